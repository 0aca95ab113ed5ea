//! All settings at a glance, where each comes from, and what the bot lacks.

use crate::action::{Action, SettingsAction, SettingsPage};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Field as CardField, File, Menu, MenuItem, Message, Permissions,
    Row, Style,
};
use crate::markup::Markup;
use crate::settings::{Entry, Field, Group, Setting, Settings, Visibility, Way, file};
use crate::snowflake::UserId;
use crate::state::ServerSettings;
use crate::text::{SettingsTexts, Texts};

/// How much of a setting's value is shown, in characters.
const LONGEST_VALUE: usize = 240;

/// What the file of settings is called.
const FILE_NAME: &str = "settings.toml";

/// All settings in force, with what leads on to changing them.
pub(super) fn message(context: &Context<'_>, server: &ServerSettings) -> Message {
    let all = context.private_texts();
    let texts = &all.settings;
    let section = |group: Group| {
        let lines = group.fields().map(|field| {
            let name = Markup::plain((texts.of)(field).name);
            crate::markup!("**{}**: {}", name, value_and_source(all, server, field))
        });
        CardField {
            name: Markup::plain((texts.group)(group)),
            value: Markup::join(lines, "\n"),
            short: false,
        }
    };
    let open = |page| Action::Settings(SettingsAction::Open(page));
    let in_force = server.in_force();
    let items = Field::ALL.into_iter().filter(|it| it.is_the_servers());
    let menu = Menu {
        placeholder: texts.choose_setting.to_owned(),
        items: items
            .map(|field| MenuItem {
                label: (texts.of)(field).name.to_owned(),
                detail: (texts.of)(field).about.to_owned(),
                action: open(SettingsPage::Setting(field)),
            })
            .collect(),
    };
    let has_history = !server.history.is_empty();
    let buttons = vec![
        Button::act(
            Style::Secondary,
            "🕘",
            texts.history,
            open(SettingsPage::History(0)),
        )
        .only_if(has_history),
        Button::act(
            Style::Secondary,
            "🎬",
            texts.sample,
            Action::Settings(SettingsAction::Sample),
        ),
        Button::act(
            Style::Secondary,
            "📄",
            texts.export,
            open(SettingsPage::Export),
        ),
        Button::act(Style::Danger, "↩️", texts.reset, open(SettingsPage::Reset))
            .only_if(!server.chosen.is_empty()),
    ];
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.title),
            description: warnings(context, server, &in_force),
            fields: Group::ALL.map(section).into(),
            ..Card::default()
        }],
        rows: vec![Row::Menu(menu), Row::Buttons(buttons)],
        ..Message::default()
    }
}

/// What a setting is set to, and who decided it.
pub(super) fn value_and_source(all: &Texts, server: &ServerSettings, field: Field) -> Markup {
    let texts = &all.settings;
    let source = match server.chosen.get(field) {
        _ if !field.is_the_servers() => texts.only_operator,
        Some(_) => texts.from_server,
        None => texts.from_operator,
    };
    let setting = Setting::of(&server.in_force(), field);
    let value = all.setting(&setting).cut(LONGEST_VALUE);
    crate::markup!("{} · *{}*", value, Markup::trusted(source))
}

/// What keeps the bot from doing what it is set to.
///
/// What it may do in another channel than this one no interaction says; that it was refused there
/// is remembered.
fn warnings(context: &Context<'_>, server: &ServerSettings, in_force: &Settings) -> Markup {
    let texts = &context.private_texts().settings;
    let film_channel = in_force.film_of_the_day.channel;
    let needed = [
        (Permissions::VIEW_CHANNEL, texts.view_channel),
        (Permissions::SEND_MESSAGES, texts.send_messages),
        (Permissions::EMBED_LINKS, texts.embed_links),
    ];
    let own = context.call.own_permissions;
    let is_lacking = |(bit, _): &(Permissions, &str)| !own.grant(*bit);
    let lacking: Vec<&str> = needed
        .into_iter()
        .filter(is_lacking)
        .map(|(_, name)| name)
        .collect();
    let is_here = film_channel == Some(context.call.place.channel());
    let mut warnings = Markup::default();
    if !lacking.is_empty() {
        let say = if is_here {
            texts.lacks_for_day
        } else {
            texts.lacks_here
        };
        warnings.push_after("\n", &say(&lacking));
    }
    if let Some(channel) = film_channel
        && server.refused_days > 0
    {
        let refused = (texts.refused_days)(&Markup::channel(channel), server.refused_days);
        warnings.push_after("\n", &refused);
    }
    let mut say = |text: &'static str| warnings.push_after("\n", &Markup::trusted(text));
    if film_channel.is_none() {
        // Where the bot itself turned the film of the day off.
        match last_change(server, Field::FilmChannel) {
            Some((None, Way::Disown)) => say(texts.channel_not_here),
            Some((None, _)) => say(texts.turned_off),
            _ => {}
        }
    }
    if let Some((None, Way::Disown)) = last_change(server, Field::Channels) {
        say(texts.channels_not_here);
    }
    if in_force.answers == Visibility::Private && !in_force.channels.is_empty() {
        say(texts.private_and_public);
    }
    let unreadable: Vec<Field> = server.chosen.unreadable().collect();
    if !unreadable.is_empty() {
        warnings.push_after("\n", &(texts.not_readable)(&unreadable));
    }
    warnings
}

/// By whom, and how, a setting was changed last.
fn last_change(server: &ServerSettings, field: Field) -> Option<(Option<UserId>, Way)> {
    let is_about = |entry: &&Entry| entry.changes.iter().any(|change| change.field == field);
    let last = server.history.iter().find(is_about)?;
    Some((last.who, last.way))
}

/// The button that leads to the overview.
pub(super) fn back(texts: &SettingsTexts) -> Button {
    let open = SettingsAction::Open(SettingsPage::Overview);
    Button::act(Style::Secondary, "◀️", texts.back, Action::Settings(open))
}

/// The settings as a file.
pub(super) fn file(context: &Context<'_>, server: &ServerSettings) -> Message {
    let texts = &context.private_texts().settings;
    Message {
        visibility: Visibility::Private,
        text: Markup::trusted(texts.exported),
        files: vec![File {
            name: FILE_NAME.to_owned(),
            bytes: file::write(&server.chosen, &server.defaults).into_bytes(),
            description: texts.file.to_owned(),
        }],
        ..Message::default()
    }
}

/// Asks whether everything is to go back to the defaults.
pub(super) fn reset_question(context: &Context<'_>) -> Message {
    let texts = &context.private_texts().settings;
    let reset = Action::Settings(SettingsAction::Reset);
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.everything_back),
            description: Markup::trusted(texts.reset_question),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![
            Button::act(Style::Danger, "↩️", texts.everything_back, reset),
            back(texts),
        ])],
        ..Message::default()
    }
}
