//! What happened to a server's settings: what changed, when, by whom, and what came of undoing it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, Contradiction, Field};
use crate::snowflake::UserId;

/// How a change came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// A setting was set.
    Set,
    /// A file was imported.
    Import,
    /// Everything went back to the operator's defaults.
    Reset,
    /// An earlier change was taken back.
    Undo,
    /// The bot took out channels that are not the server's.
    Disown,
}

/// A change that is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the server; later changes have higher ones.
    pub number: i64,
    /// When it was made.
    pub at: Timestamp,
    /// By whom; `None` is the bot itself.
    pub who: Option<UserId>,
    pub way: Way,
    pub changes: Vec<Change>,
}

/// What came of taking a change back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// It is taken back; this changed.
    Done(Vec<Change>),
    /// These settings were changed again since.
    ChangedSince(Vec<Field>),
    /// It would not go together with what was changed since.
    Contradiction(Contradiction),
    /// It is no longer remembered.
    Forgotten,
}
