//! What posting a film of the day needs from Discord.

use std::time::{Duration, Instant};

use tracing::warn;

use super::super::answer::MessageJson;
use super::super::rest::{Rest, RestError};
use crate::command::{ChannelId, GuildId, Message};
use crate::locale::Locale;

/// How long a request is tried for; a minute later it is tried again.
const PATIENCE: Duration = Duration::from_secs(4);

/// Discord's code for a missing permission.
const MISSING_PERMISSIONS: u64 = 50013;

/// Whatever can post in channels: Discord, or a stand-in of a test.
pub trait Channels: Send + Sync + 'static {
    /// The server's own language, where the bot speaks it.
    fn locale(
        &self,
        guild: GuildId,
    ) -> impl Future<Output = Result<Option<Locale>, RestError>> + Send;

    /// The server that a channel is in; `None` for one that is in no server.
    fn guild_of(
        &self,
        channel: ChannelId,
    ) -> impl Future<Output = Result<Option<GuildId>, RestError>> + Send;

    /// Posts a message. A second one of the same `nonce`, sent soon after, is taken for the first.
    fn post(
        &self,
        channel: ChannelId,
        nonce: &str,
        message: Message,
    ) -> impl Future<Output = Result<(), RestError>> + Send;
}

impl Channels for Rest {
    async fn locale(&self, guild: GuildId) -> Result<Option<Locale>, RestError> {
        let rest = self.reporting_limits();
        let locale = rest
            .guild_locale(guild.0, Instant::now() + PATIENCE)
            .await?;
        Ok(Locale::from_discord(&locale))
    }

    async fn guild_of(&self, channel: ChannelId) -> Result<Option<GuildId>, RestError> {
        let rest = self.reporting_limits();
        let guild = rest.guild_of(channel.0, Instant::now() + PATIENCE).await?;
        Ok(guild.map(|guild| GuildId(guild.get())))
    }

    async fn post(
        &self,
        channel: ChannelId,
        nonce: &str,
        message: Message,
    ) -> Result<(), RestError> {
        let wants_cards = !message.cards.is_empty();
        let (message, files) = MessageJson::new(message);
        let deadline = Instant::now() + PATIENCE;
        let posted = self
            .reporting_limits()
            .create_message(channel.0, message.json_once(nonce), &files, deadline)
            .await?;
        let Some(bare) = posted.filter(|posted| wants_cards && !posted.has_cards()) else {
            return Ok(());
        };
        // If the bot may not embed links, Discord posts just the text, without an error.
        let channel_id = serenity::all::ChannelId::new(channel.0);
        if let Err(error) = self.delete_message(channel_id, bare.id, deadline).await {
            warn!(channel_id = channel.0, %error, "a message without its card could not be removed");
        }
        Err(RestError::Refused {
            status: 403,
            code: MISSING_PERMISSIONS,
            message: "Embed Links is missing".to_owned(),
        })
    }
}
