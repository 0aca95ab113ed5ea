//! Plain text, as people paste it, read as a review.
//!
//! Takes what the text says, says from which line and how sure it is, and leaves the rest empty:
//! it never invents. Reads no files; takes time in proportion to the text.

use crate::{
    film::{Credit, Film, Genre, Minutes, PersonName, Rating, Title, Year},
    review::{Review, SpoilerMarks},
};

/// Declares expressions by name. In them, `<list>` stands for a list of the languages.
macro_rules! patterns {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $pattern:expr;)+) => {
        $($(#[$doc])* $vis static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::review::plain_text::language::pattern($pattern));)+
    };
}

mod account;
mod credits;
mod debris;
mod evidence;
mod fields;
mod genres;
mod import;
mod known;
mod labels;
mod language;
mod line;
mod mark;
mod markup;
mod mentions;
mod names;
mod people;
mod rating;
mod related;
mod runtime;
mod series;
mod title;
mod titles;
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
    /// How the text writes it, if that differs from the value.
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

    /// The same place of another value.
    fn map<U>(self, make: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            value: make(self.value),
            line: self.line,
            sure: self.sure,
            written: self.written,
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
    /// The line of a heading for related films under which there are none.
    pub related_empty: Option<usize>,
    /// The review itself.
    pub body: Option<Box<str>>,
    /// What the text leaves open.
    pub open: Vec<Open>,
    /// The lines that were left out: share buttons and the like.
    pub left_out: Vec<usize>,
    /// The line from which on nothing was read, because a review holds no more.
    pub cut_from: Option<usize>,
}

/// Reads a text as a review. `file` is the file's name without its ending, in case the text does
/// not say what it is about.
pub fn read(file: &str, text: &str, known: &Known) -> Guess {
    let page = debris::page(text);
    let lines = &page.lines;
    let mut open = Vec::new();
    let headed = title::from_heading(lines, known);
    let fields = fields::read(lines, headed.line, &headed.facts);
    let related = related::find(lines);
    let is_prose = |at: usize| {
        Some(at) != headed.line
            && !fields.used.contains(&at)
            && !headed.empty_words.contains(&at)
            && related.from.is_none_or(|from| at < from)
    };
    let words = words::words(lines, is_prose);
    let mentions = mentions::mentions(&words, known);
    let runtime = fields.runtime;
    let runtime = runtime.or_else(|| runtime::in_prose(lines, &mut open));
    let is_person = |name: &str| mentions.is_whole(name) && known.may_be_person(name);
    let title = headed
        .title
        .or_else(|| title::from_prose(&words, lines, &is_person, known, file))
        .or_else(|| Some(Found::new(title::from_file_name(file)?, 0, Sure::Guess)));
    let year = headed.year.or(fields.year);
    let year = year.or_else(|| title::year_behind(title.as_ref()?, lines));
    let series = fields.series;
    let series = series.or_else(|| series::of_title(title.as_ref()?, lines, known));
    let genres = match fields.genres {
        none if none.is_empty() => genres::genres(lines),
        genres => genres,
    };
    let film = people::Film {
        title: title.as_ref().map(|found| &*found.value),
        series: series.as_ref().map(|found| &*found.value),
        known,
    };
    let mut directors = fields.directors;
    if directors.is_empty() {
        let line = headed.line.map_or(0, |at| lines[at].number);
        let named = headed.director.iter();
        let named = named.flat_map(|names| credits::listed(names));
        directors.extend(named.map(|name| Found::new(name, line, Sure::Certain)));
    }
    let labelled = people::labelled(directors, fields.cast, film);
    let people = people::in_prose(&words, lines, &mentions, film, labelled);
    open.extend(people.perhaps.into_iter().map(|found| Open {
        line: found.line,
        what: format!("{} may be in the cast, and was left out", found.value),
    }));
    let heading = headed.line.zip(headed.mark.as_ref());
    let rated = rating::find(lines, heading, &mut open);
    let mut body: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_heading = Some(at) == headed.line;
        body.extend(headed.rest.as_deref().filter(|_| is_heading));
        if is_heading && !line::is_row(&line.shown)
            || headed.empty_words.contains(&at)
            || fields.used.contains(&at)
            || related.empty_label == Some(at)
        {
            continue;
        }
        // What follows the mark is without its emphasis; spoiler marks must stay.
        let rated = rated.as_ref().filter(|rated| rated.at == at);
        let rest = rated.and_then(|rated| rated.rest.as_deref());
        let rest = rest.filter(|_| !line.shown.contains("||"));
        body.push(rest.unwrap_or(&line.shown));
    }
    Guess {
        title,
        year,
        aliases: fields.aliases,
        directors: people.directors,
        cast: people.cast,
        genres,
        runtime,
        series,
        body: closed(&body.join("\n"), &mut open),
        rating: rated.map(|rated| rated.rating),
        reviewer: fields.reviewer,
        related: related.titles,
        related_empty: related.empty_label.map(|at| lines[at].number),
        open,
        left_out: page.left_out,
        cut_from: page.cut_from,
    }
}

/// A review's text, its spoilers closed; `None` if there is none.
fn closed(body: &str, open: &mut Vec<Open>) -> Option<Box<str>> {
    let mut body = crate::clean::prose(body.trim());
    if super::spoilers::marks(&body).len() % 2 == 1 {
        body.push_str(" ||");
        let what = "a spoiler is opened with || and never closed; it was closed at the end";
        open.push(Open {
            line: 0,
            what: what.to_owned(),
        });
    }
    (!body.trim().is_empty()).then(|| body.into())
}

impl Guess {
    /// The review, as far as it is known; `None` without a title.
    pub fn review(&self) -> Option<Review> {
        fn values<T: Clone, C: FromIterator<T>>(found: &[Found<T>]) -> C {
            found.iter().map(|found| found.value.clone()).collect()
        }
        let title = self.title.as_ref()?.value.clone();
        let year = self.year.as_ref().map(|year| year.value);
        Some(Review {
            film: Film {
                aliases: values(&self.aliases),
                directors: values(&self.directors),
                cast: values(&self.cast),
                genres: values(&self.genres),
                runtime: self.runtime.as_ref().map(|found| found.value),
                series: self.series.as_ref().map(|found| found.value.clone()),
                ..Film::new(title, year)
            },
            rating: self.rating.as_ref().map(|found| found.value),
            reviewer: self.reviewer.as_ref().map(|found| found.value.clone()),
            language: None,
            summary: None,
            body: self.body.clone(),
            spoilers: SpoilerMarks::default(),
            further: Box::default(),
        })
    }
}
