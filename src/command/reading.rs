//! Reading a call: what its options hold, which film or person a name means, and who may what. Knows
//! no command.

mod columns;
mod complete;
mod countries;
mod decades;
mod gate;
mod genres;
mod names;
mod options;
mod rows;
mod wish;

pub(crate) use complete::{DAY, FILM, ONE_GENRE, PERSON, complete_films};
pub(crate) use genres::{
    GENRE_SEPARATORS, complete_genres, nearest_genre, read_genre, split_genres,
};
pub(crate) use options::{REVIEWED, SORTS, SOURCES, echo};
pub(crate) use rows::{film_detail, film_labels};
pub(crate) use wish::{
    COLUMN, COUNTRY, DECADE, GENRE, IF_REVIEWED, MAX_MINUTES, MIN_RATING, WITH, filter, wish,
};
