//! What films have in common with others: series, mixtures of genres, countries, decades.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::facts::Facts;
use super::lists::Lists;
use super::{FilmNo, NO_SERIES};
use crate::film::{Country, Decade, GenreSet, Year};
use crate::fold::fold;
use crate::review::Review;

/// The films of each series, oldest first, and the series of each film.
pub(super) fn index_series(reviews: &[Review]) -> (Lists<FilmNo>, Box<[u32]>) {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut films: Vec<Vec<FilmNo>> = Vec::new();
    let mut of_film = Vec::with_capacity(reviews.len());
    for (at, review) in reviews.iter().enumerate() {
        let Some(series) = &review.film.series else {
            of_film.push(NO_SERIES);
            continue;
        };
        let next = FilmNo::at(films.len()).0;
        let number = *numbers.entry(fold(series)).or_insert(next);
        if number == next {
            films.push(Vec::new());
        }
        films[number as usize].push(FilmNo::at(at));
        of_film.push(number);
    }
    let series = Lists::new(films.iter().map(|films| films.iter().copied()));
    (series, of_film.into())
}

/// The different sets of countries that films are from, and each film's among them.
pub(super) fn origins(reviews: &[Review]) -> (Lists<Country>, Box<[u32]>) {
    let (all, of_film) = different(reviews.iter().map(|review| &*review.film.countries));
    let all = all.into_iter().map(|countries| countries.iter().copied());
    (Lists::new(all), of_film)
}

/// The different mixtures of genres, and each film's among them.
pub(super) fn mixtures(facts: &[Facts]) -> (Box<[GenreSet]>, Box<[u32]>) {
    let (bits, of_film) = different(facts.iter().map(|facts| facts.genres.bits()));
    let mut all = vec![GenreSet::default(); bits.len()];
    for (Facts { genres, .. }, number) in facts.iter().zip(&of_film) {
        all[*number as usize] = *genres;
    }
    (all.into(), of_film)
}

/// The different ones of what the films have, in the order in which they come, and each film's number
/// among them.
fn different<T: Copy + Eq + Hash>(of_films: impl Iterator<Item = T>) -> (Vec<T>, Box<[u32]>) {
    let mut numbers: HashMap<T, u32> = HashMap::new();
    let mut all = Vec::new();
    let of_film = of_films
        .map(|one| {
            let next = FilmNo::at(all.len()).0;
            *numbers.entry(one).or_insert_with(|| {
                all.push(one);
                next
            })
        })
        .collect();
    (all, of_film)
}

/// The decades that films are of, the newest first, with how many.
pub(super) fn decades(facts: &[Facts]) -> Box<[(Decade, usize)]> {
    let mut counts: BTreeMap<Decade, usize> = BTreeMap::new();
    for decade in facts
        .iter()
        .filter_map(|facts| facts.year.map(Year::decade))
    {
        *counts.entry(decade).or_default() += 1;
    }
    counts.into_iter().rev().collect()
}

/// The countries that films are from, those of the most films first, with how many.
pub(super) fn countries(reviews: &[Review]) -> Box<[(Country, usize)]> {
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    for country in reviews.iter().flat_map(|review| &review.film.countries) {
        *counts.entry(*country).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, films)| std::cmp::Reverse(*films));
    counts.into()
}
