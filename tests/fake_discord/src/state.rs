//! The model: everything the fake knows about its small Discord, behind one lock.
//!
//! Time stands still until a test moves it, and ids are snowflakes of that time, so runs repeat exactly.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::Notify;
use tokio::time::timeout;

use super::faults::Faults;
use super::sessions::Gateway;

/// 2026-01-01T00:00:00Z in milliseconds of Unix time: the fake's clock starts here.
pub const EPOCH_UNIX_MS: u64 = 1_767_225_600_000;
/// Discord's own epoch, 2015-01-01, from which snowflakes count.
const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;

/// The application's id, and its bot user's, as with every application since 2016.
pub const APPLICATION: u64 = 1_000_000_000_000_000_000;

/// The first answer must come within this ("Receiving and Responding").
pub(crate) const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// An interaction's token lives this long (same page).
pub(crate) const TOKEN_LIFE: Duration = Duration::from_mins(15);

/// What is kept of each kind once history is off.
pub(crate) const SHORT_MEMORY: usize = 1_000;

/// How long a driver waits in real time before it calls the bot silent.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Server {
    state: Mutex<State>,
    /// Told after every change that a driver may be waiting for.
    pub changed: Notify,
    pub port: u16,
}

impl Server {
    pub(crate) fn new(port: u16) -> Self {
        Self {
            state: Mutex::new(State::new(port)),
            changed: Notify::new(),
            port,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked while looking must not hide its message behind a poisoned lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `look` finds something, or panics after `patience` of real time.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        patience: Duration,
        look: impl FnMut(&mut State) -> Option<T>,
    ) -> T {
        self.wait_on(&self.changed, what, patience, look).await
    }

    pub(crate) async fn wait_on<T>(
        &self,
        changed: &Notify,
        what: &str,
        patience: Duration,
        mut look: impl FnMut(&mut State) -> Option<T>,
    ) -> T {
        let found = timeout(patience, async {
            loop {
                let mut next = std::pin::pin!(changed.notified());
                next.as_mut().enable();
                if let Some(found) = look(&mut self.state()) {
                    return found;
                }
                next.await;
            }
        });
        let Ok(found) = found.await else {
            let state = self.state();
            let (refused, gateway) = (state.refusal_lines(), &state.gateway.seen);
            panic!("{what}: nothing for {patience:?}; refused: {refused:#?}; gateway: {gateway:?}")
        };
        found
    }
}

pub(crate) struct State {
    pub port: u16,
    /// Time since the fake's epoch.
    pub clock: Duration,
    pub token: String,
    pub users: BTreeMap<u64, User>,
    pub guilds: BTreeMap<u64, GuildState>,
    pub channels: BTreeMap<u64, ChannelState>,
    pub messages: BTreeMap<u64, MessageState>,
    pub interactions: BTreeMap<u64, InteractionState>,
    pub tokens: HashMap<String, u64>,
    /// Commands by scope: `None` is global.
    pub commands: BTreeMap<Option<u64>, Vec<Value>>,
    pub puts: usize,
    pub files: BTreeMap<u64, StoredFile>,
    pub requests: Vec<Recorded>,
    pub refusals: Vec<Refusal>,
    pub faults: Faults,
    pub gateway: Gateway,
    pub keep_history: bool,
    increment: u64,
}

pub(crate) struct User {
    pub id: u64,
    pub name: String,
    pub bot: bool,
    /// Whether this user installed the application for themself.
    pub installed: bool,
}

pub(crate) struct GuildState {
    pub id: u64,
    pub name: String,
    pub locale: String,
    pub has_bot: bool,
    /// Whether Discord has trouble with it, so that nothing comes from there.
    pub outage: bool,
    pub members: BTreeSet<u64>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum ChannelKind {
    Guild(u64),
    /// A direct message between the bot and a user.
    BotDm(u64),
    /// A direct message between two users, without the bot.
    PrivateDm(u64, u64),
}

pub(crate) struct ChannelState {
    pub id: u64,
    pub name: String,
    pub kind: ChannelKind,
    /// Permission bits of the bot in this channel.
    pub bot_permissions: u64,
}

pub(crate) struct MessageState {
    pub id: u64,
    pub channel: u64,
    pub author: u64,
    pub kind: u8,
    pub content: String,
    pub embeds: Vec<Value>,
    pub components: Vec<Value>,
    pub attachments: Vec<Value>,
    pub poll: Option<Value>,
    /// What its author called it, to tell it from others; `null` where nothing.
    pub nonce: Value,
    pub flags: u64,
    /// The only user who sees it, when it is ephemeral.
    pub visible_to: Option<u64>,
    /// The interaction that it answers.
    pub interaction: Option<u64>,
    /// `interaction_metadata` as sent.
    pub metadata: Value,
    /// A deferred answer that still shows "is thinking…".
    pub thinking: bool,
    pub sent: Duration,
    pub edited: Option<Duration>,
    /// Whether a test has looked at its present text.
    pub read: bool,
}

pub(crate) struct InteractionState {
    pub id: u64,
    pub token: String,
    pub kind: u8,
    pub user: u64,
    pub channel: u64,
    pub guild: Option<u64>,
    /// For people: `/review film:heat`, `button "again"`.
    pub title: String,
    pub owners: Value,
    /// The type of the option that is being completed.
    pub completing: i64,
    /// How large a file of an answer may be.
    pub largest_file: u64,
    pub created: Duration,
    /// The callback's type and body, once there was one.
    pub answer: Option<(u64, Value)>,
    /// The message that `@original` stands for.
    pub original: Option<u64>,
    /// The message whose component was used, or on which a message command was called.
    pub source: Option<u64>,
    /// Only its user has installed the application here, so there is no bot in this place.
    pub without_bot: bool,
    /// Discord makes every answer ephemeral.
    pub must_hide: bool,
    pub follow_ups: Vec<u64>,
    pub edits: usize,
    /// Whether a test has looked at an answer that is no message (a modal, completions).
    pub read: bool,
    pub refusals: Vec<Refusal>,
    pub changed: Arc<Notify>,
}

pub(crate) struct StoredFile {
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

/// One request as it came, with tokens taken out of its path.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Below `/api/v10`, without tokens.
    pub path: String,
    /// What stood behind the `?`.
    pub query: String,
    /// The JSON, or a multipart body's `payload_json`; `null` where there was none.
    pub body: Value,
    /// The names of the files that came along.
    pub files: Vec<String>,
    /// The answer's status; 0 where the connection was cut instead.
    pub status: u16,
}

/// One request that was refused as wrong; faults asked for by a test are not among them.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Below `/api/v10`, without tokens.
    pub path: String,
    /// The JSON, or a multipart body's `payload_json`; `null` where there was none.
    pub body: Value,
    /// The answer's status; 0 where the connection was cut instead.
    pub status: u16,
    /// Discord's JSON error code.
    pub code: u32,
    /// Discord's sentence and every place it names.
    pub reason: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.method, self.path, self.reason)
    }
}

