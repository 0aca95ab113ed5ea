//! What precedes a name: `directed by`, `starring`, `like`, `the detective (`.

use super::{Says, Scene, role};
use crate::review::plain_text::{
    language::holds,
    mentions::Mention,
    names,
    words::{Kind, Word},
};

/// What the words in front of a list of names say.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) says: Says,
    pub(super) role: Option<String>,
    /// Whether it applies to the whole list, and not only to the first.
    pub(super) spreads: bool,
    /// Whether the names depend on a `by` or `from`, so that what follows is said of the film.
    pub(super) is_by: bool,
}

impl Before {
    fn all(says: Says) -> Self {
        Self {
            says,
            role: None,
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
    let first = start.saturating_sub(BACK);
    let back: Vec<&Word<'_>> = scene.words[first..start]
        .iter()
        .rev()
        .take_while(|word| word.sentence == sentence)
        .collect();
    let nearest = *back.first()?;
    if nearest.text == "(" || nearest.text == "[" {
        return in_brackets(scene, group);
    }
    if nearest.text == "," {
        // "The director, Jane Doe, …".
        let noun = back.get(1)?;
        let is_one = back.get(2).is_some_and(|word| {
            word.is_one_of(&["the", "its", "whose", "his", "her", "and"]) || word.possessive
        });
        return noun_of(noun).filter(|_| is_one).map(|says| Before {
            says,
            role: None,
            spreads: false,
            is_by: false,
        });
    }
    let end = back
        .iter()
        .position(|word| word.is_mark() && word.text != "-");
    let near = &back[..end.unwrap_or(back.len())];
    let noun = near.first()?;
    if let Some(says) = noun_of(noun) {
        return Some(after_noun(scene, start, near, says));
    }
    let mut found = phrase(near)?;
    // "Vincent Hanna (played by Al Pacino)".
    if found.says == Says::Acts && back.get(near.len()).is_some_and(|word| word.text == "(") {
        found.role = role::ending_at(scene, start - near.len() - 1);
    }
    Some(found)
}

/// A noun right in front of a name: `director Jane Doe`.
fn noun_of(noun: &Word<'_>) -> Option<Says> {
    if noun.possessive {
        return None;
    }
    let word = noun.lower.as_str();
    if holds("director", word) {
        Some(Says::Directs)
    } else if holds("crew", word) {
        Some(Says::Crew)
    } else if holds("actor", word) {
        Some(Says::Acts)
    } else {
        None
    }
}

fn after_noun(scene: Scene<'_, '_>, start: usize, near: &[&Word<'_>], says: Says) -> Before {
    let spreads = near[0].lower.ends_with('s');
    let of_another = scene.is_other_title(start.saturating_sub(2))
        || scene.is_other_title(start.saturating_sub(3));
    let compares = near
        .iter()
        .skip(1)
        .take(4)
        .any(|word| holds("compares", &word.lower));
    let says = match says {
        _ if compares => Says::Elsewhere,
        Says::Directs if of_another => Says::Crew,
        Says::Acts if of_another => Says::MayAct,
        says => says,
    };
    Before {
        says,
        role: None,
        spreads,
        is_by: near
            .get(1)
            .is_some_and(|word| word.is_one_of(&["by", "from", "of", "von"])),
    }
}

/// Goes back over adjectives to the word that says it.
fn phrase(near: &[&Word<'_>]) -> Option<Before> {
    const WITHIN: usize = 5;
    for (at, word) in near.iter().enumerate().take(WITHIN) {
        let farther = &near[at + 1..];
        let lower = word.lower.as_str();
        let holds_near = |list: &str, most: usize| {
            let mut near = farther.iter().take(most);
            near.any(|word| holds(list, &word.lower))
        };
        if let Some(says) = in_german(word, farther).filter(|_| at == 0) {
            return Some(Before::all(says));
        }
        let says = match lower {
            "by" | "von" => return by(farther),
            "from"
                if holds_near(
                    "performance performances turn turns work cameo cameos support appearance appearances",
                    4,
                ) =>
            {
                Says::Acts
            }
            "from" if holds_near("made", 3) => Says::Crew,
            "from"
                if holds_near(
                    "film movie thriller drama comedy debut feature effort picture offering outing latest",
                    1,
                ) =>
            {
                Says::Directs
            }
            "of" if holds_near(
                "performance performances turn turns chemistry cast ensemble pairing trio duo casting presence",
                3,
            ) =>
            {
                Says::Acts
            }
            "of" if holds_near("direction directing", 2) => Says::Directs,
            "of" if holds_near("likes", 1) => Says::MayAct,
            "of" | "to" | "from" if holds_near("reminds", 3) => Says::Elsewhere,
            "of" if holds_near("work", 2) => Says::Crew,
            "between"
                if holds_near(
                    "chemistry scenes rapport interplay relationship banter scene",
                    3,
                ) =>
            {
                Says::Acts
            }
            "opposite" | "alongside" => Says::Acts,
            "including" | "includes" | "boasts"
                if holds_near("cast ensemble actors players", 6) =>
            {
                Says::Acts
            }
            "with"
                if holds_near(
                    "cast ensemble performances stars star starring co-stars plays",
                    4,
                ) =>
            {
                Says::Acts
            }
            "with" if holds_near("compare compared comparison", 8) => Says::Elsewhere,
            "for" if holds_near("meant written intended originally wanted", 3) => Says::Elsewhere,
            "to" if holds_near("belong belongs falls goes part role went", 3) => Says::MayAct,
            "of" if holds_near("instead", 1) => Says::Elsewhere,
            "since" if at <= 1 => Says::Elsewhere,
            "is" if at == 0 => return is_who(farther),
            "such" | "like"
                if holds_near(
                    "actors performers players talents names veterans faces stars",
                    2,
                ) =>
            {
                Says::MayAct
            }
            "as" if holds_near("such", 1) => Says::Elsewhere,
            "as" if at <= 2 => Says::IsRole,
            "not" | "no" if at == 0 => Says::Elsewhere,
            _ if holds("introduces", lower) && !(lower == "stars" && at > 2) => Says::Acts,
            _ if at <= 3 && (holds("plays", lower) || holds("acts", lower)) => Says::IsRole,
            _ if at <= 2 && holds("compares", lower) => Says::Elsewhere,
            _ if at <= 3
                && matches!(
                    lower,
                    "think" | "imagine" | "remember" | "replaces" | "replacing"
                ) =>
            {
                Says::Elsewhere
            }
            _ if word.kind == Kind::Lower && !is_clause(lower) => continue,
            _ => return None,
        };
        return Some(Before {
            is_by: lower == "from" && matches!(says, Says::Directs | Says::Crew),
            ..Before::all(says)
        });
    }
    None
}

/// `Regie führte`, `hier spielt`: a verb followed by its subject.
fn in_german(verb: &Word<'_>, farther: &[&Word<'_>]) -> Option<Says> {
    let before = farther.first()?;
    match verb.lower.as_str() {
        "führt" | "führte" if before.is("regie") => Some(Says::Directs),
        "spielen" | "spielt" | "spielte" | "spielten"
            if holds(
                "außerdem daneben dabei darin diesmal hier ihn wieder",
                &before.lower,
            ) =>
        {
            Some(Says::Acts)
        }
        _ => None,
    }
}

/// `the lead is`, `behind the camera is`.
fn is_who(farther: &[&Word<'_>]) -> Option<Before> {
    let subject = farther.iter().take(8);
    subject
        .rev()
        .find_map(|word| noun_of(word))
        .map(Before::all)
}

/// Words that begin something new, where the search ends.
fn is_clause(word: &str) -> bool {
    holds(
        "and at because but for if in on or that then though when where which while who with",
        word,
    )
}

/// `played by`, `written and directed by`, `a film by`.
fn by(farther: &[&Word<'_>]) -> Option<Before> {
    let hit = farther.iter().take(7).find_map(|word| {
        let lower = word.lower.as_str();
        if holds("played", lower) || lower == "stolen" {
            Some(Says::Acts)
        } else if holds("directed", lower) {
            Some(Says::Directs)
        } else if holds("made", lower) {
            Some(Says::Crew)
        } else {
            None
        }
    })?;
    let is_directed = |word: &&Word<'_>| word.is_one_of(&["directed", "co-directed"]);
    if hit == Says::Crew
        && farther
            .get(1)
            .is_some_and(|word| word.is_one_of(&["and", "&"]))
        && farther
            .iter()
            .take(4)
            .copied()
            .any(|word| is_directed(&word))
    {
        return Some(Before {
            is_by: true,
            ..Before::all(Says::Directs)
        });
    }
    Some(Before {
        is_by: matches!(hit, Says::Directs | Says::Crew),
        ..Before::all(hit)
    })
}

/// `Vincent Hanna (Al Pacino)`, `the detective (Al Pacino, shouting)`, `the score (Hans Zimmer)`.
fn in_brackets(scene: Scene<'_, '_>, group: &[Mention]) -> Option<Before> {
    let open = group.first()?.words.start.checked_sub(1)?;
    let end = group.last()?.words.end;
    let next = scene.word(end)?;
    if !matches!(next.text, ")" | "]" | "," | ";" | "—" | "–") {
        return None;
    }
    let front = open.checked_sub(1)?;
    let noun = scene.same(open, front)?;
    let closing = (end..end + 14).find(|at| scene.word(*at).is_none_or(|w| w.text == ")"))?;
    let has_year = (end..closing).any(|at| {
        scene
            .word(at)
            .is_some_and(|w| w.kind == Kind::Number && w.text.len() == 4)
    });
    if scene.is_other_title(front)
        || noun.text == "\"" && !scene.is_own_title(front.checked_sub(1)?)
    {
        return Some(Before::all(Says::Elsewhere));
    }
    if scene.is_own_title(front) || noun.text == "\"" {
        return has_year.then(|| Before::all(Says::Directs));
    }
    if has_year {
        return Some(Before::all(Says::Elsewhere));
    }
    match noun_of(noun) {
        Some(Says::Directs) => return Some(Before::all(Says::Directs)),
        Some(Says::Crew) => return Some(Before::all(Says::Crew)),
        _ if holds("work", &noun.lower) => return Some(Before::all(Says::Crew)),
        _ if noun.kind == Kind::Number || noun.is_mark() => return None,
        _ => {}
    }
    let role = role::ending_at(scene, open);
    if role.is_none() && names::is_common(noun) {
        return None;
    }
    Some(Before {
        says: Says::Acts,
        role,
        spreads: true,
        is_by: false,
    })
}
