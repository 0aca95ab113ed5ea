//! English: columns.

use super::super::ColumnTexts;
use super::count;
use crate::markup;

pub(super) const TEXTS: ColumnTexts = ColumnTexts {
    option: "Only films that this column, or reviewer, wrote about",
    row: |column, films| format!("{column} · {}", count(films, "film", "films")),
    reviewed_by: |column| markup!("reviewed by {}", column),

    second_opinion: "A second opinion",
    further_opinions: "Other opinions",
    and_more: |more| format!("and {more} more"),
    unsigned: "Unsigned",

    read_first: |whose| format!("First opinion: {whose}"),
    read_second: |whose| format!("Second opinion: {whose}"),
    choose: "Read another opinion …",
};
