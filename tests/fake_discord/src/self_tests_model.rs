//! The fake's own tests of its memory: commands, interactions, webhooks, messages, and HTTP. They need no bot.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::rest::{Call, route};
use super::state::{APPLICATION, Server};
use super::{Answer, FakeDiscord, Fault, Member};

fn call(server: &Server, method: &str, path: &str, body: Value) -> (u16, Value) {
    let mut state = server.state();
    let mut call = Call {
        method: method.into(),
        path: path.into(),
        query: String::new(),
        authorization: Some(format!("Bot {}", state.token)),
        body,
        files: Vec::new(),
    };
    match route(&mut state, &mut call) {
        Ok(reply) => (reply.status, reply.body),
        Err(why) => (why.status, why.json()),
    }
}

#[test]
fn commands_keep_their_ids_by_name() {
    let server = Server::new(0);
    let path = format!("/applications/{APPLICATION}/commands");
    let one = json!({"name": "one", "description": "d", "name_localizations": {"de": "eins"}});
    let (status, first) = call(&server, "PUT", &path, json!([one]));
    assert_eq!(status, 200);
    let (_, second) = call(
        &server,
        "PUT",
        &path,
        json!([{"name": "two", "description": "d"}, one]),
    );
    assert_eq!(first[0]["id"], second[1]["id"]);
    let (_, listed) = call(&server, "GET", &path, Value::Null);
    assert_eq!(listed.as_array().map(Vec::len), Some(2));
    assert!(listed[1].get("name_localizations").is_none());
    let (status, third) = call(
        &server,
        "POST",
        &path,
        json!({"name": "three", "description": "d"}),
    );
    assert_eq!(status, 201);
    let own = format!("{path}/{}", third["id"].as_str().expect("ids are texts"));
    assert_eq!(
        call(&server, "PATCH", &own, json!({"description": ""})).0,
        400
    );
    assert_eq!(
        call(&server, "PATCH", &own, json!({"description": "new"})).1["description"],
        "new"
    );
    assert_eq!(call(&server, "DELETE", &own, Value::Null).0, 204);
    assert_eq!(call(&server, "GET", &own, Value::Null).1["code"], 10063);
    assert_eq!(
        call(
            &server,
            "PUT",
            &format!("/applications/{APPLICATION}/guilds/5/commands"),
            json!([])
        )
        .1["code"],
        50001
    );
}

#[tokio::test]
async fn a_server_has_its_own_channels_and_a_limit_holds_for_all() {
    let discord = FakeDiscord::start().await;
    let (here, there) = (discord.add_guild("Here"), discord.add_guild("There"));
    let (own, foreign) = (here.add_channel("own"), there.add_channel("foreign"));
    let server = &discord.server;
    let ask = |path: String| call(server, "GET", &path, Value::Null);
    let (_, listed) = ask(format!("/guilds/{}/channels", here.id()));
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    assert_eq!(listed[0]["id"], own.id().to_string());
    let (_, channel) = ask(format!("/channels/{}", foreign.id()));
    assert_eq!(channel["guild_id"], there.id().to_string());
    let unseen = foreign.bot_permissions(0);
    assert_eq!(ask(format!("/channels/{}", unseen.id())).1["code"], 50001);
    there.remove_bot();
    assert_eq!(
        ask(format!("/guilds/{}/channels", there.id())).1["code"],
        50001
    );
    assert_eq!(ask("/channels/1".to_owned()).1["code"], 10003);

    discord.limit_globally(Duration::from_secs(5));
    let fault = |path: &str| {
        let mut state = server.state();
        let clock = state.clock;
        state.faults.take("POST", path, clock)
    };
    assert!(matches!(
        fault("/channels/1/messages"),
        Some(Fault::GloballyRateLimited(left)) if left == Duration::from_secs(5)
    ));
    assert!(fault("/interactions/1/token/callback").is_none());
    discord.advance(Duration::from_secs(5));
    assert!(fault("/channels/1/messages").is_none());
}

