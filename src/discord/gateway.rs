//! The gateway edge: connects with serenity, answers what comes in, shuts down in order.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use serenity::all::{
    ActivityData, ApplicationId, ClientBuilder, Context, Event, GatewayError, GatewayIntents,
    GuildId, Interaction, RawEventHandler, Ready,
};
use tokio::sync::mpsc::UnboundedSender;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use super::conversation::{self, Opened};
use super::departures::{AGAIN_AFTER, Departures};
use super::later;
use super::limits;
use super::register;
use super::rest::{Rest, RestError};
use super::unreadable::Unreadable;
use crate::app::App;
use crate::command::{About, GuildId as Server, Kind};
use crate::store::Shard;

/// How long the first requests may take, Discord's own rate limits included.
const START: Duration = Duration::from_mins(1);

/// How long the connections may take to close.
const GOODBYE: Duration = Duration::from_secs(1);

/// When an answer that could not be sent is given up: a little before Discord's limit.
const GIVE_UP_AFTER: Duration = limits::FIRST_ANSWER
    .checked_sub(Duration::from_millis(200))
    .expect("200 ms are less than 3 s");

/// What registering came to.
#[derive(Debug)]
pub struct Registered {
    /// The application.
    pub application: ApplicationId,
    /// The commands as Discord knows them.
    pub commands: Vec<Value>,
    /// Whether something had to change.
    pub changed: bool,
}

impl Registered {
    /// Says so in the log.
    pub(super) fn log(&self) {
        info!(
            application = self.application.get(),
            changed = self.changed,
            "registered {} commands",
            self.commands.len()
        );
    }
}

/// Registers the commands, everywhere or in one server, if what is registered differs.
///
/// # Errors
/// Where Discord refuses or cannot be reached within a minute.
pub async fn register(rest: &Rest, guild: Option<u64>) -> Result<Registered, RestError> {
    let deadline = Instant::now() + START;
    let guild = guild.map(GuildId::new);
    let application = rest.application(deadline).await?;
    let wanted = register::definitions();
    let registered = rest.commands(application, guild, deadline).await?;
    let changed = !register::is_same(&registered, &wanted);
    let commands = if changed {
        rest.put_commands(application, guild, &wanted, deadline)
            .await?
    } else {
        registered
    };
    Ok(Registered {
        application,
        commands,
        changed,
    })
}

/// The address that adds the bot to a server or an account, with the least permissions: answers
/// to interactions need none.
///
/// Source: Discord's documentation, topics/oauth2, "Bot Users".
pub fn invite(application: u64) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions=0"
    )
}

/// The application that a token belongs to: its first part is the id, in base 64.
pub fn application_of(token: &str) -> Option<u64> {
    let first = token.split('.').next()?;
    let id = STANDARD_NO_PAD.decode(first.trim_end_matches('=')).ok()?;
    String::from_utf8(id).ok()?.parse().ok()
}

/// Connects and answers until `stop` resolves or the connection ends for good.
///
/// # Errors
/// Where the token, the intents or the network do not allow it. After a stop that was asked for,
/// never.
pub async fn run(
    app: Arc<App>,
    rest: Rest,
    dev_guild: Option<u64>,
    api_url: Option<&str>,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    tokio::pin!(stop);
    let registered = tokio::select! {
        registered = register(&rest, dev_guild) => registered.map_err(explain)?,
        () = &mut stop => return Ok(()),
    };
    registered.log();
    app.introduce(introduction(&registered));
    app.look_up_channels_in(Arc::new(rest.clone()));

    let tracker = TaskTracker::new();
    let departures = Departures::new(Arc::clone(&app), rest.clone(), AGAIN_AFTER);
    let handler = Handler {
        app,
        rest: rest.clone(),
        doubts: departures.doubts(),
        tracker: tracker.clone(),
    };
    let mut client = ClientBuilder::new_with_http(rest.serenity(), GatewayIntents::GUILDS)
        .application_id(registered.application)
        .activity(ActivityData::custom("Type /random or /related"))
        .raw_event_handler(handler)
        .await
        .context("the gateway client could not be made")?;
    if let Some(api_url) = api_url {
        // Where asking for the gateway's address fails, serenity goes to the real one silently.
        let gateway = client.ws_url.lock().await.clone();
        if gateway.contains("discord.gg") {
            bail!("{api_url} did not say where its gateway is. Check discord.api_url.");
        }
    }
    let leaving = CancellationToken::new();
    tracker.spawn(departures.run(leaving.clone()));
    let shards = client.shard_manager.clone();
    let ended = tokio::select! {
        ended = client.start_autosharded() => Some(ended),
        () = &mut stop => None,
    };
    leaving.cancel();
    later::finish(&tracker).await;
    if ended.is_none() {
        // Shards that ended by themselves would each be waited for in vain.
        tokio::time::timeout(GOODBYE, shards.shutdown_all())
            .await
            .ok();
    }
    match ended {
        None => Ok(()),
        Some(Ok(())) => Err(anyhow!("the connection to Discord ended")),
        Some(Err(error)) => Err(explain_gateway(&error)),
    }
}

/// What the app is told of itself once its commands are registered.
pub fn introduction(registered: &Registered) -> About {
    let id = |command: &Value| {
        let name = command["name"].as_str()?.to_owned();
        Some((name, command["id"].as_str()?.parse().ok()?))
    };
    let slash = |command: &&Value| {
        crate::command::find(Kind::Slash, command["name"].as_str().unwrap_or_default()).is_some()
    };
    About {
        command_ids: registered
            .commands
            .iter()
            .filter(slash)
            .filter_map(id)
            .collect(),
        invite: Some(invite(registered.application.get())),
    }
}

