//! Where connections come from, and how long each thing is waited for: nothing for ever.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, Pool, RecycleError, RecycleResult};
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions as _, Connection as _};
use tokio::time::timeout;

use super::Backend;
use super::error::late;

/// How many connections are open at most for reading, and on PostgreSQL as many again for writing.
/// Several processes may share one server.
const CONNECTIONS: usize = 4;

/// How long each thing is waited for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// For a connection to read on, and what PostgreSQL says there: an answer is due within Discord's
    /// 3 s.
    pub(super) answer: Duration,
    /// For one step of a write.
    pub(super) step: Duration,
    /// For a database that went away, before a write begins.
    pub(super) absence: Duration,
    /// For one's turn to write, and for the disk after it. Such answers are deferred, for which
    /// Discord gives 15 minutes; whoever has waited for two is no longer waiting.
    pub(super) write: Duration,
    /// For a database's first response at the start.
    pub(super) start: Duration,
    /// For the migrations.
    pub(super) migration: Duration,
    /// For closing. What has not ended by then ends with the process.
    pub(super) close: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(1),
            step: Duration::from_secs(10),
            absence: Duration::from_secs(5),
            write: Duration::from_mins(2),
            start: Duration::from_secs(8),
            migration: Duration::from_mins(10),
            close: Duration::from_secs(2),
        }
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

/// Makes connections, and looks at those that were used before.
#[derive(Debug)]
pub(super) struct Connections {
    options: AnyConnectOptions,
    backend: Backend,
    purpose: Purpose,
    limits: Limits,
    /// When a connection was found dead: the others of its age are, too.
    dead_at: Mutex<Option<Instant>>,
}

impl Connections {
    pub(super) fn new(
        options: AnyConnectOptions,
        backend: Backend,
        purpose: Purpose,
        limits: Limits,
    ) -> Self {
        Self {
            options,
            backend,
            purpose,
            limits,
            dead_at: Mutex::default(),
        }
    }

    pub(super) fn backend(&self) -> Backend {
        self.backend
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn pool(self) -> Pool<Self> {
        let builder = Pool::builder(self).max_size(CONNECTIONS);
        builder.build().expect("limits are no matter of the pool's")
    }

    /// The same, for writing.
    #[cfg(test)]
    pub(super) fn to_write(&self) -> Self {
        let options = self.options.clone();
        Self::new(options, self.backend, Purpose::Write, self.limits)
    }

    /// A connection that is ready for use.
    pub(super) async fn connect(&self) -> Result<AnyConnection, sqlx::Error> {
        let mut connection = self.options.connect().await?;
        let sql = self.backend.greeting(self.purpose, &self.limits);
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    /// How long one query may take. PostgreSQL itself ends it earlier, so this is for those that it
    /// no longer answers.
    pub(super) fn limit(&self) -> Duration {
        match (self.backend, self.purpose) {
            (Backend::Postgres, Purpose::Read) => self.limits.answer * 3 / 2,
            (Backend::Postgres, Purpose::Write) => self.limits.step * 3 / 2,
            (Backend::Sqlite, _) => self.limits.step,
        }
    }
}

impl managed::Manager for Connections {
    type Type = AnyConnection;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<AnyConnection, sqlx::Error> {
        let limit = self.limits.answer;
        timeout(limit, self.connect())
            .await
            .unwrap_or_else(|_| Err(late(limit)))
    }

    /// Whether the other end still responds. A file need not be asked.
    async fn recycle(
        &self,
        connection: &mut AnyConnection,
        metrics: &Metrics,
    ) -> RecycleResult<sqlx::Error> {
        if self.backend == Backend::Sqlite {
            return Ok(());
        }
        let last_used = metrics.recycled.unwrap_or(metrics.created);
        let dead_at = || self.dead_at.lock().unwrap_or_else(PoisonError::into_inner);
        if dead_at().is_some_and(|dead_at| last_used < dead_at) {
            return Err(RecycleError::message("it is as old as one that was dead"));
        }
        let limit = self.limits.answer / 4;
        let Ok(answered) = timeout(limit, connection.ping()).await else {
            *dead_at() = Some(Instant::now());
            return Err(late(limit).into());
        };
        Ok(answered?)
    }
}

/// Closes a pool: idle connections at once, those in use when they come back.
pub(super) async fn close(pool: &Pool<Connections>) {
    let idle = pool.retain(|_, _| false).removed;
    pool.close();
    for connection in idle {
        connection.close().await.ok();
    }
}
