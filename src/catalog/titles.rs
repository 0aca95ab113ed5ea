//! Finding a film or a person by what somebody typed.
//!
//! Films are found by their titles in every language, their aliases, parts of these, initials, their
//! number in a series, and by who made them; people by their names. One way leads there:
//!
//! 1. The text is read in the ways it may be meant (`typed`): as it is; with a year in it; with the
//!    number of a film in its series; as a title and somebody's name, or a name alone.
//! 2. For each reading an index of all names (`index`, filled by `names`) gives what fits, misspelt
//!    too where nothing fits (`search`).
//! 3. What was found is put in one order (`evidence`): how well the text fits, and how well known the
//!    thing is. A text that is sent as it is opens what has that name, if nothing else has, or if
//!    what else has it is known by hardly anybody (`Catalog::resolve_film`).
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
use crate::clean;
use crate::cores;
use crate::film::{FilmId, PersonId, PersonName, Votes, Year};
use crate::fold::fold;
use crate::review::Review;

mod credited;
mod evidence;
mod found;
mod index;
mod keys;
mod known;
mod letters;
mod misspelt;
mod names;
mod search;
mod series;
mod spelling;
mod typed;

pub use found::{Found, Suggested};

use evidence::Fit;
use index::{Class, Index, Names};
use known::{has_far_more_votes, is_far_before};
use names::Spelt;
use search::{Candidate, Named, Search};
use typed::Typed;

/// The names of all films and people.
#[derive(Debug)]
pub(super) struct Titles {
    films: Index,
    films_by_fame: Box<[FilmNo]>,
    /// Which numbers the films have in their series, by fame.
    numbers: Lists<u8>,
    /// Films of one series by their titles, and in which of these groups each film is.
    together: Lists<FilmNo>,
    groups_of: Lists<u32>,
    people: Index,
    people_by_fame: Box<[PersonNo]>,
    /// The words of each film's title that say something, as hashes.
    words: Lists<u32>,
}

/// What [`Titles`] are made from.
pub(super) struct Sources<'a> {
    pub(super) reviews: &'a [Review],
    /// Each film's place in fame.
    pub(super) fame: &'a [u32],
    pub(super) people: &'a [PersonName],
    /// Each person's place in fame.
    pub(super) person_fame: &'a [u32],
    pub(super) cast: &'a Lists<PersonNo>,
    pub(super) directors: &'a Lists<PersonNo>,
    /// The number of each film's series.
    pub(super) series_of: &'a [u32],
}

impl Titles {
    pub(super) fn new(sources: &Sources<'_>) -> Self {
        let Sources {
            reviews,
            fame,
            people,
            person_fame,
            cast,
            directors,
            series_of,
        } = *sources;
        let spelt = cores::map(reviews, |review| Spelt::all(&review.film));
        let films = || {
            let mut names = Names::new();
            for ((review, spelt), place) in reviews.iter().zip(&spelt).zip(fame) {
                names::add_film(&mut names, &review.film, spelt, *place);
            }
            names.index(reviews.len())
        };
        let people_names = || {
            let mut names = Names::new();
            for (person, place) in people.iter().zip(person_fame) {
                names.add(&folded_name(person), *place, Class::Title);
            }
            names.index(people.len())
        };
        let words = || {
            Lists::new(spelt.iter().map(|spelt| {
                let words = telling_words(&spelt[0].folded);
                words.map(hash).collect::<Vec<u32>>()
            }))
        };
        let numbers = || {
            let films = series::Films {
                reviews,
                spelt: &spelt,
                cast,
                directors,
                series_of,
            };
            let series::Numbered { numbers, together } = films.numbered();

            let mut by_place = vec![Vec::new(); reviews.len()];
            for (film, number) in numbers {
                by_place[fame[film as usize] as usize].push(number);
            }
            let mut groups_of = vec![Vec::new(); reviews.len()];
            for (group, films) in (0..).zip(&together) {
                for film in films {
                    groups_of[*film as usize].push(group);
                }
            }
            let together = together.into_iter();
            let together = together.map(|films| films.into_iter().map(FilmNo));
            (
                Lists::new(by_place),
                Lists::new(together),
                Lists::new(groups_of),
            )
        };
        let (films, people, words, (numbers, together, groups_of)) = std::thread::scope(|scope| {
            let films = scope.spawn(films);
            let (people, words, numbers) = (people_names(), words(), numbers());
            (
                films.join().unwrap_or_else(|panic| resume_unwind(panic)),
                people,
                words,
                numbers,
            )
        });
        Self {
            films,
            films_by_fame: by_place(fame, FilmNo::at),
            numbers,
            together,
            groups_of,
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
    let tells = |word: &&str| !SILENT.contains(word) && !spelling::is_number(word);
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

/// The films, as things with names.
struct FilmNames<'a>(&'a Catalog);

impl Named for FilmNames<'_> {
    fn index(&self) -> &Index {
        &self.0.titles.films
    }

    fn names(&self, place: u32) -> Vec<String> {
        let film = self.0.film(self.0.film_at(place));
        film.names().map(|title| fold(title)).collect()
    }

    fn year(&self, place: u32) -> Option<u16> {
        self.0.film(self.0.film_at(place)).year.map(Year::get)
    }

    fn has_number(&self, place: u32, number: u8) -> bool {
        self.0.titles.numbers.get(place as usize).contains(&number)
    }
}

/// The people, as things with names.
struct PeopleNames<'a>(&'a Catalog);

