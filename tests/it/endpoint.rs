//! The endpoint beside the gateway: the same answers to the byte, whatever comes in, and a calm end.

use std::ops::Deref;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;
use ed25519_dalek::{Signer as _, SigningKey};
use fake_discord::{Answer, FakeDiscord, Fault, Invocation, Recorded};
use proptest::prelude::*;
use reelated::command::{COMMANDS, Call, GuildId, Message, Reply};
use reelated::discord::conversation;
use reelated::discord::endpoint::{self, Commands, Endpoint, PATH, Ready, SIGNATURE, TIMESTAMP};
use reelated::discord::{
    gateway::{self, Gateway},
    rest::Rest,
};
use reelated::markup::Markup;
use reelated::refusal::Refusal;
use reelated::settings::Settings;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use crate::scene::{self, Servers, app, rest};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

/// The headers and the body with which Discord sends an interaction.
fn signed(body: &[u8]) -> [(&'static str, String); 2] {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let timestamp = now.as_secs().to_string();
    let signature = key().sign(&[timestamp.as_bytes(), body].concat());
    [
        (TIMESTAMP, timestamp),
        (SIGNATURE, format!("{signature:x}")),
    ]
}

// ── a bot at its endpoint ──

struct Bot {
    address: String,
    client: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<anyhow::Result<()>>,
}

impl Bot {
    async fn start(rest: Rest, commands: Commands) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let endpoint = Endpoint::new(app(), key().verifying_key(), rest);
        let readiness = endpoint.readiness.clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(endpoint::run(endpoint, commands, listener, async {
            stopped.await.ok();
        }));
        let bot = Self {
            address,
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            stop: Some(stop),
            task,
        };
        if commands == Commands::LeaveAsTheyAre {
            while readiness.get() != Ready::Yes {
                tokio::task::yield_now().await;
            }
        }
        bot
    }

    async fn with_commands(discord: &FakeDiscord) -> Self {
        let commands = Commands::Register { dev_guild: None };
        let bot = Self::start(rest(discord), commands).await;
        while bot.health().await != StatusCode::OK {
            tokio::task::yield_now().await;
        }
        bot
    }

    /// What load balancers are told.
    async fn health(&self) -> StatusCode {
        self.says("/readyz").await
    }

    async fn says(&self, path: &str) -> StatusCode {
        let address = format!("{}{path}", self.address);
        self.client.get(address).send().await.unwrap().status()
    }

    /// Posts an interaction; the answer's bytes.
    async fn post(&self, interaction: &Value) -> Bytes {
        let body = interaction.to_string();
        let mut request = self.client.post(format!("{}{PATH}", self.address));
        for (name, value) in signed(body.as_bytes()) {
            request = request.header(name, value);
        }
        let response = request.body(body).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "application/json");
        response.bytes().await.unwrap()
    }

    /// Carries an interaction to the endpoint, and its answer back to Discord.
    async fn carry(&self, invocation: Invocation) -> (Bytes, Answer) {
        let (answer, interaction) = invocation.by_hand();
        let bytes = self.post(&interaction).await;
        let given = answer.give(serde_json::from_slice(&bytes).unwrap());
        assert!(given.is_ok(), "Discord refused: {given:?}");
        (bytes, answer)
    }

    async fn stop(mut self) -> anyhow::Result<()> {
        self.stop.take().map(|stop| stop.send(()));
        self.task.await.expect("the bot does not panic")
    }
}

// ── a relay that keeps what the gateway's bot sends, to the byte ──

struct Relay {
    discord: String,
    client: reqwest::Client,
    callbacks: Mutex<Vec<Bytes>>,
}

