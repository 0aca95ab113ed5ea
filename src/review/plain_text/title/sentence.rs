//! What tells a sentence from a title where both are short.

use crate::review::plain_text::{
    labels,
    language::holds,
    line::{Line, is_date},
    rating,
};

/// Whether the words around a mark make a sentence with it: `Not a 10/10`, `I give it 8/10`,
/// `10/10 would watch again`.
pub(super) fn is_about_mark(before: &str, after: &str) -> bool {
    let joins = |c: char| c.is_whitespace() || "([\"-–—:".contains(c);
    let before = before.trim_matches(joins);
    let is_small = before
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    let before = before.to_lowercase();
    let words: Vec<&str> = before.split_whitespace().collect();
    let [first, .., last] = words[..] else {
        let denies = holds("about mark", &before);
        return denies || before.is_empty() && after.trim_start().starts_with(char::is_lowercase);
    };
    let is_article = |word| holds("article of mark", word);
    // "A generous", and not "A Prophet".
    let weighs = is_small && is_article(words[words.len() - 2]);
    let says = holds("says mark", first) && holds("mark verb", last);
    is_article(last) || weighs || says
}

/// Whether a text goes on as a sentence does: ` is a cold film`, `, and it was a ride`.
pub(super) fn goes_on(text: &str) -> bool {
    const FEW: usize = 3;
    let text = text.trim_start_matches([',', ' ']);
    text.starts_with(char::is_lowercase) && text.split_whitespace().count() >= FEW
}

/// Whether a text is a sentence and its full stop: `No masterpiece, but fine. 6/10`.
pub(super) fn is_whole(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?']) && has_small_words(text)
}

/// Whether a text has words that a title writes with a capital.
pub(super) fn has_small_words(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.starts_with(char::is_lowercase) && word.chars().count() > 3 && !holds("in title", word)
    })
}

/// Whether a short line opens as a sentence about a film does: `Not my cup of tea`.
pub(super) fn opens_one(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    holds("opener", first.trim_end_matches([',', '!', '.']))
        && words.any(|word| word.starts_with(char::is_lowercase) && !holds("in title", word))
}

/// Whether a sentence ends inside of a title: then it is no title.
pub(super) fn holds_a_sentence(title: &str) -> bool {
    title.match_indices(". ").any(|(at, _)| {
        let last = title[..at].rsplit([' ', '.']).next().unwrap_or_default();
        last.chars().count() > 3 || last.chars().all(char::is_lowercase)
    })
}

/// A title without what joined it to its neighbours.
pub(super) fn unjoined(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "-–—:|,([/".contains(c));
    text.trim_start_matches(|c: char| c.is_whitespace() || "-–—:|,)]/".contains(c))
}

pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    match text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(inside) if !inside.contains('"') => inside.trim(),
        _ if text.matches('"').count() == 1 => text.trim_matches('"'),
        _ => text,
    }
}

/// The title in a sentence about it: `Why "Heat" still works`.
pub(super) fn quoted_in(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 12;
    if text.ends_with(['.', '!', '?']) || text.split(' ').count() > MOST_WORDS {
        return None;
    }
    let mut parts = text.split('"');
    let (before, inside, behind) = (parts.next()?, parts.next()?, parts.next()?);
    let is_only = parts.next().is_none() && inside.starts_with(char::is_uppercase);
    let outside = format!("{before} {behind}");
    let is_sentence = has_small_words(&outside) || before.trim().is_empty() && !behind.is_empty();
    (is_only && is_sentence).then_some(inside.trim())
}

/// Whether a line that does not say so may be a title: short, no sentence, written like one.
pub(super) fn may_be_title_line(title: &str, lines: &[Line], at: usize) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let says_facts = |next: &Line| next.is_empty() || says_facts(&next.plain);
    let is_alone = lines.get(at + 1).is_none_or(says_facts)
        || lines.get(at + 2).is_some_and(|next| next.is_label);
    let ends_sentence = title.ends_with(['.', ';', ',', ':']) && !title.ends_with("..");
    if words.is_empty() || words.len() > 14 || ends_sentence || title.len() > 100 {
        return false;
    }
    let is_small = |word: &&&str| word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    let small = words.iter().filter(is_small).count();
    let starts_large = !title.starts_with(char::is_lowercase);
    let asks = title.ends_with(['!', '?']);
    (starts_large && small == 0 && (!asks || is_alone))
        || (is_alone && !asks && words.len() <= 5)
        || (is_alone && starts_large && words.len() <= 9 && small <= 2 && !asks)
}

/// Whether a line says something of the film beside its title.
fn says_facts(line: &str) -> bool {
    !labels::labelled(line).is_empty()
        || rating::is_evident(line)
        || is_date(line)
        || line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_titles() {
        for (before, after) in [
            ("Not a ", ""),
            ("It's no ", " but close."),
            ("Das ist keine ", ""),
            ("I give it ", ""),
            ("It's a solid ", ""),
            ("A generous ", ""),
            ("", " would watch again"),
        ] {
            assert!(is_about_mark(before, after), "{before}8/10{after}");
        }
        for (before, after) in [
            ("It ", ""),
            ("heat ", ""),
            ("A Prophet ", ""),
            ("As Good as It Gets (", ")"),
            ("Not Another Cook – ", ""),
            ("", " – The Lantern Trade"),
        ] {
            assert!(!is_about_mark(before, after), "{before}8/10{after}");
        }
        assert!(is_whole("Kein Meisterwerk, aber ok. "));
        assert!(!is_whole("Monsters, Inc. "));
        for line in [
            "Not my cup of tea",
            "Finally saw this one",
            "Leider sehr lang",
        ] {
            assert!(opens_one(line), "{line}");
        }
        for line in [
            "Not Another Cook",
            "I, Robot",
            "Just Before Dawn",
            "Well of the Dead",
        ] {
            assert!(!opens_one(line), "{line}");
        }
    }
}
