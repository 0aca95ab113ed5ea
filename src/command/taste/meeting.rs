//! How two tastes meet, as a card.

use super::Shown;
use crate::catalog::{FilmNo, Meeting};
use crate::command::vocabulary::{Card, Colour, Message};
use crate::markup::Markup;
use crate::snowflake::UserId;

/// Over fewer films, an agreement says little.
const FEW: usize = 3;

pub(super) fn message(shown: Shown<'_>, whose: [UserId; 2], met: &Meeting) -> Message {
    let Meeting {
        both,
        percent,
        both_love,
        to_argue,
        first_shows,
        second_shows,
    } = met;
    let texts = &shown.texts.meeting;
    let [first, second] = whose.map(Markup::person);
    let mut description = (texts.of_two)(&first, &second);
    let agreement = match percent {
        None => Markup::trusted(texts.none_in_common),
        Some(percent) => (texts.agreement)(*percent, *both),
    };
    description.push_after("\n", &agreement);
    if percent.is_some() && *both < FEW {
        description.push_after(" ", &Markup::trusted(texts.says_little));
    }
    let scores = |films: &[(FilmNo, u8, u8)]| {
        let lines = films.iter().map(|(film, one, other)| {
            let title = title(shown, *film);
            crate::markup!("{} · {} {} · {} {}", title, first, *one, second, *other)
        });
        Markup::join(lines, "\n")
    };
    let shows = |films: &[(FilmNo, u8)]| {
        let lines = films
            .iter()
            .map(|(film, score)| crate::markup!("{} · {}", title(shown, *film), *score));
        Markup::join(lines, "\n")
    };
    let sections = [
        (Markup::trusted(texts.both_love), scores(both_love)),
        (Markup::trusted(texts.to_argue), scores(to_argue)),
        ((texts.shows)(&first, &second), shows(first_shows)),
        ((texts.shows)(&second, &first), shows(second_shows)),
    ];
    // Not fields of the card: whose names mention nobody.
    for (heading, films) in sections {
        if !films.is_empty() {
            description.push_after("\n\n", &heading);
            description.push_after("\n", &films);
        }
    }
    Message {
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.meeting_title),
            description,
            footer: texts.about_agreement.to_owned(),
            ..Card::default()
        }],
        ..Message::default()
    }
}

fn title(shown: Shown<'_>, film: FilmNo) -> Markup {
    let film = shown.context.catalog.film(film);
    crate::markup!("**{}**", film.title_and_year())
}
