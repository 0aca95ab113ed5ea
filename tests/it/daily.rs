//! The film of the day through the whole bot, and servers that remove it: with a database and the
//! fake Discord. The day and the hour are the test's.

use std::sync::Arc;
use std::time::Duration;

use fake_discord::{Channel, Fault, Message, USUAL_PERMISSIONS};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use reelated::discord::belongings::Belongings;
use reelated::discord::daily::Daily;
use reelated::discord::departures::Departures;
use reelated::member::{Noted, Score};
use reelated::review::Review;
use reelated::settings::{Chosen, Field, Setting, Visibility, Way};
use reelated::snowflake::{ChannelId, UserId};
use reelated::store::{Asker, KEPT_AFTER_REMOVAL, Writer};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::bundled::BUNDLED;
use crate::scene::{Club, Scene, Stage, daily, rest};

/// A time of a day in November 2026, by UTC.
fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
    let time = date(2026, 11, day).at(hour, minute, 0, 0);
    time.to_zoned(TimeZone::UTC).unwrap().timestamp()
}

/// When servers come and go here.
fn now() -> Timestamp {
    at(1, 12, 0)
}

async fn open() -> Scene {
    with(BUNDLED.reviews.clone()).await
}

async fn with(reviews: Vec<Review>) -> Scene {
    let stage = Stage {
        reviews,
        now: now(),
        ..Stage::default()
    };
    stage.open().await
}

impl Club {
    /// What the admin reads who types this below `/settings`.
    async fn said(&self, below: &str, options: &[(&str, &str)]) -> String {
        self.text(&self.settings(below, options).await)
    }

    /// Wants a film every day at six in the evening.
    async fn wants_films(&self) {
        let said = self.said("film-of-the-day", &[("channel", "#films")]).await;
        assert!(
            said.contains("Changed") || said.contains("Geändert"),
            "{said}"
        );
    }
}

impl Scene {
    /// What is found in a channel: of every message its text and its film.
    fn posted(&self, channel: &Channel) -> Vec<(String, String)> {
        let messages = self.discord.messages(channel);
        let read = |message: &Message| {
            let title = message.embeds().first().map(|card| &card["title"]);
            let title = title.and_then(|title| title.as_str()).unwrap_or_default();
            (message.content().to_owned(), title.to_owned())
        };
        messages.iter().map(read).collect()
    }

    /// Writes settings as they may stand there from before, checked by nobody.
    async fn writes(&self, club: &Club, settings: impl IntoIterator<Item = Setting>) {
        let writer = Writer {
            who: Some(UserId(club.admin.id())),
            ..self.writer(club)
        };
        let write = |chosen: &mut Chosen| {
            settings.into_iter().for_each(|setting| chosen.set(setting));
            Ok::<_, ()>(())
        };
        let written = self.store.change(writer, Way::Import, write).await;
        written.unwrap().unwrap();
    }

    /// What a server has chosen.
    async fn chosen(&self, club: &Club) -> Chosen {
        self.store.settings(club.id()).await.unwrap()
    }

    /// A process that looks at this time and is killed when it has done something.
    async fn is_killed_when(&self, now: Timestamp, done: impl Future<Output = ()>) {
        let mut process = daily(&self.discord, &self.app);
        let looking = tokio::spawn(async move {
            process.post_due(now, &CancellationToken::new()).await;
        });
        done.await;
        looking.abort();
        assert!(looking.await.unwrap_err().is_cancelled());
    }

    /// The nonces of what the bot tried to post.
    fn nonces(&self) -> Vec<String> {
        let requests = self.discord.requests();
        let nonces = requests.iter().filter_map(|request| {
            let is_post = request.method == "POST" && request.path.starts_with("/channels/");
            is_post.then(|| request.body["nonce"].as_str().unwrap().to_owned())
        });
        nonces.collect()
    }

    /// Lets the club remove the bot, and stops it when it has noted that.
    async fn is_removed(&mut self) {
        let before = self.asked_about(&self.club);
        self.club.guild.remove_bot();
        self.asks_about(&self.club, before + 1).await;
        self.stop().await;
        self.was_told_it_is_gone();
    }

    /// Waits until the bot has begun to ask about a server so many times; it notes the answer
    /// before it stops.
    async fn asks_about(&self, club: &Club, times: usize) {
        let asked = format!("GET /guilds/{}", club.guild.id());
        self.discord.wait_for_requests(&asked, times).await;
    }

