//! What members rated and have seen, as a taste that the catalogue can read.

use crate::catalog::{Catalog, FilmNo, Taste};
use crate::film::FilmId;
use crate::member::{Experience, Score};

/// What can be read of a member's taste; films that left the library say nothing.
pub(crate) fn taste_of(catalog: &Catalog, experience: &Experience) -> Taste {
    let Experience {
        member: _,
        rated,
        seen,
        declined,
        wanted,
    } = experience;
    let find = |film| catalog.find(film);
    Taste {
        rated: rated_of(catalog, rated),
        seen: seen.iter().filter_map(find).collect(),
        declined: declined.iter().filter_map(find).collect(),
        wanted: wanted.iter().filter_map(find).collect(),
    }
}

/// The films that were rated, and how; without those that left the library.
pub(crate) fn rated_of(catalog: &Catalog, rated: &[(FilmId, Score)]) -> Vec<(FilmNo, u8)> {
    let rated = rated.iter();
    rated
        .filter_map(|(film, score)| Some((catalog.find(film)?, score.get())))
        .collect()
}
