//! Requests to Discord, with a time limit and a bounded number of tries.
//!
//! serenity knows the routes; the requests are sent here and not through its `Http`, whose rate
//! limiter keeps a bucket for every interaction for ever, which never retries a 5xx or a dropped
//! connection, and whose errors print the interaction's token.

use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serenity::all::{
    ApplicationId, ChannelId, GuildId, Http, HttpBuilder, InteractionId, MessageId,
};
use serenity::http::Route;

use crate::command::File;

/// One request, from connecting to the last byte.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Where serenity's routes lead.
const DISCORD: &str = "https://discord.com";

/// Pauses before the second, third and fourth try.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_millis(700),
];

/// Why a request came to nothing. No variant holds an address: it would hold a token.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RestError {
    /// Discord refused the token.
    #[error("Discord refused the bot's token (401)")]
    Unauthorized,
    /// Discord refused the request.
    #[error("Discord refused the request ({status}, code {code}): {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's own number for the reason; 0 where it gave none.
        code: u64,
        /// Discord's words.
        message: String,
    },
    /// No answer that could be used came in time.
    #[error("Discord could not be reached in time: {last}")]
    Unreachable {
        /// What the last try ended with.
        last: String,
    },
    /// It was sent and no answer came: it may have been carried out.
    #[error("Discord did not say whether it carried the request out: {last}")]
    Unclear {
        /// What the last try ended with.
        last: String,
    },
    /// Discord lets the bot send nothing at all for a while.
    #[error("Discord lets nothing of the bot's through for {} s (429)", .pause.as_secs_f32())]
    Limited {
        /// For how long.
        pause: Duration,
    },
}

impl RestError {
    /// Discord's number for the reason, where it gave one.
    pub fn code(&self) -> Option<u64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            Self::Unauthorized
            | Self::Unreachable { .. }
            | Self::Unclear { .. }
            | Self::Limited { .. } => None,
        }
    }
}

/// A message that was posted in a channel.
#[derive(Debug, Deserialize)]
pub struct Posted {
    /// Its id.
    pub id: MessageId,
    embeds: Vec<IgnoredAny>,
}

impl Posted {
    /// Whether it shows any card.
    pub fn has_cards(&self) -> bool {
        !self.embeds.is_empty()
    }
}

/// "Interaction has already been acknowledged": what a second try reads when the first arrived
/// and only its answer was lost.
const ALREADY_ACKNOWLEDGED: u64 = 40060;

/// A way to Discord's REST interface.
#[derive(Clone)]
pub struct Rest {
    client: reqwest::Client,
    /// The token as the header says it; without one, only what an interaction's own token opens.
    authorization: Option<HeaderValue>,
    api_url: Option<String>,
    /// Whether a limit on everything that the bot sends is an error at once.
    reports_limits: bool,
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest")
            .field("api_url", &self.api_url)
            .finish_non_exhaustive()
    }
}

