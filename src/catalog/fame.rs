//! How well known films and people are: what is named first, and what breaks ties.
//!
//! A film's votes say it, or its place among the best known. Where a film has neither, its people
//! say it: who is known from well-known films makes the others known. BENCHMARKS.md, "Fame", has
//! what that is worth.

use std::cmp::Reverse;

use super::PersonNo;
use super::lists::Lists;
use crate::film::Film;
use crate::review::Review;

/// Films and people, by their places when the best known come first.
pub(super) struct Fame {
    pub(super) films: Box<[u32]>,
    pub(super) people: Box<[u32]>,
}

/// What a reviewed film of which nothing is known counts as, in votes: somebody found it worth a
/// review, so that it comes before all that nobody knows anything of.
const REVIEWED: f64 = 2_000.0;
/// And any other film.
const LISTED: f64 = 30.0;
/// Who directed films is known for them more than their stars, and far more than whoever is in them
/// with small parts, however many (*David Lynch* before *John Carroll Lynch*).
const DIRECTED: f64 = 1.5;
/// How many of a cast count for how well a film is known.
const LEADING: usize = 12;

impl Fame {
    pub(super) fn of(
        reviews: &[Review],
        cast: &Lists<PersonNo>,
        directors: &Lists<PersonNo>,
        people: usize,
    ) -> Self {
        let votes: Vec<Option<f64>> = reviews.iter().map(|review| votes(&review.film)).collect();
        let counted = |at: usize| {
            let unknown = if reviews[at].is_listing() {
                LISTED
            } else {
                REVIEWED
            };
            votes[at].unwrap_or(unknown)
        };
        let mut known = vec![0.0; people];
        let mut fame = vec![0.0; people];
        for at in 0..reviews.len() {
            for (billing, person) in (0..).zip(cast.get(at)) {
                known[person.index()] += counted(at) * share(billing);
                fame[person.index()] += counted(at) * share(billing).powi(2);
            }
            for person in directors.get(at) {
                known[person.index()] += counted(at);
                fame[person.index()] += counted(at) * DIRECTED;
            }
        }
        let guessed = |at: usize| {
            // What they are known by is other films.
            let elsewhere = |person: &PersonNo, own: f64| {
                let others: f64 = known[person.index()] - own;
                others.max(0.0).sqrt()
            };
            let cast = &cast.get(at)[..cast.get(at).len().min(LEADING)];
            let leads = (0..).zip(cast).map(|(billing, person)| {
                // Whoever listed more of the cast knew more of the film.
                3.0 + share(billing) * elsewhere(person, counted(at) * share(billing))
            });
            let directors = directors.get(at).iter();
            let directors = directors.map(|person| elsewhere(person, counted(at)));
            let sum: f64 = leads.chain(directors).sum();
            let guess = (sum * sum / 1_500.0).min(REVIEWED);
            if reviews[at].is_listing() {
                guess
            } else {
                REVIEWED + guess
            }
        };
        let films = places(reviews.len(), |at| {
            let fame = votes[at].unwrap_or_else(|| guessed(at));
            Reverse((Ordered(fame), reviews[at].film.year))
        });
        let people = places(people, |at| Reverse(Ordered(fame[at])));
        Self { films, people }
    }
}

/// How many people rated a film, or would have by its place among the best known.
///
/// The form of the curve is that of TMDB's counts: some forty thousand for the first, half as many
/// for the hundred and fiftieth, two thousand for the last of the list.
fn votes(film: &Film) -> Option<f64> {
    let by_place = film
        .known_place
        .map(|place| 40_000.0 / (1.0 + f64::from(place.get()) / 150.0));
    film.votes.map(|votes| f64::from(votes.get())).or(by_place)
}

/// How much of a film's fame is that of somebody at a place of its billing.
fn share(billing: u16) -> f64 {
    1.0 / (1.0 + f64::from(billing) / 4.0)
}

/// Numbers that are never "not a number", in their order.
#[derive(Clone, Copy)]
struct Ordered(f64);

impl PartialEq for Ordered {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The place of each of `0..count` when sorted by `key`; of equals the first in their own order.
fn places<K: Ord>(count: usize, key: impl Fn(usize) -> K) -> Box<[u32]> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_cached_key(|at| key(*at));
    let mut places = vec![0; count];
    for (place, at) in (0..).zip(order) {
        places[at] = place;
    }
    places.into()
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{catalog, film};

    #[test]
    fn votes_say_how_well_a_film_is_known_and_its_people_where_it_has_none() {
        let cinema = catalog([
            film("Alpha", 1990).votes(5).listing(),
            film("Beta", 1990)
                .votes(20_000)
                .cast(["Star", "Friend"])
                .listing(),
            film("Gamma", 1990).cast(["Star"]).listing(),
            film("Delta", 1990).cast(["Friend"]).listing(),
            film("Epsilon", 2020).cast(["Nobody", "Neither"]).listing(),
            film("Zeta", 1920).cast(["Somebody"]),
            film("Eta", 2021).known_place(2_500).listing(),
            film("Theta", 2021).directors(["Friend"]).listing(),
        ]);
        let mut films: Vec<_> = cinema.films().collect();
        films.sort_by_key(|no| cinema.fame(*no));
        assert_eq!(
            cinema.ids(films).join(" "),
            "beta-1990 eta-2021 zeta-1920 gamma-1990 delta-1990 theta-2021 alpha-1990 epsilon-2020"
        );
        let people = cinema.complete_people("", 3);
        let people = people.into_iter().map(|no| cinema.person_name(no).full());
        assert_eq!(people.collect::<Vec<_>>(), ["Star", "Friend", "Somebody"]);
    }
}
