//! What a film has to fit to be picked.

use serde::{Deserialize, Serialize};

use super::PersonNo;
use super::facts::Facts;
use crate::film::{Country, Decade, Film, GenreSet, Minutes, Rating, Year};
use crate::review::{ColumnId, Review};

/// What a film has to fit; the default fits every reviewed film.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Filter {
    /// All of these genres.
    pub genres: GenreSet,
    /// Released in this decade.
    pub decade: Option<Decade>,
    /// Rated this or better.
    pub min_rating: Option<Rating>,
    /// Running so long at most.
    pub max_runtime: Option<Minutes>,
    /// With this person in the cast.
    pub with: Option<PersonNo>,
    /// From this country, among others.
    pub country: Option<Country>,
    /// With a review in this column, among others.
    pub column: Option<ColumnId>,
    /// Whether it has to have a review.
    pub reviewed: Reviewed,
    /// Only films that are confirmed to exist as released.
    pub leave_unconfirmed_out: bool,
    /// What the server leaves out of all picks.
    pub left_out: LeftOut,
}

/// Whether a film has to have a review.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reviewed {
    /// It has.
    #[default]
    Only,
    /// A listing will do.
    NoMatter,
}

impl Filter {
    /// Whether a film fits that no library has: nothing but its title and year is known.
    pub fn fits_unlisted(&self, film: Film) -> bool {
        let facts = Facts::of(&Review::listing(film));
        self.missed_by(&facts, |_| false, |_| false, |_| false) == 0
    }

    /// The parts that a film with these facts, and with these people, countries and columns, does not
    /// fit, as bits.
    pub(super) fn missed_by(
        &self,
        facts: &Facts,
        is_with: impl Fn(PersonNo) -> bool,
        is_from: impl Fn(Country) -> bool,
        is_in: impl Fn(ColumnId) -> bool,
    ) -> u16 {
        let Self {
            genres,
            decade,
            min_rating,
            max_runtime,
            with,
            country,
            column,
            reviewed: _,
            leave_unconfirmed_out,
            left_out,
        } = self;
        let misses = |part, is_missed: bool| if is_missed { bit(part) } else { 0 };
        misses(FilterPart::Genres, !facts.genres.contains_all(*genres))
            | misses(
                FilterPart::Decade,
                decade.is_some_and(|decade| !facts.is_of(decade)),
            )
            | misses(
                FilterPart::MinRating,
                min_rating.is_some_and(|least| facts.rating.is_none_or(|rating| rating < least)),
            )
            | misses(
                FilterPart::MaxRuntime,
                max_runtime.is_some_and(|most| facts.runtime.is_none_or(|time| time > most)),
            )
            | misses(
                FilterPart::With,
                with.is_some_and(|person| !is_with(person)),
            )
            | misses(
                FilterPart::Country,
                country.is_some_and(|country| !is_from(country)),
            )
            | misses(
                FilterPart::Column,
                column.is_some_and(|column| !is_in(column)),
            )
            | misses(
                FilterPart::Unconfirmed,
                *leave_unconfirmed_out && !facts.is_confirmed,
            )
            | misses(FilterPart::LeftOut, left_out.has(facts))
    }
}

/// What a server leaves out of all picks; the default leaves nothing out.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Films of any of these genres.
    pub genres: GenreSet,
    /// Films rated less, and films without a rating.
    pub below: Option<Rating>,
    /// Films released earlier, and films without a year.
    pub before: Option<Year>,
    /// Films released later, and films without a year.
    pub after: Option<Year>,
}

impl LeftOut {
    fn has(&self, facts: &Facts) -> bool {
        let Self {
            genres,
            below,
            before,
            after,
        } = self;
        facts.genres.shared(*genres) > 0
            || below.is_some_and(|least| facts.rating.is_none_or(|rating| rating < least))
            || before.is_some_and(|first| facts.year.is_none_or(|year| year < first))
            || after.is_some_and(|last| facts.year.is_none_or(|year| year > last))
    }
}

/// One part of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is named like its field of `Filter`")]
pub enum FilterPart {
    Genres,
    Decade,
    MinRating,
    MaxRuntime,
    With,
    Unconfirmed,
    LeftOut,
    Country,
    Column,
}

impl FilterPart {
    /// Whether it comes from whoever asks, and not from where they ask.
    pub fn is_asked_for(self) -> bool {
        !matches!(self, Self::Unconfirmed | Self::LeftOut)
    }

    pub(super) const ALL: [Self; 9] = [
        Self::Genres,
        Self::Decade,
        Self::MinRating,
        Self::MaxRuntime,
        Self::With,
        Self::Unconfirmed,
        Self::LeftOut,
        Self::Country,
        Self::Column,
    ];
}

pub(super) fn bit(part: FilterPart) -> u16 {
    1 << part as u8
}
