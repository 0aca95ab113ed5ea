mod alike;

use std::sync::LazyLock;
use std::time::Duration;

use reqwest::{Client, Response as Answer, StatusCode};

use super::*;
use crate::catalog::Catalog;
use crate::config::Database;
use crate::library::{self, Library, Source, Strictness};
use crate::review::Review;
use crate::settings::Settings;
use crate::store::Store;

static BUNDLED: LazyLock<Vec<Review>> = LazyLock::new(|| {
    library::load(&[Source::Bundled], |_| {})
        .expect("the bundled reviews load")
        .reviews
});

/// A playground that runs until the test ends.
struct Page {
    address: String,
    client: Client,
    _place: tempfile::TempDir,
}

impl Page {
    async fn open(sources: Vec<Source>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let stamp = library::stamp(&sources);
        let library = match sources.as_slice() {
            [Source::Bundled] => Library {
                reviews: BUNDLED.clone(),
                ..Library::default()
            },
            sources => library::load(sources, |_| {}).unwrap(),
        };
        let reviews = Reviews::new(sources, Strictness::Strict, stamp, &library);
        let place = tempfile::tempdir().unwrap();
        let database = Database::File(place.path().join("reelated.db"));
        let app = App::new(
            Catalog::new(library.reviews),
            Settings::default(),
            Box::new(rand::random),
        )
        .with_store(
            Store::open(&database).await.unwrap(),
            Box::new(jiff::Timestamp::now),
        );
        tokio::spawn(run(
            Arc::new(app),
            reviews,
            listener,
            std::future::pending(),
        ));
        Self {
            address,
            client: Client::builder().no_proxy().build().unwrap(),
            _place: place,
        }
    }

    async fn get(&self, path: &str) -> Answer {
        let address = format!("{}{path}", self.address);
        self.client.get(address).send().await.unwrap()
    }

    async fn post(&self, body: String) -> Answer {
        self.client
            .post(format!("{}/api/interactions", self.address))
            .header("origin", &self.address)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(body)
            .send()
            .await
            .unwrap()
    }

    async fn ask(&self, what: Value) -> Value {
        let answer = self.post(what.to_string()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(answer["status"], 200, "{answer}");
        assert_eq!(answer["timed_out"], false);
        answer
    }

    async fn wrong(&self, what: Value) -> String {
        let answer = self.post(what.to_string()).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        let answer: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        answer["error"].as_str().unwrap().to_owned()
    }

    async fn events(&self) -> EventStream {
        let mut events = EventStream {
            answer: self.get("/api/events").await,
            rest: String::new(),
        };
        assert_eq!(events.next().await["type"], "library");
        events
    }
}

struct EventStream {
    answer: Answer,
    rest: String,
}

impl EventStream {
    async fn next(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.rest.split_once("\n\n") {
                let event = event.to_owned();
                self.rest = rest.to_owned();
                if let Some(data) = event.strip_prefix("data: ") {
                    return serde_json::from_str(data).unwrap();
                }
                continue;
            }
            let chunk = tokio::time::timeout(Duration::from_secs(10), self.answer.chunk());
            let chunk = chunk.await.expect("an event comes").unwrap().unwrap();
            self.rest += std::str::from_utf8(&chunk).unwrap();
        }
    }
}

fn review(film: &str) -> Value {
    json!({"kind": "command", "name": "review", "options": [{"name": "film", "value": film}]})
}

#[tokio::test]
async fn somebody_is_recommended_films_with_others() {
    let page = Page::open(vec![Source::Bundled]).await;
    // Where the page learns who is there.
    let known = page.get("/api/commands").await.text().await.unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    let members = known["members"].as_array().unwrap();
    let bob = members
        .iter()
        .find(|member| member["name"] == "bob")
        .unwrap();
    for (film, score) in [("heat-1995", 9), ("scarface-1983", 8), ("ran-1985", 5)] {
        let options = json!([
            {"name": "film", "value": film}, {"name": "score", "value": score.to_string()},
        ]);
        let rated = json!({"kind": "command", "name": "rate", "options": options});
        page.ask(rated).await;
    }
    let with = json!([{"name": "with", "value": "@bob"}]);
    let films = json!({"kind": "command", "name": "recommend", "options": with});
    let films = page.ask(films).await["message"].to_string();
    assert!(films.contains("The Godfather"), "{films}");
    assert!(
        films.contains("3 more rated films would tell me"),
        "{films}"
    );
    let with = json!([{"name": "with", "value": bob["id"]}]);
    let taste = json!({"kind": "command", "name": "taste", "options": with});
    let taste = page.ask(taste).await["message"].to_string();
    assert!(taste.contains("has not rated any film here"), "{taste}");
    let top = page.ask(json!({"kind": "command", "name": "top"})).await;
    let top = top["message"].to_string();
    assert!(top.contains("three ratings"), "{top}");
}

