//! A small, stateful Discord on loopback: REST and gateway in one process, driven as a person would.
//!
//! It keeps what it was told, and refuses what Discord would refuse, with Discord's own errors; its limits are
//! written here a second time on purpose, so that it can judge the bot's. Rules of the house's own carry
//! the code `FAKE_HOUSE_RULE`. Time stands still until [`FakeDiscord::advance`] moves it.
#![allow(
    clippy::missing_panics_doc,
    clippy::needless_pass_by_value,
    clippy::return_self_not_must_use,
    clippy::wrong_self_convention,
    reason = "in a test a panic is the report, and calls are written to be short"
)]

mod answer;
mod commands;
mod control;
mod faults;
mod gateway;
mod interactions;
mod invocation;
mod member;
mod messages;
mod objects;
mod places;
mod rest;
#[cfg(test)]
mod self_tests;
#[cfg(test)]
mod self_tests_command;
#[cfg(test)]
mod self_tests_model;
mod sessions;
mod state;
mod typed;
mod validate;
mod validate_command;
mod validate_component;
mod validate_message;
mod view;
mod wire;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::any;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use faults::{Fault, Gate};
pub use invocation::Invocation;
pub use member::Member;
pub use objects::{ADMINISTRATOR, USE_EXTERNAL_APPS, USUAL_PERMISSIONS};
pub use places::{Channel, Guild};
pub use sessions::{Plan, Seen};
pub use state::{APPLICATION, EPOCH_UNIX_MS, Recorded, Refusal};
pub use view::Message;

use state::{GuildState, Server, State, StoredFile};

/// MANAGE_GUILD ("Permissions").
pub const MANAGE_GUILD: u64 = 1 << 5;

/// The fake; the server stops when it is dropped.
///
/// ```text
/// let discord = FakeDiscord::start().await;
/// let guild = discord.add_guild("Film club");
/// let channel = guild.add_channel("general");
/// // start a bot with discord.api_url() and discord.token()
/// discord.wait_until_registered(1).await;
/// let alice = discord.member(&guild, "alice");
/// let answer = alice.slash(&channel, "/review", &[("film", "Heat")]).await;
/// let next = answer.press("Another").await;
/// assert!(next.text().contains("1996"));
/// discord.assert_all_well();
/// ```
pub struct FakeDiscord {
    server: Arc<Server>,
    task: JoinHandle<()>,
}

impl Drop for FakeDiscord {
    fn drop(&mut self) {
        self.task.abort();
        self.server.state().gateway.drop_sockets();
    }
}

