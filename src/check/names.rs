//! Names that are nearly equal: one person spelt in two ways, most likely.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Subject;
use super::place::Spot;
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::diagnostic::Problem;
use crate::fold::fold;

/// In shorter names, one letter makes a different name.
const SHORTEST: usize = 8;

/// If more names than this are a letter away from one form, they are made up, or a list of
/// something else.
const CROWD: usize = 40;

/// Every pair of nearly equal names of connected people, reported at a film of the one who is in
/// fewer.
pub(super) fn problems(subjects: &[(Subject<'_>, FilmNo)], catalog: &Catalog) -> Vec<Problem> {
    let subject_of: HashMap<FilmNo, &Subject<'_>> = subjects
        .iter()
        .map(|(subject, no)| (*no, subject))
        .collect();
    let mut problems = Vec::new();
    for (a, b) in look_alikes(catalog) {
        let (films_a, films_b) = (films(catalog, a), films(catalog, b));
        if !meet(catalog, &films_a, &films_b) {
            continue;
        }
        let by_fame = if films_a.len() < films_b.len() {
            [(a, &films_a, b), (b, &films_b, a)]
        } else {
            [(b, &films_b, a), (a, &films_a, b)]
        };
        // At a film that was asked about; if possible, at the rarer of the two names.
        let at = by_fame.into_iter().find_map(|(rare, films, usual)| {
            let subject = films.iter().find_map(|film| subject_of.get(film))?;
            Some((subject, rare, usual))
        });
        if let Some((subject, rare, usual)) = at {
            problems.push(problem(catalog, subject, rare, usual));
        }
    }
    problems
}

fn problem(catalog: &Catalog, subject: &Subject<'_>, rare: PersonNo, usual: PersonNo) -> Problem {
    let (rare, usual) = (
        catalog.person_name(rare).full(),
        catalog.person_name(usual).full(),
    );
    let place = subject.place(&[Spot::Text(rare), Spot::Key("cast")]);
    Problem::warning(
        "similar-names",
        place,
        format!("\"{rare}\" and \"{usual}\" are nearly equal names"),
    )
    .did_you_mean(Some(usual))
    .help(format!(
        "if they are two people, tell them apart, such as \"{rare} (actor)\""
    ))
}

/// The films that somebody is in, or directed.
fn films(catalog: &Catalog, person: PersonNo) -> Vec<FilmNo> {
    let seen = catalog.appearances(person).iter().map(|seen| seen.film);
    seen.chain(catalog.directed(person).iter().copied())
        .collect()
}

/// Whether two people are in one film, or in films of one series, or with the same third person.
fn meet(catalog: &Catalog, a: &[FilmNo], b: &[FilmNo]) -> bool {
    let series = |film: &FilmNo| catalog.film(*film).series.as_ref();
    let with = |film: &FilmNo| catalog.cast(*film).iter().chain(catalog.directors(*film));
    a.iter().any(|one| {
        b.iter().any(|other| {
            let same_series = series(one).is_some() && series(one) == series(other);
            let same_people = || with(one).any(|person| with(other).any(|other| other == person));
            one == other || same_series || same_people()
        })
    })
}

/// The pairs of names that are one letter apart, or have the same words in another order.
fn look_alikes(catalog: &Catalog) -> Vec<(PersonNo, PersonNo)> {
    let mut people: Vec<PersonNo> = catalog
        .films()
        .flat_map(|film| catalog.cast(film).iter().chain(catalog.directors(film)))
        .copied()
        .collect();
    people.sort_unstable();
    people.dedup();
    let names: HashMap<PersonNo, String> = people
        .into_iter()
        .map(|person| (person, fold(catalog.person_name(person).full())))
        .filter(|(_, name)| name.len() >= SHORTEST && !name.contains(|c: char| c.is_ascii_digit()))
        .collect();
    // Names that are one letter apart are equal with a letter taken out of each, or of one.
    let mut forms: Vec<(u64, PersonNo)> = Vec::new();
    for (person, name) in &names {
        forms.push((hash(name), *person));
        for (at, c) in name.char_indices() {
            let without = [&name[..at], &name[at + c.len_utf8()..]].concat();
            forms.push((hash(&without), *person));
        }
        forms.push((hash(&sorted_words(name)), *person));
    }
    forms.sort_unstable();
    forms.dedup();
    let mut pairs = Vec::new();
    for same in forms
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() <= CROWD)
    {
        for (at, (_, a)) in same.iter().enumerate() {
            for (_, b) in &same[at + 1..] {
                if a != b && look_alike(&names[a], &names[b]) {
                    pairs.push((*a, *b));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn look_alike(a: &str, b: &str) -> bool {
    strsim::osa_distance(a, b) == 1 || sorted_words(a) == sorted_words(b)
}

fn sorted_words(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
