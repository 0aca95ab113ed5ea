//! What a server has decided itself, and how one decision differs from the next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Field, Setting, Settings};

/// The settings that a server has chosen; for all others the operator's defaults hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chosen(BTreeMap<Field, Setting>);

/// How a setting changed. `None` is the operator's default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub field: Field,
    /// What it was.
    pub was: Option<Setting>,
    /// What it is.
    pub is: Option<Setting>,
}

/// The settings that were changed again since, so that a change cannot be undone by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSince(pub Vec<Field>);

impl Chosen {
    /// What the server has chosen for a setting.
    pub fn get(&self, field: Field) -> Option<&Setting> {
        self.0.get(&field)
    }

    /// Chooses.
    pub fn set(&mut self, setting: Setting) {
        self.0.insert(setting.field(), setting);
    }

    /// Goes back to the operator's default.
    pub fn unset(&mut self, field: Field) {
        self.0.remove(&field);
    }

    /// Whether the operator's defaults hold for everything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is chosen, in the order of [`Field::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Setting> {
        self.0.values()
    }

    /// The settings in force.
    pub fn over(&self, defaults: &Settings) -> Settings {
        let mut settings = defaults.clone();
        for setting in self.0.values() {
            setting.clone().apply(&mut settings);
        }
        settings
    }

    /// How `later` differs.
    pub fn changes_to(&self, later: &Self) -> Vec<Change> {
        let change = |field: Field| Change {
            field,
            was: self.get(field).cloned(),
            is: later.get(field).cloned(),
        };
        let changes = Field::ALL.into_iter().map(change);
        changes.filter(|change| change.was != change.is).collect()
    }

    /// Takes changes back, all of them or none: a setting that was changed again since is
    /// somebody's later decision.
    pub fn undo(&mut self, changes: &[Change]) -> Result<(), ChangedSince> {
        let is_superseded = |change: &&Change| self.get(change.field) != change.is.as_ref();
        let later: Vec<Field> = changes
            .iter()
            .filter(is_superseded)
            .map(|it| it.field)
            .collect();
        if !later.is_empty() {
            return Err(ChangedSince(later));
        }
        for change in changes {
            match &change.was {
                Some(setting) => self.set(setting.clone()),
                None => self.unset(change.field),
            }
        }
        Ok(())
    }
}

impl FromIterator<Setting> for Chosen {
    fn from_iter<I: IntoIterator<Item = Setting>>(settings: I) -> Self {
        let mut chosen = Self::default();
        for setting in settings {
            chosen.set(setting);
        }
        chosen
    }
}
