//! `reelated playground`: the bot on a local page.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use jiff::Timestamp;
use tracing::warn;

use super::Output;
use super::serve::stop_signal;
use crate::config::{Config, Database};
use crate::playground;
use crate::store::Store;
use crate::telemetry;
use crate::watch::tell;

pub(super) fn run(
    config: &Config,
    listen: Option<SocketAddr>,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let _logging = telemetry::start(&config.log)?;
    let (library, reviews) = match super::read_watched(config, output) {
        Ok(read) => read,
        Err(problems) => return super::unusable(output, &problems),
    };
    tell(&library);
    let app = super::app(library, config, None);
    let memory = Memory::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = playground::bind(listen).await.with_context(|| {
            let address = listen.unwrap_or(playground::USUAL);
            format!("The page cannot be served at {address}")
        })?;
        let store = Store::open(&Database::File(memory.file()))
            .await
            .context("There is nowhere to keep what the playground's server decides")?;
        let app = Arc::new(app.with_store(store.clone(), Box::new(Timestamp::now)));
        let stop = stop_signal();
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            warn!(
                "the playground listens at {address}, where other machines may reach it: whoever \
                 opens the page can do whatever an admin can. Leave out --listen to keep it to \
                 this machine"
            );
        }
        output.line(&format!("Playground: http://{address}/"))?;
        // Whoever started it is waiting for this line.
        output.out.flush()?;
        let ran = playground::run(app, reviews, listener, stop).await;
        store.close().await;
        ran
    })?;
    runtime.shutdown_background();
    Ok(ExitCode::SUCCESS)
}

/// A directory for what the page's server decides, until the playground stops. The database of the
/// configuration is for real servers.
struct Memory(PathBuf);

impl Memory {
    fn new() -> Self {
        let name = format!("reelated-playground-{:016x}", rand::random::<u64>());
        Self(std::env::temp_dir().join(name))
    }

    fn file(&self) -> PathBuf {
        self.0.join("reelated.db")
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // What cannot be removed is left to the system to tidy up, like everything there.
        _ = std::fs::remove_dir_all(&self.0);
    }
}
