use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::*;
use crate::film::FilmId;
use crate::settings::Settings;

/// A directory with reviews, and an app that answers from them.
struct Place {
    directory: TempDir,
    app: Arc<App>,
}

impl Place {
    fn new(files: &[(&str, String)]) -> (Self, Reviews) {
        Self::under(Strictness::Lenient, files)
    }

    fn under(strictness: Strictness, files: &[(&str, String)]) -> (Self, Reviews) {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(directory.path().join(name), text).unwrap();
        }
        let sources = vec![Source::Configured(directory.path().to_owned())];
        let stamp = library::stamp(&sources);
        let library = library::load_as(strictness, &sources, |_| {}).unwrap();
        let reviews = Reviews::new(sources, strictness, stamp, &library);
        let catalog = Catalog::new(library.reviews);
        let app = Arc::new(App::new(catalog, Settings::default(), Box::new(|| 0)));
        (Self { directory, app }, reviews)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// The films that the app knows, each with its review.
    fn films(&self) -> Vec<(String, String)> {
        films(&self.app.catalog())
    }
}

fn films(catalog: &Catalog) -> Vec<(String, String)> {
    let film = |no| {
        let review = catalog.review(no);
        let body = review.body.as_deref().unwrap_or_default().trim();
        (review.film.title.to_string(), body.to_owned())
    };
    catalog.films().map(film).collect()
}

fn review(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n\n{body}\n")
}

fn pairs(films: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(title, body): &(&str, &str)| ((*title).to_owned(), (*body).to_owned());
    films.iter().map(owned).collect()
}

#[test]
fn a_file_that_became_bad_keeps_its_old_version() {
    let (place, mut reviews) = Place::new(&[
        ("a.md", review("Alpha", "Old.")),
        ("b.md", review("Beta", "Old.")),
    ]);
    place.write("a.md", "+++\ntitel = \"Alpha\"\n+++\nNew.\n");
    place.write("b.md", &review("Beta", "New."));
    place.write("c.md", &review("Gamma", "New."));
    let reloaded = reviews.reload(&place.app);
    assert_eq!((reloaded.films, reloaded.problems.errors()), (3, 1));
    let kept = pairs(&[("Alpha", "Old."), ("Beta", "New."), ("Gamma", "New.")]);
    assert_eq!(place.films(), kept);
    // It stays so, however often the others change.
    place.write("b.md", &review("Beta", "Newer."));
    reviews.reload(&place.app);
    assert_eq!(place.films()[0], kept[0]);
    place.write("a.md", &review("Alpha", "New."));
    assert!(reviews.reload(&place.app).problems.is_empty());
    assert_eq!(place.films()[0].1, "New.");
    // What was never good has no old version.
    place.write("d.md", "no front matter");
    assert_eq!(reviews.reload(&place.app).films, 3);
    fs::remove_file(place.path("b.md")).unwrap();
    assert_eq!(reviews.reload(&place.app).films, 2);
}

#[test]
fn a_bad_line_costs_no_other_line() {
    let line = |title: &str, body: &str| format!("{{\"title\":\"{title}\",\"body\":\"{body}\"}}\n");
    let bad = "{\"titel\":\"Beta\"}\n";
    let all = |body| [line("Alpha", body), line("Beta", body), line("Gamma", body)].concat();
    let with_bad = |body: &str| [&line("Alpha", body), bad, &line("Gamma", body)].concat();
    for (strictness, kept) in [(Strictness::Lenient, "New."), (Strictness::Strict, "Old.")] {
        let (place, mut reviews) = Place::under(strictness, &[("a.jsonl", all("Old."))]);
        place.write("a.jsonl", &with_bad("New."));
        let reloaded = reviews.reload(&place.app);
        assert_eq!((reloaded.problems.errors(), reloaded.left_out), (1, 1));
        let films = pairs(&[("Alpha", kept), ("Beta", "Old."), ("Gamma", kept)]);
        assert_eq!(place.films(), films, "{strictness:?}");
    }
    let (place, mut reviews) = Place::new(&[("a.jsonl", with_bad("Old."))]);
    assert_eq!(
        place.films(),
        pairs(&[("Alpha", "Old."), ("Gamma", "Old.")])
    );
    // What was said at the start is not said again.
    place.write("a.jsonl", &with_bad("New."));
    assert_eq!(reviews.reload(&place.app).problems.errors(), 0);
    assert_eq!(
        place.films(),
        pairs(&[("Alpha", "New."), ("Gamma", "New.")])
    );
}

#[test]
fn a_problem_is_said_once() {
    let (place, mut reviews) = Place::new(&[("a.md", review("Alpha", "Old."))]);
    let mut news = |text: &str| {
        place.write("a.md", text);
        let sources = [Source::Configured(place.directory.path().to_owned())];
        let (_, problems) = library::read(&sources, |_| {});
        reviews.news(&problems).errors()
    };
    let bad = "+++\ntitel = \"Alpha\"\n+++\nNew.\n";
    assert_eq!(news(bad), 1);
    assert_eq!(news(bad), 0);
    assert_eq!(news(&bad.replace("titel", "tytle")), 1);
    assert_eq!(news(&review("Alpha", "New.")), 0);
    // It has been corrected meanwhile, so this is news.
    assert_eq!(news(bad), 1);
}

#[test]
fn a_directory_that_went_away_keeps_its_films() {
    let (place, mut reviews) = Place::new(&[("a.md", review("Alpha", "Old."))]);
    let (here, away) = (
        place.path(""),
        place.directory.path().with_extension("away"),
    );
    fs::rename(&here, &away).unwrap();
    let reloaded = reviews.reload(&place.app);
    assert_eq!((reloaded.films, reloaded.problems.errors()), (1, 1));
    fs::rename(&away, &here).unwrap();
    assert!(reviews.reload(&place.app).problems.is_empty());
    assert_eq!(place.films(), pairs(&[("Alpha", "Old.")]));
}

