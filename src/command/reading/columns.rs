//! Columns as people type them.

use crate::catalog::{Catalog, Column};
use crate::command::vocabulary::{Choice, Context};
use crate::fold::fold;
use crate::markup::cut_text;

/// The longest name in a row of a list, in characters, so that the number of films fits too.
const NAME_IN_ROW: usize = 80;

/// The columns with a word that starts as typed, those about most films first.
pub(crate) fn complete(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let columns = starting(context.catalog, typed).into_iter();
    columns
        .take(Choice::MOST)
        .map(|column| {
            let name = cut_text(column.name(), NAME_IN_ROW);
            Choice {
                label: (context.texts.column.row)(&name, column.film_count()),
                value: column.name().to_owned(),
            }
        })
        .collect()
}

/// The columns that may be meant by what no column is called: those that start so, or whose name is
/// nearest, or else all of them, those about most films first.
pub(crate) fn near<'a>(catalog: &'a Catalog, typed: &str) -> Vec<&'a Column> {
    let starting = starting(catalog, typed);
    if !starting.is_empty() {
        return starting;
    }
    let typed = fold(typed);
    let columns = catalog.columns();
    let names = columns
        .iter()
        .flat_map(|column| [column.name(), column.full_name()].map(|name| (fold(name), *column)));
    let nearest = names
        .map(|(name, column)| (strsim::osa_distance(&name, &typed), name.len(), column))
        .filter(|(distance, length, _)| *distance <= length / 3)
        .min_by_key(|(distance, ..)| *distance);
    nearest.map_or(columns, |(.., column)| vec![column])
}

fn starting<'a>(catalog: &'a Catalog, typed: &str) -> Vec<&'a Column> {
    // What was typed whole stands before what only starts so.
    let meant = catalog.find_column_by_name(typed).map(Column::id);
    let typed = fold(typed);
    let starts = |column: &&Column| {
        let name = fold(column.full_name());
        let starts = |(at, _): (usize, char)| name[at + 1..].starts_with(&typed);
        Some(column.id()) == meant
            || name.starts_with(&typed)
            || name.char_indices().filter(|(_, c)| *c == ' ').any(starts)
    };
    let mut columns = catalog.columns();
    columns.retain(starts);
    columns.sort_by_key(|column| Some(column.id()) != meant);
    columns
}
