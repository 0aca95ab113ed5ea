//! What is understood of one member's taste, as a card.

use super::Shown;
use crate::catalog::{Favourite, FilmNo, Taste, Understanding};
use crate::command::vocabulary::{Card, Colour, Field, Message};
use crate::film::Rating;
use crate::markup::Markup;
use crate::snowflake::UserId;

pub(super) fn message(
    shown: Shown<'_>,
    whose: UserId,
    taste: &Taste,
    understood: &Understanding,
) -> Message {
    let Understanding {
        people,
        directors,
        genres,
        decades,
        unlike_reviewers,
        unlike_members,
    } = understood;
    let all = shown.texts;
    let texts = &all.meeting;
    let catalog = shown.context.catalog;
    let person = |no: &_| Markup::plain(catalog.person_name(*no).shown());
    let facts = [
        (texts.people, favourites(shown, people, person)),
        (texts.directors, favourites(shown, directors, person)),
        (
            texts.genres,
            favourites(shown, genres, |genre| Markup::plain((all.genre)(*genre))),
        ),
        (
            texts.decades,
            favourites(shown, decades, |decade| {
                Markup::plain(&(texts.decade)(*decade))
            }),
        ),
        (
            texts.unlike_reviewers,
            unlike(shown, unlike_reviewers, texts.but_reviewers),
        ),
        (
            texts.unlike_members,
            unlike(shown, unlike_members, texts.but_members),
        ),
    ];
    let fields: Vec<Field> = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| Field {
            name: Markup::trusted(name),
            value,
            short: false,
        })
        .collect();
    let mut description = Markup::person(whose);
    if fields.is_empty() {
        description.push_after("\n", &Markup::trusted(texts.nothing_stands_out));
    }
    Message {
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.own_title),
            description,
            fields,
            footer: (texts.rests_on)(taste.rated.len()),
            ..Card::default()
        }],
        ..Message::default()
    }
}

/// How many films a line names.
const FILMS: usize = 3;

fn favourites<T>(
    shown: Shown<'_>,
    favourites: &[Favourite<T>],
    name: impl Fn(&T) -> Markup,
) -> Markup {
    let lines = favourites.iter().map(|favourite| {
        let films = favourite.films.iter().take(FILMS);
        let films =
            films.map(|(film, score)| crate::markup!("*{}* {}", title(shown, *film), *score));
        let mut line = crate::markup!("**{}**: ", name(&favourite.what));
        line.push(&Markup::join(films, ", "));
        let more = favourite.films.len().saturating_sub(FILMS);
        if more > 0 {
            line.push_after(" ", &Markup::plain(&(shown.texts.list.and_more)(more)));
        }
        line
    });
    Markup::join(lines, "\n")
}

fn unlike(
    shown: Shown<'_>,
    films: &[(FilmNo, u8, f64)],
    but: fn(&str, u8, &str) -> Markup,
) -> Markup {
    let lines = films.iter().map(|(film, score, others)| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a mean of ratings is 0 to 10"
        )]
        let tenths = (others * 10.0).round() as u8;
        let others = Rating::from_tenths(tenths).map(shown.texts.decimal);
        but(title(shown, *film), *score, &others.unwrap_or_default())
    });
    Markup::join(lines, "\n")
}

fn title(shown: Shown<'_>, film: FilmNo) -> &str {
    &shown.context.catalog.film(film).title
}
