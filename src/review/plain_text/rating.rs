//! The reviewer's rating, on whatever scale, as a rating out of ten.
//!
//! Knows marks of one side of the film, of other people and of certificates, and leaves them be.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Found, Open, Sure,
    debris::Line,
    labels::{self, Label, Labelled},
};
use crate::{film::Rating, fold::fold};

mod mark;

pub(super) use mark::Mark;
use mark::{Form, Scale, number};

/// Whether a text is a mark and no more than a few words.
pub(super) fn is_mark(text: &str) -> bool {
    let text = unwrapped(text);
    Mark::at_start(text).is_some_and(|mark| {
        let rest = text[mark.written.len()..].trim();
        rest.is_empty() || rest.starts_with(['(', '-', '–', '—', ',', '.', ';', ')', '/'])
    })
}

/// Whether a line is a mark whose form says so, and not `12. Heat (1995)`.
pub(super) fn is_evident(line: &str) -> bool {
    let text = unwrapped(labels::without_bullet(line));
    is_mark(text) && Mark::at_start(text).is_some_and(|mark| mark.form != Form::Bare)
}

/// Whether a text starts with a mark.
pub(super) fn starts_with_mark(text: &str) -> bool {
    let text = unwrapped(text);
    Mark::at_start(text).is_some_and(|mark| {
        mark.form != Form::Bare
            || text[mark.written.len()..]
                .trim_start()
                .starts_with(|c: char| !c.is_alphanumeric())
            || mark.written.len() == text.len()
    })
}

/// A text without the brackets, quotes and articles in front of a mark.
fn unwrapped(text: &str) -> &str {
    const BEFORE: [&str; 7] = ["a ", "an ", "A ", "solid ", "strong ", "low ", "high "];
    let text = text.trim_start_matches(['(', '[', '"', ' ', '\u{fe0f}']);
    let mut rest = text;
    while let Some(shorter) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    let is_marked = Mark::at_start(rest).is_some_and(|mark| mark.form != Form::Bare);
    if is_marked { rest } else { text }
}

/// A heading without the mark in it, and the mark.
pub(super) fn split_heading(heading: &str) -> (String, Option<Mark<'_>>) {
    for (at, c) in heading.char_indices() {
        let starts_here = matches!(c, '★' | '⭐' | '🌟' | '*')
            || (c.is_ascii_alphanumeric() || c == '½')
                && !heading[..at].ends_with(|c: char| {
                    c.is_alphanumeric() || matches!(c, '\'' | '/' | '.' | '-')
                });
        if !starts_here {
            continue;
        }
        let Some(mark) = Mark::at_start(&heading[at..]) else {
            continue;
        };
        let before =
            heading[..at].trim_end_matches(|c: char| c.is_whitespace() || "([-–—:|,".contains(c));
        let end = at + mark.written.len();
        let in_brackets = heading[..at].trim_end().ends_with(['(', '[']);
        let after_separator = in_brackets
            || heading[..at]
                .trim_end()
                .ends_with(['-', '–', '—', ':', '|', ',']);
        let is_sure = match mark.form {
            Form::Stars => true,
            Form::Fraction => mark.is_evident() || in_brackets || after_separator,
            Form::Grade => {
                after_separator && heading[end..].trim_matches([')', ']', ' ']).is_empty()
            }
            Form::Bare => false,
        };
        // "3/10 to Yuma", "Five Star Final": a title, unless something else is one.
        if !is_sure || (before.is_empty() && heading[end..].trim().is_empty()) {
            continue;
        }
        if c.is_ascii_alphabetic() && !after_separator {
            continue;
        }
        let mut after =
            heading[end..].trim_start_matches(|c: char| c.is_whitespace() || ")]".contains(c));
        // `* * ½ (2.5 stars)` says it twice.
        if let Some(inner) = after.strip_prefix('(')
            && let Some(second) = Mark::at_start(inner)
            && let Some(rest) = inner[second.written.len()..].strip_prefix(')')
        {
            after = rest;
        }
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || "-–—:|,".contains(c));
        let rest = if before.is_empty() || after.is_empty() {
            format!("{before}{after}")
        } else {
            format!("{before} — {after}")
        };
        return (rest, Some(mark));
    }
    (heading.to_owned(), None)
}

