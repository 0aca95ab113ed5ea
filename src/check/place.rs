//! Where in its file something of a review stands, so that a warning can show it.

use std::ops::Range;

use crate::diagnostic::{Place, Source};
use crate::library::Origin;

/// What of a review is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot<'a> {
    /// A key of the front matter, or of the JSON object.
    Key(&'static str),
    /// A part of one of its texts.
    Text(&'a str),
}

/// The place of the first of the spots that is there; else the line that names the film.
pub(super) fn place(origin: &Origin, spots: &[Spot<'_>]) -> Place {
    let Some(text) = origin.text() else {
        return Place::line(origin.file.clone(), origin.line);
    };
    let source = Source::file(origin.file.clone(), &text);
    let text = source.text();
    let line = line(text, origin.line);
    let several = origin.file.ends_with(".jsonl");
    let within = if several { line.clone() } else { 0..text.len() };
    let found = spots.iter().find_map(|spot| match spot {
        Spot::Key(key) => find_key(&text[within.clone()], key),
        Spot::Text(part) => find_text(&text[within.clone()], part),
    });
    match found {
        Some(found) => source.at(within.start + found.start..within.start + found.end),
        None => source.at(line),
    }
}

/// The bytes of a line by its number, without its end.
fn line(text: &str, number: usize) -> Range<usize> {
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if at + 1 == number {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    start..start
}

fn find_key(text: &str, key: &str) -> Option<Range<usize>> {
    text.match_indices(key).find_map(|(at, _)| {
        let range = at..at + key.len();
        let before = text[..at].chars().next_back();
        let after = text[range.end..].trim_start_matches(['"', ' ', '\t']);
        let starts = matches!(before, None | Some('\n' | '"'));
        (starts && after.starts_with(['=', ':'])).then_some(range)
    })
}

/// The first line of a part, or as much of it as stands there word by word.
fn find_text(text: &str, part: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 200;
    let line = part.trim().lines().next()?;
    let line = &line[..line.floor_char_boundary(LONGEST)];
    let shorter = line.match_indices(' ').map(|(at, _)| &line[..at]);
    let wanted = std::iter::once(line).chain(shorter.rev().take(30));
    wanted
        .filter(|wanted| !wanted.is_empty())
        .find_map(|wanted| text.find(wanted).map(|at| at..at + wanted.len()))
}