impl Relay {
    async fn start(discord: &FakeDiscord) -> (Arc<Self>, String) {
        let relay = Arc::new(Self {
            discord: discord.api_url(),
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            callbacks: Mutex::default(),
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .fallback(pass_on)
            .with_state(Arc::clone(&relay));
        tokio::spawn(async move { axum::serve(listener, router).await });
        (relay, address)
    }

    fn last_callback(&self) -> Bytes {
        self.callbacks.lock().unwrap().last().cloned().unwrap()
    }
}

async fn pass_on(
    State(relay): State<Arc<Relay>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if uri.path().ends_with("/callback") {
        relay.callbacks.lock().unwrap().push(body.clone());
    }
    let mut request = relay
        .client
        .request(method, format!("{}{uri}", relay.discord))
        .body(body);
    for name in ["authorization", "content-type"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await.unwrap();
    let mut response = Response::builder().status(answer.status());
    if let Some(kind) = answer.headers().get("content-type") {
        response = response.header("content-type", kind);
    }
    let body = Body::from(answer.bytes().await.unwrap());
    response.body(body).unwrap()
}

// ── both ways in, side by side ──

struct Both {
    servers: Servers,
    relay: Arc<Relay>,
    endpoint: Bot,
    gateway: scene::Bot,
}

impl Deref for Both {
    type Target = Servers;

    fn deref(&self) -> &Servers {
        &self.servers
    }
}

impl Both {
    async fn open() -> Self {
        let servers = Servers::open().await;
        let discord = &servers.discord;
        let (relay, url) = Relay::start(discord).await;
        let through_relay = Rest::new(&discord.token(), Some(&url)).unwrap();
        let gateway = scene::Bot::through(Gateway::new(app(), through_relay));
        discord.wait_until_ready().await;
        let endpoint = Bot::with_commands(discord).await;
        Self {
            servers,
            relay,
            endpoint,
            gateway,
        }
    }

    /// Does the same in both ways, and compares the answers; what the gateway's bot answered.
    async fn same(&self, what: impl Fn() -> Invocation) -> Answer {
        let by_hand = what();
        let by_gateway = what();
        let (at_endpoint, copy) = self.endpoint.carry(by_hand).await;
        let answer = by_gateway.await;
        let at_gateway = self.relay.last_callback();
        match copy.kind() {
            4 | 7 => assert_eq!(copy.text(), answer.text()),
            8 => assert_eq!(copy.choices(), answer.choices()),
            // serenity reads no labels: only where it does not read has a form any.
            9 => {
                assert_eq!(in_rows(copy.modal()), answer.modal());
                return answer;
            }
            _ => {}
        }
        assert_eq!(
            String::from_utf8_lossy(&at_endpoint),
            String::from_utf8_lossy(&at_gateway)
        );
        answer
    }

    async fn slash(&self, command: &str, options: &[(&str, &str)]) -> Answer {
        self.same(|| self.alice.slash(&self.channel, command, options))
            .await
    }

    async fn close(self) {
        self.discord.assert_all_well();
        self.endpoint.stop().await.unwrap();
        self.gateway.stop().await.unwrap();
    }
}

/// A form as it is with its inputs in action rows.
fn in_rows(mut form: Value) -> Value {
    for part in form["components"].as_array_mut().unwrap() {
        assert_eq!(part["type"], 18, "{part}");
        let mut input = part["component"].take();
        input["label"] = part["label"].take();
        *part = json!({"type": 1, "components": [input]});
    }
    form
}

#[tokio::test]
async fn settings_are_the_same_both_ways_in() {
    let both = Both::open().await;
    // A form, what was typed into it, and what has no database here.
    let admin = both.admin.clone();
    let settings = |below: &'static str| {
        let (admin, channel) = (admin.clone(), both.channel.clone());
        move || admin.slash(&channel, below, &[])
    };
    let form = both.same(settings("/settings import")).await;
    both.same(|| form.submit(&[("file", "[answers]")])).await;
    let refused = both.same(settings("/settings show")).await;
    assert!(refused.text().contains("reference"), "{}", refused.text());
    both.same(settings("/settings sample")).await;
    both.close().await;
}

#[tokio::test]
async fn what_is_typed_into_a_form_arrives_from_labels_and_from_rows() {
    let both = Both::open().await;
    let import = || both.admin.slash(&both.channel, "/settings import", &[]);
    let (_, labelled) = both.endpoint.carry(import()).await;
    assert_eq!(labelled.modal()["components"][0]["type"], 18);
    // A form of before an upgrade is sent after it.
    let in_rows = import().await;
    assert_eq!(in_rows.modal()["components"][0]["type"], 1);
    for form in [labelled, in_rows] {
        let sent = form.submit(&[("file", "[answrs]")]);
        let (_, refused) = both.endpoint.carry(sent).await;
        assert!(refused.text().contains("answrs"), "{}", refused.text());
    }
    both.close().await;
}

#[tokio::test]
async fn what_members_keep_is_the_same_both_ways_in() {
    let both = Both::open().await;
    let card = both.slash("/review", &[("film", "heat-1995")]).await;
    both.same(|| card.choose(1, "9 · outstanding")).await;
    // There is no database here to keep it in.
    let rating = [("film", "heat-1995"), ("score", "9")];
    for refused in [
        both.slash("/rate", &rating).await,
        both.slash("/seen", &[]).await,
        both.slash("/recommend", &[("with", "<@1>")]).await,
        both.slash("/taste", &[("with", "bob")]).await,
        both.slash("/top", &[("by", "watched"), ("year", "2026")])
            .await,
        both.slash("/privacy show", &[]).await,
        both.slash("/watchlist add", &[("film", "heat-1995")]).await,
    ] {
        assert!(refused.text().contains("reference"), "{}", refused.text());
    }
    both.slash("/privacy delete", &[]).await;
    both.slash("/watchlist create", &[("name", "Noir")]).await;
    both.close().await;
}

#[tokio::test]
async fn both_ways_in_give_the_same_answers_to_the_byte() {
    let both = Both::open().await;
    assert_eq!(
        both.discord.put_count(),
        1,
        "the second found them registered"
    );

    // Every command.
    let card = both.slash("/review", &[("film", "Heat")]).await;
    both.slash("/random", &[("genre", "Western"), ("min_rating", "5.5")])
        .await;
    let related = both.slash("/related", &[("film", "heat-1995")]).await;
    both.slash("/connect", &[("from", "Casablanca"), ("to", "Heat")])
        .await;
    both.slash("/person", &[("name", "Al Pacino")]).await;
    both.slash("/browse", &[("sort", "rating")]).await;
    let help = both.slash("/help", &[]).await;
    assert!(help.text().contains("</review:"), "{}", help.text());
    let mut known: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    known.sort_unstable();
    assert_eq!(
        known,
        [
            "Delete this answer",
            "browse",
            "connect",
            "help",
            "person",
            "privacy",
            "random",
            "rate",
            "recommend",
            "related",
            "review",
            "seen",
            "settings",
            "taste",
            "top",
            "watchlist"
        ],
        "a new command has to be compared here, too"
    );

    // Refusals, other places, another language.
    both.slash("/review", &[("film", "shawshenk redemption")])
        .await;
    both.slash("/random", &[("decade", "1920s"), ("min_rating", "9.9")])
        .await;
    let dm = both.alice.dm();
    both.same(|| both.alice.slash(&dm, "/review", &[("film", "Heat")]))
        .await;
    let hans = both.alice.clone().locale("de");
    both.same(|| hans.slash(&both.channel, "/help", &[])).await;

    // Completions.
    for typed in ["", "the thi", "zzzz"] {
        let completion = both
            .same(|| {
                both.alice
                    .completion(&both.channel, "/review", &[], "film", typed)
            })
            .await;
        assert!(completion.choices().len() <= 25);
    }

    // Buttons and menus: one's own, somebody else's, one of an older version.
    let full = both.same(|| card.press("Full review")).await;
    assert!(full.is_ephemeral());
    let bob = both.discord.person("bob");
    both.same(|| card.press("Related films").as_member(&bob))
        .await;
    both.same(|| card.press("Related films")).await;
    both.same(|| related.choose(0, "The Godfather Part II (1974)"))
        .await;
    let old = json!({"component_type": 2, "custom_id": "v0:heat"});
    both.same(|| both.alice.component(&card.message(), old.clone()))
        .await;

    // What no version knows yet.
    let unknown = json!({"id": "1", "name": "frobnicate", "type": 1});
    both.same(|| both.alice.raw(&both.channel, 2, unknown.clone()))
        .await;
    let form = json!({"custom_id": "x", "components": []});
    both.same(|| both.alice.raw(&both.channel, 5, form.clone()))
        .await;
    both.discord.assert_all_well();

    // The command on a message, whose answers come later. Both bots delete, one after the other.
    let chat = both.alice.says(&both.channel, "hello");
    both.same(|| {
        both.alice
            .message_command(&both.channel, "Delete this answer", &chat)
    })
    .await;
    let other = both.slash("/review", &[("film", "Casablanca")]).await;
    for bot in [true, false] {
        let answered = if bot { &card } else { &other };
        let invocation =
            both.alice
                .message_command(&both.channel, "Delete this answer", &answered.message());
        let answer = if bot {
            both.endpoint.carry(invocation).await.1
        } else {
            invocation.await
        };
        assert!(answer.finished().await.text().contains("is deleted"));
        assert!(answered.is_deleted());
        assert_eq!(answer.json(), json!({"type": 5, "data": {"flags": 64}}));
    }
    both.close().await;
}

#[tokio::test]
async fn a_later_answer_that_overtakes_the_first_is_sent_again() {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let bot = Bot::with_commands(discord).await;
    let (_, card) = bot
        .carry(alice.slash(channel, "/review", &[("film", "Heat")]))
        .await;
    let (answer, interaction) = alice
        .message_command(channel, "Delete this answer", &card.message())
        .by_hand();
    let bytes = bot.post(&interaction).await;
    // Discord has not read the first answer when the second is there.
    discord.wait_for_requests("PATCH /webhooks/", 1).await;
    let early = discord.take_refusals();
    assert_eq!(early[0].code, 10015, "{early:?}");
    answer
        .give(serde_json::from_slice(&bytes).unwrap())
        .unwrap();
    assert!(answer.finished().await.text().contains("is deleted"));
    assert!(card.is_deleted());
    discord.take_refusals();
    discord.assert_all_well();
    bot.stop().await.unwrap();
}

/// Answers a press later than at once, with a message of its own.
struct Slow;

impl conversation::Answer for Slow {
    async fn settings(&self, _: Option<GuildId>) -> Settings {
        Settings::default()
    }

    async fn answer(&self, _: Arc<Call>) -> Result<Reply, Refusal> {
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(Reply::Say(Message {
            text: Markup::plain("A further answer."),
            ..Message::default()
        }))
    }
}

/// A later answer in whose way there is trouble; how many of it are there in the end, and how often it
/// was sent.
async fn followed_up(trouble: impl FnOnce(&FakeDiscord)) -> (usize, usize) {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let rest = Rest::without_token(Some(&discord.api_url())).unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}{PATH}", listener.local_addr().unwrap());
    let endpoint = Endpoint::new(
        Arc::new(Slow),
        key().verifying_key(),
        rest.pausing(Duration::from_millis(1)),
    );
    tokio::spawn(endpoint::serve(listener, endpoint, std::future::pending()));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let ask = async |invocation: Invocation| {
        let (answer, interaction) = invocation.by_hand();
        let body = interaction.to_string();
        let mut request = client.post(&address);
        for (name, value) in signed(body.as_bytes()) {
            request = request.header(name, value);
        }
        let given = request.body(body).send().await.unwrap();
        let given = given.bytes().await.unwrap();
        answer
            .give(serde_json::from_slice(&given).unwrap())
            .unwrap();
        answer
    };
    let command = json!({"id": "1", "name": "slow", "type": 1});
    let first = ask(alice.raw(channel, 2, command)).await;
    first.finished().await;
    trouble(discord);
    let data = json!({"component_type": 2, "custom_id": "x"});
    let pressed = ask(alice.component(&first.message(), data)).await;
    // Time stands still until nobody has anything to do: whatever would be sent again is sent.
    tokio::time::sleep(Duration::from_mins(1)).await;
    let sent =
        |request: &Recorded| request.method == "POST" && request.path.starts_with("/webhooks/");
    let sent = discord.requests().iter().filter(|it| sent(it)).count();
    (pressed.follow_ups().len(), sent)
}

#[tokio::test(start_paused = true)]
async fn a_follow_up_is_there_once_whatever_happens_to_its_reply() {
    let at = "POST /webhooks/";
    let there = |fault| move |discord: &FakeDiscord| discord.trouble(1, at, fault);
    assert_eq!(followed_up(|_| {}).await, (1, 1));
    assert_eq!(followed_up(there(Fault::AnswerLost)).await, (1, 2));
    assert_eq!(followed_up(there(Fault::Dropped)).await, (1, 2));
    assert_eq!(followed_up(there(Fault::Status(503))).await, (1, 2));
    // Where Discord did not compare nonces, there would be two, and never more.
    let lost = |discord: &FakeDiscord| discord.trouble(9, at, Fault::AnswerLost);
    assert_eq!(followed_up(lost).await, (1, 2));
}

#[tokio::test]
async fn without_a_token_later_answers_go_out_without_one() {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let registrar = Rest::new(&discord.token(), Some(&discord.api_url())).unwrap();
    gateway::register(&registrar, None).await.unwrap();
    let rest = Rest::without_token(Some(&discord.api_url())).unwrap();
    let bot = Bot::start(rest, Commands::LeaveAsTheyAre).await;
    assert_eq!(bot.health().await, StatusCode::OK);
    let (_, card) = bot
        .carry(alice.slash(channel, "/review", &[("film", "Heat")]))
        .await;
    assert!(card.text().contains("Heat (1995)"));
    let (_, answer) = bot
        .carry(alice.message_command(channel, "Delete this answer", &card.message()))
        .await;
    let said = answer.finished().await;
    assert!(said.text().contains("does not let me"), "{}", said.text());
    assert!(!card.is_deleted());
    bot.stop().await.unwrap();
}

#[tokio::test]
async fn what_is_in_flight_is_finished_when_it_stops() {
    let servers = Servers::open().await;
    let (discord, alice, channel) = (&servers.discord, &servers.alice, &servers.channel);
    let bot = Bot::with_commands(discord).await;
    let (_, card) = bot
        .carry(alice.slash(channel, "/review", &[("film", "Heat")]))
        .await;
    let gate = discord.hold(1, "DELETE /channels/");
    let (_, answer) = bot
        .carry(alice.message_command(channel, "Delete this answer", &card.message()))
        .await;
    gate.arrived().await;
    let stopped = tokio::spawn(bot.stop());
    tokio::task::yield_now().await;
    assert!(!stopped.is_finished());
    gate.release();
    stopped.await.unwrap().expect("it stops without an error");
    assert!(answer.finished().await.text().contains("is deleted"));
}

#[tokio::test]
async fn a_token_that_is_refused_ends_it_with_a_sentence() {
    let discord = FakeDiscord::start().await;
    let rest = Rest::new("MTE.wrong.token", Some(&discord.api_url())).unwrap();
    let bot = Bot::start(rest, Commands::Register { dev_guild: None }).await;
    let Bot { task, stop, .. } = bot;
    let ended = task.await.unwrap().expect_err("it gives up");
    drop(stop);
    assert!(ended.to_string().contains("refused the token"), "{ended:#}");
}

// ── whatever comes in ──

/// The routes alone, and a runtime for them.
struct Routes {
    router: Router,
    runtime: tokio::runtime::Runtime,
}

impl Routes {
    fn new() -> Self {
        // Later answers go nowhere: there is nobody at this port.
        let rest = Rest::without_token(Some("http://127.0.0.1:9")).unwrap();
        Self {
            router: Endpoint::new(app(), key().verifying_key(), rest).router(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
        }
    }

    fn send(&self, request: Request) -> (StatusCode, Bytes) {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let status = response.status();
            (
                status,
                to_bytes(response.into_body(), usize::MAX).await.unwrap(),
            )
        })
    }

