//! The languages that texts are read in: what is said in one stands in its file, and a further
//! language is a further file in [`LANGUAGES`].
//!
//! All of them are read at once, since people mix them; nothing else in `plain_text` knows a word.
//! Their tables are laid out by hand, since rustfmt would make five lines of a row.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use regex::{Captures, Regex};

use crate::{film::Genre, fold::fold};

mod de;
mod en;
mod es;
mod fr;
mod it;
mod ja;
mod phrases;
mod ru;

pub(super) use phrases::{
    AFTER, APPOSITION, ELSEWHERE, IN_BRACKETS, Phrases, Role, Says, before, owned,
};
use phrases::{Cue, Phrase};

/// What is said in one language. Lists are alternatives between bars.
struct Language {
    /// What labels announce, as they fold.
    labels: &'static [(Label, &'static str)],
    /// What numbers are called, from zero on.
    numbers: &'static str,
    /// What genres are called, as they fold.
    genres: &'static [(Genre, &'static str)],
    /// Words and phrases by what they do: each an expression for small letters, in which `<name>`
    /// stands for another list.
    lists: &'static [(&'static str, &'static str)],
    /// What is said in front of people's names.
    before: &'static [Cue],
    /// What is said behind them.
    after: &'static [Phrase],
    /// Who somebody is, behind a comma.
    apposition: &'static [Phrase],
    /// What makes a verb one of another film.
    elsewhere: &'static [Phrase],
    /// What brackets behind a name say.
    in_brackets: &'static [Phrase],
    /// What somebody has, and what that says.
    owns: &'static [(&'static str, Says)],
}

impl Language {
    /// A language whose texts are read for labels and marks alone.
    const BARE: Self = Self {
        labels: &[],
        numbers: "",
        genres: &[],
        lists: &[],
        before: &[],
        after: &[],
        apposition: &[],
        elsewhere: &[],
        in_brackets: &[],
        owns: &[],
    };
}

static LANGUAGES: [&Language; 7] = [
    &en::ENGLISH,
    &de::GERMAN,
    &fr::FRENCH,
    &es::SPANISH,
    &it::ITALIAN,
    &ja::JAPANESE,
    &ru::RUSSIAN,
];

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Label {
    Title,
    Aliases,
    Year,
    Director,
    Cast,
    Genres,
    Runtime,
    Series,
    Rating,
    /// A heading that announces the rating where a mark follows, and prose otherwise.
    Verdict,
    Reviewer,
    Related,
    /// A rating of one aspect of the film, such as its acting.
    SubRating,
    /// Something else about the film that a review file has no field for.
    Other,
}

/// The label of this name, as it is folded. A name may also be an aspect: `Cast: 4/5`.
pub(super) fn label(name: &str, is_rated: bool) -> Option<Label> {
    static NAMES: LazyLock<HashMap<String, Label>> = LazyLock::new(|| labels(false));
    static SIDES: LazyLock<HashMap<String, Label>> = LazyLock::new(|| labels(true));
    let side = is_rated.then(|| SIDES.get(name)).flatten();
    side.or_else(|| NAMES.get(name)).copied()
}

fn labels(sides: bool) -> HashMap<String, Label> {
    let rows = LANGUAGES.iter().flat_map(|language| language.labels);
    let mut names = HashMap::new();
    for (label, list) in rows.filter(|(label, _)| (*label == Label::SubRating) == sides) {
        for name in list.split('|') {
            names.entry(fold(name)).or_insert(*label);
        }
    }
    names
}

/// The number that a word stands for.
pub(super) fn number(word: &str) -> Option<u8> {
    let mut numbers = LANGUAGES.iter().flat_map(|language| {
        let words = language.numbers.split('|');
        (0..).zip(words)
    });
    numbers.find_map(|(value, other)| (other == word).then_some(value))
}

/// The genres that a text names, as it is folded.
pub(super) fn genres(folded: &str) -> Vec<Genre> {
    static NAMES: LazyLock<Vec<(String, Genre)>> = LazyLock::new(|| {
        let rows = LANGUAGES.iter().flat_map(|language| language.genres);
        let names = rows.flat_map(|(genre, list)| list.split('|').map(|name| (fold(name), *genre)));
        names
            .map(|(name, genre)| (format!(" {name} "), genre))
            .collect()
    });
    let padded = format!(" {folded} ");
    let mut found: Vec<(usize, Genre)> = Vec::new();
    for (name, genre) in &*NAMES {
        if let Some(at) = padded.find(name)
            && found.iter().all(|(_, other)| other != genre)
        {
            found.push((at, *genre));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, genre)| genre).collect()
}

/// Every list as one expression.
static LISTS: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, String> = HashMap::new();
    let numbers = LANGUAGES.iter().map(|language| language.numbers);
    let numbers: Vec<&str> = numbers.filter(|list| !list.is_empty()).collect();
    lists.insert("number", numbers.join("|"));
    for (name, list) in LANGUAGES.iter().flat_map(|language| language.lists) {
        let joined = lists.entry(name).or_default();
        if !joined.is_empty() {
            joined.push('|');
        }
        joined.push_str(list);
    }
    lists
});

/// An expression with the lists it names between `<` and `>`.
pub(super) fn expand(pattern: &str) -> String {
    // `(?P<name>` is a group of the expression.
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?P<group>P)?<(?P<name>[a-z][a-z -]*[a-z])>")
            .expect("the pattern is a constant")
    });
    let list = |found: &Captures<'_>| match found.name("group") {
        Some(_) => found[0].to_owned(),
        None => format!("(?:{})", expand(&LISTS[&found["name"]])),
    };
    NAME.replace_all(pattern, list).into_owned()
}

/// An expression in which `<name>` stands for a list.
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(&expand(pattern)).expect("patterns are constants, and tests read texts with them")
}

/// Whether a list holds a word, in small letters.
pub(super) fn holds(list: &str, word: &str) -> bool {
    static WORDS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
        let split =
            |(name, list): (&&'static str, &'static String)| (*name, list.split('|').collect());
        LISTS.iter().map(split).collect()
    });
    WORDS[list].contains(word)
}
