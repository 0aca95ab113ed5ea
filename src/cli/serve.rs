//! `reelated run` and `reelated register`: the subcommands that talk to Discord.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use tracing::{info, warn};

use super::Output;
use crate::config::{Config, Discord, Mode};
use crate::discord::gateway;
use crate::discord::register::definitions;
use crate::discord::rest::Rest;
use crate::library::Library;
use crate::telemetry;

pub(super) fn run(config: &Config, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let token = match super::token(config)? {
        Ok(token) => token,
        Err(problems) => return super::unusable(output, &problems),
    };
    telemetry::start(&config.log)?;
    let library = match super::read_library(config, output) {
        Ok(library) => library,
        Err(problems) => return super::unusable(output, &problems),
    };
    tell(&library);
    let app = Arc::new(super::app(library, config, None));
    let Discord {
        token: _,
        api_url,
        dev_guild,
        mode: Mode::Gateway,
    } = &config.discord;
    let api_url = api_url.as_ref().map(crate::config::BaseUrl::as_str);
    let rest = Rest::new(token.reveal(), api_url)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let run = gateway::run(app, rest, dev_guild.map(u64::from), api_url, stop_signal());
    runtime.block_on(run)?;
    // serenity's own tasks have nothing to finish.
    runtime.shutdown_background();
    info!("stopped");
    Ok(ExitCode::SUCCESS)
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
    let Discord {
        token: _,
        api_url,
        dev_guild,
        mode: _,
    } = &config.discord;
    let rest = Rest::new(
        token.reveal(),
        api_url.as_ref().map(crate::config::BaseUrl::as_str),
    )?;
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

/// Says what the library is, once.
fn tell(library: &Library) {
    let Library {
        reviews: _,
        replaced,
        warnings,
        files: _,
    } = library;
    info!("the library has {}", library.count());
    if !replaced.is_empty() {
        let films: Vec<&str> = replaced.iter().map(|one| one.film.as_str()).collect();
        info!(
            films = films.join(" "),
            "{} films are replaced by a later source",
            films.len()
        );
    }
    for warning in warnings.iter() {
        warn!(
            file = warning.place().name(),
            line = warning.place().line_number(),
            "{}",
            warning.message()
        );
    }
}

/// Resolves when the process is told to stop: Ctrl-C, or SIGTERM where there is one.
async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c()
            .await
            .context("Ctrl-C cannot be listened for")
            .is_err()
        {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    interrupt.await;
}
