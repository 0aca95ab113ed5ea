//! Names are names, of one person each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::RangeInclusive;

use reelated::fold::fold;

use super::{Credit, Listing, expect_none, file, folded, listings, table};
use crate::bundled::BUNDLED;

/// What is no name of a person, or no whole one, though it looks like one.
fn is_no_name(name: &str) -> bool {
    const NO_NAME: [&str; 28] = [
        "looney tunes",
        "merrie melodies",
        "and",
        "the band",
        "orchestra",
        "academy",
        "award",
        "olympics",
        "unknown",
        "various",
        "narrator",
        "voices",
        "uncredited",
        "new york",
        "n a",
        "himself",
        "best actor",
        "best actress",
        "best supporting",
        "de niro",
        "east side kids",
        "dead end kids",
        "village people",
        "not available",
        "playboy playmate",
        "african american",
        "american idol",
        "saturday night live",
    ];
    const SENTENCE: [&str; 7] = ["It", "The", "Set", "While", "Adapted", "This", "Based"];
    let folded = fold(name);
    let bare = name.split('(').next().unwrap_or(name).trim();
    let words: Vec<&str> = bare.split(' ').collect();
    let is_scrap = folded.chars().count() < 2
        || NO_NAME
            .iter()
            .any(|scrap| folded == *scrap || folded.starts_with(&format!("{scrap} ")));
    let has_digit = bare.chars().any(|c| c.is_ascii_digit()) && name != "50 Cent";
    let has_mark =
        name.contains(['[', ']', '{', '}', '<', '/', ';', '—', '\u{200b}']) || name.contains("..");
    let is_sentence = words.len() > 1 && words.last().is_some_and(|word| SENTENCE.contains(word));
    let is_praised = words[0].starts_with("Oscar-")
        || (words.len() > 2 && matches!(words[0], "Sir" | "Dame" | "American"));
    let is_loud = words.len() > 1
        && bare.chars().filter(|c| c.is_alphabetic()).count() > 6
        && !bare.chars().any(char::is_lowercase);
    is_scrap || has_digit || has_mark || is_sentence || is_praised || is_loud
}

