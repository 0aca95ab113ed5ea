use std::time::UNIX_EPOCH;

use axum::http::Method;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::*;
use crate::command::{Call, File, GuildId, Message, Reply};
use crate::markup::Markup;
use crate::refusal::Refusal;
use crate::settings::Settings;

mod refused;
mod serving;

/// The time that the endpoint's clock shows.
const NOW: u64 = 1_800_000_000;

/// Says the same, with files, to everybody.
struct Parrot;

impl Answer for Parrot {
    async fn settings(&self, _: Option<GuildId>) -> Settings {
        Settings::default()
    }

    async fn answer(&self, _: Arc<Call>) -> Result<Reply, Refusal> {
        let file = |name: &str, bytes: &[u8]| File {
            name: name.to_owned(),
            description: "A file".to_owned(),
            bytes: bytes.to_vec(),
        };
        Ok(Reply::Say(Message {
            text: Markup::plain("Hello."),
            files: vec![
                file("one.txt", b"--reelated\r\n"),
                file("two \"quoted\".bin", &[0, 255, 13, 10]),
            ],
            ..Message::default()
        }))
    }
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn endpoint() -> Endpoint<Parrot> {
    Endpoint {
        clock: Box::new(|| UNIX_EPOCH + Duration::from_secs(NOW)),
        ..Endpoint::new(
            Arc::new(Parrot),
            key().verifying_key(),
            Rest::without_token(Some("http://127.0.0.1:9")).unwrap(),
        )
    }
}

fn ping() -> String {
    json!({
        "id": "1", "application_id": "2", "type": 1, "token": "t", "version": 1,
        "entitlements": [], "user": {"id": "3", "username": "discord"},
    })
    .to_string()
}

/// A request as Discord signs it at a time.
fn signed_at(timestamp: &str, body: &str) -> Request {
    let signature = key().sign(format!("{timestamp}{body}").as_bytes());
    Request::post(PATH)
        .header(TIMESTAMP, timestamp)
        .header(SIGNATURE, format!("{signature:x}"))
        .body(Body::from(body.to_owned()))
        .unwrap()
}

fn signed(body: &str) -> Request {
    signed_at(&NOW.to_string(), body)
}

async fn whole(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body = read(response.into_body()).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn ask(request: Request) -> (u16, String) {
    let response = endpoint().router().oneshot(request).await.unwrap();
    whole(response).await
}

#[tokio::test]
async fn a_ping_is_answered_again_and_again() {
    let router = endpoint().router();
    for _ in 0..3 {
        let response = router.clone().oneshot(signed(&ping())).await.unwrap();
        assert_eq!(response.headers()[CONTENT_TYPE], "application/json");
        assert_eq!(whole(response).await, (200, PONG.to_owned()));
    }
    // One in which nothing is but its type.
    let (status, body) = ask(signed(r#"{"type":1}"#)).await;
    assert_eq!((status, body.as_str()), (200, PONG));
}

#[tokio::test]
async fn what_is_not_signed_is_refused() {
    let changed = |change: fn(&mut Request)| {
        let mut request = signed(&ping());
        change(&mut request);
        request
    };
    let header = |name: &'static str, value: &str| {
        let mut request = signed(&ping());
        request.headers_mut().insert(name, value.parse().unwrap());
        request
    };
    let other_key = {
        let signature =
            SigningKey::from_bytes(&[8; 32]).sign(format!("{NOW}{}", ping()).as_bytes());
        header(SIGNATURE, &format!("{signature:x}"))
    };
    let refused = [
        (
            "another body",
            changed(|r| *r.body_mut() = Body::from(r#"{"type": 1}"#)),
        ),
        ("no body", changed(|r| *r.body_mut() = Body::empty())),
        ("another key", other_key),
        (
            "no signature",
            changed(|r| drop(r.headers_mut().remove(SIGNATURE))),
        ),
        (
            "no timestamp",
            changed(|r| drop(r.headers_mut().remove(TIMESTAMP))),
        ),
        ("another time", header(TIMESTAMP, &(NOW + 1).to_string())),
        ("an empty signature", header(SIGNATURE, "")),
        ("a short signature", header(SIGNATURE, &"0".repeat(126))),
        ("a signature of zeros", header(SIGNATURE, &"0".repeat(128))),
        (
            "a signature of letters",
            header(SIGNATURE, &"z".repeat(128)),
        ),
        (
            "a signature of many bytes a letter",
            changed(|r| {
                let value = axum::http::HeaderValue::from_bytes(&[0xff; 128]).unwrap();
                r.headers_mut().insert(SIGNATURE, value);
            }),
        ),
        (
            "two signatures",
            changed(|r| {
                let value = r.headers()[SIGNATURE].clone();
                r.headers_mut().append(SIGNATURE, value);
            }),
        ),
        (
            "two timestamps",
            changed(|r| {
                let value = r.headers()[TIMESTAMP].clone();
                r.headers_mut().append(TIMESTAMP, value);
            }),
        ),
    ];
    for (what, request) in refused {
        let (status, body) = ask(request).await;
        assert_eq!(status, 401, "{what}: {body}");
        assert!(body.contains("not signed"), "{what}: {body}");
    }
}

#[tokio::test]
async fn stale_requests_are_refused_although_they_are_signed() {
    let minutes = 60;
    for (timestamp, expected) in [
        ((NOW - 5 * minutes).to_string(), 200),
        ((NOW + 5 * minutes).to_string(), 200),
        ((NOW - 5 * minutes - 1).to_string(), 401),
        ((NOW + 5 * minutes + 1).to_string(), 401),
        ("0".to_owned(), 401),
        (u64::MAX.to_string(), 401),
        (format!("1{}", u64::MAX), 401),
        (format!("+{NOW}"), 401),
        (format!("-{NOW}"), 401),
        (format!("{NOW}.0"), 401),
        ("soon".to_owned(), 401),
        (String::new(), 401),
    ] {
        let (status, _) = ask(signed_at(&timestamp, &ping())).await;
        assert_eq!(status, expected, "{timestamp}");
    }
}

#[tokio::test]
async fn what_is_signed_and_unknown_is_refused_politely() {
    let deep = "[".repeat(100_000);
    for body in [
        "",
        "{",
        "{}",
        "[]",
        "null",
        "1",
        "\u{0}",
        r#"{"type":99}"#,
        r#"{"type":-1}"#,
        r#"{"type":"1"}"#,
        r#"{"type":2}"#,
        r#"{"type":3,"data":{}}"#,
        &deep,
    ] {
        let (status, text) = ask(signed(body)).await;
        assert_eq!(status, 400, "{body:.20}: {text}");
        let json: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            json["error"],
            "This is not an interaction that this version of the bot knows."
        );
    }
}

#[tokio::test]
async fn what_serenity_cannot_read_is_answered_where_it_says_what_it_is() {
    let answer_to = async |kind: u8| {
        let (status, text) = ask(signed(&format!(
            r#"{{"type":{kind},"id":"1","token":"t","data":7}}"#
        )))
        .await;
        assert_eq!(status, 200, "{text}");
        serde_json::from_str::<Value>(&text).unwrap()
    };
    assert_eq!(answer_to(2).await["data"]["flags"], 64);
    assert_eq!(answer_to(3).await["data"]["flags"], 64);
    assert_eq!(answer_to(4).await["type"], 8);
    assert_eq!(answer_to(5).await["data"]["flags"], 64);
}

#[tokio::test]
async fn long_bodies_are_refused() {
    let long = "x".repeat(LARGEST_BODY + 1);
    let mut announced = signed(&ping());
    announced
        .headers_mut()
        .insert(CONTENT_LENGTH, (LARGEST_BODY + 1).into());
    let (status, body) = ask(announced).await;
    assert_eq!(status, 413, "{body}");
    assert_eq!(ask(signed(&long)).await.0, 413);
    assert_eq!(ask(signed(&long[1..])).await.0, 400, "just short enough");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let mut request = signed(&ping());
    let first = futures_util::stream::once(async { Ok::<_, std::io::Error>("{") });
    *request.body_mut() = Body::from_stream(first.chain(futures_util::stream::pending()));
    let (status, body) = ask(request).await;
    assert_eq!(status, 408, "{body}");
}

#[tokio::test]
async fn only_posts_to_the_path_are_answered() {
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let mut request = signed(&ping());
        *request.method_mut() = method;
        assert_eq!(ask(request).await.0, 405);
    }
    let mut request = signed(&ping());
    *request.uri_mut() = "/".parse().unwrap();
    assert_eq!(ask(request).await.0, 404);
}

#[tokio::test]
async fn readyz_says_whether_it_is_ready_and_healthz_that_it_lives() {
    let endpoint = endpoint();
    let readiness = endpoint.readiness.clone();
    let router = endpoint.router();
    let states = [
        (Ready::NotYet, 503),
        (Ready::Yes, 200),
        (Ready::NotAnyMore, 503),
    ];
    for (ready, status) in states {
        readiness.set(ready);
        for (path, status) in [("/readyz", status), ("/healthz", 200)] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status().as_u16(), status, "{ready:?} {path}");
        }
    }
}

#[tokio::test]
async fn files_go_beside_the_json() {
    let modal = json!({
        "id": "1", "application_id": "2", "type": 2, "token": "t", "version": 1,
        "channel_id": "4", "locale": "en-GB", "entitlements": [], "context": 1,
        "app_permissions": "0", "authorizing_integration_owners": {"0": "0"},
        "attachment_size_limit": 1,
        "user": {"id": "3", "username": "alice", "discriminator": "0", "avatar": null},
        "data": {"id": "5", "name": "help", "type": 1},
    });
    let response = endpoint()
        .router()
        .oneshot(signed(&modal.to_string()))
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let boundary = multer::parse_boundary(response.headers()[CONTENT_TYPE].to_str().unwrap());
    let body = response.into_body().into_data_stream();
    let mut form = multer::Multipart::new(body, boundary.unwrap());
    let mut parts = Vec::new();
    while let Some(part) = form.next_field().await.unwrap() {
        let name = part.name().unwrap().to_owned();
        let file = part.file_name().map(str::to_owned);
        parts.push((name, file, part.bytes().await.unwrap()));
    }
    let json: Value = serde_json::from_slice(&parts[0].2).unwrap();
    assert_eq!(parts[0].0, "payload_json");
    assert_eq!(json["data"]["content"], "Hello.");
    assert_eq!(json["data"]["attachments"][1]["id"], 1);
    assert_eq!(parts[1].0, "files[0]");
    assert_eq!(parts[1].1.as_deref(), Some("one.txt"));
    assert_eq!(&parts[1].2[..], b"--reelated\r\n");
    assert_eq!(parts[2].0, "files[1]");
    assert_eq!(parts[2].1.as_deref(), Some("two %22quoted%22.bin"));
    assert_eq!(&parts[2].2[..], [0, 255, 13, 10]);
    assert_eq!(parts.len(), 3);
}
