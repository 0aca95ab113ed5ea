//! Which server a channel belongs to, as Discord says: asked when a server sets one, and once a
//! day for all servers, to find settings that name channels of other servers.
//!
//! Only what is certain is changed: a channel that Discord does not show, or that is gone, stays.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use super::rest::{Rest, RestError};
use crate::app::App;
use crate::command::{ChannelId, GuildId};
use crate::state::Directory;

/// How long one request is tried for.
const PATIENCE: Duration = Duration::from_secs(4);
/// The pause between two requests of a pass, which nobody waits for.
pub const PAUSE: Duration = Duration::from_secs(1);
/// How long after one pass the next begins.
const AGAIN_AFTER: Duration = Duration::from_hours(24);

impl Directory for Rest {
    fn channels_of(&self, guild: GuildId) -> BoxFuture<'_, anyhow::Result<BTreeSet<ChannelId>>> {
        async move { Ok(channels_of(self, guild).await?) }.boxed()
    }
}

async fn channels_of(rest: &Rest, guild: GuildId) -> Result<BTreeSet<ChannelId>, RestError> {
    let channels = rest
        .guild_channels(guild.0, Instant::now() + PATIENCE)
        .await?;
    let ids = channels.into_iter().map(|id| ChannelId(id.get()));
    Ok(ids.collect())
}

/// Looks for settings that name channels of other servers, and takes those out.
#[derive(Debug)]
pub struct Belongings {
    app: Arc<App>,
    rest: Rest,
    pause: Duration,
}

impl Belongings {
    /// Asks by `rest`, with a `pause` after each request.
    pub fn new(app: Arc<App>, rest: &Rest, pause: Duration) -> Self {
        Self {
            app,
            rest: rest.reporting_limits(),
            pause,
        }
    }

    /// Looks through all servers, and again every day, until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let looking = async {
            loop {
                self.look_through().await;
                sleep(AGAIN_AFTER).await;
            }
        };
        stop.run_until_cancelled(looking).await;
    }

    /// Looks through all servers once.
    pub async fn look_through(&self) {
        let servers = match self.app.named_channels().await {
            Ok(servers) => servers,
            Err(error) => {
                error!(
                    cause = format!("{:#}", anyhow::Error::from(error)),
                    "cannot look for channels that belong to other servers"
                );
                return;
            }
        };
        for (guild, named) in servers {
            match self.foreign(guild, named).await {
                Ok(foreign) if foreign.is_empty() => {}
                Ok(foreign) => self.app.disown(guild, &foreign, self.app.now()).await,
                Err(RestError::Limited { pause }) => sleep(pause).await,
                Err(error) => {
                    info!(guild_id = guild.0, %error,
                        "a server's channels could not be checked: trying again tomorrow");
                }
            }
        }
    }

    /// Those of the channels that are certainly in another server.
    async fn foreign(
        &self,
        guild: GuildId,
        named: BTreeSet<ChannelId>,
    ) -> Result<BTreeSet<ChannelId>, RestError> {
        sleep(self.pause).await;
        let own = channels_of(&self.rest, guild).await?;
        let mut foreign = BTreeSet::new();
        for channel in named.difference(&own) {
            sleep(self.pause).await;
            let deadline = Instant::now() + PATIENCE;
            match self.rest.guild_of(channel.0, deadline).await {
                // Threads are in no list of channels.
                Ok(Some(owner)) if owner.get() == guild.0 => {}
                Ok(_) => _ = foreign.insert(*channel),
                Err(RestError::Refused { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(foreign)
    }
}
