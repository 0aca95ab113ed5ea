//! HTML and Markdown taken out of pasted text.
//!
//! Looks a bounded number of characters ahead, so that no text takes longer than its length says.

use std::borrow::Cow;

/// How far a tag is read to find its end; what is longer is text.
const LONGEST_TAG: usize = 400;
/// How far emphasis, links and quotes are read to find their end.
const LONGEST_SPAN: usize = 160;

/// A line with the marks of spoilers of other sites as Discord has them: `>!…!<`, `[spoiler]…[/spoiler]`.
pub(super) fn with_spoilers(line: &str) -> Cow<'_, str> {
    patterns! { MARK = r"(?i)>!\s?|\s?!<|\[/?spoilers?(?:=[^\]]{0,80})?\]"; }
    let marks = MARK.find_iter(line).count();
    if marks == 0 || marks % 2 == 1 {
        return Cow::Borrowed(line);
    }
    MARK.replace_all(line, "||")
}

/// What a tag does to the text around it.
enum Tag {
    Nothing,
    Italic,
    Break,
    /// Nothing up to its closing tag is text.
    Hides(&'static str),
}

fn tag_of(name: &str) -> Option<Tag> {
    Some(match name {
        "p" | "br" | "div" | "li" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "tr" | "table" | "blockquote" | "hr" | "section" | "article" | "header" | "footer"
        | "figure" | "figcaption" | "body" | "html" | "head" => Tag::Break,
        "i" | "em" | "cite" => Tag::Italic,
        "script" => Tag::Hides("</script"),
        "style" => Tag::Hides("</style"),
        "a" | "b" | "strong" | "span" | "u" | "img" | "td" | "th" | "tbody" | "thead"
        | "iframe" | "center" | "font" | "small" | "sup" | "sub" | "video" | "source" | "main"
        | "nav" | "button" | "form" | "input" | "label" | "svg" | "path" | "q" | "s" | "del"
        | "ins" | "pre" | "code" | "meta" | "link" | "title" | "noscript" | "picture" => {
            Tag::Nothing
        }
        _ => return None,
    })
}

/// The lines of a text with their numbers from 1, without HTML. A tag that breaks a line leaves
/// two lines of one number.
pub(super) fn lines_without_html(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut number = 1;
    let mut line = String::new();
    let mut rest = text;
    let mut hidden_ends = true;
    while let Some(at) = rest.find(['<', '\n', '\r']) {
        line.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest
            .strip_prefix("\r\n")
            .or(rest.strip_prefix(['\n', '\r']))
        {
            lines.push((number, std::mem::take(&mut line)));
            number += 1;
            rest = after;
            continue;
        }
        let Some((tag, length)) = tag_at(rest) else {
            line.push('<');
            rest = &rest[1..];
            continue;
        };
        let inside = &rest[..length];
        rest = &rest[length..];
        number += inside.matches('\n').count();
        match tag {
            Tag::Nothing => {}
            Tag::Italic => line.push('*'),
            Tag::Break => lines.push((number, std::mem::take(&mut line))),
            Tag::Hides(end) if hidden_ends => match rest.find(end) {
                Some(at) => {
                    number += rest[..at].matches('\n').count();
                    rest = &rest[at..];
                }
                // No later one will find its end either.
                None => hidden_ends = false,
            },
            Tag::Hides(_) => {}
        }
    }
    line.push_str(rest);
    lines.push((number, line));
    for (_, line) in &mut lines {
        if line.contains('&') {
            *line = html_escape::decode_html_entities(line.as_str()).into_owned();
        }
    }
    lines
}

/// The tag that a text starts with, and its length in bytes.
fn tag_at(text: &str) -> Option<(Tag, usize)> {
    if text.starts_with("<!--") {
        let end = within(text, LONGEST_TAG).find("-->")?;
        return Some((Tag::Nothing, end + 3));
    }
    let closes = text.starts_with("</");
    let name = &text[if closes { 2 } else { 1 }..];
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = name[..length.min(12)].to_ascii_lowercase();
    let mut tag = tag_of(&name)?;
    if closes && matches!(tag, Tag::Hides(_)) {
        tag = Tag::Nothing;
    }
    let end = within(text, LONGEST_TAG)[1..].find(['<', '>'])? + 1;
    text[end..].starts_with('>').then_some((tag, end + 1))
}

/// The beginning of a text, at most this many bytes.
fn within(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// A line as it is read for facts: straight quotes and apostrophes, titles in italics or single
/// quotes in double ones, no other Markdown.
pub(super) fn plain(line: &str) -> String {
    let straight: String = line
        .chars()
        .filter_map(|c| match c {
            '’' | '‘' | 'ʼ' | '`' | '´' | '‛' => Some('\''),
            '“' | '”' | '„' | '«' | '»' | '‟' | '″' => Some('"'),
            '‐' | '‑' => Some('-'),
            '―' => Some('—'),
            '（' => Some('('),
            '）' => Some(')'),
            '：' => Some(':'),
            '／' => Some('/'),
            '、' => Some(','),
            '\u{fe0f}' => None,
            c => Some(c),
        })
        .collect();
    without_emphasis(&straight)
}

fn without_emphasis(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // Where each span that was opened closes, in bytes from the end.
    let mut closing: Vec<usize> = Vec::new();
    let mut bold = None;
    while let Some(c) = rest.chars().next() {
        if closing.last() == Some(&rest.len()) {
            closing.pop();
            out.push('"');
            rest = &rest[1..];
            continue;
        }
        let before = out.chars().next_back();
        match c {
            '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                rest = &rest[1..];
                let Some(escaped) = rest.chars().next() else {
                    break;
                };
                out.push(escaped);
                rest = &rest[escaped.len_utf8()..];
                continue;
            }
            '*' | '_' if is_bold_mark(rest, before, bold) => {
                let mark = rest.chars().take(3).take_while(|other| *other == c).count();
                bold = if bold == Some(c) { None } else { Some(c) };
                rest = &rest[mark..];
                continue;
            }
            '|' if rest.starts_with("||") => {
                rest = &rest[2..];
                continue;
            }
            '*' | '_' | '\'' if closing.is_empty() => {
                if let Some(end) = span_end(rest, c, before) {
                    out.push('"');
                    closing.push(rest.len() - end);
                    rest = &rest[1..];
                    continue;
                }
            }
            '[' => {
                if let Some((text, length)) = link(rest) {
                    out.push_str(text);
                    rest = &rest[length..];
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Whether a text starts with the marks of bold text, and not with stars of a rating. `open` is
/// the mark of the bold text that is open.
fn is_bold_mark(text: &str, before: Option<char>, open: Option<char>) -> bool {
    let Some(mark) = text.chars().next() else {
        return false;
    };
    // Four are as good as four thousand: neither is bold.
    let count = text.chars().take(4).take_while(|c| *c == mark).count();
    if !(2..=3).contains(&count) {
        return false;
    }
    if open == Some(mark) {
        return before.is_some_and(|c| !c.is_whitespace());
    }
    let inside = &within(text, LONGEST_TAG)[count..];
    let closes = inside.match_indices(mark).any(|(at, _)| {
        inside[at + 1..].starts_with(mark) && at > 0 && !inside[..at].ends_with([' ', mark])
    });
    closes && !inside.starts_with(char::is_whitespace)
}

/// Where a span that opens with `mark` closes: at its next mark that follows a visible character
/// and is not followed by more of a word.
fn span_end(text: &str, mark: char, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() || c == mark) {
        return None;
    }
    let inside = &within(text, LONGEST_SPAN)[1..];
    let first = inside.chars().next()?;
    if !(first.is_uppercase() || first.is_numeric() || (mark != '\'' && first.is_alphabetic())) {
        return None;
    }
    // `'the boys' night'`: the first apostrophe that can close does.
    let mut marks = inside.match_indices(mark).map(|(at, _)| at);
    let closes = |at: &usize| {
        let is_behind = |c: char| c.is_whitespace() || c == mark;
        let goes_on = |c: char| c.is_alphanumeric() || c == mark;
        !inside[..*at].ends_with(is_behind) && !inside[at + 1..].starts_with(goes_on)
    };
    marks.find(closes).map(|at| at + 1)
}

/// The text of a Markdown link or picture, and how long the whole is.
fn link(text: &str) -> Option<(&str, usize)> {
    let text = within(text, LONGEST_TAG);
    let middle = text.find("](")?;
    let shown = &text[1..middle];
    if shown.contains(['[', '\n']) {
        return None;
    }
    let end = text[middle..].find(')')? + middle;
    Some((shown, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_goes_and_its_lines_keep_their_numbers() {
        let text =
            "<p>One <b>two</b><br/>three &amp; <i>Heat</i></p>\n<script>\nx < y\n</script>a <3 b";
        assert_eq!(
            lines_without_html(text),
            [
                (1, String::new()),
                (1, "One two".into()),
                (1, "three & *Heat*".into()),
                (1, String::new()),
                (4, "a <3 b".into()),
            ]
        );
    }

    #[test]
    fn titles_in_italics_and_single_quotes_are_quoted() {
        assert_eq!(
            plain("In *The Heat* it’s **so** hot"),
            "In \"The Heat\" it's so hot"
        );
        assert_eq!(plain("In ‘Heat’, they don’t"), "In \"Heat\", they don't");
        assert_eq!(plain("* * ½ and 3*4*5 a_b_c"), "* * ½ and 3*4*5 a_b_c");
        assert_eq!(plain("[Heat](https://a.b/c) \\*"), "Heat *");
        assert_eq!(plain("**Starring:** Al Pacino"), "Starring: Al Pacino");
    }
}
