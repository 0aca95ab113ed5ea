//! What may be wrong with a review by itself, although it can be used.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Subject;
use super::place::Spot;
use crate::diagnostic::{Problem, counted, grouped};
use crate::film::Genre;
use crate::review::sentences::sentences;
use crate::review::{spoilers, summary};

/// Fewer people in the cast hardly ever relate a film to another.
const FEW: usize = 3;

/// The longest review that is pleasant to page through, in characters: ten pages.
const COMFORTABLE: usize = 15_000;

/// How many places of one kind are shown per review.
const SHOWN: usize = 3;

/// Everything that may be wrong with a review, in the order of its fields.
pub(super) fn problems(subject: &Subject<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(few_cast(subject));
    problems.extend(no_summary(subject));
    problems.extend(summary_gives_away(subject));
    problems.extend(long_body(subject));
    problems.extend(broken_text(subject));
    problems
}

fn few_cast(subject: &Subject<'_>) -> Option<Problem> {
    let film = &subject.review.film;
    let cast = film.cast.len();
    // A documentary may have nobody to name, and nobody knows more about a film that may not exist.
    let may_be_few = film.genres.contains(&Genre::Documentary) || !film.confirmed;
    if cast >= FEW || may_be_few && cast > 0 {
        return None;
    }
    let message = match cast {
        0 => "the film has no cast".to_owned(),
        cast => format!("the cast has {}", counted(cast, "name", "names")),
    };
    let place = subject.place(&[Spot::Key("cast")]);
    Some(
        Problem::warning("few-cast", place, message)
            .help("name three people or more: `/related` and `/connect` go by the cast"),
    )
}

fn no_summary(subject: &Subject<'_>) -> Option<Problem> {
    let review = subject.review;
    let body = review.body.as_deref()?;
    let made = summary::summary(review);
    let short = made.is_none_or(|made| sentences(&made).len() < 2);
    if review.summary.is_some() || !short {
        return None;
    }
    let place = subject.place(&[Spot::Text(body)]);
    Some(
        Problem::warning(
            "no-summary",
            place,
            "there is no `summary`, and too little to make one of",
        )
        .help(
            "write two sentences as `summary`: what kind of film it is, and what you think of it",
        ),
    )
}

/// A sentence of the summary that says what a spoiler of the body says.
fn summary_gives_away(subject: &Subject<'_>) -> Option<Problem> {
    let summary = subject.review.summary.as_deref()?;
    let body = subject.review.body.as_deref()?;
    let mut hidden = spoilers::marked(body);
    hidden.extend(spoilers::guessed(body));
    let told: Vec<Range<usize>> = sentences(summary);
    hidden.into_iter().find_map(|spoiler| {
        let spoiler = &body[spoiler];
        let words = telling_words(spoiler);
        let sentence = told
            .iter()
            .map(|range| &summary[range.clone()])
            .find(|sentence| says_the_same(&telling_words(sentence), &words))?;
        let place = subject.place(&[Spot::Text(sentence), Spot::Key("summary")]);
        let there = subject.place(&[Spot::Text(spoiler.trim_matches('|'))]);
        Some(
            Problem::warning(
                "summary-spoiler",
                place,
                "the summary gives away what the review hides",
            )
            .also(there, "hidden here")
            .help("a summary is shown to everybody: leave it out there"),
        )
    })
}

/// Whether most of the shorter one's words are in the other, and more than a few.
fn says_the_same(a: &HashSet<String>, b: &HashSet<String>) -> bool {
    const MANY: usize = 3;
    let both = a.intersection(b).count();
    both >= MANY && both * 5 >= a.len().min(b.len()) * 3
}

/// The words that say something: long ones, small.
fn telling_words(text: &str) -> HashSet<String> {
    const LONG: usize = 4;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= LONG)
        .map(str::to_lowercase)
        .collect()
}

fn long_body(subject: &Subject<'_>) -> Option<Problem> {
    let body = subject.review.body.as_deref()?;
    let found = body.chars().count();
    if found <= COMFORTABLE {
        return None;
    }
    let place = subject.place(&[Spot::Text(body)]);
    Some(
        Problem::warning(
            "long-review",
            place,
            format!("the review has {} characters", grouped(found)),
        )
        .help(format!(
            "more than {} are more than ten pages on Discord: shorten it",
            grouped(COMFORTABLE)
        )),
    )
}

/// What authors write that Discord's cards do not show as they mean it.
static UNSHOWN: LazyLock<Vec<(Regex, &'static str, &'static str)>> = LazyLock::new(|| {
    [
        (
            r"(?m)^ {0,3}#{1,6} +[^ \n].*$",
            "a heading is shown with its number signs",
            "write it as a sentence, or leave it out",
        ),
        (
            r"!?\[[^\]\n]*\]\([^)\n]*\)",
            "a link is shown with its brackets",
            "leave the address out",
        ),
        (
            r"</?[A-Za-z][^<>\n]*>|&(?:[a-z]{2,8}|#[0-9]{1,6});",
            "HTML is shown as it is written",
            "write the character itself, and `*…*` for emphasis",
        ),
        (
            r"(?m)^```.*$|`[^`\n]+`",
            "code is shown with its backquotes",
            "leave the backquotes out",
        ),
        (
            r"(?m)^[^|\n]*[^|\n\\]\|[^|\n]+\|[^|\n]*$",
            "a table is shown with its bars",
            "write it as sentences",
        ),
        (
            r"(?m)^ {0,3}>.*$",
            "a quotation is shown with its angle bracket",
            "put it between quotation marks",
        ),
    ]
    .into_iter()
    .map(|(pattern, what, help)| {
        let pattern =
            Regex::new(pattern).expect("the patterns are constants, and a test builds them");
        (pattern, what, help)
    })
    .collect()
});

fn broken_text(subject: &Subject<'_>) -> Vec<Problem> {
    let review = subject.review;
    let texts = [review.summary.as_deref(), review.body.as_deref()];
    let mut problems = Vec::new();
    for text in texts.into_iter().flatten() {
        for (pattern, what, help) in UNSHOWN.iter() {
            for found in pattern.find_iter(text).take(SHOWN) {
                let place = subject.place(&[Spot::Text(found.as_str())]);
                problems.push(Problem::warning("unshown-markup", place, *what).help(*help));
            }
        }
        for paragraph in text
            .split("\n\n")
            .filter(|text| !is_balanced(text))
            .take(SHOWN)
        {
            let start = open_emphasis(paragraph);
            let place = subject.place(&[Spot::Text(&paragraph[start..])]);
            problems.push(
                Problem::warning(
                    "open-emphasis",
                    place,
                    "emphasis is opened and never closed",
                )
                .help(r"close it in the same paragraph, or write `\*` for an asterisk"),
            );
        }
    }
    problems
}

/// Where asterisks stand that may be emphasis: not escaped, not the mark of a list, not alone.
fn asterisks(paragraph: &str) -> impl Iterator<Item = usize> {
    let bytes = paragraph.as_bytes();
    paragraph.match_indices('*').map(|(at, _)| at).filter(|at| {
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        before != b'\\' && !(before.is_ascii_whitespace() && after.is_ascii_whitespace())
    })
}

fn is_balanced(paragraph: &str) -> bool {
    asterisks(paragraph).count().is_multiple_of(2)
}

/// The last asterisk of a paragraph: it closes nothing, or is itself never closed.
fn open_emphasis(paragraph: &str) -> usize {
    asterisks(paragraph).last().unwrap_or(0)
}
