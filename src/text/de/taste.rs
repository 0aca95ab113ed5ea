//! German: what members like.

use super::super::{TasteTexts, list};
use super::count;
use crate::catalog::Lacking;
use crate::markup;
use crate::markup::Markup;

pub(super) const TEXTS: TasteTexts = TasteTexts {
    recommend_command: "Finde Filme, die dir gefallen, nach deinen Bewertungen",
    mentions_option: "Bis zu vier andere, die mitschauen: erwähne sie, etwa @ada @bob",

    recommend: "Filme empfehlen",
    choose_to_rate: "Einen davon bewerten …",

    for_you: "Filme für dich",
    for_all: "Filme für euch alle",
    because: |title, score, what| markup!("weil du *{}* {} Punkte gabst: {}", title, score, what),
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
    people: |names, more| {
        let more = (more > 0).then(|| markup!("{} weitere", more));
        list(names, "und", more)
    },
    stretch_for: |who| markup!("eher nichts für {}", list(who, "und", None)),
    unknown_taste: |who, lacking| match lacking {
        Lacking::Ratings(missing) => markup!(
            "Den Geschmack von {} kenne ich noch nicht: Es {}.",
            who,
            count(missing, "Bewertung fehlt", "Bewertungen fehlen")
        ),
        Lacking::Liking => markup!(
            "Den Geschmack von {} kenne ich noch nicht: Es fehlt ein Film mit mindestens 6 Punkten.",
            who
        ),
    },
    about_recommending: "Was ihr bewertet oder gesehen habt, fehlt hier. Je mehr bewertet ist, desto \
        besser passt es.",
    nothing_to_recommend: "Nichts von dem, was hier noch bleibt, passt zu diesen Bewertungen. Bewerte \
        mit `/rate` noch ein paar Filme, oder lass dich von `/random` überraschen.",
    rate_first: "Was gefällt dir?",
    you_lack: |lacking| match lacking {
        Lacking::Ratings(missing) => markup!(
            "Ich kenne deinen Geschmack zu wenig: Noch {}.",
            count(missing, "Bewertung fehlt", "Bewertungen fehlen")
        ),
        Lacking::Liking => Markup::trusted(
            "Ich kenne deinen Geschmack zu wenig: Noch hat bei dir kein Film mindestens 6 Punkte.",
        ),
    },
    start_with: "Diese Filme haben viele Verbindungen: Wer einen bewertet, sagt damit viel über andere. \
        Wähle einen zum Bewerten, oder nimm `/rate` für jeden anderen.",
};
