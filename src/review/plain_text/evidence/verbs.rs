//! Verbs after a name: of acting, of directing, of the work behind the camera, of judgement.

use super::{After, Says, Scene, any_of, role};
use crate::review::plain_text::{
    language::holds,
    words::{Kind, Word},
};

/// What a verb, or what stands in its place, says of its subject.
pub(super) fn judge(scene: Scene<'_, '_>, at: usize, word: &Word<'_>) -> Option<After> {
    match word.lower.as_str() {
        // "With Al Pacino in the lead".
        "in" => {
            let lead = "lead leads role roles part parts hauptrolle hauptrollen rolle rollen";
            any_of(scene, at + 1..at + 5, lead, ends_clause).map(|_| After::acts(None))
        }
        "and" | "or" | "but" | "of" => None,
        // What stands here is as often a profession.
        "als" => {
            let next = scene.same(at, at + 1)?;
            let is_part = next.kind == Kind::Capital && role::is_part(scene, at + 1);
            is_part
                .then(|| After::acts(role::behind(scene, at + 1).filter(|role| role.contains(' '))))
        }
        "as" => role::is_part(scene, at + 1).then(|| After::acts(role::behind(scene, at + 1))),
        _ => makes(scene, at, word)
            .or_else(|| acts(scene, at, word))
            .or_else(|| impresses(scene, at, word)),
    }
}

fn ends_clause(word: &Word<'_>) -> bool {
    word.is_mark() && !matches!(word.text, "-" | ",")
}

fn gives_a_performance(scene: Scene<'_, '_>, verb: usize) -> bool {
    any_of(scene, verb + 1..verb + 11, "performance", ends_clause).is_some()
}

/// Verbs of what might have been, and of the work behind the camera.
fn makes(scene: Scene<'_, '_>, at: usize, word: &Word<'_>) -> Option<After> {
    let lower = word.lower.as_str();
    let next = |steps: usize| scene.same(at, at + steps);
    if holds("would could should might ought", lower) {
        return Some(After::one(Says::Elsewhere));
    }
    if lower == "had"
        && next(1)
            .is_some_and(|w| w.lower.ends_with("ed") || w.is_one_of(&["made", "been", "played"]))
    {
        return Some(After::one(Says::Elsewhere));
    }
    if matches!(
        lower,
        "directs" | "directed" | "helms" | "helmed" | "co-directs"
    ) {
        let also =
            (1..4).any(|steps| next(steps).is_some_and(|w| holds("stars plays acts", &w.lower)));
        let mut found = After::one(Says::Directs);
        if is_of_another(scene, at) || (1..4).any(|steps| scene.is_other_title(at + steps)) {
            found = After::one(Says::Crew);
        }
        if also {
            found.says.push(Says::Acts);
        }
        return Some(found);
    }
    if lower == "inszeniert"
        || matches!(lower, "führt" | "führte") && next(1).is_some_and(|word| word.is("regie"))
    {
        return Some(After::one(Says::Directs));
    }
    if holds(
        "wrote writes scripted scripts adapts adapted shot shoots photographs cuts lights composes composed edits edited \
         produces produced lenses",
        lower,
    ) {
        return Some(After::one(Says::Crew));
    }
    if holds("makes", lower)
        || holds("asks gives invites lets shows takes wants", lower)
            && next(1).is_some_and(|w| w.is("us"))
    {
        return Some(After::one(Says::MayDirect));
    }
    None
}

/// Verbs of acting.
fn acts(scene: Scene<'_, '_>, at: usize, word: &Word<'_>) -> Option<After> {
    let lower = word.lower.as_str();
    let next = |steps: usize| scene.same(at, at + steps);
    if holds("plays", lower) {
        let is_played = next(1).is_some_and(|word| {
            !(holds("not played", &word.lower) || word.is_mark() && word.text != "\"")
        });
        return is_played.then(|| After::acts(role::behind(scene, at + 1)));
    }
    if matches!(lower, "spielt" | "spielte" | "spielen" | "spielten") {
        // After an article, a noun may be capitalised like a name.
        let role = next(1).filter(|word| word.kind == Kind::Capital);
        return Some(After::acts(role.and_then(|_| role::behind(scene, at + 1))));
    }
    if holds("acts", lower) {
        let of_star = lower.contains("star");
        // "The Vargas film stars Ann Roe".
        if lower == "stars" && next(1).is_some_and(|word| word.kind == Kind::Capital) {
            return None;
        }
        let as_whom = any_of(scene, at + 1..at + 4, "as", ends_clause);
        let role = match (of_star, as_whom) {
            (_, Some(at)) => role::behind(scene, at + 1),
            (true, None) => None,
            (false, None) => role::behind(scene, at + 1),
        };
        return Some(After::acts(role));
    }
    if holds(
        "is are was were remains remain proves looks feels seems makes",
        lower,
    ) && let Some(found) = is_judged(scene, at)
    {
        return Some(found);
    }
    None
}