    /// How many times the bot has asked about a server.
    fn asked_about(&self, club: &Club) -> usize {
        let path = format!("/guilds/{}", club.guild.id());
        let requests = self.discord.requests();
        let asked = requests.iter().filter(|request| request.path == path);
        asked.count()
    }

    /// Takes what Discord says, once, of a server that the bot is not on.
    fn was_told_it_is_gone(&self) {
        let refused = self.discord.take_refusals();
        let codes: Vec<u32> = refused.iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, [50001]);
    }

    /// How many servers are forgotten long after.
    async fn forgotten_later(&self) -> u64 {
        let later = now() + KEPT_AFTER_REMOVAL * 2;
        self.store.forget_removed(later).await.unwrap()
    }
}

#[tokio::test]
async fn it_is_posted_in_the_servers_language_and_its_buttons_work() {
    let heat = BUNDLED
        .reviews
        .iter()
        .find(|review| review.film.id.as_str() == "heat-1995");
    let mut scene = with(vec![heat.unwrap().clone()]).await;
    scene.club.guild.clone().locale("de");
    scene.club.wants_films().await;
    for member in 1..=3 {
        let asker = Asker {
            guild: scene.club.id(),
            member: UserId(member),
            at: now(),
        };
        let (film, score) = (Noted::from(&heat.unwrap().film), Score::new(9).unwrap());
        let rated = scene.store.rate(asker, &film, score, None).await;
        rated.unwrap();
    }
    scene.look(at(21, 17, 59)).await;
    assert_eq!(scene.posted(&scene.club.films), []);
    for minute in 0..3 {
        scene.look(at(21, 18, minute)).await;
    }
    let film = ("🎬 **Film des Tages**".to_owned(), "Heat (1995)".to_owned());
    assert_eq!(scene.posted(&scene.club.films), [film]);
    assert_eq!(scene.posted(&scene.other.films), []);
    let message = scene.discord.messages(&scene.club.films).remove(0);
    assert!(!message.is_ephemeral());
    assert!(message.text().contains("Regie"), "{}", message.text());
    assert!(message.text().contains("Dieser Server: **9** / 10"));

    let alice = scene.discord.member(&scene.club.guild, "alice");
    let label = message.buttons().remove(0);
    let pages = alice.press(&message, &label).await;
    assert_eq!(pages.message().only_visible_to(), Some("alice"), "{label}");
    assert!(pages.text().contains("Pacino"), "{}", pages.text());
    let after = scene.discord.messages(&scene.club.films).remove(0);
    assert_eq!(after.json(), message.json(), "everybody's stays as it was");
    scene.close().await;
}

#[tokio::test]
async fn a_month_of_films_in_two_languages_is_within_discords_limits() {
    // Each day another film: the fake counts characters, and reads every address and button.
    let mut scene = open().await;
    scene.club.wants_films().await;
    let language = ("language", "German");
    scene.other.said("language", &[language]).await;
    scene.other.wants_films().await;
    for day in 1..=30 {
        scene.look(at(day, 18, 0)).await;
    }
    for films in [&scene.club.films, &scene.other.films] {
        let posted = scene.posted(films);
        let different: std::collections::BTreeSet<_> = posted.iter().collect();
        assert_eq!((posted.len(), different.len()), (30, 30));
    }
    scene.close().await;
}

#[tokio::test]
async fn two_servers_get_one_each_on_the_same_day() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    scene.look(at(21, 18, 0)).await;
    scene.look(at(21, 18, 1)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.posted(&scene.other.films).len(), 1);
    let [one, other] = &scene.nonces()[..] else {
        panic!("{:?}", scene.nonces());
    };
    assert_ne!(one, other, "Discord would take the second for the first");
    scene.look(at(22, 18, 0)).await;
    let nonces = scene.nonces();
    assert!(
        !nonces[2..].contains(one) && !nonces[2..].contains(other),
        "{nonces:?}"
    );
    assert_eq!(scene.posted(&scene.club.films).len(), 2);
    assert_eq!(scene.posted(&scene.other.films).len(), 2);
    scene.close().await;
}

