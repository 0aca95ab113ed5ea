//! A compressed table as IMDb publishes it, row by row: one thread unpacks, the other reads.
//!
//! Columns go by the names in the first line, so that a new one or another order changes nothing. A
//! row that cannot be read is left out and counted. The only file of the import that opens tables.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
    sync::{
        atomic::{AtomicU64, Ordering},
        mpsc::{self, SyncSender},
    },
    thread,
};

use flate2::bufread::MultiGzDecoder;
use memchr::{memchr, memchr_iter, memrchr};

use super::{Error, Skipped};

/// How much is unpacked at a time, in bytes.
const CHUNK: usize = 1 << 20;
/// How many chunks may wait to be read.
const WAITING: usize = 4;
/// The longest row, in bytes; the longest of IMDb's are lists of writers, of some thousand.
const LONGEST_ROW: usize = 1 << 20;

/// A table: its file, and the columns that are needed of it, that of its key first.
pub(super) struct Table<const N: usize> {
    pub(super) file: &'static str,
    pub(super) columns: [&'static str; N],
}

/// Why a row is left out: it has not the columns or not the values that its table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadRow;

/// A row of a table, not yet taken apart.
pub(super) struct Row<'a, const N: usize> {
    line: &'a [u8],
    places: &'a [usize; N],
    width: usize,
}

impl<'a, const N: usize> Row<'a, N> {
    /// The row's key, without taking apart the rest: most rows are of titles that nobody wants.
    pub(super) fn key(&self) -> &'a [u8] {
        let mut rest = self.line;
        for _ in 0..self.places[0] {
            let Some(tab) = memchr(b'\t', rest) else {
                return &[];
            };
            rest = &rest[tab + 1..];
        }
        &rest[..memchr(b'\t', rest).unwrap_or(rest.len())]
    }

    /// What stands in the needed columns.
    pub(super) fn fields(&self) -> Result<[&'a str; N], BadRow> {
        let line = str::from_utf8(self.line).map_err(|_| BadRow)?;
        let mut fields = [""; N];
        let mut start = 0;
        let mut column = 0;
        for end in memchr_iter(b'\t', self.line).chain([line.len()]) {
            for (field, place) in fields.iter_mut().zip(self.places) {
                if *place == column {
                    *field = &line[start..end];
                }
            }
            start = end + 1;
            column += 1;
        }
        if column == self.width {
            Ok(fields)
        } else {
            Err(BadRow)
        }
    }
}

/// Reads a table, giving each row to `take`; `watch` hears how many bytes of the file are read.
pub(super) fn read<const N: usize>(
    directory: &Path,
    table: &Table<N>,
    watch: &mut dyn FnMut(u64),
    mut take: impl FnMut(&Row<'_, N>) -> Result<(), BadRow>,
) -> Result<Skipped, Error> {
    let file = table.file;
    let opened =
        File::open(directory.join(file)).map_err(|source| Error::Unreadable { file, source })?;
    let read = AtomicU64::new(0);
    let counted = Counted {
        file: opened,
        read: &read,
    };
    thread::scope(|scope| {
        let (chunks, arriving) = mpsc::sync_channel(WAITING);
        scope.spawn(move || unpack(counted, &chunks));
        let mut header: Option<Header<N>> = None;
        let mut rows = Rows {
            skipped: Skipped::none(file),
            line: 1,
        };
        for chunk in arriving {
            let chunk = chunk.map_err(|error| Error::of(file, rows.line, error))?;
            let mut text = chunk.as_slice();
            let header = if let Some(header) = &header {
                header
            } else {
                let end = memchr(b'\n', text).map_or(text.len(), |end| end + 1);
                let (first, rest) = text.split_at(end);
                text = rest;
                header.insert(Header::read(first, table)?)
            };
            rows.read(text, header, &mut take);
            watch(read.load(Ordering::Relaxed));
        }
        watch(read.load(Ordering::Relaxed));
        if header.is_none() {
            return Err(Error::Truncated { file, line: 1 });
        }
        let Rows { skipped, line } = rows;
        // A few bad rows are the table's own mess; most of them are another kind of table.
        if skipped.rows > (line - 1) / 2 {
            return Err(Error::Strange {
                file,
                line: skipped.first_line,
            });
        }
        Ok(skipped)
    })
}

/// Where the needed columns are.
struct Header<const N: usize> {
    places: [usize; N],
    width: usize,
}

impl<const N: usize> Header<N> {
    fn read(line: &[u8], table: &Table<N>) -> Result<Self, Error> {
        let text = String::from_utf8_lossy(line);
        let names: Vec<&str> = text.trim_end_matches(['\r', '\n']).split('\t').collect();
        let mut places = [0; N];
        for (place, column) in places.iter_mut().zip(table.columns) {
            let found = names.iter().position(|name| *name == column);
            *place = found.ok_or_else(|| Error::Column {
                file: table.file,
                column,
                found: names.join(", "),
            })?;
        }
        Ok(Self {
            places,
            width: names.len(),
        })
    }
}

/// The rows read so far.
struct Rows {
    skipped: Skipped,
    /// The line that was read last, from 1; the first holds the columns' names.
    line: u64,
}

impl Rows {
    fn read<const N: usize>(
        &mut self,
        mut text: &[u8],
        header: &Header<N>,
        take: &mut impl FnMut(&Row<'_, N>) -> Result<(), BadRow>,
    ) {
        while !text.is_empty() {
            let end = memchr(b'\n', text).unwrap_or(text.len());
            let line = &text[..end];
            text = text.get(end + 1..).unwrap_or_default();
            self.line += 1;
            let row = Row {
                line: line.strip_suffix(b"\r").unwrap_or(line),
                places: &header.places,
                width: header.width,
            };
            if take(&row).is_err() {
                self.skipped.add(self.line);
            }
        }
    }
}

/// Unpacks a file into chunks of whole lines, until its end or until nobody reads them any more.
fn unpack(file: impl Read, chunks: &SyncSender<io::Result<Vec<u8>>>) {
    let mut unpacked = MultiGzDecoder::new(BufReader::with_capacity(1 << 18, file));
    let mut rest = Vec::new();
    loop {
        let mut chunk = rest;
        chunk.reserve(CHUNK);
        let more = unpacked.by_ref().take(CHUNK as u64).read_to_end(&mut chunk);
        let is_at_end = match more {
            Ok(length) => length == 0,
            Err(error) => {
                _ = chunks.send(Err(error));
                return;
            }
        };
        let whole = match memrchr(b'\n', &chunk) {
            _ if is_at_end => chunk.len(),
            Some(end) => end + 1,
            None => 0,
        };
        rest = chunk.split_off(whole);
        if rest.len() > LONGEST_ROW {
            _ = chunks.send(Err(io::ErrorKind::InvalidData.into()));
            return;
        }
        if !chunk.is_empty() && chunks.send(Ok(chunk)).is_err() || is_at_end {
            return;
        }
    }
}

/// A file that counts what is read of it.
struct Counted<'a> {
    file: File,
    read: &'a AtomicU64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(into)?;
        self.read.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}
