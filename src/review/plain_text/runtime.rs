//! The running time: `Runtime: 2h 10m`, "at 97 minutes", "a 75-minute film".
//!
//! "A 75-minute descent" may be a part of the film: the author is asked.

use regex::Captures;

use super::{Found, Open, Sure, language::holds, line::Line};
use crate::film::Minutes;

patterns! {
    TIME = r"(?i)\b(?:(?P<hours>\d)\s?<hour>(?:\.?,?\s?(?:<joint>\s)?(?P<rest>\d{1,2})(?:\s?<minute>\b|\b)|\b)|(?P<minutes>\d{1,3})(?:\s|-)?(?:<minute>|['′])(?P<end>\b|\W|$))";
    /// What comes immediately before a running time.
    RUNS = r"(?i)(?:\b(?:<runs>)|\(|\b(?:<runs label>):?)\s?(?:(?:<about>) )*$";
    /// What is measured in minutes besides films.
    OF_A_PART = r"(?i)^\s?(?:<in or of>)\b|^\W*(?:[\w'-]+\s){0,2}?(?:<part of film>)\b";
    /// Words for films after "a 75-minute", with a few adjectives in between.
    OF_A_FILM = r"(?i)^\W*(?:[\w'-]+\W){0,3}?(?:<kind of film>)\b";
}

/// Whether a text is a running time with its unit and nothing else.
pub(super) fn is_one(text: &str) -> bool {
    TIME.captures(text).is_some_and(|found| {
        let is_long = |minutes: Minutes| minutes.get() >= 40;
        found[0].len() == text.len() && minutes(&found).is_some_and(is_long)
    })
}

/// The running time that a label's value says.
pub(super) fn of_label(value: &str) -> Option<Minutes> {
    if let Some(found) = TIME.captures(value) {
        return minutes(&found);
    }
    if let Some((hours, rest)) = value.split_once(':') {
        return Minutes::new(below(10, hours.trim())? * 60 + below(60, rest.get(..2)?)?);
    }
    let number = value.split(' ').next()?.trim_end_matches('.');
    let number = number.parse().ok().filter(|minutes| *minutes >= 40)?;
    Minutes::new(number)
}

fn minutes(found: &Captures<'_>) -> Option<Minutes> {
    if let Some(minutes) = found.name("minutes") {
        return Minutes::new(below(1000, minutes.as_str())?);
    }
    let rest = found.name("rest").map_or("0", |rest| rest.as_str());
    Minutes::new(below(10, found.name("hours")?.as_str())? * 60 + below(60, rest)?)
}

/// A number, if it is less than this.
fn below(bound: u16, digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|number| *number < bound)
}

/// The running time that the prose says; what may be one, or the length of a part, is left open.
pub(super) fn in_prose(lines: &[Line], open: &mut Vec<Open>) -> Option<Found<Minutes>> {
    const AROUND: usize = 60;
    let mut best: Option<Found<Minutes>> = None;
    let mut perhaps = None;
    for line in lines {
        let text = line.plain.as_str();
        for found in TIME.captures_iter(text) {
            let Some(whole) = found.get(0) else { continue };
            let Some(minutes) = minutes(&found).filter(|m| (50..=320).contains(&m.get())) else {
                continue;
            };
            // "Two hours" may be more or less; "2 hours 10" is meant.
            let is_round = found.name("hours").is_some() && found.name("rest").is_none();
            let place = whole.as_str().trim_end();
            let end = whole.start() + place.len();
            let before = &text
                [text.floor_char_boundary(whole.start().saturating_sub(AROUND))..whole.start()];
            let behind = &text[end..text.ceil_char_boundary((end + AROUND).min(text.len()))];
            if is_round || is_of_a_part(before, behind) {
                continue;
            }
            let is_set_apart =
                before.trim_end().ends_with(['.', ',', '/', '|', '•']) || before.trim().is_empty();
            let is_fact =
                is_set_apart && behind.trim_start().starts_with(['.', ',', ';', '|', '•']);
            let sure = if RUNS.is_match(before) {
                Sure::Likely
            } else if is_fact {
                Sure::Guess
            } else if !place.contains('-') {
                continue;
            } else if OF_A_FILM.is_match(behind) {
                Sure::Guess
            } else {
                perhaps.get_or_insert((line.number, minutes));
                continue;
            };
            if best.as_ref().is_none_or(|best| best.sure < sure) {
                best = Some(Found::new(minutes, line.number, sure));
            }
        }
    }
    if best.is_none()
        && let Some((line, minutes)) = perhaps
    {
        let minutes = minutes.get();
        let what = format!("{minutes} minutes may be the running time, and were left out");
        open.push(Open { line, what });
    }
    best
}

fn is_of_a_part(before: &str, behind: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let last = last.trim_end_matches('-').to_lowercase();
    holds("counts minutes", &last) || OF_A_PART.is_match(behind)
}

#[cfg(test)]
mod tests {
    use super::super::debris;
    use super::*;

    fn minutes(text: &str) -> Option<u16> {
        in_prose(&debris::page(text).lines, &mut Vec::new()).map(|found| found.value.get())
    }

    #[test]
    fn labels_and_sentences_give_running_times() {
        for (value, expected) in [
            ("97 min", 97),
            ("2h 10m", 130),
            ("1 hr. 45 min.", 105),
            ("2:05", 125),
            ("111", 111),
            ("3 hours", 180),
        ] {
            assert_eq!(of_label(value).map(Minutes::get), Some(expected), "{value}");
        }
        assert_eq!(of_label("long"), None);
        assert_eq!(minutes("A lean 95-minute war movie."), Some(95));
        assert_eq!(minutes("Der 97-minütige Film ist zu lang."), Some(97));
        assert_eq!(minutes("Mit 97 Minuten ist er kurz."), Some(97));
        assert_eq!(minutes("Er dauert 2 Stunden und 5 Minuten."), Some(125));
        assert_eq!(minutes("At a lean 97 minutes it never drags."), Some(97));
        assert_eq!(minutes("It runs 2 hours and 14 minutes."), Some(134));
        for text in [
            "A 60-minute chase ends it.",
            "For 90 minutes nothing happens.",
            "The first 70 minutes drag.",
            "About 80 minutes in, she leaves.",
            "A 12-minute shot.",
            "Nach 90 Minuten Stille lacht jemand.",
        ] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_the_length_of_a_part_is_left_open() {
        for text in [
            "A breathtaking, 75-minute descent into madness.",
            "What follows is a 60-minute argument about soup.",
            "Dann ein 70-minütiger Streit um die Suppe, ein 70-minütiger! Und ein 70-minute Rausch.",
        ] {
            let mut open = Vec::new();
            let page = debris::page(text);
            assert_eq!(in_prose(&page.lines, &mut open), None, "{text}");
            assert_eq!(open.len(), 1, "{text}");
        }
        let text = "A 75-minute descent into madness, in a film that runs 130 minutes.";
        assert_eq!(minutes(text), Some(130));
    }
}
