//! JSON with spans, by way of `serde_json`'s raw values: slices of the source.

use std::{collections::HashMap, fmt, ops::Range};

use serde::{
    Deserializer as _,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{Document, Entry, Kind, SyntaxError, Value};

/// Nothing that is read here nests deeper; each level costs one more pass over what is in it.
const DEEPEST: usize = 8;

/// Reads one JSON value.
pub fn json(text: &str) -> Document<'_> {
    let mut reader = Reader {
        text,
        errors: Vec::new(),
    };
    let root = match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => reader.read(raw, DEEPEST),
        Err(error) => {
            let at = reader.offset_of(&error);
            reader.error(message_of(&error), at..at);
            Value {
                kind: Kind::Broken,
                span: 0..text.len(),
            }
        }
    };
    let mut errors = reader.errors;
    errors.sort_by_key(|error| error.span.start);
    Document { root, errors }
}

struct Reader<'a> {
    text: &'a str,
    errors: Vec<SyntaxError>,
}

impl<'a> Reader<'a> {
    fn error(&mut self, message: impl Into<String>, span: Range<usize>) {
        self.errors.push(SyntaxError {
            message: message.into(),
            span,
            also: None,
        });
    }

    /// Where a raw value stands: it is a slice of the source.
    fn span_of(&self, raw: &'a RawValue) -> Range<usize> {
        let start = raw.get().as_ptr().addr() - self.text.as_ptr().addr();
        start..start + raw.get().len()
    }

    fn offset_of(&self, error: &serde_json::Error) -> usize {
        if error.is_eof() {
            return self.text.trim_end().len();
        }
        let line_start = match error.line() {
            0 | 1 => 0,
            line => self
                .text
                .match_indices('\n')
                .nth(line - 2)
                .map_or(0, |(at, _)| at + 1),
        };
        let at = (line_start + error.column().saturating_sub(1)).min(self.text.len());
        if error.to_string().starts_with("control character") {
            let rest = self.text.as_bytes()[at..].iter();
            return at + rest.take_while(|byte| **byte >= b' ').count();
        }
        at
    }

    fn read(&mut self, raw: &'a RawValue, depth: usize) -> Value<'a> {
        let span = self.span_of(raw);
        let kind = match raw.get().as_bytes().first() {
            Some(b'{' | b'[') if depth == 0 => {
                self.error("this nests too deeply", span.start..span.start + 1);
                Kind::Broken
            }
            Some(b'{') => self.table(raw, depth),
            Some(b'[') => self.array(raw, depth),
            Some(b'"') => match string(raw) {
                Ok(text) => Kind::String(text),
                Err(error) => {
                    self.error(message_of(&error), span.clone());
                    Kind::Broken
                }
            },
            Some(b't') => Kind::Bool(true),
            Some(b'f') => Kind::Bool(false),
            Some(b'n') => Kind::Null,
            _ => self.number(raw),
        };
        Value { kind, span }
    }

    fn number(&mut self, raw: &'a RawValue) -> Kind<'a> {
        let digits = raw.get();
        if !digits.contains(['.', 'e', 'E']) {
            return Kind::Integer(digits.parse().unwrap_or(if digits.starts_with('-') {
                i64::MIN
            } else {
                i64::MAX
            }));
        }
        match digits.parse::<f64>() {
            Ok(value) if value.is_finite() => Kind::Float(value),
            _ => {
                self.error("this number is too large", self.span_of(raw));
                Kind::Broken
            }
        }
    }

    fn array(&mut self, raw: &'a RawValue, depth: usize) -> Kind<'a> {
        let mut deserializer = serde_json::Deserializer::from_str(raw.get());
        match deserializer.deserialize_seq(Items) {
            Ok(items) => Kind::Array(
                items
                    .into_iter()
                    .map(|item| self.read(item, depth - 1))
                    .collect(),
            ),
            Err(error) => {
                self.error(message_of(&error), self.span_of(raw));
                Kind::Broken
            }
        }
    }

    fn table(&mut self, raw: &'a RawValue, depth: usize) -> Kind<'a> {
        let mut deserializer = serde_json::Deserializer::from_str(raw.get());
        let pairs = match deserializer.deserialize_map(Pairs) {
            Ok(pairs) => pairs,
            Err(error) => {
                self.error(message_of(&error), self.span_of(raw));
                return Kind::Broken;
            }
        };
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(pairs.len());
        let mut seen = HashMap::new();
        for (key, value) in pairs {
            let key_span = self.span_of(key);
            let key = match string(key) {
                Ok(key) => key,
                Err(error) => {
                    self.error(message_of(&error), key_span);
                    continue;
                }
            };
            if let Some(first) = seen.insert(key.clone(), key_span.clone()) {
                self.errors.push(SyntaxError {
                    message: "this key is there twice".to_owned(),
                    span: key_span,
                    also: Some(first),
                });
                continue;
            }
            entries.push(Entry {
                key,
                key_span,
                value: self.read(value, depth - 1),
            });
        }
        Kind::Table(entries)
    }
}

fn string(raw: &RawValue) -> serde_json::Result<std::borrow::Cow<'_, str>> {
    let inner = &raw.get()[1..raw.get().len() - 1];
    if inner.contains('\\') {
        serde_json::from_str::<String>(raw.get()).map(Into::into)
    } else {
        Ok(inner.into())
    }
}

/// What `serde_json` says, without the " at line 1 column 2" that it counts in bytes.
fn message_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = match message.rfind(" at line ") {
        Some(end) => &message[..end],
        None => &message,
    };
    if let Some(what) = message.strip_prefix("EOF while parsing ") {
        format!("the text ends in the middle of {what}")
    } else if message.starts_with("control character") {
        "a control character stands in a string; write it as \\n, \\t or \\u0000".to_owned()
    } else {
        message.to_owned()
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        while let Some(item) = items.next_element()? {
            out.push(item);
        }
        Ok(out)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        while let Some(pair) = pairs.next_entry()? {
            out.push(pair);
        }
        Ok(out)
    }
}
