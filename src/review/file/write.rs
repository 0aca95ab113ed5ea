//! A review written as a file that reads back as the same review.

use std::fmt::Write as _;

use crate::{
    film::{Credit, Film},
    review::{Review, SpoilerMarks},
};

/// The review as a `.md` file: TOML front matter, then the body.
pub fn to_markdown(review: &Review) -> String {
    let Review {
        film,
        rating,
        reviewer,
        summary,
        body,
        spoilers,
    } = review;
    let Film {
        id: _,
        title,
        year,
        aliases,
        directors,
        cast,
        genres,
        runtime,
        series,
        poster,
        confirmed,
    } = film;
    let mut out = String::from("+++\n");
    let mut field = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            _ = writeln!(out, "{key} = {value}");
        }
    };
    field("title", Some(quoted(title)));
    field("year", year.map(|year| year.to_string()));
    field("aliases", list(aliases.iter().map(|title| quoted(title))));
    field(
        "directors",
        list(directors.iter().map(|name| quoted(name.full()))),
    );
    field(
        "genres",
        list(genres.iter().map(|genre| quoted(genre.name()))),
    );
    field(
        "runtime_minutes",
        runtime.map(|minutes| minutes.get().to_string()),
    );
    field("series", series.as_deref().map(quoted));
    field("rating", rating.map(|rating| rating.to_string()));
    field("reviewer", reviewer.as_deref().map(quoted));
    field("summary", summary.as_deref().map(quoted));
    field(
        "poster",
        poster.as_ref().map(|poster| quoted(poster.as_str())),
    );
    let marks = (*spoilers != SpoilerMarks::default()).then(|| quoted(spoilers.name()));
    field("spoilers", marks);
    field("confirmed", (!confirmed).then(|| "false".to_owned()));
    if !cast.is_empty() {
        out.push_str("cast = [\n");
        for Credit { person, role } in cast {
            let name = quoted(person.full());
            _ = match role {
                Some(role) => {
                    writeln!(out, "  {{ name = {name}, role = {} }},", quoted(role))
                }
                None => writeln!(out, "  {name},"),
            };
        }
        out.push_str("]\n");
    }
    out.push_str("+++\n");
    if let Some(body) = body {
        out.push('\n');
        out.push_str(body);
        out.push('\n');
    }
    out
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
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
