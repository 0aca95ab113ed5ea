//! German: refusals.

use super::super::{list, option_of};
use super::{count, member, settings, watchlist};
use crate::catalog::{Exclusion, FilterPart};
use crate::markup;
use crate::markup::Markup;
use crate::refusal::Reason;

pub(super) fn refusal(reason: &Reason, offers: bool) -> Markup {
    match reason {
        Reason::NoSuchFilm { typed } if offers => markup!(
            "Meintest du einen dieser Filme? Genau **{}** heißt hier keiner.",
            typed
        ),
        Reason::NoSuchFilm { typed } => markup!(
            "**{}** ist nicht in dieser Sammlung. Mit `/browse` siehst du, welche Filme es gibt.",
            typed
        ),
        Reason::SeveralFilms { typed } => {
            markup!(
                "Mehrere Filme heißen **{}**. Wähle aus, welchen du meinst.",
                typed
            )
        }
        Reason::NoSuchPerson { typed } if offers => markup!(
            "Meintest du eine dieser Personen? Genau **{}** heißt hier niemand.",
            typed
        ),
        Reason::NoSuchPerson { typed } => markup!(
            "In dieser Sammlung heißt niemand **{}**. \
             Gib nur den Nachnamen ein und wähle aus der Liste.",
            typed
        ),
        Reason::SeveralPeople { typed } => {
            markup!(
                "Mehrere Personen heißen **{}**. Wähle aus, wen du meinst.",
                typed
            )
        }
        Reason::Missing { option } => {
            markup!(
                "Das Feld **{}** ist leer. Gib etwas ein und wähle aus der Liste.",
                option
            )
        }
        Reason::Unfit {
            option,
            typed,
            allowed,
        } if allowed.is_empty() => markup!(
            "„{}“ passt nicht zu **{}**. Wähle aus der Liste, die beim Tippen erscheint.",
            typed,
            option
        ),
        Reason::Unfit {
            option,
            typed,
            allowed,
        } => {
            let examples = allowed.iter().map(|example| Markup::plain(example));
            markup!(
                "„{}“ passt nicht zu **{}**. Versuch es mit {}.",
                typed,
                option,
                list(examples.collect(), "oder", None)
            )
        }
        Reason::NothingFits { exclusions, of } => nothing_fits(exclusions, *of),
        Reason::SameFilm => {
            Markup::trusted("Das ist zweimal derselbe Film. Wähle zwei verschiedene.")
        }
        Reason::NoReview => Markup::trusted(
            "Zu diesem Film gibt es noch keine Kritik. Mit `/related` siehst du, welche Filme mit \
             ihm verwandt sind.",
        ),
        Reason::Gone => Markup::trusted(
            "Worum es bei diesem Button ging, ist nicht mehr in der Sammlung. Ruf den Befehl noch \
             einmal auf, um zu sehen, was es jetzt gibt.",
        ),
        Reason::UnknownCommand => Markup::trusted(
            "Diesen Befehl kenne ich nicht; vielleicht stammt er aus einer anderen Version von \
             mir. Lade Discord neu oder sieh mit `/help` nach, was ich kann.",
        ),
        Reason::OldButton => Markup::trusted(
            "Dieser Button stammt aus einer anderen Version von mir. Ruf den Befehl noch einmal \
             auf, um einen neuen zu bekommen.",
        ),
        Reason::NoDirectMessages => Markup::trusted(
            "In Direktnachrichten antworte ich nicht. Benutze mich in einem Kanal eines Servers.",
        ),
        Reason::NotOurs => Markup::trusted(
            "Ich kann nur meine eigenen Antworten löschen. Wähle eine Antwort, die du bei mir \
             angefordert hast.",
        ),
        Reason::NotYours => Markup::trusted(
            "Diese Antwort hat jemand anderes angefordert. Bitte diese Person oder die Moderation, \
             sie zu löschen.",
        ),
        Reason::Settings(reason) => settings::refusal_of(reason),
        Reason::Member(reason) => member::refusal_of(reason),
        Reason::List(reason) => watchlist::refusal_of(reason, offers),
        Reason::Internal { reference } => markup!(
            "Bei mir ist etwas schiefgelaufen. Versuch es gleich noch einmal; wenn es wieder \
             passiert, nenne der Person, die mich betreibt, diese Kennung: `{}`.",
            reference
        ),
    }
}

fn nothing_fits(exclusions: &[Exclusion], of: usize) -> Markup {
    let mut text = Markup::trusted("Dazu passt kein Film.");
    let is_filter = |part: &&Exclusion| part.part.is_asked_for();
    let fitting = || exclusions.iter().filter(|part| part.would_fit > 0);
    let advice = if let Some(best) = fitting()
        .filter(is_filter)
        .max_by_key(|part| part.would_fit)
    {
        let films = match best.would_fit {
            1 => Markup::trusted("passt 1 Film"),
            number => markup!("passen {} Filme", number),
        };
        markup!(
            "Lockere {}: Ohne diesen Filter {}.",
            option_of(best.part),
            films
        )
    } else if fitting().next().is_some() {
        Markup::trusted(
            "Was passen würde, ist hier ausgeschlossen. Lockere einen oder mehrere Filter.",
        )
    } else if exclusions.is_empty() {
        Markup::trusted("Lass einen Filter weg.")
    } else {
        Markup::trusted("Lockere mehr als einen Filter.")
    };
    text.push_after(" ", &advice);
    let lines = exclusions
        .iter()
        .map(|exclusion| match (exclusion.part, exclusion.excludes) {
            (FilterPart::Unconfirmed, 1) => {
                Markup::trusted("• 1 Film ist unbestätigt und hier ausgeschlossen")
            }
            (FilterPart::Unconfirmed, number) => {
                markup!(
                    "• {} Filme sind unbestätigt und hier ausgeschlossen",
                    number
                )
            }
            (FilterPart::LeftOut, 1) => {
                Markup::trusted("• 1 Film ist durch die Einstellungen des Servers ausgeschlossen")
            }
            (FilterPart::LeftOut, number) => markup!(
                "• {} Filme sind durch die Einstellungen des Servers ausgeschlossen",
                number
            ),
            (part, number) => {
                let of = count(of, "Film", "Filmen");
                markup!("• {} schließt {} von {} aus", option_of(part), number, of)
            }
        });
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}
