//! The films the bot knows: the bundled ones and those in the operator's directories.
//!
//! Reads every source to its end, says everything that is wrong with them, and makes one film of
//! what several sources say about it. Reads files, and nothing else from outside.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use include_dir::{Dir, include_dir};

use crate::{
    diagnostic::{Problem, Problems, Severity, counted},
    film::FilmId,
    review::{Review, file},
};

mod again;
mod gather;
mod merge;
mod packed;
mod reader;
mod stamp;
mod texts;
mod walk;

pub use again::{Origins, reload};
use reader::Reader;
pub use reader::Text;
pub use stamp::{Stamp, stamp};

static BUNDLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/reviews");

/// The prefix of the names of files in the binary.
const BUNDLE_NAME: &str = "reviews/";

/// Where reviews come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The listings in the binary.
    Catalogue,
    /// The reviews in the binary.
    Bundled,
    /// A directory of the configuration, with everything below it.
    Configured(PathBuf),
    /// Files and directories named on the command line, all of them together one source.
    Given(Vec<PathBuf>),
}

impl Source {
    /// Whether it is in the binary, and never changes.
    pub fn is_bundled(&self) -> bool {
        matches!(self, Self::Catalogue | Self::Bundled)
    }
}

/// The reviews of all sources.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// One review or listing per film, in the order of the films' ids.
    pub reviews: Vec<Review>,
    /// Where each of the reviews was found, in the same order.
    pub origins: Vec<Origin>,
    /// The films whose review a later source replaced, in the order of their ids.
    pub replaced: Vec<Replaced>,
    /// What is wrong with the files.
    pub problems: Problems,
    /// How many films and files are left out, because something is wrong with them.
    pub left_out: usize,
    /// How many files were read.
    pub files: usize,
    /// The pasted texts among them, and what was guessed about them.
    pub texts: Vec<Text>,
}

/// Where a review was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub file: Arc<str>,
    /// The line that names the film, from 1.
    pub line: usize,
    /// Whether the file is in the binary.
    pub bundled: bool,
    /// The number of the source.
    source: u32,
}

impl Origin {
    /// The file's text; `None` if it is no longer there, larger than a single review may be, or not
    /// text.
    pub fn text(&self) -> Option<String> {
        if self.bundled {
            let file = BUNDLE.get_file(self.file.strip_prefix(BUNDLE_NAME)?)?;
            return file.contents_utf8().map(str::to_owned);
        }
        let length = fs::metadata(&*self.file).ok()?.len();
        (length <= file::LARGEST).then(|| fs::read_to_string(&*self.file).ok())?
    }
}

/// A film that has reviews in two sources.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Replaced {
    pub film: FilmId,
    /// The file whose review was replaced.
    pub old: Arc<str>,
    /// The file whose review is used.
    pub new: Arc<str>,
}

/// What becomes of the others when a record cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// It is left out, and they are used.
    Lenient,
    /// Nothing is used until it is corrected.
    Strict,
}

impl Library {
    /// How many films there are, in words: `248 reviews and 3 listings in 251 files`.
    pub fn count(&self) -> String {
        let listings = self.reviews.iter().filter(|r| r.is_listing()).count();
        let reviews = counted(self.reviews.len() - listings, "review", "reviews");
        let files = counted(self.files, "file", "files");
        if listings == 0 {
            return format!("{reviews} in {files}");
        }
        let listings = counted(listings, "listing", "listings");
        format!("{reviews} and {listings} in {files}")
    }
}

/// How far reading has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many files have been opened.
    pub files: usize,
    /// How many films have been found in them.
    pub films: usize,
}

/// Reads all sources; an error if a single record in them cannot be used.
pub fn load(sources: &[Source], watch: impl FnMut(Progress)) -> Result<Library, Problems> {
    load_as(Strictness::Strict, sources, watch)
}

/// Reads all sources; an error if they cannot be used at this strictness. A directory that does
/// not exist is always an error: then it is the configuration that is wrong.
pub fn load_as(
    strictness: Strictness,
    sources: &[Source],
    watch: impl FnMut(Progress),
) -> Result<Library, Problems> {
    let (mut library, problems) = read(sources, watch);
    let is_fatal = |problem: &Problem| {
        let is_error = problem.severity() == Severity::Error;
        is_error && (strictness == Strictness::Strict || is_about_a_source(problem, sources))
    };
    if problems.iter().any(is_fatal) {
        return Err(problems);
    }
    library.problems = problems;
    Ok(library)
}

/// Whether a directory of the configuration itself cannot be read.
fn is_about_a_source(problem: &Problem, sources: &[Source]) -> bool {
    let name = problem.place().name();
    sources.iter().any(|source| match source {
        Source::Configured(path) => path.as_path() == Path::new(name),
        Source::Catalogue | Source::Bundled | Source::Given(_) => false,
    })
}

/// Reads all sources: the films that can be used, and everything that is wrong.
///
/// Calls `watch` for every file, and now and then inside of large ones.
pub fn read(sources: &[Source], mut watch: impl FnMut(Progress)) -> (Library, Problems) {
    let mut reader = Reader::new(&mut watch);
    reader.all(sources);
    reader.finish(sources)
}

/// What is in a directory, in the order of the names.
fn listed(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
