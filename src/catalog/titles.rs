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
use super::{FilmNo, PersonNo};
use crate::cores;
use crate::film::PersonName;
use crate::review::Review;

mod credited;
mod evidence;
mod figures;
mod found;
mod hits;
mod index;
mod keys;
mod known;
mod letters;
mod lookup;
mod misspelt;
mod names;
mod search;
mod series;
mod spelling;
mod surnames;
mod typed;

pub use found::{Found, Suggested};

use index::{Class, Index, Names};
use names::Spelt;
use series::Number;

/// The names of all films and people.
#[derive(Debug)]
pub(super) struct Titles {
    films: Index,
    films_by_fame: Box<[FilmNo]>,
    /// Which numbers the films have in their series, by fame.
    numbers: Lists<Number>,
    /// Films of one series by their titles, and in which of these groups each film is.
    together: Lists<FilmNo>,
    groups_of: Lists<u32>,
    people: Index,
    /// By fame, whose surname stands first.
    surname_first: Box<[bool]>,
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
            let are_from_there = surnames::are_from_there(reviews, cast, directors, people.len());
            let mut surname_first = vec![false; people.len()];
            let mut names = Names::new();
            for ((person, place), is_from_there) in
                people.iter().zip(person_fame).zip(are_from_there)
            {
                let folded = folded_name(person);
                // Who has one name may be less known than those who have it as their last.
                let class = if folded.contains(' ') {
                    Class::Title
                } else {
                    Class::Inner
                };
                names.add(&folded, *place, class);
                if let Some(turned) = surnames::put_last(&folded).filter(|_| is_from_there) {
                    names.add(&turned, *place, Class::Alias);
                    surname_first[*place as usize] = true;
                }
            }
            (names.index(people.len()), surname_first.into())
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
        let (films, (people, surname_first), words, (numbers, together, groups_of)) =
            std::thread::scope(|scope| {
                let films = scope.spawn(films);
                let ((people, surname_first), words, numbers) =
                    (people_names(), words(), numbers());
                (
                    films.join().unwrap_or_else(|panic| resume_unwind(panic)),
                    (people, surname_first),
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
            surname_first,
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
