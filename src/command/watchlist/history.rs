//! What the members of a server watched together, page by page.

use super::page::people;
use crate::action::{Action, ListAction};
use crate::command::parts::{aside, in_place, list_button, page_buttons, page_of};
use crate::command::vocabulary::{
    Card, Colour, Context, Error, Menu, MenuItem, Message, Reply, Row,
};
use crate::markup::Markup;
use crate::member::Watched;

/// How many films a page has.
const FILMS: usize = 10;
/// How many members a line names.
const NAMES: usize = 3;

/// `/watchlist history`, and what is left of the history once something was removed from it.
pub(super) async fn show(context: &Context<'_>) -> Result<Reply, Error> {
    let message = read(context, 0).await?;
    Ok(in_place(context, message))
}

/// Goes to a page; without a number, to the first in a message of its own.
pub(super) async fn turn(context: &Context<'_>, page: Option<u16>) -> Result<Reply, Error> {
    match page {
        None => show(context).await,
        Some(page) => Ok(Reply::Change(read(context, page).await?)),
    }
}

async fn read(context: &Context<'_>, page: u16) -> Result<Message, Error> {
    let films = context.member()?.watched().await?;
    Ok(message(context, &films, page))
}

/// A page of the history, the latest day first.
fn message(context: &Context<'_>, films: &[Watched], page: u16) -> Message {
    let texts = context.texts;
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown: Vec<&Watched> = films.iter().skip(at * FILMS).take(FILMS).collect();
    let lines = shown.iter().map(|watched| {
        let date = (texts.list.date)(watched.on);
        let mut line = crate::markup!("{} · **{}**", date, watched.noted.title);
        let aside = aside(texts, context.catalog, &watched.noted.film);
        line.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
        line.push_after(" · ", &people(context, &watched.by, NAMES));
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
    rows.push(Row::Buttons(vec![list_button(
        "📋",
        texts.list.open_list,
        open,
    )]));
    let mut footer = vec![(texts.list.times_watched)(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    Message {
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
    }
}
