//! What few of many thousand films have, kept apart so that the others need no room for it.

use std::fmt;
use std::num::NonZero;

use super::{FilmId, LanguageTag, PersonName, PosterUrl, Title};

/// What few films have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extras {
    /// The title in other languages, none twice.
    pub titles: Vec<(LanguageTag, Title)>,
    /// The ids that the film had before its title or year was corrected.
    pub formerly: Vec<FilmId>,
    /// Who wrote it.
    pub writers: Vec<PersonName>,
    /// Its number at IMDb.
    pub imdb: Option<ImdbId>,
    /// Its number at TMDB.
    pub tmdb: Option<TmdbId>,
    /// A picture for the card.
    pub poster: Option<PosterUrl>,
}

/// What most films have.
pub(super) static NONE: Extras = Extras {
    titles: Vec::new(),
    formerly: Vec::new(),
    writers: Vec::new(),
    imdb: None,
    tmdb: None,
    poster: None,
};

impl Extras {
    /// The extras in the form in which a film holds them: nothing where there are none.
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != NONE).then(|| Box::new(self))
    }
}

/// The number of a title at IMDb: `tt0113277`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImdbId(NonZero<u32>);

impl ImdbId {
    /// Reads a number as IMDb writes it, with `tt` and at least seven digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("tt")?;
        let is_number = digits.len() >= 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let id = Self(digits.parse().ok().filter(|_| is_number)?);
        // More digits than are needed would be a second name of the same film.
        (id.to_string() == text).then_some(id)
    }
}

impl fmt::Display for ImdbId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tt{:07}", self.0)
    }
}

/// The number of a film at TMDB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TmdbId(NonZero<u32>);

impl TmdbId {
    /// The id of this number, from 1.
    pub fn new(number: u32) -> Option<Self> {
        NonZero::new(number).map(Self)
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

/// How many people rated a film where its facts come from, at least one: how well known it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Votes(NonZero<u32>);

impl Votes {
    /// This many votes; `None` if nobody voted.
    pub fn new(count: u32) -> Option<Self> {
        NonZero::new(count).map(Self)
    }

    /// How many.
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_imdb_have_one_spelling() {
        for id in ["tt0113277", "tt13238346", "tt0000001"] {
            assert_eq!(ImdbId::parse(id).unwrap().to_string(), id);
        }
        for wrong in [
            "0113277",
            "tt113277",
            "tt0000000",
            "tt00113277",
            "nm0000199",
            "tt+113277",
        ] {
            assert_eq!(ImdbId::parse(wrong), None, "{wrong}");
        }
    }
}
