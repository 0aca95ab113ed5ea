//! The whole bot against the fake Discord: what a member sees, and what an operator is told.

mod trouble;

use std::sync::Arc;
use std::time::Duration;

use fake_discord::{FakeDiscord, Fault};
use reelated::app::App;
use reelated::discord::{
    gateway::{self, Gateway, Pace},
    rest::Rest,
};
use serde_json::json;

use crate::scene::{Bot, Scene, Servers, Stage, app, rest};

/// A bot that waits for nothing as long as for the real Discord.
fn hurried(app: Arc<App>, rest: Rest) -> Gateway {
    let pace = Pace {
        // A shard of serenity's may take half a second to send a heartbeat.
        look: Duration::from_millis(500),
        ready: Duration::from_secs(5),
        first_answer: Duration::from_millis(500),
    };
    Gateway {
        pace,
        ..Gateway::new(app, rest.pausing(Duration::from_millis(1)))
    }
}

/// A bot that waits for READY as short as it can.
fn impatient(app: Arc<App>, rest: Rest) -> Gateway {
    let pace = Pace {
        look: Duration::from_secs(1),
        ready: Duration::from_millis(1),
        ..Pace::default()
    };
    Gateway {
        pace,
        ..Gateway::new(app, rest)
    }
}

/// A scene whose bot is connected like that, in a Discord that was made ready for it.
async fn with(gateway: fn(Arc<App>, Rest) -> Gateway, before: impl FnOnce(&FakeDiscord)) -> Scene {
    let stage = Stage {
        gateway,
        ..Stage::default()
    };
    stage.open_where(before).await
}

/// The last words of a bot that is connected like that and gives up.
async fn gives_up(gateway: fn(Arc<App>, Rest) -> Gateway, discord: &FakeDiscord) -> String {
    Bot::through(gateway(app(), rest(discord))).gives_up().await
}

#[tokio::test]
async fn an_evening_with_the_bot() {
    let scene = Scene::open().await;
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(!card.is_ephemeral());
    assert!(card.text().contains("Heat (1995)"), "{}", card.text());
    assert!(card.text().contains("Michael Mann"));

    let pages = card.press("Full review").await;
    assert!(pages.is_ephemeral());
    assert!(pages.text().contains("Pacino"));

    let related = card.press("Related films").await;
    assert!(related.text().contains("shares"), "{}", related.text());
    let why = related.press("Why this order?").await;
    assert!(why.is_ephemeral());
    assert!(why.text().contains("▰"), "{}", why.text());
    let sums = why.press("The arithmetic").await;
    assert!(sums.text().contains(" = "), "{}", sums.text());
    let opened = related.choose(0, "The Godfather Part II (1974)").await;
    assert!(opened.text().contains("Coppola"), "{}", opened.text());

    let first = scene.slash("/random", &[("genre", "Western")]).await;
    assert!(first.text().contains("Picked from the"), "{}", first.text());
    let mut titles = vec![first.embeds()[0]["title"].clone()];
    let mut answer = first;
    for _ in 0..5 {
        answer = answer.press("Another").await;
        let title = answer.embeds()[0]["title"].clone();
        assert!(!titles.contains(&title), "{title} came twice");
        titles.push(title);
    }

    let chain = scene
        .slash("/connect", &[("from", "Casablanca"), ("to", "Heat")])
        .await;
    assert!(chain.text().contains('↓'), "{}", chain.text());
    let person = scene.slash("/person", &[("name", "Al Pacino")]).await;
    assert!(
        person.text().contains("Most often with"),
        "{}",
        person.text()
    );
    let page = scene.slash("/browse", &[("sort", "rating")]).await;
    let next = page.press("Next").await;
    assert!(next.text().contains("Page 2 of"), "{}", next.text());
    let help = scene.slash("/help", &[]).await;
    assert!(help.is_ephemeral());
    assert!(
        help.text().contains("</review:"),
        "commands can be clicked: {}",
        help.text()
    );
    scene.close().await;
}

