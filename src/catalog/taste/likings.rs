//! What likings of films say for other films, by who made them and what they are.

use std::collections::BTreeMap;

use super::weighing::TasteWeights;
use super::{ENOUGH, shrink};
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::film::{Genre, GenreSet};

/// To have chosen a film says something for its kind, whatever one thought of it then.
const CHOSEN: f64 = 0.4;
/// So many of a cast are looked at.
const LEADING: usize = 12;

/// What the likings of some films say for others.
#[derive(Debug)]
pub(super) struct Likings {
    // Ordered, because the sum of floating-point numbers hangs on their order.
    people: BTreeMap<PersonNo, f64>,
    /// What the casts and the directors say for each film of the catalogue.
    by_cast: Vec<f64>,
    by_directors: Vec<f64>,
    /// What the likings of their series say for films.
    series: BTreeMap<FilmNo, f64>,
    /// How much is liked of each mixture of genres.
    mixtures: Vec<f64>,
}

impl Likings {
    /// `chosen` are films that were chosen, each with its liking, -1 to 1; `refused` are others, which
    /// speak against their like.
    pub(super) fn of(
        catalog: &Catalog,
        weights: &TasteWeights,
        chosen: impl Iterator<Item = (FilmNo, f64)>,
        refused: impl Iterator<Item = (FilmNo, f64)>,
    ) -> Self {
        let mut people = BTreeMap::<PersonNo, f64>::new();
        let mut directors = BTreeMap::<PersonNo, f64>::new();
        let mut series = BTreeMap::<FilmNo, f64>::new();
        let mut genres = [0.0; Genre::ALL.len()];
        let mut count = 0.0;
        let chosen = chosen.map(|(film, liking)| (film, liking, CHOSEN, 1.0));
        let refused = refused.map(|(film, liking)| (film, liking, 0.0, 0.0));
        for (film, liking, by_choice, counts) in chosen.chain(refused) {
            count += counts;
            for (person, place) in places(catalog, film) {
                *people.entry(person).or_default() += liking * weights.of_place(place);
            }
            for director in catalog.directors(film) {
                *directors.entry(*director).or_default() += liking;
            }
            for other in catalog.same_series(film) {
                *series.entry(other).or_default() += liking;
            }
            let own = catalog.genres(film);
            for genre in own.iter() {
                genres[genre as usize] += (liking + by_choice) * share(own);
            }
        }
        // The likeness to each of the films is the cosine of both sets of genres. Its sum over the
        // films is a sum over the genres.
        let mixtures = catalog.mixtures.iter().map(|mixture| {
            let liked = mixture.iter().map(|genre| genres[genre as usize]);
            shrink(liked.sum::<f64>() * share(*mixture), count, 0.0)
        });
        Self {
            mixtures: mixtures.collect(),
            by_cast: by_cast(catalog, weights, &people),
            by_directors: by_directors(catalog, &directors),
            people,
            series,
        }
    }

    /// What they say of somebody.
    pub(super) fn of_person(&self, person: PersonNo) -> f64 {
        self.people.get(&person).copied().unwrap_or_default()
    }

    /// What they say for a film by its cast, its directors, its series and its genres, weighed.
    pub(super) fn say_for(
        &self,
        catalog: &Catalog,
        weights: &TasteWeights,
        film: FilmNo,
    ) -> [f64; 4] {
        let TasteWeights {
            people,
            directors,
            series,
            genres,
            ..
        } = *weights;
        let no = film.index();
        let of_series = self.series.get(&film).copied().unwrap_or_default();
        [
            people * once(self.by_cast[no]),
            directors * once(self.by_directors[no]),
            series * once(of_series),
            genres * self.mixtures[catalog.mixture_of[no] as usize],
        ]
    }
}

/// What each of so many genres is of a whole, where the whole has the length 1.
fn share(genres: GenreSet) -> f64 {
    let count = f64::from(genres.bits().count_ones());
    if count > 0.0 {
        count.sqrt().recip()
    } else {
        0.0
    }
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

/// Who is in a film, each once, with the first place in its billing.
pub(super) fn places(catalog: &Catalog, film: FilmNo) -> impl Iterator<Item = (PersonNo, u16)> {
    let cast = catalog.cast(film);
    let is_first = |(place, person): &(usize, &PersonNo)| !cast[..*place].contains(person);
    (cast.iter().enumerate().filter(is_first))
        .map(|(place, person)| (*person, u16::try_from(place).unwrap_or(u16::MAX)))
}

/// What likings of somebody say: the first films the most, -1 to 1.
fn once(likings: f64) -> f64 {
    // Of most films nobody is known, and this is asked of all.
    if likings == 0.0 {
        return 0.0;
    }
    (likings / f64::from(ENOUGH)).tanh()
}
