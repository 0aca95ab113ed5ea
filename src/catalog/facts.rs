//! What filters ask of films, in one compact row each, so that all films can be looked through.

use crate::film::{Decade, GenreSet, Minutes, Rating, Year};
use crate::review::Review;

/// What filters ask of a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub(super) genres: GenreSet,
    pub(super) year: Option<Year>,
    pub(super) runtime: Option<Minutes>,
    pub(super) rating: Option<Rating>,
    pub(super) is_reviewed: bool,
    pub(super) is_confirmed: bool,
}

impl Facts {
    pub(super) fn of(review: &Review) -> Self {
        let film = &review.film;
        Self {
            genres: film.genres.iter().copied().collect(),
            year: film.year,
            runtime: film.runtime,
            rating: review.rating,
            is_reviewed: !review.is_listing(),
            is_confirmed: film.confirmed,
        }
    }

    pub(super) fn is_of(&self, decade: Decade) -> bool {
        self.year.is_some_and(|year| decade.contains(year))
    }
}
