//! The sentences about columns: who reviewed a film, and what a second reviewer thinks of it.

use crate::markup::Markup;

/// The sentences about columns, in one language.
#[derive(Debug)]
pub struct ColumnTexts {
    /// An option: imperative, without a full stop, at most 100 characters.
    pub option: &'static str,
    /// A row of a completion list.
    pub row: fn(&str, usize) -> String,
    /// A part of what is asked for.
    pub reviewed_by: fn(&str) -> Markup,

    // A film's card: one other reviewer, or several.
    pub second_opinion: &'static str,
    pub further_opinions: &'static str,
    pub and_more: fn(usize) -> String,
    /// In the place of a reviewer's name.
    pub unsigned: &'static str,

    // Buttons and menus below a full review, at most 80 and 150 characters: the reviewer, and the
    // rating where there is one.
    pub read_first: fn(&str) -> String,
    pub read_second: fn(&str) -> String,
    pub choose: &'static str,
}
