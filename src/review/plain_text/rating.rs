//! The reviewer's rating, on whatever scale, as a rating out of ten.
//!
//! Recognises marks for one aspect of the film, other people's marks and certificates, and leaves
//! them alone.

use super::{
    Found, Open, Sure,
    labels::{self, Label, Labelled},
    language::holds,
    line::{Line, is_date, is_row},
    mark::{Form, Mark, Scale, is_mark, number, unwrapped},
};
use crate::{film::Rating, fold::fold};

mod prose;

/// Whether a line is a mark whose form says so, and not `12. Heat (1995)`.
pub(super) fn is_evident(line: &str) -> bool {
    [line, labels::without_bullet(line)]
        .into_iter()
        .any(|text| {
            let text = unwrapped(text);
            is_mark(text) && Mark::at_start(text).is_some_and(|mark| mark.form != Form::Bare)
        })
}

/// A heading without the mark in it, and the mark.
pub(super) fn split_heading(heading: &str) -> (String, Option<Mark<'_>>) {
    patterns! {
        START = r"[\p{So}*½\p{L}\d]";
        CERTIFICATE = r"[(\[](?:<certificate>|\d\d)[)\]]:?$";
    }
    let joins = |c: char| c.is_whitespace() || "([-–—:|,".contains(c);
    for start in START.find_iter(heading) {
        let at = start.start();
        let before = heading[..at].trim_end();
        let is_letter = start.as_str().starts_with(char::is_alphanumeric);
        if is_letter && heading[..at].ends_with(|c: char| c.is_alphanumeric() || "'/.-".contains(c))
        {
            continue;
        }
        let Some(mark) = Mark::at_start(&heading[at..]) else {
            continue;
        };
        let behind = &heading[at + mark.written.len()..];
        let in_brackets = before.ends_with(['(', '[']);
        let is_set_apart = in_brackets
            || before.ends_with(['-', '–', '—', ':', '|', ','])
            || CERTIFICATE.is_match(before);
        let ends = behind.trim_matches([')', ']', ' ']).is_empty();
        let is_sure = match mark.form {
            Form::Stars | Form::Symbols => true,
            Form::Fraction => mark.is_evident() || is_set_apart,
            Form::Grade => is_set_apart && ends,
            Form::Counted => is_set_apart,
            Form::Bare => false,
        };
        let is_word = heading[at..].starts_with(|c: char| c.is_ascii_alphabetic());
        let before = before.trim_end_matches(joins);
        // "3/10 to Yuma", "Five Star Final": a title, unless something else is one.
        if !is_sure || before.is_empty() && behind.trim().is_empty() || is_word && !is_set_apart {
            continue;
        }
        let mut after = behind.trim_start_matches(|c: char| c.is_whitespace() || ")]".contains(c));
        // `* * ½ (2.5 stars)` says it twice.
        if let Some(inner) = after.strip_prefix('(')
            && let Some(second) = Mark::at_start(inner)
            && let Some(rest) = inner[second.written.len()..].strip_prefix(')')
        {
            after = rest;
        }
        let after = after.trim_start_matches(joins);
        let parts = [before, after].into_iter().filter(|part| !part.is_empty());
        return (parts.collect::<Vec<_>>().join(" — "), Some(mark));
    }
    (heading.to_owned(), None)
}

/// Whether a text is about the ratings of others.
fn is_of_others(text: &str) -> bool {
    patterns! { OTHERS = "(?:^| )<others>(?: |$)"; }
    OTHERS.is_match(&fold(text))
}

/// A rating, and what of its line is not about it.
#[derive(Debug)]
pub(super) struct Rated {
    pub(super) rating: Found<Rating>,
    /// The index of its line.
    pub(super) at: usize,
    /// What its line says besides; `None` where the line is prose that happens to hold it.
    pub(super) rest: Option<String>,
}

/// How telling the place of a mark is; the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Label,
    Heading,
    Line,
    LineStart,
    Given,
    LineEnd,
}

impl Place {
    fn sure(self) -> Sure {
        match self {
            Self::Label | Self::Heading | Self::Line => Sure::Certain,
            Self::LineStart | Self::Given => Sure::Likely,
            Self::LineEnd => Sure::Guess,
        }
    }
}

/// Finds the reviewer's rating. `heading` is the index of the line with the title, and its mark.
pub(super) fn find(
    lines: &[Line],
    heading: Option<(usize, &Mark<'_>)>,
    open: &mut Vec<Open>,
) -> Option<Rated> {
    let mut search = Search {
        lines,
        stars: scale_of_stars(lines),
        best: None,
        open,
    };
    for at in 0..lines.len() {
        match heading {
            Some((line, mark)) if line == at => search.offer(Place::Heading, at, mark, None),
            _ => search.in_line(at),
        }
    }
    search.best.map(|(_, rated)| rated)
}

/// The marks so far.
struct Search<'a> {
    lines: &'a [Line],
    /// Out of how many stars the text counts.
    stars: Option<f64>,
    best: Option<(Place, Rated)>,
    open: &'a mut Vec<Open>,
}

impl<'a> Search<'a> {
    /// Keeps a mark if its place tells more than those before.
    fn offer(&mut self, place: Place, at: usize, mark: &Mark<'_>, rest: Option<String>) {
        let line = self.lines[at].number;
        let Some((value, sure)) = mark.rating(self.stars) else {
            let what = format!(
                "the rating \"{}\" does not say out of how many",
                mark.written
            );
            self.open.push(Open { line, what });
            return;
        };
        let mut rating = Found::new(value, line, sure.min(place.sure()));
        rating.written = Some(mark.written.to_owned());
        match &mut self.best {
            Some((other, first)) if *other <= place => {
                if *other == place && first.rating.value != value {
                    let what = format!("there is a second rating, \"{}\"", mark.written);
                    self.open.push(Open { line, what });
                    first.rating.sure = Sure::Guess;
                }
            }
            _ => self.best = Some((place, Rated { rating, at, rest })),
        }
    }

