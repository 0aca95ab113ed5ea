//! Films of a `.jsonl` file in the review format, as `REELATED_DATA` holds them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use reelated::film::{FilmId, Minutes, Title, Year};
use reelated::library::{self, Source};
use reelated::review::Review;
use serde::Serialize;

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

/// A film as a line of such a file.
#[derive(Serialize)]
struct Line<'a> {
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    directors: Vec<Cow<'a, str>>,
    cast: Vec<Cow<'a, str>>,
    genres: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime_minutes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
}

impl<'a> Line<'a> {
    fn of(review: &'a Review) -> Self {
        let film = &review.film;
        let directors = film.directors.iter();
        let cast = film.cast.iter();
        Self {
            title: (*film.title).into(),
            year: film.year.map(Year::get),
            directors: directors.map(|name| name.full().into()).collect(),
            cast: cast.map(|credit| credit.person.full().into()).collect(),
            genres: film
                .genres
                .iter()
                .map(|genre| genre.name().into())
                .collect(),
            runtime_minutes: film.runtime.map(Minutes::get),
            series: film.series.as_deref().map(Cow::from),
            rating: review
                .rating
                .map(|rating| f64::from(rating.tenths()) / 10.0),
            body: review.body.as_deref().map(Cow::from),
        }
    }
}

/// Writes films to a file, a film a line.
pub(crate) fn write(file: &Path, films: &[Review]) {
    let mut out = BufWriter::new(File::create(file).expect("the file can be made"));
    for film in films {
        serde_json::to_writer(&mut out, &Line::of(film)).expect("the disk has room");
        out.write_all(b"\n").expect("the disk has room");
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
