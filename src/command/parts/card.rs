//! A film's card, and the buttons and menus below it.

use super::around::Around;
use super::keeping::film_rows;
use super::lists::{film_menu, genres};
use super::rating::{rated_here, stars};
use super::second_opinion::second_opinion;
use crate::action::{Action, Wish};
use crate::catalog::FilmNo;
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Field, Menu, MenuItem, Message, Row, Style,
};
use crate::film::Film;
use crate::markup::Markup;
use crate::review::summary::summary;
use crate::settings::SpoilerPolicy;
use crate::text::Texts;

/// How many of the cast a card names.
const CAST_ON_CARD: usize = 6;

/// A film's card with its buttons, as `/review` shows it.
pub(crate) async fn film_message(context: &Context<'_>, no: FilmNo) -> Message {
    let rated_here = rated_here(context, no).await;
    let random = Action::Random {
        wish: Wish::default(),
        walk: None,
    };
    let mut buttons = film_buttons(context, no);
    buttons.push(Button::act(
        Style::Secondary,
        "🎲",
        context.texts.random_film,
        random,
    ));
    let around = around(context, no);
    let mut rows = vec![Row::Buttons(buttons)];
    rows.extend(people_menu(context, no));
    rows.extend(film_menu(context, around.films()));
    rows.extend(film_rows(context, no));
    Message {
        visibility: context.visibility,
        cards: vec![card(context, no, &around, rated_here)],
        rows,
        ..Message::default()
    }
}

/// The buttons that lead on from a film.
pub(crate) fn film_buttons(context: &Context<'_>, no: FilmNo) -> Vec<Button> {
    let review = context.catalog.review(no);
    let film = review.film.id.clone();
    let read = Action::FullReview {
        film: film.clone(),
        page: 0,
        column: None,
    };
    vec![
        Button::act(Style::Primary, "📖", context.texts.full_review, read)
            .only_if(!review.is_listing()),
        Button::act(
            Style::Secondary,
            "🎬",
            context.texts.related_films,
            Action::Related { film, also: None },
        ),
    ]
}

/// A film's card.
pub(crate) async fn film_card(context: &Context<'_>, no: FilmNo) -> Card {
    let rated_here = rated_here(context, no).await;
    card(context, no, &around(context, no), rated_here)
}

/// What is around a film that has no review to speak for it.
fn around(context: &Context<'_>, no: FilmNo) -> Around {
    if context.catalog.review(no).is_listing() {
        Around::of(context, no)
    } else {
        Around::default()
    }
}

fn card(context: &Context<'_>, no: FilmNo, around: &Around, rated_here: Option<Field>) -> Card {
    let texts = context.texts;
    let verdicts = context.catalog.review(no).verdicts(context.locale.code());
    let (verdict, others) = verdicts.split_first().expect("every film has one");
    let review = verdict.review;
    let film = &review.film;
    let mut description = match summary(review) {
        Some(summary) => Markup::authored(&summary, SpoilerPolicy::LeftOut),
        None if review.is_listing() => Markup::default(),
        None => Markup::trusted(texts.no_summary),
    };
    if !film.confirmed {
        let warning = Markup::trusted(texts.unconfirmed_card);
        description.push_after("\n\n", &warning);
    }
    let rating = match verdict.rating {
        Some(rating) => {
            let stars = stars(rating);
            Some(crate::markup!(
                "{} **{}** / 10",
                stars,
                (texts.decimal)(rating)
            ))
        }
        None if review.is_listing() => None,
        None => Some(Markup::trusted(texts.not_rated)),
    };
    let short = |name: &str, value: Markup| Field {
        name: Markup::plain(name),
        value,
        short: true,
    };
    let mut fields = Vec::new();
    fields.extend(rating.map(|rating| short(texts.rating, rating)));
    fields.extend(rated_here);
    if !film.directors.is_empty() {
        let names = film
            .directors
            .iter()
            .map(|name| Markup::plain(name.shown()));
        fields.push(short(texts.directed_by, Markup::join(names, ", ")));
    }
    if let Some(runtime) = film.runtime {
        fields.push(short(
            texts.running_time,
            Markup::plain(&(texts.minutes)(runtime)),
        ));
    }
    if !film.genres.is_empty() {
        fields.push(short(texts.genres, genres(texts, film)));
    }
    let mut series_films = around.of_series(context);
    if let Some(series) = &film.series {
        if series_films.is_empty() {
            fields.push(short(texts.series, Markup::plain(series)));
        } else {
            series_films = crate::markup!("{}\n{}", Markup::plain(series), series_films);
        }
    }
    fields.extend(second_opinion(context, others));
    if !film.cast.is_empty() {
        fields.push(Field {
            name: Markup::plain(texts.cast),
            value: cast_list(texts, film),
            short: false,
        });
    }
    if !series_films.is_empty() {
        fields.push(Field {
            name: Markup::plain(texts.series),
            value: series_films,
            short: false,
        });
    }
    fields.extend(around.fields(context));
    let aside = review.is_listing().then(|| texts.no_review_yet.to_owned());
    Card {
        colour: Colour::of(film),
        title: Markup::plain(&film.title_and_year()),
        description,
        fields,
        footer: review
            .reviewer
            .as_ref()
            .map(|name| (texts.reviewed_by)(name))
            .or(aside)
            .unwrap_or_default(),
        thumbnail: film
            .extras()
            .poster
            .as_ref()
            .map(|poster| poster.as_str().to_owned()),
    }
}

/// The first of the cast, a line each with the role, and how many more there are.
fn cast_list(texts: &Texts, film: &Film) -> Markup {
    let mut lines: Vec<Markup> = film
        .cast
        .iter()
        .take(CAST_ON_CARD)
        .map(|credit| match &credit.role {
            Some(role) => (texts.name_as_role)(&credit.person, role),
            None => crate::markup!("**{}**", credit.person),
        })
        .collect();
    if film.cast.len() > CAST_ON_CARD {
        lines.push(Markup::plain(&(texts.and_more_people)(
            film.cast.len() - CAST_ON_CARD,
        )));
    }
    Markup::join(lines, "\n")
}

/// A menu of the film's directors and cast.
fn people_menu(context: &Context<'_>, no: FilmNo) -> Option<Row> {
    let texts = context.texts;
    let catalog = context.catalog;
    let mut items: Vec<MenuItem> = Vec::new();
    let directors = catalog.directors(no);
    let everybody = directors.iter().chain(catalog.cast(no));
    for (at, person) in everybody.clone().enumerate() {
        if everybody.clone().take(at).any(|other| other == person) {
            continue;
        }
        let detail = if at < directors.len() {
            texts.director.to_owned()
        } else {
            let role = catalog.role(no, *person);
            role.map(texts.as_role).unwrap_or_default()
        };
        items.push(MenuItem {
            label: catalog.person_name(*person).shown().to_owned(),
            detail,
            action: Action::Person {
                person: catalog.person_id(*person),
                page: 0,
            },
        });
        if items.len() == Menu::MOST {
            break;
        }
    }
    (!items.is_empty()).then(|| {
        Row::Menu(Menu {
            placeholder: texts.choose_person.to_owned(),
            items,
        })
    })
}
