//! What servers are picked, through the whole bot with a database: nothing repeats before all that
//! fits has been shown, and what a server leaves out stays out.

use std::collections::BTreeSet;

use fake_discord::Answer;
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use reelated::film::{Genre, Rating, Year};
use reelated::review::Review;

use crate::bundled::BUNDLED;
use crate::scene::{Scene, Stage};

/// The films of the bundle that can be picked, as many as are wanted of those that fit.
fn films(many: usize, fits: impl Fn(&Review) -> bool) -> Vec<Review> {
    let can_be_picked = |review: &&Review| !review.is_listing() && review.film.confirmed;
    let films = BUNDLED.reviews.iter().filter(can_be_picked);
    let films: Vec<Review> = films
        .filter(|review| fits(review))
        .take(many)
        .cloned()
        .collect();
    assert_eq!(films.len(), many);
    films
}

/// A bot that knows these films. It always rolls the same: without a memory it would always pick the
/// same one.
async fn open(reviews: Vec<Review>) -> Scene {
    let stage = Stage {
        reviews,
        now: Timestamp::UNIX_EPOCH,
        ..Stage::default()
    };
    stage.open().await
}

impl Scene {
    async fn random(&self) -> Answer {
        self.slash("/random", &[]).await
    }

    async fn changes(&self, below: &str, options: &[(&str, &str)]) {
        let answer = self.settings(below, options).await;
        assert!(answer.text().contains("Changed"), "{}", answer.text());
    }
}

fn title(answer: &Answer) -> String {
    let title = answer.embeds()[0]["title"].as_str().map(str::to_owned);
    title.unwrap_or_else(|| panic!("no film: {}", answer.text()))
}

#[tokio::test]
async fn nothing_repeats_before_all_was_shown_across_a_restart() {
    let mut scene = open(films(10, |_| true)).await;
    let mut shown = Vec::new();
    for number in 0..10 {
        if number == 4 || number == 7 {
            scene.restart().await;
        }
        shown.push(title(&scene.random().await));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 10, "{shown:?}");
    scene.restart().await;
    let again = title(&scene.random().await);
    assert!(shown[..9].contains(&again), "{again} was the last one");
    scene.close().await;
}

#[tokio::test]
async fn whoever_asks_and_however_one_server_has_one_memory() {
    let scene = open(films(10, |_| true)).await;
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
    let elsewhere = &scene.other;
    let other = elsewhere.admin.slash(&elsewhere.channel, "/random", &[]);
    let other = other.await;
    assert_eq!(title(&other), shown[0], "another server begins anew");
    scene.close().await;
}

#[tokio::test]
async fn a_button_of_before_the_restart_goes_on() {
    let mut scene = open(films(4, |_| true)).await;
    let mut answer = scene.random().await;
    let mut shown = vec![title(&answer)];
    for _ in 0..3 {
        scene.restart().await;
        answer = answer.press("Another").await;
        shown.push(title(&answer));
    }
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 4, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn the_film_of_the_day_and_random_do_not_repeat_each_other() {
    let mut scene = open(films(10, |_| true)).await;
    scene
        .changes("film-of-the-day", &[("channel", "#films")])
        .await;
    let mut shown = Vec::new();
    for day in 1..=5 {
        let time = date(2026, 11, day).at(18, 0, 0, 0);
        let time = time.to_zoned(TimeZone::UTC).unwrap().timestamp();
        scene.look(time).await;
        shown.push(title(&scene.random().await));
    }
    let posted = scene.discord.messages(&scene.films);
    assert_eq!(posted.len(), 5);
    let posted = posted.iter().map(|post| post.embeds()[0]["title"].as_str());
    shown.extend(posted.map(|title| title.unwrap().to_owned()));
    let different: BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), 10, "{shown:?}");
    scene.close().await;
}

#[tokio::test]
async fn without_its_database_it_still_picks() {
    let scene = open(films(10, |_| true)).await;
    scene.random().await.message();
    scene.store.close().await;
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
    let scene = open(films(6, |_| true)).await;
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
    let scene = open(reviews).await;
    // A button of before goes by what holds when it is pressed.
    let before = scene.random().await;
    let picks = [("genres_left_out", "Drama")];
    scene.changes("picks", &picks).await;
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
    scene.changes("picks", &none).await;
    let film = scene.alice.slash(&scene.channel, "/random", &drama).await;
    assert!(!wanted.contains(&title(&film)), "{}", film.text());
    scene.close().await;
}

#[tokio::test]
async fn years_and_ratings_that_are_left_out_are_not_picked() {
    let scene = open(BUNDLED.reviews.clone()).await;
    let picks = [
        ("earliest_year", "1970"),
        ("latest_year", "1979"),
        ("lowest_rating", "8"),
    ];
    scene.changes("picks", &picks).await;
    let fits = |review: &&Review| {
        let year = review.film.year.map_or(0, Year::get);
        let rating = review.rating.map_or(0, Rating::tenths);
        (1970..1980).contains(&year) && rating >= 80
    };
    let fitting = BUNDLED.reviews.iter().filter(fits);
    let fitting: BTreeSet<String> = fitting.map(|review| review.film.title_and_year()).collect();
    for _ in 0..10 {
        let picked = title(&scene.random().await);
        assert!(fitting.contains(&picked), "{picked}");
    }
    scene.close().await;
}
