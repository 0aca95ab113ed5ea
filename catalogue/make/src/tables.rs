//! What is written by hand about the sources' rows, in tables beside the listings: what is no film, who is
//! not in one, and who is called otherwise.
//!
//! In a table a line is a row with tabs between its columns, and a line that begins with `#` explains.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::listing::{Credit, Listing, folded_name, id_of};

/// The tables.
pub(crate) struct Tables {
    no_films: HashSet<String>,
    not_in_it: HashMap<String, Vec<String>>,
    people: HashMap<String, Vec<Renamed>>,
}

/// How somebody is called here, and where.
struct Renamed {
    to: String,
    years: RangeInclusive<u16>,
    in_cast: bool,
    in_directors: bool,
}

impl Tables {
    /// Reads the tables of a directory.
    pub(crate) fn read(directory: &Path) -> anyhow::Result<Self> {
        let mut no_films = HashSet::new();
        for row in rows(&directory.join("no-films.tsv"))? {
            let [title, year, _what] = row.as_slice() else {
                bail!("no-films.tsv: a title, a year and what it is in {row:?}");
            };
            no_films.insert(id_of(title, Some(year.parse()?)));
        }
        let mut not_in_it: HashMap<String, Vec<String>> = HashMap::new();
        for row in rows(&directory.join("not-in-it.tsv"))? {
            let [title, year, names] = row.as_slice() else {
                bail!("not-in-it.tsv: a title, a year and names in {row:?}");
            };
            let names = names.split(", ").map(folded_name);
            let of_film = not_in_it.entry(id_of(title, Some(year.parse()?)));
            of_film.or_default().extend(names);
        }
        let mut people: HashMap<String, Vec<Renamed>> = HashMap::new();
        for row in rows(&directory.join("people.tsv"))? {
            let (from, to, place) = match row.as_slice() {
                [from, to] => (from, to, ""),
                [from, to, place] => (from, to, place.as_str()),
                _ => bail!("people.tsv: two names and where in {row:?}"),
            };
            let renamed =
                Renamed::read(to, place).with_context(|| format!("people.tsv, {from}"))?;
            people.entry(folded_name(from)).or_default().push(renamed);
        }
        Ok(Self {
            no_films,
            not_in_it,
            people,
        })
    }

    /// A source's listing without whom it should not name; `None` where it is of no film.
    pub(crate) fn corrected(&self, mut listing: Listing) -> Option<Listing> {
        if listing.known_as.iter().any(|id| self.no_films.contains(id)) {
            return None;
        }
        for id in &listing.known_as {
            if let Some(names) = self.not_in_it.get(id) {
                let is_in_it = |name: &str| !names.contains(&folded_name(name));
                listing.cast.retain(|credit| is_in_it(credit.name()));
                listing.directors.retain(|name| is_in_it(name));
            }
        }
        Some(self.renamed(listing))
    }

    /// A listing in which everybody is called as they are here.
    pub(crate) fn renamed(&self, mut listing: Listing) -> Listing {
        let year = listing.year;
        for name in listing.cast.iter_mut().map(Credit::name_mut) {
            if let Some(called) = self.find(name, year, |rule| rule.in_cast) {
                called.clone_into(name);
            }
        }
        for name in &mut listing.directors {
            if let Some(called) = self.find(name, year, |rule| rule.in_directors) {
                called.clone_into(name);
            }
        }
        listing
    }

    /// How somebody in a cast of a year is called here.
    pub(crate) fn name_in_cast<'a>(&'a self, name: &'a str, year: Option<u16>) -> &'a str {
        self.find(name, year, |rule| rule.in_cast).unwrap_or(name)
    }

    fn find(
        &self,
        name: &str,
        year: Option<u16>,
        is_in_place: impl Fn(&Renamed) -> bool,
    ) -> Option<&str> {
        let year = year.unwrap_or_default();
        let mut rules = self.people.get(&folded_name(name)).into_iter().flatten();
        let found = rules.find(|rule| is_in_place(rule) && rule.years.contains(&year));
        found.map(|rule| rule.to.as_str())
    }
}

impl Renamed {
    fn read(to: &str, place: &str) -> anyhow::Result<Self> {
        let mut renamed = Self {
            to: to.to_owned(),
            years: 0..=u16::MAX,
            in_cast: true,
            in_directors: true,
        };
        for word in place.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "cast" => renamed.in_directors = false,
                "directors" => renamed.in_cast = false,
                years => renamed.years = read_years(years)?,
            }
        }
        Ok(renamed)
    }
}

/// "1938", "1938-1945", "-1945" or "1938-".
fn read_years(text: &str) -> anyhow::Result<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str, otherwise: u16| match text {
        "" => Ok(otherwise),
        text => text.parse().with_context(|| format!("{text} is no year")),
    };
    Ok(year(first, 0)?..=year(last, u16::MAX)?)
}

/// The rows of a table.
pub(crate) fn rows(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    Ok(lines.map(columns).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(people: &[(&str, &str, &str)]) -> Tables {
        let mut tables = Tables {
            no_films: HashSet::from(["grease-live-2016".to_owned()]),
            not_in_it: HashMap::from([("ransom-1996".to_owned(), vec![folded_name("Donna Reed")])]),
            people: HashMap::new(),
        };
        for (from, to, place) in people {
            let renamed = Renamed::read(to, place).expect("a row");
            tables
                .people
                .entry(folded_name(from))
                .or_default()
                .push(renamed);
        }
        tables
    }

    fn film(title: &str, year: u16, director: &str, star: &str) -> Listing {
        let listing = Listing {
            title: title.to_owned(),
            year: Some(year),
            directors: vec![director.to_owned()],
            cast: vec![Credit::Name(star.to_owned())],
            ..Listing::default()
        };
        listing.by_hand()
    }

    #[test]
    fn people_are_called_as_the_table_says_where_it_says_so() {
        let tables = tables(&[
            ("Lon Chaney", "Lon Chaney Jr.", "1931-"),
            ("Vijay", "A.L. Vijay", "directors"),
            ("James Mason", "Jim Mason", "-1934"),
        ]);
        for (year, director, star, expected) in [
            (
                1925,
                "Tod Browning",
                "Lon Chaney",
                ["Tod Browning", "Lon Chaney"],
            ),
            (
                1941,
                "George Waggner",
                "Lon Chaney",
                ["George Waggner", "Lon Chaney Jr."],
            ),
            (2013, "Vijay", "Vijay", ["A.L. Vijay", "Vijay"]),
            (
                1934,
                "Clyde Bruckman",
                "James Mason",
                ["Clyde Bruckman", "Jim Mason"],
            ),
            (
                1935,
                "Albert Parker",
                "James Mason",
                ["Albert Parker", "James Mason"],
            ),
        ] {
            let film = tables.renamed(film("A Film", year, director, star));
            assert_eq!([film.directors[0].as_str(), film.cast[0].name()], expected);
        }
    }

    #[test]
    fn what_is_no_film_and_who_is_not_in_one_go() {
        let tables = tables(&[]);
        let show = film("Grease Live!", 2016, "Thomas Kail", "Julianne Hough");
        assert!(tables.corrected(show).is_none());
        let ransom = tables.corrected(film("Ransom", 1996, "Ron Howard", "Donna Reed"));
        let ransom = ransom.expect("a film");
        assert!(ransom.cast.is_empty());
        assert_eq!(ransom.directors, ["Ron Howard"]);
    }
}
