//! Films and the people in them, as values that cannot be wrong.
//!
//! Everything here is parsed once, where a review file is read; after that a `Rating` is between
//! 0 and 10 and a `Title` has something to read in it. No I/O, no clock, no Discord.

use std::fmt;
use std::hash::Hasher as _;
use std::num::NonZero;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::{clean, fold};

mod country;
mod extras;
mod genre;
mod language;
mod names;

pub use country::Country;
pub use extras::{Extras, ImdbId, TmdbId, Votes};
pub use genre::{Genre, GenreSet};
pub use language::LanguageTag;
pub use names::NamePool;

/// A film: what it is called, who made it and who is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Film {
    /// The film's name in links, buttons and files.
    pub id: FilmId,
    /// The title as first released in English.
    pub title: Title,
    /// The year of first release; absent for an unreleased film.
    pub year: Option<Year>,
    /// Other titles that people look it up by.
    pub aliases: Box<[Title]>,
    /// Who directed it.
    pub directors: Box<[PersonName]>,
    /// Who is in it, in billing order.
    pub cast: Box<[Credit]>,
    /// Its genres, the most fitting first, none twice.
    pub genres: Box<[Genre]>,
    /// The running time.
    pub runtime: Option<Minutes>,
    /// The series it belongs to, such as `"Alien"`.
    pub series: Option<Title>,
    /// Where it is from, the main country first, none twice.
    pub countries: Box<[Country]>,
    /// How many people rated it where its facts come from.
    pub votes: Option<Votes>,
    /// Its place among the best-known films, from 1, where the catalogue's list of them has it.
    pub known_place: Option<NonZero<u16>>,
    /// `false` where the film could not be confirmed to exist as released.
    pub confirmed: bool,
    /// What few films have; read it by [`Film::extras`].
    pub extras: Option<Box<Extras>>,
}

impl Film {
    /// A confirmed film of which nothing but title and year is known.
    pub fn new(title: Title, year: Option<Year>) -> Self {
        Self {
            id: FilmId::new(&title, year),
            title,
            year,
            aliases: Box::default(),
            directors: Box::default(),
            cast: Box::default(),
            genres: Box::default(),
            runtime: None,
            series: None,
            countries: Box::default(),
            votes: None,
            known_place: None,
            confirmed: true,
            extras: None,
        }
    }

    /// A film that no library has, as somebody types it: `Tenet 2`, or `Tenet 2 (2027)`. `None` where
    /// that is no title.
    pub fn unlisted(typed: &str) -> Option<Self> {
        let line = clean::line(typed);
        let (title, year) = split_year(&line);
        let title = Title::parse(title).ok()?;
        Some(Self {
            id: FilmId::unlisted(&title, year),
            ..Self::new(title, year)
        })
    }

    /// What few films have.
    pub fn extras(&self) -> &Extras {
        self.extras.as_deref().unwrap_or(&extras::NONE)
    }

    /// Everything it is looked up by: its title, other titles, its titles in other languages.
    pub fn names(&self) -> impl Iterator<Item = &Title> {
        let elsewhere = self.extras().titles.iter().map(|(_, title)| title);
        let here = std::iter::once(&self.title).chain(&self.aliases);
        here.chain(elsewhere)
    }

    /// The title with its year where it has one: `The Thing (1982)`.
    pub fn title_and_year(&self) -> String {
        match self.year {
            Some(year) => format!("{} ({year})", self.title),
            None => self.title.to_string(),
        }
    }
}

/// A title and the year in brackets behind it.
fn split_year(line: &str) -> (&str, Option<Year>) {
    let split = || {
        let (title, year) = line.strip_suffix(')')?.rsplit_once('(')?;
        let is_number = year.bytes().all(|byte| byte.is_ascii_digit());
        let year = Year::new(year.parse().ok().filter(|_| is_number)?)?;
        let title = title.trim_end();
        (!title.is_empty()).then_some((title, year))
    };
    split().map_or((line, None), |(title, year)| (title, Some(year)))
}

/// One person in a film's cast, with the role where it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    pub person: PersonName,
    /// As whom.
    pub role: Option<Box<str>>,
}

