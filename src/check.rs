//! Whether configuration and reviews can be used, with everything that is wrong and a count.
//!
//! What `reelated check` prints; reads what `reelated run` would read and starts nothing.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{
    config::Config,
    diagnostic::Problems,
    library::{self, Library, Progress, Source},
};

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Everything that is wrong.
    pub problems: Problems,
    /// The reviews that can be used.
    pub library: Library,
}

impl Checked {
    /// What was checked and how it went: `248 reviews and 3 listings in 251 files: no problems.`
    pub fn count(&self) -> String {
        format!("{}: {}.", self.library.count(), self.problems.count())
    }

    /// Whether the bot could run with it: warnings do not keep it from that.
    pub fn is_good(&self) -> bool {
        self.problems.errors() == 0
    }
}

/// Checks the configuration, and the reviews at `paths`; without paths, those that the
/// configuration names.
///
/// A configuration that cannot be used does not keep the reviews from being checked.
pub fn check(
    config: Option<&Path>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    paths: &[PathBuf],
    watch: impl FnMut(Progress),
) -> Checked {
    let mut problems = Problems::new();
    let config = Config::load(config, environment).unwrap_or_else(|others| {
        problems.append(others);
        Config::default()
    });
    if let Err(problem) = config.token() {
        problems.push(problem);
    }
    let sources = if paths.is_empty() {
        config.review_sources()
    } else {
        vec![Source::Given(paths.to_vec())]
    };
    let (library, others) = library::read(&sources, watch);
    problems.append(others);
    problems.sort();
    Checked { problems, library }
}

#[cfg(test)]
mod tests;