/// Whose rating a sentence gives, if it is not the reviewer's.
const OTHERS: [&str; 16] = [
    "imdb",
    "rotten tomatoes",
    "tomatometer",
    "metacritic",
    "metascore",
    "letterboxd",
    "cinemascore",
    "rogerebert",
    "ebert",
    "critics",
    "audiences",
    "audience score",
    "users gave",
    "mpaa",
    "tmdb",
    "google users",
];

fn is_of_others(text: &str) -> bool {
    let folded = format!(" {} ", fold(text));
    OTHERS
        .iter()
        .any(|other| folded.contains(&format!(" {other} ")))
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
    /// Of how many stars the text speaks.
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
        let labels = labels::labelled(text);
        if !labels.is_empty() {
            self.labelled(at, &labels);
            return;
        }
        if text.len() < 200 && is_of_others(text) {
            return;
        }
        if !self.at_start(at, text) {
            in_prose(text, |place, mark| self.offer(place, at, mark, None));
        }
    }

    fn labelled(&mut self, at: usize, labels: &[Labelled<'a>]) {
        let text = &self.lines[at].plain;
        for Labelled { label, value } in labels {
            let value = unwrapped(value);
            if *label == Label::Rating
                && let Some(mark) = Mark::at_start(value)
                && !is_of_others(text)
                && !(fold(text).starts_with("score ") && self.has_sides(at))
            {
                let rest = behind(&value[mark.written.len()..]);
                self.offer(Place::Label, at, &mark, Some(rest));
            }
        }
    }

    /// Whether ratings of one side of the film stand near.
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
        let rest = behind(behind_it);
        let may_be_alone = match mark.form {
            Form::Stars => {
                mark.written.chars().filter(|c| *c == '*').count() != 3
                    || mark.scale != Scale::Unsaid
                    || mark.value.fract() > 0.0
            }
            Form::Fraction => true,
            Form::Grade => rest.is_empty(),
            Form::Bare => false,
        };
        let is_set_apart = behind_it
            .trim_start()
            .starts_with(['-', '–', '—', '.', ':', ',', ')', ';', '!']);
        let place = if may_be_alone && rest.split_whitespace().count() <= 2 {
            Place::Line
        } else if is_set_apart && mark.is_evident() {
            Place::LineStart
        } else {
            return false;
        };
        self.offer(place, at, &mark, Some(rest));
        true
    }
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

/// What stands behind a mark, without what joins it to the mark.
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

/// Marks inside of a paragraph: where somebody gives them, and at its end.
fn in_prose(text: &str, mut offer: impl FnMut(Place, &Mark<'_>)) {
    static GIVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)\b(?:give|gives|giving|gave|rate|rated|rating|rates|gets|get|getting|earns|earned|earning|deserves|score|scores|scoring|awarding|award|grade)\b
              (?:\s(?:it|this|film|movie|one|is|the|a|an|of|him|you|from|me|my|solid|strong|generous|full|easy|low|high|perfect|\x22[^\x22]{1,40}\x22)\b){0,6}[\s:]+[(]?",
        )
        .expect("the pattern of giving is a pattern")
    });
    for given in GIVES.find_iter(text) {
        let rest = &text[given.end()..];
        if let Some(mark) = Mark::at_start(rest)
            && (mark.is_evident() || is_given_grade(&mark, rest) || mark.written.ends_with('%'))
            && !is_of_others(sentence_around(text, given.start()))
        {
            offer(Place::Given, &mark);
        }
    }
    // At the end: the last few words.
    let tail_start = text
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(6)
        .map_or(0, |(at, _)| at);
    let tail = &text[tail_start..];
    for (at, c) in tail.char_indices() {
        let can_start = c.is_ascii_digit() || "★⭐🌟½*".contains(c);
        let after_word = tail[..at].ends_with(|c: char| {
            c.is_alphanumeric()
                || "/.★⭐🌟*½ ".contains(c) && !tail[..at].ends_with(". ") && c != ' '
        });
        if !can_start || after_word {
            continue;
        }
        if let Some(mark) = Mark::at_start(&tail[at..])
            && mark.is_evident()
            && ends_a_text(&tail[..at], &tail[at + mark.written.len()..])
            && !is_of_others(sentence_around(text, tail_start + at))
        {
            offer(Place::LineEnd, &mark);
            return;
        }
    }
}

