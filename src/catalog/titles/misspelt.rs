//! What may be meant if something in a text is misspelt or wrong: looked for only where too little
//! fits it as it is.

use super::evidence::{Fit, Near, NearTo};
use super::index::{Class, Keys};
use super::search::{Named, Search};
use super::typed::Reading;

/// From this length on, in letters, a text may have one wrong letter, and two.
const LETTERS_FOR_TYPOS: [usize; 2] = [4, 8];
/// From this length on a text with a typo may be only begun.
const LETTERS_FOR_NEAR_START: usize = 6;
/// Only so many letters are compared with typos in mind: automata grow with the text.
const LONGEST_WITH_TYPOS: usize = 40;

impl<'a, N: Named> Search<'a, N> {
    /// Looks for what the readings may mean if something in them is misspelt or wrong.
    pub(super) fn read_misspelt(&mut self, readings: &'a [Reading]) {
        if self.is_full() {
            return;
        }
        for letters in [1, 2] {
            for reading in readings {
                self.near(reading, letters);
            }
            if self.has_what_is_spelt_so() || self.has_near() {
                return;
            }
        }
        let readings = readings
            .iter()
            .filter(|reading| reading.folded.contains(' '));
        for reading in readings {
            let words = reading.words();
            if words.len() < 2 {
                continue;
            }
            self.near_words(reading, &words);
            if self.found.len() < self.limit {
                for left_out in 0..words.len() {
                    self.most_words(reading, &words, left_out);
                }
            }
        }
    }

    fn has_what_is_spelt_so(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|hit| hit.candidate.evidence.is_spelt_so())
    }

    /// Whether anything is called as the text says.
    pub(super) fn has_name(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|hit| hit.candidate.evidence.is_name())
    }

    fn has_near(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|hit| matches!(hit.candidate.evidence.fit, Fit::Near(_)))
    }

    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// What has all the words but one.
    fn most_words(&mut self, reading: &'a Reading, words: &[&str], left_out: usize) {
        let mut kept = words.to_vec();
        kept.remove(left_out);
        if let [word] = kept[..]
            && !N::ONE_WORD_SAYS
        {
            self.one_word(reading, word);
            return;
        }
        let keys = self.keys_of_words(&kept);
        self.with_all(reading, &keys, |more| Fit::MostWords { more });
    }

    /// What is called by one word of two, if that may be no other by chance.
    fn one_word(&mut self, reading: &'a Reading, word: &str) {
        const SHORTEST: usize = 5;
        let index = self.things.index();
        let Some(key) = index.exactly(word).filter(|_| word.len() >= SHORTEST) else {
            return;
        };
        let entries = index.entries(key..key + 1).iter();
        for entry in entries.filter(|entry| entry.class().is_name()) {
            self.push(reading, entry.place(), Fit::MostWords { more: 0 });
        }
    }

    /// What has all the words, those that no name has with a typo.
    fn near_words(&mut self, reading: &'a Reading, words: &[&str]) {
        let index = self.things.index();
        let mut wrong = 0;
        let keys: Vec<Vec<Keys>> = words
            .iter()
            .map(|word| {
                let keys = index.starting_with(word);
                let length = word.chars().count();
                if !keys.is_empty() || length < LETTERS_FOR_TYPOS[0] {
                    return vec![keys];
                }
                wrong += 1;
                let near = |letters| -> Vec<Keys> {
                    // Other words follow in a key.
                    let near = index.near(word, letters, false);
                    near.into_iter()
                        .map(|near| near.key..near.key + 1)
                        .collect()
                };
                let one = near(1);
                if one.is_empty() && length >= LETTERS_FOR_TYPOS[1] {
                    near(2)
                } else {
                    one
                }
            })
            .collect();
        if wrong == 0 {
            return;
        }
        let words = words.len();
        self.with_all(reading, &keys, |more| Fit::Misspelt { words, more });
    }

    fn near(&mut self, reading: &'a Reading, letters: u8) {
        let Some(form) = reading.forms.first() else {
            return;
        };
        let length = form.chars().count();
        if length < LETTERS_FOR_TYPOS[usize::from(letters) - 1] {
            return;
        }
        let start = match form.char_indices().nth(LONGEST_WITH_TYPOS) {
            Some((end, _)) => &form[..end],
            None => form,
        };
        let index = self.things.index();
        let whole = length < LETTERS_FOR_NEAR_START;
        let has_figure = form.ends_with(|c: char| c.is_ascii_digit());
        for near in index.near(start, letters, whole) {
            // *Jurassic Park 4* is longer by more than a letter.
            let is_of_number = index.ends_with_figure(near.key) == has_figure;
            for entry in index.entries(near.key..near.key + 1) {
                if !entry.class().can_be_begun() {
                    continue;
                }
                let is_whole = is_of_number && near.more <= usize::from(near.letters);
                let to = match entry.class() {
                    Class::Inner | Class::Series => NearTo::Inner,
                    _ if is_whole => NearTo::Whole,
                    _ => NearTo::Start,
                };
                let fit = Fit::Near(Near {
                    letters: near.letters.max(1),
                    to,
                    length,
                });
                self.push(reading, entry.place(), fit);
            }
        }
    }
}
