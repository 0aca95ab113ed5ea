//! As whom somebody acts: a role's name behind `as` or `plays`, or beside brackets.

use super::{Said, Scene, is_large};
use crate::review::plain_text::{
    language::{IN_BRACKETS, Says, holds},
    mentions::{Mention, join},
    names,
    words::{Kind, Word},
};

/// The most words in a role's name.
const MOST_WORDS: usize = 6;

/// The name of the role behind `as`, `plays` and the like, where it has one.
pub(super) fn behind(scene: Scene<'_, '_>, start: usize) -> Option<String> {
    let mut at = start;
    let mut described = 0;
    loop {
        let word = scene.same(start, at)?;
        if is_large(word) && !scene.is_other_title(at) {
            break;
        }
        let goes_on = word.kind == Kind::Lower && !holds("ends role", &word.lower)
            || described == 0 && holds("whose", &word.lower);
        if !goes_on || described >= 5 {
            return None;
        }
        described += 1;
        at += 1;
    }
    let end = run_end(scene, at);
    let last = &scene.words[end - 1];
    if last.possessive {
        return None;
    }
    // "A German officer", "the Vegas hustler": not a name.
    if let Some(next) = scene.same(start, end)
        && !(next.is_mark() && next.text != "-"
            || next.kind != Kind::Number && holds("follows role", &next.lower)
            || next.lower.ends_with("ly"))
    {
        return None;
    }
    Some(join(&scene.words[at..end]))
}

/// Where a run of capitalised words ends, with the small words inside it.
fn run_end(scene: Scene<'_, '_>, start: usize) -> usize {
    let mut end = start + 1;
    let mut at = start + 1;
    while at < start + MOST_WORDS
        && let Some(word) = scene.same(start, at)
        && !scene.words[at - 1].possessive
        && !word.quoted
    {
        if is_large(word) || word.kind == Kind::Number {
            end = at + 1;
        } else if !(names::is_particle(word) || holds("in role", &word.lower)) {
            break;
        }
        at += 1;
    }
    end
}

/// The name of the role that ends in front of a bracket.
pub(super) fn ending_at(scene: Scene<'_, '_>, end: usize) -> Option<String> {
    let last = end.checked_sub(1)?;
    let sentence = scene.word(last)?.sentence;
    let mut start = end;
    let mut at = end;
    while at > 0 && end - at < MOST_WORDS {
        at -= 1;
        let word: &Word<'_> = &scene.words[at];
        if word.sentence != sentence || word.possessive || word.quoted {
            break;
        }
        let opens = at == 0 || scene.words[at - 1].sentence != sentence;
        if word.kind == Kind::Number && at + 1 == end || is_large(word) {
            start = at;
        } else if !(start < end
            && (names::is_particle(word) || holds("in role", &word.lower))
            && !opens)
        {
            break;
        }
    }
    let role = (start < end).then(|| join(&scene.words[start..end]))?;
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
