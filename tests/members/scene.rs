//! A server with members in it, and a bot with a database.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use reelated::app::App;
use reelated::catalog::Catalog;
use reelated::config::Database;
use reelated::discord::{gateway::Gateway, rest::Rest};
use reelated::film::FilmId;
use reelated::library::{self, Source};
use reelated::member::{Kept, Noted};
use reelated::review::Review;
use reelated::settings::Settings;
use reelated::snowflake::{GuildId, UserId};
use reelated::store::{Asker, Store};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::fake_discord::{Answer, Channel, FakeDiscord, MANAGE_GUILD, Member};

pub(crate) static BUNDLED: LazyLock<Vec<Review>> = LazyLock::new(|| {
    library::load(&[Source::Bundled], |_| {})
        .expect("the bundled reviews load")
        .reviews
});

/// A server with an admin and three members in it, and a bot with a database.
pub(crate) struct Scene {
    pub(crate) discord: FakeDiscord,
    pub(crate) guild: GuildId,
    pub(crate) channel: Channel,
    pub(crate) admin: Member,
    pub(crate) alice: Member,
    pub(crate) bob: Member,
    pub(crate) carol: Member,
    pub(crate) store: Store,
    pub(crate) app: Arc<App>,
    bot: JoinHandle<anyhow::Result<()>>,
    stop: oneshot::Sender<()>,
    _place: TempDir,
}

impl Scene {
    pub(crate) async fn open() -> Self {
        Self::with(Settings::default()).await
    }

    /// The same, where the operator chose these settings.
    pub(crate) async fn with(settings: Settings) -> Self {
        let place = tempfile::tempdir().unwrap();
        let database = Database::File(place.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let now = || Timestamp::from_second(1_800_000_000).unwrap();
        let app = App::new(Catalog::new(BUNDLED.clone()), settings, Box::new(|| 7))
            .with_store(store.clone(), Box::new(now));
        let app = Arc::new(app);
        let discord = FakeDiscord::start().await;
        let guild = discord.add_guild("Film club");
        let channel = guild.add_channel("general");
        let admin = discord.member(&guild, "ada").permissions(MANAGE_GUILD);
        let [alice, bob, carol] =
            ["alice", "bob", "carol"].map(|name| discord.member(&guild, name));
        let url = discord.api_url();
        let rest = Rest::new(&discord.token(), Some(&url)).unwrap();
        let (stop, stopped) = oneshot::channel();
        let answering = Arc::clone(&app);
        let bot = tokio::spawn(async move {
            let stopped = async {
                stopped.await.ok();
            };
            Gateway::new(answering, rest).run(stopped).await
        });
        discord.wait_until_ready().await;
        Self {
            guild: GuildId(guild.id()),
            discord,
            channel,
            admin,
            alice,
            bob,
            carol,
            store,
            app,
            bot,
            stop,
            _place: place,
        }
    }

    pub(crate) async fn says(
        &self,
        member: &Member,
        command: &str,
        options: &[(&str, &str)],
    ) -> Answer {
        member.slash(&self.channel, command, options).await
    }

    pub(crate) async fn rate(
        &self,
        member: &Member,
        score: &str,
        sentence: &[(&str, &str)],
    ) -> Answer {
        let options = [&[("film", "heat-1995"), ("score", score)], sentence].concat();
        self.says(member, "/rate", &options).await
    }

    /// The text of an answer, with the members' ids as names.
    pub(crate) fn text(&self, answer: &Answer) -> String {
        let members = [&self.admin, &self.alice, &self.bob, &self.carol];
        let names = ["ada", "alice", "bob", "carol"];
        members
            .iter()
            .zip(names)
            .fold(answer.message().text(), |text, (member, name)| {
                text.replace(&member.id().to_string(), name)
            })
    }

    pub(crate) async fn entries(&self, member: &Member) -> usize {
        let kept = self.store.kept_about(UserId(member.id()), None).await;
        kept.unwrap().iter().map(Kept::entries).sum()
    }

    pub(crate) async fn close(self) {
        self.discord.assert_all_well();
        self.stop.send(()).unwrap();
        self.bot.await.unwrap().unwrap();
    }

    /// A member, as who keeps something.
    pub(crate) fn asker(&self, member: &Member) -> Asker {
        Asker {
            guild: self.guild,
            member: UserId(member.id()),
            at: Timestamp::UNIX_EPOCH,
        }
    }
}

/// A film that the library does not have, or not any more.
pub(crate) fn gone() -> Noted {
    Noted {
        film: FilmId::parse("gone-1900").unwrap(),
        title: "Gone *and* @everyone (1900)".to_owned(),
    }
}
