//! Every sentence a user reads, one struct a language.

use serde::{Deserialize, Serialize};

/// A language the bot speaks.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
}

impl Locale {
    /// Every language the bot speaks.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The language's short name, as in `config.toml`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language of a Discord locale such as `en-GB` or `de`; `None` where the bot does not
    /// speak it.
    pub fn from_discord(code: &str) -> Option<Self> {
        let language = code.split('-').next().unwrap_or(code);
        Self::ALL
            .into_iter()
            .find(|locale| locale.code() == language)
    }
}
