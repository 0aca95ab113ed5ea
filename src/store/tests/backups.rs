//! Backups: made while others write, put back while nobody does.

use super::*;
use crate::store::backup::{back_up, restore};

#[tokio::test]
async fn a_backup_is_of_one_moment_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    let copy = dir.path().join("copy.db");
    let store = Store::open(&Database::File(path.clone())).await.unwrap();
    set(&store, 1, PRIVATE).await.unwrap();
    back_up(&path, &copy).await.unwrap();
    set(&store, 2, SHOWN).await.unwrap();
    let in_use = restore(&copy, &path).await.unwrap_err();
    assert!(matches!(in_use, Error::Busy(_)), "{in_use:?}");
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 2);
    store.close().await;
    let replaced = restore(&copy, &path).await.unwrap().unwrap();
    let store = Store::open(&Database::File(path.clone())).await.unwrap();
    assert_eq!(
        store
            .settings(GUILD)
            .await
            .unwrap()
            .iter()
            .collect::<Vec<_>>(),
        [&PRIVATE]
    );
    store.close().await;
    let store = Store::open(&Database::File(replaced)).await.unwrap();
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 2);
    store.close().await;
}

#[tokio::test]
async fn a_damaged_database_can_be_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    let copy = dir.path().join("copy.db");
    let store = Store::open(&Database::File(path.clone())).await.unwrap();
    set(&store, 1, PRIVATE).await.unwrap();
    back_up(&path, &copy).await.unwrap();
    store.close().await;
    fs::write(&path, "gone ".repeat(1000)).unwrap();
    let damaged = Store::open(&Database::File(path.clone()))
        .await
        .unwrap_err();
    assert!(matches!(damaged, Error::Damaged(_)), "{damaged:?}");
    restore(&copy, &path).await.unwrap();
    let store = Store::open(&Database::File(path)).await.unwrap();
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 1);
    store.close().await;
}

#[tokio::test]
async fn what_cannot_be_backed_up_or_restored_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("reelated.db");
    let other = dir.path().join("other.db");
    let said = |error: Error| {
        let chain = anyhow::Error::from(error);
        format!("{chain:#}").replace(&dir.path().display().to_string(), "…")
    };
    insta::assert_snapshot!(said(back_up(&path, &other).await.unwrap_err()), @"the database's file cannot be used: …/reelated.db does not exist");
    insta::assert_snapshot!(said(restore(&other, &path).await.unwrap_err()), @"the database's file cannot be used: …/other.db does not exist");
    Store::open(&Database::File(path.clone()))
        .await
        .unwrap()
        .close()
        .await;
    fs::write(&other, "").unwrap();
    insta::assert_snapshot!(said(back_up(&path, &other).await.unwrap_err()), @"the database's file cannot be used: …/other.db exists already");
    insta::assert_snapshot!(said(restore(&other, &path).await.unwrap_err()), @"The database is not as the bot left it: something else changed its version 0. Restore a backup, or name another database in `database.url`.");
    fs::write(&other, "no database ".repeat(100)).unwrap();
    insta::assert_snapshot!(said(restore(&other, &path).await.unwrap_err()), @"the database's file is damaged, or is not a database: error returned from database: (code: 26) file is not a database: (code: 26) file is not a database");
    // Nothing is left of an attempt, and the database is as it was.
    let mut left: Vec<_> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["other.db", "reelated.db"]);
}
