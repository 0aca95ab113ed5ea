//! What is asked of members whose taste nobody knows yet: films that nearly everybody knows, of
//! different kinds, five at a time, each answered with one choice.

use std::collections::HashSet;

use crate::action::{Action, Asked, FirstAction, FirstAnswer};
use crate::catalog::{FilmNo, Filter, Lacking, NotEnough, Taste};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Menu, MenuItem, Message, Row, Style,
};
use crate::markup::Markup;
use crate::member::{Experience, Score};
use crate::settings::Visibility;

/// What was answered, and what had been asked.
#[derive(Default)]
pub(super) struct Answered {
    asked: Asked,
    /// What was just done.
    text: Markup,
}

/// Notes an answer.
pub(super) async fn note(context: &Context<'_>, action: &FirstAction) -> Result<Answered, Error> {
    let member = context.member()?;
    let texts = &context.private_texts().offer;
    let mut asked = action.asked.clone();
    let mut text = Markup::default();
    match &action.answer {
        FirstAnswer::Start => {}
        FirstAnswer::Rate(film, score) => {
            let film = context.known_noted(film)?;
            member.rate(&film, *score, None).await?;
            text = (texts.rated)(&film.title, *score);
        }
        FirstAnswer::NotSeen(place) | FirstAnswer::Skip(place) => asked.pass(*place),
    }
    Ok(Answered { asked, text })
}

/// Asks a member for ratings, and says how many are missing.
pub(super) fn ask_for_ratings(
    context: &Context<'_>,
    filter: &Filter,
    taste: &Taste,
    lacking: Lacking,
    answered: &Answered,
) -> Message {
    let all = context.private_texts();
    let texts = &all.offer;
    let most = usize::from(Asked::FILMS);
    let candidates = context.catalog.best_known_fitting(filter, most);
    let known: HashSet<FilmNo> = taste.known().collect();
    let asked = next(context, &candidates, &answered.asked, &known);
    let mut description = answered.text.clone();
    let progress = match lacking {
        Lacking::Ratings(missing) => (texts.progress)(taste.rated.len(), missing),
        Lacking::Liking => Markup::trusted(texts.nothing_liked),
    };
    description.push_after("\n", &progress);
    let ask = match asked.shown.as_slice() {
        [] => texts.nothing_to_ask,
        _ => texts.how_to_answer,
    };
    description.push_after("\n", &Markup::trusted(ask));
    let menu = |place: &u8| question(context, &asked, candidates[usize::from(*place)], *place);
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.what_you_like),
            description,
            footer: texts.who_sees_ratings.to_owned(),
            ..Card::default()
        }],
        rows: asked.shown.iter().map(menu).collect(),
        ..Message::default()
    }
}

/// What is asked next: what is not answered yet stays where it is, and the place of what is gets a film
/// of another kind than the others.
fn next(
    context: &Context<'_>,
    candidates: &[FilmNo],
    asked: &Asked,
    known: &HashSet<FilmNo>,
) -> Asked {
    let film = |place: u8| candidates.get(usize::from(place)).copied();
    let is_open =
        |place: u8| !asked.has_passed(place) && film(place).is_some_and(|no| !known.contains(&no));
    let open: Vec<FilmNo> = (0..Asked::FILMS)
        .filter(|place| is_open(*place))
        .filter_map(film)
        .collect();
    let before = asked.shown.iter().copied();
    let mut shown: Vec<Option<FilmNo>> = before
        .map(|place| film(place).filter(|_| is_open(place)))
        .collect();
    shown.resize(Asked::SHOWN, None);
    for at in 0..shown.len() {
        if shown[at].is_none() {
            let others: Vec<FilmNo> = shown.iter().copied().flatten().collect();
            shown[at] = context.catalog.of_another_kind(&others, &open);
        }
    }
    let place = |film: FilmNo| candidates.iter().position(|known| *known == film);
    let places = shown.into_iter().flatten().filter_map(place);
    Asked {
        passed: asked.passed,
        shown: places
            .filter_map(|place| u8::try_from(place).ok())
            .collect(),
    }
}

/// A menu in which a film is rated, or passed over.
fn question(context: &Context<'_>, asked: &Asked, film: FilmNo, place: u8) -> Row {
    let texts = context.private_texts();
    let film = context.catalog.film(film);
    let item = |label: String, answer: FirstAnswer| MenuItem {
        label,
        detail: String::new(),
        action: Action::First(FirstAction {
            asked: asked.clone(),
            answer,
        }),
    };
    let score = |score: Score| {
        let label = format!("{} · {}", score.get(), (texts.member.score)(score));
        item(label, FirstAnswer::Rate(film.id.clone(), score))
    };
    let others = [
        item(texts.offer.not_seen.to_owned(), FirstAnswer::NotSeen(place)),
        item(texts.offer.skip.to_owned(), FirstAnswer::Skip(place)),
    ];
    Row::Menu(Menu {
        placeholder: film.title_and_year(),
        items: Score::all().rev().map(score).chain(others).collect(),
    })
}

/// Asks whoever presses about films that nearly everybody knows.
pub(super) fn start(context: &Context<'_>, style: Style) -> Button {
    let start = Action::First(FirstAction {
        asked: Asked::default(),
        answer: FirstAnswer::Start,
    });
    Button::act(style, "⭐", context.texts.offer.start, start)
}

/// Says of each member of a group what is missing, with a button that asks whoever presses it.
pub(super) fn ask_each(
    context: &Context<'_>,
    asking: &[Experience],
    not_enough: &NotEnough,
) -> Message {
    let texts = context.texts;
    let lines = asking.iter().zip(&not_enough.lacking);
    let lines = lines
        .map(|(one, lacking)| (texts.taste.unknown_taste)(&Markup::person(one.member), *lacking));
    let start = start(context, Style::Primary);
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.offer.what_you_all_like),
            description: Markup::join(lines, "\n"),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![start])],
        ..Message::default()
    }
}
