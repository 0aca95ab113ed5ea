//! Where servers' settings are kept, and the password in it that nothing prints.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where servers' settings are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// In this file, with SQLite.
    File(PathBuf),
    /// On a PostgreSQL server.
    Server(DatabaseUrl),
}

/// The address of a PostgreSQL server. It shows without its password wherever it is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Box<str>);

impl Default for Database {
    fn default() -> Self {
        Self::File(PathBuf::from("data/reelated.db"))
    }
}

impl Database {
    /// Reads a path or an address; a relative path starts at `base`.
    pub fn parse(text: &str, base: &Path) -> Result<Self, &'static str> {
        let Some((scheme, rest)) = text.split_once("://") else {
            return match text.strip_prefix("sqlite:").unwrap_or(text) {
                "" => Ok(Self::default()),
                path if path.ends_with('/') => Err("is a directory"),
                path => Ok(Self::File(base.join(path))),
            };
        };
        match scheme {
            "sqlite" if rest.is_empty() => Err("names no file"),
            "sqlite" => Ok(Self::File(base.join(rest))),
            "postgres" | "postgresql" if rest.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(Self::Server(DatabaseUrl(text.into())))
            }
            "postgres" | "postgresql" => Err("is not an address"),
            _ => Err("is of a kind that the bot does not know"),
        }
    }
}

impl DatabaseUrl {
    /// The address itself, to be handed to the database's driver and to nobody else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_passwords(&self.0))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

const REDACTED: &str = "[redacted]";

/// `text` without the passwords of the addresses in it: what stands between `://` and the last
/// `@` of a line, but for the name in front, and the value of `password=`.
pub(super) fn without_passwords(text: &str) -> String {
    let mut out = text.to_owned();
    if let Some(scheme) = out.find("://")
        && let Some(at) = out.rfind('@')
        && let Some(colon) = out[scheme + 3..].find(':').map(|colon| scheme + 3 + colon)
        && colon < at
    {
        out.replace_range(colon + 1..at, REDACTED);
    }
    let lower = out.to_ascii_lowercase();
    if let Some(start) = lower.find("password=").map(|at| at + "password=".len()) {
        let end = out[start..]
            .find(['&', '"', '\'', ' '])
            .map_or(out.len(), |end| start + end);
        out.replace_range(start..end, REDACTED);
    }
    out
}
