//! How near a film is to one or two others, and the arithmetic behind it.

use super::{Agreement, Factor, Score, Shared, Suggestion};
use crate::catalog::{Catalog, FilmNo, NO_SERIES, PersonNo};
use crate::film::GenreSet;

/// What counts how much.
///
/// What agrees wholly doubles the score (a gain of 1) unless the measurement said otherwise; with
/// steps of that size the outcome is flat around these values (BENCHMARKS.md, "Relations").
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// How fast lower billing counts less: a place weighs `1 / (1 + billing * place)`.
    pub billing: f64,
    /// The gain where all genres agree; of some in proportion to all genres of both.
    pub genres: f64,
    /// The gain where the year is the same.
    pub years: f64,
    /// After so many years half of that gain is left.
    pub years_halved: f64,
    /// The gain of a shared director.
    pub director: f64,
    /// The gain of the same series.
    pub series: f64,
    /// The gain where all words of the shorter title are in the longer.
    pub title: f64,
    /// The gain where people are shared with both films asked for.
    pub both: f64,
}

impl Weights {
    /// The weights in use.
    pub const MEASURED: Self = Self {
        billing: 0.1,
        genres: 1.0,
        years: 1.0,
        years_halved: 10.0,
        director: 1.0,
        series: 4.0,
        title: 1.0,
        both: 1.0,
    };

    /// What a shared person adds.
    fn of(&self, shared: &Shared) -> f64 {
        self.of_place(shared.billing_here) * self.of_place(shared.billing_there)
    }

    /// What a place in the billing weighs, from 0.
    pub(in crate::catalog) fn of_place(&self, place: u16) -> f64 {
        1.0 / (1.0 + self.billing * f64::from(place))
    }

    /// What is left of the gain for the same year, of 1, where so many years lie between.
    pub(in crate::catalog) fn of_years(&self, apart: u16) -> f64 {
        self.years_halved / (self.years_halved + f64::from(apart))
    }
}

/// One or two films, and what others are compared with.
pub(super) struct Asked<'a> {
    catalog: &'a Catalog,
    films: &'a [FilmNo],
    genres: GenreSet,
    weights: &'a Weights,
}

/// The factors, in the order of what [`Asked::gains`] gives.
const FACTORS: [Factor; 6] = [
    Factor::Genres,
    Factor::Years,
    Factor::Director,
    Factor::Series,
    Factor::Title,
    Factor::Both,
];

impl<'a> Asked<'a> {
    pub(super) fn new(catalog: &'a Catalog, films: &'a [FilmNo], weights: &'a Weights) -> Self {
        let genres = films.iter().flat_map(|film| catalog.genres(*film).iter());
        Self {
            catalog,
            films,
            genres: genres.collect(),
            weights,
        }
    }

    /// The score alone; `shared` holds the film with whom it shares.
    pub(super) fn total(&self, film: FilmNo, shared: &[(FilmNo, Shared)]) -> f64 {
        let people = shared.iter().map(|(_, shared)| self.weights.of(shared));
        let base = if shared.is_empty() { 1.0 } else { people.sum() };
        let gains = self.gains(film, shared).into_iter();
        gains.fold(base, |total, gain| total * (1.0 + gain))
    }

    /// Whether more agrees than that both films are films: the year alone has to be near.
    pub(super) fn has_something_of(&self, film: FilmNo) -> bool {
        let [genres, years, director, series, title, _] = self.gains(film, &[]);
        genres + director + series + title > 0.0 || 2.0 * years >= self.weights.years
    }

