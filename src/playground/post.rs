//! From what the page says to the endpoint's answer: signed, sent, timed.

use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use ed25519_dalek::Signer as _;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::Playground;
use super::ask::{self, Ask};
use super::parts::{self, Sent, files_json};
use crate::discord::endpoint::{PATH, SIGNATURE, TIMESTAMP};
use crate::discord::limits;

pub(super) async fn interact(
    State(playground): State<Arc<Playground>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // A form of another page cannot send this type without asking first.
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return wrong(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
    }
    let asked: Ask = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(error) => return wrong(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    let made = ask::interaction(&asked, &playground.definitions, &mut playground.room());
    let interaction = match made {
        Ok(interaction) => interaction,
        Err(why) => return wrong(StatusCode::BAD_REQUEST, &why),
    };
    let began = Instant::now();
    let sent = send(&playground, &interaction);
    let answered = tokio::time::timeout(limits::FIRST_ANSWER, sent).await.ok();
    let took = began.elapsed();
    // If threads are blocked, the answer is late although the timer never fired.
    let answered = answered.filter(|_| took <= limits::FIRST_ANSWER);
    let timed_out = answered.is_none();
    let (status, sent) = answered.unzip();
    let sent = sent.flatten();
    let (message_id, message) = {
        let mut room = playground.room();
        let changed = sent.as_ref().and_then(|sent| {
            let id = interaction["id"].as_str()?.parse().ok()?;
            room.answer(id, &sent.json(), &sent.files)
        });
        (changed, changed.and_then(|id| room.message(id).cloned()))
    };
    parts::json(&Answered {
        interaction,
        status,
        answer: sent.as_ref().map(|sent| &*sent.raw),
        files: files_json(sent.as_ref().map_or(&[], |sent| &sent.files)),
        microseconds: took.as_micros(),
        message_id: message_id.map(|id| id.to_string()),
        message,
        timed_out,
    })
}

/// What the page gets.
#[derive(Serialize)]
struct Answered<'a> {
    /// What was sent.
    interaction: Value,
    /// The endpoint's status.
    status: Option<u16>,
    /// The endpoint's answer, verbatim.
    answer: Option<&'a RawValue>,
    files: Value,
    microseconds: u128,
    /// The message that the answer made or changed.
    message_id: Option<String>,
    /// That message as Discord would show it.
    message: Option<Value>,
    timed_out: bool,
}

/// Posts an interaction through the endpoint, as Discord does.
async fn send(playground: &Playground, interaction: &Value) -> (u16, Option<Sent>) {
    let body = interaction.to_string();
    let timestamp = Timestamp::now().as_second().to_string();
    let signature = playground
        .key
        .sign(&[timestamp.as_bytes(), body.as_bytes()].concat());
    let request = Request::post(PATH)
        .header(CONTENT_TYPE, "application/json")
        .header(TIMESTAMP, timestamp)
        .header(SIGNATURE, format!("{signature:x}"))
        .body(Body::from(body))
        .expect("every header is made of letters and digits");
    let response = match playground.endpoint.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    let (head, body) = response.into_parts();
    let status = head.status.as_u16();
    (status, parts::read(&head.headers, body).await)
}

fn wrong(status: StatusCode, sentence: &str) -> Response {
    let mut response = parts::json(&json!({ "error": sentence }));
    *response.status_mut() = status;
    response
}
