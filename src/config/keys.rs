//! The table of keys: what each is called, what it may hold, and where it goes.
//!
//! Reading the file, naming the environment variables and the tests all go by this table.

use std::{
    num::NonZeroU64,
    path::{Path, PathBuf},
};

use tracing_subscriber::filter::Targets;

use super::{BaseUrl, Color, Config, LogFormat, Mode, PublicKey, TokenFrom};
use crate::{
    diagnostic::{Place, nearest},
    document::{Kind, Value},
    locale::Locale,
    settings::{SpoilerPolicy, Visibility},
};

/// What the environment variables of all keys start with.
pub(super) const PREFIX: &str = "REELATED_";

/// A mode, made with the place where it is set.
type MakeMode = fn(Place) -> Mode;

/// One key of the configuration.
pub(super) struct Key {
    pub(super) section: &'static str,
    pub(super) name: &'static str,
    /// What it may hold, as problems say it.
    pub(super) allowed: &'static str,
    /// How the text of an environment variable becomes a value.
    pub(super) form: Form,
    pub(super) set: fn(&mut Config, Found<'_>) -> Result<(), Wrong>,
}

/// How a value is written in an environment variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Text,
    /// `true` or `false`.
    Flag,
    /// Texts with commas between them, or a TOML list.
    List,
}

/// A value that was found, and what it is relative to.
pub(super) struct Found<'a> {
    pub(super) value: &'a Value<'a>,
    pub(super) place: Place,
    pub(super) base: &'a Path,
}

/// Why a value does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It is of another type.
    Type,
    /// It is not one of the known words; the nearest of them.
    Word(Option<&'static str>),
    /// It is of the right type and cannot be used: what it is, or does.
    Value(&'static str),
}

impl Key {
    /// The environment variable that sets the key.
    pub(super) fn variable(&self) -> String {
        format!("{PREFIX}{}_{}", self.section, self.name).to_uppercase()
    }

    pub(super) fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }
}

