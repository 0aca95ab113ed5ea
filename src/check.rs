//! Whether configuration and reviews can be used, with everything that is wrong and a count.
//!
//! What `reelated check` prints: all that keeps a file from being used, and what its author would
//! probably correct. Reads what `reelated run` would read and starts nothing.

use std::{
    collections::HashSet,
    ffi::OsString,
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::{
    catalog::{Catalog, FilmNo},
    config::Config,
    diagnostic::{Place, Problem, Problems},
    film::FilmId,
    library::{self, Library, Origin, Progress, Source},
    review::Review,
};

mod alone;
mod among;
mod codes;
mod kept;
mod names;
mod passages;
mod place;

pub use codes::{CODES, Explanation, explain};
use place::{Spot, Texts};

/// The outcome of a check.
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

    /// What was checked and how it went, as one JSON object with everything that is wrong.
    pub fn to_json(&self) -> serde_json::Result<String> {
        /// The fields are promised to programs.
        #[derive(Serialize)]
        struct Told<'a> {
            reviews: usize,
            listings: usize,
            files: usize,
            errors: usize,
            warnings: usize,
            /// Problems beyond the first hundreds of a file.
            left_out: usize,
            problems: Vec<&'a Problem>,
        }
        let Self { problems, library } = self;
        let listings = library.reviews.iter().filter(|r| r.is_listing()).count();
        serde_json::to_string_pretty(&Told {
            reviews: library.reviews.len() - listings,
            listings,
            files: library.files,
            errors: problems.errors(),
            warnings: problems.warnings(),
            left_out: problems.left_out(),
            problems: problems.iter().collect(),
        })
    }

    /// Whether the bot could run with it: warnings do not prevent that.
    pub fn is_good(&self) -> bool {
        self.problems.errors() == 0
    }
}

/// Checks the configuration, and the reviews at `paths`; without paths, those that the
/// configuration names.
///
/// A configuration that cannot be used does not prevent the reviews from being checked.
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
    let (catalogue, mut whole): (Vec<Source>, Vec<Source>) = config
        .review_sources()
        .into_iter()
        .partition(|source| *source == Source::Catalogue);
    let mut checked = whole.clone();
    if !paths.is_empty() {
        checked = vec![Source::Given(paths.to_vec())];
        whole.extend(checked.iter().cloned());
    }
    let (library, others) = library::read(&checked, watch);
    problems.append(others);
    let others = (whole != checked).then(|| library::read(&whole, |_| {}).0);
    // Nobody who runs the bot can correct the catalogue in the binary, and it has tests of its own;
    // but whether a film has relatives depends on all the films that it will be among.
    let all =
        (!catalogue.is_empty()).then(|| library::read(&[catalogue, whole].concat(), |_| {}).0);
    let around = others.as_ref().unwrap_or(&library);
    // What cannot be read would seem to be missing, but is not a film that is gone.
    if problems.errors() == 0 {
        let films = &all.as_ref().unwrap_or(around).reviews;
        problems.extend(kept::problems(&config.database, films));
    }
    if !library.reviews.is_empty() {
        let among = all.map(|all| Catalog::new(all.reviews));
        problems.append(advice(&library, around, among.as_ref()));
    }
    problems.sort();
    Checked { problems, library }
}

/// A review, and where it stands.
#[derive(Clone, Copy)]
struct Subject<'a> {
    review: &'a Review,
    origin: &'a Origin,
    texts: &'a Texts,
}

impl Subject<'_> {
    /// The place of the first of the spots that exists.
    fn place(&self, spots: &[Spot<'_>]) -> Place {
        self.texts.place(self.origin, spots)
    }
}

/// What may be wrong with the reviews of a library, by themselves, among the whole of what the
/// operator has, and among all films where that is more.
fn advice(library: &Library, whole: &Library, all_films: Option<&Catalog>) -> Problems {
    let mut problems = Problems::new();
    let wanted: HashSet<&FilmId> = library.reviews.iter().map(|r| &r.film.id).collect();
    let asked = |subject: &Subject<'_>| wanted.contains(&subject.review.film.id);
    let texts = Texts::default();
    let all: Vec<Subject<'_>> = subjects(whole, &texts).collect();
    let catalog = Catalog::new(whole.reviews.clone());
    let numbered: Vec<(Subject<'_>, FilmNo)> = subjects(whole, &texts)
        .filter(asked)
        .filter_map(|subject| {
            let no = catalog.find(&subject.review.film.id)?;
            Some((subject, no))
        })
        .collect();
    let all_films = all_films.unwrap_or(&catalog);
    for (subject, _) in &numbered {
        problems.extend(alone::problems(subject));
    }
    problems.extend(among::out_of_reach(&numbered, &catalog));
    // Of the reviews in the binary, nobody who runs the bot can mend that a film stands alone, or that two
    // people have nearly one name; who they are is written down in tests of their own.
    let own: Vec<_> = numbered
        .into_iter()
        .filter(|(subject, _)| !subject.origin.bundled)
        .collect();
    for (subject, _) in &own {
        if let Some(no) = all_films.find(&subject.review.film.id) {
            problems.extend(among::unrelated(subject, all_films, no));
        }
    }
    problems.extend(names::problems(&own, &catalog));
    problems.extend(passages::problems(&all, asked));
    problems
}

fn subjects<'a>(library: &'a Library, texts: &'a Texts) -> impl Iterator<Item = Subject<'a>> {
    library
        .reviews
        .iter()
        .zip(&library.origins)
        .map(|(review, origin)| Subject {
            review,
            origin,
            texts,
        })
}

#[cfg(test)]
mod tests;
