//! Where the whole bot is tested: a fake Discord with two servers and their people, the bundled
//! library, a database, a clock that stands still, and a bot that can be stopped and started again.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use fake_discord::{Answer, Channel, FakeDiscord, Guild, MANAGE_GUILD, Member, Seen};
use jiff::Timestamp;
use reelated::app::App;
use reelated::catalog::Catalog;
use reelated::config::Database;
use reelated::discord::{daily::Daily, gateway::Gateway, rest::Rest};
use reelated::review::Review;
use reelated::settings::Settings;
use reelated::snowflake::{GuildId, UserId};
use reelated::store::{Asker, Store, Writer};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::bundled::BUNDLED;

/// What every random number is.
const DIE: u32 = 7;

/// The time, where a scene has no other.
pub(crate) fn now() -> Timestamp {
    Timestamp::constant(1_800_000_000, 0)
}

/// Answers from the bundled library, and keeps nothing.
pub(crate) fn app() -> Arc<App> {
    let catalog = Catalog::new(BUNDLED.reviews.clone());
    Arc::new(App::new(catalog, Settings::default(), Box::new(|| DIE)))
}

/// What the bot sends its requests by.
pub(crate) fn rest(discord: &FakeDiscord) -> Rest {
    Rest::new(&discord.token(), Some(&discord.api_url())).expect("TLS can be set up")
}

// ── servers and people ──

/// A server with two channels and an admin.
pub(crate) struct Club {
    pub(crate) guild: Guild,
    pub(crate) channel: Channel,
    pub(crate) films: Channel,
    pub(crate) admin: Member,
}

impl Club {
    fn of(discord: &FakeDiscord, name: &str) -> Self {
        let guild = discord.add_guild(name);
        Self {
            channel: guild.add_channel("general"),
            films: guild.add_channel("films"),
            admin: discord.member(&guild, "ada").permissions(MANAGE_GUILD),
            guild,
        }
    }

    pub(crate) fn id(&self) -> GuildId {
        GuildId(self.guild.id())
    }

    /// What the admin is answered who types this below `/settings`.
    pub(crate) async fn settings(&self, below: &str, options: &[(&str, &str)]) -> Answer {
        let command = format!("/settings {below}");
        let answer = self.admin.slash(&self.channel, &command, options).await;
        assert!(answer.kind() == 9 || answer.is_ephemeral());
        answer
    }

    /// The text of an answer, with names for the server's ids.
    pub(crate) fn text(&self, answer: &Answer) -> String {
        let names = [
            (self.channel.id(), "general"),
            (self.films.id(), "films"),
            (self.admin.id(), "ada"),
        ];
        named(answer.text(), names)
    }
}

fn named<'a>(text: String, names: impl IntoIterator<Item = (u64, &'a str)>) -> String {
    let names = names.into_iter();
    names.fold(text, |text, (id, name)| text.replace(&id.to_string(), name))
}

/// A Discord with two servers, and three members of the first.
pub(crate) struct Servers {
    pub(crate) discord: FakeDiscord,
    pub(crate) club: Club,
    pub(crate) other: Club,
    pub(crate) alice: Member,
    pub(crate) bob: Member,
    pub(crate) carol: Member,
}

impl Servers {
    pub(crate) async fn open() -> Self {
        let discord = FakeDiscord::start().await;
        let club = Club::of(&discord, "Film club");
        let other = Club::of(&discord, "Elsewhere");
        let [alice, bob, carol] =
            ["alice", "bob", "carol"].map(|name| discord.member(&club.guild, name));
        Self {
            discord,
            club,
            other,
            alice,
            bob,
            carol,
        }
    }
}

/// What nothing else is said of is in the first server.
impl Deref for Servers {
    type Target = Club;

    fn deref(&self) -> &Club {
        &self.club
    }
}

// ── the bot ──

/// A bot that is connected until it is told to stop.
pub(crate) struct Bot {
    stop: oneshot::Sender<()>,
    task: JoinHandle<anyhow::Result<()>>,
}

impl Bot {
    pub(crate) fn through(gateway: Gateway) -> Self {
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let stopped = async {
                stopped.await.ok();
            };
            gateway.run(stopped).await
        });
        Self { stop, task }
    }

    /// Tells it to stop, and gives what it ended with; what it has begun is done then.
    pub(crate) async fn stop(self) -> anyhow::Result<()> {
        self.stop.send(()).expect("it has not given up by itself");
        self.task.await.expect("the bot does not panic")
    }

    /// Waits for it to give up by itself; its last words.
    pub(crate) async fn gives_up(self) -> String {
        let Self { stop, task } = self;
        let ended = task.await.expect("the bot does not panic");
        drop(stop);
        format!("{:#}", ended.expect_err("it gave up"))
    }

    /// Ends it in the middle of whatever it is doing.
    pub(crate) fn kill(self) {
        self.task.abort();
    }
}

/// What a scene begins with.
pub(crate) struct Stage {
    pub(crate) reviews: Vec<Review>,
    /// What the operator chose.
    pub(crate) settings: Settings,
    pub(crate) now: Timestamp,
    /// How the bot is connected.
    pub(crate) gateway: fn(Arc<App>, Rest) -> Gateway,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            reviews: BUNDLED.reviews.clone(),
            settings: Settings::default(),
            now: now(),
            gateway: Gateway::new,
        }
    }
}

impl Stage {
    pub(crate) async fn open(self) -> Scene {
        self.open_where(|_| {}).await
    }

