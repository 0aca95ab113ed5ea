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
    by_article: HashMap<String, Vec<usize>>,
    /// The ids that a film takes in, as it was written by hand.
    by_former_id: HashMap<String, usize>,
}

impl Joined {
    pub(crate) fn len(&self) -> usize {
        self.films.len()
    }

    /// Adds a listing, to the film it is of where that is known already.
    pub(crate) fn add(&mut self, mut listing: Listing) {
        let taken_in = self.takes_in(&listing);
        let at = if let Some(at) = taken_in.or_else(|| self.find(&listing)) {
            let film = &mut self.films[at];
            if taken_in.is_some() {
                // It was taken in for its wrong title or year.
                film.title.clone_into(&mut listing.title);
            }
            let is_called_so = listing.is_called_as_its_article();
            if film.trust == listing.trust && is_called_so && !film.is_called_as_its_article() {
                std::mem::swap(film, &mut listing);
            }
            film.complete(listing);
            at
        } else {
            self.films.push(listing);
            self.films.len() - 1
        };
        self.index(at);
    }

    fn index(&mut self, at: usize) {
        let film = &self.films[at];
        for title in film.title_keys() {
            let of_title = self.by_title.entry(title).or_default();
            if !of_title.contains(&at) {
                of_title.push(at);
            }
        }
        if let Some(article) = &film.article {
            let of_article = self.by_article.entry(article.clone()).or_default();
            if !of_article.contains(&at) {
                of_article.push(at);
            }
        }
        let former = film.formerly.iter().map(|id| (id.clone(), at));
        self.by_former_id.extend(former);
    }

    fn takes_in(&self, listing: &Listing) -> Option<usize> {
        let mut ids = listing.known_as.iter();
        ids.find_map(|id| self.by_former_id.get(id)).copied()
    }

    /// The film that a listing is of, where it is known already.
    fn find(&self, listing: &Listing) -> Option<usize> {
        let of_title = listing
            .title_keys()
            .filter_map(|title| self.by_title.get(&title))
            .flatten()
            .filter(|at| is_same(&self.films[**at], listing));
        let of_article = listing
            .article
            .iter()
            .filter_map(|article| self.by_article.get(article))
            .flatten()
            .filter(|at| have_one_article(&self.films[**at], listing));
        let same: BTreeSet<usize> = of_title.chain(of_article).copied().collect();
        same.into_iter()
            .min_by_key(|at| year_gap(&self.films[*at], listing))
    }

    /// Whether a listing is of a film that is known already.
    pub(crate) fn has(&self, listing: &Listing) -> bool {
        self.takes_in(listing).is_some() || self.find(listing).is_some()
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

/// Whether two listings with one article are of one film: a link can lead to another film of the title, but
/// not to one with the same people.
fn have_one_article(film: &Listing, other: &Listing) -> bool {
    let (_, cast) = film.folded_people();
    let (_, others) = other.folded_people();
    let shared = cast.iter().filter(|name| others.contains(name)).count();
    shared >= if year_gap(film, other) <= 1 { 1 } else { 4 }
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
    // What is written by hand to correct a director names nobody else.
    let corrects = |listing: &Listing| listing.trust >= Trust::Hand && listing.cast.is_empty();
    if gap == 0 && corrects(film) && key(&film.title) == key(&other.title) {
        return true;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Credit;

    fn film(title: &str, year: u16, cast: &[&str]) -> Listing {
        let mut film = Listing {
            title: title.to_owned(),
            year: Some(year),
            cast: cast
                .iter()
                .map(|name| Credit::Name((*name).to_owned()))
                .collect(),
            trust: Trust::Encyclopedia,
            ..Listing::default()
        };
        film.known_as = vec![film.plain_id()];
        film
    }

    fn labels(joined: Joined) -> Vec<(String, u16)> {
        let films = joined.films().into_iter();
        films
            .map(|film| (film.title, film.year.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_film_takes_in_the_ids_that_its_written_line_names() {
        let mut joined = Joined::default();
        let written = Listing {
            formerly: vec!["gumnaami-hindi-2020".to_owned()],
            directors: vec!["Srijit Mukherji".to_owned()],
            ..film("Gumnaami", 2019, &[])
        };
        joined.add(written.by_hand());
        joined.add(film("Gumnaami Hindi", 2020, &["Prosenjit Chatterjee"]));
        let films = joined.films();
        assert_eq!(films.len(), 1);
        assert_eq!(films[0].year, Some(2019));
        assert!(films[0].aliases.is_empty(), "{:?}", films[0].aliases);
    }

    #[test]
    fn listings_with_one_article_and_the_same_people_are_one_film() {
        let article = "The Perfect Gentleman is a 1935 comedy film starring Frank Morgan.";
        let about = |film: Listing, article: &str| Listing {
            article: Some(article.to_owned()),
            ..film
        };
        let mut joined = Joined::default();
        joined.add(about(
            film("The Imperfect Lady", 1935, &["Frank Morgan"]),
            article,
        ));
        joined.add(about(
            film("The Perfect Gentleman", 1935, &["Frank Morgan"]),
            article,
        ));
        // A link that leads to a remake.
        let other = "Law of the Plains is a 1938 Western.";
        joined.add(about(
            film("Law of the Plains", 1929, &["Tom Tyler"]),
            other,
        ));
        joined.add(about(
            film("Law of the Plains", 1938, &["Charles Starrett"]),
            other,
        ));
        assert_eq!(
            labels(joined),
            [
                ("The Perfect Gentleman".to_owned(), 1935),
                ("Law of the Plains".to_owned(), 1929),
                ("Law of the Plains".to_owned(), 1938),
            ]
        );
    }

    #[test]
    fn a_line_that_corrects_a_director_names_nobody_else() {
        let mut joined = Joined::default();
        let written = Listing {
            directors: vec!["Sidney Olcott".to_owned()],
            ..film("The Claw", 1927, &[])
        };
        joined.add(written.by_hand());
        let source = Listing {
            directors: vec!["Norman Kerry".to_owned()],
            ..film("The Claw", 1927, &["Norman Kerry", "Claire Windsor"])
        };
        joined.add(source);
        let films = joined.films();
        assert_eq!(films.len(), 1);
        assert_eq!(films[0].directors, ["Sidney Olcott"]);
        assert_eq!(films[0].cast.len(), 2);
    }
}
