//! Every step of the database's form, on a database with rows in it.

use super::*;
use crate::member::Kept;

/// What a database of a version may hold, as SQL that its own binary could have run.
const ROWS: [(i64, &str); 5] = [
    (
        1,
        "INSERT INTO servers (id, revision, removed_at) VALUES (-1, 3, NULL), (2, 1, 86400);
         INSERT INTO settings (server, field, value) VALUES
             (-1, 'answers.visibility', '\"private\"'), (2, 'answers.spoilers', '\"shown\"');
         INSERT INTO changes (server, number, made_at, made_by, way) VALUES (-1, 3, 60, 7, 'set');
         INSERT INTO changed_settings (server, number, field, was, became) VALUES
             (-1, 3, 'answers.visibility', NULL, '\"private\"')",
    ),
    (
        2,
        "INSERT INTO shown_films (server, film, number) VALUES (-1, 'heat-1995', 4);
         INSERT INTO film_days (server, day, claimed_at, outcome) VALUES
             (-1, 20261121, 60, 'posted')",
    ),
    (
        3,
        "INSERT INTO seen_films (server, member, film, title, seen_at) VALUES
             (-1, 7, 'heat-1995', 'Heat (1995)', 60);
         INSERT INTO ratings (server, film, member, title, score, sentence, rated_at) VALUES
             (-1, 'heat-1995', 7, 'Heat (1995)', 9, NULL, 60);
         INSERT INTO watchlists (server, number, name, folded) VALUES (-1, 5, 'Noir', 'noir');
         INSERT INTO default_watchlists (server, number) VALUES (-1, 5);
         INSERT INTO wanted_films (server, list, film, member, title, wanted_at) VALUES
             (-1, 5, 'ran-1985', 7, 'Ran (1985)', 60);
         INSERT INTO watched_films (server, number, film, title, watched_on) VALUES
             (-1, 6, 'heat-1995', 'Heat (1995)', 20261121);
         INSERT INTO watched_by (server, number, member) VALUES (-1, 6, 7);
         INSERT INTO fulfilled_wishes (server, number, list, film, member, title, wanted_at) VALUES
            (-1, 6, 0, 'up-2009', 7, 'Up', 1)",
    ),
    (
        4,
        "INSERT INTO gateways (application, holder, machine, process, renewals) VALUES
             (100, 5, 'here', 1, 7)",
    ),
    (
        5,
        "INSERT INTO declined_films (server, member, film, title, declined_at) VALUES
             (-1, 7, 'cats-2019', 'Cats (2019)', 60);
         INSERT INTO withdrawn_wishes
             (server, number, list, film, member, title, wanted_at, withdrawn_at) VALUES
             (-1, 8, 0, 'saw-2004', 7, 'Saw (2004)', 60, 70)",
    ),
];

async fn migrate(store: &Store) -> Result<(), Error> {
    let connections = store.reads.manager().to_write();
    let mut connection = connections.connect().await?;
    migrations::run(&mut connection, connections.backend(), &store.limits).await
}

#[tokio::test]
async fn every_step_keeps_what_is_there() {
    assert_eq!(
        ROWS.map(|(version, _)| version),
        migrations::STEPS.map(|(version, ..)| version)
    );
    on_each(async |store| {
        // Back to an empty database.
        raw(
            store,
            "DROP TABLE declined_films; DROP TABLE withdrawn_wishes; DROP TABLE gateways; DROP TABLE watched_by; DROP TABLE fulfilled_wishes; \
             DROP TABLE watched_films; DROP TABLE wanted_films; \
             DROP TABLE watchlists; DROP TABLE default_watchlists; DROP TABLE ratings; DROP TABLE seen_films; \
             DROP TABLE film_days; DROP TABLE shown_films; DROP TABLE changed_settings; \
             DROP TABLE changes; DROP TABLE settings; DROP TABLE servers; \
             DROP TABLE _sqlx_migrations",
        )
        .await;
        let connections = store.reads.manager().to_write();
        let mut connection = connections.connect().await.unwrap();
        for (version, rows) in ROWS {
            migrations::migrator(version)
                .run(&mut connection)
                .await
                .unwrap();
            raw(store, rows).await;
        }
        migrate(store).await.unwrap();
        let chosen = store.settings(GUILD).await.unwrap();
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [&PRIVATE]);
        assert_eq!(
            store
                .settings(GuildId(2))
                .await
                .unwrap()
                .get(Field::Spoilers),
            Some(&SHOWN)
        );
        let history = store.history(GUILD).await.unwrap();
        assert_eq!(
            (history[0].number, history[0].at, history[0].who),
            (3, at(60), Some(UserId(7)))
        );
        let shown = show(store, GUILD, "ran-1985", &[]).await.unwrap();
        assert_eq!(shown, films(&["heat-1995"]));
        let claim = store.claim_day(GUILD, date(2026, 11, 21), at(60)).await;
        assert_eq!(claim.unwrap(), Claim::Over);
        let kept = store.kept_about(UserId(7), None).await.unwrap();
        assert_eq!(kept.iter().map(Kept::entries).collect::<Vec<_>>(), [8]);
        assert_eq!(store.forget_removed(at(32 * 86_400)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_not_ours_to_change_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&file(dir.path())).await.unwrap();
    set(&store, 1, PRIVATE).await.unwrap();
    migrate(&store).await.unwrap();
    raw(
        &store,
        "UPDATE _sqlx_migrations SET version = 900 WHERE version = 4",
    )
    .await;
    insta::assert_snapshot!(migrate(&store).await.unwrap_err(), @"The database is from a later version of the bot: it has version 900, and this bot knows versions up to 5. Run the later version, or restore a backup from before the update.");
    raw(
        &store,
        "UPDATE _sqlx_migrations SET version = 4 WHERE version = 900",
    )
    .await;
    migrate(&store).await.unwrap();
    raw(
        &store,
        "UPDATE _sqlx_migrations SET checksum = 'x' WHERE version = 4",
    )
    .await;
    insta::assert_snapshot!(migrate(&store).await.unwrap_err(), @"The database is not as the bot left it: something else changed its version 4. Restore a backup, or name another database in `database.url`.");
    assert_eq!(store.settings(GUILD).await.unwrap().iter().count(), 1);
    store.close().await;
}
