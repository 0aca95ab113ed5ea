//! Discord's Markdown as a type: text from films, reviews and members is escaped on its way in.
//!
//! A [`Markup`] is made by the [`markup!`](crate::markup!) macro, whose arguments are escaped
//! unless they are `Markup` themselves, or from a review's body by [`Markup::authored`]. So no
//! title, name or typed text can ping, link, or break out of its line.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::film::{Decade, Genre, PersonName, Rating, Title, Year};
use crate::review::spoilers;
use crate::settings::SpoilerPolicy;
use crate::snowflake::{ChannelId, UserId};

mod cut;
mod links;
mod pages;

pub use crate::clean::cut_text;

/// What stands around a [block](Markup::block).
const BLOCK_STARTS: &str = "```\n";
const BLOCK_ENDS: &str = "\n```";

/// The text of a [block](Markup::block), where it is one.
pub fn in_block(text: &str) -> Option<&str> {
    text.strip_prefix(BLOCK_STARTS)?.strip_suffix(BLOCK_ENDS)
}

/// Text with Discord's marks in it: `**bold**`, `||hidden||`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Markup(String);

impl Markup {
    /// Text of our own, with the marks that we put there. [`markup!`](crate::markup!) calls it;
    /// nothing that came from outside belongs here.
    pub fn trusted(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Text from outside, every mark in it escaped.
    pub fn plain(text: &str) -> Self {
        Self(escape(text))
    }

    /// A text as it stands, in a block of code that nothing in it can end; [`in_block`] reads it
    /// back, but for its backticks.
    pub fn block(text: &str) -> Self {
        let text = text.trim_end().replace('`', "'");
        Self(format!("{BLOCK_STARTS}{text}{BLOCK_ENDS}"))
    }

    /// A link to a channel, by its name.
    pub fn channel(id: ChannelId) -> Self {
        Self(format!("<#{id}>"))
    }

    /// A person's name, which is no ping where mentions are not allowed.
    pub fn person(id: UserId) -> Self {
        Self(format!("<@{id}>"))
    }

    /// A date and time, as each reader's own clock and language have them.
    pub fn time(seconds_since_1970: i64) -> Self {
        Self(format!("<t:{seconds_since_1970}:f>"))
    }

    /// A date, as each reader's own clock and language have it.
    pub fn date(seconds_since_1970: i64) -> Self {
        Self(format!("<t:{seconds_since_1970}:d>"))
    }

    /// What a member says: `||` hides a spoiler, everything else is shown as it is written.
    pub fn said(text: &str) -> Self {
        let parts: Vec<&str> = text.split("||").collect();
        // A mark that is never closed hides nothing.
        let closed = (parts.len() - 1) / 2 * 2;
        let mut out = String::with_capacity(text.len() + 8);
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                out.push_str(if at <= closed { "||" } else { "\\|\\|" });
            }
            out.push_str(&escape(part));
        }
        Self(out)
    }

    /// A review's text: the author's emphasis and spoilers stay, everything else is shown as it
    /// is written.
    pub fn authored(text: &str, spoilers: SpoilerPolicy) -> Self {
        Self(authored(text, spoilers))
    }

    /// The text with its marks, as Discord gets it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds to the end.
    pub fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Adds as a line, or paragraph with `"\n\n"`, of its own.
    pub fn push_after(&mut self, separator: &'static str, other: &Self) {
        if !self.is_empty() && !other.is_empty() {
            self.0.push_str(separator);
        }
        self.push(other);
    }

    /// The texts one after another, with our own separator between them.
    pub fn join(texts: impl IntoIterator<Item = Self>, separator: &'static str) -> Self {
        let mut joined = Self::default();
        for text in texts {
            joined.push_after(separator, &text);
        }
        joined
    }

    /// What a reader sees, without marks and escapes; spoilers are replaced by `[spoiler]`.
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(self.0.len());
        // Small print is marked at the start of its line.
        let text = self.0.replace("\n-# ", "\n");
        let text = text.strip_prefix("-# ").unwrap_or(&text);
        let mut chars = text.chars().peekable();
        let mut hidden = false;
        while let Some(c) = chars.next() {
            let seen = match c {
                '\\' => chars.next(),
                '|' if chars.peek() == Some(&'|') => {
                    chars.next();
                    hidden = !hidden;
                    if hidden {
                        out.push_str("[spoiler]");
                    }
                    None
                }
                '*' | '`' => None,
                c => Some(c),
            };
            if let Some(c) = seen.filter(|_| !hidden) {
                out.push(c);
            }
        }
        out
    }
}