/// A member in a server whose bot answers by hand.
async fn by_hand() -> (FakeDiscord, Member, super::Channel) {
    let discord = FakeDiscord::start().await;
    let guild = discord.add_guild("Film club");
    let channel = guild.add_channel("general");
    let alice = discord.member(&guild, "alice");
    (discord, alice, channel)
}

fn asks(alice: &Member, channel: &super::Channel, kind: u8) -> Answer {
    alice
        .raw(channel, kind, json!({"id": "1", "name": "x", "type": 1}))
        .by_hand()
        .0
}

fn says(text: &str) -> Value {
    json!({"type": 4, "data": {"content": text, "allowed_mentions": {"parse": []}}})
}

#[tokio::test]
async fn an_interaction_is_answered_once_and_in_time() {
    let (discord, alice, channel) = by_hand().await;
    let answer = asks(&alice, &channel, 2);
    answer
        .give(says("yes"))
        .expect("the first answer is accepted");
    assert_eq!(
        answer
            .give(says("again"))
            .expect_err("the second is not")
            .code,
        40060
    );
    assert_eq!(answer.content(), "yes");

    let late = asks(&alice, &channel, 2);
    discord.advance(Duration::from_millis(3001));
    assert_eq!(
        late.give(says("late")).expect_err("it is too late").code,
        10062
    );

    let empty = asks(&alice, &channel, 2);
    assert_eq!(
        empty
            .give(says(" "))
            .expect_err("there is nothing to see")
            .code,
        50006
    );
    for (kind, callback) in [(2, 7), (2, 8), (4, 4), (3, 8)] {
        let wrong = asks(&alice, &channel, kind).give(json!({"type": callback, "data": {}}));
        assert!(
            wrong
                .expect_err("it does not fit")
                .reason
                .contains("type: BASE_TYPE_CHOICES")
        );
    }
}

#[tokio::test]
async fn the_webhook_lives_for_fifteen_minutes() {
    let (discord, alice, channel) = by_hand().await;
    let answer = asks(&alice, &channel, 2);
    let token = answer.token();
    let original = format!("/webhooks/{APPLICATION}/{token}/messages/@original");
    let body = json!({"content": "done", "allowed_mentions": {"parse": []}});
    let server = &discord.server;
    assert_eq!(
        call(server, "PATCH", &original, body.clone()).1["code"],
        10015
    );
    answer
        .give(json!({"type": 5, "data": {"flags": 64}}))
        .expect("deferring is accepted");
    assert_eq!(discord.unread().len(), 1);
    discord.advance(Duration::from_mins(14));
    assert_eq!(call(server, "PATCH", &original, body.clone()).0, 200);
    assert!(answer.is_ephemeral());
    let id = answer.message().id();
    let direct = format!("/channels/{}/messages/{id}", channel.id());
    assert_eq!(
        call(server, "DELETE", &direct, Value::Null).1["code"],
        10008
    );
    discord.advance(Duration::from_secs(61));
    assert_eq!(call(server, "PATCH", &original, body).1["code"], 50027);
}

#[tokio::test]
async fn channels_and_messages_have_owners() {
    let (discord, alice, channel) = by_hand().await;
    let said = alice.says(&channel, "hello");
    let path = format!("/channels/{}/messages", channel.id());
    let theirs = format!("{path}/{}", said.id());
    let body = json!({"content": "mine", "allowed_mentions": {"parse": []}});
    let server = &discord.server;
    assert_eq!(
        call(server, "PATCH", &theirs, body.clone()).1["code"],
        50005
    );
    assert_eq!(
        call(server, "DELETE", &theirs, Value::Null).1["code"],
        50013
    );
    assert_eq!(
        call(server, "DELETE", &format!("{path}/5"), Value::Null).1["code"],
        10008
    );
    assert_eq!(
        call(server, "POST", "/channels/5/messages", body.clone()).1["code"],
        10003
    );
    let (status, own) = call(server, "POST", &path, body.clone());
    assert_eq!(status, 200);
    assert_eq!(discord.unread(), ["a message of its own: mine"]);
    let own = format!("{path}/{}", own["id"].as_str().expect("ids are texts"));
    let hidden = json!({"flags": 64, "allowed_mentions": {"parse": []}});
    assert_eq!(call(server, "PATCH", &own, hidden).0, 400);
    assert_eq!(call(server, "DELETE", &own, Value::Null).0, 204);
    let closed = channel.clone().bot_permissions(0);
    assert_eq!(call(server, "POST", &path, body).1["code"], 50001);
    assert_eq!(discord.messages(&closed).len(), 1);
}

