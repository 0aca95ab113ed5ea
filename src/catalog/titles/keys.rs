//! Texts in order, to be found by their starts and by what is nearly them.
//!
//! Where each text starts in one long text, and how much of the one before it has in common with it:
//! that is a trie without its pointers. A Levenshtein automaton (the crate of that name) walks it,
//! passing over all texts with a beginning that is already too far off. A transducer (`fst`) takes
//! two thirds of the memory, answers as fast, and took a quarter of the bot's start to build.

use std::cmp::Ordering;
use std::ops::Range;

use levenshtein_automata::{DFA, Distance, SINK_STATE};

/// How many texts are skipped at once.
const BLOCK: usize = 64;

/// Texts in order, numbered from 0.
#[derive(Debug)]
pub(super) struct Keys {
    text: Box<str>,
    /// Where each key stands in the text.
    spans: Box<[(u32, u32)]>,
    /// How many bytes each has in common with the one before, at most 255.
    common: Box<[u8]>,
    /// The least of that in each [`BLOCK`] of them.
    least: Box<[u8]>,
}

/// A key near to a text.
pub(super) struct Near {
    pub(super) key: u32,
    /// How many letters are wrong.
    pub(super) letters: u8,
    /// How much longer or shorter the key is, in bytes.
    pub(super) more: usize,
}

impl Keys {
    /// Takes where in a text the keys stand, in the order of the keys, none twice.
    pub(super) fn new(text: String, spans: impl IntoIterator<Item = Range<u32>>) -> Self {
        let spans: Box<[(u32, u32)]> = spans.into_iter().map(|at| (at.start, at.end)).collect();
        let bytes = text.as_bytes();
        let of = |(start, end): (u32, u32)| &bytes[start as usize..end as usize];
        let mut before: &[u8] = b"";
        let common: Box<[u8]> = spans
            .iter()
            .map(|span| {
                let key = of(*span);
                let same = before.iter().zip(key).take_while(|(a, b)| a == b);
                let common = same.count();
                before = key;
                u8::try_from(common).unwrap_or(u8::MAX)
            })
            .collect();
        let blocks = common.chunks(BLOCK);
        Self {
            least: blocks
                .map(|block| block.iter().copied().fold(u8::MAX, u8::min))
                .collect(),
            text: text.into(),
            spans,
            common,
        }
    }

    fn key(&self, number: usize) -> &[u8] {
        let (start, end) = self.spans[number];
        &self.text.as_bytes()[start as usize..end as usize]
    }

    /// Whether a key ends with a figure.
    pub(super) fn ends_with_figure(&self, key: u32) -> bool {
        self.key(key as usize)
            .last()
            .is_some_and(u8::is_ascii_digit)
    }

    /// The key that is this text.
    pub(super) fn exactly(&self, text: &str) -> Option<u32> {
        let at = self.first_from(text.as_bytes());
        let is_there = (at as usize) < self.spans.len() && self.key(at as usize) == text.as_bytes();
        is_there.then_some(at)
    }

    /// The keys that start with a text.
    pub(super) fn starting_with(&self, text: &str) -> Range<u32> {
        let mut after = text.as_bytes().to_vec();
        match after.last_mut() {
            // No byte of UTF-8 is 255.
            Some(last) => *last += 1,
            None => return 0..narrow(self.spans.len()),
        }
        self.first_from(text.as_bytes())..self.first_from(&after)
    }

    /// The first key that is not before a text.
    fn first_from(&self, text: &[u8]) -> u32 {
        let is_before = |span: &(u32, u32)| {
            let key = &self.text.as_bytes()[span.0 as usize..span.1 as usize];
            key.cmp(text) == Ordering::Less
        };
        narrow(self.spans.partition_point(is_before))
    }

