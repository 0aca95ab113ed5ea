//! What a member's ratings say about people, directors, series, genres and years, and about films.

use std::collections::BTreeMap;

use super::{ENOUGH, Lacking, Reason, Taste, shrink};
use crate::catalog::{Catalog, FilmNo, NO_SERIES, PersonNo, Weights};
use crate::film::Genre;

/// The weights that were measured for the relations between films.
const WEIGHTS: Weights = Weights::MEASURED;

/// The middle of the scale of 1 to 10, and how far its ends are from it.
const MIDDLE: f64 = 5.5;
const REACH: f64 = 4.5;

/// A member's taste.
///
/// A rating is a liking of -1 to 1. A person's is the sum of the likings of their films, lower
/// billing counting less, times itself: one film may be liked for many reasons, but what several
/// liked films have in common is the reason. So an actor of three liked films counts nine times as
/// much as one of the others in them. Directors, series and genres have the mean of their films'
/// likings, shrunk towards 0.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    catalog: &'a Catalog,
    rated: &'a [(FilmNo, u8)],
    // Ordered, because the sum of floating-point numbers hangs on their order.
    people: BTreeMap<PersonNo, f64>,
    directors: BTreeMap<PersonNo, f64>,
    series: BTreeMap<u32, f64>,
    genres: [f64; Genre::ALL.len()],
    /// How much is liked of each year.
    years: BTreeMap<u16, f64>,
}

/// Where a film stands for a member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Standing {
    /// The place among the films that were ranked, from 1.
    pub(super) place: usize,
    /// How much speaks for it; below 0 against it.
    pub(super) speaks: f64,
    /// Whether it is the cast that does.
    pub(super) by_cast: bool,
}

/// Likings to take the mean of.
#[derive(Debug, Clone, Copy, Default)]
struct Likings {
    sum: f64,
    count: f64,
}

impl Likings {
    fn add(&mut self, liking: f64) {
        self.sum += liking;
        self.count += 1.0;
    }

    fn mean(self) -> f64 {
        shrink(self.sum, self.count, 0.0)
    }
}

fn liking(score: u8) -> f64 {
    (f64::from(score.clamp(1, 10)) - MIDDLE) / REACH
}

impl<'a> Profile<'a> {
    /// What the ratings say, where they are enough to say something.
    pub(super) fn of(catalog: &'a Catalog, taste: &'a Taste) -> Result<Self, Lacking> {
        let rated = &taste.rated;
        let missing = usize::from(ENOUGH).saturating_sub(rated.len());
        if missing > 0 {
            return Err(Lacking::Ratings(missing));
        }
        if rated.iter().all(|(_, score)| liking(*score) <= 0.0) {
            return Err(Lacking::Liking);
        }
        let mut people = BTreeMap::<PersonNo, f64>::new();
        let mut directors = BTreeMap::<PersonNo, Likings>::new();
        let mut series = BTreeMap::<u32, Likings>::new();
        let mut genres = [Likings::default(); Genre::ALL.len()];
        let mut years = BTreeMap::<u16, f64>::new();
        for (film, score) in rated {
            let liking = liking(*score);
            for (person, place) in places(catalog, *film) {
                *people.entry(person).or_default() += liking * WEIGHTS.of_place(place);
            }
            for director in catalog.directors(*film) {
                directors.entry(*director).or_default().add(liking);
            }
            let its_series = catalog.series_of[film.index()];
            if its_series != NO_SERIES {
                series.entry(its_series).or_default().add(liking);
            }
            for genre in catalog.genres(*film).iter() {
                genres[genre as usize].add(liking);
            }
            if let Some(year) = catalog.facts[film.index()].year
                && liking > 0.0
            {
                *years.entry(year.get()).or_default() += liking;
            }
        }
        for liking in people.values_mut() {
            *liking *= liking.abs();
        }
        let mean = |(who, likings): (PersonNo, Likings)| (who, likings.mean());
        Ok(Self {
            catalog,
            rated,
            people,
            directors: directors.into_iter().map(mean).collect(),
            series: series
                .into_iter()
                .map(|(series, likings)| (series, likings.mean()))
                .collect(),
            genres: genres.map(Likings::mean),
            years,
        })
    }

    /// Where each of the films stands: those whose cast is liked before all others.
    pub(super) fn rank(&self, films: &[FilmNo]) -> Vec<Standing> {
        let by_cast = self.by_cast();
        let mut by_year = BTreeMap::new();
        let mut standings: Vec<Standing> = films
            .iter()
            .map(|film| {
                let cast = by_cast[film.index()];
                let years = self.catalog.facts[film.index()].year.map_or(1.0, |year| {
                    *by_year
                        .entry(year)
                        .or_insert_with(|| self.years(year.get()))
                });
                let others = self.others(*film);
                let speaks = if cast > 0.0 {
                    cast * others * years
                } else if cast < 0.0 {
                    cast
                } else {
                    // The year alone speaks for nothing.
                    (others - 1.0) * years
                };
                Standing {
                    place: 0,
                    speaks,
                    by_cast: cast > 0.0,
                }
            })
            .collect();
        // What is compared stands together: sorting by an index would jump about in memory.
        let mut order: Vec<(bool, f64, u32, usize)> = (0..)
            .zip(films.iter().zip(&standings))
            .map(|(at, (film, one))| {
                let fame = self.catalog.fame[film.index()];
                (one.by_cast, one.speaks, fame, at)
            })
            .collect();
        order.sort_unstable_by(|one, other| {
            (other.0.cmp(&one.0))
                .then_with(|| other.1.total_cmp(&one.1))
                .then_with(|| one.2.cmp(&other.2))
        });
        for (place, (.., at)) in (1..).zip(order) {
            standings[at].place = place;
        }
        standings
    }

