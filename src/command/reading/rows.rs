//! Films and people as rows of a list: what tells those of one name apart.

use crate::catalog::{FilmNo, PersonNo};
use crate::command::vocabulary::Context;
use crate::film::Film;
use crate::markup::cut_text;
use crate::text::Texts;

/// The longest title in a row of a list, in characters, so that what tells films apart fits too.
const TITLE_IN_ROW: usize = 64;

/// A film as a row of a completion list: what tells films of one name apart comes first.
pub(crate) fn film_row(context: &Context<'_>, no: FilmNo) -> String {
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
