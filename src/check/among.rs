//! What may be wrong with a film among the others: nothing is related to it, nothing finds it.

use super::Subject;
use super::place::Spot;
use crate::catalog::{Catalog, FilmNo, Filter};
use crate::diagnostic::Problem;
use crate::film::{Decade, Genre, GenreSet, Year};

/// A film that shares nobody with any other, and is in no series.
pub(super) fn unrelated(subject: &Subject<'_>, catalog: &Catalog, no: FilmNo) -> Option<Problem> {
    let film = &subject.review.film;
    // Hardly anybody is in two documentaries; a film without a cast has its own warning.
    let expected = !film.cast.is_empty() && !film.genres.contains(&Genre::Documentary);
    let related = catalog.related(no, 1);
    let directed = catalog.directors(no).iter();
    let by_director = directed
        .clone()
        .any(|person| catalog.directed(*person).len() > 1);
    if !expected
        || catalog.film_count() < 2
        || !related.by_cast.is_empty()
        || by_director
        || !related.series.is_empty()
    {
        return None;
    }
    let place = subject.place(&[Spot::Key("cast")]);
    Some(
        Problem::warning(
            "unrelated",
            place,
            "no other film shares anybody with this cast",
        )
        .help(
            "complete the cast, check how the names are spelt, or add another film that somebody \
             in it appears in",
        ),
    )
}

/// Genres and decades of the library in which `/random` finds nothing, each at its first film.
pub(super) fn out_of_reach(subjects: &[(Subject<'_>, FilmNo)], catalog: &Catalog) -> Vec<Problem> {
    let nothing_fits = |filter: Filter| {
        let filter = Filter {
            leave_unconfirmed_out: true,
            ..filter
        };
        catalog.fitting(&filter).is_empty()
    };
    let mut problems = Vec::new();
    let mut warn = |subject: &Subject<'_>, key, what: String| {
        let message = format!("`/random` finds no film {what}");
        let place = subject.place(&[Spot::Key(key)]);
        problems.push(
            Problem::warning("out-of-reach", place, message)
                .help("it only picks confirmed films that have a review: write one of them"),
        );
    };
    for genre in Genre::ALL {
        let first = subjects
            .iter()
            .find(|(_, no)| catalog.genres(*no).contains(genre));
        let genres = GenreSet::default().with(genre);
        if let Some((subject, _)) = first
            && nothing_fits(Filter {
                genres,
                ..Filter::default()
            })
        {
            warn(subject, "genres", format!("of the genre {genre}"));
        }
    }
    let mut decades: Vec<(Decade, &Subject<'_>)> = subjects
        .iter()
        .filter_map(|(subject, _)| Some((subject.review.film.year.map(Year::decade)?, subject)))
        .collect();
    decades.sort_by_key(|(decade, _)| *decade);
    decades.dedup_by_key(|(decade, _)| *decade);
    for (decade, subject) in decades {
        if nothing_fits(Filter {
            decade: Some(decade),
            ..Filter::default()
        }) {
            warn(subject, "year", format!("of the {decade}"));
        }
    }
    problems
}