impl Named for PeopleNames<'_> {
    const END: Fit = Fit::LastName;

    fn index(&self) -> &Index {
        &self.0.titles.people
    }

    fn names(&self, place: u32) -> Vec<String> {
        vec![folded_name(self.0.person_name(self.0.person_at(place)))]
    }
}

impl Catalog {
    /// The films that a text begun may become, the likeliest first.
    pub fn complete_films(&self, typed: &str, limit: usize) -> Vec<FilmNo> {
        self.suggest_films(typed, limit).things
    }

    /// The films that a text begun may become, and whether any comes close to it.
    pub fn suggest_films(&self, typed: &str, limit: usize) -> Suggested<FilmNo> {
        let is_nothing = clean::line(typed).is_empty();
        let typed = Typed::new(typed);
        if typed.is_empty() {
            // Signs and pictures alone are something that was typed, and no film is called so.
            return Suggested {
                things: self.good_start(limit),
                is_close: is_nothing,
            };
        }
        let films = self.films_like(&typed, limit);
        Suggested {
            is_close: films.first().is_some_and(|found| found.is_close),
            things: films
                .iter()
                .map(|found| self.film_at(found.place))
                .collect(),
        }
    }

    /// The people that a text begun may become, the likeliest first.
    pub fn complete_people(&self, typed: &str, limit: usize) -> Vec<PersonNo> {
        self.suggest_people(typed, limit).things
    }

    /// The people that a text begun may become, and whether anybody's name comes close to it.
    pub fn suggest_people(&self, typed: &str, limit: usize) -> Suggested<PersonNo> {
        let is_nothing = clean::line(typed).is_empty();
        let typed = Typed::new(typed);
        if typed.is_empty() {
            let people = self.titles.people_by_fame.iter();
            return Suggested {
                things: people.take(limit).copied().collect(),
                is_close: is_nothing,
            };
        }
        let people = self.people_like(&typed, limit);
        Suggested {
            is_close: people.first().is_some_and(|found| found.is_close),
            things: people
                .iter()
                .map(|found| self.person_at(found.place))
                .collect(),
        }
    }

