//! The best-known films, by an order that stands in a table: their ids, the best known first.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::listing::Listing;
use crate::title::key;

/// Writes the ids of the films of a table, in its order, and gives those that are not there.
pub(crate) fn write(films: &[Listing], table: &Path, out: &Path) -> anyhow::Result<Vec<String>> {
    let text =
        fs::read_to_string(table).with_context(|| format!("{} cannot be read", table.display()))?;
    let mut by_title: HashMap<String, Vec<&Listing>> = HashMap::new();
    for film in films {
        for title in film.title_keys() {
            by_title.entry(title).or_default().push(film);
        }
    }
    let mut lines = String::new();
    let mut missing = Vec::new();
    for (rank, line) in (1..).zip(text.lines()) {
        let Some((title, year)) = line.split_once('\t') else {
            continue;
        };
        let year: u16 = year.trim().parse()?;
        let folded = key(title);
        let of_title = by_title.get(&folded).into_iter().flatten();
        let found = of_title
            .filter(|film| film.year.is_some_and(|other| other.abs_diff(year) <= 2))
            .min_by_key(|film| {
                (
                    film.year.map(|other| other.abs_diff(year)),
                    std::cmp::Reverse(film.trust),
                    std::cmp::Reverse(film.cast.len()),
                )
            });
        match found {
            Some(film) => {
                let id = film.id();
                if !lines.lines().any(|line| line == id) {
                    lines.push_str(&id);
                    lines.push('\n');
                }
            }
            None => missing.push(format!("{rank} {title} ({year})")),
        }
    }
    fs::write(out, lines)?;
    Ok(missing)
}
