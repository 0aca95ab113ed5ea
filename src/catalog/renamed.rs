//! Films whose id differs from the one they were known by: corrected ones, and those that members
//! typed before the library had them.

use super::{Catalog, FilmNo, Found};
use crate::film::{Film, FilmId};
use crate::fold::fold;
use crate::review::Review;

/// The ids that films had before, in order, with who has them now; none that a film has.
pub(super) fn former_ids(reviews: &[Review]) -> Box<[(FilmId, FilmNo)]> {
    let is_taken = |id: &FilmId| reviews.binary_search_by(|review| review.film.id.cmp(id));
    let mut former: Vec<(FilmId, FilmNo)> = reviews
        .iter()
        .enumerate()
        .flat_map(|(at, review)| {
            let ids = review.film.extras().formerly.iter();
            ids.map(move |id| (id.clone(), FilmNo::at(at)))
        })
        .filter(|(id, _)| is_taken(id).is_err())
        .collect();
    former.sort();
    former.dedup_by(|later, kept| later.0 == kept.0);
    former.into()
}

impl Catalog {
    /// The film of this id, or that had it before it was corrected or the library knew it.
    pub fn find(&self, id: &FilmId) -> Option<FilmNo> {
        let found = self.find_by_present_id(id).or_else(|| {
            let found = self.former.binary_search_by(|(former, _)| former.cmp(id));
            found.ok().map(|at| self.former[at].1)
        });
        found.or_else(|| self.find(&id.once_listed()?))
    }

    /// The film of the library that somebody typed before it had one: of that name, whichever of its
    /// names that is, and of that year. Without a year it has to be the only one of that name.
    pub fn find_typed(&self, typed: &Film) -> Option<FilmNo> {
        if let Some(no) = self.find(&typed.id) {
            return Some(no);
        }
        let named = match self.resolve_film(&typed.title_and_year()) {
            Found::One(no) => vec![no],
            Found::Foremost(no, others) => [vec![no], others].concat(),
            Found::Several(films) => films,
            Found::Nothing { .. } => Vec::new(),
        };
        let folded = fold(&typed.title);
        let mut fitting = named.into_iter().filter(|no| {
            let film = self.film(*no);
            let is_of_the_year = typed.year.is_none() || film.year == typed.year;
            is_of_the_year && film.names().any(|name| fold(name) == folded)
        });
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only)
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{catalog, film};
    use crate::film::{Film, FilmId};

    #[test]
    fn a_former_id_leads_to_its_film_unless_another_has_it_now() {
        let cinema = catalog([
            film("Gamma", 2004).formerly(["gamma-2003", "alpha-1999"]),
            film("Alpha", 1999),
        ]);
        let find = |id: &str| {
            let found = cinema.find(&FilmId::parse(id).unwrap());
            found.map(|no| cinema.film(no).id.as_str())
        };
        assert_eq!(find("gamma-2003"), Some("gamma-2004"));
        assert_eq!(find("alpha-1999"), Some("alpha-1999"));
        assert_eq!(find("gamma-2002"), None);
    }

    #[test]
    fn a_typed_film_is_found_by_name_and_year_alone() {
        let long = "The Incredibly Long and Winding Title of a Film";
        let cinema = catalog([
            film("Tenet 2", 2027).titles([("de", "Das Ende")]),
            film("Heat", 1995),
            film("Heat", 1986),
            film("Arrival", 2016).aliases(["Story of Your Life"]),
            film(long, 2027),
            film("Gamma", 2004).formerly(["gamma-2003"]),
        ]);
        let find = |typed: &str| {
            let film = Film::unlisted(typed).unwrap();
            let found = cinema.find_typed(&film);
            found.map(|no| cinema.film(no).id.as_str())
        };
        for typed in [
            "Tenet 2 (2027)",
            "TENET 2",
            "tenet-2 2027",
            "das ende (2027)",
        ] {
            assert_eq!(find(typed), Some("tenet-2-2027"), "{typed}");
        }
        assert_eq!(find("Tenet 2 (2028)"), None, "the year is another");
        assert_eq!(find("Tenet"), None, "a part of a title is another film");
        assert_eq!(find("Heat"), None, "there are two");
        assert_eq!(find("Heat (1986)"), Some("heat-1986"));
        assert_eq!(find("story of your life"), Some("arrival-2016"));
        assert_eq!(find("Gamma (2003)"), Some("gamma-2004"));
        let found = find(&format!("{long} (2027)"));
        assert!(found.is_some(), "whose id is cut");
    }
}
