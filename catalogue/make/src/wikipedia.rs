//! American films as English Wikipedia's lists of the years name them, with the openings of their
//! articles (by way of prust/wikipedia-movie-data).

use serde::Deserialize;

use crate::listing::{Credit, Listing, Trust, ids_of};
use crate::name::{Mononyms, person};
use crate::prose::{self, Facts, Kind};
use crate::title::{self, is_no_film};
use crate::versions::Versions;
use crate::{country, genre};

/// A film of the lists.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) year: u16,
    #[serde(default)]
    pub(crate) cast: Vec<String>,
    #[serde(default)]
    genres: Vec<String>,
    #[serde(default)]
    href: Option<String>,
    #[serde(default)]
    extract: Option<String>,
}

/// Before this year nearly every film is a short.
const FIRST_FEATURES: u16 = 1913;
/// Between these years what is called a short is none if it has a cast and its article calls it a film.
const FIRST_TALKIES: u16 = 1930;
const LAST_SHORTS: u16 = 1960;

/// What a row is of.
pub(crate) enum Read {
    Film(Box<Listing>),
    /// A show, a concert, a serial.
    NoFilm,
    /// Something short, or nothing but a title.
    Nothing,
}

/// Reads a row.
pub(crate) fn read(row: &Row, mononyms: &Mononyms, versions: &Versions) -> Read {
    let opening = row.extract.as_deref().unwrap_or_default();
    let facts = prose::read(opening, mononyms);
    // Categories call a film short that is based on one.
    let is_called = |word: &str| row.genres.iter().any(|genre| genre == word);
    let has_cast_of_feature = row.year >= FIRST_TALKIES && row.cast.len() > 1;
    let is_told = matches!(facts.kind, Kind::Film | Kind::TvFilm);
    let is_comedy = is_told && is_called("Comedy") && !is_called("Documentary");
    if facts.kind == Kind::NoFeature || (is_called("Performance") && !is_comedy) {
        return Read::NoFilm;
    }
    if (is_called("Short") && !(is_told && (row.year >= LAST_SHORTS || has_cast_of_feature)))
        || (row.year < FIRST_FEATURES && !opening.contains("feature"))
    {
        return Read::Nothing;
    }
    let film = listing(row, opening, facts, mononyms, versions);
    film.map_or(Read::Nothing, |film| Read::Film(Box::new(film)))
}

/// What a row and the opening of its article say of a film.
fn listing(
    row: &Row,
    opening: &str,
    facts: Facts,
    mononyms: &Mononyms,
    versions: &Versions,
) -> Option<Listing> {
    let is_told = matches!(facts.kind, Kind::Film | Kind::TvFilm);
    let article = is_told.then(|| opening.to_owned());
    // A link can lead to another film of the title, which says so by its year.
    let is_of_this =
        facts.kind != Kind::Elsewhere && facts.year.is_none_or(|year| year.abs_diff(row.year) <= 2);
    let facts = if is_of_this { facts } else { Facts::default() };
    let mut cast = cast(row, mononyms);
    if facts.kind == Kind::Elsewhere && cast.is_empty() {
        return None;
    }
    let own = facts.stars_of_one.into_iter();
    let own = own.filter(|star| !versions.bill(&row.title, row.year, star.name()));
    for star in facts.stars.into_iter().chain(own) {
        match cast.iter_mut().find(|known| known.name() == star.name()) {
            Some(known) => {
                if let Credit::As { .. } = star {
                    *known = star;
                }
            }
            None => cast.push(star),
        }
    }
    cast.retain(|credit| {
        !facts.directors.iter().any(|name| name == credit.name()) || row_names(row, credit.name())
    });
    let mut genres = genre::of_words(row.genres.iter().map(String::as_str));
    if facts.kind == Kind::TvFilm && genres.len() < 4 {
        genres.push("TV Movie".to_owned());
    }
    let as_listed = title(row);
    let (title, other) = title::bare(&as_listed);
    // Whose article says that it is a film is one, whatever it is called.
    if title.is_empty()
        || (is_no_film(&as_listed) && !(is_of_this && is_told))
        || has_no_title_yet(&as_listed)
        || (cast.is_empty() && facts.directors.is_empty())
    {
        return None;
    }
    let mut countries = country::of_opening(opening);
    if facts.kind == Kind::Elsewhere {
        countries.clear();
    }
    let year = facts.year.unwrap_or(row.year);
    Some(Listing {
        known_as: ids_of(&[&as_listed, &title], &[year, row.year]),
        title,
        year: Some(year),
        aliases: other.into_iter().collect(),
        directors: facts.directors,
        cast,
        genres,
        countries,
        article,
        trust: Trust::Encyclopedia,
        ..Listing::default()
    })
}

/// "Untitled Ghostbusters sequel".
fn has_no_title_yet(title: &str) -> bool {
    title.starts_with("Untitled ") && (title.ends_with(" film") || title.ends_with(" sequel"))
}

fn row_names(row: &Row, name: &str) -> bool {
    row.cast.iter().any(|other| other == name)
}

/// The names of the cast; of a list that was torn out of a sentence, nobody.
fn cast(row: &Row, mononyms: &Mononyms) -> Vec<Credit> {
    let scraps = row.cast.iter().filter(|text| {
        text.starts_with(|c: char| c.is_lowercase()) && text.len() > 3 && !text.contains("voice")
    });
    if scraps.count() > 0 && row.genres.iter().any(|genre| genre == "Documentary") {
        return Vec::new();
    }
    let mut cast: Vec<Credit> = Vec::new();
    for text in &row.cast {
        if let (true, Some(last)) = (matches!(text.as_str(), "Jr." | "Sr."), cast.last_mut()) {
            let name = last.name_mut();
            name.push(' ');
            name.push_str(text);
            continue;
        }
        if let Some(name) = person(text, mononyms)
            && cast.iter().all(|known| known.name() != name)
        {
            cast.push(Credit::Name(name));
        }
    }
    cast
}

/// The title; where the list has markup in its place, the article's name.
fn title(row: &Row) -> String {
    let is_markup = row.title.chars().count() > 120 || row.title.contains(['{', '<', '|']);
    match (&row.href, is_markup) {
        (Some(href), true) => href
            .replace('_', " ")
            .replace("%27", "'")
            .replace("%26", "&"),
        _ => row.title.clone(),
    }
}
