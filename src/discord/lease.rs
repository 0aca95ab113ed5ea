//! One process at a time on the gateway with one token: a second would answer everything twice. The
//! processes find out about each other through the database they share.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::store::{Error, Holder, Store};

/// When a holder renews, and how long others wait for one that does not.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How often whoever holds the lease renews it.
    pub renew: Duration,
    /// How often others check whether that happens.
    pub look: Duration,
    /// How long a holder may go without renewing before it counts as gone.
    pub gone_after: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            renew: Duration::from_secs(10),
            look: Duration::from_secs(1),
            gone_after: Duration::from_secs(35),
        }
    }
}

/// The right to be connected to the gateway for an application.
#[derive(Debug)]
pub struct Lease {
    store: Store,
    application: u64,
    me: Holder,
    pace: Pace,
}

/// Why there is no lease.
#[derive(Debug, thiserror::Error)]
pub enum NoLease {
    /// Another process is connected.
    #[error(
        "Another process is connected to Discord's gateway with this token: process {} on {}. Two \
         would answer everything twice. Stop the other one, or run several copies with \
         discord.mode = \"endpoint\".", .0.process, machine(.0)
    )]
    Held(Holder),
    /// The database cannot be asked.
    #[error("The database cannot be used")]
    Store(#[from] Error),
}

impl Lease {
    /// Takes the lease for an application. If another process holds it, waits until it is clear
    /// whether that one is alive.
    ///
    /// # Errors
    /// If it is alive, or the database cannot be used.
    pub async fn take(
        store: Store,
        application: u64,
        me: Holder,
        pace: Pace,
    ) -> Result<Self, NoLease> {
        let mut gone = None;
        let mut watched: Option<(Holder, Instant)> = None;
        while let Some(holder) = store.hold_gateway(application, &me, gone.as_ref()).await? {
            match &watched {
                _ if is_known_gone(&holder, &me) => gone = Some(holder),
                None => {
                    warn!(
                        "process {} on {} was connected to the gateway with this token: waiting \
                         for at most {:?} to see whether it still is",
                        holder.process,
                        machine(&holder),
                        pace.gone_after
                    );
                    watched = Some((holder, Instant::now()));
                }
                Some((before, _)) if *before != holder => return Err(NoLease::Held(holder)),
                Some((_, since)) if since.elapsed() >= pace.gone_after => gone = Some(holder),
                Some(_) => sleep(pace.look).await,
            }
        }
        if watched.is_some() {
            info!("the other process is gone");
        }
        Ok(Self {
            store,
            application,
            me,
            pace,
        })
    }

    /// Renews the lease until `stop`, and gives it up then. Resolves earlier with whoever has taken
    /// it over, because this process was unresponsive for so long.
    pub async fn keep(self, stop: CancellationToken) -> Option<Holder> {
        let Self {
            store,
            application,
            me,
            pace,
        } = self;
        let mut could = true;
        loop {
            tokio::select! {
                () = sleep(pace.renew) => {}
                () = stop.cancelled() => break,
            }
            let renewed = tokio::select! {
                renewed = store.hold_gateway(application, &me, None) => renewed,
                () = stop.cancelled() => break,
            };
            match renewed {
                Ok(None) => could = true,
                Ok(Some(other)) => {
                    error!(
                        "process {} on {} has taken over the gateway: stopping this one, so that \
                         nothing is answered twice",
                        other.process,
                        machine(&other)
                    );
                    return Some(other);
                }
                // Whoever cannot reach the database can neither learn nor do anything about it.
                Err(error) if could => {
                    could = false;
                    warn!(
                        cause = format!("{:#}", anyhow::Error::from(error)),
                        "cannot record that this process is connected to the gateway"
                    );
                }
                Err(_) => {}
            }
        }
        if let Err(error) = store.leave_gateway(application, &me).await {
            warn!(
                cause = format!("{:#}", anyhow::Error::from(error)),
                "cannot record that this process is leaving the gateway: the next start will wait \
                 for it"
            );
        }
        None
    }
}