    /// Opens the scene in a Discord that is made ready for it.
    pub(crate) async fn open_where(self, prepare: impl FnOnce(&FakeDiscord)) -> Scene {
        let servers = Servers::open().await;
        prepare(&servers.discord);
        let place = tempfile::tempdir().expect("there is room for a directory");
        let (store, app) = self.process(&place, DIE).await;
        let daily = daily(&servers.discord, &app);
        let bot = Bot::through((self.gateway)(Arc::clone(&app), rest(&servers.discord)));
        servers.discord.wait_until_ready().await;
        Scene {
            servers,
            store,
            app,
            daily,
            bot: Some(bot),
            place,
            stage: self,
        }
    }

    /// What a process of the bot has for itself: a way to the database, and all that answers.
    async fn process(&self, place: &TempDir, die: u32) -> (Store, Arc<App>) {
        let database = Database::File(place.path().join("reelated.db"));
        let store = Store::open(&database).await.expect("the database opens");
        let (catalog, now) = (Catalog::new(self.reviews.clone()), self.now);
        let app = App::new(catalog, self.settings.clone(), Box::new(move || die))
            .with_store(store.clone(), Box::new(move || now));
        (store, Arc::new(app))
    }
}

/// What posts the films of a process of the bot.
pub(crate) fn daily(discord: &FakeDiscord, app: &Arc<App>) -> Daily<Rest> {
    Daily::new(Arc::clone(app), rest(discord), Duration::from_nanos(1))
}

// ── the scene ──

/// A bot on two servers, with a database.
pub(crate) struct Scene {
    servers: Servers,
    pub(crate) store: Store,
    pub(crate) app: Arc<App>,
    pub(crate) daily: Daily<Rest>,
    bot: Option<Bot>,
    stage: Stage,
    place: TempDir,
}

impl Deref for Scene {
    type Target = Servers;

    fn deref(&self) -> &Servers {
        &self.servers
    }
}

impl Scene {
    pub(crate) async fn open() -> Self {
        Stage::default().open().await
    }

    /// The same, where the operator chose these settings.
    pub(crate) async fn with(settings: Settings) -> Self {
        let stage = Stage {
            settings,
            ..Stage::default()
        };
        stage.open().await
    }

    /// What a member is answered in the channel.
    pub(crate) async fn says(
        &self,
        member: &Member,
        command: &str,
        options: &[(&str, &str)],
    ) -> Answer {
        member.slash(&self.channel, command, options).await
    }

    /// What Alice is answered in the channel.
    pub(crate) async fn slash(&self, command: &str, options: &[(&str, &str)]) -> Answer {
        self.says(&self.alice, command, options).await
    }

    /// The text of an answer, with names for ids.
    pub(crate) fn text(&self, answer: &Answer) -> String {
        let members = [&self.alice, &self.bob, &self.carol].map(Member::id);
        named(
            self.club.text(answer),
            members.into_iter().zip(["alice", "bob", "carol"]),
        )
    }

    /// A member, as who keeps something.
    pub(crate) fn asker(&self, member: &Member) -> Asker {
        Asker {
            guild: self.id(),
            member: UserId(member.id()),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    /// Who writes a server's settings past the bot's commands.
    pub(crate) fn writer(&self, club: &Club) -> Writer {
        Writer {
            guild: club.id(),
            who: None,
            at: self.stage.now,
        }
    }

    /// Lets the bot look whose film of the day is due at this time.
    pub(crate) async fn look(&mut self, now: Timestamp) {
        self.discord.advance(Duration::from_mins(1));
        self.daily.post_due(now, &CancellationToken::new()).await;
    }

    /// Another process of the bot, with the same database and other random numbers.
    pub(crate) async fn another_daily(&self) -> Daily<Rest> {
        let (_, app) = self.stage.process(&self.place, DIE + 1).await;
        daily(&self.discord, &app)
    }

    /// Stops the bot once it has heard all that the gateway sent before, which comes in order, and
    /// has done what that asks for.
    pub(crate) async fn stop(&mut self) {
        let help = self.other.admin.slash(&self.other.channel, "/help", &[]);
        help.await.message();
        self.leave().await;
    }

    /// Stops the bot.
    pub(crate) async fn leave(&mut self) {
        let stopped = self.running().stop().await;
        stopped.expect("it stops without an error");
    }

    /// The bot, for a test to end as it likes.
    pub(crate) fn running(&mut self) -> Bot {
        self.bot.take().expect("the bot is running")
    }

    /// Starts the bot again.
    pub(crate) async fn start(&mut self) {
        let log = self.discord.gateway_log();
        let identified = |seen: &&Seen| matches!(seen, Seen::Identified { .. });
        let before = log.iter().filter(identified).count();
        let gateway = (self.stage.gateway)(Arc::clone(&self.app), rest(&self.discord));
        self.bot = Some(Bot::through(gateway));
        self.discord.wait_for_identifies(before + 1).await;
    }

    /// Stops the bot and starts it as a new process, with the database of before.
    pub(crate) async fn restart(&mut self) {
        self.stop().await;
        self.store.close().await;
        (self.store, self.app) = self.stage.process(&self.place, DIE).await;
        self.daily = daily(&self.discord, &self.app);
        self.start().await;
    }

    /// Ends the scene: nothing was refused, everything was read, and the bot stops as it should.
    pub(crate) async fn close(mut self) {
        self.discord.assert_all_well();
        self.leave().await;
    }
}
