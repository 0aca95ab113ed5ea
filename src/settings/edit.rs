//! One step of a change: what somebody asked for, to be done to whatever is chosen by then.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Chosen, Field, Setting, Settings};
use crate::snowflake::ChannelId;

/// A step of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Chooses.
    Set(Setting),
    /// Goes back to the operator's default.
    Unset(Field),
    /// Adds a channel to those where answers are public.
    AddChannel(ChannelId),
    /// Takes a channel from those where answers are public; without any left, all are.
    RemoveChannel(ChannelId),
}

impl Edit {
    /// The setting that it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::Set(setting) => setting.field(),
            Self::Unset(field) => *field,
            Self::AddChannel(_) | Self::RemoveChannel(_) => Field::Channels,
        }
    }

    /// The channels that it names, to be chosen.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        match self {
            Self::Set(setting) => setting.channels(),
            Self::AddChannel(channel) => [*channel].into(),
            Self::Unset(_) | Self::RemoveChannel(_) => BTreeSet::new(),
        }
    }

    /// Does it.
    pub fn apply(&self, chosen: &mut Chosen, defaults: &Settings) {
        let channels = |chosen: &Chosen| chosen.over(defaults).channels;
        match self {
            Self::Set(setting) => chosen.set(setting.clone()),
            Self::Unset(field) => chosen.unset(*field),
            Self::AddChannel(channel) => {
                let mut channels = channels(chosen);
                channels.insert(*channel);
                chosen.set(Setting::Channels(channels));
            }
            Self::RemoveChannel(channel) => {
                let mut channels = channels(chosen);
                if channels.remove(channel) {
                    chosen.set(Setting::Channels(channels));
                }
            }
        }
    }
}
