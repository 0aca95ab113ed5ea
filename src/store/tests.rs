use std::fs;
use std::path::Path;
use std::time::Duration;

use jiff::civil::date;
use sqlx::{AnyConnection, ConnectOptions as _};

use crate::config::Database;
use crate::film::FilmId;
use crate::settings::{
    Change, Chosen, Entry, Field, Setting, Settings, SpoilerPolicy, Undone, Visibility, Way,
};
use crate::snowflake::ChannelId;

use super::*;

mod backups;
mod black_holes;
mod bursts;
mod failures;
mod film_days;
mod gateways;
mod killing;
mod members;
mod migrating;
mod moves;
mod picks;
mod starting;

/// The largest id there can be: its bits are a negative number.
const GUILD: GuildId = GuildId(u64::MAX);

/// Shows a server a film, and gives what it had been shown before.
async fn show(
    store: &Store,
    guild: GuildId,
    film: &str,
    forget: &[&str],
) -> Result<Vec<FilmId>, Error> {
    let choose = |before: &[FilmId]| {
        let shown = Shown {
            film: films(&[film])[0].clone(),
            forget: films(forget),
        };
        Some((before.to_vec(), shown))
    };
    let before = store.pick(guild, choose).await?;
    Ok(before.expect("a film is picked"))
}

/// Runs a test on SQLite, and on the PostgreSQL server that REELATED_TEST_POSTGRES names, where
/// the test has a schema to itself.
async fn on_each(test: impl AsyncFn(&Store)) {
    on_sqlite(&test).await;
    match postgres().await {
        Some(database) => {
            let store = Store::open(&database).await.unwrap();
            test(&store).await;
            raw(&store, "DROP SCHEMA \"$\" CASCADE").await;
            store.close().await;
        }
        None => println!("not run on PostgreSQL: REELATED_TEST_POSTGRES names no server"),
    }
}

async fn on_sqlite(test: impl AsyncFn(&Store)) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&file(dir.path())).await.unwrap();
    test(&store).await;
    store.close().await;
}

fn file(dir: &Path) -> Database {
    Database::File(dir.join("made/reelated.db"))
}

/// An empty schema, called like the test.
async fn postgres() -> Option<Database> {
    let url = std::env::var("REELATED_TEST_POSTGRES").ok()?;
    let mut connection = connect(&url).await;
    let sql = "DROP SCHEMA IF EXISTS \"$\" CASCADE; CREATE SCHEMA \"$\"".replace('$', &schema());
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}options[search_path]={}", schema());
    Some(Database::parse(&url, Path::new("")).unwrap())
}

fn schema() -> String {
    let thread = std::thread::current();
    thread.name().unwrap().replace("::", "_")
}

/// A connection that the store knows nothing of.
async fn connect(url: &str) -> AnyConnection {
    install_default_drivers();
    let options: AnyConnectOptions = url.parse().unwrap();
    options.connect().await.unwrap()
}

/// Runs SQL where the store writes; `$` is the test's schema.
async fn raw(store: &Store, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.replace('$', &schema()));
    let mut transaction = store.begin().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut transaction).await.unwrap();
    store.commit(transaction).await.unwrap();
}

async fn count(store: &Store, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    sqlx::query_scalar(sql)
        .fetch_one(&mut store.read().await.unwrap())
        .await
        .unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn writer(second: i64) -> Writer {
    Writer {
        guild: GUILD,
        who: Some(UserId(7)),
        at: at(second),
    }
}

async fn set(store: &Store, second: i64, setting: Setting) -> Result<Vec<Change>, Error> {
    let decide = |chosen: &mut Chosen| {
        chosen.set(setting);
        Ok::<_, ()>(())
    };
    let changed = store.change(writer(second), Way::Set, decide).await?;
    Ok(changed.unwrap())
}

const PRIVATE: Setting = Setting::Visibility(Visibility::Private);
const SHOWN: Setting = Setting::Spoilers(SpoilerPolicy::Shown);
const CHANNEL: Setting = Setting::FilmChannel(Some(ChannelId(5)));

#[tokio::test]
async fn settings_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let odd = Database::File(dir.path().join("ä b%25?#/reelated.db"));
    let store = Store::open(&odd).await.unwrap();
    set(&store, 1, PRIVATE).await.unwrap();
    store.close().await;
    let store = Store::open(&odd).await.unwrap();
    let chosen = store.settings(GUILD).await.unwrap();
    assert_eq!(chosen.iter().collect::<Vec<_>>(), [&PRIVATE]);
    assert!(store.settings(GuildId(1)).await.unwrap().is_empty());
    store.close().await;
}

