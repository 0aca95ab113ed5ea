//! The table of keys: what each is called, what it may hold, and where it goes; those of `[answers]`
//! come from the table of settings.
//!
//! Reading the file, naming the environment variables and the tests all go by this table.

use std::{
    borrow::Cow,
    net::IpAddr,
    num::NonZeroU64,
    path::{Path, PathBuf},
    time::Duration,
};

use ipnet::IpNet;
use tracing_subscriber::filter::Targets;

use super::{BaseUrl, Color, Config, Database, LogFormat, Mode, PublicKey, TokenFrom};
use crate::{
    diagnostic::Place,
    document::{
        Kind, Value,
        fit::{Wrong, flag, list, text, word},
    },
    library::Strictness,
    settings::{Field, Kind as SettingKind, Setting},
};

/// What the environment variables of all keys start with.
pub(super) const PREFIX: &str = "REELATED_";

/// A mode, made with the place where it is set.
type MakeMode = fn(Place) -> Mode;

/// One key of the configuration.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// One that this table alone knows.
    Own(&'static Own),
    /// What holds for servers that decide nothing else.
    Default(Field),
}

/// A row of the table.
pub(super) struct Own {
    section: &'static str,
    name: &'static str,
    /// What it may hold, as problems say it.
    allowed: &'static str,
    /// How the text of an environment variable becomes a value.
    form: Form,
    set: fn(&mut Config, Found<'_>) -> Result<(), Wrong>,
}

/// How a value is written in an environment variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number, or a word.
    Number,
    /// Texts with commas between them, or a TOML list.
    List,
}

/// A value that was found, and what it is relative to.
pub(super) struct Found<'a> {
    pub(super) value: &'a Value<'a>,
    pub(super) place: Place,
    pub(super) base: &'a Path,
}

impl Key {
    /// Every key, section by section.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let settings = Field::ALL.into_iter().map(Self::Default);
        let settings =
            settings.filter(|key| matches!(key, Self::Default(it) if it.is_the_operators()));
        let own = KEYS.iter().map(Self::Own);
        own.chain(settings).chain(LOG_KEYS.iter().map(Self::Own))
    }

    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Own(own) => own.section,
            Self::Default(field) => field.section(),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Own(own) => own.name,
            Self::Default(field) => field.name(),
        }
    }

    /// What it may hold, as problems say it.
    pub(super) fn allowed(self) -> Cow<'static, str> {
        match self {
            Self::Own(own) => own.allowed.into(),
            Self::Default(field) => field.kind().allowed(),
        }
    }

    /// How the text of an environment variable becomes a value.
    pub(super) fn form(self) -> Form {
        match self {
            Self::Own(own) => own.form,
            Self::Default(field) => match field.kind() {
                SettingKind::Flag => Form::Flag,
                SettingKind::Rating | SettingKind::Year => Form::Number,
                SettingKind::Channels | SettingKind::Genres | SettingKind::Weekdays => Form::List,
                SettingKind::Choice(_)
                | SettingKind::Channel
                | SettingKind::Time
                | SettingKind::Zone => Form::Text,
            },
        }
    }

    pub(super) fn set(self, config: &mut Config, found: Found<'_>) -> Result<(), Wrong> {
        match self {
            Self::Own(own) => (own.set)(config, found),
            Self::Default(field) => {
                Setting::read(field, found.value)?.apply(&mut config.answers);
                Ok(())
            }
        }
    }

    /// The environment variable that sets the key.
    pub(super) fn variable(self) -> String {
        format!("{PREFIX}{}_{}", self.section(), self.name()).to_uppercase()
    }

    pub(super) fn path(self) -> String {
        format!("{}.{}", self.section(), self.name())
    }
}

