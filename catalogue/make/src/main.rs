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

use crate::homonyms::LongCareers;
use crate::joined::Joined;
use crate::landed::Landed;
use crate::listing::{Credit, Listing};
use crate::shows::Shows;
use crate::tables::Tables;
use crate::versions::Versions;
use crate::wikipedia::Read;

mod country;
mod genre;
mod homonyms;
mod joined;
mod known;
mod landed;
mod listing;
mod name;
mod near;
mod nobody;
mod people;
mod prose;
mod reviewed;
mod shows;
mod streaming;
mod tables;
mod title;
mod versions;
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
    let sources = Sources {
        written: read_all(&arguments.written)?,
        wikipedia: read_packed(&arguments.raw.join("wikipedia-films.jsonl.gz"))?,
        streaming: read_packed(&arguments.raw.join("streaming-films.jsonl.gz"))?,
    };
    let before = read_all(&arguments.out)?;
    let tables = Tables::read(&arguments.written)?;
    let careers = LongCareers::read(&arguments.written.join("long-careers.txt"))?;
    let mut report = Vec::new();
    let (mut films, billed) = sources.join(&tables, &mut report)?;
    people::unify(&mut films, &billed);
    let (mut films, near) = near::join(films);
    people::unify(&mut films, &billed);
    report.push(("kept", films.len()));
    joined::tidy(&mut films);
    homonyms::tell_apart(&mut films, &careers);
    reviewed::name_as_reviewed(&mut films, &tables);
    let new = landed::give_ids(
        &mut films,
        &landed::read_fixed(&arguments.written.join("ids.tsv"))?,
    );
    let landed = landed::keep_ids(&mut films, &before);
    write_decades(&films, &arguments.out)?;
    let order = arguments.out.join("best-known.txt");
    let missing = known::write(&films, &arguments.known, &order)?;
    let mut out = io::stdout().lock();
    for (what, count) in report {
        writeln!(out, "{count:>7} {what}")?;
    }
    let Landed {
        joined,
        gone,
        taken,
    } = landed;
    writeln!(
        out,
        "{joined:>7} ids of before are other films' former ones now"
    )?;
    for (what, list) in [
        ("of the best known are missing", missing),
        ("films with titles near each other were joined", near),
        ("ids are not in ids.tsv yet", new),
        ("ids of before are no film's now", gone),
        ("ids of before are another film's now", taken),
    ] {
        writeln!(out, "{:>7} {what}", list.len())?;
        for line in list {
            writeln!(out, "        {line}")?;
        }
    }
    Ok(())
}

/// What the listings are made of, beside the reviews.
struct Sources {
    written: Vec<Listing>,
    wikipedia: Vec<wikipedia::Row>,
    streaming: Vec<streaming::Row>,
}

impl Sources {
    /// Joins the listings of one film, the most trusted source first, and gives who is billed beside whom.
    fn join(
        self,
        tables: &Tables,
        report: &mut Vec<(&'static str, usize)>,
    ) -> anyhow::Result<(Vec<Listing>, people::Billed)> {
        let billed = self.wikipedia.iter().flat_map(|row| &row.cast);
        let listed = self.streaming.iter().flat_map(|row| row.cast.split(", "));
        let mononyms = name::Mononyms::counted(billed.map(String::as_str).chain(listed));
        let mut joined = Joined::default();
        let mut billed = people::Billed::default();
        let mut versions = Versions::default();
        for listing in reviewed::listings()? {
            joined.add(tables.renamed(listing));
        }
        report.push(("reviewed", joined.len()));
        for listing in self.written {
            let cast = listing.cast.iter().map(Credit::name);
            billed.add(cast.clone());
            versions.add(&listing.title, listing.year.unwrap_or_default(), cast);
            joined.add(tables.renamed(listing.by_hand()));
        }
        report.push(("with those written by hand", joined.len()));
        for row in &self.wikipedia {
            let cast = row.cast.iter().map(String::as_str);
            billed.add(cast.clone());
            versions.add(&row.title, row.year, cast);
        }
        let mut shows = Shows::default();
        for row in &self.wikipedia {
            match wikipedia::read(row, &mononyms, &versions) {
                Read::Film(film) => {
                    if let Some(film) = tables.corrected(*film) {
                        joined.add(film);
                    }
                }
                Read::NoFilm => shows.add(row),
                Read::Nothing => {}
            }
        }
        report.push(("with Wikipedia", joined.len()));
        for row in &self.streaming {
            billed.add(row.cast.split(", "));
            let listing = streaming::listing(row, &mononyms);
            if let Some(listing) = listing.and_then(|listing| tables.corrected(listing))
                && (!shows.have(&listing) || joined.has(&listing))
            {
                joined.add(listing);
            }
        }
        report.push(("with the streaming shops", joined.len()));
        Ok((joined.films(), billed))
    }
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

/// The listings of a directory, file by file in the order of their names.
fn read_all(directory: &Path) -> anyhow::Result<Vec<Listing>> {
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
        listings.extend(rows);
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
