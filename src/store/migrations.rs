//! The steps from one form of the database to the next. They are in the binary, run at every
//! start, and are never changed once released.

use std::borrow::Cow;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, Connection as _, SqlStr};
use tokio::time::timeout;
use tracing::info;

use super::connection::Limits;
use super::error::late;
use super::{Backend, Error};

/// Every step, in order.
pub(super) const STEPS: [(i64, &str, &str); 5] = [
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
    (
        4,
        "gateways",
        include_str!("../../migrations/0004_gateways.sql"),
    ),
    (
        5,
        "declined",
        include_str!("../../migrations/0005_declined.sql"),
    ),
];

/// Brings the database up to date, one process at a time. A database from a later version of the bot
/// is refused.
pub(super) async fn run(
    connection: &mut AnyConnection,
    backend: Backend,
    limits: &Limits,
) -> Result<(), Error> {
    let version = timeout(limits.start, version(connection))
        .await
        .map_err(|_| late(limits.start))?;
    let limit = match version {
        Some(version) if version == newest() => limits.start,
        // Another process may be at it, and a step over many rows takes time.
        _ => limits.migration,
    };
    let run = async {
        match backend {
            Backend::Postgres => {
                if version.is_none() {
                    info!("creating tables on the PostgreSQL server");
                }
                // A process that waits for another's steps is silent for longer than an answer may
                // be.
                execute(connection, "SET statement_timeout = 0").await?;
                steps(connection).await
            }
            Backend::Sqlite => {
                // Another process at its steps is waited for as long as they may take.
                let busy = |wait: Duration| format!("PRAGMA busy_timeout = {}", wait.as_millis());
                execute(connection, &busy(limit * 7 / 8)).await?;
                let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
                steps(&mut transaction).await?;
                // Written at every start, so that a full disk is noticed now.
                let noted = format!("PRAGMA user_version = {}", newest());
                execute(&mut transaction, &noted).await?;
                transaction.commit().await?;
                execute(connection, &busy(limits.answer)).await
            }
        }
    };
    timeout(limit, run).await.map_err(|_| late(limit))?
}

/// The database's version; `None` if it is empty.
async fn version(connection: &mut AnyConnection) -> Option<i64> {
    sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
        .fetch_one(connection)
        .await
        .ok()
        .flatten()
}

async fn execute(connection: &mut AnyConnection, sql: &str) -> Result<(), Error> {
    let sql = sqlx::AssertSqlSafe(sql);
    sqlx::raw_sql(sql).execute(connection).await?;
    Ok(())
}

async fn steps(connection: &mut AnyConnection) -> Result<(), Error> {
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

/// The steps up to a given one.
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
