//! A text without a title line: its title from the first sentences.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;

use super::super::{
    Found, Sure,
    known::Known,
    language::{holds, pattern},
    line::{Line, is_row},
    names,
    words::{Kind, Word},
};
use super::{chat, listing};
use crate::{
    film::{Title, Year},
    fold::fold,
};

/// Guesses the title from the prose: a name that is quoted or that the text repeats, near the
/// beginning; nobody's name, and no place.
pub(in crate::review::plain_text) fn from_prose(
    words: &[Word<'_>],
    lines: &[Line],
    people: &dyn Fn(&str) -> bool,
    known: &Known,
    file: &str,
) -> Option<Found<Title>> {
    const FIRST_SENTENCES: usize = 6;
    // A list at the top says nothing about the title, nor that it is far from the beginning.
    let top = words.first()?.line;
    let prose = (top..lines.len()).find(|at| !listing::holds(lines, *at));
    let prose = prose.unwrap_or(top);
    let words = &words[words.partition_point(|word| word.line < prose)..];
    let start = words.first()?.sentence;
    let opening = words
        .iter()
        .take_while(|word| word.sentence < start + FIRST_SENTENCES)
        .count();
    let mut seen: HashMap<&str, (i32, usize)> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    let file = fold(&file.replace(['-', '_', '.'], " "));
    let is_talk = chat::is_talk(lines);
    for run in runs(&words[..opening.min(1_000)]) {
        // "Tom: Heat is cold": the film follows the speaker.
        let speaks = is_talk
            && words[run.0].span.start == 0
            && words[run.0 + 1..]
                .first()
                .is_some_and(|word| word.text == ":");
        let run = if speaks { (run.0 + 2, run.1) } else { run };
        if run.0 > run.1 {
            continue;
        }
        let (text, points) = weigh(words, lines, run, &file, known);
        let is_row = is_row(&lines[words[run.0].line].shown);
        if text.chars().count() < 2 || is_row || people(text) {
            continue;
        }
        let line = lines[words[run.0].line].number;
        let entry = seen.entry(text).or_insert_with(|| {
            order.push(text);
            (0, line)
        });
        entry.0 = entry.0.max(points);
    }
    let mut best: Option<(&str, i32, usize)> = None;
    for text in order {
        let (mut points, line) = seen[text];
        let times: usize = lines
            .iter()
            .map(|line| line.plain.matches(text).count())
            .sum();
        points += match times {
            0 | 1 => 0,
            2 => 2,
            _ => 3,
        };
        if points >= 4 && best.is_none_or(|(_, most, _)| points > most) {
            best = Some((text, points, line));
        }
    }
    let (text, points, line) = best?;
    let sure = if points >= 6 {
        Sure::Likely
    } else {
        Sure::Guess
    };
    Some(Found::new(Title::parse(text).ok()?, line, sure))
}

/// The year in brackets after a title found in the prose: `saw Heat (1995) again`.
pub(in crate::review::plain_text) fn year_behind(
    title: &Found<Title>,
    lines: &[Line],
) -> Option<Found<Year>> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"^"? \((?:[^()]{1,40}, )?((?:18|19|20)\d\d)(?:, [^()]{1,40})?\)"#)
    });
    lines.iter().find_map(|line| {
        let mut places = line.plain.match_indices(&*title.value);
        places.find_map(|(at, _)| {
            let found = YEAR.captures(&line.plain[at + title.value.len()..])?;
            let year = Year::new(found.get(1)?.as_str().parse().ok()?)?;
            Some(Found::new(year, line.number, Sure::Likely))
        })
    })
}