#[test]
fn names_are_names() {
    let mut wrong = BTreeSet::new();
    for listing in listings() {
        for name in listing.people().filter(|name| is_no_name(name)) {
            wrong.insert(format!("{name} in {}", listing.label()));
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    expect_none(&wrong, "these are no names of people");
}

#[test]
fn one_person_has_one_name() {
    let mut spelt: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in listings().flat_map(Listing::people) {
        spelt.entry(folded(name)).or_default().insert(name);
    }
    let wrong: Vec<String> = spelt
        .values()
        .filter(|names| names.len() > 1)
        .map(|names| names.iter().copied().collect::<Vec<_>>().join(", "))
        .collect();
    expect_none(&wrong, "these differ in accents, hyphens or dots alone");
    for (usual, other) in [
        ("Bong Joon-ho", "Joon-ho Bong"),
        ("Toshirô Mifune", "Mifune Toshirô"),
        ("Chow Yun-fat", "Yun-Fat Chow"),
        ("Sarah Jessica Parker", "Sarah Parker"),
        ("Matthew Lillard", "Mathew Lillard"),
    ] {
        let has = |name: &str| spelt.contains_key(&folded(name));
        assert!(has(usual) && !has(other), "{usual}, not {other}");
    }
}

/// People who are two, though one has all the names of the other.
const TWO_PEOPLE: [(&str, &str); 2] = [
    ("George H.W. Bush", "George W. Bush"),
    ("Roger E. Mosley", "Roger Mosley"),
];

#[test]
fn nobody_is_in_a_cast_twice() {
    let mut wrong = Vec::new();
    for listing in listings() {
        let names: Vec<Vec<String>> = listing
            .cast
            .iter()
            .map(|credit| fold(credit.name()).split(' ').map(str::to_owned).collect())
            .collect();
        for (at, one) in names.iter().enumerate() {
            for (beside, other) in (at + 1..).zip(&names[at + 1..]) {
                let (short, long) = if one.len() < other.len() {
                    (one, other)
                } else {
                    (other, one)
                };
                let are_one = one == other
                    || (short.len() >= 2
                        && long.len() > short.len()
                        && short.first() == long.first()
                        && short.last() == long.last());
                let (a, b) = (listing.cast[at].name(), listing.cast[beside].name());
                if are_one && !TWO_PEOPLE.contains(&(a, b)) && !TWO_PEOPLE.contains(&(b, a)) {
                    wrong.push(format!("{a} and {b} in {}", listing.label()));
                }
            }
        }
    }
    expect_none(
        &wrong,
        "the two are one, or one is the other without a middle name",
    );
}

/// "1938", "1938-1945", "-1945" or "1938-".
fn years(text: &str) -> RangeInclusive<u16> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str, otherwise| match text {
        "" => otherwise,
        text => text.parse().expect("a year"),
    };
    year(first, 0)..=year(last, u16::MAX)
}

/// Who is in each reviewed film, by the film's id, as the review calls them.
fn reviewed() -> BTreeMap<String, Vec<String>> {
    let films = BUNDLED.reviews.iter().map(|review| &review.film);
    let cast = films.map(|film| {
        let names = film.cast.iter().map(|credit| credit.person.full());
        let names = names.map(str::to_owned).collect();
        (film.id.as_str().to_owned(), names)
    });
    cast.collect()
}

#[test]
fn people_in_a_reviewed_film_are_called_as_its_review_calls_them() {
    let reviewed = reviewed();
    let bare = |name: &str| folded(name.split(" (").next().unwrap_or(name));
    let mut wrong = Vec::new();
    for listing in listings() {
        let Some(names) = reviewed.get(&listing.id()) else {
            continue;
        };
        for name in listing.cast.iter().map(Credit::name) {
            let other = names
                .iter()
                .find(|reviewed| folded(reviewed) != folded(name) && bare(reviewed) == bare(name));
            if let Some(other) = other {
                wrong.push(format!("{name} in {}: {other}", listing.label()));
            }
        }
    }
    expect_none(&wrong, "these people would be in the cast twice");
}

#[test]
fn people_are_called_as_it_is_written() {
    let reviewed = reviewed();
    let mut by_name: BTreeMap<String, Vec<(&Listing, &str, bool)>> = BTreeMap::new();
    for listing in listings() {
        for name in listing.cast.iter().map(Credit::name) {
            let of_name = by_name.entry(folded(name)).or_default();
            of_name.push((listing, name, true));
        }
        for name in &listing.directors {
            let of_name = by_name.entry(folded(name)).or_default();
            of_name.push((listing, name, false));
        }
    }
    let mut wrong = Vec::new();
    let rows = table("people.tsv");
    assert!(rows.len() >= 250, "{}", rows.len());
    let mut rules: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in rows {
        let mut columns = row.into_iter();
        let [from, to, place] = [(); 3].map(|()| columns.next().unwrap_or_default());
        rules.entry(folded(&from)).or_default().push((to, place));
    }
    for (from, rules) in rules {
        for (listing, name, in_cast) in by_name.get(&from).into_iter().flatten() {
            let year = listing.year.unwrap_or_default();
            let rule = rules.iter().find(|(_, place)| {
                place.split(' ').all(|word| match word {
                    "" => true,
                    "cast" => *in_cast,
                    "directors" => !in_cast,
                    word => years(word).contains(&year),
                })
            });
            let is_reviewed = reviewed
                .get(&listing.id())
                .is_some_and(|names| names.iter().any(|reviewed| reviewed == name));
            if let Some((to, _)) = rule.filter(|(to, _)| to != name && !is_reviewed) {
                wrong.push(format!("{name} in {}: {to}", listing.label()));
            }
        }
    }
    expect_none(
        &wrong,
        "these people are called otherwise: make the files anew",
    );
}

#[test]
fn nobody_works_again_after_half_a_century() {
    let text = fs::read_to_string(file("written/long-careers.txt")).expect("the list is there");
    let careers: BTreeSet<String> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(folded)
        .collect();
    let mut by_name: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
    for listing in listings() {
        for name in listing.people() {
            by_name.entry(name).or_default().extend(listing.year);
        }
    }
    let mut wrong = Vec::new();
    for (name, years) in &by_name {
        let years: Vec<u16> = years.iter().copied().collect();
        let pause = years
            .iter()
            .zip(years.iter().skip(1))
            .find(|(last, next)| **next - **last >= 50);
        if let Some((last, next)) = pause.filter(|_| !careers.contains(&folded(name))) {
            wrong.push(format!("{name}: {last} and {next}"));
        }
    }
    expect_none(
        &wrong,
        "these are two people, or belong in long-careers.txt",
    );
    let known: BTreeSet<String> = by_name.keys().map(|name| folded(name)).collect();
    let idle: Vec<String> = careers.difference(&known).cloned().collect();
    expect_none(&idle, "nobody in the catalogue is called so");
}
