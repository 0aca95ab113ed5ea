//! The store: what is kept about servers and their members, in SQLite or PostgreSQL. The only SQL there is.
//!
//! Every write is one transaction: what a function returned `Ok` for is kept, whatever happens to
//! the process. A store that cannot be reached is an [`Error`], never an empty answer, and is
//! never waited for indefinitely.

use std::sync::Arc;

use deadpool::managed::Pool;
use jiff::Timestamp;
use sqlx::Connection as _;
use sqlx::any::{AnyConnectOptions, install_default_drivers};
use tokio::time::{Instant, sleep, timeout};

use crate::config::Database;
use crate::film::FilmId;
use crate::member::Spread;
use crate::settings::Chosen;
use crate::snowflake::{GuildId, UserId};

pub mod backup;
mod cache;
mod chosen;
mod connection;
mod error;
mod file;
mod film_days;
mod gateways;
mod lent;
mod members;
mod migrations;
mod moves;
mod picks;
mod servers;
mod settings;
mod writes;

use cache::Cache;
use connection::{Connections, Limits, Purpose};
use error::late;
use lent::{Lent, lend};
use writes::Queue;

pub use error::Error;
pub use film_days::{Claim, DayOutcome};
pub use gateways::Holder;
pub use members::{Asker, Forgotten};
pub use moves::{Move, films_kept_in};
pub use picks::Shown;
pub use servers::{KEPT_AFTER_REMOVAL, Kept, Shard};

/// The pause before a database that is unreachable, or in use, is asked again.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(100);

/// What is kept about servers.
#[derive(Debug, Clone)]
pub struct Store {
    /// Reads wait for no write.
    reads: Pool<Connections>,
    writes: Writes,
    limits: Limits,
    cache: Arc<Cache<GuildId, Chosen>>,
    spreads: Arc<Cache<(GuildId, FilmId), Spread>>,
}

/// How writes find a connection.
#[derive(Debug, Clone)]
enum Writes {
    /// SQLite has one writer at a time.
    Queue(Queue),
    /// PostgreSQL has many, and commits those in groups that come together.
    Pool(Pool<Connections>),
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
    pub guild: GuildId,
    /// The writer; `None` is the bot itself.
    pub who: Option<UserId>,
    pub at: Timestamp,
}

impl Store {
    /// Opens the database and brings it up to date; makes SQLite's file, and the directory around
    /// it, where there is none.
    pub async fn open(database: &Database) -> Result<Self, Error> {
        Self::open_within(database, Limits::default()).await
    }

    async fn open_within(database: &Database, limits: Limits) -> Result<Self, Error> {
        install_default_drivers();
        let (url, backend, file) = match database {
            Database::File(path) => {
                let file = file::make(path)?;
                (file::url(path, "rw")?, Backend::Sqlite, Some(file))
            }
            Database::Server(url) => (url.reveal().to_owned(), Backend::Postgres, None),
        };
        let options: AnyConnectOptions = url.parse()?;
        let connections = |purpose| Connections::new(options.clone(), backend, purpose, limits);
        let to_write = connections(Purpose::Write);
        let opening = open(&to_write, backend);
        let mut connection = timeout(limits.start, opening)
            .await
            .map_err(|_| late(limits.start))??;
        migrations::run(&mut connection, backend, &limits).await?;
        let writes = if let Some(file) = file {
            file.tell();
            Writes::Queue(Queue::start(to_write, connection, file))
        } else {
            timeout(limits.close, connection.close()).await.ok();
            Writes::Pool(to_write.pool())
        };
        Ok(Self {
            reads: connections(Purpose::Read).pool(),
            writes,
            limits,
            cache: Arc::default(),
            spreads: Arc::default(),
        })
    }

    /// Closes all connections once everything that is waiting has been written, but does not wait
    /// for that for ever: the process has to stop whatever the database does.
    pub async fn close(&self) {
        let closed = async {
            connection::close(&self.reads).await;
            match &self.writes {
                Writes::Queue(queue) => queue.close().await,
                Writes::Pool(pool) => connection::close(pool).await,
            }
        };
        if timeout(self.limits.close, closed).await.is_err() {
            tracing::warn!("gave up on a database that does not answer");
        }
    }

