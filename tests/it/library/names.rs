//! Names: one person is spelt one way, and plays one role within a series.

use std::collections::{BTreeMap, BTreeSet};

use reelated::fold::fold;

use super::{CATALOG, CENSUS, expect_none, file};
use crate::bundled::BUNDLED;

/// Names that look like one name spelt twice, and are those of two people each: a look at both
/// films said so.
const TWO_PEOPLE: [[&str; 2]; 19] = [
    // A father and his son.
    ["Arthur Agee", "Arthur \"Bo\" Agee"],
    ["Bill Paxton", "Will Patton"],
    ["David Kaff", "David Kaye"],
    ["Edward Binns", "Edward Burns"],
    ["George Coe", "George Cole"],
    ["Henry Jones", "Terry Jones"],
    ["Jack Warden", "Jack Warner"],
    ["Jim Farley", "Jim Varney"],
    // Both are in In the Mood for Love, one of them as a voice.
    ["Joe Cheung", "Roy Cheung"],
    ["John Boorman", "John Goodman"],
    // An actress, and an actor born decades earlier.
    ["Kelly Chen", "Kelly Lai Chen"],
    ["Machiko Kyo", "Machiko Ono"],
    ["Michael Gambon", "Michael Gaston"],
    ["Peter Sellers", "Peter Weller"],
    ["Robert Benton", "Robert Newton"],
    ["Robert Rodriguez", "Roberta Rodrigues"],
    ["Roy Roberts", "Tony Roberts"],
    // Two policemen in Memories of Murder.
    ["Song Jae-ho", "Song Kang-ho"],
    ["Tracy Reed", "Tracy Tweed"],
];

/// People with different roles within a series, and why that is right.
const SEVERAL_ROLES: [(&str, &str, &str); 8] = [
    (
        "Avatar",
        "Sigourney Weaver",
        "in the second film she plays the daughter of her first part",
    ),
    (
        "Godzilla",
        "Akira Takarada",
        "each film begins the story anew",
    ),
    (
        "Godzilla",
        "Jun Kunimura",
        "each film begins the story anew",
    ),
    (
        "The Godfather",
        "Diane Keaton",
        "Kay Adams marries, and divorces",
    ),
    ("Vengeance trilogy", "Choi Min-sik", "separate stories"),
    ("Vengeance trilogy", "Kim Byeong-ok", "separate stories"),
    ("Vengeance trilogy", "Lee Seung-shin", "separate stories"),
    ("Vengeance trilogy", "Oh Dal-su", "separate stories"),
];

/// Everybody's folded name, with the spellings and the files they stand in.
fn people() -> BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>> {
    let mut people: BTreeMap<_, BTreeMap<_, BTreeSet<_>>> = BTreeMap::new();
    for review in &BUNDLED.reviews {
        let film = &review.film;
        let cast = film.cast.iter().map(|credit| &credit.person);
        for name in cast.chain(&film.directors) {
            let spellings = people.entry(fold(name.full())).or_default();
            let files = spellings.entry(name.full()).or_default();
            files.insert(file(film));
        }
    }
    people
}

/// Whether two folded names may be one name: other gaps, other order, other middle names, or a
/// letter or two apart.
fn look_alike(a: &str, b: &str) -> bool {
    let same_letters = |a: &str, b: &str| a.replace(' ', "") == b.replace(' ', "");
    let sorted = |name: &str| name.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let ends = |name: &str| {
        let (first, rest) = name.split_once(' ')?;
        let last = rest.rsplit(' ').next()?;
        Some((first.to_owned(), last.to_owned()))
    };
    // In a short name two letters make another one.
    let apart = if a.len().min(b.len()) < 10 { 1 } else { 2 };
    same_letters(a, b)
        || sorted(a) == sorted(b)
        || ends(a).is_some() && ends(a) == ends(b)
        || strsim::levenshtein(a, b) <= apart
}

/// The letters of a name as bits. An edit changes two of them at most, which spares most pairs the
/// comparison.
fn letters(name: &str) -> u32 {
    name.bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |bits, letter| bits | 1 << (letter - b'a'))
}