#[tokio::test]
async fn every_change_is_remembered() {
    on_each(async |store| {
        set(store, 1, PRIVATE).await.unwrap();
        assert!(set(store, 2, PRIVATE).await.unwrap().is_empty());
        set(store, 3, SHOWN).await.unwrap();
        let refused = store
            .change(writer(4), Way::Set, |chosen| {
                chosen.unset(Field::Spoilers);
                Err("no")
            })
            .await;
        assert_eq!(refused.unwrap(), Err("no"));
        let bot = Writer {
            who: None,
            ..writer(5)
        };
        let reset = |chosen: &mut Chosen| {
            *chosen = Chosen::default();
            Ok::<_, ()>(())
        };
        store.change(bot, Way::Reset, reset).await.unwrap().unwrap();
        assert!(store.settings(GUILD).await.unwrap().is_empty());
        let history = store.history(GUILD).await.unwrap();
        let told: Vec<_> = history
            .iter()
            .map(|entry| {
                (
                    entry.at.as_second(),
                    entry.who,
                    entry.way,
                    entry.changes.len(),
                )
            })
            .collect();
        let admin = Some(UserId(7));
        assert_eq!(
            told,
            [
                (5, None, Way::Reset, 2),
                (3, admin, Way::Set, 1),
                (1, admin, Way::Set, 1),
            ]
        );
        assert_eq!(
            history[0].changes,
            [
                Change {
                    field: Field::Visibility,
                    was: Some(PRIVATE),
                    is: None
                },
                Change {
                    field: Field::Spoilers,
                    was: Some(SHOWN),
                    is: None
                },
            ]
        );
        assert!(store.history(GuildId(1)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_change_can_be_taken_back() {
    on_each(async |store| {
        set(store, 1, PRIVATE).await.unwrap();
        let public = Setting::Visibility(Visibility::Public);
        set(store, 2, public.clone()).await.unwrap();
        let numbers = async || -> Vec<i64> {
            let history = store.history(GUILD).await.unwrap();
            history.iter().map(|entry| entry.number).collect()
        };
        let [second, first] = numbers().await[..] else {
            panic!("two changes");
        };
        assert_eq!(
            store.undo(writer(3), first, |_| Ok(())).await.unwrap(),
            Undone::ChangedSince(vec![Field::Visibility])
        );
        let change = Change {
            field: Field::Visibility,
            was: Some(public),
            is: Some(PRIVATE),
        };
        assert_eq!(
            store.undo(writer(4), second, |_| Ok(())).await.unwrap(),
            Undone::Done(vec![change])
        );
        assert_eq!(
            store.undo(writer(5), first, |_| Ok(())).await.unwrap(),
            Undone::Done(vec![Change {
                field: Field::Visibility,
                was: Some(PRIVATE),
                is: None
            }])
        );
        assert!(store.settings(GUILD).await.unwrap().is_empty());
        assert_eq!(
            store.undo(writer(6), 999, |_| Ok(())).await.unwrap(),
            Undone::Forgotten
        );
        let elsewhere = Writer {
            guild: GuildId(1),
            ..writer(7)
        };
        assert_eq!(
            store.undo(elsewhere, first, |_| Ok(())).await.unwrap(),
            Undone::Forgotten
        );
    })
    .await;
}

#[tokio::test]
async fn fifty_changes_are_remembered() {
    on_each(async |store| {
        for second in 0..60 {
            let days = if second % 2 == 0 {
                PRIVATE
            } else {
                Setting::Visibility(Visibility::Public)
            };
            set(store, second, days).await.unwrap();
        }
        let history = store.history(GUILD).await.unwrap();
        assert_eq!(history.len(), 50);
        assert_eq!(history[0].at, at(59));
        assert_eq!(history[49].at, at(10));
        assert_eq!(count(store, "changed_settings").await, 50);
    })
    .await;
}

#[tokio::test]
async fn writers_never_cross() {
    on_each(async |store| {
        let writes = (0..10).map(|writer_number| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut kept = 0;
                for round in 0..10 {
                    let channel = ChannelId(1 + writer_number * 10 + round);
                    let add = |chosen: &mut Chosen| {
                        let mut channels = match chosen.get(Field::Channels) {
                            Some(Setting::Channels(channels)) => channels.clone(),
                            _ => std::collections::BTreeSet::new(),
                        };
                        channels.insert(channel);
                        chosen.set(Setting::Channels(channels));
                        Ok::<_, ()>(())
                    };
                    match store.change(writer(1), Way::Set, add).await {
                        Ok(_) => kept += 1,
                        // A refusal is an answer; a lost write is none.
                        Err(Error::Busy(_) | Error::Unreachable(_)) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
                kept
            })
        });
        let mut kept = 0;
        for write in writes.collect::<Vec<_>>() {
            kept += write.await.unwrap();
        }
        let chosen = store.settings(GUILD).await.unwrap();
        let Some(Setting::Channels(channels)) = chosen.get(Field::Channels) else {
            panic!("channels are chosen");
        };
        assert_eq!(channels.len(), kept);
    })
    .await;
}

#[tokio::test]
async fn a_setting_broken_by_hand_is_not_chosen_and_private_stays_private() {
    on_each(async |store| {
        set(store, 1, PRIVATE).await.unwrap();
        set(store, 1, SHOWN).await.unwrap();
        let broken = "UPDATE settings SET value = '\"\u{1}' WHERE field = 'answers.visibility'";
        raw(store, broken).await;
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [&SHOWN]);
        assert_eq!(chosen.unreadable().collect::<Vec<_>>(), [Field::Visibility]);
        let answers = |chosen: &Chosen| chosen.over(&Settings::default()).answers;
        assert_eq!(answers(&chosen), Visibility::Private);
        assert_eq!(set(store, 2, PRIVATE).await.unwrap().len(), 1);
        assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 2);

        // Where public channels were chosen, answers were private elsewhere.
        let public = |ids: &[u64]| Setting::Channels(ids.iter().copied().map(ChannelId).collect());
        set(store, 3, Setting::Visibility(Visibility::Public))
            .await
            .unwrap();
        set(store, 3, public(&[5])).await.unwrap();
        set(store, 3, CHANNEL).await.unwrap();
        let broken = "UPDATE settings SET value = '[5' WHERE field = 'answers.channels'";
        raw(store, broken).await;
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(answers(&chosen), Visibility::Private);
        let listed = store.film_servers().await.unwrap();
        assert_eq!(listed, [(GUILD, chosen)]);
        // Choosing nowhere in particular is a decision again, though it is the default.
        assert_eq!(set(store, 4, public(&[])).await.unwrap().len(), 1);
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(answers(&chosen), Visibility::Public);
    })
    .await;
}

fn films(names: &[&str]) -> Vec<FilmId> {
    names
        .iter()
        .map(|name| FilmId::parse(name).unwrap())
        .collect()
}

#[tokio::test]
async fn what_this_process_changes_holds_at_once() {
    on_each(async |store| {
        let now = std::time::Instant::now();
        assert!(store.recent_settings(GUILD, now).await.unwrap().is_empty());
        set(store, 1, PRIVATE).await.unwrap();
        let chosen = store.recent_settings(GUILD, now).await.unwrap();
        assert_eq!(chosen.get(Field::Visibility), Some(&PRIVATE));
        // As another process would.
        raw(store, "DELETE FROM settings").await;
        let chosen = store.recent_settings(GUILD, now).await.unwrap();
        assert_eq!(chosen.get(Field::Visibility), Some(&PRIVATE));
        let later = now + cache::LIFETIME;
        let chosen = store.recent_settings(GUILD, later).await.unwrap();
        assert!(chosen.is_empty());
    })
    .await;
}

#[tokio::test]
async fn each_shard_has_its_own_servers() {
    on_each(async |store| {
        // The part above 22 bits decides; the largest id's is 2^42 - 1, which is odd.
        let guilds = [1, 4 << 22, 5 << 22, (5 << 22) + 7, u64::MAX].map(GuildId);
        for guild in guilds {
            show(store, guild, "heat-1995", &[]).await.unwrap();
        }
        store.note_removal(guilds[2], at(0)).await.unwrap();
        let kept = async |number, of| {
            let kept = store.kept_servers(Shard { number, of }).await.unwrap();
            let kept = kept.iter().map(|kept| (kept.guild, kept.is_removed));
            kept.collect::<std::collections::BTreeSet<_>>()
        };
        let [small, even, odd, odder, largest] = guilds;
        assert_eq!(kept(0, 2).await, [(small, false), (even, false)].into());
        assert_eq!(
            kept(1, 2).await,
            [(odd, true), (odder, false), (largest, false)].into()
        );
        assert_eq!(kept(0, 1).await.len(), 5);
        assert_eq!(kept(6, 7).await, [].into());
    })
    .await;
}

#[tokio::test]
async fn a_removed_server_is_forgotten_after_thirty_days() {
    on_each(async |store| {
        const DAY: i64 = 24 * 60 * 60;
        set(store, 0, PRIVATE).await.unwrap();
        show(store, GUILD, "heat-1995", &[]).await.unwrap();
        store
            .claim_day(GUILD, date(2026, 11, 21), at(0))
            .await
            .unwrap();
        members::keep_everything(store).await;
        store
            .make_default(GUILD, &members::named_noir())
            .await
            .unwrap();
        // An unknown server is nobody's loss.
        store.note_removal(GuildId(1), at(0)).await.unwrap();
        assert!(!store.note_presence(GuildId(1)).await.unwrap());
        store.note_removal(GUILD, at(0)).await.unwrap();
        assert_eq!(store.forget_removed(at(30 * DAY - 1)).await.unwrap(), 0);
        assert!(store.note_presence(GUILD).await.unwrap());
        assert!(!store.note_presence(GUILD).await.unwrap());
        assert_eq!(store.forget_removed(at(31 * DAY)).await.unwrap(), 0);
        assert!(!store.settings(GUILD).await.unwrap().is_empty());
        store.note_removal(GUILD, at(40 * DAY)).await.unwrap();
        store.note_removal(GUILD, at(60 * DAY)).await.unwrap();
        assert_eq!(store.forget_removed(at(70 * DAY)).await.unwrap(), 1);
        for table in [
            "servers",
            "settings",
            "changes",
            "changed_settings",
            "shown_films",
            "film_days",
            "seen_films",
            "ratings",
            "watchlists",
            "default_watchlists",
            "wanted_films",
            "watched_films",
            "watched_by",
        ] {
            assert_eq!(count(store, table).await, 0, "{table}");
        }
    })
    .await;
}
