//! What the store costs: the read that every answer begins with, a change, a pick; and a thousand
//! writes at once with reads beside them, on a disk as slow as BENCHMARKS.md says how to make it.

#![expect(clippy::unwrap_used, reason = "a benchmark that panics says where")]
#![expect(clippy::print_stdout, reason = "what a burst came to is said there")]

use std::collections::HashSet;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use reelated::config::Database;
use reelated::film::FilmId;
use reelated::member::Noted;
use reelated::settings::{Chosen, Field, Setting, Settings, Visibility, Way};
use reelated::snowflake::{GuildId, UserId};
use reelated::store::{Asker, Shown, Store, Writer};

/// As many as a busy bot has.
const SERVERS: u64 = 1_000;

fn writer(guild: u64) -> Writer {
    Writer {
        guild: GuildId(guild),
        who: Some(UserId(7)),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn store(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let database = Database::File(dir.path().join("reelated.db"));
    let store = runtime.block_on(async {
        let store = Store::open(&database).await.unwrap();
        for guild in 1..=SERVERS {
            // Every setting, so that as much as possible is read.
            let changed = store.change(writer(guild), Way::Import, |chosen: &mut Chosen| {
                *chosen = Field::ALL
                    .into_iter()
                    .map(|field| Setting::of(&Settings::default(), field))
                    .collect();
                Ok::<_, ()>(())
            });
            changed.await.unwrap().unwrap();
        }
        store
    });
    let mut guild = 0;
    let mut next = || {
        guild = guild % SERVERS + 1;
        GuildId(guild)
    };
    let defaults = Settings::default();
    criterion.bench_function("store/settings", |bencher| {
        bencher.iter(|| {
            let chosen = runtime.block_on(store.settings(next())).unwrap();
            black_box(chosen.over(&defaults))
        });
    });
    criterion.bench_function("store/settings of a server without any", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(store.settings(GuildId(u64::MAX))).unwrap()));
    });
    criterion.bench_function("store/settings read a moment ago", |bencher| {
        let now = Instant::now();
        bencher.iter(|| {
            let chosen = runtime.block_on(store.recent_settings(GuildId(1), now));
            black_box(chosen.unwrap().over(&defaults))
        });
    });
    let mut private = false;
    criterion.bench_function("store/change", |bencher| {
        bencher.iter(|| {
            private = !private;
            let change = store.change(writer(1), Way::Set, |chosen| {
                chosen.set(Setting::Visibility(if private {
                    Visibility::Private
                } else {
                    Visibility::Public
                }));
                Ok::<_, ()>(())
            });
            runtime.block_on(change).unwrap().unwrap()
        });
    });
    let films: Vec<FilmId> = (0..11_000)
        .map(|film| FilmId::parse(&format!("film-{film}")).unwrap())
        .collect();
    for (name, fitting) in [("250", &films[..250]), ("11,000", &films[..])] {
        let mut roll = 0u32;
        criterion.bench_function(&format!("store/pick of {name} films"), |bencher| {
            bencher.iter(|| {
                roll = roll.wrapping_add(7919);
                let choose = |shown: &[FilmId]| {
                    let is_shown: HashSet<_> = shown.iter().collect();
                    let fresh = fitting.iter().filter(|film| !is_shown.contains(film));
                    let fresh: Vec<_> = fresh.collect();
                    let (film, forget) = match fresh[..] {
                        [] => (fitting[0].clone(), shown.to_vec()),
                        _ => (fresh[roll as usize % fresh.len()].clone(), Vec::new()),
                    };
                    Some((film.clone(), Shown { film, forget }))
                };
                black_box(runtime.block_on(store.pick(next(), choose)).unwrap())
            });
        });
    }
    runtime.block_on(store.close());
}

/// How many writes come at once, and how many read beside them, one answer after the other.
const BURST: u64 = 1_000;
const READERS: u64 = 8;

/// Writes of as many members at once, in a hundred servers or in one, with reads beside them.
fn burst(criterion: &mut Criterion) {
    // Criterion measures one thing at a time; what is of interest here is what happens to the others.
    let mut is_wanted = false;
    criterion.bench_function("store/burst", |bencher| {
        is_wanted = true;
        bencher.iter(|| ());
    });
    if !is_wanted {
        return;
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (what, servers) in [("in 100 servers", 100), ("in one server", 1)] {
        let dir = tempfile::tempdir().unwrap();
        let database = match std::env::var("REELATED_TEST_POSTGRES") {
            Ok(url) => Database::parse(&url, dir.path()).unwrap(),
            Err(_) => Database::File(dir.path().join("reelated.db")),
        };
        runtime.block_on(burst_of(&database, what, servers));
    }
}

async fn burst_of(database: &Database, what: &str, servers: u64) {
    let store = Store::open(database).await.unwrap();
    // A film that no run before has left anything of.
    let name = format!("film-{:x}", rand::random::<u64>());
    let film = Noted {
        film: FilmId::parse(&name).unwrap(),
        title: "A film".to_owned(),
    };
    let start = Instant::now();
    let writes: Vec<_> = (1..=BURST)
        .map(|member| {
            let (store, film) = (store.clone(), film.clone());
            tokio::spawn(async move {
                let asker = Asker {
                    guild: GuildId(member % servers + 1),
                    member: UserId(member),
                    at: Timestamp::UNIX_EPOCH,
                };
                store.see(asker, &film).await.map(|_| start.elapsed())
            })
        })
        .collect();
    let is_over = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..READERS)
        .map(|reader| {
            let (store, is_over) = (store.clone(), Arc::clone(&is_over));
            tokio::spawn(async move {
                let mut took = Vec::new();
                for read in reader.. {
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                    let before = Instant::now();
                    store.settings(GuildId(read % servers + 1)).await.unwrap();
                    took.push(before.elapsed());
                }
                took
            })
        })
        .collect();
    let mut took = Vec::new();
    for write in writes {
        took.extend(write.await.unwrap().ok());
    }
    is_over.store(true, Ordering::Relaxed);
    let mut reads = Vec::new();
    for reader in readers {
        reads.extend(reader.await.unwrap());
    }
    let kept = took.len();
    let milliseconds = |times: &mut Vec<Duration>, percent: usize| {
        times.sort_unstable();
        let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times
            .get(at)
            .map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
    };
    println!(
        "{BURST} writes at once {what}: {kept} kept, the last after {:.0} ms; {} \
         reads beside them: p50 {:.2} ms, p99 {:.2} ms, the slowest {:.2} ms",
        milliseconds(&mut took, 100),
        reads.len(),
        milliseconds(&mut reads, 50),
        milliseconds(&mut reads, 99),
        milliseconds(&mut reads, 100),
    );
    store.close().await;
}

criterion_group!(benches, store, burst);
criterion_main!(benches);
