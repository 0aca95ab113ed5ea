//! Which films come into question as related ones.

use super::Shared;
use crate::catalog::{Catalog, FilmNo};
use crate::film::Year;

/// Films without shared cast are looked for among so many of the years around,
const OF_THE_TIME: usize = 1_000;
/// the best-known so many of each.
const OF_A_YEAR: usize = 40;
/// A word that begins more words of titles than this says little about a film.
const COMMON_WORD: usize = 300;

impl Catalog {
    /// Every other film that anybody of the asked films' casts is in, once for each of them.
    pub(super) fn sharing_cast(&self, asked: &[FilmNo]) -> Vec<(FilmNo, Shared)> {
        let mut all = Vec::new();
        for &with in asked {
            let cast = self.cast(with);
            for (billing_here, &person) in (0..).zip(cast) {
                if cast[..usize::from(billing_here)].contains(&person) {
                    continue;
                }
                let seen = self.appearances(person).iter();
                all.extend(seen.filter(|seen| !asked.contains(&seen.film)).map(|seen| {
                    let shared = Shared {
                        person,
                        with,
                        billing_here,
                        billing_there: seen.billing,
                    };
                    (seen.film, shared)
                }));
            }
        }
        all
    }

    /// Films that may be near though they share no cast, the asked ones among them: of the same
    /// director, with a rare word in common, or of the same time.
    pub(super) fn without_cast(&self, asked: &[FilmNo]) -> Vec<FilmNo> {
        let mut films = Vec::new();
        for &film in asked {
            for director in self.directors(film) {
                films.extend(self.directed(*director));
            }
            films.extend(self.sharing_rare_words(film, COMMON_WORD));
            films.extend(self.of_the_time(film));
        }
        films.sort_unstable();
        films.dedup();
        films
    }

    /// The best-known films of each year, from the film's own outwards, until they are enough. A film
    /// without a year is taken to be of the near future.
    fn of_the_time(&self, film: FilmNo) -> Vec<FilmNo> {
        let year_of = |no: FilmNo| self.facts[no.index()].year;
        let key = |year: Option<Year>| (year.is_none(), year);
        let of_year = |year: Option<Year>| {
            let start = (self.by_year).partition_point(|no| key(year_of(*no)) < key(year));
            let films = self.by_year[start..].iter().copied();
            let films = films.take_while(move |no| year_of(*no) == year);
            films.take(OF_A_YEAR)
        };
        let undated = (self.by_year).partition_point(|no| year_of(*no).is_some());
        let (Some(first), Some(last)) = (self.by_year.first(), self.by_year[..undated].last())
        else {
            return of_year(None).collect();
        };
        let [first, last] = [*first, *last].map(|no| year_of(no).map_or(0, Year::get));
        let mut films = Vec::new();
        let year = year_of(film).map_or_else(
            || {
                films.extend(of_year(None));
                last
            },
            Year::get,
        );
        for apart in 0..=year.abs_diff(first).max(year.abs_diff(last)) {
            if films.len() >= OF_THE_TIME {
                break;
            }
            let mut years = [year.checked_sub(apart), year.checked_add(apart)];
            if apart == 0 {
                years[1] = None;
            }
            let years = years.into_iter().flatten().filter_map(Year::new);
            films.extend(years.flat_map(|year| of_year(Some(year))));
        }
        films
    }
}
