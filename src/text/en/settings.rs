//! English: settings.

use jiff::civil::Weekday;

use super::super::{SettingTexts, SettingsTexts, code_block, each_setting};
use crate::markup;
use crate::markup::Markup;
use crate::refusal::SettingsReason;
use crate::settings::{Field, Group, Kind, Way};

pub(super) const TEXTS: SettingsTexts = SettingsTexts {
    command: "Decide how the bot behaves in this server",
    show_command: "Show every setting, and change them",
    channels_command: "Choose the channels in which answers are public",
    answers_command: "Choose who sees an answer",
    language_command: "Choose the language of public answers",
    spoilers_command: "Choose what happens to spoilers in full reviews",
    picks_command: "Choose which films are picked at random or as film of the day",
    day_command: "Choose where and when the film of the day is posted",
    sample_command: "See a film of the day as it would be posted, just for you",
    history_command: "Show what was changed by whom, and undo it",
    export_command: "Get all settings as a file",
    import_command: "Replace all settings with those of a file",
    reset_command: "Go back to the operator's defaults, with one setting or with all",
    add_channel_option: "A channel in which answers are to be public",
    remove_channel_option: "A channel in which only the asker is to see answers",
    off_option: "Whether to post no film of the day at all",
    setting_option: "The setting to reset; without it, all",

    of: each_setting!(texts_of),
    group: |group| match group {
        Group::Answers => "Answers",
        Group::Picks => "Random picks and film of the day",
        Group::FilmOfTheDay => "Film of the day",
    },

    everywhere: "everywhere",
    and_more_channels: |more| markup!("and {} more", more),
    no_genres: "none",
    any: "any",
    off: "off",
    daily: "every day",
    weekday,
    every_day: "Every day",

    title: "Settings of this server",
    from_server: "this server",
    from_operator: "default",
    only_operator: "only the bot's operator can change this",
    lacks_here: |permissions| {
        markup!(
            "⚠️ In this channel I lack {}. Answers to commands do not need that, but the film of \
             the day would.",
            named(permissions)
        )
    },
    lacks_for_day: |permissions| {
        markup!(
            "⚠️ The film of the day is to be posted here, and I lack {}. Allow that in the \
             channel's settings.",
            named(permissions)
        )
    },
    view_channel: "View Channel",
    send_messages: "Send Messages",
    embed_links: "Embed Links",
    refused_days: |channel, days| match days {
        1 => markup!(
            "⚠️ Last time, Discord did not let me post the film of the day in {}. Check that I may \
             see it, write there and embed links.",
            channel
        ),
        days => markup!(
            "⚠️ Discord has not let me post the film of the day in {} for {} days. Check that I may \
             see it, write there and embed links.",
            channel,
            days.unsigned_abs()
        ),
    },
    turned_off: "⚠️ I have turned the film of the day off, because for three days I could not post \
        in its channel. Choose a channel in which I may write and embed links.",
    channel_not_here: "⚠️ I have turned the film of the day off, because its channel belongs to another \
        server. Choose one of this server's channels.",
    channels_not_here: "⚠️ I have taken public channels out, because they belong to another \
        server; if none was left, only whoever asked sees answers. Choose channels of this server.",
    private_and_public: "⚠️ **Public channels** are chosen, and **Who sees answers** is *only whoever \
        asked*, so that no answer is public. Choose *everybody in the channel*, or take the channels \
        out.",
    not_readable: |fields| {
        markup!(
            "⚠️ What is stored for {} cannot be read. The default applies until you choose again, \
             and what may have been private stays private.",
            names(fields)
        )
    },

    choose_setting: "Change a setting …",
    choose_value: "Choose …",
    too_many_to_choose: "There are more channels than a menu can show. Add and remove them one by \
        one with `/settings channels`.",
    choose_channels: "Choose channels …",
    history: "History",
    sample: "Sample",
    export: "Export",
    reset: "Reset all",
    back: "All settings",
    use_default: "Use the default",
    choose_undo: "Undo a change …",
    everything_back: "Reset everything",
    example: |kind| match kind {
        Kind::Rating => "0 to 10, or any. Empty: the default",
        Kind::Year => "A year, or any. Empty: the default",
        Kind::Time => "18:30. Empty: the default",
        Kind::Zone => "Europe/London. Empty: the default",
        _ => "Empty: the default",
    },
    import_title: "Import settings",
    import_label: "The file's text, as /settings export wrote it",
    import_example: "[answers] …",
    draft: "What you sent",
    correct: "Correct it",

    changed: |way| match way {
        Way::Set => "✅ Changed.",
        Way::Import => "✅ Imported.",
        Way::Reset => "✅ Reset.",
        Way::Undo => "✅ Undone.",
        Way::Disown => "✅ Taken out.",
    },
    change: |name, was, is| markup!("**{}**: {} → {}", name, was, is),
    the_default: |value| markup!("{} (default)", value),
    a_default: "the default",
    nothing_changed: "Nothing changed: it was like that already.",
    and_more_changes: |more| markup!("… and {} more", more),

    history_title: "What was changed",
    no_history: "Nothing has been changed here yet. Use `/settings show` to change something.",
    somebody: "somebody no longer on record",
    entry: |when, who, way| {
        let who = who.map_or_else(|| Markup::trusted("I"), Clone::clone);
        let did = Markup::trusted(match way {
            Way::Set => "changed",
            Way::Import => "imported a file",
            Way::Reset => "reset everything",
            Way::Undo => "undid a change",
            Way::Disown => "took out channels of another server",
        });
        markup!("{} · {} {}", when, who, did)
    },
    exported: "All settings of this server. `/settings import` reads them again, here or elsewhere.",
    file: "The settings of this server, as TOML",
    reset_question: "Every setting goes back to the operator's default. The history stays, so that \
        you can undo it.",

    refusal: refusal_of,
};

