//! `reelated playground`: the bot on a local page.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;

use super::Output;
use super::serve::stop_signal;
use crate::config::Config;
use crate::playground;
use crate::telemetry;

pub(super) fn run(
    config: &Config,
    listen: Option<SocketAddr>,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    telemetry::start(&config.log)?;
    let (library, reviews) = match super::read_watched(config, output) {
        Ok(read) => read,
        Err(problems) => return super::unusable(output, &problems),
    };
    let app = Arc::new(super::app(library, config, None));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = playground::bind(listen).await.with_context(|| {
            let address = listen.unwrap_or(playground::USUAL);
            format!("The page cannot be served at {address}")
        })?;
        let stop = stop_signal();
        output.line(&format!("Playground: http://{}/", listener.local_addr()?))?;
        // Whoever started it waits for this line.
        output.out.flush()?;
        playground::run(app, reviews, listener, stop).await
    })?;
    runtime.shutdown_background();
    Ok(ExitCode::SUCCESS)
}