    /// A connection to read on.
    async fn read(&self) -> Result<Lent, Error> {
        lend(&self.reads, self.limits.answer).await
    }

    /// A read that the first answer waits for, whole.
    async fn soon<T>(&self, read: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let limit = self.limits.answer;
        let read = timeout(limit, read).await;
        read.unwrap_or_else(|_| Err(late(limit).into()))
    }

    /// Starts a transaction that writes.
    async fn begin(&self) -> Result<Lent, Error> {
        let pool = match &self.writes {
            Writes::Queue(queue) => {
                let turn = queue.turn(&self.limits).await?;
                return Ok(Lent::in_turn(turn, self.limits.step));
            }
            Writes::Pool(pool) => pool,
        };
        let since = Instant::now();
        loop {
            let begun = async {
                let mut connection = lend(pool, self.limits.write).await?;
                connection.begin().await?;
                Ok(connection)
            };
            match begun.await {
                // Nothing is written yet: a server that restarts loses nobody's write.
                Err(Error::Unreachable(_) | Error::Late(_))
                    if since.elapsed() < self.limits.absence && !pool.is_closed() =>
                {
                    sleep(PAUSE).await;
                }
                begun => return begun,
            }
        }
    }

    /// Starts a transaction that writes about a server, and gives the server's new revision.
    ///
    /// Raising the revision first makes all later writes about the server wait, on SQLite as on
    /// PostgreSQL, so that what the transaction reads stays as it is.
    async fn write(&self, guild: GuildId) -> Result<(Lent, i64), Error> {
        let mut transaction = self.begin().await?;
        let revision = sqlx::query_scalar(
            "INSERT INTO servers (id, revision) VALUES ($1, 1) \
             ON CONFLICT (id) DO UPDATE SET revision = servers.revision + 1 \
             RETURNING revision",
        )
        .bind(to_sql(guild.0))
        .fetch_one(&mut transaction)
        .await?;
        Ok((transaction, revision))
    }

    /// Ends a transaction that writes. With `Ok`, what it wrote is kept.
    async fn commit(&self, transaction: Lent) -> Result<(), Error> {
        transaction.commit(&self.limits).await
    }
}

/// The first connection. It is not from a pool, which would not say what is wrong. If SQLite's
/// file is new, processes that start together cannot all prepare it at once.
async fn open(connections: &Connections, backend: Backend) -> Result<sqlx::AnyConnection, Error> {
    let since = Instant::now();
    let patience = connections.limits().start / 2;
    loop {
        match connections.connect().await.map_err(Error::from) {
            Err(Error::Busy(_)) if backend == Backend::Sqlite && since.elapsed() < patience => {
                sleep(PAUSE).await;
            }
            opened => return opened,
        }
    }
}

impl Backend {
    /// What a connection is told before it is used.
    fn greeting(self, purpose: Purpose, limits: &Limits) -> String {
        let patience = limits.answer.as_millis();
        match (self, purpose) {
            // With "full", a confirmed write also survives a power failure. Only a connection that
            // has read something holds the file against `restore`.
            (Self::Sqlite, purpose) => {
                let only_reads = purpose == Purpose::Read;
                format!(
                    "PRAGMA busy_timeout = {patience}; PRAGMA journal_mode = WAL; \
                     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                     PRAGMA query_only = {only_reads}; SELECT 1 FROM sqlite_schema"
                )
            }
            // The second ends the transaction of a machine that is gone: others wait for it. The
            // rest detects that it is gone, and keeps a firewall from forgetting the connection:
            // from the server's side, since sqlx does not expose the socket's options.
            (Self::Postgres, purpose) => {
                let statement = match purpose {
                    Purpose::Read => limits.answer,
                    Purpose::Write => limits.step,
                };
                format!(
                    "SET statement_timeout = {}; \
                     SET idle_in_transaction_session_timeout = {patience}; \
                     SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; \
                     SET tcp_keepalives_count = 3",
                    statement.as_millis()
                )
            }
        }
    }
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
