//! SQLite's writes: in the order in which they are asked for, on a connection of their own, and
//! committed in groups, because each commit waits for the disk.
//!
//! One task owns the connection and lends it to whoever's turn it is. What somebody is told is kept
//! after the commit of their group, and not before.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::{AnyConnection, Connection as _};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, timeout};

use super::Error;
use super::connection::{Connections, Limits};
use super::error::late;
use super::file::Watched;

/// How many writes are committed together at most.
const GROUP: usize = 64;
/// How many may queue; more wait for a place in the queue.
const LINE: usize = 1024;
/// How often the file is looked at while nobody writes.
const LOOK_AFTER: Duration = Duration::from_secs(10);
/// The pause before another process is asked again to let this one write. SQLite itself waits, too.
const PAUSE: Duration = Duration::from_millis(10);

/// The queue in which writes wait.
#[derive(Debug, Clone)]
pub(super) struct Queue(mpsc::Sender<Message>);

type Asker = oneshot::Sender<Result<Turn, Error>>;

#[derive(Debug)]
enum Message {
    Write(Asker),
    Close(oneshot::Sender<()>),
}

/// Somebody's turn: the connection, with a transaction begun. What was written is rolled back when
/// it is dropped, unless it is kept.
#[derive(Debug)]
pub(super) struct Turn {
    connection: Option<AnyConnection>,
    /// Whether a query began and did not end.
    pub(super) is_busy: bool,
    kept: Option<Committed>,
    back: Option<oneshot::Sender<Back>>,
}

/// Whoever waits for the commit of a write.
type Committed = oneshot::Sender<Result<(), Error>>;

/// The connection after somebody's turn.
#[derive(Debug)]
struct Back {
    connection: AnyConnection,
    is_busy: bool,
    kept: Option<Committed>,
}

impl Queue {
    /// Starts the task that writes, with a connection that is open already.
    pub(super) fn start(
        connections: Connections,
        connection: AnyConnection,
        file: Watched,
    ) -> Self {
        let (line, messages) = mpsc::channel(LINE);
        let writer = Writer {
            connections,
            connection: Some(connection),
            file,
        };
        tokio::spawn(writer.run(messages));
        Self(line)
    }

    /// Waits for a turn.
    pub(super) async fn turn(&self, limits: &Limits) -> Result<Turn, Error> {
        let turn = async {
            let (asker, turn) = oneshot::channel();
            let asked = self.0.send(Message::Write(asker)).await;
            asked.map_err(|_| sqlx::Error::PoolClosed)?;
            turn.await.map_err(|_| sqlx::Error::PoolClosed)?
        };
        match timeout(limits.write, turn).await {
            Ok(turn) => turn,
            Err(_) => Err(Error::Busy(late(limits.write))),
        }
    }

    /// Closes the connection after the writes in the queue.
    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.0.send(Message::Close(done)).await.is_ok() {
            closed.await.ok();
        }
    }
}

impl Turn {
    /// Asks for what was written to be kept, and returns what will say whether it is. The turn ends
    /// when it is dropped.
    pub(super) fn keep(&mut self) -> oneshot::Receiver<Result<(), Error>> {
        let (kept, committed) = oneshot::channel();
        self.kept = Some(kept);
        committed
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let (Some(connection), Some(back)) = (self.connection.take(), self.back.take()) {
            let (is_busy, kept) = (self.is_busy, self.kept.take());
            back.send(Back {
                connection,
                is_busy,
                kept,
            })
            .ok();
        }
    }
}

const THERE: &str = "only what is dropped has no connection";

impl Deref for Turn {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        self.connection.as_ref().expect(THERE)
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect(THERE)
    }
}

/// The task that owns the connection.
struct Writer {
    connections: Connections,
    connection: Option<AnyConnection>,
    file: Watched,
}

/// What came of a turn.
enum Turned {
    Kept(Committed),
    TakenBack,
}

impl Writer {
    async fn run(mut self, mut messages: mpsc::Receiver<Message>) {
        loop {
            let message = match timeout(LOOK_AFTER, messages.recv()).await {
                Ok(Some(message)) => message,
                Ok(None) => return,
                Err(_) => {
                    self.file.look();
                    continue;
                }
            };
            let close = match message {
                Message::Write(first) => self.group(first, &mut messages).await,
                Message::Close(done) => Some(done),
            };
            if let Some(done) = close {
                if let Some(connection) = self.connection {
                    connection.close().await.ok();
                }
                done.send(()).ok();
                return;
            }
        }
    }

