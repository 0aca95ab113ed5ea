//! The sentences of running text.
//!
//! Where one ends is decided by Unicode's rules (UAX #29), on a copy of the text, of equal length,
//! from which all that they misread has been removed. Promises: ranges of the text in order, none
//! empty, nothing but white space between them; time grows with the length alone.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// A line at least this long, in bytes, that does not end a sentence was broken by whoever typed
/// it.
const WRAPPED_LINE: usize = 60;

/// How far to look for the end of a quotation or bracket, in bytes.
const LONGEST_QUOTE: usize = 300;

/// How far back to read a word, in bytes: beyond the longest abbreviation.
const LONGEST_ABBREVIATION: usize = 12;

/// Never the end of a sentence: a name or an example follows.
const BEFORE_NAMES: [&str; 25] = [
    "capt", "cf", "col", "dir", "dr", "e.g", "fr", "gen", "gov", "hon", "i.e", "lt", "maj",
    "messrs", "mme", "mr", "mrs", "ms", "mt", "prof", "rev", "sen", "sgt", "st", "vs",
];

/// Not the end of a sentence where a number follows.
const BEFORE_NUMBERS: [&str; 13] = [
    "approx", "c", "ca", "ch", "ep", "fig", "no", "nos", "p", "pp", "pt", "ser", "vol",
];

/// Not the end of a sentence where a small letter follows.
const WITHIN: [&str; 20] = [
    "apr", "aug", "co", "dec", "ed", "est", "etc", "feb", "inc", "incl", "jan", "jr", "ltd", "mar",
    "nov", "oct", "pseud", "sept", "sr", "v",
];

/// The sentences of a text, as the ranges of its bytes.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let legible = legible(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    // An emoji, a row of stars or a list's mark belongs to the sentence that it opens.
    let mut opening = None;
    for (start, piece) in legible.split_sentence_bound_indices() {
        let range = trimmed(text, start..start + piece.len());
        if range.is_empty() {
            continue;
        }
        let start = opening.take().unwrap_or(range.start);
        if text[range.clone()].contains(char::is_alphanumeric) {
            found.push(start..range.end);
        } else if piece.ends_with('\n') {
            extend_last(&mut found, start..range.end);
        } else {
            opening = Some(start);
        }
    }
    if let Some(start) = opening {
        extend_last(&mut found, start..text.trim_end().len());
    }
    found
}

/// Adds what has no words in it to the sentence before.
fn extend_last(found: &mut Vec<Range<usize>>, range: Range<usize>) {
    match found.last_mut() {
        Some(last) => last.end = range.end,
        None => found.push(range),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.end - piece.trim_start().len();
    start..start + piece.trim().len()
}

/// The text with every character that misleads Unicode's rules replaced by as many bytes that do
/// not: `,` never ends a sentence, `.` does before a capital, `?` always does.
fn legible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted_to = 0;
    let mut line_start = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        match c {
            // Discord's marks stand around sentences as quotation marks do.
            '*' | '_' | '|' | '~' | '`' => out.push('"'),
            '\n' => {
                out.push(if flows_on(&text[line_start..at], after) {
                    ' '
                } else {
                    '\n'
                });
                line_start = at + 1;
            }
            '“' | '«' | '(' | '[' | '"' if at >= quoted_to => {
                quoted_to = quote_end(c, after).map_or(0, |length| at + c.len_utf8() + length);
                out.push(c);
            }
            '…' => out.push_str("..."),
            '.' | '!' | '?' => out.push(stop(c, &text[..at], after, at < quoted_to)),
            c if is_emoji(c) => out.extend(std::iter::repeat_n('.', c.len_utf8())),
            c => out.push(c),
        }
    }
    out
}

/// Whether a line was broken in the middle of a sentence.
fn flows_on(line: &str, after: &str) -> bool {
    let ended = line
        .trim_end_matches(is_closing)
        .ends_with(['.', '!', '?', '…', ':']);
    let next = after.chars().next();
    next.is_some_and(char::is_lowercase)
        || !ended && line.len() >= WRAPPED_LINE && next.is_some_and(char::is_alphanumeric)
}

/// How many bytes lie between an opening mark and its closing one, where that is near.
fn quote_end(open: char, after: &str) -> Option<usize> {
    let close = match open {
        '“' => '”',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        same => same,
    };
    after
        .char_indices()
        .take_while(|(at, c)| *at < LONGEST_QUOTE && *c != '\n')
        .find(|(_, c)| *c == close)
        .map(|(at, _)| at)
}

/// What a full stop, exclamation or question mark means where it stands.
fn stop(mark: char, before: &str, after: &str, quoted: bool) -> char {
    if quoted && !after.starts_with(is_closing) {
        // A quotation of several sentences is part of the one that it stands in.
        return ',';
    }
    let spaced = after.trim_start_matches(is_closing);
    let gap = spaced.starts_with(char::is_whitespace);
    let mut following = spaced.trim_start().chars();
    let next = following.next().unwrap_or(' ');
    if !gap {
        // "future.Battle" lacks a space; "3.5", "U.S." and "www.example" do not.
        let small_before = before.chars().rev().take(2).all(char::is_lowercase);
        let word_after = following.next().is_some_and(|c| !c.is_uppercase());
        let glued = small_before && next.is_uppercase() && word_after;
        return if glued { '?' } else { '.' };
    }
    if mark != '.' {
        // "Run!" she said.
        return '.';
    }
    let word = word_before(before);
    let lower = word.to_ascii_lowercase();
    let numbered = BEFORE_NUMBERS.contains(&&*lower);
    let number_follows = next.is_ascii_digit() || word.len() > 1 && "IVX".contains(next);
    if BEFORE_NAMES.contains(&&*lower)
        || is_initial(word)
        || numbered && lower != "no" && number_follows
        || lower == "no" && next.is_ascii_digit()
    {
        return ',';
    }
    let abbreviated = numbered || word.contains('.') || WITHIN.contains(&&*lower);
    // Whoever types no capitals still ends sentences.
    let small = next.is_lowercase() && word.len() > 1 && !quoted && !abbreviated;
    if next.is_ascii_digit() || small {
        '?'
    } else {
        '.'
    }
}

/// Whether a word is one capital, or ends in one after a full stop: `L`, `J.J`.
fn is_initial(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    let mut chars = last.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// The word before a full stop, with the full stops inside it: `e.g`.
fn word_before(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take_while(|(at, c)| {
            before.len() - at <= LONGEST_ABBREVIATION && (c.is_alphabetic() || *c == '.')
        })
        .last()
        .map_or(before.len(), |(at, _)| at);
    &before[start..]
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '_' | '|' | '~' | '`'
    )
}

/// The blocks of symbols that chat calls emoji, stars and dingbats among them.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b05}'..='\u{2b55}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests;
