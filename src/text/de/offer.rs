//! German: around recommended films.

use super::super::OfferTexts;
use super::count;
use crate::markup;

pub(super) const TEXTS: OfferTexts = OfferTexts {
    from_option: "Wo ich suchen soll; ohne Angabe in der ganzen Sammlung",
    from_watchlists: "In den Merklisten dieses Servers",

    choose: "Gesehen? Gewünscht? Nichts für dich? Wähle einen Film …",
    more: "Mehr davon",
    first_list: "Noch einmal die ersten fünf",
    not_for_me: "Nichts für mich",
    for_me: "Doch etwas für mich",
    seen_it: |title| format!("Ich habe {title} gesehen …"),
    seen_unrated: "Gesehen, ohne Bewertung",
    not_seen: "Den habe ich nicht gesehen",
    skip: "Dazu sage ich lieber nichts",
    start: "Ein paar Filme bewerten",

    declined: |title| {
        markup!(
            "*{}* ist nichts für dich: Ich biete ihn nicht mehr an.",
            title
        )
    },
    accepted: |title| markup!("*{}* ist doch etwas für dich.", title),
    wanted: |title| markup!("*{}* steht auf der Merkliste.", title),
    unwanted: |title| markup!("*{}* willst du nicht mehr sehen.", title),
    seen: |title| markup!("*{}* ist als gesehen vermerkt.", title),
    rated: |title, score| {
        let points = count(score.get().into(), "Punkt", "Punkte");
        markup!("Du gibst *{}* {}.", title, points)
    },

    of_watchlists: "aus den Merklisten dieses Servers",
    no_more: "Das war alles, was passt. Bewerte noch ein paar Filme, dann finde ich andere.",
    nothing_on_watchlists: "Auf den Merklisten dieses Servers passt nichts, was du nicht gesehen hast. \
        Lass `from` weg, um in der ganzen Sammlung zu suchen.",
    nothing_of_that_kind: "Nichts dieser Art passt, was du nicht gesehen hast. Verlange weniger auf einmal.",

    what_you_like: "Was gefällt dir?",
    what_you_all_like: "Was gefällt euch?",
    progress: |rated, missing| {
        markup!(
            "**{} von {}** bewertet: noch {}, dann kann ich dir etwas empfehlen.",
            rated,
            rated + missing,
            count(missing, "Film", "Filme")
        )
    },
    nothing_liked: "Noch hat bei dir kein Film 6 Punkte oder mehr. Nenn mir einen, der dir gefällt.",
    how_to_answer: "Wie gut sind diese? Wähle in jedem Menü eine Bewertung oder übergehe den Film, dann \
        rückt der nächste nach. `/rate` nimmt jeden anderen.",
    nothing_to_ask: "Ich habe keine Filme mehr, nach denen ich fragen könnte. `/rate` nimmt jeden.",
    who_sees_ratings: "Mitglieder dieses Servers können deine Bewertungen mit deinem Namen sehen.",
    enough: "Danke, das reicht für den Anfang.",
};
