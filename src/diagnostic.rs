//! What is wrong with a file or a setting, said to whoever can correct it.
//!
//! A [`Problem`] names file, line and column, shows what stands there, and says what is allowed.
//! It keeps no more of the source than it shows, and what it shows is escaped and cut: a hostile
//! file can neither drive the terminal nor fill it.

use std::{cmp::Ordering, collections::HashMap, error, fmt, fmt::Write as _, sync::Arc};

mod escape;
mod export;
mod nearest;
mod render;
mod source;

pub use escape::{escape, shorten};
pub use nearest::nearest;
pub use render::Style;
pub use source::{Place, Source};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file or setting cannot be used.
    Error,
    /// It can be used, and is probably not what was meant.
    Warning,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(Box<Facts>);

/// Boxed, because a problem is what fails and the way that does not fail should stay cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Facts {
    severity: Severity,
    code: &'static str,
    place: Place,
    message: String,
    label: Option<String>,
    also: Vec<(Place, String)>,
    notes: Vec<(Note, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Note {
    Allowed,
    Help,
}

impl Problem {
    /// A problem that makes the file or setting unusable.
    ///
    /// `code` is a short name of the kind of problem, such as `unknown-key`; `message` is half a
    /// sentence in lower case without a full stop, and names what was found.
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message.into())
    }

    /// A problem that the program can live with.
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message.into())
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: String) -> Self {
        Self(Box::new(Facts {
            severity,
            code,
            place,
            message,
            label: None,
            also: Vec::new(),
            notes: Vec::new(),
        }))
    }

    /// Says a few words at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.0.label = Some(label.into());
        self
    }

    /// Says what is allowed there.
    #[must_use]
    pub fn allowed(mut self, what: impl Into<String>) -> Self {
        self.0.notes.push((Note::Allowed, what.into()));
        self
    }

    /// Says how to correct it.
    #[must_use]
    pub fn help(mut self, how: impl Into<String>) -> Self {
        self.0.notes.push((Note::Help, how.into()));
        self
    }

    /// Asks whether the nearest known word was meant, where there is one.
    #[must_use]
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(word) => self.help(format!("did you mean `{word}`?")),
            None => self,
        }
    }

    /// Points at a second place that takes part in the problem.
    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.0.also.push((place, label.into()));
        self
    }

    /// The same problem, without showing what stands there: it may be secret.
    #[must_use]
    pub fn unseen(mut self) -> Self {
        self.0.place = self.0.place.unseen();
        for (place, _) in &mut self.0.also {
            *place = place.clone().unseen();
        }
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.0.severity
    }

    /// The kind of problem, such as `unknown-key`.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// What is wrong, in half a sentence.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Errors come before warnings, and both in the order of files and places.
    fn order(&self, other: &Self) -> Ordering {
        let by_place = || self.0.place.cmp(&other.0.place);
        self.0.severity.cmp(&other.0.severity).then_with(by_place)
    }
}

/// Everything that is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    errors: usize,
    warnings: usize,
    of_file: HashMap<Arc<str>, usize>,
}

impl Problems {
    /// How many problems of one file are kept to be shown; the others are only counted.
    pub const KEPT_OF_ONE_FILE: usize = 500;

    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem; beyond [`Problems::KEPT_OF_ONE_FILE`] it is only counted.
    pub fn push(&mut self, problem: Problem) {
        match problem.0.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        let of_file = self
            .of_file
            .entry(problem.0.place.name.clone())
            .or_default();
        *of_file += 1;
        if *of_file <= Self::KEPT_OF_ONE_FILE {
            self.kept.push(problem);
        }
    }

    /// Adds all problems of another collection.
    pub fn append(&mut self, others: Self) {
        let Self {
            kept,
            errors,
            warnings,
            of_file,
        } = others;
        self.errors += errors;
        self.warnings += warnings;
        for problem in kept {
            let seen = self.of_file.get(&problem.0.place.name).copied();
            if seen.unwrap_or(0) < Self::KEPT_OF_ONE_FILE {
                self.kept.push(problem);
            }
        }
        for (name, count) in of_file {
            *self.of_file.entry(name).or_default() += count;
        }
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.errors == 0 && self.warnings == 0
    }

