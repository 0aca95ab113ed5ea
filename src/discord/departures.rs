//! Servers that may have removed the bot: Discord is asked about each until its answer is clear.
//!
//! What Discord says now counts, and not what was heard: serenity handles events side by side, so
//! that a return may have been handled before the removal that it followed. A server that was not
//! asked about before the bot stopped is found missing again when it next connects.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::rest::{Rest, RestError};
use crate::app::App;
use crate::command::GuildId;

/// How long to wait before asking again when an answer was not clear.
pub const AGAIN_AFTER: Duration = Duration::from_mins(1);

/// The pause between two servers. Discord shuts out anybody who is refused ten thousand times in
/// ten minutes.
///
/// Source: Discord's documentation, topics/rate-limits, "Invalid Request Limit".
const PAUSE: Duration = Duration::from_millis(100);
/// How long one request is tried for.
const PATIENCE: Duration = Duration::from_secs(4);

/// Discord's codes for a server that does not exist, and for one that the bot is not on.
const UNKNOWN_GUILD: u64 = 10004;
const MISSING_ACCESS: u64 = 50001;

/// What Discord says about a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Here,
    Gone,
    /// Nothing conclusive: the network, a proxy or Discord itself is in trouble.
    Unclear,
}

/// Looks into the servers that may have removed the bot.
#[derive(Debug)]
pub struct Departures {
    app: Arc<App>,
    rest: Rest,
    again_after: Duration,
    sender: UnboundedSender<GuildId>,
    doubted: UnboundedReceiver<GuildId>,
}

impl Departures {
    /// Asks by `rest`, and again after a while if the answer was not clear.
    pub fn new(app: Arc<App>, rest: Rest, again_after: Duration) -> Self {
        let (sender, doubted) = unbounded_channel();
        Self {
            app,
            rest,
            again_after,
            sender,
            doubted,
        }
    }

    /// Where to send servers that may have removed the bot.
    pub fn doubts(&self) -> UnboundedSender<GuildId> {
        self.sender.clone()
    }

    /// Asks about one server after the other until `stop`; the one that is being asked about then is
    /// finished.
    pub async fn run(mut self, stop: CancellationToken) {
        let mut pending: VecDeque<GuildId> = VecDeque::new();
        let mut next = Instant::now();
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                Some(guild) = self.doubted.recv() => {
                    if !pending.contains(&guild) {
                        pending.push_back(guild);
                    }
                }
                () = sleep_until(next), if !pending.is_empty() => {
                    let Some(guild) = pending.pop_front() else {
                        continue;
                    };
                    let is_settled = self.settle(guild).await;
                    if !is_settled {
                        pending.push_back(guild);
                    }
                    let pause = if is_settled { PAUSE } else { self.again_after };
                    next = Instant::now() + pause;
                }
            }
        }
    }

    /// Asks about a server, and notes its removal if that is certain. Returns whether nothing is
    /// left to be done.
    async fn settle(&self, guild: GuildId) -> bool {
        let deadline = std::time::Instant::now() + PATIENCE;
        let said = self.rest.guild_locale(guild.0, deadline).await;
        match read(&said) {
            Answer::Here => true,
            Answer::Gone => self.app.note_removal(guild).await,
            Answer::Unclear => {
                warn!(
                    guild_id = guild.0,
                    error = said.err().map(tracing::field::display),
                    "it is not clear whether a server removed the bot: asking Discord again"
                );
                false
            }
        }
    }
}

/// Status and code together: a proxy has no code, and another code says something else.
fn read<T>(said: &Result<T, RestError>) -> Answer {
    match said {
        Ok(_) => Answer::Here,
        Err(RestError::Refused {
            status: 403 | 404,
            code: UNKNOWN_GUILD | MISSING_ACCESS,
            ..
        }) => Answer::Gone,
        Err(_) => Answer::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_discords_own_word_is_a_removal() {
        let refused = |status, code| {
            let message = String::new();
            let refused = RestError::Refused {
                status,
                code,
                message,
            };
            read::<()>(&Err(refused))
        };
        assert_eq!(read(&Ok("de")), Answer::Here);
        assert_eq!(refused(404, 10004), Answer::Gone);
        assert_eq!(refused(403, 50001), Answer::Gone);
        // A proxy's page, a blocked account, an address unknown to Discord, nonsense.
        for (status, code) in [
            (403, 0),
            (404, 0),
            (403, 40001),
            (404, 10003),
            (400, 50001),
            (410, 10004),
        ] {
            assert_eq!(refused(status, code), Answer::Unclear, "{status} {code}");
        }
        let last = "status 502".to_owned();
        let unreachable = RestError::Unreachable { last };
        assert_eq!(read::<()>(&Err(unreachable)), Answer::Unclear);
        assert_eq!(read::<()>(&Err(RestError::Unauthorized)), Answer::Unclear);
    }
}
