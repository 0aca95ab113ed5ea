//! Cutting text to a length: by characters, at a word, never inside a mark.

use super::Markup;
use crate::clean::{ELLIPSIS, fits};
use crate::review::sentences::sentences;

impl Markup {
    /// The text in at most `longest` characters, marks included.
    ///
    /// It is cut at a word outside of any pair of marks, so that nothing is left open; a text that
    /// is one long pair becomes `…`.
    #[must_use]
    pub fn cut(self, longest: usize) -> Self {
        if fits(&self.0, longest) {
            return self;
        }
        if longest == 0 {
            return Self::default();
        }
        let end = last_place(&self.0, longest - 1, longest / 2);
        let kept = self.0[..end]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
        // Cutting off the white space may have taken an escaped character's space, never a mark.
        Self(format!("{kept}{ELLIPSIS}"))
    }

    /// The first sentences of the text, as many as have room in so many characters, marks included;
    /// where not even one has, the text is [cut](Self::cut).
    #[must_use]
    pub fn opening(self, longest: usize) -> Self {
        if fits(&self.0, longest) {
            return self;
        }
        let mut ends = sentences(&self.0).into_iter().map(|sentence| sentence.end);
        let is_whole = |end: &usize| {
            let length = self.0[..*end].chars().count();
            length <= longest && last_place(&self.0, length, length) == *end
        };
        match ends.rfind(is_whole) {
            Some(end) => Self(self.0[..end].to_owned()),
            None => self.cut(longest),
        }
    }
}

/// The last byte offset, at most `longest` characters in, at which no mark is open: at a word's
/// end if one lies behind `at_least` characters, else anywhere.
pub(super) fn last_place(text: &str, longest: usize, at_least: usize) -> usize {
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    let mut count = 0;
    let mut word_end = None;
    let mut anywhere = 0;
    while count <= longest {
        let rest = &text[at..];
        if open.is_empty() {
            anywhere = at;
            if rest.starts_with(char::is_whitespace) && count >= at_least {
                word_end = Some(at);
            }
        }
        let Some(c) = rest.chars().next() else { break };
        let step = if c == '\\' {
            rest.chars().take(2).map(char::len_utf8).sum()
        } else if let Some(mark) = mark_at(rest) {
            if open.last() == Some(&mark) {
                open.pop();
            } else if closes_later(rest, mark) {
                open.push(mark);
            }
            mark.len()
        } else {
            c.len_utf8()
        };
        count += text[at..at + step].chars().count();
        at += step;
    }
    word_end.unwrap_or(anywhere)
}

fn mark_at(text: &str) -> Option<&'static str> {
    ["||", "**", "__", "~~", "*", "`", "_"]
        .into_iter()
        .find(|mark| text.starts_with(mark))
}

fn closes_later(text: &str, mark: &str) -> bool {
    text[mark.len()..].contains(mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::cut_text;

    #[test]
    fn text_is_cut_at_a_word_by_characters() {
        assert_eq!(
            cut_text("The Thing from Another World", 16),
            "The Thing from…"
        );
        assert_eq!(cut_text("Äöüßäöüß", 4), "Äöü…");
        assert_eq!(cut_text("short", 5), "short");
        assert_eq!(cut_text("ab", 1), "…");
    }

    #[test]
    fn an_opening_is_made_of_whole_sentences() {
        let opening = |text: &str, longest| Markup::trusted(text).opening(longest).0;
        assert_eq!(
            opening("Slow. Sure. And long.", 21),
            "Slow. Sure. And long."
        );
        assert_eq!(opening("Slow. Sure. And long.", 20), "Slow. Sure.");
        assert_eq!(opening("Slow and sure and long.", 15), "Slow and sure…");
        assert_eq!(opening("Slow. *Sure. And* long.", 16), "Slow.");
    }

    #[test]
    fn no_mark_is_left_open() {
        let text =
            Markup::trusted("It ends well. ||Or so one thinks until the very end|| Then more.");
        assert_eq!(text.clone().cut(40).as_str(), "It ends well.…");
        assert_eq!(text.clone().cut(1000), text);
        assert_eq!(
            Markup::trusted("||one long spoiler that never ends||")
                .cut(12)
                .as_str(),
            "…"
        );
        assert_eq!(Markup::trusted(r"a\*b\*c\*d").cut(5).as_str(), r"a\*b…");
    }
}
