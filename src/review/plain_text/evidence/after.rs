//! What follows a name: `plays`, `is superb as`, `'s performance`, `, who directs,`.

use super::{
    After, Says, Scene, any_of, is_between, role,
    verbs::{is_of_another, judge},
};
use crate::review::plain_text::{
    language::holds,
    words::{Kind, Word},
};

/// How many words something put between a name and its verb may have.
const LONGEST_ASIDE: usize = 16;

pub(super) fn after(scene: Scene<'_, '_>, end: usize) -> Option<After> {
    let start = end.checked_sub(1)?;
    let mut at = end;
    let mut aside = None;
    for _ in 0..2 {
        let word = scene.same(start, at)?;
        match word.text {
            "(" => at = past(scene, at, ")")?,
            "," => {
                if let Some(found) = clause(scene, at + 1) {
                    return Some(found);
                }
                aside = aside.or_else(|| apposition(scene, at + 1));
                match past(scene, at + 1, ",") {
                    Some(next) => at = next,
                    None => return aside.map(After::one),
                }
            }
            "—" | "–" => {
                if let Some(found) = clause(scene, at + 1) {
                    return Some(found);
                }
                at = past(scene, at + 1, word.text)?;
            }
            _ => break,
        }
    }
    verb(scene, start, at).or_else(|| aside.map(After::one))
}

/// The index after the next such mark of the sentence.
fn past(scene: Scene<'_, '_>, start: usize, mark: &str) -> Option<usize> {
    let mut range = start..start + LONGEST_ASIDE;
    let at = range.find(|at| scene.same(start, *at).is_none_or(|word| word.text == mark))?;
    scene.same(start, at).map(|_| at + 1)
}

/// `, who plays …`, `, playing …`, `, as …`: a clause that says it by itself.
fn clause(scene: Scene<'_, '_>, at: usize) -> Option<After> {
    let word = scene.same(at.checked_sub(1)?, at)?;
    let says_it = word.is_one_of(&[
        "who",
        "playing",
        "portraying",
        "voicing",
        "reprising",
        "as",
        "returning",
        "starring",
        "doing",
        "giving",
        "delivering",
        "cast",
        "terrific",
        "superb",
        "excellent",
        "wonderful",
        "brilliant",
        "magnificent",
        "great",
        "perfectly",
    ]);
    if !says_it {
        return None;
    }
    verb(scene, at - 1, at)
}

/// `, the director of photography,`: who somebody is.
fn apposition(scene: Scene<'_, '_>, at: usize) -> Option<Says> {
    let ends = |word: &Word<'_>| word.is_mark() && word.text != "-";
    if any_of(scene, at..at + 5, "director", ends).is_some() {
        let of_another = (at..at + 8).any(|at| scene.is_other_title(at));
        return Some(if of_another {
            Says::Crew
        } else {
            Says::Directs
        });
    }
    if any_of(scene, at..at + 3, "actor", ends).is_some() {
        return Some(Says::Acts);
    }
    any_of(
        scene,
        at..at + 4,
        "writer screenwriter composer producer cinematographer novelist editor",
        ends,
    )
    .map(|_| Says::Crew)
}

fn verb(scene: Scene<'_, '_>, start: usize, from: usize) -> Option<After> {
    let mut at = from;
    while at < from + 4 && scene.same(start, at).is_some_and(is_between) {
        at += 1;
    }
    let mut word = scene.same(start, at)?;
    let mut found = judge(scene, at, word);
    // "Has", "have": a verb by itself, too.
    if found.is_none() && at > from {
        at -= 1;
        word = scene.same(start, at)?;
        found = judge(scene, at, word);
    }
    let found = found?;
    let lower = word.lower.as_str();
    let comes_back = matches!(
        lower,
        "returns" | "return" | "reprises" | "reprise" | "returning"
    );
    let acts = found
        .says
        .iter()
        .any(|s| matches!(s, Says::Acts | Says::MayAct | Says::Does));
    if acts && (is_of_another(scene, at) || !comes_back && is_of_an_earlier(scene, at)) {
        return Some(After::one(Says::Elsewhere));
    }
    Some(found)
}

fn is_of_an_earlier(scene: Scene<'_, '_>, verb: usize) -> bool {
    let ends = |word: &Word<'_>| word.is_mark() && word.text != "-";
    let Some(at) = any_of(scene, verb + 1..verb + 9, "in", ends) else {
        return false;
    };
    scene.same(verb, at + 1).is_some_and(|w| w.is("the"))
        && scene
            .same(verb, at + 2)
            .is_some_and(|w| holds("earlier", &w.lower))
}

/// What the owner of a noun does: `'s performance`, `'s camera`, `'s Nakia`.
pub(super) fn possessed(scene: Scene<'_, '_>, from: usize) -> Option<(Says, Option<String>)> {
    for at in from..from + 5 {
        let word = scene.same(from.saturating_sub(1), at)?;
        if word.is_mark() && word.text != "\"" && word.text != "-" {
            return None;
        }
        let lower = word.lower.as_str();
        if scene.is_own_title(at) && at <= from + 2 {
            return Some((Says::Directs, None));
        }
        if scene.is_other_title(at) {
            return Some((Says::Crew, None));
        }
        if holds("performance", lower) {
            return Some((Says::Acts, None));
        }
        // The camera is as often its operator's.
        if matches!(lower, "camera" | "lens" | "staging" | "pacing") {
            return Some((Says::Crew, None));
        }
        if holds("direction", lower) {
            return Some((Says::Directs, None));
        }
        if holds("work", lower) || holds("crew", lower) {
            return Some((Says::Crew, None));
        }
        if word.kind == Kind::Capital {
            return Some((Says::MayAct, role::behind(scene, at)));
        }
    }
    None
}
