//! Where a review gives the film away: what its author marked, and what nobody marked.
//!
//! A sentence is guessed to be a spoiler where it has one of the phrases in `spoilers/cues.rs`;
//! `tests/it/spoilers.rs` measures how well that does. Promises: ranges of the body in order, apart
//! from one another; time grows with the length alone.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

use super::SpoilerMarks;
use super::sentences::sentences;

mod cues;

/// Around a spoiler, as on Discord.
const MARK: &str = "||";

/// The longest title between two `*`, in bytes; what is longer is emphasis.
const LONGEST_TITLE: usize = 80;

/// A body of fewer sentences has no beginning of its own.
const SENTENCES_WITH_A_BEGINNING: usize = 6;

/// What a list of phrases may keep of what it has worked out, in bytes. The bundled reviews need
/// most of it; with half of that, working it out again takes five times as long as reading them.
const MEMORY: usize = 6 << 20;

static HARMLESS: LazyLock<Regex> = LazyLock::new(|| phrases(&[cues::HARMLESS]));
static TOLD: LazyLock<Regex> = LazyLock::new(|| phrases(&[cues::THE_ENDING, cues::WHO_IS_WHOM]));
static ANY: LazyLock<Regex> = LazyLock::new(|| {
    phrases(&[
        cues::THE_ENDING,
        cues::WHO_IS_WHOM,
        cues::WHO_DIES,
        cues::HOW_IT_COMES_OUT,
    ])
});

/// Where `||` is in a text, unless a backslash takes its meaning away.
pub fn marks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'|' if bytes.get(at + 1) == Some(&b'|') => {
                marks.push(at);
                at += MARK.len();
            }
            _ => at += 1,
        }
    }
    marks
}

/// What the author marked, including the marks. A mark that is never closed hides nothing.
pub fn marked(body: &str) -> Vec<Range<usize>> {
    marks(body)
        .chunks_exact(2)
        .map(|pair| pair[0]..pair[1] + MARK.len())
        .collect()
}

/// What gives something away and the author did not mark: whole sentences, or the parts of them
/// outside the marks.
pub fn guessed(body: &str) -> Vec<Range<usize>> {
    let marked = marked(body);
    let mut marked = marked.iter().peekable();
    let units = units(body);
    // Who dies in the first sentences of a review sets the story going.
    let beginning = if units.len() < SENTENCES_WITH_A_BEGINNING {
        0
    } else {
        units.len() / 4
    };
    let mut found = Vec::new();
    for (nth, unit) in units.into_iter().enumerate() {
        let mut open = Vec::new();
        // A list is no longer a list if its mark comes after ours.
        let mut at = unit.start + block_mark(body, &unit);
        while let Some(mark) = marked.next_if(|mark| mark.end <= unit.end) {
            open.push(at..mark.start.max(at));
            at = mark.end.max(at);
        }
        let next = marked.peek().map_or(unit.end, |mark| mark.start);
        open.push(at..next.clamp(at, unit.end));
        let mut plain_text = Vec::new();
        for part in &open {
            append_plain(&body[part.clone()], &mut plain_text);
        }
        let told = if nth >= beginning { &ANY } else { &TOLD };
        if tells(told, &plain_text) {
            let parts = open.into_iter().map(|part| trimmed(body, part));
            found.extend(parts.filter(|part| !part.is_empty()));
        }
    }
    found
}

/// Whether a sentence tells how a film ends, who is whom, who dies, or how it comes out.
pub fn gives_away(sentence: &str) -> bool {
    let mut text = Vec::with_capacity(sentence.len());
    append_plain(sentence, &mut text);
    tells(&ANY, &text)
}

/// A review's body with every spoiler between `||`: the guessed ones too, unless the author
/// switched that off.
pub fn hide(body: &str, spoilers: SpoilerMarks) -> Cow<'_, str> {
    let guessed = match spoilers {
        SpoilerMarks::Guessed => guessed(body),
        SpoilerMarks::AsMarked => Vec::new(),
    };
    if guessed.is_empty() {
        return Cow::Borrowed(body);
    }
    let inside = |mark: Range<usize>| mark.start + MARK.len()..mark.end - MARK.len();
    let marked = marked(body)
        .into_iter()
        .map(|mark| (inside(mark.clone()), mark));
    let mut hidden: Vec<(Range<usize>, Range<usize>)> = marked.collect();
    hidden.extend(guessed.into_iter().map(|range| (range.clone(), range)));
    hidden.sort_unstable_by_key(|(_, outer)| outer.start);
    // A mark that is never closed would pair with one of ours.
    let marks = marks(body);
    let stray = marks.last().copied().filter(|_| marks.len() % 2 == 1);
    let mut out = String::with_capacity(body.len() + 2 * MARK.len() * (hidden.len() + 1));
    let mut end = 0;
    for (inner, outer) in hidden {
        let gap = end..outer.start;
        // Hidden passages next to each other are one spoiler.
        if end > 0 && body[gap.clone()].bytes().all(|byte| byte == b' ') {
            out.truncate(out.len() - MARK.len());
            out.push_str(&body[gap]);
        } else {
            push_open(&mut out, body, gap, stray);
            out.push_str(MARK);
        }
        push_open(&mut out, body, inner, stray);
        out.push_str(MARK);
        end = outer.end;
    }
    push_open(&mut out, body, end..body.len(), stray);
    Cow::Owned(out)
}

