//! Taking a film off a watchlist: one's own wish at once, everybody's once that was confirmed.

use super::typed::{film_of_list, not_listed, which};
use super::{EVERYONE, name, only_for_admins, page::open_list, said, texts, there};
use crate::action::ListAction;
use crate::command::parts::{in_place, list_button};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Message, Reply, Row, Style,
};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{LeftList, List, Noted, Which, WhoseWish};
use crate::refusal::ListReason;
use crate::settings::Visibility;

/// `/watchlist remove`.
pub(super) async fn from_typed(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let for_everybody = context.flag(EVERYONE)?;
    if for_everybody {
        only_for_admins(context)?;
    }
    let which = which(context)?;
    let (film, _) = film_of_list(context).await?;
    if for_everybody {
        question(context, &which, &film).await
    } else {
        take_off(context, &which, &film, WhoseWish::Own).await
    }
}

/// Takes the wish of whoever presses back.
pub(super) async fn unwant(
    context: &Context<'_>,
    list: i64,
    film: &FilmId,
) -> Result<Reply, Error> {
    context.member()?;
    let film = context.present_id(film);
    take_off(context, &Which::Numbered(list), &film, WhoseWish::Own).await
}

/// Asks whether everybody's wish is to be taken back.
pub(super) async fn ask(context: &Context<'_>, list: i64, film: &FilmId) -> Result<Reply, Error> {
    context.member()?;
    only_for_admins(context)?;
    let film = context.present_id(film);
    question(context, &Which::Numbered(list), &film).await
}

/// Takes everybody's wish back.
pub(super) async fn for_all(
    context: &Context<'_>,
    list: i64,
    film: &FilmId,
) -> Result<Reply, Error> {
    context.member()?;
    only_for_admins(context)?;
    let film = context.present_id(film);
    let which = Which::Numbered(list);
    take_off(context, &which, &film, WhoseWish::Everybodys).await
}

/// Brings everybody's wishes back.
pub(super) async fn bring_back(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    let (list, film) = (member.bring_back(number).await?).ok_or(ListReason::NothingToBringBack)?;
    let all = texts(context);
    let text = (all.list.brought_back)(&Markup::plain(&film.title), &name(all, &list));
    let rows = vec![Row::Buttons(vec![open_list(&all.list, &list)])];
    Ok(in_place(context, said(context, text, rows)))
}

/// Asks, naming how many want the film: pressing is the second step.
async fn question(context: &Context<'_>, which: &Which, film: &FilmId) -> Result<Reply, Error> {
    let found = context.member()?.wanted(which).await?;
    let (list, films) = there(context, found)?;
    let wanted = films.into_iter().find(|wanted| wanted.noted.film == *film);
    let wanted = wanted.ok_or_else(|| not_listed(context))?;
    let all = context.private_texts();
    let texts = &all.list;
    let remove = ListAction::RemoveForAll {
        list: list.number,
        film: film.clone(),
    };
    let message = Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&wanted.noted.title),
            description: (texts.remove_question)(&name(all, &list), wanted.by.len()),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![
            Button {
                style: Style::Danger,
                ..list_button("🗑️", texts.remove, remove)
            },
            open_list(texts, &list),
        ])],
        ..Message::default()
    };
    Ok(in_place(context, message))
}

async fn take_off(
    context: &Context<'_>,
    which: &Which,
    film: &FilmId,
    whose: WhoseWish,
) -> Result<Reply, Error> {
    let found = context.member()?.unwant(which, film, whose).await?;
    match there(context, found)? {
        (list, LeftList::Done { film, left, number }) => {
            let undo = (whose == WhoseWish::Everybodys).then_some(number);
            Ok(gone(context, &list, &film, left, undo))
        }
        (_, LeftList::Nothing(0)) => Err(not_listed(context).into()),
        (_, LeftList::Nothing(others)) => Err(ListReason::NotWanted {
            others,
            is_admin: context.call.may_manage(),
        }
        .into()),
    }
}

/// Says that somebody does not want a film any more, or that nobody is to, which can be undone.
fn gone(context: &Context<'_>, list: &List, film: &Noted, left: u32, undo: Option<i64>) -> Reply {
    let all = texts(context);
    let texts = &all.list;
    let (title, name) = (Markup::plain(&film.title), name(all, list));
    let text = match left {
        0 => (texts.left_list)(&title, &name),
        others => (texts.still_wanted)(&title, &name, others),
    };
    let undo =
        undo.map(|number| list_button("↩️", texts.bring_back, ListAction::BringBack { number }));
    let buttons = [open_list(texts, list)].into_iter().chain(undo).collect();
    in_place(context, said(context, text, vec![Row::Buttons(buttons)]))
}
