//! Lines of JSON, one film each: read one after the other, parsed on all cores.
//!
//! The order of the reviews and the lines that problems name do not depend on the cores.

use std::io::{self, BufRead, Read as _};
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use super::{LARGEST, Located, json_line, too_large, unreadable};
use crate::diagnostic::{Place, Problems};
use crate::film::NamePool;

/// How many bytes are read before they are parsed: enough that starting threads costs nothing
/// beside it.
const BATCH: usize = 4 << 20;
/// This many lines are parsed before a thread would even have started.
const FEW: usize = 64;

/// Reads the lines of a `.jsonl` file and gives each review to `keep`, in order. Empty lines are
/// skipped. Returns what is wrong, and how many lines cannot be used.
///
/// Parses on a thread for each of the `pools`, which share the names of the films; they go on with
/// the next file. Takes time in proportion to the file, and memory for 4 MiB and the longest line.
///
/// # Panics
///
/// Where there are no pools.
pub fn json_lines(
    name: &Arc<str>,
    mut reader: impl BufRead,
    pools: &mut [NamePool],
    mut keep: impl FnMut(Located),
) -> (Problems, usize) {
    let mut problems = Problems::new();
    let mut unusable = 0;
    let mut batch = Batch::default();
    let mut next = 1;
    loop {
        let last = batch.fill(name, &mut reader, &mut next);
        unusable += batch.problems.errors();
        for part in batch.parse(name, pools) {
            problems.append(part.problems);
            unusable += part.unusable;
            part.found.into_iter().for_each(&mut keep);
        }
        problems.append(std::mem::take(&mut batch.problems));
        if last {
            return (problems, unusable);
        }
    }
}

/// Some lines of a file, one after the other.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    lines: Vec<Numbered>,
    problems: Problems,
}

/// A line of a batch.
struct Numbered {
    /// The line in the file, from 1.
    number: usize,
    /// Where in the batch it is.
    at: Range<usize>,
}

/// The outcome of parsing some lines.
struct Parsed {
    found: Vec<Located>,
    problems: Problems,
    /// How many lines cannot be used.
    unusable: usize,
}

impl Batch {
    /// Replaces the lines with the next ones; returns whether the file ends with them.
    fn fill(&mut self, name: &Arc<str>, reader: &mut impl BufRead, next: &mut usize) -> bool {
        self.bytes.clear();
        self.lines.clear();
        while self.bytes.len() < BATCH {
            let start = self.bytes.len();
            let number = *next;
            *next += 1;
            match next_line(reader, &mut self.bytes) {
                Ok(Line::End) => return true,
                Ok(Line::TooLong(length)) => {
                    self.bytes.truncate(start);
                    let place = Place::line(name.clone(), number);
                    let problem = too_large(place, "the line", length, LARGEST);
                    self.problems.push(problem);
                }
                Ok(Line::Whole) => {
                    let at = start..self.bytes.len();
                    self.lines.push(Numbered { number, at });
                }
                Err(error) => {
                    let place = Place::line(name.clone(), number);
                    self.problems.push(unreadable(place, &error));
                    return true;
                }
            }
        }
        false
    }

    /// Parses the lines, each thread a part of them that follow each other.
    fn parse(&self, name: &Arc<str>, pools: &mut [NamePool]) -> Vec<Parsed> {
        let in_a_part = self.lines.len().div_ceil(pools.len()).max(FEW);
        let mut parts = self.lines.chunks(in_a_part).zip(pools);
        let parse = |(lines, pool)| self.parse_part(name, lines, pool);
        thread::scope(|scope| {
            let first = parts.next();
            let others: Vec<_> = parts.map(|part| scope.spawn(move || parse(part))).collect();
            // This thread would only wait.
            let mut parsed: Vec<_> = first.map(parse).into_iter().collect();
            for other in others {
                parsed.push(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            parsed
        })
    }

    fn parse_part(&self, name: &Arc<str>, lines: &[Numbered], pool: &mut NamePool) -> Parsed {
        let mut found = Vec::with_capacity(lines.len());
        let mut problems = Problems::new();
        let mut unusable = 0;
        for Numbered { number, at } in lines {
            let mut line = &self.bytes[at.clone()];
            if *number == 1 {
                line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let (located, others) = json_line(name, line, *number);
            problems.append(others);
            let Some(mut located) = located else {
                unusable += 1;
                continue;
            };
            pool.share(&mut located.review.film);
            found.push(located);
        }
        Parsed {
            found,
            problems,
            unusable,
        }
    }
}

enum Line {
    Whole,
    TooLong(u64),
    End,
}

/// Adds what there is up to the next line end; of a line that is too long, no more than fits.
fn next_line(reader: &mut impl BufRead, buffer: &mut Vec<u8>) -> io::Result<Line> {
    let read = reader
        .by_ref()
        .take(LARGEST + 1)
        .read_until(b'\n', buffer)? as u64;
    if read == 0 {
        return Ok(Line::End);
    }
    if read <= LARGEST || buffer.ends_with(b"\n") {
        return Ok(Line::Whole);
    }
    let mut length = read;
    loop {
        let chunk = reader.fill_buf()?;
        let (used, is_last) = match chunk.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (chunk.len(), chunk.is_empty()),
        };
        reader.consume(used);
        length += used as u64;
        if is_last {
            return Ok(Line::TooLong(length));
        }
    }
}
