use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::ToSpan as _;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::*;
use crate::catalog::made::{catalog, film};
use crate::command::{Message, UserId};
use crate::config::Database;
use crate::locale::Locale;
use crate::settings::{Chosen, ClockTime, Field, Setting, Settings, Way, Weekdays, Zone};
use crate::store::Writer;

const GUILD: GuildId = GuildId(1);

/// Discord, as far as this test goes: what was posted where, and how it answers.
#[derive(Clone)]
struct Board(Arc<Inner>);

struct Inner {
    posted: Mutex<Vec<(ChannelId, String, Message)>>,
    answer: Mutex<Result<(), RestError>>,
    on_their_way: AtomicUsize,
    most_at_once: AtomicUsize,
    locale: Option<Locale>,
}

impl Board {
    fn new() -> Self {
        Self::speaking(None)
    }

    fn speaking(locale: Option<Locale>) -> Self {
        Self(Arc::new(Inner {
            posted: Mutex::default(),
            answer: Mutex::new(Ok(())),
            on_their_way: AtomicUsize::new(0),
            most_at_once: AtomicUsize::new(0),
            locale,
        }))
    }

    fn answer(&self, answer: Result<(), RestError>) {
        *self.0.answer.lock().unwrap() = answer;
    }

    fn posted(&self) -> Vec<(ChannelId, String, Message)> {
        self.0.posted.lock().unwrap().clone()
    }

    /// The titles of the films posted.
    fn films(&self) -> Vec<String> {
        let title = |(_, _, message): &(_, _, Message)| message.cards[0].title.to_string();
        self.posted().iter().map(title).collect()
    }
}

impl Channels for Board {
    async fn locale(&self, _: GuildId) -> Result<Option<Locale>, RestError> {
        Ok(self.0.locale)
    }

    async fn guild_of(&self, channel: ChannelId) -> Result<Option<GuildId>, RestError> {
        Ok(Some(House::guild_of(channel)))
    }

    async fn post(
        &self,
        channel: ChannelId,
        nonce: &str,
        message: Message,
    ) -> Result<(), RestError> {
        let now = self.0.on_their_way.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.most_at_once.fetch_max(now, Ordering::SeqCst);
        tokio::task::yield_now().await;
        self.0.on_their_way.fetch_sub(1, Ordering::SeqCst);
        self.0.answer.lock().unwrap().clone()?;
        assert!(nonce.len() <= 25, "{nonce}");
        let mut posted = self.0.posted.lock().unwrap();
        // As Discord does, whatever the channel.
        if posted.iter().all(|(_, other, _)| other != nonce) {
            posted.push((channel, nonce.to_owned(), message));
        }
        Ok(())
    }
}

fn gone() -> RestError {
    RestError::Refused {
        status: 404,
        code: 10003,
        message: "Unknown Channel".to_owned(),
    }
}

fn silence() -> RestError {
    RestError::Unreachable {
        last: "connection reset".to_owned(),
    }
}

/// A bot with forty films, and what it keeps.
struct House {
    dir: TempDir,
    store: Store,
}

impl House {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        Self { dir, store }
    }

    /// A process that shares the house's database.
    async fn process(&self, board: &Board) -> Daily<Board> {
        let database = Database::File(self.dir.path().join("reelated.db"));
        let store = Store::open(&database).await.unwrap();
        let films = catalog((1950..1990).map(|year| film("Film", year)));
        let rolls = AtomicUsize::new(7);
        let roll = move || {
            let roll = rolls.fetch_add(2_654_435_769, Ordering::SeqCst);
            u32::try_from(roll % 65_537).unwrap()
        };
        let app = App::new(films, Settings::default(), Box::new(roll))
            .with_store(store, Box::new(|| Timestamp::UNIX_EPOCH));
        Daily::new(Arc::new(app), board.clone(), Duration::from_nanos(1))
    }

    async fn set(&self, guild: GuildId, settings: impl IntoIterator<Item = Setting>) {
        let writer = Writer {
            guild,
            who: Some(UserId(7)),
            at: Timestamp::UNIX_EPOCH,
        };
        let decide = |chosen: &mut Chosen| {
            settings.into_iter().for_each(|setting| chosen.set(setting));
            Ok::<_, ()>(())
        };
        let changed = self.store.change(writer, Way::Set, decide).await;
        changed.unwrap().unwrap();
    }

    /// Whose a channel is.
    fn guild_of(channel: ChannelId) -> GuildId {
        GuildId(channel.0 - 1_000)
    }

    /// Wants a film every day at six in the evening, by UTC.
    async fn wants(&self, guild: GuildId) {
        let channel = Setting::FilmChannel(Some(ChannelId(guild.0 + 1_000)));
        self.set(guild, [channel]).await;
    }
}

fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
    let time = date(2026, 11, day).at(hour, minute, 0, 0);
    time.to_zoned(TimeZone::UTC).unwrap().timestamp()
}

fn never() -> CancellationToken {
    CancellationToken::new()
}