/// What an operator can do about a request that failed while the bot starts.
pub fn explain(error: RestError) -> anyhow::Error {
    match error {
        RestError::Unauthorized => anyhow!(
            "Discord refused the token. Copy a new one from https://discord.com/developers/applications, \
             under Bot, and put it into DISCORD_TOKEN or the file that discord.token_file names."
        ),
        RestError::Refused { status: 403 | 404, .. } => anyhow!(error).context(
            "Discord did not let the commands be registered. If discord.dev_guild is set, invite the bot \
             there first (`reelated invite`).",
        ),
        error => anyhow!(error).context("Discord could not be asked for the bot's commands"),
    }
}

fn explain_gateway(error: &serenity::Error) -> anyhow::Error {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => anyhow!(
            "Discord's gateway refused the token (4004). Copy a new one from \
             https://discord.com/developers/applications, under Bot, and put it into DISCORD_TOKEN or the \
             file that discord.token_file names."
        ),
        serenity::Error::Gateway(
            GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents,
        ) => {
            anyhow!(
                "Discord's gateway refused the intents (4013 or 4014), although this bot asks for none that \
                 need permission. Update the bot; if it is up to date, report this."
            )
        }
        // serenity's HTTP errors print addresses; their kind says enough here.
        serenity::Error::Http(_) => {
            anyhow!("Discord could not be asked where its gateway is. Check the network.")
        }
        error => anyhow!("the connection to Discord ended: {error}"),
    }
}

struct Handler {
    app: Arc<App>,
    rest: Rest,
    /// Takes the servers that may have removed the bot.
    doubts: UnboundedSender<Server>,
    tracker: TaskTracker,
}

/// The raw handler alone: the other one is not told of what serenity cannot read, and with both
/// every interaction would be copied and start two tasks.
#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, context: Context, event: Event) {
        // serenity does not track its tasks; a shutdown waits for the answers.
        match event {
            Event::Ready(event) => {
                self.tracker.track_future(self.compare(event.ready)).await;
            }
            Event::Resumed(_) => info!(shard = context.shard_id.0, "connection resumed"),
            Event::InteractionCreate(event) => {
                let answer = self.answer(event.interaction);
                self.tracker.track_future(answer).await;
            }
            Event::GuildCreate(event) => {
                let guild = Server(event.guild.id.get());
                self.tracker
                    .track_future(self.app.note_presence(guild))
                    .await;
            }
            // An outage says "unavailable", and is no removal.
            Event::GuildDelete(event) if !event.guild.unavailable => {
                self.doubt(Server(event.guild.id.get()));
            }
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => {
                if let Ok(interaction) = serde_json::from_value(event.value) {
                    let answer = self.answer_unread(interaction);
                    self.tracker.track_future(answer).await;
                }
            }
            _ => {}
        }
    }
}

impl Handler {
    async fn answer(&self, interaction: Interaction) {
        let arrived = Instant::now();
        let Some((call, opened)) = conversation::open(Arc::clone(&self.app), &interaction).await
        else {
            return;
        };
        let Opened {
            first,
            outcome,
            then,
        } = opened;
        let deadline = arrived + GIVE_UP_AFTER;
        let token = interaction.token();
        let sent = self
            .rest
            .respond(
                interaction.id(),
                token,
                first.json(),
                &first.files,
                deadline,
            )
            .await;
        later::log(&call, outcome, arrived, sent.as_ref().err());
        if let (Ok(()), Some(then)) = (sent, then) {
            later::follow(&self.rest, &interaction, &call, then).await;
        }
    }

    /// Compares what is kept with the servers that a new session begins with, which are all of its
    /// shard, those in an outage too: so it is found who removed the bot while it was away.
    async fn compare(&self, ready: Ready) {
        let shard = ready
            .shard
            .map_or(Shard { number: 0, of: 1 }, |shard| Shard {
                number: shard.id.0,
                of: shard.total,
            });
        info!(
            shard = shard.number,
            guilds = ready.guilds.len(),
            user = ready.user.name,
            "connected"
        );
        let present: HashSet<Server> = ready
            .guilds
            .iter()
            .map(|guild| Server(guild.id.get()))
            .collect();
        let missing = self.app.missing_servers(shard, &present).await;
        if !missing.is_empty() {
            info!(
                shard = shard.number,
                servers = missing.len(),
                "servers are missing: Discord is asked whether they removed the bot"
            );
        }
        for guild in missing {
            self.doubt(guild);
        }
    }

    /// Lets it be looked into whether a server removed the bot.
    fn doubt(&self, guild: Server) {
        // Nobody takes it where the bot is stopping: then it is found at the next start.
        self.doubts.send(guild).ok();
    }

    /// Answers what serenity cannot read: it passes it on as an event that it does not know.
    async fn answer_unread(&self, interaction: Unreadable) {
        let deadline = Instant::now() + GIVE_UP_AFTER;
        let Unreadable {
            id, token, kind, ..
        } = &interaction;
        warn!(kind, "an interaction could not be read");
        if let Some(first) = interaction.answer()
            && let Err(error) = self
                .rest
                .respond(*id, token, first.json(), &first.files, deadline)
                .await
        {
            warn!(%error, "could not answer an interaction");
        }
    }
}
