//! What the bot asks of Discord's REST interface.
//!
//! serenity knows the routes; the requests are sent here and not through its `Http`, whose rate
//! limiter keeps a bucket for every interaction for ever, which never retries a 5xx or a dropped
//! connection, and whose errors print the interaction's token.

use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::HeaderValue;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serenity::all::{
    ApplicationId, ChannelId, GuildId, Http, HttpBuilder, InteractionId, MessageId,
};
use serenity::http::Route;

use crate::command::File;
use sending::{PAUSE, Payload, Repeat, TIMEOUT, unreadable};

mod error;
mod sending;

pub use error::RestError;

/// A message that was posted in a channel.
#[derive(Debug, Deserialize)]
pub struct Posted {
    pub id: MessageId,
    embeds: Vec<IgnoredAny>,
}

impl Posted {
    /// Whether it shows any card.
    pub fn has_cards(&self) -> bool {
        !self.embeds.is_empty()
    }
}

/// "Interaction has already been acknowledged": what a second attempt gets when the first arrived
/// and only its answer was lost.
const ALREADY_ACKNOWLEDGED: u64 = 40060;

/// "Unknown Message": what a second attempt to remove one gets when the first removed it.
const UNKNOWN_MESSAGE: u64 = 10008;

/// Where the gateway is, and how many connections Discord wants to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GatewayAddress {
    pub url: String,
    /// How many shards Discord wants.
    pub shards: u32,
}

/// A client of Discord's REST interface.
#[derive(Clone)]
pub struct Rest {
    client: reqwest::Client,
    /// The token as the header says it; without one, only what an interaction's own token opens.
    authorization: Option<HeaderValue>,
    api_url: Option<String>,
    /// Whether a global rate limit is an error at once.
    reports_limits: bool,
    /// The pause before the second attempt; later pauses are longer.
    pause: Duration,
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest")
            .field("api_url", &self.api_url)
            .finish_non_exhaustive()
    }
}

