//! What the store costs: the read that every answer begins with, a change, a pick.

#![expect(clippy::unwrap_used, reason = "a benchmark that panics says where")]

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use reelated::config::Database;
use reelated::film::FilmId;
use reelated::settings::{Chosen, Field, Setting, Settings, Visibility, Way};
use reelated::snowflake::{GuildId, UserId};
use reelated::store::{Shown, Store, Writer};

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

criterion_group!(benches, store);
criterion_main!(benches);
