//! What the members of a server watched together, and when.

use super::super::context::Context;
use super::super::errand::ListErrand;
use super::super::message::{Button, Card, Colour, Menu, MenuItem, Message, Reply, Row, Style};
use super::super::shared::{aside, page_buttons, page_of};
use super::pressed::pressed;
use super::{button, by_command, page};
use crate::action::{Action, ListAction};
use crate::markup::Markup;
use crate::member::Watched;
use crate::settings::Visibility;

/// How many films a page has.
const FILMS: usize = 10;
/// How many members a line and an entry name.
const NAMES: usize = 3;
const ALL_NAMES: usize = 40;

/// A page of the history, the latest day first.
pub(super) fn reply(context: &Context<'_>, films: &[Watched], page: u16) -> Reply {
    let texts = context.texts;
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown: Vec<&Watched> = films.iter().skip(at * FILMS).take(FILMS).collect();
    let lines = shown.iter().map(|watched| {
        let date = (texts.list.date)(watched.on);
        let mut line = crate::markup!("{} · **{}**", date, watched.noted.title);
        let aside = aside(texts, context.catalog, &watched.noted.film);
        line.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
        line.push_after(" · ", &page::people(context, &watched.by, NAMES));
        line
    });
    let mut description = Markup::join(lines, "\n");
    let mut rows = Vec::new();
    if shown.is_empty() {
        description = Markup::trusted(texts.list.nothing_watched);
    } else {
        let item = |watched: &&Watched| MenuItem {
            label: watched.noted.title.clone(),
            detail: (texts.list.date)(watched.on),
            action: Action::List(ListAction::Past {
                entry: watched.number,
            }),
        };
        rows.push(Row::Menu(Menu {
            placeholder: texts.list.choose_past.to_owned(),
            items: shown.iter().map(item).collect(),
        }));
    }
    let to = |page| Action::List(ListAction::History { page: Some(page) });
    rows.extend(page_buttons(texts, at, pages, to));
    let open = ListAction::Open { list: None };
    rows.push(Row::Buttons(vec![button("📋", texts.list.open_list, open)]));
    let mut footer = vec![(texts.list.times_watched)(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    let message = Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.list.history_title),
            description,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    };
    // A button on another page of the history.
    if let Some(ListAction::History { page: Some(_) }) = pressed(context) {
        Reply::Change(message)
    } else {
        super::reply(context, message)
    }
}

/// An entry of the history: to everybody where a film was just watched, so that others can say that
/// they were there.
pub(super) fn entry(context: &Context<'_>, errand: &ListErrand, watched: &Watched) -> Reply {
    let is_new = matches!(errand, ListErrand::Watched { .. });
    let visibility = if is_new {
        by_command(context)
    } else {
        Visibility::Private
    };
    let all = match visibility {
        Visibility::Public => context.texts,
        Visibility::Private => context.private_texts(),
    };
    let texts = &all.list;
    let entry = watched.number;
    let mut description = (texts.watched_on)(watched.on);
    let there = if watched.by.is_empty() {
        Markup::trusted(texts.nobody_there)
    } else {
        (texts.who_was_there)(&page::people(context, &watched.by, ALL_NAMES))
    };
    description.push_after("\n", &there);
    let mut buttons = Vec::new();
    if context.catalog.find(&watched.noted.film).is_some() {
        let film = watched.noted.film.clone();
        let open = Action::Review { film };
        buttons.push(Button::act(Style::Secondary, "🎬", texts.open_film, open));
    }
    // On what everybody sees stands what is for everybody.
    let was_there = watched.by.contains(&context.call.asker);
    if visibility == Visibility::Public || !was_there {
        buttons.push(Button {
            style: Style::Primary,
            ..button("🙋", texts.there, ListAction::There { entry })
        });
    }
    if visibility == Visibility::Private {
        if was_there {
            buttons.push(button(
                "↩️",
                texts.not_there,
                ListAction::NotThere { entry },
            ));
        }
        if context.call.may_manage() {
            buttons.push(Button {
                style: Style::Danger,
                ..button("🗑️", texts.unwatch, ListAction::Unwatch { entry })
            });
        }
    }
    buttons.push(button(
        "🗓️",
        texts.history,
        ListAction::History { page: None },
    ));
    let message = Message {
        visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&watched.noted.title),
            description,
            ..Card::default()
        }],
        rows: vec![Row::Buttons(buttons)],
        ..Message::default()
    };
    super::reply(context, message)
}
