//! Interactions that serenity cannot read, such as a message command on a message of a newer kind.
//! What they have in common is enough to answer them politely.

use serde::Deserialize;
use serenity::all::InteractionId;

use super::answer::Outgoing;
use crate::command::refuse;
use crate::locale::Locale;
use crate::refusal::{Reason, Refusal};

/// What every interaction says, whatever else is in it.
#[derive(Deserialize)]
pub(super) struct Unreadable {
    pub(super) id: InteractionId,
    pub(super) token: String,
    #[serde(rename = "type")]
    pub(super) kind: u64,
    locale: Option<String>,
}

impl Unreadable {
    /// The answer; `None` for a kind of interaction that is not known to take one.
    ///
    /// Source: Discord's documentation, interactions/receiving-and-responding, "Interaction Type".
    pub(super) fn answer(&self) -> Option<Outgoing> {
        let refuse = |reason| {
            let locale = self.locale.as_deref().and_then(Locale::from_discord);
            let texts = locale.unwrap_or_default().texts();
            Outgoing::say(refuse(&Refusal::new(reason), texts))
        };
        match self.kind {
            2 | 5 => Some(refuse(Reason::UnknownCommand)),
            3 => Some(refuse(Reason::OldButton)),
            4 => Some(Outgoing::suggest(Vec::new())),
            _ => None,
        }
    }
}
