//! What members keep: every row names its server and its member, and is theirs to delete.
//!
//! Every function that writes raises the server's revision first, so that presses at the same
//! moment, or ten a second, find each other's outcome.

use jiff::Timestamp;
use jiff::civil::Date;

use super::to_sql;
use crate::film::FilmId;
use crate::member::Noted;
use crate::snowflake::{GuildId, UserId};

mod lists;
mod marks;
mod privacy;
mod ratings;
mod seen;
mod watched;
mod wishes;

pub use privacy::Forgotten;

/// Which member keeps something, in which server, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asker {
    pub guild: GuildId,
    pub member: UserId,
    pub at: Timestamp,
}

impl Asker {
    fn server(self) -> i64 {
        to_sql(self.guild.0)
    }

    fn member(self) -> i64 {
        to_sql(self.member.0)
    }
}

/// A film as it is stored; `None` for an id that somebody broke by hand.
pub(super) fn noted(film: &str, title: String) -> Option<Noted> {
    let film = FilmId::parse(film)?;
    Some(Noted { film, title })
}

/// A film with a number of members or of evenings, as read from the database.
fn counted((film, title, count): (String, String, i64)) -> Option<(Noted, u32)> {
    Some((
        noted(&film, title)?,
        u32::try_from(count).unwrap_or(u32::MAX),
    ))
}

/// A time as it is stored.
fn time(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A day as it is stored; `None` for a number that somebody broke by hand.
fn day(number: i64) -> Option<Date> {
    let part = |number: i64| i8::try_from(number % 100).ok();
    let year = i16::try_from(number / 10_000).ok()?;
    Date::new(year, part(number / 100)?, part(number)?).ok()
}
