//! What a member's ratings and wishes say about people, directors, series, genres and years, and about
//! films.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

use super::leanings::{FIRST_YEAR, disliked, liked_origins, nearness_of_years};
use super::likings::{Likings, places};
use super::weighing::TasteWeights;
use super::{Against, ENOUGH, Lacking, Part, Reason, Said, Taste, liking};
use crate::catalog::cast_graph::MIDDLING;
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::film::Genre;

/// A film that is not for somebody says as much against its kind as one that they rated 4.
const NOT_FOR_ME: f64 = -0.33;
/// One that they want to watch would say as much as one that they rated 8, if wishes were weighed like
/// likings.
const WANTED: u8 = 8;
/// So many of a cast are its leads.
const LEADS: usize = 4;
/// Whoever is named behind so many in either film is no reason to watch it, nor who is late in both.
const NAMED_FIRST: u16 = 8;
const TOGETHER: u16 = 7;

/// A member's taste.
///
/// A rating is a liking of -1 to 1. What speaks for a film is a sum: of how alike its genres are to
/// those of the rated films, each times its liking; of how near it is to the years of liked films;
/// of the likings of its people, of which the first films say the most; of the same for the films that
/// they want to watch; and of what hangs on no member, fame and the reviewer's rating. [`TasteWeights`]
/// says how much each part counts.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    catalog: &'a Catalog,
    weights: &'a TasteWeights,
    rated: Likings,
    /// What the wishes say; `None` without any.
    wanted: Option<Likings>,
    /// The films that they want to watch and do not know.
    wishes: HashSet<FilmNo>,
    /// The films that can be given as a reason.
    voices: Vec<Voice>,
    /// Who is named first in these films: the person, the place of the film in `voices`, and that of the
    /// person in its billing. In order.
    named: Vec<(PersonNo, usize, u16)>,
    /// How near each year is to the years of liked films, 0 to 1, from [`FIRST_YEAR`] on.
    years: Vec<f64>,
    /// How much more of what is liked is from one of the countries of each of the catalogue's `origins`
    /// than of all films, 0 to 1.
    origins: Vec<f64>,
    /// The genres and the people that the ratings speak against.
    disliked: Vec<Genre>,
    disliked_people: Vec<PersonNo>,
}

/// A film that speaks for others.
#[derive(Debug, Clone, Copy)]
struct Voice {
    film: FilmNo,
    said: Said,
    /// How loudly, 0 to 1.
    liking: f64,
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
    /// What the ratings say, where they are enough to say something, and the wishes.
    pub(super) fn of(
        catalog: &'a Catalog,
        taste: &Taste,
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
        // Of a film that was rated or seen meanwhile, the wish says nothing any more.
        let known: HashSet<FilmNo> = taste.known().collect();
        let wanted = taste.wanted.iter().copied();
        let wishes: HashSet<FilmNo> = wanted.filter(|film| !known.contains(film)).collect();
        let mut wanted: Vec<FilmNo> = wishes.iter().copied().collect();
        wanted.sort_unstable();
        let likings = rated.iter().map(|(film, score)| (*film, liking(*score)));
        let against = taste.declined.iter().map(|film| (*film, NOT_FOR_ME));
        let wish = liking(WANTED);
        let by_rating = rated.iter().map(|(film, score)| Voice {
            film: *film,
            said: Said::Rated(*score),
            liking: liking(*score),
        });
        let by_wish = wanted.iter().map(|film| Voice {
            film: *film,
            said: Said::Wants,
            liking: weights.wishes * wish,
        });
        let voices = by_rating.filter(|voice| voice.liking > 0.0).chain(by_wish);
        let voices: Vec<Voice> = voices.collect();
        Ok(Self {
            catalog,
            weights,
            rated: Likings::of(catalog, weights, likings.clone(), against),
            wanted: (!wanted.is_empty()).then(|| {
                let wanted = wanted.iter().map(|film| (*film, wish));
                Likings::of(catalog, weights, wanted, std::iter::empty())
            }),
            wishes,
            named: named_first_in(catalog, &voices),
            voices,
            years: nearness_of_years(catalog, weights, likings.clone()),
            origins: liked_origins(catalog, likings),
            disliked: disliked(rated, |film| catalog.genres(film).iter().collect()),
            disliked_people: disliked(rated, |film| named_first(catalog, film)),
        })
    }

