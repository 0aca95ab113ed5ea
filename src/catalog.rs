//! Every film and person of the library, indexed once, immutable.
//!
//! Films are numbered in the order of their ids, people in the order of their folded names, and
//! every relation between them is a list of such numbers: a number means something in this catalog
//! only, an id means the same after a reload. Nothing here fails, waits or changes.

use std::panic::resume_unwind;

use crate::film::{Country, Decade, Film, FilmId, GenreSet, PersonId, PersonName};
use crate::fold::fold;
use crate::review::Review;

mod cast_graph;
mod census;
mod columns;
mod facts;
mod fame;
mod filter;
mod groups;
mod lists;
#[cfg(test)]
pub(crate) mod made;
mod pages;
mod people;
mod picks;
mod renamed;
mod series;
mod starters;
mod taste;
mod titles;
mod understanding;

pub use cast_graph::{Agreement, Chain, Factor, Link, Related, Score, Shared, Suggestion, Weights};
pub use census::{Census, DecadeCount, PersonCount};
pub use columns::Column;
pub use filter::{Filter, FilterPart, LeftOut, Reviewed};
pub use pages::{Extent, Initial, Section, Sort};
pub use picks::{Exclusion, FreshPick, NoPick, Pick, Walk};
pub use taste::{
    Against, Choosing, Company, Fit, ForMember, Lacking, NotEnough, Part, Reason, Recommendation,
    Said, Taste, TasteWeights, shrunk_mean,
};
pub use titles::{Found, Suggested};
pub use understanding::{Favourite, Meeting, Understanding};

use facts::Facts;
use fame::Fame;
use groups::{countries, decades, index_series, mixtures, origins};
use lists::Lists;
use people::{folded_name, intern, odd_ids};
use titles::Titles;

/// A film's number in one catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FilmNo(u32);

/// A person's number in one catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonNo(u32);

