//! Which words of a text are titles: of the film at hand, or of another.

use super::{
    known::Known,
    mentions::join,
    words::{Kind, Word},
};
use crate::fold::fold;

mod passing;

/// Whose title a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Own,
    Another,
}

/// The titles in a text.
#[derive(Debug, Default)]
pub(super) struct Titles(Vec<Option<Whose>>);

/// Longer titles are found by their first words.
const MOST_WORDS: usize = 6;

impl Titles {
    /// Finds the titles that stand in quotation marks or that the library knows.
    pub(super) fn find(words: &[Word<'_>], own: Option<&str>, known: &Known) -> Self {
        let mut titles = Self(vec![None; words.len()]);
        let own = own.map(fold).unwrap_or_default();
        let mut at = 0;
        while at < words.len() {
            let word = &words[at];
            if word.quoted {
                let end = at + words[at..].iter().take_while(|w| w.quoted).count();
                let is_title = matches!(word.kind, Kind::Capital | Kind::Number);
                if is_title {
                    let text = fold(&join(&words[at..end]));
                    let is_own = !own.is_empty() && (own.contains(&text) || text.contains(&own));
                    titles.mark(at..end, is_own);
                }
                at = end;
                continue;
            }
            at += titles
                .unquoted(words, at, &own, known)
                .or_else(|| titles.in_passing(words, at, &own, known))
                .unwrap_or(1);
        }
        titles
    }

    /// Marks the title that starts here without quotation marks, and says how long it is.
    fn unquoted(
        &mut self,
        words: &[Word<'_>],
        at: usize,
        own: &str,
        known: &Known,
    ) -> Option<usize> {
        let first = &words[at];
        if !matches!(first.kind, Kind::Capital | Kind::Number) {
            return None;
        }
        let same = words[at..].iter().take(MOST_WORDS + 4);
        let same = same.take_while(|w| w.sentence == first.sentence && !w.quoted);
        let most = same.count();
        let first_own = own.split(' ').next().unwrap_or_default();
        let may_be_own = !own.is_empty() && fold(first.text) == first_own;
        for length in (1..=most).rev() {
            let last = &words[at + length - 1];
            if last.is_mark() {
                continue;
            }
            let large = matches!(last.kind, Kind::Capital | Kind::Number);
            if may_be_own && fold(&join(&words[at..at + length])) == own {
                self.mark(at..at + length, true);
                return Some(length);
            }
            // One word, or words of a sentence, may be a title by chance.
            if (2..=MOST_WORDS).contains(&length)
                && large
                && known.has_title(&join(&words[at..at + length]))
            {
                self.mark(at..at + length, false);
                return Some(length);
            }
        }
        None
    }

    /// Marks the title of another film that starts here by what is around it.
    fn in_passing(
        &mut self,
        words: &[Word<'_>],
        at: usize,
        own: &str,
        known: &Known,
    ) -> Option<usize> {
        if !matches!(words[at].kind, Kind::Capital | Kind::Number) {
            return None;
        }
        let end = passing::ends_at(words, at)?;
        let text = fold(&join(&words[at..end]));
        let is_own = !own.is_empty() && (own.contains(&text) || text.contains(own));
        if is_own || known.find(&text).is_some() {
            return None;
        }
        self.mark(at..end, false);
        Some(end - at)
    }

    fn mark(&mut self, range: std::ops::Range<usize>, is_own: bool) {
        let whose = if is_own { Whose::Own } else { Whose::Another };
        self.0[range].fill(Some(whose));
    }

    /// Whose title the word at this index belongs to, if to any.
    pub(super) fn whose(&self, at: usize) -> Option<Whose> {
        self.0.get(at).copied().flatten()
    }
}
