//! A long text in pages, turned at paragraphs, else at words.

use super::{Markup, cut::last_place};

impl Markup {
    /// The text in pages of at most `longest` characters (at least 8); one page where it is short.
    ///
    /// A page ends with a paragraph where it can, else at a word outside of any pair of marks. A
    /// spoiler longer than a page is closed there and opened again on the next.
    pub fn pages(&self, longest: usize) -> Vec<Self> {
        let mut pages = vec![String::new()];
        let mut room = longest;
        for paragraph in self.0.split("\n\n") {
            let mut rest = paragraph.to_owned();
            loop {
                let length = rest.chars().count();
                let page = pages.last_mut().filter(|page| !page.is_empty());
                if let Some(page) = page
                    && length + 2 <= room
                {
                    page.push_str("\n\n");
                    page.push_str(&rest);
                    room -= length + 2;
                    break;
                }
                if pages.last().is_some_and(|page| !page.is_empty()) {
                    pages.push(String::new());
                }
                let (piece, left) = if length <= longest {
                    (rest, None)
                } else {
                    tear(&rest, longest)
                };
                room = longest - piece.chars().count();
                pages.pop();
                pages.push(piece);
                match left {
                    Some(left) => rest = left,
                    None => break,
                }
            }
        }
        pages.into_iter().map(Self).collect()
    }
}

/// The first `longest` characters of a paragraph that is longer, and what is left.
fn tear(paragraph: &str, longest: usize) -> (String, Option<String>) {
    let end = last_place(paragraph, longest, 1);
    if end > 0 {
        let (piece, left) = paragraph.split_at(end);
        return (
            piece.trim_end().to_owned(),
            Some(left.trim_start().to_owned()),
        );
    }
    // One pair of marks is longer than the page; only spoilers are worth opening again.
    let mark = if paragraph.starts_with("||") {
        "||"
    } else {
        ""
    };
    let room = longest - mark.len();
    let end = paragraph
        .char_indices()
        .nth(room)
        .map_or(paragraph.len(), |(at, _)| at);
    let end = paragraph[..end]
        .rfind(char::is_whitespace)
        .filter(|space| *space > end / 2)
        .unwrap_or(end);
    let (piece, left) = paragraph.split_at(end);
    (
        format!("{}{mark}", piece.trim_end()),
        Some(format!("{mark}{}", left.trim_start())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str, longest: usize) -> Vec<String> {
        Markup::trusted(text)
            .pages(longest)
            .into_iter()
            .map(|page| page.0)
            .collect()
    }

    #[test]
    fn pages_turn_at_paragraphs_and_words() {
        assert_eq!(
            pages("One.\n\nTwo.\n\nThree.", 11),
            ["One.\n\nTwo.", "Three."]
        );
        assert_eq!(pages("One two three four", 9), ["One two", "three", "four"]);
        assert_eq!(pages("", 9), [""]);
        assert_eq!(pages("short", 9), ["short"]);
    }

    #[test]
    fn spoilers_stay_hidden_on_every_page() {
        assert_eq!(
            pages("||one two three four||", 12),
            ["||one two||", "||three||", "||four||"]
        );
        assert_eq!(pages("A b ||c d e f|| g", 12), ["A b", "||c d e f||", "g"]);
    }

    #[test]
    fn nothing_is_lost_and_no_page_is_too_long() {
        let text =
            "Lorem ||ipsum dolor|| sit *amet* consetetur.\n\n".repeat(200) + &"x".repeat(500);
        let all = pages(&text, 100);
        assert!(all.iter().all(|page| page.chars().count() <= 100));
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        assert_eq!(
            all.iter().map(|page| letters(page)).sum::<usize>(),
            letters(&text)
        );
    }
}
