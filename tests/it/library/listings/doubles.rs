//! No film stands there twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Listing, expect_none, folded, key, listings};

#[test]
fn no_film_stands_there_twice() {
    let mut by_key: BTreeMap<String, Vec<&Listing>> = BTreeMap::new();
    for listing in listings() {
        for key in listing.keys() {
            by_key.entry(key).or_default().push(listing);
        }
    }
    let mut wrong = BTreeSet::new();
    for same in by_key.values() {
        for (at, one) in same.iter().enumerate() {
            for other in &same[at + 1..] {
                let gap = one
                    .year
                    .unwrap_or_default()
                    .abs_diff(other.year.unwrap_or_default());
                let shared = one.folded_cast().intersection(&other.folded_cast()).count();
                let is_one = match gap {
                    0 => {
                        shared >= 2
                            || (one.shares_director(other) && key(&one.title) == key(&other.title))
                    }
                    1 => {
                        shared >= 2
                            && one.shares_director(other)
                            && key(&one.title) == key(&other.title)
                    }
                    _ => false,
                };
                if is_one {
                    wrong.insert(format!("{} and {}", one.label(), other.label()));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    expect_none(
        &wrong,
        "these are called the same and share people: join them",
    );
}

/// Films of one year with one cast that are two all the same, by the beginnings of their titles: parts,
/// episodes of series and what one company made of Westerns in a year.
const TWO_ALL_THE_SAME: [&[&str]; 29] = [
    &["The Honor of His House", "The White Man's Law"],
    &["The Little Grey Mouse", "The Mother of His Children"],
    &["Earl of Puddlestone", "Grandpa Goes to Town"],
    &["Bury Me Not on the Lone Prairie", "Rawhide Rangers"],
    &["The Gang's All Here", "Let's Go Collegiate"],
    &["Henry Aldrich"],
    &["Mystery Man", "Texas Masquerade"],
    &[
        "Blazing the Western Trail",
        "Lawless Empire",
        "Outlaws of the Rockies",
        "Texas Panhandle",
    ],
    &["Enemy of the Law", "Flaming Bullets", "Three in the Saddle"],
    &["The Fighting Vigilantes", "Stage to Mesa City"],
    &["Courtin' Trouble", "The Rangers Ride"],
    &["Mobile Suit Gundam"],
    &[
        "Her Final Fury: The Betty Broderick Story",
        "A Woman Scorned: The Betty Broderick Story",
    ],
    &["Death Proof", "Grindhouse"],
    &[
        "The Girl Who Played with Fire",
        "The Girl with the Dragon Tattoo",
    ],
    &[
        "Chhota Bheem",
        "Super Bheem",
        "Antariksha Ke Rakhwale",
        "Samudri Lootere",
    ],
    &["Berserk: The Golden Age Arc"],
    &["Bibi & Tina"],
    &["Monty Python"],
    &["The Gospel of"],
    &["High & Low The Movie"],
    &["GODZILLA"],
    &["Little Singham"],
    &["The Days of Noah"],
    &["Norm of the North"],
    &["Rogue Warfare"],
    &["Fear Street"],
    &[
        "The Boy Who Killed My Parents",
        "The Girl Who Killed Her Parents",
    ],
    &["The Three Musketeers"],
];

#[test]
fn no_cast_stands_there_twice_in_a_year() {
    let mut by_year: BTreeMap<Option<u16>, Vec<(&Listing, BTreeSet<String>)>> = BTreeMap::new();
    for listing in listings() {
        let cast = listing.folded_cast();
        if cast.len() >= 5 {
            by_year
                .entry(listing.year)
                .or_default()
                .push((listing, cast));
        }
    }
    let are_two = |one: &str, other: &str| {
        TWO_ALL_THE_SAME.iter().any(|titles| {
            [one, other]
                .iter()
                .all(|title| titles.iter().any(|begins| title.starts_with(begins)))
        })
    };
    let mut wrong = Vec::new();
    for films in by_year.values() {
        let mut of_person: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (_, cast)) in films.iter().enumerate() {
            for name in cast {
                of_person.entry(name).or_default().push(at);
            }
        }
        for ((one, other), count) in sharing(of_person.values(), |_, _| true) {
            let ((a, cast), (b, others)) = (&films[one], &films[other]);
            let is_one_cast = 10 * count >= 8 * cast.len().min(others.len());
            if is_one_cast && !are_two(&a.title, &b.title) {
                wrong.push(format!("{} and {}", a.label(), b.label()));
            }
        }
    }
    expect_none(
        &wrong,
        "these have one cast: join them, or say why they are two",
    );
}

/// How many people each two films share that may be one, by the films that everybody is in.
fn sharing<'a>(
    films_of: impl Iterator<Item = &'a Vec<usize>>,
    may_be_one: impl Fn(usize, usize) -> bool,
) -> BTreeMap<(usize, usize), usize> {
    let mut shared = BTreeMap::new();
    for films in films_of {
        for (at, one) in films.iter().enumerate() {
            for other in &films[at + 1..] {
                if may_be_one(*one, *other) {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
    }
    shared
}

fn gap(one: &Listing, other: &Listing) -> u16 {
    let year = |listing: &Listing| listing.year.unwrap_or_default();
    year(one).abs_diff(year(other))
}

/// The figures in a title's key: what tells parts apart.
fn figures(key: &str) -> String {
    key.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn no_film_stands_there_in_two_spellings() {
    let mut of_person: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let later: Vec<&Listing> = listings()
        .filter(|listing| listing.year.is_some_and(|year| year >= 1960))
        .collect();
    for (at, listing) in later.iter().enumerate() {
        let people: BTreeSet<String> = listing.people().map(folded).collect();
        for person in people {
            of_person.entry(person).or_default().push(at);
        }
    }
    let are_of_one_time = |one: usize, other: usize| gap(later[one], later[other]) <= 2;
    let mut wrong = Vec::new();
    for ((one, other), count) in sharing(of_person.values(), are_of_one_time) {
        let (one, other) = (later[one], later[other]);
        let (a, b) = (key(&one.title), key(&other.title));
        let shorter = a.chars().count().min(b.chars().count());
        let are_near =
            figures(&a) == figures(&b) && strsim::osa_distance(&a, &b) <= (shorter / 6).min(3);
        if count >= 4 && are_near {
            wrong.push(format!("{} and {}", one.label(), other.label()));
        }
    }
    expect_none(
        &wrong,
        "these share four people and nearly a title: join them",
    );
}
