//! A draft out of the tree of a document, with everything said that has the wrong type or name.

use std::ops::Range;

use super::{CastEntry, Draft, Named, Spanned, Table, Text};
use crate::{
    diagnostic::{Problem, nearest, shorten},
    document::{Entry, Kind, Value},
    review::file::report::Report,
};

/// The keys of a review file, in the order in which files have them.
pub const KEYS: [&str; 23] = [
    "title",
    "year",
    "id",
    "formerly",
    "aliases",
    "titles",
    "directors",
    "writers",
    "cast",
    "genres",
    "countries",
    "runtime_minutes",
    "series",
    "votes",
    "imdb",
    "tmdb",
    "rating",
    "reviewer",
    "language",
    "summary",
    "poster",
    "spoilers",
    "confirmed",
];

/// What people write where they mean one of the keys.
const OTHER_NAMES: [(&str, &str); 24] = [
    ("actors", "cast"),
    ("actor", "cast"),
    ("stars", "cast"),
    ("starring", "cast"),
    ("author", "reviewer"),
    ("critic", "reviewer"),
    ("by", "reviewer"),
    ("score", "rating"),
    ("name", "title"),
    ("aka", "aliases"),
    ("directed_by", "directors"),
    ("length", "runtime_minutes"),
    ("duration", "runtime_minutes"),
    ("minutes", "runtime_minutes"),
    ("franchise", "series"),
    ("image", "poster"),
    ("released", "year"),
    ("tags", "genres"),
    ("written_by", "writers"),
    ("screenplay", "writers"),
    ("country", "countries"),
    ("vote_count", "votes"),
    ("lang", "language"),
    ("imdb_id", "imdb"),
];

/// Where the body of a review stands in the form being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review::file) enum BodyIn {
    Markdown,
    Json,
}

impl<'a> Draft<'a> {
    /// Takes the fields from a document's root; says what has the wrong type or name.
    pub(in crate::review::file) fn from_tree(
        root: Value<'a>,
        body_in: BodyIn,
        report: &mut Report<'_>,
    ) -> Self {
        let mut draft = Self {
            span: root.span.clone(),
            ..Self::default()
        };
        let entries = match root.kind {
            Kind::Table(entries) => entries,
            Kind::Broken => {
                draft.title_is_broken = true;
                return draft;
            }
            kind => {
                let found = kind.name();
                report.add(root.span, |place| {
                    Problem::error("wrong-type", place, format!("the review is {found}"))
                        .allowed("one object with the fields of one review")
                });
                draft.title_is_broken = true;
                return draft;
            }
        };
        for Entry {
            key,
            key_span,
            value,
        } in entries
        {
            if value.kind == Kind::Null {
                continue;
            }
            match &*key {
                "title" => {
                    draft.title = text(value, "`title`", report);
                    draft.title_is_broken |= draft.title.is_none();
                }
                "year" => draft.year = integer(value, "`year`", "such as 1982", report),
                "id" => draft.id = text(value, "`id`", report),
                "formerly" => draft.formerly = texts(value, "`formerly`", report),
                "aliases" => draft.aliases = texts(value, "`aliases`", report),
                "titles" => draft.titles = table(value, report),
                "directors" => draft.directors = texts(value, "`directors`", report),
                "writers" => draft.writers = texts(value, "`writers`", report),
                "cast" => draft.cast = cast(value, report),
                "genres" => draft.genres = texts(value, "`genres`", report),
                "countries" => draft.countries = texts(value, "`countries`", report),
                "runtime_minutes" => {
                    draft.runtime_minutes = integer(
                        value,
                        "`runtime_minutes`",
                        "of minutes, such as 109",
                        report,
                    );
                }
                "series" => draft.series = text(value, "`series`", report),
                "votes" => draft.votes = integer(value, "`votes`", "such as 81204", report),
                "imdb" => draft.imdb = text(value, "`imdb`", report),
                "tmdb" => draft.tmdb = integer(value, "`tmdb`", "such as 949", report),
                "rating" => draft.rating = number(value, "`rating`", report),
                "reviewer" => draft.reviewer = text(value, "`reviewer`", report),
                "language" => draft.language = text(value, "`language`", report),
                "summary" => draft.summary = text(value, "`summary`", report),
                "poster" => draft.poster = text(value, "`poster`", report),
                "spoilers" => draft.spoilers = text(value, "`spoilers`", report),
                "confirmed" => draft.confirmed = boolean(&value, "`confirmed`", report),
                "body" if body_in == BodyIn::Json => draft.body = text(value, "`body`", report),
                _ => {
                    let meant = unknown_key(&key, key_span, body_in, report);
                    // One slip of the pen is one problem.
                    draft.title_is_broken |= meant == Some("title");
                }
            }
        }
        draft
    }
}

/// Reports a key that is not there, and returns the one that was probably meant.
fn unknown_key(
    key: &str,
    span: Range<usize>,
    body_in: BodyIn,
    report: &mut Report<'_>,
) -> Option<&'static str> {
    let mut known = KEYS.to_vec();
    if body_in == BodyIn::Json {
        known.push("body");
    }
    let plain = key.to_lowercase().replace('-', "_");
    let meant = OTHER_NAMES
        .iter()
        .find_map(|(other, key)| (*other == plain).then_some(*key))
        .or_else(|| nearest(key, known.iter().copied()));
    report.add(span, |place| {
        let problem = Problem::error(
            "unknown-key",
            place,
            format!("there is no key `{}` in a review", shorten(key)),
        );
        if body_in == BodyIn::Markdown && ["body", "review", "text", "content"].contains(&key) {
            return problem.help("the review itself stands below the closing `+++`");
        }
        problem.allowed(known.join(", ")).did_you_mean(meant)
    });
    meant
}

