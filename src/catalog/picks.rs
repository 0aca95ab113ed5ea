//! Random picks under filters.
//!
//! A walk visits the films that fit in an order that hangs on its seed and the films' ids alone, so
//! it can be taken up from a button, and films added or removed meanwhile never cause a repeat.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::filter::{Filter, FilterPart, Reviewed, bit};
use super::{Catalog, FilmNo};
use crate::film::{Country, FilmId};

/// What one part of a filter costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// The part.
    pub part: FilterPart,
    /// How many of the films this part alone leaves out.
    pub excludes: usize,
    /// How many films would fit if this part were dropped.
    pub would_fit: usize,
}

/// Where somebody stands in a walk through the films that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    /// What the order hangs on.
    pub seed: u32,
    /// The place of the last film shown, below 2^[`Walk::PLACE_BITS`]; `None` at the start.
    pub shown_up_to: Option<u64>,
}

impl Walk {
    /// How much of a hash is a film's place. With fewer bits films would share one, of which all but
    /// the first are left out; more would not fit on a button.
    pub const PLACE_BITS: u32 = 40;
}

/// A film picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// The film.
    pub film: FilmNo,
    /// Where the walk goes on.
    pub next: Walk,
    /// How many films the walk has left after this one.
    pub left: usize,
    /// How many films fit.
    pub of: usize,
}

/// A film picked among those that somebody has not been shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreshPick {
    /// The film.
    pub film: FilmNo,
    /// The films that count as not shown again, because all that fit had been shown.
    pub forget: Vec<FilmId>,
    /// How many films that fit are left to be shown after this one.
    pub left: usize,
    /// How many films fit.
    pub of: usize,
}

/// Why no film is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPick {
    /// No film fits the filter.
    NothingFits,
    /// The walk has shown them all.
    AllShown {
        /// How many fit.
        of: usize,
    },
}

impl Catalog {
    /// The films that fit, in the order of their ids.
    pub fn fitting(&self, filter: &Filter) -> Vec<FilmNo> {
        let fits = |no: &FilmNo| self.can_be_picked(*no, filter) && self.misses(*no, filter) == 0;
        match filter.with {
            // Few are with somebody: no need to look at all the others.
            Some(person) => {
                let seen = self.appearances(person).iter();
                let mut films: Vec<_> = seen.map(|seen| seen.film).filter(fits).collect();
                films.sort_unstable();
                films
            }
            None => self.films().filter(fits).collect(),
        }
    }

    /// Whether any film fits.
    pub fn fits_any(&self, filter: &Filter) -> bool {
        self.films()
            .any(|no| self.can_be_picked(no, filter) && self.misses(no, filter) == 0)
    }

    /// How many films a filter chooses from, whatever else it asks of them.
    pub fn choice_of(&self, filter: &Filter) -> usize {
        match filter.reviewed {
            Reviewed::Only => self.review_count(),
            Reviewed::NoMatter => self.film_count(),
        }
    }

    fn can_be_picked(&self, no: FilmNo, filter: &Filter) -> bool {
        filter.reviewed == Reviewed::NoMatter || self.facts[no.index()].is_reviewed
    }

    /// The next film of a walk through those that fit.
    pub fn pick(&self, filter: &Filter, walk: Walk) -> Result<Pick, NoPick> {
        let fitting = self.fitting(filter);
        let of = fitting.len();
        if of == 0 {
            return Err(NoPick::NothingFits);
        }
        let ahead = |film: FilmNo| {
            let place = self.place(film, walk.seed);
            (walk.shown_up_to < Some(place)).then_some((place, film))
        };
        let left: Vec<(u64, FilmNo)> = fitting.into_iter().filter_map(ahead).collect();
        let Some((place, film)) = left.iter().min().copied() else {
            return Err(NoPick::AllShown { of });
        };
        Ok(Pick {
            film,
            next: Walk {
                shown_up_to: Some(place),
                ..walk
            },
            left: left.len() - 1,
            of,
        })
    }

