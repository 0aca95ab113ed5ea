//! Films and the people in them, as values that cannot be wrong.
//!
//! Everything here is parsed once, where a review file is read; after that a `Rating` is between
//! 0 and 10 and a `Title` has something to read in it. No I/O, no clock, no Discord.

use std::num::NonZero;

use crate::clean;

mod country;
mod extras;
mod genre;
mod ids;
mod language;
mod line;
mod measures;
mod names;

pub use country::Country;
pub use extras::{Extras, ImdbId, TmdbId, Votes};
pub use genre::{Genre, GenreSet};
pub use ids::{FilmId, PersonId};
pub use language::LanguageTag;
pub(crate) use line::parse_line;
pub use line::{LineProblem, PersonName, Title};
pub use measures::{Decade, Minutes, Rating, Year};
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
