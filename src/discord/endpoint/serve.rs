//! Serving: the commands first, then connections; slow clients are cut off or make room, a stop is
//! announced to load balancers before the port closes, and finishes what is in flight.

use std::convert::Infallible;
use std::future::poll_fn;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;
use tracing::{info, warn};

use super::super::conversation::Answer;
use super::super::rest::Rest;
use super::super::{gateway, later};
use super::connections::{Connections, Full, Place};
use super::{Endpoint, PATH, Readiness, Ready};
use crate::app::App;

/// How long a connection may be idle, and the head of a request take to arrive on one that had a
/// request already. Load balancers close what they do not need after a minute; whoever closes first
/// must not be this side, or the next request is lost on the way.
const IDLE: Duration = Duration::from_secs(75);

/// How long a connection is kept; a client with more to send opens another.
const LIFE: Duration = Duration::from_mins(10);

/// How long a connection may take to end once it is asked to. A client that sends and never
/// reads would otherwise keep its place for ever.
const END: Duration = Duration::from_secs(30);

/// The answer to a request that was begun and never finished.
const TOO_SLOW: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// What is done about the commands before the bot says that it is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commands {
    /// They are registered if they differ, everywhere or in one server.
    Register { dev_guild: Option<u64> },
    /// There is no token to register them with.
    LeaveAsTheyAre,
}

/// Listens, sees to the commands, says that it is ready, and answers until `stop` resolves.
///
/// # Errors
/// If Discord does not let the commands be registered.
pub async fn run(
    endpoint: Endpoint<App>,
    commands: Commands,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    info!(
        "waiting for interactions at http://{}{PATH}",
        listener.local_addr()?
    );
    let (app, rest) = (Arc::clone(&endpoint.app), endpoint.rest.clone());
    let readiness = endpoint.readiness.clone();
    let life = async {
        prepare(&app, &rest, commands).await?;
        readiness.set(Ready::Yes);
        std::future::pending().await
    };
    let stopping = CancellationToken::new();
    // It listens before it is ready, so that a load balancer can ask whether it is.
    let serving = serve(listener, endpoint, stopping.clone().cancelled_owned());
    let living = async {
        let ended = tokio::select! { ended = life => ended, () = stop => Ok(()) };
        stopping.cancel();
        ended
    };
    let (ended, ()) = tokio::join!(living, serving);
    ended
}

async fn prepare(app: &App, rest: &Rest, commands: Commands) -> anyhow::Result<()> {
    match commands {
        Commands::Register { dev_guild } => {
            let registered = gateway::register_patiently(rest, dev_guild).await?;
            registered.log();
            app.introduce(gateway::introduction(&registered));
            app.look_up_channels_in(Arc::new(rest.clone()));
        }
        Commands::LeaveAsTheyAre => warn!(
            "there is no token: commands are not registered and answers cannot be deleted; later \
             answers do not need one"
        ),
    }
    Ok(())
}

/// Answers what comes in until `stop` resolves, and a while longer; then finishes what is in flight.
pub async fn serve<A: Answer>(
    listener: TcpListener,
    endpoint: Endpoint<A>,
    stop: impl Future<Output = ()>,
) {
    let readiness = endpoint.readiness.clone();
    let in_flight = endpoint.in_flight.clone();
    let refusals = Arc::clone(&endpoint.refusals);
    let (drain, bounds) = (endpoint.drain, endpoint.bounds.clone());
    let stop = async {
        stop.await;
        let was_ready = readiness.get() == Ready::Yes;
        readiness.set(Ready::NotAnyMore);
        // If nobody was told to send anything here, nobody has to notice.
        if was_ready {
            info!(
                seconds = drain.as_secs(),
                "about to stop: /readyz says so while requests are still answered"
            );
            tokio::time::sleep(drain).await;
        }
    };
    let open = Listening {
        listener,
        connections: Connections::new(bounds),
        in_flight: in_flight.clone(),
    };
    let routes = Routes {
        readiness: readiness.clone(),
        router: endpoint.router(),
    };
    open.accept(routes, stop).await;
    later::finish(&in_flight).await;
    refusals.log();
}