impl State {
    fn new(port: u16) -> Self {
        let bot = User {
            id: APPLICATION,
            name: "the bot".into(),
            bot: true,
            installed: false,
        };
        Self {
            port,
            clock: Duration::ZERO,
            // The first part is the id in Base64, as in a real token; the rest is plainly no secret.
            token: "MTAwMDAwMDAwMDAwMDAwMDAwMA.fake00.not-a-real-token-only-for-the-fake-000"
                .into(),
            users: BTreeMap::from([(bot.id, bot)]),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            interactions: BTreeMap::new(),
            tokens: HashMap::new(),
            commands: BTreeMap::new(),
            puts: 0,
            files: BTreeMap::new(),
            requests: Vec::new(),
            refusals: Vec::new(),
            faults: Faults::default(),
            gateway: Gateway::default(),
            keep_history: true,
            increment: 0,
        }
    }

    /// A new snowflake of the fake's present time.
    pub(crate) fn new_id(&mut self) -> u64 {
        let since_2015 = EPOCH_UNIX_MS - DISCORD_EPOCH_MS + as_ms(self.clock);
        self.increment += 1;
        // Counting on above the usual 12 bits keeps ids unique however many one instant makes.
        (since_2015 << 22) + self.increment
    }

    /// The user of this name, who comes to be when first named.
    pub(crate) fn user_named(&mut self, name: &str) -> u64 {
        if let Some(user) = self
            .users
            .values()
            .find(|user| user.name == name && !user.bot)
        {
            return user.id;
        }
        let id = self.new_id();
        let user = User {
            id,
            name: name.to_owned(),
            bot: false,
            installed: false,
        };
        self.users.insert(id, user);
        id
    }

    pub(crate) fn channel_of(&mut self, kind: ChannelKind, name: &str) -> u64 {
        let known = self
            .channels
            .values()
            .find(|channel| channel.kind == kind && channel.name == name);
        if let Some(channel) = known {
            return channel.id;
        }
        let id = self.new_id();
        let channel = ChannelState {
            id,
            name: name.to_owned(),
            kind,
            bot_permissions: super::objects::USUAL_PERMISSIONS,
        };
        self.channels.insert(id, channel);
        id
    }

    pub(crate) fn guild_of(&self, channel: u64) -> Option<&GuildState> {
        match self.channels.get(&channel)?.kind {
            ChannelKind::Guild(guild) => self.guilds.get(&guild),
            ChannelKind::BotDm(_) | ChannelKind::PrivateDm(..) => None,
        }
    }

    pub(crate) fn insert_message(&mut self, message: MessageState) {
        self.messages.insert(message.id, message);
        if !self.keep_history && self.messages.len() > SHORT_MEMORY {
            self.messages.pop_first();
        }
    }

    pub(crate) fn insert_interaction(&mut self, interaction: InteractionState) {
        self.tokens
            .insert(interaction.token.clone(), interaction.id);
        self.interactions.insert(interaction.id, interaction);
        if !self.keep_history
            && self.interactions.len() > SHORT_MEMORY
            && let Some((_, old)) = self.interactions.pop_first()
        {
            self.tokens.remove(&old.token);
        }
    }

    pub(crate) fn refusal_lines(&self) -> Vec<String> {
        self.refusals.iter().map(ToString::to_string).collect()
    }

    /// The fake's time as Discord writes it.
    pub(crate) fn timestamp(at: Duration) -> String {
        let at = Timestamp::UNIX_EPOCH + Duration::from_millis(EPOCH_UNIX_MS) + at;
        at.strftime("%FT%T.%6f%:z").to_string()
    }
}

pub(crate) fn as_ms(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).expect("no test waits 500 million years")
}
