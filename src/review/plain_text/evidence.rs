//! What the words around a name say about somebody: that they act in the film, direct it, worked on
//! it in another way, or belong to another film.

use std::ops::Range;

use super::{
    language::holds,
    mentions::Mention,
    names, steps,
    titles::{Titles, Whose},
    words::{Kind, Word},
};

mod after;
mod before;
mod elsewhere;
mod role;
mod verbs;

/// What a place in the text says about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// They act in the film.
    Acts,
    /// It reads like an actor's name.
    MayAct,
    /// They do something in the present, as actors and the people they play do.
    Does,
    Directs,
    /// They do what directors do, and writers and heroes now and then.
    MayDirect,
    /// They worked on it in another way, or direct something.
    Crew,
    /// They are mentioned for another film, or only as a comparison.
    Elsewhere,
    /// The name is that of a role.
    IsRole,
}

/// What is said about somebody, and as whom they act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) who: usize,
    pub(super) says: Says,
    pub(super) role: Option<String>,
    /// The word at which it is said.
    pub(super) at: usize,
}

/// What the words after a list of names say.
#[derive(Debug)]
struct After {
    says: Vec<Says>,
    role: Option<String>,
}

impl After {
    fn one(says: Says) -> Self {
        Self {
            says: vec![says],
            role: None,
        }
    }

    fn acts(role: Option<String>) -> Self {
        Self {
            says: vec![Says::Acts],
            role,
        }
    }
}

/// A text and what is known of its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a, 't> {
    pub(super) words: &'a [Word<'t>],
    pub(super) titles: &'a Titles,
    /// Whether the library has somebody in a cast, by their number among the people.
    pub(super) is_actor: &'a [bool],
}

impl<'a, 't> Scene<'a, 't> {
    fn word(&self, at: usize) -> Option<&'a Word<'t>> {
        self.words.get(at)
    }

    /// The word here, if it belongs to the sentence of `start`.
    fn same(&self, start: usize, at: usize) -> Option<&'a Word<'t>> {
        let word = self.words.get(at)?;
        (word.sentence == self.words.get(start)?.sentence).then_some(word)
    }

    fn is_other_title(&self, at: usize) -> bool {
        self.titles.whose(at) == Some(Whose::Another)
    }

    fn is_own_title(&self, at: usize) -> bool {
        self.titles.whose(at) == Some(Whose::Own)
    }
}

/// Everything that is said about the people of one list: `A, B and C deliver …`.
pub(super) fn of_group(scene: Scene<'_, '_>, group: &[Mention]) -> Vec<Evidence> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    let before = before::before(scene, group);
    let after = if scene.words[last.words.end - 1].possessive {
        None
    } else {
        after::after(scene, last.words.end)
    };
    // "The film by Jane Doe stars Ann Roe": it is the film that does what follows.
    let goes_on = scene
        .same(first.words.start, last.words.end)
        .is_some_and(|word| !word.is_mark() && !word.is("who"));
    let is_by = before.as_ref().is_some_and(|found| found.is_by);
    let after = after.filter(|_| !(is_by && goes_on));
    let in_brackets = group.iter().filter_map(|mention| {
        let role = role::in_brackets_behind(scene, mention)?.role;
        Some(Evidence {
            who: mention.who,
            says: Says::Acts,
            role,
            at: mention.words.start,
        })
    });
    let in_brackets: Vec<Evidence> = in_brackets.collect();
    // It is not said who did it, and the sentence is about what is not so.
    let is_unsaid = before.is_none() && after.is_none() && in_brackets.is_empty();
    if is_unsaid && is_unreal(scene, group) || elsewhere::is_told_of_another(scene, first) {
        let unreal = |mention: &Mention| Evidence {
            who: mention.who,
            says: Says::Elsewhere,
            role: None,
            at: mention.words.start,
        };
        return group.iter().map(unreal).collect();
    }
    let compared = before
        .as_ref()
        .is_some_and(|found| matches!(found.says, Says::Elsewhere | Says::IsRole));
    for (at, mention) in group.iter().enumerate() {
        let mut say = |says, role| {
            said.push(Evidence {
                who: mention.who,
                says,
                role,
                at: mention.words.start,
            });
        };
        if scene.words[mention.words.end - 1].possessive
            && let Some((says, role)) = after::possessed(scene, mention.words.end)
        {
            say(says, role);
            continue;
        }
        if let Some(found) = &before
            && (at == 0 || found.spreads)
        {
            let role = found.role.clone().filter(|_| group.len() == 1);
            say(found.says, role);
        }
        if compared {
            continue;
        }
        if let Some(found) = &after {
            for says in &found.says {
                // "A and B play Romeo and Juliet": nobody knows here who is who.
                let role = found.role.clone();
                let role = role.filter(|_| group.len() == 1 && *says == Says::Acts);
                say(*says, role);
            }
        }
    }
    if !compared {
        said.extend(in_brackets);
    }
    said
}

/// Whether the words around a list of names are about what might have been, or name
/// somebody outside the film.
fn is_unreal(scene: Scene<'_, '_>, group: &[Mention]) -> bool {
    const AROUND: usize = 12;
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return false;
    };
    let front = first
        .words
        .start
        .checked_sub(1)
        .and_then(|at| scene.word(at));
    let sentence = scene.words[first.words.start].sentence;
    if front.is_some_and(|word| {
        word.sentence == sentence && holds("about by for from of on to with", &word.lower)
    }) {
        return true;
    }
    let around = first.words.start.saturating_sub(AROUND)..last.words.end + AROUND;
    around.into_iter().any(|at| {
        let word = scene.word(at);
        word.is_some_and(|word| {
            word.sentence == sentence && (holds("unreal", &word.lower) || scene.is_other_title(at))
        })
    })
}

/// Whether a word is an adverb or another small word between a name and its verb.
fn is_between(word: &Word<'_>) -> bool {
    holds("between", &word.lower)
        || word.kind == Kind::Lower && word.lower.len() > 4 && word.lower.ends_with("ly")
}

/// Whether one of a few words in a sentence is in a list; the search ends at `until`.
fn any_of(
    scene: Scene<'_, '_>,
    range: Range<usize>,
    list: &str,
    until: impl Fn(&Word<'_>) -> bool,
) -> Option<usize> {
    let start = range.start;
    for at in range {
        steps::count(1);
        let word = scene.same(start, at)?;
        if until(word) {
            return None;
        }
        if holds(list, &word.lower) {
            return Some(at);
        }
    }
    None
}

/// Whether a word can stand at the start of a role that is written with a capital.
fn is_large(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital && !(names::is_common(word) && word.lower.len() > 1)
}
