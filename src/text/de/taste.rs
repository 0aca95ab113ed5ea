//! German: what members like.

use super::super::{TasteTexts, list};
use crate::action::TopBy;
use crate::catalog::{Lacking, Part};
use crate::markup;
use crate::markup::Markup;

pub(super) const TEXTS: TasteTexts = TasteTexts {
    recommend_command: "Finde Filme, die dir gefallen, nach deinen Bewertungen",
    mentions_option: "Bis zu vier andere, die mitschauen: erwähne sie, etwa @ada @bob",
    top_command: "Zeig, was diesem Server am besten gefällt",
    top_by_option: "Am besten bewertet, am meisten gewünscht oder am häufigsten gesehen",
    top_year_option: "Das Jahr, in dem hier bewertet, gewünscht oder gesehen wurde, nicht das des Films",

    recommend: "Filme empfehlen",

    for_you: "Filme für dich",
    for_all: "Filme für euch alle",
    for_whom: |who| markup!("Für {}:", list(who, "und", None)),
    because: |films, what| {
        let film = |(title, score): (&str, u8)| markup!("*{}* {}", title, score);
        let films = list(films.into_iter().map(film).collect(), "und", None);
        markup!("Du gabst {} Punkte: {}", films, what)
    },
    and_better: |what| markup!("{}, und noch besser", what),
    and_because: |films| {
        let film = |(title, score): (&str, u8)| markup!("*{}* ({})", title, score);
        markup!(
            "auch wegen {}",
            list(films.into_iter().map(film).collect(), "und", None)
        )
    },
    because_of: |who, title, score, what| {
        markup!("{}, wegen *{}* ({}): {}", who, title, score, what)
    },
    people_again: |names, more| {
        let more = (more > 0).then(|| markup!("{} weitere", more));
        markup!("wieder {}", list(names, "und", more))
    },
    kind_again: |genres, decade| {
        let genres = list(genres, "und", None);
        match decade {
            Some(decade) => markup!("wieder {}, wieder die {}er", genres, decade.start()),
            None => markup!("wieder {}", genres),
        }
    },
    few_know_it: "einer, den wenige kennen",
    liked_by_alike: |members| markup!("{} Mitgliedern mit ähnlichem Geschmack gefiel er", members),
    but_poor: "aber die Besprechung hier hält wenig von ihm",
    but_rated_low: |what| {
        markup!(
            "aber {} hast du meist niedrig bewertet",
            list(what, "und", None)
        )
    },
    how_films_are_ordered: "Wie viel was für einen Film spricht und was gegen ihn, bei allen gleich \
        gemessen. Der beste steht vorn; der letzte ist vielleicht einer, den du allein nicht gefunden \
        hättest.",
    how_films_are_reckoned: "Jede Eigenschaft hat eine Zahl, und die Filme stehen in der Reihenfolge ihrer \
        Summen. Von einer Reihe vertritt der erste, der noch fehlt, die anderen.",
    part: |part| match part {
        Part::People => "wer spielt",
        Part::Directors => "Regie",
        Part::Series => "seine Reihe",
        Part::Genres => "seine Genres",
        Part::Years => "seine Zeit",
        Part::Fame => "seine Bekanntheit",
        Part::Rating => "seine Besprechung",
        Part::Alike => "Mitglieder mit deinem Geschmack",
    },
    stretch_for: |who| markup!("eher nichts für {}", list(who, "und", None)),
    unknown_taste: |who, lacking| match lacking {
        Lacking::Ratings(1) => markup!(
            "Was {} mag, weiß ich noch nicht: Ein bewerteter Film mehr würde es mir verraten.",
            who
        ),
        Lacking::Ratings(missing) => markup!(
            "Was {} mag, weiß ich noch nicht: {} bewertete Filme mehr würden es mir verraten.",
            who,
            missing
        ),
        Lacking::Liking => markup!(
            "Was {} mag, weiß ich noch nicht: Ein Film mit 6 Punkten oder mehr würde es mir verraten.",
            who
        ),
    },
    about_recommending: "Was ihr bewertet oder gesehen habt, fehlt hier. Je mehr bewertet ist, desto \
        besser passt es.",
    nothing_to_recommend: "Nichts von dem, was hier noch bleibt, passt zu diesen Bewertungen. Bewerte \
        mit `/rate` noch ein paar Filme, oder lass dich von `/random` überraschen.",
    top_by: |by| match by {
        TopBy::Rated => "Am besten bewertet",
        TopBy::Wanted => "Am meisten gewünscht",
        TopBy::Watched => "Am häufigsten gesehen",
    },
    top_title: |by, year| {
        let (title, within) = match by {
            TopBy::Rated => (
                "Auf diesem Server am besten bewertet",
                "nach den Bewertungen von",
            ),
            TopBy::Wanted => (
                "Auf diesem Server am meisten gewünscht",
                "nach den Wünschen von",
            ),
            TopBy::Watched => (
                "Auf diesem Server am häufigsten gesehen",
                "nach den Abenden von",
            ),
        };
        match year {
            Some(year) => markup!("{}, {} {}", title, Markup::trusted(within), year),
            None => Markup::trusted(title),
        }
    },
    wanted_by: |members| match members {
        1 => "ein Mitglied will ihn sehen".to_owned(),
        members => format!("{members} Mitglieder wollen ihn sehen"),
    },
    watched_times: |times| match times {
        1 => "einmal gesehen".to_owned(),
        2 => "zweimal gesehen".to_owned(),
        times => format!("{times}-mal gesehen"),
    },
    about_best: "Mindestens drei Bewertungen; je weniger es sind, desto näher rückt ein Film an den \
        Durchschnitt",
    no_top: |by, year| {
        let Some(year) = year else {
            return Markup::trusted(match by {
                TopBy::Rated => {
                    "Noch hat hier kein Film drei Bewertungen von Mitgliedern. Bewerte mit `/rate`, was \
                     du gesehen hast, und bitte andere darum."
                }
                TopBy::Wanted => {
                    "Noch will hier niemand einen Film sehen. Setz einen mit `/watchlist add` auf die \
                     Liste."
                }
                TopBy::Watched => {
                    "Noch ist hier kein Film als gesehen vermerkt. Vermerke einen mit `/watchlist \
                     watched`."
                }
            });
        };
        let nothing = match by {
            TopBy::Rated => markup!("{} bekam hier kein Film drei Bewertungen.", year),
            TopBy::Wanted => markup!(
                "{} kam kein Film auf eine Liste, der noch darauf steht.",
                year
            ),
            TopBy::Watched => markup!("Für {} ist hier kein gesehener Film vermerkt.", year),
        };
        markup!("{} Lass `year` weg, um alle Jahre zu sehen.", nothing)
    },
};
