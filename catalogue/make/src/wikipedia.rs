//! American films as English Wikipedia's lists of the years name them, with the openings of their
//! articles (by way of prust/wikipedia-movie-data).

use serde::Deserialize;

use crate::listing::{Credit, Listing, Trust};
use crate::name::{Mononyms, person};
use crate::prose::{self, Kind};
use crate::{country, genre};

/// A film of the lists.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    title: String,
    year: u16,
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

/// What a row says of a film; `None` where it is no film of full length, or nothing but a title.
pub(crate) fn listing(row: &Row, mononyms: &Mononyms) -> Option<Listing> {
    let opening = row.extract.as_deref().unwrap_or_default();
    let facts = prose::read(opening, mononyms);
    // Categories call a film short that is based on one.
    let is_called = |word: &str| row.genres.iter().any(|genre| genre == word);
    if facts.kind == Kind::NoFeature
        || is_called("Performance")
        || (is_called("Short") && (facts.kind == Kind::Elsewhere || row.year < 1960))
        || (row.year < FIRST_FEATURES && !opening.contains("feature"))
    {
        return None;
    }
    // A link can lead to another film of the title, which says so by its year.
    let is_of_this =
        facts.kind != Kind::Elsewhere && facts.year.is_none_or(|year| year.abs_diff(row.year) <= 2);
    let facts = if is_of_this {
        facts
    } else {
        prose::Facts::default()
    };
    let mut cast = cast(row, mononyms);
    if facts.kind == Kind::Elsewhere && cast.is_empty() {
        return None;
    }
    for star in facts.stars {
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
    let title = title(row);
    if is_no_film(&title) || (cast.is_empty() && facts.directors.is_empty()) {
        return None;
    }
    let mut countries = country::of_opening(opening);
    if facts.kind == Kind::Elsewhere {
        countries.clear();
    }
    Some(Listing {
        title,
        year: Some(facts.year.unwrap_or(row.year)),
        directors: facts.directors,
        cast,
        genres,
        countries,
        trust: Trust::Encyclopedia,
        ..Listing::default()
    })
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
    let title = row.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_markup = title.chars().count() > 120 || title.contains(['{', '<', '|']);
    let title = match (&row.href, is_markup) {
        (Some(href), true) => {
            let name = href
                .replace('_', " ")
                .replace("%27", "'")
                .replace("%26", "&");
            let end = name.find(" (").unwrap_or(name.len());
            name[..end].to_owned()
        }
        _ => title,
    };
    let bare = ["(film)", "(movie)", "(short)"]
        .iter()
        .find_map(|mark| title.strip_suffix(mark))
        .unwrap_or(&title);
    bare.trim()
        .trim_matches('"')
        .trim_end_matches('\'')
        .to_owned()
}

/// Titles that say themselves that they belong to no film.
pub(crate) fn is_no_film(title: &str) -> bool {
    const MARKS: [&str; 54] = [
        "live in ",
        "live at ",
        "live from ",
        ": live",
        "- live",
        "(live",
        "in concert",
        "concert",
        "wwe ",
        "wwe:",
        "wwf ",
        "wrestlemania",
        "ufc ",
        "season ",
        "episode",
        "stand-up",
        "stand up comedy",
        "workout",
        "yoga",
        "fitness",
        "exercise",
        "karaoke",
        "sing-along",
        "sing along",
        "(4k",
        "relaxation",
        "meditation",
        "asmr",
        "unplugged",
        "world tour",
        "comedy special",
        "holiday special",
        "music video",
        "making of",
        "behind the scenes",
        "royal rumble",
        "summerslam",
        "super bowl",
        "world series champion",
        "learn to",
        "how to draw",
        "for kids",
        "nursery rhymes",
        "rifftrax",
        "mystery science theater",
        "greatest hits",
        "tutorial",
        "volume 1",
        "vol. 1:",
        "the complete",
        "recap",
        "collection",
        "trailer",
        "wrestling",
    ];
    const REAL: [&str; 15] = [
        "star wars: episode",
        "trolls world tour",
        "the last episode",
        "concert for ",
        "the concert",
        "the making of the mob",
        "florence foster",
        "exercise in",
        "open season",
        "hunting season",
        "duck season",
        "season of",
        "fitness instructor",
        "the wrestling",
        "the collection",
    ];
    let lower = title.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) && !REAL.iter().any(|real| lower.contains(real))
}