/// Copies a part of a body; a mark without a partner in it loses its meaning.
fn push_open(out: &mut String, body: &str, range: Range<usize>, stray: Option<usize>) {
    match stray.filter(|at| range.contains(at)) {
        Some(at) => {
            out.push_str(&body[range.start..at]);
            out.push_str(r"\|\|");
            out.push_str(&body[at + MARK.len()..range.end]);
        }
        None => out.push_str(&body[range]),
    }
}

/// The sentences of a body; several as one where emphasis runs over them, since a spoiler that
/// begins inside of it and ends outside would not be hidden.
fn units(body: &str) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for range in sentences(body) {
        match units.last_mut() {
            Some(last) if open && !body[last.end..range.start].contains("\n\n") => {
                open ^= emphasis_is_open(&body[range.clone()]);
                last.end = range.end;
            }
            _ => {
                open = emphasis_is_open(&body[range.clone()]);
                units.push(range);
            }
        }
    }
    units
}

/// The length of the mark of a list, quotation or heading, with the spaces behind it, where a range
/// starts a line with one.
fn block_mark(body: &str, range: &Range<usize>) -> usize {
    static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[-*+>]|\u{2022}|\d{1,3}[.)]|#{1,6}) +)+")
            .expect("the pattern of a block's mark is a pattern")
    });
    let line = body[..range.start].trim_end_matches(' ');
    if !(line.is_empty() || line.ends_with('\n')) {
        return 0;
    }
    let found = BLOCK.find(&body.as_bytes()[range.clone()]);
    found.map_or(0, |found| found.end())
}

fn emphasis_is_open(text: &str) -> bool {
    // `* ` opens an item of a list.
    let text = text.strip_prefix("* ").unwrap_or(text);
    text.bytes().filter(|byte| *byte == b'*').count() % 2 == 1
}

fn trimmed(body: &str, range: Range<usize>) -> Range<usize> {
    let text = &body[range.clone()];
    let start = range.end - text.trim_start().len();
    start..start + text.trim().len()
}

fn tells(told: &Regex, text: &[u8]) -> bool {
    // Most sentences have nothing in them to take out.
    told.is_match(text) && told.is_match(&HARMLESS.replace_all(text, &b" ~ "[..]))
}

/// One expression for lists of phrases, each of whole words.
fn phrases(lists: &[&[&str]]) -> Regex {
    let classes: Vec<(&str, String)> = {
        let mut classes: Vec<(&str, String)> = Vec::new();
        for (name, words) in cues::CLASSES {
            let words = expand(words, &classes);
            classes.push((name, format!("(?:{words})")));
        }
        classes
    };
    let all: Vec<String> = lists
        .concat()
        .iter()
        .map(|phrase| expand(phrase, &classes))
        .collect();
    let pattern = format!(r"\b{{start-half}}(?:{})\b{{end-half}}", all.join("|"));
    RegexBuilder::new(&pattern)
        .unicode(false)
        .dfa_size_limit(MEMORY)
        .build()
        .expect("the phrases are constants, and a test builds them")
}

fn expand(phrase: &str, classes: &[(&str, String)]) -> String {
    let phrase = classes
        .iter()
        .fold(phrase.to_owned(), |text, (name, words)| {
            text.replace(name, words)
        });
    phrase.replace('_', "[a-z'-]+")
}

/// Adds a text as the phrases expect it: small letters, straight apostrophes, single spaces,
/// neither Markdown nor titles.
fn append_plain(text: &str, out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match c {
            '*' | '_' => {
                if let Some(length) = title_length(after, c) {
                    out.push(b'~');
                    rest = &after[length + 1..];
                }
            }
            '|' | '`' | '\\' => {}
            '’' | '‘' => out.push(b'\''),
            c if c.is_whitespace() => {
                if out.last() != Some(&b' ') {
                    out.push(b' ');
                }
            }
            c => {
                let mut bytes = [0; 4];
                let bytes = c.to_ascii_lowercase().encode_utf8(&mut bytes).as_bytes();
                out.extend_from_slice(bytes);
            }
        }
    }
    out.push(b' ');
}

/// The length of the title that emphasis opens: capitalised, short, not a sentence of its own.
fn title_length(after: &str, mark: char) -> Option<usize> {
    let starts = after
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if !starts {
        return None;
    }
    let length = after
        .char_indices()
        .take_while(|(at, _)| *at <= LONGEST_TITLE)
        .find(|(_, c)| *c == mark)
        .map(|(at, _)| at)?;
    (!after[..length].ends_with('.')).then_some(length)
}

#[cfg(test)]
mod tests;
