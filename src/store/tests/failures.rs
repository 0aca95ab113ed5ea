//! A store that cannot be reached or written: an error, and right again as soon as it can.

use super::*;

#[tokio::test]
async fn a_store_that_is_away_is_no_empty_store() {
    on_each(async |store| {
        set(store, 1, PRIVATE).await.unwrap();
        let nowhere = "postgres://nobody@127.0.0.1:1/nothing".parse().unwrap();
        let limits = Limits {
            absence: Duration::ZERO,
            ..store.limits
        };
        let pool = |purpose| {
            Connections::new(
                AnyConnectOptions::clone(&nowhere),
                Backend::Postgres,
                purpose,
                limits,
            )
            .pool()
        };
        let away = Store {
            reads: pool(Purpose::Read),
            writes: Writes::Pool(pool(Purpose::Write)),
            limits,
            ..store.clone()
        };
        let error = away.settings(GUILD).await.unwrap_err();
        assert!(matches!(error, Error::Unreachable(_)), "{error:?}");
        let error = set(&away, 1, PRIVATE).await.unwrap_err();
        assert!(matches!(error, Error::Unreachable(_)), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_refuses_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&file(dir.path())).await.unwrap();
    set(&store, 0, PRIVATE).await.unwrap();
    // SQLite's own limit ends in the same error as the disk's.
    raw(&store, "PRAGMA max_page_count = 1").await;
    let film = |number: i64| format!("{}-{number}", "long".repeat(8));
    let mut number = 0;
    let error = loop {
        number += 1;
        if let Err(error) = show(&store, GUILD, &film(number), &[]).await {
            break error;
        }
    };
    assert!(matches!(error, Error::Full(_)), "{error:?}");
    assert_eq!(count(&store, "shown_films").await, number - 1);
    assert_eq!(
        store.settings(GUILD).await.unwrap().get(Field::Visibility),
        Some(&PRIVATE)
    );
    raw(&store, "PRAGMA max_page_count = 100000").await;
    show(&store, GUILD, &film(number), &[]).await.unwrap();
    assert_eq!(count(&store, "shown_films").await, number);
    store.close().await;
}

/// An error as a database gives it.
#[derive(Debug, thiserror::Error)]
#[error("code {0}")]
struct Coded(&'static str);

impl sqlx::error::DatabaseError for Coded {
    fn message(&self) -> &str {
        self.0
    }

    fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
        Some(self.0.into())
    }

    fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> sqlx::error::ErrorKind {
        sqlx::error::ErrorKind::Other
    }
}

#[test]
fn a_full_disk_is_known_by_every_code_it_shows_in() {
    // While it is written; while the file beside it is made; PostgreSQL's.
    for code in ["13", "4874", "53100"] {
        let error = Error::from(sqlx::Error::Database(Box::new(Coded(code))));
        assert!(matches!(error, Error::Full(_)), "{error:?}");
    }
    let other = Error::from(sqlx::Error::Database(Box::new(Coded("10"))));
    assert!(matches!(other, Error::Unreachable(_)), "{other:?}");
}

#[tokio::test]
async fn a_file_that_takes_no_writes_refuses_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&file(dir.path())).await.unwrap();
    set(&store, 0, PRIVATE).await.unwrap();
    raw(&store, "PRAGMA query_only = ON").await;
    let error = set(&store, 1, SHOWN).await.unwrap_err();
    assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 1);
    // The next connection finds that it is writable again.
    set(&store, 1, SHOWN).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn what_is_no_database_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("notes.txt");
    fs::write(&path, "These are notes, and no database. ".repeat(100)).unwrap();
    let error = Store::open(&Database::File(path)).await.unwrap_err();
    insta::assert_snapshot!(error, @"the database's file is damaged, or is not a database");
    let below_a_file = Database::File(dir.path().join("notes.txt/reelated.db"));
    let error = Store::open(&below_a_file).await.unwrap_err();
    assert!(matches!(error, Error::File(_)), "{error:?}");
    let error = Store::open(&Database::File(dir.path().into()))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unreachable(_)), "{error:?}");
}
