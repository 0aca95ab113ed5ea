//! What it takes to make listings of IMDb's datasets and to serve them: time and memory, on made-up
//! tables.
//!
//! `cargo bench --bench imdb` for a hundredth and a tenth of the real size, or `-- 1` for all of it,
//! `-- 10` for a tenth alone. Each size is imported, and then read as a library, in processes of their
//! own, for their memory.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use reelated::catalog::Catalog;
use reelated::catalogue_import::{self, Imported};
use reelated::library::{self, Source};
use support::imdb_tables::{self, ALL_TITLES};

#[allow(dead_code, reason = "each benchmark needs a part of it")]
mod support {
    pub(crate) mod dice;
    pub(crate) mod imdb_tables;
    pub(crate) mod measure;
}

/// The bot's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Which parts of the real size are measured where none is asked for.
const PARTS: [u32; 2] = [100, 10];
const SEED: u64 = 1;
const LISTINGS: &str = "films.jsonl";

fn main() {
    // `cargo test --all-targets` starts benchmarks too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("Run this with cargo bench.");
        return;
    }
    if let Some(directory) = std::env::var_os("REELATED_IMDB_TABLES") {
        import(Path::new(&directory));
        return;
    }
    if let Some(directory) = std::env::var_os("REELATED_IMDB_LISTINGS") {
        serve(Path::new(&directory));
        return;
    }
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    for part in asked.map_or_else(|| PARTS.to_vec(), |part: u32| vec![part.max(1)]) {
        let directory = tempfile::tempdir().expect("there is a place for made-up tables");
        let titles = ALL_TITLES / part;
        imdb_tables::write(directory.path(), titles, SEED);
        for step in ["REELATED_IMDB_TABLES", "REELATED_IMDB_LISTINGS"] {
            let this = std::env::current_exe().expect("a running program has a path");
            let mut command = Command::new(this);
            command.arg("--bench").env(step, directory.path());
            let output = command.output().expect("the benchmark can start itself");
            let said = String::from_utf8_lossy(&output.stdout);
            println!("{titles} titles: {}", said.trim());
        }
    }
}

/// Makes listings of the tables in a directory and says what it took.
fn import(directory: &Path) {
    let start = Instant::now();
    let to = directory.join(LISTINGS);
    let imported = catalogue_import::import(directory, &to, 0, &mut |_| {});
    let seconds = start.elapsed().as_secs_f64();
    let Imported { films, people, .. } = imported.expect("made-up tables can be imported");
    let mib = support::measure::peak().map_or(0, |kib| kib / 1024);
    println!("{films} films with {people} people in {seconds:.1} s, {mib} MiB at the most");
}

/// Reads the listings as the bot does and says what it took.
fn serve(directory: &Path) {
    let start = Instant::now();
    let sources = [Source::Given(vec![directory.join(LISTINGS)])];
    let library = library::read(&sources, |_| {}).0;
    let left_out = library.left_out;
    let catalog = Catalog::new(library.reviews);
    let seconds = start.elapsed().as_secs_f64();
    let films = catalog.films().count();
    let mib = support::measure::resident().map_or(0, |kib| kib / 1024);
    println!("as a library {films} films, {left_out} left out, in {seconds:.1} s, {mib} MiB");
}
