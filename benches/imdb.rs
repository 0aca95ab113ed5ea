//! What it takes to make listings of IMDb's datasets: time and memory, on made-up tables.
//!
//! `cargo bench --bench imdb` for a hundredth and a tenth of the real size, or `-- 1` for all of it,
//! `-- 10` for a tenth alone. Each size is imported in a process of its own, for its memory.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use reelated::catalogue_import::{self, Imported};
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

fn main() {
    // `cargo test --all-targets` starts benchmarks too, without this.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("Run this with cargo bench.");
        return;
    }
    if let Some(directory) = std::env::var_os("REELATED_IMDB_TABLES") {
        one(Path::new(&directory));
        return;
    }
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    for part in asked.map_or_else(|| PARTS.to_vec(), |part: u32| vec![part.max(1)]) {
        let directory = tempfile::tempdir().expect("there is a place for made-up tables");
        let titles = ALL_TITLES / part;
        imdb_tables::write(directory.path(), titles, SEED);
        let this = std::env::current_exe().expect("a running program has a path");
        let mut command = Command::new(this);
        command
            .arg("--bench")
            .env("REELATED_IMDB_TABLES", directory.path());
        let output = command.output().expect("the benchmark can start itself");
        println!(
            "{titles} titles: {}",
            String::from_utf8_lossy(&output.stdout).trim()
        );
    }
}

/// Imports the tables of a directory and says what it took.
fn one(directory: &Path) {
    let start = Instant::now();
    let to = directory.join("films.jsonl");
    let imported = catalogue_import::import(directory, &to, 0, &mut |_| {});
    let seconds = start.elapsed().as_secs_f64();
    let Imported { films, people, .. } = imported.expect("made-up tables can be imported");
    let mib = support::measure::peak().map_or(0, |kib| kib / 1024);
    println!("{films} films with {people} people in {seconds:.1} s, {mib} MiB at the most");
}
