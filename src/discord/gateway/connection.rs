//! One connection after another to Discord's gateway, through serenity's client.

use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow};
use serenity::Client;
use serenity::all::{
    ActivityData, ApplicationId, ClientBuilder, GatewayError, GatewayIntents, ShardId,
};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::super::rest::{GatewayAddress, Rest, RestError};
use super::handler::Handler;
use super::shards::{Report, Trouble, Watch};
use super::{Pace, explain as explain_rest};

/// How long the gateway's address is asked for at the start.
const START: Duration = Duration::from_mins(5);

/// How long it is asked for when something is wrong.
const INQUIRY: Duration = Duration::from_secs(10);

/// How long the connections may take to close.
const GOODBYE: Duration = Duration::from_secs(1);

/// After this many attempts in a row without READY, although Discord answers otherwise, it ends.
const ATTEMPTS: u32 = 3;

/// What it takes to connect.
pub(super) struct Connection {
    pub(super) rest: Rest,
    pub(super) application: ApplicationId,
    pub(super) handler: Handler,
    pub(super) pace: Pace,
}

/// What a connection ended with.
enum Ended {
    /// A stop that was asked for.
    Stopped,
    /// Another connection is to follow, at this address.
    Again(GatewayAddress),
}

impl Connection {
    /// Connects, and reconnects where that helps, until `stop`.
    ///
    /// # Errors
    /// If the token, the intents or the gateway do not allow it.
    pub(super) async fn keep(&self, stop: CancellationToken) -> anyhow::Result<()> {
        let asked = self.rest.gateway(Instant::now() + START).await;
        let mut address = asked.map_err(unasked)?;
        let mut failures = 0;
        while let Ended::Again(next) = self.once(&address, &mut failures, &stop).await? {
            address = next;
        }
        Ok(())
    }

    async fn once(
        &self,
        address: &GatewayAddress,
        failures: &mut u32,
        stop: &CancellationToken,
    ) -> anyhow::Result<Ended> {
        let mut client = self.client(address).await?;
        let shards = client.shard_manager.clone();
        let count = address.shards.max(1);
        let mut watch = Watch::over(shards.runners.clone(), count, self.pace);
        let running = client.start_shards(count);
        tokio::pin!(running);
        loop {
            let report = tokio::select! {
                ended = &mut running => return Err(match ended {
                    Ok(()) => anyhow!("the connection to Discord ended"),
                    Err(error) => explain(&error),
                }),
                () = stop.cancelled() => {
                    // It would wait in vain for each shard that ended by itself.
                    tokio::time::timeout(GOODBYE, shards.shutdown_all()).await.ok();
                    return Ok(Ended::Stopped);
                }
                report = watch.trouble() => report,
            };
            let next = self.consider(report, address, failures).await?;
            // serenity waits five seconds for each shard's goodbye, and the dead say none.
            (0..count).for_each(|shard| shards.shutdown_finished(ShardId(shard)));
            shards.shutdown_all().await;
            // It ends everything, or, if no shard has a connection yet, nothing: then it goes on
            // trying by itself, and a second client beside it would answer everything twice.
            if tokio::time::timeout(GOODBYE, &mut running).await.is_ok() {
                return Ok(Ended::Again(next));
            }
        }
    }

    async fn client(&self, address: &GatewayAddress) -> anyhow::Result<Client> {
        let client = ClientBuilder::new_with_http(self.rest.serenity(), GatewayIntents::GUILDS)
            .application_id(self.application)
            .activity(ActivityData::custom("Type /random or /related"))
            .raw_event_handler(self.handler.clone())
            .await
            .context("the gateway client could not be made")?;
        // serenity asks for it once, and silently uses the real one if it gets no answer.
        address.url.clone_into(&mut *client.ws_url.lock().await);
        Ok(client)
    }

    /// Where to connect next, after something went wrong.
    async fn consider(
        &self,
        report: Report,
        address: &GatewayAddress,
        failures: &mut u32,
    ) -> anyhow::Result<GatewayAddress> {
        let Report {
            shard,
            trouble,
            was_ready,
        } = report;
        warn!(shard, "{}: connecting again", said(trouble));
        let next = match self.rest.gateway(Instant::now() + INQUIRY).await {
            Ok(next) => next,
            Err(error @ RestError::Unreachable { .. }) => {
                // The network, or all of Discord, is down: that passes.
                warn!(%error, "could not ask Discord for the gateway's address");
                return Ok(address.clone());
            }
            Err(error) => return Err(unasked(error)),
        };
        if next.shards != address.shards {
            info!(
                before = address.shards,
                now = next.shards,
                "Discord wants a different number of shards"
            );
            *failures = 0;
            return Ok(next);
        }
        *failures = if was_ready { 1 } else { *failures + 1 };
        if *failures >= ATTEMPTS {
            return Err(given_up(trouble, address));
        }
        Ok(next)
    }
}

/// Why the gateway's address is unknown.
fn unasked(error: RestError) -> anyhow::Error {
    match error {
        RestError::Unauthorized => explain_rest(error),
        error => anyhow!(error).context("The bot could not ask Discord where its gateway is"),
    }
}

fn said(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Silent => "Discord's gateway no longer answers",
        Trouble::NotReady => "Discord's gateway does not say READY",
        Trouble::Unconnected => "there is no connection to Discord's gateway",
    }
}

/// What an operator reads when reconnecting did not help.
fn given_up(trouble: Trouble, address: &GatewayAddress) -> anyhow::Error {
    let GatewayAddress { url, shards } = address;
    match trouble {
        Trouble::Silent => anyhow!(
            "Discord's gateway closed the connection before READY, {ATTEMPTS} times in a row. It \
             does so when it misses the identification (4003) or does not accept the number of \
             shards (4010, 4011; it asked for {shards}). Start the bot again later; if that does \
             not help, update it or report this."
        ),
        Trouble::NotReady => anyhow!(
            "Discord's gateway accepted the connection but never said READY, {ATTEMPTS} times in a \
             row. Look at https://discordstatus.com, and start the bot again later."
        ),
        Trouble::Unconnected => anyhow!(
            "Discord answers, but there is no connection to its gateway at {url}. Check that the network lets \
             WebSockets through, then start the bot again."
        ),
    }
}

fn explain(error: &serenity::Error) -> anyhow::Error {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => anyhow!(
            "Discord's gateway refused the token (4004). Copy a new one from \
             https://discord.com/developers/applications, under Bot, and put it into DISCORD_TOKEN or the \
             file that discord.token_file names."
        ),
        serenity::Error::Gateway(
            GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents,
        ) => {
            anyhow!(
                "Discord's gateway refused the intents (4013 or 4014), although this bot asks for \
                 none that needs permission. Update the bot; if it is up to date, report this."
            )
        }
        // serenity's HTTP errors print addresses; their kind says enough here.
        serenity::Error::Http(_) => {
            anyhow!("The bot could not ask Discord where its gateway is. Check the network.")
        }
        error => anyhow!("the connection to Discord ended: {error}"),
    }
}
