//! The short form of actions: each is declared once, by [`actions!`], and written and read from that.
//!
//! A short form is a word and then parts, separated by colons. A part's type says how it is written
//! ([`Part`]); a field that is written in another way names that ([`Form`]): `last: Option<u32> as Hex`.

use std::fmt::LowerHex;
use std::str::FromStr;

use crate::film::{Country, Decade, FilmId, Genre, GenreSet, Minutes, PersonId, Rating, Year};
use crate::member::{ListName, Score};
use crate::review::ColumnId;
use crate::snowflake::UserId;

/// A short form as it is written.
#[derive(Debug, Default)]
pub(super) struct Code(Option<String>);

impl Code {
    /// Adds a part.
    pub(super) fn push(&mut self, part: &str) {
        match &mut self.0 {
            None => self.0 = Some(part.to_owned()),
            Some(code) => {
                code.push(':');
                code.push_str(part);
            }
        }
    }

    /// Adds to the last part, or text that may have colons in it.
    fn append(&mut self, text: &str) {
        self.0.get_or_insert_default().push_str(text);
    }

    pub(super) fn finish(self) -> String {
        self.0.unwrap_or_default()
    }
}

/// A short form as it is read: what is left of it.
#[derive(Debug, Clone)]
pub(super) struct Parts<'a>(Option<&'a str>);

impl<'a> Parts<'a> {
    pub(super) fn of(code: &'a str) -> Self {
        Self(Some(code))
    }

    /// Takes the next part.
    pub(super) fn next(&mut self) -> Option<&'a str> {
        let left = self.0?;
        let (part, left) = match left.split_once(':') {
            Some((part, left)) => (part, Some(left)),
            None => (left, None),
        };
        self.0 = left;
        Some(part)
    }

    /// Takes all that is left, colons included.
    pub(super) fn rest(&mut self) -> Option<&'a str> {
        self.0.take()
    }

    /// Takes so many bytes; what follows them is the next part's beginning.
    fn bytes(&mut self, count: usize) -> Option<&'a str> {
        let (text, left) = self.0?.split_at_checked(count)?;
        self.0 = Some(left);
        Some(text)
    }

    /// Whether nothing is left, not even an empty part.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

/// What has a short form of its own, of one part or more.
pub(super) trait Part: Sized {
    fn write(&self, code: &mut Code);

    /// Reads it back; `None` for what [`Part::write`] does not write.
    fn read(parts: &mut Parts<'_>) -> Option<Self>;
}

/// A way of writing a `T`.
pub(super) trait Form<T> {
    fn write(value: &T, code: &mut Code);
    fn read(parts: &mut Parts<'_>) -> Option<T>;
}

/// The way that the type itself has.
pub(super) struct Own;

impl<T: Part> Form<T> for Own {
    fn write(value: &T, code: &mut Code) {
        value.write(code);
    }

