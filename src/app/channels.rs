//! Which channels are a server's: what a server decides names no others.

use std::collections::BTreeSet;
use std::convert::Infallible;

use jiff::Timestamp;

use super::App;
use crate::command::{ChannelId, GuildId};
use crate::settings::{Chosen, Way};
use crate::store::{Error, Writer};

impl App {
    /// The servers that have chosen any channel, with the channels.
    pub async fn named_channels(&self) -> Result<Vec<(GuildId, BTreeSet<ChannelId>)>, Error> {
        let Some(store) = self.store() else {
            return Ok(Vec::new());
        };
        let servers = store.servers_with_channels().await?;
        let named = |(guild, chosen): (GuildId, Chosen)| (guild, chosen.channels());
        Ok(servers.into_iter().map(named).collect())
    }

    /// Takes channels that are not the server's out of its settings, and says so in the log and in
    /// the server's history.
    pub async fn disown(&self, guild: GuildId, foreign: &BTreeSet<ChannelId>, at: Timestamp) {
        let Some(store) = self.store() else {
            return;
        };
        let writer = Writer {
            guild,
            who: None,
            at,
        };
        let disown = |chosen: &mut Chosen| {
            chosen.disown(foreign);
            Ok::<_, Infallible>(())
        };
        let ids: Vec<String> = foreign.iter().map(ToString::to_string).collect();
        match store.change(writer, Way::Disown, disown).await {
            Ok(_) => tracing::warn!(
                guild_id = guild.0,
                channels = ids.join(" "),
                "removed channels of other servers from a server's settings"
            ),
            Err(error) => tracing::error!(
                guild_id = guild.0,
                channels = ids.join(" "),
                cause = format!("{:#}", anyhow::Error::from(error)),
                "cannot remove channels of other servers from a server's settings"
            ),
        }
    }
}
