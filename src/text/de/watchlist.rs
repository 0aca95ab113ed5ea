//! German: watchlists.

use jiff::civil::Date;

use super::super::ListTexts;
use super::count;
use crate::markup;
use crate::markup::Markup;
use crate::member::{Order, Weighing};
use crate::refusal::{ListReason, Unpicked};

pub(super) const TEXTS: ListTexts = ListTexts {
    command: "Führe Listen von Filmen, die ihr zusammen sehen wollt",
    show_command: "Zeig eine Merkliste",
    add_command: "Setz einen Film auf eine Merkliste",
    remove_command: "Nimm zurück, dass du einen Film sehen willst",
    pick_command: "Wähl von einer Merkliste einen Film, den du nicht gesehen hast",
    watched_command: "Vermerk, dass ein Film gesehen wurde, und dass du dabei warst",
    history_command: "Blättere durch das, was zusammen gesehen wurde",
    create_command: "Leg noch eine Merkliste an (für alle, die den Server verwalten)",
    default_command: "Wähl die Liste, die ohne Angabe gemeint ist (für alle, die den Server verwalten)",
    delete_command: "Lösch eine Merkliste (für alle, die den Server verwalten)",
    list_option: "Die Liste; ohne Angabe die Standardliste des Servers",
    the_list_option: "Die Liste",
    listed_option: "Der Film",
    everyone_option: "Nimm ihn für alle von der Liste (für alle, die den Server verwalten)",
    weighing_option: "Wie wahrscheinlich jeder Film ist; ohne Angabe danach, wie viele ihn wollen",
    on_option: "Der Tag: heute (ohne Angabe), gestern, oder etwa 20.11.2026",
    name_option: "Wie sie heißt, höchstens 40 Zeichen",
    as_default_option: "Ob sie die Liste ist, die ohne Angabe gemeint ist",
    order: |order| match order {
        Order::Waiting => "Wartet am längsten",
        Order::Newest => "Neueste zuerst",
        Order::MostWanted => "Am meisten gewünscht",
        Order::Title => "Nach Titel",
        Order::Rating => "Am besten bewertet",
    },
    weighing: |weighing| match weighing {
        Weighing::ByWishes => "Was viele wollen, ist wahrscheinlicher",
        Weighing::Evenly => "Jeder Film ist gleich wahrscheinlich",
    },
    today: "heute",
    yesterday: "gestern",

    want: "Will ich sehen",
    put_as_typed: "So auf die Liste setzen",
    unwant: "Will ich nicht mehr sehen",
    remove: "Von der Liste nehmen",
    bring_back: "Zurück auf die Liste",
    open_film: "Film öffnen",
    open_list: "Liste zeigen",
    pick: "Einen wählen",
    watched_today: "Heute gesehen",
    history: "Was gesehen wurde",
    there: "Ich war dabei",
    not_there: "Ich war nicht dabei",
    unwatch: "Aus dem Verlauf nehmen",
    delete: "Liste löschen",
    choose_entry: |list| format!("Ein Film auf {list} …"),
    choose_past: "Ein Film, der gesehen wurde …",

    first_list: "Merkliste",
    empty: "Noch leer. Setz einen Film mit `/watchlist add` darauf, oder drück *Will ich sehen* auf der \
        Karte eines Films.",
    gone: "gerade nicht in der Sammlung",
    unlisted: "wie eingegeben, noch nicht in der Sammlung",
    about_unlisted: "So wurde er auf die Liste gesetzt. Sobald die Sammlung den Film hat, wird daraus \
        dieser Film.",
    and_more: |more| format!("und {more} weitere"),
    films_on_list: |films| count(films, "Film", "Filme"),
    wanted_on: |list| markup!("Auf *{}*, gewünscht von:", list),
    not_on_list: |list| markup!("Er steht nicht auf *{}*.", list),
    added: |film, list, wishes| match wishes {
        1 => markup!("**{}** steht jetzt auf *{}*.", film, list),
        _ => markup!(
            "**{}** steht auf *{}*: {} Mitglieder wollen ihn jetzt.",
            film,
            list,
            wishes
        ),
    },
    wanted_already: |film, list| {
        markup!(
            "Du willst **{}** schon sehen: Er steht auf *{}*.",
            film,
            list
        )
    },
    still_wanted: |film, list, others| {
        let others = match others {
            1 => "Ein anderes Mitglied will ihn".to_owned(),
            _ => format!("{others} andere wollen ihn"),
        };
        markup!(
            "Zurückgenommen. **{}** bleibt auf *{}*: {}.",
            film,
            list,
            others
        )
    },
    remove_question: |list, members| match members {
        1 => markup!("Von *{}* nehmen? Ein Mitglied will ihn sehen.", list),
        _ => markup!(
            "Für alle von *{}* nehmen? {} Mitglieder wollen ihn sehen.",
            list,
            members
        ),
    },
    brought_back: |film, list| {
        markup!(
            "**{}** steht wieder auf *{}*, für alle, die ihn wollten.",
            film,
            list
        )
    },
    left_list: |film, list| markup!("**{}** steht nicht mehr auf *{}*.", film, list),
    picked: |list, of, by| match of {
        1 => markup!(
            "Der einzige Film von *{}*, der passt; gewünscht von {}.",
            list,
            by
        ),
        _ => markup!(
            "Einer von {} Filmen von *{}*, die passen; gewünscht von {}.",
            of,
            list,
            by
        ),
    },
    created: |list, is_default| {
        let mut text = markup!("Es gibt jetzt die Liste *{}*.", list);
        text.push_after(
            " ",
            &Markup::trusted(if is_default {
                "Ohne Angabe ist sie gemeint."
            } else {
                "Nenn sie in der Option `list` von `/watchlist add`, um Filme darauf zu setzen."
            }),
        );
        text
    },
    default_is: |list| markup!("Ohne Angabe ist jetzt *{}* gemeint.", list),
    delete_question: |films| {
        let films = count(films, "Film", "Filme");
        markup!(
            "Diese Liste mit allen Wünschen darauf löschen ({})? Das lässt sich nicht zurücknehmen.",
            films
        )
    },
    deleted: |list| markup!("*{}* ist gelöscht.", list),

    history_title: "Zusammen gesehen",
    nothing_watched: "Noch nichts. `/watchlist watched` vermerkt einen Film, und dass du dabei warst.",
    times_watched: |times| count(times, "Eintrag", "Einträge"),
    date,
    watched_on: |day| markup!("Gesehen am {}.", date(day)),
    who_was_there: |people| markup!("Dabei: {}", people),
    nobody_there: "Niemand sagt, dabei gewesen zu sein.",
};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