    /// The film that a text names: by its id, its title, an alias, or the words of one of these in
    /// another order; by what stands before or after a colon in them; by a series and its number in
    /// it. A year, which may be one off, and whoever made it or is in it tell films of one name apart.
    ///
    /// A title begun or misspelt is offered, never taken for the film.
    pub fn resolve_film(&self, typed: &str) -> Found<FilmNo> {
        let id = FilmId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find(&id)) {
            return Found::One(no);
        }
        let candidates = self.films_like(&Typed::new(typed), Found::<u32>::MOST_OF_A_NAME);
        let names_it = |found: &Candidate| found.evidence.names(found.place);
        let votes = |place| self.film(self.film_at(place)).votes.map_or(0, Votes::get);
        let outshines = |place, other| {
            is_far_before(place, other) || has_far_more_votes(votes(place), votes(other))
        };
        Found::new(&candidates, names_it, outshines).map(|place| self.film_at(place))
    }

    /// The person that a text names: by their id, their name, or their last name. Where nobody is
    /// called so, the words of a name may stand in any order.
    ///
    /// A name begun or misspelt is offered, never taken for the person.
    pub fn resolve_person(&self, typed: &str) -> Found<PersonNo> {
        let id = PersonId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find_person(&id)) {
            return Found::One(no);
        }
        let candidates = self.people_like(&Typed::new(typed), Found::<u32>::MOST_OF_A_NAME);
        let names_them =
            |found: &Candidate| found.evidence.is_name() || found.evidence.fit == Fit::LastName;
        Found::new(&candidates, names_them, is_far_before).map(|place| self.person_at(place))
    }

    /// The words of a film's title that say something, as hashes.
    pub(super) fn title_words(&self, no: FilmNo) -> &[u32] {
        self.titles.words.get(no.index())
    }

    /// The groups of films of one series that a film is in by its title, by number.
    pub(super) fn groups_of(&self, no: FilmNo) -> &[u32] {
        self.titles.groups_of.get(no.index())
    }

    /// The films of such a group.
    pub(super) fn group(&self, number: u32) -> &[FilmNo] {
        self.titles.together.get(number as usize)
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

    fn films_like(&self, typed: &Typed, limit: usize) -> Vec<Candidate> {
        /// So many of somebody's films stand for all.
        const BEST_KNOWN: usize = 50;
        if limit == 0 {
            return Vec::new();
        }
        let things = FilmNames(self);
        let mut search = Search::new(&things, limit);
        for reading in &typed.readings {
            search.read(reading);
        }
        let credited = self.credited(&typed.readings);
        for named in &credited {
            let is_all = named.rest.folded.is_empty() && named.rest.year.is_none();
            let most = if is_all {
                BEST_KNOWN
            } else {
                named.films.len()
            };
            for film in named.films.iter().take(most) {
                search.add_film_of(&named.rest, *film, named.names);
            }
        }
        search.read_misspelt(&typed.readings);
        let mut found = search.finish();
        for name in &typed.told_apart_by {
            self.tell_apart(&mut found, name);
        }
        found
    }

    /// Puts films of somebody first among those of one name, as the bot's own rows tell them apart.
    fn tell_apart(&self, found: &mut [Candidate], name: &str) {
        let films = self.films_of_name(name);
        let is_theirs = |found: &Candidate| {
            let place = films.binary_search_by_key(&found.place, |film| film.place);
            found.evidence.is_name() && place.is_ok()
        };
        for found in found.iter_mut().filter(|found| is_theirs(found)) {
            found.evidence.has_person = true;
        }
        found.sort_by_key(|found| !is_theirs(found));
    }

    fn people_like(&self, typed: &Typed, limit: usize) -> Vec<Candidate> {
        if limit == 0 {
            return Vec::new();
        }
        // A number at the end of a name is part of it.
        let readings = &typed.readings[..typed.readings.len().min(1)];
        let things = PeopleNames(self);
        let mut search = Search::new(&things, limit);
        for reading in readings {
            search.read(reading);
        }
        search.read_misspelt(readings);
        search.finish()
    }

    /// The film at a place in fame.
    fn film_at(&self, place: u32) -> FilmNo {
        self.titles.films_by_fame[place as usize]
    }

    /// The person at a place in fame.
    fn person_at(&self, place: u32) -> PersonNo {
        self.titles.people_by_fame[place as usize]
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
