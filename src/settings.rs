//! A server's settings: what its admins decide, over the operator's defaults.
//!
//! [`Settings`] are those in force, [`Chosen`] what a server has decided itself, setting by
//! setting. No value of either can be wrong: what is typed, stored or imported is checked once,
//! by [`Setting::read`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::film::{GenreSet, Rating, Year};
use crate::locale::Locale;
use crate::snowflake::ChannelId;

mod chosen;
mod edit;
mod field;
pub mod file;
mod history;
mod schedule;
mod setting;
mod typed;

pub use chosen::{Change, ChangedSince, Chosen};
pub use edit::Edit;
pub use field::Field;
pub use history::{Entry, Undone, Way};
pub use schedule::{ClockTime, LATEST, Weekdays, Zone};
pub use setting::Setting;

/// What applies to one call: the server's own settings, and the operator's defaults for the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Where answers may be public; everywhere if empty. Elsewhere only the asker sees them.
    pub channels: BTreeSet<ChannelId>,
    /// Whether members may use the bot in direct messages.
    pub direct_messages: bool,
    /// Whether answers are for everybody in the channel or for whoever asked.
    pub answers: Visibility,
    /// The language of public answers; `None` takes the server's own, where the bot speaks it.
    pub language: Option<Locale>,
    /// What happens to spoilers in full reviews.
    pub spoilers: SpoilerPolicy,
    /// Whether `/random` may pick films that could not be confirmed as released.
    pub pick_unconfirmed: bool,
    /// Genres of which no film is picked.
    pub genres_left_out: GenreSet,
    /// The lowest rating of a pick.
    pub lowest_rating: Option<Rating>,
    /// The earliest year of a pick.
    pub earliest_year: Option<Year>,
    /// The latest year of a pick.
    pub latest_year: Option<Year>,
    /// The film of the day.
    pub film_of_the_day: FilmOfTheDay,
}

/// Where and when the film of the day is posted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilmOfTheDay {
    /// Where; nowhere if absent.
    pub channel: Option<ChannelId>,
    /// At what time of the day.
    pub time: ClockTime,
    /// In which time zone.
    pub zone: Zone,
    /// On which days of the week.
    pub weekdays: Weekdays,
}

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

/// Why settings cannot be, although each by itself was read or chosen well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contradiction {
    /// The earliest year of a pick comes after the latest.
    Years,
    /// There are more channels than a list of them may have.
    TooManyChannels,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            channels: BTreeSet::new(),
            direct_messages: true,
            answers: Visibility::default(),
            language: None,
            spoilers: SpoilerPolicy::default(),
            pick_unconfirmed: false,
            genres_left_out: GenreSet::EMPTY,
            lowest_rating: None,
            earliest_year: None,
            latest_year: None,
            film_of_the_day: FilmOfTheDay::default(),
        }
    }
}

impl Settings {
    /// Whether settings that are right by themselves also go together.
    pub fn check(&self) -> Result<(), Contradiction> {
        if self.channels.len() > setting::MOST_CHANNELS {
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
