//! Requests a second through the endpoint, beside a handler that only verifies and answers PONG.
//!
//! Both get the same signed bodies in one run and take turns, once over loopback with kept
//! connections, as from a proxy, and once in-process on one thread, where nothing hides what
//! answering costs. `cargo bench --bench endpoint` prints medians and ratios.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measured, and stops where it cannot"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::post;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use reelated::app::App;
use reelated::catalog::Catalog;
use reelated::discord::endpoint::{Endpoint, PATH, SIGNATURE, TIMESTAMP, serve};
use reelated::discord::rest::Rest;
use reelated::library::{self, Source};
use reelated::settings::Settings;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

/// The bot's own allocator, for both sides.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often the three take turns.
const ROUNDS: usize = 7;
/// How long one turn takes.
const TURN: Duration = Duration::from_secs(1);
/// Connections that a proxy would keep.
const CONNECTIONS: usize = 16;

fn main() {
    // `cargo test --benches` only wants to know whether it runs.
    let (rounds, turn) = if std::env::args().any(|argument| argument == "--bench") {
        (ROUNDS, TURN)
    } else {
        (1, Duration::from_millis(50))
    };
    let key = SigningKey::from_bytes(&[7; 32]);
    let asked = [
        (
            "/review, chosen",
            Signed::new(&key, &interaction(2, "heat-1995")),
        ),
        ("/review, typed", Signed::new(&key, &interaction(2, "Heat"))),
        ("completion", Signed::new(&key, &interaction(4, "the god"))),
    ];

    println!("over loopback, {CONNECTIONS} connections, medians of {rounds} rounds");
    for (what, signed) in &asked {
        let request = signed.http();
        compare(what, rounds, |side| {
            let server = match side {
                Side::Endpoint => Server::endpoint(&key),
                Side::Pong => Server::pong(&key),
            };
            loopback(server, &request, turn)
        });
    }

    println!("in-process, 1 thread, medians of {rounds} rounds");
    let (pong, endpoint) = (pong(key.verifying_key()), endpoint(&key).router());
    for (what, signed) in &asked {
        compare(what, rounds, |side| {
            let router = match side {
                Side::Endpoint => &endpoint,
                Side::Pong => &pong,
            };
            in_process(router, signed, turn)
        });
    }
}

#[derive(Clone, Copy)]
enum Side {
    Endpoint,
    Pong,
}

/// Lets both sides take turns, and prints the medians of what they did a second.
fn compare(what: &str, rounds: usize, measure: impl Fn(Side) -> f64) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        theirs.push(measure(Side::Pong));
        ours.push(measure(Side::Endpoint));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "  {what:<16} {ours:>7.0} requests/s, PONG alone {theirs:>7.0}, ratio {:.2}",
        ours / theirs
    );
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

// ── what is sent ──

struct Signed {
    body: String,
    timestamp: String,
    signature: String,
}

impl Signed {
    fn new(key: &SigningKey, interaction: &Value) -> Self {
        let body = interaction.to_string();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let timestamp = now.as_secs().to_string();
        let signature = key.sign(format!("{timestamp}{body}").as_bytes());
        Self {
            signature: format!("{signature:x}"),
            body,
            timestamp,
        }
    }

    fn request(&self) -> Request<Body> {
        Request::post(PATH)
            .header("content-type", "application/json")
            .header(TIMESTAMP, &self.timestamp)
            .header(SIGNATURE, &self.signature)
            .body(Body::from(self.body.clone()))
            .unwrap()
    }