#[tokio::test]
async fn a_second_process_and_a_new_one_post_nothing_again() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    let never = CancellationToken::new();
    let mut second = scene.another_daily().await;
    tokio::join!(
        scene.daily.post_due(at(21, 18, 0), &never),
        second.post_due(at(21, 18, 0), &never)
    );
    let mut anew = scene.another_daily().await;
    anew.post_due(at(21, 18, 1), &never).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.nonces().len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn an_answer_that_is_lost_posts_nothing_twice() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene
        .discord
        .trouble(1, "POST /channels", Fault::AnswerLost);
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.nonces().len(), 2, "it was tried again");
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn while_discord_fails_it_waits_and_posts_once_later() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene
        .discord
        .trouble(5, "POST /channels", Fault::Status(500));
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films), []);
    // So long that no process waits for it.
    let hour = Duration::from_hours(1);
    scene
        .discord
        .trouble(20, "POST /channels", Fault::RateLimited(hour));
    for minute in 1..=20 {
        scene.look(at(21, 18, minute)).await;
    }
    assert_eq!(scene.discord.trouble_left(), 0);
    assert_eq!(scene.posted(&scene.club.films), []);
    for minute in 21..=23 {
        scene.look(at(21, 18, minute)).await;
    }
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    let nonces = scene.nonces();
    assert!(nonces.iter().all(|nonce| *nonce == nonces[0]), "{nonces:?}");
    let guild = scene.club.id();
    assert_eq!(scene.store.refused_days(guild).await.unwrap(), 0);
    scene.close().await;
}

#[tokio::test]
async fn what_waits_for_its_turn_when_a_process_is_killed_is_posted_by_another() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    let hour = Duration::from_hours(1);
    let mut slow = Daily::new(Arc::clone(&scene.app), rest(&scene.discord), hour);
    let looking = tokio::spawn(async move {
        slow.post_due(at(21, 18, 0), &CancellationToken::new())
            .await;
    });
    // The first is done, the second waits for an hour.
    scene.discord.wait_for_requests("POST /channels", 1).await;
    looking.abort();
    assert!(looking.await.unwrap_err().is_cancelled());
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.posted(&scene.other.films).len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn what_a_killed_process_began_is_posted_once() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    // Killed before anything was posted.
    let gate = scene.discord.hold(1, "GET /channels");
    scene.is_killed_when(at(21, 18, 0), gate.arrived()).await;
    gate.release();
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films), [], "it may be on its way");
    scene.look(at(21, 18, 2)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);

    // Killed when it was posted, and nobody noted that.
    scene
        .discord
        .trouble(1, "POST /channels", Fault::AnswerLost);
    let gate = scene.discord.hold(1, "POST /channels");
    scene.is_killed_when(at(22, 18, 0), gate.arrived()).await;
    gate.release();
    assert_eq!(scene.posted(&scene.club.films).len(), 2);
    scene.look(at(22, 18, 2)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 2);
    let nonces = scene.nonces();
    let [.., first, again] = &nonces[..] else {
        panic!("{nonces:?}");
    };
    assert_eq!(first, again, "Discord took it for the first");
    scene.look(at(22, 18, 3)).await;
    assert_eq!(scene.nonces(), nonces, "it is confirmed");

    // So long ago that Discord would not know it again.
    let gate = scene.discord.hold(1, "GET /guilds");
    scene.is_killed_when(at(23, 18, 0), gate.arrived()).await;
    gate.release();
    scene.look(at(23, 18, 3)).await;
    scene.look(at(23, 19, 0)).await;
    assert_eq!(scene.nonces(), nonces, "it counts as posted");
    scene.look(at(24, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 3);
    scene.close().await;
}

#[tokio::test]
async fn what_may_have_been_posted_is_not_posted_after_discord_forgot_its_nonce() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    // As often as one request is tried.
    scene
        .discord
        .trouble(4, "POST /channels", Fault::AnswerLost);
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.discord.advance(Duration::from_mins(9));
    for minute in 10..20 {
        scene.look(at(21, 18, minute)).await;
    }
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.look(at(22, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 2);
    scene.close().await;
}

