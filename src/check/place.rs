//! Where in its file something of a review stands, so that a warning can show it.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, Source};
use crate::library::Origin;

/// What to look for in a review.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot<'a> {
    /// A key of the front matter, or of the JSON object.
    Key(&'static str),
    /// A part of one of its texts.
    Text(&'a str),
}

/// The texts of review files, read when a place in them is asked for. The last one is kept: most
/// places in a file of many films are asked for one after another.
#[derive(Default)]
pub(super) struct Texts(RefCell<Option<Opened>>);

struct Opened {
    file: Arc<str>,
    text: Option<String>,
    line_starts: Vec<usize>,
}

impl Texts {
    /// The place of the first of the spots that exists; otherwise the line that names the film.
    pub(super) fn place(&self, origin: &Origin, spots: &[Spot<'_>]) -> Place {
        let mut last = self.0.borrow_mut();
        let known = last.take_if(|last| last.file == origin.file);
        let text = last.insert(known.unwrap_or_else(|| Opened::read(origin)));
        text.place(origin, spots)
            .unwrap_or_else(|| Place::line(origin.file.clone(), origin.line))
    }
}

impl Opened {
    fn read(origin: &Origin) -> Self {
        let text = origin.text();
        let shown = text.as_deref().unwrap_or_default();
        let ends = shown.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            file: origin.file.clone(),
            line_starts: std::iter::once(0).chain(ends).collect(),
            text,
        }
    }

    fn place(&self, origin: &Origin, spots: &[Spot<'_>]) -> Option<Place> {
        let text = self.text.as_deref()?;
        let start = *self.line_starts.get(origin.line.checked_sub(1)?)?;
        let line = text[start..].lines().next().unwrap_or_default();
        // The other lines of a `.jsonl` file are about other films.
        if origin.file.ends_with(".jsonl") {
            let source = Source::line(origin.file.clone(), line, origin.line);
            return Some(source.at(find(line, spots).unwrap_or(0..line.len())));
        }
        let source = Source::file(origin.file.clone(), text);
        let mark = text.len() - source.text().len();
        let whole = start.saturating_sub(mark)..(start + line.len()).saturating_sub(mark);
        Some(source.at(find(source.text(), spots).unwrap_or(whole)))
    }
}

fn find(text: &str, spots: &[Spot<'_>]) -> Option<Range<usize>> {
    spots.iter().find_map(|spot| match spot {
        Spot::Key(key) => find_key(text, key),
        Spot::Text(part) => find_text(text, part),
    })
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

/// The first line of a part, or as much of it as is there word for word.
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
