//! The ways in which a name fits a text, the closest first, and the names that fit.

use super::index::{Entry, Index, Near};
use super::typed::Reading;
use super::without_article;

/// How a name fits a text; within one way the best known come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the text.
    Same,
    /// It is the text but for spaces, a leading article, or how numbers are written.
    Form,
    /// It starts with the text.
    Start,
    /// It ends with the text, from one of its words on.
    End,
    /// One of its words and those after it start with the text.
    Inner,
    /// Every word of the text is in it or begins a word in it, and so many words are not.
    Words { more: usize },
    /// It is so many letters from the text, and so much longer or shorter.
    Near { letters: u8, more: usize },
    /// From one of its words on it is so many letters from the text.
    NearInner { letters: u8, more: usize },
    /// All words of the text but one are in it.
    MostWords { more: usize },
}

/// From this length on, in letters, a text may have one wrong letter, and two.
const LETTERS_FOR_TYPOS: [usize; 2] = [4, 8];
/// From this length on a text with a typo may be only begun.
const LETTERS_FOR_NEAR_START: usize = 6;
/// Only so many letters are compared with typos in mind: automata grow with the text.
const LONGEST_WITH_TYPOS: usize = 40;

/// The things whose names fit what was typed, by their places in fame: the best, each once.
///
/// `is_named` tells whether the thing at a place has exactly a folded name; `year` its year.
pub(super) fn search(
    index: &Index,
    readings: &[Reading],
    limit: usize,
    is_named: impl Fn(u32, &str) -> bool,
    year: impl Fn(u32) -> Option<u16>,
) -> Vec<(Fit, u32)> {
    let mut all = Vec::new();
    if limit == 0 {
        return all;
    }
    for reading in readings {
        let mut search = Search::new(index, limit, |entry: &Entry| is_of(reading, *entry, &year));
        search.read(reading, &is_named);
        all.append(&mut search.found);
    }
    best(&mut all, limit);
    all
}

/// What [`search`] finds, but only what is named so: [`Fit::Same`] and [`Fit::Form`]. Most titles
/// that are typed whole need no more, and what is merely near costs the most to find.
pub(super) fn named(
    index: &Index,
    readings: &[Reading],
    limit: usize,
    is_named: impl Fn(u32, &str) -> bool,
    year: impl Fn(u32) -> Option<u16>,
) -> Vec<(Fit, u32)> {
    let mut all = Vec::new();
    for reading in readings {
        let mut search = Search::new(index, limit, |entry: &Entry| is_of(reading, *entry, &year));
        for form in &reading.forms() {
            search.whole(form, |place| is_named(place, &reading.folded));
        }
        all.append(&mut search.found);
    }
    all.retain(|(fit, _)| *fit <= Fit::Form);
    best(&mut all, limit);
    all
}

/// The things with a name of exactly the words of a text, in any order, by their places in fame.
///
/// `names` gives the folded names of the thing at a place.
pub(super) fn reordered(
    index: &Index,
    readings: &[Reading],
    limit: usize,
    names: impl Fn(u32) -> Vec<String>,
    year: impl Fn(u32) -> Option<u16>,
) -> Vec<u32> {
    let mut all = Vec::new();
    for reading in readings {
        let words: Vec<&str> = reading.folded.split(' ').collect();
        if words.len() < 2 {
            continue;
        }
        let mut search = Search::new(index, limit, |entry: &Entry| is_of(reading, *entry, &year));
        search.words(&words, None);
        let mut places: Vec<u32> = search.found.iter().map(|(_, place)| *place).collect();
        places.sort_unstable();
        places.dedup();
        let words = in_order(&reading.folded);
        places.retain(|place| {
            names(*place).iter().any(|name| {
                // As everywhere, a leading article may be left out.
                in_order(name) == words || in_order(without_article(name)) == words
            })
        });
        all.append(&mut places);
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(limit);
    all
}

/// The words of a folded text, sorted.
fn in_order(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words
}

fn is_of(reading: &Reading, entry: Entry, year: impl Fn(u32) -> Option<u16>) -> bool {
    reading.year.is_none() || reading.is_of(year(entry.place()))
}

/// Keeps the best, each thing once, in order.
fn best(found: &mut Vec<(Fit, u32)>, limit: usize) {
    found.sort_unstable_by_key(|(fit, place)| (*place, *fit));
    found.dedup_by_key(|(_, place)| *place);
    found.sort_unstable();
    found.truncate(limit);
}

struct Search<'a, A> {
    index: &'a Index,
    limit: usize,
    accepts: A,
    found: Vec<(Fit, u32)>,
}

