//! Which of a film's many titles in the world is its title in a language, by region and language.

/// The languages in which a film's title is kept, as tags of BCP 47; English ones become aliases.
pub(super) const TAGS: [&str; 13] = [
    "de", "fr", "fr-CA", "es", "es-419", "it", "pt", "pt-BR", "pl", "tr", "ja", "en-US", "en-GB",
];

/// A place in [`TAGS`].
pub(super) type TagNo = u8;

/// For which tag a title stands, and how good it is for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) tag: TagNo,
    /// The lower the better.
    pub(super) rank: u8,
}

/// A row of `title.akas` without its title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aka<'a> {
    pub(super) region: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    /// Several are separated by the character 2.
    pub(super) types: Option<&'a str>,
    /// What is special about it: `literal title`, `reissue title`, `short title`.
    pub(super) attributes: Option<&'a str>,
}

/// Where IMDb shows a title as the film's own there.
const DISPLAYED: u8 = 0;
/// Where it has no type: the title of a release.
const UNTYPED: u8 = 1;
/// On television, on disc.
const LATER: u8 = 2;
const ALTERNATIVE: u8 = 3;
const WITH_ATTRIBUTES: u8 = 4;
/// In another country of the language than its main one.
const ABROAD: u8 = 8;

/// What a title elsewhere is good for; `None` where it is in none of the languages, or was never
/// what the film was released as.
pub(super) fn standing(aka: Aka<'_>) -> Option<Standing> {
    let (tag, is_abroad) = tag(aka.region?, aka.language)?;
    let mut rank = ALTERNATIVE;
    for one in aka.types.unwrap_or_default().split('\u{2}') {
        let of_type = match one {
            "imdbDisplay" => DISPLAYED,
            "" => UNTYPED,
            "dvd" | "tv" | "video" => LATER,
            // Never shown, or shown once.
            "working" | "festival" => return None,
            // The same row with neither region nor language.
            "original" => return None,
            _ => ALTERNATIVE,
        };
        rank = rank.min(of_type);
    }
    if let Some(attributes) = aka.attributes {
        // Made by readers, or the same title in other letters.
        if ["literal", "translit", "romani"]
            .iter()
            .any(|word| attributes.contains(word))
        {
            return None;
        }
        rank += WITH_ATTRIBUTES;
    }
    if is_abroad {
        rank += ABROAD;
    }
    let tag = TAGS.iter().position(|known| *known == tag)?;
    Some(Standing {
        tag: TagNo::try_from(tag).ok()?,
        rank,
    })
}

/// The tag of a region's title, and whether the region is not the main one of it.
///
/// IMDb names a language only where a region has several. `XWG` and `DDDE` are the two Germanies.
fn tag(region: &str, language: Option<&str>) -> Option<(&'static str, bool)> {
    Some(match (region, language) {
        ("DE" | "XWG", None | Some("de")) => ("de", false),
        ("AT" | "DDDE", None | Some("de")) | ("CH" | "LU" | "LI", Some("de")) => ("de", true),
        ("FR", None | Some("fr")) => ("fr", false),
        ("BE" | "CH" | "LU", Some("fr")) => ("fr", true),
        ("CA", Some("fr")) => ("fr-CA", false),
        ("ES", None | Some("es")) => ("es", false),
        ("MX", None | Some("es")) => ("es-419", false),
        (
            "AR" | "BO" | "CL" | "CO" | "CR" | "CU" | "DO" | "EC" | "GT" | "HN" | "NI" | "PA"
            | "PE" | "PY" | "SV" | "UY" | "VE",
            None | Some("es"),
        )
        | ("US" | "PR", Some("es")) => ("es-419", true),
        ("IT", None | Some("it")) => ("it", false),
        ("CH", Some("it")) => ("it", true),
        ("PT", None | Some("pt")) => ("pt", false),
        ("BR", None | Some("pt")) => ("pt-BR", false),
        ("PL", None | Some("pl")) => ("pl", false),
        ("TR", None | Some("tr")) => ("tr", false),
        ("JP", None | Some("ja")) => ("ja", false),
        ("US", None | Some("en")) => ("en-US", false),
        ("GB", None | Some("en")) => ("en-GB", false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_for_a_language() {
        let read = |region, language, types, attributes| {
            let field = super::super::values::text;
            let standing = standing(Aka {
                region: field(region),
                language: field(language),
                types: field(types),
                attributes: field(attributes),
            });
            standing.map(|it| (TAGS[usize::from(it.tag)], it.rank))
        };
        let n = r"\N";
        assert_eq!(read("DE", n, "imdbDisplay", n), Some(("de", 0)));
        assert_eq!(read("XWG", n, n, n), Some(("de", 1)));
        assert_eq!(read("AT", n, "imdbDisplay", n), Some(("de", 8)));
        assert_eq!(read("CH", "fr", "imdbDisplay", n), Some(("fr", 8)));
        assert_eq!(read("CH", n, "imdbDisplay", n), None);
        assert_eq!(read("ES", "ca", "imdbDisplay", n), None);
        assert_eq!(read("AR", n, n, n), Some(("es-419", 9)));
        assert_eq!(
            read("BR", n, "alternative\u{2}tv", "reissue title"),
            Some(("pt-BR", 6))
        );
        assert_eq!(read("JP", "en", "imdbDisplay", n), None);
        assert_eq!(read("PL", n, "working", n), None);
        assert_eq!(read("TR", n, n, "literal title"), None);
        assert_eq!(read("XWW", "en", "imdbDisplay", n), None);
        assert_eq!(read(n, n, "original", n), None);
        assert_eq!(read("XÆ", n, "?", n), None);
    }

    #[test]
    fn every_tag_is_one() {
        for tag in TAGS {
            let read = crate::film::LanguageTag::parse(tag);
            assert_eq!(read.map(|tag| tag.to_string()).as_deref(), Some(tag));
        }
    }
}
