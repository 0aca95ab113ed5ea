//! How often the film that somebody means is found, by the way they type it, and how long it takes.
//!
//! `REELATED_DATA=… cargo bench --bench search`; BENCHMARKS.md, "Search", has what was compared.
//! Titles are taken from all films alike; what takes more than a title, from the films that most
//! people know, `asked.tsv`: in `catalogue.jsonl` where the data has it, which names directors.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::time::Instant;

use reelated::catalog::{Catalog, FilmNo, Found};
use reelated::fold::fold;
use support::dice::Dice;
use support::files;
use support::measure::{Times, percent, resident};
use support::queries::{FILM_KINDS, KINDS};

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod files;
    pub(crate) mod measure;
    pub(crate) mod queries;
}

const QUERIES: usize = 5_000;
const ROWS: usize = 25;

fn main() {
    let Some(directory) = files::directory() else {
        return;
    };
    let catalog = Catalog::new(files::read(&directory.join("wikipedia-films.jsonl")));
    titles(&catalog);
    let file = directory.join("catalogue.jsonl");
    if file.exists() {
        let before = resident();
        let films = files::read(&file);
        let start = Instant::now();
        let catalog = Catalog::new(films);
        println!(
            "\n{} films, indexed in {:?}",
            catalog.film_count(),
            start.elapsed()
        );
        if let (Some(before), Some(after)) = (before, resident()) {
            println!("{} MiB in memory with them", (after - before) / 1024);
        }
        well_known(&catalog, &directory);
    }
}

/// Films typed by their titles.
fn titles(catalog: &Catalog) {
    let films: Vec<FilmNo> = catalog.films().collect();
    println!("{} films", films.len());
    // Any film of the same folded title is right.
    let name = |no: FilmNo| fold(&catalog.film(no).title);
    let mut all = Times::default();
    println!("kind                queries   first    aim  in five   aim   p50 µs  p99 µs");
    for kind in &KINDS {
        let mut dice = Dice::new(5);
        let (mut asked, mut first, mut in_five) = (0, 0, 0);
        let mut times = Times::default();
        // Some titles lend themselves to no query of the kind.
        for _ in 0..100 * QUERIES {
            if asked == QUERIES {
                break;
            }
            let meant = *dice.pick(&films);
            let title = &catalog.film(meant).title;
            let Some(query) = kind.query(title, &mut dice) else {
                continue;
            };
            asked += 1;
            let found = times.take(|| catalog.complete_films(&query, ROWS));
            let place = found.iter().position(|no| name(*no) == name(meant));
            first += usize::from(place == Some(0));
            in_five += usize::from(place.is_some_and(|place| place < 5));
        }
        let aim = |aim: Option<f64>| aim.map_or(String::new(), |aim| format!("{aim}"));
        println!(
            "{:19} {asked:7} {:7.1} {:>6} {:8.1} {:>5} {:8.1} {:7.1}",
            kind.name,
            percent(first, asked),
            aim(kind.first),
            percent(in_five, asked),
            aim(kind.in_five),
            times.percentile(50),
            times.percentile(99),
        );
        all.extend(&times);
    }
    println!(
        "all: p50 {:.1} µs, p99 {:.1} µs",
        all.percentile(50),
        all.percentile(99)
    );
}

/// Films that most people know, typed by more than their titles.
fn well_known(catalog: &Catalog, directory: &Path) {
    let films = files::asked(&directory.join("asked.tsv"));
    let films: Vec<FilmNo> = films.iter().filter_map(|id| catalog.find(id)).collect();
    println!("{} of them known", films.len());
    println!(
        "kind                queries   first  in five   p50 µs  p99 µs  sent p99 µs  opened  wrongly"
    );
    let (mut all, mut all_sent) = (Times::default(), Times::default());
    for kind in &FILM_KINDS {
        let mut dice = Dice::new(5);
        let queries = films
            .iter()
            .filter_map(|no| Some((*no, kind.query(catalog.film(*no), &mut dice)?)));
        let queries: Vec<(FilmNo, String)> = queries.collect();
        measure(kind.name, catalog, &queries, [&mut all, &mut all_sent]);
    }
    let series = directory.join("series.tsv");
    let numbered = files::series(&series);
    let queries: Vec<(FilmNo, String)> = numbered
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|films| films.len() > 2 && films.iter().all(|(_, id)| catalog.find(id).is_some()))
        .flat_map(|films| (1..).zip(films))
        .filter_map(|(number, (name, id))| Some((catalog.find(id)?, format!("{name} {number}"))))
        .collect();
    measure(
        "series and number",
        catalog,
        &queries,
        [&mut all, &mut all_sent],
    );
    println!(
        "all: p50 {:.1} µs, p99 {:.1} µs; sent: p99 {:.1} µs",
        all.percentile(50),
        all.percentile(99),
        all_sent.percentile(99),
    );
}

fn measure(
    kind: &str,
    catalog: &Catalog,
    queries: &[(FilmNo, String)],
    [all, all_sent]: [&mut Times; 2],
) {
    let (mut first, mut in_five, mut opened, mut wrong) = (0, 0, 0, 0);
    let (mut times, mut sent) = (Times::default(), Times::default());
    for (meant, query) in queries {
        let found = times.take(|| catalog.complete_films(query, ROWS));
        // Any film of the director will do where nothing else is typed.
        let is_meant = |no: &FilmNo| match kind {
            "director alone" => catalog
                .directors(*no)
                .iter()
                .any(|who| catalog.directors(*meant).contains(who)),
            _ => no == meant,
        };
        let place = found.iter().position(is_meant);
        first += usize::from(place == Some(0));
        in_five += usize::from(place.is_some_and(|place| place < 5));
        match sent.take(|| catalog.resolve_film(query)) {
            Found::One(no) | Found::Foremost(no, _) if no == *meant => opened += 1,
            Found::One(_) | Found::Foremost(..) => wrong += 1,
            Found::Several(_) | Found::Nothing { .. } => {}
        }
    }
    let asked = queries.len();
    println!(
        "{kind:19} {asked:7} {:7.1} {:8.1} {:8.1} {:7.1} {:12.1} {:7.1} {:8.1}",
        percent(first, asked),
        percent(in_five, asked),
        times.percentile(50),
        times.percentile(99),
        sent.percentile(99),
        percent(opened, asked),
        percent(wrong, asked),
    );
    all.extend(&times);
    all_sent.extend(&sent);
}
