//! What the buttons, menus and forms of `/settings` do.
//!
//! None says which server it is about: that is where it is pressed.

use serde::{Deserialize, Serialize};

use crate::settings::{Edit, Field, Setting};

/// What a button, a menu or a form of `/settings` does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingsAction {
    /// Opens a page.
    Open(SettingsPage),
    /// Chooses; only for settings with few values, so that the short form is short.
    Set(Setting),
    /// Goes back to the operator's default.
    Unset(Field),
    /// Chooses what a menu of several entries, or a form, was filled with.
    Fill(Field),
    /// Imports what a form was filled with.
    Import,
    /// Goes back to the operator's defaults with everything.
    Reset,
    /// Takes back the change of this number.
    Undo(i64),
    /// Shows a film of the day as it would be posted.
    Sample,
}

/// A page about a server's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingsPage {
    /// All settings in force.
    Overview,
    /// One setting, with what changes it.
    Setting(Field),
    /// What changed, from the latest; the page, from 0.
    History(u16),
    /// The settings as a file.
    Export,
    /// The question whether everything is to be reset.
    Reset,
}

const SHOW: &str = "show";
const OPEN: &str = "open";
const HISTORY: &str = "log";
const EXPORT: &str = "file";
const ASK: &str = "ask";
const SET: &str = "to";
const UNSET: &str = "def";
const FILL: &str = "fill";
const IMPORT: &str = "import";
const RESET: &str = "reset";
const UNDO: &str = "undo";
const SAMPLE: &str = "sample";

impl SettingsAction {
    /// The short form, without the word that all of these share.
    pub(super) fn encode(&self) -> String {
        match self {
            Self::Open(SettingsPage::Overview) => SHOW.to_owned(),
            Self::Open(SettingsPage::Setting(field)) => format!("{OPEN}:{}", field.path()),
            Self::Open(SettingsPage::History(page)) => format!("{HISTORY}:{page}"),
            Self::Open(SettingsPage::Export) => EXPORT.to_owned(),
            Self::Open(SettingsPage::Reset) => ASK.to_owned(),
            Self::Set(setting) => {
                format!("{SET}:{}:{}", setting.field().path(), setting.to_toml())
            }
            Self::Unset(field) => format!("{UNSET}:{}", field.path()),
            Self::Fill(field) => format!("{FILL}:{}", field.path()),
            Self::Import => IMPORT.to_owned(),
            Self::Reset => RESET.to_owned(),
            Self::Undo(number) => format!("{UNDO}:{number}"),
            Self::Sample => SAMPLE.to_owned(),
        }
    }

    /// Reads the short form back.
    pub(super) fn decode(code: &str) -> Option<Self> {
        // A value may have colons in it.
        let parts: Vec<&str> = code.splitn(3, ':').collect();
        Some(match *parts.as_slice() {
            [SHOW] => Self::Open(SettingsPage::Overview),
            [OPEN, path] => Self::Open(SettingsPage::Setting(Field::from_path(path)?)),
            [HISTORY, page] => Self::Open(SettingsPage::History(page.parse().ok()?)),
            [EXPORT] => Self::Open(SettingsPage::Export),
            [ASK] => Self::Open(SettingsPage::Reset),
            [SET, path, value] => Self::Set(Setting::from_toml(Field::from_path(path)?, value)?),
            [UNSET, path] => Self::Unset(Field::from_path(path)?),
            [FILL, path] => Self::Fill(Field::from_path(path)?),
            [IMPORT] => Self::Import,
            [RESET] => Self::Reset,
            [SAMPLE] => Self::Sample,
            [UNDO, number] => Self::Undo(number.parse().ok()?),
            _ => return None,
        })
    }

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
