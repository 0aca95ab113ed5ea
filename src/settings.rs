//! A server's settings: what its admins decide, with the operator's defaults.

use serde::{Deserialize, Serialize};

use crate::locale::Locale;

/// What applies to one call. Until a server has settings of its own, the operator's defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Whether answers are for everybody in the channel or for whoever asked.
    pub answers: Visibility,
    /// The language of public answers; `None` takes the server's own, where the bot speaks it.
    pub language: Option<Locale>,
    /// What happens to spoilers in full reviews.
    pub spoilers: SpoilerPolicy,
    /// Whether `/random` may pick films that could not be confirmed as released.
    pub pick_unconfirmed: bool,
}

/// Who sees an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody in the channel.
    #[default]
    Public,
    /// Only whoever asked ("ephemeral").
    Private,
}

/// What happens to spoilers in full reviews.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpoilerPolicy {
    /// Hidden behind `||`, shown by a click.
    #[default]
    Hidden,
    /// Left out of the text.
    LeftOut,
    /// Shown like any other text.
    Shown,
}
