//! When something is posted: a time of the day, a time zone, days of the week.

use std::fmt;
use std::sync::Arc;

use jiff::civil::{Time, Weekday};
use jiff::tz::{self, TimeZone};
use serde::{Deserialize, Serialize};

/// A time of the day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime(Time);

impl ClockTime {
    /// The time of this text, such as `18:30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |digits: &str| -> Option<i8> {
            let is_number = (1..=2).contains(&digits.len())
                && digits.bytes().all(|digit| digit.is_ascii_digit());
            is_number.then(|| digits.parse().ok())?
        };
        let minute = number(minute).filter(|_| minute.len() == 2)?;
        Time::new(number(hour)?, minute, 0, 0).ok().map(Self)
    }

    /// The time.
    pub fn get(self) -> Time {
        self.0
    }
}

impl Default for ClockTime {
    /// Six in the evening, when people begin to think of what to watch.
    fn default() -> Self {
        Self(Time::constant(18, 0, 0, 0))
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl TryFrom<String> for ClockTime {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a time of the day")
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        time.to_string()
    }
}

/// A time zone of the IANA database, which the binary carries: every process that shares a
/// database goes by the same rules, whatever its machine has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Arc<str>);

impl Zone {
    /// The zone of this name, in any case: `europe/berlin` is `Europe/Berlin`.
    pub fn parse(name: &str) -> Option<Self> {
        let zone = tz::db().get(name).ok()?;
        zone.iana_name().map(|name| Self(name.into()))
    }

    /// The names of all zones, in alphabetical order.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = tz::db()
            .available()
            .map(|name| name.as_str().to_owned())
            .collect();
        names.sort();
        names
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rules of the zone.
    pub fn rules(&self) -> TimeZone {
        // The name was found when the value was made, and the database is in the binary.
        tz::db().get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self("UTC".into())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Zone {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name).ok_or("not a time zone")
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.as_str().to_owned()
    }
}

/// Days of the week, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// The days with their names in settings files, from Monday.
    pub const NAMES: [(&'static str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];

    /// These days; `None` if there are none.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let bits = days.into_iter().fold(0, |bits, day| bits | bit(day));
        Self::try_from(bits).ok()
    }

    /// Whether the day is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The days, from Monday.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Self::NAMES
            .into_iter()
            .map(|(_, day)| day)
            .filter(move |day| self.contains(*day))
    }

    /// The days' names, from Monday.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES
            .into_iter()
            .filter(move |(_, day)| self.contains(*day))
            .map(|(name, _)| name)
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

impl Default for Weekdays {
    fn default() -> Self {
        Self::ALL
    }
}

impl TryFrom<u8> for Weekdays {
    type Error = &'static str;

    fn try_from(bits: u8) -> Result<Self, Self::Error> {
        if bits == 0 || bits > Self::ALL.0 {
            return Err("not days of the week");
        }
        Ok(Self(bits))
    }
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> Self {
        days.0
    }
}
