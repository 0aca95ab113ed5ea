//! The list of settings: what each is called, and what it may hold.

use serde::{Deserialize, Serialize};

/// One setting, whatever its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields of Settings say what they are")]
pub enum Field {
    Channels,
    DirectMessages,
    Visibility,
    Language,
    Spoilers,
    PickUnconfirmed,
    GenresLeftOut,
    LowestRating,
    EarliestYear,
    LatestYear,
    FilmChannel,
    FilmTime,
    FilmZone,
    FilmWeekdays,
}

impl Field {
    /// Every setting, in the order in which they are shown.
    pub const ALL: [Self; 14] = [
        Self::Channels,
        Self::DirectMessages,
        Self::Visibility,
        Self::Language,
        Self::Spoilers,
        Self::PickUnconfirmed,
        Self::GenresLeftOut,
        Self::LowestRating,
        Self::EarliestYear,
        Self::LatestYear,
        Self::FilmChannel,
        Self::FilmTime,
        Self::FilmZone,
        Self::FilmWeekdays,
    ];

    /// The section of a settings file that the setting stands in. Those in `[answers]` are the
    /// operator's to decide first, in a section of the same name.
    pub const fn section(self) -> &'static str {
        match self {
            Self::FilmChannel | Self::FilmTime | Self::FilmZone | Self::FilmWeekdays => {
                "film_of_the_day"
            }
            _ => "answers",
        }
    }

    /// The setting's name in its section.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Channels => "channels",
            Self::DirectMessages => "direct_messages",
            Self::Visibility => "visibility",
            Self::Language => "language",
            Self::Spoilers => "spoilers",
            Self::PickUnconfirmed => "pick_unconfirmed",
            Self::GenresLeftOut => "genres_left_out",
            Self::LowestRating => "lowest_rating",
            Self::EarliestYear => "earliest_year",
            Self::LatestYear => "latest_year",
            Self::FilmChannel => "channel",
            Self::FilmTime => "time",
            Self::FilmZone => "time_zone",
            Self::FilmWeekdays => "weekdays",
        }
    }

    /// What it may hold, as problems say it.
    pub const fn allowed(self) -> &'static str {
        match self {
            Self::Channels => {
                "a list of at most 100 channels' ids, such as [\"1000000000000000000\"]; empty \
                 for every channel"
            }
            Self::DirectMessages | Self::PickUnconfirmed => "true or false, without quotes",
            Self::Visibility => "\"public\" or \"private\"",
            Self::Language => "\"auto\", \"en\" or \"de\"",
            Self::Spoilers => "\"hidden\", \"left-out\" or \"shown\"",
            Self::GenresLeftOut => "a list of genres as review files write them, such as [\"War\"]",
            Self::LowestRating => "a number from 0 to 10, or \"any\"",
            Self::EarliestYear | Self::LatestYear => "a year from 1874 to 2100, or \"any\"",
            Self::FilmChannel => "a channel's id, such as \"1000000000000000000\", or \"off\"",
            Self::FilmTime => "a time of the day from \"00:00\" to \"23:59\"",
            Self::FilmZone => "a time zone of the IANA database, such as \"Europe/Berlin\"",
            Self::FilmWeekdays => "a list of days, such as [\"saturday\", \"sunday\"]",
        }
    }

    /// Whether servers decide it. The others are the operator's alone: in a direct message, Discord
    /// does not say which servers somebody shares with the bot.
    pub const fn is_the_servers(self) -> bool {
        !matches!(self, Self::DirectMessages)
    }

    /// Section and name, such as `answers.visibility`: what the setting is called where it is
    /// stored.
    pub fn path(self) -> String {
        format!("{}.{}", self.section(), self.name())
    }

    /// The setting of this path.
    pub fn from_path(path: &str) -> Option<Self> {
        let (section, name) = path.split_once('.')?;
        Self::find(section, name)
    }

    /// The setting of this name in this section.
    pub fn find(section: &str, name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.section() == section && field.name() == name)
    }
}
