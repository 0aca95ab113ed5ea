//! How often the film that somebody means is found, by the way they type it, and how long it takes.
//!
//! `REELATED_DATA=… cargo bench --bench search`; BENCHMARKS.md, "Search", has what was compared.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use reelated::catalog::{Catalog, FilmNo};
use reelated::fold::fold;
use support::dice::Dice;
use support::files;
use support::measure::{Times, percent};
use support::queries::KINDS;

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
