//! The short names of films and people, for links, buttons and files.

use std::fmt;
use std::hash::Hasher as _;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use super::line::{PersonName, Title};
use super::measures::Year;
use crate::fold;

/// A film's short name: the slug of title and year, stable across loads and releases.
///
/// At most [`FilmId::LONGEST`] characters of `a-z`, `0-9` and `-`, so that two of them fit into a
/// Discord `custom_id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FilmId(Box<str>);

impl FilmId {
    /// The longest a film's id can be, in characters.
    pub const LONGEST: usize = 40;

    /// The id of the film with this title and year.
    pub fn new(title: &Title, year: Option<Year>) -> Self {
        Self(match year {
            Some(year) => format!("{}-{year}", fold::slug(title, Self::LONGEST - 5)).into(),
            None => fold::slug(title, Self::LONGEST).into(),
        })
    }

    /// The id of a film that has its title and year in common with another: with the director's
    /// surname behind them, `the-three-musketeers-1993-herek`.
    ///
    /// It has to stand in the film's record. The film that was there first keeps the plain id, so
    /// that no id ever changes because of another film.
    pub fn told_apart(title: &Title, year: Option<Year>, director: &PersonName) -> Self {
        let surname = director.shown().rsplit(' ').next().unwrap_or_default();
        let surname = fold::slug(surname, Self::LONGEST / 2);
        let year = year.map_or_else(String::new, |year| format!("-{year}"));
        let left = Self::LONGEST - year.len() - surname.len() - 1;
        Self(format!("{}{year}-{surname}", fold::slug(title, left)).into())
    }

    /// The id of a film that no library has. It says so, and no film of a library has such a one: no
    /// slug has two hyphens in a row.
    pub fn unlisted(title: &Title, year: Option<Year>) -> Self {
        let left = Self::LONGEST - UNLISTED.len();
        Self(match year {
            Some(year) => format!("{UNLISTED}{}-{year}", fold::slug(title, left - 5)).into(),
            None => format!("{UNLISTED}{}", fold::slug(title, left)).into(),
        })
    }

    /// Whether it is the id of a film that no library has.
    pub fn is_unlisted(&self) -> bool {
        self.0.starts_with(UNLISTED)
    }

    /// Of a film that no library had, the id that it has once a library does, if that was not cut.
    pub fn once_listed(&self) -> Option<Self> {
        Self::parse(self.0.strip_prefix(UNLISTED)?)
    }

    /// Reads an id back; `None` where the text cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text, Self::LONGEST).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A hash of the id, the same in every process and version.
    pub fn hashed(&self) -> u64 {
        let mut hasher = SipHasher13::new();
        hasher.write(self.0.as_bytes());
        hasher.finish()
    }

    /// By what a button remembers a film where its id has no room: of some films, hardly any two
    /// share one.
    pub fn mark(&self) -> u32 {
        Self::mark_of(self.hashed())
    }

    /// The mark of the film whose id has this [hash](Self::hashed).
    #[expect(clippy::cast_possible_truncation, reason = "half of the hash will do")]
    pub fn mark_of(hashed: u64) -> u32 {
        hashed as u32
    }
}

/// What the id of a film begins with that no library has.
const UNLISTED: &str = "unlisted--";

fn is_slug(text: &str, longest: usize) -> bool {
    (1..=longest).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl TryFrom<String> for FilmId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a film id")
    }
}

impl From<FilmId> for String {
    fn from(id: FilmId) -> Self {
        id.0.into()
    }
}

impl fmt::Display for FilmId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person's short name: the slug of the name with its qualifier.
///
/// At most [`PersonId::LONGEST`] characters of `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonId(Box<str>);

impl PersonId {
    /// The longest a person's id can be, in characters.
    pub const LONGEST: usize = 40;

    /// The id of the person of this name.
    pub fn new(name: &PersonName) -> Self {
        Self(fold::slug(name.full(), Self::LONGEST).into())
    }

    /// Reads an id back; `None` where the text cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text, Self::LONGEST).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a person id")
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.0.into()
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
