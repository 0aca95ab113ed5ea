//! Films of a `.jsonl` file in the review format, as `REELATED_DATA` holds them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use reelated::film::{FilmId, Title, Year};
use reelated::library::{self, Source};
use reelated::review::{Review, file};

/// The directory with the data, where the environment names one.
pub(crate) fn directory() -> Option<PathBuf> {
    let directory = std::env::var_os("REELATED_DATA").map(PathBuf::from);
    if directory.is_none() {
        println!(
            "REELATED_DATA is not set: nothing is measured on wikipedia-films.jsonl and series.tsv."
        );
    }
    directory
}

/// Writes films to a file, a film a line.
pub(crate) fn write(to: &Path, films: &[Review]) {
    let mut out = BufWriter::new(File::create(to).expect("the file can be made"));
    for film in films {
        let line = file::to_json_line(film).expect("a film has a form in JSON");
        writeln!(out, "{line}").expect("the disk has room");
    }
    out.flush().expect("the disk has room");
}

/// The films of a file, without those that the library refuses.
pub(crate) fn read(file: &Path) -> Vec<Review> {
    let sources = [Source::Given(vec![file.to_owned()])];
    library::read(&sources, |_| {}).0.reviews
}

/// The series of `series.tsv`: name, title and year of each film.
pub(crate) fn series(file: &Path) -> Vec<(String, FilmId)> {
    let text = std::fs::read_to_string(file).expect("the file is there and is text");
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let series = fields.next()?.to_owned();
            let title = Title::parse(fields.next()?).ok()?;
            let year = Year::new(fields.next()?.parse().ok()?);
            Some((series, FilmId::new(&title, year)))
        })
        .collect()
}

/// The films of `asked.tsv`, the best known first.
pub(crate) fn asked(file: &Path) -> Vec<FilmId> {
    let text = std::fs::read_to_string(file).expect("the file is there and is text");
    text.lines()
        .filter_map(|line| {
            let (title, year) = line.split_once('\t')?;
            let title = Title::parse(title).ok()?;
            Some(FilmId::new(&title, Year::new(year.parse().ok()?)))
        })
        .collect()
}
