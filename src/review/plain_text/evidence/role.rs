//! As whom somebody acts: a role's name behind `as` or `plays`, or beside brackets.

use super::{Said, Scene, is_large};
use crate::review::plain_text::{
    language::{IN_BRACKETS, Says, holds},
    mentions::Mention,
    names,
    words::{Kind, Word, join, opens},
};

/// The most words in a role's name.
const MOST_WORDS: usize = 6;

/// The name of the role behind `as`, `plays` and the like, where it has one.
pub(super) fn behind(scene: Scene<'_, '_>, start: usize) -> Option<String> {
    const MOST_BEFORE: usize = 5;
    let mut at = start;
    while !is_large(scene.same(start, at)?) || scene.is_other_title(at) {
        let word = &scene.words[at];
        let goes_on = word.kind == Kind::Lower && !holds("ends role", &word.lower)
            || at == start && holds("whose", &word.lower);
        if !goes_on || at == start + MOST_BEFORE {
            return None;
        }
        at += 1;
    }
    let end = run_end(scene, at);
    // "A German officer", "the Vegas hustler": not a name.
    let ends = scene.same(start, end).is_none_or(|next| {
        next.is_mark() && next.text != "-"
            || next.kind != Kind::Number && holds("follows role", &next.lower)
            || next.lower.ends_with("ly")
    });
    (ends && !scene.words[end - 1].possessive).then(|| join(&scene.words[at..end]))
}

/// Where a run of capitalised words ends, with the small words inside it.
fn run_end(scene: Scene<'_, '_>, start: usize) -> usize {
    let mut end = start + 1;
    for at in start + 1..start + MOST_WORDS {
        let next = scene.same(start, at).filter(|word| !word.quoted);
        let Some(word) = next.filter(|_| !scene.words[at - 1].possessive) else {
            break;
        };
        if is_large(word) || word.kind == Kind::Number {
            end = at + 1;
        } else if !joins(word) {
            break;
        }
    }
    end
}

/// Whether a small word can be part of a role's name.
fn joins(word: &Word<'_>) -> bool {
    names::is_particle(word) || holds("in role", &word.lower)
}

/// The name of the role that ends in front of a bracket.
pub(super) fn ending_at(scene: Scene<'_, '_>, end: usize) -> Option<String> {
    let sentence = scene.word(end.checked_sub(1)?)?.sentence;
    let mut start = end;
    for at in (end.saturating_sub(MOST_WORDS)..end).rev() {
        let word = &scene.words[at];
        let is_number = word.kind == Kind::Number && at + 1 == end;
        if word.sentence != sentence || word.possessive || word.quoted {
            break;
        }
        if is_number || is_large(word) {
            start = at;
        } else if start == end || !joins(word) || opens(scene.words, at) {
            break;
        }
    }
    let role = join(&scene.words[start..end]);
    role.chars().any(char::is_alphabetic).then_some(role)
}

/// What the brackets behind a name say, and the role in them if it has a name: `Al Pacino (as
/// Vincent Hanna)`, or `Al Pacino (Vincent Hanna)` behind somebody whom the library knows to act.
pub(super) fn in_brackets_behind(scene: Scene<'_, '_>, actor: &Mention) -> Option<Said> {
    let open = actor.words.end;
    if scene.same(actor.words.start, open)?.text != "(" {
        return None;
    }
    if let Some(said) = scene.phrase(&IN_BRACKETS, open, open + 1) {
        return Some(said);
    }
    let first = scene.same(open, open + 1)?;
    let is_name = is_large(first) && scene.titles.whose(open + 1).is_none();
    if !*scene.is_actor.get(actor.who)? || !is_name {
        return None;
    }
    let end = run_end(scene, open + 1);
    let closes = scene.word(end).is_some_and(|word| word.text == ")");
    closes.then(|| Said {
        says: Says::Acts,
        role: Some(join(&scene.words[open + 1..end])),
    })
}
