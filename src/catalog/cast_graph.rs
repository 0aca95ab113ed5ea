//! What is related to what, and why: films that share cast, chains between films, co-stars.
//!
//! Films of the same series are a group of their own. Of the others those that share cast come first,
//! then at most two that share none but are nearer than the next that does, then the rest of these; no
//! two are of one series. A suggestion's score is a sum over the people it shares, milder for lower
//! billing and for voices, times a factor for each thing that agrees or clashes, for how well liked the
//! film is, and for how well known, which counts for less where little else is near. Weights are few, the
//! same for every catalogue, and chosen by the measurements in BENCHMARKS.md, "Relations" and
//! "Recommendations".

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Catalog, FilmNo, PersonNo};
use crate::film::{GenreSet, PersonName};
use nearness::Asked;

mod candidates;
mod chains;
mod nearness;
mod weights;

pub use chains::{Chain, Link};
pub(super) use nearness::MIDDLING;
pub use weights::Weights;

/// So many films that share cast stand in each list that is long enough, if there are as many,
const BY_CAST: usize = 3;
/// and up to so many that share none beside them, where those are nearer than the next that do.
const WITHOUT_CAST: usize = 2;
/// A list of this many times as many films is long enough to choose one of each series from.
const OF_EACH_SERIES: usize = 4;

/// Films related to a film.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Related {
    /// The other films of the same series, oldest first.
    pub series: Vec<FilmNo>,
    /// Films that share cast and are of another series or none, the nearest first. Here and below
    /// no two are of one series.
    pub by_cast: Vec<Suggestion>,
    /// Films that share no cast: a few that are nearer than what is left of the others, or as many
    /// as fill up the list.
    pub otherwise: Vec<Suggestion>,
    /// The films that share cast and stand behind those, the nearest first.
    pub further: Vec<Suggestion>,
}

impl Related {
    /// All but those of the series, in the order in which they are shown.
    pub fn listed(&self) -> impl Iterator<Item = &Suggestion> + Clone {
        let first = self.by_cast.iter().chain(&self.otherwise);
        first.chain(&self.further)
    }
}

/// A film with how near it is, and where in what is shared its part stands.
struct Scored {
    total: f64,
    film: FilmNo,
    shared: Range<usize>,
}

/// A related film, and why it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The film.
    pub film: FilmNo,
    /// Whom it shares, the most weighty first.
    pub shared: Vec<Shared>,
    /// What else agrees.
    pub agrees: Agreement,
    /// How near it is.
    pub score: Score,
}

/// Somebody who is in two films.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Who.
    pub person: PersonNo,
    /// The asked film they are in.
    pub with: FilmNo,
    /// The place in the asked film's billing, from 0.
    pub billing_here: u16,
    /// The place in the suggested film's billing, from 0.
    pub billing_there: u16,
}

/// What agrees beside the cast. Of two films asked for, either will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Directors of both.
    pub directors: Vec<PersonNo>,
    /// Who wrote both and did not direct both, where the writers are known.
    pub writers: Vec<PersonName>,
    /// Whether they belong to one series.
    pub series: bool,
    /// Genres of both.
    pub genres: GenreSet,
    /// How many years lie between them; `None` where a year is not known.
    pub years_apart: Option<u16>,
    /// Whether their titles share words, beyond articles and numbers.
    pub title: bool,
}

/// How near a suggestion is: the sum over the people times the product of the factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The whole.
    pub total: f64,
    /// What each shared person adds, the most first, none twice. Empty where no cast is shared: the
    /// factors are then multiplied with 1.
    pub people: Vec<(PersonNo, f64)>,
    /// What multiplies the sum, in the order of [`Factor`]; a factor of 1 is left out.
    pub factors: Vec<(Factor, f64)>,
}

/// Something that makes a suggestion nearer, or farther.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Factor {
    /// Genres agree, or clash.
    Genres,
    /// The years are close.
    Years,
    /// A director agrees.
    Director,
    /// A writer agrees.
    Writer,
    /// The titles share words.
    Title,
    /// Nobody of the cast is shared: how much else has to agree.
    Unshared,
    /// It shares people with both films asked for.
    Both,
    /// It is well known.
    Fame,
    /// The reviewer liked it, or did not.
    Rating,
}

impl Catalog {
    /// The films nearest to a film, at most `limit`.
    pub fn related(&self, film: FilmNo, limit: usize) -> Related {
        self.related_weighing(&[film], limit, &Weights::MEASURED)
    }

