//! Text made fit to be shown, once, where it enters the program.
//!
//! What nobody can see, or what reorders the line it stands in, is taken out here, so that no
//! later layer has to think of it: control characters, bidirectional overrides and isolates,
//! zero-width characters outside of the scripts and emoji that need them, byte order marks; and
//! marks piled up on a letter until they cover the lines around.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

/// The most marks on one letter: pointed Hebrew has as many.
const MOST_MARKS: usize = 4;

/// One line of text: white space folded to single spaces, unseen characters taken out.
///
/// The result may be empty.
pub fn line(text: &str) -> String {
    if is_plain_line(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in visible(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Running text: line endings become `\n`, paragraphs stay, unseen characters are taken out.
///
/// More than one empty line in a row is folded to one; spaces at line ends go.
pub fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for raw in visible(text).lines() {
        let line = raw.trim_end();
        if line.trim_start().is_empty() {
            empty_lines += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        out.push_str(line);
    }
    out
}

/// What stands where text was cut off.
pub(crate) const ELLIPSIS: char = '…';

/// `text` in at most `longest` characters, cut at a word and ended by `…` where it was longer.
pub fn cut_text<'a>(text: impl Into<Cow<'a, str>>, longest: usize) -> String {
    let text = text.into();
    if fits(&text, longest) {
        return text.into_owned();
    }
    let limit = text.char_indices().nth(longest);
    let limit = limit.map_or(text.len(), |(at, _)| at);
    if longest == 0 {
        return String::new();
    }
    // One character makes room for the ellipsis.
    let limit = text[..limit]
        .char_indices()
        .next_back()
        .map_or(0, |(at, _)| at);
    let cut = match text[..limit].rfind(char::is_whitespace) {
        // A cut at a word must not throw away most of the text.
        Some(space) if space >= limit / 2 => &text[..space],
        _ => &text[..limit],
    };
    let cut = cut
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '\u{200d}'));
    format!("{cut}{ELLIPSIS}")
}

/// Whether the text has at most this many characters. It never has more than bytes, so that most
/// texts need not be counted.
pub(crate) fn fits(text: &str, longest: usize) -> bool {
    text.len() <= longest || text.chars().count() <= longest
}

/// Whether a text is a clean line already, as nearly all of the millions in a large library are:
/// printable ASCII without a space at either end or two in a row.
pub(crate) fn is_plain_line(text: &str) -> bool {
    let mut last = b' ';
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || (byte == b' ' && last == b' ') {
            return false;
        }
        last = byte;
    }
    last != b' '
}

/// `text` without the characters that are not seen, and without marks that pile up; `\r\n` and
/// `\r` become `\n`.
fn visible(text: &str) -> Cow<'_, str> {
    let has_work = |c| match c {
        '\n' | '\t' => false,
        '\u{200c}' | '\u{200d}' | '\u{2028}' | '\u{2029}' => true,
        c => is_unseen(c) || is_combining_mark(c),
    };
    if !text.contains(has_work) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            // Line and paragraph separators break lines in some programs and not in others.
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            // Joiners have work to do between two letters (Persian, Hindi) or emoji; at the edge
            // of a word or in a row they only make equal texts differ.
            '\u{200c}' | '\u{200d}' => {
                let joins = out.chars().next_back().is_some_and(can_be_joined)
                    && chars.peek().copied().is_some_and(can_be_joined);
                if joins {
                    out.push(c);
                }
            }
            c if is_unseen(c) => {}
            c if is_combining_mark(c) => {
                marks += 1;
                if marks <= MOST_MARKS {
                    out.push(c);
                }
            }
            c => {
                marks = 0;
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

fn can_be_joined(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_unseen(c) && !matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a character shows nothing by itself, or changes the direction of its neighbours.
///
/// Source of the list: Unicode 16, general category Cf and `Default_Ignorable_Code_Point`, less
/// the joiners and the variation selectors that emoji need.
pub(crate) fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        c if c.is_control() => true,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e001f}'
        | '\u{e0080}'..='\u{e0fff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_without_unseen_characters() {
        assert_eq!(line("  The\tThing \n (1982)\u{feff}"), "The Thing (1982)");
        assert_eq!(line("a\u{202e}b\u{2066}c\u{200b}d\0"), "abcd");
        assert_eq!(line("\u{200b}\u{feff} \u{2060}"), "");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let piled = format!("H{}e", "\u{301}\u{200b}\u{310}\u{200d}".repeat(50));
        assert_eq!(
            line(&piled)
                .chars()
                .filter(|c| is_combining_mark(*c))
                .count(),
            4
        );
        for unpiled in [
            "e\u{301}",
            "ש\u{5c1}\u{5bc}\u{5b8}\u{592}ל",
            "1\u{fe0f}\u{20e3}",
        ] {
            assert_eq!(line(unpiled), unpiled);
        }
    }

    #[test]
    fn joiners_stay_where_they_join() {
        assert_eq!(line("👩\u{200d}🚀"), "👩\u{200d}🚀");
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(line("He\u{200d}at\u{200d}"), "Heat");
    }

    #[test]
    fn prose_keeps_paragraphs_and_loses_carriage_returns() {
        assert_eq!(
            prose("\u{feff}One.\r\nTwo.  \r\n\r\n\r\n\tThree.\r"),
            "One.\nTwo.\n\n\tThree."
        );
        assert_eq!(prose("\n\n \n"), "");
    }
}
