//! Genres: from their label, and where the text calls the film by them in so many words.

use std::collections::BTreeSet;

use super::{Found, Sure, language, line::Line};
use crate::{film::Genre, fold::fold};

/// The genres that a label's value names.
pub(super) fn genres_of_label(value: &str) -> Vec<Genre> {
    language::genres(&fold(value))
}

patterns! {
    /// `a crime thriller`, `a funny, angry western`.
    CALLED = r"(?i)\b(?P<kind><genre adjective>(?:[\s/,-]+(?:(?:<joint>)\s)?(?:<genre adjective>|<genre second>))?[\s-]<genre noun>)s?\b|(?:\b(?:<this is>))\s<one>\s(?:[\w'-]+,?\s){0,5}?(?P<alone><genre alone>(?:[\s-]<genre noun>)?)\b";
    /// A sentence with one of these may speak of other films.
    OF_OTHERS = r"(?i)\b<of others>\b";
}

/// The genres that the text says the film has: few, and where it calls the film by them.
pub(super) fn genres(lines: &[Line]) -> Vec<Found<Genre>> {
    const MOST: usize = 3;
    const LONGEST: usize = 2_000;
    let mut all: Vec<Found<Genre>> = Vec::new();
    for line in lines {
        let sentences = line.plain.split_inclusive(['.', '!', '?', ';', '—', '…']);
        for sentence in sentences.filter(|text| text.len() <= LONGEST && !OF_OTHERS.is_match(text))
        {
            let kinds = CALLED.captures_iter(sentence);
            let kinds = kinds.filter_map(|found| found.name("kind").or(found.name("alone")));
            let called: BTreeSet<Genre> = kinds
                .flat_map(|kind| genres_of_label(kind.as_str()))
                .collect();
            for genre in called {
                match all.iter_mut().find(|other| other.value == genre) {
                    Some(again) => again.sure = Sure::Likely,
                    None => all.push(Found::new(genre, line.number, Sure::Guess)),
                }
            }
        }
    }
    all.truncate(MOST);
    all
}
