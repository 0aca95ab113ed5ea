//! Films of whoever is named in a text: beside a title, or alone; one name, or two.

use super::typed::{Reading, words};
use crate::catalog::Catalog;

/// A film of somebody who was named. Ordered by fame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Credited {
    /// The film's place in fame.
    pub(super) place: u32,
    /// Their place in its billing; 0 for whoever directed.
    pub(super) billing: u16,
}

/// What is left of a text without the names in it, and the films of all whom they name.
pub(super) struct Named {
    pub(super) rest: Reading,
    /// Whether somebody's whole name is there, and no last name alone.
    pub(super) is_whole: bool,
    /// How many names they are.
    pub(super) names: usize,
    /// The best known first.
    pub(super) films: Vec<Credited>,
}

impl Catalog {
    /// The ways in which a part of the texts names somebody, or two who share films.
    pub(super) fn credited(&self, readings: &[Reading]) -> Vec<Named> {
        let unnumbered = readings.iter().filter(|reading| reading.number.is_none());
        let mut all: Vec<Named> = unnumbered
            .flat_map(|reading| self.with_name_taken_off(reading, None))
            .collect();
        let with_rest = all.iter().filter(|named| !named.rest.folded.is_empty());
        let both: Vec<Named> = with_rest
            .flat_map(|named| self.with_name_taken_off(&named.rest, Some(named)))
            .collect();
        all.extend(both);
        all
    }

    fn with_name_taken_off(&self, reading: &Reading, other: Option<&Named>) -> Vec<Named> {
        let split = reading.with_names().into_iter();
        // "The" beside a name is no title.
        let is_something = |rest: &str| rest.is_empty() || !words(rest).is_empty();
        let split = split.filter(|(rest, _)| is_something(rest));
        let named = split.filter_map(|(rest, name)| {
            let (mut films, is_whole) = self.films_of_name(&name);
            if let Some(other) = other {
                let is_of_both = |film: &Credited| {
                    let places = other
                        .films
                        .binary_search_by_key(&film.place, |film| film.place);
                    places.is_ok()
                };
                films.retain(is_of_both);
            }
            (!films.is_empty()).then(|| Named {
                rest: reading.with_text(rest),
                is_whole,
                names: 1 + other.map_or(0, |other| other.names),
                films,
            })
        });
        named.collect()
    }

    /// The films of all people of a name, or of a last name, which is given without spaces, the best
    /// known first; and whether it is somebody's whole name. Several of a family may be meant: *Wachowskis*.
    pub(super) fn films_of_name(&self, name: &str) -> (Vec<Credited>, bool) {
        /// More people of a name than these are not looked at.
        const MOST: usize = 100;
        let people = &self.titles.people;
        let family = || name.strip_suffix('s').filter(|one| one.len() > 3);
        let key = people.exactly(name);
        let Some(key) = key.or_else(|| people.exactly(family()?)) else {
            return (Vec::new(), false);
        };
        let entries = people.entries(key..key + 1).iter().take(MOST);
        let is_whole = entries.clone().any(|entry| entry.class().is_name());
        let mut films: Vec<Credited> = entries
            .flat_map(|entry| {
                let person = self.person_at(entry.place());
                let seen = self.appearances(person).iter();
                let seen = seen.map(|seen| (seen.film, seen.billing));
                let directed = self.directed(person).iter().map(|film| (*film, 0));
                seen.chain(directed)
            })
            .map(|(film, billing)| Credited {
                place: self.fame(film),
                billing,
            })
            .collect();
        films.sort_unstable();
        films.dedup_by_key(|film| film.place);
        (films, is_whole)
    }
}
