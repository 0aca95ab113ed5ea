//! The fields of a review file as they stand there: typed, and not yet checked.
//!
//! A draft comes from the tree of a document, with the places of its values, or straight from a
//! line of JSON, without places and faster. The second way takes nothing that the first refuses.

use std::{borrow::Cow, fmt, ops::Range};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

mod tree;

pub(super) use tree::BodyIn;
pub use tree::KEYS;

/// A value with its place; the place is empty where it is not known.
#[derive(Debug, Clone)]
pub(super) struct Spanned<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

pub(super) type Text<'a> = Spanned<Cow<'a, str>>;

/// The fields of a review file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft<'a> {
    #[serde(borrow)]
    pub(super) title: Option<Text<'a>>,
    pub(super) year: Option<Spanned<i64>>,
    #[serde(borrow)]
    pub(super) id: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) formerly: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub(super) aliases: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub(super) titles: Option<Table<'a>>,
    #[serde(borrow)]
    pub(super) directors: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub(super) writers: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub(super) cast: Option<Vec<CastEntry<'a>>>,
    #[serde(borrow)]
    pub(super) genres: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub(super) countries: Option<Vec<Text<'a>>>,
    pub(super) runtime_minutes: Option<Spanned<i64>>,
    #[serde(borrow)]
    pub(super) series: Option<Text<'a>>,
    pub(super) votes: Option<Spanned<i64>>,
    #[serde(borrow)]
    pub(super) imdb: Option<Text<'a>>,
    pub(super) tmdb: Option<Spanned<i64>>,
    pub(super) rating: Option<Spanned<f64>>,
    #[serde(borrow)]
    pub(super) reviewer: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) language: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) summary: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) poster: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) spoilers: Option<Text<'a>>,
    pub(super) confirmed: Option<bool>,
    #[serde(borrow)]
    pub(super) body: Option<Text<'a>>,
    /// Where a field that is missing is missing from.
    #[serde(skip)]
    pub(super) span: Range<usize>,
    /// Whether the title is there and could not be read, which has been reported.
    #[serde(skip)]
    pub(super) title_is_broken: bool,
}

/// Texts by names that are not fixed, in the order of the source.
#[derive(Debug)]
pub(super) struct Table<'a>(pub(super) Vec<Named<'a>>);

/// A text and its name.
#[derive(Debug)]
pub(super) struct Named<'a> {
    pub(super) name: Text<'a>,
    pub(super) text: Text<'a>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Table<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Table<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((name, text)) = map.next_entry::<Text<'de>, Option<Text<'de>>>()? {
                    entries.extend(text.map(|text| Named { name, text }));
                }
                Ok(Table(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

/// `"Name"` or `{ name, role }`.
#[derive(Debug)]
pub(super) struct CastEntry<'a> {
    pub(super) name: Option<Text<'a>>,
    pub(super) role: Option<Text<'a>>,
    pub(super) span: Range<usize>,
    /// Whether the name is there and could not be read, which has been reported.
    pub(super) name_is_broken: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;

        impl<'de> Visitor<'de> for Borrowing {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }

        deserializer.deserialize_str(Borrowing).map(unplaced)
    }
}

impl<'de> Deserialize<'de> for Spanned<i64> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(unplaced)
    }
}

impl<'de> Deserialize<'de> for Spanned<f64> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(unplaced)
    }
}

fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned { value, span: 0..0 }
}

impl<'de: 'a, 'a> Deserialize<'de> for CastEntry<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Named<'a> {
            #[serde(borrow)]
            name: Option<Text<'a>>,
            #[serde(borrow)]
            role: Option<Text<'a>>,
        }

        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Named<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name or an object with name and role")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Named {
                    name: Some(unplaced(name.into())),
                    role: None,
                })
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Named {
                    name: Some(unplaced(name.to_owned().into())),
                    role: None,
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Named::deserialize(MapAccessDeserializer::new(map))
            }
        }

        let Named { name, role } = deserializer.deserialize_any(Either)?;
        Ok(Self {
            name,
            role,
            span: 0..0,
            name_is_broken: false,
        })
    }
}
