//! Starts: several at once, on new files, on full disks.

use super::*;

#[tokio::test]
async fn processes_that_start_together_on_an_empty_database_all_start() {
    for _ in 0..10 {
        let dir = tempfile::tempdir().unwrap();
        let starts: Vec<_> = (0..8)
            .map(|_| {
                let database = file(dir.path());
                // A thread with a runtime each, as processes have.
                std::thread::spawn(move || {
                    let runtime = tokio::runtime::Runtime::new().unwrap();
                    runtime.block_on(async {
                        let store = Store::open(&database).await?;
                        set(&store, 1, PRIVATE).await?;
                        store.close().await;
                        Ok::<_, Error>(())
                    })
                })
            })
            .collect();
        for start in starts {
            start.join().unwrap().unwrap();
        }
    }
}

#[tokio::test]
async fn processes_that_start_together_on_postgresql_all_start() {
    let Some(database) = postgres().await else {
        println!("not run: REELATED_TEST_POSTGRES names no server");
        return;
    };
    let starts = (0..4).map(|_| Store::open(&database));
    let stores = futures_util::future::try_join_all(starts).await.unwrap();
    set(&stores[0], 1, PRIVATE).await.unwrap();
    assert_eq!(stores[3].settings(GUILD).await.unwrap().iter().count(), 1);
    raw(&stores[0], "DROP SCHEMA \"$\" CASCADE").await;
    for store in stores {
        store.close().await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_but_their_owner_reads_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("made/reelated.db");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let store = Store::open(&file(dir.path())).await.unwrap();
    set(&store, 1, PRIVATE).await.unwrap();
    let beside = |suffix| file::beside(&path, suffix);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for name in ["", "-wal", "-shm"].map(beside) {
        assert_eq!(mode(&name), 0o600, "{}", name.display());
    }
    let copy = dir.path().join("copy.db");
    backup::back_up(&path, &copy).await.unwrap();
    assert_eq!(mode(&copy), 0o600);
    store.close().await;
    backup::restore(&copy, &path).await.unwrap();
    assert_eq!(mode(&path), 0o600);
    // What an earlier version made.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let store = Store::open(&file(dir.path())).await.unwrap();
    assert_eq!(mode(&path), 0o600);
    store.close().await;
}