impl Rest {
    /// A client of Discord, or of whatever stands at `api_url`.
    ///
    /// # Errors
    /// If TLS cannot be set up, or the token contains what no HTTP header can.
    pub fn new(token: &str, api_url: Option<&str>) -> anyhow::Result<Self> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {token}")).map_err(|_| {
            anyhow::anyhow!("the token contains a character that no token can contain")
        })?;
        authorization.set_sensitive(true);
        Self::with(Some(authorization), api_url)
    }

    /// A client that can only answer interactions, which does not take the bot's token.
    ///
    /// # Errors
    /// If TLS cannot be set up.
    pub fn without_token(api_url: Option<&str>) -> anyhow::Result<Self> {
        Self::with(None, api_url)
    }

    fn with(authorization: Option<HeaderValue>, api_url: Option<&str>) -> anyhow::Result<Self> {
        let mut builder = reqwest::Client::builder()
            .user_agent(serenity::constants::USER_AGENT)
            .use_rustls_tls()
            .timeout(TIMEOUT)
            .connect_timeout(TIMEOUT)
            .pool_idle_timeout(Duration::from_secs(90));
        if api_url.is_some_and(is_loopback) {
            // A proxy from the environment cannot reach this machine's own ports.
            builder = builder.no_proxy();
        }
        Ok(Self {
            client: builder.build()?,
            authorization,
            api_url: api_url.map(|url| url.trim_end_matches('/').to_owned()),
            reports_limits: false,
            pause: PAUSE,
        })
    }

    /// The same client, but a global rate limit is [reported](RestError::Limited) at once instead of
    /// waited out: for whatever sends much and can stop.
    #[must_use]
    pub fn reporting_limits(&self) -> Self {
        Self {
            reports_limits: true,
            ..self.clone()
        }
    }

    /// Waits this long before a second try, and in proportion before further ones.
    #[must_use]
    pub fn pausing(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// serenity's own client, for its gateway connections.
    pub fn serenity(&self) -> Http {
        let token = self.authorization.as_ref();
        let token = token.and_then(|token| token.to_str().ok());
        let mut builder = HttpBuilder::new(token.unwrap_or_default())
            .client(self.client.clone())
            .ratelimiter_disabled(true);
        if let Some(url) = &self.api_url {
            builder = builder.proxy(url);
        }
        builder.build()
    }

    /// The application that the token belongs to.
    pub async fn application(&self, deadline: Instant) -> Result<ApplicationId, RestError> {
        #[derive(Deserialize)]
        struct Application {
            id: ApplicationId,
        }
        let route = Route::Oauth2ApplicationCurrent;
        let application: Application = self.get(deadline, route).await?;
        Ok(application.id)
    }

    /// Where the gateway is, and how many shards Discord wants.
    pub async fn gateway(&self, deadline: Instant) -> Result<GatewayAddress, RestError> {
        self.get(deadline, Route::GatewayBot).await
    }

    /// The commands registered, everywhere or in one server, with their localisations.
    pub async fn commands(
        &self,
        application_id: ApplicationId,
        guild: Option<GuildId>,
        deadline: Instant,
    ) -> Result<Vec<Value>, RestError> {
        self.get(deadline, commands_route(application_id, guild))
            .await
    }

    /// Registers these commands in place of all those that were there.
    pub async fn put_commands(
        &self,
        application_id: ApplicationId,
        guild: Option<GuildId>,
        commands: &[Value],
        deadline: Instant,
    ) -> Result<Vec<Value>, RestError> {
        let json = serde_json::to_string(commands).map_err(|error| unreadable(&error))?;
        let route = commands_route(application_id, guild);
        let payload = Payload::Json { json, files: &[] };
        let request = self.request(Method::PUT, &route, &payload);
        self.read(&request, deadline).await
    }

    /// Sends the first answer to an interaction.
    pub async fn respond(
        &self,
        interaction_id: InteractionId,
        token: &str,
        json: String,
        files: &[File],
        deadline: Instant,
    ) -> Result<(), RestError> {
        let route = Route::InteractionResponse {
            interaction_id,
            token,
        };
        let sent = self
            .send(
                deadline,
                Method::POST,
                route,
                &Payload::Json { json, files },
            )
            .await;
        match sent {
            Err(error) if error.code() == Some(ALREADY_ACKNOWLEDGED) => Ok(()),
            sent => sent.map(drop),
        }
    }

    /// Replaces the first answer to an interaction, or the message that its button was on.
    pub async fn edit_original(
        &self,
        application_id: ApplicationId,
        token: &str,
        json: String,
        files: &[File],
        deadline: Instant,
    ) -> Result<(), RestError> {
        let route = Route::WebhookOriginalInteractionResponse {
            application_id,
            token,
        };
        self.send(
            deadline,
            Method::PATCH,
            route,
            &Payload::Json { json, files },
        )
        .await
        .map(drop)
    }

    /// Sends a further answer to an interaction. The JSON should carry a nonce: it may be sent a
    /// second time if it is not known whether it arrived.
    pub async fn follow_up(
        &self,
        application_id: ApplicationId,
        token: &str,
        json: String,
        files: &[File],
        deadline: Instant,
    ) -> Result<(), RestError> {
        let route = Route::WebhookFollowupMessages {
            application_id,
            token,
        };
        let payload = Payload::Json { json, files };
        let mut request = self.request(Method::POST, &route, &payload);
        request.repeat = Repeat::OnceIfLost;
        self.text(&request, deadline).await.map(drop)
    }

    /// Posts a message in a channel, and returns what Discord made of it, if that can be read.
    pub async fn create_message(
        &self,
        channel: u64,
        json: String,
        files: &[File],
        deadline: Instant,
    ) -> Result<Option<Posted>, RestError> {
        let route = Route::ChannelMessages {
            channel_id: ChannelId::new(channel),
        };
        let text = self
            .send(
                deadline,
                Method::POST,
                route,
                &Payload::Json { json, files },
            )
            .await?;
        Ok(serde_json::from_str(&text).ok())
    }

    /// A server's language, as Discord's code for it.
    pub async fn guild_locale(&self, guild: u64, deadline: Instant) -> Result<String, RestError> {
        #[derive(Deserialize)]
        struct Guild {
            preferred_locale: String,
        }
        let route = Route::Guild {
            guild_id: GuildId::new(guild),
        };
        let guild: Guild = self.get(deadline, route).await?;
        Ok(guild.preferred_locale)
    }

    /// The channels of a server, without threads.
    pub async fn guild_channels(
        &self,
        guild: u64,
        deadline: Instant,
    ) -> Result<Vec<ChannelId>, RestError> {
        #[derive(Deserialize)]
        struct Channel {
            id: ChannelId,
        }
        let route = Route::GuildChannels {
            guild_id: GuildId::new(guild),
        };
        let channels: Vec<Channel> = self.get(deadline, route).await?;
        Ok(channels.into_iter().map(|channel| channel.id).collect())
    }

    /// The server that a channel is in; `None` for one that is in no server.
    pub async fn guild_of(
        &self,
        channel: u64,
        deadline: Instant,
    ) -> Result<Option<GuildId>, RestError> {
        #[derive(Deserialize)]
        struct Channel {
            guild_id: Option<GuildId>,
        }
        let route = Route::Channel {
            channel_id: ChannelId::new(channel),
        };
        let channel: Channel = self.get(deadline, route).await?;
        Ok(channel.guild_id)
    }

    /// Removes one of the bot's messages; one that is not there counts as removed.
    pub async fn delete_message(
        &self,
        channel_id: ChannelId,
        message_id: MessageId,
        deadline: Instant,
    ) -> Result<(), RestError> {
        let route = Route::ChannelMessage {
            channel_id,
            message_id,
        };
        let removed = self
            .send(deadline, Method::DELETE, route, &Payload::None)
            .await;
        match removed {
            Err(error) if error.code() == Some(UNKNOWN_MESSAGE) => Ok(()),
            removed => removed.map(drop),
        }
    }
}

fn commands_route<'a>(application_id: ApplicationId, guild: Option<GuildId>) -> Route<'a> {
    match guild {
        Some(guild_id) => Route::GuildCommands {
            application_id,
            guild_id,
        },
        None => Route::Commands { application_id },
    }
}

fn is_loopback(url: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(url) else {
        return false;
    };
    let Some(host) = url.host_str() else {
        return false;
    };
    let host = host.trim_matches(['[', ']']);
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
