//! The film's title and year: from a title line in any of the usual shapes, else from the prose.
//!
//! A year that is part of a title (*1917*, *Blade Runner 2049*) stays there.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;

use super::{
    Found, Sure,
    debris::Line,
    known::Known,
    labels::{self, Label},
    rating::{self, Mark},
    steps,
    words::{Kind, Word},
};
use crate::{
    film::{Title, Year},
    fold::fold,
};

/// What the lines at the top say.
#[derive(Debug, Default)]
pub(super) struct Headed<'t> {
    pub(super) title: Option<Found<Title>>,
    pub(super) year: Option<Found<Year>>,
    /// The index of the title line, and what it says besides.
    pub(super) line: Option<usize>,
    pub(super) mark: Option<Mark<'t>>,
    pub(super) director: Option<String>,
    pub(super) rest: Option<String>,
    /// Lines that only say that a review follows.
    pub(super) empty_words: Vec<usize>,
}

static YEAR_IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[(\[]([^()\[\]]*?\b((?:18|19|20)\d\d)\b[^()\[\]]*)[)\]]")
        .expect("the pattern of a year in brackets is a pattern")
});
static TRAILING_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(.*\S)(,?\s+|\s*[-–—/|]\s*)((?:18|19|20)\d\d)$")
        .expect("the pattern of a trailing year is a pattern")
});
static BEFORE_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:
            \[[^\[\]]{0,20}review[^\[\]]{0,20}\]\s*[:\-–—|]?\s*
          | (?:my\s|a\s|our\s|quick\s|mini[\s-]?|spoiler[\s-]free\s|non-spoiler\s|short\s|the\s|(?:4k|blu-ray|dvd|netflix)\s)*
            (?:film|movie|cinema|horror)?\s*reviews?\s*
            (?:\#\s?\d+\s*[:\-–—|.]?|no\.?\s?\d+\s*[:\-–—|.]?|[:\-–—|]|of\s+(?:the\s(?:film|movie)\s)?|for\s)\s*
          | (?:film|movie)\s*\#\s?\d+\s*[:\-–—|.]?\s*
          | \#\s?\d+\s*[:\-–—|.]\s*
          | (?:film|movie|title|film\stitle|movie\stitle|now\sshowing|just\swatched|watched|i\swatched)\s*:\s*
          | \d{1,3}\s?[.)]\s+
        )",
    )
    .expect("the pattern of a review's heading is a pattern")
});
static AFTER_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?P<title>.*?\S)\s*(?:[-–—|:,(\[]\s*|\s)
          (?:a\s|my\s|the\s|spoiler[\s-]free\s|mini[\s-]?)*
          (?P<kind>movie\s|film\s)?reviews?\b[)\]]?\s*(?:[:\-–—|!.]\s*|by\s|$)(?P<rest>.*)$",
    )
    .expect("the pattern of a review's heading is a pattern")
});
static DIRECTOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s,;(\[–—|-])(?i:dir(?:ector)?[.:]?|directed by|d\.|a film by)\s+(?P<name>(?:\p{Lu}\.|\p{Lu}[\w'-]+)(?:\s(?:de|del|la|van|von|der|and|&|\p{Lu}\.|\p{Lu}[\w'-]+))*)")
        .expect("the pattern of a director is a pattern")
});

/// Reads the title from the first lines; `text` counts what the rest repeats.
pub(super) fn from_heading<'t>(lines: &'t [Line], known: &Known) -> Headed<'t> {
    let mut headed = Headed::default();
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .take(6)
    {
        let text = line.plain.as_str();
        if is_empty_words(text) {
            headed.empty_words.push(at);
            continue;
        }
        let labels = labels::labelled(text);
        if let Some(first) = labels.first()
            && first.label != Label::Title
        {
            continue;
        }
        if labels.is_empty() && (rating::is_evident(text) || is_date(text)) {
            continue;
        }
        read_heading(&mut headed, lines, at, known);
        break;
    }
    headed
}

/// `Movie review`, `My review`, `Spoiler-free review`.
fn is_empty_words(line: &str) -> bool {
    let folded = fold(line);
    folded.split(' ').count() <= 5
        && folded
            .split(' ')
            .any(|word| matches!(word, "review" | "reviews"))
        && folded.split(' ').all(|word| {
            matches!(
                word,
                "review"
                    | "reviews"
                    | "movie"
                    | "film"
                    | "my"
                    | "a"
                    | "the"
                    | "our"
                    | "new"
                    | "spoiler"
                    | "free"
                    | "no"
                    | "spoilers"
                    | "quick"
                    | "short"
                    | "mini"
                    | "of"
                    | "day"
                    | "week"
            )
        })
}