    /// The keys that an automaton for a text of this many bytes takes.
    pub(super) fn near(&self, automaton: &DFA, length: usize) -> Vec<Near> {
        let mut found = Vec::new();
        // The states after each byte of the last key, as far as it was read.
        let mut states = vec![automaton.initial_state()];
        let mut at = 0;
        while at < self.spans.len() {
            let key = self.key(at);
            states.truncate(usize::from(self.common[at]) + 1);
            let mut dead = None;
            for (depth, byte) in key.iter().enumerate().skip(states.len() - 1) {
                let state = automaton.transition(states[depth], *byte);
                if state == SINK_STATE {
                    dead = Some(depth);
                    break;
                }
                states.push(state);
            }
            if let Some(depth) = dead {
                at = self.next_with_less_in_common(at, depth);
            } else {
                if let Distance::Exact(letters) = automaton.distance(states[key.len()]) {
                    found.push(Near {
                        key: narrow(at),
                        letters,
                        more: key.len().abs_diff(length),
                    });
                }
                at += 1;
            }
        }
        found
    }

    /// The next key that has at most so many bytes in common with the one before it.
    fn next_with_less_in_common(&self, at: usize, most: usize) -> usize {
        // What is longer than that is only known to be longer.
        let most = u8::try_from(most).unwrap_or(u8::MAX);
        let is_less = |common: &u8| *common <= most;
        let after_block = (at + 1).next_multiple_of(BLOCK).min(self.common.len());
        if let Some(next) = self.common[at + 1..after_block].iter().position(is_less) {
            return at + 1 + next;
        }
        // Rounded up: the last block may be a part of one, and has been looked at.
        let blocks = &self.least[after_block.div_ceil(BLOCK)..];
        let Some(block) = blocks.iter().position(is_less) else {
            return self.common.len();
        };
        let from = after_block + block * BLOCK;
        let next = self.common[from..].iter().position(is_less);
        next.map_or(self.common.len(), |next| from + next)
    }
}

pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("names of less than 4 GiB")
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use levenshtein_automata::LevenshteinAutomatonBuilder;
    use proptest::prelude::*;

    use super::*;

    fn keys(texts: &[String]) -> Keys {
        let mut text = String::new();
        let spans: Vec<Range<u32>> = texts
            .iter()
            .map(|key| {
                let start = u32::try_from(text.len()).unwrap();
                text.push_str(key);
                start..u32::try_from(text.len()).unwrap()
            })
            .collect();
        Keys::new(text, spans)
    }

    static ONE: LazyLock<LevenshteinAutomatonBuilder> =
        LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));

    proptest! {
        #[test]
        fn what_is_found_is_what_looking_at_each_finds(
            texts in proptest::collection::btree_set("[abc]{1,4}|a{253,258}[ab]{0,2}|é[ab]", 0..150),
            typed in "[abcé]{1,5}",
            whole in any::<bool>(),
        ) {
            let texts: Vec<String> = texts.into_iter().collect();
            let keys = keys(&texts);
            let numbers = |range: Range<u32>| range.map(|at| at as usize).collect::<Vec<_>>();
            let starting: Vec<usize> = (0..texts.len())
                .filter(|at| texts[*at].starts_with(&typed))
                .collect();
            prop_assert_eq!(numbers(keys.starting_with(&typed)), starting);
            let exact = texts.iter().position(|text| *text == typed);
            prop_assert_eq!(keys.exactly(&typed).map(|at| at as usize), exact);
            let automaton = if whole {
                ONE.build_dfa(&typed)
            } else {
                ONE.build_prefix_dfa(&typed)
            };
            let near: Vec<(usize, u8)> = keys
                .near(&automaton, typed.len())
                .iter()
                .map(|near| (near.key as usize, near.letters))
                .collect();
            let each = texts.iter().enumerate().filter_map(|(at, text)| {
                match automaton.eval(text) {
                    Distance::Exact(letters) => Some((at, letters)),
                    Distance::AtLeast(_) => None,
                }
            });
            prop_assert_eq!(near, each.collect::<Vec<_>>());
        }
    }
}
