//! Two people of one name, told apart by when they worked.
//!
//! Who is known to be two stands in `written/people.tsv`. This is the rule for the others: between the films of
//! one person lie less than fifty years, unless `written/long-careers.txt` names them.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use reelated::fold::fold;

use crate::listing::Listing;
use crate::tables;

/// So many years lie between the films of one name at least if it is two people's.
const TWO_LIVES: u16 = 50;

/// Those who are one person all the same: they came back late, or are seen in old pictures.
pub(crate) struct LongCareers(HashSet<String>);

impl LongCareers {
    /// Reads the names of a list.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let names = tables::rows(path)?.into_iter().flatten();
        Ok(Self(names.map(|name| fold(&name)).collect()))
    }
}

/// Gives the less known of two people of a name a qualifier: until when, or since when. Known is who is in a
/// reviewed film, and otherwise who made more films.
pub(crate) fn tell_apart(films: &mut [Listing], careers: &LongCareers) {
    let mut years: BTreeMap<String, Vec<(u16, bool)>> = BTreeMap::new();
    for film in films.iter() {
        let Some(year) = film.year else { continue };
        let people: BTreeSet<&str> = film.people().collect();
        for name in people {
            let is_reviewed = film.as_reviewed.iter().any(|reviewed| reviewed == name);
            years
                .entry(name.to_owned())
                .or_default()
                .push((year, is_reviewed));
        }
    }
    years.retain(|name, _| !careers.0.contains(&fold(name)));
    let less_known: BTreeMap<String, LessKnown> = years
        .into_iter()
        .filter_map(|(name, years)| Some((name, LessKnown::of(years)?)))
        .collect();
    for film in films {
        let Some(year) = film.year else { continue };
        for name in film.people_mut() {
            let found = less_known
                .get(name)
                .and_then(|person| person.qualifier(year));
            if let Some(qualifier) = found {
                *name = format!("{name} ({qualifier})");
            }
        }
    }
}

/// When the less known of two people worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LessKnown {
    Until(u16),
    Since(u16),
}

impl LessKnown {
    /// Of the years of a name's films, and whether the film is reviewed.
    fn of(mut years: Vec<(u16, bool)>) -> Option<Self> {
        years.sort_unstable();
        let at = (1..years.len()).max_by_key(|at| years[*at].0 - years[*at - 1].0)?;
        let (first, second) = years.split_at(at);
        let (last, next) = (first.last()?.0, second.first()?.0);
        let known = |films: &[(u16, bool)]| (films.iter().any(|film| film.1), films.len());
        (next - last >= TWO_LIVES).then_some(if known(first) < known(second) {
            Self::Until(last)
        } else {
            Self::Since(next)
        })
    }

    fn qualifier(self, year: u16) -> Option<String> {
        match self {
            Self::Until(last) => (year <= last).then(|| format!("until {last}")),
            Self::Since(first) => (year >= first).then(|| format!("since {first}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_century_makes_two_people() {
        for (years, expected) in [
            (vec![1941, 1943, 1948, 2017], Some(LessKnown::Since(2017))),
            (vec![1917, 2010, 2013], Some(LessKnown::Until(1917))),
            (vec![1917, 2010], Some(LessKnown::Since(2010))),
            (vec![1939, 1988, 2000], None),
            (vec![1939], None),
        ] {
            let films = years.iter().map(|year| (*year, false)).collect();
            assert_eq!(LessKnown::of(films), expected, "{years:?}");
        }
        let of_a_reviewed_film = vec![(1953, false), (1954, false), (2004, true)];
        assert_eq!(
            LessKnown::of(of_a_reviewed_film),
            Some(LessKnown::Until(1954))
        );
    }
}
