//! What comes in: who asks, where, with which permissions, in which language, for what.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::locale::Locale;
use crate::settings::{Settings, Visibility};
use crate::snowflake::{ChannelId, GuildId, MessageId, UserId};

/// One interaction, in our own words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Who asks.
    pub asker: UserId,
    /// What they may do in the channel they ask in; everything in a direct message.
    pub permissions: Permissions,
    /// What the bot itself may do in that channel.
    pub own_permissions: Permissions,
    pub place: Place,
    /// The asker's language; `None` where the bot does not speak it.
    pub locale: Option<Locale>,
    /// The language of the server, as Discord knows it.
    pub server_locale: Option<Locale>,
    /// The server's settings, or the operator's defaults.
    pub settings: Settings,
    /// What came along.
    pub enclosed: Enclosed,
    pub request: Request,
}

/// What Discord encloses with a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    /// The channels that Discord says are the server's: where the call comes from, and those that
    /// it names.
    pub channels: BTreeSet<ChannelId>,
    /// How large a file of the answer may be, in bytes.
    pub largest_file: usize,
    /// The text that the message whose button was pressed keeps, to be corrected.
    pub draft: String,
}

impl Default for Enclosed {
    fn default() -> Self {
        Self {
            channels: BTreeSet::new(),
            // What everybody may send (Discord's documentation, reference, "Uploading Files").
            largest_file: 10 << 20,
            draft: String::new(),
        }
    }
}

impl Call {
    /// What the bot says by itself, to everybody in a channel.
    pub fn by_itself(
        guild: GuildId,
        channel: ChannelId,
        settings: Settings,
        server_locale: Option<Locale>,
    ) -> Self {
        Self {
            asker: UserId(0),
            permissions: Permissions::default(),
            own_permissions: Permissions::default(),
            place: Place::Server {
                guild,
                channel,
                thread_of: None,
                installed: true,
            },
            locale: None,
            server_locale,
            // Where it speaks by itself is a setting of its own.
            settings: Settings {
                answers: Visibility::Public,
                channels: BTreeSet::new(),
                ..settings
            },
            enclosed: Enclosed::default(),
            request: Request::Command {
                name: "film-of-the-day".to_owned(),
                options: Options::default(),
            },
        }
    }

    /// Whether the asker may manage the server that they ask in.
    pub fn may_manage(&self) -> bool {
        self.place.guild().is_some() && self.permissions.grant(Permissions::MANAGE_SERVER)
    }

    /// Whether the button, menu or form used is on a message that answered the same person.
    pub fn owns_message(&self) -> bool {
        let on = self.request.used_on();
        on.is_some_and(|on| on.private || on.asked_by == Some(self.asker))
    }

    /// Whether the server lets answers be public in the channel. A thread is part of its channel.
    pub(crate) fn is_in_public_place(&self) -> bool {
        let channels = &self.settings.channels;
        match self.place {
            Place::Server {
                channel, thread_of, ..
            } if !channels.is_empty() => {
                channels.contains(&channel)
                    || thread_of.is_some_and(|parent| channels.contains(&parent))
            }
            _ => true,
        }
    }

    /// The language of what only the asker reads.
    pub(crate) fn own_locale(&self) -> Locale {
        self.locale.or(self.server_locale).unwrap_or_default()
    }

    /// What everybody in a channel reads is in the server's language, never in the asker's.
    pub(crate) fn public_locale(&self) -> Locale {
        let asker = if self.place.guild().is_none() {
            self.locale
        } else {
            None
        };
        self.settings
            .language
            .or(asker)
            .or(self.server_locale)
            .unwrap_or_default()
    }
}

/// Where a call comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A channel of a server.
    Server {
        guild: GuildId,
        channel: ChannelId,
        /// The channel that it is a thread of, where it is one.
        thread_of: Option<ChannelId>,
        /// Whether the bot itself is on the server; if not, the asker brought it along.
        installed: bool,
    },
    /// A direct message with the bot.
    DirectMessage {
        /// The channel of the conversation.
        channel: ChannelId,
    },
    /// A conversation between people, to which the asker brought the bot along.
    Private {
        /// The channel of the conversation.
        channel: ChannelId,
    },
}

impl Place {
    /// The server, where there is one.
    pub fn guild(self) -> Option<GuildId> {
        match self {
            Self::Server { guild, .. } => Some(guild),
            Self::DirectMessage { .. } | Self::Private { .. } => None,
        }
    }

    pub fn channel(self) -> ChannelId {
        match self {
            Self::Server { channel, .. }
            | Self::DirectMessage { channel }
            | Self::Private { channel } => channel,
        }
    }
}

