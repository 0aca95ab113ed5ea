//! What tells a sentence from a title where both are short.

use crate::review::plain_text::language::holds;

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
