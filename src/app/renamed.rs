//! What is kept of films that have another id now, moved there as the library changes.

use tracing::{error, info};

use super::App;
use crate::catalog::Catalog;
use crate::film::Film;
use crate::member::Noted;
use crate::store::{Error, Move, Store};

impl App {
    /// Moves what members keep of films to the ids that they have in the library: films whose title
    /// or year was corrected, and those that it did not have when they were typed. Where the store
    /// cannot be used all stays as it is, until the next time.
    pub async fn move_renamed(&self) {
        let Some(store) = self.store() else {
            return;
        };
        let catalog = self.catalog();
        match move_renamed(store, &catalog).await {
            Ok(0) => {}
            Ok(films) => info!(
                films,
                "moved what members keep of films that have another id now"
            ),
            Err(error) => error!(
                cause = format!("{:#}", anyhow::Error::from(error)),
                "what members keep of films that have another id now could not be moved"
            ),
        }
    }
}

async fn move_renamed(store: &Store, catalog: &Catalog) -> Result<usize, Error> {
    let kept = store.films_kept().await?;
    let moves: Vec<Move> = kept
        .iter()
        .filter_map(|kept| moved(catalog, kept))
        .collect();
    store.move_films(&moves).await?;
    Ok(moves.len())
}

/// Where a film is now, if not where it was.
fn moved(catalog: &Catalog, kept: &Noted) -> Option<Move> {
    let typed = || Film::unlisted(&kept.title).filter(|_| kept.film.is_unlisted());
    let known = catalog.find(&kept.film);
    let no = known.or_else(|| catalog.find_typed(&typed()?))?;
    let film = catalog.film(no);
    (film.id != kept.film).then(|| Move {
        from: kept.film.clone(),
        to: Noted::from(film),
    })
}
