//! Spanish.

use super::{Label, Language};
use crate::film::Genre;

#[rustfmt::skip]
pub(super) static SPANISH: Language = Language {
    labels: &[
        (Label::Title, "título|película"),
        (Label::Aliases, "título original"),
        (Label::Year, "año|estreno|fecha de estreno"),
        (Label::Director, "director|directora|directores|dirección|dirigida por"),
        (Label::Cast, "reparto|intérpretes|actores|elenco|protagonistas|con"),
        (Label::Genres, "género|géneros"),
        (Label::Runtime, "duración"),
        (Label::Rating, "nota|mi nota|puntuación|calificación|valoración"),
        (Label::Reviewer, "crítica de|autor"),
        (Label::Other, "guion|guión|música|país|fotografía|productora|distribuidora"),
    ],
    numbers: "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez",
    genres: &[
        (Genre::Comedy, "comedia"),
        (Genre::ScienceFiction, "ciencia ficción"),
        (Genre::Horror, "terror"),
        (Genre::Crime, "crimen|policíaco"),
        (Genre::Adventure, "aventuras?"),
        (Genre::Fantasy, "fantasía"),
        (Genre::Romance, "romántica"),
        (Genre::Animation, "animación"),
        (Genre::War, "bélico"),
        (Genre::Documentary, "documental"),
        (Genre::Action, "acción"),
    ],
    lists: &[
        ("out of", "de|sobre"),
        ("points", "estrellas?|puntos?"),
        ("announces", "críticas?|reseñas?"),
        ("of title", "de|del"),
        ("weak label", "con"),
        ("bare cast", "con"),
        ("bare director", "dirigida por"),
        ("joint", "y"),
        ("month", "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre\
            |diciembre"),
    ],
    ..Language::BARE
};
