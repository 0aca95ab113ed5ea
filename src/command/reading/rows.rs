//! Films and people as rows of a list: what tells those of one name apart.

use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::command::vocabulary::Context;
use crate::film::Film;
use crate::markup::cut_text;
use crate::text::Texts;

/// The longest title in a row of a list, in characters, so that what tells films apart fits too.
const TITLE_IN_ROW: usize = 64;

/// A film as a row of a completion list: what tells films of one name apart comes first.
fn film_row(context: &Context<'_>, no: FilmNo) -> String {
    let film = context.catalog.film(no);
    let mut row = cut_text(&*film.title, TITLE_IN_ROW);
    if let Some(year) = film.year {
        row = format!("{row} ({year})");
    }
    for part in detail_parts(context.texts, film) {
        row.push_str(" · ");
        row.push_str(&part);
    }
    row
}

/// Films as they are called in one list: by title and year, and where that says the same of two of them,
/// by who made them, too.
pub(crate) fn film_labels(catalog: &Catalog, films: &[FilmNo]) -> Vec<String> {
    let named = films.iter().map(|no| catalog.film(*no).title_and_year());
    told_apart(named.collect(), |at| known_by(catalog, films[at]))
}

/// Films as rows of one completion list, none of which says the same as another.
pub(crate) fn film_rows(context: &Context<'_>, films: &[FilmNo]) -> Vec<String> {
    let rows = films.iter().map(|no| film_row(context, *no));
    told_apart(rows.collect(), |at| {
        let lead = context.catalog.film(films[at]).cast.first()?;
        Some(lead.person.shown())
    })
}

/// Adds something to each label that stands there more than once.
fn told_apart<'a>(labels: Vec<String>, more: impl Fn(usize) -> Option<&'a str>) -> Vec<String> {
    let mut sorted: Vec<&String> = labels.iter().collect();
    sorted.sort_unstable();
    let pairs = sorted.windows(2).filter(|pair| pair[0] == pair[1]);
    let twice: Vec<String> = pairs.map(|pair| pair[0].clone()).collect();
    let told_apart = |(at, label): (usize, String)| match more(at) {
        Some(more) if twice.binary_search(&label).is_ok() => format!("{label} · {more}"),
        _ => label,
    };
    labels.into_iter().enumerate().map(told_apart).collect()
}

/// The last name of whoever directed a film, or is first in it.
fn known_by(catalog: &Catalog, no: FilmNo) -> Option<&str> {
    let film = catalog.film(no);
    let first = film.cast.first().map(|credit| &credit.person);
    let name = film.directors.first().or(first)?.shown();
    name.rsplit(' ').next()
}

/// What tells a film apart, without its title: `John Carpenter · 1 h 49 m · ★ 8.9`.
pub(crate) fn film_detail(context: &Context<'_>, no: FilmNo) -> String {
    let review = context.catalog.review(no);
    let mut parts = detail_parts(context.texts, &review.film);
    parts.extend(
        review
            .rating
            .map(|rating| format!("★ {}", (context.texts.decimal)(rating))),
    );
    parts.join(" · ")
}

fn detail_parts(texts: &Texts, film: &Film) -> Vec<String> {
    let mut parts = Vec::new();
    // First, so that a long row that is cut still says it.
    if !film.confirmed {
        parts.push(texts.unconfirmed_short.to_owned());
    }
    if let Some(director) = film.directors.first() {
        parts.push(director.shown().to_owned());
    }
    if let Some(runtime) = film.runtime {
        parts.push((texts.minutes)(runtime));
    }
    parts
}

/// A person as a row of a completion list.
pub(crate) fn person_row(context: &Context<'_>, no: PersonNo) -> String {
    let name = context.catalog.person_name(no).full();
    format!("{name} · {}", person_detail(context, no))
}

/// What tells a person apart: how many films, and the best known of them.
pub(crate) fn person_detail(context: &Context<'_>, no: PersonNo) -> String {
    let catalog = context.catalog;
    let films = catalog
        .appearances(no)
        .iter()
        .map(|appearance| appearance.film);
    let directed = catalog.directed(no).iter().copied();
    let mut all: Vec<FilmNo> = films.chain(directed).collect();
    all.sort_unstable();
    all.dedup();
    let known_for = catalog
        .best_known(all.iter().copied())
        .map(|no| catalog.film(no).title_and_year())
        .unwrap_or_default();
    (context.texts.films_such_as)(all.len(), &known_for)
}
