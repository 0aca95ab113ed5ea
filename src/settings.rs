//! A server's settings: what its admins decide, over the operator's defaults.
//!
//! [`Settings`] are those in force, [`Chosen`] what a server has decided itself, setting by
//! setting; each is a row of `table`. No value of either can be wrong: what is typed, stored or
//! imported is checked once, by [`Setting::read`].

use serde::{Deserialize, Serialize};

mod chosen;
mod due;
mod edit;
mod field;
pub mod file;
mod history;
mod kind;
mod read;
mod rows;
mod schedule;
mod setting;
mod table;
mod topic;

pub use chosen::{Change, ChangedSince, Chosen};
pub use due::LATEST;
pub use edit::Edit;
pub use history::{Entry, Undone, Way};
pub use kind::{Kind, Value};
pub use schedule::{ClockTime, Weekdays, Zone};
pub use table::{Describe, Field, FilmOfTheDay, Setting, Settings};
pub use topic::{Group, Topic};

/// Who sees an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody in the channel.
    #[default]
    Public,
    /// Only whoever asked ("ephemeral").
    Private,
}

/// What happens to spoilers in full reviews.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpoilerPolicy {
    /// Hidden behind `||`, shown by a click.
    #[default]
    Hidden,
    /// Left out of the text.
    LeftOut,
    /// Shown like any other text.
    Shown,
}

/// Why settings do not go together, although each by itself is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contradiction {
    /// The earliest year of a pick comes after the latest.
    Years,
    /// There are more channels than a list may have.
    TooManyChannels,
}

impl Settings {
    /// Whether settings that are valid by themselves also go together.
    pub fn check(&self) -> Result<(), Contradiction> {
        let has_too_many = |field| {
            let setting = Setting::of(self, field);
            setting.channels().len() > kind::MOST_CHANNELS
        };
        if Field::ALL.into_iter().any(has_too_many) {
            return Err(Contradiction::TooManyChannels);
        }
        match (self.earliest_year, self.latest_year) {
            (Some(earliest), Some(latest)) if earliest > latest => Err(Contradiction::Years),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
