//! A text without a title line: its title from the first sentences.

use std::collections::HashMap;

use super::super::{
    Found, Sure,
    known::Known,
    language::holds,
    line::{Line, is_row},
    names,
    words::{Kind, Word, opens},
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
    const MOST_WORDS: usize = 1_000;
    // A list at the top says nothing about the title, nor that it is far from the beginning.
    let top = words.first()?.line;
    let prose = (top..lines.len()).find(|at| !listing::holds(lines, *at));
    let words = &words[words.partition_point(|word| word.line < prose.unwrap_or(top))..];
    let start = words.first()?.sentence;
    let opening = words.partition_point(|word| word.sentence < start + FIRST_SENTENCES);
    let file = fold(&file.replace(['-', '_', '.'], " "));
    let is_talk = chat::is_talk(lines);
    // Each text once, where it first stands, with the most that speaks for it.
    let mut seen: Vec<(&str, i32, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (mut start, end) in runs(&words[..opening.min(MOST_WORDS)]) {
        let line = &lines[words[start].line];
        // "Tom: Heat is cold": the film follows the speaker.
        let speaks = words.get(start + 1).is_some_and(|word| word.text == ":");
        if is_talk && words[start].span.start == 0 && speaks {
            start += 2;
        }
        if start > end {
            continue;
        }
        let (text, points) = weigh(words, lines, (start, end), &file, known);
        if text.chars().count() < 2 || is_row(&line.shown) || people(text) {
            continue;
        }
        let place = *places.entry(text).or_insert_with(|| {
            seen.push((text, 0, line.number));
            seen.len() - 1
        });
        seen[place].1 = points.max(seen[place].1);
    }
    for (text, points, _) in &mut seen {
        let times = lines.iter().map(|line| line.plain.matches(*text).count());
        *points += match times.sum() {
            0 | 1 => 0,
            2 => 2,
            _ => 3,
        };
    }
    let best = seen.into_iter().rev().max_by_key(|(_, points, _)| *points);
    let (text, points, line) = best.filter(|(_, points, _)| *points >= 4)?;
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
    patterns! { YEAR = r#"^"? \((?:[^()]{1,40}, )?((?:18|19|20)\d\d)(?:, [^()]{1,40})?\)"#; }
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
    let can_start = |word: &Word<'_>| word.kind == Kind::Capital || word.quoted && word.is_large();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = (at..words.len()).find(|at| can_start(&words[*at]))?;
        let end = run_end(words, start);
        at = end + 1;
        Some((start, end))
    })
}

/// The last word of the run that starts here.
fn run_end(words: &[Word<'_>], start: usize) -> usize {
    let first = &words[start];
    let mut end = start;
    for (next, word) in words.iter().enumerate().skip(start + 1) {
        let is_beside = word.sentence == first.sentence && word.line == first.line;
        if !is_beside || word.quoted != first.quoted || words[next - 1].possessive {
            break;
        }
        let joins = holds("inside title", &word.lower)
            || matches!(word.text, "&" | ":" | "-" | "–")
            || word.quoted && (!word.is_mark() || matches!(word.text, "," | "." | "…"));
        if word.is_large() || word.quoted && matches!(word.text, "!" | "?") {
            end = next;
        } else if !joins || next - end > 2 {
            break;
        }
    }
    end
}

/// A run as text, and what suggests that it is the title.
fn weigh<'l>(
    words: &[Word<'_>],
    lines: &'l [Line],
    (mut start, end): (usize, usize),
    file: &str,
    known: &Known,
) -> (&'l str, i32) {
    let last = &words[end];
    let quoted = words[start].quoted && start > 0 && words[start - 1].text == "\"";
    let opens_sentence = opens(words, start);
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
    let text = &line[first.span.start..last.span.start + last.text.len()];
    let is_first_sentence = first.sentence == words[0].sentence;
    let behind = &words[end + 1..];
    let next = |far: usize| behind.get(far + usize::from(quoted));
    let is_subject = next(0).is_some_and(|word| holds("title subject", &word.lower));
    let is_dated = next(0).is_some_and(|word| word.text == "(")
        && next(1).is_some_and(|word| word.kind == Kind::Number);
    let near = behind.iter().take(3).skip_while(|word| word.is_mark());
    let is_credited = near.take(2).any(|word| holds("credited", &word.lower));
    let before = start.checked_sub(1 + usize::from(quoted));
    let before = before.map_or("", |at| words[at].lower.as_str());
    // "Not a 10/10", "The 1994 drama".
    let is_number = text.split(' ').all(|word| {
        !word.contains(char::is_alphabetic) || holds("title article", &word.to_lowercase())
    });
    let is_word = start == end
        && (names::is_common(first)
            || opens_sentence && first.kind == Kind::Capital && text.len() < 4);
    let has_figures = text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '&'));
    let signs = [
        (3, quoted),
        (2, has_figures),
        (1, end > start),
        (2, is_subject && start < 60),
        (2, is_dated),
        (1, is_dated && is_first_sentence),
        (3, is_credited),
        (2, holds("before title", before)),
        (-2, holds("before other title", before)),
        (-1, !quoted && holds("before place", before)),
        (1, is_first_sentence),
        (4, fold(text) == file),
        (1, known.has_title(text)),
        (-10, !quoted && is_number),
        (-10, !quoted && is_word),
    ];
    let points = signs.iter().filter(|(_, is_so)| *is_so);
    (text, points.map(|(points, _)| points).sum())
}
