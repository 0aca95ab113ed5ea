//! What was taken from a text, from which line and how surely, in plain sentences.

use std::fmt::Write as _;

use super::{Found, Guess, Sure};
use crate::{film::Credit, fold::fold};

impl Guess {
    /// A sentence for each thing that was taken, in the order of a review file.
    pub fn taken(&self) -> Vec<String> {
        let title = self.title.iter().map(|found| sentence("the title", found));
        let year = self.year.iter().map(|found| sentence("the year", found));
        let aliases = self
            .aliases
            .iter()
            .map(|found| sentence("another title", found));
        let directors = self
            .directors
            .iter()
            .map(|found| sentence("a director", found));
        let genres = self.genres.iter().map(|found| sentence("a genre", found));
        let runtime = self.runtime.iter().map(|found| {
            let minutes = format!("{} minutes", found.value.get());
            say_as("the running time", &minutes, found)
        });
        let series = self
            .series
            .iter()
            .map(|found| sentence("the series", found));
        let rating = self.rating.iter().map(|found| {
            let value = format!("{} out of 10", found.value);
            say_as("the rating", &value, found)
        });
        let reviewer = self
            .reviewer
            .iter()
            .map(|found| sentence("the reviewer", found));
        title
            .chain(year)
            .chain(aliases)
            .chain(directors)
            .chain(self.cast.iter().map(credited))
            .chain(genres)
            .chain(runtime)
            .chain(series)
            .chain(rating)
            .chain(reviewer)
            .chain(self.related_films())
            .collect()
    }

    fn related_films(&self) -> Option<String> {
        if let Some(line) = self.related_empty {
            return Some(format!(
                "{}no film is named as related. The heading is left out; /related finds films by the cast.",
                place(line)
            ));
        }
        let first = self.related.first()?;
        let titles: Vec<&str> = self
            .related
            .iter()
            .map(|found| found.value.as_str())
            .collect();
        Some(format!(
            "{}the text names as related: {}. They stay in the review; /related finds its own by the cast.",
            place(first.line),
            titles.join(", ")
        ))
    }

    /// What the text leaves open, was left out, or does not say: sentences for the author.
    pub fn left_open(&self) -> Vec<String> {
        let mut said: Vec<String> = self
            .open
            .iter()
            .map(|open| match open.line {
                0 => format!("In the review: {}.", open.what),
                line => format!("{}{}.", place(line), open.what),
            })
            .collect();
        if let Some(line) = self.cut_from {
            said.push(format!(
                "{}from here on the text was left out, because a review holds 100,000 characters.",
                place(line)
            ));
        }
        if !self.left_out.is_empty() {
            let numbers: Vec<String> = self
                .left_out
                .iter()
                .take(20)
                .map(ToString::to_string)
                .collect();
            let more = if self.left_out.len() > 20 {
                " and more"
            } else {
                ""
            };
            let lines = if numbers.len() == 1 { "Line" } else { "Lines" };
            said.push(format!(
                "{lines} {}{more}: left out, as not part of the review.",
                numbers.join(", ")
            ));
        }
        let missing = self.to_fill_in();
        if !missing.is_empty() {
            said.push(format!("To fill in: {}.", missing.join(", ")));
        }
        said
    }

    /// The fields that the text does not tell, by their names in a review file.
    pub fn to_fill_in(&self) -> Vec<&'static str> {
        let fields = [
            ("title", self.title.is_none()),
            ("year", self.year.is_none()),
            ("directors", self.directors.is_empty()),
            ("cast", self.cast.is_empty()),
            ("genres", self.genres.is_empty()),
            ("runtime_minutes", self.runtime.is_none()),
            ("rating", self.rating.is_none()),
            ("the review itself", self.body.is_none()),
        ];
        let missing = fields.into_iter().filter(|(_, is_missing)| *is_missing);
        missing.map(|(name, _)| name).collect()
    }

    /// Everything that is not certain, in one sentence for the log; `None` if everything is.
    pub fn guessed(&self) -> Option<String> {
        let uncertain =
            |sentence: &String| sentence.contains(" is probably ") || sentence.contains(" may be ");
        let guessed: Vec<String> = self.taken().into_iter().filter(uncertain).collect();
        (!guessed.is_empty()).then(|| guessed.join(" "))
    }
}

fn place(line: usize) -> String {
    match line {
        0 => "From the file's name: ".to_owned(),
        line => format!("Line {line}: "),
    }
}

fn verb(sure: Sure) -> &'static str {
    match sure {
        Sure::Certain => "is",
        Sure::Likely => "is probably",
        Sure::Guess => "may be",
    }
}

fn sentence<T: ToString>(what: &str, found: &Found<T>) -> String {
    say_as(what, &found.value.to_string(), found)
}

fn say_as<T>(what: &str, value: &str, found: &Found<T>) -> String {
    let mut out = format!("{}{what} {} {value}", place(found.line), verb(found.sure));
    add_written(&mut out, value, found);
    out
}

fn add_written<T>(out: &mut String, value: &str, found: &Found<T>) {
    if let Some(written) = &found.written
        && fold(written) != fold(value)
    {
        _ = write!(out, " (the text has \"{written}\")");
    }
    out.push('.');
}

fn credited(found: &Found<Credit>) -> String {
    let Credit { person, role } = &found.value;
    let mut out = format!(
        "{}{} {} in the cast",
        place(found.line),
        person.full(),
        verb(found.sure)
    );
    if let Some(role) = role {
        _ = write!(out, " as {role}");
    }
    add_written(&mut out, person.full(), found);
    out
}