#[tokio::test]
async fn a_limit_on_everything_stops_the_poster() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    let requests = |scene: &Scene| {
        let all = scene.discord.requests();
        all.iter().filter(|request| request.status == 429).count()
    };
    scene.discord.limit_globally(Duration::from_mins(20));
    for minute in 0..10 {
        scene.look(at(21, 18, minute)).await;
    }
    let refused = requests(&scene);
    assert!(
        (1..=2).contains(&refused),
        "one for each server at most, not {refused}"
    );
    scene.discord.advance(Duration::from_mins(11));
    scene.look(at(21, 18, 21)).await;
    assert_eq!(requests(&scene), refused);
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.posted(&scene.other.films).len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn nothing_is_posted_in_another_servers_channel() {
    let mut scene = open().await;
    let foreign = ChannelId(scene.other.films.id());
    scene
        .writes(&scene.club, [Setting::FilmChannel(Some(foreign))])
        .await;
    for minute in 0..3 {
        scene.look(at(21, 18, minute)).await;
    }
    assert_eq!(scene.posted(&scene.other.films), []);
    assert_eq!(scene.nonces(), Vec::<String>::new());
    let chosen = scene.chosen(&scene.club).await;
    let off = Setting::FilmChannel(None);
    assert_eq!(chosen.get(Field::FilmChannel), Some(&off));
    let shown = scene.club.said("show", &[]).await;
    let mut warned = shown.lines().filter(|line| line.contains('⚠'));
    insta::assert_snapshot!(warned.next().unwrap(), @"| ⚠️ I have turned the film of the day off, because its channel belongs to another server. Choose one of this server's channels.");
    let history = scene.club.said("history", &[]).await;
    insta::assert_snapshot!(history.lines().nth(2).unwrap(), @"| **1.** <t:1795284000:f> · I took out channels of another server");
    // Choosing one's own starts it again.
    scene.club.wants_films().await;
    scene.look(at(22, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn settings_that_name_another_servers_channels_are_found() {
    let scene = open().await;
    let channels = |channels: &[&Channel]| {
        let ids = channels.iter().map(|channel| ChannelId(channel.id()));
        Setting::Channels(ids.collect())
    };
    let (club, other) = (&scene.club, &scene.other);
    let film = |channel: &Channel| Setting::FilmChannel(Some(ChannelId(channel.id())));
    let gone = other.guild.add_channel("gone");
    scene
        .writes(
            club,
            [
                film(&other.films),
                channels(&[&club.channel, &other.channel]),
            ],
        )
        .await;
    scene
        .writes(other, [film(&gone), channels(&[&club.films])])
        .await;
    gone.delete();
    let rest = rest(&scene.discord);
    let moment = Duration::from_nanos(1);
    let belongings = Belongings::new(Arc::clone(&scene.app), &rest, moment);
    belongings.look_through().await;

    let off = Setting::FilmChannel(None);
    let wanted: Chosen = [off, channels(&[&club.channel])].into_iter().collect();
    assert_eq!(scene.chosen(club).await, wanted);
    // Nothing becomes public by it; and a channel that is gone is no other server's.
    let private = Setting::Visibility(Visibility::Private);
    let wanted = [film(&gone), channels(&[]), private];
    assert_eq!(scene.chosen(other).await, wanted.into_iter().collect());
    let refused = scene.discord.take_refusals();
    assert_eq!(
        refused.iter().map(|it| it.code).collect::<Vec<_>>(),
        [10003]
    );
    let shown = scene.other.said("show", &[]).await;
    assert!(shown.contains("they belong to another server"), "{shown}");

    // Then all is well, and nothing is changed or lost while Discord does not say.
    scene.discord.outage(true);
    belongings.look_through().await;
    scene.discord.outage(false);
    scene.discord.wait_until_ready().await;
    belongings.look_through().await;
    assert_eq!(
        scene.chosen(other).await.channels(),
        [ChannelId(gone.id())].into()
    );
    scene.discord.take_refusals();
    scene.close().await;
}

#[tokio::test]
async fn a_server_whose_language_cannot_be_asked_for_gets_its_film() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    let hour = Duration::from_hours(1);
    scene
        .discord
        .trouble(1, "GET /guilds", Fault::RateLimited(hour));
    scene.look(at(21, 18, 0)).await;
    let posted = scene.posted(&scene.club.films);
    assert_eq!(posted[0].0, "🎬 **Film of the day**");
    scene.close().await;
}

#[tokio::test]
async fn a_channel_that_forbids_or_is_gone_turns_it_off_after_three_days() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    // VIEW_CHANNEL and SEND_MESSAGES.
    let (see, send) = (1 << 10, 1 << 11);
    let films = scene.club.films.clone();
    let films = films.bot_permissions(USUAL_PERMISSIONS & !send);
    scene.look(at(21, 18, 0)).await;
    scene.look(at(21, 18, 1)).await;
    let films = films.bot_permissions(USUAL_PERMISSIONS & !see);
    scene.look(at(22, 18, 0)).await;
    films.delete();
    let warned = scene.club.said("show", &[]).await;
    assert!(warned.contains("for 2 days"), "{warned}");
    scene.look(at(23, 18, 0)).await;
    let refused = scene.discord.take_refusals();
    let codes: Vec<u32> = refused.iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, [50013, 50001, 10003]);

    insta::assert_snapshot!(scene.club.said("history", &[]).await, @"
    (only ada sees this)
    | # What was changed
    | **1.** <t:1795456800:f> · I changed
    | **Film channel**: <#films> → off
    |
    | **2.** <t:1793534400:f> · <@ada> changed
    | **Film channel**: off (default) → <#films>
    (Undo a change …: 1. Film channel / 2. Film channel)
    [All settings]
    ");
    let warned = scene.club.said("show", &[]).await;
    let mut warned = warned.lines().filter(|line| line.contains('⚠'));
    insta::assert_snapshot!(warned.next().unwrap(), @"| ⚠️ I have turned the film of the day off, because for three days I could not post in its channel. Choose a channel in which I may write and embed links.");
    scene.look(at(24, 18, 0)).await;
    assert_eq!(scene.discord.refusals().len(), 0, "it is left alone");
    assert_eq!(scene.posted(&scene.other.films).len(), 4, "others go on");

    let films = scene.club.guild.add_channel("more-films");
    let channel = [("channel", "#more-films")];
    scene.club.said("film-of-the-day", &channel).await;
    scene.look(at(25, 18, 0)).await;
    assert_eq!(scene.posted(&films).len(), 1);
    assert_eq!(scene.posted(&scene.other.films).len(), 5);
    scene.close().await;
}

#[tokio::test]
async fn where_no_cards_are_allowed_no_bare_headline_stays() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    let embed_links = 1 << 14;
    let films = scene.club.films.clone();
    let films = films.bot_permissions(USUAL_PERMISSIONS & !embed_links);
    scene.look(at(21, 18, 0)).await;
    assert_eq!(scene.posted(&films), []);
    let guild = scene.club.id();
    assert_eq!(scene.store.refused_days(guild).await.unwrap(), 1);
    let films = films.bot_permissions(USUAL_PERMISSIONS);
    scene.look(at(22, 18, 0)).await;
    assert_eq!(scene.posted(&films).len(), 1);
    scene.close().await;
}

