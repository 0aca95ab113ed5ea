//! French.

use super::{Label, Language};
use crate::film::Genre;

#[rustfmt::skip]
pub(super) static FRENCH: Language = Language {
    labels: &[
        (Label::Title, "titre"),
        (Label::Aliases, "titre original"),
        (Label::Year, "année|date de sortie|sortie|année de sortie"),
        (Label::Director, "réalisateur|réalisateurs|réalisatrices|réalisatrice|réalisation|réalisé par|de|un film de\
            |mise en scène"),
        (Label::Cast, "acteurs|acteurs principaux|avec|distribution|casting|interprètes"),
        (Label::Genres, "genre"),
        (Label::Runtime, "durée"),
        (Label::Rating, "note|ma note|notre note|note finale|notre avis"),
        (Label::Reviewer, "critique de|par"),
        (Label::Other, "scénario|musique|pays|nationalité|distributeur|photographie|montage\
            |langue"),
    ],
    numbers: "zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix",
    genres: &[
        (Genre::Drama, "drame"),
        (Genre::Comedy, "comédie"),
        (Genre::ScienceFiction, "science-fiction"),
        (Genre::Horror, "horreur|épouvante"),
        (Genre::Crime, "policier"),
        (Genre::Adventure, "aventure"),
        (Genre::Fantasy, "fantastique"),
        (Genre::History, "historique"),
        (Genre::War, "guerre"),
        (Genre::Documentary, "documentaire"),
    ],
    lists: &[
        ("out of", "sur"),
        ("points", "étoiles?"),
        ("announces", "critiques?"),
        ("of title", "de|du|d'"),
        ("weak label", "avec|de|par"),
        ("bare cast", "avec"),
        ("bare director", "un film de|réalisé par"),
        ("joint", "et"),
        ("month", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre\
            |décembre"),
    ],
    ..Language::BARE
};
