//! Marks inside of a paragraph: where somebody gives them, and at its end.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Place, is_of_others,
    mark::{Form, Mark},
};

/// Marks inside of a paragraph: where somebody gives them, and at its end.
pub(super) fn in_prose(text: &str, mut offer: impl FnMut(Place, &Mark<'_>)) {
    static GIVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)\b(?:give|gives|giving|gave|rate|rated|rating|rates|gets|get|getting|earns|earned|earning|deserves|score|scores|scoring|awarding|award|grade)\b
              (?:\s(?:it|this|film|movie|one|is|the|a|an|of|him|you|from|me|my|solid|strong|generous|full|easy|low|high|perfect|\x22[^\x22]{1,40}\x22)\b){0,6}[\s:]+[(]?",
        )
        .expect("the pattern of giving is a pattern")
    });
    for given in GIVES.find_iter(text) {
        let rest = &text[given.end()..];
        if let Some(mark) = Mark::at_start(rest)
            && (mark.is_evident() || is_given_grade(&mark, rest) || mark.written.ends_with('%'))
            && !is_of_others(sentence_around(text, given.start()))
        {
            offer(Place::Given, &mark);
        }
    }
    // At the end: the last few words.
    let tail_start = text
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(6)
        .map_or(0, |(at, _)| at);
    let tail = &text[tail_start..];
    for (at, c) in tail.char_indices() {
        let can_start = c.is_ascii_digit() || "★⭐🌟½*".contains(c);
        let after_word = tail[..at].ends_with(|c: char| {
            c.is_alphanumeric()
                || "/.★⭐🌟*½ ".contains(c) && !tail[..at].ends_with(". ") && c != ' '
        });
        if !can_start || after_word {
            continue;
        }
        if let Some(mark) = Mark::at_start(&tail[at..])
            && mark.is_evident()
            && ends_a_text(&tail[..at], &tail[at + mark.written.len()..])
            && !is_of_others(sentence_around(text, tail_start + at))
        {
            offer(Place::LineEnd, &mark);
            return;
        }
    }
}

/// Whether a mark ends a text: nothing stands behind it, or a few words behind one by itself.
fn ends_a_text(before: &str, behind: &str) -> bool {
    let behind = behind.trim_matches(|c: char| !c.is_alphanumeric());
    let is_alone = before.trim_end().ends_with(['.', '!', '?', '…']);
    behind.is_empty() || is_alone && behind.split(' ').count() <= 3
}

/// Whether a grade is what is given: `a B+.`, and not `a C in chemistry`.
fn is_given_grade(mark: &Mark<'_>, text: &str) -> bool {
    let rest = text[mark.written.len()..].trim_start_matches('"');
    mark.form == Form::Grade
        && (rest.is_empty()
            || rest.starts_with(['.', '!', ',', ';', ')'])
            || rest.starts_with(" from me"))
}

/// The sentence that a byte stands in, roughly.
fn sentence_around(text: &str, at: usize) -> &str {
    const AROUND: usize = 300;
    let first = text.floor_char_boundary(at.saturating_sub(AROUND));
    let last = text.ceil_char_boundary((at + AROUND).min(text.len()));
    let start = text[first..at]
        .rfind(". ")
        .map_or(first, |found| first + found + 2);
    let end = text[at..last].find(". ").map_or(last, |found| at + found);
    &text[start..end]
}