    /// Sends a body as Discord would, and checks that the answer is one.
    fn check(&self, body: &[u8]) -> StatusCode {
        let mut request = Request::post(PATH);
        for (name, value) in signed(body) {
            request = request.header(name, value);
        }
        let (status, answer) = self.send(request.body(Body::from(body.to_owned())).unwrap());
        let known = [StatusCode::OK, StatusCode::BAD_REQUEST];
        let shown = String::from_utf8_lossy(body);
        assert!(known.contains(&status), "{status} to {shown}");
        let json: Value = serde_json::from_slice(&answer).expect("every answer is JSON");
        assert!(json["type"].is_u64() || json["error"].is_string(), "{json}");
        status
    }
}

/// One true interaction of each kind.
fn true_interactions() -> Vec<Value> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let servers = Servers::open().await;
        let (alice, channel) = (&servers.alice, &servers.channel);
        let message = alice.says(channel, "hello");
        let typed = json!([{"name": "film", "type": 3, "value": "heat", "focused": true}]);
        let numbers = json!([{"name": "min_rating", "type": 10, "value": 7.5},
                             {"name": "max_minutes", "type": 4, "value": 90}]);
        [
            (2, json!({"id": "1", "name": "random", "type": 1, "options": numbers})),
            (4, json!({"id": "1", "name": "review", "type": 1, "options": typed})),
            (5, json!({"custom_id": "x", "components": []})),
            (
                2,
                json!({"id": "1", "name": "Delete this answer", "type": 3, "target_id": message.id(),
                       "resolved": {"messages": {message.id(): message.json()}}}),
            ),
        ]
        .into_iter()
        .map(|(kind, data)| alice.raw(channel, kind, data).by_hand().1)
        .chain([
            json!({"component_type": 2, "custom_id": "film:heat-1995"}),
            json!({"component_type": 3, "custom_id": "menu:0", "values": ["rel:heat-1995:"]}),
        ].map(|data| alice.component(&message, data).by_hand().1))
        .collect()
    })
}