impl Rest {
    /// A way to Discord, or to whatever stands at `api_url`.
    ///
    /// # Errors
    /// Where no TLS can be set up, or the token holds what no HTTP header can.
    pub fn new(token: &str, api_url: Option<&str>) -> anyhow::Result<Self> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {token}"))
            .map_err(|_| anyhow::anyhow!("the token holds a character that no token has"))?;
        authorization.set_sensitive(true);
        Self::with(Some(authorization), api_url)
    }

    /// A way to answer interactions and to nothing else, which needs no token of the bot's.
    ///
    /// # Errors
    /// Where no TLS can be set up.
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
            // A proxy of the surroundings knows nothing of this machine's own ports.
            builder = builder.no_proxy();
        }
        Ok(Self {
            client: builder.build()?,
            authorization,
            api_url: api_url.map(|url| url.trim_end_matches('/').to_owned()),
            reports_limits: false,
        })
    }

    /// The same way to Discord, on which a limit on everything that the bot sends is not waited for
    /// but [reported](RestError::Limited): for whoever sends much and can stop.
    #[must_use]
    pub fn reporting_limits(&self) -> Self {
        Self {
            reports_limits: true,
            ..self.clone()
        }
    }

    /// serenity's own way to Discord, for its gateway client.
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
        let text = self
            .send(
                deadline,
                Method::GET,
                Route::Oauth2ApplicationCurrent,
                &Payload::None,
            )
            .await?;
        let application: Application =
            serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        Ok(application.id)
    }

    /// The commands registered, everywhere or in one server, with their localisations.
    pub async fn commands(
        &self,
        application_id: ApplicationId,
        guild: Option<GuildId>,
        deadline: Instant,
    ) -> Result<Vec<Value>, RestError> {
        let route = commands_route(application_id, guild);
        let text = self
            .send(deadline, Method::GET, route, &Payload::None)
            .await?;
        serde_json::from_str(&text).map_err(|error| unreadable(&error))
    }

    /// Registers these commands in the place of all that were there.
    pub async fn put_commands(
        &self,
        application_id: ApplicationId,
        guild: Option<GuildId>,
        commands: &[Value],
        deadline: Instant,
    ) -> Result<Vec<Value>, RestError> {
        let json = serde_json::to_string(commands).map_err(|error| unreadable(&error))?;
        let route = commands_route(application_id, guild);
        let text = self
            .send(
                deadline,
                Method::PUT,
                route,
                &Payload::Json { json, files: &[] },
            )
            .await?;
        serde_json::from_str(&text).map_err(|error| unreadable(&error))
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

    /// Sends a further answer to an interaction.
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
        self.send(
            deadline,
            Method::POST,
            route,
            &Payload::Json { json, files },
        )
        .await
        .map(drop)
    }

    /// Posts a message in a channel, and gives what Discord made of it, where that can be read.
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
        let text = self
            .send(deadline, Method::GET, route, &Payload::None)
            .await?;
        let guild: Guild = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
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
        let text = self
            .send(deadline, Method::GET, route, &Payload::None)
            .await?;
        let channels: Vec<Channel> =
            serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
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
        let text = self
            .send(deadline, Method::GET, route, &Payload::None)
            .await?;
        let channel: Channel = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        Ok(channel.guild_id)
    }

    /// Removes a message of the bot's.
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
        self.send(deadline, Method::DELETE, route, &Payload::None)
            .await
            .map(drop)
    }

    /// Sends a request until it succeeds, is refused, or there is no time for another try.
    async fn send(
        &self,
        deadline: Instant,
        method: Method,
        route: Route<'_>,
        payload: &Payload<'_>,
    ) -> Result<String, RestError> {
        let mut url = route.path().into_owned();
        if let (Some(base), Some(path)) = (&self.api_url, url.strip_prefix(DISCORD)) {
            url = format!("{base}{path}");
        }
        if matches!(route, Route::Commands { .. } | Route::GuildCommands { .. })
            && method == Method::GET
        {
            url.push_str("?with_localizations=true");
        }
        let mut pauses = PAUSES.into_iter();
        let mut is_unclear = false;
        loop {
            let (last, pause) = match self.attempt(method.clone(), &url, payload).await {
                Ok(text) => return Ok(text),
                Err(Failure::Final(error)) => return Err(error),
                Err(Failure::Wait { pause, why }) => (why, Some(pause)),
                Err(Failure::Again { why }) => (why, pauses.next()),
                Err(Failure::Unanswered { why }) => {
                    // Whatever is not a POST can be sent again and does the same.
                    is_unclear |= method == Method::POST;
                    (why, pauses.next())
                }
            };
            match pause {
                Some(pause) if Instant::now() + pause < deadline => tokio::time::sleep(pause).await,
                _ if is_unclear => return Err(RestError::Unclear { last }),
                _ => return Err(RestError::Unreachable { last }),
            }
        }
    }

    async fn attempt(
        &self,
        method: Method,
        url: &str,
        payload: &Payload<'_>,
    ) -> Result<String, Failure> {
        let unanswered = |error: reqwest::Error| {
            let was_sent = !error.is_connect() && !error.is_builder();
            let why = reasons(&error.without_url());
            if was_sent {
                Failure::Unanswered { why }
            } else {
                Failure::Again { why }
            }
        };
        let mut request = self.client.request(method, url);
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        let request = match payload {
            Payload::None => request,
            Payload::Json { json, files: [] } => request
                .header(CONTENT_TYPE, "application/json")
                .body(json.clone()),
            Payload::Json { json, files } => request.multipart(form(json, files)),
        };
        let response = request.send().await.map_err(unanswered)?;
        let status = response.status();
        let header = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let text = response.text().await.map_err(unanswered)?;
        if status.is_success() {
            return Ok(text);
        }
        let said: Said = serde_json::from_str(&text).unwrap_or_default();
        match status {
            StatusCode::UNAUTHORIZED => Err(Failure::Final(RestError::Unauthorized)),
            StatusCode::TOO_MANY_REQUESTS => {
                let seconds = said.retry_after.or(header).unwrap_or(1.0);
                let pause = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
                let pause = pause.min(Duration::from_hours(1));
                if said.global && self.reports_limits {
                    return Err(Failure::Final(RestError::Limited { pause }));
                }
                let why = format!("rate limited for {seconds} s (429)");
                Err(Failure::Wait { pause, why })
            }
            status if status.is_server_error() => Err(Failure::Again {
                why: format!("status {status}"),
            }),
            status => Err(Failure::Final(RestError::Refused {
                status: status.as_u16(),
                code: said.code,
                message: said.reasons(),
            })),
        }
    }
}

/// Why one try failed.
enum Failure {
    Final(RestError),
    Again {
        why: String,
    },
    /// It was sent, and no answer came back whole.
    Unanswered {
        why: String,
    },
    Wait {
        pause: Duration,
        why: String,
    },
}

/// What Discord says of a request that it did not carry out.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    code: u64,
    message: String,
    retry_after: Option<f64>,
    /// Whether a limit is one on everything that the bot sends.
    global: bool,
    errors: Option<Value>,
}

impl Said {
    fn reasons(self) -> String {
        match self.errors {
            Some(errors) => format!("{}: {errors}", self.message),
            None => self.message,
        }
    }
}

fn unreadable(error: &serde_json::Error) -> RestError {
    RestError::Unreachable {
        last: format!("an answer that cannot be read: {error}"),
    }
}

/// An error with its causes, the last of which says what really happened.
fn reasons(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// What a request carries.
enum Payload<'a> {
    None,
    Json { json: String, files: &'a [File] },
}

fn form(json: &str, files: &[File]) -> Form {
    let mut form = Form::new().text("payload_json", json.to_owned());
    for (
        number,
        File {
            name,
            bytes,
            description: _,
        },
    ) in files.iter().enumerate()
    {
        form = form.part(
            format!("files[{number}]"),
            Part::bytes(bytes.clone()).file_name(name.clone()),
        );
    }
    form
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