    /// Picks one of the films that fit, evenly, and none that has been shown; `None` if none fits.
    ///
    /// `shown` is in order, the last one last. When all that fit have been shown everything starts
    /// again, but not with the last one. What has been `seen` does not fit, unless all has been.
    pub fn pick_fresh(
        &self,
        filter: &Filter,
        shown: &[FilmId],
        seen: &[FilmId],
        roll: u32,
    ) -> Option<FreshPick> {
        let mut fitting = self.fitting(filter);
        let seen: HashSet<FilmNo> = seen.iter().filter_map(|id| self.find(id)).collect();
        if fitting.iter().any(|film| !seen.contains(film)) {
            fitting.retain(|film| !seen.contains(film));
        }
        let of = fitting.len();
        let numbers: HashSet<FilmNo> = shown.iter().filter_map(|id| self.find(id)).collect();
        let mut fresh = fitting.clone();
        fresh.retain(|film| !numbers.contains(film));
        let mut left = fresh.len();
        let mut forget = Vec::new();
        if fresh.is_empty() {
            let fits = |id: &&FilmId| self.find(id).is_some_and(|no| fitting.contains(&no));
            forget = shown.iter().filter(fits).cloned().collect();
            let last = forget.last().and_then(|id| self.find(id));
            left = of;
            fresh = fitting;
            fresh.retain(|film| of == 1 || Some(*film) != last);
        }
        let film = *fresh.get(roll as usize % fresh.len().max(1))?;
        Some(FreshPick {
            film,
            forget,
            left: left - 1,
            of,
        })
    }

    /// Whether a film fits, reviewed or not.
    pub fn fits(&self, no: FilmNo, filter: &Filter) -> bool {
        self.misses(no, filter) == 0
    }

    /// What each part of the filter that is set costs.
    pub fn exclusions(&self, filter: &Filter) -> Vec<Exclusion> {
        let mut excludes = [0; FilterPart::ALL.len()];
        let mut only_one = [0; FilterPart::ALL.len()];
        let mut fitting = 0;
        for no in self.films().filter(|no| self.can_be_picked(*no, filter)) {
            let misses = self.misses(no, filter);
            fitting += usize::from(misses == 0);
            for part in FilterPart::ALL {
                excludes[part as usize] += usize::from(misses & bit(part) != 0);
                only_one[part as usize] += usize::from(misses == bit(part));
            }
        }
        let Filter {
            genres,
            decade,
            min_rating,
            max_runtime,
            with,
            country,
            column,
            reviewed: _,
            leave_unconfirmed_out,
            left_out: _,
        } = filter;
        let is_set = |part: &FilterPart| match part {
            FilterPart::Genres => !genres.is_empty(),
            FilterPart::Decade => decade.is_some(),
            FilterPart::MinRating => min_rating.is_some(),
            FilterPart::MaxRuntime => max_runtime.is_some(),
            FilterPart::With => with.is_some(),
            FilterPart::Country => country.is_some(),
            FilterPart::Column => column.is_some(),
            // Nobody asked for this one: it is worth a word only where it matters.
            FilterPart::Unconfirmed => *leave_unconfirmed_out && excludes[*part as usize] > 0,
            FilterPart::LeftOut => excludes[*part as usize] > 0,
        };
        FilterPart::ALL
            .into_iter()
            .filter(is_set)
            .map(|part| Exclusion {
                part,
                excludes: excludes[part as usize],
                would_fit: fitting + only_one[part as usize],
            })
            .collect()
    }

    pub(super) fn is_from(&self, no: FilmNo, country: Country) -> bool {
        self.film(no).countries.contains(&country)
    }

    /// The parts of the filter that a film does not fit, as bits.
    pub(super) fn misses(&self, no: FilmNo, filter: &Filter) -> u16 {
        filter.missed_by(
            &self.facts[no.index()],
            |person| self.cast(no).contains(&person),
            |country| self.is_from(no, country),
            |column| self.is_in_column(no, column),
        )
    }

    /// A film's place in the walk of this seed.
    fn place(&self, no: FilmNo, seed: u32) -> u64 {
        mixed(self.hashes[no.index()] ^ mixed(u64::from(seed))) >> (u64::BITS - Walk::PLACE_BITS)
    }
}

