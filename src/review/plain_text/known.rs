//! What the library knows already: names, titles and series that a pasted text may mention.

use std::collections::{HashMap, HashSet};

use crate::{
    film::{PersonName, Title},
    fold::fold,
    review::Review,
};

/// Somebody of the library, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct PersonNo(u32);

#[derive(Debug)]
struct Person {
    name: PersonName,
    /// The films that they are in.
    acted: Vec<u32>,
    directed: u32,
}

#[derive(Debug)]
struct Film {
    title: Title,
    folded: String,
    series: Option<Title>,
}

/// However many people are called John, a name is compared with no more of them than this.
const MOST_COMPARED: usize = 500;

/// The names, titles and series of a library.
#[derive(Debug, Default)]
pub struct Known {
    people: Vec<Person>,
    by_name: HashMap<String, PersonNo>,
    /// Everybody whose first or last name is this word.
    by_word: HashMap<String, Vec<PersonNo>>,
    first_names: HashSet<String>,
    films: Vec<Film>,
    by_title: HashMap<String, u32>,
    /// The films whose title or series starts with this word.
    by_first_word: HashMap<String, Vec<u32>>,
}

impl Known {
    /// What these reviews and listings name.
    pub fn of<'r>(reviews: impl IntoIterator<Item = &'r Review>) -> Self {
        let mut known = Self::default();
        for review in reviews {
            known.add(review);
        }
        known
    }

    fn add(&mut self, review: &Review) {
        let film = &review.film;
        let number = u32::try_from(self.films.len()).unwrap_or(u32::MAX);
        let folded = fold(&film.title);
        for title in film.names() {
            self.by_title.entry(fold(title)).or_insert(number);
        }
        for name in std::iter::once(&film.title).chain(&film.series) {
            let folded = fold(name);
            let first = first_word(&folded).to_owned();
            let films = self.by_first_word.entry(first).or_default();
            if films.last() != Some(&number) {
                films.push(number);
            }
        }
        for credit in &film.cast {
            let no = self.person(&credit.person);
            self.people[no.0 as usize].acted.push(number);
        }
        for name in &film.directors {
            let no = self.person(name);
            self.people[no.0 as usize].directed += 1;
        }
        self.films.push(Film {
            title: film.title.clone(),
            folded,
            series: film.series.clone(),
        });
    }

    fn person(&mut self, name: &PersonName) -> PersonNo {
        let folded = fold(name.shown());
        if let Some(no) = self.by_name.get(&folded) {
            return *no;
        }
        let no = PersonNo(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
        self.people.push(Person {
            name: name.clone(),
            acted: Vec::new(),
            directed: 0,
        });
        if let Some((first, rest)) = folded.split_once(' ') {
            let last = rest.rsplit(' ').next().unwrap_or(rest);
            self.first_names.insert(first.to_owned());
            for word in [first, last] {
                self.by_word.entry(word.to_owned()).or_default().push(no);
            }
        }
        self.by_name.insert(folded, no);
        no
    }

    /// The person of this name, as it is folded.
    pub(super) fn find(&self, folded: &str) -> Option<PersonNo> {
        self.by_name.get(folded).copied()
    }

    pub(super) fn name(&self, no: PersonNo) -> &PersonName {
        &self.people[no.0 as usize].name
    }

    /// Whether the library has them in a cast, and at least as often as it has them direct.
    pub(super) fn is_actor(&self, no: PersonNo) -> bool {
        let person = &self.people[no.0 as usize];
        !person.acted.is_empty() && person.acted.len() >= person.directed as usize
    }

    /// Whether somebody has the first name of this name.
    pub(super) fn has_first_name(&self, name: &str) -> bool {
        self.first_names.contains(first_word(&fold(name)))
    }

    /// Whether a name is that of somebody here, or starts like one.
    pub(super) fn may_be_person(&self, name: &str) -> bool {
        self.by_name.contains_key(&fold(name)) || self.has_first_name(name)
    }

    /// Whether a film or an alias has this title.
    pub(super) fn has_title(&self, title: &str) -> bool {
        self.by_title.contains_key(&fold(title))
    }

    /// The person whose name is nearly this one: in the series, two letters may differ; outside
    /// of it one, in a long name. First or last name must be equal.
    pub(super) fn near(&self, name: &str, series: Option<&str>) -> Option<PersonNo> {
        let folded = fold(name);
        let (first, rest) = folded.split_once(' ')?;
        let last = rest.rsplit(' ').next()?;
        let series = series.map(fold);
        let is_of_series = |film: &u32| {
            let film = &self.films[*film as usize];
            let own = film.series.as_ref().map(|series| fold(series));
            Some(own.as_ref().unwrap_or(&film.folded)) == series.as_ref()
        };
        let alike = [first, last].into_iter();
        let alike = alike.filter_map(|word| self.by_word.get(word));
        let mut near: Vec<(usize, PersonNo)> = alike
            .flat_map(|people| people.iter().take(MOST_COMPARED))
            .filter_map(|no| {
                let person = &self.people[no.0 as usize];
                let other = fold(person.name.shown());
                let letters = other.chars().count();
                let may_be = other.chars().next() == folded.chars().next()
                    && letters.abs_diff(folded.chars().count()) <= 2
                    && !person.acted.is_empty();
                let distance = may_be.then(|| strsim::osa_distance(&folded, &other))?;
                let allowed = match (person.acted.iter().any(is_of_series), letters) {
                    (true, 8..) => 2,
                    (false, 10..) => 1,
                    _ => 0,
                };
                (distance <= allowed).then_some((distance, *no))
            })
            .collect();
        near.sort_unstable();
        near.dedup();
        match near[..] {
            [(least, _), (next, _), ..] if least == next => None,
            [(_, no), ..] => Some(no),
            [] => None,
        }
    }

    /// The series of the films whose title or series starts as this stem does, and a film of it.
    ///
    /// The stem must be a whole title or series, or all its words before a colon.
    pub(super) fn series_of_stem(&self, stem: &str) -> Option<(Title, &Title)> {
        let stem = fold(stem);
        if stem.is_empty() {
            return None;
        }
        let films = self.by_first_word.get(first_word(&stem))?;
        films.iter().find_map(|film| {
            let film = &self.films[*film as usize];
            let names = std::iter::once(&film.title).chain(&film.series);
            let fits = names.into_iter().any(|name| {
                let head = name.split([':', '–', '—']).next().unwrap_or(name);
                fold(name) == stem || fold(head) == stem
            });
            let series = film.series.clone().unwrap_or_else(|| film.title.clone());
            fits.then_some((series, &film.title))
        })
    }

    /// The series of the film of this title.
    pub(super) fn series_of(&self, title: &str) -> Option<&Title> {
        let film = self.by_title.get(&fold(title))?;
        self.films[*film as usize].series.as_ref()
    }
}

/// The first word of a text.
pub(super) fn first_word(folded: &str) -> &str {
    folded.split(' ').next().unwrap_or_default()
}
