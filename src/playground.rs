//! The playground: a local page that looks like a Discord channel with the bot in it.
//!
//! Under the page runs the real thing: true interactions, signed with a key made at start, go
//! through the real endpoint, and later answers come back over a webhook. Nothing leaves the machine.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::app::App;
use crate::command::About;
use crate::discord::endpoint::{Endpoint, Ready};
use crate::discord::register::definitions;
use crate::discord::rest::Rest;
use crate::locale::Locale;
use crate::watch::{Reviews, watch};

mod ask;
mod called;
mod component;
mod events;
mod guard;
mod limits;
mod objects;
mod page;
mod parts;
mod post;
mod resolved;
mod room;
mod time;
mod webhook;

use events::Events;
use guard::Guard;
use room::Room;

/// The usual address of the page: free on most machines, and easy to remember.
pub const USUAL: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 7171);

/// What the page talks to.
struct Playground {
    app: Arc<App>,
    /// The real endpoint, as `discord.mode = "endpoint"` serves it.
    endpoint: Router,
    /// The private half of the key that the endpoint checks signatures with.
    key: SigningKey,
    /// The token in the bot's requests to Discord, by which the webhook knows them.
    token: String,
    definitions: Vec<Value>,
    room: Mutex<Room>,
    events: Events,
}

impl Playground {
    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Binds to an address; without one to [`USUAL`], or to any free port where that is taken.
///
/// # Errors
/// If the address cannot be bound to.
pub async fn bind(address: Option<SocketAddr>) -> io::Result<TcpListener> {
    if let Some(address) = address {
        return TcpListener::bind(address).await;
    }
    match TcpListener::bind(USUAL).await {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            TcpListener::bind((USUAL.ip(), 0)).await
        }
        bound => bound,
    }
}

/// Serves the page until `stop` resolves, and reloads the reviews as their files change.
///
/// # Errors
/// If loopback has no port left for the webhook.
pub async fn run(
    app: Arc<App>,
    reviews: Reviews,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    let webhook = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let playground = open(app, &format!("http://{}", webhook.local_addr()?))?;
    let webhook = axum::serve(webhook, webhook::router(Arc::clone(&playground)));
    let page = axum::serve(
        listener,
        router(Arc::clone(&playground), Guard::new(address)),
    );
    let events = Arc::clone(&playground);
    let watched = watch(Arc::clone(&playground.app), reviews, move |reloaded| {
        events.events.reloaded(reloaded);
    });
    // The page's event streams never end by themselves: a stop cuts them off.
    tokio::select! {
        served = webhook.into_future() => served?,
        served = page.into_future() => served?,
        () = watched => {}
        () = stop => {}
    }
    Ok(())
}

/// Wires everything together; `webhook` is the base URL of what stands in for Discord.
fn open(app: Arc<App>, webhook: &str) -> anyhow::Result<Arc<Playground>> {
    let key = SigningKey::from_bytes(&rand::random());
    let token = format!("playground.{:032x}", rand::random::<u128>());
    let rest = Rest::new(&token, Some(webhook))?;
    let definitions = definitions();
    app.introduce(About {
        command_ids: definitions
            .iter()
            .filter(|command| command["type"] == 1)
            .filter_map(|command| {
                let name = command["name"].as_str()?;
                Some((name.to_owned(), objects::command_id(&definitions, name)))
            })
            .collect(),
        invite: None,
    });
    app.look_up_channels_in(Arc::new(rest.clone()));
    let endpoint = Endpoint::new(Arc::clone(&app), key.verifying_key(), rest);
    endpoint.readiness.set(Ready::Yes);
    Ok(Arc::new(Playground {
        app,
        endpoint: endpoint.router(),
        key,
        token,
        definitions,
        room: Mutex::default(),
        events: Events::default(),
    }))
}

fn router(playground: Arc<Playground>, guard: Guard) -> Router {
    Router::new()
        .route("/", get(page::index))
        .route("/page/{file}", get(page::file))
        .route("/api/commands", get(commands))
        .route("/api/interactions", post(post::interact))
        .route("/api/events", get(events::stream))
        .with_state(playground)
        .layer(middleware::from_fn_with_state(Arc::new(guard), guard::keep))
}

/// What the page needs to know before anything is typed.
async fn commands(State(playground): State<Arc<Playground>>) -> Response {
    parts::json(&json!({
        "commands": playground.definitions,
        "locales": Locale::ALL.map(Locale::code),
        "limits": limits::by_name(),
        "server": objects::server(),
        "members": playground.room().members(),
        "films": playground.app.catalog().film_count(),
        "version": env!("CARGO_PKG_VERSION"),
    }))
}

#[cfg(test)]
mod tests;
