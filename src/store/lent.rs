//! A connection in somebody's hands: every query on it has its limit, and one to PostgreSQL that met it,
//! or was left in the middle of a query, is thrown away.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use deadpool::managed::{Object, Pool, PoolError};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use sqlx::any::{Any, AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::{AnyConnection, Connection as _, Either, Execute, Executor, SqlStr};
use tokio::runtime::Handle;
use tokio::time::{timeout, timeout_at};

use super::connection::{Connections, Limits};
use super::error::late;
use super::writes::Turn;
use super::{Backend, Error};

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
            .is_none_or(|pool| pool.manager().backend() == Backend::Postgres);
        match Handle::try_current() {
            // SQLite finishes what it began, and until then another connection would fare no
            // better.
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

/// Every query is limited.
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