fn is_date(line: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^(?:posted\s|published\s|on\s|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)*
              (?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?
              (?:\s\d{1,2}(?:st|nd|rd|th)?,?)?\s(?:19|20)\d\d\b.{0,20}$
            | ^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$",
        )
        .expect("the pattern of a date is a pattern")
    });
    DATE.is_match(line)
}

fn read_heading<'t>(headed: &mut Headed<'t>, lines: &'t [Line], at: usize, known: &Known) {
    let line = &lines[at];
    let text = line.plain.as_str();
    if text.chars().count() > 200 {
        return;
    }
    let raw = text.trim_start_matches('#').trim();
    let labelled = labels::labelled(text)
        .into_iter()
        .find(|one| one.label == Label::Title);
    let (without_mark, mark) = rating::split_heading(labelled.map_or(raw, |one| one.value));
    let mut rest = without_mark.trim();
    // "Film – Heat": a strange label, and no title.
    let mut is_said = labelled.is_some() || text.starts_with('#') || mark.is_some();
    rest = rest.trim_start_matches(|c: char| {
        !c.is_alphanumeric()
            && !matches!(
                c,
                '"' | '(' | '[' | '\'' | '.' | '…' | '¡' | '¿' | '$' | '@' | '#'
            )
    });
    while let Some(found) = BEFORE_TITLE.find(rest) {
        if found.end() >= rest.len() || found.end() == 0 {
            break;
        }
        // "12. Title" is numbered, "12 Angry Men" is not; "1917" alone has nothing behind.
        rest = rest[found.end()..].trim_start();
        is_said = true;
    }
    let mut after = String::new();
    let mut year = None;
    let mut title = rest;
    if let Some(found) = YEAR_IN_BRACKETS.captures(rest)
        && let Some(whole) = found.get(0)
        && whole.start() > 0
    {
        title = rest[..whole.start()].trim();
        let inside = found.get(1).map_or("", |inside| inside.as_str());
        after = format!("{inside}\u{0}{}", rest[whole.end()..].trim());
        year = found.get(2).and_then(|digits| digits.as_str().parse().ok());
        is_said = true;
    }
    let mut tagline = None;
    if let Some(found) = AFTER_TITLE.captures(title)
        && let Some(before) = found.name("title")
        && year.is_none_or(|_| found.name("rest").is_none_or(|rest| rest.is_empty()))
    {
        let kind = found.name("kind").map_or("", |kind| kind.as_str().trim());
        let longer = format!("{} {kind}", before.as_str());
        title = if !kind.is_empty() && (known.has_title(&longer) || repeats(lines, at, &longer) > 0)
        {
            title[..before.end() + 1 + kind.len()].trim()
        } else {
            before.as_str()
        };
        tagline = found
            .name("rest")
            .map(|rest| rest.as_str().trim().to_owned());
        is_said = true;
    }
    let mut sure = if is_said { Sure::Certain } else { Sure::Likely };
    let mut year_sure = Sure::Certain;
    let found = DIRECTOR.captures(&after).or_else(|| {
        let found = DIRECTOR.captures(title)?;
        (found.get(0)?.start() > 0).then_some(found)
    });
    if let Some(name) = found.as_ref().and_then(|found| found.name("name")) {
        headed.director = Some(
            name.as_str()
                .trim()
                .trim_end_matches('\u{0}')
                .trim()
                .to_owned(),
        );
    }
    // "Heat (Michael Mann, 1995)".
    if headed.director.is_none()
        && let Some((names, _)) = after.split_once('\u{0}')
    {
        let names = names.trim_end_matches(|c: char| c.is_numeric() || " ,;-–—".contains(c));
        let is_name = super::names::is_full_name(names) || names.contains(" and ");
        let is_list = is_name && super::credits::is_list(names);
        headed.director = is_list.then(|| names.to_owned());
    }
    if after.is_empty()
        && let Some(whole) = found.as_ref().and_then(|found| found.get(0))
    {
        title = title[..whole.start()].trim();
        is_said = true;
    }
    title = unjoined(title);
    if year.is_none()
        && let Some(found) = TRAILING_YEAR.captures(title)
        && let (Some(before), Some(joint), Some(digits)) =
            (found.get(1), found.get(2), found.get(3))
        && is_year_behind(
            before.as_str(),
            joint.as_str(),
            digits.as_str(),
            title,
            lines,
            at,
            known,
        )
    {
        year = digits.as_str().parse().ok();
        year_sure = if joint.as_str().trim().is_empty() {
            Sure::Likely
        } else {
            Sure::Certain
        };
        title = unjoined(before.as_str());
    }
    // "Heat – a cold masterpiece": what the text repeats is the title.
    for separator in [" — ", " – ", " - ", " | ", ": "] {
        if let Some((before, behind)) = title.split_once(separator)
            && !known.has_title(title)
            && (separator == " | " || repeats(lines, at, title) == 0)
            && behind.starts_with(|c: char| c.is_lowercase() || separator == " | ")
        {
            tagline = Some(behind.trim().to_owned()).filter(|_| separator != " | ");
            title = unjoined(before);
            sure = sure.min(Sure::Likely);
            break;
        }
    }
    let title = unquoted(title);
    if holds_a_sentence(title) || labelled.is_none() && ends_like_prose(rest, &after) {
        return;
    }
    if !(is_said || may_be_title_line(title, lines, at)) {
        return;
    }
    let Ok(parsed) = Title::parse(title) else {
        return;
    };
    if !title.chars().any(char::is_alphanumeric) {
        return;
    }
    headed.year = year
        .and_then(Year::new)
        .map(|year| Found::new(year, line.number, year_sure));
    headed.title = Some(Found::new(parsed, line.number, sure));
    headed.line = Some(at);
    headed.mark = mark
        .is_some()
        .then(|| rating_in(labelled.map_or(raw, |one| one.value)))
        .flatten();
    let behind_year = after.split('\u{0}').nth(1).unwrap_or_default();
    let said = tagline.unwrap_or_else(|| behind_year.to_owned());
    let said = DIRECTOR.replace(&said, "");
    let said = said.trim_matches(|c: char| c.is_whitespace() || "-–—:|,()[]".contains(c));
    if said.split_whitespace().count() >= 3 && !is_byline(said) {
        headed.rest = Some(said.to_owned());
    }
}