/// The runs of words that titles are made of, as indices of their first and last word.
fn runs<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = (usize, usize)> + 'w {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < words.len() {
            let start = at;
            let can_start = matches!(words[start].kind, Kind::Capital)
                || words[start].kind == Kind::Number && words[start].quoted;
            if !can_start {
                at += 1;
                continue;
            }
            let mut end = start;
            let mut next = start + 1;
            while next < words.len()
                && words[next].sentence == words[start].sentence
                && words[next].line == words[start].line
                && words[next].quoted == words[start].quoted
                && !words[next - 1].possessive
            {
                let word = &words[next];
                let large = matches!(word.kind, Kind::Capital | Kind::Number);
                if large {
                    end = next;
                } else if !(holds("inside title", &word.lower)
                    || matches!(word.text, "&" | ":" | "-" | "–")
                    || word.quoted && !word.is_mark()
                    || word.quoted && matches!(word.text, "," | "!" | "?" | "." | "…"))
                {
                    break;
                } else if word.quoted && matches!(word.text, "!" | "?") {
                    end = next;
                } else if next - end > 2 {
                    break;
                }
                next += 1;
            }
            at = end + 1;
            return Some((start, end));
        }
        None
    })
}

/// A run as text, and what suggests that it is the title.
fn weigh<'l>(
    words: &[Word<'_>],
    lines: &'l [Line],
    (start, end): (usize, usize),
    file: &str,
    known: &Known,
) -> (&'l str, i32) {
    let (first, last) = (&words[start], &words[end]);
    let quoted = first.quoted && start > 0 && words[start - 1].text == "\"";
    let mut start = start;
    let opens_sentence = start == 0 || words[start - 1].sentence != first.sentence;
    // "In Heat …", "But Heat …": the first word is capitalised for another reason.
    while !quoted
        && start < end
        && opens_sentence
        && (names::is_common(&words[start]) || holds("before title", &words[start].lower))
        && !holds("title article", &words[start].lower)
    {
        start += 1;
    }
    let first = &words[start];
    let line = &lines[first.line].plain;
    let length = last.text.len();
    let text = &line[first.span.start..last.span.start + length];
    let mut points = 0;
    if quoted {
        points += 3;
    }
    if text.contains([':', '&']) || text.contains(|c: char| c.is_ascii_digit()) {
        points += 2;
    }
    if end > start {
        points += 1;
    }
    let next = words.get(end + 1 + usize::from(quoted));
    let is_subject = next.is_some_and(|word| holds("title subject", &word.lower));
    if is_subject && start < 60 {
        points += 2;
    }
    if next.is_some_and(|word| word.text == "(")
        && words
            .get(end + 2 + usize::from(quoted))
            .is_some_and(|word| word.kind == Kind::Number)
    {
        points += if first.sentence == words[0].sentence {
            3
        } else {
            2
        };
    }
    let is_credited = words[end + 1..]
        .iter()
        .take(3)
        .skip_while(|word| word.is_mark())
        .take(2)
        .any(|word| holds("credited", &word.lower));
    if is_credited {
        points += 3;
    }
    points += weigh_before(words, start, quoted);
    if first.sentence == words[0].sentence {
        points += 1;
    }
    let folded = fold(text);
    if folded == file {
        points += 4;
    }
    if known.has_title(text) {
        points += 1;
    }
    // "Not a 10/10", "The 1994 drama".
    let is_number = text.split(' ').all(|word| {
        !word.contains(char::is_alphabetic) || holds("title article", &word.to_lowercase())
    });
    if !quoted && is_number {
        points -= 10;
    }
    if !quoted
        && start == end
        && (names::is_common(first)
            || opens_sentence && end == start && first.kind == Kind::Capital && text.len() < 4)
    {
        points -= 10;
    }
    (text, points)
}

/// How far the word before a run suggests that it is the title, or is not.
fn weigh_before(words: &[Word<'_>], start: usize, quoted: bool) -> i32 {
    let before = start
        .checked_sub(1 + usize::from(quoted))
        .and_then(|at| words.get(at));
    let Some(before) = before.map(|word| word.lower.as_str()) else {
        return 0;
    };
    let mut points = 0;
    if holds("before title", before) {
        points += 2;
    }
    if holds("before other title", before) {
        points -= 2;
    }
    if !quoted && holds("before place", before) {
        points -= 1;
    }
    points
}
