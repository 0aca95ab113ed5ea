//! How often `/related` finds the other films of a series, and how long it and `/connect` take.
//!
//! `REELATED_DATA=… cargo bench --bench relations`; recall@5 is explained in BENCHMARKS.md.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::collections::BTreeMap;
use std::path::Path;

use reelated::catalog::{Catalog, FilmNo, Weights};
use reelated::film::Title;
use support::dice::Dice;
use support::files;
use support::measure::Times;

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod files;
    pub(crate) mod measure;
}

const FIVE: usize = 5;
const QUERIES: usize = 5_000;

/// A catalog whose casts are cut off, and which films belong together in it.
struct Cinema {
    catalog: Catalog,
    series: Vec<Vec<FilmNo>>,
}

impl Cinema {
    fn new(directory: &Path, depth: usize, with_field: bool) -> Self {
        let names: BTreeMap<_, _> = files::series(&directory.join("series.tsv"))
            .into_iter()
            .map(|(series, film)| (film, series))
            .collect();
        let mut reviews = files::read(&directory.join("wikipedia-films.jsonl"));
        for review in &mut reviews {
            let cast = std::mem::take(&mut review.film.cast).into_iter();
            review.film.cast = cast.take(depth).collect();
            if with_field && let Some(series) = names.get(&review.film.id) {
                review.film.series = Title::parse(series).ok();
            }
        }
        let catalog = Catalog::new(reviews);
        let mut series: BTreeMap<&str, Vec<FilmNo>> = BTreeMap::new();
        for (film, name) in &names {
            if let Some(no) = catalog.find(film) {
                series.entry(name).or_default().push(no);
            }
        }
        let series = series.into_values().filter(|films| films.len() > 1);
        Self {
            series: series.collect(),
            catalog,
        }
    }

    /// Of each film's partners, up to five, how many are listed.
    fn recall(&self, list: impl Fn(FilmNo) -> Vec<FilmNo>) -> f64 {
        let mut sum = 0.0;
        let mut asked = 0.0;
        for films in &self.series {
            for film in films {
                let found = list(*film);
                let found = found.iter().filter(|no| films.contains(no)).count();
                let wanted = (films.len() - 1).min(FIVE);
                sum += share(found.min(wanted), wanted);
                asked += 1.0;
            }
        }
        sum / asked
    }

    /// The same with two films of a series asked for together, in series of three or more.
    fn recall_of_both(&self, weights: &Weights) -> f64 {
        let mut sum = 0.0;
        let mut asked = 0.0;
        for films in self.series.iter().filter(|films| films.len() > 2) {
            for (at, film) in films.iter().enumerate() {
                for also in &films[at + 1..] {
                    let found = list(&self.catalog, &[*film, *also], weights);
                    let found = found.iter().filter(|no| films.contains(no)).count();
                    let wanted = (films.len() - 2).min(FIVE);
                    sum += share(found.min(wanted), wanted);
                    asked += 1.0;
                }
            }
        }
        sum / asked
    }
}

fn share(part: usize, whole: usize) -> f64 {
    support::measure::percent(part, whole) / 100.0
}

/// The group of the series and the first five beside it, as a member sees them.
fn list(catalog: &Catalog, films: &[FilmNo], weights: &Weights) -> Vec<FilmNo> {
    let related = catalog.related_weighing(films, FIVE, weights);
    let listed = related.listed();
    let listed = listed.take(FIVE).map(|suggestion| suggestion.film);
    related.series.iter().copied().chain(listed).collect()
}

/// What the measurement compares with: the films that share the most people.
fn by_plain_count(catalog: &Catalog, film: FilmNo) -> Vec<FilmNo> {
    let mut count: BTreeMap<FilmNo, usize> = BTreeMap::new();
    for person in catalog.cast(film) {
        for seen in catalog.appearances(*person) {
            *count.entry(seen.film).or_default() += 1;
        }
    }
    count.remove(&film);
    let mut films: Vec<_> = count.into_iter().collect();
    films.sort_by_key(|(film, shared)| (std::cmp::Reverse(*shared), *film));
    let films = films.into_iter().take(FIVE);
    films.map(|(film, _)| film).collect()
}

