//! TOML with spans, recovering from errors.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

use super::{Document, Entry, Kind, SyntaxError, Value};

/// Reads the TOML in `text[part]`; spans count from the start of `text`.
pub fn toml(text: &str, part: Range<usize>) -> Document<'_> {
    let base = part.start;
    let (table, errors) = DeTable::parse_recoverable(&text[part.clone()]);
    let mut errors: Vec<SyntaxError> = errors
        .iter()
        .map(|error| syntax_error(error, base, part.end))
        .collect();
    errors.sort_by_key(|error| error.span.start);
    Document {
        root: Value {
            span: part,
            kind: Kind::Table(entries(table.into_inner(), base)),
        },
        errors,
    }
}

/// Reads one TOML value, such as an environment variable's.
pub fn toml_value(text: &str) -> Document<'_> {
    let (value, errors) = DeValue::parse_recoverable(text);
    Document {
        root: read(value, 0),
        errors: errors
            .iter()
            .map(|error| syntax_error(error, 0, text.len()))
            .collect(),
    }
}

fn syntax_error(error: &Error, base: usize, end: usize) -> SyntaxError {
    let span = error
        .span()
        .map_or(end..end, |span| span.start + base..span.end + base);
    let message = match error.message() {
        message if !message.starts_with("string values must be quoted") => message,
        _ if span.is_empty() => "there is no value",
        _ => "this has to be a number, true or false, or a text in quotes",
    };
    SyntaxError {
        message: message.to_owned(),
        span,
        also: None,
    }
}

fn entries(table: DeTable<'_>, base: usize) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = shifted(&key, base);
            Entry {
                key: key.into_inner(),
                key_span,
                value: read(value, base),
            }
        })
        .collect();
    // The parser keeps tables in the order of their keys.
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

/// The parser allows 80 levels of nesting, so this cannot exhaust the stack.
fn read(value: Spanned<DeValue<'_>>, base: usize) -> Value<'_> {
    let span = shifted(&value, base);
    let kind = match value.into_inner() {
        DeValue::String(text) => Kind::String(text),
        DeValue::Integer(integer) => {
            let digits = integer.as_str();
            let value = i128::from_str_radix(digits, integer.radix()).unwrap_or(
                if digits.starts_with('-') {
                    i128::MIN
                } else {
                    i128::MAX
                },
            );
            Kind::Integer(clamped(value))
        }
        DeValue::Float(float) => float.as_str().parse().map_or(Kind::Broken, Kind::Float),
        DeValue::Boolean(value) => Kind::Bool(value),
        DeValue::Datetime(_) => Kind::Datetime,
        DeValue::Array(values) => {
            Kind::Array(values.into_iter().map(|value| read(value, base)).collect())
        }
        DeValue::Table(table) => Kind::Table(entries(table, base)),
    };
    Value { kind, span }
}

fn shifted<T>(spanned: &Spanned<T>, base: usize) -> Range<usize> {
    let span = spanned.span();
    span.start + base..span.end + base
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to what fits just before"
)]
fn clamped(value: i128) -> i64 {
    value.clamp(i64::MIN.into(), i64::MAX.into()) as i64
}
