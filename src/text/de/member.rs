//! German: what members keep.

use super::super::MemberTexts;
use super::count;
use crate::markup;
use crate::markup::Markup;
use crate::member::Kept;
use crate::refusal::MemberReason;

pub(super) const TEXTS: MemberTexts = MemberTexts {
    rate_command: "Bewerte einen Film von 1 bis 10, wenn du magst mit einem Satz",
    seen_command: "Blättere durch die Filme, die du gesehen hast",
    privacy_command: "Sieh, exportiere und lösche, was ich über dich speichere",
    show_command: "Zeig, was ich über dich speichere",
    export_command: "Lade als Datei, was ich über dich speichere",
    delete_command: "Lösche, was ich über dich speichere",
    score_option: "Wie gut er ist, 1 bis 10",
    sentence_option: "Was du über ihn sagst, höchstens 280 Zeichen; || verbirgt einen Spoiler",

    see: "Gesehen",
    unsee: "Doch nicht gesehen",
    rate: "Bewerten",
    unrate: "Bewertung zurücknehmen",
    say: "Etwas dazu sagen",
    opinions: "Was Mitglieder sagen",
    choose_unsee: "Einen zurücknehmen …",
    choose_score: "Deine Bewertung …",
    choose_rating: "Diesen Film bewerten …",
    choose_sentence: "Einen Satz entfernen …",
    sentence_label: "Höchstens 280 Zeichen; leer nimmt ihn zurück",
    sentence_example: "Allein die Szene im Café lohnt sich. ||Er stirbt.||",
    show: "Was ist gespeichert?",
    export: "Als Datei",
    forget: "Alles über mich löschen",
    forget_here: "Auf diesem Server löschen",
    forget_everywhere: "Überall löschen",

    noted_as_seen: "Als gesehen vermerkt: `/random` lässt ihn für dich aus. `/seen` zeigt alle, die du \
        gesehen hast.",
    seen_title: "Filme, die du gesehen hast",
    nothing_seen: "Noch keiner vermerkt. Drück *Gesehen* auf der Karte eines Films, oder nutze `/rate`.",
    films_seen: |films| count(films, "Film", "Filme"),

    rate_question: "Wie gut ist er? Mitglieder dieses Servers können deine Bewertung mit deinem Namen \
        sehen.",
    score: |score| match score.get() {
        10 => "perfekt",
        9 => "überragend",
        8 => "sehr gut",
        7 => "gut",
        6 => "ordentlich",
        5 => "mittelmäßig",
        4 => "schwach",
        3 => "dürftig",
        2 => "schlecht",
        _ => "unerträglich",
    },
    you_rate: |score| {
        markup!(
            "Du gibst ihm **{}** von 10. Mitglieder dieses Servers können das mit deinem Namen sehen.",
            score.get()
        )
    },
    unrated: "Deine Bewertung und dein Satz sind gelöscht. Was in `/seen` steht, bleibt.",
    nobody_rated: "Hier hat ihn noch niemand bewertet.",
    ratings: |members| count(members as usize, "Bewertung", "Bewertungen"),
    server_rating: "Dieser Server",

    own_rating: |score| markup!("von dir **{}**", score.get()),

    privacy_title: "Was ich über dich speichere",
    kept_here,
    choose_for_me: "Doch etwas für dich …",
    nothing_kept_here: "Auf diesem Server nichts.",
    kept_elsewhere: |entries, servers| match servers {
        0 => Markup::trusted("Auf anderen Servern nichts."),
        _ => markup!(
            "Auf {}: {}.",
            count(servers, "anderen Server", "anderen Servern"),
            count(entries, "Eintrag", "Einträge")
        ),
    },
    exported: "Das ist alles, was ich auf allen Servern über dich speichere.",
    file: "Alles, was der Bot über dich speichert, als JSON",
    policy: "Was gespeichert wird und warum",
    policy_sent: "Was ich über Mitglieder speichere, warum, wie lange, und wie du es löschst (auf Englisch):",
    forget_question: "Was du gesehen und bewertet hast, sehen willst und nicht mehr angeboten haben willst, wird sofort gelöscht und \
        kommt nicht wieder. Bewertungen zählen in keinem Durchschnitt mehr. Dass ein Film zusammen \
        gesehen wurde, bleibt, und was du an den Einstellungen eines Servers geändert hast, auch: \
        beides ohne deinen Namen.",
    forgotten: |servers, entries| match servers {
        0 => Markup::trusted("Es gab nichts zu löschen."),
        _ => markup!(
            "{} auf {} gelöscht.",
            count(
                usize::try_from(entries).unwrap_or(usize::MAX),
                "Eintrag",
                "Einträge"
            ),
            count(servers, "Server", "Servern")
        ),
    },
};

