//! The steps from one form of the database to the next. They are in the binary, run at every
//! start, and are never changed once released.

use std::borrow::Cow;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyPool, SqlStr};

use super::Error;

/// Every step, in order.
const STEPS: [(i64, &str, &str); 1] = [(
    1,
    "servers",
    include_str!("../../migrations/0001_servers.sql"),
)];

/// Brings the database up to date. A database from a later version of the bot is refused.
pub(super) async fn run(pool: &AnyPool) -> Result<(), Error> {
    let newest = STEPS.last().map_or(0, |(version, ..)| *version);
    migrator(newest)
        .run(pool)
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
