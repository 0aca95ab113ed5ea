//! Names that many films hold, kept once.

use foldhash::HashSet;

use super::{Film, PersonName};

/// The names met so far, for whoever reads many films.
///
/// Somebody is in a dozen films, and names are half of what a film without a review holds.
#[derive(Debug, Default)]
pub struct NamePool(HashSet<PersonName>);

impl NamePool {
    /// Lets the film hold the pool's copy of each of its names.
    pub fn share(&mut self, film: &mut Film) {
        let cast = film.cast.iter_mut().map(|credit| &mut credit.person);
        let writers = film
            .extras
            .iter_mut()
            .flat_map(|extras| &mut extras.writers);
        for name in cast.chain(&mut film.directors).chain(writers) {
            if let Some(known) = self.0.get(name) {
                *name = known.clone();
            } else {
                self.0.insert(name.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{catalog, film};
    use crate::film::NamePool;

    #[test]
    fn films_of_one_person_hold_one_text() {
        let catalog = catalog([
            film("Heat", 1995).cast(["Al Pacino"]),
            film("Serpico", 1973).cast(["Al Pacino", "John Randolph"]),
        ]);
        let mut names = NamePool::default();
        let addresses = catalog.films().map(|no| {
            let mut film = catalog.film(no).clone();
            names.share(&mut film);
            film.cast[0].person.full().as_ptr()
        });
        let addresses: Vec<_> = addresses.collect();
        assert_eq!(addresses[0], addresses[1]);
    }
}
