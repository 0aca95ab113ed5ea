//! Where a problem is: a source text, and the places in it.

use std::{cell::OnceCell, cmp::Ordering, ops::Range, str::Utf8Error, sync::Arc};

use super::{Problem, escape::escape};

/// A text in which something may be wrong: a file, one line of a file, an environment variable.
#[derive(Debug)]
pub struct Source<'a> {
    name: Arc<str>,
    text: &'a str,
    origin: Origin,
    line_starts: OnceCell<Vec<usize>>,
    mask: fn(&str) -> String,
}

#[derive(Debug, Clone, Copy)]
enum Origin {
    /// A text whose first line has this number.
    File { first_line: usize },
    /// The value of a variable, whose name ends the source's name and starts here in it.
    Variable { prefix: usize },
}

impl<'a> Source<'a> {
    /// A file's text; a byte order mark at its start is left off and not counted.
    pub fn file(name: impl Into<Arc<str>>, text: &'a str) -> Self {
        Self::line(name, text.strip_prefix('\u{feff}').unwrap_or(text), 1)
    }

    /// One line of a file, by its number from 1.
    pub fn line(name: impl Into<Arc<str>>, text: &'a str, number: usize) -> Self {
        Self {
            name: name.into(),
            text,
            origin: Origin::File { first_line: number },
            line_starts: OnceCell::new(),
            mask: str::to_owned,
        }
    }

    /// A file's bytes as text, or where they stop being UTF-8.
    pub fn decode(name: &Arc<str>, bytes: &'a [u8]) -> Result<Self, Problem> {
        match str::from_utf8(bytes) {
            Ok(text) => Ok(Self::file(name.clone(), text)),
            Err(error) => Err(not_utf8(name, bytes, error, 1)),
        }
    }

    /// The bytes of one line as text, or where they stop being UTF-8.
    pub fn decode_line(name: &Arc<str>, bytes: &'a [u8], number: usize) -> Result<Self, Problem> {
        match str::from_utf8(bytes) {
            Ok(text) => Ok(Self::line(name.clone(), text, number)),
            Err(error) => Err(not_utf8(name, bytes, error, number)),
        }
    }

    /// The value of an environment variable.
    pub fn variable(variable: &str, value: &'a str) -> Self {
        let name = variable_name(variable);
        Self {
            origin: Origin::Variable {
                prefix: name.len() - variable.len(),
            },
            ..Self::line(name, value, 1)
        }
    }

    /// The source with `mask` applied to every line that is shown: how secrets are left out.
    ///
    /// A line that the mask changes is marked as a whole.
    #[must_use]
    pub fn masked(mut self, mask: fn(&str) -> String) -> Self {
        self.mask = mask;
        self
    }

    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The name under which it is shown.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The source as a whole, without a line.
    pub fn whole(&self) -> Place {
        Place::file(self.name.clone())
    }

    /// The number of the line that holds this byte.
    pub fn line_number(&self, at: usize) -> usize {
        let first_line = match self.origin {
            Origin::File { first_line } => first_line,
            Origin::Variable { .. } => 1,
        };
        first_line + self.line_index(at)
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(self.text.match_indices('\n').map(|(at, _)| at + 1))
                .collect()
        })
    }

    fn line_index(&self, at: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= at) - 1
    }

    /// The place of a range of bytes, with the first line of it to be shown.
    pub fn at(&self, span: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.floor_char_boundary(span.end).max(start);
        let line_start = self.line_starts()[self.line_index(start)];
        let line = self.text[line_start..].split('\n').next().unwrap_or("");
        let line = line.strip_suffix('\r').unwrap_or(line);
        let marked = (start - line_start).min(line.len())..(end - line_start).min(line.len());
        let column = line[..marked.start].chars().count() + 1;
        let safe = (self.mask)(line);
        let marked = if safe == line { marked } else { 0..safe.len() };
        let excerpt = match self.origin {
            Origin::File { .. } => Excerpt::new("", &safe, marked),
            Origin::Variable { prefix } => {
                Excerpt::new(&format!("{}=", &self.name[prefix..]), &safe, marked)
            }
        };
        Place {
            name: self.name.clone(),
            position: match self.origin {
                Origin::File { .. } => Some((self.line_number(start), column)),
                Origin::Variable { .. } => None,
            },
            excerpt: Some(excerpt),
        }
    }
}