    /// The problems that are kept, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.kept.iter()
    }

    /// How many problems are only counted.
    pub fn left_out(&self) -> usize {
        self.errors + self.warnings - self.kept.len()
    }

    /// Puts the errors before the warnings, and both into the order of files and places.
    pub fn sort(&mut self) {
        self.kept.sort_by(Problem::order);
    }

    /// How many there are, in words: `3 errors, 1 warning`, or `no problems`.
    pub fn count(&self) -> String {
        match (self.errors, self.warnings) {
            (0, 0) => "no problems".to_owned(),
            (errors, 0) => counted(errors, "error", "errors"),
            (0, warnings) => counted(warnings, "warning", "warnings"),
            (errors, warnings) => format!(
                "{}, {}",
                counted(errors, "error", "errors"),
                counted(warnings, "warning", "warnings")
            ),
        }
    }

    /// Draws every problem, errors first, with its snippet, one empty line between two; ends with a line end
    /// unless there is nothing to draw.
    pub fn render(&self, style: Style) -> String {
        let mut sorted: Vec<&Problem> = self.kept.iter().collect();
        sorted.sort_by(|a, b| a.order(b));
        let mut out = String::new();
        for problem in sorted {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&render::render(problem, style));
        }
        let left_out = self.left_out();
        if left_out > 0 {
            let more = counted(left_out, "more problem", "more problems");
            _ = write!(out, "\n… and {more}.\n");
        }
        out
    }
}

/// `1 film`, `12,345 films`.
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!(
        "{} {}",
        grouped(count),
        if count == 1 { one } else { several }
    )
}

/// A whole number with its thousands set apart: `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        let mut problems = Self::new();
        problems.push(problem);
        problems
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        for problem in problems {
            self.push(problem);
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(Style::Plain).trim_end())
    }
}

impl error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_change_nothing_but_the_colour() {
        let line = format!("{}wrong\tend", "é".repeat(200));
        let source = Source::line("a\u{1b}.md", &line, 7);
        let problems = Problems::from(
            Problem::error("wrong", source.at(400..405), "this is wrong")
                .label("here")
                .also(source.at(0..2), "and here")
                .help("mend it"),
        );
        let plain = problems.render(Style::Plain);
        assert!(plain.contains(r"a\u{1b}.md:7:201"), "{plain}");
        assert!(plain.contains(r"a\u{1b}.md:7:1"), "{plain}");
        let mut coloured = problems.render(Style::Coloured);
        assert_ne!(coloured, plain);
        while let Some(start) = coloured.find("\u{1b}[") {
            let length = coloured[start..]
                .find('m')
                .expect("an escape sequence ends");
            coloured.replace_range(start..=start + length, "");
        }
        assert_eq!(coloured, plain);
    }

    #[test]
    fn places_outside_of_characters_and_texts_are_moved_in() {
        let source = Source::file("x.md", "é\r\n片");
        for span in [1..1, 1..2, 3..4, 2..3, 5..6, 0..99, 98..99, 7..7] {
            let problem = Problem::error("wrong", source.at(span), "this is wrong");
            assert!(!Problems::from(problem).render(Style::Plain).is_empty());
        }
    }

    #[test]
    fn counts_are_said_in_words() {
        let mut problems = Problems::new();
        assert_eq!(problems.count(), "no problems");
        problems.push(Problem::warning("w", Place::file("a"), "odd"));
        assert_eq!(problems.count(), "1 warning");
        for _ in 0..1_234 {
            problems.push(Problem::error("e", Place::file("a"), "wrong"));
        }
        assert_eq!(problems.count(), "1,234 errors, 1 warning");
    }
}
