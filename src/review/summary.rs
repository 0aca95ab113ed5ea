//! A review's summary: the author's own, or the first sentences that give nothing away.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use super::Review;

/// How many sentences a made summary has at most.
const SENTENCES: usize = 3;

/// How many characters a made summary has at most; one long sentence may be cut later.
const LONGEST: usize = 400;

/// The summary of a review: what the author wrote, else the first sentences of the body that hold
/// no marked spoiler. `None` for a listing, and where the body is one spoiler.
pub fn summary(review: &Review) -> Option<Cow<'_, str>> {
    if let Some(summary) = &review.summary {
        return Some(Cow::Borrowed(summary));
    }
    let body = review.body.as_deref()?;
    let open = without_spoilers(body);
    let mut made = String::new();
    for sentence in open
        .unicode_sentences()
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .take(SENTENCES)
    {
        let longer = made.chars().count() + 1 + sentence.chars().count();
        if !made.is_empty() && longer > LONGEST {
            break;
        }
        if !made.is_empty() {
            made.push(' ');
        }
        made.push_str(sentence);
    }
    (!made.is_empty()).then_some(Cow::Owned(made))
}

/// The beginning of a body up to its first spoiler; if it starts with one, what follows it.
fn without_spoilers(body: &str) -> &str {
    // Three sentences never need more; a body may have a hundred thousand characters.
    let end = body
        .char_indices()
        .nth(4 * LONGEST)
        .map_or(body.len(), |(at, _)| at);
    let body = &body[..end];
    let mut parts = body.split("||");
    let before = parts.next().unwrap_or_default();
    if before.trim().is_empty() {
        parts.nth(1).unwrap_or_default()
    } else {
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::{Film, FilmId, Title};
    use crate::review::SpoilerMarks;

    fn review(summary: Option<&str>, body: Option<&str>) -> Review {
        let title = Title::parse("Heat").unwrap();
        Review {
            film: Film {
                id: FilmId::new(&title, None),
                title,
                year: None,
                aliases: Box::default(),
                directors: Box::default(),
                cast: Box::default(),
                genres: Box::default(),
                runtime: None,
                series: None,
                poster: None,
                confirmed: true,
            },
            rating: None,
            reviewer: None,
            summary: summary.map(Into::into),
            body: body.map(Into::into),
            spoilers: SpoilerMarks::default(),
        }
    }

    fn made(body: &str) -> Option<String> {
        summary(&review(None, Some(body))).map(Cow::into_owned)
    }

    #[test]
    fn the_authors_summary_stands() {
        assert_eq!(
            summary(&review(Some("Short."), Some("Long."))).as_deref(),
            Some("Short.")
        );
        assert_eq!(summary(&review(None, None)), None);
    }

    #[test]
    fn a_made_summary_gives_nothing_away() {
        assert_eq!(
            made("One. Two. Three. Four.").as_deref(),
            Some("One. Two. Three.")
        );
        assert_eq!(made("One. ||He dies.|| Two.").as_deref(), Some("One."));
        assert_eq!(made("||He dies.|| Two.").as_deref(), Some("Two."));
        assert_eq!(made("||He dies."), None);
    }
}
