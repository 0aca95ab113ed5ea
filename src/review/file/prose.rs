//! The running texts of a review: its summary and its body, and the spoilers marked in them.

use std::ops::Range;

use super::{draft::Text, faults::too_long, report::Report};
use crate::{
    clean,
    diagnostic::Problem,
    review::{Review, spoilers},
};

pub(super) fn summary(text: &Text<'_>, report: &mut Report<'_>) -> Option<Box<str>> {
    let summary = clean::prose(&text.value);
    let found = summary.chars().count();
    if summary.trim().is_empty() {
        report.add(text.span.clone(), |place| {
            Problem::error("empty", place, "`summary` is empty")
                .help("leave it out, and the bot makes one from the review")
        });
        return None;
    }
    if found > Review::LONGEST_SUMMARY {
        report.add(text.span.clone(), |place| {
            too_long(place, "`summary`", found, Review::LONGEST_SUMMARY)
        });
    }
    if let Some(mark) = spoilers::marks(&text.value).first() {
        let span = within(text, *mark, report);
        report.add(span, |place| {
            Problem::error("spoiler-mark", place, "the summary hides a spoiler")
                .label("hidden from here")
                .help("a summary is shown to everybody: leave the spoiler out of it")
        });
    }
    Some(summary.into())
}

/// `None` for an empty body: the entry is a listing.
pub(super) fn body(text: &Text<'_>, report: &mut Report<'_>) -> Option<Box<str>> {
    let body = clean::prose(&text.value);
    if body.trim().is_empty() {
        return None;
    }
    let found = body.chars().count();
    if found > Review::LONGEST_BODY {
        let start = text.value.len() - text.value.trim_start().len();
        let span = within(text, start, report);
        report.add(span, |place| {
            too_long(place, "the review", found, Review::LONGEST_BODY)
        });
    }
    let marks = spoilers::marks(&text.value);
    if let [.., last] = marks[..]
        && marks.len() % 2 == 1
    {
        let span = within(text, last, report);
        report.add(span, |place| {
            Problem::warning(
                "spoiler-mark",
                place,
                "a spoiler is opened and never closed",
            )
            .label("hidden from here to the end?")
            .help("close it with `||` where it ends")
        });
    }
    Some(body.into())
}

/// The place of two bytes inside a text that is in the source verbatim; of the whole text if it was
/// written with escapes.
fn within(text: &Text<'_>, at: usize, report: &Report<'_>) -> Range<usize> {
    let source = report.text().get(text.span.clone()).unwrap_or_default();
    for quotes in [0, 1, 3] {
        if source
            .get(quotes..)
            .is_some_and(|rest| rest.starts_with(&*text.value))
        {
            let start = text.span.start + quotes + at;
            return start..start + 2;
        }
    }
    text.span.clone()
}
