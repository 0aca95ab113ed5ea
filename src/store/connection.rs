//! Connections with limits: nothing is waited for without end, and a connection to PostgreSQL that
//! met its limit, or was left in the middle of a query, is thrown away.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use sqlx::any::{Any, AnyConnectOptions, AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::{
    AnyConnection, ConnectOptions as _, Connection as _, Either, Execute, Executor, SqlStr,
};
use tokio::runtime::Handle;
use tokio::time::{timeout, timeout_at};

use super::error::late;
use super::writes::Turn;
use super::{Backend, Error};

/// How many connections are open at most for reading, and on PostgreSQL as many again for writing.
/// Several processes may share one server.
const CONNECTIONS: usize = 4;

/// How long is waited for what.
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
    /// Discord gives 15 minutes; whoever waited for two does not wait any more.
    pub(super) write: Duration,
    /// For a database's first words at the start.
    pub(super) start: Duration,
    /// For the steps to the database's present form.
    pub(super) migration: Duration,
    /// For the goodbye. What does not end by then ends with the process.
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
            close: Duration::from_secs(3),
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

    #[cfg(test)]
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

    /// The same, to write.
    #[cfg(test)]
    pub(super) fn to_write(&self) -> Self {
        let options = self.options.clone();
        Self::new(options, self.backend, Purpose::Write, self.limits)
    }

    /// A connection that is ready to be used.
    pub(super) async fn connect(&self) -> Result<AnyConnection, sqlx::Error> {
        let mut connection = self.options.connect().await?;
        let sql = self.backend.greeting(self.purpose, &self.limits);
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    /// How long one query may take. PostgreSQL ends it earlier itself, so that this is for those that
    /// it does not answer any more.
    fn limit(&self) -> Duration {
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

    /// Whether somebody is still at the other end. A file needs no such question.
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

/// A connection from a pool, as long as `limit` allows.
pub(super) async fn lend(pool: &Pool<Connections>, limit: Duration) -> Result<Lent, Error> {
    let got = timeout(limit, pool.get())
        .await
        .map_err(|_| Error::from(late(limit)))?;
    let connection = got.map_err(|error| match error {
        PoolError::Backend(error) => error.into(),
        PoolError::Closed => Error::from(sqlx::Error::PoolClosed),
        other => Error::from(sqlx::Error::Protocol(other.to_string())),
    })?;
    let limit = Object::pool(&connection).map_or(limit, |pool| pool.manager().limit());
    Ok(Lent::new(Home::Pool(connection), limit))
}

/// Closes a pool: what lies in it at once, what is in use when it comes back.
pub(super) async fn close(pool: &Pool<Connections>) {
    let idle = pool.retain(|_, _| false).removed;
    pool.close();
    for connection in idle {
        connection.close().await.ok();
    }
}

/// A connection in somebody's hands. Without [`Lent::commit`], a transaction on it comes to nothing.
pub(super) struct Lent {
    home: Home,
    /// How long one query may take.
    limit: Duration,
    /// Whether a query began and did not end.
    is_busy: bool,
    in_transaction: bool,
}

/// Where a connection goes back to.
enum Home {
    Pool(Object<Connections>),
    /// SQLite's only writer.
    Queue(Turn),
    /// It has been given back.
    Nowhere,
}

impl Lent {
    fn new(home: Home, limit: Duration) -> Self {
        Self {
            home,
            limit,
            is_busy: false,
            in_transaction: false,
        }
    }

    /// The connection on which it is this asker's turn to write. Its transaction has begun.
    pub(super) fn in_turn(turn: Turn, limit: Duration) -> Self {
        let mut lent = Self::new(Home::Queue(turn), limit);
        lent.in_transaction = true;
        lent
    }

    /// Begins a transaction.
    pub(super) async fn begin(&mut self) -> Result<(), Error> {
        self.in_transaction = true;
        self.run("BEGIN").await
    }

    /// Keeps what the transaction wrote: with `Ok`, it stays whatever happens.
    pub(super) async fn commit(mut self, limits: &Limits) -> Result<(), Error> {
        if let Home::Queue(turn) = &mut self.home {
            let committed = turn.keep();
            drop(self);
            let limit = limits.write;
            return match timeout(limit, committed).await {
                Ok(Ok(committed)) => committed,
                Ok(Err(_gone)) => Err(sqlx::Error::WorkerCrashed.into()),
                Err(_) => Err(late(limit).into()),
            };
        }
        self.run("COMMIT").await?;
        self.in_transaction = false;
        Ok(())
    }

    async fn run(&mut self, sql: &'static str) -> Result<(), Error> {
        sqlx::raw_sql(sql).execute(self).await?;
        Ok(())
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let connection = match std::mem::replace(&mut self.home, Home::Nowhere) {
            Home::Pool(connection) => connection,
            Home::Queue(mut turn) => {
                turn.is_busy = self.is_busy;
                return;
            }
            Home::Nowhere => return,
        };
        if !self.is_busy && !self.in_transaction {
            return;
        }
        let is_postgres = Object::pool(&connection)
            .is_none_or(|pool| pool.manager().backend == Backend::Postgres);
        match Handle::try_current() {
            // SQLite ends what it began, and until then another connection would not fare better.
            Ok(runtime) if !(is_postgres && self.is_busy) => {
                let limit = is_postgres.then_some(self.limit);
                runtime.spawn(clean(connection, self.in_transaction, limit));
            }
            _ => drop(Object::take(connection)),
        }
    }
}

/// Waits for what runs on a connection, ends the transaction, and gives it back to its pool.
async fn clean(mut connection: Object<Connections>, in_transaction: bool, limit: Option<Duration>) {
    let clean = async {
        connection.ping().await?;
        if in_transaction {
            sqlx::raw_sql("ROLLBACK").execute(&mut *connection).await?;
        }
        Ok::<_, sqlx::Error>(())
    };
    let cleaned = match limit {
        Some(limit) => timeout(limit, clean).await.is_ok_and(|done| done.is_ok()),
        None => clean.await.is_ok(),
    };
    if !cleaned {
        drop(Object::take(connection));
    }
}

impl Deref for Home {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match self {
            Self::Pool(connection) => connection,
            Self::Queue(turn) => turn,
            Self::Nowhere => unreachable!("only what is dropped has no connection"),
        }
    }
}

impl DerefMut for Home {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match self {
            Self::Pool(connection) => connection,
            Self::Queue(turn) => turn,
            Self::Nowhere => unreachable!("only what is dropped has no connection"),
        }
    }
}

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lent").finish_non_exhaustive()
    }
}

