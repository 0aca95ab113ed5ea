//! Italian.

use super::{Label, Language};
use crate::film::Genre;

#[rustfmt::skip]
pub(super) static ITALIAN: Language = Language {
    labels: &[
        (Label::Title, "titolo"),
        (Label::Aliases, "titolo originale"),
        (Label::Year, "anno|uscita|data di uscita"),
        (Label::Director, "regia|regista|registi|diretto da"),
        (Label::Cast, "interpreti|attori|con"),
        (Label::Genres, "genere"),
        (Label::Runtime, "durata"),
        (Label::Rating, "voto|il mio voto|giudizio|valutazione"),
        (Label::Reviewer, "recensione di"),
        (Label::Other, "sceneggiatura|musica|musiche|paese|fotografia|montaggio|distribuzione"),
    ],
    numbers: "zero|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci",
    genres: &[
        (Genre::Drama, "drammatico|dramma"),
        (Genre::Comedy, "commedia"),
        (Genre::ScienceFiction, "fantascienza"),
        (Genre::Horror, "orrore"),
        (Genre::Crime, "poliziesco"),
        (Genre::Adventure, "avventura"),
        (Genre::Fantasy, "fantastico"),
        (Genre::War, "guerra"),
        (Genre::Documentary, "documentario"),
        (Genre::Action, "azione"),
        (Genre::History, "storico"),
    ],
    lists: &[
        ("out of", "su"),
        ("points", "stelle"),
        ("announces", "recensioni|recensione"),
        ("of title", "di"),
        ("weak label", "con"),
        ("bare director", "diretto da"),
        ("month", "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre\
            |dicembre"),
    ],
    ..Language::BARE
};
