//! What rated films have in common: where they are from, of which time they are, and what of them is
//! disliked.

use std::collections::BTreeMap;

use super::weighing::TasteWeights;
use super::{liking, shrink};
use crate::catalog::{Catalog, FilmNo};
use crate::film::Country;

/// From the first film on, for so many years.
pub(super) const FIRST_YEAR: u16 = 1870;
const YEARS: u16 = 230;
/// A genre or somebody is disliked where the likings of their rated films, shrunk, are on average
/// below this, and there are so many of these.
const DISLIKED: f64 = -0.25;
const SEVERAL: f64 = 2.0;

/// What of several rated films is disliked; `has` tells what a film has, each once.
pub(super) fn disliked<T: Ord + Copy>(
    rated: &[(FilmNo, u8)],
    has: impl Fn(FilmNo) -> Vec<T>,
) -> Vec<T> {
    let mut likings = BTreeMap::<T, (f64, f64)>::new();
    for (film, score) in rated {
        for one in has(*film) {
            let (sum, count) = likings.entry(one).or_default();
            *sum += liking(*score);
            *count += 1.0;
        }
    }
    let is_disliked =
        |(sum, count): (f64, f64)| count >= SEVERAL && shrink(sum, count, 0.0) < DISLIKED;
    let likings = likings.into_iter();
    let disliked = likings.filter(|(_, likings)| is_disliked(*likings));
    disliked.map(|(one, _)| one).collect()
}

/// How much more of what is liked is from somewhere than of all films, as far as several films say so.
/// That somebody likes films from where most are from says little.
pub(super) fn liked_origins(
    catalog: &Catalog,
    likings: impl Iterator<Item = (FilmNo, f64)>,
) -> Vec<f64> {
    // As if one more film were liked, from nowhere: a single one says little.
    let mut all = 1.0;
    let mut liked = BTreeMap::<Country, f64>::new();
    for (film, liking) in likings.filter(|(_, liking)| *liking > 0.0) {
        all += liking;
        for country in &catalog.film(film).countries {
            *liked.entry(*country).or_default() += liking;
        }
    }
    let more = |country: &Country| {
        let sum = liked.get(country)?;
        let usual = catalog.share_of_country(*country);
        Some((sum / all - usual).max(0.0) * (1.0 - usual))
    };
    let origins = (0..catalog.origins.len()).map(|at| catalog.origins.get(at));
    let most = |origin: &[Country]| origin.iter().filter_map(more).fold(0.0, f64::max);
    origins.map(most).collect()
}

/// How near each year is to the years of liked films, 0 to 1.
pub(super) fn nearness_of_years(
    catalog: &Catalog,
    weights: &TasteWeights,
    likings: impl Iterator<Item = (FilmNo, f64)>,
) -> Vec<f64> {
    let mut liked = BTreeMap::<u16, f64>::new();
    for (film, liking) in likings.filter(|(_, liking)| *liking > 0.0) {
        if let Some(year) = catalog.facts[film.index()].year {
            *liked.entry(year.get()).or_default() += liking;
        }
    }
    let all: f64 = liked.values().sum();
    let near = |year: u16| {
        let near = liked.iter();
        let near = near.map(|(other, liking)| liking * weights.of_years(other.abs_diff(year)));
        if all > 0.0 {
            near.sum::<f64>() / all
        } else {
            0.0
        }
    };
    (FIRST_YEAR..FIRST_YEAR + YEARS).map(near).collect()
}
