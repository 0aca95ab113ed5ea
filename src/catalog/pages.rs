//! The library as a list to page through: which part of it, in which order, and where it can be
//! opened without turning every page.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Catalog, FilmNo, titles};
use crate::film::{Country, Decade, Genre};
use crate::fold::fold;
use crate::review::ColumnId;

/// A part of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Films of this genre.
    pub genre: Option<Genre>,
    /// Films of this decade.
    pub decade: Option<Decade>,
    /// Films from this country.
    pub country: Option<Country>,
    /// Films that this column is about.
    pub column: Option<ColumnId>,
    /// How much of it.
    pub extent: Extent,
}

/// How much of the library is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Extent {
    /// The films that have a review.
    #[default]
    Reviewed,
    /// All films, listings too.
    All,
}

/// An order of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// By title, leading articles aside.
    #[default]
    Title,
    /// The newest first; films without a year last.
    Newest,
    /// The oldest first; films without a year last.
    Oldest,
    /// The best rated first; unrated films last, and none that is not confirmed to exist.
    Rating,
}

/// Where titles begin alike: figures, a letter, or the last letters of the alphabet and all that
/// stands behind them. There are as many as Discord lets a menu have entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Initial(u8);

impl Initial {
    /// Figures, A to W, and X to Z as one.
    const COUNT: u8 = 25;

    fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The least that a folded title of it can be.
    fn least(self) -> String {
        match self.0 {
            0 => String::new(),
            nth => char::from(b'a' + nth - 1).to_string(),
        }
    }
}

impl fmt::Display for Initial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("0–9"),
            nth if nth == Self::COUNT - 1 => f.write_str("X–Z"),
            nth => write!(f, "{}", char::from(b'A' + nth - 1)),
        }
    }
}

impl Catalog {
    /// The films of a part of the library, in an order. Equals stand by title.
    pub fn browse(&self, section: Section, sort: Sort) -> Vec<FilmNo> {
        let facts = |no: &FilmNo| &self.facts[no.index()];
        let mut films: Vec<FilmNo> = self
            .by_title
            .iter()
            .copied()
            .filter(|no| self.is_in(*no, section, sort))
            .collect();
        match sort {
            Sort::Title => {}
            Sort::Newest => films.sort_by_key(|no| Reverse(facts(no).year)),
            Sort::Oldest => films.sort_by_key(|no| (facts(no).year.is_none(), facts(no).year)),
            Sort::Rating => films.sort_by_key(|no| Reverse(facts(no).rating)),
        }
        films
    }

    fn is_in(&self, no: FilmNo, section: Section, sort: Sort) -> bool {
        let Section {
            genre,
            decade,
            country,
            column,
            extent,
        } = section;
        let facts = &self.facts[no.index()];
        (extent == Extent::All || facts.is_reviewed)
            && genre.is_none_or(|genre| facts.genres.contains(genre))
            && decade.is_none_or(|decade| facts.is_of(decade))
            && (sort != Sort::Rating || facts.is_confirmed)
            && country.is_none_or(|country| self.is_from(no, country))
            && column.is_none_or(|column| self.is_in_column(no, column))
    }

    /// How many films of a part of the library an order shows, and how many of them have a review,
    /// whatever extent of it is meant.
    pub fn counts(&self, section: Section, sort: Sort) -> (usize, usize) {
        let all = Section {
            extent: Extent::All,
            ..section
        };
        let mut counts = (0, 0);
        for no in self.films().filter(|no| self.is_in(*no, all, sort)) {
            counts.0 += 1;
            counts.1 += usize::from(self.facts[no.index()].is_reviewed);
        }
        counts
    }

    /// Where the films of each initial start among films that stand by title. Initials that no film
    /// has are left out.
    pub fn initials(&self, by_title: &[FilmNo]) -> Vec<(Initial, usize)> {
        let start = |initial: Initial| {
            let least = initial.least();
            by_title.partition_point(|no| {
                let folded = fold(&self.film(*no).title);
                titles::without_article(&folded) < least.as_str()
            })
        };
        let mut starts = Vec::new();
        let mut end = by_title.len();
        for initial in Initial::all().rev() {
            let from = start(initial);
            if from < end {
                starts.push((initial, from));
            }
            end = from;
        }
        starts.reverse();
        starts
    }

