//! A pasted file's bytes made a review that `reelated check` has nothing against.

use std::{path::Path, sync::Arc};

use super::{Guess, Known, rating, read};
use crate::{
    diagnostic::{Place, Problem, Problems, Source},
    review::file::{self, Located},
};

/// The largest text that is read, in bytes.
pub const LARGEST: u64 = 16 << 20;

/// A review made of a text, and what was taken and left open.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The review, and the line with its title.
    pub located: Located,
    /// What was read; `None` for a text that is already a review file.
    pub guess: Option<Guess>,
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// Reads the bytes of a file as a review. A review file, such as this gives, is taken as it is.
///
/// # Errors
/// Where nothing says what film it is, the bytes are no text, or a review file has errors.
pub fn import(
    name: &Arc<str>,
    bytes: &[u8],
    known: &Known,
) -> Result<(Imported, Problems), Problems> {
    let (text, encoding) = decode(name, bytes)?;
    if text.trim_start().starts_with("+++") {
        let (located, problems) = file::markdown(name, text.as_bytes());
        return match located {
            Some(located) => Ok((
                Imported {
                    located,
                    guess: None,
                    encoding,
                },
                problems,
            )),
            None => Err(problems),
        };
    }
    let stem = Path::new(&**name)
        .file_stem()
        .and_then(|stem| stem.to_str());
    let guess = read(stem.unwrap_or_default(), &text, known);
    let source = Source::file(name.clone(), &text);
    if text.trim().is_empty() {
        return Err(Problem::error("empty", source.whole(), "the file is empty")
            .help("write a review into it, or delete it")
            .into());
    }
    if let Some(titles) = several_films(&text) {
        let what = format!("this is about several films: {}", titles.join(", "));
        return Err(Problem::error("several-films", source.whole(), what)
            .help("give each film a text of its own, with its title on the first line")
            .into());
    }
    let Some(review) = guess.review() else {
        let problem = Problem::error(
            "no-title",
            source.whole(),
            "nothing here says what film it is about",
        )
        .help("write the film's title and year on the first line, such as Heat (1995)");
        return Err(problem.into());
    };
    let line = guess.title.as_ref().map_or(1, |title| title.line.max(1));
    Ok((
        Imported {
            located: Located {
                review,
                line,
                says_confirmed: false,
            },
            guess: Some(guess),
            encoding,
        },
        Problems::new(),
    ))
}

/// The first titles of a text that is a list of films: nearly every line names one, with its year
/// alone or with a rating of its own.
fn several_films(text: &str) -> Option<Vec<String>> {
    patterns! {
        TITLE = r"^\W{0,4}(?:\d{1,3}[.)] )?(?P<title>\S.{0,80}?) ?[(\[](?:19|20)\d\d[)\]][ :–—-]*(?P<rest>.*)$";
        ENTRY = r"^(?:[-*+•–]|\d{1,3}[.)]) +(?P<title>[^:]{1,80}): .*\((?P<rest>[^()]+)\)$";
    }
    const LEAST: usize = 3;
    const SHOWN: usize = 3;
    let mut lines = 0;
    let mut titles = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        let found = TITLE.captures(line).or_else(|| ENTRY.captures(line));
        let Some(found) = found else { continue };
        let rest = found.name("rest").map_or("", |rest| rest.as_str().trim());
        if rest.is_empty() || rating::is_evident(rest) {
            titles.extend(found.name("title").map(|title| title.as_str().to_owned()));
        }
    }
    let is_list = titles.len() >= LEAST && titles.len() + 2 >= lines;
    titles.truncate(SHOWN);
    is_list.then_some(titles)
}

/// The text of a file: UTF-8, UTF-16 with a byte order mark, otherwise the encoding that Windows
/// long used.
fn decode(name: &Arc<str>, bytes: &[u8]) -> Result<(String, Option<&'static str>), Problems> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        let other = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
        return Ok((text.into_owned(), other));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    if bytes.contains(&0) {
        let place = Place::file(name.clone());
        return Err(Problem::error("not-text", place, "this is not a text").into());
    }
    let encoding = encoding_rs::WINDOWS_1252;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Some(encoding.name())))
}
