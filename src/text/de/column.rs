//! German: columns.

use super::super::ColumnTexts;
use super::films;
use crate::markup;

pub(super) const TEXTS: ColumnTexts = ColumnTexts {
    option: "Nur Filme, die in dieser Kolumne oder von dieser Person besprochen wurden",
    row: |column, number| format!("{column} · {}", films(number)),
    reviewed_by: |column| markup!("Kritik von {}", column),

    second_opinion: "Eine zweite Meinung",
    further_opinions: "Weitere Meinungen",
    and_more: |more| format!("und {more} weitere"),
    unsigned: "Ohne Namen",

    read_first: |whose| format!("Erste Meinung: {whose}"),
    read_second: |whose| format!("Zweite Meinung: {whose}"),
    choose: "Eine andere Meinung lesen …",
};