#[tokio::test]
async fn what_is_posted_twice_with_one_nonce_is_there_once() {
    let (discord, _, channel) = by_hand().await;
    let other = discord.add_guild("Elsewhere").add_channel("general");
    let post = |channel: &super::Channel, change: Value| {
        let mut body = json!({"content": "x", "nonce": "n", "allowed_mentions": {"parse": []}});
        for (key, value) in change.as_object().expect("a test gives an object") {
            body[key] = value.clone();
        }
        let path = format!("/channels/{}/messages", channel.id());
        call(&discord.server, "POST", &path, body)
    };
    let once = json!({"enforce_nonce": true});
    let (_, first) = post(&channel, once.clone());
    assert_eq!(first["nonce"], "n");
    assert_eq!(post(&other, once.clone()).1["id"], first["id"]);
    assert_ne!(post(&other, json!({})).1["id"], first["id"]);
    let number = json!({"enforce_nonce": true, "nonce": 5});
    assert_ne!(post(&other, number).1["id"], first["id"]);
    discord.advance(Duration::from_mins(4));
    assert_ne!(post(&channel, once).1["id"], first["id"]);
    for (change, place) in [
        (json!({"nonce": "n".repeat(26)}), "nonce"),
        (json!({"nonce": true}), "nonce"),
        (
            json!({"nonce": null, "enforce_nonce": true}),
            "enforce_nonce",
        ),
    ] {
        let (status, body) = post(&channel, change);
        assert_eq!(status, 400);
        assert!(body["errors"][place].is_object(), "{body}");
    }
}

#[tokio::test]
async fn a_follow_up_with_a_nonce_is_there_once() {
    let (discord, alice, channel) = by_hand().await;
    let card = asks(&alice, &channel, 2);
    card.give(says("x")).expect("it is a message");
    let path = format!("/webhooks/{APPLICATION}/{}", card.token());
    let once = json!({"content": "y", "nonce": "n", "enforce_nonce": true, "allowed_mentions": {"parse": []}});
    let follow_up = || call(&discord.server, "POST", &path, once.clone()).1;
    assert_eq!(follow_up()["id"], follow_up()["id"]);
    assert_eq!(card.follow_ups().len(), 1);
}

#[tokio::test]
async fn a_channel_lets_the_bot_post_what_it_allows() {
    let (discord, _, channel) = by_hand().await;
    let path = format!("/channels/{}/messages", channel.id());
    let card = json!({"embeds": [{"title": "t"}], "allowed_mentions": {"parse": []}});
    let mut both = card.clone();
    both["content"] = json!("x");
    let post = |body: &Value| call(&discord.server, "POST", &path, body.clone());
    let usual = super::USUAL_PERMISSIONS;
    let channel = channel.bot_permissions(usual & !super::objects::EMBED_LINKS);
    assert_eq!(post(&card).1["code"], 50013);
    let (status, bare) = post(&both);
    assert_eq!((status, &bare["embeds"]), (200, &json!([])));
    let channel = channel.bot_permissions(usual & !super::objects::SEND_MESSAGES);
    assert_eq!(post(&both).1["code"], 50013);
    let channel = channel.bot_permissions(usual);
    assert_eq!(post(&card).0, 200);
    channel.delete();
    let (status, gone) = post(&both);
    assert_eq!((status, &gone["code"]), (404, &json!(10003)));
}

