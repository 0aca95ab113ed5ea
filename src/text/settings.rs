//! The sentences about a server's settings, as admins read them.

use jiff::civil::Weekday;

use crate::markup::Markup;
use crate::refusal::SettingsReason;
use crate::settings::{Field, Setting, Way};

/// The sentences about settings in one language.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "a field's name and its English sentence say what it is"
)]
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

    /// What a setting is called, at most 45 characters.
    pub name: fn(Field) -> &'static str,
    /// What a setting decides, without a full stop, at most 100 characters.
    pub about: fn(Field) -> &'static str,
    /// What a setting is set to.
    pub value: fn(&Setting) -> Markup,
    pub weekday: fn(Weekday) -> &'static str,
    pub every_day: &'static str,

    // The overview.
    pub title: &'static str,
    pub answers_section: &'static str,
    pub picks_section: &'static str,
    pub day_section: &'static str,
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
    /// What an input of a form takes, as an example.
    pub example: fn(Field) -> &'static str,
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
                fits((texts.name)(field), FORM);
                fits((texts.about)(field), ENTRY);
                fits((texts.example)(field), ENTRY);
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