fn kept_here(kept: &Kept) -> Markup {
    let Kept {
        server: _,
        seen,
        ratings,
        wanted,
        ended_wishes,
        not_for_me,
        watched,
        changed_settings,
    } = kept;
    let lines = [
        (seen.len(), "gesehener Film", "gesehene Filme"),
        (ratings.len(), "Bewertung", "Bewertungen"),
        (wanted.len(), "gewünschter Film", "gewünschte Filme"),
        (
            ended_wishes.len(),
            "erledigter Wunsch: Der Film wurde gesehen oder von der Liste genommen",
            "erledigte Wünsche: Die Filme wurden gesehen oder von der Liste genommen",
        ),
        (
            not_for_me.len(),
            "Film, der nichts für dich ist",
            "Filme, die nichts für dich sind",
        ),
        (
            watched.len(),
            "mit anderen gesehener Film",
            "mit anderen gesehene Filme",
        ),
        (
            changed_settings.len(),
            "Änderung an den Einstellungen dieses Servers",
            "Änderungen an den Einstellungen dieses Servers",
        ),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| markup!("• {}", count(number, one, many)));
    let mut text = Markup::trusted("Auf diesem Server:");
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}

pub(super) fn refusal_of(reason: &MemberReason) -> Markup {
    match reason {
        MemberReason::OnlyInServers => Markup::trusted(
            "Was Mitglieder sich merken, gehört zu einem Server. Nutze das in einem Kanal eines Servers.",
        ),
        MemberReason::NotInstalled => Markup::trusted(
            "Dieser Server hat mich nicht hinzugefügt, also speichere ich hier nichts. Bitte einen \
             Admin, mich hinzuzufügen: `/help` hat den Link.",
        ),
        MemberReason::TooLong { length } => markup!(
            "Ein Satz hat höchstens 280 Zeichen, dieser hat {}. Kürze ihn ein wenig.",
            *length
        ),
        MemberReason::NotRated => Markup::trusted(
            "Du hast diesen Film nicht bewertet, oder nicht mehr. Nutze dafür `/rate`.",
        ),
        MemberReason::NotAdmin => Markup::trusted(
            "Nur Mitglieder mit der Berechtigung *Server verwalten* können entfernen, was andere \
             sagen. Frag eines von ihnen.",
        ),
        MemberReason::NoMembers { typed } => markup!(
            "Ich weiß nicht, wen du mit **{}** meinst. Tippe @ und wähle jede Person aus der Liste, \
             die sich öffnet.",
            typed
        ),
        MemberReason::RatedTooFew { missing } => markup!(
            "Ich kenne dich noch nicht gut genug: Bewerte noch {} mit `/rate`, oder lass dich von \
             `/recommend` fragen.",
            count(*missing, "Film", "Filme")
        ),
        MemberReason::TheyRatedTooFew { who, rated: 0 } => markup!(
            "{} hat hier noch keinen Film bewertet, also gibt es nichts zu vergleichen.",
            Markup::person(*who)
        ),
        MemberReason::TheyRatedTooFew { who, rated } => markup!(
            "{} hat hier erst {} bewertet; daraus lässt sich noch nichts lesen.",
            Markup::person(*who),
            count(*rated, "Film", "Filme")
        ),
        MemberReason::TasteOfOneself => Markup::trusted(
            "Mit dir selbst bist du dir hoffentlich einig. Nenn jemand anderen, oder lass `with` weg, \
             um zu sehen, was ich von deinem eigenen Geschmack verstanden habe.",
        ),
        MemberReason::BotsHaveNoTaste => Markup::trusted(
            "Bots haben keinen Geschmack, und ich nur euren. Nenn ein Mitglied aus Fleisch und Blut.",
        ),
        MemberReason::NotForAll => Markup::trusted(
            "Dieser Server will, dass meine Antworten hier privat sind, also kann ich das nicht allen \
             zeigen.",
        ),
        MemberReason::TooManyMembers { most } => markup!(
            "Mehr als {} Geschmäcker trifft man schwer auf einmal. Nenne höchstens {} andere.",
            *most,
            most.saturating_sub(1)
        ),
        MemberReason::NothingKept => Markup::trusted(
            "Ich speichere nichts über dich, also gibt es keine Datei. `/help` sagt, was ich \
             speichern würde.",
        ),
        MemberReason::TooMuchKept { size, most } => markup!(
            "Was ich über dich speichere, ist eine Datei von {} KiB, und Discord nimmt hier {} KiB an. \
             Frag mich auf einem Server mit mehr Boosts, oder bitte die Person darum, die mich betreibt.",
            size.div_ceil(1024),
            most / 1024
        ),
        MemberReason::Unavailable { reference } => markup!(
            "Ich komme gerade nicht an mein Gedächtnis. Was gespeichert oder gelöscht werden sollte, \
             ist es vielleicht nicht. Versuch es in einer Minute noch einmal; wenn es wieder passiert, nenne dem Betreiber \
             diese Kennung: `{}`.",
            reference
        ),
    }
}