    /// The films nearest to two films together, at most `limit`, neither of the two among them.
    pub fn related_to_both(&self, film: FilmNo, also: FilmNo, limit: usize) -> Related {
        if film == also {
            return self.related(film, limit);
        }
        self.related_weighing(&[film, also], limit, &Weights::MEASURED)
    }

    /// The films nearest to one or two films under other weights: for measuring.
    #[doc(hidden)]
    pub fn related_weighing(&self, films: &[FilmNo], limit: usize, weights: &Weights) -> Related {
        let asked = Asked::new(self, films, weights);
        let series = self.series_around(films);
        let mut shared = self.sharing_cast(films);
        if !series.is_empty() {
            shared.retain(|(film, _)| !series.contains(film));
        }
        let mut by_cast = scored_by_cast(&asked, &mut shared);
        let is_taken = |film: FilmNo| {
            let shares_cast = by_cast.binary_search_by_key(&film, |one| one.film);
            shares_cast.is_ok() || films.contains(&film) || series.contains(&film)
        };
        let mut otherwise: Vec<Scored> = self
            .without_cast(films)
            .into_iter()
            .filter(|film| !is_taken(*film) && asked.has_something_of(*film))
            .map(|film| Scored {
                total: asked.total(film, &[]),
                film,
                shared: 0..0,
            })
            .collect();
        self.keep_best(&mut by_cast, limit.saturating_mul(OF_EACH_SERIES));
        self.keep_best(&mut otherwise, limit.saturating_mul(OF_EACH_SERIES));
        let [by_cast, otherwise, further] = self.listed(by_cast, otherwise, limit);
        let suggestions = |films: Vec<Scored>| {
            let films = films.into_iter();
            films
                .map(|one| asked.suggestion(one.film, &shared[one.shared]))
                .collect()
        };
        Related {
            series,
            by_cast: suggestions(by_cast),
            otherwise: suggestions(otherwise),
            further: suggestions(further),
        }
    }

    /// The first films of both lists as they are shown, one of each series: the nearest that share
    /// cast, those that share none, and further ones that share cast.
    fn listed(
        &self,
        by_cast: Vec<Scored>,
        otherwise: Vec<Scored>,
        limit: usize,
    ) -> [Vec<Scored>; 3] {
        let without_cast = WITHOUT_CAST.min(limit.saturating_sub(BY_CAST));
        let first = BY_CAST + without_cast;
        let mut lists = [Vec::new(), Vec::new(), Vec::new()];
        let mut listed: Vec<FilmNo> = Vec::new();
        let mut by_cast = by_cast.into_iter().peekable();
        let mut otherwise = otherwise.into_iter().peekable();
        while listed.len() < limit {
            let is_new = |one: &Scored| {
                let mut listed = listed.iter();
                !listed.any(|film| self.are_of_one_series(*film, one.film))
            };
            while by_cast.next_if(|one| !is_new(one)).is_some() {}
            while otherwise.next_if(|one| !is_new(one)).is_some() {}
            let is_otherwise = match (by_cast.peek(), otherwise.peek()) {
                (Some(one), Some(other)) => {
                    let is_open = listed.len() < first && lists[1].len() < without_cast;
                    is_open && other.total > one.total
                }
                (None, Some(_)) => true,
                (_, None) => false,
            };
            let next = if is_otherwise {
                otherwise.next()
            } else {
                by_cast.next()
            };
            let Some(next) = next else { break };
            listed.push(next.film);
            let list = match (is_otherwise, listed.len() <= first) {
                (true, _) => 1,
                (false, true) => 0,
                (false, false) => 2,
            };
            lists[list].push(next);
        }
        lists
    }

    /// The other films of the series of these films, oldest first.
    fn series_around(&self, films: &[FilmNo]) -> Vec<FilmNo> {
        let mut series: Vec<FilmNo> = films
            .iter()
            .flat_map(|film| self.same_series(*film))
            .filter(|film| !films.contains(film))
            .collect();
        self.sort_by_year(&mut series);
        series.dedup();
        series
    }

