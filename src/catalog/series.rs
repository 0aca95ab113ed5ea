//! Which films are of one series: by their key, because their titles say so, or because their titles
//! begin or end alike and they share somebody.

use super::{Catalog, FilmNo, NO_SERIES};

impl Catalog {
    /// All films of a film's series, itself among them, oldest first; none where it is in none.
    pub fn same_series(&self, film: FilmNo) -> Vec<FilmNo> {
        let mut films = Vec::new();
        let series = self.series_of[film.index()];
        if series != NO_SERIES {
            films.extend_from_slice(self.series.get(series as usize));
        }
        for number in self.groups_of(film) {
            films.extend_from_slice(self.group(*number));
        }
        self.sort_by_year(&mut films);
        films.dedup();
        films
    }

    /// Whether two films are of one series.
    pub(super) fn are_of_one_series(&self, film: FilmNo, other: FilmNo) -> bool {
        let series = self.series_of[film.index()];
        if series != NO_SERIES && series == self.series_of[other.index()] {
            return true;
        }
        let groups = self.groups_of(other);
        let mut own = self.groups_of(film).iter();
        own.any(|group| groups.contains(group))
    }

    /// Sorts films from the oldest to the newest, those without a year last.
    pub(super) fn sort_by_year(&self, films: &mut [FilmNo]) {
        films.sort_by_key(|no| {
            let year = self.facts[no.index()].year;
            (year.is_none(), year, *no)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{catalog, film};

    #[test]
    fn a_series_is_known_by_its_key_or_by_titles_and_people() {
        let willis = |title, year| film(title, year).cast(["Bruce Willis"]);
        let cinema = catalog([
            willis("Die Hard", 1988),
            willis("Die Hard 2", 1990),
            willis("Die Hard with a Vengeance", 1995),
            willis("Armageddon", 1998),
            film("Die Another Day", 2002)
                .series("James Bond")
                .cast(["Pierce Brosnan"]),
            film("Dr. No", 1962)
                .series("James Bond")
                .cast(["Sean Connery"]),
            willis("A Good Day to Die Hard", 2013),
            film("Home Alone", 1990),
            film("Home Alone 3", 1997),
            film("Home Alone", 2021),
            film("The Mission", 1986),
            film("Mission: Impossible", 1996),
        ]);
        let series = |id| cinema.ids(cinema.same_series(cinema.the(id))).join(" ");
        assert_eq!(
            series("die-hard-2-1990"),
            "die-hard-1988 die-hard-2-1990 die-hard-with-a-vengeance-1995 a-good-day-to-die-hard-2013"
        );
        // A number says it, whoever is in them; of films of one name the one before.
        assert_eq!(
            series("home-alone-3-1997"),
            "home-alone-1990 home-alone-3-1997"
        );
        assert_eq!(series("the-mission-1986"), "");
        assert_eq!(series("dr-no-1962"), "dr-no-1962 die-another-day-2002");
        assert_eq!(series("armageddon-1998"), "");
        let is_one = |one, other| cinema.are_of_one_series(cinema.the(one), cinema.the(other));
        assert!(is_one("die-hard-1988", "die-hard-2-1990"));
        assert!(is_one("dr-no-1962", "die-another-day-2002"));
        assert!(!is_one("die-hard-1988", "die-another-day-2002"));
        assert!(!is_one("die-hard-1988", "armageddon-1998"));
    }
}
