//! A line of a pasted text.

/// A line of the text, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the source, from 1.
    pub(super) number: usize,
    /// As readers see it; empty between two paragraphs.
    pub(super) shown: String,
    /// Whether it starts with a label.
    pub(super) is_label: bool,
    /// As facts are read from it: see [`plain`](super::markup::plain).
    pub(super) plain: String,
}

impl Line {
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}

/// `1995`.
pub(super) fn is_year(text: &str) -> bool {
    let is_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && (text.starts_with("19") || text.starts_with("20"))
}

/// `| Heat | 1995 |`.
pub(super) fn is_row(line: &str) -> bool {
    // The longest first cell.
    const LONGEST_CELL: usize = 300;
    let mut behind = line.chars().skip(1).take(LONGEST_CELL);
    line.starts_with('|') && !line.starts_with("||") && behind.any(|c| c == '|')
}

/// `Posted on Friday, 3 May 2024`, `Watched 05 Feb 2023`, `3.5.2024`.
pub(super) fn is_date(line: &str) -> bool {
    patterns! { DATE = r"(?i)^(?:(?:<dated>|<day>),?\s)*(?:(?:\d{1,2}(?:st|nd|rd|th|º)?\.?\s(?:<of title>\s)?)?<month>\.?(?:\s\d{1,2}(?:st|nd|rd|th)?,?)?(?:\s<of title>)?\s(?:19|20)\d\d\b.{0,20}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})$"; }
    DATE.is_match(line)
}