#[tokio::test]
async fn five_follow_ups_where_the_bot_is_no_member() {
    let discord = FakeDiscord::start().await;
    let channel = discord
        .add_guild_without_bot("Elsewhere")
        .add_channel("general");
    let dave = discord.person("dave").installs_for_themself();
    let answer = asks(&dave, &channel, 2);
    answer.give(says("first")).expect("it is fine");
    let path = format!("/webhooks/{APPLICATION}/{}", answer.token());
    let more = json!({"content": "more", "allowed_mentions": {"parse": []}});
    for _ in 0..5 {
        assert_eq!(call(&discord.server, "POST", &path, more.clone()).0, 200);
    }
    assert_eq!(call(&discord.server, "POST", &path, more).1["code"], 40094);
    assert_eq!(answer.follow_ups().len(), 5);
}

/// A request over a real socket; what comes back until the end.
async fn over_http(discord: &FakeDiscord, head: &str, body: &str) -> String {
    let address = discord.api_url().replace("http://", "");
    let mut stream = TcpStream::connect(address).await.expect("the fake listens");
    let length = body.len();
    let request = format!(
        "{head}\r\nhost: fake\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream
        .write_all(request.as_bytes())
        .await
        .expect("the fake reads");
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    answer
}

#[tokio::test]
async fn http_is_as_discords() {
    let (discord, alice, channel) = by_hand().await;
    let me = "GET /api/v10/users/@me HTTP/1.1";
    let right = format!("{me}\r\nauthorization: Bot {}", discord.token());
    assert!(
        over_http(&discord, &right, "")
            .await
            .starts_with("HTTP/1.1 200")
    );
    let wrong = over_http(&discord, &format!("{me}\r\nauthorization: Bot wrong"), "").await;
    assert!(
        wrong.starts_with("HTTP/1.1 401") && wrong.contains("401: Unauthorized"),
        "{wrong}"
    );

    let answer = asks(&alice, &channel, 2);
    let path = format!(
        "POST /api/v10/interactions/{}/{}/callback HTTP/1.1",
        answer.interaction(),
        answer.token()
    );
    let head = format!("{path}\r\ncontent-type: multipart/form-data; boundary=B");
    let payload = json!({"type": 4, "data": {
        "embeds": [{"image": {"url": "attachment://a.txt"}}], "allowed_mentions": {"parse": []},
    }});
    let body = format!(
        "--B\r\ncontent-disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\n\r\nhello\r\n\
         --B\r\ncontent-disposition: form-data; name=\"payload_json\"\r\n\r\n{payload}\r\n--B--\r\n"
    );
    let reply = over_http(&discord, &head, &body).await;
    assert!(reply.starts_with("HTTP/1.1 204"), "{reply}");
    assert_eq!(answer.message().file("a.txt"), b"hello");
    assert_eq!(
        answer.text(),
        "| <image attachment://a.txt>\n<file a.txt>\n"
    );

    discord.trouble(1, "/users/@me", Fault::Dropped);
    assert_eq!(over_http(&discord, &right, "").await, "");
    discord.trouble(
        1,
        "/users/@me",
        Fault::RateLimited(Duration::from_millis(250)),
    );
    let limited = over_http(&discord, &right, "").await;
    assert!(
        limited.contains("retry-after: 1\r\n") && limited.contains("\"retry_after\":0.25"),
        "{limited}"
    );
    discord.outage(true);
    assert!(
        over_http(&discord, &right, "")
            .await
            .starts_with("HTTP/1.1 503")
    );
    discord.outage(false);
    assert!(
        over_http(&discord, &right, "")
            .await
            .starts_with("HTTP/1.1 200")
    );
    assert!(
        discord
            .requests()
            .iter()
            .all(|request| !request.path.contains(&answer.token()))
    );
}

#[test]
fn time_is_written_as_discord_writes_it() {
    let at = Duration::from_secs(58 * 86_400 + 3_661) + Duration::from_millis(5);
    assert_eq!(
        super::state::State::timestamp(at),
        "2026-02-28T01:01:01.005000+00:00"
    );
}