#[tokio::test]
async fn completions_come_as_one_types() {
    let scene = Scene::open().await;
    let rows = scene
        .alice
        .complete(&scene.channel, "/review", "film", "the thi")
        .await;
    assert_eq!(rows[0].1, json!("the-thing-1982"), "{rows:?}");
    assert!(rows[0].0.contains("John Carpenter"), "{rows:?}");
    let start = scene
        .alice
        .complete(&scene.channel, "/review", "film", "")
        .await;
    assert_eq!(start.len(), 25);
    let genres = scene
        .alice
        .complete(&scene.channel, "/random", "genre", "crime, dr")
        .await;
    assert_eq!(genres, [("Crime, Drama".to_owned(), json!("Crime, Drama"))]);
    let people = scene
        .alice
        .complete(&scene.channel, "/person", "name", "pacino")
        .await;
    assert!(people[0].0.starts_with("Al Pacino"), "{people:?}");
    scene.close().await;
}

#[tokio::test]
async fn a_typo_is_asked_about() {
    let scene = Scene::open().await;
    let refusal = scene
        .slash("/review", &[("film", "shawshenk redemption")])
        .await;
    assert!(refusal.is_ephemeral());
    assert!(
        refusal.text().contains("Did you mean one of these?"),
        "{}",
        refusal.text()
    );
    let card = refusal.choose(0, "The Shawshank Redemption (1994)").await;
    assert!(card.text().contains("Frank Darabont"), "{}", card.text());
    let nothing = scene
        .slash(
            "/random",
            &[
                ("genre", "Western"),
                ("decade", "1920s"),
                ("min_rating", "9.9"),
            ],
        )
        .await;
    assert!(nothing.text().contains("leaves out"), "{}", nothing.text());
    scene.close().await;
}

#[tokio::test]
async fn nobody_takes_an_answer_from_somebody_else() {
    let scene = Scene::open().await;
    let bob = scene.discord.member(&scene.guild, "bob");
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    let copy = card.press("Related films").as_member(&bob).await;
    assert!(copy.is_ephemeral());
    assert!(copy.text().contains("Related to Heat"), "{}", copy.text());
    assert!(
        card.message().text().contains("Michael Mann"),
        "Alice's card stays as it was"
    );
    // Bob's own copy leads on in its own place.
    let opened = copy.press("Open Heat").as_member(&bob).await;
    assert!(opened.text().contains("Michael Mann"), "{}", opened.text());
    scene.close().await;
}

#[tokio::test]
async fn an_answer_can_be_deleted_by_whoever_asked() {
    let scene = Scene::open().await;
    let bob = scene.discord.member(&scene.guild, "bob");
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    let message = card.message();

    let no = bob
        .message_command(&scene.channel, "Delete this answer", &message)
        .await;
    assert!(no.is_ephemeral());
    assert!(no.text().contains("somebody else"), "{}", no.text());
    let chat = bob.says(&scene.channel, "hello");
    let no = bob
        .message_command(&scene.channel, "Delete this answer", &chat)
        .await;
    assert!(no.text().contains("my own answers"), "{}", no.text());

    let done = scene
        .alice
        .message_command(&scene.channel, "Delete this answer", &message)
        .await;
    assert!(done.finished().await.text().contains("is deleted"));
    assert!(card.is_deleted());
    scene.close().await;
}

#[tokio::test]
async fn what_serenity_cannot_read_is_answered_too() {
    let scene = Scene::open().await;
    let data = |name: &str, kind: u8, resolved: serde_json::Value| json!({"id": "1", "name": name, "type": kind, "target_id": "5", "resolved": resolved});
    // A message with a text display (10), of which serenity 0.12 knows nothing.
    let components = json!([{"type": 17, "components": [{"type": 10, "content": "hello"}]}]);
    let newer = json!({"messages": {"5": {"id": "5", "components": components}}});
    let odd = scene
        .alice
        .raw(&scene.channel, 2, data("Delete this answer", 3, newer))
        .await;
    assert!(odd.is_ephemeral());
    assert!(odd.text().contains("/help"), "{}", odd.text());
    let german = scene
        .alice
        .raw(&scene.channel, 2, data("x", 1, json!(1)))
        .with(json!({"locale": "de"}))
        .await;
    assert!(german.text().contains("Befehl"), "{}", german.text());
    // A completion of nothing takes a list and no message; the fake refuses anything else.
    let empty = json!({"id": "1", "name": "review", "type": 1, "options": []});
    let completed = scene.alice.raw(&scene.channel, 4, empty).await;
    assert_eq!(completed.choices().len(), 0);
    scene.close().await;
}

