//! The bundled reviews: what the project promises of them, as far as a machine can tell.
//!
//! Each test names the files it complains of and says what to do. Mend the review rather than the
//! test; an entry in a list of exceptions wants its reason beside it.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use reelated::catalog::{Catalog, Census};
use reelated::film::Film;
use reelated::fold::fold;
use reelated::review::Review;

use crate::bundled::BUNDLED;

mod columns;
mod connections;
mod countries;
mod each;
mod listings;
mod names;
mod phrases;
mod set;
mod table;
mod wording;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(BUNDLED.reviews.clone()));

static CENSUS: LazyLock<Census> = LazyLock::new(|| CATALOG.census(usize::MAX));

/// The films with a review; a listing promises less.
fn reviews() -> impl Iterator<Item = &'static Review> {
    BUNDLED.reviews.iter().filter(|review| !review.is_listing())
}

/// The file that a film's review stands in: the words of its title and its year.
fn file(film: &Film) -> String {
    let name = film.year.map_or_else(
        || film.title.to_string(),
        |year| format!("{} {year}", film.title),
    );
    format!("reviews/{}.md", fold(&name).replace(' ', "-"))
}

/// What stands in the name of a second opinion's file for its column: `late-show`.
fn column_slug(reviewer: &str) -> String {
    let column = reviewer.rsplit(": ").next().unwrap_or(reviewer);
    fold(column).replace(' ', "-")
}

/// Fails with everything that is wrong, and what to do about it.
#[track_caller]
fn expect_none(wrong: &[String], to_do: &str) {
    assert!(wrong.is_empty(), "{to_do}\n  {}", wrong.join("\n  "));
}

#[test]
fn the_bundle_loads_without_a_warning() {
    assert!(BUNDLED.problems.is_empty(), "{}", BUNDLED.problems);
}

#[test]
fn every_file_is_named_after_its_film() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    let mut found: Vec<String> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| format!("reviews/{}", entry.unwrap().file_name().display()))
        .filter(|name| name != "reviews/README.md")
        .collect();
    let further = |review: &Review| {
        let first = file(&review.film);
        let stem = first.trim_end_matches(".md").to_owned();
        let columns = review
            .further
            .iter()
            .filter_map(|it| it.reviewer.as_deref());
        let columns: Vec<String> = columns.map(column_slug).collect();
        let names = columns
            .into_iter()
            .map(move |column| format!("{stem}.{column}.md"));
        names.chain([first])
    };
    let mut wanted: Vec<String> = BUNDLED.reviews.iter().flat_map(further).collect();
    found.sort();
    wanted.sort();
    let unnamed = |names: &[String], others: &[String]| -> Vec<String> {
        let names = names.iter().filter(|name| !others.contains(name));
        names.cloned().collect()
    };
    let missing = unnamed(&wanted, &found);
    expect_none(
        &unnamed(&found, &wanted),
        &format!(
            "rename these files after title and year, second opinions after their column, too: {missing:?} are not there"
        ),
    );
}
