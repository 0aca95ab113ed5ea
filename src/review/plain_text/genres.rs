//! Genres: from their label, and where the text calls the film by them in so many words.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found, Sure,
    language::{self, pattern},
    line::Line,
};
use crate::{film::Genre, fold::fold};

/// The genres that a label's value names.
pub(super) fn genres_of_label(value: &str) -> Vec<Genre> {
    language::genres(&fold(value))
}

/// `a crime thriller`, `a funny, angry western`.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<kind><genre adjective>(?:[\s/,-]+(?:(?:<joint>)\s)?(?:<genre adjective>|<genre second>))?[\s-]<genre noun>)s?\b|(?:\b(?:<this is>))\s<one>\s(?:[\w'-]+,?\s){0,5}?(?P<alone><genre alone>(?:[\s-]<genre noun>)?)\b",
    )
});
/// A sentence with one of these may speak of other films.
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b<of others>\b"));

/// The genres that the text says the film has: few, and where it calls the film by them.
pub(super) fn genres(lines: &[Line]) -> Vec<Found<Genre>> {
    const MOST: usize = 3;
    const LONGEST: usize = 2_000;
    let mut counted: Vec<(Found<Genre>, usize)> = Vec::new();
    for line in lines {
        let sentences = line.plain.split_inclusive(['.', '!', '?', ';', '—', '…']);
        for sentence in sentences.filter(|text| text.len() <= LONGEST && !OF_OTHERS.is_match(text))
        {
            let mut called: Vec<Genre> = Vec::new();
            for found in CALLED.captures_iter(sentence) {
                let kind = found.name("kind").or(found.name("alone"));
                called.extend(language::genres(&fold(
                    kind.map_or("", |kind| kind.as_str()),
                )));
            }
            called.sort_unstable();
            called.dedup();
            for genre in called {
                match counted.iter_mut().find(|(other, _)| other.value == genre) {
                    Some((_, times)) => *times += 1,
                    None => counted.push((Found::new(genre, line.number, Sure::Guess), 1)),
                }
            }
        }
    }
    let sure = |(mut found, times): (Found<Genre>, usize)| {
        if times > 1 {
            found.sure = Sure::Likely;
        }
        found
    };
    counted.into_iter().take(MOST).map(sure).collect()
}
