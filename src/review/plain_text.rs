//! Plain text, as people paste it, read as a review.
//!
//! Takes what the text says, says from which line and how sure it is, and leaves the rest empty:
//! it never invents. Reads no files; takes time in proportion to the text.

use crate::{
    film::{Credit, Film, FilmId, Genre, Minutes, PersonName, Rating, Title, Year},
    review::{Review, SpoilerMarks},
};

mod account;
mod debris;
mod import;
mod known;
mod labels;
mod markup;
mod mentions;
mod names;
mod rating;
mod title;
mod words;

pub use import::{Imported, LARGEST, import};
pub use known::Known;

/// How sure it is that a text means what was taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It may be so.
    Guess,
    /// It reads like that.
    Likely,
    /// The text says so.
    Certain,
}

/// A value with the line it was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What was taken.
    pub value: T,
    /// The line, from 1; 0 for what the file's name says.
    pub line: usize,
    /// How sure it is.
    pub sure: Sure,
    /// How the text writes it, where that differs from the value.
    pub written: Option<String>,
}

impl<T> Found<T> {
    fn new(value: T, line: usize, sure: Sure) -> Self {
        Self {
            value,
            line,
            sure,
            written: None,
        }
    }
}

/// Something the text leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The line, from 1.
    pub line: usize,
    /// What is open, in half a sentence.
    pub what: String,
}

/// What was read from a text.
#[derive(Debug, Clone, Default)]
pub struct Guess {
    /// The film's title.
    pub title: Option<Found<Title>>,
    /// The year of release.
    pub year: Option<Found<Year>>,
    /// Other titles.
    pub aliases: Vec<Found<Title>>,
    /// Who directed it.
    pub directors: Vec<Found<PersonName>>,
    /// Who is in it.
    pub cast: Vec<Found<Credit>>,
    /// Its genres.
    pub genres: Vec<Found<Genre>>,
    /// The running time.
    pub runtime: Option<Found<Minutes>>,
    /// The series it belongs to.
    pub series: Option<Found<Title>>,
    /// The reviewer's rating.
    pub rating: Option<Found<Rating>>,
    /// Who wrote the review.
    pub reviewer: Option<Found<Box<str>>>,
    /// Films that the text names as related.
    pub related: Vec<Found<String>>,
    /// The review itself.
    pub body: Option<Box<str>>,
    /// What the text leaves open.
    pub open: Vec<Open>,
    /// The lines that were left out: share buttons and the like.
    pub left_out: Vec<usize>,
    /// The line from which on nothing was read, because a review holds no more.
    pub cut_from: Option<usize>,
}

/// Reads a text as a review. `file` is the file's name without its ending, in case that the text
/// does not say what it is about.
pub fn read(file: &str, text: &str, known: &Known) -> Guess {
    let page = debris::page(text);
    let lines = &page.lines;
    let headed = title::from_heading(lines, known);
    let mut guess = Guess {
        left_out: page.left_out,
        cut_from: page.cut_from,
        title: headed.title,
        year: headed.year,
        ..Guess::default()
    };
    let mark = headed.line.zip(headed.mark);
    let rated = rating::find(lines, mark, &mut guess.open);
    let words = words::words(lines, |at| Some(at) != headed.line);
    if guess.title.is_none() {
        guess.title = title::from_prose(&words, lines, &|_| false, known, file);
    }
    if guess.title.is_none() {
        guess.title = title::from_file_name(file).map(|title| Found::new(title, 0, Sure::Guess));
    }
    let mut body = String::new();
    for (at, line) in lines.iter().enumerate() {
        if Some(at) == headed.line || headed.empty_words.contains(&at) {
            continue;
        }
        let mut shown = line.shown.clone();
        if let Some(rated) = &rated
            && rated.at == at
            && let Some(rest) = &rated.rest
        {
            shown = rest.clone();
        }
        body.push_str(&shown);
        body.push('\n');
    }
    guess.rating = rated.map(|rated| rated.rating);
    let body = crate::clean::prose(body.trim());
    guess.body = (!body.is_empty()).then(|| body.into());
    guess
}

impl Guess {
    /// The review, as far as it is known; `None` without a title.
    pub fn review(&self) -> Option<Review> {
        let title = self.title.as_ref()?.value.clone();
        let year = self.year.as_ref().map(|year| year.value);
        Some(Review {
            film: Film {
                id: FilmId::new(&title, year),
                title,
                year,
                aliases: self
                    .aliases
                    .iter()
                    .map(|found| found.value.clone())
                    .collect(),
                directors: self
                    .directors
                    .iter()
                    .map(|found| found.value.clone())
                    .collect(),
                cast: self.cast.iter().map(|found| found.value.clone()).collect(),
                genres: self.genres.iter().map(|found| found.value).collect(),
                runtime: self.runtime.as_ref().map(|found| found.value),
                series: self.series.as_ref().map(|found| found.value.clone()),
                poster: None,
                confirmed: true,
            },
            rating: self.rating.as_ref().map(|found| found.value),
            reviewer: self.reviewer.as_ref().map(|found| found.value.clone()),
            summary: None,
            body: self.body.clone(),
            spoilers: SpoilerMarks::default(),
        })
    }
}