#[tokio::test]
async fn a_server_that_removed_the_bot_is_left_alone_and_finds_its_settings() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    scene.is_removed().await;
    scene.start().await;
    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.nonces().len(), 1, "it is not even tried");
    assert_eq!(scene.posted(&scene.other.films).len(), 1);

    let last = now() + KEPT_AFTER_REMOVAL - SignedDuration::from_secs(1);
    assert_eq!(scene.store.forget_removed(last).await.unwrap(), 0);
    scene.club.guild.add_bot();
    scene.restart().await;
    assert_eq!(scene.forgotten_later().await, 0);
    scene.look(at(3, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.posted(&scene.other.films).len(), 2);
    let shown = scene.club.said("show", &[]).await;
    assert!(shown.contains("<#films> · *this server*"), "{shown}");
    scene.close().await;
}

#[tokio::test]
async fn thirty_days_after_a_removal_everything_is_forgotten() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.look(at(1, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.is_removed().await;
    scene.start().await;
    let thirty_days = now() + KEPT_AFTER_REMOVAL;
    assert_eq!(scene.store.forget_removed(thirty_days).await.unwrap(), 1);
    scene.club.guild.add_bot();
    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    let history = scene.club.said("history", &[]).await;
    assert!(!history.contains("<@ada>"), "{history}");
    scene.close().await;
}

#[tokio::test]
async fn an_outage_is_no_removal() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.club.guild.outage();
    scene.restart().await;
    assert_eq!(scene.forgotten_later().await, 0);
    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.club.guild.recover();
    scene.restart().await;
    scene.look(at(3, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 2);
    scene.close().await;
}

#[tokio::test]
async fn a_bot_that_was_away_learns_that_it_was_taken_back() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.is_removed().await;
    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.nonces(), Vec::<String>::new());
    scene.club.guild.add_bot();
    scene.start().await;
    scene.restart().await;
    scene.look(at(3, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.forgotten_later().await, 0);
    scene.close().await;
}