/// Whether a sentence ends inside of a title: then it is no title.
fn holds_a_sentence(title: &str) -> bool {
    title.match_indices(". ").any(|(at, _)| {
        let last = title[..at].rsplit([' ', '.']).next().unwrap_or_default();
        last.chars().count() > 3 || last.chars().all(char::is_lowercase)
    })
}

/// Whether a line with a year is prose that goes on behind it.
fn ends_like_prose(line: &str, after: &str) -> bool {
    let behind = after.split('\u{0}').nth(1).unwrap_or_default();
    behind.split(' ').count() >= 8
        && line.ends_with(['.', '!', '?'])
        && !behind.starts_with(['-', '–', '—', ':', '|'])
}

fn rating_in(text: &str) -> Option<Mark<'_>> {
    rating::split_heading(text).1
}

fn is_byline(text: &str) -> bool {
    fold(text).starts_with("by ") || fold(text).starts_with("review")
}

/// A title without what joined it to its neighbours.
fn unjoined(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "-–—:|,([/".contains(c));
    text.trim_start_matches(|c: char| c.is_whitespace() || "-–—:|,)]/".contains(c))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    match text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(inside) if !inside.contains('"') => inside.trim(),
        _ if text.matches('"').count() == 1 => text.trim_matches('"'),
        _ => text,
    }
}

/// Whether a number at the end of a title is the film's year and not part of its title.
fn is_year_behind(
    before: &str,
    joint: &str,
    digits: &str,
    whole: &str,
    lines: &[Line],
    at: usize,
    known: &Known,
) -> bool {
    if known.has_title(whole) || digits.parse().is_ok_and(|year: u16| year > 2035) {
        return false;
    }
    if !joint.trim().is_empty() {
        return true;
    }
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    if matches!(
        last.as_str(),
        "of" | "in" | "since" | "the" | "from" | "to" | "and" | "before" | "summer"
    ) {
        return false;
    }
    // "Wonder Woman 1984" is what such a text calls its film.
    repeats(lines, at, whole) == 0
}

/// How often the text repeats something outside of its heading.
fn repeats(lines: &[Line], heading: usize, what: &str) -> usize {
    if what.is_empty() {
        return 0;
    }
    let lines = lines.iter().enumerate().filter(|(at, _)| *at != heading);
    steps::count(lines.clone().map(|(_, line)| line.plain.len()).sum());
    lines
        .map(|(_, line)| line.plain.matches(what).count())
        .sum()
}

/// Whether a line that does not say so may be a title: short, no sentence, written like one.
fn may_be_title_line(title: &str, lines: &[Line], at: usize) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_alone = lines.get(at + 1).is_none_or(Line::is_empty);
    let ends_sentence = title.ends_with(['.', ';', ',', ':']) && !title.ends_with("..");
    if words.is_empty() || words.len() > 14 || ends_sentence || title.len() > 100 {
        return false;
    }
    let is_small = |word: &&&str| word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    let small = words.iter().filter(is_small).count();
    let starts_large = !title.starts_with(char::is_lowercase);
    let asks = title.ends_with(['!', '?']);
    (starts_large && small == 0 && (!asks || is_alone))
        || (is_alone && !asks && words.len() <= 5)
        || (is_alone && starts_large && words.len() <= 9 && small <= 2 && !asks)
}

