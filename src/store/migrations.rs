//! The steps from one form of the database to the next. They are in the binary, run at every
//! start, and are never changed once released.

use std::borrow::Cow;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, SqlStr};

use super::Error;

/// Every step, in order.
pub(super) const STEPS: [(i64, &str, &str); 3] = [
    (
        1,
        "servers",
        include_str!("../../migrations/0001_servers.sql"),
    ),
    (2, "picks", include_str!("../../migrations/0002_picks.sql")),
    (
        3,
        "members",
        include_str!("../../migrations/0003_members.sql"),
    ),
];

/// Brings the database up to date. A database from a later version of the bot is refused.
pub(super) async fn run(connection: &mut AnyConnection) -> Result<(), Error> {
    let newest = newest();
    migrator(newest)
        .run(connection)
        .await
        .map_err(|error| match error {
            MigrateError::VersionMissing(version) if version > newest => {
                Error::Newer { version, newest }
            }
            MigrateError::VersionMissing(version)
            | MigrateError::VersionMismatch(version)
            | MigrateError::Dirty(version) => Error::Foreign { version },
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            other => Error::from(sqlx::Error::from(other)),
        })
}

/// Whether a file of SQLite is a database that this binary could bring up to date.
pub(super) async fn check(connection: &mut AnyConnection) -> Result<(), Error> {
    let is_ours: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await?;
    if is_ours == 0 {
        return Err(Error::Foreign { version: 0 });
    }
    let version: Option<i64> = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
        .fetch_one(connection)
        .await?;
    let newest = newest();
    match version {
        Some(version) if version > newest => Err(Error::Newer { version, newest }),
        Some(_) => Ok(()),
        None => Err(Error::Foreign { version: 0 }),
    }
}

/// The version that this binary knows.
pub(super) fn newest() -> i64 {
    STEPS.last().map_or(0, |(version, ..)| *version)
}

/// The steps up to one of them.
pub(super) fn migrator(newest: i64) -> Migrator {
    let steps = STEPS.iter().filter(|(version, ..)| *version <= newest);
    Migrator::with_migrations(
        steps
            .map(|(version, name, sql)| {
                Migration::new(
                    *version,
                    Cow::Borrowed(name),
                    MigrationType::Simple,
                    SqlStr::from_static(sql),
                    false,
                )
            })
            .collect(),
    )
}
