//! The sentences about a server's settings, as admins read them.

use jiff::civil::Weekday;

use super::{Texts, channel_list};
use crate::markup;
use crate::markup::Markup;
use crate::refusal::SettingsReason;
use crate::settings::{Describe, Field, Group, Kind, Setting, Value, Way, Weekdays};

/// What is said of one setting in one language.
#[derive(Debug, Clone, Copy)]
pub struct SettingTexts {
    /// What it is called, at most 45 characters.
    pub name: &'static str,
    /// What it decides, without a full stop, at most 100 characters.
    pub about: &'static str,
    /// What its values are called where there are few of them, in the order of [`Kind::words`].
    pub values: &'static [&'static str],
}

/// What a language says of each setting, by a `const fn` of it. The compiler finds a setting that it
/// leaves out, and values without a name.
macro_rules! each_setting {
    ($texts_of:ident) => {{
        const {
            let mut no = 0;
            while no < Field::ALL.len() {
                let (field, texts) = (Field::ALL[no], $texts_of(Field::ALL[no]));
                let values = field.kind().words();
                assert!(texts.values.len() == values.len(), "a value has no name");
                no += 1;
            }
        }
        $texts_of
    }};
}

pub(super) use each_setting;

/// The sentences about settings in one language.
#[derive(Debug)]
pub struct SettingsTexts {
    // Commands: imperative, without a full stop, at most 100 characters.
    pub command: &'static str,
    pub show_command: &'static str,
    pub channels_command: &'static str,
    pub answers_command: &'static str,
    pub language_command: &'static str,
    pub spoilers_command: &'static str,
    pub picks_command: &'static str,
    pub day_command: &'static str,
    pub sample_command: &'static str,
    pub history_command: &'static str,
    pub export_command: &'static str,
    pub import_command: &'static str,
    pub reset_command: &'static str,
    // Options that hold no setting's value: likewise.
    pub add_channel_option: &'static str,
    pub remove_channel_option: &'static str,
    pub off_option: &'static str,
    pub setting_option: &'static str,

    /// What is said of each setting, made by `each_setting!`.
    pub of: fn(Field) -> SettingTexts,
    /// The heading of settings that are shown together.
    pub group: fn(Group) -> &'static str,

    // What values are called that are no setting's own.
    pub everywhere: &'static str,
    pub and_more_channels: fn(usize) -> Markup,
    pub no_genres: &'static str,
    pub any: &'static str,
    pub off: &'static str,
    pub daily: &'static str,
    pub weekday: fn(Weekday) -> &'static str,
    pub every_day: &'static str,

    // The overview.
    pub title: &'static str,
    pub from_server: &'static str,
    pub from_operator: &'static str,
    pub only_operator: &'static str,
    /// The permissions that the bot lacks in this channel.
    pub lacks_here: fn(&[&str]) -> Markup,
    pub lacks_for_day: fn(&[&str]) -> Markup,
    pub view_channel: &'static str,
    pub send_messages: &'static str,
    pub embed_links: &'static str,
    pub refused_days: fn(&Markup, i64) -> Markup,
    pub turned_off: &'static str,
    /// The film's channel was not one of this server's.
    pub channel_not_here: &'static str,
    /// Public channels were not this server's.
    pub channels_not_here: &'static str,
    /// Answers are private, and there are channels in which they are to be public.
    pub private_and_public: &'static str,
    /// What is stored for these settings cannot be read.
    pub not_readable: fn(&[Field]) -> Markup,

    // Buttons, menus and forms, at most 80, 100 and 45 characters.
    pub choose_setting: &'static str,
    pub choose_value: &'static str,
    pub too_many_to_choose: &'static str,
    pub choose_channels: &'static str,
    pub history: &'static str,
    pub sample: &'static str,
    pub export: &'static str,
    pub reset: &'static str,
    pub back: &'static str,
    pub use_default: &'static str,
    pub choose_undo: &'static str,
    pub everything_back: &'static str,
    /// What an input of a form takes, as an example, at most 100 characters.
    pub example: fn(Kind) -> &'static str,
    pub import_title: &'static str,
    pub import_label: &'static str,
    pub import_example: &'static str,
    /// The heading of what was typed and could not be imported.
    pub draft: &'static str,
    pub correct: &'static str,

