//! German: what members like.

use super::super::{TasteTexts, list};
use super::countries;
use crate::action::TopBy;
use crate::catalog::{Lacking, Part};
use crate::markup;
use crate::markup::Markup;

fn again(what: &Markup, was_rated: bool) -> Markup {
    if was_rated {
        markup!("wieder {}", what)
    } else {
        markup!("auch hier {}", what)
    }
}

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
    because: |films, what| match films.as_slice() {
        [(title, score)] => markup!("*{}* hat von dir {} Punkte: {}", title, score, what),
        _ => markup!("{}: {}", liked(films), what),
    },
    and_better: |what| markup!("{}, und noch besser", what),
    and_because: |title, score, what| {
        markup!("und *{}* hat von dir {} Punkte: {}", title, score, what)
    },
    because_wanted: |films, what| markup!("Du willst {} sehen: {}", titles(films), what),
    and_wanted: |title, what| markup!("auch *{}* willst du sehen: {}", title, what),
    because_wanted_by: |who, title, what| markup!("{} will *{}* sehen: {}", who, title, what),
    because_of: |who, title, score, what| {
        markup!("{} gab *{}* {} Punkte: {}", who, title, score, what)
    },
    of_series: "noch einer aus der Reihe",
    people_again: |names, was_rated| again(&list(names, "und", None), was_rated),
    kind_again: |genres, decade, was_rated| {
        let genres = list(genres, "und", None);
        let kind = decade.map(|decade| markup!("{} aus den {}ern", genres, decade.start()));
        again(&kind.unwrap_or(genres), was_rated)
    },
    of_country: |kind, country| markup!("{} ({})", kind, countries::name(country)),
    suits: |who| markup!("dürfte {} gefallen", list(who, "und", None)),
    few_know_it: "keiner der bekanntesten",
    liked_by_alike: |members| markup!("gefiel {} Mitgliedern mit ähnlichem Geschmack", members),
    you_want_it: "steht schon auf deiner Merkliste",
    they_want_it: |who| {
        let verb = Markup::trusted(if who.len() == 1 { "will" } else { "wollen" });
        markup!("{} {} ihn sehen", list(who, "und", None), verb)
    },
    but_poor: "aber die Besprechung hier hält wenig von ihm",
    but_rated_low: |what| {
        markup!(
            "aber {} hast du meist niedrig bewertet",
            list(what, "und", None)
        )
    },
    but_rated_low_by: |who, what| {
        markup!(
            "aber {} hat {} meist niedrig bewertet",
            who,
            list(what, "und", None)
        )
    },
    how_films_are_ordered: "Der lange Balken zeigt, wie gut ein Film insgesamt passt, die kurzen, was wie \
        sehr für ihn spricht und was dagegen, mit einem Maßstab für die ganze Liste. Der beste steht vorn; \
        der letzte ist vielleicht einer, den du allein nicht gefunden hättest.",
    how_films_are_reckoned: "Alles hat eine Zahl; je höher die Summe eines Films bei einem Mitglied, \
        desto weiter vorn steht er in dessen eigener Reihenfolge. Von einer Reihe vertritt der erste, \
        der noch fehlt, die anderen.",
    part: |part| match part {
        Part::People => "Besetzung",
        Part::Directors => "Regie",
        Part::Series => "Filmreihe",
        Part::Genres => "Genres",
        Part::Years => "Entstehungszeit",
        Part::Countries => "Herkunft",
        Part::Fame => "Bekanntheit",
        Part::Rating => "Besprechung",
        Part::Alike => "Mitglieder mit ähnlichem Geschmack",
        Part::Wishes => "Filme auf der Merkliste",
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
    about_recommending: "Was schon bewertet oder gesehen ist, fehlt hier. Je mehr bewertet ist, desto \
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
                "nach den Filmabenden von",
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

/// `Heat (9) und Scarface (8) haben dir gefallen`.
fn liked(films: Vec<(&str, u8)>) -> Markup {
    let verb = Markup::trusted(if films.len() == 1 { "hat" } else { "haben" });
    let film = |(title, score): (&str, u8)| markup!("*{}* ({})", title, score);
    let films = list(films.into_iter().map(film).collect(), "und", None);
    markup!("{} {} dir gefallen", films, verb)
}

/// `*Heat* und *Ronin*`.
fn titles(films: Vec<&str>) -> Markup {
    let film = |title: &str| markup!("*{}*", title);
    list(films.into_iter().map(film).collect(), "und", None)
}
