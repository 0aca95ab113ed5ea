//! The bot's token, which nothing prints.

use std::fmt;

use super::database::without_passwords;

/// A bot token. It shows as `[redacted]` wherever it is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Box<str>);

/// Why a text is not a token. It reveals nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProblem {
    Empty,
    /// It starts with `Bot ` or `Bearer `, as in an HTTP header.
    Prefixed,
    /// It stands in quotes.
    Quoted,
    /// It contains white space: two tokens, or a sentence.
    WhiteSpace,
    /// It contains a character that no token can contain.
    Character,
}

impl Token {
    /// Reads a token; white space around it does not count.
    pub fn parse(text: &str) -> Result<Self, TokenProblem> {
        let text = text.trim();
        let starts_with = |prefix: &str| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        if text.is_empty() {
            Err(TokenProblem::Empty)
        } else if starts_with("bot ") || starts_with("bearer ") {
            Err(TokenProblem::Prefixed)
        } else if text.starts_with(['"', '\'']) {
            Err(TokenProblem::Quoted)
        } else if text.contains(char::is_whitespace) {
            Err(TokenProblem::WhiteSpace)
        } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Err(TokenProblem::Character)
        } else {
            Ok(Self(text.into()))
        }
    }

    /// The token itself, to be handed to Discord and to nobody else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl TokenProblem {
    /// What is wrong, in half a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "the token is empty",
            Self::Prefixed => "the token starts with a word such as `Bot`",
            Self::Quoted => "the token stands in quotes",
            Self::WhiteSpace => "there is white space inside of the token",
            Self::Character => "there is a character in the token that no token can contain",
        }
    }

    /// How to correct it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Prefixed => "leave the word out: the bot adds it itself",
            Self::Quoted => "leave the quotes out",
            Self::Empty | Self::WhiteSpace | Self::Character => {
                "copy the token from https://discord.com/developers/applications, page \"Bot\""
            }
        }
    }
}

const REDACTED: &str = "[redacted]";

/// `text` without any secret that the configuration may hold, or hold by mistake.
pub(super) fn without_secrets(text: &str) -> String {
    without_passwords(&without_tokens(text))
}

/// `text` without what is, or looks like, a token: the value of anything called a token, and three
/// runs of letters and digits joined by full stops.
pub(super) fn without_tokens(text: &str) -> String {
    let text = match assigned_token(text) {
        Some(at) => format!("{} {REDACTED}", &text[..at]),
        None => text.to_owned(),
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(start) = rest.find(is_token_character) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !is_token_character(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        out.push_str(before);
        out.push_str(if looks_like_token(word) {
            REDACTED
        } else {
            word
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where the value starts in `token = …`, whatever stands before the word.
fn assigned_token(text: &str) -> Option<usize> {
    const WORD: &str = "token";
    let lower = text.to_ascii_lowercase();
    lower.match_indices(WORD).find_map(|(at, _)| {
        let rest = &text[at + WORD.len()..];
        let sign = rest.trim_start_matches([' ', '\t', '"', '\'']);
        let has_value = sign.starts_with(['=', ':']) && sign[1..].trim() != "";
        has_value.then(|| text.len() - sign.len() + 1)
    })
}

fn is_token_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

fn looks_like_token(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts
        .windows(3)
        .any(|parts| parts[0].len() >= 16 && parts[1].len() >= 4 && parts[2].len() >= 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_never_printed() {
        let token = Token::parse(" abc.def.ghi\n").unwrap();
        assert_eq!(token.reveal(), "abc.def.ghi");
        assert_eq!(
            format!("{token} {token:?} {token:#?}"),
            "[redacted] [redacted] [redacted]"
        );
    }

    #[test]
    fn what_is_no_token_says_why() {
        let problem = |text: &str| Token::parse(text).unwrap_err();
        assert_eq!(problem(" \n"), TokenProblem::Empty);
        assert_eq!(problem("Bot abc"), TokenProblem::Prefixed);
        assert_eq!(problem("'abc'"), TokenProblem::Quoted);
        assert_eq!(problem("abc\ndef"), TokenProblem::WhiteSpace);
        assert_eq!(problem("tökén"), TokenProblem::Character);
    }

    #[test]
    fn tokens_are_taken_out_of_lines() {
        for line in [
            "token = \"abc\"",
            "  \"token\"= 5",
            "BOT_TOKEN: abc",
            "a = { token = 1 }",
        ] {
            let shown = without_tokens(line);
            assert!(shown.ends_with("[redacted]"), "{shown}");
        }
        let pasted = "file = \"MTAwMDAwMDAwMDAwMDAwMDAw.GxAbCd.abcdefghijklmnopqrstuvwxyz01\"";
        assert_eq!(without_tokens(pasted), "file = \"[redacted]\"");
        let harmless = "token_file = \"/run/secrets/discord.token\" # see https://example.org";
        assert_eq!(without_tokens(harmless), harmless);
    }
}
