//! Two people of one name, told apart by when they worked.
//!
//! Who is two people is written down: by the pauses in careers alone, half of those found were one person
//! who came back after thirty years (Gloria Stuart, George Burns).

use reelated::fold::fold;

use crate::listing::{Credit, Listing};

/// Somebody who is less known than another of the name: the name, the years of their films, and what tells
/// them apart.
const LESS_KNOWN: [(&str, std::ops::RangeInclusive<u16>, &str); 10] = [
    ("Harrison Ford", 1900..=1940, "silent film actor"),
    ("Steve McQueen", 2000..=2100, "director"),
    ("Paul Guilfoyle", 1900..=1965, "born 1902"),
    ("Eduardo Noriega", 1900..=1980, "born 1916"),
    ("Jane Adams", 1900..=1960, "born 1918"),
    ("Ken Scott", 1900..=1975, "born 1928"),
    ("Paul Campbell", 1900..=1960, "born 1923"),
    ("Tom Wilson", 1900..=1945, "born 1880"),
    ("Robert Anderson", 1900..=1935, "born 1890"),
    ("Tom O'Brien", 1900..=1945, "born 1890"),
];

/// Gives the less known of two people of one name a qualifier in every film of theirs.
pub(crate) fn tell_apart(films: &mut [Listing]) {
    for film in films {
        let Some(year) = film.year else { continue };
        let qualify = |name: &mut String| {
            let folded = fold(name);
            let found = LESS_KNOWN
                .iter()
                .find(|(known, years, _)| fold(known) == folded && years.contains(&year));
            if let Some((.., qualifier)) = found {
                *name = format!("{name} ({qualifier})");
            }
        };
        film.cast.iter_mut().map(Credit::name_mut).for_each(qualify);
        film.directors.iter_mut().for_each(qualify);
    }
}
