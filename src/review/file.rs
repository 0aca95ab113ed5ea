//! Review files: Markdown with TOML front matter, JSON, and lines of JSON.
//!
//! Reads bytes into [`Review`]s and says everything that is wrong with them at once; one line or
//! file that is wrong does not hide the others. Does not open files.

use std::{io, ops::Range, path::Path, sync::Arc};

use super::Review;
use crate::{
    diagnostic::{Place, Problem, Problems, Source, grouped},
    document,
};

mod draft;
mod faults;
mod lines;
mod numbers;
mod people;
mod prose;
mod report;
mod valid;
mod vocabulary;
mod write;

pub use draft::KEYS;
use draft::{BodyIn, Draft, Spanned};
pub use faults::LONGEST_LIST;
pub use lines::json_lines;
use report::Report;
pub use write::{to_json_line, to_markdown};

/// The largest `.md` or `.json` file and the longest line of a `.jsonl` file, in bytes.
pub const LARGEST: u64 = 4 << 20;
/// The largest `.jsonl` file, in bytes.
pub const LARGEST_LINES: u64 = 4 << 30;

/// The forms a review file can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `.md`: TOML between `+++` lines, then the review.
    Markdown,
    /// `.json`: one object.
    Json,
    /// `.jsonl`: one object a line.
    JsonLines,
    /// `.txt`: a review as somebody pasted it, see [`super::plain_text`].
    PlainText,
}

impl Form {
    /// The form of a file of this name, by its extension in lower case.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "md" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "jsonl" => Some(Self::JsonLines),
            "txt" => Some(Self::PlainText),
            _ => None,
        }
    }
}

/// A review, and the line of its file where the film is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    pub review: Review,
    /// The line, from 1.
    pub line: usize,
    /// Whether it says that the film is confirmed, or that it is not.
    pub says_confirmed: bool,
}

/// Reads a `.md` file. `None` comes with at least one error; warnings can come with a review.
pub fn markdown(name: &Arc<str>, bytes: &[u8]) -> (Option<Located>, Problems) {
    let source = match Source::decode(name, bytes) {
        Ok(source) => source,
        Err(problem) => return (None, problem.into()),
    };
    let text = source.text();
    let FrontMatter { toml, body } = match front_matter(&source) {
        Ok(parts) => parts,
        Err(problem) => return (None, problem.into()),
    };
    let mut report = Report::on(&source);
    let document = document::toml(text, toml);
    let is_broken = !document.errors.is_empty();
    report.add_toml_errors(document.errors);
    let mut draft = Draft::from_tree(document.root, BodyIn::Markdown, &mut report);
    draft.title_is_broken |= is_broken;
    draft.body = Some(Spanned {
        value: text[body.clone()].into(),
        span: body,
    });
    finish(draft, report, &source)
}

/// Reads a `.json` file. `None` comes with at least one error; warnings can come with a review.
pub fn json(name: &Arc<str>, bytes: &[u8]) -> (Option<Located>, Problems) {
    let source = match Source::decode(name, bytes) {
        Ok(source) => source,
        Err(problem) => return (None, problem.into()),
    };
    if source.text().trim().is_empty() {
        return (None, empty(&source).into());
    }
    json_object(&source)
}

/// A line in which nothing is wrong, the fast way; any other with all that is wrong with it.
fn json_line(name: &Arc<str>, line: &[u8], number: usize) -> (Option<Located>, Problems) {
    let source = match Source::decode_line(name, line, number) {
        Ok(source) => source,
        Err(problem) => return (None, problem.into()),
    };
    let text = source.text();
    // serde would take a list of values for the fields in their order, too.
    if text.trim_start().starts_with('{')
        && let Ok(draft) = serde_json::from_str::<Draft<'_>>(text)
    {
        let mut report = Report::whether_clean();
        let says_confirmed = draft.confirmed.is_some();
        if let Some(review) = valid::review(draft, &mut report)
            && report.is_clean()
        {
            let located = Located {
                review,
                line: number,
                says_confirmed,
            };
            return (Some(located), Problems::new());
        }
    }
    json_object(&source)
}

fn json_object(source: &Source<'_>) -> (Option<Located>, Problems) {
    let mut report = Report::on(source);
    let document = document::json(source.text());
    report.add_json_errors(document.errors);
    let draft = Draft::from_tree(document.root, BodyIn::Json, &mut report);
    finish(draft, report, source)
}

fn finish(
    draft: Draft<'_>,
    mut report: Report<'_>,
    source: &Source<'_>,
) -> (Option<Located>, Problems) {
    let at = draft
        .title
        .as_ref()
        .map_or(draft.span.start, |title| title.span.start);
    let says_confirmed = draft.confirmed.is_some();
    let review = valid::review(draft, &mut report).filter(|_| !report.has_errors());
    let located = review.map(|review| Located {
        review,
        line: source.line_number(at),
        says_confirmed,
    });
    (located, report.into_problems())
}

/// The two parts of a `.md` file, as ranges of bytes.
struct FrontMatter {
    toml: Range<usize>,
    body: Range<usize>,
}

fn front_matter(source: &Source<'_>) -> Result<FrontMatter, Problem> {
    const FENCE: &str = "+++";
    let text = source.text();
    let start = text.len() - text.trim_start().len();
    if start == text.len() {
        return Err(empty(source));
    }
    let mut lines = text[start..].split_inclusive('\n').scan(start, |at, line| {
        let span = *at..*at + line.len();
        *at = span.end;
        Some((line.trim_end(), span))
    });
    let Some((first, opening)) = lines.next() else {
        return Err(empty(source));
    };
    if first != FENCE {
        let place = source.at(start..start + first.len());
        let problem = Problem::error(
            "front-matter",
            place,
            "a review file starts with its front matter",
        )
        .label("expected `+++` here");
        return Err(match first {
            "---" => problem.help(
                "this looks like YAML between `---`; write TOML between `+++`, such as \
                 title = \"The Thing\"",
            ),
            _ => problem.help(
                "write the film's fields between two lines of `+++`, then the review below them",
            ),
        });
    }
    match lines.find(|(line, _)| *line == FENCE) {
        Some((_, closing)) => Ok(FrontMatter {
            toml: opening.end..closing.start,
            body: closing.end..text.len(),
        }),
        None => Err(Problem::error(
            "front-matter",
            source.at(start..start + FENCE.len()),
            "the front matter is not closed",
        )
        .label("opened here")
        .help("close it with a line of `+++`, and write the review below that")),
    }
}

fn empty(source: &Source<'_>) -> Problem {
    Problem::error("empty", source.whole(), "the file is empty")
        .help("write a review into it, or delete it")
}

/// A file or line that is larger than is allowed.
pub fn too_large(place: Place, what: &str, bytes: u64, largest: u64) -> Problem {
    let number = |bytes: u64| grouped(usize::try_from(bytes).unwrap_or(usize::MAX));
    Problem::error(
        "too-large",
        place,
        format!("{what} has {} bytes", number(bytes)),
    )
    .allowed(format!("at most {} bytes", number(largest)))
}

/// A file or directory that the system does not let the bot read.
pub fn unreadable(place: Place, error: &io::Error) -> Problem {
    let problem = Problem::error("unreadable", place, format!("this cannot be read: {error}"));
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            problem.help("let the user that runs the bot read it (chmod, chown)")
        }
        _ => problem,
    }
}

#[cfg(test)]
mod tests;