pub(super) static KEYS: [Key; 16] = [
    Key {
        section: "discord",
        name: "token_file",
        allowed: "the path of a file that holds the bot's token, and nothing else",
        form: Form::Text,
        set: |config, found| {
            config.discord.token = match text(&found)? {
                "" => TokenFrom::Nowhere,
                path => TokenFrom::File {
                    path: found.base.join(path),
                    set_at: found.place,
                },
            };
            Ok(())
        },
    },
    Key {
        section: "discord",
        name: "api_url",
        allowed: "an http:// or https:// address without a query; empty for Discord's own",
        form: Form::Text,
        set: |config, found| {
            config.discord.api_url = match text(&found)? {
                "" => None,
                url => Some(BaseUrl::parse(url).map_err(Wrong::Value)?),
            };
            Ok(())
        },
    },
    Key {
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
    Key {
        section: "discord",
        name: "mode",
        allowed: "\"gateway\" or \"endpoint\"",
        form: Form::Text,
        set: |config, found| {
            let modes: [(_, MakeMode); 2] = [
                ("gateway", |_| Mode::Gateway),
                ("endpoint", |set_at| Mode::Endpoint { set_at }),
            ];
            config.discord.mode = word(&found, &modes)?(found.place);
            Ok(())
        },
    },
    Key {
        section: "discord",
        name: "public_key",
        allowed: "the application's public key: 64 hexadecimal digits; empty for none",
        form: Form::Text,
        set: |config, found| {
            config.discord.public_key = match text(&found)? {
                "" => None,
                digits => Some(PublicKey::parse(digits).map_err(Wrong::Value)?),
            };
            Ok(())
        },
    },
    Key {
        section: "discord",
        name: "listen",
        allowed: "an IP address and a port, such as \"127.0.0.1:8080\" or \"[::]:8080\"",
        form: Form::Text,
        set: |config, found| {
            config.discord.listen = text(&found)?
                .parse()
                .map_err(|_| Wrong::Value("is not an address with a port"))?;
            Ok(())
        },
    },
    Key {
        section: "library",
        name: "bundled",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.bundled = flag(&found)?;
            Ok(())
        },
    },
    Key {
        section: "library",
        name: "directories",
        allowed: "a list of directories, such as [\"reviews\"]",
        form: Form::List,
        set: |config, found| {
            config.library.directories = paths(&found)?;
            Ok(())
        },
    },
    Key {
        section: "library",
        name: "watch",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.library.watch = flag(&found)?;
            Ok(())
        },
    },
    Key {
        section: "answers",
        name: "visibility",
        allowed: "\"public\" or \"private\"",
        form: Form::Text,
        set: |config, found| {
            config.answers.answers = word(
                &found,
                &[
                    ("public", Visibility::Public),
                    ("private", Visibility::Private),
                ],
            )?;
            Ok(())
        },
    },
    Key {
        section: "answers",
        name: "language",
        allowed: "\"auto\", \"en\" or \"de\"",
        form: Form::Text,
        set: |config, found| {
            config.answers.language = word(
                &found,
                &[
                    ("auto", None),
                    ("en", Some(Locale::English)),
                    ("de", Some(Locale::German)),
                ],
            )?;
            Ok(())
        },
    },
    Key {
        section: "answers",
        name: "spoilers",
        allowed: "\"hidden\", \"left-out\" or \"shown\"",
        form: Form::Text,
        set: |config, found| {
            config.answers.spoilers = word(
                &found,
                &[
                    ("hidden", SpoilerPolicy::Hidden),
                    ("left-out", SpoilerPolicy::LeftOut),
                    ("shown", SpoilerPolicy::Shown),
                ],
            )?;
            Ok(())
        },
    },
    Key {
        section: "answers",
        name: "pick_unconfirmed",
        allowed: "true or false, without quotes",
        form: Form::Flag,
        set: |config, found| {
            config.answers.pick_unconfirmed = flag(&found)?;
            Ok(())
        },
    },
    Key {
        section: "log",
        name: "format",
        allowed: "\"text\" or \"json\"",
        form: Form::Text,
        set: |config, found| {
            config.log.format = word(
                &found,
                &[("text", LogFormat::Text), ("json", LogFormat::Json)],
            )?;
            Ok(())
        },
    },
    Key {
        section: "log",
        name: "filter",
        allowed: "directives such as \"info,serenity=warn\"",
        form: Form::Text,
        set: |config, found| {
            match text(&found)? {
                "" => return Err(Wrong::Value("is empty")),
                filter if filter.parse::<Targets>().is_err() => {
                    return Err(Wrong::Value("is no list of directives"));
                }
                filter => filter.clone_into(&mut config.log.filter),
            }
            Ok(())
        },
    },
    Key {
        section: "log",
        name: "color",
        allowed: "\"auto\", \"always\" or \"never\"",
        form: Form::Text,
        set: |config, found| {
            config.log.color = word(
                &found,
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

fn text<'a>(found: &Found<'a>) -> Result<&'a str, Wrong> {
    match &found.value.kind {
        Kind::String(text) => Ok(text.trim()),
        _ => Err(Wrong::Type),
    }
}

fn flag(found: &Found<'_>) -> Result<bool, Wrong> {
    match found.value.kind {
        Kind::Bool(value) => Ok(value),
        _ => Err(Wrong::Type),
    }
}

fn word<T: Copy>(found: &Found<'_>, words: &[(&'static str, T)]) -> Result<T, Wrong> {
    let text = text(found)?;
    match words.iter().find(|(word, _)| *word == text) {
        Some((_, value)) => Ok(*value),
        None => Err(Wrong::Word(nearest(
            text,
            words.iter().map(|(word, _)| *word),
        ))),
    }
}

fn paths(found: &Found<'_>) -> Result<Vec<PathBuf>, Wrong> {
    let Kind::Array(values) = &found.value.kind else {
        return Err(Wrong::Type);
    };
    values
        .iter()
        .map(|value| match &value.kind {
            Kind::String(path) if path.trim().is_empty() => {
                Err(Wrong::Value("holds a directory without a name"))
            }
            Kind::String(path) => Ok(found.base.join(path.trim())),
            _ => Err(Wrong::Type),
        })
        .collect()
}

fn snowflake(id: Option<u64>) -> Result<NonZeroU64, Wrong> {
    id.and_then(NonZeroU64::new)
        .ok_or(Wrong::Value("is not a server's id"))
}
