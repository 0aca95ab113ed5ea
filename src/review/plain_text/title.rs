//! The film's title and year: from a title line in any of the usual shapes, else from the prose.
//!
//! A year that is part of a title (*1917*, *Blade Runner 2049*) stays there.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found, Sure,
    known::Known,
    labels::{self, Label},
    language::{holds, pattern},
    line::{Line, is_date},
    mark::Mark,
    rating,
};
use crate::film::{Title, Year};

/// What the lines at the top say.
#[derive(Debug, Default)]
pub(super) struct Headed<'t> {
    pub(super) title: Option<Found<Title>>,
    pub(super) year: Option<Found<Year>>,
    /// The index of the title line, and what it says besides.
    pub(super) line: Option<usize>,
    pub(super) mark: Option<Mark<'t>>,
    pub(super) director: Option<String>,
    pub(super) rest: Option<String>,
    /// What stands in brackets behind the title.
    pub(super) facts: Vec<(Label, String)>,
    /// Lines that only say that a review follows.
    pub(super) empty_words: Vec<usize>,
}

mod chat;
mod heading;
mod listing;
mod prose;
mod sentence;

pub(super) use chat::is_speaker;
pub(super) use prose::{from_prose, year_behind};

/// Reads the title from the first lines; `text` counts what the rest repeats.
pub(super) fn from_heading<'t>(lines: &'t [Line], known: &Known) -> Headed<'t> {
    let mut headed = Headed::default();
    let mut in_listing = false;
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .take(6)
    {
        let text = line.plain.as_str();
        if is_empty_words(text) {
            headed.empty_words.push(at);
            continue;
        }
        let labels = labels::labelled(text);
        if let Some(first) = labels.first()
            && first.label != Label::Title
            && heading::before_facts(text).1.is_empty()
        {
            continue;
        }
        if labels.is_empty() && (rating::is_evident(text) || is_date(text)) {
            continue;
        }
        if labels.is_empty() && listing::holds(lines, at) {
            in_listing = true;
            continue;
        }
        let empty_words = std::mem::take(&mut headed.empty_words);
        let found = heading::read(lines, at, known);
        // After a list or a table, a short line need not be a title.
        let is_sure = |found: &Headed<'_>| {
            let title = found.title.as_ref();
            title.is_some_and(|title| title.sure == Sure::Certain)
        };
        if let Some(found) = found.filter(|found| !in_listing || is_sure(found)) {
            headed = found;
        }
        headed.empty_words = empty_words;
        break;
    }
    headed
}

/// `Movie review`, `My review`, `Spoiler-free review`.
fn is_empty_words(line: &str) -> bool {
    static EMPTY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:<announced as>[\s-]){0,5}<announces>(?:\s<announced as>){0,4}\W*$")
    });
    EMPTY.is_match(line)
}

/// The title in a file's name, if there is one.
pub(super) fn from_file_name(stem: &str) -> Option<Title> {
    let words: Vec<&str> = stem
        .split(['-', '_', ' ', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let says_nothing = |word: &&str| {
        holds("no file title", &word.to_lowercase()) || !word.contains(char::is_alphabetic)
    };
    if words.is_empty() || words.iter().all(says_nothing) {
        return None;
    }
    let title: Vec<String> = words
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
            first.unwrap_or_default() + chars.as_str()
        })
        .collect();
    Title::parse(&title.join(" ")).ok()
}