#[test]
fn nobody_is_spelt_in_two_ways() {
    let several: Vec<String> = people()
        .values()
        .filter(|spellings| spellings.len() > 1)
        .map(|spellings| format!("{spellings:?}"))
        .collect();
    expect_none(&several, "agree on one spelling of each name:");
}

#[test]
fn names_that_look_alike_are_two_people() {
    let people = people();
    let names: Vec<(&String, u32)> = people.keys().map(|name| (name, letters(name))).collect();
    let mut known: BTreeSet<[String; 2]> = TWO_PEOPLE
        .iter()
        .map(|pair| {
            let mut pair = pair.map(fold);
            pair.sort();
            pair
        })
        .collect();
    let mut wrong = Vec::new();
    for (at, (a, letters)) in names.iter().enumerate() {
        for (b, others) in &names[at + 1..] {
            // Names that differ in whole words, middle names say, begin alike.
            let near =
                (letters ^ others).count_ones() <= 4 || a.split(' ').next() == b.split(' ').next();
            if near && look_alike(a, b) && !known.remove(&[(*a).clone(), (*b).clone()]) {
                wrong.push(format!("{:?} and {:?}", people[*a], people[*b]));
            }
        }
    }
    expect_none(
        &wrong,
        "is one of these a slip? If they are two people, name them in TWO_PEOPLE:",
    );
    let gone: Vec<String> = known
        .into_iter()
        .map(|[a, b]| format!("{a}, {b}"))
        .collect();
    expect_none(
        &gone,
        "take these out of TWO_PEOPLE, they look alike no more:",
    );
}

#[test]
fn nobody_contradicts_themselves_within_a_series() {
    let mut wrong = Vec::new();
    let mut known: BTreeSet<(&str, &str)> = SEVERAL_ROLES
        .iter()
        .map(|(series, person, _)| (*series, *person))
        .collect();
    for films in &CENSUS.series {
        let series = CATALOG.film(films[0]).series.as_deref().unwrap_or_default();
        let mut roles: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
        for film in films.iter().map(|no| CATALOG.film(*no)) {
            for credit in &film.cast {
                if let Some(role) = &credit.role {
                    let all = roles.entry(credit.person.full()).or_default();
                    all.push((role, file(film)));
                }
            }
        }
        for (person, roles) in roles {
            let disagree = roles
                .iter()
                .any(|(role, _)| !roles.iter().all(|(other, _)| agree(role, other)));
            if disagree && !known.remove(&(series, person)) {
                wrong.push(format!("{series}: {person} is {roles:?}"));
            }
        }
    }
    expect_none(
        &wrong,
        "name the role alike in all films of the series; where it changes, SEVERAL_ROLES says why:",
    );
    let gone: Vec<String> = known.iter().map(|known| format!("{known:?}")).collect();
    expect_none(&gone, "take these out of SEVERAL_ROLES, their roles agree:");
}

/// Whether two names of a role can be one role: one says no more than the other.
fn agree(a: &str, b: &str) -> bool {
    let words =
        |role: &str| -> BTreeSet<String> { fold(role).split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(a), words(b));
    a.is_subset(&b) || b.is_subset(&a)
}

#[test]
fn slips_of_names_and_roles_are_found() {
    for (a, b) in [
        ("jean paul belmondo", "jeanpaul belmondo"),
        ("toshiro mifune", "mifune toshiro"),
        ("samuel jackson", "samuel l jackson"),
        ("greta gerwig", "greta gerwick"),
        ("gong li", "gong lee li"),
        ("ge you", "ge yu"),
    ] {
        assert!(look_alike(a, b), "{a}, {b}");
    }
    for (a, b) in [
        ("ge you", "ne yo"),
        ("robert de niro", "robert downey jr"),
        ("cher", "bjork"),
    ] {
        assert!(!look_alike(a, b), "{a}, {b}");
    }
    assert!(agree("Fredo", "Fredo Corleone"));
    assert!(!agree("Kay Adams", "Kay Corleone"));
}