    /// What the cast of each film of the catalogue says for it.
    fn by_cast(&self) -> Vec<f64> {
        let mut films = vec![0.0; self.catalog.film_count()];
        for (person, liking) in &self.people {
            for seen in self.catalog.appearances(*person) {
                films[seen.film.index()] += liking * WEIGHTS.of_place(seen.billing);
            }
        }
        films
    }

    /// What director, series and genres multiply a film with: below 1 what is disliked.
    fn others(&self, film: FilmNo) -> f64 {
        let directors = self.catalog.directors(film).iter();
        let directors = directors.filter_map(|director| self.directors.get(director));
        // Of two, either will do.
        let director = directors.copied().reduce(f64::max).unwrap_or(0.0);
        let series = self.catalog.series_of[film.index()];
        let series = self.series.get(&series).copied().unwrap_or(0.0);
        let mut genres = (0.0, 0.0);
        for genre in self.catalog.genres(film).iter() {
            genres.0 += self.genres[genre as usize];
            genres.1 += 1.0;
        }
        let genres = if genres.1 > 0.0 {
            genres.0 / genres.1
        } else {
            0.0
        };
        factor(WEIGHTS.director, director)
            * factor(WEIGHTS.series, series)
            * factor(WEIGHTS.genres, genres)
    }

    /// What the year multiplies a film with, by how near it is to the years of liked films.
    fn years(&self, year: u16) -> f64 {
        let liked: f64 = self.years.values().sum();
        let near = self.years.iter();
        let near = near.map(|(other, liking)| liking * WEIGHTS.of_years(other.abs_diff(year)));
        if liked > 0.0 {
            factor(WEIGHTS.years, near.sum::<f64>() / liked)
        } else {
            1.0
        }
    }

    /// The films rated well that speak most for a film: by its cast, then by its director or
    /// series, then by its genres.
    pub(super) fn reasons(&self, film: FilmNo, limit: usize) -> Vec<Reason> {
        let cast: BTreeMap<PersonNo, u16> = places(self.catalog, film).collect();
        let mut reasons: Vec<((f64, usize, u32), Reason)> = Vec::new();
        for (rated, score) in self.rated {
            let liking = liking(*score);
            if liking <= 0.0 {
                continue;
            }
            let mut shared: Vec<(f64, PersonNo)> = places(self.catalog, *rated)
                .filter_map(|(person, place)| {
                    let weight = WEIGHTS.of_place(place) * WEIGHTS.of_place(*cast.get(&person)?);
                    let liked = *self.people.get(&person)?;
                    (liked > 0.0).then_some((liked * weight, person))
                })
                .collect();
            shared.sort_by(|a, b| b.0.total_cmp(&a.0));
            let agrees = self.catalog.agreement(film, *rated);
            let by_cast = liking * shared.iter().map(|(weight, _)| weight).sum::<f64>();
            let otherwise = agrees.directors.len() + usize::from(agrees.series);
            let genres = agrees.genres.bits().count_ones();
            if by_cast > 0.0 || otherwise > 0 || genres > 0 {
                let reason = Reason {
                    rated: *rated,
                    score: *score,
                    shared: shared.into_iter().map(|(_, person)| person).collect(),
                    agrees,
                };
                reasons.push(((by_cast, otherwise, genres), reason));
            }
        }
        let apart = |reason: &Reason| reason.agrees.years_apart.unwrap_or(u16::MAX);
        reasons.sort_by(|(a, one), (b, other)| {
            b.0.total_cmp(&a.0)
                .then_with(|| (b.1, b.2, other.score).cmp(&(a.1, a.2, one.score)))
                .then_with(|| apart(one).cmp(&apart(other)))
                .then_with(|| one.rated.cmp(&other.rated))
        });
        // Of one genre are many: that is said only where there is nothing better.
        let is_better =
            |(by_cast, otherwise, _): &(f64, usize, u32)| *by_cast > 0.0 || *otherwise > 0;
        let better = reasons
            .iter()
            .filter(|(weight, _)| is_better(weight))
            .count();
        reasons.truncate(if better > 0 { better.min(limit) } else { limit });
        reasons.into_iter().map(|(_, reason)| reason).collect()
    }
}

/// Who is in a film, each once, with the first place in its billing.
fn places(catalog: &Catalog, film: FilmNo) -> impl Iterator<Item = (PersonNo, u16)> {
    let cast = catalog.cast(film);
    let is_first = |(place, person): &(usize, &PersonNo)| !cast[..*place].contains(person);
    (cast.iter().enumerate().filter(is_first))
        .map(|(place, person)| (*person, u16::try_from(place).unwrap_or(u16::MAX)))
}

/// What a gain multiplies with where so much of it, -1 to 1, is liked: a dislike divides by what
/// the same liking multiplies with.
fn factor(gain: f64, liking: f64) -> f64 {
    let factor = 1.0 + gain * liking.abs();
    if liking < 0.0 { factor.recip() } else { factor }
}
