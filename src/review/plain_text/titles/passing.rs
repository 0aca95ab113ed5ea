//! Titles of other films that a text names in passing, without quotation marks: told from names
//! and places by the words around them.
//!
//! If the words leave it open, there is no title.

use crate::review::plain_text::{
    language::holds,
    names,
    words::{Kind, Word},
};

/// The most words in a title in passing.
const MOST_WORDS: usize = 8;

/// The run of words that starts here and is a title of another film, as its end.
pub(super) fn ends_at(words: &[Word<'_>], start: usize) -> Option<usize> {
    let first = &words[start];
    let before = start
        .checked_sub(1)
        .filter(|at| words[*at].sentence == first.sentence);
    let opens = before.is_none();
    let goes_on = before
        .is_some_and(|at| is_part(&words[at]) && !words[at].possessive && !is_opener(words, at));
    let is_opener = is_opener(words, start) && !holds("title article", &first.lower);
    if goes_on || is_opener {
        return None;
    }
    let end = run_end(words, start);
    let has_year = is_dated(words, start, end);
    let is_place = holds("first of place", &first.lower);
    let is_film = has_year
        || tells_of(words, end)
            && (is_compared(words, start) || !opens && is_article(first) && end > start + 1)
        || !is_place && (in_what_was(words, start) || is_where_it_was(words, start, end));
    is_film.then_some(end)
}

fn is_part(word: &Word<'_>) -> bool {
    matches!(word.kind, Kind::Capital | Kind::Number)
}

/// `The`: in the middle of a sentence, it is capitalised only in titles.
fn is_article(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital && holds("title article", &word.lower)
}

/// Whether a word is capitalised because it opens its sentence: "In Heat …", "Forget Heat …".
fn is_opener(words: &[Word<'_>], at: usize) -> bool {
    let opens = at == 0 || words[at - 1].sentence != words[at].sentence;
    opens && (names::is_common(&words[at]) || holds("compares film", &words[at].lower))
}

/// Where the run of capitalised words ends, with the small ones inside it.
fn run_end(words: &[Word<'_>], start: usize) -> usize {
    let mut end = start + 1;
    for at in start + 1..words.len().min(start + MOST_WORDS) {
        let word = &words[at];
        if word.sentence != words[start].sentence || word.quoted {
            break;
        }
        if is_part(word) {
            end = at + 1;
        } else if !(holds("in title", &word.lower) || matches!(word.text, ":" | "-" | "&" | "–"))
        {
            break;
        }
    }
    end
}

/// `(1998)` after the run.
fn is_dated(words: &[Word<'_>], start: usize, end: usize) -> bool {
    let Some([open, year, close]) = words.get(end..end + 3) else {
        return false;
    };
    let is_year =
        year.text.len() == 4 && (year.text.starts_with("19") || year.text.starts_with("20"));
    open.sentence == words[start].sentence && open.text == "(" && is_year && close.text == ")"
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
            let example = farther
                .first()
                .is_some_and(|word| holds("place", &word.lower));
            return !(holds("gives example", lower) && example);
        }
        // "As good as Heat".
        if holds("as", lower) {
            return farther.iter().take(4).any(|word| holds("as", &word.lower));
        }
        // "Is no Heat".
        let denies = holds("is no", lower) && at == 0;
        if denies {
            return true;
        }
        // "As cold as in Heat", "was better in Heat".
        let is_in = holds("in", lower) && at == 0;
        let is_more = |word: &&&Word<'_>| {
            word.lower.len() > 5 && word.lower.ends_with("er") || holds("more", &word.lower)
        };
        if is_in && farther.first().as_ref().is_some_and(is_more) {
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
    let mut behind = words[end..]
        .iter()
        .take(4)
        .skip_while(|word| word.is_mark());
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
        && last.sentence == words[start].sentence
        && before.iter().any(|word| holds("was in", &word.lower))
}

/// `In Saving Private Ryan, …` where a sentence or a half of one starts.
fn is_where_it_was(words: &[Word<'_>], start: usize, end: usize) -> bool {
    let Some(at) = start.checked_sub(1) else {
        return false;
    };
    // One word is as often a place.
    if end == start + 1 {
        return false;
    }
    let starts = at == 0
        || words[at - 1].sentence != words[at].sentence
        || matches!(words[at - 1].text, ";" | ":" | "—" | "–");
    let closes = words
        .get(end)
        .is_some_and(|word| word.text == "," || holds("goes on behind title", &word.lower));
    holds("in", &words[at].lower) && words[at].sentence == words[start].sentence && starts && closes
}
