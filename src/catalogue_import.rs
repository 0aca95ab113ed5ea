//! All of cinema for operators who bring it: IMDb's non-commercial datasets as listings.
//!
//! Reads six compressed tables, each once and as a stream, keeps of them only what the wanted films
//! need, and writes a line a film in the review format. What it writes is there whole or not at all.

use std::{
    fs,
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use crate::review::{Review, file};

mod elsewhere;
mod gathered;
mod ids;
mod listing;
mod people;
mod table;
mod texts;
mod values;

use gathered::{AKAS, BASICS, CREW, Gathered, NAMES, PRINCIPALS, RATINGS};
use listing::Listings;
use people::People;

/// The page on which IMDb describes the datasets, with their terms.
pub const ABOUT: &str = "https://developer.imdb.com/non-commercial-datasets/";

/// The tables, in the order in which they are read.
pub const FILES: [&str; 6] = [
    RATINGS.file,
    BASICS.file,
    CREW.file,
    PRINCIPALS.file,
    AKAS.file,
    NAMES.file,
];

/// Why no listings were written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Tables that are not in the directory.
    #[error(
        "{}: not in {}. Fetch what is missing as {ABOUT} says, and put it beside the others as it is.",
        .files.join(", "), .directory.display()
    )]
    Missing {
        /// Where they should be.
        directory: PathBuf,
        files: Vec<&'static str>,
    },
    /// A table that the system does not let us read.
    #[error("{file} cannot be read: {source}")]
    Unreadable {
        file: &'static str,
        /// Why.
        source: io::Error,
    },
    /// A table whose end is missing.
    #[error(
        "{file} ends in the middle, after line {line}: its download was cut off. Fetch it again."
    )]
    Truncated {
        file: &'static str,
        /// The last line that could be read.
        line: u64,
    },
    /// A table that cannot be unpacked.
    #[error(
        "{file} cannot be unpacked after line {line}: it is damaged, or not as IMDb publishes it. Fetch it again, and \
         leave it packed."
    )]
    Damaged {
        file: &'static str,
        /// The last line that could be read.
        line: u64,
    },
    /// A table without a column that is needed.
    #[error(
        "{file} has no column {column}; it has {found}. If a fresh download says the same, IMDb has changed the \
         table, and a newer Reelated is needed ({ABOUT})."
    )]
    Column {
        file: &'static str,
        column: &'static str,
        /// The columns that it has.
        found: String,
    },
    /// A table most of whose rows are not what its columns promise.
    #[error(
        "Most of {file} cannot be read, from line {line} on. If a fresh download says the same, IMDb has changed the \
         table, and a newer Reelated is needed ({ABOUT})."
    )]
    Strange {
        file: &'static str,
        /// The first such line.
        line: u64,
    },
    /// Films are there, and none of them has enough votes.
    #[error("No film has {min_votes} votes: ask for fewer with --min-votes.")]
    TooFewVotes {
        /// How many were asked for.
        min_votes: u32,
    },
    /// No film is there.
    #[error(
        "{} names no films. If a fresh download says the same, IMDb has changed the table, and a newer Reelated is \
         needed ({ABOUT}).",
        BASICS.file
    )]
    NoFilms,
    /// The listings cannot be written.
    #[error("{} cannot be written: {source}", .path.display())]
    Unwritable {
        /// Where to.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Error {
    /// What an error while unpacking means.
    fn of(file: &'static str, line: u64, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::UnexpectedEof => Self::Truncated { file, line },
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Damaged { file, line }
            }
            _ => Self::Unreadable { file, source },
        }
    }
}

/// How far the import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It reads a table.
    Reading {
        file: &'static str,
        /// How many bytes of all tables are read.
        bytes: u64,
        /// How many there are.
        of: u64,
    },
    /// It writes the listings.
    Writing {
        /// How many films are written.
        films: usize,
        /// How many there are.
        of: usize,
    },
}

/// Rows of a table that were left out, since they could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The table.
    pub file: &'static str,
    /// How many.
    pub rows: u64,
    /// The line of the first, from 1.
    pub first_line: u64,
}

impl Skipped {
    fn none(file: &'static str) -> Self {
        Self {
            file,
            rows: 0,
            first_line: 0,
        }
    }