/// Whether a mark ends a text: nothing stands behind it, or a few words behind one by itself.
fn ends_a_text(before: &str, behind: &str) -> bool {
    let behind = behind.trim_matches(|c: char| !c.is_alphanumeric());
    let is_alone = before.trim_end().ends_with(['.', '!', '?', '…']);
    behind.is_empty() || is_alone && behind.split(' ').count() <= 3
}

/// Whether a grade is what is given: `a B+.`, and not `a C in chemistry`.
fn is_given_grade(mark: &Mark<'_>, text: &str) -> bool {
    let rest = text[mark.written.len()..].trim_start_matches('"');
    mark.form == Form::Grade
        && (rest.is_empty()
            || rest.starts_with(['.', '!', ',', ';', ')'])
            || rest.starts_with(" from me"))
}

/// The sentence that a byte stands in, roughly.
fn sentence_around(text: &str, at: usize) -> &str {
    const AROUND: usize = 300;
    let first = text.floor_char_boundary(at.saturating_sub(AROUND));
    let last = text.ceil_char_boundary((at + AROUND).min(text.len()));
    let start = text[first..at]
        .rfind(". ")
        .map_or(first, |found| first + found + 2);
    let end = text[at..last].find(". ").map_or(last, |found| at + found);
    &text[start..end]
}

/// Of how many stars the text speaks: `out of four`, `★★☆☆`.
fn scale_of_stars(lines: &[Line]) -> Option<f64> {
    static OUT_OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:out of|of a possible) (4|5|6|10|four|five|six|ten)\b")
            .expect("the pattern of a scale is a pattern")
    });
    lines.iter().find_map(|line| {
        let found = OUT_OF.captures(&line.plain)?;
        number(found.get(1)?.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::super::debris;
    use super::*;

    fn rating(text: &str) -> String {
        let page = debris::page(text);
        let mut open = Vec::new();
        match find(&page.lines, None, &mut open) {
            Some(found) => format!("{} {:?}", found.rating.value, found.rating.sure),
            None if open.is_empty() => "none".to_owned(),
            None => format!("open: {}", open[0].what),
        }
    }

    #[test]
    fn every_scale_becomes_one_out_of_ten() {
        for (text, expected) in [
            ("⭐️ Rating: 9/10 – Bright and loud.", "9 Certain"),
            ("Rating – 7.5", "7.5 Likely"),
            ("3.00 out of 4stars", "7.5 Certain"),
            ("★★★½", "7 Likely"),
            ("★★★☆", "7.5 Certain"),
            ("⭐⭐⭐⭐", "8 Likely"),
            ("* * ½", "5 Guess"),
            ("***1/2 out of ****", "8.8 Certain"),
            ("B+", "8.3 Certain"),
            ("Grade: C minus", "4.2 Certain"),
            ("85%", "8.5 Certain"),
            ("Rating: 3.96/4 (aka Must watch)", "9.9 Certain"),
            ("Rating: 82", "8.2 Likely"),
            ("Final verdict: a solid 7 out of 10", "7 Certain"),
            ("Three and a half stars out of four.", "8.8 Certain"),
            (
                "I would give this film a 6.5/10 on a good day.",
                "6.5 Likely",
            ),
            ("I give it four stars.", "8 Likely"),
            ("It ends badly. 4/10", "4 Guess"),
            ("8/10. Would watch again.", "8 Likely"),
            ("Score: 0/10", "0 Certain"),
        ] {
            assert_eq!(rating(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_rating_of_the_reviewers_stays_out() {
        for text in [
            "Acting: 4/5\nStory: 3/5",
            "Rating: R",
            "Rated PG-13 for violence.",
            "IMDb: 7.2/10",
            "It holds 85% on Rotten Tomatoes.",
            "Critics gave it 4 out of 5 stars.",
            "He works 24/7 after 9/11, and on 3/4/2020 he stops.",
            "3/4 of the film is a chase.",
            "A film for the ages.",
            "* * *",
            "Scored out of 7, he drives a 4x4.",
            "Michelle Yeoh stars.",
            "She gets a C in chemistry and leaves.",
        ] {
            assert_eq!(rating(text), "none", "{text}");
        }
        assert_eq!(
            rating("Rating: 4"),
            "open: the rating \"4\" does not say out of how many"
        );
        assert_eq!(
            rating("Acting: 4/5\nScore: 3/5\nOverall: 4.5/5"),
            "9 Certain"
        );
    }
}
