//! What members rated and have seen, as a taste that the catalogue can read.

use crate::catalog::{Catalog, Taste};
use crate::member::Experience;

/// What can be read of a member's taste; films that left the library say nothing.
pub(crate) fn taste_of(catalog: &Catalog, experience: &Experience) -> Taste {
    let Experience {
        member: _,
        rated,
        seen,
        declined,
    } = experience;
    let find = |film| catalog.find(film);
    Taste {
        rated: rated
            .iter()
            .filter_map(|(film, score)| Some((find(film)?, score.get())))
            .collect(),
        seen: seen.iter().filter_map(find).collect(),
        declined: declined.iter().filter_map(find).collect(),
    }
}
