//! Reading the reviews again as their files change, while the bot runs.
//!
//! The system's notices say when to look; they are different on every system and missing on some
//! drives, so what is in the files decides. The catalogue is replaced whole: an answer in flight
//! sees the old one or the new one. A file that became bad keeps its old version.

use std::collections::HashSet;
use std::path::PathBuf;
use std::slice;
use std::sync::Arc;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::Notify;
use tokio::task::JoinError;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{error, info, warn};

use crate::app::App;
use crate::catalog::Catalog;
use crate::diagnostic::{Problem, Problems, Severity, counted};
use crate::film::FilmId;
use crate::library::{self, Library, Origins, Replaced, Source, Stamp, Strictness, Text};

/// Nothing changes for so long when whoever writes has come to an end.
const QUIET: Duration = Duration::from_millis(200);

/// Changes are not waited out for longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the files are looked at where no notice comes.
const UNASKED: Duration = Duration::from_secs(10);

/// The reviews that an app answers from, and where they come from.
#[derive(Debug)]
pub struct Reviews {
    sources: Vec<Source>,
    strictness: Strictness,
    origins: Origins,
    stamp: Stamp,
    /// What was said about them: nothing is said twice.
    said: HashSet<String>,
    /// What was guessed of the pasted texts among them.
    texts: HashSet<Text>,
    /// Which of them replace others.
    replaced: HashSet<Replaced>,
}

/// The app answers from the reviews as they are now.
#[derive(Debug)]
pub struct Reloaded {
    /// How many films there are.
    pub films: usize,
    /// How many records are left out.
    pub left_out: usize,
    /// What keeps records from being used, and did not at the last reading; their old versions stay.
    pub problems: Problems,
}

impl Reviews {
    /// A library as it was read; the stamp was taken just before.
    pub fn new(
        sources: Vec<Source>,
        strictness: Strictness,
        stamp: Stamp,
        library: &Library,
    ) -> Self {
        let mut reviews = Self {
            sources,
            strictness,
            origins: Origins::new(),
            stamp,
            said: HashSet::new(),
            texts: library.texts.iter().cloned().collect(),
            replaced: library.replaced.iter().cloned().collect(),
        };
        if reviews.can_change() {
            reviews.origins = library.origins();
            // It was said at the start.
            reviews.news(&library.problems);
        }
        reviews
    }

    /// Whether there is anything that can change.
    fn can_change(&self) -> bool {
        self.sources.iter().any(|source| !source.is_bundled())
    }

    fn have_changed(&self) -> bool {
        library::stamp(&self.sources) != self.stamp
    }

    /// Reads all reviews again, has the app answer from them, and logs what is new.
    pub fn reload(&mut self, app: &App) -> Reloaded {
        self.stamp = library::stamp(&self.sources);
        let before = app.catalog();
        let old = |film: &FilmId| before.find(film).map(|no| before.review(no).clone());
        let (library, problems) =
            library::reload(&self.sources, self.strictness, &self.origins, old);
        self.origins = library.origins();
        let texts: HashSet<Text> = library.texts.into_iter().collect();
        texts.difference(&self.texts).for_each(tell_text);
        self.texts = texts;
        let replaced: HashSet<Replaced> = library.replaced.into_iter().collect();
        replaced.difference(&self.replaced).for_each(tell_replaced);
        self.replaced = replaced;
        let left_out = library.left_out;
        let catalog = Catalog::new(library.reviews);
        let films = catalog.film_count();
        app.replace(catalog);
        let problems = self.news(&problems);
        for problem in problems.iter() {
            let file = problem.place().name();
            let had_films = self.origins.values().any(|origin| *origin.file == *file);
            warn!(
                file,
                line = problem.place().line_number(),
                code = problem.code(),
                "{}; {}",
                problem.message(),
                if had_films {
                    "the old version stays"
                } else {
                    "it is left out"
                }
            );
        }
        info!(films, left_out, "read the reviews again");
        Reloaded {
            films,
            left_out,
            problems,
        }
    }

    /// The errors that the last reading did not have.
    fn news(&mut self, problems: &Problems) -> Problems {
        let key = |problem: &Problem| {
            let line = problem.place().line_number().unwrap_or(0);
            format!("{}:{line}: {}", problem.place().name(), problem.message())
        };
        let before = std::mem::take(&mut self.said);
        let mut news = Problems::new();
        for problem in problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Error)
        {
            if !before.contains(&key(problem)) {
                news.push(problem.clone());
            }
            self.said.insert(key(problem));
        }
        news
    }
}

/// Logs what a library is: how much it has, what is left out of it and why, what replaces what.
pub fn tell(library: &Library) {
    let Library {
        reviews: _,
        origins: _,
        replaced,
        problems,
        left_out,
        files: _,
        texts,
    } = library;
    info!("the library has {}", library.count());
    replaced.iter().for_each(tell_replaced);
    texts.iter().for_each(tell_text);
    for problem in problems.iter() {
        let is_error = problem.severity() == Severity::Error;
        warn!(
            file = problem.place().name(),
            line = problem.place().line_number(),
            code = problem.code(),
            "{}{}",
            problem.message(),
            if is_error { "; it is left out" } else { "" }
        );
    }
    if *left_out > 0 {
        warn!("{}", said_left_out(*left_out));
    }
}

