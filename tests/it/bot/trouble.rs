//! A Discord in trouble: a gateway that closes or says nothing, a bad start, answers lost on the way.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use fake_discord::{FakeDiscord, Fault, Plan, Seen};

use super::{gives_up, hurried, impatient, with};

// ── a gateway that closes or says nothing ──

#[tokio::test]
async fn a_gateway_that_never_lets_it_in_ends_it_with_a_sentence() {
    let discord = FakeDiscord::start().await;
    discord.plan_identifies([Plan::Close(4003), Plan::Close(4010), Plan::Close(4011)]);
    let last_words = gives_up(hurried, &discord).await;
    insta::assert_snapshot!(last_words, @"Discord's gateway closed the connection before READY, 3 times in a row. It does so when it misses the identification (4003) or does not accept the number of shards (4010, 4011; it asked for 1). Start the bot again later; if that does not help, update it or report this.");
}

/// What becomes of a bot whose connection is closed with a code: when it begins, and when it is well.
async fn closed_with(code: u16) {
    let once = |discord: &FakeDiscord| discord.plan_identifies([Plan::Close(code)]);
    let scene = with(hurried, once).await;
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.discord.close_sockets(code);
    scene.discord.wait_for_identifies(2).await;
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn a_gateway_that_misses_the_identification_is_left_in_time() {
    closed_with(4003).await;
}

#[tokio::test]
async fn a_gateway_that_does_not_take_the_shard_is_left_in_time() {
    closed_with(4010).await;
}

#[tokio::test]
async fn a_gateway_that_wants_shards_is_left_in_time() {
    closed_with(4011).await;
}

#[tokio::test]
async fn a_gateway_that_never_says_ready_ends_it_with_a_sentence() {
    let discord = FakeDiscord::start().await;
    discord.plan_identifies([Plan::NeverReady; 9]);
    let last_words = gives_up(impatient, &discord).await;
    insta::assert_snapshot!(last_words, @"Discord's gateway accepted the connection but never said READY, 3 times in a row. Look at https://discordstatus.com, and start the bot again later.");
}

#[tokio::test]
async fn a_gateway_that_does_not_say_ready_at_once_is_asked_again() {
    let once = |discord: &FakeDiscord| discord.plan_identifies([Plan::NeverReady]);
    let scene = with(impatient, once).await;
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn a_connection_on_which_nobody_answers_is_left_soon() {
    let scene = with(hurried, |_| {}).await;
    scene.discord.fall_silent();
    scene.discord.wait_for_identifies(2).await;
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn where_discord_wants_more_shards_it_gets_them() {
    let scene = with(hurried, |_| {}).await;
    scene.discord.want_shards(2);
    scene.discord.close_sockets(4011);
    let first_of_two = |seen: &Seen| matches!(seen, Seen::Identified { shard: (0, 2), .. });
    scene
        .discord
        .wait_for_seen("shard 0 of 2", 1, first_of_two)
        .await;
    scene.discord.wait_until_ready().await;
    // Direct messages come over the first shard.
    let dm = scene.alice.dm();
    let answer = scene.alice.slash(&dm, "/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

// ── a Discord that is in trouble when the bot starts ──

#[tokio::test]
async fn it_starts_with_patience() {
    let scene = with(hurried, |discord| {
        discord.trouble(5, "GET /oauth2/applications/@me", Fault::Status(503));
        discord.trouble(1, "GET /oauth2/applications/@me", Fault::CutShort);
        discord.trouble(5, "GET /applications/", Fault::Dropped);
        discord.trouble(1, "GET /applications/", Fault::CutShort);
        discord.trouble(1, "PUT /applications/", Fault::CutShort);
        // serenity asks for it as well, once and without a need.
        discord.trouble(1, "GET /gateway/bot", Fault::CutShort);
        discord.trouble(5, "GET /gateway/bot", Fault::Status(503));
    })
    .await;
    assert_eq!(scene.discord.trouble_left(), 0);
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

// ── answers that are lost on the way ──

#[tokio::test]
async fn a_first_answer_whose_reply_is_lost_counts_as_sent() {
    let scene = with(hurried, |_| {}).await;
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    let message = card.message();
    // The second try hangs until there is no more time.
    scene.discord.trouble(1, "/callback", Fault::AnswerLost);
    let gate = scene.discord.hold(1, "/callback");
    let answer = scene
        .alice
        .message_command(&scene.channel, "Delete this answer", &message)
        .await;
    assert!(answer.finished().await.text().contains("is deleted"));
    gate.release();
    assert!(card.is_deleted());
    scene.discord.take_refusals();
    scene.close().await;
}

#[tokio::test]
async fn a_message_whose_removal_is_not_confirmed_counts_as_removed() {
    let scene = with(hurried, |_| {}).await;
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    let message = card.message();
    scene
        .discord
        .trouble(1, "DELETE /channels/", Fault::AnswerLost);
    let answer = scene
        .alice
        .message_command(&scene.channel, "Delete this answer", &message)
        .await;
    assert!(answer.finished().await.text().contains("is deleted"));
    assert!(card.is_deleted());
    scene.discord.take_refusals();
    scene.close().await;
}

#[tokio::test]
async fn calls_under_a_long_rate_limit_leave_a_line_each() {
    let log = Log::default();
    let _logging = log.start();
    let mut scene = with(hurried, |_| {}).await;
    let hour = Fault::GloballyRateLimited(Duration::from_hours(1));
    scene.discord.trouble(7, "/callback", hour);
    for _ in 0..7 {
        let slash = scene
            .alice
            .slash(&scene.channel, "/review", &[("film", "Heat")]);
        drop(slash.send());
    }
    log.wait_for("could not answer an interaction", 7).await;

    let minute = Fault::GloballyRateLimited(Duration::from_mins(1));
    let chat = scene.alice.says(&scene.channel, "hello");
    scene.discord.trouble(7, "PATCH /webhooks/", minute);
    let mut cards = Vec::new();
    for _ in 0..7 {
        cards.push(scene.slash("/review", &[("film", "Heat")]).await);
    }
    for card in &cards {
        let message = card.message();
        let command = scene
            .alice
            .message_command(&scene.channel, "Delete this answer", &message);
        drop(command.send());
    }
    log.wait_for("a request to Discord is waiting: rate limited for 60 s", 7)
        .await;
    drop(chat);
    scene.running().kill();
}

/// What is logged on this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn start(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let layer = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(move || log.clone());
        tracing::subscriber::set_default(layer.finish())
    }

    async fn wait_for(&self, text: &str, count: usize) {
        let enough = async {
            while self.0.lock().unwrap().matches(text).count() < count {
                tokio::task::yield_now().await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(10), enough).await;
        let log = self.0.lock().unwrap();
        waited.unwrap_or_else(|_| panic!("not {count} times {text:?}: {log}"));
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.0.lock().unwrap().push_str(&text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
