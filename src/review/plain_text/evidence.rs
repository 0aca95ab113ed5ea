//! What the words around a name say about somebody: that they act in the film, direct it, worked on
//! it in another way, or belong to another film. The phrases stand in the tables of the languages.

use super::{
    language::{self, Role, Says, holds},
    mentions::Mention,
    names,
    titles::{Titles, Whose},
    words::{Kind, Word},
};

mod after;
mod before;
mod elsewhere;
mod role;

/// What is said about somebody.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub(super) who: usize,
    pub(super) said: Said,
    /// The word at which it is said.
    pub(super) at: usize,
}

/// What a phrase says, and as whom somebody acts by it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) says: Says,
    pub(super) role: Option<String>,
}

impl Said {
    fn of(says: Says) -> Self {
        Self { says, role: None }
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

    /// The words from here on, as the phrases of the tables expect them: `^` before one that is
    /// capitalised like a name, `@` for one of another film's title, `=` for one of this one's.
    fn told(&self, start: usize, at: usize) -> String {
        const MOST: usize = 24;
        let mut text = String::new();
        for at in at..at + MOST {
            let Some(word) = self.same(start, at) else {
                break;
            };
            match self.titles.whose(at) {
                Some(Whose::Another) => text.push('@'),
                Some(Whose::Own) => text.push('='),
                None if is_large(word) => text.extend(["^", &word.lower]),
                None => text.push_str(&word.lower),
            }
            text.push(' ');
        }
        text
    }

    /// What the first phrase that fits the words from here on says.
    fn phrase(&self, table: &language::Phrases, start: usize, at: usize) -> Option<Said> {
        let text = self.told(start, at);
        let (says, role, length) = table.find(&text)?;
        let behind = at + text[..length].matches(' ').count();
        let role = match role {
            Role::None => None,
            Role::Behind => role::behind(*self, behind),
            Role::Last => role::behind(*self, behind - 1),
            Role::WholeName => role::behind(*self, behind - 1).filter(|role| role.contains(' ')),
        };
        Some(Said { says, role })
    }
}

/// Everything that is said about the people of one list: `A, B and C deliver …`.
pub(super) fn of_group(scene: Scene<'_, '_>, group: &[Mention]) -> Vec<Evidence> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return Vec::new();
    };
    let evidence = |mention: &Mention, said: Said| Evidence {
        who: mention.who,
        said,
        at: mention.words.start,
    };
    let is_owner = |one: &Mention| scene.words[one.words.end - 1].possessive;
    let before = before::before(scene, group);
    // "The film by Jane Doe stars Ann Roe": it is the film that does what follows.
    let is_by = before.as_ref().is_some_and(|found| found.is_by);
    let next = scene.same(first.words.start, last.words.end);
    let goes_on = next.is_some_and(|word| !word.is_mark() && !holds("relative", &word.lower));
    let says_nothing = is_owner(last) || is_by && goes_on;
    let after = (!says_nothing).then(|| after::after(scene, last.words.end));
    let after = after.flatten();
    let in_brackets: Vec<Evidence> = group
        .iter()
        .filter_map(|one| Some(evidence(one, role::in_brackets_behind(scene, one)?)))
        .collect();
    // It is not said who did it, and the sentence is about what is not so.
    let is_unsaid = before.is_none() && after.is_none() && in_brackets.is_empty();
    if is_unsaid && is_unreal(scene, first, last) || elsewhere::is_told_of_another(scene, first) {
        let elsewhere = |one| evidence(one, Said::of(Says::Elsewhere));
        return group.iter().map(elsewhere).collect();
    }
    let says = before.as_ref().map(|found| found.said.says);
    let is_compared = matches!(says, Some(Says::Elsewhere | Says::IsRole));
    // "A and B play Romeo and Juliet": nobody knows here who is who.
    let of_one = |said: &Said| Said {
        says: said.says,
        role: said.role.clone().filter(|_| group.len() == 1),
    };
    let mut all = Vec::new();
    for (at, mention) in group.iter().enumerate() {
        if is_owner(mention)
            && let Some(said) = after::possessed(scene, mention.words.end)
        {
            all.push(evidence(mention, said));
            continue;
        }
        let before = before.as_ref().filter(|found| at == 0 || found.spreads);
        let after = after.as_ref().filter(|_| !is_compared);
        let said = before.map(|found| &found.said).into_iter().chain(after);
        all.extend(said.map(|said| evidence(mention, of_one(said))));
    }
    if !is_compared {
        all.extend(in_brackets);
    }
    all
}

/// Whether the words around a list of names are about what might have been, or name
/// somebody outside the film.
fn is_unreal(scene: Scene<'_, '_>, first: &Mention, last: &Mention) -> bool {
    const AROUND: usize = 12;
    let start = first.words.start;
    let mut near = start.saturating_sub(AROUND)..last.words.end + AROUND;
    near.any(|at| {
        scene.same(start, at).is_some_and(|word| {
            at + 1 == start && holds("leads elsewhere", &word.lower)
                || holds("unreal", &word.lower)
                || scene.is_other_title(at)
        })
    })
}

/// Whether a word can stand at the start of a role that is written with a capital.
fn is_large(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital && !(names::is_common(word) && word.lower.len() > 1)
}
