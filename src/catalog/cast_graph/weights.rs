//! How much each thing counts that makes films related.

/// What counts how much.
///
/// Whatever agrees or clashes multiplies, so that no single thing makes a relative. The outcome is
/// flat around these values (BENCHMARKS.md, "Relations" and "Recommendations").
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// How fast lower billing counts less: a place weighs `1 / (1 + billing * place)`.
    pub billing: f64,
    /// The power of the sum over the shared people: below 1, each of several counts less.
    pub people: f64,
    /// The factor of a film that shares no cast and the mixture of genres.
    pub unshared: f64,
    /// What is left of somebody who is only heard in one of the films, or appears as themselves in
    /// one and acts in the other.
    pub heard: f64,
    /// The factor where no genre agrees.
    pub clash: f64,
    /// What is added to that where all genres agree; of some by the cosine of the two sets.
    pub genres: f64,
    /// The factor where only one of the films is for families or drawn.
    pub family: f64,
    /// The factor where one is a comedy or for families and the other dark, and neither both; or
    /// one of history or war and the other of science fiction or fantasy.
    pub mood: f64,
    /// The gain where the year is the same.
    pub years: f64,
    /// After so many years half of that gain is left.
    pub years_halved: f64,
    /// The gain of a shared director where cast is shared, too.
    pub director: f64,
    /// The gain of a shared director where none is.
    pub director_alone: f64,
    /// The gain of a shared writer who did not direct both.
    pub writer: f64,
    /// The gain where all words of the shorter title are in the longer.
    pub title: f64,
    /// The gain where people are shared with both films asked for.
    pub both: f64,
    /// The gain of the best-known film.
    pub fame: f64,
    /// A film that is less near, by people, genres, years and director, gains less by fame: the
    /// square of the part.
    pub near: f64,
    /// At this place among the best known half of that gain is left.
    pub fame_halved: f64,
    /// The gain of each point that the reviewer gave above a middling one; below it is lost.
    pub rating: f64,
}

impl Weights {
    /// The weights in use.
    pub const MEASURED: Self = Self {
        billing: 0.25,
        people: 0.7,
        unshared: 0.3,
        heard: 0.3,
        clash: 0.5,
        genres: 1.2,
        family: 0.25,
        mood: 0.15,
        years: 8.0,
        years_halved: 8.0,
        director: 0.5,
        director_alone: 3.5,
        // As much as a director: the films that it could be measured on have no writers.
        writer: 0.5,
        title: 4.0,
        both: 1.0,
        fame: 40.0,
        near: 4.0,
        fame_halved: 150.0,
        rating: 0.3,
    };

    /// What a place in the billing weighs, from 0.
    pub(super) fn of_place(&self, place: u16) -> f64 {
        1.0 / (1.0 + self.billing * f64::from(place))
    }

    /// What is left of the gain for the same year, of 1, where so many years lie between.
    pub(super) fn of_years(&self, apart: u16) -> f64 {
        self.years_halved / (self.years_halved + f64::from(apart))
    }
}
