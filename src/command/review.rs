//! `/review`: what a film is like.

use super::parts::{film_message, namesake_menu, page_buttons, reviewer};
use super::reading::FILM;
use super::vocabulary::{
    Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Error, Kind, Menu,
    MenuItem, Message, Reply, Request, Row, Style, awaited,
};
use crate::action::Action;
use crate::film::FilmId;
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};
use crate::review::{ColumnId, Verdict, spoilers};
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

/// A page of a full review, for whoever asked only: of this column, else of what its reader is shown
/// first.
pub(super) fn read(
    context: &Context<'_>,
    film: &FilmId,
    page: u16,
    column: Option<ColumnId>,
) -> Result<Reply, Refusal> {
    let texts = context.private_texts();
    let first = context.catalog.review(context.known_film(film)?);
    let verdicts = first.verdicts(context.call.own_locale().code());
    let is_meant = |verdict: &Verdict<'_>| column.is_none_or(|column| verdict.column == column);
    let Some(read) = verdicts.iter().position(is_meant) else {
        return Err(Refusal::new(Reason::Gone));
    };
    let review = verdicts[read].review;
    let Some(body) = &review.body else {
        return Err(Refusal::new(Reason::NoReview));
    };
    let body = spoilers::hide(body, review.spoilers);
    let pages = Markup::authored(&body, context.call.settings.spoilers).pages(PAGE);
    let at = usize::from(page).min(pages.len() - 1);
    let to = |page| Action::FullReview {
        film: film.clone(),
        page,
        column,
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
    let mut buttons = Vec::new();
    if let Some(Row::Buttons(turn)) = page_buttons(texts, at, pages.len(), to) {
        buttons.extend(turn);
    }
    let mut others = others(context, &verdicts, read);
    let menu = (others.len() > 1).then(|| {
        Row::Menu(Menu {
            placeholder: texts.column.choose.to_owned(),
            items: others.drain(..).map(|(_, item)| item).collect(),
        })
    });
    buttons.extend(
        others
            .pop()
            .map(|(label, item)| Button::act(Style::Secondary, "🗣️", label, item.action)),
    );
    buttons.push(Button::act(
        Style::Secondary,
        "🎞️",
        (texts.open_film)(&review.film.title),
        Action::Review { film: film.clone() },
    ));
    let message = Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::of(&review.film),
            title: Markup::plain(&review.film.title_and_year()),
            description: pages.get(at).cloned().unwrap_or_default(),
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows: menu.into_iter().chain([Row::Buttons(buttons)]).collect(),
        ..Message::default()
    };
    // Below a public card the review is a message of its own; a private message turns into it.
    Ok(match &context.call.request {
        Request::Press { on, .. } if on.private => Reply::Change(message),
        _ => Reply::Say(message),
    })
}

/// The reviews of the film that are not being read: what a button to each says, and an entry of a menu
/// that leads there.
fn others(context: &Context<'_>, verdicts: &[Verdict<'_>], read: usize) -> Vec<(String, MenuItem)> {
    let texts = context.private_texts();
    let others = verdicts.iter().enumerate().filter(|(at, _)| *at != read);
    others
        .take(Menu::MOST)
        .map(|(at, verdict)| {
            let name = reviewer(context, texts, verdict);
            let rating = verdict.rating.map(texts.decimal);
            let label = match &rating {
                Some(rating) => format!("{name}, {rating}"),
                None => name.clone(),
            };
            let (column, button) = match at {
                0 => (None, texts.column.read_first),
                _ => (Some(verdict.column), texts.column.read_second),
            };
            let item = MenuItem {
                label: name,
                detail: rating
                    .map(|rating| format!("★ {rating}"))
                    .unwrap_or_default(),
                action: Action::FullReview {
                    film: verdict.review.film.id.clone(),
                    page: 0,
                    column,
                },
            };
            (button(&label), item)
        })
        .collect()
}
