//! What a catalog of 1,000 to 1,000,000 films costs: time to load, memory, time to answer.
//!
//! `cargo bench --bench scale`, or `-- 100000` for no more films than that. Each size runs in a
//! process of its own, for its memory; after the largest the plot `benches/growth.svg` is drawn.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use reelated::catalog::{Catalog, FilmNo, Filter, Walk};
use reelated::film::{Decade, Genre, Minutes, Rating};
use reelated::review::Review;
use support::dice::Dice;
use support::measure::{Times, resident};
use support::queries::KINDS;
use support::{files, made_up, plot};

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod files;
    pub(crate) mod made_up;
    pub(crate) mod measure;
    pub(crate) mod plot;
    pub(crate) mod queries;
}

/// The bot's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const SEED: u64 = 1;
const QUERIES: usize = 1_000;

/// What is measured of each size, in this order.
const FIGURES: [&str; 15] = [
    "load s",
    "of it index s",
    "KiB/film",
    "beyond text",
    "complete p50 µs",
    "p99 µs",
    "people p50 µs",
    "p99 µs",
    "related p50 µs",
    "p99 µs",
    "connect p50 µs",
    "p99 µs",
    "random p50 µs",
    "p99 µs",
    "MiB in all",
];

fn main() {
    // `cargo test --all-targets` starts benchmarks too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("Run this with cargo bench.");
        return;
    }
    if let Some((file, size)) = part() {
        if let Some(size) = size {
            files::write(&file, &made_up::films(size, SEED));
        } else {
            let figures = one(&file).into_iter();
            let figures: Vec<String> = figures.map(|figure| format!("{figure:.3}")).collect();
            println!("{}", figures.join(" "));
        }
        return;
    }
    let number = std::env::args().find_map(|argument| argument.parse().ok());
    let largest = number.unwrap_or(usize::MAX);
    let mut rows: Vec<(usize, Vec<f64>)> = Vec::new();
    for size in SIZES.into_iter().filter(|size| *size <= largest) {
        let file =
            std::env::temp_dir().join(format!("reelated-{size}-{}.jsonl", std::process::id()));
        start(&file, Some(size));
        let line = start(&file, None);
        let _ = std::fs::remove_file(file);
        let figures = line
            .split_whitespace()
            .filter_map(|figure| figure.parse().ok());
        rows.push((size, figures.collect()));
    }
    let mut table = format!("{:16}", "films");
    for (size, _) in &rows {
        let _ = write!(table, "{size:>11}");
    }
    for (at, name) in FIGURES.into_iter().enumerate() {
        let _ = write!(table, "\n{name:16}");
        for (_, figures) in &rows {
            let _ = write!(
                table,
                "{:11.2}",
                figures.get(at).copied().unwrap_or(f64::NAN)
            );
        }
    }
    println!("{table}");
    if largest == usize::MAX {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/growth.svg");
        std::fs::write(file, growth(&rows)).expect("the plot can be written");
        println!("drawn: {file}");
    }
}

/// Which part of the work this process does: making a file of so many films, or measuring with it.
fn part() -> Option<(PathBuf, Option<usize>)> {
    let file = std::env::var_os("REELATED_SCALE_FILE")?.into();
    let size = std::env::var("REELATED_SCALE_MAKE").ok();
    Some((file, size.and_then(|size| size.parse().ok())))
}

/// Does a part in a process of its own, and gives back what it prints.
fn start(file: &Path, make: Option<usize>) -> String {
    let this = std::env::current_exe().expect("a running program has a path");
    let mut command = Command::new(this);
    command.arg("--bench").env("REELATED_SCALE_FILE", file);
    if let Some(size) = make {
        command.env("REELATED_SCALE_MAKE", size.to_string());
    }
    let output = command.output().expect("the benchmark can start itself");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How the 99th percentiles and the load time grow.
fn growth(rows: &[(usize, Vec<f64>)]) -> String {
    let line = |name: &'static str, figure: usize, unit: f64| {
        let points = rows
            .iter()
            .filter_map(|(size, figures)| Some((plot::number(*size), figures.get(figure)? * unit)));
        plot::Line {
            name,
            points: points.collect(),
        }
    };
    plot::draw(
        "Growth with the catalogue (99th percentiles; load: whole)",
        "films",
        "µs",
        &[
            line("load", 0, 1e6),
            line("random", 13, 1.0),
            line("connect", 11, 1.0),
            line("complete", 5, 1.0),
            line("related", 9, 1.0),
        ],
    )
}

/// The figures of the films of a file.
fn one(file: &Path) -> Vec<f64> {
    let before = resident();
    let start = Instant::now();
    let reviews = files::read(file);
    let reading = start.elapsed();
    let size = reviews.len();
    let text: usize = reviews.iter().map(text_of).sum();
    let start = Instant::now();
    let catalog = Catalog::new(reviews);
    let indexing = start.elapsed();
    let after = resident();
    let kib = match (before, after) {
        (Some(before), Some(after)) => plot::number(usize::try_from(after - before).unwrap_or(0)),
        _ => f64::NAN,
    };
    let a_film = kib / plot::number(size);
    let mut figures = vec![
        (reading + indexing).as_secs_f64(),
        indexing.as_secs_f64(),
        a_film,
        a_film - plot::number(text) / 1024.0 / plot::number(size),
    ];
    for times in times(&catalog) {
        figures.extend([times.percentile(50), times.percentile(99)]);
    }
    figures.push(kib / 1024.0);
    figures
}

/// A film's own text, in bytes.
fn text_of(review: &Review) -> usize {
    let film = &review.film;
    let people = film
        .cast
        .iter()
        .map(|credit| &credit.person)
        .chain(&film.directors);
    film.id.as_str().len()
        + film.title.len()
        + people.map(|name| name.full().len()).sum::<usize>()
        + film.series.as_deref().map_or(0, str::len)
        + review.body.as_deref().map_or(0, str::len)
}

fn times(catalog: &Catalog) -> [Times; 5] {
    let films: Vec<FilmNo> = catalog.films().collect();
    let mut dice = Dice::new(2);
    let [
        mut complete,
        mut people,
        mut related,
        mut connect,
        mut random,
    ]: [Times; 5] = Default::default();
    for _ in 0..QUERIES {
        let film = *dice.pick(&films);
        let kind = dice.below(KINDS.len());
        let title = &catalog.film(film).title;
        let typed = KINDS[kind]
            .query(title, &mut dice)
            .unwrap_or_else(|| title.to_string());
        complete.take(|| catalog.complete_films(&typed, 25));
        let person = *dice.pick(catalog.cast(film));
        let name = catalog.person_name(person).full();
        let typed = KINDS[kind]
            .query(name, &mut dice)
            .unwrap_or_else(|| name.to_owned());
        people.take(|| catalog.complete_people(&typed, 25));
        related.take(|| catalog.related(film, 10));
        let to = *dice.pick(&films);
        connect.take(|| catalog.chains(film, to, 3));
        let filter = Filter {
            genres: [Genre::ALL[dice.below(Genre::ALL.len())]]
                .into_iter()
                .collect(),
            decade: Decade::new(1950 + 10 * u16::try_from(dice.below(7)).unwrap_or(0)),
            min_rating: Rating::from_tenths(50),
            max_runtime: Minutes::new(120),
            ..Filter::default()
        };
        let walk = Walk {
            seed: 7,
            shown_up_to: None,
        };
        random.take(|| catalog.pick(&filter, walk).is_ok());
    }
    [complete, people, related, connect, random]
}
