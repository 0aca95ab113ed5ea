//! What the buttons, menus and forms of `/settings` do.
//!
//! None says which server it is about: that is where it is pressed.

use super::codec::{Code, Part, Parts, actions};
use crate::settings::{Edit, Field, Setting};

actions! {
    /// What a button, a menu or a form of `/settings` does.
    pub enum SettingsAction {
        Open(page: SettingsPage),
        /// Chooses; only for settings with few values, so that the short form is short.
        Set = "to" (setting: Setting),
        /// Goes back to the operator's default.
        Unset = "def" (field: Field),
        /// Chooses what a menu of several entries, or a form, was filled with.
        Fill = "fill" (field: Field),
        /// Imports what a form was filled with.
        Import = "import",
        /// Goes back to the operator's defaults with everything.
        Reset = "reset",
        /// Takes back the change of this number.
        Undo = "undo" (change: i64),
        /// Shows a film of the day as it would be posted.
        Sample = "sample",
    }
}

actions! {
    /// A page about a server's settings.
    #[derive(Copy)]
    pub enum SettingsPage {
        /// All settings in force.
        Overview = "show",
        /// One setting, with what changes it.
        Setting = "open" (field: Field),
        /// What changed, from the latest; the page, from 0.
        History = "log" (page: u16),
        /// The settings as a file.
        Export = "file",
        /// The question whether everything is to be reset.
        Reset = "ask",
    }
}

impl Part for Field {
    fn write(&self, code: &mut Code) {
        code.push(&self.path());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::from_path(parts.next()?)
    }
}

/// The value comes last, and may have colons in it.
impl Part for Setting {
    fn write(&self, code: &mut Code) {
        self.field().write(code);
        code.push(&self.to_toml());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let field = Field::read(parts)?;
        Self::from_toml(field, parts.rest()?)
    }
}

impl SettingsAction {
    /// The change that it stands for by itself, where it stands for one.
    pub fn edit(&self) -> Option<Edit> {
        match self {
            Self::Set(setting) => Some(Edit::Set(setting.clone())),
            Self::Unset(field) => Some(Edit::Unset(*field)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::settings::{SpoilerPolicy, Visibility};

    #[test]
    fn every_action_fits_and_reads_back() {
        let mut actions = vec![
            SettingsAction::Open(SettingsPage::Overview),
            SettingsAction::Open(SettingsPage::History(u16::MAX)),
            SettingsAction::Open(SettingsPage::Export),
            SettingsAction::Open(SettingsPage::Reset),
            SettingsAction::Set(Setting::Visibility(Visibility::Private)),
            SettingsAction::Set(Setting::Spoilers(SpoilerPolicy::LeftOut)),
            SettingsAction::Set(Setting::Language(None)),
            SettingsAction::Set(Setting::PickUnconfirmed(true)),
            SettingsAction::Import,
            SettingsAction::Reset,
            SettingsAction::Undo(i64::MAX),
            SettingsAction::Sample,
        ];
        for field in Field::ALL {
            actions.push(SettingsAction::Open(SettingsPage::Setting(field)));
            actions.push(SettingsAction::Unset(field));
            actions.push(SettingsAction::Fill(field));
        }
        for action in actions.into_iter().map(Action::Settings) {
            let code = action.encode();
            assert!(code.len() <= Action::LONGEST, "{code}");
            assert_eq!(Action::decode(&code), Some(action), "{code}");
            assert_eq!(Action::name_of(&code), "button settings");
        }
    }

    #[test]
    fn other_texts_are_no_action() {
        for code in [
            "set",
            "set:",
            "set:open:answers.colour",
            "set:to:answers.visibility:\"loud\"",
            "set:to:answers.visibility",
            "set:log:-1",
            "set:undo:x",
            "set:show:x",
        ] {
            assert_eq!(Action::decode(code), None, "{code}");
        }
    }
}
