//! `/settings`: what a server's admins decide.

use super::context::Context;
use super::errand::{Errand, Found};
use super::message::Reply;
use crate::refusal::{Reason, Refusal};

/// Makes the answer of what an errand found.
pub(super) fn report(
    _context: &Context<'_>,
    _errand: &Errand,
    found: Found,
) -> Result<Reply, Refusal> {
    match found {
        Found::Unavailable { reference } => {
            Err(Refusal::new(Reason::SettingsUnavailable { reference }))
        }
        _ => Err(Refusal::new(Reason::UnknownCommand)),
    }
}