    fn in_line(&mut self, at: usize) {
        let lines = self.lines;
        let text = lines[at].plain.as_str();
        if is_row(&lines[at].shown) {
            self.in_row(at, text);
            return;
        }
        let labels = labels::labelled(text);
        if !labels.is_empty() {
            self.labelled(at, &labels);
            return;
        }
        if text.len() < 200 && is_of_others(text) && !prose::OWN.is_match(text) {
            return;
        }
        if !self.at_start(at, text) {
            prose::in_prose(text, |place, mark| self.offer(place, at, mark, None));
        }
    }

    /// Takes the mark of a table's row with such a name, and not that of an aspect or of a film.
    fn in_row(&mut self, at: usize, text: &'a str) {
        if let Some((name, value)) = labels::cells(text)
            && labels::is_of_rating(name)
            && let Some(mark) = Mark::at_start(value)
        {
            self.offer(Place::Label, at, &mark, None);
        }
    }

    fn labelled(&mut self, at: usize, labels: &[Labelled<'a>]) {
        let text = &self.lines[at].plain;
        for Labelled { label, value } in labels {
            let value = unwrapped(value);
            if *label == Label::Rating
                && let Some(mark) = Mark::at_start(value)
                && !is_of_others(text.split(['(', ';', '|']).next().unwrap_or(text))
                && !(labels::may_be_a_side(text) && self.has_sides(at))
            {
                let rest = behind(&value[mark.written.len()..]);
                self.offer(Place::Label, at, &mark, Some(rest));
            }
        }
    }

    /// Whether ratings of single aspects of the film are nearby.
    fn has_sides(&self, at: usize) -> bool {
        let near = self.lines[at.saturating_sub(2)..(at + 3).min(self.lines.len())].iter();
        near.flat_map(|line| labels::labelled(&line.plain))
            .any(|one| one.label == Label::SubRating)
    }

    /// Takes the mark that a line starts with; `false` where it starts with none, or with one
    /// that may be something else.
    fn at_start(&mut self, at: usize, text: &'a str) -> bool {
        let bare = unwrapped(labels::without_bullet(text));
        let stars_first = text.trim_start_matches(['(', '[', ' ']);
        let Some(mark) = Mark::at_start(stars_first).or_else(|| Mark::at_start(bare)) else {
            return false;
        };
        let starts_here = stars_first.starts_with(mark.written);
        let from = if starts_here { stars_first } else { bare };
        let behind_it = &from[mark.written.len()..];
        let rest = Some(behind(behind_it))
            .filter(|rest| !is_date(rest))
            .unwrap_or_default();
        let may_be_alone = match mark.form {
            Form::Stars => {
                mark.written.chars().filter(|c| *c == '*').count() != 3
                    || mark.scale != Scale::Unsaid
                    || mark.value.fract() > 0.0
            }
            Form::Fraction | Form::Counted | Form::Symbols => true,
            Form::Grade => rest.is_empty(),
            Form::Bare => false,
        };
        let is_set_apart = behind_it
            .trim_start()
            .starts_with(['-', '–', '—', '.', ':', ',', ')', ';', '!']);
        let is_said = mark.is_evident() && !is_of_others(text) && leads(&mark, behind_it);
        let place = if may_be_alone && rest.split_whitespace().count() <= 2 {
            Place::Line
        } else if is_set_apart && mark.is_evident() || is_said {
            Place::LineStart
        } else {
            return false;
        };
        // What a mark leads into is one sentence with it.
        let is_own_line = place == Place::Line || is_set_apart;
        self.offer(place, at, &mark, is_own_line.then_some(rest));
        true
    }
}

/// Whether a fraction that opens a line is the rating of what it goes on to say: `10/10 would
/// watch again`, and not `9/10 people`.
fn leads(mark: &Mark<'_>, behind: &str) -> bool {
    let is_fraction = mark.form == Form::Fraction && mark.written.contains('/');
    let next = behind.trim_start().split([' ', ',', '.']).next();
    let next = next.unwrap_or_default().to_lowercase();
    let counts = next.ends_with('s') && !holds("not counted", &next) || holds("counted", &next);
    is_fraction && !next.is_empty() && !counts
}

/// What follows a mark, without what joins it to the mark.
fn behind(text: &str) -> String {
    let text = text.trim_start_matches([')', ']', '"']);
    let mut text = text.trim();
    if let Some(inner) = text.strip_prefix('(')
        && let Some(end) = inner.find(')')
        && inner[..end].split(' ').count() <= 8
    {
        text = inner[end + 1..].trim();
    }
    text.trim_start_matches(|c: char| c.is_whitespace() || "-–—:;,.!|".contains(c))
        .to_owned()
}

/// Of how many stars the text speaks: `out of four`, `★★☆☆`.
fn scale_of_stars(lines: &[Line]) -> Option<f64> {
    patterns! { OUT_OF = r"(?i)\b(?:<out of>|<of points> <possible>) (4|5|6|10|<number>)\b"; }
    lines.iter().find_map(|line| {
        let found = OUT_OF.captures(&line.plain)?;
        number(found.get(1)?.as_str()).filter(|scale| *scale >= 4.0)
    })
}

#[cfg(test)]
mod tests;
