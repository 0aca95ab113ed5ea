//! Processes that are killed while they write: nothing confirmed is lost, nothing is half done.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use super::*;
use crate::film::Year;
use crate::member::{ListName, Which};

/// Names the database to write to in a process that a test starts from its own binary.
const WRITE_TO: &str = "REELATED_TEST_WRITE_TO";
/// What tells the films of one process from those of another.
const MARK: &str = "REELATED_TEST_MARK";
const WRITERS: u64 = 10;
/// What was done with a film.
const SHOWN_ONLY: usize = 0;
const RATED: usize = 1;
const WATCHED: usize = 2;

/// What one process does until it is killed: ten writers, each with a server, change two settings
/// at once, pick, rate and watch films in turn, and say what was confirmed. Without its variable, nothing.
#[tokio::test]
async fn writes_until_killed() {
    let Ok(database) = std::env::var(WRITE_TO) else {
        return;
    };
    let mark = std::env::var(MARK).unwrap();
    let database = Database::parse(&database, Path::new("")).unwrap();
    let store = Store::open(&database).await.unwrap();
    let writers = (1..=WRITERS).map(|guild| {
        let (store, mark) = (store.clone(), mark.clone());
        tokio::spawn(async move {
            for number in 0.. {
                let kept = write(&store, GuildId(guild), &mark, number).await;
                if kept.is_ok() {
                    println!("kept {guild} {mark} {number}");
                }
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
}

async fn write(store: &Store, guild: GuildId, mark: &str, number: u16) -> Result<(), Error> {
    let writer = Writer { guild, ..writer(1) };
    let year = Year::new(1900 + number % 200);
    let both = |chosen: &mut Chosen| {
        chosen.set(Setting::EarliestYear(year));
        chosen.set(Setting::LatestYear(year));
        Ok::<_, ()>(())
    };
    let name = format!("{mark}-{number}");
    let asker = Asker {
        guild,
        ..members::asker(7, 1)
    };
    match number % 8 {
        0 | 2 | 4 | 6 => _ = store.change(writer, Way::Set, both).await?.unwrap(),
        3 => {
            let score = members::score(7);
            store
                .rate(asker, &members::film(&name), score, None)
                .await?;
        }
        7 => {
            let film = members::film(&name);
            let on = date(2026, 11, 21);
            let list = ListName::parse(&name).unwrap();
            store.create_list(guild, &list, true).await?;
            let list = Which::Named(list);
            store.want(asker, &list, &film).await?;
            let title = Some(film.title.as_str());
            store.watch(asker, &list, &film.film, title, on).await?;
            store.remove_list(guild, &list).await?;
        }
        _ => _ = show(store, guild, &name, &[]).await?,
    }
    Ok(())
}

fn start(database: &str, mark: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::tests::killing::writes_until_killed",
            "--nocapture",
        ])
        .env(WRITE_TO, database)
        .env(MARK, mark)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What a process said was kept: films by server, shown, rated or watched, and the highest even
/// number, a change.
#[derive(Default)]
struct Kept {
    films: [BTreeMap<u64, BTreeSet<String>>; 3],
    changes: BTreeMap<u64, u16>,
}

impl Kept {
    fn note(&mut self, line: &str) -> bool {
        let words: Vec<&str> = line.split(' ').collect();
        let ["kept", guild, mark, number] = words[..] else {
            return false;
        };
        let (guild, number): (u64, u16) = (guild.parse().unwrap(), number.parse().unwrap());
        if number.is_multiple_of(2) {
            self.changes.insert(guild, number);
        } else {
            let kind = match number % 8 {
                3 => RATED,
                7 => WATCHED,
                _ => SHOWN_ONLY,
            };
            let films = self.films[kind].entry(guild).or_default();
            films.insert(format!("{mark}-{number}"));
        }
        true
    }
}

/// Lets a process confirm so many writes, kills it, and gives what it confirmed until then.
fn kill_after(process: &mut Child, writes: usize) -> Kept {
    let mut kept = Kept::default();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut confirmed = 0;
    while confirmed < writes {
        let line = lines.next().expect("the process writes until it is killed");
        confirmed += usize::from(kept.note(&line.unwrap()));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    // What it said last is still in the pipe; a line that broke off confirmed nothing.
    for line in lines.map_while(Result::ok) {
        kept.note(&line);
    }
    kept
}

/// Checks what killed processes must not have broken, in one server.
async fn check(store: &Store, guild: u64, kept: &Kept) {
    let shown = films_of(store, "shown_films", guild).await;
    let rated = films_of(store, "ratings", guild).await;
    // What is read first may only have grown in what is read later.
    let watched = films_of(store, "watched_films", guild).await;
    for (kind, found) in [(SHOWN_ONLY, &shown), (RATED, &rated), (WATCHED, &watched)] {
        let confirmed = kept.films[kind].get(&guild).cloned().unwrap_or_default();
        let lost: Vec<&String> = confirmed.difference(found).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
    // Both rows of a rating or none; all of having watched a film, or none of it.
    let seen = films_of(store, "seen_films", guild).await;
    assert!(rated.is_subset(&seen) && watched.is_subset(&seen));
    let wanted = films_of(store, "wanted_films", guild).await;
    assert!(wanted.is_disjoint(&watched), "{wanted:?}");
    let history = store.watched(GuildId(guild)).await.unwrap();
    assert!(history.iter().all(|entry| entry.by == [UserId(7)]));
    // Wishes and the default list go with their list.
    let lists = store.lists(GuildId(guild)).await.unwrap();
    let lists: Vec<i64> = lists.into_iter().map(|list| list.number).collect();
    for (table, column) in [("wanted_films", "list"), ("default_watchlists", "number")] {
        let sql = format!("SELECT {column} FROM {table} WHERE server = $1");
        let named: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(to_sql(guild))
            .fetch_all(&mut store.read().await.unwrap())
            .await
            .unwrap();
        assert!(named.iter().all(|number| lists.contains(number)), "{table}");
    }
    // Both settings or none, each change standing on the one before it.
    let (chosen, history) = settled(store, GuildId(guild)).await;
    let mut now: Vec<Option<Setting>> = [Field::EarliestYear, Field::LatestYear]
        .map(|field| chosen.get(field).cloned())
        .to_vec();
    assert!(!history.is_empty() || !kept.changes.contains_key(&guild));
    for entry in history {
        let is: Vec<_> = entry
            .changes
            .iter()
            .map(|change| change.is.clone())
            .collect();
        assert_eq!(is, now);
        now = entry
            .changes
            .iter()
            .map(|change| change.was.clone())
            .collect();
    }
}

async fn films_of(store: &Store, table: &str, guild: u64) -> BTreeSet<String> {
    let sql = format!("SELECT film FROM {table} WHERE server = $1");
    let films: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(to_sql(guild))
        .fetch_all(&mut store.read().await.unwrap())
        .await
        .unwrap();
    films.into_iter().collect()
}

/// Settings and history of one moment: PostgreSQL may still end what a killed process began.
async fn settled(store: &Store, guild: GuildId) -> (Chosen, Vec<Entry>) {
    loop {
        let before = store.settings(guild).await.unwrap();
        let history = store.history(guild).await.unwrap();
        if store.settings(guild).await.unwrap() == before {
            return (before, history);
        }
    }
}

#[tokio::test]
async fn nothing_is_lost_when_a_process_is_killed_twenty_times() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    for round in 0..20 {
        let mut process = start(path.to_str().unwrap(), &format!("round{round}"));
        let kept = kill_after(&mut process, 20 + round * 50);
        let store = Store::open(&Database::File(path.clone())).await.unwrap();
        let verdict: String = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_one(&mut store.read().await.unwrap())
            .await
            .unwrap();
        assert_eq!(verdict, "ok");
        for guild in 1..=WRITERS {
            check(&store, guild, &kept).await;
            let Some(last) = kept.changes.get(&guild) else {
                continue;
            };
            // The last change that was confirmed, or one that was only kept.
            let chosen = store.settings(GuildId(guild)).await.unwrap();
            let year = |number: u16| Setting::EarliestYear(Year::new(1900 + number % 200));
            let possible = [year(*last), year(last + 2)];
            assert!(possible.contains(chosen.get(Field::EarliestYear).unwrap()));
        }
        store.close().await;
    }
}

#[tokio::test]
async fn a_killed_process_leaves_another_on_postgresql_in_peace() {
    let Some(database) = postgres().await else {
        println!("not run on PostgreSQL: REELATED_TEST_POSTGRES names no server");
        return;
    };
    let Database::Server(url) = &database else {
        unreachable!("it is a server");
    };
    let store = Store::open(&database).await.unwrap();
    for round in 0..20 {
        let mut killed = start(url.reveal(), &format!("killed{round}"));
        let mut other = start(url.reveal(), &format!("other{round}"));
        let of_killed = kill_after(&mut killed, 20 + round * 17 % 100);
        let of_other = kill_after(&mut other, 150);
        for guild in 1..=WRITERS {
            check(&store, guild, &of_killed).await;
            check(&store, guild, &of_other).await;
        }
    }
    raw(&store, "DROP SCHEMA \"$\" CASCADE").await;
    store.close().await;
}
