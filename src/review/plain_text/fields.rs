//! What the labelled lines of a text say: `Director: …`, `Cast:` with a list below it.

use std::collections::BTreeSet;

use super::{
    Found, Sure,
    credits::{self, Listed},
    genres,
    labels::{self, Label},
    line::{Line, is_row},
    runtime,
};
use crate::{
    film::{Genre, Minutes, Title, Year, parse_line},
    review::Review,
};

/// The most other titles that are taken.
const MOST_ALIASES: usize = 20;

/// What labels say.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) year: Option<Found<Year>>,
    pub(super) aliases: Vec<Found<Title>>,
    pub(super) directors: Vec<Found<Listed>>,
    pub(super) cast: Vec<Found<Listed>>,
    pub(super) genres: Vec<Found<Genre>>,
    pub(super) runtime: Option<Found<Minutes>>,
    pub(super) series: Option<Found<Title>>,
    pub(super) reviewer: Option<Found<Box<str>>>,
    /// The indices of the lines that say nothing else.
    pub(super) used: BTreeSet<usize>,
}

/// Reads the labelled lines. `heading` is the index of the line with the title, with the facts
/// beside it.
pub(super) fn read(lines: &[Line], heading: Option<usize>, facts: &[(Label, String)]) -> Fields {
    let mut fields = Fields::default();
    for (label, value) in facts {
        let number = heading.map_or(0, |at| lines[at].number);
        fields.take(*label, value, number);
    }
    let mut at = 0;
    while at < lines.len() {
        let labelled = labels::labelled(&lines[at].plain);
        let is_heading = Some(at) == heading;
        let is_row = is_row(&lines[at].plain);
        let mut taken = 0;
        let mut next = at + 1;
        for one in &labelled {
            if one.value.is_empty() && matches!(one.label, Label::Cast | Label::Director) {
                let end = fields.list_below(lines, at, one.label);
                taken += usize::from(end > next);
                next = next.max(end);
            } else if one.value.is_empty()
                && let Some(below) = lines.get(at + 1)
                && !below.is_empty()
                && !labels::is_label(&below.plain)
                && fields.take(one.label, &below.plain, below.number)
            {
                taken += 1;
                next = at + 2;
                fields.used.insert(at + 1);
            } else if fields.take(one.label, one.value, lines[at].number) {
                taken += 1;
            }
        }
        if taken > 0
            && !is_heading
            && !is_row
            && taken
                == labelled
                    .iter()
                    .filter(|one| one.label != Label::Title)
                    .count()
        {
            fields.used.insert(at);
        }
        at = next;
    }
    fields
}

impl Fields {
    /// Takes a label's value; `false` where it is not what the label announces.
    fn take(&mut self, label: Label, value: &str, line: usize) -> bool {
        match label {
            Label::Cast | Label::Director => return self.names(label, value, line),
            Label::Year => {
                let digits = value
                    .split(|c: char| !c.is_ascii_digit())
                    .find(|part| part.len() == 4);
                let year = digits
                    .and_then(|digits| digits.parse().ok())
                    .and_then(Year::new);
                return set(&mut self.year, year, line) && value.len() <= 40;
            }
            Label::Aliases => {
                let title = Title::parse(value.trim_matches(['"', '.'])).ok();
                let title = title.filter(|title| title.chars().count() <= 80);
                let Some(title) = title else { return false };
                let is_new = !self.aliases.iter().any(|one| one.value == title);
                if is_new && self.aliases.len() < MOST_ALIASES {
                    self.aliases.push(Found::new(title, line, Sure::Certain));
                }
            }
            Label::Genres => {
                let found = genres::genres_of_label(value);
                if found.is_empty() || value.split(' ').count() > 8 {
                    return false;
                }
                for genre in found {
                    if !self.genres.iter().any(|other| other.value == genre) {
                        self.genres.push(Found::new(genre, line, Sure::Certain));
                    }
                }
            }
            Label::Runtime => return set(&mut self.runtime, runtime::of_label(value), line),
            Label::Series => {
                let title = Title::parse(value.trim_matches(['"', '.'])).ok();
                return set(
                    &mut self.series,
                    title.filter(|title| title.chars().count() <= 60),
                    line,
                );
            }
            Label::Reviewer => {
                let is_name = value.split(' ').count() <= 5 && !value.ends_with(['!', '?']);
                let name = parse_line(value.trim_end_matches('.'), Review::LONGEST_REVIEWER).ok();
                return set(&mut self.reviewer, name.filter(|_| is_name), line);
            }
            _ => return false,
        }
        true
    }

    fn names(&mut self, label: Label, value: &str, line: usize) -> bool {
        // "Jane Doe. France, 2023".
        let first = value.split(". ").next().unwrap_or(value);
        let is_list = credits::is_list(value);
        if !is_list && !credits::is_list(first) {
            return false;
        }
        let value = if is_list { value } else { first };
        let list = match label {
            Label::Director => &mut self.directors,
            _ => &mut self.cast,
        };
        for listed in credits::listed(value) {
            list.push(Found::new(listed, line, Sure::Certain));
        }
        true
    }

    /// Takes the names below a label, one or several per line, and returns where they end.
    fn list_below(&mut self, lines: &[Line], at: usize, label: Label) -> usize {
        let mut end = at + 1;
        while let Some(line) = lines.get(end) {
            if line.is_empty() {
                let is_first = end == at + 1;
                let more = lines.get(end + 1).is_some_and(|next| is_item(&next.plain));
                if !(is_first && more) {
                    break;
                }
            } else {
                let plain = labels::without_bullet(&line.plain);
                if labels::is_label(&line.plain) && !is_item(&line.plain) || !is_item(&line.plain) {
                    break;
                }
                if !self.names(label, plain, line.number) {
                    break;
                }
                self.used.insert(end);
            }
            end += 1;
        }
        if end > at + 1 { end } else { at + 1 }
    }
}

/// Whether a line can be an entry of a list of names.
fn is_item(line: &str) -> bool {
    let bare = labels::without_bullet(line);
    bare.chars().count() <= 80
        && !bare.ends_with(['!', '?', ':'])
        && credits::is_list(bare)
        && bare.contains(' ')
}

fn set<T>(field: &mut Option<Found<T>>, value: Option<T>, line: usize) -> bool {
    let Some(value) = value else { return false };
    if field.is_none() {
        *field = Some(Found::new(value, line, Sure::Certain));
    }
    true
}
