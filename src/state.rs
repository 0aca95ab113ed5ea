//! What is kept, as a command reaches it: about the server that a call comes from, in the asker's
//! name, at the time of the app's clock. A command sees neither the store nor the clock.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use thiserror::Error;

use crate::film::FilmId;
use crate::member::Spread;
use crate::settings::{Settings, Visibility};
use crate::snowflake::{ChannelId, GuildId};
use crate::store::{self, Store};

mod decided;
mod member;

pub use decided::{Decided, ServerSettings, Whose};
pub use member::{Member, Person};

/// What tells the time at which something is written down.
pub type Clock = Box<dyn Fn() -> Timestamp + Send + Sync>;

/// Whatever knows which channels a server has: Discord.
pub trait Directory: Send + Sync + 'static {
    /// The channels of a server, without threads.
    fn channels_of(&self, guild: GuildId) -> BoxFuture<'_, anyhow::Result<BTreeSet<ChannelId>>>;
}

/// What is kept about servers and their members, and what goes with it: the clock, the operator's
/// defaults, and whatever knows the channels of servers.
pub struct State {
    store: Store,
    clock: Clock,
    defaults: Settings,
    directory: RwLock<Option<Arc<dyn Directory>>>,
}

/// Why the database cannot be used.
#[derive(Debug, Error)]
pub enum Away {
    /// The bot runs without a database.
    #[error("there is no database")]
    NoDatabase,
    /// It is kept per server, and this call came from outside any.
    #[error("there is no server")]
    NoServer,
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl State {
    /// What the store keeps, over the operator's defaults.
    pub fn new(store: Store, clock: Clock, defaults: Settings) -> Self {
        Self {
            store,
            clock,
            defaults,
            directory: RwLock::default(),
        }
    }

    /// The store itself, for what is not about a call.
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Asks this directory which channels a server has. Without one, only those that come with a
    /// call are known.
    pub fn look_up_channels_in(&self, directory: Arc<dyn Directory>) {
        let known = self.directory.write();
        *known.unwrap_or_else(PoisonError::into_inner) = Some(directory);
    }

    /// The settings in force in a server. If the store cannot be read, the operator's defaults,
    /// visible to the asker alone: films can be talked about all the same, and a server that wants
    /// its answers to be private gets no public ones.
    pub async fn settings(&self, guild: GuildId) -> Settings {
        match self.store.recent_settings(guild, Instant::now()).await {
            Ok(chosen) => chosen.over(&self.defaults),
            Err(error) => {
                tracing::error!(
                    guild_id = guild.0,
                    cause = chain(&error),
                    "a server's settings cannot be read, so the operator's defaults apply, and \
                     answers are private"
                );
                Settings {
                    answers: Visibility::Private,
                    ..self.defaults.clone()
                }
            }
        }
    }

    /// How a server rates a film, or rated it a moment ago; `None` if that cannot be read: a film
    /// can be talked about all the same.
    pub async fn spread(&self, guild: GuildId, film: &FilmId) -> Option<Spread> {
        let spread = self.store.recent_spread(guild, film, Instant::now()).await;
        let not_read = |error: &store::Error| {
            tracing::warn!(
                guild_id = guild.0,
                cause = chain(error),
                "a server's ratings cannot be read, so a card is shown without them"
            );
        };
        spread.inspect_err(not_read).ok()
    }

    fn directory(&self) -> Option<Arc<dyn Directory>> {
        let known = self.directory.read();
        known.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Away {
    /// Says in the log that an answer does without what is kept.
    pub fn do_without(&self, guild: GuildId) {
        tracing::error!(
            guild_id = guild.0,
            cause = self.cause(),
            "what a server keeps cannot be read, so an answer does without it"
        );
    }

    /// The error with all its causes, for the log.
    pub fn cause(&self) -> String {
        chain(self)
    }
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
