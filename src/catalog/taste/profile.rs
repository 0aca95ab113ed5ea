//! What a member's ratings say about people, directors, series, genres and years, and about films.

use std::collections::BTreeMap;

use super::weighing::TasteWeights;
use super::{Against, ENOUGH, Lacking, Part, Reason, Taste, liking, shrink};
use crate::catalog::cast_graph::{MIDDLING, likeness};
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::film::Genre;

/// To have chosen a film says something for its kind, whatever one thought of it then.
const CHOSEN: f64 = 0.4;
/// A film that is not for somebody says as much against its kind as one that they rated 4.
const NOT_FOR_ME: f64 = -0.33;
/// A film that somebody wants to watch says half as much for its kind as one that they rated 10.
const WANTED: f64 = 0.5;
/// So many of a cast are looked at, and so many are its leads.
const LEADING: usize = 12;
const LEADS: usize = 4;
/// Whoever is named behind so many in either film is no reason to watch it.
const NAMED_FIRST: u16 = 8;
/// From the first film on, for so many years.
const FIRST_YEAR: u16 = 1870;
const YEARS: u16 = 230;
/// A genre or somebody is disliked where the likings of their rated films, shrunk, are on average
/// below this, and there are so many of these.
const DISLIKED: f64 = -0.25;
const SEVERAL: f64 = 2.0;

/// A member's taste.
///
/// A rating is a liking of -1 to 1. What speaks for a film is a sum: of how alike its genres are to
/// those of the rated films, each times its liking; of how near it is to the years of liked films;
/// of the likings of its people, of which the first films say the most; and of what hangs on no
/// member, fame and the reviewer's rating. [`TasteWeights`] says how much each part counts.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    catalog: &'a Catalog,
    weights: &'a TasteWeights,
    rated: &'a [(FilmNo, u8)],
    // Ordered, because the sum of floating-point numbers hangs on their order.
    people: BTreeMap<PersonNo, f64>,
    /// What the likings of their series say for films.
    series: BTreeMap<FilmNo, f64>,
    /// How much is liked of each mixture of genres.
    mixtures: Vec<f64>,
    /// How near each year is to the years of liked films, 0 to 1, from [`FIRST_YEAR`] on.
    years: Vec<f64>,
    /// What the casts and the directors say for each film of the catalogue.
    by_cast: Vec<f64>,
    by_directors: Vec<f64>,
    /// The genres and the people that the ratings speak against.
    disliked: Vec<Genre>,
    disliked_people: Vec<PersonNo>,
}

/// Where a film stands for a member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Standing {
    /// The place among the films that were ranked, from 1.
    pub(super) place: usize,
    /// How much their taste speaks for it, whoever else knows it; below 0 against it.
    pub(super) speaks: f64,
    /// Whether its people do.
    pub(super) by_people: bool,
}