/// Whether a connection is fit for the next query after this error.
fn is_fit_after(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(_) | sqlx::Error::Encode(_))
}

/// Every query has its limit.
impl<'c> Executor<'c> for &'c mut Lent {
    type Database = Any;

    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let Lent {
            home,
            limit,
            is_busy,
            ..
        } = self;
        let limit = *limit;
        let end = tokio::time::Instant::now() + limit;
        *is_busy = true;
        let rows = home.fetch_many(query);
        let steps = stream::unfold(Some((rows, is_busy)), move |state| async move {
            let (mut rows, is_busy) = state?;
            match timeout_at(end, rows.next()).await {
                Ok(Some(Ok(step))) => Some((Ok(step), Some((rows, is_busy)))),
                Ok(Some(Err(error))) => {
                    *is_busy = !is_fit_after(&error);
                    Some((Err(error), None))
                }
                Ok(None) => {
                    *is_busy = false;
                    None
                }
                Err(_) => Some((Err(late(limit)), None)),
            }
        });
        steps.boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxFuture<'e, Result<Option<AnyRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        self.is_busy = true;
        let row = self.home.fetch_optional(query);
        let (limit, is_busy) = (self.limit, &mut self.is_busy);
        Box::pin(async move {
            let row = timeout(limit, row).await.map_err(|_| late(limit))?;
            *is_busy = row.as_ref().is_err_and(|error| !is_fit_after(error));
            row
        })
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement, sqlx::Error>>
    where
        'c: 'e,
    {
        self.home.prepare_with(sql, parameters)
    }
}