const fn texts_of(field: Field) -> SettingTexts {
    match field {
        Field::Channels => SettingTexts::new(
            "Public channels",
            "The channels in which answers are public; elsewhere only the asker sees them",
        ),
        Field::DirectMessages => SettingTexts::new(
            "Direct messages",
            "Whether members may use the bot in direct messages",
        )
        .values(&["not allowed", "allowed"]),
        Field::Visibility => SettingTexts::new("Who sees answers", "Who sees an answer")
            .values(&["everybody in the channel", "only whoever asked"]),
        Field::Language => SettingTexts::new("Language", "The language of public answers")
            .values(&["the server's own", "English", "German"]),
        Field::Spoilers => {
            SettingTexts::new("Spoilers", "What happens to spoilers in full reviews").values(&[
                "hidden behind a click",
                "left out",
                "shown",
            ])
        }
        Field::PickUnconfirmed => SettingTexts::new(
            "Unconfirmed films",
            "Whether films that could not be confirmed to exist may be picked",
        )
        .values(&["are not picked", "may be picked"]),
        Field::GenresLeftOut => SettingTexts::new(
            "Genres left out",
            "Genres from which no film is picked, separated by commas",
        ),
        Field::LowestRating => {
            SettingTexts::new("Lowest rating", "The lowest rating of a pick, 0 to 10")
        }
        Field::EarliestYear => SettingTexts::new("Earliest year", "The earliest year of a pick"),
        Field::LatestYear => SettingTexts::new("Latest year", "The latest year of a pick"),
        Field::FilmChannel => SettingTexts::new(
            "Film channel",
            "The channel in which the film of the day is posted",
        ),
        Field::FilmTime => {
            SettingTexts::new("Film time", "The time at which it is posted, such as 18:30")
        }
        Field::FilmZone => SettingTexts::new(
            "Film time zone",
            "The time zone of that time, such as Europe/London",
        ),
        Field::FilmWeekdays => SettingTexts::new(
            "Film days",
            "The days of the week on which it is posted, separated by commas",
        ),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `**View Channel** and **Send Messages**`.
fn named(permissions: &[&str]) -> Markup {
    let names = permissions.iter().map(|name| markup!("**{}**", name));
    super::list(names.collect(), "and", None)
}

/// `**Spoilers** and **Language**`.
fn names(fields: &[Field]) -> Markup {
    let names = fields.iter().map(|field| texts_of(*field).name);
    named(&names.collect::<Vec<_>>())
}

pub(super) fn refusal_of(reason: &SettingsReason) -> Markup {
    match reason {
        SettingsReason::OnlyInServers => Markup::trusted(
            "Only a server has settings. Use this command in a channel of your server.",
        ),
        SettingsReason::NotInstalled => Markup::trusted(
            "This server has not added me, so it has no settings. Ask an admin to add me: `/help` \
             has the link.",
        ),
        SettingsReason::NotAdmin => Markup::trusted(
            "Only members with the permission *Manage Server* can see and change settings. Ask one \
             of them.",
        ),
        SettingsReason::ChangedSince { fields } => markup!(
            "I have undone nothing: {} was changed again since. Undo the later change first, or \
             choose a new value with `/settings show`.",
            names(fields)
        ),
        SettingsReason::Forgotten => Markup::trusted(
            "I do not remember this change any more: only the last 50 are kept. Choose a new value \
             with `/settings show`.",
        ),
        SettingsReason::Years => Markup::trusted(
            "The earliest year would come after the latest, so that no film fits; nothing has \
             changed. Change both at once with `/settings picks`.",
        ),
        SettingsReason::TooManyChannels => Markup::trusted(
            "At most 100 channels can be chosen; nothing has changed. Remove one first, with \
             `/settings channels`.",
        ),
        SettingsReason::Foreign { channels } => markup!(
            "This server has no channel {}; nothing has changed. Choose one of this server's channels \
             from the list.",
            super::list(
                channels.iter().map(|id| markup!("`{}`", id.0)).collect(),
                "or",
                None
            )
        ),
        SettingsReason::Unchecked => Markup::trusted(
            "I cannot ask Discord at the moment whether these channels are this server's; nothing has \
             changed. Try again in a minute, or choose the channels from the list.",
        ),
        SettingsReason::NotImported { why, typed: _ } => refusal_of(why),
        SettingsReason::Unreadable { problems } => markup!(
            "These settings cannot be used; nothing has changed. Correct what stands here, and \
             import them again.\n{}",
            code_block(problems)
        ),
        SettingsReason::Unfit {
            field,
            typed,
            nearest,
        } => {
            let what = markup!(
                "**{}** cannot be “{}”; nothing has changed.",
                texts_of(*field).name,
                typed
            );
            match nearest {
                Some(nearest) => markup!("{} Did you mean {}?", what, nearest),
                None => markup!("{} {}", what, Markup::trusted(allowed(field.kind()))),
            }
        }
        SettingsReason::Unavailable { reference } => markup!(
            "Settings cannot be read or changed right now. Try again in a minute; if it happens \
             again, tell whoever runs me this reference: `{}`.",
            reference
        ),
        SettingsReason::TooLate => {
            Markup::trusted("I was too slow to open the form. Try again in a moment.")
        }
        SettingsReason::Nothing => {
            Markup::trusted("Nothing was filled in. Use `/settings show` to see every setting.")
        }
    }
}

fn allowed(kind: Kind) -> &'static str {
    match kind {
        Kind::Rating => "Try a number from 0 to 10, such as 6.5, or *any*.",
        Kind::Year => "Try a year from 1874 to 2100, or *any*.",
        Kind::Time => "Try a time of the day, such as 18:30.",
        Kind::Zone => "Try the largest city near you, such as Europe/London.",
        Kind::Genres => "Try names of genres, such as War, Horror, or *none*.",
        Kind::Weekdays => "Try names of days, such as Saturday, Sunday.",
        _ => "Choose from the list.",
    }
}
