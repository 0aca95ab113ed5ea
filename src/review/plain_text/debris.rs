//! The debris of pasted text: share buttons, hashtags, "Read more", empty decorations.
//!
//! Makes the lines that everything else reads, each with its number in the source.

use super::{labels, language::holds, line::Line, markup};
use crate::{clean, fold::fold, review::Review};

/// The lines of a text without the debris.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    /// The numbers of the lines that were left out.
    pub(super) left_out: Vec<usize>,
    /// The line from which on nothing was read, because a review holds no more.
    pub(super) cut_from: Option<usize>,
}

/// Reads the lines of a text, as many as a review can hold.
pub(super) fn page(text: &str) -> Page {
    let mut page = Page::default();
    // A few characters are left for what a spoiler may need to be closed.
    let mut room = Review::LONGEST_BODY - 8;
    let mut gives_away = false;
    for (number, raw) in markup::lines_without_html(text) {
        let mut shown = clean::line(&markup::with_spoilers(&raw));
        if shown.is_empty() {
            if page.lines.last().is_some_and(|line| !line.is_empty()) {
                page.lines.push(Line {
                    number,
                    shown,
                    is_label: false,
                    plain: String::new(),
                });
            }
            continue;
        }
        shown.truncate(without_tail(&shown).len());
        let length = shown.chars().count() + 2;
        if length > room {
            page.cut_from = Some(number);
            let fits = shown.char_indices().nth(room.saturating_sub(2));
            let end = fits.map_or(shown.len(), |(at, _)| at);
            shown.truncate(shown[..end].rfind(". ").map_or(0, |at| at + 1));
        }
        let plain = markup::plain(&shown);
        gives_away = if AHEAD.is_match(&plain) {
            !page.lines.is_empty()
        } else {
            gives_away && !ENDS.is_match(&plain)
        };
        if gives_away
            && !AHEAD.is_match(&plain)
            && !shown.contains("||")
            && !labels::is_label(&plain)
        {
            shown = format!("||{shown}||");
        }
        if is_debris(&plain) || shown.is_empty() {
            page.left_out.push(number);
        } else {
            room = room.saturating_sub(length);
            page.lines.push(Line {
                number,
                shown,
                is_label: labels::is_label(&plain),
                plain,
            });
        }
        if page.cut_from.is_some() {
            break;
        }
    }
    while page.lines.last().is_some_and(Line::is_empty) {
        page.lines.pop();
    }
    page
}

patterns! {
    READ_MORE = r"(?i)(?:<read more>)$";
    /// Lines that say that what follows gives the film away, and that it no longer does.
    AHEAD = r"(?i)^\W*<spoilers ahead>\W*$";
    ENDS = r"(?i)^\W*<spoilers end>\W*$";
}

/// A line without the hashtags and the "Read more" at its end.
fn without_tail(line: &str) -> &str {
    let mut kept = line;
    let mut tags = 0;
    while let Some(at) = kept.rfind(' ')
        && is_hashtag(&kept[at + 1..])
    {
        kept = kept[..at].trim_end();
        tags += 1;
    }
    if tags == 1 && !kept.ends_with(['.', '!', '?', '…', '"', '”']) {
        kept = line;
    }
    let arrowless = kept.trim_end_matches([' ', '→', '»', '>', '…', '.']);
    if let Some(tail) = READ_MORE.find(arrowless)
        && arrowless[..tail.start()]
            .trim_end()
            .ends_with(['.', '…', '!', '?', ']'])
    {
        kept = arrowless[..tail.start()].trim_end();
    }
    kept
}

fn is_hashtag(word: &str) -> bool {
    word.strip_prefix('#')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

fn is_debris(line: &str) -> bool {
    const LONGEST: usize = 160;
    let mut words = line.split_whitespace().peekable();
    let are_tags = words.peek().is_some() && words.all(is_hashtag);
    let is_rule = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark || c == ' ');
    if are_tags || "-=_~#•·—–".chars().any(is_rule) {
        return true;
    }
    if line.len() > LONGEST {
        return false;
    }
    let folded = fold(line);
    let mut words = folded.split(' ');
    let count = words.clone().count();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = folded
        .split_once(' ')
        .filter(|(number, _)| is_number(number));
    super::title::is_speaker(line)
        || !line.contains(' ') && (line.starts_with("https://") || line.starts_with("http://"))
        || holds("debris", &folded)
        || count <= 12 && !line.ends_with(['.', '!', '?']) && BEGINS.is_match(&folded)
        || count >= 2 && words.all(|word| holds("button", word))
        || counted.is_some_and(|(_, what)| COUNTED.is_match(what))
        || TAGS.is_match(line) && count <= 20
}

patterns! {
    BEGINS = "^(?:<debris begins>)(?: |$)";
    COUNTED = "^(?:<debris count>)$";
    TAGS = "(?i)^(?:<tags>):";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clings_to_a_review_goes() {
        let text = "\u{feff}Heat\u{a0}(1995)\r\n\r\nA fine film. Read more »\n#film #review\n\
                    Share this:\nFacebook Twitter Email\n3 comments\nShare the joy with him.\n---\n";
        let page = page(text);
        let shown: Vec<_> = page.lines.iter().map(|l| (l.number, &*l.shown)).collect();
        assert_eq!(
            shown,
            [
                (1, "Heat (1995)"),
                (2, ""),
                (3, "A fine film."),
                (8, "Share the joy with him.")
            ]
        );
        assert_eq!(page.left_out, [4, 5, 6, 7, 9]);
    }
}