fn not_utf8(name: &Arc<str>, bytes: &[u8], error: Utf8Error, first_line: usize) -> Problem {
    let before = &bytes[..error.valid_up_to()];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let line_number = first_line + before.split(|byte| *byte == b'\n').count() - 1;
    let bad = bytes[error.valid_up_to()];
    let escaped = format!("\\x{bad:02x}");
    let line = &before[line_start..];
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let mut shown = String::from_utf8_lossy(line).into_owned();
    let shown_before = shown.len();
    shown.push_str(&escaped);
    let rest = &bytes[error.valid_up_to() + 1..];
    let rest = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    shown.push_str(&String::from_utf8_lossy(&rest[..rest.len().min(400)]));
    let line = Source::line(name.clone(), &shown, line_number);
    Problem::error(
        "encoding",
        line.at(shown_before..shown_before + escaped.len()),
        format!("this is not UTF-8: byte 0x{bad:02x}"),
    )
    .label("this byte")
    .help(match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "the file is UTF-16: save it as UTF-8",
        _ => "save the file as UTF-8",
    })
}

fn variable_name(variable: &str) -> String {
    format!("environment variable {variable}")
}

/// A place in a file, in a variable, or a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub(super) name: Arc<str>,
    /// Line and column from 1; columns count characters.
    pub(super) position: Option<(usize, usize)>,
    pub(super) excerpt: Option<Excerpt>,
}

impl Place {
    /// A file as a whole.
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            position: None,
            excerpt: None,
        }
    }

    /// An environment variable, without showing its value.
    pub fn variable(variable: &str) -> Self {
        Self::file(variable_name(variable))
    }

    /// A line of a file, without showing it.
    pub fn line(name: impl Into<Arc<str>>, line: usize) -> Self {
        Self {
            position: Some((line, 1)),
            ..Self::file(name)
        }
    }

    /// The same place, without showing what stands there.
    #[must_use]
    pub fn unseen(self) -> Self {
        Self {
            excerpt: None,
            ..self
        }
    }

    /// The name of the file or variable.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The line, from 1, where the place is in one.
    pub fn line_number(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// Whether both show the same line in the same way.
    pub(super) fn shows_as(&self, other: &Self) -> bool {
        let line = |place: &Self| place.position.map(|(line, _)| line);
        let text = |place: &Self| place.excerpt.as_ref().map(|excerpt| excerpt.text.clone());
        self.name == other.name && line(self) == line(other) && text(self) == text(other)
    }

    /// Compares by name, then by line and column.
    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        (&self.name, self.position).cmp(&(&other.name, other.position))
    }
}

/// The part of one line that is shown, made safe, and what of it is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) marked: Range<usize>,
}

impl Excerpt {
    /// How many characters of a long line are shown before what is marked.
    const BEFORE: usize = 40;
    /// How many are shown from there.
    const AFTER: usize = 70;

    fn new(prefix: &str, line: &str, marked: Range<usize>) -> Self {
        let (before, rest) = line.split_at(marked.start);
        let (found, after) = rest.split_at(marked.len());
        let mut text = escape(prefix);
        let mut room = Self::BEFORE + Self::AFTER;
        if line.chars().nth(room).is_some() {
            room = Self::AFTER;
            match before.char_indices().rev().nth(Self::BEFORE - 1) {
                Some((cut, _)) if cut > 0 => {
                    text.push('…');
                    text.push_str(&escape(&before[cut..]));
                }
                _ => text.push_str(&escape(before)),
            }
        } else {
            text.push_str(&escape(before));
        }
        let start = text.len();
        text.push_str(&take(found, &mut room));
        let end = text.len();
        text.push_str(&take(after, &mut room));
        Self {
            text,
            marked: start..end,
        }
    }
}

/// As many characters of `text` as there is room for, escaped; with "…" where some are left out.
fn take(text: &str, room: &mut usize) -> String {
    if *room == 0 {
        return String::new();
    }
    let Some((cut, _)) = text.char_indices().nth(*room) else {
        *room -= text.chars().count();
        return escape(text);
    };
    *room = 0;
    escape(&text[..cut]) + "…"
}
