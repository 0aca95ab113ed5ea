//! The gateway edge: registers the commands, connects with serenity, shuts down in order.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::anyhow;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::Value;
use serenity::all::{ApplicationId, GuildId};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use super::departures::{AGAIN_AFTER, Departures};
use super::later;
use super::limits;
use super::register;
use super::rest::{Rest, RestError};
use crate::app::App;
use crate::command::{About, Kind};
use connection::Connection;
use handler::Handler;

mod connection;
mod handler;
mod shards;

/// How long the first requests may take, Discord's own rate limits included.
const START: Duration = Duration::from_mins(1);

/// How often that is tried if Discord cannot be reached, before the process gives up and relies on a
/// supervisor to restart it.
const STARTS: u32 = 5;

/// When an answer that could not be sent is given up: a little before Discord's limit.
const GIVE_UP_AFTER: Duration = limits::FIRST_ANSWER
    .checked_sub(Duration::from_millis(200))
    .expect("200 ms are less than 3 s");

/// The outcome of registering.
#[derive(Debug)]
pub struct Registered {
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
/// If Discord refuses or cannot be reached within a minute.
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

/// A registration that is under way.
pub type Registering = JoinHandle<anyhow::Result<Registered>>;

/// Registers the commands; if Discord cannot be reached, logs it and tries again.
///
/// # Errors
/// If Discord refuses, or was unreachable for some minutes.
pub async fn register_patiently(rest: &Rest, guild: Option<u64>) -> anyhow::Result<Registered> {
    for _ in 1..STARTS {
        match register(rest, guild).await {
            Err(error @ RestError::Unreachable { .. }) => {
                warn!(%error, "the commands could not be registered yet: trying again");
            }
            registered => return registered.map_err(explain),
        }
    }
    register(rest, guild).await.map_err(explain)
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

/// The bot as most people host it: what it needs to connect.
#[derive(Debug)]
pub struct Gateway {
    /// What answers.
    pub app: Arc<App>,
    /// The way to Discord.
    pub rest: Rest,
    /// The one server to register the commands in; everywhere if absent.
    pub dev_guild: Option<u64>,
    /// The registration of the commands, if it was begun before there was an app; otherwise it is
    /// the first thing done.
    pub registering: Option<Registering>,
    /// How long it waits for each thing.
    pub pace: Pace,
}

/// How long the gateway waits for each thing. Tests are quicker than Discord.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Between two looks at every shard's connection.
    pub look: Duration,
    /// For READY, from the beginning of a connection.
    pub ready: Duration,
    /// For a first answer to be sent.
    pub first_answer: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            look: Duration::from_millis(2500),
            ready: Duration::from_secs(45),
            first_answer: GIVE_UP_AFTER,
        }
    }
}

impl Gateway {
    /// A bot whose commands are registered everywhere.
    pub fn new(app: Arc<App>, rest: Rest) -> Self {
        Self {
            app,
            rest,
            dev_guild: None,
            registering: None,
            pace: Pace::default(),
        }
    }

    /// Connects and answers until `stop` resolves or the connection ends for good.
    ///
    /// # Errors
    /// If the token, the intents or the network do not allow it. Never after a requested
    /// stop.
    pub async fn run(self, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let Self {
            app,
            rest,
            dev_guild,
            registering,
            pace,
        } = self;
        tokio::pin!(stop);
        let registering = async {
            match registering {
                Some(begun) => begun.await?,
                None => register_patiently(&rest, dev_guild).await,
            }
        };
        let registered = tokio::select! {
            registered = registering => registered?,
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
            give_up_after: pace.first_answer,
        };
        let leaving = CancellationToken::new();
        tracker.spawn(departures.run(leaving.clone()));
        let connection = Connection {
            rest,
            application: registered.application,
            handler,
            pace,
        };
        let stopping = CancellationToken::new();
        let connected = connection.keep(stopping.clone());
        tokio::pin!(connected);
        let ended = tokio::select! {
            ended = &mut connected => Some(ended),
            () = &mut stop => None,
        };
        leaving.cancel();
        later::finish(&tracker).await;
        if let Some(ended) = ended {
            return ended;
        }
        stopping.cancel();
        connected.await.ok();
        Ok(())
    }
}

/// What the app learns about itself once its commands are registered.
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
        error => anyhow!(error).context("The bot could not ask Discord for its commands"),
    }
}
