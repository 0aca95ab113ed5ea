//! Who is called what: people of one name are told apart by the year of their birth.
//!
//! The best known of a name has it without a qualifier. Where two share the year, too, or it is not
//! known, IMDb's number takes its place.

use std::{
    cmp::Reverse,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::{
    table::{BadRow, Row},
    texts::{TextNo, Texts},
    values,
};
use crate::{film::PersonName, fold::fold};

/// Everybody in the films.
#[derive(Debug)]
pub(super) struct People {
    /// In the order of their numbers.
    all: Vec<Person>,
    names: Texts,
}

#[derive(Debug)]
struct Person {
    number: u32,
    name: TextNo,
    /// 0 where it is not known.
    born: u16,
    qualifier: Qualifier,
    /// The votes for their films.
    fame: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    None,
    Born,
    Number,
}

impl People {
    /// These people, in the order of their numbers, without their names yet.
    pub(super) fn new(wanted: &[(u32, u64)]) -> Self {
        let person = |(number, fame): &(u32, u64)| Person {
            number: *number,
            name: TextNo::NOTHING,
            born: 0,
            qualifier: Qualifier::None,
            fame: *fame,
        };
        Self {
            all: wanted.iter().map(person).collect(),
            names: Texts::new(),
        }
    }

    fn place(&self, number: u32) -> Option<usize> {
        self.all
            .binary_search_by_key(&number, |person| person.number)
            .ok()
    }

    pub(super) fn name(&mut self, row: &Row<'_, 3>) -> Result<(), BadRow> {
        let number = values::number(*b"nm", row.key()).ok_or(BadRow)?;
        let Some(at) = self.place(number) else {
            return Ok(());
        };
        let [_, name, born] = row.fields()?;
        let name = values::text(name).and_then(|name| PersonName::parse(name).ok());
        let person = &mut self.all[at];
        if let (Some(name), TextNo::NOTHING) = (name, person.name) {
            person.name = self.names.keep(name.full());
            person.born = born.parse().unwrap_or(0);
        }
        Ok(())
    }

    /// Tells people of one name apart. Call it when all names are there.
    pub(super) fn tell_apart(&mut self) {
        let named = self.all.iter().enumerate();
        let named = named.filter(|(_, person)| person.name != TextNo::NOTHING);
        // What two names have in common in the library's eyes, as a number: that two of some
        // millions share one by accident is next to impossible, and would do no harm.
        let mut by_name: Vec<(u64, Reverse<u64>, usize)> = named
            .map(|(at, person)| (key(self.names.get(person.name)), Reverse(person.fame), at))
            .collect();
        by_name.sort_unstable();
        for same in by_name.chunk_by(|one, other| one.0 == other.0) {
            let [_, others @ ..] = same else { continue };
            let mut years: Vec<u16> = Vec::new();
            for (.., at) in others {
                let person = &mut self.all[*at];
                let is_new = person.born > 0 && !years.contains(&person.born);
                person.qualifier = if is_new {
                    Qualifier::Born
                } else {
                    Qualifier::Number
                };
                years.push(person.born);
            }
        }
    }

    /// The name that the person of this number goes by; `None` where there is none to be shown.
    pub(super) fn name_of(&self, number: u32) -> Option<PersonName> {
        let person = &self.all[self.place(number)?];
        let name = self.names.get(person.name);
        let qualified = match person.qualifier {
            Qualifier::None => return PersonName::parse(name).ok(),
            Qualifier::Born => format!("{name} (born {})", person.born),
            Qualifier::Number => format!("{name} (nm{number:07})"),
        };
        PersonName::parse(&qualified).ok()
    }

    /// How many have a name.
    pub(super) fn count(&self) -> usize {
        let named = self
            .all
            .iter()
            .filter(|person| person.name != TextNo::NOTHING);
        named.count()
    }

    /// How many have none.
    pub(super) fn nameless(&self) -> usize {
        self.all.len() - self.count()
    }
}

fn key(name: &str) -> u64 {
    let folded = fold(name);
    let mut hasher = DefaultHasher::new();
    // A name of nothing but symbols folds to nothing: it is itself.
    let is_empty = folded.is_empty();
    if is_empty { name } else { &folded }.hash(&mut hasher);
    hasher.finish()
}
