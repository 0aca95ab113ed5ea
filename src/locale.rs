//! The languages the bot speaks.

use serde::{Deserialize, Serialize};

/// A language the bot speaks.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Locale {
    #[default]
    #[serde(rename = "en")]
    English,
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

    /// The codes of the language in Discord's list of locales.
    ///
    /// Source: Discord's documentation, reference, "Locales".
    pub fn discord_codes(self) -> &'static [&'static str] {
        match self {
            Self::English => &["en-GB", "en-US"],
            Self::German => &["de"],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discords_locales_find_their_language() {
        assert_eq!(Locale::from_discord("en-GB"), Some(Locale::English));
        assert_eq!(Locale::from_discord("de"), Some(Locale::German));
        assert_eq!(Locale::from_discord("fr"), None);
        for locale in Locale::ALL {
            for code in locale.discord_codes() {
                assert_eq!(Locale::from_discord(code), Some(locale));
            }
        }
    }
}
