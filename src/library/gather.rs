//! One film from everything that the records of all sources say about it.
//!
//! A review wins over listings, whichever source they are in; among reviews, those of the last
//! source that has any win, and among listings, the last. What wins takes from the others what it
//! does not say itself.

use std::num::NonZero;
use std::path::Path;

use super::reader::{Found, FoundIn, Reader};
use super::{Library, Origin, Replaced, Source, merge};
use crate::diagnostic::{Place, Problem, Problems};
use crate::film::FilmId;
use crate::review::Review;

impl Reader<'_> {
    /// The library of what was found.
    pub(super) fn finish(mut self, sources: &[Source]) -> (Library, Problems) {
        let mut found = std::mem::take(&mut self.found);
        let is_further: Vec<bool> = self.names.iter().map(|name| is_further(name)).collect();
        let place = |at: FoundIn| (at.source, is_further[at.file as usize], at);
        // In place: the reviews of a large library should not be in memory twice.
        found.sort_unstable_by(|a, b| {
            let by_place = || place(a.origin).cmp(&place(b.origin));
            a.review.film.id.cmp(&b.review.film.id).then_with(by_place)
        });
        let mut library = Library {
            reviews: Vec::with_capacity(found.len()),
            origins: Vec::with_capacity(found.len()),
            ..Library::default()
        };
        let mut found = found.into_iter().peekable();
        while let Some(first) = found.next() {
            let is_of_it =
                |next: &Found, first: &Found| next.review.film.id == first.review.film.id;
            let mut others = Vec::new();
            while let Some(next) = found.next_if(|next| is_of_it(next, &first)) {
                others.push(next);
            }
            let one = if others.is_empty() {
                first
            } else {
                others.insert(0, first);
                self.one_of(others, &mut library.replaced)
            };
            library.origins.push(Origin {
                file: self.name(one.origin),
                line: one.origin.line as usize,
                bundled: sources[one.origin.source as usize].is_bundled(),
                source: one.origin.source,
            });
            library.reviews.push(one.review);
        }
        for (place, id) in (1..).zip(&self.best_known) {
            let found = library
                .reviews
                .binary_search_by(|review| review.film.id.cmp(id));
            if let Ok(at) = found {
                library.reviews[at].film.known_place = NonZero::new(place);
            }
        }
        self.problems.sort();
        library.files = self.names.len();
        library.left_out = self.left_out;
        library.texts = self.texts;
        (library, self.problems)
    }

    /// One record from several of a film, which are in the order of their sources.
    fn one_of(&mut self, records: Vec<Found>, replaced: &mut Vec<Replaced>) -> Found {
        let mut records = self.without_repeats(records);
        let is_review = |found: &Found| !found.review.is_listing();
        let last_review = records.iter().rfind(|found| is_review(found));
        let source = last_review.map(|found| found.origin.source);
        let winner = records.iter().position(|found| {
            let is_last = source.is_none_or(|source| found.origin.source == source);
            is_last && is_review(found)
        });
        let mut one = records.remove(winner.unwrap_or(records.len() - 1));
        let mut further = Vec::new();
        let mut is_confirmed = one.says_confirmed.then_some(one.review.film.confirmed);
        // The same source comes first, then later sources.
        records.sort_by_key(|found| found.origin.source != one.origin.source);
        let same = records.partition_point(|found| found.origin.source == one.origin.source);
        records[same..].reverse();
        for other in records {
            if merge::are_different(&one.review.film, &other.review.film) {
                self.problems.push(self.of_other_film(&one, &other));
                continue;
            }
            merge::complete(&mut one.review.film, &other.review.film);
            let confirmed = other.says_confirmed.then_some(other.review.film.confirmed);
            is_confirmed = is_confirmed.or(confirmed);
            if !is_review(&other) {
                continue;
            }
            if other.origin.source == one.origin.source {
                further.push(other.review);
                continue;
            }
            replaced.push(Replaced {
                film: one.review.film.id.clone(),
                old: self.name(other.origin),
                new: self.name(one.origin),
            });
        }
        one.review.film.confirmed = is_confirmed.unwrap_or(true);
        for review in &mut further {
            review.film = one.review.film.clone();
        }
        one.review.further = further.into();
        one
    }

    /// The records without those that a source has twice: a second listing, or a second review by
    /// one reviewer in one language.
    fn without_repeats(&mut self, records: Vec<Found>) -> Vec<Found> {
        let mut kept: Vec<Found> = Vec::with_capacity(records.len());
        for next in records {
            let first = kept.iter().find(|first| are_one(first, &next));
            let Some(first) = first else {
                kept.push(next);
                continue;
            };
            let problem = film_twice(
                &next.review,
                self.place(next.origin),
                &first.review,
                self.place(first.origin),
            );
            self.problems.push(problem);
            self.left_out += 1;
        }
        kept
    }

    fn of_other_film(&self, one: &Found, other: &Found) -> Problem {
        let film = &one.review.film;
        let [director, ..] = &*film.directors else {
            unreachable!("films differ where both have directors");
        };
        let own_id = FilmId::told_apart(&film.title, film.year, director);
        Problem::warning(
            "other-film",
            self.place(one.origin),
            format!("another {} has different directors", film.title_and_year()),
        )
        .also(self.place(other.origin), "the other one")
        .help(format!(
            "if they are two films, give one of them an id of its own, such as id = \"{own_id}\""
        ))
    }
}

/// Whether two records stand for the same thing, so that a source should have only one of them.
pub(super) fn are_one(a: &Found, b: &Found) -> bool {
    let is_listing = a.review.is_listing();
    let by_one = a.review.reviewer == b.review.reviewer && a.review.language == b.review.language;
    a.origin.source == b.origin.source
        && b.review.is_listing() == is_listing
        && (is_listing || by_one)
}

/// Whether a file of this name has a further review of a film: `heat-1995.late-show.md`.
fn is_further(name: &str) -> bool {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    stem.is_some_and(|stem| stem.trim_start_matches('.').contains('.'))
}

pub(super) fn film_twice(
    again: &Review,
    place: Place,
    first: &Review,
    first_place: Place,
) -> Problem {
    let film = again.film.title_and_year();
    let problem = Problem::error("duplicate-film", place, format!("{film} is there twice"))
        .also(first_place, "first here");
    if again.film.title != first.film.title {
        return problem.help(format!(
            "\"{}\" and \"{}\" differ in nothing that an id keeps apart",
            first.film.title, again.film.title
        ));
    }
    if again.is_listing() {
        problem.help("keep one of them; a film is known by its title and year")
    } else {
        problem.help(
            "keep one of them, or let them differ in `reviewer` or `language`: then they are two \
             reviews of one film",
        )
    }
}
