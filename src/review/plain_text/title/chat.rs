//! Who speaks in a pasted chat: `@user`, `[21:04] user:`, `user — Today at 21:04`.
//!
//! A speaker's name is no title, and what they say is kept whole.

use crate::review::plain_text::{labels, line::Line};

/// A time, with a date before it.
const WHEN: &str = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s(?:<at>\s)?)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s<clock>)?";

patterns! {
    SPEAKER = &format!(
        r"(?xi)^(?:
            @[\w.-]+(?:\s?[:>,]|\s[-–—•·|])?\s+
          | (?:\[{WHEN}\]|{WHEN}\s[-–—])\s+(?:<[^<>]{{1,32}}>|@?[\w.-]+(?:\s[\w.-]+)?\s?:)\s+
          | \[{WHEN}\]\s+
          | <@?[\w.\x20-]{{1,32}}>\s+
        )"
    );
    ALONE = &format!(
        r"(?xi)^(?:
            @[\w.-]+:?
          | \[?{WHEN}\]?
          | @?[\w.-]+(?:\s[\w.-]+){{0,2}}\s?[-–—•,|]?\s?<said at>(?:\s<at>)?\s\d{{1,2}}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s<clock>)?
          | @?[\w.-]+(?:\s[\w.-]+){{0,2}}\s?[-–—•,|]\s?{WHEN}
        )$"
    );
}

/// How many bytes at the start of a line say who speaks.
pub(super) fn speaker(line: &str) -> usize {
    SPEAKER.find(line).map_or(0, |found| found.end())
}

/// Whether a text is talk of the form `Tom: …`: as often as not, its lines open with such a name.
pub(super) fn is_talk(lines: &[Line]) -> bool {
    const LOOKED_AT: usize = 40;
    let lines = lines.iter().filter(|line| !line.is_empty()).take(LOOKED_AT);
    let named = lines
        .clone()
        .filter(|line| names_speaker(&line.plain))
        .count();
    named >= 2 && 2 * named >= lines.count()
}

/// Whether a line opens with one word and a colon that is no label.
pub(super) fn names_speaker(line: &str) -> bool {
    const LONGEST: usize = 24;
    let head = &line[..line.floor_char_boundary(LONGEST)];
    let Some((name, _)) = head.split_once(": ") else {
        return false;
    };
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    !name.is_empty() && name.chars().all(is_word) && labels::labelled(line).is_empty()
}

/// Whether a line only says who speaks, and when.
pub(in crate::review::plain_text) fn is_speaker(line: &str) -> bool {
    line.len() <= 80 && ALONE.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::super::super::debris;
    use super::*;

    #[test]
    fn speakers_are_told_from_titles() {
        for (line, rest) in [
            ("@mara: Heat (1995)", "Heat (1995)"),
            ("@mara.k Heat is cold", "Heat is cold"),
            ("[21:04] mara: saw it", "saw it"),
            ("21:04 - Mara Lind: saw it", "saw it"),
            ("[12/03/2021, 21:04:11] Mara: saw it", "saw it"),
            ("12.03.21, 21:04 - Mara: gesehen", "gesehen"),
            ("<mara> saw it", "saw it"),
            ("Heat: a cold film", "Heat: a cold film"),
            ("3:10 to Yuma: a review", "3:10 to Yuma: a review"),
            ("[REC] (2007)", "[REC] (2007)"),
        ] {
            assert_eq!(&line[speaker(line)..], rest, "{line}");
        }
        for line in [
            "@mara",
            "mara — Today at 21:04",
            "Mara Lind — heute um 21:04 Uhr",
            "mara — 12/03/2024 9:04 PM",
            "[21:04]",
        ] {
            assert!(is_speaker(line), "{line}");
        }
        for line in ["Heat", "3:10 to Yuma", "Heat — 1995", "The Day After Today"] {
            assert!(!is_speaker(line), "{line}");
        }
    }

    #[test]
    fn talk_is_told_from_a_subtitle() {
        for (text, expected) in [
            ("Anna: Seen it?\nBen: Yes, 9/10\nAnna: ok", true),
            ("Alien: Covenant is cold.\n\nNobody laughs.", false),
            ("Director: Jane Doe\nRating: 8/10\nCast: Ann Roe", false),
        ] {
            assert_eq!(is_talk(&debris::page(text).lines), expected, "{text}");
        }
    }
}
