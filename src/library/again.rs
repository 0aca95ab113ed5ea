//! Reading all sources again, so that no film is lost when a file goes bad.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::gather::{are_one, film_twice};
use super::reader::{Found, Reader};
use super::{Library, Origin, Source, Strictness};
use crate::diagnostic::{Problems, Severity};
use crate::film::FilmId;
use crate::review::Review;

/// Where the films of a library were found: what has to be known about it to read it again.
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
/// A file with an error in it keeps the films that it had `before`, which `old` knows, and which it
/// does not have now: nobody can tell whether they were taken out or are what is wrong. Strictly it
/// keeps all that it had, and gets nothing new. So do all files of a directory that cannot be read.
/// A film that two files of a source claim stays with the one that had it before.
pub fn reload(
    sources: &[Source],
    strictness: Strictness,
    before: &Origins,
    old: impl Fn(&FilmId) -> Option<Review>,
) -> (Library, Problems) {
    let mut unwatched = |_| {};
    let mut reader = Reader::new(&mut unwatched);
    reader.all(sources);
    part_from_intruders(&mut reader, before);
    let bad: HashSet<Arc<str>> = reader
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .map(|problem| problem.place().name().into())
        .collect();
    if bad.is_empty() {
        return reader.finish(sources);
    }
    let is_bad = |file: &str| {
        let mut within = Path::new(file).ancestors();
        within.any(|path| path.to_str().is_some_and(|path| bad.contains(path)))
    };
    if strictness == Strictness::Strict {
        let Reader { found, names, .. } = &mut reader;
        found.retain(|found| !is_bad(&names[found.origin.file as usize]));
    }
    let there: HashSet<(FilmId, u32)> = reader
        .found
        .iter()
        .map(|found| (found.review.film.id.clone(), found.origin.source))
        .collect();
    for (film, origin) in before.iter().filter(|(_, origin)| is_bad(&origin.file)) {
        if there.contains(&(film.clone(), origin.source)) {
            continue;
        }
        if let Some(mut review) = old(film) {
            // They are read from their own files.
            review.further = Box::default();
            let origin = reader.found_before(origin);
            reader.found.push(Found {
                review,
                origin,
                says_confirmed: true,
            });
        }
    }
    reader.finish(sources)
}

/// Leaves out records that claim a film that another file of their source had before, and says so.
fn part_from_intruders(reader: &mut Reader<'_>, before: &Origins) {
    let mut claims: HashMap<(&FilmId, u32), Vec<usize>> = HashMap::new();
    for (at, found) in reader.found.iter().enumerate() {
        if before.contains_key(&found.review.film.id) {
            let claim = (&found.review.film.id, found.origin.source);
            claims.entry(claim).or_default().push(at);
        }
    }
    let mut intruders = HashSet::new();
    let mut problems = Vec::new();
    for ((film, _), claims) in claims.iter().filter(|(_, claims)| claims.len() > 1) {
        let had = &before[*film].file;
        let holder = claims.iter().find(|at| {
            let found = &reader.found[**at];
            reader.name(found.origin) == *had
        });
        let Some(&holder) = holder else { continue };
        let first = &reader.found[holder];
        for &at in claims.iter().filter(|at| **at != holder) {
            let found = &reader.found[at];
            if !are_one(first, found) {
                continue;
            }
            intruders.insert(at);
            problems.push(film_twice(
                &found.review,
                reader.place(found.origin),
                &first.review,
                reader.place(first.origin),
            ));
        }
    }
    reader.left_out += problems.len();
    reader.problems.extend(problems);
    let mut at = 0;
    reader.found.retain(|_| {
        at += 1;
        !intruders.contains(&(at - 1))
    });
}