fn date(day: Date) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    format!("{}. {} {}", day.day(), MONTHS[month], day.year())
}

pub(super) fn refusal_of(reason: &ListReason, offers: bool) -> Markup {
    let text = match reason {
        ListReason::Unlisted { typed, .. } => {
            let ask = if offers {
                "Meintest du einen von diesen? Sonst setz ihn"
            } else {
                "Setz ihn"
            };
            return markup!(
                "**{}** ist nicht in dieser Sammlung. {} so auf die Liste, wie du ihn eingegeben \
                 hast: Sobald die Sammlung den Film hat, wird daraus dieser Film. Ein Jahr in \
                 Klammern hinter dem Titel unterscheidet ihn von anderen gleichen Namens.",
                typed,
                ask
            );
        }
        ListReason::NoSuchList { typed: Some(typed) } => {
            return markup!(
                "Hier gibt es keine Liste „{}“. Nimm eine von denen, die die Option anbietet, oder \
                 bitte einen Admin, sie mit `/watchlist create` anzulegen.",
                typed
            );
        }
        ListReason::NoSuchList { typed: None } => {
            "Diese Liste gibt es nicht mehr. `/watchlist show` bietet die an, die es gibt."
        }
        ListReason::NoName => {
            "Der Name einer Liste hat 1 bis 40 Zeichen, darunter Buchstaben oder Ziffern. Versuch \
             einen anderen."
        }
        ListReason::Exists => "Eine Liste mit diesem Namen gibt es schon. Versuch einen anderen.",
        ListReason::TooMany => {
            "Ein Server hat höchstens 25 Listen. Lösch erst eine mit `/watchlist delete`."
        }
        ListReason::NotAdmin => {
            "Dafür braucht es die Berechtigung *Server verwalten*. Frag jemanden, der sie hat."
        }
        ListReason::FirstStays => {
            "Diese Liste hat jeder Server, darum bleibt sie. `/watchlist remove` nimmt einzelne Filme \
             herunter."
        }
        ListReason::Full => {
            "Die Liste ist voll: Sie hat 500 Filme. Schaut einen davon, oder nehmt mit `/watchlist \
             remove` welche herunter."
        }
        ListReason::NotWanted { others: 0, .. } => {
            "Dieser Film steht nicht auf der Liste. `/watchlist show` zeigt, was darauf steht."
        }
        ListReason::NotWanted { is_admin: true, .. } => {
            "Nicht du hast ihn darauf gesetzt, sondern andere. `/watchlist remove` mit `everyone` \
             nimmt ihn für alle herunter."
        }
        ListReason::NotWanted { .. } => {
            "Nicht du hast ihn darauf gesetzt, sondern andere, und alle nehmen nur ihren eigenen \
             Wunsch zurück."
        }
        ListReason::NoDay { typed } => {
            return markup!(
                "„{}“ kann ich nicht als Tag lesen. Schreib `heute`, `gestern` oder ein Datum wie \
                 `20.11.2026`.",
                typed
            );
        }
        ListReason::NothingToBringBack => {
            "Das lässt sich nicht mehr zurücknehmen: Ich merke es mir einen Tag. `/watchlist add` setzt \
             einen Film auf die Liste."
        }
        ListReason::NotYet => {
            "Dieser Tag kommt erst noch. Vermerk den Film, wenn er gesehen wurde."
        }
        ListReason::NoEntry => {
            "Das steht nicht mehr im Verlauf. `/watchlist history` zeigt, was darin steht."
        }
        ListReason::NothingToPick(unpicked) => return nothing_to_pick(*unpicked),
    };
    Markup::trusted(text)
}

fn nothing_to_pick(unpicked: Unpicked) -> Markup {
    let Unpicked { gone, seen, unfit } = unpicked;
    if gone + seen + unfit == 0 {
        return Markup::trusted(TEXTS.empty);
    }
    let films = |number| count(number, "Film", "Filme");
    let lines = [
        (seen, "von dir gesehen (`/seen` nimmt das zurück)"),
        (
            unfit,
            "nicht, was du wolltest, oder von diesem Server ausgelassen",
        ),
        (gone, TEXTS.gone),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, why)| markup!("• {}: {}", films(number), Markup::trusted(why)));
    let mut text = Markup::trusted("Von der Liste lässt sich kein Film wählen:");
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}
