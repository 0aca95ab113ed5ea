//! The films that have a review: a listing of one bears the review's title and year, so that both are of
//! one film to the bot.

use std::collections::HashMap;

use anyhow::anyhow;
use reelated::library::{Source, load};

use crate::listing::{Credit, Listing, Trust};
use crate::tables::Tables;

/// The reviewed films that are known to exist, with the facts in their reviews.
pub(crate) fn listings() -> anyhow::Result<Vec<Listing>> {
    let library = load(&[Source::Bundled], |_| {})
        .map_err(|problems| anyhow!("{} problems in the reviews", problems.errors()))?;
    let films = library.reviews.into_iter().map(|review| review.film);
    Ok(films
        .filter(|film| film.confirmed)
        .map(|film| listing(&film))
        .collect())
}

/// Calls people in a reviewed film as its review does: somebody under two names would be in it twice.
pub(crate) fn name_as_reviewed(films: &mut [Listing], tables: &Tables) {
    for film in films.iter_mut().filter(|film| !film.as_reviewed.is_empty()) {
        let year = film.year;
        let here: HashMap<String, String> = film
            .as_reviewed
            .drain(..)
            .map(|name| (bare(tables.name_in_cast(&name, year)).to_owned(), name))
            .collect();
        for name in film.cast.iter_mut().map(Credit::name_mut) {
            if let Some(reviewed) = here.get(bare(name)) {
                reviewed.clone_into(name);
            }
        }
        film.drop_doubles();
    }
}

/// A name without what tells it from another of the name.
fn bare(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(name, _)| name)
}

fn listing(film: &reelated::film::Film) -> Listing {
    let cast = film.cast.iter().map(|credit| {
        let name = credit.person.full().to_owned();
        match &credit.role {
            Some(role) => Credit::As {
                name,
                role: role.to_string(),
            },
            None => Credit::Name(name),
        }
    });
    Listing {
        known_as: vec![film.id.as_str().to_owned()],
        title: film.title.to_string(),
        year: film.year.map(reelated::film::Year::get),
        aliases: film.aliases.iter().map(ToString::to_string).collect(),
        directors: film
            .directors
            .iter()
            .map(|name| name.full().to_owned())
            .collect(),
        cast: cast.collect(),
        genres: film
            .genres
            .iter()
            .map(|genre| genre.name().to_owned())
            .collect(),
        runtime_minutes: film.runtime.map(reelated::film::Minutes::get),
        series: film.series.as_ref().map(ToString::to_string),
        as_reviewed: film
            .cast
            .iter()
            .map(|credit| credit.person.full().to_owned())
            .collect(),
        has_cast_by_hand: !film.cast.is_empty(),
        trust: Trust::Review,
        ..Listing::default()
    }
}
