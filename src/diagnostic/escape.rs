//! What is shown of a text that somebody else wrote.

use std::fmt::Write as _;

use crate::clean;

/// `text` with everything in it that a terminal might obey, or that cannot be seen, spelt out:
/// control characters, changes of direction, zero-width characters. Tabs become spaces.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            '\n' | '\u{2028}' | '\u{2029}' => _ = write!(out, "{}", c.escape_default()),
            c if clean::is_unseen(c) => _ = write!(out, "{}", c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// `text` for use inside a message: cut after 60 characters.
pub fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}
