//! Making, choosing and deleting watchlists: for those who manage the server.

use super::super::context::Context;
use super::super::errand::{ListErrand, ListFound, Purpose};
use super::super::message::{Button, Card, Colour, Message, Reply, Row, Style};
use super::entry::open_list;
use super::typed::{is_first, which};
use super::{AS_DEFAULT, NAME, button, name, said, texts};
use crate::action::ListAction;
use crate::member::{Created, List, ListName, Which};
use crate::refusal::{ListReason, Reason, Refusal};
use crate::settings::Visibility;

fn admit(context: &Context<'_>) -> Result<(), Refusal> {
    if context.call.may_manage() {
        Ok(())
    } else {
        Err(ListReason::NotAdmin.into())
    }
}

pub(super) fn create(context: &Context<'_>) -> Result<ListErrand, Refusal> {
    admit(context)?;
    let typed = context.text(NAME)?.unwrap_or_default();
    if is_first(typed) {
        return Err(ListReason::Exists.into());
    }
    Ok(ListErrand::Create {
        name: ListName::parse(typed).ok_or(ListReason::NoName)?,
        as_default: context.flag(AS_DEFAULT)?,
    })
}

pub(super) fn make_default(context: &Context<'_>) -> Result<ListErrand, Refusal> {
    admit(context)?;
    Ok(ListErrand::MakeDefault {
        which: which(context)?,
    })
}

pub(super) fn ask_to_delete(context: &Context<'_>) -> Result<ListErrand, Refusal> {
    admit(context)?;
    let which = which(context)?;
    if which == Which::Numbered(List::FIRST) {
        return Err(ListReason::FirstStays.into());
    }
    Ok(ListErrand::Read {
        which,
        purpose: Purpose::Delete,
    })
}

/// Asks whether a list is to be deleted: the press is the second one.
pub(super) fn question(context: &Context<'_>, list: &List, films: usize) -> Message {
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
                ..button("🗑️", texts.delete, delete)
            },
            open_list(texts, list),
        ])],
        ..Message::default()
    }
}

/// Says what was done.
pub(super) fn done(
    context: &Context<'_>,
    errand: &ListErrand,
    found: ListFound,
) -> Result<Reply, Refusal> {
    let all = texts(context);
    let texts = &all.list;
    let open = |list: &List| vec![Row::Buttons(vec![open_list(texts, list)])];
    let (text, rows) = match found {
        ListFound::Created(Created::Made(list)) => {
            let is_default = matches!(
                errand,
                ListErrand::Create {
                    as_default: true,
                    ..
                }
            );
            let text = (texts.created)(&name(all, &list), is_default);
            (text, open(&list))
        }
        ListFound::Created(Created::Exists) => return Err(ListReason::Exists.into()),
        ListFound::Created(Created::TooMany) => return Err(ListReason::TooMany.into()),
        ListFound::Default(list) => {
            let text = (texts.default_is)(&name(all, &list));
            (text, open(&list))
        }
        ListFound::Deleted(list) => ((texts.deleted)(&name(all, &list)), Vec::new()),
        _ => return Err(Refusal::new(Reason::OldButton)),
    };
    Ok(super::reply(context, said(context, text, rows)))
}