impl<'a, A: Fn(&Entry) -> bool> Search<'a, A> {
    fn new(index: &'a Index, limit: usize, accepts: A) -> Self {
        Self {
            index,
            limit,
            accepts,
            found: Vec::new(),
        }
    }

    fn read(&mut self, reading: &Reading, is_named: impl Fn(u32, &str) -> bool) {
        let forms = reading.forms();
        for form in &forms {
            self.whole(form, |place| is_named(place, &reading.folded));
            self.starting_with(form);
        }
        let words = reading.words();
        if words.len() > 1 && !self.is_full() {
            self.words(&words, None);
        }
        if self.is_full() {
            return;
        }
        let letters = forms[0].chars().count();
        let near_start = letters >= LETTERS_FOR_NEAR_START;
        let start = match forms[0].char_indices().nth(LONGEST_WITH_TYPOS) {
            Some((end, _)) => &forms[0][..end],
            None => &forms[0],
        };
        if letters >= LETTERS_FOR_TYPOS[0] {
            self.near(start, 1, !near_start);
        }
        if letters >= LETTERS_FOR_TYPOS[1] && self.found.is_empty() {
            self.near(start, 2, !near_start);
        }
        if self.found.is_empty() && words.len() > 1 {
            for left_out in 0..words.len() {
                self.words(&words, Some(left_out));
            }
        }
    }

    /// Whether enough is found that fits well, so that nothing less fitting need be looked for.
    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    fn whole(&mut self, text: &str, is_same: impl Fn(u32) -> bool) {
        let Some(key) = self.index.exactly(text) else {
            return;
        };
        let entries = self.index.entries(key..key + 1);
        let best = smallest(entries, 2 * self.limit, &self.accepts);
        self.found.extend(best.into_iter().map(|entry| {
            let place = entry.place();
            let fit = match entry.is_inner() {
                true => Fit::End,
                false if is_same(place) => Fit::Same,
                false => Fit::Form,
            };
            (fit, place)
        }));
    }

    fn starting_with(&mut self, text: &str) {
        let entries = self.index.entries(self.index.starting_with(text));
        // Somebody may have several names that start so.
        let best = smallest(entries, 2 * self.limit, &self.accepts);
        self.found.extend(best.into_iter().map(|entry| {
            let fit = if entry.is_inner() {
                Fit::Inner
            } else {
                Fit::Start
            };
            (fit, entry.place())
        }));
    }

    /// What has all the words, or all but the one left out.
    fn words(&mut self, words: &[&str], left_out: Option<usize>) {
        let index = self.index;
        let kept = words
            .iter()
            .enumerate()
            .filter(|(at, _)| left_out != Some(*at));
        let mut keys: Vec<_> = kept.map(|(_, word)| index.starting_with(word)).collect();
        keys.sort_by_key(|keys| index.entries(keys.clone()).len());
        let (rarest, others) = keys.split_first().expect("two words, one left out at most");
        let has_all = |entry: &&Entry| {
            let own = index.keys_of(entry.place());
            others
                .iter()
                .all(|keys| own.iter().any(|key| keys.contains(key)))
        };
        let entries = index.entries(rarest.clone()).iter();
        let fitting = entries
            .filter(|entry| (self.accepts)(entry))
            .filter(has_all);
        self.found.extend(fitting.map(|entry| {
            let more = index
                .keys_of(entry.place())
                .len()
                .saturating_sub(words.len());
            let fit = match left_out {
                Some(_) => Fit::MostWords { more },
                None => Fit::Words { more },
            };
            (fit, entry.place())
        }));
    }

    fn near(&mut self, text: &str, letters: u8, whole: bool) {
        for Near { key, letters, more } in self.index.near(text, letters, whole) {
            let entries = self.index.entries(key..key + 1).iter();
            let accepted = entries.filter(|entry| (self.accepts)(entry));
            self.found.extend(accepted.map(|entry| {
                let fit = if entry.is_inner() {
                    Fit::NearInner { letters, more }
                } else {
                    Fit::Near { letters, more }
                };
                (fit, entry.place())
            }));
        }
    }
}

/// The so many smallest entries that are accepted, in no order.
fn smallest(entries: &[Entry], count: usize, accepts: impl Fn(&Entry) -> bool) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::with_capacity(2 * count);
    let mut largest = None;
    for entry in entries {
        if largest.is_some_and(|largest| *entry >= largest) || !accepts(entry) {
            continue;
        }
        kept.push(*entry);
        if kept.len() == 2 * count {
            kept.select_nth_unstable(count);
            kept.truncate(count);
            largest = kept.iter().max().copied();
        }
    }
    kept
}
