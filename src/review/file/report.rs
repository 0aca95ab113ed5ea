//! Where the problems of one file are collected.

use std::ops::Range;

use crate::{
    diagnostic::{Place, Problem, Problems, Source},
    document::SyntaxError,
};

/// The problems of one source; or, without a source, only whether there are any.
///
/// The second kind serves the fast path: a line with something wrong in it is read once more,
/// with the places of its values.
#[derive(Debug)]
pub(super) struct Report<'s> {
    source: Option<&'s Source<'s>>,
    problems: Problems,
    is_clean: bool,
    /// The lines that the parser could not read.
    broken_lines: Vec<Range<usize>>,
}

impl<'s> Report<'s> {
    pub(super) fn on(source: &'s Source<'s>) -> Self {
        Self {
            source: Some(source),
            ..Self::whether_clean()
        }
    }

    pub(super) fn whether_clean() -> Self {
        Self {
            source: None,
            problems: Problems::new(),
            is_clean: true,
            broken_lines: Vec::new(),
        }
    }

    /// Whether there is no problem, not even a warning.
    pub(super) fn is_clean(&self) -> bool {
        self.is_clean
    }

    pub(super) fn has_errors(&self) -> bool {
        self.problems.errors() > 0
    }

    /// The source's text, where it is known.
    pub(super) fn text(&self) -> &'s str {
        self.source.map_or("", |source| source.text())
    }

    /// The place of a span, where the source is known.
    pub(super) fn place(&self, span: Range<usize>) -> Option<Place> {
        self.source.map(|source| source.at(span))
    }

    pub(super) fn into_problems(self) -> Problems {
        self.problems
    }

    /// Adds the problem at `span`, unless the parser has already complained about that line: what
    /// it makes of a broken line is its guess and not the author's doing.
    pub(super) fn add(&mut self, span: Range<usize>, problem: impl FnOnce(Place) -> Problem) {
        self.is_clean = false;
        let Some(source) = self.source else { return };
        if !self.broken_lines.is_empty() {
            let line = source.line_number(span.start);
            if self.broken_lines.iter().any(|lines| lines.contains(&line)) {
                return;
            }
        }
        self.problems.push(problem(source.at(span)));
    }

    /// Adds what a JSON parser could not read: it either stops there or carries on undisturbed.
    pub(super) fn add_json_errors(&mut self, errors: Vec<SyntaxError>) {
        for error in errors {
            self.add_syntax(error);
        }
    }

    /// Adds what a TOML parser could not read, the first of each line: it goes on with a guess.
    pub(super) fn add_toml_errors(&mut self, errors: Vec<SyntaxError>) {
        let Some(source) = self.source else { return };
        let mut last = 0;
        for error in errors {
            let line = source.line_number(error.span.start);
            if line != last {
                last = line;
                self.broken_lines
                    .push(line..source.line_number(error.span.end) + 1);
                self.add_syntax(error);
            }
        }
    }

    fn add_syntax(&mut self, error: SyntaxError) {
        let Some(source) = self.source else { return };
        let SyntaxError {
            message,
            span,
            also,
        } = error;
        let mut problem = Problem::error("syntax", source.at(span), message);
        if let Some(first) = also {
            problem = problem.also(source.at(first), "first here");
        }
        self.problems.push(problem);
    }
}
