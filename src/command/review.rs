//! `/review`: what a film is like.

use super::parts::{film_message, namesake_menu, page_buttons};
use super::reading::FILM;
use super::vocabulary::{
    Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Error, Kind, Message,
    Reply, Request, Row, Style, awaited,
};
use crate::action::Action;
use crate::film::FilmId;
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};
use crate::review::spoilers;
use crate::settings::Visibility;

/// How many characters a page of a full review holds: what a phone shows in two screens.
const PAGE: usize = 1500;

pub(super) const COMMAND: Command = Command {
    name: "review",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.review_command,
    body: Body::One {
        options: &[CommandOption {
            name: "film",
            required: true,
            takes: FILM,
            description: |texts| texts.film_option,
        }],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    let open = |film| Action::Review { film };
    let (film, namesakes) = context.film_and_namesakes("film", open)?;
    let mut message = film_message(context, film).await;
    message.rows.extend(namesake_menu(context, namesakes));
    Ok(Reply::Say(message))
}

/// A film's card in the place of the message whose button or menu asked for it.
pub(super) async fn open(context: &Context<'_>, film: &FilmId) -> Result<Reply, Refusal> {
    let film = context.known_film(film)?;
    Ok(Reply::Change(film_message(context, film).await))
}

/// A page of the full review, for whoever asked only.
pub(super) fn read(context: &Context<'_>, film: &FilmId, page: u16) -> Result<Reply, Refusal> {
    let texts = context.private_texts();
    let review = context.catalog.review(context.known_film(film)?);
    let Some(body) = &review.body else {
        return Err(Refusal::new(Reason::NoReview));
    };
    let body = spoilers::hide(body, review.spoilers);
    let pages = Markup::authored(&body, context.call.settings.spoilers).pages(PAGE);
    let at = usize::from(page).min(pages.len() - 1);
    let to = |page| Action::FullReview {
        film: film.clone(),
        page,
    };
    let mut footer = Vec::new();
    if pages.len() > 1 {
        footer.push((texts.page)(at + 1, pages.len()));
    }
    footer.extend(
        review
            .reviewer
            .as_ref()
            .map(|name| (texts.reviewed_by)(name)),
    );
    let back = Action::Review { film: film.clone() };
    let back = Button::act(
        Style::Secondary,
        "🎞️",
        (texts.open_film)(&review.film.title),
        back,
    );
    let mut rows: Vec<Row> = page_buttons(texts, at, pages.len(), to)
        .into_iter()
        .collect();
    match rows.first_mut() {
        Some(Row::Buttons(buttons)) => buttons.push(back),
        _ => rows.push(Row::Buttons(vec![back])),
    }
    let message = Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::of(&review.film),
            title: Markup::plain(&review.film.title_and_year()),
            description: pages.get(at).cloned().unwrap_or_default(),
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    };
    // Below a public card the review is a message of its own; a private message turns into it.
    Ok(match &context.call.request {
        Request::Press { on, .. } if on.private => Reply::Change(message),
        _ => Reply::Say(message),
    })
}
