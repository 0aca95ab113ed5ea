//! `reelated library`: what the library holds, as a page of Markdown.
//!
//! `reviews/README.md` ends with this page of the bundled reviews, so nothing in it depends on the day or
//! the machine.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use super::Output;
use crate::catalog::{Catalog, Census, DecadeCount, FilmNo};
use crate::config::Config;
use crate::diagnostic::{counted, grouped};
use crate::film::{Genre, Rating, Year};
use crate::markup::Markup;

/// How many people the page names.
const PEOPLE: usize = 25;

/// What the page begins with. In a file, whatever somebody wrote stands above it.
const HEADING: &str = "## What the library holds";

pub(super) fn run(
    config: &Config,
    update: Option<&Path>,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let library = match super::read_reviews(config, output) {
        Ok(library) => library,
        Err(problems) => return super::unusable(output, &problems),
    };
    let page = page(&Catalog::new(library.reviews));
    match update {
        None => output.line(page.trim_end())?,
        Some(file) => {
            let kept = fs::read_to_string(file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            let head = head(&kept).with_context(|| {
                format!(
                    "{} has no line \"{HEADING}\", so there is no telling what in it to keep. Write that line \
                     where the page is to begin.",
                    file.display()
                )
            })?;
            fs::write(file, format!("{head}{page}"))
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What stands in a file above the page, if the page is in it.
fn head(file: &str) -> Option<&str> {
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if line.trim_end() == HEADING {
            return Some(&file[..at]);
        }
        at += line.len();
    }
    None
}

/// The page, its sections one after another; a section without anything in it is left out.
fn page(catalog: &Catalog) -> String {
    let census = catalog.census(PEOPLE);
    let mut page = format!(
        "{HEADING}\n\n{} and {} in their casts and behind the camera.\n\
         `reelated library` made this; it says what there is, not what is good.\n",
        counted(catalog.film_count(), "film", "films"),
        counted(catalog.people_count(), "person", "people"),
    );
    for (heading, text) in [
        ("Reviewers", reviewers(catalog)),
        ("Films by decade and genre", decades(&census)),
        ("Ratings", ratings(&census)),
        ("Best connected people", people(catalog, &census)),
        ("Series", groups(catalog, &census.series)),
        ("Films of one title", groups(catalog, &census.same_title)),
        (
            "Films that no shared cast joins to the others",
            list(&titles(catalog, &census.apart)),
        ),
    ] {
        if !text.is_empty() {
            let _ = write!(page, "\n### {heading}\n\n{text}");
        }
    }
    page
}

/// A row of a table.
fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The row that aligns a table's first column left and the others right.
fn rule(columns: usize) -> String {
    format!("|---|{}\n", "---:|".repeat(columns - 1))
}

fn number(count: usize) -> String {
    if count == 0 {
        String::from("·")
    } else {
        grouped(count)
    }
}

/// Who wrote how many reviews, how they rate, and at what length; whoever wrote most comes first.
fn reviewers(catalog: &Catalog) -> String {
    let mut by: BTreeMap<&str, (usize, Vec<Rating>, Vec<usize>)> = BTreeMap::new();
    for review in catalog.films().map(|no| catalog.review(no)) {
        let Some(reviewer) = review.reviewer.as_deref() else {
            continue;
        };
        let (reviews, ratings, words) = by.entry(reviewer).or_default();
        *reviews += 1;
        ratings.extend(review.rating);
        words.extend(review.body.as_deref().map(count_words));
    }
    let mut by: Vec<_> = by.into_iter().collect();
    by.sort_by_key(|(_, (reviews, _, _))| std::cmp::Reverse(*reviews));
    if by.is_empty() {
        return String::new();
    }
    let heads = ["reviewer", "reviews", "median rating", "median words"];
    let mut table = row(heads.map(str::to_owned)) + &rule(heads.len());
    for (reviewer, (reviews, ratings, words)) in by {
        let rating = median(ratings).map_or_else(|| number(0), |rating| rating.to_string());
        table.push_str(&row([
            plain(reviewer),
            number(reviews),
            rating,
            number(median(words).unwrap_or_default()),
        ]));
    }
    table
}

/// The words of a text: what stands between spaces and has a letter or a digit.
fn count_words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// The one in the middle, the upper one of two.
fn median<T: Ord + Copy>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

fn decades(census: &Census) -> String {
    let decades = &census.decades;
    let films = decades.iter().map(|count| count.films).sum();
    let name = |count: &DecadeCount| {
        let name = count.decade.map(|decade| decade.to_string());
        name.unwrap_or_else(|| "no year".to_owned())
    };
    let line = |name: &str, count: &dyn Fn(&DecadeCount) -> usize, all: usize| {
        let counts = decades.iter().map(|decade| number(count(decade)));
        row([name.to_owned()]
            .into_iter()
            .chain(counts)
            .chain([number(all)]))
    };
    let heads = decades.iter().map(name);
    let mut table = row([String::new()]
        .into_iter()
        .chain(heads)
        .chain(["all".to_owned()]));
    table.push_str(&rule(decades.len() + 2));
    for genre in Genre::ALL {
        let of_genre = |decade: &DecadeCount| decade.of_genre[genre as usize];
        table.push_str(&line(genre.name(), &of_genre, census.of_genre(genre)));
    }
    table.push_str(&line("**films**", &|decade| decade.films, films));
    table
}

fn ratings(census: &Census) -> String {
    let (Some(lowest), Some(highest)) = (census.ratings.first(), census.ratings.last()) else {
        return String::new();
    };
    let median = census.median().unwrap_or(*lowest);
    let mut text = format!("From {lowest} to {highest}; the middle one is {median}.\n\n");
    text.push_str(&row(["rating", "films"].map(str::to_owned)));
    text.push_str(&rule(2));
    for whole in (0..=10).rev() {
        let of_whole = |rating: &&Rating| rating.tenths() / 10 == whole;
        let films = census.ratings.iter().filter(of_whole).count();
        let name = match whole {
            10 => whole.to_string(),
            _ => format!("{whole} to {whole}.9"),
        };
        text.push_str(&row([name, number(films)]));
    }
    text
}

fn people(catalog: &Catalog, census: &Census) -> String {
    if census.people.is_empty() {
        return String::new();
    }
    let heads = ["person", "films", "from", "to", "decades", "co-stars"];
    let mut table = row(heads.map(str::to_owned)) + &rule(heads.len());
    let year = |year: Option<Year>| year.map_or_else(|| number(0), |year| year.to_string());
    for count in &census.people {
        let (from, to) = count.years.unzip();
        table.push_str(&row([
            plain(catalog.person_name(count.person).full()),
            number(count.films),
            year(from),
            year(to),
            number(count.decades),
            number(count.costars),
        ]));
    }
    table
}

fn groups(catalog: &Catalog, groups: &[Vec<FilmNo>]) -> String {
    let titles_of = |films: &Vec<FilmNo>| titles(catalog, films).join(", ");
    list(&groups.iter().map(titles_of).collect::<Vec<_>>())
}

fn list(lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("- {}\n", lines.join("\n- "))
}

fn titles(catalog: &Catalog, films: &[FilmNo]) -> Vec<String> {
    films
        .iter()
        .map(|no| plain(&catalog.film(*no).title_and_year()))
        .collect()
}

/// A title or name with Markdown's marks escaped.
fn plain(text: &str) -> String {
    Markup::plain(text).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};

    #[test]
    fn the_page_of_a_small_library() {
        let catalog = catalog([
            film("Heat", 1995)
                .cast(["Al Pacino", "Robert De Niro"])
                .genres([Genre::Crime, Genre::Drama])
                .rated(86),
            film("Heat", 1986).cast(["Burt Reynolds"]).rated(50),
            film("Heat *II*", 0)
                .cast(["Al Pacino"])
                .genres([Genre::Crime]),
        ]);
        let page = page(&catalog);
        let rows = page.lines().filter(|line| !line.ends_with("| · |"));
        insta::assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
        ## What the library holds

        3 films and 3 people in their casts and behind the camera.
        `reelated library` made this; it says what there is, not what is good.

        ### Films by decade and genre

        |  | 1980s | 1990s | no year | all |
        |---|---:|---:|---:|---:|
        | Crime | · | 1 | 1 | 2 |
        | Drama | · | 1 | · | 1 |
        | **films** | 1 | 1 | 1 | 3 |

        ### Ratings

        From 5 to 8.6; the middle one is 8.6.

        | rating | films |
        |---|---:|
        | 8 to 8.9 | 1 |
        | 5 to 5.9 | 1 |

        ### Best connected people

        | person | films | from | to | decades | co-stars |
        |---|---:|---:|---:|---:|---:|
        | Al Pacino | 2 | 1995 | 1995 | 1 | 1 |
        | Robert De Niro | 1 | 1995 | 1995 | 1 | 1 |

        ### Films of one title

        - Heat (1986), Heat (1995)

        ### Films that no shared cast joins to the others

        - Heat (1986)
        ");
    }

    #[test]
    fn whatever_stands_above_the_page_is_kept() {
        assert_eq!(
            head("# Ours\n\nWe like films.\n\n## What the library holds\n\nold"),
            Some("# Ours\n\nWe like films.\n\n")
        );
        assert_eq!(head("## What the library holds"), Some(""));
        assert_eq!(head("# Ours\n\n### What the library holds\n"), None);
    }

    #[test]
    fn an_empty_library_has_a_page() {
        let page = page(&catalog([]));
        let headings = page.lines().filter(|line| line.starts_with('#'));
        insta::assert_snapshot!(headings.collect::<Vec<_>>().join("\n"), @r"
        ## What the library holds
        ### Films by decade and genre
        ");
    }
}
