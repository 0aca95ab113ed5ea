//! The bundled catalogue of listings: no junk, no film twice, ids that stay, and as much as is promised of it.
//!
//! `catalogue/README.md` says how the files are made. Mend the maker or what is written by hand, never a
//! line of the files themselves.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use reelated::film::{FilmId, Title, Year};
use reelated::fold::fold;
use serde::Deserialize;

use super::expect_none;

/// What these tests look at in a listing.
#[derive(Debug, Deserialize)]
struct Listing {
    id: Option<String>,
    #[serde(default)]
    formerly: Vec<String>,
    title: String,
    year: Option<u16>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    titles: BTreeMap<String, String>,
    #[serde(default)]
    directors: Vec<String>,
    #[serde(default)]
    cast: Vec<Credit>,
    runtime_minutes: Option<u16>,
    series: Option<String>,
    #[serde(default)]
    countries: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Credit {
    Name(String),
    As { name: String, role: String },
}

impl Credit {
    fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::As { name, .. } => name,
        }
    }
}

impl Listing {
    fn id(&self) -> String {
        let plain = || {
            let title = Title::parse(&self.title).expect("a title");
            FilmId::new(&title, self.year.and_then(Year::new))
                .as_str()
                .to_owned()
        };
        self.id.clone().unwrap_or_else(plain)
    }

    fn label(&self) -> String {
        format!("{} ({})", self.title, self.year.unwrap_or_default())
    }

    /// The keys of all that it is called in English.
    fn keys(&self) -> BTreeSet<String> {
        let titles = self.aliases.iter().chain([&self.title]);
        titles.map(|title| key(title)).collect()
    }

    fn folded_cast(&self) -> BTreeSet<String> {
        self.cast
            .iter()
            .map(|credit| folded(credit.name()))
            .collect()
    }

    fn shares_director(&self, other: &Self) -> bool {
        let mut own = self.directors.iter();
        own.any(|name| {
            other
                .directors
                .iter()
                .any(|same| folded(name) == folded(same))
        })
    }

    fn people(&self) -> impl Iterator<Item = &str> {
        let cast = self.cast.iter().map(Credit::name);
        cast.chain(self.directors.iter().map(String::as_str))
    }
}

/// A name in the form in which two spellings of it are equal.
fn folded(name: &str) -> String {
    fold(name).replace(' ', "")
}

fn figure(word: &str) -> &str {
    const FIGURES: [(&str, &str); 18] = [
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("forty", "40"),
        ("ii", "2"),
        ("iii", "3"),
        ("iv", "4"),
        ("volume", "part"),
        ("vol", "part"),
    ];
    let found = FIGURES.iter().find(|(name, _)| *name == word);
    found.map_or(word, |(_, figure)| figure)
}

/// A title in the form in which two spellings of it are equal: no article before it, no "and", figures for
/// numbers, nothing between words.
fn key(title: &str) -> String {
    let folded = fold(title);
    let bare = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| folded.strip_prefix(article));
    let words = bare
        .unwrap_or(&folded)
        .split(' ')
        .filter(|word| *word != "and");
    words.map(figure).collect::<String>().replace("part", "")
}

/// The files of the catalogue with their lines.
static FILES: LazyLock<Vec<(String, Vec<Listing>)>> = LazyLock::new(|| {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let mut paths: Vec<_> = fs::read_dir(directory)
        .expect("the catalogue is there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().map(|name| name.display().to_string());
        let text = fs::read_to_string(path).expect("text");
        let lines = text.lines().enumerate().map(|(at, line)| {
            serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{}, line {}: {error}", path.display(), at + 1))
        });
        (name.unwrap_or_default(), lines.collect())
    };
    paths.iter().map(read).collect()
});

fn listings() -> impl Iterator<Item = &'static Listing> {
    FILES.iter().flat_map(|(_, listings)| listings)
}

/// The ids of the best-known films, the best known first.
fn best_known() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/best-known.txt");
    let text = fs::read_to_string(path).expect("the order of fame is there");
    text.lines().map(str::to_owned).collect()
}