    fn add(&mut self, line: u64) {
        if self.rows == 0 {
            self.first_line = line;
        }
        self.rows += 1;
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// How many films.
    pub films: usize,
    /// How many people are in them.
    pub people: usize,
    /// The tables of which rows were left out.
    pub skipped: Vec<Skipped>,
    /// Films that were left out for want of a title that can be shown.
    pub untitled: usize,
    /// People whom the films name and `name.basics` does not.
    pub nameless: usize,
}

/// Reads the tables in `directory` and writes the films with at least `min_votes` votes to `path`,
/// which is replaced when all of it is written.
pub fn import(
    directory: &Path,
    path: &Path,
    min_votes: u32,
    watch: &mut dyn FnMut(Progress),
) -> Result<Imported, Error> {
    let of = all_there(directory)?;
    let unwritable = |source| Error::Unwritable {
        path: path.to_owned(),
        source,
    };
    // Before minutes of reading: whether it can be written at all.
    let fresh = beside(path).map_err(unwritable)?;
    let mut tables = Tables {
        directory,
        watch,
        before: 0,
        of,
        skipped: Vec::new(),
    };
    let (gathered, people) = tables.gather(min_votes)?;
    let skipped = tables.skipped;
    let listings = Listings::new(&gathered, &people);
    let mut out = BufWriter::new(fresh);
    let count = gathered.films.len();
    for (written, film) in listings.films().enumerate() {
        if written % 1_000 == 0 {
            watch(Progress::Writing {
                films: written,
                of: count,
            });
        }
        let line = file::to_json_line(&Review::listing(film));
        line.map_err(io::Error::from)
            .and_then(|line| out.write_all(line.as_bytes()))
            .and_then(|()| out.write_all(b"\n"))
            .map_err(unwritable)?;
    }
    let fresh = out
        .into_inner()
        .map_err(|error| unwritable(error.into_error()))?;
    fresh.as_file().sync_all().map_err(unwritable)?;
    fresh
        .persist(path)
        .map_err(|error| unwritable(error.error))?;
    Ok(Imported {
        films: count,
        people: people.count(),
        skipped,
        untitled: gathered.untitled,
        nameless: people.nameless(),
    })
}

/// Whether all tables are there; how many bytes they have.
fn all_there(directory: &Path) -> Result<u64, Error> {
    let mut bytes = 0;
    let mut missing = Vec::new();
    for file in FILES {
        match fs::metadata(directory.join(file)) {
            Ok(about) => bytes += about.len(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(file),
            Err(source) => return Err(Error::Unreadable { file, source }),
        }
    }
    if missing.is_empty() {
        return Ok(bytes);
    }
    Err(Error::Missing {
        directory: directory.to_owned(),
        files: missing,
    })
}

/// A file in the directory of `path` that becomes it when it is whole, and is gone otherwise. Its
/// name is none that a library reads.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let directory = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut fresh = tempfile::Builder::new();
    #[cfg(unix)]
    fresh.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    fresh
        .prefix(".catalogue-")
        .suffix(".part")
        .tempfile_in(directory.unwrap_or(Path::new(".")))
}

/// The tables, read one after the other.
struct Tables<'a> {
    directory: &'a Path,
    watch: &'a mut dyn FnMut(Progress),
    /// The bytes of the tables that are read.
    before: u64,
    of: u64,
    skipped: Vec<Skipped>,
}

impl Tables<'_> {
    fn gather(&mut self, min_votes: u32) -> Result<(Gathered, People), Error> {
        let mut gathered = Gathered::new(min_votes);
        self.read(&RATINGS, |row| gathered.rating(row))?;
        gathered.sort_ratings();
        self.read(&BASICS, |row| gathered.basics(row))?;
        gathered.sort_films();
        if gathered.films.is_empty() {
            return Err(match min_votes {
                0 => Error::NoFilms,
                _ => Error::TooFewVotes { min_votes },
            });
        }
        self.read(&CREW, |row| gathered.crew(row))?;
        self.read(&PRINCIPALS, gathered.principals())?;
        self.read(&AKAS, gathered.akas())?;
        gathered.sort();
        let mut people = People::new(&gathered.people());
        self.read(&NAMES, |row| people.name(row))?;
        people.tell_apart();
        Ok((gathered, people))
    }

    fn read<const N: usize>(
        &mut self,
        table: &table::Table<N>,
        take: impl FnMut(&table::Row<'_, N>) -> Result<(), table::BadRow>,
    ) -> Result<(), Error> {
        let Self {
            directory,
            watch,
            before,
            of,
            skipped,
        } = self;
        let mut last = 0;
        let mut count = |read: u64| {
            last = read;
            watch(Progress::Reading {
                file: table.file,
                bytes: *before + read,
                of: *of,
            });
        };
        let found = table::read(directory, table, &mut count, take)?;
        *before += last;
        if found.rows > 0 {
            skipped.push(found);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
