//! Marks inside a paragraph: where somebody gives them, and at its end.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Place, is_of_others,
    mark::{Form, Mark},
};

/// Marks inside a paragraph: where somebody gives them, and at its end.
pub(super) fn in_prose(text: &str, mut offer: impl FnMut(Place, &Mark<'_>)) {
    static GIVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)\b(?:is|was|ist|war|give|gives|giving|gave|rate|rated|rating|rates|gets|get|getting|gebe|vergebe|gibt|bekommt|verdient|erhält|earns|earned|earning|deserves|score|scores|scoring|awarding|award|grade)\b
              (?:\s(?:it|this|film|movie|one|is|the|a|an|of|him|you|from|me|my|solid|strong|generous|full|easy|low|high|perfect|dem|den|der|diesem|dieser|ihm|ihr|film|von|mir|ich|ihn|eine|einen|gute|solide|knappe|glatte|\x22[^\x22]{1,40}\x22)\b){0,6}[\s:]+[(]?",
        )
        .expect("the pattern of giving is a pattern")
    });
    /// `A solid B+`, `an A-`.
    static WEIGHED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)\b(?:an?|eine?)\s
              (?:(?:solid|strong|firm|weak|high|low|generous|easy|decent|respectable|clear|good|glatte|solide|gute)\s)?",
        )
        .expect("the pattern of a weighed grade is a pattern")
    });
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:\d|zero|one|two|three|four|five|six|seven|eight|nine|ten|null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)",
        )
        .expect("the pattern of a number is a pattern")
    });
    for given in GIVES.find_iter(text) {
        let rest = &text[given.end()..];
        if let Some(mark) = Mark::at_start(rest)
            && (mark.is_evident() || is_given_grade(&mark, rest) || mark.written.ends_with('%'))
            && !is_of_others(sentence_around(text, given.start()))
            && !is_denied(&text[..given.start()])
            && !is_denied(&text[..given.end()])
        {
            offer(Place::Given, &mark);
        }
    }
    for article in WEIGHED.find_iter(text) {
        let rest = &text[article.end()..];
        if let Some(mark) = Mark::at_start(rest)
            && weighs(&mark, article.as_str(), rest)
            && !is_of_others(sentence_around(text, article.start()))
            && !is_denied(&text[..article.end()])
        {
            offer(Place::Given, &mark);
        }
    }
    for start in NUMBER.find_iter(text) {
        // Nothing else is counted in stars out of so many.
        if let Some(mark) = Mark::at_start(&text[start.start()..])
            && mark.form == Form::Fraction
            && counts_stars(mark.written)
            && !is_of_others(sentence_around(text, start.start()))
            && !is_denied(&text[..start.start()])
        {
            offer(Place::LineEnd, &mark);
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
            && !is_denied(&text[..tail_start + at])
        {
            offer(Place::LineEnd, &mark);
            return;
        }
    }
}

/// Whether a mark ends a text: nothing follows it, or a few words follow one by itself.
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
            || [" from me", " for me", " overall", " in my book", " von mir"]
                .iter()
                .any(|behind| rest.starts_with(behind)))
}

/// Whether an article, and perhaps an adjective, lead to a mark: `a solid B`, `an A-`, `a strong 8/10`.
fn weighs(mark: &Mark<'_>, article: &str, text: &str) -> bool {
    let is_weighed = article.trim().contains(' ');
    match mark.form {
        Form::Grade => is_given_grade(mark, text) && (is_weighed || mark.written.len() > 1),
        Form::Fraction => is_weighed && mark.is_evident(),
        Form::Stars | Form::Bare => false,
    }
}

fn counts_stars(written: &str) -> bool {
    let lower = written.to_lowercase();
    lower.contains("star") || lower.contains("stern")
}

/// Whether the last words before a mark say that it is not given: `not a`, `nowhere near a`,
/// `could have been a`.
pub(super) fn is_denied(before: &str) -> bool {
    static DENIED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)(?:\b(?:not|no|never|hardly|nowhere|cannot|could|almost|nearly|far|short|without|kein|keine|keinen|nicht|fast)|n't)
              (?:\s(?:an?|the|my|your|quite|exactly|even|really|usual|typical|perfect|full|true|easy|solid|near|close|to|of|from|with|
                have|been|be|get|got|give|it|this|film|deserve|worth|eine?n?|die|ganz|glatte|volle|wirklich)\b){0,6}[\s(\x22]*$",
        )
        .expect("the pattern of a denial is a pattern")
    });
    const AROUND: usize = 80;
    DENIED.is_match(&before[before.ceil_char_boundary(before.len().saturating_sub(AROUND))..])
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
