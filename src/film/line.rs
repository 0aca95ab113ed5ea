//! Titles and names: clean lines of text in which there is something to read.

use std::fmt;
use std::sync::Arc;

use crate::clean;

/// Why a text is not a title or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// Nothing that can be seen is in it.
    Empty,
    /// It has more characters than are allowed.
    TooLong {
        /// How many it has.
        found: usize,
        /// How many are allowed.
        allowed: usize,
    },
}

/// `text` as one clean line of 1 to `allowed` characters.
pub(crate) fn parse_line(text: &str, allowed: usize) -> Result<Box<str>, LineProblem> {
    if text.len() <= allowed && clean::is_plain_line(text) {
        return Ok(text.into());
    }
    let line = clean::line(text);
    let found = line.chars().count();
    if line.chars().all(|c| c.is_whitespace() || is_combining(c)) {
        Err(LineProblem::Empty)
    } else if found > allowed {
        Err(LineProblem::TooLong { found, allowed })
    } else {
        Ok(line.into())
    }
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A film's or a series' title: one line of 1 to [`Title::LONGEST`] visible characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Title(Box<str>);

impl Title {
    /// The longest title, in characters. Discord's embed titles hold 256, and the year and a mark
    /// stand behind the title.
    pub const LONGEST: usize = 200;

    /// Reads a title.
    pub fn parse(text: &str) -> Result<Self, LineProblem> {
        parse_line(text, Self::LONGEST).map(Self)
    }
}

impl std::ops::Deref for Title {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person's name, with a qualifier in brackets where two people share it:
/// `Michelle Williams (singer)`. 1 to [`PersonName::LONGEST`] visible characters.
///
/// A copy costs nothing; a `NamePool` lets the credits of a person hold one text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName(Arc<str>);

impl PersonName {
    /// The longest name, in characters.
    pub const LONGEST: usize = 100;

    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, LineProblem> {
        let name = Self(parse_line(text, Self::LONGEST)?.into());
        if name.shown().is_empty() {
            Err(LineProblem::Empty)
        } else {
            Ok(name)
        }
    }

    /// The name with its qualifier: what tells people apart.
    pub fn full(&self) -> &str {
        &self.0
    }

    /// The name as cards show it, without the qualifier.
    pub fn shown(&self) -> &str {
        match self.0.rfind('(') {
            Some(at) if self.0.ends_with(')') => self.0[..at].trim_end(),
            _ => &self.0,
        }
    }

    /// The qualifier without its brackets, where the name has one.
    pub fn qualifier(&self) -> Option<&str> {
        let rest = &self.0[self.shown().len()..];
        rest.trim_start().strip_prefix('(')?.strip_suffix(')')
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}
