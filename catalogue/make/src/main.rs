//! Makes `catalogue/*.jsonl` from two open collections of facts and from what was written by hand.
//!
//! Reads every source into [`listing::Listing`]s, joins those of one film, leaves out what is no film,
//! and writes a file a decade, sorted, so that a change of the rules can be read as a diff. The bot does
//! not use this program.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Parser;
use flate2::read::MultiGzDecoder;
use serde::de::DeserializeOwned;

use crate::joined::Joined;
use crate::listing::Listing;

mod country;
mod genre;
mod homonyms;
mod joined;
mod known;
mod listing;
mod name;
mod prose;
mod reviewed;
mod streaming;
mod wikipedia;

#[derive(Parser)]
#[command(about = "Makes the bundled catalogue's listings")]
struct Arguments {
    /// The directory with `wikipedia-films.jsonl.gz` and `streaming-films.jsonl.gz`
    #[arg(long)]
    raw: PathBuf,
    /// A table of the best-known films, the best known first: title, tab, year
    #[arg(long)]
    known: PathBuf,
    /// The directory with the listings written by hand, which win over all others
    #[arg(long, default_value = "catalogue/written")]
    written: PathBuf,
    /// Where the listings are written
    #[arg(long, default_value = "catalogue")]
    out: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let wikipedia = read_packed(&arguments.raw.join("wikipedia-films.jsonl.gz"))?;
    let streaming = read_packed(&arguments.raw.join("streaming-films.jsonl.gz"))?;
    let mononyms = name::Mononyms::counted(&wikipedia, &streaming);
    let mut joined = Joined::default();
    for listing in reviewed::listings()? {
        joined.add(listing);
    }
    let mut report = vec![("reviewed", joined.len())];
    for listing in read_written(&arguments.written)? {
        joined.add(listing);
    }
    report.push(("with those written by hand", joined.len()));
    for row in &wikipedia {
        if let Some(listing) = wikipedia::listing(row, &mononyms) {
            joined.add(listing);
        }
    }
    report.push(("with Wikipedia", joined.len()));
    for row in &streaming {
        if let Some(listing) = streaming::listing(row, &mononyms) {
            joined.add(listing);
        }
    }
    report.push(("with the streaming shops", joined.len()));
    let mut films = joined.films();
    homonyms::tell_apart(&mut films);
    report.push(("kept", films.len()));
    write_decades(&films, &arguments.out)?;
    let order = arguments.out.join("best-known.txt");
    let missing = known::write(&films, &arguments.known, &order)?;
    let mut out = io::stdout().lock();
    for (what, count) in report {
        writeln!(out, "{count:>7} {what}")?;
    }
    writeln!(out, "{:>7} of the best known are missing", missing.len())?;
    for film in missing {
        writeln!(out, "        {film}")?;
    }
    Ok(())
}

/// The rows of a packed file with one JSON object a line.
fn read_packed<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("{} cannot be opened", path.display()))?;
    read_lines(path, BufReader::new(MultiGzDecoder::new(file)))
}

fn read_lines<T: DeserializeOwned>(
    path: &Path,
    reader: impl std::io::BufRead,
) -> anyhow::Result<Vec<T>> {
    let mut rows = Vec::new();
    for (at, line) in reader.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let row = serde_json::from_str(&line)
            .with_context(|| format!("{}, line {}", path.display(), at + 1))?;
        rows.push(row);
    }
    Ok(rows)
}

/// The listings written by hand, file by file in the order of their names.
fn read_written(directory: &Path) -> anyhow::Result<Vec<Listing>> {
    let entries = fs::read_dir(directory)
        .with_context(|| format!("{} cannot be read", directory.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let mut listings = Vec::new();
    for path in paths {
        let rows: Vec<Listing> = read_lines(&path, BufReader::new(File::open(&path)?))?;
        listings.extend(rows.into_iter().map(Listing::by_hand));
    }
    Ok(listings)
}

/// Writes the films, a file a decade, all before 1930 in one.
fn write_decades(films: &[Listing], out: &Path) -> anyhow::Result<()> {
    let mut decades: BTreeMap<String, Vec<&Listing>> = BTreeMap::new();
    for film in films {
        let name = match film.year {
            Some(year) if year >= 1930 => format!("{}s", year / 10 * 10),
            Some(_) => "before-1930".to_owned(),
            None => "without-year".to_owned(),
        };
        decades.entry(name).or_default().push(film);
    }
    for (name, mut films) in decades {
        films.sort_by_cached_key(|film| (film.year, film.sort_key(), film.id.clone()));
        let path = out.join(format!("{name}.jsonl"));
        let mut file = BufWriter::new(File::create(&path)?);
        for film in films {
            serde_json::to_writer(&mut file, film)?;
            file.write_all(b"\n")?;
        }
        file.flush()?;
    }
    Ok(())
}
