//! What a film is known by elsewhere and was known by before, and to how many people.

use std::ops::Range;

use super::{
    draft::{Spanned, Text},
    faults::{not_too_many, out_of_range, twice},
    report::Report,
};
use crate::{
    diagnostic::{Problem, grouped, shorten},
    film::{FilmId, ImdbId, TmdbId, Votes},
    fold,
};

/// A film's id; `what` is where it stands.
pub(super) fn film_id(text: &Text<'_>, what: &str, report: &mut Report<'_>) -> Option<FilmId> {
    // An id that says that no library has the film cannot be that of a library's film.
    let id = FilmId::parse(&text.value).filter(|id| !id.is_unlisted());
    if id.is_none() {
        report.add(text.span.clone(), |place| {
            let message = format!("{what} cannot be \"{}\"", shorten(&text.value));
            let meant = fold::slug(&text.value, FilmId::LONGEST);
            Problem::error("film-id", place, message)
                .allowed(format!(
                    "at most {} characters of a-z, 0-9 and `-`, such as heat-1995",
                    FilmId::LONGEST
                ))
                .did_you_mean(Some(&*meant).filter(|meant| !meant.is_empty()))
        });
    }
    id
}

/// The ids that a film had before, each once.
pub(super) fn formerly(texts: &[Text<'_>], report: &mut Report<'_>) -> Vec<FilmId> {
    let texts = not_too_many(texts, "former ids", |text| &text.span, report);
    let mut ids: Vec<FilmId> = Vec::with_capacity(texts.len());
    let mut spans: Vec<&Range<usize>> = Vec::with_capacity(texts.len());
    for text in texts {
        let Some(id) = film_id(text, "an entry of `formerly`", report) else {
            continue;
        };
        if let Some(first) = ids.iter().position(|other| *other == id) {
            let message = format!("the id {id} is there twice");
            twice(&message, &text.span, spans.get(first).copied(), report);
            continue;
        }
        ids.push(id);
        spans.push(&text.span);
    }
    ids
}

pub(super) fn imdb(text: &Text<'_>, report: &mut Report<'_>) -> Option<ImdbId> {
    let id = ImdbId::parse(&text.value);
    if id.is_none() {
        report.add(text.span.clone(), |place| {
            let message = format!("`imdb` cannot be \"{}\"", shorten(&text.value));
            // People paste the address of the title's page.
            let mut parts = text.value.split(['/', '?']);
            let meant = parts.find(|part| ImdbId::parse(part).is_some());
            Problem::error("imdb", place, message)
                .allowed("the title's number at IMDb, such as tt0113277")
                .did_you_mean(meant)
        });
    }
    id
}

pub(super) fn tmdb(number: &Spanned<i64>, report: &mut Report<'_>) -> Option<TmdbId> {
    let found = u32::try_from(number.value).ok().and_then(TmdbId::new);
    if found.is_none() {
        let allowed = "the film's number at TMDB, from 1";
        out_of_range(&number.span, "`tmdb`", allowed, None, report);
    }
    found
}

/// `None` where nobody voted, too.
pub(super) fn votes(number: &Spanned<i64>, report: &mut Report<'_>) -> Option<Votes> {
    let Ok(count) = u32::try_from(number.value) else {
        let most = grouped(usize::try_from(u32::MAX).unwrap_or(usize::MAX));
        let allowed = format!("0 to {most}");
        out_of_range(&number.span, "`votes`", &allowed, None, report);
        return None;
    };
    Votes::new(count)
}
