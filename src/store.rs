//! The store: what is kept about servers and their members, in SQLite or PostgreSQL. The only SQL there is.
//!
//! Every write is one transaction: what a function returned `Ok` for is kept, whatever happens to
//! the process. A store that cannot be reached is an [`Error`], never an empty answer.

use std::fmt::Write as _;
use std::fs;
use std::future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::{Any, AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::{AnyConnection, AnyPool, ConnectOptions as _, Connection as _, Transaction};

use crate::config::Database;
use crate::film::FilmId;
use crate::member::Spread;
use crate::settings::Chosen;
use crate::snowflake::{GuildId, UserId};

pub mod backup;
mod cache;
mod error;
mod film_days;
mod members;
mod migrations;
mod picks;
mod servers;
mod settings;

use cache::Cache;

pub use error::Error;
pub use film_days::{Claim, DayOutcome};
pub use members::{Asker, Forgotten};
pub use picks::Shown;
pub use servers::{KEPT_AFTER_REMOVAL, Kept, Shard};

/// How long is waited for a connection or another writer: an answer is due within Discord's 3 s.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many connections are open at most. Several processes may share one server.
const CONNECTIONS: u32 = 4;

/// What is kept about servers.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    backend: Backend,
    cache: Arc<Cache<GuildId, Chosen>>,
    spreads: Arc<Cache<(GuildId, FilmId), Spread>>,
}

/// The two databases. Both run the same SQL, but for what the functions of this type say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Backend {
    Sqlite,
    Postgres,
}

/// Who writes what is written, about which server, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer {
    /// The server.
    pub guild: GuildId,
    /// Who; `None` is the bot itself.
    pub who: Option<UserId>,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Opens the database and brings it up to date; makes SQLite's file, and the directory around
    /// it, where there is none.
    pub async fn open(database: &Database) -> Result<Self, Error> {
        let (options, backend) = match database {
            Database::File(path) => {
                if let Some(directory) = path.parent() {
                    fs::create_dir_all(directory).map_err(Error::File)?;
                }
                (sqlite_url(path, "rwc")?, Backend::Sqlite)
            }
            Database::Server(url) => (url.reveal().to_owned(), Backend::Postgres),
        };
        install_default_drivers();
        let options: AnyConnectOptions = options.parse()?;
        // Not from the pool, which tries again and again and then only says that time is up. And
        // a step may take longer than an answer.
        let mut connection = options.connect().await?;
        migrations::run(&mut connection).await?;
        connection.close().await?;
        let pool = backend.pool().connect_with(options).await?;
        Ok(Self {
            pool,
            backend,
            cache: Arc::default(),
            spreads: Arc::default(),
        })
    }

    /// Closes all connections, once what runs on them has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Starts a transaction that writes about a server, and gives the server's new revision.
    ///
    /// Raising the revision first makes all later writes about the server wait, on SQLite as on
    /// PostgreSQL, so that what the transaction reads stays as it is.
    async fn write(&self, guild: GuildId) -> Result<(Transaction<'static, Any>, i64), Error> {
        let mut transaction = self.pool.begin_with(self.backend.begin()).await?;
        let revision = sqlx::query_scalar(
            "INSERT INTO servers (id, revision) VALUES ($1, 1) \
             ON CONFLICT (id) DO UPDATE SET revision = servers.revision + 1 \
             RETURNING revision",
        )
        .bind(to_sql(guild.0))
        .fetch_one(&mut *transaction)
        .await?;
        Ok((transaction, revision))
    }
}

impl Backend {
    fn pool(self) -> AnyPoolOptions {
        let options = match self {
            // A connection that stays open tells `restore` that the file is in use.
            Self::Sqlite => AnyPoolOptions::new().idle_timeout(None).max_lifetime(None),
            Self::Postgres => AnyPoolOptions::new(),
        };
        options
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| Box::pin(self.prepare(connection)))
            // SQLite ends a transaction itself when the disk is full. sqlx does not learn of it,
            // and would refuse every later transaction on the connection.
            .before_acquire(|connection, _| {
                let is_usable = !connection.is_in_transaction();
                Box::pin(future::ready(Ok(is_usable)))
            })
    }

    /// What a connection is told before it is used.
    async fn prepare(self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let milliseconds = PATIENCE.as_millis();
        let sql = match self {
            // With "full", a confirmed write also survives a power failure. Only a connection that
            // has read something holds the file against `restore`.
            Self::Sqlite => format!(
                "PRAGMA busy_timeout = {milliseconds}; PRAGMA journal_mode = WAL; \
                 PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                 SELECT 1 FROM sqlite_schema"
            ),
            // The second ends the transaction of a machine that is gone: others wait for it.
            Self::Postgres => format!(
                "SET statement_timeout = {milliseconds}; \
                 SET idle_in_transaction_session_timeout = {milliseconds}"
            ),
        };
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(connection)
            .await?;
        Ok(())
    }

    /// The start of a transaction that writes.
    fn begin(self) -> &'static str {
        match self {
            // A transaction that reads before it writes would fail where another one wrote between.
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }
}

/// A file's path as the URL that sqlx takes. `mode` is `ro` to read, `rw` to write, `rwc` to also
/// make the file.
fn sqlite_url(path: &Path, mode: &str) -> Result<String, Error> {
    let path = std::path::absolute(path).map_err(Error::File)?;
    let path = path.to_str().ok_or_else(Error::path)?;
    let mut url = "sqlite://".to_owned();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                url.push(char::from(byte));
            }
            _ => _ = write!(url, "%{byte:02X}"),
        }
    }
    _ = write!(url, "?mode={mode}");
    Ok(url)
}

/// A Discord id as SQL has it: neither database has unsigned numbers. The bits stay the same.
fn to_sql(snowflake: u64) -> i64 {
    snowflake.cast_signed()
}

/// The Discord id of an SQL number.
fn from_sql(number: i64) -> u64 {
    number.cast_unsigned()
}

#[cfg(test)]
mod tests;
