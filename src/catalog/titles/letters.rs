//! The names of what was found, held against the text letter by letter.
//!
//! The index knows which names fit a text, but not how well: that is seen here, for the few best.

use std::ops::Range;

use super::evidence::{Ends, Fit};
use super::spelling::{cardinal, is_number, is_small, plain};
use super::typed::Reading;
use super::without_article;

/// The fit of names that were found to fit, looked at letter by letter.
pub(super) fn held_against(names: &[String], fit: Fit, reading: &Reading) -> Fit {
    let text = reading.folded.as_str();
    match fit {
        Fit::Form if names.first().is_some_and(|name| name == text) => Fit::Same,
        Fit::Form if names.iter().any(|name| name == text) => Fit::Called,
        // *The Impossible* is no *Mission: Impossible*.
        Fit::Part { .. }
            if without_article(text).len() < text.len()
                && !names.iter().any(|name| name.contains(text)) =>
        {
            Fit::End
        }
        Fit::Form => {
            let bare = without_article(text);
            let is_bare = bare.len() < text.len() && names.iter().any(|name| name == bare);
            if is_bare { Fit::Bare } else { Fit::Form }
        }
        Fit::Start(_) if reading.is_cut => Fit::Form,
        Fit::Start(_) | Fit::Inner(_) => {
            let forms = &reading.forms;
            let starts = |inner| {
                let as_it_is = |name: &String| ends_with_word(name, forms, inner);
                names.iter().any(as_it_is)
                    || names.iter().any(|name| {
                        let plain = plain(without_article(name));
                        plain != *name && ends_with_word(&plain, forms, inner)
                    })
            };
            match fit {
                Fit::Start(_) if starts(false) => Fit::Start(Ends::Word),
                Fit::Inner(_) if starts(true) => Fit::Inner(Ends::Word),
                // "the thi" is not the start of *This Is Spinal Tap*.
                Fit::Start(_)
                    if without_article(text).len() < text.len()
                        && !names.iter().any(|name| name.starts_with(text)) =>
                {
                    Fit::Inner(Ends::Within)
                }
                fit => fit,
            }
        }
        Fit::Words { .. } => {
            let words = in_order(text);
            let is_reordered =
                |name: &String| in_order(name) == words || in_order(without_article(name)) == words;
            if names.iter().any(is_reordered) {
                return Fit::Reordered;
            }
            let spoken = reading.words();
            let others = |name: &String| {
                let count = name.split(' ').count().saturating_sub(spoken.len());
                u16::try_from(count).unwrap_or(u16::MAX)
            };
            let mut sorted: Vec<&str> = spoken.iter().map(|word| cardinal(word)).collect();
            sorted.sort_unstable();
            let says_all = |name: &String| {
                let telling = name.split(' ').filter(|word| !is_small(word));
                let mut telling: Vec<&str> = telling.map(cardinal).collect();
                telling.sort_unstable();
                telling == sorted
            };
            if names.iter().any(says_all) {
                return Fit::InOrder { more: 0 };
            }
            let in_order = names.iter().filter(|name| has_in_order(name, &spoken));
            match in_order.map(others).min() {
                Some(more) => Fit::InOrder { more: more.max(1) },
                None => Fit::Words {
                    more: names.iter().map(others).min().unwrap_or(u16::MAX),
                },
            }
        }
        fit => fit,
    }
}

/// Whether a name, from its start (or from one of its words on), goes on with whole words behind
/// one of the texts, which have no spaces.
fn ends_with_word(name: &str, texts: &[String], inner: bool) -> bool {
    let mut rest = Some(name);
    while let Some(from) = rest {
        if texts.iter().any(|text| {
            let end = after_letters(from, text);
            end.is_some_and(|end| end == from.len() || from[end..].starts_with(' '))
        }) {
            return true;
        }
        rest = from
            .split_once(' ')
            .map(|(_, after)| after)
            .filter(|_| inner || without_article(from).len() < from.len());
    }
    false
}

/// Where in a name, spaces aside, a text that it starts with ends.
fn after_letters(name: &str, text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let mut next = letters.next();
    for (at, c) in name.char_indices() {
        let Some(letter) = next else {
            return Some(at);
        };
        if c == ' ' {
            continue;
        }
        if c != letter {
            return None;
        }
        next = letters.next();
    }
    next.is_none().then_some(name.len())
}

/// Whether the words are words of the name, in order; the last may be only begun where it is long.
fn has_in_order(name: &str, words: &[&str]) -> bool {
    let mut own = name.split(' ');
    words.iter().enumerate().all(|(at, word)| {
        let may_be_begun = at + 1 == words.len() && at > 0 && word.len() > 3;
        own.any(|other| other == *word || may_be_begun && other.starts_with(word))
    })
}

/// Whether a misspelt text is so near to a name, or to words that it starts with or has in it, that
/// nobody would take it for another.
pub(super) fn is_close(name: &str, reading: &Reading) -> bool {
    /// From so many letters on a word that is only begun may have a typo before it.
    const LONG: usize = 10;
    let text = reading.folded.replace(' ', "");
    let length = text.chars().count();
    let allowed = match length {
        0..4 => return false,
        4..9 => 1,
        _ => 2,
    };
    if reading.number.is_none() && !has_numbers_of(name, &reading.folded) {
        return false;
    }
    let starts: Range<usize> = 0..name.split(' ').count();
    starts.into_iter().any(|start| {
        let mut so_far = String::new();
        for word in name.split(' ').skip(start) {
            so_far.push_str(word);
            let letters = so_far.chars().count();
            if letters + allowed < length {
                continue;
            }
            if strsim::osa_distance(&so_far, &text) <= allowed {
                return true;
            }
            if letters > length {
                let cut: String = so_far.chars().take(length).collect();
                return length >= LONG && strsim::osa_distance(&cut, &text) <= allowed;
            }
        }
        false
    })
}

/// How much of a name a text is that fits it, in hundredths of its letters. What is left may be no
/// number: *Rocky* is not nearly *Rocky II*.
pub(super) fn share_of(name: &str, reading: &Reading) -> usize {
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').count();
    if !has_numbers_of(name, &reading.folded) {
        return 0;
    }
    let all = letters(without_article(name)).max(1);
    100 * letters(without_article(&reading.folded)) / all
}

/// Whether a name has the numbers of a text, in figures, or in words. A number is never misspelt.
fn has_numbers_of(name: &str, text: &str) -> bool {
    let figures = |text: &str| -> String {
        let words = text.split(' ').map(cardinal);
        let words = words.filter(|word| is_number(word));
        words.collect::<Vec<_>>().join(" ")
    };
    let said = |text: &str| figures(&plain(without_article(text)));
    figures(name) == figures(text) || said(name) == said(text)
}

/// The words of a folded text, sorted.
fn in_order(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words
}
