//! Many writes at once: they wait in line, are committed together, and hold up no read.

use super::*;

/// A connection that writes and does not end.
async fn hold_up(path: &Path) -> AnyConnection {
    let mut other = connect(&file::url(path, "rw").unwrap()).await;
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .unwrap();
    other
}

async fn opened() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    let store = Store::open(&Database::File(path.clone())).await.unwrap();
    (dir, path, store)
}

#[tokio::test]
async fn a_thousand_writes_at_once_are_kept_and_reads_do_not_wait() {
    let (_dir, path, store) = opened().await;
    let mut other = hold_up(&path).await;
    let film = members::film("heat-1995");
    let writes: Vec<_> = (1..=1000)
        .map(|member| {
            let (store, film) = (store.clone(), film.clone());
            tokio::spawn(async move { store.see(members::asker(member, 1), &film).await })
        })
        .collect();
    for _ in 0..100 {
        assert!(store.settings(GUILD).await.unwrap().is_empty());
    }
    // For longer than a first answer may take: until somebody else lost patience.
    let mut impatient = connect(&file::url(&path, "rw").unwrap()).await;
    let lost = "PRAGMA busy_timeout = 1500; BEGIN IMMEDIATE";
    let lost = sqlx::raw_sql(lost).execute(&mut impatient).await;
    assert!(matches!(Error::from(lost.unwrap_err()), Error::Busy(_)));
    assert_eq!(count(&store, "seen_films").await, 0);
    assert!(writes.iter().all(|write| !write.is_finished()));
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    for write in writes {
        assert!(write.await.unwrap().unwrap());
    }
    assert_eq!(count(&store, "seen_films").await, 1000);
    store.close().await;
}

#[tokio::test]
async fn writes_come_in_the_order_in_which_they_were_asked_for() {
    let (_dir, path, store) = opened().await;
    let mut other = hold_up(&path).await;
    let names: Vec<String> = (0..100).map(|number| format!("film-{number}")).collect();
    let writes: Vec<_> = names
        .iter()
        .map(|name| {
            let (store, name) = (store.clone(), name.clone());
            tokio::spawn(async move { show(&store, GUILD, &name, &[]).await })
        })
        .collect();
    tokio::task::yield_now().await;
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    for write in writes {
        write.await.unwrap().unwrap();
    }
    let shown = show(&store, GUILD, "last", &[]).await.unwrap();
    assert_eq!(
        shown,
        films(&names.iter().map(String::as_str).collect::<Vec<_>>())
    );
    store.close().await;
}

#[tokio::test]
async fn writes_that_wait_are_committed_together() {
    let (_dir, _path, store) = opened().await;
    let (first, _) = store.write(GuildId(1)).await.unwrap();
    let (line, mut waits) = (store.clone(), Vec::new());
    let mut second = Box::pin(line.write(GuildId(2)));
    let mut refused = Box::pin(line.write(GuildId(3)));
    // Both stand in line from now on.
    assert!(futures_util::poll!(&mut second).is_pending());
    assert!(futures_util::poll!(&mut refused).is_pending());
    let commit = |transaction| {
        let store = store.clone();
        tokio::spawn(async move { store.commit(transaction).await })
    };
    waits.push(commit(first));
    let (second, _) = second.await.unwrap();
    // The first waits for the second, and nobody sees it before it is on the disk.
    assert!(!waits[0].is_finished());
    assert_eq!(count(&store, "servers").await, 0);
    waits.push(commit(second));
    // What is taken back takes nothing else along.
    drop(refused.await.unwrap());
    for wait in waits {
        wait.await.unwrap().unwrap();
    }
    let everywhere = Shard { number: 0, of: 1 };
    let kept = store.kept_servers(everywhere).await.unwrap();
    let kept: Vec<u64> = kept.iter().map(|kept| kept.guild.0).collect();
    assert_eq!(kept, [1, 2]);
    store.close().await;
}

#[tokio::test]
async fn whoever_goes_away_in_the_middle_holds_up_nobody() {
    on_each(async |store| {
        let film = members::film("heat-1995");
        for round in 0..50u32 {
            let writes: Vec<_> = (1..=8)
                .map(|member| {
                    let (store, film) = (store.clone(), film.clone());
                    let asker = members::asker(u64::from(round) * 8 + member, 1);
                    tokio::spawn(async move { store.see(asker, &film).await })
                })
                .collect();
            for _ in 0..round {
                tokio::task::yield_now().await;
            }
            for (number, write) in writes.into_iter().enumerate() {
                if number % 2 == 0 {
                    write.abort();
                } else {
                    assert!(write.await.unwrap().unwrap());
                }
            }
        }
        assert!(count(store, "seen_films").await >= 200);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_written_to_a_file_that_nobody_finds_any_more() {
    let (dir, path, store) = opened().await;
    set(&store, 1, PRIVATE).await.unwrap();
    let elsewhere = dir.path().join("elsewhere.db");
    fs::rename(&path, &elsewhere).unwrap();
    let error = set(&store, 2, SHOWN).await.unwrap_err();
    insta::assert_snapshot!(error, @"the database's file was moved, replaced or deleted while the bot was running");
    fs::write(&path, "").unwrap();
    let error = set(&store, 2, SHOWN).await.unwrap_err();
    assert!(matches!(error, Error::Gone), "{error:?}");
    fs::rename(&elsewhere, &path).unwrap();
    set(&store, 2, SHOWN).await.unwrap();
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 2);
    store.close().await;
}