    /// How many films of a part of the library an order shows of each decade, the newest decade first.
    pub fn decades_of(&self, section: Section, sort: Sort) -> Vec<(Decade, usize)> {
        let mut counts = BTreeMap::new();
        for no in self.films().filter(|no| self.is_in(*no, section, sort)) {
            if let Some(year) = self.facts[no.index()].year {
                *counts.entry(year.decade()).or_insert(0) += 1;
            }
        }
        counts.into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};

    fn cinema() -> Catalog {
        catalog([
            film("Heat", 1995).genres([Genre::Crime]).rated(84),
            film("Collateral", 2004).genres([Genre::Crime]).rated(75),
            film("A Rumour", 2031)
                .genres([Genre::Crime])
                .rated(100)
                .unconfirmed(),
            film("Ronin", 1998).genres([Genre::Crime]).listing(),
            film("The Insider", 1999).genres([Genre::Drama]),
            film("12 Angry Men", 1957).listing(),
            film("Zulu", 1964).listing(),
            film("千と千尋の神隠し", 2001).listing(),
        ])
    }

    #[test]
    fn a_section_holds_reviewed_films_or_all() {
        let cinema = cinema();
        let of = |extent, sort| {
            let section = Section {
                genre: Some(Genre::Crime),
                extent,
                ..Section::default()
            };
            cinema.ids(cinema.browse(section, sort))
        };
        assert_eq!(
            of(Extent::Reviewed, Sort::Title),
            ["collateral-2004", "heat-1995", "a-rumour-2031"]
        );
        assert_eq!(
            of(Extent::All, Sort::Title),
            [
                "collateral-2004",
                "heat-1995",
                "ronin-1998",
                "a-rumour-2031"
            ]
        );
        assert_eq!(of(Extent::All, Sort::Newest)[1], "collateral-2004");
        assert_eq!(of(Extent::All, Sort::Oldest)[0], "heat-1995");
    }

    #[test]
    fn a_part_is_counted_as_it_is_shown() {
        let cinema = cinema();
        let crime = Section {
            genre: Some(Genre::Crime),
            ..Section::default()
        };
        assert_eq!(cinema.counts(crime, Sort::Title), (4, 3));
        // What is not confirmed is not among the best.
        assert_eq!(cinema.counts(crime, Sort::Rating), (3, 2));
    }

    #[test]
    fn a_column_is_a_section() {
        let cinema = catalog([
            film("Heat", 1995).by("Mo").rated(84),
            film("Ronin", 1998).by("Ana").also_by("Mo").rated(90),
            film("Up", 2009).by("Ana"),
        ]);
        let of = |reviewer| {
            let section = Section {
                column: Some(ColumnId::of(Some(reviewer))),
                ..Section::default()
            };
            cinema.ids(cinema.browse(section, Sort::Rating))
        };
        assert_eq!(of("Mo"), ["ronin-1998", "heat-1995"]);
        assert_eq!(of("Ana"), ["ronin-1998", "up-2009"]);
        assert_eq!(of("Nobody"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_not_confirmed_is_never_among_the_best() {
        let cinema = cinema();
        let best = cinema.browse(Section::default(), Sort::Rating);
        assert_eq!(
            cinema.ids(best),
            ["heat-1995", "collateral-2004", "the-insider-1999"]
        );
    }

    #[test]
    fn a_list_by_title_can_be_opened_at_each_initial() {
        let cinema = cinema();
        let section = Section {
            extent: Extent::All,
            ..Section::default()
        };
        let films = cinema.browse(section, Sort::Title);
        let found: Vec<_> = cinema
            .initials(&films)
            .into_iter()
            .map(|(initial, at)| format!("{initial} {}", cinema.film(films[at]).title))
            .collect();
        assert_eq!(
            found,
            [
                "0–9 12 Angry Men",
                "C Collateral",
                "H Heat",
                "I The Insider",
                "R Ronin",
                "X–Z Zulu"
            ]
        );
        assert_eq!(cinema.initials(&[]), []);
        let counts = cinema.decades_of(section, Sort::Title);
        let counts = counts
            .iter()
            .map(|(decade, films)| (decade.start(), *films));
        assert_eq!(
            counts.collect::<Vec<_>>(),
            [(2030, 1), (2000, 2), (1990, 3), (1960, 1), (1950, 1)]
        );
    }
}