/// For what somebody calls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// A slash command.
    Command {
        /// The command's name, a subcommand behind it: `settings show`.
        name: String,
        /// What was filled in.
        options: Options,
    },
    /// The list that completes an option.
    Completion {
        /// The command's name, a subcommand behind it.
        name: String,
        /// What has been filled in so far, the option being typed among it.
        options: Options,
        /// The name of the option being typed.
        focused: String,
    },
    /// A button pressed, or an entry of a menu chosen.
    Press {
        /// What the button carries: an [`Action`](crate::action::Action) in its short form.
        code: String,
        /// The message it is on.
        on: Target,
    },
    /// Entries chosen in a menu that takes any number of them, or channels in a menu of those.
    Choose {
        /// What the menu carries: an [`Action`](crate::action::Action) in its short form.
        code: String,
        /// The values of what is chosen now; of channels, their ids.
        chosen: Vec<String>,
        /// The message it is on.
        on: Target,
    },
    /// A form filled in and sent.
    Submit {
        /// What the form carries: an [`Action`](crate::action::Action) in its short form.
        code: String,
        /// What was typed, by the names of the inputs.
        fields: BTreeMap<String, String>,
        /// The message whose button or menu opened the form, where one did.
        on: Option<Target>,
    },
    /// A command from a message's own menu.
    MessageCommand {
        /// The command's name.
        name: String,
        /// The message it was used on.
        on: Target,
    },
    /// Something Discord sends that this version does not know.
    Unknown,
}

impl Request {
    /// A name for logs: the command, or the kind of button. Never what a member typed.
    pub fn name(&self) -> &str {
        match self {
            Self::Command { name, .. }
            | Self::Completion { name, .. }
            | Self::MessageCommand { name, .. } => name,
            Self::Press { code, .. } | Self::Choose { code, .. } | Self::Submit { code, .. } => {
                crate::action::Action::name_of(code)
            }
            Self::Unknown => "unknown",
        }
    }

    /// The message whose button, menu or form was used.
    pub fn used_on(&self) -> Option<&Target> {
        match self {
            Self::Press { on, .. } | Self::Choose { on, .. } => Some(on),
            Self::Submit { on, .. } => on.as_ref(),
            _ => None,
        }
    }
}

/// A message that a call is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub message: MessageId,
    /// Whether this bot wrote it.
    pub ours: bool,
    /// Who asked for it, where it answers somebody.
    pub asked_by: Option<UserId>,
    /// Whether only its asker sees it.
    pub private: bool,
}

/// What was filled into a command's options, in the order Discord sent it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Options(pub Vec<(String, Value)>);

impl Options {
    /// The value of the option of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// The text of the option of this name; empty where it is missing or no text.
    pub fn typed(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Integer(i64),
    Number(f64),
    /// Text, as typed or as chosen from the completions.
    Text(String),
    /// Yes or no.
    Flag(bool),
    Channel {
        channel: ChannelId,
    },
    /// Somebody, and whether they are a bot.
    Member {
        member: UserId,
        bot: bool,
    },
}

/// What somebody may do, as Discord's bits.
///
/// Source: Discord's documentation, topics/permissions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(pub u64);

impl Permissions {
    /// Everything, as in a direct message.
    pub const ALL: Self = Self(u64::MAX);
    /// May do everything.
    pub const ADMINISTRATOR: Self = Self(1 << 3);
    /// May change a server's settings.
    pub const MANAGE_SERVER: Self = Self(1 << 5);
    /// May see a channel.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// May write messages.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// May show cards.
    pub const EMBED_LINKS: Self = Self(1 << 14);
    /// May send files.
    pub const ATTACH_FILES: Self = Self(1 << 15);

    /// Whether all of these are granted.
    pub fn grant(self, needed: Self) -> bool {
        self.0 & Self::ADMINISTRATOR.0 != 0 || self.0 & needed.0 == needed.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_may_do_everything() {
        assert!(Permissions::ADMINISTRATOR.grant(Permissions::MANAGE_SERVER));
        assert!(!Permissions(0).grant(Permissions::MANAGE_SERVER));
    }

    #[test]
    fn a_call_is_data() {
        let call = Call {
            asker: UserId(1),
            permissions: Permissions(2),
            own_permissions: Permissions::ALL,
            place: Place::Server {
                guild: GuildId(3),
                channel: ChannelId(4),
                thread_of: Some(ChannelId(5)),
                installed: true,
            },
            locale: Some(Locale::German),
            server_locale: None,
            settings: Settings::default(),
            enclosed: Enclosed::default(),
            request: Request::Command {
                name: "random".to_owned(),
                options: Options(vec![
                    ("min_rating".to_owned(), Value::Number(7.5)),
                    ("max_minutes".to_owned(), Value::Integer(120)),
                    ("genre".to_owned(), Value::Text("War".to_owned())),
                    ("off".to_owned(), Value::Flag(true)),
                    (
                        "channel".to_owned(),
                        Value::Channel {
                            channel: ChannelId(6),
                        },
                    ),
                    (
                        "with".to_owned(),
                        Value::Member {
                            member: UserId(7),
                            bot: true,
                        },
                    ),
                ]),
            },
        };
        let json = serde_json::to_string(&call).unwrap();
        assert_eq!(serde_json::from_str::<Call>(&json).unwrap(), call);
    }
}