impl FakeDiscord {
    /// Starts on a free port of loopback.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("loopback has a free port");
        let port = listener
            .local_addr()
            .expect("a bound socket has an address")
            .port();
        let server = Arc::new(Server::new(port));
        let router = Router::new()
            .route("/", any(gateway::open))
            .fallback(rest::serve)
            .with_state(Arc::clone(&server));
        let service = router.into_make_service_with_connect_info::<wire::Line>();
        let task = tokio::spawn(async move {
            axum::serve(wire::Lines(listener), service)
                .await
                .expect("serving never fails");
        });
        Self { server, task }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.server.state()
    }

    /// The base address, to be used in the place of `https://discord.com`.
    pub fn api_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.server.port)
    }

    /// The address that `GET /gateway` gives.
    pub fn gateway_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.server.port)
    }

    /// The bot's token, without `Bot `.
    pub fn token(&self) -> String {
        self.state().token.clone()
    }

    // ── places and people ──

    /// A server that the bot is a member of.
    pub fn add_guild(&self, name: &str) -> Guild {
        let guild = self.add_guild_without_bot(name);
        guild.add_bot();
        guild
    }

    /// A server that the bot is no member of, for people who installed it for themselves.
    pub fn add_guild_without_bot(&self, name: &str) -> Guild {
        let mut state = self.state();
        // Guilds that were made at different times fall on different shards.
        let apart = u64::try_from(state.guilds.len()).expect("few guilds") << 22;
        let id = state.new_id() + apart;
        state.guilds.insert(
            id,
            GuildState {
                id,
                name: name.to_owned(),
                locale: "en-US".to_owned(),
                has_bot: false,
                outage: false,
                members: BTreeSet::new(),
            },
        );
        Guild {
            server: Arc::clone(&self.server),
            id,
        }
    }

    /// A member of a server with everybody's usual permissions; the same name is the same person.
    pub fn member(&self, guild: &Guild, name: &str) -> Member {
        Member::new(&self.server, Some(guild.id), name)
    }

    /// Somebody who shares no server with the bot, or acts in direct messages.
    pub fn person(&self, name: &str) -> Member {
        Member::new(&self.server, None, name)
    }

    /// Uploads a file for an attachment option; the answer is what to type there.
    pub fn upload(&self, name: &str, content_type: &str, bytes: &[u8]) -> String {
        let mut state = self.state();
        let id = state.new_id();
        state.files.insert(
            id,
            StoredFile {
                name: name.to_owned(),
                content_type: content_type.to_owned(),
                bytes: bytes.to_vec(),
            },
        );
        id.to_string()
    }

    // ── time ──

    /// Moves the fake's clock; nothing else does.
    pub fn advance(&self, by: Duration) {
        self.state().clock += by;
    }

    /// Time since the fake's epoch, [`EPOCH_UNIX_MS`].
    pub fn now(&self) -> Duration {
        self.state().clock
    }

    // ── what the bot did ──

    /// What a person finds in a channel, everybody's ephemeral messages included; counts as reading it.
    pub fn messages(&self, channel: &Channel) -> Vec<Message> {
        let mut state = self.state();
        let here = state
            .messages
            .values()
            .filter(|message| message.channel == channel.id);
        let ids: Vec<u64> = here.map(|message| message.id).collect();
        ids.into_iter()
            .filter_map(|id| Message::look(&self.server, &mut state, id))
            .collect()
    }

    /// Every request that was refused as wrong, in order.
    pub fn refusals(&self) -> Vec<Refusal> {
        self.state().refusals.clone()
    }

    /// Forgets the refusals so far, after a test has looked at those it provoked.
    pub fn take_refusals(&self) -> Vec<Refusal> {
        std::mem::take(&mut self.state().refusals)
    }

    /// Everything the bot said that no test has looked at, and every answer it promised and never gave.
    pub fn unread(&self) -> Vec<String> {
        let state = self.state();
        let title = |interaction: Option<u64>| {
            let known = interaction.and_then(|id| state.interactions.get(&id));
            known.map_or("a message of its own", |interaction| {
                interaction.title.as_str()
            })
        };
        let messages = state
            .messages
            .values()
            .filter(|message| message.author == APPLICATION && (message.thinking || !message.read));
        let mut unread: Vec<String> = messages
            .map(|message| {
                let about = title(message.interaction);
                if message.thinking {
                    format!("{about}: is thinking for ever")
                } else {
                    format!("{about}: {}", view::headline(message))
                }
            })
            .collect();
        let others = state.interactions.values().filter(|interaction| {
            !interaction.read && matches!(interaction.answer, Some((8 | 9, _)))
        });
        unread.extend(
            others.map(|interaction| format!("{}: an answer without a message", interaction.title)),
        );
        unread
    }

    /// Panics unless nothing was refused and everything was read; the last line of a test.
    pub fn assert_all_well(&self) {
        let refusals = self.state().refusal_lines();
        assert!(refusals.is_empty(), "Discord refused: {refusals:#?}");
        let unread = self.unread();
        assert!(unread.is_empty(), "nobody read: {unread:#?}");
    }

    /// The global commands as they are registered.
    pub fn commands(&self) -> Vec<Value> {
        self.state()
            .commands
            .get(&None)
            .cloned()
            .unwrap_or_default()
    }

    /// The commands of one server as they are registered.
    pub fn guild_commands(&self, guild: &Guild) -> Vec<Value> {
        self.state()
            .commands
            .get(&Some(guild.id))
            .cloned()
            .unwrap_or_default()
    }

    /// How many bulk overwrites were accepted, global and of guilds.
    pub fn put_count(&self) -> usize {
        self.state().puts
    }

    /// Every request that came, in order, with its status; tokens are taken out of the paths.
    pub fn requests(&self) -> Vec<Recorded> {
        self.state().requests.clone()
    }

    /// Stops keeping requests, bodies and old messages, for long runs.
    pub fn forget_history(&self, forget: bool) {
        self.state().keep_history = !forget;
    }
}
