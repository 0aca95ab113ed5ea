//! The films that have a review: a listing of one bears the review's title and year, so that both are of
//! one film to the bot.

use anyhow::anyhow;
use reelated::library::{Source, load};

use crate::listing::{Credit, Listing, Trust};

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
        trust: Trust::Review,
        ..Listing::default()
    }
}
