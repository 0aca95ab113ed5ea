//! The bundled catalogue of listings: no junk, no film twice, ids that stay, and as much as is promised of it.
//!
//! `catalogue/README.md` says how the files are made. Mend the maker or what is written by hand, never a
//! line of the files themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use reelated::film::{FilmId, Title, Year};
use reelated::fold::fold;
use serde::Deserialize;

use super::expect_none;

mod doubles;
mod facts;
mod ids;
mod names;

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

/// A file of the catalogue.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("catalogue")
        .join(name)
}

/// The rows of a table that is written by hand, without the lines that explain it.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file("written").join(name)).expect("the table is there");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    lines.map(columns).collect()
}

/// The lines of the files of listings in a directory.
fn read(directory: &Path) -> Vec<(String, Vec<Listing>)> {
    let mut paths: Vec<_> = fs::read_dir(directory)
        .expect("the catalogue is there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.display().to_string());
        let text = fs::read_to_string(path).expect("text");
        let lines = text.lines().enumerate().map(|(at, line)| {
            serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{}, line {}: {error}", path.display(), at + 1))
        });
        (name.unwrap_or_default(), lines.collect())
    };
    paths.iter().map(read).collect()
}

/// The files of the catalogue with their lines.
static FILES: LazyLock<Vec<(String, Vec<Listing>)>> = LazyLock::new(|| read(&file("")));

fn listings() -> impl Iterator<Item = &'static Listing> {
    FILES.iter().flat_map(|(_, listings)| listings)
}

/// The ids of the best-known films, the best known first.
fn best_known() -> Vec<String> {
    let text = fs::read_to_string(file("best-known.txt")).expect("the order of fame is there");
    text.lines().map(str::to_owned).collect()
}
