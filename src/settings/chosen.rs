//! What a server has decided itself, and how one decision differs from the next.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Setting, Settings, Value, Visibility};
use crate::snowflake::ChannelId;

/// The settings that a server has chosen; for all others the operator's defaults hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    settings: BTreeMap<Field, Setting>,
    /// What the server decided and can no longer be read.
    unreadable: BTreeSet<Field>,
}

/// How a setting changed. `None` is the operator's default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
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
        self.settings.get(&field)
    }

    /// Chooses.
    pub fn set(&mut self, setting: Setting) {
        self.unreadable.remove(&setting.field());
        self.settings.insert(setting.field(), setting);
    }

    /// Goes back to the operator's default.
    pub fn unset(&mut self, field: Field) {
        self.unreadable.remove(&field);
        self.settings.remove(&field);
    }

    /// Notes that a setting is stored and cannot be read.
    pub fn note_unreadable(&mut self, field: Field) {
        self.settings.remove(&field);
        self.unreadable.insert(field);
    }

    /// The settings that are stored and cannot be read.
    pub fn unreadable(&self) -> impl Iterator<Item = Field> {
        self.unreadable.iter().copied()
    }

    /// The channels that the chosen settings name.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        self.iter().flat_map(Setting::channels).collect()
    }

    /// Removes channels that are not the server's. If none is left in which answers are public,
    /// they become private, rather than public everywhere.
    pub fn disown(&mut self, foreign: &BTreeSet<ChannelId>) {
        let named = self.iter().map(|it| (it.field(), it.channels()));
        let named: Vec<_> = named.filter(|(_, it)| !it.is_disjoint(foreign)).collect();
        for (field, channels) in named {
            let own: BTreeSet<_> = channels.difference(foreign).copied().collect();
            if field == Field::Channels && own.is_empty() {
                self.set(Setting::Visibility(Visibility::Private));
            }
            let own = match field.kind() {
                Kind::Channels => Some(Value::Channels(own)),
                kind => kind.no_channel(),
            };
            if let Some(setting) = own.and_then(|own| field.with(own)) {
                self.set(setting);
            }
        }
    }

    /// Whether the operator's defaults hold for everything.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty() && self.unreadable.is_empty()
    }

    /// What is chosen, in the order of [`Field::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Setting> {
        self.settings.values()
    }

    /// The settings in force.
    pub fn over(&self, defaults: &Settings) -> Settings {
        let mut settings = defaults.clone();
        for setting in self.settings.values() {
            setting.clone().apply(&mut settings);
        }
        // Who sees answers depends on these two: what may have been private stays private.
        let hides = |field: &Field| matches!(field, Field::Visibility | Field::Channels);
        if self.unreadable.iter().any(hides) {
            settings.answers = Visibility::Private;
        }
        settings
    }

    /// How `later` differs from this.
    pub fn changes_to(&self, later: &Self) -> Vec<Change> {
        let change = |field: Field| Change {
            field,
            was: self.get(field).cloned(),
            is: later.get(field).cloned(),
        };
        let changes = Field::ALL.into_iter().map(change);
        let was_mended =
            |field| self.unreadable.contains(&field) && !later.unreadable.contains(&field);
        changes
            .filter(|change| change.was != change.is || was_mended(change.field))
            .collect()
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