static KEYS: [Own; 14] = [
    Own {
        section: "discord",
        name: "token_file",
        allowed: "the path of a file that holds the bot's token, and nothing else",
        form: Form::Text,
        set: |config, found| {
            config.discord.token = match text(found.value)? {
                "" => TokenFrom::Nowhere,
                path => TokenFrom::File {
                    path: found.base.join(path),
                    set_at: found.place,
                },
            };
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "api_url",
        allowed: "an http:// or https:// address without a query; empty for Discord's own",
        form: Form::Text,
        set: |config, found| {
            config.discord.api_url = match text(found.value)? {
                "" => None,
                url => Some(BaseUrl::parse(url).map_err(Wrong::value)?),
            };
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "dev_guild",
        allowed: "a server's id, such as \"1000000000000000000\"; empty for none",
        form: Form::Text,
        set: |config, found| {
            config.discord.dev_guild = match &found.value.kind {
                Kind::String(text) if text.trim().is_empty() => None,
                Kind::String(text) => Some(snowflake(text.trim().parse().ok())?),
                Kind::Integer(id) => Some(snowflake(u64::try_from(*id).ok())?),
                _ => return Err(Wrong::Type),
            };
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "mode",
        allowed: "\"gateway\" or \"endpoint\"",
        form: Form::Text,
        set: |config, found| {
            let modes: [(_, MakeMode); 2] = [
                ("gateway", |_| Mode::Gateway),
                ("endpoint", |set_at| Mode::Endpoint { set_at }),
            ];
            config.discord.mode = word(found.value, &modes)?(found.place);
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "public_key",
        allowed: "the application's public key: 64 hexadecimal digits; empty for none",
        form: Form::Text,
        set: |config, found| {
            config.discord.public_key = match text(found.value)? {
                "" => None,
                digits => Some(PublicKey::parse(digits).map_err(Wrong::value)?),
            };
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "listen",
        allowed: "an IP address and a port, such as \"127.0.0.1:8080\" or \"[::]:8080\"",
        form: Form::Text,
        set: |config, found| {
            config.discord.listen = text(found.value)?
                .parse()
                .map_err(|_| Wrong::value("is not an address with a port"))?;
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "proxies",
        allowed: "a list of IP addresses and networks, such as [\"127.0.0.0/8\", \"10.0.0.7\"]",
        form: Form::List,
        set: |config, found| {
            config.discord.proxies = list(found.value)?
                .iter()
                .map(network)
                .collect::<Result<_, _>>()?;
            Ok(())
        },
    },
    Own {
        section: "discord",
        name: "drain_seconds",
        allowed: "a whole number of seconds from 0 to 300",
        form: Form::Number,
        set: |config, found| {
            config.discord.drain = match found.value.kind {
                Kind::Integer(seconds @ 0..=300) => Duration::from_secs(seconds.unsigned_abs()),
                Kind::Integer(_) => return Err(Wrong::value("is not from 0 to 300")),
                _ => return Err(Wrong::Type),
            };
            Ok(())
        },
    },
    Own {
        section: "library",
        name: "bundled",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.bundled = flag(found.value)?;
            Ok(())
        },
    },
    Own {
        section: "library",
        name: "catalogue",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.catalogue = flag(found.value)?;
            Ok(())
        },
    },
    Own {
        section: "library",
        name: "directories",
        allowed: "a list of directories, such as [\"reviews\"]",
        form: Form::List,
        set: |config, found| {
            config.library.directories = paths(&found)?;
            Ok(())
        },
    },
    Own {
        section: "library",
        name: "watch",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.watch = flag(found.value)?;
            Ok(())
        },
    },
    Own {
        section: "library",
        name: "strict",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.strictness = if flag(found.value)? {
                Strictness::Strict
            } else {
                Strictness::Lenient
            };
            Ok(())
        },
    },
    Own {
        section: "database",
        name: "url",
        allowed: "the path of a file, or an address such as \
                  \"postgres://name:password@host/database\"",
        form: Form::Text,
        set: |config, found| {
            config.database =
                Database::parse(text(found.value)?, found.base).map_err(Wrong::value)?;
            Ok(())
        },
    },
];

static LOG_KEYS: [Own; 3] = [
    Own {
        section: "log",
        name: "format",
        allowed: "\"text\" or \"json\"",
        form: Form::Text,
        set: |config, found| {
            config.log.format = word(
                found.value,
                &[("text", LogFormat::Text), ("json", LogFormat::Json)],
            )?;
            Ok(())
        },
    },
    Own {
        section: "log",
        name: "filter",
        allowed: "directives such as \"info,serenity=warn\"",
        form: Form::Text,
        set: |config, found| {
            match text(found.value)? {
                "" => return Err(Wrong::value("is empty")),
                filter if filter.parse::<Targets>().is_err() => {
                    return Err(Wrong::value("is no list of directives"));
                }
                filter => filter.clone_into(&mut config.log.filter),
            }
            Ok(())
        },
    },
    Own {
        section: "log",
        name: "color",
        allowed: "\"auto\", \"always\" or \"never\"",
        form: Form::Text,
        set: |config, found| {
            config.log.color = word(
                found.value,
                &[
                    ("auto", Color::Auto),
                    ("always", Color::Always),
                    ("never", Color::Never),
                ],
            )?;
            Ok(())
        },
    },
];

fn paths(found: &Found<'_>) -> Result<Vec<PathBuf>, Wrong> {
    list(found.value)?
        .iter()
        .map(|value| match &value.kind {
            Kind::String(path) if path.trim().is_empty() => {
                Err(Wrong::value("holds a directory without a name"))
            }
            Kind::String(path) => Ok(found.base.join(path.trim())),
            _ => Err(Wrong::Type),
        })
        .collect()
}

fn network(value: &Value<'_>) -> Result<IpNet, Wrong> {
    let Kind::String(text) = &value.kind else {
        return Err(Wrong::Type);
    };
    let text = text.trim();
    let address = || Some(IpNet::from(text.parse::<IpAddr>().ok()?));
    let network = text.parse().ok().or_else(address);
    network.ok_or_else(|| Wrong::member(text, None))
}

fn snowflake(id: Option<u64>) -> Result<NonZeroU64, Wrong> {
    id.and_then(NonZeroU64::new)
        .ok_or(Wrong::value("is not a server's id"))
}
