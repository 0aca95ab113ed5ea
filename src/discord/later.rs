//! What both ways in do after a first answer: carry out what follows, and write the log.

use std::time::{Duration, Instant};

use serenity::all::{ApplicationId, Interaction};
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use super::answer::MessageJson;
use super::conversation::{Outcome, Then};
use super::limits;
use super::rest::{Rest, RestError};
use crate::command::{Call, Message};
use crate::settings::Visibility;

/// How long a later answer may take, Discord's own rate limits included: as long as Discord takes it.
const PATIENCE: Duration = limits::LATER_ANSWERS
    .checked_sub(Duration::from_secs(30))
    .expect("30 s are less than 15 minutes");

/// How long answers in flight may take when the bot is told to stop.
const FAREWELL: Duration = Duration::from_secs(5);

/// "Unknown Webhook": what Discord says about an interaction whose first answer it has not read
/// yet.
const UNKNOWN_WEBHOOK: u64 = 10015;

/// Pauses before a later answer that overtook the first is sent again.
const OVERTAKEN: [Duration; 4] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(3),
];

/// Waits for what follows a first answer, and carries it out.
pub(super) async fn follow(
    rest: &Rest,
    interaction: &Interaction,
    call: &Call,
    then: impl Future<Output = Then>,
) {
    let deadline = Instant::now() + PATIENCE;
    let then = then.await;
    let answer = LaterAnswer {
        rest,
        interaction,
        deadline,
    };
    if let Err(error) = answer.carry_out(then).await {
        warn!(command = call.request.name(), %error, "a later answer could not be sent");
    }
}

/// Waits for what is in flight when the bot is told to stop, for as long as that is reasonable.
pub(super) async fn finish(in_flight: &TaskTracker) {
    info!(in_flight = in_flight.len(), "shutting down");
    in_flight.close();
    if tokio::time::timeout(FAREWELL, in_flight.wait())
        .await
        .is_err()
    {
        warn!(
            in_flight = in_flight.len(),
            "gave up on answers that were still in flight"
        );
    }
}

/// One line per interaction: what was asked, where, how it went and how long it took.
pub(super) fn log(call: &Call, outcome: Outcome, arrived: Instant, error: Option<&RestError>) {
    let command = call.request.name();
    let guild = call.place.guild().map(|guild| guild.0);
    #[expect(
        clippy::cast_precision_loss,
        reason = "an answer takes less than 285 years"
    )]
    let duration_ms = arrived.elapsed().as_micros() as f64 / 1000.0;
    let outcome = outcome.as_str();
    match error {
        None => info!(
            command,
            guild, duration_ms, outcome, "answered an interaction"
        ),
        Some(error) => {
            warn!(command, guild, duration_ms, outcome, %error, "could not answer an interaction");
        }
    }
}

struct LaterAnswer<'a> {
    rest: &'a Rest,
    interaction: &'a Interaction,
    deadline: Instant,
}

impl LaterAnswer<'_> {
    async fn carry_out(&self, then: Then) -> Result<(), RestError> {
        match then {
            Then::Nothing => Ok(()),
            Then::Edit(message) => self.edit(message).await,
            Then::FollowUp(message) => self.follow_up(message).await,
            Then::Remove {
                channel,
                message,
                done,
                refused,
            } => {
                let removed = self
                    .rest
                    .delete_message(channel.0.into(), message.0.into(), self.deadline)
                    .await;
                match removed {
                    Ok(()) => self.edit(done).await,
                    Err(RestError::Refused { .. }) => self.edit(refused).await,
                    Err(error) => {
                        self.edit(refused).await?;
                        Err(error)
                    }
                }
            }
        }
    }

    async fn edit(&self, mut message: Message) -> Result<(), RestError> {
        // The first answer decided who sees it.
        message.visibility = Visibility::Public;
        let (json, files) = MessageJson::new(message);
        let json = json.json();
        let (application, token) = self.webhook();
        self.once_acknowledged(|| {
            self.rest
                .edit_original(application, token, json.clone(), &files, self.deadline)
        })
        .await
    }

    async fn follow_up(&self, message: Message) -> Result<(), RestError> {
        let (json, files) = MessageJson::new(message);
        // There is one per interaction, so that its id tells it from all others.
        let json = json.json_once(&self.interaction.id().to_string());
        let (application, token) = self.webhook();
        self.once_acknowledged(|| {
            self.rest
                .follow_up(application, token, json.clone(), &files, self.deadline)
        })
        .await
    }

    fn webhook(&self) -> (ApplicationId, &str) {
        (self.interaction.application_id(), self.interaction.token())
    }

    /// Sends, and sends again where Discord has not read the first answer yet: an endpoint's first
    /// answer is the body of a response, which nobody confirms.
    async fn once_acknowledged<F: Future<Output = Result<(), RestError>>>(
        &self,
        send: impl Fn() -> F,
    ) -> Result<(), RestError> {
        for pause in OVERTAKEN {
            match send().await {
                Err(error) if error.code() == Some(UNKNOWN_WEBHOOK) => {
                    tokio::time::sleep(pause).await;
                }
                sent => return sent,
            }
        }
        send().await
    }
}
