//! What the database holds about films that are not in the library: most likely a film's title or
//! year was corrected, and its file does not say what it was before.

use std::collections::HashSet;

use crate::config::Database;
use crate::diagnostic::{Place, Problem};
use crate::film::FilmId;
use crate::review::Review;
use crate::store::films_kept_in;

/// A warning for each film that members keep something about and that is not among the reviews.
/// What was put on a watchlist as typed does not count.
pub(super) fn problems(database: &Database, reviews: &[Review]) -> Vec<Problem> {
    let place = || {
        Place::file(match database {
            Database::File(path) => path.display().to_string(),
            Database::Server(url) => url.to_string(),
        })
    };
    let read = || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        anyhow::Ok(runtime.block_on(films_kept_in(database))?)
    };
    let kept = match read() {
        Ok(kept) => kept,
        Err(error) => {
            let message = format!("the database cannot be read: {error:#}");
            return vec![
                Problem::warning("database", place(), message)
                    .help("check `database.url`, and whether this version of the bot has used it"),
            ];
        }
    };
    let known: HashSet<&FilmId> = reviews
        .iter()
        .flat_map(|review| {
            let film = &review.film;
            std::iter::once(&film.id).chain(&film.extras().formerly)
        })
        .collect();
    let is_lost = |film: &FilmId| !film.is_unlisted() && !known.contains(film);
    kept.into_iter()
        .filter(|kept| is_lost(&kept.film))
        .map(|kept| {
            let (id, title) = (&kept.film, &kept.title);
            let message = format!(
                "members keep something about `{id}` ({title}), but there is no such film"
            );
            Problem::warning("kept-film", place(), message).help(format!(
                "if its title or year was corrected, put `formerly = [\"{id}\"]` into its file; if the \
                 film was taken out, all is well"
            ))
        })
        .collect()
}
