//! Bare addresses and invites, which Discord makes links of without any mark. A backslash in their
//! middle keeps them text; nobody sees it.

/// Schemes of addresses that have no `//`.
const SCHEMES: [&str; 4] = ["mailto", "tel", "sms", "callto"];
/// The first names of hosts whose addresses are links, or invites, without a scheme.
const HOSTS: [&str; 3] = ["www", "discord", "discordapp"];

/// Whether a text has an address in it that Discord would make a link of.
pub(super) fn has_any(text: &str) -> bool {
    text.match_indices([':', '.'])
        .any(|(at, _)| is_joint(&text[..at], &text[at..]))
}

/// Whether what follows `before` is the colon or the point without which an address is none.
pub(super) fn is_joint(before: &str, rest: &str) -> bool {
    if let Some(after) = rest.strip_prefix(':') {
        let goes_on = after.starts_with(|c: char| !c.is_whitespace());
        return after.starts_with("//") || goes_on && ends_with_any(before, &SCHEMES);
    }
    rest.strip_prefix('.')
        .is_some_and(|after| after.starts_with(char::is_alphanumeric))
        && ends_with_any(before, &HOSTS)
}

/// Whether a text ends with one of the words, in whichever case.
fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let (before, end) = match text.len().checked_sub(word.len()) {
            Some(at) if text.is_char_boundary(at) => text.split_at(at),
            _ => return false,
        };
        end.eq_ignore_ascii_case(word) && !before.ends_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use crate::markup::Markup;
    use crate::settings::SpoilerPolicy;

    #[test]
    fn no_address_is_a_link() {
        let text = "See https://x.y/z, HTTP://x.y, (www.x.y) or WWW.x.y, discord.gg/abc, \
                    Discord.com/invite/abc, discordapp.com/invite/abc, mailto:a@x.y, tel:110, \
                    steam://run/1.";
        let escaped = r"See https\://x.y/z, HTTP\://x.y, (www\.x.y) or WWW\.x.y, discord\.gg/abc, Discord\.com/invite/abc, discordapp\.com/invite/abc, mailto\:a@x.y, tel\:110, steam\://run/1.";
        for markup in [
            Markup::plain(text),
            Markup::said(text),
            Markup::authored(text, SpoilerPolicy::Hidden),
            crate::markup!("{}", text),
        ] {
            assert_eq!(markup.as_str(), escaped);
            assert_eq!(markup.to_text(), text, "it reads as it was written");
        }
    }

    #[test]
    fn a_mark_within_makes_no_address() {
        let check = |text: &str| Markup::said(text).as_str().to_owned();
        assert_eq!(check("https||://x.y||"), r"https||\://x.y||");
        assert_eq!(check("https:||//x.y||"), "https:||//x.y||");
        let authored = Markup::authored(r"https\://x.y", SpoilerPolicy::Hidden);
        assert_eq!(authored.as_str(), r"https\://x.y", "an author's own escape");
    }

    #[test]
    fn what_is_no_address_stays_as_it_is() {
        for text in [
            "Mission: Impossible",
            "Mr. & Mrs. Smith",
            "Motel:Hell. www. Discord.",
            "S.W.A.T.",
            "10:30",
        ] {
            assert_eq!(Markup::plain(text).as_str(), text);
        }
    }
}
