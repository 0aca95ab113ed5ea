//! Films of a `.jsonl` file in the review format, as `REELATED_DATA` holds them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use reelated::film::{
    Credit, Film, FilmId, Genre, Minutes, NamePool, PersonName, Rating, Title, Year,
};
use reelated::review::{Review, SpoilerMarks};
use serde::{Deserialize, Serialize};

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

/// What these files hold of a film: the fields of a review file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Line<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(borrow)]
    directors: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    cast: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    genres: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime_minutes: Option<u16>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    series: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<f64>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
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

    fn review(self) -> Option<Review> {
        let title = Title::parse(&self.title).ok()?;
        let year = self.year.and_then(Year::new);
        let name = |name: &Cow<'_, str>| PersonName::parse(name).ok();
        let credit = |person| Credit { person, role: None };
        let genres = self.genres.iter();
        Some(Review {
            film: Film {
                id: FilmId::new(&title, year),
                title,
                year,
                aliases: Box::default(),
                directors: self.directors.iter().filter_map(name).collect(),
                cast: self.cast.iter().filter_map(name).map(credit).collect(),
                genres: genres.filter_map(|name| Genre::from_name(name)).collect(),
                runtime: self.runtime_minutes.and_then(Minutes::new),
                series: self.series.and_then(|series| Title::parse(&series).ok()),
                poster: None,
                confirmed: true,
            },
            rating: self.rating.and_then(Rating::out_of_ten),
            reviewer: None,
            summary: None,
            body: self.body.map(Into::into),
            spoilers: SpoilerMarks::Guessed,
        })
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

/// The films of a file, parsed by as many threads as there are cores.
pub(crate) fn read(file: &Path) -> Vec<Review> {
    let text = std::fs::read_to_string(file).expect("the file is there and is text");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    for left in (1..=cores).rev() {
        let middle = rest.len() / left;
        let end = rest.as_bytes()[middle..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(rest.len(), |at| middle + at + 1);
        let (part, after) = rest.split_at(end.min(rest.len()));
        parts.push(part);
        rest = after;
    }
    let parse = |part: &str| -> Vec<Review> {
        let mut names = NamePool::default();
        let lines = part.lines().map(serde_json::from_str::<Line<'_>>);
        let films = lines.filter_map(|line| line.expect("every line is a film").review());
        films
            .map(|mut review| {
                names.share(&mut review.film);
                review
            })
            .collect()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = parts
            .into_iter()
            .map(|part| scope.spawn(move || parse(part)))
            .collect();
        let films = threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("parsing does not panic"));
        films.collect()
    })
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
