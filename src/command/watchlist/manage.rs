//! Making, choosing and deleting watchlists: for those who manage the server.

use super::page::open_list;
use super::typed::{is_first, which};
use super::{AS_DEFAULT, NAME, name, only_for_admins, said, texts, there};
use crate::action::ListAction;
use crate::command::parts::{in_place, list_button};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Message, Reply, Row, Style,
};
use crate::markup::Markup;
use crate::member::{Created, List, ListName, Which};
use crate::refusal::ListReason;
use crate::settings::Visibility;

/// `/watchlist create`.
pub(super) async fn create(context: &Context<'_>) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    let typed = context.text(NAME)?.unwrap_or_default();
    if is_first(typed) {
        return Err(ListReason::Exists.into());
    }
    let name_typed = ListName::parse(typed).ok_or(ListReason::NoName)?;
    let as_default = context.flag(AS_DEFAULT)?;
    match member.create_list(&name_typed, as_default).await? {
        Created::Made(list) => {
            let all = texts(context);
            let text = (all.list.created)(&name(all, &list), as_default);
            Ok(done(context, text, Some(&list)))
        }
        Created::Exists => Err(ListReason::Exists.into()),
        Created::TooMany => Err(ListReason::TooMany.into()),
    }
}

/// `/watchlist default`.
pub(super) async fn make_default(context: &Context<'_>) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    let found = member.make_default(&which(context)?).await?;
    let list = there(context, found)?;
    let all = texts(context);
    let text = (all.list.default_is)(&name(all, &list));
    Ok(done(context, text, Some(&list)))
}

/// `/watchlist delete`: asks first.
pub(super) async fn ask_to_delete(context: &Context<'_>) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    let which = which(context)?;
    if which == Which::Numbered(List::FIRST) {
        return Err(ListReason::FirstStays.into());
    }
    let (list, films) = there(context, member.wanted(&which).await?)?;
    Ok(Reply::Say(question(context, &list, films.len())))
}

/// Deletes a list.
pub(super) async fn delete(context: &Context<'_>, list: i64) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    let found = member.remove_list(&Which::Numbered(list)).await?;
    let list = there(context, found)?;
    let all = texts(context);
    Ok(done(context, (all.list.deleted)(&name(all, &list)), None))
}

/// Asks whether a list is to be deleted: the press is the second one.
fn question(context: &Context<'_>, list: &List, films: usize) -> Message {
    let all = context.private_texts();
    let texts = &all.list;
    let delete = ListAction::Delete { list: list.number };
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: name(all, list),
            description: (texts.delete_question)(films),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![
            Button {
                style: Style::Danger,
                ..list_button("🗑️", texts.delete, delete)
            },
            open_list(texts, list),
        ])],
        ..Message::default()
    }
}

/// Says what was done, with a button that opens the list.
fn done(context: &Context<'_>, text: Markup, list: Option<&List>) -> Reply {
    let open = |list| Row::Buttons(vec![open_list(&texts(context).list, list)]);
    let rows = list.map(open).into_iter().collect();
    in_place(context, said(context, text, rows))
}
