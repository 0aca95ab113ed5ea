//! Marks inside a paragraph: where somebody gives them, and at its end.

use super::{Place, is_of_others};
use crate::review::plain_text::mark::{Form, Mark};

patterns! {
    /// What a mark may start with, apart from brackets and words before it.
    START = r"(?i)\b(?:\d|<number><half>?\b|[A-F](?:[+−–-]|\b))|[\p{So}½*]";
    GIVES = r#"(?i)\b<rates>\b(?:\s(?:<given to>\b|"[^"]{1,40}")){0,6}[\s:]+[(]?$"#;
    /// `A solid B+`, `an A-`.
    WEIGHED = r"(?i)\b<article>\s(?P<how><weighed>\s)?$";
    /// What is in front of a scale.
    OUT_OF = r"(?i)(?:\b<out of>\s|/\s?)$";
    COUNTS_STARS = r"(?i)<points>";
    FROM_ME = r"(?i)^(?:$|[.!,;)]| <from me>\b)";
    /// `Not a`, `nowhere near a`, `could have been a`.
    DENIED = r#"(?i)(?:\b<denies>|n't)(?:\s<denied>\b){0,6}[\s("]*$"#;
}
/// How far the words around a mark are read, in bytes.
const AROUND: usize = 120;

/// Offers the marks inside a paragraph.
pub(super) fn in_prose(text: &str, mut offer: impl FnMut(Place, &Mark<'_>)) {
    let last_words = text.char_indices().rev().filter(|(_, c)| *c == ' ').nth(6);
    let tail = last_words.map_or(0, |(at, _)| at);
    let mut end = 0;
    for start in START.find_iter(text) {
        let at = start.start();
        let (before, rest) = text.split_at(at);
        let Some(mark) = Mark::at_start(rest).filter(|_| at >= end) else {
            continue;
        };
        end = at + mark.written.len();
        let behind = &rest[mark.written.len()..];
        let near = &before[before.ceil_char_boundary(at.saturating_sub(AROUND))..];
        let gives = GIVES.find(near);
        let is_given = gives.is_some()
            && (mark.is_evident()
                || mark.form == Form::Symbols
                || is_given_grade(&mark, behind)
                || mark.written.ends_with('%'));
        let is_in_word = before.ends_with(|c: char| c.is_alphanumeric() || "/.-".contains(c));
        let counts_stars = mark.form == Form::Fraction && COUNTS_STARS.is_match(mark.written);
        let ends = at >= tail && mark.is_evident() && !is_in_word && ends_a_text(before, behind);
        let place = if is_given || weighs(&mark, near, behind) {
            Place::Given
        } else if counts_stars || ends {
            Place::LineEnd
        } else {
            continue;
        };
        let leads = gives.map_or(near, |gives| &near[..gives.start()]);
        if OUT_OF.is_match(near)
            || DENIED.is_match(near)
            || DENIED.is_match(leads)
            || is_of_others(clause(text, at))
        {
            continue;
        }
        offer(place, &mark);
    }
}

/// Whether a mark ends a text: nothing follows it, or a few words follow one by itself.
fn ends_a_text(before: &str, behind: &str) -> bool {
    let behind = behind.trim_matches(|c: char| !c.is_alphanumeric());
    let is_alone = before.trim_end().ends_with(['.', '!', '?', '…']);
    behind.is_empty() || is_alone && behind.split(' ').count() <= 3
}

/// Whether a grade is what is given: `a B+.`, and not `a C in chemistry`.
fn is_given_grade(mark: &Mark<'_>, behind: &str) -> bool {
    mark.form == Form::Grade && FROM_ME.is_match(behind.trim_start_matches('"'))
}

/// Whether an article, and perhaps an adjective, lead to a mark: `a solid B`, `a strong 8/10`.
fn weighs(mark: &Mark<'_>, before: &str, behind: &str) -> bool {
    let Some(article) = WEIGHED.captures(before) else {
        return false;
    };
    let is_weighed = article.name("how").is_some();
    match mark.form {
        Form::Grade => is_given_grade(mark, behind) && (is_weighed || mark.written.len() > 1),
        Form::Fraction => is_weighed && mark.is_evident(),
        _ => false,
    }
}

patterns! {
    /// Where the author speaks of themselves.
    pub(super) OWN = r"(?i)\b<own>\b";
}

/// What is said where a mark stands, from the beginning of the sentence or from where its author
/// speaks of themselves.
fn clause(text: &str, at: usize) -> &str {
    const AROUND: usize = 300;
    let first = text.ceil_char_boundary(at.saturating_sub(AROUND));
    let last = text.floor_char_boundary((at + AROUND).min(text.len()));
    let start = text[first..at]
        .rfind(". ")
        .map_or(first, |found| first + found + 2);
    let end = text[at..last].find(". ").map_or(last, |found| at + found);
    let own = OWN.find_iter(&text[start..at]).last();
    &text[start + own.map_or(0, |own| own.start())..end]
}
