//! A review written as a file that reads back as the same review.

use std::fmt::Write as _;

use crate::{
    film::{Credit, Extras, Film, FilmId, LanguageTag, PersonName, Title},
    review::{Review, SpoilerMarks},
};

mod json;

pub use json::to_json_line;

/// The review as a `.md` file: TOML front matter, then the body. Further reviews of the film have
/// files of their own.
pub fn to_markdown(review: &Review) -> String {
    let Review {
        film,
        rating,
        reviewer,
        language,
        summary,
        body,
        spoilers,
        further: _,
    } = review;
    let Film {
        id,
        title,
        year,
        aliases,
        directors,
        cast,
        genres,
        runtime,
        series,
        countries,
        votes,
        known_place: _,
        confirmed,
        extras: _,
    } = film;
    let Extras {
        titles,
        formerly,
        writers,
        imdb,
        tmdb,
        poster,
    } = film.extras();
    let mut out = String::from("+++\n");
    let mut field = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            _ = writeln!(out, "{key} = {value}");
        }
    };
    field("title", Some(quoted(title)));
    field("year", year.map(|year| year.to_string()));
    let has_own_id = *id != FilmId::new(title, *year);
    field("id", has_own_id.then(|| quoted(id.as_str())));
    field(
        "formerly",
        list(formerly.iter().map(|id| quoted(id.as_str()))),
    );
    field("aliases", list(aliases.iter().map(|title| quoted(title))));
    field("titles", table(titles));
    let names = |names: &[PersonName]| list(names.iter().map(|name| quoted(name.full())));
    field("directors", names(directors));
    field("writers", names(writers));
    field(
        "genres",
        list(genres.iter().map(|genre| quoted(genre.name()))),
    );
    field(
        "countries",
        list(countries.iter().map(|country| quoted(country.code()))),
    );
    field(
        "runtime_minutes",
        runtime.map(|minutes| minutes.get().to_string()),
    );
    field("series", series.as_deref().map(quoted));
    field("votes", votes.map(|votes| votes.get().to_string()));
    field("imdb", imdb.map(|id| quoted(&id.to_string())));
    field("tmdb", tmdb.map(|id| id.get().to_string()));
    field("rating", rating.map(|rating| rating.to_string()));
    field("reviewer", reviewer.as_deref().map(quoted));
    let language = language
        .as_ref()
        .map(|language| quoted(&language.to_string()));
    field("language", language);
    field("summary", summary.as_deref().map(quoted));
    field(
        "poster",
        poster.as_ref().map(|poster| quoted(poster.as_str())),
    );
    let marks = (*spoilers != SpoilerMarks::default()).then(|| quoted(spoilers.name()));
    field("spoilers", marks);
    field("confirmed", (!confirmed).then(|| "false".to_owned()));
    out.push_str(&cast_of(cast));
    out.push_str("+++\n");
    if let Some(body) = body {
        out.push('\n');
        out.push_str(body);
        out.push('\n');
    }
    out
}

/// The cast, one person a line: the longest list, and the one that is read and changed most.
fn cast_of(cast: &[Credit]) -> String {
    if cast.is_empty() {
        return String::new();
    }
    let mut out = String::from("cast = [\n");
    for Credit { person, role } in cast {
        let name = quoted(person.full());
        _ = match role {
            Some(role) => writeln!(out, "  {{ name = {name}, role = {} }},", quoted(role)),
            None => writeln!(out, "  {name},"),
        };
    }
    out + "]\n"
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// An inline table; the tags are bare keys.
fn table(titles: &[(LanguageTag, Title)]) -> Option<String> {
    let entries = titles.iter();
    let entries: Vec<String> = entries
        .map(|(tag, title)| format!("{tag} = {}", quoted(title)))
        .collect();
    (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => _ = write!(out, "\\u{:04X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
