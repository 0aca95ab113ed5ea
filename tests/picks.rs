//! What servers are picked, through the whole bot with a database: nothing repeats before all that
//! fits has been shown, and what a server leaves out stays out.

#![expect(clippy::unwrap_used, reason = "a test that panics says where")]

mod fake_discord;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use fake_discord::{Answer, Channel, FakeDiscord, Guild, MANAGE_GUILD, Member, Seen};
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use reelated::app::App;
use reelated::catalog::Catalog;
use reelated::config::Database;
use reelated::discord::daily::Daily;
use reelated::discord::{gateway::Gateway, rest::Rest};
use reelated::film::{Genre, Rating, Year};
use reelated::library::{self, Source};
use reelated::review::Review;
use reelated::settings::Settings;
use reelated::store::Store;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

static BUNDLED: LazyLock<Vec<Review>> = LazyLock::new(|| {
    library::load(&[Source::Bundled], |_| {})
        .expect("the bundled reviews load")
        .reviews
});

/// The films of the bundle that can be picked, as many as are wanted of those that fit.
fn films(many: usize, fits: impl Fn(&Review) -> bool) -> Vec<Review> {
    let can_be_picked = |review: &&Review| !review.is_listing() && review.film.confirmed;
    let films = BUNDLED.iter().filter(can_be_picked);
    let films: Vec<Review> = films
        .filter(|review| fits(review))
        .take(many)
        .cloned()
        .collect();
    assert_eq!(films.len(), many);
    films
}

/// A process of the bot.
struct Bot {
    app: Arc<App>,
    store: Store,
    task: JoinHandle<anyhow::Result<()>>,
    stop: oneshot::Sender<()>,
}

impl Bot {
    /// Always rolls the same: without a memory it would always pick the same film.
    async fn start(discord: &FakeDiscord, place: &TempDir, reviews: &[Review]) -> Self {
        let database = Database::File(place.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let catalog = Catalog::new(reviews.to_vec());
        let app = App::new(catalog, Settings::default(), Box::new(|| 7))
            .with_store(store.clone(), Box::new(|| Timestamp::UNIX_EPOCH));
        let app = Arc::new(app);
        let url = discord.api_url();
        let rest = Rest::new(&discord.token(), Some(&url)).unwrap();
        let (stop, stopped) = oneshot::channel();
        let of_the_bot = Arc::clone(&app);
        let task = tokio::spawn(async move {
            let stopped = async {
                stopped.await.ok();
            };
            Gateway::new(of_the_bot, rest).run(stopped).await
        });
        Self {
            app,
            store,
            task,
            stop,
        }
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap().unwrap();
        self.store.close().await;
    }
}

/// A server with an admin and a member in it, and a bot.
struct Scene {
    discord: FakeDiscord,
    guild: Guild,
    channel: Channel,
    admin: Member,
    alice: Member,
    bot: Bot,
    reviews: Vec<Review>,
    place: TempDir,
}

impl Scene {
    async fn open(reviews: Vec<Review>) -> Self {
        let place = tempfile::tempdir().unwrap();
        let discord = FakeDiscord::start().await;
        let guild = discord.add_guild("Film club");
        let channel = guild.add_channel("general");
        let admin = discord.member(&guild, "ada").permissions(MANAGE_GUILD);
        let alice = discord.member(&guild, "alice");
        let bot = Bot::start(&discord, &place, &reviews).await;
        discord.wait_until_ready().await;
        Self {
            discord,
            guild,
            channel,
            admin,
            alice,
            bot,
            reviews,
            place,
        }
    }

    /// The same bot as a new process, with the database of before.
    async fn restart(mut self) -> Self {
        let connected = self.discord.gateway_log();
        let identified = |seen: &&Seen| matches!(seen, Seen::Identified { .. });
        let before = connected.iter().filter(identified).count();
        self.bot.stop().await;
        self.bot = Bot::start(&self.discord, &self.place, &self.reviews).await;
        self.discord.wait_for_identifies(before + 1).await;
        self
    }

    async fn random(&self) -> Answer {
        self.alice.slash(&self.channel, "/random", &[]).await
    }

    async fn settings(&self, below: &str, options: &[(&str, &str)]) {
        let command = format!("/settings {below}");
        let answer = self.admin.slash(&self.channel, &command, options).await;
        assert!(answer.text().contains("Changed"), "{}", answer.text());
    }