/// A number with its bits mixed, so that numbers next to each other end far apart.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
/// the constants are variant 13 of D. Stafford's, which that paper recommends.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::LeftOut;
    use crate::catalog::made::{catalog, film};
    use crate::film::{Decade, Genre, GenreSet, Minutes, Rating, Year};
    use crate::review::ColumnId;

    fn cinema() -> Catalog {
        catalog([
            film("Heat", 1995)
                .genres([Genre::Crime, Genre::Drama])
                .cast(["Al Pacino"])
                .rated(84)
                .minutes(170),
            film("The Insider", 1999)
                .genres([Genre::Drama])
                .cast(["Al Pacino"])
                .rated(79)
                .minutes(157),
            film("Collateral", 2004)
                .genres([Genre::Crime])
                .rated(75)
                .minutes(120),
            film("A Rumour", 1996).genres([Genre::Crime]).unconfirmed(),
            film("Ronin", 1998).genres([Genre::Crime]).listing(),
        ])
    }

    #[test]
    fn a_walk_shows_every_film_once() {
        let cinema = cinema();
        let filter = Filter::default();
        let mut walk = Walk {
            seed: 7,
            shown_up_to: None,
        };
        let mut seen = Vec::new();
        while let Ok(pick) = cinema.pick(&filter, walk) {
            assert_eq!((pick.of, pick.left), (4, 3 - seen.len()));
            seen.push(pick.film);
            walk = pick.next;
        }
        assert_eq!(cinema.pick(&filter, walk), Err(NoPick::AllShown { of: 4 }));
        seen.sort();
        assert_eq!(seen, cinema.fitting(&filter));
    }

    #[test]
    fn exclusions_say_what_to_loosen() {
        let cinema = cinema();
        let filter = Filter {
            genres: [Genre::Crime].into_iter().collect(),
            decade: Decade::new(1990),
            max_runtime: Minutes::new(125),
            leave_unconfirmed_out: true,
            ..Filter::default()
        };
        let start = Walk {
            seed: 0,
            shown_up_to: None,
        };
        assert_eq!(cinema.pick(&filter, start), Err(NoPick::NothingFits));
        let found: Vec<_> = cinema
            .exclusions(&filter)
            .into_iter()
            .map(|part| (part.part, part.excludes, part.would_fit))
            .collect();
        assert_eq!(
            found,
            [
                (FilterPart::Genres, 1, 0),
                (FilterPart::Decade, 1, 1),
                (FilterPart::MaxRuntime, 3, 1),
                (FilterPart::Unconfirmed, 1, 0),
            ]
        );
    }

    #[test]
    fn listings_are_picked_where_that_is_asked_for() {
        let cinema = catalog([
            film("Heat", 1995).countries(["US"]),
            film("Ronin", 1998).countries(["GB", "US"]).listing(),
            film("Amelie", 2001).countries(["FR"]).listing(),
            film("Unknown", 1999).listing(),
        ]);
        let from = |code: &str, reviewed: Reviewed| {
            let filter = Filter {
                country: Country::from_code(code),
                reviewed,
                ..Filter::default()
            };
            (
                cinema.ids(cinema.fitting(&filter)),
                cinema.exclusions(&filter),
            )
        };
        assert_eq!(from("US", Reviewed::Only).0, ["heat-1995"]);
        assert_eq!(
            from("US", Reviewed::NoMatter).0,
            ["heat-1995", "ronin-1998"]
        );
        let (none, exclusions) = from("GB", Reviewed::Only);
        assert_eq!(none, Vec::<&str>::new());
        let part = |part: &Exclusion| (part.part, part.excludes, part.would_fit);
        let exclusions: Vec<_> = exclusions.iter().map(part).collect();
        assert_eq!(exclusions, [(FilterPart::Country, 1, 1)]);
        let all = Filter {
            reviewed: Reviewed::NoMatter,
            ..Filter::default()
        };
        assert_eq!((cinema.fitting(&all).len(), cinema.choice_of(&all)), (4, 4));
        let countries = cinema.countries().iter();
        let countries: Vec<_> = countries
            .map(|(country, films)| (country.code(), *films))
            .collect();
        assert_eq!(countries, [("US", 2), ("FR", 1), ("GB", 1)]);
    }

    #[test]
    fn films_are_picked_of_a_column() {
        let cinema = catalog([
            film("Heat", 1995).by("Mo").genres([Genre::Crime]),
            film("Ronin", 1998).by("Ana").also_by("Mo"),
            film("Up", 2009).by("Ana").genres([Genre::Family]),
            film("Sand", 2004).listing(),
        ]);
        let of = |reviewer, genres: GenreSet| {
            let filter = Filter {
                genres,
                column: Some(ColumnId::of(Some(reviewer))),
                reviewed: Reviewed::NoMatter,
                ..Filter::default()
            };
            let exclusions = cinema.exclusions(&filter).into_iter();
            let part = |part: Exclusion| (part.part, part.excludes, part.would_fit);
            (
                cinema.ids(cinema.fitting(&filter)),
                exclusions.map(part).collect::<Vec<_>>(),
            )
        };
        let (films, exclusions) = of("mo", GenreSet::EMPTY);
        assert_eq!(films, ["heat-1995", "ronin-1998"]);
        assert_eq!(exclusions, [(FilterPart::Column, 2, 4)]);
        let (films, exclusions) = of("Mo", GenreSet::EMPTY.with(Genre::Family));
        assert_eq!(films, Vec::<&str>::new());
        assert_eq!(
            exclusions,
            [(FilterPart::Genres, 3, 2), (FilterPart::Column, 2, 1)]
        );
        assert!(
            !Filter {
                column: Some(ColumnId::of(Some("Mo"))),
                ..Filter::default()
            }
            .fits_unlisted(cinema.film(cinema.the("sand-2004")).clone())
        );
    }

    #[test]
    fn a_library_without_unconfirmed_films_says_nothing_of_them() {
        let cinema = catalog([film("Heat", 1995)]);
        let filter = Filter {
            min_rating: Rating::from_tenths(100),
            leave_unconfirmed_out: true,
            ..Filter::default()
        };
        let parts = cinema.exclusions(&filter).into_iter().map(|one| one.part);
        assert_eq!(parts.collect::<Vec<_>>(), [FilterPart::MinRating]);
    }

    /// Twenty dramas and as many comedies.
    fn two_shelves() -> Catalog {
        catalog((1900..1940).map(|year| {
            let genre = if year % 2 == 0 {
                Genre::Drama
            } else {
                Genre::Comedy
            };
            film("Film", year).genres([genre])
        }))
    }

    #[test]
    fn picks_are_uniform_over_what_fits() {
        let cinema = two_shelves();
        let filter = Filter {
            genres: [Genre::Drama].into_iter().collect(),
            ..Filter::default()
        };
        let seeds = 10_000;
        let mut first = [0_u32; 40];
        let mut second = [0_u32; 40];
        for seed in 0..seeds {
            let start = Walk {
                seed,
                shown_up_to: None,
            };
            let pick = cinema.pick(&filter, start).unwrap();
            first[pick.film.index()] += 1;
            second[cinema.pick(&filter, pick.next).unwrap().film.index()] += 1;
        }
        for counts in [first, second] {
            let fitting = cinema.fitting(&filter);
            let expected = f64::from(seeds) / 20.0;
            let off = |no: &FilmNo| (f64::from(counts[no.index()]) - expected).powi(2) / expected;
            let chi_squared: f64 = fitting.iter().map(off).sum();
            // With 19 degrees of freedom one in a thousand fair sources exceeds 43.8.
            assert!(chi_squared < 43.8, "{chi_squared}");
            assert_eq!(counts.iter().sum::<u32>(), seeds);
        }
    }

    #[test]
    fn fresh_picks_repeat_nothing_until_all_was_shown() {
        let cinema = two_shelves();
        let filter = Filter {
            genres: [Genre::Drama].into_iter().collect(),
            ..Filter::default()
        };
        let id = |year: u16| FilmId::parse(&format!("film-{year}")).unwrap();
        // A comedy, and a film that is not in the library any more.
        let mut shown = vec![id(1901), id(2020)];
        for round in 0..3 {
            let mut seen = Vec::new();
            for nth in 0..20 {
                let pick = cinema
                    .pick_fresh(&filter, &shown, &[], 7 * nth + round)
                    .unwrap();
                assert_eq!(pick.of, 20);
                assert_eq!(pick.left, 19 - nth as usize);
                let forgotten = if round > 0 && nth == 0 { 20 } else { 0 };
                assert_eq!(pick.forget.len(), forgotten);
                let film = cinema.film(pick.film).id.clone();
                assert_ne!(shown.last(), Some(&film), "not twice in a row");
                shown.retain(|id| !pick.forget.contains(id));
                shown.push(film.clone());
                seen.push(film);
            }
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), 20, "each once a round");
        }
        let one = Filter {
            min_rating: Rating::from_tenths(80),
            ..Filter::default()
        };
        let cinema = self::cinema();
        let heat = cinema.pick_fresh(&one, &[], &[], 5).unwrap().film;
        let shown = [cinema.film(heat).id.clone()];
        assert_eq!(cinema.pick_fresh(&one, &shown, &[], 0).unwrap().film, heat);
        let none = Filter {
            min_rating: Rating::from_tenths(100),
            ..Filter::default()
        };
        assert_eq!(cinema.pick_fresh(&none, &shown, &[], 0), None);
    }

    #[test]
    fn fresh_picks_are_uniform() {
        let cinema = two_shelves();
        let mut counts = [0_u32; 40];
        for roll in 0..40_000_u32 {
            let roll = roll.wrapping_mul(2_654_435_769);
            let pick = cinema
                .pick_fresh(&Filter::default(), &[], &[], roll)
                .unwrap();
            counts[pick.film.index()] += 1;
        }
        let off = |count: &u32| (f64::from(*count) - 1000.0).powi(2) / 1000.0;
        let chi_squared: f64 = counts.iter().map(off).sum();
        // With 39 degrees of freedom one in a thousand fair sources exceeds 72.1.
        assert!(chi_squared < 72.1, "{chi_squared}");
    }

    #[test]
    fn what_a_server_leaves_out_is_never_picked() {
        let cinema = cinema();
        let fits = |left_out: LeftOut| {
            let filter = Filter {
                left_out,
                ..Filter::default()
            };
            cinema.ids(cinema.fitting(&filter))
        };
        let nothing = LeftOut::default();
        let crime = LeftOut {
            genres: [Genre::Crime].into_iter().collect(),
            ..nothing
        };
        assert_eq!(fits(crime), ["the-insider-1999"]);
        let below = LeftOut {
            below: Rating::from_tenths(79),
            ..nothing
        };
        assert_eq!(fits(below), ["heat-1995", "the-insider-1999"]);
        let nineties = LeftOut {
            before: Year::new(1996),
            after: Year::new(1999),
            ..nothing
        };
        assert_eq!(fits(nineties), ["a-rumour-1996", "the-insider-1999"]);
        let filter = Filter {
            left_out: crime,
            decade: Decade::new(2000),
            ..Filter::default()
        };
        let parts = cinema.exclusions(&filter);
        let parts: Vec<_> = parts.iter().map(|one| (one.part, one.would_fit)).collect();
        assert_eq!(parts, [(FilterPart::Decade, 1), (FilterPart::LeftOut, 1)]);
    }

    #[test]
    fn films_that_come_and_go_during_a_walk_repeat_nothing() {
        let whole = two_shelves();
        let some = catalog((1900..1930).map(|year| film("Film", year)));
        let mut walk = Walk {
            seed: 3,
            shown_up_to: None,
        };
        let mut seen = Vec::new();
        for press in 0.. {
            let cinema = if press % 2 == 0 { &whole } else { &some };
            let Ok(pick) = cinema.pick(&Filter::default(), walk) else {
                break;
            };
            seen.push(cinema.film(pick.film).id.clone());
            walk = pick.next;
        }
        let shown = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), shown);
    }
}
