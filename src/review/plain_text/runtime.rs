//! The running time: `Runtime: 2h 10m`, "at 97 minutes", "a 75-minute film".
//!
//! "A 75-minute descent" may be a part of the film: the author is asked.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Found, Open, Sure, line::Line};
use crate::film::Minutes;

static HOURS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d)\s?(?:h|hrs?|hours?|std\.?|stunden?)\b\.?(?:\s?(?:(?:and|und)\s)?,?\s?(\d{1,2})\s?(?:m|mins?|minuten|minutes?)?\b)?")
        .expect("the pattern of hours is a pattern")
});
static MINUTES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,3})(?:\s|-)?(?:m|mins?|minutes?|minuten|minüt(?:ige[rsnm]?|ig))\b")
        .expect("the pattern of minutes is a pattern")
});
/// What may come immediately before a running time.
static RUNS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:runs|running|running time of|runtime of|run time of|clocks in at|clocking in at|lasts|at|length of|over|in|its|dauert|laufzeit(?: von)?|spieldauer(?: von)?|länge von|mit)|\(|\btime:?|\bruntime:?)\s?(?:for |a |an |just |only |around |about |roughly |over |nearly |almost |under |lean |brisk |tight |mere |barely |its |some |the |knappen |knapp |gut |rund |etwa |nur |seinen |ihren |full |whole |taut |trim )*$")
        .expect("the pattern of running is a pattern")
});
/// What is measured in minutes besides films.
static OF_A_PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s?(?:in|into|of)\b|^\W*(?:[\w'-]+\s){0,2}?(?:chase|sequence|scene|shot|take|opening|prologue|finale|fight|battle|monologue|montage|stretch|set piece|set-piece|before|later|after|ago|drive|walk|wait|long take|short|cameo|of\b.{0,20}\b(?:screen|screentime))\b")
        .expect("the pattern of parts is a pattern")
});

/// Words for films after "a 75-minute", with a few adjectives in between.
static OF_A_FILM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:[\w'-]+\W){0,3}?(?:film|movie|feature|picture|documentary|doc|drama|thriller|comedy|horror|western|epic|blockbuster|running time|runtime|cut|version|spielfilm|kinofilm|komödie|doku|dokumentation|krimi|laufzeit)\b")
        .expect("the pattern of films is a pattern")
});

/// The running time that a label's value says.
pub(super) fn of_label(value: &str) -> Option<Minutes> {
    if let Some(found) = HOURS.captures(value) {
        return in_hours(&found);
    }
    if let Some(found) = MINUTES.captures(value) {
        return found.get(1)?.as_str().parse().ok().and_then(Minutes::new);
    }
    if let Some((hours, minutes)) = value.split_once(':') {
        let hours: u16 = hours.trim().parse().ok().filter(|hours| *hours < 10)?;
        let minutes: u16 = minutes
            .get(..2)?
            .parse()
            .ok()
            .filter(|minutes| *minutes < 60)?;
        return Minutes::new(hours * 60 + minutes);
    }
    let number = value.split(' ').next()?.trim_end_matches(['.', '\'', '′']);
    number
        .parse()
        .ok()
        .filter(|minutes| *minutes >= 40)
        .and_then(Minutes::new)
}

fn in_hours(found: &Captures<'_>) -> Option<Minutes> {
    let hours: u16 = found.get(1)?.as_str().parse().ok()?;
    let minutes: u16 = match found.get(2) {
        Some(minutes) => minutes
            .as_str()
            .parse()
            .ok()
            .filter(|minutes| *minutes < 60)?,
        None => 0,
    };
    Minutes::new(hours * 60 + minutes)
}

/// The running time that the prose says; what may be one, or the length of a part, is left open.
pub(super) fn in_prose(lines: &[Line], open: &mut Vec<Open>) -> Option<Found<Minutes>> {
    let mut best: Option<Found<Minutes>> = None;
    let mut perhaps = None;
    for line in lines {
        let text = line.plain.as_str();
        let minutes = MINUTES.captures_iter(text).filter_map(|found| {
            let minutes = found.get(1)?.as_str().parse().ok().and_then(Minutes::new)?;
            Some((found.get(0)?, minutes))
        });
        let hours = HOURS.captures_iter(text).filter_map(|found| {
            // "Two hours" may be more or less; "2 hours 10" is meant.
            found.get(2)?;
            Some((found.get(0)?, in_hours(&found)?))
        });
        for (place, minutes) in hours.chain(minutes) {
            let before =
                &text[text.floor_char_boundary(place.start().saturating_sub(60))..place.start()];
            let behind =
                &text[place.end()..text.ceil_char_boundary((place.end() + 60).min(text.len()))];
            if !(50..=320).contains(&minutes.get()) || is_of_a_part(before, behind) {
                continue;
            }
            let sure = if RUNS.is_match(before) {
                Sure::Likely
            } else if !place.as_str().contains('-') {
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
        let what = format!(
            "{} minutes may be the running time, and were left out",
            minutes.get()
        );
        open.push(Open { line, what });
    }
    best
}

fn is_of_a_part(before: &str, behind: &str) -> bool {
    let last = before
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_counted = matches!(
        last.as_str(),
        "first"
            | "last"
            | "final"
            | "opening"
            | "next"
            | "after"
            | "every"
            | "another"
            | "remaining"
            | "closing"
            | "for"
            | "within"
            | "than"
            | "every-"
    );
    is_counted || OF_A_PART.is_match(behind)
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