#[tokio::test]
async fn a_year_of_two_processes_posts_once_a_day() {
    let house = House::new().await;
    let weekdays = Weekdays::new(
        Weekdays::NAMES
            .map(|(_, day)| day)
            .into_iter()
            .filter(|day| *day != jiff::civil::Weekday::Monday),
    );
    house
        .set(
            GUILD,
            [
                Setting::FilmChannel(Some(ChannelId(1_001))),
                // An hour that the clocks leave out in March, and go through twice in October.
                Setting::FilmTime(ClockTime::parse("02:30").unwrap()),
                Setting::FilmZone(Zone::parse("Europe/Berlin").unwrap()),
                Setting::FilmWeekdays(weekdays.unwrap()),
            ],
        )
        .await;
    let board = Board::new();
    let mut processes = [house.process(&board).await, house.process(&board).await];
    let first = at(1, 0, 0);
    for step in 0..366 * 12 {
        let now = first + (2 * step).hours();
        if step % 500 == 0 {
            // One of them is started anew.
            processes[0] = house.process(&board).await;
        }
        for process in &mut processes {
            process.post_due(now, &never()).await;
        }
    }
    let days: Vec<String> = board.posted().into_iter().map(|(_, day, _)| day).collect();
    let mut wanted = Vec::new();
    let mut day = date(2026, 11, 1);
    while wanted.len() < days.len() {
        if day.weekday() != jiff::civil::Weekday::Monday {
            wanted.push(nonce(GUILD, day));
        }
        day = day.tomorrow().unwrap();
    }
    assert_eq!(days, wanted);
    assert_eq!(
        day,
        date(2027, 11, 1),
        "the last one is of the last day but a Monday"
    );
    // Nothing repeats before all forty have been shown.
    for round in board.films().chunks_exact(40) {
        assert_eq!(round.iter().collect::<BTreeSet<_>>().len(), 40);
    }
}

/// Looks every minute of three nights, the second of which ends on this day, by two processes
/// in turn; the times by UTC at which something was posted.
async fn times_posted(middle: Date) -> Vec<String> {
    let house = House::new().await;
    let half_past_two = [
        Setting::FilmChannel(Some(ChannelId(1_001))),
        Setting::FilmTime(ClockTime::parse("02:30").unwrap()),
        Setting::FilmZone(Zone::parse("Europe/Berlin").unwrap()),
    ];
    house.set(GUILD, half_past_two).await;
    let board = Board::new();
    let mut processes = [house.process(&board).await, house.process(&board).await];
    let mut times = Vec::new();
    for day in [
        middle.yesterday().unwrap(),
        middle,
        middle.tomorrow().unwrap(),
    ] {
        let midnight = day.to_zoned(TimeZone::UTC).unwrap().timestamp();
        for minute in 0..5 * 60 {
            let now = midnight + minute.minutes();
            let before = board.posted().len();
            for process in &mut processes {
                process.post_due(now, &never()).await;
            }
            processes.reverse();
            let posted = board.posted().len() - before;
            times.extend(std::iter::repeat_n(
                now.strftime("%m-%d %H:%M").to_string(),
                posted,
            ));
        }
    }
    times
}

#[tokio::test]
async fn a_time_that_the_clocks_leave_out_is_an_hour_later() {
    // From 02:00 to 03:00, which is at 01:00 by UTC: 03:30 it is that night.
    let times = times_posted(date(2027, 3, 28)).await;
    assert_eq!(times, ["03-27 01:30", "03-28 01:30", "03-29 00:30"]);
}

#[tokio::test]
async fn a_time_that_comes_twice_is_the_first() {
    // From 03:00 back to 02:00, which is at 01:00 by UTC.
    let times = times_posted(date(2027, 10, 31)).await;
    assert_eq!(times, ["10-30 00:30", "10-31 00:30", "11-01 01:30"]);
}

#[tokio::test]
async fn a_thousand_servers_at_one_minute_get_one_each() {
    let house = House::new().await;
    for guild in 1..=1_000 {
        house.wants(GuildId(guild)).await;
    }
    let board = Board::new();
    let [mut one, mut other] = [house.process(&board).await, house.process(&board).await];
    let never = never();
    // On a busy machine the database may refuse some; they are served a minute later.
    for minute in 0..30 {
        let now = at(21, 18, minute);
        tokio::join!(one.post_due(now, &never), other.post_due(now, &never));
    }
    let mut posts = BTreeMap::new();
    for (channel, ..) in board.posted() {
        *posts.entry(channel.0).or_insert(0) += 1;
    }
    assert_eq!(posts.len(), 1_000);
    assert!(posts.values().all(|posts| *posts == 1));
    let most = board.0.most_at_once.load(Ordering::SeqCst);
    assert!(most <= 2 * AT_ONCE, "{most} at once");
}

#[test]
fn the_pause_keeps_within_half_of_discords_limit() {
    // A server costs three requests: whose the channel is, the language, and the message.
    assert!(3 * Duration::from_secs(1).as_millis() / PAUSE.as_millis() <= 25);
}

