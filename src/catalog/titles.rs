//! Finding a film or a person by what somebody typed.
//!
//! Films are found by their titles in every language and by their aliases, people by their names. A text is looked up as a
//! whole and word by word, with typos too where it is long enough; what fits more closely comes
//! first, and of equals the best known.
//!
//! Word starts in order, walked with Levenshtein automata (`levenshtein_automata`), won over scoring every title with `nucleo-matcher` (misses typos), with `rapidfuzz` (misses
//! fragments and swapped words) or by hand: it finds what each of them finds, in a twentieth of the
//! time or less, and grows far slower than the library. BENCHMARKS.md, "Search", has the figures.

use std::hash::Hasher as _;
use std::panic::resume_unwind;

use siphasher::sip::SipHasher13;

use super::lists::Lists;
use super::people::folded_name;
use super::{Catalog, FilmNo, PersonNo};
use crate::film::{FilmId, PersonId, PersonName, Year};
use crate::fold::fold;
use crate::review::Review;

mod index;
mod keys;
mod search;
mod typed;

use index::{Index, Names};
use search::Fit;
use typed::{Reading, Typed};

/// What a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// This one.
    One(T),
    /// Several of this name, the best known first.
    Several(Vec<T>),
    /// Nothing of this name.
    Nothing {
        /// What is nearest, at most [`Found::NEAREST`].
        nearest: Vec<T>,
    },
}

impl<T> Found<T> {
    /// How many near things are offered.
    pub const NEAREST: usize = 10;

    /// How many things of one name are told apart.
    const MOST_OF_A_NAME: usize = 25;

    fn new(fits: Vec<(Fit, T)>) -> Self
    where
        T: Copy,
    {
        for same in [Fit::Same, Fit::Form] {
            let named = fits.iter().filter(|(fit, _)| *fit == same);
            if let Some(found) = Self::of_a_name(named.map(|(_, thing)| *thing).collect()) {
                return found;
            }
        }
        let nearest = fits.into_iter().map(|(_, thing)| thing);
        Self::Nothing {
            nearest: nearest.take(Self::NEAREST).collect(),
        }
    }

    /// What has the name that was typed, if anything has.
    fn of_a_name(named: Vec<T>) -> Option<Self>
    where
        T: Copy,
    {
        match *named.as_slice() {
            [] => None,
            [one] => Some(Self::One(one)),
            _ => Some(Self::Several(named)),
        }
    }
}

/// The names of all films and people.
#[derive(Debug)]
pub(super) struct Titles {
    films: Index,
    /// The films by fame.
    films_by_fame: Box<[FilmNo]>,
    people: Index,
    /// The people by fame.
    people_by_fame: Box<[PersonNo]>,
    /// The words of each film's title that say something, as hashes.
    words: Lists<u32>,
}

impl Titles {
    pub(super) fn new(
        reviews: &[Review],
        fame: &[u32],
        people: &[PersonName],
        person_fame: &[u32],
    ) -> Self {
        let films = || {
            let mut names = Names::new();
            for (review, place) in reviews.iter().zip(fame) {
                for title in review.film.names() {
                    let folded = fold(title);
                    names.add(&folded, *place);
                    if let Some(digits) = typed::in_digits(without_article(&folded)) {
                        names.add(&digits, *place);
                    }
                }
            }
            names.index(reviews.len())
        };
        let people_names = || {
            let mut names = Names::new();
            for (person, place) in people.iter().zip(person_fame) {
                names.add(&folded_name(person), *place);
            }
            names.index(people.len())
        };
        let words = || {
            Lists::new(reviews.iter().map(|review| {
                let folded = fold(&review.film.title);
                telling_words(&folded).map(hash).collect::<Vec<u32>>()
            }))
        };
        let (films, people, words) = std::thread::scope(|scope| {
            let films = scope.spawn(films);
            let (people, words) = (people_names(), words());
            (
                films.join().unwrap_or_else(|panic| resume_unwind(panic)),
                people,
                words,
            )
        });
        Self {
            films,
            films_by_fame: by_place(fame, FilmNo::at),
            people,
            people_by_fame: by_place(person_fame, PersonNo::at),
            words,
        }
    }
}

