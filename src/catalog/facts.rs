//! What filters ask of films, in one compact row each, so that all films can be looked through.

use crate::film::{Decade, Film, Genre, GenreSet, Minutes, Rating, Year};
use crate::review::Review;

/// What a role says of whom is only heard, in any spelling.
const HEARD: [&str; 3] = ["narrator", "narration", "voice"];

/// What filters ask of a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub(super) genres: GenreSet,
    pub(super) year: Option<Year>,
    pub(super) runtime: Option<Minutes>,
    pub(super) rating: Option<Rating>,
    pub(super) is_reviewed: bool,
    pub(super) is_confirmed: bool,
    /// Whether its fame is known, and not guessed by whoever is in it.
    pub(super) is_counted: bool,
    /// Which of the first sixteen of the cast are only heard, a bit each.
    heard: u16,
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
            is_counted: film.votes.is_some() || film.known_place.is_some(),
            heard: heard(film),
        }
    }

    /// Whether whoever stands at this place of the billing is only heard.
    pub(super) fn is_heard(self, place: u16) -> bool {
        self.heard.checked_shr(place.into()).unwrap_or(0) & 1 == 1
    }

    /// What people do in a film as a whole: they lend their voices, appear as themselves, or act.
    pub(super) fn craft(self) -> Craft {
        if self.genres.contains(Genre::Animation) {
            Craft::Voice
        } else if self.genres.contains(Genre::Documentary) {
            Craft::Themselves
        } else {
            Craft::Acting
        }
    }

    pub(super) fn is_of(&self, decade: Decade) -> bool {
        self.year.is_some_and(|year| decade.contains(year))
    }
}

/// What people do in a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Craft {
    Acting,
    Voice,
    Themselves,
}

fn heard(film: &Film) -> u16 {
    let is_heard = |role: &str| {
        let role = role.to_lowercase();
        HEARD.iter().any(|word| role.contains(word))
    };
    let cast = film.cast.iter().take(16).enumerate();
    let heard = cast.filter(|(_, credit)| credit.role.as_deref().is_some_and(is_heard));
    heard.fold(0, |bits, (place, _)| bits | 1 << place)
}
