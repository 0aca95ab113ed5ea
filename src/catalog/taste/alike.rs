//! What other members of similar taste liked.

use std::collections::HashMap;

use super::{Taste, liking};
use crate::catalog::{Catalog, FilmNo};

/// So many members of the most similar taste are asked.
const NEIGHBOURS: usize = 40;
/// To have seen the same film makes two members a little alike, whatever they thought of it.
const SEEN_BOTH: f64 = 0.1;
/// A film counts as liked by as much as its liking, -1 to 1, is above this: a rating of 6 or 7.
const LIKED_FROM: f64 = 0.2;
/// So much similarity has to come together before the others count half of what they could.
const FEW: f64 = 1.0;

/// What members of similar taste say for films.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// For each film of the catalogue, some -1 to 1; empty where nobody's taste is similar.
    pub(super) says: Vec<f64>,
    /// How many of them liked each film.
    liked_by: HashMap<FilmNo, u32>,
}

impl Alike {
    /// Whose taste is similar, and what they liked. The nearest are asked, each as much as they
    /// agree: the product of both likings over the films that both rated, by the root of how many
    /// they rated.
    pub(super) fn to(catalog: &Catalog, taste: &Taste, others: &[Taste]) -> Self {
        let own: HashMap<FilmNo, f64> = taste
            .rated
            .iter()
            .map(|(no, score)| (*no, liking(*score)))
            .collect();
        let mut nearest: Vec<(f64, usize)> = Vec::new();
        for (at, other) in others.iter().enumerate() {
            let common = other
                .rated
                .iter()
                .filter_map(|(film, score)| Some(own.get(film)? * liking(*score) + SEEN_BOTH));
            let agreement = common.sum::<f64>();
            if agreement > 0.0 {
                let count = other.rated.iter().fold(0.0, |count, _| count + 1.0);
                nearest.push((agreement / f64::sqrt(count), at));
            }
        }
        if nearest.is_empty() {
            return Self::default();
        }
        nearest.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        nearest.truncate(NEIGHBOURS);
        let all = FEW
            + nearest
                .iter()
                .map(|(similarity, _)| similarity)
                .sum::<f64>();
        let mut says = vec![0.0; catalog.film_count()];
        let mut liked_by = HashMap::new();
        for (similarity, at) in nearest {
            for (film, score) in &others[at].rated {
                let liked = liking(*score) - LIKED_FROM;
                says[film.index()] += similarity * liked / all;
                if liked > 0.0 {
                    *liked_by.entry(*film).or_default() += 1;
                }
            }
        }
        Self { says, liked_by }
    }

    /// What they say for a film.
    pub(super) fn says_for(&self, film: FilmNo) -> f64 {
        self.says.get(film.index()).copied().unwrap_or_default()
    }

    /// How many of those asked liked a film.
    pub(super) fn liked_by(&self, film: FilmNo) -> u32 {
        self.liked_by.get(&film).copied().unwrap_or_default()
    }
}
