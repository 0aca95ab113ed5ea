//! Joining: which listings are of one film, and which film stands in several sources.

use std::collections::{BTreeSet, HashMap};

use reelated::fold::fold;

use crate::listing::{Listing, Trust};

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
            .folded_titles()
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
        let titles: Vec<String> = self.films[at].folded_titles().collect();
        for title in titles {
            let of_title = self.by_title.entry(title).or_default();
            if !of_title.contains(&at) {
                of_title.push(at);
            }
        }
    }

    /// The films that have something to them, each with an id of its own where title and year are
    /// another film's too.
    pub(crate) fn films(self) -> Vec<Listing> {
        let mut films: Vec<Listing> = self
            .films
            .into_iter()
            .filter(|film| !film.cast.is_empty() || !film.directors.is_empty())
            .collect();
        for film in &mut films {
            tidy(film);
        }
        leave_out_lone_series(&mut films);
        give_ids(&mut films);
        films
    }
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
    if gap == 0 && is_telling && (is_thin || shared >= 1) && fold(&film.title) == fold(&other.title)
    {
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
fn is_one(name: &str, other: &str) -> bool {
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

/// Drops what says nothing: names that stand there in another spelling, aliases and titles in a language
/// that are the title.
fn tidy(film: &mut Listing) {
    let mut seen = vec![fold(&film.title)];
    film.aliases.retain(|alias| {
        let folded = fold(alias);
        let is_new = !folded.is_empty() && !seen.contains(&folded) && alias.chars().count() <= 120;
        if is_new {
            seen.push(folded);
        }
        is_new
    });
    let mut seen: Vec<String> = Vec::new();
    film.directors.retain(|name| {
        let folded = fold(name).replace(' ', "");
        let is_new = !seen.contains(&folded);
        seen.push(folded);
        is_new
    });
    let mut seen: Vec<String> = Vec::new();
    film.cast.retain(|credit| {
        let folded = fold(credit.name()).replace(' ', "");
        let is_new = !seen.contains(&folded);
        seen.push(folded);
        is_new
    });
    film.titles.retain(|_, title| *title != film.title);
    film.countries.truncate(6);
}

/// Gives films of one title and year ids that say whose they are.
///
/// The one that is trusted most keeps the plain id.
fn give_ids(films: &mut [Listing]) {
    let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, film) in films.iter().enumerate() {
        by_id.entry(plain_id(film)).or_default().push(at);
    }
    for (id, mut of_id) in by_id {
        if of_id.len() < 2 {
            continue;
        }
        of_id.sort_by_key(|at| {
            let film = &films[*at];
            (
                std::cmp::Reverse(film.trust),
                std::cmp::Reverse(film.cast.len()),
                film.sort_key(),
                film.directors.clone(),
            )
        });
        let mut taken = vec![id.clone()];
        for at in of_id.into_iter().skip(1) {
            let film = &mut films[at];
            let maker = film
                .directors
                .first()
                .map(String::as_str)
                .or_else(|| film.cast.first().map(crate::listing::Credit::name))
                .unwrap_or_default();
            let surname = fold(maker.rsplit(' ').next().unwrap_or_default()).replace(' ', "");
            let short: String = id.chars().take(40 - surname.len().min(16) - 1).collect();
            let mut new = format!(
                "{}-{}",
                short.trim_end_matches('-'),
                &surname[..surname.len().min(16)]
            );
            let mut number = 2;
            while taken.contains(&new) {
                new = format!("{short}-{number}");
                number += 1;
            }
            taken.push(new.clone());
            film.id = Some(new);
        }
    }
}

/// The id that a film has by its title and year.
pub(crate) fn plain_id(film: &Listing) -> String {
    use reelated::film::{FilmId, Title, Year};
    let title = Title::parse(&film.title).ok();
    title.map_or_else(String::new, |title| {
        FilmId::new(&title, film.year.and_then(Year::new))
            .as_str()
            .to_owned()
    })
}