#[tokio::test]
async fn an_admin_changes_the_servers_settings() {
    let page = Page::open(vec![Source::Bundled]).await;
    let admin = |mut what: Value| {
        what["as"] = json!({"member": "admin", "admin": true});
        what
    };
    let command = |name: &str, options: Value| {
        admin(json!({"kind": "command", "name": name, "options": options}))
    };
    let options = json!([{"name": "channel", "value": "1000000000000000002"}]);
    let said = page.ask(command("settings film-of-the-day", options)).await;
    let text = said["message"].to_string();
    assert!(text.contains("<#1000000000000000002>"), "{text}");

    let options = json!([{"name": "pick_unconfirmed", "value": "true"}]);
    let said = page.ask(command("settings picks", options)).await;
    let text = said["message"].to_string();
    assert!(text.contains("may be picked"), "{text}");

    // By the menus of the message: the third entry is a menu of channels, others are forms.
    let id = &said["message"]["id"];
    let choose = |custom_id: &str, values: Value| {
        admin(json!({
            "kind": "choose", "message_id": id, "custom_id": custom_id, "values": values,
        }))
    };
    let opened = page
        .ask(choose("menu:0", json!(["set:open:answers.channels"])))
        .await;
    let menu = &opened["message"]["components"][0]["components"][0];
    assert_eq!(menu["type"], 8);
    let custom_id = menu["custom_id"].as_str().unwrap();
    let chosen = page
        .ask(choose(custom_id, json!(["1000000000000000002"])))
        .await;
    let text = chosen["message"].to_string();
    assert!(text.contains("everywhere (default) →"), "{text}");
    let form = page
        .ask(choose("menu:0", json!(["set:open:answers.lowest_rating"])))
        .await;
    assert_eq!(form["answer"]["type"], 9, "{form}");
    let sent = page
        .ask(admin(json!({
            "kind": "submit", "custom_id": form["answer"]["data"]["custom_id"],
            "fields": {"answers.lowest_rating": "7"}, "message_id": id,
        })))
        .await;
    let text = sent["message"].to_string();
    assert!(text.contains("any (default) → 7"), "{text}");

    // A file names channels that nobody chose: the page's Discord says whether the server has them.
    let import = async |channel: &str| {
        let file = format!("[film_of_the_day]\nchannel = \"{channel}\"\n");
        let sent = json!({
            "kind": "submit", "custom_id": "set:import", "fields": {"file": file},
            "message_id": id,
        });
        page.ask(admin(sent)).await["message"].to_string()
    };
    let foreign = import("1").await;
    assert!(
        foreign.contains("this server has no channel 1"),
        "{foreign}"
    );
    let own = import("1000000000000000003").await;
    assert!(own.contains("<#1000000000000000003>"), "{own}");

    let refused = json!({"kind": "command", "name": "settings show"});
    let refused = page.ask(refused).await["message"].to_string();
    assert!(refused.contains("*Manage Server*"), "{refused}");
}

#[tokio::test]
async fn everything_is_served_with_its_headers() {
    let page = Page::open(vec![Source::Bundled]).await;
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/page/index.html", 200, "text/html; charset=utf-8"),
        ("/page/none.js", 404, "text/plain; charset=utf-8"),
        (
            "/page/..%2f..%2fplayground.rs",
            404,
            "text/plain; charset=utf-8",
        ),
        ("/api/commands", 200, "application/json"),
        ("/api/events", 200, "text/event-stream"),
    ] {
        let answer = page.get(path).await;
        assert_eq!(answer.status().as_u16(), status, "{path}");
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        assert_eq!(header("content-type"), kind, "{path}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(header("content-security-policy"), @"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
        }
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "no-referrer");
        assert_eq!(header("x-frame-options"), "DENY");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
    }
    let foreign = page
        .client
        .get(&page.address)
        .header("host", "evil.example")
        .send()
        .await
        .unwrap();
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    assert_eq!(foreign.headers()["x-frame-options"], "DENY");
}

