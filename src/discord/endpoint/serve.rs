//! Serving: the commands first, then connections; slow clients are cut off, a stop finishes what is
//! in flight.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use super::super::conversation::Answer;
use super::super::rest::Rest;
use super::super::{gateway, later};
use super::{Endpoint, PATH, Ready};
use crate::app::App;

/// How long the head of a request may take to arrive, and a connection may be idle.
const HEAD: Duration = Duration::from_secs(30);

/// How long a connection is kept; whoever has more to say opens another.
const LIFE: Duration = Duration::from_mins(10);

/// How long a connection may take to end once it is asked to. Who sends and never reads would
/// otherwise keep its place for ever.
const END: Duration = Duration::from_secs(30);

/// How many connections are open at once at the most; further ones wait.
const CONNECTIONS: usize = 4096;

/// What somebody reads who began a request and did not go on.
const TOO_SLOW: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// What is done about the commands before the bot says that it is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commands {
    /// They are registered if they differ, everywhere or in one server.
    Register {
        /// The server.
        dev_guild: Option<u64>,
    },
    /// There is no token to register them with.
    LeaveAsTheyAre,
}

/// Listens, sees to the commands, says that it is ready, and answers until `stop` resolves.
///
/// # Errors
/// Where Discord does not let the commands be registered.
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
            let registered = gateway::register(rest, dev_guild)
                .await
                .map_err(gateway::explain)?;
            registered.log();
            app.introduce(gateway::introduction(&registered));
            app.look_up_channels_in(Arc::new(rest.clone()));
        }
        Commands::LeaveAsTheyAre => warn!(
            "there is no token: commands are not registered and answers cannot be deleted; later answers \
             need none"
        ),
    }
    Ok(())
}

/// Answers what comes in until `stop` resolves, then finishes what is in flight.
pub async fn serve<A: Answer>(
    listener: TcpListener,
    endpoint: Endpoint<A>,
    stop: impl Future<Output = ()>,
) {
    let readiness = endpoint.readiness.clone();
    let in_flight = endpoint.in_flight.clone();
    accept(listener, endpoint.router(), &in_flight, async {
        stop.await;
        readiness.set(Ready::No);
    })
    .await;
    later::finish(&in_flight).await;
}

/// Accepts until `stop` resolves; connections then close as soon as they have nothing to answer.
async fn accept(
    listener: TcpListener,
    router: Router,
    in_flight: &TaskTracker,
    stop: impl Future<Output = ()>,
) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let (stopping, stopped) = watch::channel(());
    tokio::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let answering = converse(stream, router.clone(), stopped.clone());
                in_flight.spawn(async move {
                    answering.await;
                    drop(place);
                });
            }
            Err(error) => {
                // Too many open files, say: it passes, and trying at once would only spin.
                warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop(stopping);
}

async fn converse(stream: TcpStream, router: Router, mut stopped: watch::Receiver<()>) {
    // An answer is one write: waiting for more to send would only delay it.
    _ = stream.set_nodelay(true);
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let asked_to_end = async {
        tokio::select! {
            _ = stopped.changed() => {}
            () = tokio::time::sleep(LIFE) => {}
        }
    };
    let ended: Result<(), hyper::Error> = tokio::select! {
        ended = poll_fn(|context| connection.poll_without_shutdown(context)) => ended,
        () = asked_to_end => {
            Pin::new(&mut connection).graceful_shutdown();
            let rest = poll_fn(|context| connection.poll_without_shutdown(context));
            tokio::time::timeout(END, rest).await.unwrap_or(Ok(()))
        }
    };
    let http1::Parts { io, read_buf, .. } = connection.into_parts();
    let mut stream = io.into_inner();
    if ended.is_err_and(|error| error.is_timeout()) && !read_buf.is_empty() {
        _ = stream.write_all(TOO_SLOW).await;
    }
    _ = stream.shutdown().await;
}
