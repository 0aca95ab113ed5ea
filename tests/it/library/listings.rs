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

    fn people(&self) -> impl Iterator<Item = &str> {
        let cast = self.cast.iter().map(Credit::name);
        cast.chain(self.directors.iter().map(String::as_str))
    }
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
const NO_FILM: [&str; 12] = [
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
const FILM_ALL_THE_SAME: [&str; 1] = ["Star Wars: Episode I – The Phantom Menace"];

#[test]
fn there_are_forty_thousand_films_and_more() {
    assert!(listings().count() >= 40_000, "{}", listings().count());
}

#[test]
fn no_film_stands_there_twice() {
    let mut by_name: HashMap<(String, u16), Vec<&Listing>> = HashMap::new();
    for listing in listings() {
        let key = (fold(&listing.title), listing.year.unwrap_or_default());
        by_name.entry(key).or_default().push(listing);
    }
    let mut wrong = Vec::new();
    for same in by_name.values() {
        for (at, one) in same.iter().enumerate() {
            for other in &same[at + 1..] {
                let people: BTreeSet<String> = one.people().map(fold).collect();
                let shared = other
                    .people()
                    .filter(|name| people.contains(&fold(name)))
                    .count();
                if shared > 0 {
                    wrong.push(one.label());
                }
            }
        }
    }
    expect_none(
        &wrong,
        "these films of one title and year share people: join them",
    );
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

#[test]
fn names_are_names() {
    const NO_NAME: [&str; 14] = [
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
    ];
    let mut wrong = BTreeSet::new();
    for listing in listings() {
        for name in listing.people() {
            let folded = fold(name);
            let has_digit = name
                .split('(')
                .next()
                .is_some_and(|name| name.chars().any(|c| c.is_ascii_digit()));
            let is_scrap = folded.chars().count() < 2
                || NO_NAME
                    .iter()
                    .any(|scrap| folded == *scrap || folded.starts_with(&format!("{scrap} ")));
            if (has_digit && name != "50 Cent")
                || is_scrap
                || name.contains(['[', ']', '{', '}', '<', '/', ';'])
            {
                wrong.insert(format!("{name} in {}", listing.label()));
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    expect_none(&wrong, "these are no names of people");
}

#[test]
fn titles_are_of_films() {
    let wrong: Vec<String> = listings()
        .filter(|listing| !FILM_ALL_THE_SAME.contains(&listing.title.as_str()))
        .filter(|listing| {
            let title = listing.title.to_lowercase();
            let is_markup = title.contains(['{', '<', '|']) || title.chars().count() > 120;
            is_markup || NO_FILM.iter().any(|mark| title.contains(mark))
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
        if listing.cast.len() < 7
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