    // What changed.
    pub changed: fn(Way) -> &'static str,
    pub change: fn(&str, &Markup, &Markup) -> Markup,
    pub the_default: fn(&Markup) -> Markup,
    pub a_default: &'static str,
    pub nothing_changed: &'static str,
    pub and_more_changes: fn(usize) -> Markup,

    // The history, the file, the reset.
    pub history_title: &'static str,
    pub no_history: &'static str,
    /// When, by whom (`None` is the bot itself), how.
    pub entry: fn(&Markup, Option<&Markup>, Way) -> Markup,
    /// Who made a change and had what is kept about them deleted.
    pub somebody: &'static str,
    pub exported: &'static str,
    pub file: &'static str,
    pub reset_question: &'static str,

    /// Why a call about settings is refused, and what to do next.
    pub refusal: fn(&SettingsReason) -> Markup,
}

impl SettingTexts {
    pub(super) const fn new(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            values: &[],
        }
    }

    pub(super) const fn values(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }
}

impl Describe for Texts {
    fn describe(&self, field: Field) -> &'static str {
        (self.settings.of)(field).about
    }
}

impl Texts {
    /// What a setting is set to.
    pub fn setting(&self, setting: &Setting) -> Markup {
        let texts = &self.settings;
        let field = setting.field();
        let or = |value: Option<Markup>, none| value.unwrap_or_else(|| Markup::trusted(none));
        match setting.value() {
            Value::Flag(_) | Value::Choice(_) => {
                let mut named = Setting::choices(field)
                    .into_iter()
                    .zip((texts.of)(field).values);
                let name = named.find_map(|(choice, name)| (choice == *setting).then_some(*name));
                Markup::trusted(name.unwrap_or_default())
            }
            Value::Channels(channels) if channels.is_empty() => Markup::trusted(texts.everywhere),
            Value::Channels(channels) => channel_list(&channels, texts.and_more_channels),
            Value::Genres(genres) if genres.is_empty() => Markup::trusted(texts.no_genres),
            Value::Genres(genres) => {
                let names = genres
                    .iter()
                    .map(|genre| markup!("{}", (self.genre)(genre)));
                Markup::join(names, ", ")
            }
            Value::Rating(rating) => or(
                rating.map(|it| markup!("{}", (self.decimal)(it))),
                texts.any,
            ),
            Value::Year(year) => or(year.map(|it| markup!("{}", it)), texts.any),
            Value::Channel(channel) => or(channel.map(Markup::channel), texts.off),
            Value::Time(time) => Markup::plain(&time.to_string()),
            Value::Zone(zone) => Markup::plain(zone.as_str()),
            Value::Weekdays(Weekdays::ALL) => Markup::trusted(texts.daily),
            Value::Weekdays(days) => {
                let names = days.iter().map(|day| Markup::trusted((texts.weekday)(day)));
                Markup::join(names, ", ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;
    use crate::settings::Field;

    /// Discord's limits for what a form is called, what a menu's entry says, and a button.
    const FORM: usize = 45;
    const ENTRY: usize = 100;
    const BUTTON: usize = 80;

    #[test]
    fn forms_and_menus_have_room_for_every_text() {
        for locale in Locale::ALL {
            let texts = &locale.texts().settings;
            let fits = |text: &str, longest: usize| {
                let length = text.chars().count();
                assert!((1..=longest).contains(&length), "{text}: {length}");
            };
            for field in Field::ALL {
                fits((texts.of)(field).name, FORM);
                fits((texts.of)(field).about, ENTRY);
                for value in (texts.of)(field).values {
                    fits(value, ENTRY);
                }
                fits((texts.example)(field.kind()), ENTRY);
            }
            fits(texts.import_title, FORM);
            fits(texts.import_label, FORM);
            fits(texts.import_example, ENTRY);
            fits(texts.correct, BUTTON);
            for label in [
                texts.history,
                texts.sample,
                texts.export,
                texts.reset,
                texts.back,
                texts.use_default,
                texts.everything_back,
            ] {
                fits(label, BUTTON);
            }
        }
    }
}
