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
    skip: "Überspringen",
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
    offered_then: |what| markup!("-# Danach zur Auswahl: {}", what),
    no_more: "Das war alles, was passt. Bewerte noch ein paar Filme, dann finde ich andere.",
    nothing_on_watchlists: "Auf den Merklisten dieses Servers habe ich nichts Passendes gefunden. \
        Lass `from` weg, um in der ganzen Sammlung zu suchen.",
    nothing_of_that_kind: "Dazu habe ich nichts Passendes gefunden. Versuch es mit weniger Filtern.",

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
    nothing_liked: "Du hast noch keinem Film 6 Punkte oder mehr gegeben. Nenn mir einen, der dir \
        gefällt.",
    how_to_answer: "Wie gut sind diese? Wähle in jedem Menü eine Bewertung oder übergehe den Film, dann \
        rückt der nächste nach. Jeden anderen bewertest du mit `/rate`.",
    nothing_to_ask: "Ich habe keine Filme mehr, nach denen ich fragen könnte. Mit `/rate` kannst du jeden \
        bewerten.",
    who_sees_ratings: "Mitglieder dieses Servers können deine Bewertungen mit deinem Namen sehen.",
    enough: "Ich kenne deinen Geschmack gut genug, um dir Filme zu empfehlen.",
};
