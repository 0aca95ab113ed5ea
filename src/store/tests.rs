use crate::config::Database;
use crate::settings::{Chosen, Setting, Visibility};

use super::*;

fn writer(at: i64) -> Writer {
    Writer {
        guild: GuildId(u64::MAX),
        who: Some(UserId(7)),
        at: Timestamp::from_second(at).unwrap(),
    }
}

#[tokio::test]
async fn a_setting_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let database = Database::File(dir.path().join("a b%25?#/reelated.db"));
    let store = Store::open(&database).await.unwrap();
    let changes = store
        .change(writer(1), Way::Set, |chosen: &mut Chosen| {
            chosen.set(Setting::Visibility(Visibility::Private));
            Ok::<_, ()>(())
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(changes.len(), 1);
    store.close().await;
    let store = Store::open(&database).await.unwrap();
    let chosen = store.settings(GuildId(u64::MAX)).await.unwrap();
    assert_eq!(
        chosen.iter().collect::<Vec<_>>(),
        [&Setting::Visibility(Visibility::Private)]
    );
    let history = store.history(GuildId(u64::MAX)).await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].changes, changes);
    assert_eq!(history[0].who, Some(UserId(7)));
}