#[tokio::test]
async fn where_discord_does_not_let_it_delete_it_says_so() {
    let scene = Scene::open().await;
    let guild = scene.discord.add_guild_without_bot("Elsewhere");
    let channel = guild.add_channel("general");
    let alice = scene
        .discord
        .member(&guild, "alice")
        .installs_for_themself();
    let card = alice.slash(&channel, "/review", &[("film", "Heat")]).await;
    let answer = alice
        .message_command(&channel, "Delete this answer", &card.message())
        .await;
    let last = answer.finished().await;
    assert!(last.text().contains("does not let me"), "{}", last.text());
    let refused = scene.discord.take_refusals();
    assert_eq!(refused.len(), 1, "{refused:?}");
    scene.close().await;
}

#[tokio::test]
async fn odd_interactions_are_answered_politely() {
    let scene = Scene::open().await;
    let card = scene.slash("/review", &[("film", "Heat")]).await;
    let old = scene
        .alice
        .component(
            &card.message(),
            json!({"component_type": 2, "custom_id": "v0:heat"}),
        )
        .await;
    assert!(old.is_ephemeral());
    assert!(old.text().contains("another version"), "{}", old.text());
    let gone = scene
        .alice
        .component(
            &card.message(),
            json!({"component_type": 2, "custom_id": "film:no-such-film"}),
        )
        .await;
    assert!(
        gone.text().contains("not in the library any more"),
        "{}",
        gone.text()
    );
    let unknown = scene
        .alice
        .raw(
            &scene.channel,
            2,
            json!({"id": "1", "name": "frobnicate", "type": 1}),
        )
        .await;
    assert!(
        unknown.text().contains("do not know this command"),
        "{}",
        unknown.text()
    );
    let modal = scene
        .alice
        .raw(
            &scene.channel,
            5,
            json!({"custom_id": "x", "components": []}),
        )
        .await;
    assert!(modal.is_ephemeral());
    for typed in [
        "",
        " ",
        "%",
        "\"",
        "🎬🎬🎬",
        &"x".repeat(4000),
        "\u{202e}\u{200b}",
    ] {
        let odd = scene
            .alice
            .raw(
                &scene.channel,
                2,
                json!({"id": "1", "name": "review", "type": 1,
                       "options": [{"name": "film", "type": 3, "value": typed}]}),
            )
            .await;
        assert!(odd.is_ephemeral(), "{typed:?}: {}", odd.text());
    }
    scene.close().await;
}

