//! Servers and channels, and what admins do with the bot in them.

use std::sync::Arc;

use serde_json::json;

use super::objects;
use super::state::{ChannelKind, Server};

/// A server.
#[derive(Clone)]
pub struct Guild {
    pub(super) server: Arc<Server>,
    pub(super) id: u64,
}

impl Guild {
    /// The server's id.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// A text channel that everybody sees; the same name is the same channel.
    pub fn add_channel(&self, name: &str) -> Channel {
        let id = self
            .server
            .state()
            .channel_of(ChannelKind::Guild(self.id), name);
        Channel {
            server: Arc::clone(&self.server),
            id,
        }
    }

    /// Sets the server's preferred language.
    pub fn locale(self, locale: &str) -> Self {
        if let Some(guild) = self.server.state().guilds.get_mut(&self.id) {
            locale.clone_into(&mut guild.locale);
        }
        self
    }

    /// An admin removes the bot: GUILD_DELETE without `unavailable`.
    pub fn remove_bot(&self) {
        let mut state = self.server.state();
        if let Some(guild) = state.guilds.get_mut(&self.id) {
            guild.has_bot = false;
        }
        state.commands.remove(&Some(self.id));
        let gone = json!({"id": self.id.to_string()}).to_string();
        state.dispatch("GUILD_DELETE", Some(self.id), &gone);
    }

    /// An admin adds the bot: GUILD_CREATE.
    pub fn add_bot(&self) {
        let mut state = self.server.state();
        let Some(guild) = state.guilds.get_mut(&self.id) else {
            return;
        };
        guild.has_bot = true;
        let guild = objects::guild(&state, &state.guilds[&self.id]).to_string();
        state.dispatch("GUILD_CREATE", Some(self.id), &guild);
    }

    /// Discord has trouble with this guild: GUILD_DELETE with `unavailable`, the bot stays a member.
    pub fn outage(&self) {
        let mut state = self.server.state();
        if let Some(guild) = state.guilds.get_mut(&self.id) {
            guild.outage = true;
        }
        let gone = json!({"id": self.id.to_string(), "unavailable": true}).to_string();
        state.dispatch("GUILD_DELETE", Some(self.id), &gone);
    }

    /// The trouble is over: GUILD_CREATE.
    pub fn recover(&self) {
        let mut state = self.server.state();
        if let Some(guild) = state.guilds.get_mut(&self.id) {
            guild.outage = false;
        }
        let guild = objects::guild(&state, &state.guilds[&self.id]).to_string();
        state.dispatch("GUILD_CREATE", Some(self.id), &guild);
    }
}

/// A channel of a server, or direct messages.
#[derive(Clone)]
pub struct Channel {
    pub(super) server: Arc<Server>,
    pub(super) id: u64,
}

impl Channel {
    /// The channel's id.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Sets what the bot may do here, as permission bits.
    pub fn bot_permissions(self, bits: u64) -> Self {
        if let Some(channel) = self.server.state().channels.get_mut(&self.id) {
            channel.bot_permissions = bits;
        }
        self
    }

    /// An admin deletes the channel with everything said in it: CHANNEL_DELETE.
    pub fn delete(&self) {
        let mut state = self.server.state();
        let guild = state.guild_of(self.id).map(|guild| guild.id);
        let gone = objects::channel(&state, self.id, objects::USUAL_PERMISSIONS).to_string();
        state.channels.remove(&self.id);
        state
            .messages
            .retain(|_, message| message.channel != self.id);
        state.dispatch("CHANNEL_DELETE", guild, &gone);
    }
}
