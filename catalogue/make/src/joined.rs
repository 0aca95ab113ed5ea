//! Joining: which listings are of one film, and which film stands in several sources.

use std::collections::{BTreeSet, HashMap};

use reelated::fold::fold;

use crate::listing::{Listing, Trust};
use crate::title::key;

/// The films so far, by what they are called.
#[derive(Default)]
pub(crate) struct Joined {
    films: Vec<Listing>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Joined {
    pub(crate) fn len(&self) -> usize {
        self.films.len()
    }

    /// Adds a listing, to the film it is of where that is known already.
    pub(crate) fn add(&mut self, listing: Listing) {
        let candidates: BTreeSet<usize> = listing
            .title_keys()
            .filter_map(|title| self.by_title.get(&title))
            .flatten()
            .copied()
            .collect();
        let same = candidates
            .into_iter()
            .filter(|at| is_same(&self.films[*at], &listing))
            .min_by_key(|at| year_gap(&self.films[*at], &listing));
        let at = if let Some(at) = same {
            self.films[at].complete(listing);
            at
        } else {
            self.films.push(listing);
            self.films.len() - 1
        };
        let titles: Vec<String> = self.films[at].title_keys().collect();
        for title in titles {
            let of_title = self.by_title.entry(title).or_default();
            if !of_title.contains(&at) {
                of_title.push(at);
            }
        }
    }

    /// The films that have something to them.
    pub(crate) fn films(self) -> Vec<Listing> {
        let films = self.films.into_iter();
        films
            .filter(|film| !film.cast.is_empty() || !film.directors.is_empty())
            .collect()
    }
}

/// Takes what says nothing off the films: aliases that are the title, series of one film.
pub(crate) fn tidy(films: &mut [Listing]) {
    films.iter_mut().for_each(tidy_one);
    leave_out_lone_series(films);
}

/// A series of one film helps nobody.
fn leave_out_lone_series(films: &mut [Listing]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for series in films.iter().filter_map(|film| film.series.as_ref()) {
        *counts.entry(series.clone()).or_default() += 1;
    }
    for film in films {
        if film
            .series
            .as_ref()
            .is_some_and(|series| counts[series] < 2)
        {
            film.series = None;
        }
    }
}

fn year_gap(film: &Listing, other: &Listing) -> u16 {
    match (film.year, other.year) {
        (Some(a), Some(b)) => a.abs_diff(b),
        _ => 0,
    }
}

/// Whether two listings that share a title are of one film.
///
/// Who made it decides: a remake has the title and the year's neighbourhood, but not the people. A shop's
/// year is trusted little.
fn is_same(film: &Listing, other: &Listing) -> bool {
    let gap = year_gap(film, other);
    let (film_directors, film_cast) = film.folded_people();
    let (other_directors, other_cast) = other.folded_people();
    let directs = film
        .directors
        .iter()
        .any(|name| other.directors.iter().any(|same| is_one(name, same)));
    let shared = film_cast
        .iter()
        .filter(|name| other_cast.contains(name))
        .count();
    let leads = film_cast
        .first()
        .is_some_and(|lead| other_cast.iter().take(3).any(|name| name == lead));
    let knows_little = |listing: &Listing| listing.directors.is_empty() && listing.cast.is_empty();
    if knows_little(film) || knows_little(other) {
        return gap <= 1;
    }
    let by_shop = film.trust.min(other.trust) == Trust::Shop;
    // A documentary's sources name its makers or its subjects, and a title of several words is one film's.
    let is_thin = film_cast.len() <= 1 || other_cast.len() <= 1;
    let is_telling = film.title.contains(' ') && film.title.chars().count() >= 12;
    if gap == 0 && is_telling && (is_thin || shared >= 1) && key(&film.title) == key(&other.title) {
        return true;
    }
    match gap {
        0 | 1 => {
            let clash = !film_directors.is_empty() && !other_directors.is_empty() && !directs;
            directs || shared >= 2 || (shared >= 1 && !clash) || (shared >= 1 && leads)
        }
        2 => (directs && shared >= 1) || shared >= 2 || (directs && by_shop),
        _ if by_shop => (directs && shared >= 1) || shared >= 3,
        _ => false,
    }
}

/// Whether two spellings are one person's: "Robert J. Flaherty" and "Robert Flaherty", "Chris" and
/// "Christopher Bell".
pub(crate) fn is_one(name: &str, other: &str) -> bool {
    let (name, other) = (fold(name), fold(other));
    let ends = |name: &str| {
        let first: String = name.chars().take(2).collect();
        (
            first,
            name.rsplit(' ').next().unwrap_or_default().to_owned(),
        )
    };
    name.replace(' ', "") == other.replace(' ', "") || ends(&name) == ends(&other)
}

fn tidy_one(film: &mut Listing) {
    let mut seen = vec![fold(&film.title)];
    film.aliases.retain(|alias| {
        let folded = fold(alias);
        let is_new = !folded.is_empty() && !seen.contains(&folded) && alias.chars().count() <= 120;
        if is_new {
            seen.push(folded);
        }
        is_new
    });
    film.drop_doubles();
    film.titles.retain(|_, title| *title != film.title);
    film.countries.truncate(6);
}
