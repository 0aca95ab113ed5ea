use jiff::civil::date;

use crate::config::Database;
use crate::film::FilmId;
use crate::settings::{Change, Chosen, Field, Setting, SpoilerPolicy, Visibility};
use crate::snowflake::ChannelId;

use super::*;

mod backups;
mod failures;
mod killing;
mod migrating;

/// The largest id there can be: its bits are a negative number.
const GUILD: GuildId = GuildId(u64::MAX);

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
    install_default_drivers();
    let pool = AnyPool::connect(&url).await.unwrap();
    let sql = "DROP SCHEMA IF EXISTS \"$\" CASCADE; CREATE SCHEMA \"$\"".replace('$', &schema());
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = format!("{url}{separator}options[search_path]={}", schema());
    Some(Database::parse(&url, Path::new("")).unwrap())
}

fn schema() -> String {
    let thread = std::thread::current();
    thread.name().unwrap().replace("::", "_")
}

/// Runs SQL past the store; `$` is the test's schema.
async fn raw(store: &Store, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.replace('$', &schema()));
    sqlx::raw_sql(sql).execute(&store.pool).await.unwrap();
}

async fn count(store: &Store, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    sqlx::query_scalar(sql)
        .fetch_one(&store.pool)
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
            store.undo(writer(3), first).await.unwrap(),
            Undone::ChangedSince(vec![Field::Visibility])
        );
        let change = Change {
            field: Field::Visibility,
            was: Some(public),
            is: Some(PRIVATE),
        };
        assert_eq!(
            store.undo(writer(4), second).await.unwrap(),
            Undone::Done(vec![change])
        );
        assert_eq!(
            store.undo(writer(5), first).await.unwrap(),
            Undone::Done(vec![Change {
                field: Field::Visibility,
                was: Some(PRIVATE),
                is: None
            }])
        );
        assert!(store.settings(GUILD).await.unwrap().is_empty());
        assert_eq!(store.undo(writer(6), 999).await.unwrap(), Undone::Forgotten);
        let elsewhere = Writer {
            guild: GuildId(1),
            ..writer(7)
        };
        assert_eq!(
            store.undo(elsewhere, first).await.unwrap(),
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
async fn a_setting_broken_by_hand_is_not_chosen() {
    on_each(async |store| {
        set(store, 1, PRIVATE).await.unwrap();
        set(store, 1, SHOWN).await.unwrap();
        let broken = "UPDATE settings SET value = '\"\u{1}' WHERE field = 'answers.visibility'";
        raw(store, broken).await;
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [&SHOWN]);
        assert_eq!(set(store, 2, PRIVATE).await.unwrap().len(), 1);
        assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 2);
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
async fn nothing_repeats_before_everything_was_shown() {
    on_each(async |store| {
        let all = films(&["heat-1995", "ran-1985", "pi-1998", "up-2009"]);
        let two = films(&["heat-1995", "ran-1985"]);
        let mut round = Vec::new();
        for roll in [9, 4, 5, 0] {
            round.push(
                store
                    .pick(GUILD, &all, roll)
                    .await
                    .unwrap()
                    .unwrap()
                    .clone(),
            );
        }
        let last = round[3].clone();
        round.sort();
        assert_eq!(round, {
            let mut sorted = all.clone();
            sorted.sort();
            sorted
        });
        // Everything starts again, but not with what was shown last.
        assert_ne!(store.pick(GUILD, &all, 0).await.unwrap(), Some(&last));
        // Only what fits is forgotten.
        for server in [1, 2] {
            let guild = GuildId(server);
            store.pick(guild, &films(&["pi-1998"]), 0).await.unwrap();
            for roll in 0..5 {
                store.pick(guild, &two, roll).await.unwrap();
            }
            let rest = films(&["pi-1998", "up-2009"]);
            assert_eq!(store.pick(guild, &rest, 0).await.unwrap(), Some(&rest[1]));
        }
        let one = films(&["heat-1995"]);
        for roll in [u32::MAX, 0] {
            assert_eq!(
                store.pick(GuildId(3), &one, roll).await.unwrap(),
                Some(&one[0])
            );
        }
        assert_eq!(store.pick(GUILD, &[], 0).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn two_processes_share_one_memory() {
    on_each(async |store| {
        let all: Vec<FilmId> = (0..40)
            .map(|film| films(&[&format!("film-{film}")])[0].clone())
            .collect();
        let picks = (0..4).map(|_| {
            let (store, all) = (store.clone(), all.clone());
            tokio::spawn(async move {
                let mut picked = Vec::new();
                for _ in 0..10 {
                    picked.push(store.pick(GUILD, &all, 3).await.unwrap().unwrap().clone());
                }
                picked
            })
        });
        let mut picked = Vec::new();
        for pick in picks.collect::<Vec<_>>() {
            picked.extend(pick.await.unwrap());
        }
        picked.sort();
        picked.dedup();
        assert_eq!(picked.len(), 40);
    })
    .await;
}

#[tokio::test]
async fn a_removed_server_is_forgotten_after_thirty_days() {
    on_each(async |store| {
        const DAY: i64 = 24 * 60 * 60;
        set(store, 0, PRIVATE).await.unwrap();
        store.pick(GUILD, &films(&["heat-1995"]), 0).await.unwrap();
        store
            .claim_day(GUILD, date(2026, 11, 21), at(0))
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
        ] {
            assert_eq!(count(store, table).await, 0, "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_day_is_claimed_once() {
    on_each(async |store| {
        let day = date(2026, 11, 21);
        let claims = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.claim_day(GUILD, day, at(0)).await.unwrap() })
        });
        let mut won = 0;
        for claim in claims.collect::<Vec<_>>() {
            won += usize::from(claim.await.unwrap());
        }
        assert_eq!(won, 1);
        assert!(store.claim_day(GuildId(1), day, at(0)).await.unwrap());
        store.give_day_back(GUILD, day).await.unwrap();
        assert!(store.claim_day(GUILD, day, at(0)).await.unwrap());
        store
            .settle_day(GUILD, day, DayOutcome::Posted)
            .await
            .unwrap();
        store.give_day_back(GUILD, day).await.unwrap();
        assert!(!store.claim_day(GUILD, day, at(0)).await.unwrap());
        // A month later the row is not needed any more.
        let later = at(32 * 24 * 60 * 60);
        assert!(
            store
                .claim_day(GUILD, date(2026, 12, 23), later)
                .await
                .unwrap()
        );
        assert_eq!(count(store, "film_days").await, 2);
    })
    .await;
}

#[tokio::test]
async fn refusals_in_a_row_are_counted() {
    on_each(async |store| {
        let settle = async |day: i8, outcome| {
            let day = date(2026, 11, day);
            store.claim_day(GUILD, day, at(0)).await.unwrap();
            store.settle_day(GUILD, day, outcome).await.unwrap()
        };
        set(store, 0, CHANNEL).await.unwrap();
        assert_eq!(settle(1, DayOutcome::Refused).await, 1);
        assert_eq!(settle(2, DayOutcome::Posted).await, 0);
        assert_eq!(settle(3, DayOutcome::Refused).await, 1);
        assert_eq!(settle(4, DayOutcome::Refused).await, 2);
        assert_eq!(settle(5, DayOutcome::Refused).await, 3);
        set(store, 0, Setting::FilmChannel(Some(ChannelId(6))))
            .await
            .unwrap();
        assert_eq!(settle(6, DayOutcome::Refused).await, 1);
    })
    .await;
}

#[tokio::test]
async fn servers_with_a_film_of_the_day_are_listed() {
    on_each(async |store| {
        set(store, 0, PRIVATE).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
        set(store, 0, CHANNEL).await.unwrap();
        let chosen: Chosen = [PRIVATE, CHANNEL].into_iter().collect();
        assert_eq!(store.film_servers().await.unwrap(), [(GUILD, chosen)]);
        store.note_removal(GUILD, at(0)).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
        store.note_presence(GUILD).await.unwrap();
        set(store, 0, Setting::FilmChannel(None)).await.unwrap();
        assert!(store.film_servers().await.unwrap().is_empty());
    })
    .await;
}
