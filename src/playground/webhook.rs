//! What stands in for Discord when the bot answers later, or asks which channels there are: on loopback.
//!
//! Other programs on the machine can reach it, too: only the bot's own token opens it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, patch, post};
use serde_json::{Value, json};

use super::Playground;
use super::objects;
use super::parts;
use super::room::Closed;

pub(super) fn router(playground: Arc<Playground>) -> Router {
    Router::new()
        .route("/api/v10/guilds/{guild}/channels", get(channels))
        .route("/api/v10/webhooks/{application}/{token}", post(follow_up))
        .route(
            "/api/v10/webhooks/{application}/{token}/messages/@original",
            patch(edit).delete(delete_original),
        )
        .route(
            "/api/v10/channels/{channel}/messages/{message}",
            delete(delete_message),
        )
        .layer(middleware::from_fn_with_state(
            Arc::clone(&playground),
            only_the_bot,
        ))
        .with_state(playground)
}

async fn only_the_bot(
    State(playground): State<Arc<Playground>>,
    request: Request,
    next: Next,
) -> Response {
    let wanted = format!("Bot {}", playground.token);
    let given = request.headers().get(AUTHORIZATION);
    if given.is_none_or(|given| given.as_bytes() != wanted.as_bytes()) {
        return refusal(StatusCode::UNAUTHORIZED, 0, "401: Unauthorized");
    }
    next.run(request).await
}

fn refusal(status: StatusCode, code: u64, message: &str) -> Response {
    let mut response = parts::json(&json!({"code": code, "message": message}));
    *response.status_mut() = status;
    response
}

impl Closed {
    fn refusal(self) -> Response {
        match self {
            Self::Webhook => refusal(StatusCode::NOT_FOUND, 10015, "Unknown Webhook"),
            Self::Message => refusal(StatusCode::NOT_FOUND, 10008, "Unknown Message"),
        }
    }
}

fn unreadable() -> Response {
    refusal(
        StatusCode::BAD_REQUEST,
        50109,
        "The request body contains invalid JSON.",
    )
}

/// The channels of the one server that there is.
async fn channels() -> Response {
    parts::json(&objects::channels())
}

async fn edit(
    State(playground): State<Arc<Playground>>,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(sent) = parts::read(&headers, body).await else {
        return unreadable();
    };
    let (id, message) = {
        let mut room = playground.room();
        match room.edit_original(&token, &sent.json(), &sent.files) {
            Ok(id) => (id, room.message(id).cloned()),
            Err(closed) => return closed.refusal(),
        }
    };
    playground.events.edited(id, message.as_ref(), &sent);
    parts::json(&message.unwrap_or(Value::Null))
}

async fn follow_up(
    State(playground): State<Arc<Playground>>,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(sent) = parts::read(&headers, body).await else {
        return unreadable();
    };
    let (id, message) = {
        let mut room = playground.room();
        match room.follow_up(&token, &sent.json(), &sent.files) {
            Ok(id) => (id, room.message(id).cloned()),
            Err(closed) => return closed.refusal(),
        }
    };
    playground.events.said(id, message.as_ref(), &sent);
    parts::json(&message.unwrap_or(Value::Null))
}

async fn delete_original(
    State(playground): State<Arc<Playground>>,
    Path((_, token)): Path<(String, String)>,
) -> Response {
    let deleted = playground.room().delete_original(&token);
    match deleted {
        Ok(id) => {
            playground.events.deleted(id);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(closed) => closed.refusal(),
    }
}

async fn delete_message(
    State(playground): State<Arc<Playground>>,
    Path((_, message)): Path<(String, u64)>,
) -> Response {
    let deleted = playground.room().delete(message);
    match deleted {
        Ok(()) => {
            playground.events.deleted(message);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(closed) => closed.refusal(),
    }
}
