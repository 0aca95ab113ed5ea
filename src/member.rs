//! What members keep on a server, as parsed values: how they rate a film, what they say of it,
//! what they have seen and what they want to watch.
//!
//! A film is kept with what it is called ([`Noted`]): it may leave the library and come back.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::clean;
use crate::film::{Film, FilmId, Rating};
use crate::snowflake::{GuildId, UserId};

mod period;
mod watchlist;

pub use period::Period;
pub use watchlist::{
    Created, Day, LeftList, List, ListName, Noting, Order, Wanted, Wants, Watched, Weighing, Which,
    WhoseWish,
};

/// A member's rating of a film, 1 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

impl Score {
    pub const LOWEST: u8 = 1;
    pub const HIGHEST: u8 = 10;

    /// A score, if it is one of 1 to 10.
    pub fn new(score: u8) -> Option<Self> {
        (Self::LOWEST..=Self::HIGHEST)
            .contains(&score)
            .then_some(Self(score))
    }

    /// Every score, the lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (Self::LOWEST..=Self::HIGHEST).map(Self)
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(score: u8) -> Result<Self, Self::Error> {
        Self::new(score).ok_or("not a score of 1 to 10")
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// What a member says of a film: one line, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sentence(String);

impl Sentence {
    /// The longest, in characters.
    pub const LONGEST: usize = 280;

    /// Reads what was typed; `Ok(None)` where that is nothing.
    ///
    /// # Errors
    /// How many characters it has, where those are too many.
    pub fn parse(typed: &str) -> Result<Option<Self>, usize> {
        let line = clean::line(typed);
        match line.chars().count() {
            0 => Ok(None),
            length if length > Self::LONGEST => Err(length),
            _ => Ok(Some(Self(line))),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Sentence {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match Self::parse(&text) {
            Ok(Some(sentence)) => Ok(sentence),
            _ => Err("not a sentence of 1 to 280 characters"),
        }
    }
}

impl From<Sentence> for String {
    fn from(sentence: Sentence) -> Self {
        sentence.0
    }
}

/// A film as it is noted down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    pub film: FilmId,
    /// What it was called, with its year, when it was noted.
    pub title: String,
}

impl From<&Film> for Noted {
    fn from(film: &Film) -> Self {
        Self {
            film: film.id.clone(),
            title: film.title_and_year(),
        }
    }
}

/// How many members gave a film which score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread([u32; 10]);

impl Spread {
    /// Counts this many members with a score.
    pub fn add(&mut self, score: Score, members: u32) {
        self.0[usize::from(score.0 - 1)] += members;
    }

    /// How many gave each score, the lowest score first.
    pub fn counts(&self) -> [u32; 10] {
        self.0
    }

    /// How many rated the film.
    pub fn raters(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The sum of all scores.
    pub fn sum(&self) -> u32 {
        let scores = (1..).zip(self.0);
        scores.fold(0_u32, |sum, (score, members)| {
            sum.saturating_add(members.saturating_mul(score))
        })
    }

    /// The mean, to a tenth; `None` where nobody rated the film.
    pub fn mean(&self) -> Option<Rating> {
        let raters = u64::from(self.raters());
        let tenths = (u64::from(self.sum()) * 10 + raters / 2).checked_div(raters)?;
        Rating::from_tenths(u8::try_from(tenths).ok()?)
    }
}

/// What a member thinks of a film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Whose.
    pub member: UserId,
    /// How they rate it.
    #[serde(flatten)]
    pub rated: Rated,
}

/// A film that a member has seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    #[serde(flatten)]
    pub noted: Noted,
    /// When they said so.
    pub at: Timestamp,
}

/// A film that a member does not want to be offered again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    #[serde(flatten)]
    pub noted: Noted,
    /// When they said so.
    pub at: Timestamp,
}

/// A member's own rating of a film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    #[serde(flatten)]
    pub noted: Noted,
    /// How good it is.
    pub score: Score,
    /// What they say of it.
    pub sentence: Option<Sentence>,
    /// When they said so.
    pub at: Timestamp,
}

/// What a member rated, has seen, wants to watch and does not want to be offered: all that their taste
/// can be read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    /// Whose.
    pub member: UserId,
    /// The films they rated, none twice.
    pub rated: Vec<(FilmId, Score)>,
    /// The films they have seen, with or without a rating.
    pub seen: Vec<FilmId>,
    /// The films that they do not want to be offered again.
    pub declined: Vec<FilmId>,
    /// The films that they want to watch, on whichever list.
    pub wanted: Vec<FilmId>,
}

/// Everything that is kept about a member, in one server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The server, as text: programs that read JSON know no numbers as large.
    #[serde(serialize_with = "as_text", deserialize_with = "from_text")]
    pub server: GuildId,
    /// What they have seen.
    pub seen: Vec<Seen>,
    /// What they rated.
    pub ratings: Vec<Rated>,
    /// What they want to watch.
    pub wanted: Vec<OwnWanted>,
    /// What they wanted until it was watched, or taken off the list for everybody: it comes back
    /// if that is undone.
    pub ended_wishes: Vec<OwnWanted>,
    /// What they do not want to be offered again.
    pub not_for_me: Vec<Declined>,
    /// What they were there for.
    pub watched: Vec<OwnWatched>,
    /// When they changed the server's settings.
    pub changed_settings: Vec<Timestamp>,
}

impl Kept {
    /// How many entries there are.
    pub fn entries(&self) -> usize {
        let Self {
            server: _,
            seen,
            ratings,
            wanted,
            ended_wishes,
            not_for_me,
            watched,
            changed_settings,
        } = self;
        let wishes = wanted.len() + ended_wishes.len();
        seen.len()
            + ratings.len()
            + wishes
            + not_for_me.len()
            + watched.len()
            + changed_settings.len()
    }
}

/// A film that a member wants to watch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWanted {
    /// The list; `None` is the first one, which every server has.
    pub list: Option<ListName>,
    #[serde(flatten)]
    pub noted: Noted,
    /// Since when.
    pub at: Timestamp,
}

/// A film that a member watched with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWatched {
    #[serde(flatten)]
    pub noted: Noted,
    /// On which day.
    pub on: Date,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde says how it is called"
)]
fn as_text<S: serde::Serializer>(id: &GuildId, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(id)
}

fn from_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<GuildId, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map(GuildId).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_one_to_ten() {
        assert_eq!(Score::new(0), None);
        assert_eq!(Score::new(11), None);
        assert_eq!(Score::all().map(Score::get).sum::<u8>(), 55);
        assert!(serde_json::from_str::<Score>("11").is_err());
    }

    #[test]
    fn a_sentence_is_one_line_of_280_characters() {
        assert_eq!(Sentence::parse(" \n\u{200b} "), Ok(None));
        let line = Sentence::parse("A\n\nb  c").unwrap().unwrap();
        assert_eq!(line.as_str(), "A b c");
        assert!(Sentence::parse(&"ä".repeat(280)).unwrap().is_some());
        assert_eq!(Sentence::parse(&"ä".repeat(281)), Err(281));
    }

    #[test]
    fn the_mean_is_rounded_to_a_tenth() {
        let spread = |scores: &[u8]| {
            let mut spread = Spread::default();
            for score in scores {
                spread.add(Score::new(*score).unwrap(), 1);
            }
            spread.mean().map(Rating::tenths)
        };
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[10]), Some(100));
        assert_eq!(spread(&[7, 8, 8]), Some(77));
        assert_eq!(spread(&[7, 7, 8]), Some(73));
    }
}