#[tokio::test]
async fn a_removal_that_is_heard_of_after_the_return_counts_no_more() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    // The removal of a moment ago, where the bot is a member again.
    let gone = json!({"id": scene.club.guild.id().to_string()});
    scene.discord.dispatch("GUILD_DELETE", &gone);
    scene.asks_about(&scene.club, 1).await;
    scene.stop().await;
    assert_eq!(scene.forgotten_later().await, 0);
    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    scene.start().await;
    scene.close().await;
}

#[tokio::test]
async fn a_bot_that_was_away_learns_that_it_was_removed() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    scene.stop().await;
    scene.other.guild.remove_bot();
    // Trouble at Discord is no removal, even if it lasts while the bot connects.
    scene.club.guild.outage();
    scene.start().await;
    scene.asks_about(&scene.other, 1).await;
    scene.leave().await;
    scene.was_told_it_is_gone();
    // The club would have been asked about before.
    assert!(scene.club.guild.id() < scene.other.guild.id());
    assert_eq!(scene.asked_about(&scene.club), 0);

    scene.look(at(2, 18, 0)).await;
    assert_eq!(scene.posted(&scene.club.films).len(), 1);
    assert_eq!(scene.nonces().len(), 1, "the other is left alone");
    let a_second_less = now() + KEPT_AFTER_REMOVAL - SignedDuration::from_secs(1);
    assert_eq!(scene.store.forget_removed(a_second_less).await.unwrap(), 0);
    assert_eq!(scene.forgotten_later().await, 1);
    scene.start().await;
    scene.close().await;
}

#[tokio::test]
async fn a_shard_judges_its_own_servers_alone() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.other.wants_films().await;
    let shard_of = |club: &Club| (club.guild.id() >> 22) % 2;
    assert_ne!(shard_of(&scene.club), shard_of(&scene.other));
    let ready = json!({
        "v": 10,
        "user": {"id": "1", "username": "reelated", "discriminator": "0", "avatar": null,
            "bot": true, "verified": true, "mfa_enabled": false},
        "session_id": "another",
        "resume_gateway_url": scene.discord.api_url(),
        "guilds": [],
        "shard": [shard_of(&scene.other), 2],
        "application": {"id": "1", "flags": 0},
    });
    scene.discord.dispatch("READY", &ready);
    scene.asks_about(&scene.other, 1).await;
    scene.stop().await;
    // The club would have been asked about before.
    assert!(scene.club.guild.id() < scene.other.guild.id());
    assert_eq!(scene.asked_about(&scene.club), 0);
    assert_eq!(scene.forgotten_later().await, 0, "the other has it still");
    scene.start().await;
    scene.close().await;
}

#[tokio::test]
async fn only_a_clear_answer_is_a_removal() {
    let mut scene = open().await;
    scene.club.wants_films().await;
    scene.stop().await;
    scene.club.guild.remove_bot();
    let hour = Duration::from_hours(1);
    for (times, fault) in [
        // As often as one request is tried.
        (4, Fault::Dropped),
        (1, Fault::RateLimited(hour)),
        (1, Fault::Unauthorized),
        // A proxy's.
        (1, Fault::Status(403)),
        (1, Fault::Status(404)),
    ] {
        scene.discord.trouble(times, "GET /guilds", fault);
    }
    let gate = scene.discord.hold(1, "GET /guilds");
    let rest = rest(&scene.discord);
    let app = Arc::clone(&scene.app);
    let departures = Departures::new(app, rest, Duration::from_nanos(1));
    departures.doubts().send(scene.club.id()).unwrap();
    let stop = CancellationToken::new();
    let asking = tokio::spawn(departures.run(stop.clone()));
    gate.arrived().await;
    assert_eq!(scene.forgotten_later().await, 0);
    gate.release();
    stop.cancel();
    asking.await.unwrap();
    scene.was_told_it_is_gone();
    assert_eq!(scene.forgotten_later().await, 1);
    scene.start().await;
    scene.close().await;
}