    async fn close(self) {
        self.discord.assert_all_well();
        self.bot.stop().await;
    }
}

fn title(answer: &Answer) -> String {
    let title = answer.embeds()[0]["title"].as_str().map(str::to_owned);
    title.unwrap_or_else(|| panic!("no film: {}", answer.text()))
}

#[tokio::test]
async fn nothing_repeats_before_all_was_shown_across_a_restart() {
    let mut scene = Scene::open(films(10, |_| true)).await;
    let mut shown = Vec::new();
    for number in 0..10 {
        if number == 4 || number == 7 {
            scene = scene.restart().await;
        }
        shown.push(title(&scene.random().await));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 10, "{shown:?}");
    scene = scene.restart().await;
    let again = title(&scene.random().await);
    assert!(shown[..9].contains(&again), "{again} was the last one");
    scene.close().await;
}

#[tokio::test]
async fn whoever_asks_and_however_one_server_has_one_memory() {
    let scene = Scene::open(films(10, |_| true)).await;
    let elsewhere = scene.discord.add_guild("Elsewhere");
    let channel = elsewhere.add_channel("general");
    let bob = scene.discord.member(&elsewhere, "bob");
    let mut shown = Vec::new();
    for _ in 0..2 {
        let first = scene.random().await;
        shown.push(title(&first));
        let second = first.press("Another").await;
        shown.push(title(&second));
        let by_ada = scene.admin.slash(&scene.channel, "/random", &[]).await;
        shown.push(title(&by_ada));
        let third = second.press("Another").await;
        shown.push(title(&third));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 8, "{shown:?}");
    let other = bob.slash(&channel, "/random", &[]).await;
    assert_eq!(title(&other), shown[0], "another server begins anew");
    scene.close().await;
}

#[tokio::test]
async fn a_button_of_before_the_restart_goes_on() {
    let mut scene = Scene::open(films(4, |_| true)).await;
    let mut answer = scene.random().await;
    let mut shown = vec![title(&answer)];
    for _ in 0..3 {
        scene = scene.restart().await;
        answer = answer.press("Another").await;
        shown.push(title(&answer));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 4, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn the_film_of_the_day_and_random_do_not_repeat_each_other() {
    let scene = Scene::open(films(10, |_| true)).await;
    let club = scene.guild.add_channel("films");
    scene
        .settings("film-of-the-day", &[("channel", "#films")])
        .await;
    let rest = Rest::new(&scene.discord.token(), Some(&scene.discord.api_url())).unwrap();
    let mut daily = Daily::new(Arc::clone(&scene.bot.app), rest, Duration::from_nanos(1));
    let mut shown = Vec::new();
    for day in 1..=5 {
        let time = date(2026, 11, day).at(18, 0, 0, 0);
        let time = time.to_zoned(TimeZone::UTC).unwrap().timestamp();
        daily.post_due(time, &CancellationToken::new()).await;
        shown.push(title(&scene.random().await));
    }
    let posted = scene.discord.messages(&club);
    assert_eq!(posted.len(), 5);
    let posted = posted.iter().map(|post| post.embeds()[0]["title"].as_str());
    shown.extend(posted.map(|title| title.unwrap().to_owned()));
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 10, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn without_its_database_it_still_picks() {
    let scene = Scene::open(films(10, |_| true)).await;
    scene.random().await.message();
    scene.bot.store.close().await;
    let mut answer = scene.random().await;
    let mut shown = vec![title(&answer)];
    // The walk in the button takes the memory's place.
    for _ in 0..9 {
        answer = answer.press("Another").await;
        shown.push(title(&answer));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 10, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn direct_messages_walk_without_a_memory() {
    let scene = Scene::open(films(6, |_| true)).await;
    let dm = scene.alice.dm();
    let mut answer = scene.alice.slash(&dm, "/random", &[]).await;
    let mut shown = vec![title(&answer)];
    for _ in 0..5 {
        answer = answer.press("Another").await;
        shown.push(title(&answer));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 6, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn a_genre_that_is_left_out_is_not_picked() {
    let is_drama = |review: &Review| review.film.genres.contains(&Genre::Drama);
    let others = films(4, |review| !is_drama(review));
    let mut reviews = films(6, is_drama);
    reviews.extend(others.iter().cloned());
    let scene = Scene::open(reviews).await;
    // A button of before goes by what holds when it is pressed.
    let before = scene.random().await;
    let picks = [("genres_left_out", "Drama")];
    scene.settings("picks", &picks).await;
    let wanted: BTreeSet<String> = others
        .iter()
        .map(|review| review.film.title_and_year())
        .collect();
    // The press puts another film into that message.
    let earlier = title(&before);
    let first = title(&before.press("Another").await);
    let mut shown = BTreeSet::from([first]);
    for _ in 0..3 {
        shown.insert(title(&scene.random().await));
    }
    if wanted.contains(&earlier) {
        shown.insert(earlier);
    }
    assert_eq!(shown, wanted);
    for _ in 0..4 {
        let again = title(&scene.random().await);
        assert!(wanted.contains(&again), "{again}");
    }
    let drama = [("genre", "Drama")];
    let refused = scene.alice.slash(&scene.channel, "/random", &drama).await;
    assert!(refused.is_ephemeral());
    insta::assert_snapshot!(refused.text(), @"
    (only alice sees this)
    | No film fits all of that. Loosen `genre`: without it 4 films fit.
    | • `genre` leaves out 4 films of 10
    | • 6 films left out by this server's settings
    [Any film at all]
    ");
    let none = [("genres_left_out", "none")];
    scene.settings("picks", &none).await;
    let film = scene.alice.slash(&scene.channel, "/random", &drama).await;
    assert!(!wanted.contains(&title(&film)), "{}", film.text());
    scene.close().await;
}

#[tokio::test]
async fn years_and_ratings_that_are_left_out_are_not_picked() {
    let scene = Scene::open(BUNDLED.clone()).await;
    let picks = [
        ("earliest_year", "1970"),
        ("latest_year", "1979"),
        ("lowest_rating", "8"),
    ];
    scene.settings("picks", &picks).await;
    let fits = |review: &&Review| {
        let year = review.film.year.map_or(0, Year::get);
        let rating = review.rating.map_or(0, Rating::tenths);
        (1970..1980).contains(&year) && rating >= 80
    };
    let fitting = BUNDLED.iter().filter(fits);
    let fitting: BTreeSet<String> = fitting.map(|review| review.film.title_and_year()).collect();
    for _ in 0..10 {
        let picked = title(&scene.random().await);
        assert!(fitting.contains(&picked), "{picked}");
    }
    scene.close().await;
}