    /// Whether they want to watch a film.
    pub(super) fn wants(&self, film: FilmNo) -> bool {
        self.wishes.contains(&film)
    }

    /// What speaks for a film and against it, weighed, in the order of [`Part::ALL`]; `alike` is what
    /// members of similar taste say.
    pub(super) fn parts(&self, film: FilmNo, alike: f64) -> [f64; Part::ALL.len()] {
        let facts = &self.catalog.facts[film.index()];
        let year = facts.year.and_then(|year| {
            let after = year.get().checked_sub(FIRST_YEAR)?;
            self.years.get(usize::from(after)).copied()
        });
        let origin = self.catalog.origin_of[film.index()];
        let reviewed = facts
            .rating
            .map_or(0.0, |given| f64::from(given.tenths()) / 10.0 - MIDDLING);
        let TasteWeights {
            years,
            countries,
            rating,
            alike: of_alike,
            wishes,
            ..
        } = self.weights;
        let say = |likings: &Likings| likings.say_for(self.catalog, self.weights, film);
        let [people, directors, series, genres] = say(&self.rated);
        // A wish speaks for other films: that the film itself is wanted is said apart.
        let wanted = self.wanted.as_ref().filter(|_| !self.wants(film));
        let wished = wanted.map_or(0.0, |wanted| wishes * say(wanted).iter().sum::<f64>());
        [
            people,
            directors,
            series,
            genres,
            years * year.unwrap_or_default(),
            countries * self.origins[origin as usize],
            self.weights.fame(self.catalog.fame(film)),
            rating * reviewed,
            of_alike * alike,
            wished,
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
            let [cast, directors, series, genres, .., wishes] = parts;
            order.push((parts.iter().sum(), self.catalog.fame[no], at));
            standings.push(Standing {
                place: 0,
                speaks: cast + directors + series + genres + wishes,
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
        let mut disliked: Vec<PersonNo> = Vec::new();
        for person in people.chain(directors).filter(dislikes) {
            if !disliked.contains(&person) {
                disliked.push(person);
            }
        }
        Against {
            genres: genres.filter(is_of).collect(),
            people: disliked,
        }
    }

    /// The films rated well, or wished for, that speak most for a film: by its director and series, then
    /// by its cast, then by its genres.
    pub(super) fn reasons(&self, film: FilmNo, limit: usize) -> Vec<Reason> {
        let catalog = self.catalog;
        let mut shared = self.shared(film);
        let mut weighed: Vec<(Weight, usize)> = Vec::new();
        for (at, voice) in self.voices.iter().enumerate() {
            if voice.film == film {
                continue;
            }
            let by_cast = shared.get(&at).map_or(0.0, |shared| {
                voice.liking * shared.iter().map(|(weight, _)| weight).sum::<f64>()
            });
            let directors = catalog.directors(voice.film);
            let mut own = catalog.directors(film).iter();
            let weight = Weight {
                by_cast,
                by_makers: usize::from(own.any(|director| directors.contains(director)))
                    + usize::from(catalog.are_of_one_series(voice.film, film)),
                genres: catalog.genres(voice.film).shared(catalog.genres(film)),
                said: voice.said,
                apart: self.years_apart(voice.film, film),
                film: voice.film,
            };
            if weight.is_better() || weight.genres > 0 {
                weighed.push((weight, at));
            }
        }
        // Of one genre are many: that is said only where there is nothing better.
        if weighed.iter().any(|(weight, _)| weight.is_better()) {
            weighed.retain(|(weight, _)| weight.is_better());
        }
        weighed.sort_unstable_by(|(one, _), (other, _)| other.compare(one));
        let best = weighed.into_iter().take(limit);
        best.map(|(weight, at)| {
            let shared = shared.remove(&at).unwrap_or_default().into_iter();
            Reason {
                film: weight.film,
                said: weight.said,
                shared: shared.map(|(_, person)| person).collect(),
                agrees: catalog.agreement(film, weight.film),
            }
        })
        .collect()
    }

    /// Who of a film's first names is liked and among the first in other films: by the places of these
    /// in `voices`, the most weighty first.
    fn shared(&self, film: FilmNo) -> HashMap<usize, Vec<(f64, PersonNo)>> {
        let mut shared: HashMap<usize, Vec<(f64, PersonNo)>> = HashMap::new();
        for (person, there) in played_first(self.catalog, film) {
            let wished = self
                .wanted
                .as_ref()
                .map_or(0.0, |wanted| wanted.of_person(person));
            let liked = self.rated.of_person(person) + self.weights.wishes * wished;
            if liked <= 0.0 {
                continue;
            }
            let from = self.named.partition_point(|(other, ..)| *other < person);
            let named = self.named[from..].iter();
            let named = named.take_while(|(other, ..)| *other == person);
            for (_, at, place) in named.filter(|(.., place)| place + there < TOGETHER) {
                let weight = self.weights.of_place(*place) * self.weights.of_place(there);
                shared
                    .entry(*at)
                    .or_default()
                    .push((liked * weight, person));
            }
        }
        for people in shared.values_mut() {
            people.sort_by(|a, b| b.0.total_cmp(&a.0));
        }
        shared
    }

    fn years_apart(&self, one: FilmNo, other: FilmNo) -> u16 {
        let year = |film: FilmNo| self.catalog.facts[film.index()].year;
        let apart = year(one).zip(year(other));
        apart.map_or(u16::MAX, |(one, other)| one.get().abs_diff(other.get()))
    }
}

/// How much a film speaks for another.
struct Weight {
    by_cast: f64,
    /// How much of director and series they share.
    by_makers: usize,
    /// How many genres.
    genres: u32,
    said: Said,
    /// How many years lie between.
    apart: u16,
    film: FilmNo,
}

impl Weight {
    /// Whether it is more than that they share genres.
    fn is_better(&self) -> bool {
        self.by_cast > 0.0 || self.by_makers > 0
    }

    /// Less where it speaks less.
    fn compare(&self, other: &Self) -> Ordering {
        let score = |weight: &Self| match weight.said {
            Said::Rated(score) => score,
            Said::Wants => 0,
        };
        let kind = |weight: &Self| (weight.genres, score(weight));
        let last = |weight: &Self| Reverse((weight.apart, weight.film));
        (self.by_makers.cmp(&other.by_makers))
            .then_with(|| self.by_cast.total_cmp(&other.by_cast))
            .then_with(|| kind(self).cmp(&kind(other)))
            .then_with(|| last(self).cmp(&last(other)))
    }
}

/// Who is among the first names of these films: see `Profile::named`.
fn named_first_in(catalog: &Catalog, voices: &[Voice]) -> Vec<(PersonNo, usize, u16)> {
    let of = |(at, voice): (usize, &Voice)| {
        let people = played_first(catalog, voice.film);
        people.map(move |(person, place)| (person, at, place))
    };
    let mut named: Vec<_> = voices.iter().enumerate().flat_map(of).collect();
    named.sort_unstable();
    named
}

/// The first names of a film, of whom more than the voice is in it, with their places.
fn played_first(catalog: &Catalog, film: FilmNo) -> impl Iterator<Item = (PersonNo, u16)> {
    let facts = catalog.facts[film.index()];
    places(catalog, film)
        .take_while(|(_, place)| *place < NAMED_FIRST)
        .filter(move |(_, place)| !facts.is_heard(*place))
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
