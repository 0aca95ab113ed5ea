//! What is done about each event: interactions are answered, servers that come and go are noted.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serenity::all::{Context, Event, Interaction, RawEventHandler, Ready};
use tokio::sync::mpsc::UnboundedSender;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use super::super::conversation::{self, Opened};
use super::super::later;
use super::super::rest::{Rest, RestError};
use super::super::unreadable::Unreadable;
use crate::app::App;
use crate::command::GuildId as Server;
use crate::store::Shard;

#[derive(Clone)]
pub(super) struct Handler {
    pub(super) app: Arc<App>,
    pub(super) rest: Rest,
    /// Takes the servers that may have removed the bot.
    pub(super) doubts: UnboundedSender<Server>,
    pub(super) tracker: TaskTracker,
    /// When an answer that could not be sent is given up.
    pub(super) give_up_after: Duration,
}

/// The raw handler alone: the other is not told about what serenity cannot read, and with both
/// every interaction would be copied and start two tasks.
#[serenity::async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, context: Context, event: Event) {
        // serenity does not track its tasks; a shutdown waits for the answers.
        match event {
            Event::Ready(event) => {
                self.tracker.track_future(self.compare(event.ready)).await;
            }
            Event::Resumed(_) => info!(shard = context.shard_id.0, "connection resumed"),
            Event::InteractionCreate(event) => {
                let answer = self.answer(event.interaction);
                self.tracker.track_future(answer).await;
            }
            Event::GuildCreate(event) => {
                let guild = Server(event.guild.id.get());
                self.tracker
                    .track_future(self.app.note_presence(guild))
                    .await;
            }
            // An outage says "unavailable", and is no removal.
            Event::GuildDelete(event) if !event.guild.unavailable => {
                self.doubt(Server(event.guild.id.get()));
            }
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => {
                if let Ok(interaction) = serde_json::from_value(event.value) {
                    let answer = self.answer_unread(interaction);
                    self.tracker.track_future(answer).await;
                }
            }
            _ => {}
        }
    }
}

impl Handler {
    async fn answer(&self, interaction: Interaction) {
        let arrived = Instant::now();
        let Some((call, opened)) = conversation::open(Arc::clone(&self.app), &interaction).await
        else {
            return;
        };
        let Opened {
            first,
            outcome,
            then,
        } = opened;
        // serenity 0.12 would drop what is typed under a label, and offers no other access to it.
        let first = first.in_rows();
        let deadline = arrived + self.give_up_after;
        let token = interaction.token();
        let sent = self
            .rest
            .respond(
                interaction.id(),
                token,
                first.json(),
                &first.files,
                deadline,
            )
            .await;
        later::log(&call, outcome, arrived, sent.as_ref().err());
        // Discord may have the first answer although its reply was lost: then a member waits for the
        // rest.
        let may_have_arrived = matches!(sent, Ok(()) | Err(RestError::Unclear { .. }));
        if let Some(then) = then.filter(|_| may_have_arrived) {
            later::follow(&self.rest, &interaction, &call, then).await;
        }
    }

    /// Compares what is kept with the servers that a new session begins with, which are all of its
    /// shard, those in an outage too: this reveals who removed the bot while it was offline.
    async fn compare(&self, ready: Ready) {
        let shard = ready
            .shard
            .map_or(Shard { number: 0, of: 1 }, |shard| Shard {
                number: shard.id.0,
                of: shard.total,
            });
        info!(
            shard = shard.number,
            guilds = ready.guilds.len(),
            user = ready.user.name,
            "connected"
        );
        let present: HashSet<Server> = ready
            .guilds
            .iter()
            .map(|guild| Server(guild.id.get()))
            .collect();
        let missing = self.app.missing_servers(shard, &present).await;
        if !missing.is_empty() {
            info!(
                shard = shard.number,
                servers = missing.len(),
                "servers are missing: asking Discord whether they removed the bot"
            );
        }
        for guild in missing {
            self.doubt(guild);
        }
    }

    /// Asks for a check of whether a server removed the bot.
    fn doubt(&self, guild: Server) {
        // Nobody takes it while the bot is stopping: it is then found at the next start.
        self.doubts.send(guild).ok();
    }

    /// Answers what serenity cannot read: it passes it on as an event that it does not know.
    async fn answer_unread(&self, interaction: Unreadable) {
        let deadline = Instant::now() + self.give_up_after;
        let Unreadable {
            id, token, kind, ..
        } = &interaction;
        warn!(kind, "an interaction could not be read");
        if let Some(first) = interaction.answer()
            && let Err(error) = self
                .rest
                .respond(*id, token, first.json(), &first.files, deadline)
                .await
        {
            warn!(%error, "could not answer an interaction");
        }
    }
}
