//! Names: one person is spelt one way, and plays one role within a series.

use std::collections::{BTreeMap, BTreeSet};

use reelated::film::PersonName;
use reelated::fold::fold;

use super::{CATALOG, CENSUS, expect_none, file};
use crate::bundled::BUNDLED;

/// Names that look like one name spelt twice, and are those of two people each: a look at both
/// films said so.
const TWO_PEOPLE: [[&str; 2]; 11] = [
    // A father and his son.
    ["Arthur Agee", "Arthur \"Bo\" Agee"],
    // A daughter and her father.
    ["Fernanda Torres", "Fernando Torres"],
    ["George Coe", "George Cole"],
    ["Jason Lee", "Mason Lee"],
    // A sister and her brother.
    ["Joan Cusack", "John Cusack"],
    // An actress, and an actor born decades earlier.
    ["Kelly Chen", "Kelly Lai Chen"],
    ["Maki Mizuno", "Miki Mizuno"],
    // A director, and an actor.
    ["Martin Campbell", "Marvin Campbell"],
    ["Oscar Núñez", "Osmar Núñez"],
    ["Peter Berg", "Peter von Berg"],
    ["Tom Holland", "Tom Hollander"],
];

/// People with different roles within a series, and why that is right.
const SEVERAL_ROLES: [(&str, &str, &str); 24] = [
    (
        "Avatar",
        "Sigourney Weaver",
        "in the second film she plays the daughter of her first part",
    ),
    ("Back to the Future", "James Tolkan", THEIR_ANCESTORS),
    ("Back to the Future", "Lea Thompson", THEIR_ANCESTORS),
    ("Back to the Future", "Thomas F. Wilson", THEIR_ANCESTORS),
    ("Despicable Me", "Kristen Wiig", ANOTHER_PART),
    ("Despicable Me", "Steve Coogan", ANOTHER_PART),
    ("Godzilla", "Akira Takarada", BEGUN_ANEW),
    ("Godzilla", "Jun Kunimura", BEGUN_ANEW),
    (
        "Harry Potter",
        "Warwick Davis",
        "a teacher, and a goblin of the bank",
    ),
    ("Kill Bill", "Gordon Liu", ANOTHER_PART),
    ("Kill Bill", "Michael Parks", ANOTHER_PART),
    (
        "Sherlock Holmes",
        "Kelly Reilly",
        "Mary Morstan marries Watson",
    ),
    ("Spider-Man", "Bruce Campbell", "he walks through each film"),
    (
        "The Avengers",
        "Paul Bettany",
        "the voice in the house is given a body",
    ),
    ("Three Flavours Cornetto", "Bill Nighy", SEPARATE_STORIES),
    (
        "Three Flavours Cornetto",
        "Martin Freeman",
        SEPARATE_STORIES,
    ),
    ("Three Flavours Cornetto", "Nick Frost", SEPARATE_STORIES),
    ("Three Flavours Cornetto", "Rafe Spall", SEPARATE_STORIES),
    ("Three Flavours Cornetto", "Simon Pegg", SEPARATE_STORIES),
    ("Universal Frankenstein", "Dwight Frye", ANOTHER_PART),
    ("Vengeance trilogy", "Choi Min-sik", SEPARATE_STORIES),
    ("Vengeance trilogy", "Kim Byeong-ok", SEPARATE_STORIES),
    ("Vengeance trilogy", "Lee Seung-shin", SEPARATE_STORIES),
    ("Vengeance trilogy", "Oh Dal-su", SEPARATE_STORIES),
];

const ANOTHER_PART: &str = "one part in one film, another in the next";
const BEGUN_ANEW: &str = "each film begins the story anew";
const SEPARATE_STORIES: &str = "separate stories";
const THEIR_ANCESTORS: &str = "in the third film they play their ancestors";

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