    /// Carries out a write and those queued behind it, and commits them. Returns whether to close
    /// afterwards.
    async fn group(
        &mut self,
        first: Asker,
        messages: &mut mpsc::Receiver<Message>,
    ) -> Option<oneshot::Sender<()>> {
        if first.is_closed() {
            return None;
        }
        if let Err(error) = self.begin(&first).await {
            first.send(Err(error)).ok();
            return None;
        }
        let mut kept = Vec::new();
        let mut close = None;
        let mut next = Some(first);
        let mut ran = Ok(());
        while let Some(asker) = next.take() {
            match self.lend(asker, kept.is_empty()).await {
                Ok(Turned::Kept(committed)) => kept.push(committed),
                // With a fresh transaction for the next one, no savepoint is needed.
                Ok(Turned::TakenBack) if kept.is_empty() => break,
                Ok(Turned::TakenBack) => {}
                Err(error) => {
                    ran = Err(error);
                    break;
                }
            }
            if kept.len() == GROUP {
                break;
            }
            match messages.try_recv() {
                Ok(Message::Write(asker)) => next = Some(asker),
                Ok(Message::Close(done)) => close = Some(done),
                Err(_) => {}
            }
        }
        let committed = match ran {
            Ok(()) if kept.is_empty() => {
                self.roll_back().await;
                return close;
            }
            Ok(()) => self.commit().await,
            Err(error) => Err(error),
        };
        if committed.is_err() {
            self.roll_back().await;
        }
        for asker in kept {
            let committed = committed.as_ref().map(|&()| ()).map_err(Error::again);
            asker.send(committed).ok();
        }
        close
    }

    /// Begins a transaction, as soon as no other process writes, or the asker is gone.
    async fn begin(&mut self, asker: &Asker) -> Result<(), Error> {
        let since = Instant::now();
        loop {
            if self.connection.is_none() {
                self.connection = Some(self.connections.connect().await?);
            }
            // A transaction that reads before it writes would fail where another one wrote between.
            match self.execute("BEGIN IMMEDIATE").await {
                Err(Error::Busy(_))
                    if !asker.is_closed() && since.elapsed() < self.connections.limits().write =>
                {
                    sleep(PAUSE).await;
                }
                // A file that was read-only stays so for whoever has it open.
                Err(error @ Error::ReadOnly(_)) => {
                    self.connection = self.connections.connect().await.ok();
                    return Err(error);
                }
                begun => return begun,
            }
        }
    }

    /// Lends the connection for a turn. An error concerns the whole transaction.
    async fn lend(&mut self, asker: Asker, is_first: bool) -> Result<Turned, Error> {
        if asker.is_closed() {
            return Ok(Turned::TakenBack);
        }
        if !is_first {
            self.execute("SAVEPOINT turn").await?;
        }
        let connection = self.connection.take().ok_or(sqlx::Error::WorkerCrashed)?;
        let (back, returned) = oneshot::channel();
        let turn = Turn {
            connection: Some(connection),
            is_busy: false,
            kept: None,
            back: Some(back),
        };
        // An asker who is gone gives the turn back by dropping it.
        asker.send(Ok(turn)).ok();
        let Back {
            mut connection,
            is_busy,
            kept,
        } = returned.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        if is_busy {
            // SQLite finishes what it began, and until then another connection would fare no
            // better.
            connection.ping().await?;
        }
        self.connection = Some(connection);
        let Some(committed) = kept else {
            if !is_first {
                // A full disk ends the transaction with all that was written in it; this finds out.
                self.execute("ROLLBACK TO turn; RELEASE turn").await?;
            }
            return Ok(Turned::TakenBack);
        };
        if !is_first && let Err(error) = self.execute("RELEASE turn").await {
            committed.send(Err(error.again())).ok();
            return Err(error);
        }
        Ok(Turned::Kept(committed))
    }

    async fn commit(&mut self) -> Result<(), Error> {
        // What is written to a file that can no longer be found would be lost.
        if !self.file.look() {
            return Err(Error::Gone);
        }
        self.execute("COMMIT").await
    }

    /// Ends the transaction, which may have ended by itself.
    async fn roll_back(&mut self) {
        self.execute("ROLLBACK").await.ok();
    }

    async fn execute(&mut self, sql: &'static str) -> Result<(), Error> {
        let connection = self.connection.as_mut().ok_or(sqlx::Error::WorkerCrashed)?;
        let done = sqlx::raw_sql(sql).execute(connection).await;
        if let Err(error) = &done
            && !matches!(error, sqlx::Error::Database(_))
        {
            self.connection = None;
        }
        done?;
        Ok(())
    }
}