fn wrong_type(what: &str, allowed: &str, value: &Value<'_>, report: &mut Report<'_>) {
    if value.kind == Kind::Broken {
        return;
    }
    let found = value.kind.name();
    report.add(value.span.clone(), |place| {
        Problem::error("wrong-type", place, format!("{what} is {found}")).allowed(allowed)
    });
}

fn text<'a>(value: Value<'a>, what: &str, report: &mut Report<'_>) -> Option<Text<'a>> {
    let Value {
        kind: Kind::String(text),
        span,
    } = value
    else {
        wrong_type(what, "a string in quotes", &value, report);
        return None;
    };
    Some(Spanned { value: text, span })
}

fn texts<'a>(value: Value<'a>, what: &str, report: &mut Report<'_>) -> Option<Vec<Text<'a>>> {
    let Value {
        kind: Kind::Array(values),
        ..
    } = value
    else {
        wrong_type(
            what,
            r#"a list of strings, such as ["…", "…"]"#,
            &value,
            report,
        );
        return None;
    };
    let each = format!("an entry of {what}");
    Some(
        values
            .into_iter()
            .filter_map(|value| text(value, &each, report))
            .collect(),
    )
}

fn integer(
    value: Value<'_>,
    what: &str,
    such_as: &str,
    report: &mut Report<'_>,
) -> Option<Spanned<i64>> {
    let Kind::Integer(number) = value.kind else {
        wrong_type(what, &format!("a whole number {such_as}"), &value, report);
        return None;
    };
    Some(Spanned {
        value: number,
        span: value.span,
    })
}

fn number(value: Value<'_>, what: &str, report: &mut Report<'_>) -> Option<Spanned<f64>> {
    let number = match value.kind {
        #[expect(
            clippy::cast_precision_loss,
            reason = "any number that loses some is far out of range"
        )]
        Kind::Integer(number) => number as f64,
        Kind::Float(number) => number,
        _ => {
            wrong_type(what, "a number such as 8.4", &value, report);
            return None;
        }
    };
    Some(Spanned {
        value: number,
        span: value.span,
    })
}

fn boolean(value: &Value<'_>, what: &str, report: &mut Report<'_>) -> Option<bool> {
    let Kind::Bool(found) = value.kind else {
        wrong_type(what, "true or false, without quotes", value, report);
        return None;
    };
    Some(found)
}

/// The titles by language.
fn table<'a>(value: Value<'a>, report: &mut Report<'_>) -> Option<Table<'a>> {
    let Value {
        kind: Kind::Table(entries),
        ..
    } = value
    else {
        let allowed = r#"a table of titles by language, such as { de = "…", pt-BR = "…" }"#;
        wrong_type("`titles`", allowed, &value, report);
        return None;
    };
    let given = entries
        .into_iter()
        .filter(|entry| entry.value.kind != Kind::Null);
    let entries = given.filter_map(|entry| {
        let text = text(entry.value, "an entry of `titles`", report)?;
        let name = Spanned {
            value: entry.key,
            span: entry.key_span,
        };
        Some(Named { name, text })
    });
    Some(Table(entries.collect()))
}

fn cast<'a>(value: Value<'a>, report: &mut Report<'_>) -> Option<Vec<CastEntry<'a>>> {
    let Value {
        kind: Kind::Array(values),
        ..
    } = value
    else {
        wrong_type(
            "`cast`",
            r#"a list of "Name" or { name = "…", role = "…" }"#,
            &value,
            report,
        );
        return None;
    };
    Some(
        values
            .into_iter()
            .filter_map(|value| cast_entry(value, report))
            .collect(),
    )
}

fn cast_entry<'a>(value: Value<'a>, report: &mut Report<'_>) -> Option<CastEntry<'a>> {
    let entries = match value.kind {
        Kind::String(name) => {
            return Some(CastEntry {
                name: Some(Spanned {
                    value: name,
                    span: value.span.clone(),
                }),
                role: None,
                span: value.span,
                name_is_broken: false,
            });
        }
        Kind::Table(entries) => entries,
        _ => {
            wrong_type(
                "an entry of `cast`",
                r#""Name" or { name = "…", role = "…" }"#,
                &value,
                report,
            );
            return None;
        }
    };
    let mut credit = CastEntry {
        name: None,
        role: None,
        span: value.span,
        name_is_broken: false,
    };
    for Entry {
        key,
        key_span,
        value,
    } in entries
    {
        if value.kind == Kind::Null {
            continue;
        }
        match &*key {
            "name" => {
                credit.name = text(value, "`name`", report);
                credit.name_is_broken |= credit.name.is_none();
            }
            "role" => credit.role = text(value, "`role`", report),
            _ => {
                let meant = match key.to_lowercase().as_str() {
                    "as" | "character" | "part" | "plays" => Some("role"),
                    "actor" | "actress" | "person" | "who" => Some("name"),
                    _ => nearest(&key, ["name", "role"]),
                };
                credit.name_is_broken |= meant == Some("name");
                report.add(key_span, |place| {
                    Problem::error(
                        "unknown-key",
                        place,
                        format!("there is no key `{}` in a cast entry", shorten(&key)),
                    )
                    .allowed("name, role")
                    .did_you_mean(meant)
                });
            }
        }
    }
    Some(credit)
}
