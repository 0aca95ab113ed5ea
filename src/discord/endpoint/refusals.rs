//! Counts the requests that are refused because of their signature, and says once which of the two
//! usual mistakes it looks like: a wrong `discord.public_key`, or a clock that is wrong.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tracing::{info, warn};

use super::signature::Unsigned;

/// How many bad signatures in a row are suspicious. A few are not: Discord itself sends some, to
/// see that they are refused, and so do strangers.
const IN_A_ROW: u64 = 20;

/// The requests that were let in and refused.
#[derive(Debug, Default)]
pub(super) struct Refusals {
    good: AtomicU64,
    malformed: AtomicU64,
    other_key: AtomicU64,
    stale: AtomicU64,
    /// Requests with another key's signature since the last good one.
    in_a_row: AtomicU64,
    key_was_said: AtomicBool,
    clock_was_said: AtomicBool,
}

impl Refusals {
    pub(super) fn note_good(&self) {
        self.good.fetch_add(1, Ordering::Relaxed);
        self.in_a_row.store(0, Ordering::Relaxed);
        // Whatever it was is over; the next such request is worth a line again.
        if self.key_was_said.swap(false, Ordering::Relaxed)
            | self.clock_was_said.swap(false, Ordering::Relaxed)
        {
            info!("requests are correctly signed again");
        }
    }

    pub(super) fn note(&self, unsigned: Unsigned) {
        match unsigned {
            Unsigned::Malformed => {
                self.malformed.fetch_add(1, Ordering::Relaxed);
            }
            Unsigned::OtherKey => {
                self.other_key.fetch_add(1, Ordering::Relaxed);
                let in_a_row = self.in_a_row.fetch_add(1, Ordering::Relaxed) + 1;
                let is_telling = self.good.load(Ordering::Relaxed) == 0 || in_a_row >= IN_A_ROW;
                if is_telling && !self.key_was_said.swap(true, Ordering::Relaxed) {
                    warn!(
                        "refused a request whose signature does not match discord.public_key, and \
                         none has matched {}: if they are Discord's, the key is probably wrong. \
                         Compare it with the public key on the application's page \"General \
                         Information\"",
                        if in_a_row >= IN_A_ROW {
                            "for a while"
                        } else {
                            "yet"
                        }
                    );
                }
            }
            Unsigned::Stale { apart, late } => {
                self.stale.fetch_add(1, Ordering::Relaxed);
                if !self.clock_was_said.swap(true, Ordering::Relaxed) {
                    warn!(
                        "refused a request that Discord signed {} {} this machine's time: the clock here is \
                         probably wrong. It may be at most five minutes off; set it, or let NTP do it",
                        minutes(apart),
                        if late { "before" } else { "after" }
                    );
                }
            }
        }
    }

    /// Logs the counts, if anything was refused.
    pub(super) fn log(&self) {
        let [good, malformed, other_key, stale] =
            [&self.good, &self.malformed, &self.other_key, &self.stale]
                .map(|count| count.load(Ordering::Relaxed));
        if malformed + other_key + stale > 0 {
            info!(
                good,
                malformed, other_key, stale, "requests were refused because of their signature"
            );
        }
    }
}

fn minutes(apart: Duration) -> String {
    match apart.as_secs() / 60 {
        minutes @ 0..120 => format!("{minutes} minutes"),
        minutes => format!("{} hours", minutes / 60),
    }
}
