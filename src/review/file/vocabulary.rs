//! Words from fixed lists: genres, countries, languages.

use std::ops::Range;

use super::{
    draft::{Named, Text},
    faults::{not_too_many, parsed, twice},
    report::Report,
};
use crate::{
    diagnostic::{Problem, nearest, shorten},
    film::{Country, Genre, LanguageTag, Title},
};

/// What people call genres that the list has under another name.
const OTHER_GENRES: [(&str, Genre); 11] = [
    ("sci fi", Genre::ScienceFiction),
    ("scifi", Genre::ScienceFiction),
    ("sf", Genre::ScienceFiction),
    ("romcom", Genre::Romance),
    ("rom com", Genre::Romance),
    ("romantic", Genre::Romance),
    ("animated", Genre::Animation),
    ("musical", Genre::Music),
    ("suspense", Genre::Thriller),
    ("historical", Genre::History),
    ("kids", Genre::Family),
];

pub(super) fn genres(texts: &[Text<'_>], report: &mut Report<'_>) -> Box<[Genre]> {
    let texts = not_too_many(texts, "genres", |text| &text.span, report);
    let mut genres: Vec<Genre> = Vec::with_capacity(texts.len());
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(texts.len());
    for text in texts {
        let Some(genre) = Genre::from_name(text.value.trim()) else {
            let plain = text.value.trim().to_lowercase().replace(['-', '_'], " ");
            report.add(text.span.clone(), |place| {
                let meant = OTHER_GENRES
                    .iter()
                    .find_map(|(other, genre)| (*other == plain).then_some(genre.name()))
                    .or_else(|| nearest(&text.value, Genre::ALL.map(Genre::name)));
                Problem::error(
                    "unknown-genre",
                    place,
                    format!("there is no genre \"{}\"", shorten(&text.value)),
                )
                .allowed(Genre::ALL.map(Genre::name).join(", "))
                .did_you_mean(meant)
            });
            continue;
        };
        if let Some(first) = genres.iter().position(|other| *other == genre) {
            twice(
                &format!("the genre {genre} is there twice"),
                &text.span,
                spans.get(first),
                report,
            );
            continue;
        }
        genres.push(genre);
        spans.push(text.span.clone());
    }
    genres.into()
}

/// What people write for countries, beside their names and codes.
const OTHER_COUNTRIES: [(&str, &str); 14] = [
    ("uk", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("usa", "US"),
    ("america", "US"),
    ("korea", "KR"),
    ("su", "RU"),
    ("soviet union", "RU"),
    ("ussr", "RU"),
    ("west germany", "DE"),
    ("yugoslavia", "RS"),
    ("czechoslovakia", "CZ"),
    ("czech republic", "CZ"),
];

pub(super) fn countries(texts: &[Text<'_>], report: &mut Report<'_>) -> Box<[Country]> {
    let texts = not_too_many(texts, "countries", |text| &text.span, report);
    let mut countries: Vec<Country> = Vec::with_capacity(texts.len());
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(texts.len());
    for text in texts {
        let Some(country) = Country::from_code(&text.value) else {
            report.add(text.span.clone(), |place| {
                let what = shorten(&text.value);
                Problem::error("country", place, format!("there is no country \"{what}\""))
                    .allowed("codes of ISO 3166-1 in capitals, such as US, GB, FR")
                    .did_you_mean(country_meant(text.value.trim()))
            });
            continue;
        };
        if let Some(first) = countries.iter().position(|other| *other == country) {
            let message = format!("the country {} is there twice", country.code());
            twice(&message, &text.span, spans.get(first), report);
            continue;
        }
        countries.push(country);
        spans.push(text.span.clone());
    }
    countries.into()
}

/// The code that was probably meant.
fn country_meant(typed: &str) -> Option<&'static str> {
    let capitals = typed.to_uppercase();
    if let Some(country) = Country::from_code(&capitals) {
        return Some(country.code());
    }
    let plain = typed.to_lowercase();
    let other = OTHER_COUNTRIES.iter().find(|(other, _)| *other == plain);
    if let Some((_, code)) = other {
        return Some(code);
    }
    // Two letters are close to too many others.
    if typed.len() < 4 {
        return None;
    }
    let name = nearest(typed, Country::all().map(Country::name))?;
    let meant = Country::all().find(|country| country.name() == name);
    meant.map(Country::code)
}

/// What people write for languages.
const LANGUAGE_NAMES: [(&str, &str); 21] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("ger", "de"),
    ("french", "fr"),
    ("spanish", "es"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("brazilian", "pt-BR"),
    ("polish", "pl"),
    ("turkish", "tr"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("chinese", "zh"),
    ("russian", "ru"),
    ("swedish", "sv"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("hindi", "hi"),
    ("arabic", "ar"),
    ("original", "the code of its language, such as ko"),
];

/// A language's tag; `what` begins the sentence that says that it is not one.
pub(super) fn language(
    text: &Text<'_>,
    what: &str,
    report: &mut Report<'_>,
) -> Option<LanguageTag> {
    let tag = LanguageTag::parse(&text.value);
    if tag.is_none() {
        let plain = text.value.trim().to_lowercase();
        let meant = LANGUAGE_NAMES.iter().find(|(name, _)| *name == plain);
        report.add(text.span.clone(), |place| {
            let found = shorten(&text.value);
            Problem::error(
                "language",
                place,
                format!("{what} \"{found}\", which is not a language's code"),
            )
            .allowed("tags of BCP 47, such as de, es-419, pt-BR")
            .did_you_mean(meant.map(|(_, tag)| *tag))
        });
    }
    tag
}

/// The titles by language, each language once.
pub(super) fn titles(entries: &[Named<'_>], report: &mut Report<'_>) -> Vec<(LanguageTag, Title)> {
    let entries = not_too_many(entries, "titles", |entry| &entry.name.span, report);
    let mut titles: Vec<(LanguageTag, Title)> = Vec::with_capacity(entries.len());
    let mut spans: Vec<&Range<usize>> = Vec::with_capacity(entries.len());
    for Named { name, text } in entries {
        let tag = language(name, "`titles` has", report);
        let title = parsed(text, "a title", Title::parse, report);
        let (Some(tag), Some(title)) = (tag, title) else {
            continue;
        };
        if let Some(first) = titles.iter().position(|(other, _)| *other == tag) {
            let message = format!("the title in {tag} is there twice");
            twice(&message, &name.span, spans.get(first).copied(), report);
            continue;
        }
        titles.push((tag, title));
        spans.push(&name.span);
    }
    titles
}
