//! What is kept about films whose id has changed: moved to the new one as the library changes.

use tracing::{error, info};

use super::App;
use crate::catalog::Catalog;
use crate::film::Film;
use crate::member::Noted;
use crate::store::{Error, Move, Store};

impl App {
    /// Moves what members keep about films to the ids that they have in the library: films whose
    /// title or year was corrected, and those that it did not have when they were typed. If the
    /// store cannot be used, everything stays as it is until the next time.
    pub async fn move_renamed(&self) {
        let Some(store) = self.store() else {
            return;
        };
        let catalog = self.catalog();
        match move_renamed(store, &catalog).await {
            Ok(0) => {}
            Ok(films) => info!(
                films,
                "moved what members keep about films whose id has changed"
            ),
            Err(error) => error!(
                cause = format!("{:#}", anyhow::Error::from(error)),
                "cannot move what members keep about films whose id has changed"
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

/// The id that a film has now, if it is not the one it had.
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
