//! Films that four streaming shops listed in 2021, from catalogues that were published as CC0.

use serde::Deserialize;

use crate::listing::{Credit, Listing, Trust, ids_of};
use crate::name::{Mononyms, person};
use crate::title::{self, is_no_film};
use crate::{country, genre};

/// A film, or what a shop took for one.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    source: String,
    title: String,
    year: u16,
    #[serde(default)]
    directors: String,
    #[serde(default)]
    pub(crate) cast: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    duration: String,
    #[serde(default)]
    listed_in: String,
}

/// A film of less is a short, or an episode.
const SHORTEST: u16 = 58;
/// A film of more is a series in one piece.
const LONGEST: u16 = 260;

/// What stands there with another film's people: title and year.
const CONFUSED: [(&str, u16); 1] = [("Closure", 2008)];

/// What a row says of a film; `None` where it is no film of full length or names nobody.
pub(crate) fn listing(row: &Row, mononyms: &Mononyms) -> Option<Listing> {
    const NO_FILMS: [&str; 15] = [
        "Stand-Up Comedy",
        "Stand Up",
        "Music Videos and Concerts",
        "Concert Film",
        "Fitness",
        "Sitcom",
        "Reality",
        "Talk Show and Variety",
        "Variety",
        "Lifestyle",
        "Lifestyle & Culture",
        "Cooking & Food",
        "News",
        "Health & Wellness",
        "Unscripted",
    ];
    let words: Vec<&str> = row.listed_in.split(", ").collect();
    if words.iter().any(|word| NO_FILMS.contains(word)) {
        return None;
    }
    let minutes = row
        .duration
        .strip_suffix(" min")
        .and_then(|minutes| minutes.parse().ok());
    if minutes.is_none_or(|minutes| !(SHORTEST..=LONGEST).contains(&minutes))
        && row.source != "hulu"
    {
        return None;
    }
    let directors: Vec<String> = names(&row.directors, mononyms).collect();
    let mut cast: Vec<Credit> = Vec::new();
    for name in names(&row.cast, mononyms) {
        if cast.iter().all(|known| known.name() != name) {
            cast.push(Credit::Name(name));
        }
    }
    // What a shop made for itself (courses, songs, wildlife) names a host at most.
    let is_documentary = words.iter().any(|word| word.starts_with("Documentar"));
    let fewest = match row.source.as_str() {
        "amazon_prime" => 3,
        _ if is_documentary => 1,
        _ => 2,
    };
    let is_thin = cast.len() < fewest
        && !(is_documentary && !directors.is_empty() && row.source != "amazon_prime");
    if is_thin || (directors.is_empty() && row.source == "amazon_prime") || directors.len() > 4 {
        return None;
    }
    let countries: Vec<&str> = row.country.split(", ").filter_map(country::code).collect();
    let as_listed = row.title.split(" | ").next().unwrap_or(&row.title);
    let (title, other) = title::bare(as_listed);
    let translated = other.is_none() && !countries.iter().any(|code| speaks_english(code));
    let translated = translated.then(|| title::translated(&title)).flatten();
    let (title, other) = translated.map_or((title, other), |(title, other)| (title, Some(other)));
    if CONFUSED.contains(&(title.as_str(), row.year))
        || is_no_film(&title)
        || !title.contains(char::is_alphanumeric)
        || title.chars().count() > 120
    {
        return None;
    }
    Some(Listing {
        known_as: ids_of(&[as_listed, &title], &[row.year]),
        title,
        year: Some(row.year),
        aliases: other.into_iter().collect(),
        directors,
        cast,
        genres: genre::of_words(words),
        runtime_minutes: minutes,
        countries: countries.into_iter().map(str::to_owned).collect(),
        trust: Trust::Shop,
        ..Listing::default()
    })
}

fn speaks_english(country: &str) -> bool {
    matches!(country, "US" | "GB" | "IE" | "CA" | "AU" | "NZ")
}

fn names<'a>(list: &'a str, mononyms: &'a Mononyms) -> impl Iterator<Item = String> + 'a {
    list.split(", ")
        .filter(|text| !matches!(*text, "Jr." | "Sr."))
        .filter_map(|text| person(text, mononyms))
}