impl<'a> Profile<'a> {
    /// What the ratings say, where they are enough to say something.
    pub(super) fn of(
        catalog: &'a Catalog,
        taste: &'a Taste,
        weights: &'a TasteWeights,
    ) -> Result<Self, Lacking> {
        let rated = &taste.rated;
        let missing = usize::from(ENOUGH).saturating_sub(rated.len());
        if missing > 0 {
            return Err(Lacking::Ratings(missing));
        }
        if rated.iter().all(|(_, score)| liking(*score) <= 0.0) {
            return Err(Lacking::Liking);
        }
        let mut people = BTreeMap::<PersonNo, f64>::new();
        let mut directors = BTreeMap::<PersonNo, f64>::new();
        let mut series = BTreeMap::<FilmNo, f64>::new();
        let mut years = BTreeMap::<u16, f64>::new();
        let mut chosen = BTreeMap::<u32, f64>::new();
        let of_rated = rated
            .iter()
            .map(|(film, score)| (film, liking(*score), CHOSEN));
        let declined = taste.declined.iter();
        // Of a film that was rated meanwhile the rating says more.
        let knows = |film: &FilmNo| taste.known().any(|known| known == *film);
        let of_declined = declined.map(|film| (film, NOT_FOR_ME, 0.0));
        let wanted = taste.wanted.iter().filter(|film| !knows(film));
        let of_wanted = wanted.map(|film| (film, WANTED, CHOSEN));
        for (film, liking, by_choice) in of_rated.chain(of_declined).chain(of_wanted) {
            for (person, place) in places(catalog, *film) {
                *people.entry(person).or_default() += liking * weights.of_place(place);
            }
            for director in catalog.directors(*film) {
                *directors.entry(*director).or_default() += liking;
            }
            for other in catalog.same_series(*film) {
                *series.entry(other).or_default() += liking;
            }
            *chosen.entry(catalog.mixture_of[film.index()]).or_default() += liking + by_choice;
            if let Some(year) = catalog.facts[film.index()].year
                && liking > 0.0
            {
                *years.entry(year.get()).or_default() += liking;
            }
        }
        let count = rated.iter().fold(0.0, |count, _| count + 1.0);
        let mixtures = catalog.mixtures.iter().map(|mixture| {
            let alike = chosen.iter().map(|(rated, liking)| {
                liking * likeness(*mixture, catalog.mixtures[*rated as usize])
            });
            shrink(alike.sum(), count, 0.0)
        });
        let mixtures = mixtures.collect();
        let by_cast = by_cast(catalog, weights, &people);
        let by_directors = by_directors(catalog, &directors);
        Ok(Self {
            catalog,
            weights,
            rated,
            people,
            series,
            mixtures,
            years: nearness_of_years(weights, &years),
            by_cast,
            by_directors,
            disliked: disliked(rated, |film| catalog.genres(film).iter().collect()),
            disliked_people: disliked(rated, |film| named_first(catalog, film)),
        })
    }

    /// What speaks for a film and against it, weighed, in the order of [`Part::ALL`]; `alike` is what
    /// members of similar taste say.
    pub(super) fn parts(&self, film: FilmNo, alike: f64) -> [f64; Part::ALL.len()] {
        let TasteWeights {
            fame: _,
            fame_from: _,
            genres,
            years,
            years_halved: _,
            people,
            billing: _,
            directors,
            series,
            rating,
            alike: of_alike,
            find_from: _,
        } = *self.weights;
        let no = film.index();
        let facts = &self.catalog.facts[no];
        let of_series = self.series.get(&film).copied().unwrap_or_default();
        let year = facts.year.and_then(|year| {
            let after = year.get().checked_sub(FIRST_YEAR)?;
            self.years.get(usize::from(after)).copied()
        });
        let reviewed = facts
            .rating
            .map_or(0.0, |given| f64::from(given.tenths()) / 10.0 - MIDDLING);
        [
            people * once(self.by_cast[no]),
            directors * once(self.by_directors[no]),
            series * once(of_series),
            genres * self.mixtures[self.catalog.mixture_of[no] as usize],
            years * year.unwrap_or_default(),
            self.weights.fame(self.catalog.fame[no]),
            rating * reviewed,
            of_alike * alike,
        ]
    }

    /// Where each of the films stands; `alike` holds what members of similar taste say for each film
    /// of the catalogue.
    pub(super) fn rank(&self, films: &[FilmNo], alike: &[f64]) -> Vec<Standing> {
        // What is compared stands together: sorting by an index would jump about in memory.
        let mut order: Vec<(f64, u32, usize)> = Vec::with_capacity(films.len());
        let mut standings: Vec<Standing> = Vec::with_capacity(films.len());
        for (at, film) in films.iter().enumerate() {
            let no = film.index();
            let parts = self.parts(*film, alike.get(no).copied().unwrap_or_default());
            let [cast, directors, series, genres, ..] = parts;
            order.push((parts.iter().sum(), self.catalog.fame[no], at));
            standings.push(Standing {
                place: 0,
                speaks: cast + directors + series + genres,
                by_people: cast + directors > 0.0,
            });
        }
        order.sort_unstable_by(|one, other| {
            (other.0.total_cmp(&one.0)).then_with(|| one.1.cmp(&other.1))
        });
        for (place, (.., at)) in (1..).zip(order) {
            standings[at].place = place;
        }
        standings
    }