/// The words of a folded title that tell something about the film: no articles, no numbers.
fn telling_words(folded: &str) -> impl Iterator<Item = &str> {
    const SILENT: [&str; 16] = [
        "the", "a", "an", "and", "of", "in", "on", "at", "to", "for", "from", "with", "is", "my",
        "part", "i",
    ];
    let tells = |word: &&str| !SILENT.contains(word) && !typed::is_number(word);
    folded.split(' ').filter(tells)
}

fn hash(word: &str) -> u32 {
    let mut sip = SipHasher13::new();
    sip.write(word.as_bytes());
    let [a, b, c, d, ..] = sip.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

fn by_place<T: Copy>(places: &[u32], number: impl Fn(usize) -> T) -> Box<[T]> {
    let mut by_place = vec![number(0); places.len()];
    for (at, place) in places.iter().enumerate() {
        by_place[*place as usize] = number(at);
    }
    by_place.into()
}

impl Catalog {
    /// The films that a text begun may become, the likeliest first.
    pub fn complete_films(&self, typed: &str, limit: usize) -> Vec<FilmNo> {
        let typed = Typed::new(typed);
        if typed.is_empty() {
            return self.good_start(limit);
        }
        let films = self.films_like(&typed, limit).into_iter();
        films.map(|(_, no)| no).collect()
    }

    /// The people that a text begun may become, the likeliest first.
    pub fn complete_people(&self, typed: &str, limit: usize) -> Vec<PersonNo> {
        let typed = Typed::new(typed);
        if typed.is_empty() {
            let people = self.titles.people_by_fame.iter();
            return people.take(limit).copied().collect();
        }
        let people = self.people_like(&typed, limit).into_iter();
        people.map(|(_, no)| no).collect()
    }

    /// The film that a text names: by its id, its title, an alias, or one of these and the year.
    /// Where no film is called so, the words of a title may stand in any order.
    ///
    /// A part of a title or a misspelt one is offered, never taken for the film.
    pub fn resolve_film(&self, typed: &str) -> Found<FilmNo> {
        let id = FilmId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find(&id)) {
            return Found::One(no);
        }
        let (typed, most) = (Typed::new(typed), Found::<FilmNo>::MOST_OF_A_NAME);
        let named = self.films_named(&typed, most);
        if !named.is_empty() {
            return Found::new(named);
        }
        Found::of_a_name(self.films_reordered(&typed, most))
            .unwrap_or_else(|| Found::new(self.films_like(&typed, most)))
    }

    /// The person that a text names: by their id or name. Where nobody is called so, the words of a
    /// name may stand in any order.
    ///
    /// A part of a name or a misspelt one is offered, never taken for the person.
    pub fn resolve_person(&self, typed: &str) -> Found<PersonNo> {
        let id = PersonId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find_person(&id)) {
            return Found::One(no);
        }
        let (typed, most) = (Typed::new(typed), Found::<PersonNo>::MOST_OF_A_NAME);
        let named = self.people_named(&typed, most);
        if !named.is_empty() {
            return Found::new(named);
        }
        Found::of_a_name(self.people_reordered(&typed, most))
            .unwrap_or_else(|| Found::new(self.people_like(&typed, most)))
    }

    /// The words of a film's title that say something, as hashes.
    pub(super) fn title_words(&self, no: FilmNo) -> &[u32] {
        self.titles.words.get(no.index())
    }

    /// The films with a word that begins with one of the film's title, unless more than `common`
    /// do.
    pub(super) fn sharing_rare_words(&self, no: FilmNo, common: usize) -> Vec<FilmNo> {
        let folded = fold(&self.film(no).title);
        let of_word = |word| {
            let index = &self.titles.films;
            index.entries(index.starting_with(word))
        };
        let rare = telling_words(&folded)
            .map(of_word)
            .filter(|entries| entries.len() <= common);
        rare.flatten()
            .map(|entry| self.titles.films_by_fame[entry.place() as usize])
            .collect()
    }

    fn films_like(&self, typed: &Typed, limit: usize) -> Vec<(Fit, FilmNo)> {
        let is_named = |place: u32, folded: &str| self.is_film_named(place, folded);
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        self.films_at(search::search(
            index,
            &typed.readings,
            limit,
            is_named,
            year,
        ))
    }

    fn films_named(&self, typed: &Typed, limit: usize) -> Vec<(Fit, FilmNo)> {
        let is_named = |place: u32, folded: &str| self.is_film_named(place, folded);
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        self.films_at(search::named(index, &typed.readings, limit, is_named, year))
    }

    fn films_reordered(&self, typed: &Typed, limit: usize) -> Vec<FilmNo> {
        let names = |place: u32| self.film_names(place).collect();
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        search::reordered(index, &typed.readings, limit, names, year)
            .into_iter()
            .map(|place| self.titles.films_by_fame[place as usize])
            .collect()
    }

    fn films_at(&self, places: Vec<(Fit, u32)>) -> Vec<(Fit, FilmNo)> {
        let number = |place: u32| self.titles.films_by_fame[place as usize];
        let places = places.into_iter();
        places.map(|(fit, place)| (fit, number(place))).collect()
    }

    fn is_film_named(&self, place: u32, folded: &str) -> bool {
        self.film_names(place).any(|name| name == folded)
    }

    /// The folded names of the film at a place in fame.
    fn film_names(&self, place: u32) -> impl Iterator<Item = String> {
        let film = self.film(self.titles.films_by_fame[place as usize]);
        film.names().map(|title| fold(title))
    }

    fn year_at(&self, place: u32) -> Option<u16> {
        let film = self.film(self.titles.films_by_fame[place as usize]);
        film.year.map(Year::get)
    }

    fn people_like(&self, typed: &Typed, limit: usize) -> Vec<(Fit, PersonNo)> {
        let is_named = |place: u32, folded: &str| self.is_person_named(place, folded);
        let index = &self.titles.people;
        self.people_at(search::search(
            index,
            name_of(typed),
            limit,
            is_named,
            |_| None,
        ))
    }

    fn people_named(&self, typed: &Typed, limit: usize) -> Vec<(Fit, PersonNo)> {
        let is_named = |place: u32, folded: &str| self.is_person_named(place, folded);
        let index = &self.titles.people;
        self.people_at(search::named(
            index,
            name_of(typed),
            limit,
            is_named,
            |_| None,
        ))
    }

    fn people_reordered(&self, typed: &Typed, limit: usize) -> Vec<PersonNo> {
        let name = |place: u32| vec![self.folded_person(place)];
        let index = &self.titles.people;
        search::reordered(index, name_of(typed), limit, name, |_| None)
            .into_iter()
            .map(|place| self.titles.people_by_fame[place as usize])
            .collect()
    }

    fn people_at(&self, places: Vec<(Fit, u32)>) -> Vec<(Fit, PersonNo)> {
        let number = |place: u32| self.titles.people_by_fame[place as usize];
        let places = places.into_iter();
        places.map(|(fit, place)| (fit, number(place))).collect()
    }

    fn is_person_named(&self, place: u32, folded: &str) -> bool {
        self.folded_person(place) == folded
    }

    /// The folded name of the person at a place in fame.
    fn folded_person(&self, place: u32) -> String {
        let person = self.titles.people_by_fame[place as usize];
        folded_name(self.person_name(person))
    }

    /// Well-known films that have little to do with each other.
    fn good_start(&self, limit: usize) -> Vec<FilmNo> {
        let leads = |no: FilmNo| &self.cast(no)[..self.cast(no).len().min(2)];
        let have_common = |some: &[PersonNo], others: &[PersonNo]| {
            some.iter().any(|person| others.contains(person))
        };
        let mut start: Vec<FilmNo> = Vec::new();
        let mut rest = Vec::new();
        for &no in &self.titles.films_by_fame {
            if start.len() == limit {
                break;
            }
            if !self.facts[no.index()].is_confirmed {
                continue;
            }
            let is_new = start.iter().all(|known| {
                !have_common(leads(no), leads(*known))
                    && !have_common(self.directors(no), self.directors(*known))
            });
            if is_new {
                start.push(no);
            } else if rest.len() < limit {
                rest.push(no);
            }
        }
        start.extend(rest);
        start.truncate(limit);
        start
    }
}

/// A text as a person's name: a number at its end is part of it.
fn name_of(typed: &Typed) -> &[Reading] {
    &typed.readings[..typed.readings.len().min(1)]
}

/// A folded title without its leading article.
pub(super) fn without_article(folded: &str) -> &str {
    ["the ", "a ", "an "]
        .into_iter()
        .find_map(|article| folded.strip_prefix(article))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests;
