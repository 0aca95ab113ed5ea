//! Films that four streaming shops listed in 2021, from catalogues that were published as CC0.

use serde::Deserialize;

use crate::listing::{Credit, Listing, Trust};
use crate::name::{Mononyms, person};
use crate::wikipedia::is_no_film;
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
    if words.iter().any(|word| NO_FILMS.contains(word)) || is_no_film(&row.title) {
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
    let countries = row.country.split(", ").filter_map(country::code);
    Some(Listing {
        title: title(&row.title)?,
        year: Some(row.year),
        directors,
        cast,
        genres: genre::of_words(words),
        runtime_minutes: minutes,
        countries: countries.map(str::to_owned).collect(),
        trust: Trust::Shop,
        ..Listing::default()
    })
}

fn names<'a>(list: &'a str, mononyms: &'a Mononyms) -> impl Iterator<Item = String> + 'a {
    list.split(", ")
        .filter(|text| !matches!(*text, "Jr." | "Sr."))
        .filter_map(|text| person(text, mononyms))
}

/// The title without what a shop writes behind it: languages, editions, its own marks.
fn title(text: &str) -> Option<String> {
    const MARKS: [&str; 22] = [
        "english subtitled",
        "subtitled",
        "dubbed",
        "hindi",
        "tamil",
        "telugu",
        "kannada",
        "malayalam",
        "bengali",
        "marathi",
        "punjabi",
        "gujarati",
        "spanish",
        "unrated",
        "uncut",
        "extended",
        "director's cut",
        "theatrical",
        "restored",
        "remastered",
        "4k",
        "bonus",
    ];
    let text = text.split(" | ").next().unwrap_or(text);
    let mut title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    while let (Some(open), true) = (title.rfind(['(', '[']), title.ends_with([')', ']'])) {
        let inside = title[open + 1..title.len() - 1].to_lowercase();
        let is_year = inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit());
        if !is_year && !MARKS.iter().any(|mark| inside.contains(mark)) {
            break;
        }
        title.truncate(open);
        title.truncate(title.trim_end().len());
    }
    let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
    (letters > 0 && title.chars().count() <= 120).then_some(title)
}
