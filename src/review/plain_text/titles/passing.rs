//! Titles of other films that a text names in passing, without quotation marks: told from names
//! and places by the words around them.
//!
//! If the words leave it open, there is no title.

use crate::review::plain_text::{
    language::holds,
    line::is_year,
    names,
    words::{Kind, Word, opens},
};

/// The most words in a title in passing.
const MOST_WORDS: usize = 8;

/// The run of words that starts here and is a title of another film, as its end.
pub(super) fn ends_at(words: &[Word<'_>], start: usize) -> Option<usize> {
    let first = &words[start];
    let opens = opens(words, start);
    let goes_on = !opens && {
        let before = &words[start - 1];
        before.is_large() && !before.possessive && !is_opener(words, start - 1)
    };
    let is_article = holds("title article", &first.lower);
    if goes_on || is_opener(words, start) && !is_article {
        return None;
    }
    let end = run_end(words, start);
    // `The`: in the middle of a sentence, it is capitalised only in titles.
    let has_article = !opens && is_article && first.kind == Kind::Capital && end > start + 1;
    let may_be_place = holds("first of place", &first.lower);
    let is_film = is_dated(words, start, end)
        || tells_of(words, end) && (is_compared(words, start) || has_article)
        || !may_be_place && (in_what_was(words, start) || is_where_it_was(words, start, end));
    is_film.then_some(end)
}

/// Whether a word is capitalised because it opens its sentence: "In Heat …", "Forget Heat …".
fn is_opener(words: &[Word<'_>], at: usize) -> bool {
    opens(words, at) && (names::is_common(&words[at]) || holds("compares film", &words[at].lower))
}

/// Where the run of capitalised words ends, with the small ones inside it.
fn run_end(words: &[Word<'_>], start: usize) -> usize {
    let run = words
        .iter()
        .enumerate()
        .skip(start + 1)
        .take(MOST_WORDS - 1);
    let mut end = start + 1;
    for (at, word) in run {
        let joins = holds("in title", &word.lower) || matches!(word.text, ":" | "-" | "&" | "–");
        if word.sentence != words[start].sentence || word.quoted || !(word.is_large() || joins) {
            break;
        }
        if word.is_large() {
            end = at + 1;
        }
    }
    end
}

/// `(1998)` after the run.
fn is_dated(words: &[Word<'_>], start: usize, end: usize) -> bool {
    let Some([open, year, close]) = words.get(end..end + 3) else {
        return false;
    };
    let is_here = open.sentence == words[start].sentence && open.text == "(";
    is_here && is_year(year.text) && close.text == ")"
}

/// Whether the words before the run make a comparison.
fn is_compared(words: &[Word<'_>], start: usize) -> bool {
    const WITHIN: usize = 6;
    let sentence = words[start].sentence;
    let before = words[start.saturating_sub(WITHIN)..start].iter().rev();
    let before: Vec<&Word<'_>> = before
        .take_while(|word| word.sentence == sentence)
        .collect();
    for (at, word) in before.iter().enumerate() {
        let lower = word.lower.as_str();
        let farther = &before[at + 1..];
        if holds("compares film", lower) {
            let is_place = |word: &&Word<'_>| holds("place", &word.lower);
            return !(holds("gives example", lower) && farther.first().is_some_and(is_place));
        }
        // "As good as Heat".
        if holds("as", lower) {
            return farther.iter().take(4).any(|word| holds("as", &word.lower));
        }
        // "Is no Heat", "as cold as in Heat", "was better in Heat".
        let is_in = holds("in", lower) && at == 0;
        let is_more = |word: &&Word<'_>| {
            word.lower.len() > 5 && word.lower.ends_with("er") || holds("more", &word.lower)
        };
        if holds("is no", lower) && at == 0 || is_in && farther.first().is_some_and(is_more) {
            return true;
        }
        let goes_on = word.kind == Kind::Lower && (is_in || !holds("ends comparison", lower))
            || word.possessive
            || holds("comparison goes on", lower);
        if !goes_on {
            return false;
        }
    }
    false
}

/// `, where`, `, in which`, `, in dem` after the run.
fn tells_of(words: &[Word<'_>], end: usize) -> bool {
    let behind = words[end..].iter().take(4);
    let mut behind = behind.skip_while(|word| word.is_mark());
    match behind.next() {
        Some(word) if holds("in", &word.lower) => behind
            .next()
            .is_some_and(|word| holds("which", &word.lower)),
        Some(word) => holds("where", &word.lower),
        None => false,
    }
}

/// `Who starred in Heat`, `so good in Heat`.
fn in_what_was(words: &[Word<'_>], start: usize) -> bool {
    let Some([before @ .., last]) = words.get(start.saturating_sub(3)..start) else {
        return false;
    };
    holds("in", &last.lower)
        && !opens(words, start)
        && before.iter().any(|word| holds("was in", &word.lower))
}

/// `In Saving Private Ryan, …` where a sentence or a half of one starts. One word is as often a place.
fn is_where_it_was(words: &[Word<'_>], start: usize, end: usize) -> bool {
    if opens(words, start) || end == start + 1 {
        return false;
    }
    let at = start - 1;
    let starts = opens(words, at) || matches!(words[at - 1].text, ";" | ":" | "—" | "–");
    let closes = |word: &Word<'_>| word.text == "," || holds("goes on behind title", &word.lower);
    holds("in", &words[at].lower) && starts && words.get(end).is_some_and(closes)
}