/// Says how many records are left out, and what to do.
pub fn said_left_out(count: usize) -> String {
    format!(
        "{} left out; `reelated check` says what is wrong",
        counted(count, "record is", "records are")
    )
}

/// Logs that somebody's review replaces another: they may not have known of it.
fn tell_replaced(replaced: &Replaced) {
    let Replaced { film, old, new } = replaced;
    info!(
        film = film.as_str(),
        "the review in {new} replaces the one in {old}"
    );
}

/// Logs what was guessed of a pasted text.
fn tell_text(text: &Text) {
    info!(
        file = &*text.file,
        film = text.film.as_str(),
        "a pasted text was read as a review. {}",
        text.guessed
    );
}

/// Keeps the app's reviews as they are in their files, for as long as it is polled; without
/// directories it only waits. Calls `tell` each time that it has read them.
///
/// What members keep about films whose id has changed moves with them, at the start as well as
/// later.
pub async fn watch(app: Arc<App>, reviews: Reviews, tell: impl FnMut(&Reloaded)) {
    let changed = Arc::new(Notify::new());
    // Notices come for as long as it lives, and before anything is waited for: none is missed.
    let _watcher = reviews
        .can_change()
        .then(|| watched(&reviews.sources, &changed));
    app.move_renamed().await;
    if !reviews.can_change() {
        return std::future::pending().await;
    }
    follow(app, reviews, &changed, tell).await;
}

/// The watcher of all that can be watched; logs what cannot.
fn watched(sources: &[Source], changed: &Arc<Notify>) -> Option<RecommendedWatcher> {
    let pause = UNASKED.as_secs();
    match ask_for_notices(sources, changed) {
        Ok((watcher, unwatched)) => {
            for (path, error) in unwatched {
                warn!(
                    path = %path.display(),
                    error = error.to_string(),
                    "the system does not report changes to reviews here: checking them every \
                     {pause} s"
                );
            }
            Some(watcher)
        }
        Err(error) => {
            warn!(
                error = error.to_string(),
                "the system does not report changes to reviews: checking them every {pause} s"
            );
            None
        }
    }
}

/// A path that cannot be watched, and why.
type Unwatched = (PathBuf, notify::Error);

/// Has the system notify of every change below the directories, for as long as the watcher lives.
/// One that cannot be watched leaves the others watched.
fn ask_for_notices(
    sources: &[Source],
    changed: &Arc<Notify>,
) -> notify::Result<(RecommendedWatcher, Vec<Unwatched>)> {
    let notified = Arc::clone(changed);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // That somebody reads a file is told, too: the bot itself does.
        let is_read = event.is_ok_and(|event| match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        });
        if !is_read {
            notified.notify_one();
        }
    })?;
    let paths = sources.iter().flat_map(|source| match source {
        Source::Catalogue | Source::Bundled => [].as_slice(),
        Source::Configured(path) => slice::from_ref(path),
        Source::Given(paths) => paths,
    });
    let unwatched = paths.filter_map(|path| {
        let error = watcher.watch(path, RecursiveMode::Recursive).err()?;
        Some((path.clone(), error))
    });
    let unwatched = unwatched.collect();
    Ok((watcher, unwatched))
}

/// Reads the reviews again after each burst of changes, and now and then looks unasked.
async fn follow(
    app: Arc<App>,
    mut reviews: Reviews,
    changed: &Notify,
    mut tell: impl FnMut(&Reloaded),
) {
    loop {
        let asked = tokio::select! {
            () = changed.notified() => true,
            () = sleep(UNASKED) => false,
        };
        if asked {
            quiet(changed).await;
        }
        let answering = Arc::clone(&app);
        let work = tokio::task::spawn_blocking(move || {
            let reloaded = (asked || reviews.have_changed()).then(|| reviews.reload(&answering));
            (reviews, reloaded)
        });
        let reloaded;
        (reviews, reloaded) = match work.await {
            Ok(done) => done,
            Err(error) => {
                tell_end(&error);
                return std::future::pending().await;
            }
        };
        if let Some(reloaded) = reloaded {
            app.move_renamed().await;
            tell(&reloaded);
        }
    }
}

/// Logs that reading the reviews broke off, unless that is because the runtime ends.
fn tell_end(error: &JoinError) {
    if error.is_panic() {
        error!(
            error = error.to_string(),
            "reading the reviews panicked: the bot carries on with those it has, and does not look \
             at their files again until it is restarted"
        );
    }
}

/// Waits until no change has been told of for a while.
async fn quiet(changed: &Notify) {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let pause = (Instant::now() + QUIET).min(end);
        if timeout_at(pause, changed.notified()).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