#[test]
fn a_film_stays_with_the_file_that_had_it() {
    let (place, mut reviews) = Place::new(&[
        ("a.md", review("Alpha", "Old.")),
        ("b.md", review("Beta", "Old.")),
    ]);
    // The first in the order of names now claims the other's film.
    place.write("a.md", &review("Beta", "New."));
    let reloaded = reviews.reload(&place.app);
    assert_eq!(reloaded.films, 2);
    assert_eq!(place.films(), pairs(&[("Alpha", "Old."), ("Beta", "Old.")]));
    assert_eq!(reloaded.problems.errors(), 1);
}

#[test]
fn an_answer_in_flight_sees_the_old_catalogue_whole() {
    let (place, mut reviews) = Place::new(&[("a.md", review("Alpha", "Old."))]);
    let in_flight = place.app.catalog();
    place.write("a.md", &review("Alpha", "New."));
    place.write("b.md", &review("Beta", "New."));
    reviews.reload(&place.app);
    assert_eq!(films(&in_flight), pairs(&[("Alpha", "Old.")]));
    assert_eq!(place.films(), pairs(&[("Alpha", "New."), ("Beta", "New.")]));
    // Nothing else keeps it: what is replaced is freed.
    let old = Arc::downgrade(&in_flight);
    drop(in_flight);
    assert!(old.upgrade().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_thousand_edits_end_in_the_right_state() {
    const EDITS: usize = 1_000;
    let (place, reviews) = Place::new(&[("0.md", review("Film 0", "0"))]);
    let changed = Arc::new(Notify::new());
    let (told, mut reloads) = mpsc::unbounded_channel();
    let (app, notices) = (Arc::clone(&place.app), Arc::clone(&changed));
    let following = tokio::spawn(async move {
        follow(app, reviews, &notices, |reloaded| {
            _ = told.send(reloaded.problems.errors());
        })
        .await;
    });
    for edit in 0..EDITS {
        let film = edit % 7;
        let name = format!("{film}.md");
        match edit % 5 {
            // As an editor saves: empty at first, or half.
            0 => place.write(&name, ""),
            1 => place.write(&name, "+++\ntitle = "),
            2 => _ = fs::remove_file(place.path(&name)),
            _ => place.write(&name, &review(&format!("Film {film}"), &edit.to_string())),
        }
        changed.notify_one();
        if edit % 3 == 0 {
            tokio::task::yield_now().await;
        }
        if edit % 50 == 0 {
            reloads.recv().await.unwrap();
        }
    }
    for film in 0..7 {
        place.write(
            &format!("{film}.md"),
            &review(&format!("Film {film}"), "The last."),
        );
        changed.notify_one();
    }
    let wanted: Vec<_> = (0..7)
        .map(|film| (format!("Film {film}"), "The last.".to_owned()))
        .collect();
    timeout(Duration::from_secs(5), async {
        while place.films() != wanted {
            reloads.recv().await.unwrap();
        }
    })
    .await
    .expect("the last edit is read in time");
    following.abort();
    let film = FilmId::parse("film-3").unwrap();
    assert!(place.app.catalog().find(&film).is_some());
}

#[tokio::test(start_paused = true)]
async fn without_notices_the_files_are_looked_at() {
    let (place, reviews) = Place::new(&[("a.md", review("Alpha", "Old."))]);
    let (told, mut reloads) = mpsc::unbounded_channel();
    let app = Arc::clone(&place.app);
    let following = tokio::spawn(async move {
        let changed = Notify::new();
        follow(app, reviews, &changed, |reloaded| {
            _ = told.send(reloaded.films);
        })
        .await;
    });
    place.write("b.md", &review("Beta", "New."));
    assert_eq!(reloads.recv().await, Some(2));
    // As long as nothing changes, nothing is read.
    assert!(timeout(10 * UNASKED, reloads.recv()).await.is_err());
    following.abort();
}

#[tokio::test]
async fn a_directory_that_cannot_be_watched_leaves_the_others_watched() {
    let (place, _) = Place::new(&[("a.md", review("Alpha", "Old."))]);
    let missing = place.path("missing");
    let sources = [
        Source::Given(vec![missing.clone()]),
        Source::Configured(place.directory.path().to_owned()),
    ];
    let changed = Arc::new(Notify::new());
    let (_watcher, unwatched) = ask_for_notices(&sources, &changed).unwrap();
    let unwatched: Vec<_> = unwatched.into_iter().map(|(path, _)| path).collect();
    assert_eq!(unwatched, [missing]);
    place.write("a.md", &review("Alpha", "New."));
    timeout(Duration::from_secs(5), changed.notified())
        .await
        .expect("the system tells of the change");
}

/// What is logged, as text.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_panic_while_reading_is_logged_as_an_error() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .finish();
    let panicked = tokio::spawn(async { panic!("as a reader would") });
    let stopped = tokio::spawn(std::future::pending::<()>());
    stopped.abort();
    let errors = [panicked.await.unwrap_err(), stopped.await.unwrap_err()];
    tracing::subscriber::with_default(subscriber, || errors.iter().for_each(tell_end));
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    // The end of the runtime is no error.
    assert_eq!(logged.lines().count(), 1, "{logged}");
    assert!(logged.contains("ERROR") && logged.contains("reading the reviews panicked"));
}
