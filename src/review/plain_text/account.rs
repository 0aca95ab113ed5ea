//! What was taken from a text, from which line and how surely, in plain sentences.

use super::{Found, Guess, Sure};
use crate::{
    film::{Credit, Minutes, Rating},
    fold::fold,
};

impl Guess {
    /// A sentence for each thing that was taken, in the order of a review file.
    pub fn taken(&self) -> Vec<String> {
        let minutes = |found: &Found<Minutes>| format!("{} minutes", found.value.get());
        let points = |found: &Found<Rating>| format!("{} out of 10", found.value);
        let mut all = Vec::new();
        all.extend(self.title.iter().map(|it| said("the title", it)));
        all.extend(self.year.iter().map(|it| said("the year", it)));
        all.extend(self.aliases.iter().map(|it| said("another title", it)));
        all.extend(self.directors.iter().map(|it| said("a director", it)));
        all.extend(self.cast.iter().map(credited));
        all.extend(self.genres.iter().map(|it| said("a genre", it)));
        let runtime = self.runtime.iter();
        all.extend(runtime.map(|it| said_as("the running time", &minutes(it), it)));
        all.extend(self.series.iter().map(|it| said("the series", it)));
        all.extend(
            self.rating
                .iter()
                .map(|it| said_as("the rating", &points(it), it)),
        );
        all.extend(self.reviewer.iter().map(|it| said("the reviewer", it)));
        all.extend(self.related_films());
        all
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
        const SHOWN: usize = 20;
        let open = self.open.iter().map(|open| match open.line {
            0 => format!("In the review: {}.", open.what),
            line => format!("{}{}.", place(line), open.what),
        });
        let mut all: Vec<String> = open.collect();
        all.extend(self.cut_from.map(|line| {
            format!(
                "{}from here on the text was left out, because a review holds 100,000 characters.",
                place(line)
            )
        }));
        if !self.left_out.is_empty() {
            let numbers = self.left_out.iter().take(SHOWN).map(ToString::to_string);
            let numbers = numbers.collect::<Vec<_>>().join(", ");
            let (lines, more) = match self.left_out.len() {
                1 => ("Line", ""),
                2..=SHOWN => ("Lines", ""),
                _ => ("Lines", " and more"),
            };
            all.push(format!(
                "{lines} {numbers}{more}: left out, as not part of the review."
            ));
        }
        let missing = self.to_fill_in();
        if !missing.is_empty() {
            all.push(format!("To fill in: {}.", missing.join(", ")));
        }
        all
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

fn said<T: ToString>(what: &str, found: &Found<T>) -> String {
    said_as(what, &found.value.to_string(), found)
}

fn said_as<T>(what: &str, value: &str, found: &Found<T>) -> String {
    let (place, verb) = (place(found.line), verb(found.sure));
    format!("{place}{what} {verb} {value}{}.", written(value, found))
}

fn credited(found: &Found<Credit>) -> String {
    let (place, verb) = (place(found.line), verb(found.sure));
    let Credit { person, role } = &found.value;
    let (name, written) = (person.full(), written(person.full(), found));
    let role = role.as_ref().map(|role| format!(" as {role}"));
    let role = role.unwrap_or_default();
    format!("{place}{name} {verb} in the cast{role}{written}.")
}

/// How the text writes it, if that differs from the value.
fn written<T>(value: &str, found: &Found<T>) -> String {
    match &found.written {
        Some(written) if fold(written) != fold(value) => format!(" (the text has \"{written}\")"),
        _ => String::new(),
    }
}
