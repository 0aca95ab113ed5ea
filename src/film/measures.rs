//! When a film was made, how good somebody found it and how long it is, as numbers that cannot be wrong.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A year of release, [`Year::FIRST`] to [`Year::LAST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Year(u16);

impl Year {
    /// The year of the oldest surviving film, the *Passage de Vénus*.
    pub const FIRST: u16 = 1874;
    /// Far enough for any announced film, near enough to catch a slipped digit.
    pub const LAST: u16 = 2100;

    /// The year, if films can be from it.
    pub fn new(year: u16) -> Option<Self> {
        (Self::FIRST..=Self::LAST)
            .contains(&year)
            .then_some(Self(year))
    }

    /// The year as a number.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The decade the year is in.
    pub fn decade(self) -> Decade {
        Decade(self.0 / 10 * 10)
    }
}

impl TryFrom<u16> for Year {
    type Error = &'static str;

    fn try_from(year: u16) -> Result<Self, Self::Error> {
        Self::new(year).ok_or("not a year of film")
    }
}

impl From<Year> for u16 {
    fn from(year: Year) -> Self {
        year.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Ten years of film, named by the first of them: 1990 for 1990 to 1999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Decade(u16);

impl Decade {
    /// The decade that starts with this year, if films can be from it.
    pub fn new(start: u16) -> Option<Self> {
        (start.is_multiple_of(10) && (Year::FIRST / 10 * 10..=Year::LAST).contains(&start))
            .then_some(Self(start))
    }

    /// The decade's first year.
    pub fn start(self) -> u16 {
        self.0
    }

    /// Whether the year lies in the decade.
    pub fn contains(self, year: Year) -> bool {
        year.decade() == self
    }
}

impl TryFrom<u16> for Decade {
    type Error = &'static str;

    fn try_from(start: u16) -> Result<Self, Self::Error> {
        Self::new(start).ok_or("not a decade of film")
    }
}

impl From<Decade> for u16 {
    fn from(decade: Decade) -> Self {
        decade.0
    }
}

impl fmt::Display for Decade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}s", self.0)
    }
}

/// A reviewer's rating, 0.0 to 10.0 in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating(u8);

impl Rating {
    /// A rating of this many tenths, 0 to 100.
    pub fn from_tenths(tenths: u8) -> Option<Self> {
        (tenths <= 100).then_some(Self(tenths))
    }

    /// A rating out of ten, rounded to a tenth; `None` outside of 0 to 10.
    pub fn out_of_ten(value: f64) -> Option<Self> {
        if !(0.0..=10.0).contains(&value) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 100 after the check above"
        )]
        Some(Self((value * 10.0).round() as u8))
    }

    /// The rating in tenths, 0 to 100.
    pub fn tenths(self) -> u8 {
        self.0
    }

    /// The rating in half stars of five stars, 0 to 10, rounded to the nearest.
    pub fn half_stars(self) -> u8 {
        (self.0 + 5) / 10
    }
}

impl TryFrom<u8> for Rating {
    type Error = &'static str;

    fn try_from(tenths: u8) -> Result<Self, Self::Error> {
        Self::from_tenths(tenths).ok_or("not a rating of 0 to 100 tenths")
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

impl fmt::Display for Rating {
    /// `8.4`, and `9` where there are no tenths.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenth => write!(f, "{}.{tenth}", self.0 / 10),
        }
    }
}

/// A running time in whole minutes, 1 to [`Minutes::LONGEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Minutes(u16);

impl Minutes {
    /// Longer than the longest films shown in cinemas (*Logistics* aside, which runs 35 days).
    pub const LONGEST: u16 = 1000;

    /// This many minutes, 1 to [`Minutes::LONGEST`].
    pub fn new(minutes: u16) -> Option<Self> {
        (1..=Self::LONGEST)
            .contains(&minutes)
            .then_some(Self(minutes))
    }

    /// The running time in minutes.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for Minutes {
    type Error = &'static str;

    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        Self::new(minutes).ok_or("not a running time")
    }
}

impl From<Minutes> for u16 {
    fn from(minutes: Minutes) -> Self {
        minutes.0
    }
}
