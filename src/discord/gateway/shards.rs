//! Looks after the connections of serenity's shards.
//!
//! serenity ends with an error after some close codes, reconnects after most, and abandons a shard
//! after a few (4003, 4010 and 4011, and a close without a code): such a shard spins on one core,
//! deaf, until its next heartbeat at best. It also waits for READY for ever. All that can be seen of
//! this from outside is that heartbeats are not answered: so each check sends one, which also ends a
//! shard that spins.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serenity::all::{ConnectionStage, ShardId, ShardRunnerInfo, ShardRunnerMessage};
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::Pace;

/// A heartbeat before any event, as Discord's documentation has it (events/gateway-events,
/// "Heartbeat").
const HEARTBEAT: &str = r#"{"op":1,"d":null}"#;

/// What replaces a shard's latency with each heartbeat. serenity writes the true one there when the
/// answer comes.
const ASKED: Duration = Duration::MAX;

/// After this many heartbeats in a row without an answer, the connection counts as dead.
const SILENT: u32 = 3;

/// How far apart serenity starts its shards.
const BETWEEN_STARTS: Duration = Duration::from_secs(5);

type Runners = Arc<Mutex<HashMap<ShardId, ShardRunnerInfo>>>;

/// What can be wrong with a shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Its connection does not answer.
    Silent,
    /// It is connected, but Discord does not say READY.
    NotReady,
    /// It has not found a connection yet.
    Unconnected,
}

/// Something that is wrong with one of the shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Report {
    pub(super) shard: u32,
    pub(super) trouble: Trouble,
    /// Whether Discord has said READY to any shard since the watching began.
    pub(super) was_ready: bool,
}

/// Watches shards on a thread of its own, because shards that spin can occupy every thread of the
/// runtime. The thread ends when this is dropped.
pub(super) struct Watch {
    reports: UnboundedReceiver<Report>,
    _stop: Sender<()>,
}

impl Watch {
    /// Begins to watch this many shards.
    pub(super) fn over(runners: Runners, count: u32, pace: Pace) -> Self {
        let (reporter, reports) = unbounded_channel();
        let (stop, stopped) = channel();
        thread::spawn(move || look_again_and_again(&runners, count, pace, (&stopped, &reporter)));
        Self {
            reports,
            _stop: stop,
        }
    }

    /// The next trouble. One that persists is reported again.
    pub(super) async fn trouble(&mut self) -> Report {
        match self.reports.recv().await {
            Some(report) => report,
            // The thread outlives this.
            None => std::future::pending().await,
        }
    }
}

fn look_again_and_again(
    runners: &Runners,
    count: u32,
    pace: Pace,
    (stopped, reporter): (&Receiver<()>, &UnboundedSender<Report>),
) {
    let begun = Instant::now();
    let mut shards: Vec<Shard> = (0..count)
        .map(|number| Shard {
            well_until: begun + BETWEEN_STARTS * number,
            unanswered: 0,
        })
        .collect();
    let mut was_ready = false;
    while stopped.recv_timeout(pace.look) == Err(RecvTimeoutError::Timeout) {
        let mut runners = runners.blocking_lock();
        for (shard, number) in shards.iter_mut().zip(0..) {
            let trouble = match shard.look(runners.get_mut(&ShardId(number)), pace.ready) {
                Sight::Well => {
                    was_ready = true;
                    continue;
                }
                Sight::Waiting => continue,
                Sight::Trouble(trouble) => trouble,
            };
            let report = Report {
                shard: number,
                trouble,
                was_ready,
            };
            // Nobody hears it while the bot is stopping.
            reporter.send(report).ok();
        }
    }
}

/// The state of a shard between two checks.
struct Shard {
    /// When it was connected last, or is to begin.
    well_until: Instant,
    /// The checks since a heartbeat that has had no answer.
    unanswered: u32,
}

enum Sight {
    Well,
    /// It is starting, or an answer is due.
    Waiting,
    Trouble(Trouble),
}

impl Shard {
    fn look(&mut self, runner: Option<&mut ShardRunnerInfo>, patience: Duration) -> Sight {
        let Some(runner) = runner else {
            self.unanswered = 0;
            return self.wait(Trouble::Unconnected, patience);
        };
        if runner.latency == Some(ASKED) {
            self.unanswered += 1;
        } else {
            self.unanswered = 0;
            runner.latency = Some(ASKED);
            let heartbeat = ShardRunnerMessage::Message(HEARTBEAT.into());
            runner.runner_tx.send_to_shard(heartbeat);
        }
        if self.unanswered >= SILENT {
            return Sight::Trouble(Trouble::Silent);
        }
        if runner.stage == ConnectionStage::Connected {
            self.well_until = Instant::now();
            return Sight::Well;
        }
        self.wait(Trouble::NotReady, patience)
    }

    fn wait(&mut self, trouble: Trouble, patience: Duration) -> Sight {
        let now = Instant::now();
        if now.saturating_duration_since(self.well_until) < patience {
            return Sight::Waiting;
        }
        // If it persists, it is reported again after as long.
        self.well_until = now;
        Sight::Trouble(trouble)
    }
}