/// Whether two folded names may be one name: other gaps, another order, a middle name that is missing or
/// an initial, or one word that is spelt another way.
fn look_alike(a: &str, b: &str) -> bool {
    let same_letters = |a: &str, b: &str| a.replace(' ', "") == b.replace(' ', "");
    if same_letters(a, b) {
        return true;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let sorted = |words: &[&str]| {
        let mut words = words.iter().map(ToString::to_string).collect::<Vec<_>>();
        words.sort_unstable();
        words
    };
    sorted(&a) == sorted(&b) || differ_in_the_middle(&a, &b) || differ_in_a_word(&a, &b)
}

/// Whether first and last names are the same, and one has no other names, or initials of the other's.
fn differ_in_the_middle(a: &[&str], b: &[&str]) -> bool {
    let ([first, between @ .., last], [other_first, other_between @ .., other_last]) = (a, b)
    else {
        return false;
    };
    let shortens = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    (first, last) == (other_first, other_last)
        && (between.is_empty()
            || other_between.is_empty()
            || between.len() == other_between.len()
                && between
                    .iter()
                    .zip(other_between)
                    .all(|(a, b)| a == b || shortens(a, b) || shortens(b, a)))
}

/// Whether all words but one are the same, and that one may be a slip.
fn differ_in_a_word(a: &[&str], b: &[&str]) -> bool {
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let mut others = a.iter().zip(b).filter(|(a, b)| a != b);
    match (others.next(), others.next()) {
        (Some((a, b)), None) => may_be_a_slip(a, b),
        _ => false,
    }
}

/// Whether two words are a letter apart, or have two letters in the other order; in a short word that
/// makes another name, unless a letter inside of it is missing. Long words that begin alike may end in
/// two other letters.
fn may_be_a_slip(a: &str, b: &str) -> bool {
    let short = a.len().min(b.len());
    let same_ends = a.bytes().next() == b.bytes().next() && a.bytes().last() == b.bytes().last();
    match strsim::osa_distance(a, b) {
        1 => short >= 4 || a.len() != b.len() && same_ends,
        2 => short >= 6 && a.bytes().take(4).eq(b.bytes().take(4)),
        _ => false,
    }
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
    // Names that look alike share a word, or all their letters.
    let mut sharing: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in people.keys() {
        for word in name.split(' ').collect::<BTreeSet<_>>() {
            sharing.entry(word.to_owned()).or_default().push(name);
        }
        let letters = format!("{name} as letters").replace(' ', "");
        sharing.entry(letters).or_default().push(name);
    }
    let pairs: BTreeSet<[&str; 2]> = sharing
        .values()
        .flat_map(|names| {
            let pairs = names.iter().enumerate();
            pairs.flat_map(|(at, a)| names[at + 1..].iter().map(|b| [*a, *b]))
        })
        .filter(|[a, b]| look_alike(a, b))
        .collect();
    let mut known: BTreeSet<[String; 2]> = TWO_PEOPLE
        .iter()
        .map(|pair| {
            let mut pair = pair.map(fold);
            pair.sort();
            pair
        })
        .collect();
    let mut wrong = Vec::new();
    for [a, b] in pairs {
        if !known.remove(&[a.to_owned(), b.to_owned()]) {
            wrong.push(format!("{:?} and {:?}", people[a], people[b]));
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

/// What is said of a person or a role that the library writes another way.
fn styled_otherwise(name: &str) -> Option<&'static str> {
    const TITLES: [&str; 5] = ["Dr", "Jr", "Mr", "Mrs", "Ms"];
    let words: Vec<&str> = name.split(' ').collect();
    let is_initial = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
    };
    if words
        .windows(2)
        .any(|pair| is_initial(pair[0]) && is_initial(pair[1]))
    {
        return Some("write initials without a space: J.K. Simmons");
    }
    if words.iter().any(|word| TITLES.contains(word)) {
        return Some("a title ends in a full stop here: Dr. Brodsky");
    }
    None
}

/// A title with a full stop, which running text does without.
fn stopped_title(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    words.find(|word| matches!(*word, "Dr." | "Mr." | "Mrs." | "Ms."))
}

#[test]
fn initials_and_titles_have_one_style() {
    let mut wrong = Vec::new();
    for review in &BUNDLED.reviews {
        let film = &review.film;
        let names = film
            .directors
            .iter()
            .chain(film.cast.iter().map(|credit| &credit.person));
        let roles = film.cast.iter().filter_map(|credit| credit.role.as_deref());
        for name in names.map(PersonName::full).chain(roles) {
            if let Some(fault) = styled_otherwise(name) {
                wrong.push(format!("{}: {name}: {fault}", file(film)));
            }
        }
        for text in [&review.body, &review.summary].into_iter().flatten() {
            if let Some(title) = stopped_title(text) {
                wrong.push(format!(
                    "{}: \"{title}\" has no full stop in a text",
                    file(film)
                ));
            }
        }
    }
    expect_none(&wrong, "write these as the others are written:");
}

#[test]
fn slips_of_names_and_roles_are_found() {
    for (a, b) in [
        ("jean paul belmondo", "jeanpaul belmondo"),
        ("toshiro mifune", "mifune toshiro"),
        ("samuel jackson", "samuel l jackson"),
        ("samuel leroy jackson", "samuel l jackson"),
        ("greta gerwig", "greta gerwick"),
        ("gong lee li", "gong li"),
        ("ge you", "ge yu"),
        ("scarlett johansson", "scarlet johansson"),
        ("saoirse ronan", "saorise ronan"),
        ("arnold schwarzenegger", "arnold schwarzeneger"),
    ] {
        assert!(look_alike(a, b) && look_alike(b, a), "{a}, {b}");
    }
    for (a, b) in [
        ("ge you", "ne yo"),
        ("robert de niro", "robert downey jr"),
        ("cher", "bjork"),
        ("kathy baker", "kathy bates"),
        ("jake johnson", "mike johnson"),
        ("kim ji an", "kim su an"),
        ("harry carey jr", "harry shum jr"),
        ("charlie day", "charlie cox"),
    ] {
        assert!(!look_alike(a, b), "{a}, {b}");
    }
    assert!(agree("Fredo", "Fredo Corleone"));
    assert!(!agree("Kay Adams", "Kay Corleone"));
}

#[test]
fn other_styles_of_initials_and_titles_are_found() {
    for name in ["J. K. Simmons", "Dr Brodsky", "Robert Downey Jr"] {
        assert!(styled_otherwise(name).is_some(), "{name}");
    }
    for name in [
        "J.K. Simmons",
        "Samuel L. Jackson",
        "Dr. Brodsky",
        "M",
        "Drew Barrymore",
    ] {
        assert_eq!(styled_otherwise(name), None, "{name}");
    }
    assert_eq!(stopped_title("He calls on Mr. Pink."), Some("Mr."));
    assert_eq!(stopped_title("He calls on Mr Pink."), None);
}
