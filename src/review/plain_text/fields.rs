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
        let mut taken = 0;
        let mut next = at + 1;
        for one in &labelled {
            let below = lines.get(at + 1);
            let below = below.filter(|line| !line.is_empty() && !line.is_label);
            if one.value.is_empty() && matches!(one.label, Label::Cast | Label::Director) {
                let end = fields.list_below(lines, at, one.label);
                taken += usize::from(end > next);
                next = next.max(end);
            } else if one.value.is_empty()
                && let Some(below) = below
                && fields.take(one.label, &below.plain, below.number).is_some()
            {
                taken += 1;
                next = at + 2;
                fields.used.insert(at + 1);
            } else if fields
                .take(one.label, one.value, lines[at].number)
                .is_some()
            {
                taken += 1;
            }
        }
        let to_take = labelled.iter().filter(|one| one.label != Label::Title);
        let is_used = taken > 0 && taken == to_take.count();
        if is_used && Some(at) != heading && !is_row(&lines[at].plain) {
            fields.used.insert(at);
        }
        at = next;
    }
    fields
}

impl Fields {
    /// Takes a label's value; `None` where it is not what the label announces.
    fn take(&mut self, label: Label, value: &str, line: usize) -> Option<()> {
        let title = |longest| {
            let title = Title::parse(value.trim_matches(['"', '.'])).ok()?;
            (title.chars().count() <= longest).then_some(title)
        };
        match label {
            Label::Cast => take_names(&mut self.cast, value, line)?,
            Label::Director => take_names(&mut self.directors, value, line)?,
            Label::Year => {
                let mut parts = value.split(|c: char| !c.is_ascii_digit());
                let year = parts.find(|part| part.len() == 4)?.parse().ok();
                set(&mut self.year, year.and_then(Year::new)?, line);
                // What is longer says more than the year.
                return (value.len() <= 40).then_some(());
            }
            Label::Aliases => {
                let title = title(80)?;
                let is_new = !self.aliases.iter().any(|one| one.value == title);
                if is_new && self.aliases.len() < MOST_ALIASES {
                    self.aliases.push(Found::new(title, line, Sure::Certain));
                }
            }
            Label::Genres => {
                let found = genres::genres_of_label(value);
                if found.is_empty() || value.split(' ').count() > 8 {
                    return None;
                }
                for genre in found {
                    if !self.genres.iter().any(|other| other.value == genre) {
                        self.genres.push(Found::new(genre, line, Sure::Certain));
                    }
                }
            }
            Label::Runtime => set(&mut self.runtime, runtime::of_label(value)?, line),
            Label::Series => set(&mut self.series, title(60)?, line),
            Label::Reviewer => {
                let is_name = value.split(' ').count() <= 5 && !value.ends_with(['!', '?']);
                let name = parse_line(value.trim_end_matches('.'), Review::LONGEST_REVIEWER);
                set(&mut self.reviewer, name.ok().filter(|_| is_name)?, line);
            }
            _ => return None,
        }
        Some(())
    }

    /// Takes the names below a label, one or several per line, and returns where they end.
    fn list_below(&mut self, lines: &[Line], at: usize, label: Label) -> usize {
        let mut end = at + 1;
        // A line may be left free below the label.
        let is_free = lines.get(end).is_some_and(Line::is_empty);
        if is_free && lines.get(end + 1).is_some_and(|next| is_item(&next.plain)) {
            end += 1;
        }
        while let Some(line) = lines.get(end)
            && is_item(&line.plain)
            && let names = labels::without_bullet(&line.plain)
            && self.take(label, names, line.number).is_some()
        {
            self.used.insert(end);
            end += 1;
        }
        end
    }
}

/// Takes the names of a value, if they are what it is.
fn take_names(list: &mut Vec<Found<Listed>>, value: &str, line: usize) -> Option<()> {
    // "Jane Doe. France, 2023".
    let first = value.split(". ").next().unwrap_or(value);
    let names = [value, first]
        .into_iter()
        .find(|text| credits::is_list(text))?;
    let listed = credits::listed(names).into_iter();
    list.extend(listed.map(|one| Found::new(one, line, Sure::Certain)));
    Some(())
}

/// Whether a line can be an entry of a list of names.
fn is_item(line: &str) -> bool {
    let bare = labels::without_bullet(line);
    bare.chars().count() <= 80
        && !bare.ends_with(['!', '?', ':'])
        && credits::is_list(bare)
        && bare.contains(' ')
}

fn set<T>(field: &mut Option<Found<T>>, value: T, line: usize) {
    field.get_or_insert(Found::new(value, line, Sure::Certain));
}