/// Guesses the title from the prose: a name that is quoted or that the text repeats, near the
/// beginning; nobody's name, and no place.
pub(super) fn from_prose(
    words: &[Word<'_>],
    lines: &[Line],
    people: &dyn Fn(&str) -> bool,
    known: &Known,
    file: &str,
) -> Option<Found<Title>> {
    const FIRST_SENTENCES: usize = 6;
    let start = words.first()?.sentence;
    let opening = words
        .iter()
        .take_while(|word| word.sentence < start + FIRST_SENTENCES)
        .count();
    let mut seen: HashMap<&str, (i32, usize)> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    let file = fold(&file.replace(['-', '_', '.'], " "));
    for run in runs(&words[..opening.min(1_000)]) {
        let (text, points) = weigh(words, lines, run, &file, known);
        if text.chars().count() < 2 || people(text) {
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
        steps::count(lines.iter().map(|line| line.plain.len()).sum());
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

/// The runs of words that titles are made of, as indices of their first and last word.
fn runs<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = (usize, usize)> + 'w {
    const SMALL: [&str; 22] = [
        "of", "the", "and", "a", "an", "in", "on", "to", "for", "with", "at", "from", "by", "vs.",
        "vs", "de", "la", "el", "le", "no", "or", "is",
    ];
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
                } else if !(word.is_one_of(&SMALL)
                    || matches!(word.text, "&" | ":" | "-" | "–")
                    || word.quoted && !word.is_mark())
                    && !(word.quoted && matches!(word.text, "," | "!" | "?" | "." | "…"))
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

/// A run as text, and what speaks for its being the title.
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
    // "In Heat …", "But Heat …": the first word is large for another reason.
    while !quoted
        && start < end
        && opens_sentence
        && super::names::is_common(&words[start])
        && !words[start].is("the")
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
    let is_subject = next.is_some_and(|word| {
        word.is_one_of(&[
            "is", "was", "arrives", "tells", "follows", "stars", "opens", "delivers", "takes",
            "marks", "feels", "offers", "has", "isn't", "wasn't", "begins", "starts", "centers",
            "centres", "doesn't", "never", "may", "might", "comes", "remains", "works", "manages",
            "proves", "succeeds", "fails", "makes", "wants", "knows", "picks",
        ])
    });
    if is_subject && start < 60 {
        points += 2;
    }
    if next.is_some_and(|word| word.text == "(")
        && words
            .get(end + 2 + usize::from(quoted))
            .is_some_and(|word| word.kind == Kind::Number)
    {
        points += 2;
    }
    let before = start
        .checked_sub(1 + usize::from(quoted))
        .and_then(|at| words.get(at));
    if before.is_some_and(|word| {
        word.is_one_of(&[
            "film", "movie", "watched", "saw", "sequel", "drama", "comedy", "thriller", "called",
            "titled", "watching", "seen",
        ])
    }) {
        points += 2;
    }
    if before.is_some_and(|word| {
        word.is_one_of(&[
            "like",
            "than",
            "of",
            "unlike",
            "by",
            "since",
            "remembers",
            "after",
            "from",
            "and",
        ])
    }) {
        points -= 2;
    }
    if !quoted && before.is_some_and(|word| word.is_one_of(&["in", "at", "to"])) {
        points -= 1;
    }
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
    if !quoted
        && start == end
        && (super::names::is_common(first)
            || opens_sentence && end == start && first.kind == Kind::Capital && text.len() < 4)
    {
        points -= 10;
    }
    (text, points)
}

/// The title that a file's name says, where it says one.
pub(super) fn from_file_name(stem: &str) -> Option<Title> {
    let words: Vec<&str> = stem
        .split(['-', '_', ' ', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    let says_nothing = |word: &&str| {
        matches!(
            word.to_lowercase().as_str(),
            "review"
                | "reviews"
                | "untitled"
                | "new"
                | "text"
                | "draft"
                | "import"
                | "film"
                | "movie"
                | "document"
                | "file"
                | "pasted"
                | "paste"
                | "stdin"
                | "note"
                | "notes"
                | "temp"
                | "tmp"
                | "test"
                | "copy"
                | "my"
        ) || word.chars().all(|c| !c.is_alphabetic())
    };
    if words.is_empty() || words.iter().all(says_nothing) {
        return None;
    }
    let title: Vec<String> = words
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
            first.unwrap_or_default() + chars.as_str()
        })
        .collect();
    Title::parse(&title.join(" ")).ok()
}
