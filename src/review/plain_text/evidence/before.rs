//! What precedes a name: `directed by`, `starring`, `like`, `the detective (`.

use super::{Said, Scene, role};
use crate::review::plain_text::{
    language::{self, Says, holds},
    mentions::Mention,
    names,
    words::{Kind, Word},
};

/// What the words in front of a list of names say.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) said: Said,
    /// Whether it applies to the whole list, and not only to the first.
    pub(super) spreads: bool,
    /// Whether the names depend on a `by` or `from`, so that what follows is said of the film.
    pub(super) is_by: bool,
}

impl Before {
    fn all(says: Says) -> Self {
        Self {
            said: Said::of(says),
            spreads: true,
            is_by: false,
        }
    }
}

/// Looks this many words back.
const BACK: usize = 9;

pub(super) fn before(scene: Scene<'_, '_>, group: &[Mention]) -> Option<Before> {
    let start = group.first()?.words.start;
    let sentence = scene.word(start)?.sentence;
    let back = scene.words[start.saturating_sub(BACK)..start].iter().rev();
    let back: Vec<&Word<'_>> = back.take_while(|word| word.sentence == sentence).collect();
    let nearest = *back.first()?;
    if matches!(nearest.text, "(" | "[") {
        return in_brackets(scene, group);
    }
    if nearest.text == "," {
        // "The director, Jane Doe, …".
        let says = noun(back.get(1)?)?;
        let is_one = |word: &&Word<'_>| holds("the one", &word.lower) || word.possessive;
        return back.get(2).copied().filter(is_one).map(|_| Before {
            spreads: false,
            ..Before::all(says)
        });
    }
    let end = back
        .iter()
        .position(|word| word.is_mark() && word.text != "-");
    let near = &back[..end.unwrap_or(back.len())];
    if let Some(says) = noun(near.first()?) {
        return Some(after_noun(scene, start, near, says));
    }
    let mut found = phrase(near)?;
    // "Vincent Hanna (played by Al Pacino)".
    if found.said.says == Says::Acts && back.get(near.len()).is_some_and(|word| word.text == "(") {
        found.said.role = role::ending_at(scene, start - near.len() - 1);
    }
    Some(found)
}

/// A noun right in front of a name: `director Jane Doe`.
fn noun(word: &Word<'_>) -> Option<Says> {
    let says = [
        ("director", Says::Directs),
        ("crew", Says::Crew),
        ("actor", Says::Acts),
    ];
    let said = says.into_iter().find(|(list, _)| holds(list, &word.lower));
    said.filter(|_| !word.possessive).map(|(_, says)| says)
}

fn after_noun(scene: Scene<'_, '_>, start: usize, near: &[&Word<'_>], says: Says) -> Before {
    let is_of_another = (2..=3).any(|back| scene.is_other_title(start.saturating_sub(back)));
    let mut farther = near.iter().skip(1).take(4);
    let says = match says {
        _ if farther.any(|word| holds("compares", &word.lower)) => Says::Elsewhere,
        Says::Directs if is_of_another => Says::Crew,
        Says::Acts if is_of_another => Says::MayAct,
        says => says,
    };
    Before {
        spreads: near[0].lower.ends_with('s'),
        is_by: near
            .get(1)
            .is_some_and(|word| holds("of whom", &word.lower)),
        ..Before::all(says)
    }
}

/// Goes back over adjectives to the word that says it.
fn phrase(near: &[&Word<'_>]) -> Option<Before> {
    const WITHIN: usize = 5;
    for (at, word) in near.iter().enumerate().take(WITHIN) {
        let farther = near[at + 1..].iter().map(|word| word.lower.as_str());
        let says = match language::before(&word.lower, at, &farther) {
            Some(Says::Nothing) => return None,
            Some(says) => says,
            None if at == 0 && holds("is who", &word.lower) => {
                let mut subject = near[1..].iter().take(8).rev();
                return subject.find_map(|word| noun(word)).map(Before::all);
            }
            None if word.kind == Kind::Lower && !holds("clause", &word.lower) => continue,
            None => return None,
        };
        return Some(Before {
            is_by: holds("by", &word.lower) && matches!(says, Says::Directs | Says::Crew),
            ..Before::all(says)
        });
    }
    None
}

/// `Vincent Hanna (Al Pacino)`, `the detective (Al Pacino, shouting)`, `the score (Hans Zimmer)`.
fn in_brackets(scene: Scene<'_, '_>, group: &[Mention]) -> Option<Before> {
    const LONGEST: usize = 14;
    let open = group.first()?.words.start.checked_sub(1)?;
    let end = group.last()?.words.end;
    if !matches!(scene.word(end)?.text, ")" | "]" | "," | ";" | "—" | "–") {
        return None;
    }
    let front = open.checked_sub(1)?;
    let word = scene.same(open, front)?;
    let closes = |at: &usize| scene.word(*at).is_none_or(|word| word.text == ")");
    let closing = (end..end + LONGEST).find(closes)?;
    let is_year = |word: &Word<'_>| word.kind == Kind::Number && word.text.len() == 4;
    let has_year = (end..closing).any(|at| scene.word(at).is_some_and(is_year));
    let is_quoted = word.text == "\"";
    if scene.is_other_title(front) || is_quoted && !scene.is_own_title(front.checked_sub(1)?) {
        return Some(Before::all(Says::Elsewhere));
    }
    if scene.is_own_title(front) || is_quoted {
        return has_year.then(|| Before::all(Says::Directs));
    }
    if has_year {
        return Some(Before::all(Says::Elsewhere));
    }
    match noun(word) {
        Some(says @ (Says::Directs | Says::Crew)) => return Some(Before::all(says)),
        _ if holds("work", &word.lower) => return Some(Before::all(Says::Crew)),
        _ if word.kind == Kind::Number || word.is_mark() => return None,
        _ => {}
    }
    let mut found = Before::all(Says::Acts);
    found.said.role = role::ending_at(scene, open);
    (found.said.role.is_some() || !names::is_common(word)).then_some(found)
}
