//! A year of a server: when something was rated, wanted or watched.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::film::Year;
use crate::settings::Zone;

/// A stretch of time, in days and in moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The first moment of its first day.
    pub from: Timestamp,
    /// The first moment after its last day.
    pub until: Timestamp,
}

impl Period {
    /// All of time.
    pub const EVER: Self = Self {
        first: Date::MIN,
        last: Date::MAX,
        from: Timestamp::MIN,
        until: Timestamp::MAX,
    };

    /// A year, as the clocks of a time zone have it.
    pub fn of_year(year: Year, zone: &Zone) -> Self {
        let begin = |year| {
            let day = Date::constant(year, 1, 1);
            let begin = day.to_datetime(Time::midnight());
            (day, zone.rules().to_timestamp(begin))
        };
        let year = year.get().cast_signed();
        let (first, from) = begin(year);
        let (after, until) = begin(year + 1);
        // A year of film is far from the ends of time.
        Self {
            first,
            last: after.yesterday().unwrap_or(Date::MAX),
            from: from.unwrap_or(Timestamp::MIN),
            until: until.unwrap_or(Timestamp::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_when_the_servers_clocks_say_so() {
        let year = Year::new(2026).unwrap();
        let period = Period::of_year(year, &Zone::parse("Asia/Tokyo").unwrap());
        assert_eq!(period.from.to_string(), "2025-12-31T15:00:00Z");
        assert_eq!(period.until.to_string(), "2026-12-31T15:00:00Z");
        assert_eq!(period.first.to_string(), "2026-01-01");
        assert_eq!(period.last.to_string(), "2026-12-31");
        let json = serde_json::to_string(&Period::EVER).unwrap();
        assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), Period::EVER);
    }
}