#[tokio::test]
async fn it_works_wherever_commands_can_be_used() {
    let scene = Scene::open().await;
    let dm = scene.alice.dm();
    let answer = scene.alice.slash(&dm, "/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    let carol = scene.discord.person("carol").installs_for_themself();
    let dave = scene.discord.person("dave");
    let private = carol.dm_with(&dave);
    let answer = carol.slash(&private, "/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn public_answers_speak_the_servers_language_and_private_ones_the_askers() {
    let scene = Scene::open().await;
    let hans = scene.alice.clone().locale("de");
    let card = scene.says(&hans, "/review", &[("film", "Heat")]).await;
    assert!(card.text().contains("Directed by"), "{}", card.text());
    let help = scene.says(&hans, "/help", &[]).await;
    assert!(help.text().contains("Datenschutz"), "{}", help.text());
    scene.close().await;
}

#[tokio::test]
async fn commands_are_registered_only_when_they_differ() {
    let mut scene = Scene::open().await;
    assert_eq!(scene.discord.put_count(), 1);
    scene.restart().await;
    scene.leave().await;
    assert_eq!(scene.discord.put_count(), 1, "nothing had changed");
    let presence = scene.discord.presences();
    assert!(
        presence
            .iter()
            .any(|one| one.to_string().contains("/random")),
        "{presence:?}"
    );
}

#[tokio::test]
async fn with_a_dev_guild_commands_are_registered_there_only() {
    let Servers { discord, club, .. } = Servers::open().await;
    let (guild, rest) = (&club.guild, rest(&discord));
    let registered = gateway::register(&rest, Some(guild.id()))
        .await
        .expect("the fake takes it");
    assert!(registered.changed);
    assert_eq!(
        discord.guild_commands(guild).len(),
        registered.commands.len()
    );
    assert!(
        discord.commands().is_empty(),
        "nothing is registered everywhere"
    );
    let again = gateway::register(&rest, Some(guild.id()))
        .await
        .expect("the fake takes it");
    assert!(!again.changed);
}

#[tokio::test]
async fn a_wrong_token_ends_it_with_a_sentence() {
    let discord = FakeDiscord::start().await;
    let rest = Rest::new("MTE.wrong.token", Some(&discord.api_url()));
    let gateway = Gateway::new(app(), rest.expect("TLS can be set up"));
    let last_words = Bot::through(gateway).gives_up().await;
    insta::assert_snapshot!(last_words, @"Discord refused the token. Copy a new one from https://discord.com/developers/applications, under Bot, and put it into DISCORD_TOKEN or the file that discord.token_file names.");
}

#[tokio::test]
async fn a_gateway_that_refuses_ends_it_with_a_sentence() {
    for (code, words) in [
        (4004, "refused the token (4004)"),
        (4014, "refused the intents"),
    ] {
        let mut scene = Scene::open().await;
        scene.discord.close_sockets(code);
        let last_words = scene.running().gives_up().await;
        assert!(last_words.contains(words), "{code}: {last_words}");
    }
}

#[tokio::test]
async fn trouble_with_requests_is_waited_out() {
    let scene = Scene::open().await;
    for fault in [
        Fault::Status(500),
        Fault::Status(503),
        Fault::RateLimited(Duration::from_millis(50)),
        Fault::Dropped,
        Fault::AnswerLost,
    ] {
        scene.discord.trouble(1, "/callback", fault);
        let answer = scene.slash("/review", &[("film", "Heat")]).await;
        assert!(answer.text().contains("Heat (1995)"));
        assert_eq!(scene.discord.trouble_left(), 0);
    }
    scene.close().await;
}

#[tokio::test]
async fn a_lost_connection_is_taken_up_again() {
    let scene = Scene::open().await;
    scene.discord.drop_sockets();
    scene.discord.wait_for_resumes(1).await;
    assert!(
        scene
            .slash("/review", &[("film", "Heat")])
            .await
            .text()
            .contains("Heat (1995)")
    );
    scene.discord.ask_to_reconnect();
    scene.discord.wait_for_resumes(2).await;
    assert!(
        scene
            .slash("/review", &[("film", "Heat")])
            .await
            .text()
            .contains("Heat (1995)")
    );
    // Op 9, and the session can be resumed.
    scene.discord.interrupt_sessions();
    scene.discord.wait_for_resumes(3).await;
    assert!(
        scene
            .slash("/review", &[("film", "Heat")])
            .await
            .text()
            .contains("Heat (1995)")
    );
    scene.close().await;
}

#[tokio::test]
async fn a_session_that_is_gone_is_begun_anew() {
    let scene = Scene::open().await;
    // Op 9, and the session cannot be resumed; serenity waits five seconds before it identifies.
    scene.discord.invalidate_sessions();
    scene.discord.wait_for_identifies(2).await;
    let answer = scene.slash("/review", &[("film", "Heat")]).await;
    assert!(answer.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn what_is_in_flight_is_finished_when_it_stops() {
    let mut scene = Scene::open().await;
    let gate = scene.discord.hold(1, "/callback");
    let asked = scene
        .alice
        .slash(&scene.channel, "/review", &[("film", "Heat")])
        .send();
    gate.arrived().await;
    let stopped = tokio::spawn(scene.running().stop());
    tokio::task::yield_now().await;
    gate.release();
    stopped.await.unwrap().expect("it stops without an error");
    asked.answered().await;
    assert!(asked.text().contains("Heat (1995)"));
    scene.discord.assert_all_well();
}