impl From<Markup> for String {
    fn from(text: Markup) -> Self {
        text.0
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value that can stand in a [`markup!`](crate::markup!): escaped where it is text from outside.
pub trait ToMarkup {
    /// The value as Discord's Markdown.
    fn to_markup(&self) -> Cow<'_, str>;
}

impl ToMarkup for Markup {
    fn to_markup(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }
}

impl ToMarkup for str {
    fn to_markup(&self) -> Cow<'_, str> {
        Cow::Owned(escape(self))
    }
}

impl<T: ToMarkup + ?Sized> ToMarkup for &T {
    fn to_markup(&self) -> Cow<'_, str> {
        (**self).to_markup()
    }
}

macro_rules! escaped {
    ($($kind:ty: |$value:ident| $text:expr),* $(,)?) => {
        $(impl ToMarkup for $kind {
            fn to_markup(&self) -> Cow<'_, str> {
                let $value = self;
                Cow::Owned(escape($text))
            }
        })*
    };
}

escaped! {
    String: |text| text,
    Title: |title| title,
    PersonName: |name| name.shown(),
}

macro_rules! as_displayed {
    ($($kind:ty),* $(,)?) => {
        $(impl ToMarkup for $kind {
            fn to_markup(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        })*
    };
}

as_displayed!(u8, u16, u32, u64, usize, Year, Decade, Rating, Genre);

/// Formats like `format!`, with `{}` for each argument, and escapes every argument that is not
/// [`Markup`] itself. Names in the braces are refused by a test: they would not be escaped.
#[macro_export]
macro_rules! markup {
    ($format:literal $(, $argument:expr)* $(,)?) => {
        $crate::markup::Markup::trusted(format!(
            $format $(, $crate::markup::ToMarkup::to_markup(&$argument))*
        ))
    };
}

/// Whether Discord would read the character as a mark wherever it stands.
fn is_mark(c: char) -> bool {
    matches!(c, '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<')
}

/// Escapes all that Discord reads as markup: emphasis, spoilers, code, links, bare addresses,
/// mentions, and at the start of a line headings, quotes and lists.
fn escape(text: &str) -> String {
    if is_harmless(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut at_line_start = true;
    let mut list_stop = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        if at_line_start && let Some(digits) = numbering(rest) {
            list_stop = Some(at + digits);
        }
        let block = at_line_start && starts_block(rest) || list_stop == Some(at);
        if is_mark(c) || block || starts_ping(rest) || links::is_joint(&text[..at], rest) {
            out.push('\\');
        }
        out.push(c);
        at_line_start = c == '\n' || at_line_start && c == ' ';
    }
    out
}

/// Whether nothing has to be escaped, as in most names and sentences. One line without marks.
fn is_harmless(text: &str) -> bool {
    let line = text.trim_start_matches(' ');
    text.bytes()
        .all(|byte| !is_mark(char::from(byte)) && !matches!(byte, b'@' | b'\n'))
        && !starts_block(line)
        && numbering(line).is_none()
        && !links::has_any(text)
}

/// Headings (`#`), quotes (`>`), lists (`-`, `+`) and small print (`-#`).
fn starts_block(line: &str) -> bool {
    line.starts_with(['#', '>']) || ["- ", "+ ", "-#"].iter().any(|mark| line.starts_with(mark))
}

/// The digits of a numbered list's mark, where the line starts with one.
fn numbering(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(". ")).then_some(digits)
}

fn starts_ping(text: &str) -> bool {
    text.starts_with("@everyone") || text.starts_with("@here")
}