#[tokio::test]
async fn who_was_away_posts_within_three_hours() {
    let house = House::new().await;
    house.wants(GUILD).await;
    let board = Board::new();
    let mut process = house.process(&board).await;
    process.post_due(at(21, 17, 59), &never()).await;
    assert_eq!(board.posted().len(), 0);
    process.post_due(at(21, 20, 59), &never()).await;
    assert_eq!(board.posted().len(), 1);
    process.post_due(at(22, 21, 0), &never()).await;
    process.post_due(at(23, 17, 0), &never()).await;
    assert_eq!(board.posted().len(), 1);
    let stop = never();
    stop.cancel();
    process.post_due(at(23, 18, 0), &stop).await;
    assert_eq!(board.posted().len(), 1, "nothing is begun after a stop");
}

#[tokio::test]
async fn a_channel_that_refuses_for_three_days_is_left_alone() {
    let house = House::new().await;
    house.wants(GUILD).await;
    let board = Board::new();
    board.answer(Err(gone()));
    let mut process = house.process(&board).await;
    for day in 1..=2 {
        process.post_due(at(day, 18, 0), &never()).await;
        process.post_due(at(day, 18, 1), &never()).await;
    }
    assert_eq!(house.store.refused_days(GUILD).await.unwrap(), 2);
    // One success, and it starts again.
    board.answer(Ok(()));
    process.post_due(at(3, 18, 0), &never()).await;
    board.answer(Err(gone()));
    for day in 4..=6 {
        assert_eq!(house.store.film_servers().await.unwrap().len(), 1, "{day}");
        process.post_due(at(day, 18, 0), &never()).await;
    }
    assert_eq!(house.store.film_servers().await.unwrap(), []);
    assert_eq!(house.store.refused_days(GUILD).await.unwrap(), 3);
    let history = house.store.history(GUILD).await.unwrap();
    assert_eq!(history[0].who, None, "the bot did it");
    let chosen = house.store.settings(GUILD).await.unwrap();
    assert_eq!(
        chosen.get(Field::FilmChannel),
        Some(&Setting::FilmChannel(None))
    );
    board.answer(Ok(()));
    house.wants(GUILD).await;
    assert_eq!(house.store.refused_days(GUILD).await.unwrap(), 0);
    process.post_due(at(7, 18, 0), &never()).await;
    assert_eq!(board.posted().len(), 2);
}

#[test]
fn nonces_tell_servers_and_days_apart() {
    let last = GuildId(u64::MAX);
    assert_eq!(nonce(last, date(2026, 11, 21)), "ffffffffffffffff-20261121");
}

#[tokio::test]
async fn what_discord_finds_wrong_with_a_message_is_no_channels_fault() {
    let house = House::new().await;
    house.wants(GUILD).await;
    let board = Board::new();
    board.answer(Err(RestError::Refused {
        status: 400,
        code: 50035,
        message: "Invalid Form Body".to_owned(),
    }));
    let mut process = house.process(&board).await;
    for day in 1..=4 {
        process.post_due(at(day, 18, 0), &never()).await;
    }
    assert_eq!(house.store.refused_days(GUILD).await.unwrap(), 0);
    assert_eq!(house.store.film_servers().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_could_not_be_sent_is_sent_later_and_is_the_same_film() {
    let house = House::new().await;
    house.wants(GUILD).await;
    let board = Board::new();
    board.answer(Err(silence()));
    let mut process = house.process(&board).await;
    for minute in 0..50 {
        process.post_due(at(21, 18, minute), &never()).await;
    }
    board.answer(Ok(()));
    let mut other = house.process(&board).await;
    process.post_due(at(21, 19, 0), &never()).await;
    other.post_due(at(21, 19, 0), &never()).await;
    assert_eq!(board.posted().len(), 1);
    assert_eq!(house.store.refused_days(GUILD).await.unwrap(), 0);
    // Fifty tries have used up one film and not fifty.
    for day in 22..=30 {
        process.post_due(at(day, 18, 0), &never()).await;
    }
    assert_eq!(board.films().iter().collect::<BTreeSet<_>>().len(), 10);
}

#[tokio::test]
async fn it_speaks_the_servers_language_and_picks_what_it_wants() {
    let house = House::new().await;
    house.wants(GUILD).await;
    let seventies = [
        Setting::EarliestYear(crate::film::Year::new(1970)),
        Setting::LatestYear(crate::film::Year::new(1970)),
    ];
    house.set(GUILD, seventies).await;
    let board = Board::speaking(Some(Locale::German));
    let mut process = house.process(&board).await;
    process.post_due(at(21, 18, 0), &never()).await;
    let english = Setting::Language(Some(Locale::English));
    house.set(GUILD, [english]).await;
    process.post_due(at(22, 18, 0), &never()).await;
    let posted = board.posted();
    let texts: Vec<_> = posted
        .iter()
        .map(|(_, _, post)| post.text.to_string())
        .collect();
    assert_eq!(texts, ["🎬 **Film des Tages**", "🎬 **Film of the day**"]);
    assert_eq!(board.films(), ["Film (1970)", "Film (1970)"]);
    house
        .set(
            GUILD,
            [Setting::LowestRating(crate::film::Rating::from_tenths(100))],
        )
        .await;
    process.post_due(at(23, 18, 0), &never()).await;
    assert_eq!(board.posted().len(), 2, "nothing fits");
}