impl FilmNo {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 films fit into memory"))
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

impl PersonNo {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 people fit into memory"))
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// A film somebody is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// The film.
    pub film: FilmNo,
    /// The place in the billing, from 0: the first, where somebody plays several roles.
    pub billing: u16,
}

/// Every film and person of the library.
#[derive(Debug)]
pub struct Catalog {
    reviews: Box<[Review]>,
    facts: Box<[Facts]>,
    /// The hash of each film's id.
    hashes: Box<[u64]>,
    /// Everybody, in the order of their folded names.
    people: Box<[PersonName]>,
    /// The ids that are not simply the folded name with hyphens, in order.
    odd_ids: Box<[(PersonId, PersonNo)]>,
    cast: Lists<PersonNo>,
    directors: Lists<PersonNo>,
    appearances: Lists<Appearance>,
    directed: Lists<FilmNo>,
    /// The films of each series, and each film's place in it.
    series: Lists<FilmNo>,
    series_of: Box<[u32]>,
    /// The mixtures of genres that films have, and each film's among them.
    mixtures: Box<[GenreSet]>,
    mixture_of: Box<[u32]>,
    /// The sets of countries that films are from together, and each film's among them.
    origins: Lists<Country>,
    origin_of: Box<[u32]>,
    /// All films from the oldest to the newest, those without a year last; of a year by fame.
    by_year: Box<[FilmNo]>,
    /// All films by title, leading articles aside.
    by_title: Box<[FilmNo]>,
    /// Each film's place among all, the best known first.
    fame: Box<[u32]>,
    /// The ids that films had before, in order.
    former: Box<[(FilmId, FilmNo)]>,
    /// Each person's place among all, the best known first.
    person_fame: Box<[u32]>,
    titles: Titles,
    review_count: usize,
    /// The decades that films are of, the newest first, with how many.
    decades: Box<[(Decade, usize)]>,
    /// The countries that films are from, with how many, most of them first.
    countries: Box<[(Country, usize)]>,
    /// What each reviewer wrote about, in the order of their ids.
    columns: Box<[Column]>,
}

/// Stands in [`Catalog::series_of`] for "in no series".
const NO_SERIES: u32 = u32::MAX;

impl Catalog {
    /// Indexes the films. Ids are unique by the loader's promise; on a duplicate the last wins.
    pub fn new(mut reviews: Vec<Review>) -> Self {
        reviews.reverse();
        reviews.sort_by(|a, b| a.film.id.cmp(&b.film.id));
        reviews.dedup_by(|later, kept| later.film.id == kept.film.id);
        let ((people, cast, directors), by_title) = std::thread::scope(|scope| {
            let by_title = scope.spawn(|| order_by_title(&reviews));
            let people = intern(&reviews);
            (
                people,
                by_title.join().unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        let facts: Box<[Facts]> = reviews.iter().map(Facts::of).collect();
        let Fame {
            films: fame,
            people: person_fame,
        } = Fame::of(&reviews, &cast, &directors, people.len());
        let mut appearances = cast.inverted(people.len(), |film, billing| Appearance {
            film: FilmNo::at(film),
            billing: u16::try_from(billing).unwrap_or(u16::MAX),
        });
        appearances.tidy(
            |all| all.sort_unstable_by_key(|seen| (fame[seen.film.index()], seen.billing)),
            |a, b| a.film == b.film,
        );
        let mut directed = directors.inverted(people.len(), |film, _| FilmNo::at(film));
        directed.tidy(
            |all| all.sort_unstable_by_key(|film| fame[film.index()]),
            |a, b| a == b,
        );
        let (series, series_of) = index_series(&reviews);
        let (mixtures, mixture_of) = mixtures(&facts);
        let (origins, origin_of) = origins(&reviews);
        let mut by_year = by_title.clone();
        by_year.sort_unstable_by_key(|no| {
            let year = facts[no.index()].year;
            (year.is_none(), year, fame[no.index()])
        });
        Self {
            odd_ids: odd_ids(&people),
            former: renamed::former_ids(&reviews),
            titles: Titles::new(&titles::Sources {
                reviews: &reviews,
                fame: &fame,
                people: &people,
                person_fame: &person_fame,
                cast: &cast,
                directors: &directors,
                series_of: &series_of,
            }),
            hashes: reviews
                .iter()
                .map(|review| review.film.id.hashed())
                .collect(),
            review_count: reviews.iter().filter(|review| !review.is_listing()).count(),
            decades: decades(&facts),
            countries: countries(&reviews),
            columns: columns::columns(&reviews),
            reviews: reviews.into(),
            facts,
            people,
            cast,
            directors,
            appearances,
            directed,
            series,
            series_of,
            mixtures,
            mixture_of,
            origins,
            origin_of,
            by_year,
            by_title,
            fame,
            person_fame,
        }
    }

    /// All films, in the order of their ids.
    pub fn films(&self) -> impl ExactSizeIterator<Item = FilmNo> + DoubleEndedIterator + use<> {
        (0..FilmNo::at(self.reviews.len()).0).map(FilmNo)
    }

    /// How many films there are.
    pub fn film_count(&self) -> usize {
        self.reviews.len()
    }

    /// How many films have a review, and are not only listed.
    pub fn review_count(&self) -> usize {
        self.review_count
    }

    /// The decades that films are of, the newest first, with how many films.
    pub fn decades(&self) -> &[(Decade, usize)] {
        &self.decades
    }

    /// The countries that films are from, with how many films, those of most films first.
    pub fn countries(&self) -> &[(Country, usize)] {
        &self.countries
    }

    /// How many people there are.
    pub fn people_count(&self) -> usize {
        self.people.len()
    }

    /// A film with what was written about it.
    pub fn review(&self, no: FilmNo) -> &Review {
        &self.reviews[no.index()]
    }

    /// A film.
    pub fn film(&self, no: FilmNo) -> &Film {
        &self.review(no).film
    }

    /// A film's place among all, the best known first.
    pub fn fame(&self, no: FilmNo) -> u32 {
        self.fame[no.index()]
    }

    /// A film's genres.
    pub fn genres(&self, no: FilmNo) -> GenreSet {
        self.facts[no.index()].genres
    }

    /// The film that has this id now.
    fn find_by_present_id(&self, id: &FilmId) -> Option<FilmNo> {
        let found = self
            .reviews
            .binary_search_by(|review| review.film.id.cmp(id));
        found.ok().map(FilmNo::at)
    }

    /// The films that have these marks, in their order; `None` for one that has left the library.
    pub fn find_marked(&self, marks: &[u32]) -> Vec<Option<FilmNo>> {
        let has = |hashed: &u64, mark: u32| FilmId::mark_of(*hashed) == mark;
        let find = |mark: &u32| self.hashes.iter().position(|hashed| has(hashed, *mark));
        marks
            .iter()
            .map(|mark| find(mark).map(FilmNo::at))
            .collect()
    }

    /// The person of this id.
    pub fn find_person(&self, id: &PersonId) -> Option<PersonNo> {
        if let Ok(at) = self.odd_ids.binary_search_by(|(odd, _)| odd.cmp(id)) {
            return Some(self.odd_ids[at].1);
        }
        let folded = id.as_str().replace('-', " ");
        let at = self.person_by_folded(&folded)?;
        (self.person_id(at) == *id).then_some(at)
    }

    fn person_by_folded(&self, folded: &str) -> Option<PersonNo> {
        let found = self
            .people
            .binary_search_by(|name| (*folded_name(name)).cmp(folded));
        found.ok().map(PersonNo::at)
    }

    /// A person's name, in the spelling that most films use.
    pub fn person_name(&self, no: PersonNo) -> &PersonName {
        &self.people[no.index()]
    }

    /// A person's id.
    pub fn person_id(&self, no: PersonNo) -> PersonId {
        PersonId::new(self.person_name(no))
    }

    /// Who is in a film, in the order of its cast; somebody with two roles stands there twice.
    pub fn cast(&self, no: FilmNo) -> &[PersonNo] {
        self.cast.get(no.index())
    }

    /// Who directed a film.
    pub fn directors(&self, no: FilmNo) -> &[PersonNo] {
        self.directors.get(no.index())
    }

    /// The films somebody is in, the best known first, none twice.
    pub fn appearances(&self, no: PersonNo) -> &[Appearance] {
        self.appearances.get(no.index())
    }

    /// The films somebody directed, the best known first.
    pub fn directed(&self, no: PersonNo) -> &[FilmNo] {
        self.directed.get(no.index())
    }

    /// The best known of films.
    pub fn best_known(&self, films: impl IntoIterator<Item = FilmNo>) -> Option<FilmNo> {
        let films = films.into_iter();
        films.min_by_key(|no| self.fame[no.index()])
    }

    /// Who made a film and is in it: the cast in its order, then the directors.
    pub fn people_of(&self, no: FilmNo) -> impl Iterator<Item = PersonNo> {
        let cast = self.cast(no).iter();
        cast.chain(self.directors(no)).copied()
    }

    /// The films somebody is in, then those they directed; one may stand there twice.
    pub fn films_of(&self, no: PersonNo) -> impl Iterator<Item = FilmNo> {
        let seen = self.appearances(no).iter().map(|seen| seen.film);
        seen.chain(self.directed(no).iter().copied())
    }

    /// As whom somebody is in a film, where it is known.
    pub fn role(&self, film: FilmNo, person: PersonNo) -> Option<&str> {
        let billing = self.cast(film).iter().position(|other| *other == person)?;
        self.film(film).cast[billing].role.as_deref()
    }
}

fn order_by_title(reviews: &[Review]) -> Box<[FilmNo]> {
    let mut order: Vec<(String, FilmNo)> = reviews
        .iter()
        .enumerate()
        .map(|(at, review)| {
            let folded = fold(&review.film.title);
            (titles::without_article(&folded).to_owned(), FilmNo::at(at))
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, no)| no).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use made::{catalog, film};

    #[test]
    fn films_and_people_are_found_by_their_ids() {
        let catalog = catalog([
            film("Heat", 1995).cast(["Al Pacino", "Robert De Niro"]),
            film("Léon", 1994).cast(["Jean Reno", "Natalie Portman"]),
            film("Fallen Angels", 1995).cast(["金城武", "Leon Lai"]),
        ]);
        for no in catalog.films() {
            assert_eq!(catalog.find(&catalog.film(no).id), Some(no));
            for person in catalog.cast(no) {
                let id = catalog.person_id(*person);
                assert_eq!(catalog.find_person(&id), Some(*person), "{id}");
            }
        }
        assert_eq!(catalog.find(&FilmId::parse("heat-1996").unwrap()), None);
        let nobody = PersonId::parse("al-pacin").unwrap();
        assert_eq!(catalog.find_person(&nobody), None);
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        let catalog = catalog([
            film("Volver", 2006).cast(["Penélope Cruz"]),
            film("Blow", 2001).cast(["Johnny Depp", "Penelope Cruz"]),
            film("Broken Embraces", 2009).cast(["PENÉLOPE CRUZ", "Penélope Cruz"]),
        ]);
        let cruz = catalog
            .find_person(&PersonId::parse("penelope-cruz").unwrap())
            .unwrap();
        assert_eq!(catalog.person_name(cruz).full(), "Penélope Cruz");
        let films: Vec<_> = catalog.appearances(cruz).iter().collect();
        let titles = films.iter().map(|seen| &*catalog.film(seen.film).title);
        assert_eq!(
            titles.collect::<Vec<_>>(),
            ["Broken Embraces", "Volver", "Blow"]
        );
        assert_eq!(films[0].billing, 0);
        assert_eq!(films[2].billing, 1);
        assert_eq!(catalog.people_count(), 2);
    }

    #[test]
    fn the_last_of_two_films_of_one_id_stays() {
        let catalog = catalog([
            film("Heat", 1995).listing(),
            film("Heat", 1995).rated(84),
            film("Up", 2009),
        ]);
        assert_eq!((catalog.film_count(), catalog.review_count()), (2, 2));
    }
}