/// One pass over a review's text.
fn authored(text: &str, spoilers: SpoilerPolicy) -> String {
    if is_harmless(text) {
        return text.to_owned();
    }
    let marks = spoilers::marks(text).len();
    let mut out = String::with_capacity(text.len() + 8);
    let mut at_line_start = true;
    let mut seen = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rest = &text[at..];
        let line_started = at_line_start;
        at_line_start = c == '\n' || at_line_start && c == ' ';
        let hiding = seen % 2 == 1 && seen < marks && spoilers == SpoilerPolicy::Hidden;
        if hiding && rest.starts_with("\n\n") {
            // Pages turn at paragraphs, so each paragraph hides its own.
            chars.next();
            out.push_str("||\n\n||");
            continue;
        }
        if rest.starts_with("||") {
            chars.next();
            seen += 1;
            // A mark that is never closed hides nothing.
            let opens = seen % 2 == 1;
            match spoilers {
                _ if opens && seen == marks => out.push_str("\\|\\|"),
                SpoilerPolicy::Hidden => out.push_str("||"),
                SpoilerPolicy::Shown => {}
                SpoilerPolicy::LeftOut if opens => {
                    out.push_str("[…]");
                    while chars
                        .next_if(|(at, _)| !text[*at..].starts_with("||"))
                        .is_some()
                    {}
                }
                SpoilerPolicy::LeftOut => {}
            }
        } else if matches!(c, '*' | '_') {
            out.push(c);
        } else if c == '\\'
            && chars
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_punctuation())
        {
            // The author's own escape stays one.
            out.push('\\');
            if let Some((_, next)) = chars.next() {
                out.push(next);
            }
        } else {
            let is_read = is_mark(c) || line_started && starts_block(rest) || starts_ping(rest);
            if is_read || links::is_joint(&text[..at], rest) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_outside_is_escaped() {
        let check = |text: &str| Markup::plain(text).0;
        assert_eq!(check("M*A*S*H"), r"M\*A\*S\*H");
        assert_eq!(
            check("@everyone and @here, me@home"),
            r"\@everyone and \@here, me@home"
        );
        assert_eq!(check("<@1> <#2> </x:3>"), r"\<@1> \<#2> \</x:3>");
        assert_eq!(check("[click](https://x.y)"), r"\[click\](https\://x.y)");
        assert_eq!(
            check("# One\n> Two\n- Three\n12. Four"),
            "\\# One\n\\> Two\n\\- Three\n12\\. Four"
        );
        assert_eq!(check("a # b > c - d"), "a # b > c - d");
        assert_eq!(check("||x|| `y` ~~z~~"), r"\|\|x\|\| \`y\` \~\~z\~\~");
        assert_eq!(Markup::plain("M*A*S*H ||x||").to_text(), "M*A*S*H ||x||");
    }

    #[test]
    fn the_macro_escapes_what_is_not_markup() {
        let name = String::from("_x_");
        assert_eq!(
            markup!("**{}**: {}", name, Markup::trusted("*y*")).as_str(),
            r"**\_x\_**: *y*"
        );
    }

    #[test]
    fn authors_keep_emphasis_and_spoilers_only() {
        let check = |text: &str| Markup::authored(text, SpoilerPolicy::Hidden).0;
        assert_eq!(
            check("*Heat* ||he dies|| `code`"),
            r"*Heat* ||he dies|| \`code\`"
        );
        assert_eq!(check("a || b"), r"a \|\| b");
        assert_eq!(check("||a|| and || b"), r"||a|| and \|\| b");
        assert_eq!(check("||a\n\nb||"), "||a||\n\n||b||");
        assert_eq!(check(r"\*not bold\* # x"), r"\*not bold\* # x");
        assert_eq!(check("# Head\n[a](b) <@1>"), "\\# Head\n\\[a\\](b) \\<@1>");
    }

    #[test]
    fn members_hide_spoilers_and_nothing_else() {
        let check = |text: &str| Markup::said(text).0;
        assert_eq!(check("||He dies.|| *Well*."), r"||He dies.|| \*Well\*.");
        assert_eq!(check("a || b"), r"a \|\| b");
        assert_eq!(check("||a|| || @everyone"), r"||a|| \|\| \@everyone");
        assert_eq!(check("||||**x"), r"||||\*\*x");
        assert_eq!(check("<@1> `# x` [a](b)"), r"\<@1> \`# x\` \[a\](b)");
    }

    #[test]
    fn spoilers_follow_the_policy() {
        let text = "He wins. ||He dies.|| The end.";
        assert_eq!(
            Markup::authored(text, SpoilerPolicy::LeftOut).0,
            "He wins. […] The end."
        );
        assert_eq!(
            Markup::authored(text, SpoilerPolicy::Shown).0,
            "He wins. He dies. The end."
        );
        assert_eq!(
            Markup::authored(text, SpoilerPolicy::Hidden).to_text(),
            "He wins. [spoiler] The end."
        );
    }
}