    fn http(&self) -> String {
        let Self {
            body,
            timestamp,
            signature,
        } = self;
        format!(
            "POST {PATH} HTTP/1.1\r\nhost: bot\r\ncontent-type: application/json\r\n\
             {TIMESTAMP}: {timestamp}\r\n{SIGNATURE}: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    }
}

/// An interaction with `/review` in a server, with every field that Discord sends.
fn interaction(kind: u8, typed: &str) -> Value {
    let mut film = json!({"name": "film", "type": 3, "value": typed});
    if kind == 4 {
        film["focused"] = json!(true);
    }
    let user = json!({
        "id": "1003", "username": "alice", "global_name": "Alice", "discriminator": "0",
        "avatar": null, "avatar_decoration_data": null, "collectibles": null,
        "primary_guild": null, "clan": null, "public_flags": 0,
    });
    json!({
        "version": 1, "application_id": "1000", "id": "1004", "type": kind,
        "token": "aW50ZXJhY3Rpb246MTAwNDpiZW5jaA".repeat(7),
        "data": {"id": "1005", "name": "review", "type": 1, "options": [film]},
        "guild_id": "1001", "guild": {"id": "1001", "locale": "en-US", "features": []},
        "guild_locale": "en-US", "locale": "en-GB", "context": 0,
        "channel_id": "1002",
        "channel": {
            "id": "1002", "type": 0, "guild_id": "1001", "name": "films", "parent_id": null,
            "position": 0, "topic": null, "nsfw": false, "flags": 0, "rate_limit_per_user": 0,
            "last_message_id": null, "permissions": "1688852008127488",
        },
        "member": {
            "user": user, "roles": [], "nick": null, "avatar": null, "banner": null,
            "premium_since": null, "pending": false, "flags": 0, "deaf": false, "mute": false,
            "joined_at": "2025-06-01T12:00:00.000000+00:00",
            "communication_disabled_until": null, "unusual_dm_activity_until": null,
            "permissions": "1688852008127488",
        },
        "app_permissions": "1688852008127488", "entitlements": [], "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": "1001"}, "attachment_size_limit": 10_485_760,
    })
}

// ── who answers ──

fn endpoint(key: &SigningKey) -> Endpoint<App> {
    let library = library::load(&[Source::Bundled], |_| {}).unwrap();
    let app = App::new(
        Catalog::new(library.reviews),
        Settings::default(),
        Box::new(|| 7),
    );
    let rest = Rest::without_token(None).unwrap();
    Endpoint::new(Arc::new(app), key.verifying_key(), rest)
}

/// The least that an endpoint can do.
fn pong(key: VerifyingKey) -> Router {
    Router::new().route(PATH, post(verify)).with_state(key)
}

async fn verify(
    State(key): State<VerifyingKey>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<([(&'static str, &'static str); 1], &'static str), StatusCode> {
    let signature = headers[SIGNATURE].as_bytes();
    let mut bytes = [0; 64];
    for (byte, pair) in bytes.iter_mut().zip(signature.chunks_exact(2)) {
        let digit = |c: u8| char::from(c).to_digit(16).unwrap_or(0);
        *byte = u8::try_from(16 * digit(pair[0]) + digit(pair[1])).unwrap();
    }
    let signed = [headers[TIMESTAMP].as_bytes(), &body].concat();
    key.verify_strict(&signed, &Signature::from_bytes(&bytes))
        .map_err(|_| StatusCode::UNAUTHORIZED)?;
    Ok(([("content-type", "application/json")], r#"{"type":1}"#))
}

/// Something that listens, on a runtime of its own.
struct Server {
    runtime: tokio::runtime::Runtime,
    address: std::net::SocketAddr,
}

impl Server {
    fn start(
        run: impl FnOnce(TcpListener) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>>,
    ) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime
            .block_on(TcpListener::bind(("127.0.0.1", 0)))
            .unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(run(listener));
        Self { runtime, address }
    }

    fn endpoint(key: &SigningKey) -> Self {
        let endpoint = endpoint(key);
        Self::start(|listener| Box::pin(serve(listener, endpoint, std::future::pending())))
    }

    fn pong(key: &SigningKey) -> Self {
        let router = pong(key.verifying_key());
        Self::start(|listener| {
            Box::pin(async move {
                axum::serve(listener, router).await.unwrap();
            })
        })
    }
}

// ── how it is measured ──

/// Requests a second over kept connections.
fn loopback(server: Server, request: &str, turn: Duration) -> f64 {
    let client = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let (done, stop) = (
        Arc::new(AtomicU64::new(0)),
        Arc::new(AtomicBool::new(false)),
    );
    let request: Arc<str> = request.into();
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (done, stop, request) = (done.clone(), stop.clone(), request.clone());
            client.spawn(async move {
                let mut stream = TcpStream::connect(server.address).await.unwrap();
                stream.set_nodelay(true).unwrap();
                let mut buffer = vec![0; 1 << 16];
                while !stop.load(Ordering::Relaxed) {
                    stream.write_all(request.as_bytes()).await.unwrap();
                    read_answer(&mut stream, &mut buffer).await;
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    // The first moments fill caches.
    std::thread::sleep(turn / 5);
    let (began, before) = (Instant::now(), done.load(Ordering::Relaxed));
    std::thread::sleep(turn);
    let answered = done.load(Ordering::Relaxed) - before;
    let rate = answered as f64 / began.elapsed().as_secs_f64();
    stop.store(true, Ordering::Relaxed);
    client.block_on(async {
        for client in clients {
            client.await.unwrap();
        }
    });
    server.runtime.shutdown_background();
    rate
}

async fn read_answer(stream: &mut TcpStream, buffer: &mut [u8]) {
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).await.unwrap();
        assert!(read > 0, "the server hung up");
        filled += read;
        let text = std::str::from_utf8(&buffer[..filled]).unwrap_or_default();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.unwrap().parse().unwrap();
        if body.len() == length {
            return;
        }
    }
}

/// Requests a second through the routes alone.
fn in_process(router: &Router, signed: &Signed, turn: Duration) -> f64 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let one = async || {
        let response = router.clone().oneshot(signed.request()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        to_bytes(response.into_body(), usize::MAX).await.unwrap()
    };
    runtime.block_on(async {
        for _ in 0..100 {
            one().await;
        }
        let began = Instant::now();
        let mut answered = 0_u32;
        while began.elapsed() < turn {
            one().await;
            answered += 1;
        }
        f64::from(answered) / began.elapsed().as_secs_f64()
    })
}