/// Nine of ten of these words in a title stand for something that is no film.
const NO_FILM: [&str; 26] = [
    "marvel studios'",
    "director's cut",
    "directors cut",
    "special edition",
    "black & white version",
    "re-release",
    "imax experience",
    "film noir classic",
    "untitled ghostbusters",
    "the lucy show",
    "knows a lot about",
    "nba the",
    "lifetime sessions",
    ", the",
    "wrestlemania",
    "in concert",
    "live at",
    "stand-up",
    "season 1",
    "episode 1",
    "workout",
    "karaoke",
    "unplugged",
    "music video",
    "royal rumble",
    "yoga",
];

/// Films whose titles have such words all the same.
const FILM_ALL_THE_SAME: [&str; 2] = [
    "Star Wars: Episode I – The Phantom Menace",
    "Grace Unplugged",
];

#[test]
fn there_are_forty_thousand_films_and_more() {
    assert!(listings().count() >= 40_000, "{}", listings().count());
}

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
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for of_one in of_person.values() {
            for (at, one) in of_one.iter().enumerate() {
                for other in &of_one[at + 1..] {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
        for ((one, other), count) in shared {
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

#[test]
fn ids_that_landed_stay() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/written/ids.tsv");
    let text = fs::read_to_string(path).expect("the fixed ids are there");
    let mut kept: HashMap<String, &Listing> = HashMap::new();
    for listing in listings() {
        kept.insert(listing.id(), listing);
        kept.extend(listing.formerly.iter().map(|id| (id.clone(), listing)));
    }
    let mut wrong = Vec::new();
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, title, _, maker] = columns.as_slice() else {
            panic!("id, title, year and name in {line:?}");
        };
        let is_there = kept.get(*id).is_some_and(|listing| {
            key(&listing.title) == key(title)
                && listing.people().any(|name| folded(name) == folded(maker))
        });
        if !is_there {
            wrong.push(line.replace('\t', ", "));
        }
    }
    expect_none(&wrong, "members' databases hold these ids: keep them");
}

#[test]
fn what_an_id_was_is_no_other_films_id() {
    let ids: BTreeSet<String> = listings().map(Listing::id).collect();
    let mut seen = BTreeSet::new();
    let wrong: Vec<String> = listings()
        .flat_map(|listing| &listing.formerly)
        .filter(|id| ids.contains(*id) || !seen.insert(*id) || FilmId::parse(id).is_none())
        .cloned()
        .collect();
    expect_none(&wrong, "an id that a film had is one film's alone");
    assert!(seen.len() >= 200, "{}", seen.len());
}

#[test]
fn ids_are_of_one_film_each() {
    let mut seen = BTreeSet::new();
    let doubles: Vec<String> = listings()
        .filter(|listing| !seen.insert(listing.id()))
        .map(|listing| format!("{}: {}", listing.id(), listing.label()))
        .collect();
    expect_none(
        &doubles,
        "give one of the two an `id` that says whose it is",
    );
    let odd: Vec<String> = listings()
        .filter_map(|listing| listing.id.clone())
        .filter(|id| FilmId::parse(id).is_none())
        .collect();
    expect_none(&odd, "these cannot be ids");
}

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
                let are_one = short.len() >= 2
                    && long.len() > short.len()
                    && short.first() == long.first()
                    && short.last() == long.last();
                let (a, b) = (listing.cast[at].name(), listing.cast[beside].name());
                if are_one && !TWO_PEOPLE.contains(&(a, b)) && !TWO_PEOPLE.contains(&(b, a)) {
                    wrong.push(format!("{a} and {b} in {}", listing.label()));
                }
            }
        }
    }
    expect_none(&wrong, "one of the two is the other without a middle name");
}

#[test]
fn titles_are_of_films() {
    let wrong: Vec<String> = listings()
        .filter(|listing| !FILM_ALL_THE_SAME.contains(&listing.title.as_str()))
        .filter(|listing| {
            let title = listing.title.to_lowercase();
            let is_markup = title.contains(['{', '<', '|']) || title.chars().count() > 120;
            is_markup
                || NO_FILM
                    .iter()
                    .any(|mark| title.contains(mark) && (*mark != ", the" || title.ends_with(mark)))
        })
        .map(Listing::label)
        .collect();
    expect_none(&wrong, "these are no films");
}