impl Credit {
    /// The longest role, in characters: a row of a card, and several roles of one person.
    pub const LONGEST_ROLE: usize = 200;
}

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

    /// By what a button remembers a film where its id has no room: of some films, hardly any two
    /// share one.
    pub fn mark(&self) -> u32 {
        let mut hasher = SipHasher13::new();
        hasher.write(self.as_str().as_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "half of the hash will do")]
        let mark = hasher.finish() as u32;
        mark
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

/// Why a text is not a title or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// Nothing that can be seen is in it.
    Empty,
    /// It has more characters than are allowed.
    TooLong {
        /// How many it has.
        found: usize,
        /// How many are allowed.
        allowed: usize,
    },
}

/// `text` as one clean line of 1 to `allowed` characters.
pub(crate) fn parse_line(text: &str, allowed: usize) -> Result<Box<str>, LineProblem> {
    if text.len() <= allowed && clean::is_plain_line(text) {
        return Ok(text.into());
    }
    let line = clean::line(text);
    let found = line.chars().count();
    if line.chars().all(|c| c.is_whitespace() || is_combining(c)) {
        Err(LineProblem::Empty)
    } else if found > allowed {
        Err(LineProblem::TooLong { found, allowed })
    } else {
        Ok(line.into())
    }
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A film's or a series' title: one line of 1 to [`Title::LONGEST`] visible characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Title(Box<str>);

impl Title {
    /// The longest title, in characters. Discord's embed titles hold 256, and the year and a mark
    /// stand behind the title.
    pub const LONGEST: usize = 200;

    /// Reads a title.
    pub fn parse(text: &str) -> Result<Self, LineProblem> {
        parse_line(text, Self::LONGEST).map(Self)
    }
}

impl std::ops::Deref for Title {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person's name, with a qualifier in brackets where two people share it:
/// `Michelle Williams (singer)`. 1 to [`PersonName::LONGEST`] visible characters.
///
/// A copy costs nothing; a [`NamePool`] lets the credits of a person hold one text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName(Arc<str>);

impl PersonName {
    /// The longest name, in characters.
    pub const LONGEST: usize = 100;

    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, LineProblem> {
        let name = Self(parse_line(text, Self::LONGEST)?.into());
        if name.shown().is_empty() {
            Err(LineProblem::Empty)
        } else {
            Ok(name)
        }
    }

    /// The name with its qualifier: what tells people apart.
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The name as cards show it, without the qualifier.
    pub fn shown(&self) -> &str {
        match self.0.rfind('(') {
            Some(at) if self.0.ends_with(')') => self.0[..at].trim_end(),
            _ => &self.0,
        }
    }

    /// The qualifier without its brackets, where the name has one.
    pub fn qualifier(&self) -> Option<&str> {
        let rest = &self.0[self.shown().len()..];
        rest.trim_start().strip_prefix('(')?.strip_suffix(')')
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

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

/// The https address of a picture, at most [`PosterUrl::LONGEST`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterUrl(Box<str>);

impl PosterUrl {
    /// What Discord allows for an address in an embed, in characters.
    pub const LONGEST: usize = 2048;

    /// Reads an address; `None` where it is not a plain `https://host/…` address.
    pub fn parse(text: &str) -> Option<Self> {
        let host = text
            .strip_prefix("https://")?
            .split(['/', '?', '#'])
            .next()?;
        let plain = text.len() <= Self::LONGEST && text.bytes().all(|b| b.is_ascii_graphic());
        let is_host = host.contains('.')
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b));
        (plain && is_host).then(|| Self(text.into()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_film_that_is_typed_has_its_year_and_an_id_that_says_so() {
        let typed = |text: &str| Film::unlisted(text).map(|film| (film.title_and_year(), film.id));
        for (text, title, id) in [
            ("Tenet 2", "Tenet 2", "unlisted--tenet-2"),
            (
                " Tenet  2 (2027) ",
                "Tenet 2 (2027)",
                "unlisted--tenet-2-2027",
            ),
            (
                "Blade Runner 2049",
                "Blade Runner 2049",
                "unlisted--blade-runner-2049",
            ),
            ("(2027)", "(2027)", "unlisted--2027"),
            ("Tenet 2 (+027)", "Tenet 2 (+027)", "unlisted--tenet-2-027"),
        ] {
            let (found, found_id) = typed(text).unwrap();
            assert_eq!((found.as_str(), found_id.as_str()), (title, id));
            assert!(found_id.is_unlisted());
        }
        assert_eq!(typed(" \u{200b} "), None);
        assert_eq!(typed(&"x".repeat(201)), None);
        let longest = FilmId::unlisted(&Title::parse(&"x".repeat(200)).unwrap(), Year::new(2027));
        assert_eq!(FilmId::parse(longest.as_str()), Some(longest));
        let listed = FilmId::parse("unlisted--heat-1995").unwrap().once_listed();
        assert_eq!(listed, FilmId::parse("heat-1995"));
        assert_eq!(FilmId::parse("unlisted-2003").unwrap().once_listed(), None);
    }

    fn id(title: &str, year: u16) -> FilmId {
        FilmId::new(&Title::parse(title).unwrap(), Year::new(year))
    }

    #[test]
    fn an_id_is_the_slug_of_title_and_year() {
        assert_eq!(id("The Thing", 1982).as_str(), "the-thing-1982");
        assert_eq!(
            id("Alita 2: Blood & Steel", 0).as_str(),
            "alita-2-blood-and-steel"
        );
        assert_eq!(id("1917", 2019).as_str(), "1917-2019");
        let long = id(&"Very ".repeat(39), 1999);
        assert!(long.as_str().len() <= FilmId::LONGEST && long.as_str().ends_with("-1999"));
        assert_eq!(FilmId::parse(long.as_str()), Some(long));
        assert_eq!(FilmId::parse("../etc"), None);
        let told_apart = |title: &str, director: &str| {
            let director = PersonName::parse(director).unwrap();
            let id = FilmId::told_apart(&Title::parse(title).unwrap(), Year::new(1993), &director);
            assert_eq!(FilmId::parse(id.as_str()).as_ref(), Some(&id));
            id.to_string()
        };
        assert_eq!(
            told_apart("Heat", "Steve McQueen (II)"),
            "heat-1993-mcqueen"
        );
        assert!(told_apart(&"Very ".repeat(39), "Ingmar Bergman").ends_with("-1993-bergman"));
        assert!(told_apart("Heat", &"x".repeat(60)).starts_with("heat-1993-"));
        assert!(told_apart("Heat", "王家衛").starts_with("heat-1993-"));
    }

    #[test]
    fn names_hide_their_qualifier() {
        let name = PersonName::parse("Michelle Williams (singer)").unwrap();
        assert_eq!(
            (name.shown(), name.qualifier()),
            ("Michelle Williams", Some("singer"))
        );
        assert_eq!(PersonName::parse("Cher").unwrap().qualifier(), None);
        assert_eq!(PersonName::parse("(singer)"), Err(LineProblem::Empty));
        assert_ne!(
            PersonId::new(&name),
            PersonId::new(&PersonName::parse("Michelle Williams").unwrap())
        );
    }

    #[test]
    fn titles_hold_something_to_read() {
        assert_eq!(Title::parse("\u{200b} \u{301}"), Err(LineProblem::Empty));
        assert_eq!(
            Title::parse(&"x".repeat(300)),
            Err(LineProblem::TooLong {
                found: 300,
                allowed: 200
            })
        );
    }

    #[test]
    fn ratings_are_tenths() {
        assert_eq!(Rating::out_of_ten(8.4).map(Rating::tenths), Some(84));
        assert_eq!(Rating::out_of_ten(9.0).unwrap().to_string(), "9");
        assert_eq!(Rating::out_of_ten(f64::NAN), None);
        assert_eq!(Rating::out_of_ten(10.1), None);
        assert_eq!(Rating::out_of_ten(9.0).unwrap().half_stars(), 9);
    }

    #[test]
    fn posters_are_https() {
        assert!(PosterUrl::parse("https://example.org/a.jpg").is_some());
        assert!(PosterUrl::parse("http://example.org/a.jpg").is_none());
        assert!(PosterUrl::parse("https://user@host.org/").is_none());
        assert!(PosterUrl::parse("javascript:alert(1)").is_none());
    }
}
