//! Languages, by their tags of BCP 47.

use std::fmt;

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::{Language, Region, Script};

/// A language, with its script and its region where they matter: `de`, `es-419`, `pt-BR`, `zh-Hant`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageTag {
    language: Language,
    script: Option<Script>,
    region: Option<Region>,
}

impl LanguageTag {
    /// Reads a tag in any case; `None` where the text has not the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let LanguageIdentifier {
            language,
            script,
            region,
            variants,
        } = LanguageIdentifier::try_from_str(text).ok()?;
        (variants.is_empty() && language != Language::UNKNOWN).then_some(Self {
            language,
            script,
            region,
        })
    }

    /// The language alone: `"pt"` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.language.as_str()
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.language.as_str())?;
        if let Some(script) = &self.script {
            write!(f, "-{}", script.as_str())?;
        }
        if let Some(region) = &self.region {
            write!(f, "-{}", region.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_spelling() {
        let read = |text| LanguageTag::parse(text).map(|tag| tag.to_string());
        for tag in ["de", "es-419", "pt-BR", "zh-Hant", "zh-Hant-TW", "gsw"] {
            assert_eq!(read(tag).as_deref(), Some(tag));
        }
        assert_eq!(read("PT-br").as_deref(), Some("pt-BR"));
        for wrong in [
            "", "german", "d", "de-", "und", "de-1996", "de-de-de", "日本",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
