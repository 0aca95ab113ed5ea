//! Lines of a list, a table or a quotation: what is there is seldom the title of the text.

use crate::review::plain_text::line::{Line, is_row};

/// Whether a line is quoted, the row of a table, or an entry of a list with more of them beside it.
pub(super) fn holds(lines: &[Line], at: usize) -> bool {
    is_row(&lines[at].shown)
        || lines[at].shown.starts_with("> ")
        || lines.get(at + 1).is_some_and(|next| is_rule(&next.shown))
        || is_entry(&lines[at].shown) && (is_lone_bullet(lines, at) || has_neighbours(lines, at))
}

/// `|---|---|` under the head of a table.
fn is_rule(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn is_entry(line: &str) -> bool {
    patterns! { ENTRY = r"^(?:[-*+•–]|\d{1,3}[.)])\s+\S"; }
    ENTRY.is_match(line)
}

/// Whether there is another entry of the same kind next to this one.
fn has_neighbours(lines: &[Line], at: usize) -> bool {
    let is_numbered = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
    let shown = |line: &Line| is_entry(&line.shown).then(|| is_numbered(&line.shown));
    let kind = shown(&lines[at]);
    let mut after = lines[at + 1..].iter().filter(|line| !line.is_empty());
    let mut before = lines[..at].iter().rev().filter(|line| !line.is_empty());
    [after.next(), before.next()]
        .into_iter()
        .flatten()
        .any(|line| shown(line) == kind)
}

/// Whether an entry by itself has a bullet and no year, which a title would have.
fn is_lone_bullet(lines: &[Line], at: usize) -> bool {
    let line = lines[at].shown.as_str();
    !line.starts_with(|c: char| c.is_ascii_digit()) && !line.contains(['(', '['])
}

#[cfg(test)]
mod tests {
    use super::super::super::debris;
    use super::*;

    #[test]
    fn entries_and_rows_are_told_from_titles() {
        for (text, expected) in [
            ("| Film | Year |\n|---|---|\n| Heat | 1995 |", true),
            ("Film | Year\n--- | ---\nHeat | 1995", true),
            ("- Great acting\n- Poor plot", true),
            ("* Great acting\n\n* Poor plot", true),
            ("1. The coffee scene\n2. The shootout", true),
            ("- Great acting\n\nA film.", true),
            ("> It is a bore\n\nA film.", true),
            ("- Heat (1995)\n\nA film.", false),
            ("12. Heat (1995)\n\nA film.", false),
            ("Heat | 1995\n\nA film.", false),
            ("12 Angry Cooks\n\nA film.", false),
            ("||Heat|| | A secret", false),
        ] {
            assert_eq!(holds(&debris::page(text).lines, 0), expected, "{text}");
        }
    }
}
