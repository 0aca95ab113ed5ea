//! The film's title and year: from a title line in any of the usual shapes, else from the prose.
//!
//! A year that is part of a title (*1917*, *Blade Runner 2049*) stays there.

use super::{
    Found, Sure,
    known::Known,
    labels::{self, Label},
    language::holds,
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

/// Reads the title from the first lines.
pub(super) fn from_heading<'t>(lines: &'t [Line], known: &Known) -> Headed<'t> {
    const TOP: usize = 6;
    let mut empty_words = Vec::new();
    let mut in_listing = false;
    let top = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty());
    for (at, line) in top.take(TOP) {
        let text = line.plain.as_str();
        let labels = labels::labelled(text);
        let label = labels.first().map(|first| first.label);
        let is_fact = match label {
            Some(label) => label != Label::Title && heading::before_facts(text).1.is_empty(),
            None => rating::is_evident(text) || is_date(text),
        };
        if is_empty_words(text) {
            empty_words.push(at);
        } else if label.is_none() && !is_fact && listing::holds(lines, at) {
            in_listing = true;
        } else if !is_fact {
            let found = heading::read(lines, at, known).unwrap_or_default();
            let sure = found.title.as_ref().map(|title| title.sure);
            // After a list or a table, a short line need not be a title.
            let is_taken = !in_listing || sure == Some(Sure::Certain);
            let found = if is_taken { found } else { Headed::default() };
            return Headed {
                empty_words,
                ..found
            };
        }
    }
    Headed {
        empty_words,
        ..Headed::default()
    }
}

/// `Movie review`, `My review`, `Spoiler-free review`.
fn is_empty_words(line: &str) -> bool {
    patterns! { EMPTY = r"(?i)^(?:<announced as>[\s-]){0,5}<announces>(?:\s<announced as>){0,4}\W*$"; }
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