    /// The reviewed films nearest to a film of those that share its cast, at most `limit`.
    pub fn reviewed_sharing_cast(&self, film: FilmNo, limit: usize) -> Vec<Suggestion> {
        let films = [film];
        let mut shared = self.sharing_cast(&films);
        shared.retain(|(other, _)| self.facts[other.index()].is_reviewed);
        let asked = Asked::new(self, &films, &Weights::MEASURED);
        let mut scored = scored_by_cast(&asked, &mut shared);
        self.keep_best(&mut scored, limit);
        let scored = scored.into_iter();
        scored
            .map(|one| asked.suggestion(one.film, &shared[one.shared]))
            .collect()
    }

    /// What of a film agrees with another beside the cast.
    pub(super) fn agreement(&self, film: FilmNo, with: FilmNo) -> Agreement {
        Asked::new(self, &[with], &Weights::MEASURED).agreement(film)
    }

    /// Keeps the best of the films, the best first; of equals the best known.
    fn keep_best(&self, films: &mut Vec<Scored>, limit: usize) {
        let fame = |no: FilmNo| self.fame[no.index()];
        let order = |a: &Scored, b: &Scored| {
            (b.total.total_cmp(&a.total)).then_with(|| fame(a.film).cmp(&fame(b.film)))
        };
        if films.len() > limit && limit > 0 {
            films.select_nth_unstable_by(limit - 1, order);
        }
        films.truncate(limit);
        films.sort_unstable_by(order);
    }

    /// With whom somebody made the most films, in front of the camera or behind it, and how many.
    pub fn companions(&self, person: PersonNo, limit: usize) -> Vec<(PersonNo, u32)> {
        let mut films: Vec<FilmNo> = self.films_of(person).collect();
        films.sort_unstable();
        films.dedup();
        let mut others = Vec::new();
        for film in films {
            let from = others.len();
            for other in self.people_of(film) {
                if other != person && !others[from..].contains(&other) {
                    others.push(other);
                }
            }
        }
        others.sort_unstable();
        let mut counted: Vec<(PersonNo, u32)> = others
            .chunk_by(|a, b| a == b)
            .map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX)))
            .collect();
        counted.sort_by_key(|(other, films)| {
            (std::cmp::Reverse(*films), self.person_fame[other.index()])
        });
        counted.truncate(limit);
        counted
    }
}