    fn read(parts: &mut Parts<'_>) -> Option<T> {
        T::read(parts)
    }
}

/// As the last part, which is left out where there is nothing to write: a part that was added when
/// buttons without it were in use already.
pub(super) struct IfAny;

impl<T: Part> Form<Option<T>> for IfAny {
    fn write(value: &Option<T>, code: &mut Code) {
        if let Some(value) = value {
            value.write(code);
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Option<T>> {
        if parts.is_empty() {
            Some(None)
        } else {
            T::read(parts).map(Some)
        }
    }
}

/// A number in hexadecimal, where room is short.
pub(super) struct Hex;

impl<T: Copy + LowerHex + TryFrom<i128>> Form<Option<T>> for Hex {
    fn write(value: &Option<T>, code: &mut Code) {
        code.push(&value.map(|value| format!("{value:x}")).unwrap_or_default());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Option<T>> {
        match parts.next()? {
            "" => Some(None),
            word => hex(word).map(Some),
        }
    }
}

/// All the rest, whatever is in it.
pub(super) struct Rest;

impl Form<String> for Rest {
    fn write(value: &String, code: &mut Code) {
        code.append(value);
    }

    fn read(parts: &mut Parts<'_>) -> Option<String> {
        parts.rest().map(str::to_owned)
    }
}

/// Its length, then itself: for text that may have colons in it and is followed by more.
pub(super) struct Counted;

impl Form<Option<ListName>> for Counted {
    fn write(value: &Option<ListName>, code: &mut Code) {
        let name = value.as_ref().map_or("", ListName::as_str);
        code.push(&name.len().to_string());
        code.push(name);
    }

    fn read(parts: &mut Parts<'_>) -> Option<Option<ListName>> {
        let length = parts.next()?.parse().ok()?;
        match parts.bytes(length)? {
            "" => Some(None),
            name => ListName::parse(name).map(Some),
        }
    }
}

/// An absent part is empty. One that does not read spoils the whole.
impl<T: Part> Part for Option<T> {
    fn write(&self, code: &mut Code) {
        match self {
            Some(value) => value.write(code),
            None => code.push(""),
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let mut ahead = parts.clone();
        if ahead.next()?.is_empty() {
            *parts = ahead;
            Some(None)
        } else {
            T::read(parts).map(Some)
        }
    }
}

/// Parts that are one word: how it is written, and how it is read.
macro_rules! parts {
    ($($type:ty: |$value:ident| $word:expr, $read:expr;)*) => {
        $(
            impl Part for $type {
                fn write(&self, code: &mut Code) {
                    let $value = self;
                    code.push(&$word);
                }

                fn read(parts: &mut Parts<'_>) -> Option<Self> {
                    let read: fn(&str) -> Option<Self> = $read;
                    read(parts.next()?)
                }
            }
        )*
    };
}

parts! {
    FilmId: |id| id.as_str(), FilmId::parse;
    PersonId: |id| id.as_str(), PersonId::parse;
    ColumnId: |id| id.to_string(), ColumnId::parse;
    UserId: |id| id.to_string(), |word| number(word).map(UserId);
    u16: |page| page.to_string(), number;
    // The numbers of lists, entries and changes.
    i64: |row| row.to_string(), |word| number(word).filter(|row| *row >= 0);
    Genre: |genre| (*genre as u8).to_string(), |word| Genre::ALL.get(number::<usize>(word)?).copied();
    GenreSet: |genres| format!("{:x}", genres.bits()), |word| GenreSet::from_bits(hex(word)?);
    Decade: |decade| decade.start().to_string(), |word| Decade::new(number(word)?);
    Year: |year| year.to_string(), |word| Year::new(number(word)?);
    Rating: |rating| rating.tenths().to_string(), |word| Rating::from_tenths(number(word)?);
    Minutes: |minutes| minutes.get().to_string(), |word| Minutes::new(number(word)?);
    Country: |country| country.code(), Country::from_code;
    Score: |score| score.get().to_string(), |word| Score::new(number(word)?);
}

fn number<T: FromStr>(word: &str) -> Option<T> {
    word.parse().ok()
}

fn hex<T: TryFrom<i128>>(word: &str) -> Option<T> {
    let number = i128::from_str_radix(word, 16).ok()?;
    T::try_from(number).ok()
}

/// Whether these parts begin with a word, which is taken, or need none.
pub(super) fn begin(parts: &mut Parts<'_>, word: Option<&str>) -> bool {
    word.is_none() || parts.next() == word
}

/// Gives each value of an enum a word; one without does not compile.
macro_rules! words {
    ($($type:ty { $($variant:ident = $word:literal),* $(,)? })*) => {
        $(
            impl $crate::action::codec::Part for $type {
                fn write(&self, code: &mut $crate::action::codec::Code) {
                    code.push(match self { $(Self::$variant => $word),* });
                }

                fn read(parts: &mut $crate::action::codec::Parts<'_>) -> Option<Self> {
                    match parts.next()? {
                        $($word => Some(Self::$variant),)*
                        _ => None,
                    }
                }
            }
        )*
    };
}

/// Declares an enum of actions, each with the word that its short form begins with and its parts in the
/// order in which they are written. Actions of another enum, which have words of their own, need none.
macro_rules! actions {
    (
        $(#[$about_all:meta])*
        pub enum $name:ident {
            $(
                $(#[$about:meta])*
                $variant:ident
                $(= $word:literal)?
                $(($inner:ident: $inner_type:ty))?
                $({ $($(#[$about_field:meta])* $field:ident: $type:ty $(as $form:ty)?),* $(,)? })?
            ),* $(,)?
        }
    ) => {
        $(#[$about_all])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(
                $(#[$about])*
                $variant
                $(($inner_type))?
                $({ $($(#[$about_field])* $field: $type),* })?
            ),*
        }

        impl $crate::action::codec::Part for $name {
            fn write(&self, code: &mut $crate::action::codec::Code) {
                match self {
                    $(
                        Self::$variant $(($inner))? $({ $($field),* })? => {
                            $(code.push($word);)?
                            $($crate::action::codec::Part::write($inner, code);)?
                            $($(
                                <$crate::action::codec::form!($($form)?) as $crate::action::codec::Form<$type>>
                                    ::write($field, code);
                            )*)?
                        }
                    )*
                }
            }

            fn read(parts: &mut $crate::action::codec::Parts<'_>) -> Option<Self> {
                let start = parts.clone();
                $(
                    *parts = start.clone();
                    let word: &[&str] = &[$($word)?];
                    let is_meant = $crate::action::codec::begin(parts, word.first().copied());
                    let read = |parts: &mut $crate::action::codec::Parts<'_>| {
                        let _ = &parts;
                        $(let $inner = $crate::action::codec::Part::read(parts)?;)?
                        $($(
                            let $field = <$crate::action::codec::form!($($form)?) as
                                $crate::action::codec::Form<$type>>::read(parts)?;
                        )*)?
                        Some(Self::$variant $(($inner))? $({ $($field),* })?)
                    };
                    if is_meant && let Some(action) = read(parts) {
                        return Some(action);
                    }
                )*
                None
            }
        }
    };
}

macro_rules! form {
    () => {
        $crate::action::codec::Own
    };
    ($form:ty) => {
        $form
    };
}

pub(super) use {actions, form, words};