/// Verbs of what actors do, when they are watched.
fn impresses(scene: Scene<'_, '_>, at: usize, word: &Word<'_>) -> Option<After> {
    let lower = word.lower.as_str();
    let next = |steps: usize| scene.same(at, at + steps);
    if lower == "steals" || lower == "steal" {
        return Some(After::acts(None));
    }
    if let Some(found) = as_within(scene, at, 5) {
        return Some(found);
    }
    if holds("gives", lower) && gives_a_performance(scene, at) {
        return Some(After::acts(None));
    }
    if matches!(lower, "steps" | "step")
        && any_of(scene, at + 1..at + 3, "into", ends_clause).is_some()
    {
        return Some(After::acts(None));
    }
    if matches!(lower, "returns" | "return")
        && next(1).is_some_and(|w| w.is("to"))
        && !gives_a_performance(scene, at)
    {
        return None;
    }
    if holds("impresses", lower) {
        return Some(if gives_a_performance(scene, at) {
            After::acts(as_far(scene, at))
        } else {
            After::one(Says::MayAct)
        });
    }
    let own = any_of(scene, at + 1..at + 4, "his her their", ends_clause);
    if word.kind == Kind::Lower
        && own.is_some_and(|own| {
            any_of(scene, own + 1..own + 5, "performance", ends_clause).is_some()
        })
    {
        return Some(After::acts(None));
    }
    // "Gal Gadot lifts a tank": whoever does something in the present is in the film, if they act.
    let is_present = word.kind == Kind::Lower
        && lower.len() > 2
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !holds(
            "always perhaps plays towards besides was this his is its",
            lower,
        );
    (is_present || holds("appear bring have join lend", lower)).then(|| After::one(Says::Does))
}

/// `is superb`, `are perfectly cast as`, `is the director`.
fn is_judged(scene: Scene<'_, '_>, verb: usize) -> Option<After> {
    for at in verb + 1..verb + 8 {
        let word = scene.same(verb, at)?;
        let lower = word.lower.as_str();
        if word.is_mark() && !matches!(word.text, "-" | ",") {
            return None;
        }
        if holds("unreal", lower) {
            return Some(After::one(Says::Elsewhere));
        }
        if holds("director", lower) {
            return Some(After::one(Says::Directs));
        }
        if holds(
            "writer producer composer cinematographer screenwriter behind",
            lower,
        ) {
            return Some(After::one(Says::Crew));
        }
        if holds("actor", lower) || matches!(lower, "cast" | "miscast") {
            return Some(as_within(scene, at, 6).unwrap_or(After::acts(None)));
        }
        if lower == "as" && role::is_part(scene, at + 1) {
            return Some(After::acts(role::behind(scene, at + 1)));
        }
        if holds("judged", lower) {
            return Some(as_within(scene, at, 6).unwrap_or(After::one(Says::MayAct)));
        }
        if holds("back best form game hand fun role turn part", lower) {
            return Some(as_within(scene, at, 4).unwrap_or(After::one(Says::MayAct)));
        }
    }
    None
}

/// An `as` followed by a part, a few words on.
fn as_within(scene: Scene<'_, '_>, start: usize, words: usize) -> Option<After> {
    let ends = |word: &Word<'_>| word.is_mark() && !matches!(word.text, "-" | "\"" | ",");
    let at = any_of(scene, start + 1..start + 1 + words, "as", ends)?;
    role::is_part(scene, at + 1).then(|| After::acts(role::behind(scene, at + 1)))
}

fn as_far(scene: Scene<'_, '_>, start: usize) -> Option<String> {
    as_within(scene, start, 10)?.role
}

/// Whether a verb is about another film: `starred in *Heat*`.
pub(super) fn is_of_another(scene: Scene<'_, '_>, verb: usize) -> bool {
    for at in verb + 1..verb + 12 {
        let Some(word) = scene.same(verb, at) else {
            return false;
        };
        if matches!(word.text, "," | ";" | "—" | "–" | "(" | ":") {
            return false;
        }
        if scene.is_other_title(at) {
            let front = at.saturating_sub(4)..at;
            let mut front = front.filter_map(|at| scene.word(at));
            return front.any(|w| w.is_one_of(&["in", "from", "of", "for", "on", "with", "since"]));
        }
    }
    false
}
