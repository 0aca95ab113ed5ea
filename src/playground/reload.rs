//! Reading the reviews again when their files change.
//!
//! Modification times are looked at, rather than the system's notices asked for: those are
//! different on every system, and missing on network drives and in containers.

use std::sync::Arc;
use std::time::Duration;

use tracing::{info, warn};

use super::Playground;
use crate::catalog::Catalog;
use crate::diagnostic::Style;
use crate::library::{self, Source, Stamp};

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(500);

/// The reviews that the app answers from at first.
#[derive(Debug)]
pub struct Reviews {
    /// Where they come from.
    pub sources: Vec<Source>,
    /// What the files were like just before they were read.
    pub stamp: Stamp,
}

/// Watches the directories among the sources, for as long as it is asked to; without any it only
/// waits.
pub(super) async fn watch(playground: &Arc<Playground>, reviews: Reviews) {
    let Reviews { sources, stamp } = reviews;
    if sources.iter().all(|source| *source == Source::Bundled) {
        return std::future::pending().await;
    }
    let sources = Arc::new(sources);
    let (mut read, mut last) = (Some(stamp), None);
    loop {
        let now = look(&sources).await;
        // Twice the same: whoever writes has come to an end.
        if now == last && now != read {
            read = now;
            reload(playground, &sources).await;
        }
        last = now;
        tokio::time::sleep(EVERY).await;
    }
}

async fn look(sources: &Arc<Vec<Source>>) -> Option<Stamp> {
    let sources = Arc::clone(sources);
    let stamped = tokio::task::spawn_blocking(move || library::stamp(&sources));
    stamped.await.ok()
}

/// Answers from the reviews as they are now, if they can be used; says so in any case.
async fn reload(playground: &Arc<Playground>, sources: &Arc<Vec<Source>>) {
    let sources = Arc::clone(sources);
    let loaded = tokio::task::spawn_blocking(move || {
        library::load(&sources, |_| {}).map(|library| Catalog::new(library.reviews))
    });
    let Ok(loaded) = loaded.await else {
        return;
    };
    let problems = match loaded {
        Ok(catalog) => {
            playground.app.replace(catalog);
            None
        }
        Err(problems) => Some(problems),
    };
    let films = playground.app.catalog().film_count();
    match &problems {
        None => info!(films, "read the reviews again"),
        Some(problems) => warn!(
            films,
            "the reviews changed and have {}: the old ones stay",
            problems.count()
        ),
    }
    let problems = problems.map(|problems| problems.render(Style::Plain));
    playground.events.reloaded(films, problems.as_deref());
}
