//! `reelated run` and `reelated register`: the subcommands that talk to Discord.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::info;

use super::{Output, secrecy};
use crate::app::App;
use crate::config::{BaseUrl, Config, Database, Discord, Mode, Token, TokenFrom};
use crate::discord::belongings::{self, Belongings};
use crate::discord::daily::{self, Daily};
use crate::discord::endpoint::{self, Commands, Endpoint};
use crate::discord::gateway::{self, Gateway};
use crate::discord::lease::{Lease, NoLease, Pace, this_process};
use crate::discord::register::definitions;
use crate::discord::rest::Rest;
use crate::library::Library;
use crate::store::Store;
use crate::telemetry;
use crate::watch::{tell, watch};

/// How long films of the day that are on their way are waited for: for two requests.
const LAST_FILM: Duration = Duration::from_secs(9);

/// How long the database may take to note that the bot leaves the gateway.
const LEAVE: Duration = Duration::from_secs(1);

pub(super) fn run(config: &Config, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    secrecy::no_core_dumps();
    let token = match (super::token(config), &config.discord.mode) {
        (Ok(Ok(token)), _) => Some(token),
        (Ok(Err(problems)), _) => return super::unusable(output, &problems),
        (Err(missing), Mode::Gateway) => return Err(missing),
        (Err(_), Mode::Endpoint { .. }) => None,
    };
    let _logging = telemetry::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.spawn(ignore_hangups());
    let Discord {
        token: _,
        api_url: _,
        dev_guild,
        mode,
        public_key,
        listen,
        proxies,
        drain,
    } = &config.discord;
    let rest = rest(token.as_ref(), config)?;
    let dev_guild = dev_guild.map(u64::from);
    // Discord need not wait for the films: to reach it takes as long as to read them.
    let registering = matches!(mode, Mode::Gateway).then(|| {
        let rest = rest.clone();
        runtime.spawn(async move { gateway::register_patiently(&rest, dev_guild).await })
    });
    let (library, reviews) = match super::read_watched(config, output) {
        Ok(read) => read,
        Err(problems) => {
            runtime.shutdown_background();
            return super::unusable(output, &problems);
        }
    };
    introduce(config, &library);
    // Before the bot can be asked anything: without its memory it should not answer.
    let (runtime, store) = open_store(runtime, config)?;
    let app = super::app(library, config, None).with_store(store.clone(), Box::new(Timestamp::now));
    let app = Arc::new(app);
    let (stop, films) = (CancellationToken::new(), TaskTracker::new());
    let mut overtaken = None;
    runtime.spawn(watch(Arc::clone(&app), reviews, |_| {}));
    match (mode, token, public_key) {
        (Mode::Endpoint { .. }, token, Some(key)) => {
            if token.is_some() {
                let own_business = by_itself(&runtime, &app, &rest, &stop);
                films.spawn_on(own_business, runtime.handle());
            }
            let mut endpoint = Endpoint::new(app, key.key(), rest);
            endpoint.bounds.proxies.clone_from(proxies);
            endpoint.drain = *drain;
            let commands = match token {
                Some(_) => Commands::Register { dev_guild },
                None => Commands::LeaveAsTheyAre,
            };
            runtime.block_on(async {
                let listener = bind(*listen).await?;
                endpoint::run(endpoint, commands, listener, stop_signal()).await
            })?;
        }
        (_, Some(token), _) => {
            let application = gateway::application_of(token.reveal()).unwrap_or_default();
            let lease = Lease::take(store.clone(), application, this_process(), Pace::default());
            let lease = runtime.block_on(lease)?;
            let own_business = by_itself(&runtime, &app, &rest, &stop);
            films.spawn_on(own_business, runtime.handle());
            runtime.block_on(async {
                let mut lost = tokio::spawn(lease.keep(stop.clone()));
                let stopped = async {
                    tokio::select! {
                        () = stop_signal() => {}
                        other = &mut lost => overtaken = other.ok().flatten(),
                    }
                };
                let gateway = Gateway {
                    dev_guild,
                    registering,
                    ..Gateway::new(app, rest)
                };
                let ran = gateway.run(stopped).await;
                stop.cancel();
                if !lost.is_finished() {
                    tokio::time::timeout(LEAVE, lost).await.ok();
                }
                ran
            })?;
        }
        (_, None, _) => unreachable!("without a token there is a mode \"endpoint\" and its key"),
    }
    runtime.block_on(async {
        stop.cancel();
        films.close();
        tokio::time::timeout(LAST_FILM, films.wait()).await.ok();
        store.close().await;
    });
    // serenity's own tasks have nothing to finish.
    runtime.shutdown_background();
    info!("stopped");
    match overtaken {
        Some(other) => Err(NoLease::Held(other).into()),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// The way to Discord; without a token, only for answers.
fn rest(token: Option<&Token>, config: &Config) -> anyhow::Result<Rest> {
    let address = config.discord.api_url.as_ref();
    let address = address.map(BaseUrl::as_str);
    Ok(match token {
        Some(token) => Rest::new(token.reveal(), address)?,
        None => Rest::without_token(address)?,
    })
}

async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| {
        format!(
            "The bot cannot listen at {listen}. Check discord.listen, and whether something else \
             listens there."
        )
    })
}

