//! Columns: which films each reviewer wrote about.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::once;

use super::{Catalog, FilmNo};
use crate::fold::fold;
use crate::review::{ColumnId, Review};

/// What stands before the names of the bundled columns. Choices leave it out.
const HOUSE: &str = "Reelated: ";

/// The films that one reviewer wrote about, whether first or further, in whatever language.
#[derive(Debug)]
pub struct Column {
    id: ColumnId,
    name: Box<str>,
    full_name: Box<str>,
    films: Box<[FilmNo]>,
}

impl Column {
    /// By what buttons know it.
    pub fn id(&self) -> ColumnId {
        self.id
    }

    /// The reviewer's name, without the house's before it unless somebody else is called so. At most
    /// [`Review::LONGEST_REVIEWER`] characters.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name as the reviews have it.
    pub fn full_name(&self) -> &str {
        &self.full_name
    }

    /// How many films it is about.
    pub fn film_count(&self) -> usize {
        self.films.len()
    }
}

/// All columns, in the order of their ids.
pub(super) fn columns(reviews: &[Review]) -> Box<[Column]> {
    let mut found: BTreeMap<ColumnId, (&str, Vec<FilmNo>)> = BTreeMap::new();
    for (at, first) in reviews.iter().enumerate() {
        for review in once(first).chain(&first.further) {
            if review.is_listing() {
                continue;
            }
            let Some(name) = &review.reviewer else {
                continue;
            };
            let (_, films) = found.entry(review.column()).or_insert((name, Vec::new()));
            let film = FilmNo::at(at);
            if films.last() != Some(&film) {
                films.push(film);
            }
        }
    }
    let is_taken = |short: &&str| found.contains_key(&ColumnId::of(Some(short)));
    let names: Vec<&str> = found
        .values()
        .map(|(name, _)| {
            let short = name.strip_prefix(HOUSE);
            short.filter(|short| !is_taken(short)).unwrap_or(name)
        })
        .collect();
    let column = |((id, (full_name, films)), name): ((_, (&str, _)), &str)| Column {
        id,
        name: name.into(),
        full_name: full_name.into(),
        films: Vec::into(films),
    };
    found.into_iter().zip(names).map(column).collect()
}

impl Catalog {
    /// All columns, those about most films first.
    pub fn columns(&self) -> Vec<&Column> {
        let mut columns: Vec<&Column> = self.columns.iter().collect();
        columns.sort_by_cached_key(|column| (Reverse(column.film_count()), fold(column.name())));
        columns
    }

    /// The column of this id.
    pub fn find_column(&self, id: ColumnId) -> Option<&Column> {
        let found = self.columns.binary_search_by_key(&id, Column::id);
        found.ok().map(|at| &self.columns[at])
    }

    /// The column of a reviewer's name, with the house's before it or without.
    pub fn find_column_by_name(&self, name: &str) -> Option<&Column> {
        let named = |name: &str| ColumnId::of(Some(name));
        let meant = named(name);
        let by_short_name = || {
            let mut columns = self.columns.iter();
            columns.find(|column| named(column.name()) == meant)
        };
        self.find_column(meant).or_else(by_short_name)
    }

    pub(super) fn is_in_column(&self, no: FilmNo, id: ColumnId) -> bool {
        let column = self.find_column(id);
        column.is_some_and(|column| column.films.binary_search(&no).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};

    fn cinema() -> Catalog {
        catalog([
            film("Heat", 1995).by("Reelated: Late Show"),
            film("Ronin", 1998).by("Mo").also_by("reelated: late show"),
            film("Up", 2009)
                .by("Mo")
                .also_by("MO")
                .also_by("Reelated: Mo"),
            film("Sand", 2004),
            film("Dust", 2005).by("Nobody").listing(),
        ])
    }

    #[test]
    fn a_column_has_first_and_further_reviews() {
        let cinema = cinema();
        let columns = cinema.columns().into_iter();
        let columns: Vec<_> = columns
            .map(|column| {
                let films = cinema.ids(column.films.iter().copied());
                (column.name(), films)
            })
            .collect();
        assert_eq!(
            columns,
            [
                ("Late Show", vec!["heat-1995", "ronin-1998"]),
                ("Mo", vec!["ronin-1998", "up-2009"]),
                // Somebody else is called so.
                ("Reelated: Mo", vec!["up-2009"]),
            ]
        );
    }

    #[test]
    fn columns_are_found_as_people_write_them() {
        let cinema = cinema();
        let found = |typed| cinema.find_column_by_name(typed).map(Column::name);
        for typed in [
            "Late Show",
            "late show",
            "Reelated: Late Show",
            "REELATED LATE SHOW",
        ] {
            assert_eq!(found(typed), Some("Late Show"), "{typed}");
        }
        assert_eq!(found("mo"), Some("Mo"));
        assert_eq!(found("Reelated: mo"), Some("Reelated: Mo"));
        assert_eq!(found("Nobody"), None);
        assert_eq!(found("Late"), None);
        let gone = ColumnId::of(Some("Nobody"));
        assert!(cinema.find_column(gone).is_none());
        assert!(cinema.films().all(|no| !cinema.is_in_column(no, gone)));
    }
}
