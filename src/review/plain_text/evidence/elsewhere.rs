//! Whether a sentence is about another film where it names somebody: `better than *Heat*, where
//! Al Pacino plays a cop`.

use super::Scene;
use crate::review::plain_text::{language::holds, mentions::Mention, words::Word};

/// How many words such a clause may have in front of the name.
const LONGEST: usize = 20;

/// Whether the clause that names somebody is about another film.
pub(super) fn is_told_of_another(scene: Scene<'_, '_>, first: &Mention) -> bool {
    let start = first.words.start;
    // "In *Heat*, Al Pacino plays a cop".
    if let Some(comma) = start.checked_sub(1)
        && scene
            .same(start, comma)
            .is_some_and(|word| word.text == ",")
        && let Some(title) = title_before(scene, comma)
    {
        let before = title.checked_sub(1).and_then(|at| scene.same(start, at));
        return before.is_some_and(|word| holds("in", &word.lower));
    }
    let clause = (start.saturating_sub(LONGEST)..start).rev();
    let mut clause =
        clause.map_while(|at| Some((at, scene.same(start, at).filter(|word| !ends(word))?)));
    clause
        .find_map(|(at, word)| clause_start(scene, at, word))
        .is_some_and(|at| title_before(scene, at).is_some())
}

fn ends(word: &Word<'_>) -> bool {
    matches!(word.text, "," | ";" | ":" | "—" | "–" | ")") || holds("turns", &word.lower)
}

/// Where the clause starts whose last small word of opening is here: `where`, `in which`.
fn clause_start(scene: Scene<'_, '_>, at: usize, word: &Word<'_>) -> Option<usize> {
    if holds("where", &word.lower) {
        return Some(at);
    }
    let before = at.checked_sub(1)?;
    let is_in = holds("in", &scene.word(before)?.lower);
    (is_in && holds("which", &word.lower)).then_some(before)
}

/// The first word of the other film's title that ends before here, apart from marks and a year.
fn title_before(scene: Scene<'_, '_>, end: usize) -> Option<usize> {
    const BETWEEN: usize = 5;
    let between = |word: &Word<'_>| {
        matches!(word.text, "," | "(" | ")" | "\"" | "—" | "–") || word.text.len() == 4
    };
    let mut at = end.checked_sub(1)?;
    let least = end.saturating_sub(BETWEEN);
    while !scene.is_other_title(at) {
        if at <= least || !between(scene.word(at)?) {
            return None;
        }
        at -= 1;
    }
    while at > 0 && scene.is_other_title(at - 1) {
        at -= 1;
    }
    // The mark of quotation in front of it.
    let is_quoted = at > 0 && scene.words[at - 1].text == "\"";
    Some(at - usize::from(is_quoted))
}
