//! Finding review files below a directory.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Source;
use crate::{
    diagnostic::{Place, Problem, Problems, nearest},
    review::file::{self, Form},
};

/// Endings of files that look as if they were meant to be reviews.
const NEAR_MISSES: [&str; 8] = [
    "markdown", "mdown", "mkd", "toml", "ndjson", "yaml", "yml", "json5",
];

/// Files that describe the directory they are in.
const ABOUT: [&str; 6] = [
    "readme.md",
    "readme.txt",
    "license.txt",
    "licence.txt",
    "notice.txt",
    "robots.txt",
];

/// Whether a file of this name can be a review: not hidden, and not about its directory.
pub(super) fn is_review(path: &Path) -> bool {
    path.file_name()
        .and_then(|name| name.to_str())
        .is_none_or(|name| {
            let is_about = ABOUT.iter().any(|about| name.eq_ignore_ascii_case(about));
            !name.starts_with('.') && !is_about
        })
}

/// The review files of a source in the order of their paths, and what is wrong with the others.
pub(super) fn review_files(source: &Source) -> (Vec<(PathBuf, Form)>, Problems) {
    let mut walk = Walk::default();
    match source {
        Source::Catalogue | Source::Bundled => {}
        Source::Configured(path) => {
            walk.configured(path);
            walk.say_if_empty(path);
        }
        Source::Given(paths) => {
            for path in paths {
                walk.given(path);
            }
            if let Some(path) = paths.first() {
                walk.say_if_empty(path);
            }
            // A file can be named by itself and also be in a directory that is named.
            if paths.len() > 1 {
                let mut seen = HashSet::new();
                walk.files
                    .retain(|(path, _)| fs::canonicalize(path).is_ok_and(|path| seen.insert(path)));
            }
        }
    }
    (walk.files, walk.problems)
}

fn missing_file(path: &Path) -> Problem {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let names: Vec<String> = fs::read_dir(parent.unwrap_or(Path::new(".")))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let name = path.file_name().and_then(|name| name.to_str());
    Problem::error("missing", place(path), "there is no such file").did_you_mean(nearest(
        name.unwrap_or_default(),
        names.iter().map(String::as_str),
    ))
}

fn place(path: &Path) -> Place {
    Place::file(Arc::<str>::from(path.display().to_string()))
}

#[derive(Default)]
struct Walk {
    files: Vec<(PathBuf, Form)>,
    problems: Problems,
    /// The directories being walked or done, by their real paths: symbolic links can lead back.
    seen: HashSet<PathBuf>,
}

impl Walk {
    /// Says that there are no reviews at all, unless the reason has been given.
    fn say_if_empty(&mut self, path: &Path) {
        if self.files.is_empty() && self.problems.is_empty() {
            let problem = Problem::warning("no-reviews", place(path), "there are no reviews here");
            self.problems
                .push(problem.help("put files that end in .md, .json or .jsonl here"));
        }
    }

    fn configured(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.problems.push(
                Problem::error("missing", place(path), "there is no such directory")
                    .help("create it, or take it out of `library.directories`"),
            ),
            Err(error) => self.unreadable(path, &error),
            Ok(metadata) if metadata.is_dir() => self.directory(path),
            Ok(_) => self.problems.push(
                Problem::error("not-a-directory", place(path), "this is a file")
                    .help("name the directory that it is in"),
            ),
        }
    }

    fn given(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.problems.push(missing_file(path));
            }
            Err(error) => self.unreadable(path, &error),
            Ok(metadata) if metadata.is_dir() => self.directory(path),
            Ok(_) => match Form::of(path) {
                Some(form) => self.files.push((path.to_owned(), form)),
                None => self.problems.push(
                    Problem::error("not-a-review", place(path), "this is not a review file")
                        .allowed(".md, .json, .jsonl, .txt"),
                ),
            },
        }
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let problem = file::unreadable(place(path), error);
        self.problems.push(problem);
    }

    /// A stack instead of recursion, so that deeply nested directories cannot overflow the call
    /// stack.
    fn directory(&mut self, path: &Path) {
        let mut waiting = vec![path.to_owned()];
        while let Some(path) = waiting.pop() {
            if let Err(error) = self.entry(&path, &mut waiting) {
                self.unreadable(&path, &error);
            }
        }
    }

    fn entry(&mut self, path: &Path, waiting: &mut Vec<PathBuf>) -> io::Result<()> {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            // A link to nowhere, such as an editor's lock file, matters only if it is a review.
            Err(_) if Form::of(path).is_none() => return Ok(()),
            Err(error) => return Err(error),
        };
        if metadata.is_dir() {
            if self.seen.insert(fs::canonicalize(path)?) {
                let entries = super::listed(path)?;
                waiting.extend(entries.into_iter().rev().filter(|path| is_review(path)));
            }
            return Ok(());
        }
        match Form::of(path) {
            Some(form) if metadata.is_file() => self.files.push((path.to_owned(), form)),
            Some(_) => self.problems.push(Problem::error(
                "not-a-file",
                place(path),
                "this is not a regular file",
            )),
            None => self.hint(path),
        }
        Ok(())
    }

    fn hint(&mut self, path: &Path) {
        let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else {
            return;
        };
        let lower = ending.to_ascii_lowercase();
        let is_shouted = lower != ending && Form::of(&path.with_extension(&lower)).is_some();
        if is_shouted || NEAR_MISSES.contains(&lower.as_str()) {
            let problem = Problem::warning(
                "ignored-file",
                place(path),
                format!("files that end in .{ending} are not read"),
            )
            .allowed(".md, .json, .jsonl, .txt");
            self.problems.push(problem);
        }
    }
}
