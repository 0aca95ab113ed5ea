//! Which words of a text are titles: of the film at hand, or of another.

use super::{
    known::Known,
    words::{Word, join},
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
    /// Finds the titles that stand in quotation marks, that the library knows, or that the words around
    /// them tell of.
    pub(super) fn find(words: &[Word<'_>], own: Option<&str>, known: &Known) -> Self {
        let mut titles = vec![None; words.len()];
        let own = own.map(fold).unwrap_or_default();
        let mut at = 0;
        while at < words.len() {
            let (end, whose) = match &words[at] {
                word if word.quoted => {
                    let end = at + words[at..].iter().take_while(|w| w.quoted).count();
                    let whose = if is_own(&own, &fold(&join(&words[at..end]))) {
                        Whose::Own
                    } else {
                        Whose::Another
                    };
                    (end, word.is_large().then_some(whose))
                }
                word if word.is_large() => unquoted(words, at, &own, known)
                    .or_else(|| in_passing(words, at, &own, known))
                    .map_or((at + 1, None), |(end, whose)| (end, Some(whose))),
                _ => (at + 1, None),
            };
            titles[at..end].fill(whose);
            at = end;
        }
        Self(titles)
    }

    /// Whose title the word at this index belongs to, if to any.
    pub(super) fn whose(&self, at: usize) -> Option<Whose> {
        self.0.get(at).copied().flatten()
    }
}

/// Whether a text, folded, is part of the film's title or the other way round.
fn is_own(own: &str, text: &str) -> bool {
    !own.is_empty() && (own.contains(text) || text.contains(own))
}

/// The end of the title that starts here without quotation marks, and whose it is.
fn unquoted(words: &[Word<'_>], at: usize, own: &str, known: &Known) -> Option<(usize, Whose)> {
    let first = &words[at];
    let same = words[at..].iter().take(MOST_WORDS + 4);
    let same = same.take_while(|w| w.sentence == first.sentence && !w.quoted);
    let first_own = own.split(' ').next().unwrap_or_default();
    let may_be_own = !own.is_empty() && fold(first.text) == first_own;
    (1..=same.count()).rev().find_map(|length| {
        let end = at + length;
        let last = &words[end - 1];
        if may_be_own && !last.is_mark() && fold(&join(&words[at..end])) == own {
            return Some((end, Whose::Own));
        }
        // One word, or words of a sentence, may be a title by chance.
        let may_be_known = (2..=MOST_WORDS).contains(&length) && last.is_large();
        (may_be_known && known.has_title(&join(&words[at..end]))).then_some((end, Whose::Another))
    })
}

/// The end of the title of another film that starts here, by what is around it.
fn in_passing(words: &[Word<'_>], at: usize, own: &str, known: &Known) -> Option<(usize, Whose)> {
    let end = passing::ends_at(words, at)?;
    let text = fold(&join(&words[at..end]));
    let is_another = !is_own(own, &text) && known.find(&text).is_none();
    is_another.then_some((end, Whose::Another))
}
