//! What can be wrong with any field, said alike for all of them.

use std::ops::Range;

use super::{draft::Text, report::Report};
use crate::{
    diagnostic::{Place, Problem, grouped, shorten},
    film::LineProblem,
};

pub(super) const TITLE: &str = "`title`";

pub(super) fn parsed<T>(
    text: &Text<'_>,
    what: &str,
    parse: impl Fn(&str) -> Result<T, LineProblem>,
    report: &mut Report<'_>,
) -> Option<T> {
    match parse(&text.value) {
        Ok(value) => Some(value),
        Err(LineProblem::Empty) => {
            report.add(text.span.clone(), |place| {
                let problem = Problem::error("empty", place, format!("{what} is empty"))
                    .label("nothing to read here");
                if what == TITLE {
                    problem.help("every film has a title")
                } else {
                    problem.help("leave it out if it is not known")
                }
            });
            None
        }
        Err(LineProblem::TooLong { found, allowed }) => {
            report.add(text.span.clone(), |place| {
                too_long(place, what, found, allowed)
            });
            None
        }
    }
}

pub(super) fn too_long(place: Place, what: &str, found: usize, allowed: usize) -> Problem {
    Problem::error(
        "too-long",
        place,
        format!("{what} is too long: {} characters", grouped(found)),
    )
    .allowed(format!("at most {} characters", grouped(allowed)))
}

pub(super) fn out_of_range(
    span: &Range<usize>,
    what: &str,
    allowed: &str,
    help: Option<String>,
    report: &mut Report<'_>,
) {
    let found = shorten(report.text().get(span.clone()).unwrap_or_default());
    report.add(span.clone(), |place| {
        let problem = Problem::error("out-of-range", place, format!("{what} cannot be {found}"))
            .allowed(allowed);
        match help {
            Some(help) => problem.help(help),
            None => problem,
        }
    });
}

/// The longest list of aliases, names or cast entries: more than any film has, and few enough to
/// compare each with every other.
pub const LONGEST_LIST: usize = 1_000;

/// As many of a list as are allowed; reports it if that is not all.
pub(super) fn not_too_many<'t, T>(
    list: &'t [T],
    what: &str,
    span: impl Fn(&T) -> &Range<usize>,
    report: &mut Report<'_>,
) -> &'t [T] {
    let Some(first_too_many) = list.get(LONGEST_LIST) else {
        return list;
    };
    report.add(span(first_too_many).clone(), |place| {
        let message = format!("there are {} {what}", grouped(list.len()));
        Problem::error("too-many", place, message)
            .label("one too many from here")
            .allowed(format!("at most {}", grouped(LONGEST_LIST)))
    });
    &list[..LONGEST_LIST]
}

pub(super) fn twice(
    message: &str,
    span: &Range<usize>,
    first: Option<&Range<usize>>,
    report: &mut Report<'_>,
) {
    let first = first.and_then(|first| report.place(first.clone()));
    report.add(span.clone(), |place| {
        let problem = Problem::error("duplicate", place, message)
            .label("again here")
            .help("take one of them out");
        match first {
            Some(first) => problem.also(first, "first here"),
            None => problem,
        }
    });
}
