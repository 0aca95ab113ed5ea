//! The words and marks of running text, with the sentence and line that each stands in.

use std::ops::Range;

use super::{language::holds, line::Line};

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word with a capital: part of a name, or the first of a sentence.
    Capital,
    Lower,
    Number,
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As written, without the `'s` of a possessive.
    pub(super) text: &'t str,
    pub(super) lower: String,
    pub(super) kind: Kind,
    /// Whether `'s` or `'` follows.
    pub(super) possessive: bool,
    /// The index of its line among the lines given.
    pub(super) line: usize,
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    pub(super) sentence: usize,
    /// Whether it stands between quotation marks that hold a few words.
    pub(super) quoted: bool,
}

impl Word<'_> {
    pub(super) fn is_mark(&self) -> bool {
        self.kind == Kind::Mark
    }

    /// Whether titles begin with such a word, and are made of such words.
    pub(super) fn is_large(&self) -> bool {
        matches!(self.kind, Kind::Capital | Kind::Number)
    }
}

/// Whether the word here is the first of its sentence.
pub(super) fn opens(words: &[Word<'_>], at: usize) -> bool {
    at == 0 || words[at - 1].sentence != words[at].sentence
}

/// The words as one text.
pub(super) fn join(words: &[Word<'_>]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    texts.join(" ")
}

/// The longest row of initials or shortening, in bytes.
const LONGEST_SHORTENED: usize = 24;

/// What quotation marks enclose is speech if it is longer than this.
const LONGEST_QUOTE: usize = 12;

/// The words of the lines that `wanted` names. A line that does not end a sentence goes on in the
/// next where it looks broken in the middle.
pub(super) fn words(lines: &[Line], wanted: impl Fn(usize) -> bool) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut sentence = 0;
    let mut last = None;
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| wanted(*index)) {
        if !last.is_some_and(|last| last + 1 == index && runs_on(&lines[last], line)) {
            sentence += 1;
        }
        last = Some(index);
        let start = words.len();
        split(&line.plain, index, &mut words);
        mark_quotes(&mut words[start..]);
        number_sentences(&mut words[start..], &mut sentence);
    }
    words
}

/// Whether a line was broken in the middle of a sentence.
pub(super) fn runs_on(line: &Line, next: &Line) -> bool {
    let is_open = |c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '—' | '–' | '\'');
    line.plain.len() >= 40
        && line.plain.ends_with(is_open)
        && !line.plain.starts_with('#')
        && next
            .plain
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '('))
        && !next.is_label
}

fn split<'t>(text: &'t str, line: usize, words: &mut Vec<Word<'t>>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
            continue;
        }
        let start = text.len() - rest.len();
        let length = word_length(rest);
        let (mut length, kind) = if length == 0 {
            (first.len_utf8(), Kind::Mark)
        } else if first.is_numeric() {
            (length, Kind::Number)
        } else if first.is_uppercase() || is_name_particle_with_capital(&rest[..length]) {
            (length, Kind::Capital)
        } else {
            (length, Kind::Lower)
        };
        let mut shown = &rest[..length];
        let mut possessive = false;
        if kind != Kind::Mark {
            if let Some(owner) = shown.strip_suffix("'s").or(shown.strip_suffix("'S")) {
                shown = owner;
                possessive = true;
            } else if shown.ends_with('s') && rest[length..].starts_with("' ") {
                possessive = true;
                length += 1;
            }
        }
        words.push(Word {
            text: shown,
            lower: shown.to_lowercase(),
            kind,
            possessive,
            line,
            span: start..start + length,
            sentence: 0,
            quoted: false,
        });
        rest = &rest[length..];
    }
}

/// `d'Arcy`, `de-Niro`: a small beginning and a capital in the middle.
fn is_name_particle_with_capital(word: &str) -> bool {
    word.split_once(['\'', '-'])
        .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// How many bytes of a text are its first word: letters and digits with apostrophes and hyphens
/// inside, and the full stop of an initial or a shortening.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || is_combining(c) {
            end = at + c.len_utf8();
        } else if end > 0
            && (matches!(c, '\'' | '-') && goes_on
                || matches!(c, '.' | ',')
                    && text[..end].ends_with(|c: char| c.is_ascii_digit())
                    && next.is_some_and(|next| next.is_ascii_digit()))
        {
            end = at + 1;
        } else if c == '.' && (1..=LONGEST_SHORTENED).contains(&end) && is_shortened(&text[..end]) {
            end = at + 1;
            if !goes_on || text[..end].len() > 2 && !is_initials(&text[..end]) {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_shortened(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut letters = last.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || holds("shortened", &word.to_lowercase())
}

fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() <= 1)
}

fn mark_quotes(words: &mut [Word<'_>]) {
    let mut open = None;
    for at in 0..words.len() {
        if !(words[at].is_mark() && words[at].text == "\"") {
            continue;
        }
        match open.take() {
            Some(start) if at - start <= LONGEST_QUOTE + 1 => {
                for word in &mut words[start + 1..at] {
                    word.quoted = true;
                }
            }
            Some(_) | None => open = Some(at),
        }
    }
}

fn number_sentences(words: &mut [Word<'_>], sentence: &mut usize) {
    let mut ended = false;
    for word in words {
        if ended && !matches!(word.text, "\"" | ")" | "." | "!" | "?" | "…") {
            // "What?" he said: a small letter continues the sentence.
            if word.kind != Kind::Lower {
                *sentence += 1;
            }
            ended = false;
        }
        ended |= word.is_mark() && matches!(word.text, "." | "!" | "?" | "…") && !word.quoted;
        word.sentence = *sentence;
    }
}

#[cfg(test)]
mod tests {
    use super::super::debris;
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let page = debris::page(text);
        let words = words(&page.lines, |_| true);
        let mut out: Vec<String> = Vec::new();
        let mut last = 0;
        for word in &words {
            if word.sentence != last {
                out.push(String::new());
                last = word.sentence;
            }
            let sentence = out.last_mut().unwrap();
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word.text);
            if word.possessive {
                sentence.push_str("'s");
            }
        }
        out
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(
            sentences("Samuel L. Jackson’s Dr. No is L.A. cool.It costs 2.5 million!"),
            [
                "Samuel L. Jackson's Dr. No is L.A. cool .",
                "It costs 2.5 million !"
            ]
        );
        assert_eq!(
            sentences(
                "A line that somebody broke in the middle of it,\nas mail does.\n\nTitle\nMore words"
            ),
            [
                "A line that somebody broke in the middle of it , as mail does .",
                "Title",
                "More words"
            ]
        );
    }

    #[test]
    fn words_know_whether_they_are_quoted() {
        let page = debris::page("Not like *Heat* or “The Insider”, he says.");
        let words = words(&page.lines, |_| true);
        let quoted: Vec<_> = words.iter().filter(|w| w.quoted).map(|w| w.text).collect();
        assert_eq!(quoted, ["Heat", "The", "Insider"]);
    }
}
