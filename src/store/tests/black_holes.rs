//! Databases that stop answering without a goodbye: nothing waits for them without end.

use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;

use super::*;

/// Limits for tests: short, and long enough for a busy machine.
pub(super) fn short() -> Limits {
    Limits {
        answer: Duration::from_millis(800),
        step: Duration::from_secs(2),
        absence: Duration::from_secs(5),
        write: Duration::from_secs(20),
        start: Duration::from_secs(5),
        migration: Duration::from_secs(20),
        close: Duration::from_millis(300),
    }
}

/// What a test waits at most for something that is to end by itself.
async fn in_time<T>(ends: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(30), ends)
        .await
        .expect("it ends by itself")
}

/// Stands between the store and PostgreSQL, and swallows what is said on demand.
struct Proxy {
    fate: watch::Sender<Fate>,
    database: Database,
}

/// What became of the connections that were there, and how many times that was decided.
#[derive(Clone, Copy)]
enum Fate {
    Swallowed(u64),
    Closed(u64),
}

impl Fate {
    fn round(self) -> u64 {
        match self {
            Self::Swallowed(round) | Self::Closed(round) => round,
        }
    }
}

impl Proxy {
    /// A proxy in front of a server.
    async fn before(database: &Database) -> Self {
        let Database::Server(url) = database else {
            unreachable!("it is a server");
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server: sqlx::postgres::PgConnectOptions = url.reveal().parse().unwrap();
        let mut url = url::Url::parse(url.reveal()).unwrap();
        url.set_host(Some("127.0.0.1")).unwrap();
        let port = listener.local_addr().unwrap().port();
        url.set_port(Some(port)).unwrap();
        let (fate, _) = watch::channel(Fate::Closed(0));
        let fates = fate.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let fate = fates.subscribe();
                if let Some(directory) = server.get_socket() {
                    let path = directory.join(format!(".s.PGSQL.{}", server.get_port()));
                    let server = UnixStream::connect(path).await.unwrap();
                    tokio::spawn(forward(client, server, fate));
                } else {
                    let address = (server.get_host(), server.get_port());
                    let server = TcpStream::connect(address).await.unwrap();
                    tokio::spawn(forward(client, server, fate));
                }
            }
        });
        Self {
            fate,
            database: Database::parse(url.as_str(), Path::new("")).unwrap(),
        }
    }

    /// Forwards nothing any more on the connections there are. New ones are fine.
    fn swallow(&self) {
        let fate = |fate: &mut Fate| *fate = Fate::Swallowed(fate.round() + 1);
        self.fate.send_modify(fate);
    }

    /// Closes the connections there are, as a server that starts anew.
    fn close(&self) {
        let fate = |fate: &mut Fate| *fate = Fate::Closed(fate.round() + 1);
        self.fate.send_modify(fate);
    }
}

async fn forward(
    mut client: TcpStream,
    mut server: impl AsyncRead + AsyncWrite + Unpin,
    mut fate: watch::Receiver<Fate>,
) {
    fate.mark_unchanged();
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => return,
        _ = fate.changed() => {}
    }
    let fate = *fate.borrow();
    if let Fate::Swallowed(_) = fate {
        // Both sockets stay open, and nobody reads from them.
        std::future::pending::<()>().await;
    }
}

#[tokio::test]
async fn connections_that_die_without_closing_are_replaced() {
    let Some(database) = postgres().await else {
        println!("not run: REELATED_TEST_POSTGRES names no server");
        return;
    };
    let proxy = Proxy::before(&database).await;
    let store = Store::open_within(&proxy.database, short()).await.unwrap();
    let film = members::film("heat-1995");
    let mut members = 0_u32;
    for _ in 0..3 {
        // As many as there are places, and more, so that all of them are taken by connections.
        let mut sees = Vec::new();
        for _ in 0..10 {
            members += 1;
            let (store, film) = (store.clone(), film.clone());
            sees.push(tokio::spawn(async move {
                let seen = store.see(members::asker(members.into(), 1), &film).await;
                seen.and(store.settings(GUILD).await)
            }));
        }
        for see in sees {
            in_time(see).await.unwrap().unwrap();
        }
        proxy.swallow();
    }
    assert_eq!(
        in_time(count(&store, "seen_films")).await,
        i64::from(members)
    );
    // One that dies in the middle of a write fails it, and holds up nobody for long.
    let (mut transaction, _) = store.write(GUILD).await.unwrap();
    let mut read = store.read().await.unwrap();
    proxy.swallow();
    for connection in [&mut transaction, &mut read] {
        let asked = sqlx::query_scalar("SELECT COUNT(*) FROM servers").fetch_one(connection);
        let answer: Result<i64, _> = in_time(asked).await;
        let error = Error::from(answer.unwrap_err());
        assert!(matches!(error, Error::Late(_)), "{error:?}");
    }
    drop((transaction, read));
    in_time(set(&store, 1, PRIVATE)).await.unwrap();
    assert_eq!(
        in_time(store.settings(GUILD)).await.unwrap().iter().count(),
        1
    );
    raw(&store, "DROP SCHEMA \"$\" CASCADE").await;
    // And nobody waits for a goodbye.
    let held = store.read().await.unwrap();
    proxy.swallow();
    in_time(store.close()).await;
    drop(held);
}

#[tokio::test]
async fn a_server_that_starts_anew_loses_no_write() {
    let Some(database) = postgres().await else {
        println!("not run: REELATED_TEST_POSTGRES names no server");
        return;
    };
    let proxy = Proxy::before(&database).await;
    let store = Store::open_within(&proxy.database, short()).await.unwrap();
    for second in 0..5_i64 {
        let channel = Setting::FilmChannel(Some(ChannelId(5 + second.unsigned_abs())));
        set(&store, second, channel.clone()).await.unwrap();
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(chosen.get(Field::FilmChannel), Some(&channel));
        proxy.close();
    }
    raw(&store, "DROP SCHEMA \"$\" CASCADE").await;
    store.close().await;
}

#[tokio::test]
async fn a_database_that_accepts_and_never_answers_is_said_at_the_start() {
    assert!(Limits::default().start < Duration::from_secs(10));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgres://bot@{}/films", listener.local_addr().unwrap());
    let database = Database::parse(&url, Path::new("")).unwrap();
    let limits = Limits {
        start: Duration::from_millis(50),
        ..Limits::default()
    };
    let error = in_time(Store::open_within(&database, limits)).await;
    let error = anyhow::Error::from(error.unwrap_err());
    insta::assert_snapshot!(format!("{error:#}"), @"the database did not answer within 50ms");
}

#[tokio::test]
async fn a_file_that_another_process_holds_is_said_at_the_start() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    fs::write(&path, "").unwrap();
    let mut other = connect(&file::url(&path, "rw").unwrap()).await;
    sqlx::raw_sql("BEGIN EXCLUSIVE")
        .execute(&mut other)
        .await
        .unwrap();
    let limits = Limits {
        answer: Duration::from_millis(10),
        start: Duration::from_millis(500),
        ..Limits::default()
    };
    let database = Database::File(path);
    let opened = in_time(Store::open_within(&database, limits)).await;
    let error = anyhow::Error::from(opened.unwrap_err());
    insta::assert_snapshot!(format!("{error:#}"), @"the database is busy with other writers: error returned from database: (code: 5) database is locked: (code: 5) database is locked");
}