/// Random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// Puts something else into one place of a value, however deep.
fn spoil(value: &mut Value, dice: &mut Dice) {
    let inner: Vec<&mut Value> = match value {
        Value::Object(map) => map.values_mut().collect(),
        Value::Array(list) => list.iter_mut().collect(),
        _ => Vec::new(),
    };
    let deeper = !inner.is_empty() && dice.roll(20) > 0;
    if deeper {
        let at = dice.roll(inner.len());
        return spoil(inner.into_iter().nth(at).unwrap(), dice);
    }
    let others = [
        Value::Null,
        json!(0),
        json!(-1),
        json!(u64::MAX),
        json!(1e308),
        json!(""),
        json!("0"),
        json!("18446744073709551616"),
        json!("\u{0}\u{202e}🎬"),
        json!("x".repeat(5000)),
        json!(true),
        json!([]),
        json!({}),
        json!([[{"name": "film", "type": 3, "value": "heat"}]]),
        json!({"id": "1", "type": 99, "options": [{}]}),
        json!("rand:9:x:\u{7}:::"),
    ];
    *value = others[dice.roll(others.len())].clone();
}

#[test]
fn a_thousand_requests_of_garbage_are_answered() {
    let routes = Routes::new();
    let seeds = true_interactions();
    for seed in &seeds {
        assert_eq!(routes.check(seed.to_string().as_bytes()), StatusCode::OK);
    }
    let mut dice = Dice(20_260_830);
    let mut answered = 0;
    for round in 0..1000 {
        let mut interaction = seeds[round % seeds.len()].clone();
        for _ in 0..=dice.roll(3) {
            // What commands read is in the data.
            let data = interaction.get_mut("data").filter(|_| dice.roll(2) == 0);
            match data {
                Some(data) => spoil(data, &mut dice),
                None => spoil(&mut interaction, &mut dice),
            }
        }
        let mut body = interaction.to_string().into_bytes();
        match dice.roll(8) {
            0 => body.truncate(dice.roll(body.len())),
            1 => {
                let at = dice.roll(body.len());
                body[at] ^= 1 << dice.roll(8);
            }
            2 => {
                body = (0..dice.roll(500))
                    .map(|_| dice.roll(256).try_into().unwrap())
                    .collect();
            }
            _ => {}
        }
        answered += usize::from(routes.check(&body) == StatusCode::OK);
    }
    // Enough of it was near enough to the truth to reach the commands.
    assert!(answered >= 50, "{answered}");

    // The same without a signature that holds, with headers of every kind.
    for round in 0..1000 {
        let mut request = Request::builder()
            .method(["POST", "GET", "PUT", "HEAD", "BREW"][dice.roll(5)])
            .uri([PATH, PATH, PATH, "/", "/readyz", "/interactions/x?y=%00"][dice.roll(6)]);
        for name in [SIGNATURE, TIMESTAMP, "content-length", "content-type"] {
            let values = [
                "",
                "0",
                "-1",
                "99999999999999999999",
                "\u{e9}",
                "application/json",
            ];
            if dice.roll(2) == 0 {
                request = request.header(name, values[dice.roll(values.len())]);
            }
        }
        let body = seeds[round % seeds.len()].to_string();
        let (status, _) = routes.send(request.body(Body::from(body)).unwrap());
        let server_error = status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE;
        assert!(!server_error && status != StatusCode::OK, "{status}");
    }
}

