//! Names in running text: what is built like a person's name, and what only starts with a capital.

use super::{
    language::holds,
    words::{Kind, Word},
};

/// `Suddenly`, `Reliably`; not `Kelly`.
fn is_adverb(word: &str) -> bool {
    patterns! { NAMES = "(?:<adverb name>)$"; }
    word.len() > 5 && word.ends_with("ly") && !NAMES.is_match(word)
}

pub(super) fn is_common(word: &Word<'_>) -> bool {
    holds("common", &word.lower) || is_adverb(&word.lower)
}

/// Names that are also small words: `Will`, `May`. In the middle of a sentence they are names.
pub(super) fn is_name_too(word: &Word<'_>) -> bool {
    holds("name too", &word.lower)
}

pub(super) fn is_rank(word: &Word<'_>) -> bool {
    holds("rank", &word.lower)
}

pub(super) fn is_particle(word: &Word<'_>) -> bool {
    word.kind == Kind::Lower && holds("particle", &word.lower)
}

/// `De`, `Van`: with one word more, it is a last name alone.
pub(super) fn is_large_particle(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital
        && holds("particle", &word.lower)
        && !holds("small name", &word.lower)
}

pub(super) fn is_suffix(word: &Word<'_>) -> bool {
    holds("suffix", &word.lower)
}

/// Whether a text is what ends names: `Jr.`.
pub(super) fn is_suffix_text(text: &str) -> bool {
    holds("suffix", &text.to_lowercase())
}

/// Whether a word can be part of a name.
pub(super) fn is_name_word(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital
        && word.text.chars().any(char::is_alphabetic)
        && !word.text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a word is part of a name, as far as its letters say.
pub(super) fn is_name(word: &Word<'_>) -> bool {
    is_name_word(word) && !is_common(word)
}

/// Whether the word here is no part of a longer name.
pub(super) fn stands_alone(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let beside = |other: &Word<'_>| other.sentence == word.sentence && is_name(other);
    let before = at.checked_sub(1).map(|at| &words[at]);
    let after = words.get(at + 1).filter(|_| !word.possessive);
    !before.is_some_and(|before| !before.possessive && beside(before)) && !after.is_some_and(beside)
}

/// Whether a text is built like the name of one person: two to five words, each with a capital
/// or a small word of names.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let large = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.iter().filter(|word| large(word)).count() >= 2
        && words.iter().all(|word| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 0
                && (large(word) || is_name_particle(word))
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || is_mark_of_names(c))
        })
}

pub(super) fn is_name_particle(word: &str) -> bool {
    holds("particle", word)
        || word
            .split_once(['\'', '-'])
            .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// Whether a text can be in a list of names: even one word (Cher), even digits (50 Cent).
pub(super) fn is_listed_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_small = |word: &&str| word.starts_with(char::is_lowercase) && !is_name_particle(word);
    (1..=6).contains(&words.len())
        && text.chars().count() <= 60
        && has_letters
        && !words.iter().any(is_small)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == ' ' || is_mark_of_names(c))
}

fn is_mark_of_names(c: char) -> bool {
    matches!(
        c,
        '.' | '-' | '\'' | '’' | '・' | '\u{300}'..='\u{36f}' | '"'
    )
}
