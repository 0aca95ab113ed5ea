//! One step of a change: what somebody asked for, to be applied to whatever is chosen by then.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Chosen, Field, Setting, Settings, Value};
use crate::snowflake::ChannelId;

/// A step of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Chooses.
    Set(Setting),
    /// Goes back to the operator's default.
    Unset(Field),
    /// Adds a channel to a list of them.
    AddChannel(Field, ChannelId),
    /// Takes a channel from a list of them.
    RemoveChannel(Field, ChannelId),
}

impl Edit {
    /// The setting that it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::Set(setting) => setting.field(),
            Self::Unset(field) | Self::AddChannel(field, _) | Self::RemoveChannel(field, _) => {
                *field
            }
        }
    }

    /// The channels that it would choose.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        match self {
            Self::Set(setting) => setting.channels(),
            Self::AddChannel(_, channel) => [*channel].into(),
            Self::Unset(_) | Self::RemoveChannel(..) => BTreeSet::new(),
        }
    }

    /// Applies it.
    pub fn apply(&self, chosen: &mut Chosen, defaults: &Settings) {
        let (field, adds, channel) = match self {
            Self::Set(setting) => return chosen.set(setting.clone()),
            Self::Unset(field) => return chosen.unset(*field),
            Self::AddChannel(field, channel) => (*field, true, *channel),
            Self::RemoveChannel(field, channel) => (*field, false, *channel),
        };
        let mut channels = Setting::of(&chosen.over(defaults), field).channels();
        let is_in = channels.remove(&channel);
        if adds {
            channels.insert(channel);
        }
        if (adds || is_in)
            && let Some(setting) = field.with(Value::Channels(channels))
        {
            chosen.set(setting);
        }
    }
}