    /// The film with all its reasons.
    pub(super) fn suggestion(&self, film: FilmNo, group: &[(FilmNo, Shared)]) -> Suggestion {
        let mut shared: Vec<Shared> = group.iter().map(|(_, shared)| *shared).collect();
        let weight = |shared: &Shared| self.weights.of(shared);
        shared.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        let mut people: Vec<(PersonNo, f64)> = Vec::new();
        for shared in &shared {
            match people.iter_mut().find(|known| known.0 == shared.person) {
                Some(known) => known.1 += weight(shared),
                None => people.push((shared.person, weight(shared))),
            }
        }
        people.sort_by(|a, b| b.1.total_cmp(&a.1));
        let factors = FACTORS.into_iter().zip(self.gains(film, group));
        let factors = factors.filter(|(_, gain)| *gain > 0.0);
        Suggestion {
            film,
            shared,
            agrees: self.agreement(film),
            score: Score {
                total: self.total(film, group),
                people,
                factors: factors.map(|(factor, gain)| (factor, 1.0 + gain)).collect(),
            },
        }
    }

    pub(super) fn agreement(&self, film: FilmNo) -> Agreement {
        let mut directors: Vec<PersonNo> = Vec::new();
        for director in self.catalog.directors(film) {
            if self.have_directed(*director) && !directors.contains(director) {
                directors.push(*director);
            }
        }
        let genres = self.catalog.genres(film).iter();
        Agreement {
            directors,
            series: self.is_of_series(film),
            genres: genres
                .filter(|genre| self.genres.contains(*genre))
                .collect(),
            years_apart: self.years_apart(film),
            title: self.shared_words(film) > 0.0,
        }
    }

    /// What each of [`FACTORS`] gains.
    fn gains(&self, film: FilmNo, shared: &[(FilmNo, Shared)]) -> [f64; FACTORS.len()] {
        let Weights {
            billing: _,
            genres,
            years,
            years_halved: _,
            director,
            series,
            title,
            both,
        } = *self.weights;
        let own = self.catalog.genres(film);
        let common = f64::from(own.shared(self.genres));
        let all = f64::from((own.bits() | self.genres.bits()).count_ones());
        let if_so = |agrees: bool, gain: f64| if agrees { gain } else { 0.0 };
        let directors = self.catalog.directors(film);
        let shares_with = |asked: &FilmNo| shared.iter().any(|(_, shared)| shared.with == *asked);
        [
            if_so(common > 0.0, genres * common / all),
            self.years_apart(film)
                .map_or(0.0, |apart| years * self.weights.of_years(apart)),
            if_so(directors.iter().any(|no| self.have_directed(*no)), director),
            if_so(self.is_of_series(film), series),
            title * self.shared_words(film),
            if_so(
                self.films.len() > 1 && self.films.iter().all(shares_with),
                both,
            ),
        ]
    }

    fn years_apart(&self, film: FilmNo) -> Option<u16> {
        let year_of = |film: FilmNo| self.catalog.facts[film.index()].year;
        let year = year_of(film)?.get();
        let asked = self.films.iter().filter_map(|asked| year_of(*asked));
        asked.map(|asked| asked.get().abs_diff(year)).min()
    }

    fn have_directed(&self, person: PersonNo) -> bool {
        let mut directors = self
            .films
            .iter()
            .flat_map(|asked| self.catalog.directors(*asked));
        directors.any(|director| *director == person)
    }

    fn is_of_series(&self, film: FilmNo) -> bool {
        let series = self.catalog.series_of[film.index()];
        let is_same = |asked: &FilmNo| self.catalog.series_of[asked.index()] == series;
        series != NO_SERIES && self.films.iter().any(is_same)
    }

    /// The part of the shorter title's words that is in the longer title, 0 to 1.
    fn shared_words(&self, film: FilmNo) -> f64 {
        let own = self.catalog.title_words(film);
        let part = |asked: &FilmNo| {
            let words = self.catalog.title_words(*asked);
            let shared = own.iter().filter(|word| words.contains(word)).count();
            let shorter = own.len().min(words.len());
            if shared == 0 {
                0.0
            } else {
                count(shared) / count(shorter)
            }
        };
        self.films.iter().map(part).fold(0.0, f64::max)
    }
}

/// A title has fewer words than a byte can count.
fn count(words: usize) -> f64 {
    u8::try_from(words).map_or(255.0, f64::from)
}