pub fn this_process() -> Holder {
    Holder {
        holder: rand::random(),
        machine: machine_name(),
        process: std::process::id(),
        renewals: 0,
    }
}

fn machine(holder: &Holder) -> &str {
    match &*holder.machine {
        "" => "another machine",
        name => name,
    }
}

/// Whether a holder was on this machine and no longer runs. In a container, the next process has
/// the same number.
fn is_known_gone(holder: &Holder, me: &Holder) -> bool {
    !me.machine.is_empty()
        && holder.machine == me.machine
        && (holder.process == me.process || !runs(holder.process))
}

#[cfg(unix)]
fn machine_name() -> String {
    let system = rustix::system::uname();
    system.nodename().to_string_lossy().into_owned()
}

#[cfg(unix)]
fn runs(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return false;
    };
    // A process that may not be signalled is running, too.
    test_kill_process(pid) != Err(Errno::SRCH)
}

#[cfg(not(unix))]
fn machine_name() -> String {
    String::new()
}

#[cfg(not(unix))]
fn runs(_process: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Database;

    const PACE: Pace = Pace {
        renew: Duration::from_millis(5),
        look: Duration::from_millis(5),
        gone_after: Duration::from_secs(1),
    };

    async fn store() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        (dir, store)
    }

    /// A process on another machine, of which only its row is known.
    fn elsewhere(holder: i64) -> Holder {
        Holder {
            holder,
            machine: format!("machine {holder}"),
            ..this_process()
        }
    }

    #[tokio::test]
    async fn the_second_process_is_told_of_the_first_until_that_one_leaves() {
        let (_dir, store) = store().await;
        let (first, second) = (elsewhere(1), elsewhere(2));
        let stop = CancellationToken::new();
        let lease = Lease::take(store.clone(), 100, first, PACE).await.unwrap();
        let keeping = tokio::spawn(lease.keep(stop.clone()));
        let refused = Lease::take(store.clone(), 100, second.clone(), PACE).await;
        let refused = refused.unwrap_err();
        let process = std::process::id().to_string();
        let said = refused.to_string().replace(&process, "N");
        insta::assert_snapshot!(said, @r#"Another process is connected to Discord's gateway with this token: process N on machine 1. Two would answer everything twice. Stop the other one, or run several copies with discord.mode = "endpoint"."#);
        stop.cancel();
        assert_eq!(keeping.await.unwrap(), None);
        // There is no waiting for one that has left.
        let patient = Pace {
            gone_after: Duration::MAX,
            ..PACE
        };
        Lease::take(store.clone(), 100, second, patient)
            .await
            .unwrap();
        store.close().await;
    }

    #[tokio::test]
    async fn one_that_was_killed_is_replaced_and_told_if_it_was_only_away() {
        let (_dir, store) = store().await;
        let killed = Lease::take(store.clone(), 100, elsewhere(1), PACE)
            .await
            .unwrap();
        let soon = Pace {
            gone_after: Duration::from_millis(20),
            ..PACE
        };
        let second = Lease::take(store.clone(), 100, elsewhere(2), soon)
            .await
            .unwrap();
        let other = killed.keep(CancellationToken::new()).await.unwrap();
        assert_eq!(other.holder, 2);
        drop(second);
        store.close().await;
    }

    #[tokio::test]
    async fn one_that_was_killed_on_this_machine_is_not_waited_for() {
        let (_dir, store) = store().await;
        let patient = Pace {
            gone_after: Duration::MAX,
            ..PACE
        };
        let mut ended = std::process::Command::new(std::env::current_exe().unwrap());
        let mut ended = ended
            .arg("--list")
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let killed = Holder {
            process: ended.id(),
            ..this_process()
        };
        ended.wait().unwrap();
        for holder in [killed, this_process(), this_process()] {
            Lease::take(store.clone(), 100, holder, patient)
                .await
                .unwrap();
        }
        store.close().await;
    }
}
