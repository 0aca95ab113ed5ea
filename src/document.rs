//! TOML and JSON as one tree of values that know where they stand.
//!
//! Review files and the configuration are checked against this tree, so that one check serves
//! both forms and every problem has a place. Reads everything it can and reports every error
//! that the parsers give; never overflows the stack, however deep the source nests.

use std::{borrow::Cow, ops::Range};

pub mod fit;
mod json;
mod toml;

pub use json::json;
pub use toml::{toml, toml_value};

/// A value, and the bytes of the source it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Value<'a> {
    pub kind: Kind<'a>,
    /// Where it stands.
    pub span: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'a> {
    /// JSON's `null`.
    Null,
    /// A text.
    String(Cow<'a, str>),
    /// A whole number; one too large for 64 bits is the largest or smallest that fits.
    Integer(i64),
    /// A number with a fraction or an exponent; TOML also has `inf` and `nan`.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// TOML's dates and times.
    Datetime,
    /// Several values.
    Array(Vec<Value<'a>>),
    /// Values by name, in the order of the source; no name is twice in it.
    Table(Vec<Entry<'a>>),
    /// A value that could not be read; the reason is among the syntax errors.
    Broken,
}

/// A value with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The name.
    pub key: Cow<'a, str>,
    /// Where the name stands.
    pub key_span: Range<usize>,
    pub value: Value<'a>,
}

impl Kind<'_> {
    /// What it is, in words: `a string`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::String(_) => "a string",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a decimal number",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Datetime => "a date",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
            Self::Broken => "something unreadable",
        }
    }
}

/// What the parser could not read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, in half a sentence.
    pub message: String,
    pub span: Range<usize>,
    /// A second place that takes part, such as the first of two equal keys.
    pub also: Option<Range<usize>>,
}

/// A document, as far as it could be read, and what could not.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    /// The outermost value.
    pub root: Value<'a>,
    /// What is wrong with its form, in the order of the source.
    pub errors: Vec<SyntaxError>,
}