/// The films that share cast with what is asked for, in their order. Sorts what is shared by film.
fn scored_by_cast(asked: &Asked<'_>, shared: &mut [(FilmNo, Shared)]) -> Vec<Scored> {
    shared.sort_unstable_by_key(|(film, shared)| {
        (
            *film,
            shared.billing_here,
            shared.billing_there,
            shared.with,
        )
    });
    let mut from = 0;
    let films = shared.chunk_by(|a, b| a.0 == b.0);
    films
        .map(|group| {
            let shared = from..from + group.len();
            from = shared.end;
            Scored {
                total: asked.total(group[0].0, group),
                film: group[0].0,
                shared,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};
    use crate::film::Genre;

    pub(super) fn cinema() -> Catalog {
        catalog([
            film("Heat", 1995)
                .cast([
                    "Al Pacino as Vincent",
                    "Robert De Niro as Neil",
                    "Val Kilmer",
                ])
                .directors(["Michael Mann"])
                .genres([Genre::Crime, Genre::Drama]),
            film("Righteous Kill", 2008)
                .cast(["Robert De Niro", "Al Pacino"])
                .genres([Genre::Crime]),
            film("Top Gun", 1986).cast(["Tom Cruise", "Val Kilmer"]),
            film("Collateral", 2004)
                .cast(["Tom Cruise"])
                .directors(["Michael Mann"]),
            film("Serpico", 1973)
                .cast(["Al Pacino"])
                .genres([Genre::Crime]),
            film("Ronin", 1998)
                .cast(["Robert De Niro"])
                .genres([Genre::Western]),
            film("Cops", 1922).cast(["Buster Keaton"]),
        ])
    }

    #[test]
    fn films_that_share_cast_come_first_with_their_reasons() {
        let cinema = cinema();
        let related = cinema.related(cinema.the("heat-1995"), 10);
        let ids = |films: &[Suggestion]| -> Vec<String> {
            let films = films.iter().map(|suggestion| suggestion.film);
            cinema.ids(films).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(ids(&related.by_cast)[0], "righteous-kill-2008");
        assert_eq!(related.by_cast.len(), 4);
        assert_eq!(ids(&related.otherwise)[0], "collateral-2004");
        let first = &related.by_cast[0];
        assert_eq!(first.shared.len(), 2);
        assert_eq!(first.agrees.years_apart, Some(13));
        assert_eq!(
            first.agrees.genres.iter().collect::<Vec<_>>(),
            [Genre::Crime]
        );
        for suggestion in related.by_cast.iter().chain(&related.otherwise) {
            let score = &suggestion.score;
            let people: f64 = score.people.iter().map(|(_, weight)| weight).sum();
            let base = if score.people.is_empty() { 1.0 } else { people };
            let product: f64 = score.factors.iter().map(|(_, factor)| factor).product();
            assert!((score.total - base * product).abs() < 1e-9);
        }
        assert_eq!(cinema.related(cinema.the("heat-1995"), 2).by_cast.len(), 2);
    }

    #[test]
    fn a_few_nearer_films_stand_before_further_ones_that_share_cast() {
        let crime = [Genre::Crime, Genre::Drama];
        let with_the_star = (1..=6_u16).map(|no| {
            film(&"ABCDEFG"[usize::from(no)..][..1], 1995 + 10 * no)
                .cast(["Somebody", "The Star"])
                .genres([Genre::Comedy])
        });
        let of_the_kind = ["Noon", "Dusk", "Dawn"].into_iter().map(|title| {
            film(title, 1996)
                .cast([title])
                .directors(["The Director"])
                .genres(crime)
        });
        let asked = film("Night", 1995)
            .cast(["The Star"])
            .directors(["The Director"])
            .genres(crime);
        let cinema = catalog([asked].into_iter().chain(with_the_star).chain(of_the_kind));
        let counts = |limit| {
            let related = cinema.related(cinema.the("night-1995"), limit);
            [&related.by_cast, &related.otherwise, &related.further].map(Vec::len)
        };
        assert_eq!(counts(8), [3, 2, 3]);
        assert_eq!(counts(4), [3, 1, 0]);
        assert_eq!(counts(3), [3, 0, 0]);
        // Where no more share cast, the others fill the list.
        assert_eq!(counts(20), [3, 3, 3]);
    }

    #[test]
    fn who_wrote_both_speaks_for_a_film() {
        let with_the_star = |title, year| film(title, year).cast(["The Star"]);
        let cinema = catalog([
            with_the_star("Night", 1995)
                .directors(["The Director"])
                .writers(["The Writer", "The Director"]),
            with_the_star("Sea", 1996),
            with_the_star("Sky", 1996)
                .directors(["The Director"])
                .writers(["The Director"]),
            with_the_star("Space", 1996).writers(["The Writer"]),
        ]);
        let related = cinema.related(cinema.the("night-1995"), 5);
        let of = |id: &str| {
            let mut listed = related.listed();
            listed.find(|one| one.film == cinema.the(id)).unwrap()
        };
        let wrote = |id: &str| -> Vec<String> {
            let writers = of(id).agrees.writers.iter();
            writers.map(|name| name.shown().to_owned()).collect()
        };
        assert!(wrote("sea-1996").is_empty());
        assert_eq!(wrote("space-1996"), ["The Writer"]);
        // Whoever directed both is named for that.
        assert!(wrote("sky-1996").is_empty());
        assert!(of("space-1996").score.total > of("sea-1996").score.total);
    }

    #[test]
    fn no_two_films_of_a_list_are_of_one_series() {
        let cinema = catalog([
            film("Night", 1995).cast(["The Star"]),
            film("Space", 1996).cast(["The Star"]).series("Space"),
            film("Space Again", 1999).cast(["The Star"]).series("Space"),
            film("Sea", 1998).cast(["The Star"]),
        ]);
        let related = cinema.related(cinema.the("night-1995"), 5);
        let listed: Vec<FilmNo> = related.listed().map(|one| one.film).collect();
        assert_eq!(listed.len(), 2);
        assert!(listed.contains(&cinema.the("sea-1998")));
    }

    #[test]
    fn what_is_near_to_two_films_shares_people_with_both() {
        let cinema = cinema();
        let (serpico, ronin) = (cinema.the("serpico-1973"), cinema.the("ronin-1998"));
        let related = cinema.related_to_both(serpico, ronin, 10);
        let all = related.by_cast.iter().chain(&related.otherwise);
        assert!(
            all.clone()
                .all(|found| ![serpico, ronin].contains(&found.film))
        );
        for found in &related.by_cast[..2] {
            assert_eq!(found.shared.len(), 2);
        }
    }

    #[test]
    fn chains_are_shortest_and_say_who_links() {
        let cinema = cinema();
        let the = |id| cinema.the(id);
        let chains = cinema.chains(the("serpico-1973"), the("collateral-2004"), 3);
        assert_eq!(chains.len(), 1);
        let films: Vec<FilmNo> = chains[0].links.iter().map(|link| link.to).collect();
        // By its director; by its cast the way leads over *Top Gun*.
        assert_eq!(cinema.ids(films), ["heat-1995", "collateral-2004"]);
        assert_eq!(chains[0].links[1].people, [cinema.who("michael-mann")]);
        let direct = cinema.chains(the("heat-1995"), the("righteous-kill-2008"), 3);
        assert_eq!(direct.len(), 1);
        assert_eq!(
            direct[0].links[0].people,
            [cinema.who("al-pacino"), cinema.who("robert-de-niro")]
        );
        let two = cinema.chains(the("serpico-1973"), the("ronin-1998"), 3);
        assert_eq!(two.len(), 2);
        let none = cinema.chains(the("heat-1995"), the("cops-1922"), 3);
        assert_eq!(none, []);
        let itself = cinema.chains(the("heat-1995"), the("heat-1995"), 3);
        assert_eq!(itself, [Chain { links: Vec::new() }]);
    }

    #[test]
    fn chains_lead_through_films_that_people_know() {
        let many = (0..600).map(|no| {
            film(&format!("Known {no}"), 2000)
                .votes(1_000 + no)
                .listing()
        });
        let ends = [
            film("From", 1990).cast(["Ann", "Bob", "Cid", "Dan"]),
            film("To", 1991).cast(["Eve"]),
            film("Obscure", 1992).cast(["Ann", "Eve"]).votes(3),
            film("Famous", 1993).cast(["X", "Bob", "Eve"]).votes(90_000),
        ];
        let cinema = catalog(many.chain(ends));
        let chains = cinema.chains(cinema.the("from-1990"), cinema.the("to-1991"), 2);
        let through: Vec<FilmNo> = chains.iter().map(|chain| chain.links[0].to).collect();
        assert_eq!(cinema.ids(through), ["famous-1993", "obscure-1992"]);
    }

    #[test]
    fn companions_are_counted_in_films() {
        let cinema = cinema();
        let companions = |id| cinema.companions(cinema.who(id), 5);
        let pacino = companions("al-pacino");
        assert_eq!(pacino[0], (cinema.who("robert-de-niro"), 2));
        assert_eq!(pacino.len(), 3);
        // A director is with the cast of each film, whether in it or not.
        let cinema = catalog([
            film("Pulp Fiction", 1994)
                .cast(["Samuel L. Jackson", "Quentin Tarantino"])
                .directors(["Quentin Tarantino"]),
            film("Jackie Brown", 1997)
                .cast(["Samuel L. Jackson"])
                .directors(["Quentin Tarantino"]),
        ]);
        let tarantino = cinema.who("quentin-tarantino");
        let jackson = cinema.who("samuel-l-jackson");
        assert_eq!(cinema.companions(tarantino, 5), [(jackson, 2)]);
        assert_eq!(cinema.companions(jackson, 5), [(tarantino, 2)]);
    }

    #[test]
    fn films_of_one_name_or_series_come_after_those_that_share_cast() {
        let cinema = catalog([
            film("The Three Musketeers", 1948)
                .cast(["Gene Kelly", "Lana Turner"])
                .genres([Genre::Adventure]),
            film("The Three Musketeers", 1973)
                .cast(["Oliver Reed"])
                .genres([Genre::Adventure]),
            film("The Three Musketeers", 1993)
                .cast(["Charlie Sheen"])
                .genres([Genre::Adventure]),
            film("Xanadu", 1980).cast(["Olivia Newton-John", "Gene Kelly"]),
        ]);
        let related = cinema.related(cinema.the("the-three-musketeers-1948"), 5);
        let ids = |films: &[Suggestion]| -> Vec<String> {
            let films = films.iter().map(|suggestion| suggestion.film);
            cinema.ids(films).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(ids(&related.by_cast), ["xanadu-1980"]);
        let remakes = ["the-three-musketeers-1973", "the-three-musketeers-1993"];
        assert_eq!(ids(&related.otherwise), remakes);
        assert!(related.otherwise[0].agrees.title);
    }

    #[test]
    fn a_series_holds_together_without_shared_cast() {
        let cinema = catalog([
            film("Alien", 1979)
                .series("Alien")
                .cast(["Sigourney Weaver"]),
            film("Prometheus", 2012)
                .series("Alien")
                .cast(["Noomi Rapace"]),
            film("Skyfall", 2012).cast(["Daniel Craig"]),
        ]);
        let related = cinema.related(cinema.the("prometheus-2012"), 5);
        assert_eq!(related.series, [cinema.the("alien-1979")]);
        assert!(related.listed().all(|found| !found.agrees.series));
    }

    /// A cinema of films with these casts, people by number.
    fn of_casts(casts: &[Vec<u8>]) -> Catalog {
        catalog((1900..).zip(casts).map(|(year, cast)| {
            let names = cast.iter().map(|person| format!("Person {person}"));
            // Titles that make no series.
            let title = char::from_u32(0x4e00 + u32::from(year) - 1900).expect("a sign is a title");
            film(&title.to_string(), year).cast(names)
        }))
    }

    /// How many links the shortest chain has, by trying all films from one end.
    fn links_between(catalog: &Catalog, from: FilmNo, to: FilmNo) -> Option<usize> {
        let mut seen = vec![from];
        let mut edge = vec![from];
        for links in 0.. {
            if edge.contains(&to) {
                return Some(links);
            }
            let people = edge.iter().flat_map(|film| catalog.cast(*film));
            let films = people.flat_map(|person| catalog.appearances(*person));
            let mut next: Vec<FilmNo> = films.map(|seen| seen.film).collect();
            next.retain(|film| !seen.contains(film));
            if next.is_empty() {
                return None;
            }
            seen.extend(&next);
            edge = next;
        }
        None
    }

    fn casts() -> impl proptest::strategy::Strategy<Value = Vec<Vec<u8>>> {
        proptest::collection::vec(proptest::collection::vec(0..20_u8, 0..5), 2..14)
    }

    proptest::proptest! {
        #[test]
        fn whom_two_films_share_is_the_same_from_both(casts in casts()) {
            let catalog = of_casts(&casts);
            let shared = |from: FilmNo, with: FilmNo| -> Option<Vec<(PersonNo, u16, u16)>> {
                let related = catalog.related(from, 100);
                let mut by_cast = related.listed().filter(|found| !found.shared.is_empty());
                let found = by_cast.find(|found| found.film == with)?;
                let shared = found.shared.iter();
                let mut shared: Vec<_> = shared
                    .map(|shared| (shared.person, shared.billing_here, shared.billing_there))
                    .collect();
                shared.sort_unstable();
                Some(shared)
            };
            for from in catalog.films() {
                proptest::prop_assert_eq!(shared(from, from), None);
                for with in catalog.films() {
                    let back = shared(with, from).map(|shared| {
                        let swapped = shared.into_iter();
                        swapped.map(|(who, here, there)| (who, there, here)).collect::<Vec<_>>()
                    });
                    proptest::prop_assert_eq!(shared(from, with), back);
                }
            }
        }

        #[test]
        fn chains_are_shortest_and_every_link_is_shared(casts in casts(), limit in 1..5_usize) {
            let catalog = of_casts(&casts);
            for from in catalog.films() {
                for to in catalog.films() {
                    let chains = catalog.chains(from, to, limit);
                    let links = links_between(&catalog, from, to);
                    proptest::prop_assert_eq!(chains.first().map(|chain| chain.links.len()), links);
                    proptest::prop_assert!(chains.len() <= limit);
                    let mut ways = Vec::new();
                    for chain in &chains {
                        let mut way = vec![from];
                        for link in &chain.links {
                            proptest::prop_assert_eq!(way.last(), Some(&link.from));
                            proptest::prop_assert!(!link.people.is_empty());
                            for person in &link.people {
                                proptest::prop_assert!(catalog.cast(link.from).contains(person));
                                proptest::prop_assert!(catalog.cast(link.to).contains(person));
                            }
                            way.push(link.to);
                        }
                        proptest::prop_assert_eq!(way.last(), Some(&to));
                        proptest::prop_assert_eq!(Some(way.len() - 1), links);
                        proptest::prop_assert!(!ways.contains(&way));
                        ways.push(way);
                    }
                }
            }
        }
    }
}