/// What answers, and whether it is to.
#[derive(Clone)]
struct Routes {
    router: Router,
    readiness: Readiness,
}

/// A port that is open.
struct Listening {
    listener: TcpListener,
    connections: Arc<Connections>,
    in_flight: TaskTracker,
}

impl Listening {
    /// Accepts until `stop` resolves; connections then close as soon as they have nothing to answer.
    async fn accept(self, routes: Routes, stop: impl Future<Output = ()>) {
        let (stopping, stopped) = watch::channel(());
        tokio::pin!(stop);
        let mut crowd = Crowd::default();
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = &mut stop => break,
            };
            let (stream, peer) = match accepted {
                Ok((stream, peer)) => (stream, peer.ip()),
                Err(error) => {
                    // Too many open files, say: trying at once would only spin.
                    warn!(%error, "a connection could not be accepted");
                    self.connections.make_room();
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let place = tokio::select! {
                place = self.enter(peer) => place,
                () = &mut stop => break,
            };
            match place {
                Some(place) => {
                    let answering = converse(stream, place, routes.clone(), stopped.clone());
                    self.in_flight.spawn(answering);
                }
                None => crowd.note(peer),
            }
        }
        drop(stopping);
    }

    /// A place for a connection; waits while every connection allowed is being answered.
    async fn enter(&self, peer: IpAddr) -> Option<Arc<Place>> {
        loop {
            match self.connections.enter(peer) {
                Ok(place) => return Some(place),
                Err(Full::Peer) => return None,
                Err(Full::Everywhere) => self.connections.room().await,
            }
        }
    }
}

/// Refused connections, of which the first is worth a line.
#[derive(Default)]
struct Crowd(u64);

impl Crowd {
    fn note(&mut self, peer: IpAddr) {
        self.0 += 1;
        if self.0.is_power_of_two() {
            warn!(
                %peer,
                refused = self.0,
                "a peer has reached the limit of connections. If it is one of your proxies, name \
                 it in discord.proxies"
            );
        }
    }
}

async fn converse(
    stream: TcpStream,
    place: Arc<Place>,
    routes: Routes,
    mut stopped: watch::Receiver<()>,
) {
    // An answer is one write: waiting for more to send would only delay it.
    _ = stream.set_nodelay(true);
    let (here, Routes { router, readiness }) = (Arc::clone(&place), routes);
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        here.hear();
        let mut request: Request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(Arc::clone(&here));
        let (answer, here) = (router.clone().oneshot(request), Arc::clone(&here));
        let is_closing = readiness.get() == Ready::NotAnyMore;
        Box::pin(async move {
            let mut answer = answer.await?;
            here.answer();
            if is_closing {
                // The next request opens a connection of its own, to another copy.
                let close = HeaderValue::from_static("close");
                answer.headers_mut().insert(CONNECTION, close);
            }
            Ok::<_, Infallible>(answer)
        })
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .serve_connection(TokioIo::new(stream), service);
    let asked_to_end = async {
        tokio::select! {
            _ = stopped.changed() => {}
            () = tokio::time::sleep(LIFE) => {}
        }
    };
    let mut was_slow = false;
    let ended: Result<(), hyper::Error> = tokio::select! {
        ended = poll_fn(|context| connection.poll_without_shutdown(context)) => ended,
        () = place.closing.cancelled() => Ok(()),
        () = place.headless() => {
            was_slow = true;
            Ok(())
        }
        () = asked_to_end => {
            Pin::new(&mut connection).graceful_shutdown();
            let rest = poll_fn(|context| connection.poll_without_shutdown(context));
            tokio::select! {
                ended = tokio::time::timeout(END, rest) => ended.unwrap_or(Ok(())),
                () = place.closing.cancelled() => Ok(()),
            }
        }
    };
    let http1::Parts { io, read_buf, .. } = connection.into_parts();
    let mut stream = io.into_inner();
    was_slow |= ended.is_err_and(|error| error.is_timeout());
    if was_slow && !read_buf.is_empty() {
        _ = stream.write_all(TOO_SLOW).await;
    }
    _ = stream.shutdown().await;
}
