//! Films to ask somebody about whose taste nobody knows: known to most, and of different kinds.

use super::{Catalog, FilmNo, Filter};
use crate::film::{Country, Decade, Genre, Year};

impl Catalog {
    /// The best-known films that fit, the best known first. They hang on nobody's taste.
    pub fn best_known_fitting(&self, filter: &Filter, limit: usize) -> Vec<FilmNo> {
        let mut films: Vec<FilmNo> = self.films().filter(|no| self.fits(*no, filter)).collect();
        films.sort_unstable_by_key(|no| self.fame(*no));
        films.truncate(limit);
        films
    }

    /// The first of the candidates that is of another kind than all of these films: its first genre,
    /// its decade and its series. Where none is, first the decade may be the same, then the genre.
    pub fn of_another_kind(&self, than: &[FilmNo], candidates: &[FilmNo]) -> Option<FilmNo> {
        let differs = |strictness: u8| {
            let mut candidates = candidates.iter().copied();
            candidates.find(|film| {
                than.iter().all(|other| {
                    other != film
                        && !self.are_of_one_series(*film, *other)
                        && (strictness < 1 || self.first_genre(*film) != self.first_genre(*other))
                        && (strictness < 2 || self.decade_of(*film) != self.decade_of(*other))
                })
            })
        };
        differs(2).or_else(|| differs(1)).or_else(|| differs(0))
    }

    /// Which part of the films is from a country, 0 to 1.
    pub fn share_of_country(&self, country: Country) -> f64 {
        let mut counts = self.countries().iter();
        let count = counts.find(|(counted, _)| *counted == country);
        let count = count.map_or(0, |(_, films)| *films);
        let part = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        part(count) / part(self.film_count().max(1))
    }

    /// The genre that a film's own record names first.
    fn first_genre(&self, film: FilmNo) -> Option<Genre> {
        self.film(film).genres.first().copied()
    }

    pub(super) fn decade_of(&self, film: FilmNo) -> Option<Decade> {
        self.film(film).year.map(Year::decade)
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{catalog, film};
    use crate::catalog::{FilmNo, Filter};
    use crate::film::Genre;

    #[test]
    fn the_first_of_another_kind_comes_next() {
        let catalog = catalog([
            film("Alien", 1979).genres([Genre::Horror]),
            film("Aliens", 1986).genres([Genre::Action]),
            film("Blade Runner", 1982).genres([Genre::Drama]),
            film("Carrie", 1976).genres([Genre::Horror]),
            film("Die Hard", 1988).genres([Genre::Action]),
        ]);
        let no = |title: &str| {
            let mut films = catalog.films();
            films.find(|no| &*catalog.film(*no).title == title).unwrap()
        };
        let next = |than: &[&str], of: &[&str]| {
            let films = |titles: &[&str]| titles.iter().map(|title| no(title)).collect::<Vec<_>>();
            catalog.of_another_kind(&films(than), &films(of))
        };
        let all = ["Alien", "Carrie", "Die Hard", "Blade Runner", "Aliens"];
        assert_eq!(next(&[], &all), Some(no("Alien")));
        assert_eq!(next(&["Alien"], &all), Some(no("Die Hard")));
        // No genre and decade is left; then another genre will do, and then any other film.
        assert_eq!(next(&["Alien", "Die Hard"], &all), Some(no("Blade Runner")));
        assert_eq!(
            next(&["Alien", "Die Hard"], &["Carrie"]),
            Some(no("Carrie"))
        );
        assert_eq!(next(&["Carrie"], &["Carrie"]), None);
        let known: Vec<FilmNo> = catalog.best_known_fitting(&Filter::default(), 3);
        assert_eq!(known.len(), 3);
        assert!(known.is_sorted_by_key(|no| catalog.fame(*no)));
    }
}
