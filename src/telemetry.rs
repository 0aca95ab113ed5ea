//! Logging with tracing: set up once, as the configuration says.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Color, Log, LogFormat};

/// Starts logging to standard error.
///
/// # Errors
/// Where `log.filter` cannot be read.
pub fn start(log: &Log) -> anyhow::Result<()> {
    let Log {
        format,
        filter,
        color,
    } = log;
    let filter: Targets = filter.parse().with_context(|| {
        format!("log.filter = {filter:?} is not a filter such as \"info,reelated=debug\"")
    })?;
    let colours = match color {
        Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Color::Always => true,
        Color::Never => false,
    };
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_target(false)
        .with_ansi(colours);
    let layer = match format {
        LogFormat::Text => layer.boxed(),
        LogFormat::Json => layer
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(layer.with_filter(filter))
        .with(secrets())
        .init();
    Ok(())
}

/// What no filter can turn on: the libraries print tokens, addresses that hold tokens, and what
/// members typed at their finer levels.
fn secrets() -> Targets {
    Targets::new()
        .with_default(LevelFilter::INFO)
        .with_target("reelated", LevelFilter::TRACE)
        .with_target("serenity", LevelFilter::WARN)
        // Its warning quotes the event that it could not read.
        .with_target("serenity::gateway::ws", LevelFilter::ERROR)
}
