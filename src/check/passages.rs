//! Passages that two reviews have in common: one was copied from the other, most likely.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every run of words a few fingerprints are
//! kept, so that a library of a million sentences is compared in one pass and little memory.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Subject;
use super::place::Spot;
use crate::diagnostic::Problem;

/// How many words make a fingerprint.
const RUN: usize = 16;

/// One fingerprint is kept of this many runs in a row: a passage of `RUN + WINDOW - 1` words that
/// two reviews share is always found.
const WINDOW: usize = 16;

/// A fingerprint, whose review it is, and at which byte of the body it starts.
type Print = (u64, u32, u32);

/// One warning for each review that shares a passage with an earlier one, unless neither was asked
/// about.
pub(super) fn problems(all: &[Subject<'_>], asked: impl Fn(&Subject<'_>) -> bool) -> Vec<Problem> {
    let mut prints: Vec<Print> = Vec::new();
    for (nth, subject) in (0_u32..).zip(all) {
        if let Some(body) = subject.review.body.as_deref() {
            prints.extend(
                fingerprints(body)
                    .into_iter()
                    .map(|(hash, at)| (hash, nth, at)),
            );
        }
    }
    prints.sort_unstable();
    let mut problems = Vec::new();
    let mut said = HashSet::new();
    for same in prints.chunk_by(|a, b| a.0 == b.0) {
        let first = same[0];
        for later in same.iter().filter(|later| later.1 != first.1) {
            let [here, there] = [*later, first].map(|print| (&all[print.1 as usize], print.2));
            let (here, there) = if asked(here.0) {
                (here, there)
            } else {
                (there, here)
            };
            if asked(here.0) && said.insert((later.1, first.1)) {
                problems.push(problem(here, there));
            }
        }
    }
    problems
}

fn problem(here: (&Subject<'_>, u32), there: (&Subject<'_>, u32)) -> Problem {
    let place = |(subject, at): (&Subject<'_>, u32)| {
        let body = subject.review.body.as_deref().unwrap_or_default();
        subject.place(&[Spot::Text(body.get(at as usize..).unwrap_or_default())])
    };
    let film = there.0.review.film.title_and_year();
    Problem::warning(
        "shared-passage",
        place(here),
        format!("this passage is in the review of {film}, too"),
    )
    .also(place(there), "the other one")
    .help("write each review for its own film")
}

/// The fingerprints of a body that are kept, and where each starts.
fn fingerprints(body: &str) -> Vec<(u64, u32)> {
    let mut words: Vec<(u64, u32)> = Vec::new();
    let mut start = None;
    for (at, c) in body.char_indices().chain([(body.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let mut hasher = DefaultHasher::new();
                body[from..at].to_lowercase().hash(&mut hasher);
                words.push((hasher.finish(), u32::try_from(from).unwrap_or(u32::MAX)));
                start = None;
            }
            _ => {}
        }
    }
    let runs: Vec<(u64, u32)> = words
        .windows(RUN)
        .map(|run| {
            let hash = run.iter().fold(0_u64, |hash, (word, _)| {
                hash.wrapping_mul(0x0100_0000_01b3) ^ word
            });
            (hash, run[0].1)
        })
        .collect();
    let mut kept: Vec<(u64, u32)> = runs
        .windows(WINDOW)
        .filter_map(|window| window.iter().min().copied())
        .collect();
    kept.dedup();
    kept
}
