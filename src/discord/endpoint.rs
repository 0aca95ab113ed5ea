//! The endpoint edge: Discord's interactions as signed HTTP requests, answered in the response.
//!
//! Keeps nothing between two requests, so any number of copies can stand behind a load balancer.
//! What Discord has not signed is refused before it is looked at.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use ed25519_dalek::VerifyingKey;
use futures_util::StreamExt as _;
use serde::Deserialize;
use serenity::all::Interaction;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

use super::answer::Outgoing;
use super::conversation::{self, Answer, Opened};
use super::later;
use super::rest::Rest;
use super::unreadable::Unreadable;
use signature::Claim;

mod response;
mod serve;
mod signature;

pub use serve::{Commands, run, serve};
pub use signature::{SIGNATURE, TIMESTAMP};

/// Where interactions are sent to.
pub const PATH: &str = "/interactions";

/// The longest body that is read, in bytes.
pub const LARGEST_BODY: usize = 1 << 20;

/// How long the body of a request may take to arrive.
const BODY: Duration = Duration::from_secs(5);

/// Discord's number for the answer to a ping.
const PONG: &str = r#"{"type":1}"#;

/// What says the time, by which stale requests are told.
pub type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// Whether the bot takes part in the work; load balancers ask for it.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// From now on, `/healthz` says so.
    pub fn set(&self, ready: Ready) {
        self.0.store(ready == Ready::Yes, Ordering::Relaxed);
    }

    /// Whether `/healthz` says so.
    pub fn is_ready(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether interactions should be sent here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// They should.
    Yes,
    /// Not yet, or not any more.
    No,
}

/// Everything that answering over HTTP needs.
pub struct Endpoint<A> {
    /// What answers.
    pub app: Arc<A>,
    /// The application's public key.
    pub key: VerifyingKey,
    /// The way later answers take.
    pub rest: Rest,
    /// The time.
    pub clock: Clock,
    /// What `/healthz` says.
    pub readiness: Readiness,
    /// Counts what is answered later.
    pub in_flight: TaskTracker,
}

impl<A> std::fmt::Debug for Endpoint<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Endpoint")
            .field("readiness", &self.readiness)
            .finish_non_exhaustive()
    }
}

impl<A: Answer> Endpoint<A> {
    /// An endpoint by the machine's clock, which is not ready yet.
    pub fn new(app: Arc<A>, key: VerifyingKey, rest: Rest) -> Self {
        Self {
            app,
            key,
            rest,
            clock: Box::new(SystemTime::now),
            readiness: Readiness::default(),
            in_flight: TaskTracker::new(),
        }
    }

    /// The routes: [`PATH`] for Discord, `/healthz` for whoever watches the bot.
    pub fn router(self) -> Router {
        Router::new()
            .route(PATH, post(interact::<A>))
            .route("/healthz", get(health::<A>))
            .with_state(Arc::new(self))
    }
}

async fn health<A: Answer>(State(endpoint): State<Arc<Endpoint<A>>>) -> (StatusCode, &'static str) {
    if endpoint.readiness.is_ready() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}

async fn interact<A: Answer>(
    State(endpoint): State<Arc<Endpoint<A>>>,
    request: Request,
) -> Response {
    let arrived = Instant::now();
    match answer(&endpoint, request, arrived).await {
        Ok(response) => response,
        Err(refused) => {
            debug!(reason = ?refused, "refused a request");
            refused.into_response()
        }
    }
}

async fn answer<A: Answer>(
    endpoint: &Endpoint<A>,
    request: Request,
    arrived: Instant,
) -> Result<Response, Refused> {
    let (parts, body) = request.into_parts();
    if announced_length(&parts.headers).is_some_and(|length| length > LARGEST_BODY) {
        return Err(Refused::TooLarge);
    }
    let claim = Claim::read(&parts.headers, (endpoint.clock)()).ok_or(Refused::Unsigned)?;
    let body = tokio::time::timeout(BODY, read(body))
        .await
        .map_err(|_elapsed| Refused::TooSlow)??;
    if !claim.holds(&endpoint.key, &body) {
        return Err(Refused::Unsigned);
    }
    let interaction = match parse(&body)? {
        Asked::Ping => return Ok(response::json(PONG.to_owned())),
        Asked::Interaction(interaction) => *interaction,
        Asked::Unreadable(answer) => return Ok(response::first(&answer)),
    };
    let Some((call, opened)) = conversation::open(Arc::clone(&endpoint.app), &interaction).await
    else {
        return Err(Refused::Unknown);
    };
    let Opened {
        first,
        outcome,
        then,
    } = opened;
    later::log(&call, outcome, arrived, None);
    if let Some(then) = then {
        let rest = endpoint.rest.clone();
        endpoint.in_flight.spawn(async move {
            later::follow(&rest, &interaction, &call, then).await;
        });
    }
    Ok(response::first(&first))
}

fn announced_length(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn read(body: Body) -> Result<Bytes, Refused> {
    let mut chunks = body.into_data_stream();
    let mut whole: Vec<u8> = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_broken| Refused::Broken)?;
        if whole.len() + chunk.len() > LARGEST_BODY {
            return Err(Refused::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.into())
}

/// What a signed body asks for.
enum Asked {
    /// Whether somebody is there.
    Ping,
    Interaction(Box<Interaction>),
    /// What serenity cannot read, and its answer.
    Unreadable(Box<Outgoing>),
}

fn parse(body: &[u8]) -> Result<Asked, Refused> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type")]
        kind: u64,
    }
    match serde_json::from_slice(body) {
        Ok(Interaction::Ping(_)) => Ok(Asked::Ping),
        Ok(interaction) => Ok(Asked::Interaction(Box::new(interaction))),
        Err(error) => match serde_json::from_slice(body) {
            // A ping needs nothing that serenity might miss in it.
            Ok(Kind { kind: 1 }) => Ok(Asked::Ping),
            Ok(Kind { kind }) => {
                warn!(kind, category = ?error.classify(), "an interaction could not be read");
                let answer = serde_json::from_slice(body)
                    .ok()
                    .and_then(|interaction: Unreadable| interaction.answer());
                answer
                    .map(|answer| Asked::Unreadable(Box::new(answer)))
                    .ok_or(Refused::Unknown)
            }
            Err(_) => Err(Refused::Unknown),
        },
    }
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// The signature is missing, malformed, stale or not Discord's for this body. Which of them is
    /// nobody's business.
    Unsigned,
    TooLarge,
    TooSlow,
    /// The connection broke off.
    Broken,
    /// It is signed, and no interaction that this version can read.
    Unknown,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, sentence) = match self {
            Self::Unsigned => (
                StatusCode::UNAUTHORIZED,
                "The request is not signed with this application's key.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "The body is longer than 1 MiB.",
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "The body did not arrive within 5 seconds.",
            ),
            Self::Broken => (StatusCode::BAD_REQUEST, "The body ended early."),
            Self::Unknown => (
                StatusCode::BAD_REQUEST,
                "This is not an interaction that this version of the bot knows.",
            ),
        };
        let json = serde_json::json!({ "error": sentence }).to_string();
        let mut response = (status, [(CONTENT_TYPE, "application/json")], json).into_response();
        if matches!(self, Self::TooLarge | Self::TooSlow | Self::Broken) {
            let close = axum::http::HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        response
    }
}

#[cfg(test)]
mod tests;