fn main() {
    let Some(directory) = files::directory() else {
        return;
    };
    let measured = Weights::MEASURED;
    let untitled = Weights {
        title: 0.0,
        ..measured
    };
    println!("recall@5            plain count  without titles  with titles");
    for with_field in [false, true] {
        for depth in [3, 5, 10, usize::MAX] {
            let cinema = Cinema::new(&directory, depth, with_field);
            let catalog = &cinema.catalog;
            let cast = match depth {
                usize::MAX => "whole cast".to_owned(),
                depth => format!("{depth} of cast"),
            };
            let field = if with_field { "series" } else { "no series" };
            println!(
                "{cast:>10} {field:>9}       {:.3}           {:.3}        {:.3}",
                cinema.recall(|film| by_plain_count(catalog, film)),
                cinema.recall(|film| list(catalog, &[film], &untitled)),
                cinema.recall(|film| list(catalog, &[film], &measured)),
            );
        }
    }
    let cinema = Cinema::new(&directory, usize::MAX, false);
    each_weight(&cinema);
    times(&cinema.catalog);
}

/// A weight's name, the values tried, and how to set it.
type Knob = (&'static str, [f64; 5], fn(&mut Weights, f64));

/// One weight at a time, the others as they are.
fn each_weight(cinema: &Cinema) {
    let knobs: [Knob; 5] = [
        ("billing", [0.0, 0.05, 0.1, 0.2, 0.5], |weights, value| {
            weights.billing = value;
        }),
        ("genres", [0.0, 0.5, 1.0, 2.0, 4.0], |weights, value| {
            weights.genres = value;
        }),
        ("years", [0.0, 0.5, 1.0, 2.0, 4.0], |weights, value| {
            weights.years = value;
        }),
        (
            "years halved",
            [2.0, 5.0, 10.0, 20.0, 40.0],
            |weights, value| {
                weights.years_halved = value;
            },
        ),
        ("title", [0.0, 0.5, 1.0, 2.0, 4.0], |weights, value| {
            weights.title = value;
        }),
    ];
    for (name, values, set) in knobs {
        print!("{name}:");
        for value in values {
            let mut weights = Weights::MEASURED;
            set(&mut weights, value);
            let recall = cinema.recall(|film| list(&cinema.catalog, &[film], &weights));
            print!("  {value} {recall:.3}");
        }
        println!();
    }
    print!("both, two films asked for:");
    for both in [0.0, 1.0, 2.0, 4.0, 8.0] {
        let weights = Weights {
            both,
            ..Weights::MEASURED
        };
        print!("  {both} {:.3}", cinema.recall_of_both(&weights));
    }
    println!();
}

fn times(catalog: &Catalog) {
    let films: Vec<FilmNo> = catalog.films().collect();
    let connected = |no: &FilmNo| {
        let cast = catalog.cast(*no).iter();
        cast.filter(|person| catalog.appearances(**person).len() > 2)
            .count()
            > 2
    };
    let known: Vec<FilmNo> = films.iter().copied().filter(connected).collect();
    let mut dice = Dice::new(1);
    let (mut related, mut both, mut chains, mut costars) = Default::default();
    let mut links = BTreeMap::<usize, usize>::new();
    for _ in 0..QUERIES {
        let film = *dice.pick(&films);
        Times::take(&mut related, || catalog.related(film, 10));
        let (from, to) = (*dice.pick(&known), *dice.pick(&known));
        Times::take(&mut both, || catalog.related_to_both(from, to, 10));
        let found = Times::take(&mut chains, || catalog.chains(from, to, 3));
        *links
            .entry(found.first().map_or(0, |chain| chain.links.len()))
            .or_default() += 1;
        let lead = catalog.cast(from)[0];
        Times::take(&mut costars, || catalog.companions(lead, 5));
    }
    println!("time of {QUERIES} calls     p50 µs    p99 µs");
    for (name, times) in [
        ("related", &related),
        ("related to both", &both),
        ("chains", &chains),
        ("co-stars", &costars),
    ] {
        println!(
            "{name:20} {:9.1} {:9.1}",
            times.percentile(50),
            times.percentile(99)
        );
    }
    println!("links of the chains: {links:?}");
}
