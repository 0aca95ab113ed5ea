//! The table of keys: what each is called, what it may hold, and where it goes; those of `[answers]`
//! come from the table of settings.
//!
//! Reading the file, naming the environment variables and the tests all go by this table.

use std::{
    borrow::Cow::{self, Borrowed},
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
    settings::{Field, Kind as Kinds, Setting},
};

/// What the environment variables of all keys start with.
pub(super) const PREFIX: &str = "REELATED_";

/// A mode, made with the place where it is set.
type MakeMode = fn(Place) -> Mode;

/// One key of the configuration.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) section: &'static str,
    pub(super) name: &'static str,
    /// What it may hold, as problems put it.
    pub(super) allowed: Cow<'static, str>,
    /// How the text of an environment variable becomes a value.
    pub(super) form: Form,
    set: Set,
}

/// What a value does.
#[derive(Clone, Copy)]
enum Set {
    Own(fn(&mut Config, Found<'_>) -> Result<(), Wrong>),
    /// It holds for servers that decide nothing else.
    Default(Field),
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
        let settings = Field::ALL.into_iter().filter(|it| it.is_the_operators());
        let own = KEYS.iter().cloned().chain(settings.map(Self::of));
        own.chain(LOG_KEYS.iter().cloned())
    }

    /// A setting that the operator decides first, and a server may decide otherwise.
    pub(super) fn of(field: Field) -> Self {
        Self {
            section: field.section(),
            name: field.name(),
            allowed: field.kind().allowed(),
            form: match field.kind() {
                Kinds::Flag => Form::Flag,
                Kinds::Rating | Kinds::Year => Form::Number,
                Kinds::Channels | Kinds::Genres | Kinds::Weekdays => Form::List,
                Kinds::Choice(_) | Kinds::Channel | Kinds::Time | Kinds::Zone => Form::Text,
            },
            set: Set::Default(field),
        }
    }

    pub(super) fn set(&self, config: &mut Config, found: Found<'_>) -> Result<(), Wrong> {
        match self.set {
            Set::Own(set) => set(config, found),
            Set::Default(field) => {
                Setting::read(field, found.value)?.apply(&mut config.answers);
                Ok(())
            }
        }
    }

    /// The environment variable that sets the key.
    pub(super) fn variable(&self) -> String {
        format!("{PREFIX}{}_{}", self.section, self.name).to_uppercase()
    }

    pub(super) fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }
}

