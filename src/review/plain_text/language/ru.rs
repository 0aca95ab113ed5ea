//! Russian.

use super::{Label, Language};
use crate::film::Genre;

#[rustfmt::skip]
pub(super) static RUSSIAN: Language = Language {
    labels: &[
        (Label::Title, "название|фильм"),
        (Label::Aliases, "оригинальное название"),
        (Label::Year, "год|год выпуска|премьера"),
        (Label::Director, "режиссёр|режиссёры|режиссер|постановка"),
        (Label::Cast, "в ролях|в главных ролях|актёры|актеры|роли озвучивали"),
        (Label::Genres, "жанр|жанры"),
        (Label::Runtime, "продолжительность|длительность|время|хронометраж"),
        (Label::Rating, "оценка|моя оценка|итог|итоговая оценка|рейтинг"),
        (Label::Reviewer, "автор|рецензент"),
        (Label::Other, "сценарий|музыка|страна|оператор|продюсер|бюджет"),
    ],
    numbers: "ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять",
    genres: &[
        (Genre::Drama, "драма"),
        (Genre::Comedy, "комедия"),
        (Genre::Thriller, "триллер"),
        (Genre::Crime, "криминал|детектив"),
        (Genre::Horror, "ужасы"),
        (Genre::ScienceFiction, "фантастика"),
        (Genre::Action, "боевик"),
        (Genre::Romance, "мелодрама"),
        (Genre::War, "военный"),
        (Genre::Animation, "мультфильм|аниме"),
        (Genre::Documentary, "документальный"),
    ],
    lists: &[
        ("out of", "из"),
        ("points", "баллов|звёзд|звезд"),
        ("minute", "мин|минут[аы]?"),
        ("hour", "ч|час(?:а|ов)?"),
        ("announces", "рецензия|отзыв"),
        ("joint", "и"),
        ("month", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября\
            |декабря"),
    ],
    ..Language::BARE
};
