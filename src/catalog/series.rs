//! Which films are of one series: by their key, or because their titles begin alike and they share
//! somebody.

use super::{Catalog, FilmNo, NO_SERIES};

impl Catalog {
    /// All films of a film's series, itself among them, oldest first; none where it is in none.
    pub fn same_series(&self, film: FilmNo) -> Vec<FilmNo> {
        let mut films = Vec::new();
        let series = self.series_of[film.index()];
        if series != NO_SERIES {
            films.extend_from_slice(self.series.get(series as usize));
        }
        for group in self.groups_of(film) {
            let group = self.group(*group).iter().copied();
            films.extend(group.filter(|other| *other == film || self.share_somebody(film, *other)));
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
        let is_common = |group: &u32| groups.contains(group);
        self.groups_of(film).iter().any(is_common) && self.share_somebody(film, other)
    }

    /// Sorts films from the oldest to the newest, those without a year last.
    pub(super) fn sort_by_year(&self, films: &mut [FilmNo]) {
        films.sort_by_key(|no| {
            let year = self.facts[no.index()].year;
            (year.is_none(), year, *no)
        });
    }

    fn share_somebody(&self, film: FilmNo, other: FilmNo) -> bool {
        self.people_of(film)
            .any(|person| self.people_of(other).any(|with| with == person))
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
        ]);
        let series = |id| cinema.ids(cinema.same_series(cinema.the(id))).join(" ");
        assert_eq!(
            series("die-hard-2-1990"),
            "die-hard-1988 die-hard-2-1990 die-hard-with-a-vengeance-1995"
        );
        assert_eq!(series("dr-no-1962"), "dr-no-1962 die-another-day-2002");
        assert_eq!(series("armageddon-1998"), "");
        let is_one = |one, other| cinema.are_of_one_series(cinema.the(one), cinema.the(other));
        assert!(is_one("die-hard-1988", "die-hard-2-1990"));
        assert!(is_one("dr-no-1962", "die-another-day-2002"));
        assert!(!is_one("die-hard-1988", "die-another-day-2002"));
        assert!(!is_one("die-hard-1988", "armageddon-1998"));
    }
}
