//! Values that have to fit a key: what they may be, and what is said where they are not.

use std::borrow::Cow;

use super::{Kind, Value};
use crate::diagnostic::{Place, Problem, nearest, shorten};

/// Why a value does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is of another type.
    Type,
    /// It is not one of the known words; the nearest of them.
    Word(Option<String>),
    /// It is a list, and one of its members is not one of the known words; the nearest of them.
    Member(String, Option<String>),
    /// It is of the right type and cannot be used: what it is, or does.
    Value(Cow<'static, str>),
}

/// The text of a value, without white space around it.
pub fn text<'a>(value: &'a Value<'_>) -> Result<&'a str, Wrong> {
    match &value.kind {
        Kind::String(text) => Ok(text.trim()),
        _ => Err(Wrong::Type),
    }
}

/// `true` or `false`.
pub fn flag(value: &Value<'_>) -> Result<bool, Wrong> {
    match value.kind {
        Kind::Bool(value) => Ok(value),
        _ => Err(Wrong::Type),
    }
}

/// What one of these words stands for.
pub fn word<T: Copy>(value: &Value<'_>, words: &[(&'static str, T)]) -> Result<T, Wrong> {
    let text = text(value)?;
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Ok(*value);
    }
    let near = nearest(text, words.iter().map(|(word, _)| *word));
    Err(Wrong::Word(near.map(str::to_owned)))
}

pub fn list<'a, 'v>(value: &'a Value<'v>) -> Result<&'a [Value<'v>], Wrong> {
    match &value.kind {
        Kind::Array(values) => Ok(values),
        _ => Err(Wrong::Type),
    }
}

impl Wrong {
    /// The value is of the right type and cannot be used: what it is, or does.
    pub fn value(why: impl Into<Cow<'static, str>>) -> Self {
        Self::Value(why.into())
    }

    /// What is said about the value of a key. `mask` takes out of a text what must not be shown.
    pub fn problem(
        &self,
        key: &str,
        value: &Value<'_>,
        place: Place,
        mask: impl Fn(&str) -> String,
    ) -> Problem {
        let found = match &value.kind {
            Kind::String(text) => Some(format!("\"{}\"", shorten(&mask(text)))),
            _ => None,
        };
        match (self, found) {
            (Self::Type, None) => {
                let message = format!("`{key}` is {}", type_of(value));
                Problem::error("wrong-type", place, message)
            }
            (Self::Type, Some(found)) => {
                let message = format!("`{key}` is the string {found}");
                Problem::error("wrong-type", place, message)
            }
            (Self::Word(_), found) => {
                let found = found.unwrap_or_default();
                let message = format!("`{key}` cannot be {found}");
                Problem::error("unknown-value", place, message)
            }
            (Self::Member(found, _), _) => {
                let message = format!("`{key}` cannot hold \"{}\"", shorten(&mask(found)));
                Problem::error("unknown-value", place, message)
            }
            (Self::Value(why), _) => {
                Problem::error("unknown-value", place, format!("`{key}` {why}"))
            }
        }
    }

    /// A member of a list is not one of the known words; the nearest of them.
    pub fn member(found: &str, nearest: Option<&str>) -> Self {
        Self::Member(found.to_owned(), nearest.map(str::to_owned))
    }

    /// The nearest of the known words, where the value is none of them.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Word(nearest) | Self::Member(_, nearest) => nearest.as_deref(),
            Self::Type | Self::Value(_) => None,
        }
    }
}

fn type_of(value: &Value<'_>) -> &'static str {
    match &value.kind {
        Kind::Array(values) => values
            .iter()
            .find(|value| !matches!(value.kind, Kind::String(_)))
            .map_or("a list", |_| "a list of things other than strings"),
        kind => kind.name(),
    }
}
