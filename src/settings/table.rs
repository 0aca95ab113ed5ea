//! The table of settings: a row for each, and nothing of any of them anywhere else but its
//! sentences in `text/` and whatever goes by it.
//!
//! A row is what `config.example.toml` says of the setting, then
//! `Name: "name in files", topic, who decides => field: type = default;`. The type decides the kind.

#![expect(
    clippy::doc_link_with_quotes,
    reason = "a row is for operators too, who write lists"
)]

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::kind::{Kind, OfKind, Value};
use super::topic::{Decides, Topic};
use super::{ClockTime, SpoilerPolicy, Visibility, Weekdays, Zone};
use crate::film::{GenreSet, Rating, Year};
use crate::locale::Locale;
use crate::snowflake::ChannelId;

/// Sentences that say what settings decide.
pub trait Describe {
    /// What a setting decides.
    fn describe(&self, field: Field) -> &'static str;
}

super::rows::settings! {
    /// What applies to one call: the server's own settings, and the operator's defaults for the
    /// rest.
    Settings ["answers"]
        with
        /// The film of the day.
        film_of_the_day: FilmOfTheDay
    {
        /// Where answers may be public; everywhere if empty. Elsewhere only the asker sees them.
        Channels: "channels", Channels, Server
            => channels: BTreeSet<ChannelId> = BTreeSet::new();
        /// Whether members may use the bot in direct messages. Servers cannot decide this
        /// themselves: in a direct message, Discord does not say which servers somebody shares with
        /// the bot.
        DirectMessages: "direct_messages", Answers, Operator
            => direct_messages: bool = true;
        /// Who sees an answer: "public" for everybody in the channel, "private" for whoever asked.
        /// Private keeps busy channels quiet.
        Visibility: "visibility", Answers, Both
            => answers: Visibility = Visibility::Public;
        /// The language of public answers: "auto" takes the server's own where the bot speaks it,
        /// "en" and "de" are always the same.
        Language: "language", Language, Both
            => language: Option<Locale> = None;
        /// What happens to spoilers in full reviews: "hidden" behind a click, "left-out", or "shown"
        /// for a server where everybody has seen everything.
        Spoilers: "spoilers", Spoilers, Both
            => spoilers: SpoilerPolicy = SpoilerPolicy::Hidden;
        /// Whether a random pick may be a film that could not be confirmed to exist as released.
        PickUnconfirmed: "pick_unconfirmed", Picks, Both
            => pick_unconfirmed: bool = false;
        /// Genres from which no random pick comes, such as ["Horror", "War"], as review files write
        /// them.
        GenresLeftOut: "genres_left_out", Picks, Both
            => genres_left_out: GenreSet = GenreSet::EMPTY;
        /// The lowest rating of a random pick, such as 6.5; "any" for no bound.
        LowestRating: "lowest_rating", Picks, Both
            => lowest_rating: Option<Rating> = None;
        /// The earliest year of a random pick, such as 1970; "any" for no bound.
        EarliestYear: "earliest_year", Picks, Both
            => earliest_year: Option<Year> = None;
        /// The latest year of a random pick, such as 2020; "any" for no bound.
        LatestYear: "latest_year", Picks, Both
            => latest_year: Option<Year> = None;
    }

    /// Where and when the film of the day is posted.
    FilmOfTheDay ["film_of_the_day"] in film_of_the_day {
        /// Where the film of the day is posted; nowhere if absent.
        FilmChannel: "channel", FilmOfTheDay, Server
            => channel: Option<ChannelId> = None;
        /// At what time of the day it is posted.
        FilmTime: "time", FilmOfTheDay, Server
            => time: ClockTime = ClockTime::default();
        /// In which time zone.
        FilmZone: "time_zone", FilmOfTheDay, Server
            => zone: Zone = Zone::default();
        /// On which days of the week.
        FilmWeekdays: "weekdays", FilmOfTheDay, Server
            => weekdays: Weekdays = Weekdays::ALL;
    }
}