    /// The genres of a film, and the people of its first names, that the ratings speak against.
    pub(super) fn against(&self, film: FilmNo) -> Against {
        let genres = self.disliked.iter().copied();
        let is_of = |genre: &Genre| self.catalog.genres(film).contains(*genre);
        let people = places(self.catalog, film)
            .take(LEADS)
            .map(|(person, _)| person);
        let directors = self.catalog.directors(film).iter().copied();
        let dislikes = |person: &PersonNo| self.disliked_people.contains(person);
        let mut people: Vec<PersonNo> = people.chain(directors).filter(dislikes).collect();
        people.dedup();
        Against {
            genres: genres.filter(is_of).collect(),
            people,
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
            let plays = |film: FilmNo, place: u16| {
                place < NAMED_FIRST && !self.catalog.facts[film.index()].is_heard(place)
            };
            let mut shared: Vec<(f64, PersonNo)> = places(self.catalog, *rated)
                .filter_map(|(person, place)| {
                    let there = *cast.get(&person)?;
                    let liked = *self.people.get(&person)?;
                    let weight = self.weights.of_place(place) * self.weights.of_place(there);
                    let counts = liked > 0.0 && plays(*rated, place) && plays(film, there);
                    counts.then_some((liked * weight, person))
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

/// What of several rated films is disliked; `has` tells what a film has, each once.
fn disliked<T: Ord + Copy>(rated: &[(FilmNo, u8)], has: impl Fn(FilmNo) -> Vec<T>) -> Vec<T> {
    let mut likings = BTreeMap::<T, (f64, f64)>::new();
    for (film, score) in rated {
        for one in has(*film) {
            let (sum, count) = likings.entry(one).or_default();
            *sum += liking(*score);
            *count += 1.0;
        }
    }
    let is_disliked =
        |(sum, count): (f64, f64)| count >= SEVERAL && shrink(sum, count, 0.0) < DISLIKED;
    let likings = likings.into_iter();
    let disliked = likings.filter(|(_, likings)| is_disliked(*likings));
    disliked.map(|(one, _)| one).collect()
}

/// The first names of a film and its directors, each once.
fn named_first(catalog: &Catalog, film: FilmNo) -> Vec<PersonNo> {
    let cast = places(catalog, film).filter(|(_, place)| *place < NAMED_FIRST);
    let directors = catalog.directors(film).iter().copied();
    let mut people: Vec<PersonNo> = cast.map(|(person, _)| person).chain(directors).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// What the cast of each film of the catalogue says for it.
fn by_cast(
    catalog: &Catalog,
    weights: &TasteWeights,
    people: &BTreeMap<PersonNo, f64>,
) -> Vec<f64> {
    let mut films = vec![0.0; catalog.film_count()];
    for (person, liking) in people {
        let seen = catalog.appearances(*person).iter();
        for seen in seen.filter(|seen| usize::from(seen.billing) < LEADING) {
            films[seen.film.index()] += liking * weights.of_place(seen.billing);
        }
    }
    films
}

fn by_directors(catalog: &Catalog, directors: &BTreeMap<PersonNo, f64>) -> Vec<f64> {
    let mut films = vec![0.0; catalog.film_count()];
    for (director, liking) in directors {
        for film in catalog.directed(*director) {
            films[film.index()] += liking;
        }
    }
    films
}

/// How near each year is to the years of liked films, 0 to 1.
fn nearness_of_years(weights: &TasteWeights, liked: &BTreeMap<u16, f64>) -> Vec<f64> {
    let all: f64 = liked.values().sum();
    let near = |year: u16| {
        let near = liked.iter();
        let near = near.map(|(other, liking)| liking * weights.of_years(other.abs_diff(year)));
        if all > 0.0 {
            near.sum::<f64>() / all
        } else {
            0.0
        }
    };
    (FIRST_YEAR..FIRST_YEAR + YEARS).map(near).collect()
}

/// Who is in a film, each once, with the first place in its billing.
fn places(catalog: &Catalog, film: FilmNo) -> impl Iterator<Item = (PersonNo, u16)> {
    let cast = catalog.cast(film);
    let is_first = |(place, person): &(usize, &PersonNo)| !cast[..*place].contains(person);
    (cast.iter().enumerate().filter(is_first))
        .map(|(place, person)| (*person, u16::try_from(place).unwrap_or(u16::MAX)))
}

/// What likings of somebody say: the first films the most, -1 to 1.
fn once(likings: f64) -> f64 {
    (likings / f64::from(ENOUGH)).tanh()
}
