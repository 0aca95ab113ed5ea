//! German: what is understood of a taste.

use super::super::MeetingTexts;
use super::count;
use crate::markup;

pub(super) const TEXTS: MeetingTexts = MeetingTexts {
    command: "Zeig, was ich von deinem Geschmack verstanden habe, oder wie er zu einem anderen passt",
    with_option: "Ein Mitglied: wie eure Geschmäcker zusammenpassen; ohne Angabe dein eigener",
    show_here: "Hier zeigen",

    own_title: "Was ich verstanden habe",
    people: "Schauspieler, die du magst",
    directors: "Regisseure, die du magst",
    genres: "Genres, die du magst",
    decades: "Jahrzehnte, die du magst",
    decade: |decade| format!("{}er", decade.start()),
    unlike_reviewers: "Wo die Besprechungen es anders sehen",
    unlike_members: "Wo dieser Server es anders sieht",
    but_reviewers: |title, own, theirs| {
        markup!(
            "*{}*: du sagst {}, die Besprechung sagt {}",
            title,
            own,
            theirs
        )
    },
    but_members: |title, own, theirs| {
        markup!(
            "*{}*: du sagst {}, die anderen sagen {}",
            title,
            own,
            theirs
        )
    },
    nothing_stands_out: "Noch sticht nichts hervor: Ich nenne, was du in zwei Filmen oder mehr gut \
        bewertet hast. Bewerte noch ein paar, dann sehe ich klarer.",
    rests_on: |ratings| {
        format!(
            "Nach {} von dir",
            count(ratings, "Bewertung", "Bewertungen")
        )
    },

    meeting_title: "Wie zwei Geschmäcker zusammenpassen",
    of_two: |one, other| markup!("{} und {}", one, other),
    agreement: |percent, films| {
        let films = count(films, "Film, den", "Filmen, die");
        markup!(
            "Ihr seid euch zu **{} %** einig, bei {} ihr beide bewertet habt.",
            percent,
            films
        )
    },
    says_little: "Viel sagt das noch nicht.",
    none_in_common: "Bisher habt ihr keinen Film beide bewertet, also kann ich nicht sagen, wie einig ihr \
        euch seid.",
    both_love: "**Gefällt euch beiden sehr**",
    to_argue: "**Zum Streiten**",
    shows: |one, other| markup!("**Das sollte {} {} zeigen**", one, other),
    about_agreement: "Gleiche Bewertungen zählen 100 %, jeder Punkt Unterschied zieht 20 ab",
};
