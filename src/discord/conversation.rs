//! One interaction, from its arrival to its last answer, whichever way it came.
//!
//! [`open`] returns the first answer, always in time: a slow answer is deferred. What remains to
//! be done is data again ([`Then`]), which the edge carries out.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use serenity::all::Interaction;

use super::answer::Outgoing;
use super::call;
use crate::app::App;
use crate::command::{
    Call, ChannelId, GuildId, Message, MessageId, Reply, Request, refuse, visibility,
};
use crate::refusal::{Refusal, SettingsReason};
use crate::settings::{Settings, Visibility};

/// When a slow answer is deferred: early enough for two tries to say so within Discord's 3 s.
pub const DEFER_AFTER: Duration = Duration::from_millis(1500);

/// Whatever answers calls: the app, or a stand-in of a test.
pub trait Answer: Send + Sync + 'static {
    /// The settings that apply in a server, or outside any.
    fn settings(&self, guild: Option<GuildId>) -> impl Future<Output = Settings> + Send;

    fn answer(&self, call: Arc<Call>) -> impl Future<Output = Result<Reply, Refusal>> + Send;
}

impl Answer for App {
    async fn settings(&self, guild: Option<GuildId>) -> Settings {
        App::settings(self, guild).await
    }

    async fn answer(&self, call: Arc<Call>) -> Result<Reply, Refusal> {
        App::answer(self, &call).await
    }
}

/// A conversation after its first answer.
pub struct Opened {
    pub first: Outgoing,
    /// How it went, for the log.
    pub outcome: Outcome,
    /// What follows, once the first answer has been sent.
    pub then: Option<Pin<Box<dyn Future<Output = Then> + Send>>>,
}

/// How a call was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As asked.
    Answered,
    /// With a refusal.
    Refused,
    /// Later.
    Deferred,
}

impl Outcome {
    /// The outcome as a word for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Deferred => "deferred",
        }
    }
}

/// What follows a first answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// The first answer (or the message it was about) becomes this message.
    Edit(Message),
    /// A message of its own.
    FollowUp(Message),
    /// The message is to be removed, and the first answer says how that went.
    Remove {
        /// Where it is.
        channel: ChannelId,
        message: MessageId,
        /// Said when it is gone.
        done: Message,
        /// Said when Discord does not let the bot remove it.
        refused: Message,
    },
    Nothing,
}

/// Answers an interaction; `None` for a ping.
pub async fn open<A: Answer>(
    app: Arc<A>,
    interaction: &Interaction,
) -> Option<(Arc<Call>, Opened)> {
    let settings = app.settings(call::guild(interaction)).await;
    let call = Arc::new(call::read(interaction, settings)?);
    let opened = answer_in_time(app, Arc::clone(&call)).await;
    Some((call, opened))
}

/// Answers a call at once or defers it.
pub async fn answer_in_time<A: Answer>(app: Arc<A>, call: Arc<Call>) -> Opened {
    let kind = Kind::of(&call);
    let mut answer = {
        let call = Arc::clone(&call);
        Box::pin(async move { app.answer(call).await })
    };
    let first = tokio::time::timeout(DEFER_AFTER, &mut answer).await;
    match first {
        Ok(result) => at_once(&call, kind, result),
        // Completions are worth nothing later.
        Err(_elapsed) if kind == Kind::Completion => Opened {
            first: Outgoing::suggest(Vec::new()),
            outcome: Outcome::Refused,
            then: None,
        },
        Err(_elapsed) => {
            // It goes on while the deferral is sent: others may be waiting for what it holds of the
            // store.
            let answer = tokio::spawn(answer);
            Opened {
                first: kind.deferral(),
                outcome: Outcome::Deferred,
                then: Some(Box::pin(async move {
                    // It ends early only with the process, which then sends nothing more.
                    let Ok(result) = answer.await else {
                        return Then::Nothing;
                    };
                    complete(&call, kind, result)
                })),
            }
        }
    }
}

/// What kind of first answer an interaction takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Completion,
    /// A command, or a button on somebody else's message: a new message.
    New(Visibility),
    /// A button on one's own message.
    Own,
}

impl Kind {
    fn of(call: &Call) -> Self {
        match &call.request {
            Request::Completion { .. } => Self::Completion,
            _ if call.owns_message() => Self::Own,
            Request::Command { .. } => Self::New(visibility(call)),
            _ => Self::New(Visibility::Private),
        }
    }

    fn deferral(self) -> Outgoing {
        match self {
            Self::Own => Outgoing::change_later(),
            Self::New(visibility) => Outgoing::think(visibility),
            Self::Completion => Outgoing::suggest(Vec::new()),
        }
    }
}

fn refusal(call: &Call, refusal: &Refusal) -> Message {
    refuse(refusal, call.own_locale().texts())
}

fn at_once(call: &Call, kind: Kind, result: Result<Reply, Refusal>) -> Opened {
    let done = |first, outcome| Opened {
        first,
        outcome,
        then: None,
    };
    match result {
        Err(_) if kind == Kind::Completion => done(Outgoing::suggest(Vec::new()), Outcome::Refused),
        Err(error) => done(Outgoing::say(refusal(call, &error)), Outcome::Refused),
        Ok(Reply::Suggest(choices)) => done(Outgoing::suggest(choices), Outcome::Answered),
        Ok(Reply::Ask(form)) => done(Outgoing::ask(form), Outcome::Answered),
        Ok(Reply::Say(message)) => done(Outgoing::say(message), Outcome::Answered),
        Ok(Reply::Change(message)) if kind == Kind::Own => {
            done(Outgoing::change(message), Outcome::Answered)
        }
        Ok(Reply::Change(message)) => done(Outgoing::say(message), Outcome::Answered),
        Ok(reply @ Reply::Remove { .. }) => {
            let then = complete(call, Kind::New(Visibility::Private), Ok(reply));
            Opened {
                first: Outgoing::think(Visibility::Private),
                outcome: Outcome::Answered,
                then: Some(Box::pin(std::future::ready(then))),
            }
        }
    }
}

/// What follows a deferred answer once it is there.
fn complete(call: &Call, kind: Kind, result: Result<Reply, Refusal>) -> Then {
    match (result, kind) {
        // Discord opens a form at once or not at all.
        (Ok(Reply::Ask(_)), kind) => {
            let message = refusal(call, &SettingsReason::TooLate.into());
            if kind == Kind::Own {
                Then::FollowUp(message)
            } else {
                Then::Edit(message)
            }
        }
        (Err(error), Kind::Own) => Then::FollowUp(refusal(call, &error)),
        (Err(error), _) => Then::Edit(refusal(call, &error)),
        (Ok(Reply::Change(message)), _) => Then::Edit(message),
        (Ok(Reply::Say(message)), Kind::Own) => Then::FollowUp(message),
        (Ok(Reply::Say(message)), _) => Then::Edit(message),
        (
            Ok(Reply::Remove {
                message,
                done,
                refused,
            }),
            _,
        ) => Then::Remove {
            channel: call.place.channel(),
            message,
            done,
            refused,
        },
        (Ok(Reply::Suggest(_)), _) => Then::Nothing,
    }
}