static ROUTES: LazyLock<Mutex<Routes>> = LazyLock::new(|| Mutex::new(Routes::new()));

proptest! {
    #[test]
    fn no_body_breaks_it(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        ROUTES.lock().unwrap().check(&body);
    }

    #[test]
    fn no_json_breaks_it(
        kind in 0..7_u8,
        name in "(review|random|help|\\PC{0,40})",
        value in "\\PC{0,200}",
        focused in any::<bool>(),
    ) {
        let data = json!({"id": "1", "name": name, "type": 1, "custom_id": value, "component_type": 2,
            "options": [{"name": "film", "type": 3, "value": value, "focused": focused}]});
        let interaction = json!({
            "id": "1", "application_id": "2", "type": kind, "token": "t", "version": 1,
            "channel_id": "4", "locale": value, "entitlements": [], "context": 1,
            "app_permissions": "0", "authorizing_integration_owners": {"0": "0"},
            "attachment_size_limit": 1, "data": data,
            "user": {"id": "3", "username": name, "discriminator": "0", "avatar": null},
        });
        ROUTES.lock().unwrap().check(interaction.to_string().as_bytes());
    }
}

/// Idle connections do not keep it from stopping.
#[tokio::test]
async fn idle_connections_are_closed_when_it_stops() {
    let discord = FakeDiscord::start().await;
    let bot = Bot::with_commands(&discord).await;
    let address = bot.address.strip_prefix("http://").unwrap().to_owned();
    let idle = tokio::net::TcpStream::connect(address).await.unwrap();
    assert_eq!(bot.health().await, StatusCode::OK);
    tokio::time::timeout(Duration::from_secs(2), bot.stop())
        .await
        .expect("it does not wait for the idle")
        .unwrap();
    drop(idle);
}