/// Opens the database. Without it, nothing of the runtime is waited for: looking a server's name up
/// may take longer than anybody should wait for the error.
fn open_store(runtime: Runtime, config: &Config) -> anyhow::Result<(Runtime, Store)> {
    match runtime.block_on(Store::open(&config.database)) {
        Ok(store) => Ok((runtime, store)),
        Err(error) => {
            runtime.shutdown_background();
            Err(error).context("The database cannot be used")
        }
    }
}

/// What the bot does without being asked, until `stop`: it posts the films of the day, and looks
/// after what servers' settings name.
fn by_itself(
    runtime: &Runtime,
    app: &Arc<App>,
    rest: &Rest,
    stop: &CancellationToken,
) -> impl Future<Output = ()> + use<> {
    let _inside = runtime.enter();
    let daily = Daily::new(Arc::clone(app), rest.clone(), daily::PAUSE);
    let belongings = Belongings::new(Arc::clone(app), rest, belongings::PAUSE);
    let (daily, belongings) = (daily.run(stop.clone()), belongings.run(stop.clone()));
    async {
        tokio::join!(daily, belongings);
    }
}

pub(super) fn register(
    config: &Config,
    dry_run: bool,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    if dry_run {
        output.line(&serde_json::to_string_pretty(&definitions())?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let token = match super::token(config)? {
        Ok(token) => token,
        Err(problems) => return super::unusable(output, &problems),
    };
    let rest = rest(Some(&token), config)?;
    let dev_guild = config.discord.dev_guild;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let registered = runtime
        .block_on(gateway::register(&rest, dev_guild.map(u64::from)))
        .map_err(gateway::explain)?;
    let what = if registered.changed {
        "Registered"
    } else {
        "Already registered:"
    };
    let place = match dev_guild {
        Some(guild) => format!("in server {guild}"),
        None => "everywhere".to_owned(),
    };
    output.line(&format!(
        "{what} {} commands {place}.",
        registered.commands.len()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Says what runs here, in one line before all others, and what is to be said of it.
fn introduce(config: &Config, library: &Library) {
    let mode = match config.discord.mode {
        Mode::Gateway => "gateway",
        Mode::Endpoint { .. } => "endpoint",
    };
    let database = match &config.database {
        Database::File(path) => path.display().to_string(),
        Database::Server(address) => address.to_string(),
    };
    info!(
        version = env!("CARGO_PKG_VERSION"),
        mode,
        database,
        films = library.reviews.len(),
        "Reelated starts"
    );
    if let TokenFrom::File { path, .. } = &config.discord.token {
        secrecy::warn_of_open_file(path);
    }
    tell(library);
}

/// Listens from now on for the process being told to stop, and resolves when it is: Ctrl-C, or
/// SIGTERM where there is one. Has to be called where tokio runs.
#[cfg(unix)]
pub(super) fn stop_signal() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    // Listening begins with the call: a signal that came before it would end the process at once.
    let signals = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    async move {
        match signals {
            [Ok(mut interrupt), Ok(mut terminate)] => {
                tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
            }
            // Nothing can be listened for; the system's own way to stop a process is left.
            _ => std::future::pending().await,
        }
    }
}

/// Goes on where a process is told that its terminal is gone, or to open its log again: the log goes
/// to standard error, which whoever started the bot keeps open.
#[cfg(unix)]
async fn ignore_hangups() {
    use tokio::signal::unix::{SignalKind, signal};
    // Where it cannot be listened for, the signal ends the process, as it does without this.
    let Ok(mut hangups) = signal(SignalKind::hangup()) else {
        return;
    };
    while hangups.recv().await.is_some() {
        info!(
            "SIGHUP is ignored: there is no log file to open again, and reviews are read as they change"
        );
    }
}

#[cfg(not(unix))]
async fn ignore_hangups() {}

/// Resolves when the process is told to stop by Ctrl-C.
#[cfg(not(unix))]
pub(super) async fn stop_signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
