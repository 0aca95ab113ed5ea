//! The debris of pasted text: share buttons, hashtags, "Read more", empty decorations.
//!
//! Makes the lines that everything else reads, each with its number in the source.

use super::{line::Line, markup, steps};
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
    for (number, raw) in markup::lines_without_html(text) {
        steps::count(raw.len());
        let mut shown = clean::line(&raw);
        if shown.is_empty() {
            if page.lines.last().is_some_and(|line| !line.is_empty()) {
                page.lines.push(Line {
                    number,
                    shown,
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
        if is_debris(&plain) || shown.is_empty() {
            page.left_out.push(number);
        } else {
            room = room.saturating_sub(length);
            page.lines.push(Line {
                number,
                shown,
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
    for tail in [
        "Read more",
        "Read More",
        "Continue reading",
        "Continue Reading",
        "(more)",
    ] {
        let arrowless = kept.trim_end_matches([' ', '→', '»', '>', '…', '.']);
        if let Some(before) = arrowless.strip_suffix(tail)
            && before.trim_end().ends_with(['.', '…', '!', '?', ']'])
        {
            kept = before.trim_end();
        }
    }
    kept
}

fn is_hashtag(word: &str) -> bool {
    word.strip_prefix('#')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whole lines that web pages put around a review.
const WHOLE: &str = "advertisement|back to top|click here|comment|comments|continue reading|copy link|\
     getty images|home|image|leave a comment|leave a reply|like|like this|loading|log in|menu|\
     more|more reviews|next|no comments|no comments yet|open in app|permalink|photo|previous|\
     print|read more|reblog|related articles|related posts|reply|report this ad|save|search|\
     share|share this|share this post|sign in|sign up|skip to content|sponsored|subscribe|tweet|\
     view comments|watch the trailer";

/// Beginnings of short lines of the same kind.
const BEGINNINGS: &str = "advertisement|all rights reserved|bookmark the permalink|buy tickets|categories|\
     click here to|click to|continue reading|copyright|email this|filed under|follow me on|\
     follow us|image courtesy|image credit|leave a comment|like this|photo courtesy|\
     photo credit|photos courtesy|posted in|posted on|read the full|share on|share via|\
     sign up for|subscribe to|tagged|this entry was posted";

/// Words of a row of share buttons.
const BUTTONS: &str = "facebook|twitter|pinterest|reddit|linkedin|whatsapp|tumblr|telegram|instagram|mastodon|\
     bluesky|threads|pocket|email|print|share|tweet|pin|like|more|copy|link|on|x";

fn is_debris(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    if words.peek().is_some() && words.all(is_hashtag) {
        return true;
    }
    let is_rule = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark || c == ' ');
    if ['-', '=', '_', '~', '#', '•', '·', '—', '–']
        .into_iter()
        .any(is_rule)
    {
        return true;
    }
    if line.len() > 160 {
        return false;
    }
    if super::title::is_speaker(line) {
        return true;
    }
    if !line.contains(' ') && (line.starts_with("https://") || line.starts_with("http://")) {
        return true;
    }
    let folded = fold(line);
    if WHOLE.split('|').any(|whole| whole == folded) {
        return true;
    }
    let count = folded.split(' ').count();
    if count <= 12
        && !line.ends_with(['.', '!', '?'])
        && BEGINNINGS.split('|').any(|begin| {
            folded
                .strip_prefix(begin)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    {
        return true;
    }
    if count >= 2
        && folded
            .split(' ')
            .all(|word| BUTTONS.split('|').any(|button| button == word))
    {
        return true;
    }
    let counted = folded.split_once(' ');
    counted.is_some_and(|(number, what)| {
        number.bytes().all(|b| b.is_ascii_digit())
            && matches!(
                what,
                "comment" | "comments" | "likes" | "shares" | "replies" | "views"
            )
    }) || folded.starts_with("tags ") && line.contains(':') && count <= 20
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
