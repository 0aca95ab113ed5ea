//! The endpoint edge: Discord's interactions as signed HTTP requests, answered in the response.
//!
//! Keeps nothing between two requests, so any number of copies can stand behind a load balancer.
//! What Discord has not signed is refused unread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
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
use super::form;
use super::later;
use super::rest::Rest;
use super::unreadable::Unreadable;
use connections::Place;
use refusals::Refusals;
use signature::{Claim, Unsigned};

mod connections;
mod refusals;
mod response;
mod serve;
mod signature;

pub use connections::Bounds;
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

/// What tells the time, by which stale requests are recognised.
pub type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// Whether the bot takes part in the work; load balancers ask for it.
#[derive(Debug, Clone, Default)]
pub struct Readiness(Arc<AtomicU8>);

impl Readiness {
    /// From now on, `/readyz` reports this.
    pub fn set(&self, ready: Ready) {
        self.0.store(ready as u8, Ordering::Relaxed);
    }

    /// What `/readyz` says.
    pub fn get(&self) -> Ready {
        match self.0.load(Ordering::Relaxed) {
            0 => Ready::NotYet,
            1 => Ready::Yes,
            _ => Ready::NotAnyMore,
        }
    }
}

/// Whether interactions should be sent here. They are answered in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Not before the commands are registered.
    NotYet,
    /// Interactions should be sent.
    Yes,
    /// It is about to stop.
    NotAnyMore,
}

/// Everything that answering over HTTP needs.
pub struct Endpoint<A> {
    /// What answers.
    pub app: Arc<A>,
    /// The application's public key.
    pub key: VerifyingKey,
    /// The way later answers take.
    pub rest: Rest,
    pub clock: Clock,
    /// What `/readyz` says.
    pub readiness: Readiness,
    /// How long `/readyz` says no before the port closes, so that load balancers see it.
    pub drain: Duration,
    /// What bounds the connections.
    pub bounds: Bounds,
    /// Counts what is answered later.
    pub in_flight: TaskTracker,
    refusals: Arc<Refusals>,
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
            drain: Duration::ZERO,
            bounds: Bounds::default(),
            in_flight: TaskTracker::new(),
            refusals: Arc::default(),
        }
    }

    /// The routes: [`PATH`] for Discord, `/readyz` for load balancers, `/healthz` for whoever restarts
    /// processes that hang.
    pub fn router(self) -> Router {
        Router::new()
            .route(PATH, post(interact::<A>))
            .route("/readyz", get(readiness::<A>))
            .route("/healthz", get(async || "alive\n"))
            .with_state(Arc::new(self))
    }
}

async fn readiness<A: Answer>(
    State(endpoint): State<Arc<Endpoint<A>>>,
) -> (StatusCode, &'static str) {
    match endpoint.readiness.get() {
        Ready::Yes => (StatusCode::OK, "ready\n"),
        Ready::NotYet => (StatusCode::SERVICE_UNAVAILABLE, "not ready yet\n"),
        Ready::NotAnyMore => (StatusCode::SERVICE_UNAVAILABLE, "about to stop\n"),
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
    let unsigned = |why| {
        endpoint.refusals.note(why);
        Refused::Unsigned
    };
    let claim = Claim::read(&parts.headers).ok_or_else(|| unsigned(Unsigned::Malformed))?;
    // Served without connections, as in the playground, none can be slow.
    let place = parts.extensions.get::<Arc<Place>>();
    let mut until = tokio::time::Instant::now() + BODY;
    if let Some(by) = place.and_then(|place| place.first_request_by()) {
        until = until.min(by);
    }
    let body = tokio::time::timeout_at(until, read(body))
        .await
        .map_err(|_elapsed| Refused::TooSlow)??;
    let _answering = place.map(Place::answering);
    claim
        .check(&endpoint.key, &body, (endpoint.clock)())
        .map_err(unsigned)?;
    endpoint.refusals.note_good();
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
    /// Discord's check that the endpoint responds.
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
    match form::read(body) {
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
    /// The signature is missing, malformed, stale or not Discord's for this body. The response does
    /// not say which.
    Unsigned,
    TooLarge,
    TooSlow,
    /// The connection broke off.
    Broken,
    /// It is signed, but not an interaction that this version can read.
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
                "The body did not arrive in time.",
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
