//! Reading all sources again, so that one file that became bad costs nobody a film.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::{Found, Library, Origin, Reader, Source, film_twice};
use crate::diagnostic::{Problem, Problems, Severity};
use crate::film::FilmId;
use crate::review::Review;

/// Where the films of a library were found: what has to be known of it to read it again.
pub type Origins = BTreeMap<FilmId, Origin>;

impl Library {
    /// Where the films were found; those in the binary never change, and are left out.
    pub fn origins(&self) -> Origins {
        let films = self.reviews.iter().zip(&self.origins);
        films
            .filter(|(_, origin)| !origin.bundled)
            .map(|(review, origin)| (review.film.id.clone(), origin.clone()))
            .collect()
    }
}

/// Reads all sources again, and everything that is wrong with them.
///
/// A file with an error in it keeps the films that it had `before`, which `old` knows; so do all
/// files of a directory that cannot be read. A film that two files of a source claim stays with the
/// one that had it before.
pub fn reload(
    sources: &[Source],
    before: &Origins,
    old: impl Fn(&FilmId) -> Option<Review>,
) -> (Library, Problems) {
    let mut unwatched = |_| {};
    let mut reader = Reader::new(&mut unwatched);
    reader.all(sources);
    let intruders = intruders(&reader, before);
    reader.problems.extend(intruders);
    let bad: HashSet<Arc<str>> = reader
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .map(|problem| problem.place().name().into())
        .collect();
    if !bad.is_empty() {
        let is_bad = |file: &str| {
            let mut within = Path::new(file).ancestors();
            within.any(|path| path.to_str().is_some_and(|path| bad.contains(path)))
        };
        let Reader { found, names, .. } = &mut reader;
        found.retain(|found| !is_bad(&names[found.origin.file as usize]));
        for (film, origin) in before.iter().filter(|(_, origin)| is_bad(&origin.file)) {
            if let Some(review) = old(film) {
                let origin = reader.found_before(origin);
                reader.found.push(Found { review, origin });
            }
        }
    }
    reader.finish(sources)
}

/// What is wrong with the files that claim a film which another file of their source had before.
fn intruders(reader: &Reader<'_>, before: &Origins) -> Vec<Problem> {
    let mut claims: HashMap<(&FilmId, u32), Vec<&Found>> = HashMap::new();
    for found in &reader.found {
        let claim = (&found.review.film.id, found.origin.source);
        claims.entry(claim).or_default().push(found);
    }
    claims.retain(|_, claims| claims.len() > 1);
    let mut problems = Vec::new();
    for ((film, _), claims) in claims {
        let Some(had) = before.get(film) else {
            continue;
        };
        let is_holder = |found: &&&Found| reader.name(found.origin) == had.file;
        let Some(holder) = claims.iter().find(is_holder) else {
            continue;
        };
        for intruder in claims.iter().filter(|found| !is_holder(found)) {
            problems.push(film_twice(
                &intruder.review,
                reader.place(intruder.origin),
                &holder.review,
                reader.place(holder.origin),
            ));
        }
    }
    problems
}
