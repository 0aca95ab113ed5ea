//! The list of related films at the end of a text, under any usual label and bullet.

use super::{
    Found, Sure,
    labels::{self, Label},
    line::Line,
};

/// The related films a text names.
#[derive(Debug, Default)]
pub(super) struct Related {
    pub(super) titles: Vec<Found<String>>,
    /// The index of a label with nothing after it: the bot is to make such a list itself.
    pub(super) empty_label: Option<usize>,
    /// The index of the line that the list begins in.
    pub(super) from: Option<usize>,
}

/// The longest list.
const MOST: usize = 40;

pub(super) fn find(lines: &[Line]) -> Related {
    let mut related = Related::default();
    let label = lines.iter().enumerate().rev().find_map(|(at, line)| {
        let one = *labels::labelled(&line.plain).first()?;
        (one.label == Label::Related).then_some((at, one.value))
    });
    let Some((at, value)) = label else {
        return related;
    };
    related.from = Some(at);
    if !value.is_empty() {
        for title in value.split([',', ';', '|', '•']) {
            add(&mut related, title, lines[at].number);
        }
        return related;
    }
    for line in lines[at + 1..]
        .iter()
        .filter(|line| !line.is_empty())
        .take(MOST)
    {
        if line.plain.chars().count() > 120 || labels::is_label(&line.plain) {
            break;
        }
        add(&mut related, &line.plain, line.number);
    }
    if related.titles.is_empty() {
        related.empty_label = Some(at);
    }
    related
}

fn add(related: &mut Related, title: &str, line: usize) {
    let bare = labels::without_bullet(title.trim());
    let numbered = bare.split_once(['.', ')']).filter(|(number, rest)| {
        number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(' ')
    });
    let title = numbered.map_or(bare, |(_, rest)| rest).trim();
    let title = title.trim_matches(['"', '.', ' ']);
    if !title.is_empty() && related.titles.len() < MOST {
        related
            .titles
            .push(Found::new(title.to_owned(), line, Sure::Certain));
    }
}