static KEYS: [Key; 14] = [
    Key {
        section: "discord",
        name: "token_file",
        allowed: Borrowed("the path of a file that holds the bot's token, and nothing else"),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.discord.token = match text(found.value)? {
                "" => TokenFrom::Nowhere,
                path => TokenFrom::File {
                    path: found.base.join(path),
                    set_at: found.place,
                },
            };
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "api_url",
        allowed: Borrowed(
            "an http:// or https:// address without a query; empty for Discord's own",
        ),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.discord.api_url = match text(found.value)? {
                "" => None,
                url => Some(BaseUrl::parse(url).map_err(Wrong::value)?),
            };
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "dev_guild",
        allowed: Borrowed("a server's id, such as \"1000000000000000000\"; empty for none"),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.discord.dev_guild = match &found.value.kind {
                Kind::String(text) if text.trim().is_empty() => None,
                Kind::String(text) => Some(snowflake(text.trim().parse().ok())?),
                Kind::Integer(id) => Some(snowflake(u64::try_from(*id).ok())?),
                _ => return Err(Wrong::Type),
            };
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "mode",
        allowed: Borrowed("\"gateway\" or \"endpoint\""),
        form: Form::Text,
        set: Set::Own(|config, found| {
            let modes: [(_, MakeMode); 2] = [
                ("gateway", |_| Mode::Gateway),
                ("endpoint", |set_at| Mode::Endpoint { set_at }),
            ];
            config.discord.mode = word(found.value, &modes)?(found.place);
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "public_key",
        allowed: Borrowed("the application's public key: 64 hexadecimal digits; empty for none"),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.discord.public_key = match text(found.value)? {
                "" => None,
                digits => Some(PublicKey::parse(digits).map_err(Wrong::value)?),
            };
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "listen",
        allowed: Borrowed("an IP address and a port, such as \"127.0.0.1:8080\" or \"[::]:8080\""),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.discord.listen = text(found.value)?
                .parse()
                .map_err(|_| Wrong::value("is not an address with a port"))?;
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "proxies",
        allowed: Borrowed(
            "a list of IP addresses and networks, such as [\"127.0.0.0/8\", \"10.0.0.7\"]",
        ),
        form: Form::List,
        set: Set::Own(|config, found| {
            config.discord.proxies = list(found.value)?
                .iter()
                .map(network)
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
    },
    Key {
        section: "discord",
        name: "drain_seconds",
        allowed: Borrowed("a whole number of seconds from 0 to 300"),
        form: Form::Number,
        set: Set::Own(|config, found| {
            config.discord.drain = match found.value.kind {
                Kind::Integer(seconds @ 0..=300) => Duration::from_secs(seconds.unsigned_abs()),
                Kind::Integer(_) => return Err(Wrong::value("is not from 0 to 300")),
                _ => return Err(Wrong::Type),
            };
            Ok(())
        }),
    },
    Key {
        section: "library",
        name: "bundled",
        allowed: Borrowed("true or false, without quotes"),
        form: Form::Flag,
        set: Set::Own(|config, found| {
            config.library.bundled = flag(found.value)?;
            Ok(())
        }),
    },
    Key {
        section: "library",
        name: "catalogue",
        allowed: Borrowed("true or false, without quotes"),
        form: Form::Flag,
        set: Set::Own(|config, found| {
            config.library.catalogue = flag(found.value)?;
            Ok(())
        }),
    },
    Key {
        section: "library",
        name: "directories",
        allowed: Borrowed("a list of directories, such as [\"reviews\"]"),
        form: Form::List,
        set: Set::Own(|config, found| {
            config.library.directories = paths(&found)?;
            Ok(())
        }),
    },
    Key {
        section: "library",
        name: "watch",
        allowed: Borrowed("true or false, without quotes"),
        form: Form::Flag,
        set: Set::Own(|config, found| {
            config.library.watch = flag(found.value)?;
            Ok(())
        }),
    },
    Key {
        section: "library",
        name: "strict",
        allowed: Borrowed("true or false, without quotes"),
        form: Form::Flag,
        set: Set::Own(|config, found| {
            config.library.strictness = if flag(found.value)? {
                Strictness::Strict
            } else {
                Strictness::Lenient
            };
            Ok(())
        }),
    },
    Key {
        section: "database",
        name: "url",
        allowed: Borrowed(
            "the path of a file, or an address such as \
                  \"postgres://name:password@host/database\"",
        ),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.database =
                Database::parse(text(found.value)?, found.base).map_err(Wrong::value)?;
            Ok(())
        }),
    },
];

static LOG_KEYS: [Key; 3] = [
    Key {
        section: "log",
        name: "format",
        allowed: Borrowed("\"text\" or \"json\""),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.log.format = word(
                found.value,
                &[("text", LogFormat::Text), ("json", LogFormat::Json)],
            )?;
            Ok(())
        }),
    },
    Key {
        section: "log",
        name: "filter",
        allowed: Borrowed("directives such as \"info,serenity=warn\""),
        form: Form::Text,
        set: Set::Own(|config, found| {
            match text(found.value)? {
                "" => return Err(Wrong::value("is empty")),
                filter if filter.parse::<Targets>().is_err() => {
                    return Err(Wrong::value("is not a list of directives"));
                }
                filter => filter.clone_into(&mut config.log.filter),
            }
            Ok(())
        }),
    },
    Key {
        section: "log",
        name: "color",
        allowed: Borrowed("\"auto\", \"always\" or \"never\""),
        form: Form::Text,
        set: Set::Own(|config, found| {
            config.log.color = word(
                found.value,
                &[
                    ("auto", Color::Auto),
                    ("always", Color::Always),
                    ("never", Color::Never),
                ],
            )?;
            Ok(())
        }),
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
