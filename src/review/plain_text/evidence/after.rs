//! What follows a name: `plays`, `is superb as`, `'s performance`, `, who directs,`.

use super::{Said, Scene, role};
use crate::review::plain_text::{
    language::{self, AFTER, APPOSITION, ELSEWHERE, Says, holds},
    words::{Kind, Word},
};

/// How many words something put between a name and its verb may have.
const LONGEST_ASIDE: usize = 16;
/// How many words may stand between an owner's name and what they have.
const OWNED_WITHIN: usize = 5;

pub(super) fn after(scene: Scene<'_, '_>, end: usize) -> Option<Said> {
    let start = end.checked_sub(1)?;
    let mut at = end;
    let mut aside = None;
    for _ in 0..2 {
        let mark = scene.same(start, at)?.text;
        let (from, closes) = match mark {
            "(" => (at, ")"),
            "," | "—" | "–" => (at + 1, mark),
            _ => break,
        };
        let opens = scene.same(start, at + 1)?;
        if mark != "("
            && holds("clause after", &opens.lower)
            && let Some(found) = verb(scene, at, at + 1)
        {
            return Some(found);
        }
        if mark == "," {
            aside = aside.or_else(|| scene.phrase(&APPOSITION, start, at + 1));
        }
        match past(scene, from, closes) {
            Some(next) => at = next,
            None => return aside,
        }
    }
    verb(scene, start, at).or(aside)
}

/// The index after the next such mark of the sentence.
fn past(scene: Scene<'_, '_>, start: usize, mark: &str) -> Option<usize> {
    let mut range = start..start + LONGEST_ASIDE;
    let at = range.find(|at| scene.same(start, *at).is_none_or(|word| word.text == mark))?;
    scene.same(start, at).map(|_| at + 1)
}

fn verb(scene: Scene<'_, '_>, start: usize, from: usize) -> Option<Said> {
    const MOST_BETWEEN: usize = 4;
    let mut at = from;
    while at < from + MOST_BETWEEN && scene.same(start, at).is_some_and(is_between) {
        at += 1;
    }
    let found = scene.phrase(&AFTER, start, at).map(|found| (at, found));
    // "Has", "have": a verb by itself, too.
    let (at, found) = found.or_else(|| {
        let before = at.checked_sub(1).filter(|before| *before >= from)?;
        Some((before, scene.phrase(&AFTER, start, before)?))
    })?;
    let acts = matches!(found.says, Says::Acts | Says::MayAct | Says::Does);
    if acts && scene.phrase(&ELSEWHERE, start, at).is_some() {
        return Some(Said::of(Says::Elsewhere));
    }
    (found.says != Says::Nothing).then_some(found)
}

/// Whether a word is an adverb or another small word between a name and its verb.
fn is_between(word: &Word<'_>) -> bool {
    holds("between", &word.lower)
        || word.kind == Kind::Lower && word.lower.len() > 4 && word.lower.ends_with("ly")
}

/// What the owner of a noun does: `'s performance`, `'s camera`, `'s Nakia`.
pub(super) fn possessed(scene: Scene<'_, '_>, from: usize) -> Option<Said> {
    for at in from..from + OWNED_WITHIN {
        let word = scene.same(from.saturating_sub(1), at)?;
        if word.is_mark() && word.text != "\"" && word.text != "-" {
            return None;
        }
        if scene.is_own_title(at) && at <= from + 2 {
            return Some(Said::of(Says::Directs));
        }
        if scene.is_other_title(at) {
            return Some(Said::of(Says::Crew));
        }
        if let Some(says) = language::owned(&word.lower) {
            return Some(Said::of(says));
        }
        if word.kind == Kind::Capital {
            let role = role::behind(scene, at);
            return Some(Said {
                role,
                ..Said::of(Says::MayAct)
            });
        }
    }
    None
}