#[test]
fn files_are_in_order() {
    let mut wrong = Vec::new();
    for (name, listings) in FILES.iter() {
        let key = |listing: &Listing| {
            let folded = fold(&listing.title);
            let bare = ["the ", "a ", "an "]
                .iter()
                .find_map(|article| folded.strip_prefix(article));
            (listing.year, bare.unwrap_or(&folded).to_owned())
        };
        if let Some(pair) = listings
            .windows(2)
            .find(|pair| key(&pair[0]) > key(&pair[1]))
        {
            wrong.push(format!(
                "{name}: {} before {}",
                pair[0].label(),
                pair[1].label()
            ));
        }
    }
    expect_none(&wrong, "sort these files by year and title: make them anew");
}

/// Films whose own credits name seven people.
const NAME_SEVEN: [&str; 2] = ["Gravity", "A Quiet Place"];

#[test]
fn the_best_known_films_are_told_in_full() {
    let by_id: HashMap<String, &Listing> =
        listings().map(|listing| (listing.id(), listing)).collect();
    let known = best_known();
    assert!(known.len() >= 2_400, "{}", known.len());
    let gone: Vec<String> = known
        .iter()
        .filter(|id| !by_id.contains_key(*id))
        .cloned()
        .collect();
    expect_none(&gone, "these ids of best-known.txt are no films");
    let mut thin = Vec::new();
    for listing in known[..500].iter().map(|id| by_id[id]) {
        let roles = listing
            .cast
            .iter()
            .take(3)
            .filter(|credit| matches!(credit, Credit::As { role, .. } if !role.is_empty()));
        let is_documentary = listing.cast.len() < 3;
        if listing.cast.len()
            < if NAME_SEVEN.contains(&listing.title.as_str()) {
                7
            } else {
                8
            }
            || listing.runtime_minutes.is_none()
            || listing.directors.is_empty()
            || (roles.count() < 2 && !is_documentary)
        {
            thin.push(listing.label());
        }
    }
    expect_none(
        &thin,
        "write cast, roles, director and running time of these by hand",
    );
    let elsewhere = known[..500]
        .iter()
        .filter(|id| !by_id[*id].titles.is_empty())
        .count();
    assert!(
        elsewhere >= 350,
        "only {elsewhere} have titles in other languages"
    );
}

#[test]
fn most_films_have_directors_and_many_come_from_elsewhere() {
    let later: Vec<&Listing> = listings()
        .filter(|listing| listing.year.is_some_and(|year| year >= 1930))
        .collect();
    let directed = later
        .iter()
        .filter(|listing| !listing.directors.is_empty())
        .count();
    assert!(
        100 * directed >= 85 * later.len(),
        "{directed} of {}",
        later.len()
    );
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for country in listings()
        .filter(|listing| listing.cast.len() >= 5)
        .filter_map(|listing| listing.countries.first())
    {
        *countries.entry(country).or_default() += 1;
    }
    assert!(countries.len() >= 40, "{countries:?}");
    let abroad: usize = countries
        .iter()
        .filter(|(country, _)| **country != "US")
        .map(|(_, count)| count)
        .sum();
    assert!(abroad >= 600, "{abroad}");
}

#[test]
fn series_have_two_films() {
    let mut series: BTreeMap<&str, usize> = BTreeMap::new();
    for name in listings().filter_map(|listing| listing.series.as_deref()) {
        *series.entry(name).or_default() += 1;
    }
    let alone: Vec<String> = series
        .iter()
        .filter(|(_, count)| **count < 2)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    expect_none(
        &alone,
        "these series have one film: leave the series out or add the others",
    );
    assert!(series.len() >= 80, "{}", series.len());
}

#[test]
fn what_was_looked_up_once_keeps_its_id() {
    for (title, year, id) in [
        ("Interstellar", 2014, "interstellar-2014"),
        ("Se7en", 1995, "se7en-1995"),
        ("The Host", 2006, "the-host-2006"),
        ("The Matrix", 1999, "the-matrix-1999"),
    ] {
        let found = listings()
            .find(|listing| listing.title == title && listing.year == Some(year))
            .unwrap_or_else(|| panic!("{title} is there"));
        assert_eq!(found.id(), id);
    }
    let seven = listings().find(|listing| listing.id() == "se7en-1995");
    let seven = seven.expect("Se7en is there");
    assert!(
        seven.aliases.iter().any(|alias| alias == "Seven"),
        "{seven:?}"
    );
}