#[tokio::test]
async fn the_page_learns_the_commands_and_the_limits() {
    let page = Page::open(vec![Source::Bundled]).await;
    let known = page.get("/api/commands").await.text().await.unwrap();
    let known: Value = serde_json::from_str(&known).unwrap();
    assert_eq!(known["commands"], json!(definitions()));
    assert_eq!(known["locales"], json!(["en", "de"]));
    assert_eq!(known["limits"]["embed_description"], 4096);
    assert_eq!(known["server"]["channels"][0]["name"], "film-club");
    assert_eq!(known["members"][1]["name"], "admin");
    assert_eq!(known["version"], env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn a_conversation_goes_through_the_real_endpoint() {
    let page = Page::open(vec![Source::Bundled]).await;
    let card = page.ask(review("Heat")).await;
    assert_eq!(card["answer"]["type"], 4);
    assert_eq!(card["answer"]["data"]["embeds"][0]["title"], "Heat (1995)");
    assert_eq!(card["interaction"]["guild_locale"], "en-US");
    assert!(card["microseconds"].as_u64().unwrap() > 0);
    assert_eq!(card["message"]["id"], card["message_id"]);

    let rows = page
        .ask(
            json!({"kind": "complete", "name": "review", "focused": "film",
                    "options": [{"name": "film", "value": "the thi"}]}),
        )
        .await;
    assert_eq!(rows["answer"]["type"], 8);
    assert_eq!(rows["message_id"], Value::Null);

    let press = |message: &Value, who: &str| {
        json!({"kind": "press", "message_id": message["message_id"],
               "custom_id": "rel:heat-1995:", "as": {"member": who}})
    };
    let copy = page.ask(press(&card, "bob")).await;
    assert_eq!(copy["answer"]["type"], 4);
    assert_eq!(copy["message"]["flags"], 64);
    let changed = page.ask(press(&card, "alice")).await;
    assert_eq!(changed["answer"]["type"], 7);
    assert_eq!(changed["message_id"], card["message_id"]);
    assert_ne!(changed["message"]["edited_timestamp"], Value::Null);
    assert!(
        page.wrong(press(&card, "alice"))
            .await
            .contains("no such button"),
        "the card has other buttons now",
    );
    assert!(
        page.wrong(press(&copy, "alice"))
            .await
            .contains("does not see"),
    );

    let rows = changed["message"]["components"].as_array().unwrap();
    let mut parts = rows.iter().map(|row| &row["components"][0]);
    let menu = parts.find(|part| part["type"] == 3).unwrap();
    let choose = |value: &Value| {
        json!({"kind": "choose", "message_id": changed["message_id"],
               "custom_id": menu["custom_id"], "values": [value]})
    };
    let stranger = page.wrong(choose(&json!("film:casablanca-1942"))).await;
    assert!(stranger.contains("does not offer"), "{stranger}");
    let first = &menu["options"][0];
    let opened = page.ask(choose(&first["value"])).await;
    let title = opened["answer"]["data"]["embeds"][0]["title"].as_str();
    assert!(first["label"].as_str().unwrap().starts_with(title.unwrap()));

    let random = json!({"kind": "command", "name": "random", "as": {"place": "dm"},
                        "options": [{"name": "max_minutes", "value": 90},
                                    {"name": "min_rating", "value": "6.5"}]});
    let random = page.ask(random).await;
    assert_eq!(random["interaction"]["context"], 1);
    assert_eq!(random["interaction"]["data"]["options"][0]["type"], 4);
    assert_eq!(random["interaction"]["data"]["options"][1]["value"], 6.5);

    // As text: a `Value` would sort the fields.
    let admin = r#"{"kind": "submit", "custom_id": "x",
                    "fields": {"second": "b", "first": "a"},
                    "as": {"member": "admin", "locale": "de"}}"#;
    let admin = page.post(admin.to_owned()).await.text().await.unwrap();
    let admin: Value = serde_json::from_str(&admin).unwrap();
    assert_eq!(admin["status"], 200, "{admin}");
    assert_eq!(
        admin["interaction"]["member"]["permissions"],
        ((1_u64 << 53) - 1).to_string()
    );
    let labels = &admin["interaction"]["data"]["components"];
    assert_eq!(labels[0]["component"]["custom_id"], "second");
    assert_eq!(labels[1]["component"]["custom_id"], "first");
}

#[tokio::test]
async fn later_answers_come_as_events() {
    let page = Page::open(vec![Source::Bundled]).await;
    let mut events = page.events().await;
    let card = page.ask(review("Heat")).await;
    let delete = json!({"kind": "message_command", "name": "Delete this answer",
                        "message_id": card["message_id"]});
    let thinking = page.ask(delete.clone()).await;
    assert_eq!(thinking["answer"]["type"], 5);
    let gone = events.next().await;
    assert_eq!(gone["type"], "delete");
    assert_eq!(gone["message_id"], card["message_id"]);
    let edit = events.next().await;
    assert_eq!(edit["type"], "edit");
    assert_eq!(edit["message_id"], thinking["message_id"]);
    let text = edit["message"]["embeds"][0]["description"].as_str();
    assert!(text.unwrap().contains("is deleted"), "{edit}");
    assert_eq!(edit["message"]["flags"], 64, "it is not thinking any more");
    assert_eq!(edit["message"]["edited_timestamp"], Value::Null);
    assert!(page.wrong(delete).await.contains("no message"));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_a_sentence() {
    let page = Page::open(vec![Source::Bundled]).await;
    for body in ["", "{", "[]", r#"{"kind":"dance"}"#, r#"{"kind":"press"}"#] {
        let answer = page.post(body.to_owned()).await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{body}");
    }
    let long = json!({"kind": "command", "name": "help", "as": {"member": "x".repeat(33)}});
    assert!(page.wrong(long).await.contains("32 characters"));
    let form = page
        .client
        .post(format!("{}/api/interactions", page.address))
        .header("content-type", "text/plain")
        .body(review("Heat").to_string());
    let status = form.send().await.unwrap().status();
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn only_the_bot_may_use_the_webhook() {
    let app = App::new(
        Catalog::new(Vec::new()),
        Settings::default(),
        Box::new(|| 7),
    );
    let playground = open(Arc::new(app), "http://127.0.0.1:9").unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let token = playground.token.clone();
    tokio::spawn(axum::serve(listener, webhook::router(playground)).into_future());
    let client = Client::builder().no_proxy().build().unwrap();
    for (authorization, status) in [(String::new(), 401), (format!("Bot {token}"), 404)] {
        let answer = client
            .patch(format!(
                "http://{address}/api/v10/webhooks/1/unknown/messages/@original"
            ))
            .header("authorization", authorization)
            .header("content-type", "application/json")
            .body("{}")
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status().as_u16(), status);
    }
}

#[tokio::test]
async fn changed_reviews_are_read_again_unless_they_are_broken() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    write(
        "one.md",
        "+++\ntitle = \"First Film\"\n+++\n\nIt is good.\n",
    );
    let page = Page::open(vec![Source::Configured(place.path().to_owned())]).await;
    let mut events = page.events().await;
    write(
        "two.md",
        "+++\ntitle = \"Second Film\"\n+++\n\nIt is better.\n",
    );
    let reloaded = events.next().await;
    assert_eq!(
        reloaded,
        json!({"type": "library", "films": 2, "problems": null, "reloaded": true})
    );
    let card = page.ask(review("Second Film")).await;
    assert_eq!(card["answer"]["data"]["embeds"][0]["title"], "Second Film");

    write(
        "two.md",
        "+++\ntitel = \"Second Film\"\n+++\n\nIt is better than ever.\n",
    );
    let refused = events.next().await;
    assert_eq!(refused["films"], 2);
    let problems = refused["problems"].as_str().unwrap();
    assert!(problems.contains("did you mean `title`?"), "{problems}");
    let card = page.ask(review("Second Film")).await;
    assert_eq!(card["answer"]["data"]["embeds"][0]["title"], "Second Film");

    std::fs::remove_file(place.path().join("two.md")).unwrap();
    assert_eq!(events.next().await["films"], 1);
}

#[tokio::test]
async fn a_taken_port_is_no_obstacle() {
    let one = bind(None).await.unwrap();
    let other = bind(None).await.unwrap();
    assert_ne!(one.local_addr().unwrap(), other.local_addr().unwrap());
    assert!(other.local_addr().unwrap().ip().is_loopback());
    let taken = one.local_addr().unwrap();
    assert!(bind(Some(taken)).await.is_err(), "this one was asked for");
}
