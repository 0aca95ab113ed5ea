//! A page of a watchlist, in the order that one likes.

use std::cmp::Reverse;

use super::typed::which;
use super::{label, name, numbered, there};
use crate::action::{Action, ListAction, Wish};
use crate::command::parts::{aside, in_place, list_button, page_buttons, page_of};
use crate::command::reading::film_detail;
use crate::command::vocabulary::{
    Button, ButtonTarget, Card, Colour, Context, Error, Menu, MenuItem, Message, Reply, Row, Style,
};
use crate::fold::fold;
use crate::markup::Markup;
use crate::member::{List, Order, Wanted, Weighing, Which};
use crate::snowflake::UserId;
use crate::text::ListTexts;

/// How many films a page has.
const FILMS: usize = 10;
/// How many members a line names.
const NAMES: usize = 3;

/// `/watchlist show`.
pub(super) async fn show(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let which = which(context)?;
    let order = context.one_of("sort", &Order::ALL)?.unwrap_or_default();
    let message = read(context, &which, order, 0).await?;
    Ok(in_place(context, message))
}

pub(super) async fn open(context: &Context<'_>, list: Option<i64>) -> Result<Reply, Error> {
    let message = read(context, &numbered(list), Order::default(), 0).await?;
    Ok(in_place(context, message))
}

/// Goes to another page of a list.
pub(super) async fn turn(
    context: &Context<'_>,
    list: i64,
    order: Order,
    page: u16,
) -> Result<Reply, Error> {
    let message = read(context, &Which::Numbered(list), order, page).await?;
    Ok(Reply::Change(message))
}

async fn read(
    context: &Context<'_>,
    which: &Which,
    order: Order,
    page: u16,
) -> Result<Message, Error> {
    let found = context.member()?.wanted(which).await?;
    let (list, films) = there(context, found)?;
    Ok(message(context, &list, films, order, page))
}

fn message(
    context: &Context<'_>,
    list: &List,
    mut films: Vec<Wanted>,
    order: Order,
    page: u16,
) -> Message {
    let texts = context.texts;
    sort(context, &mut films, order);
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown: Vec<&Wanted> = films.iter().skip(at * FILMS).take(FILMS).collect();
    let number = list.number;
    let mut rows = Vec::new();
    let description = if shown.is_empty() {
        Markup::trusted(texts.list.empty)
    } else {
        rows.push(menu(context, list, &shown));
        if films.len() > 1 {
            rows.push(orders(context, number, order));
        }
        Markup::join(shown.iter().map(|wanted| line(context, wanted)), "\n")
    };
    let show = |page| {
        Action::List(ListAction::Show {
            list: number,
            order,
            page,
        })
    };
    rows.extend(page_buttons(texts, at, pages, show));
    let mut below = Vec::new();
    if !shown.is_empty() {
        let pick = ListAction::Pick {
            list: Some(number),
            weighing: Weighing::default(),
            wish: Wish::default(),
            last: None,
        };
        below.push(Button {
            style: Style::Primary,
            ..list_button("🎲", texts.list.pick, pick)
        });
    }
    below.push(list_button(
        "🗓️",
        texts.list.history,
        ListAction::History { page: None },
    ));
    rows.push(Row::Buttons(below));
    let mut footer = vec![(texts.list.films_on_list)(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: name(texts, list),
            description,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}

/// A button for each order, all but the one in use.
fn orders(context: &Context<'_>, list: i64, used: Order) -> Row {
    let button = |(order, _)| {
        let show = ListAction::Show {
            list,
            order,
            page: 0,
        };
        Button {
            label: (context.texts.list.order)(order).to_owned(),
            emoji: None,
            style: Style::Secondary,
            does: ButtonTarget::Act(Action::List(show)),
            enabled: order != used,
        }
    };
    Row::Buttons(Order::ALL.map(button).into())
}

/// Sorts films that stand in the order of their first wish.
fn sort(context: &Context<'_>, films: &mut [Wanted], order: Order) {
    match order {
        Order::Waiting => {}
        Order::Newest => films.sort_by_key(|wanted| Reverse(wanted.by.last().map(|(_, at)| *at))),
        Order::MostWanted => films.sort_by_key(|wanted| Reverse(wanted.by.len())),
        Order::Title => films.sort_by_cached_key(|wanted| fold(&wanted.noted.title)),
        Order::Rating => films.sort_by_key(|wanted| {
            let known = context.catalog.find(&wanted.noted.film);
            Reverse(known.and_then(|no| context.catalog.review(no).rating))
        }),
    }
}

/// A film, who wants it and since when: `**Heat (1995)** · ★ 8.9 · @ada, @bob · 21/11/2026`.
fn line(context: &Context<'_>, wanted: &Wanted) -> Markup {
    let mut line = crate::markup!("**{}**", wanted.noted.title);
    let film = &wanted.noted.film;
    let known = context.catalog.find(film);
    let gone = known.is_none().then_some(context.texts.list.gone);
    let aside = aside(context.texts, context.catalog, film).or(gone);
    line.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
    if let Some(rating) = known.and_then(|no| context.catalog.review(no).rating) {
        let stars = crate::markup!("★ {}", (context.texts.decimal)(rating));
        line.push_after(" · ", &stars);
    }
    let by: Vec<UserId> = wanted.by.iter().map(|(member, _)| *member).collect();
    line.push_after(" · ", &people(context, &by, NAMES));
    if let Some((_, since)) = wanted.by.first() {
        line.push_after(" · ", &Markup::date(since.as_second()));
    }
    line
}

/// The first of some members by name, and how many more there are.
pub(super) fn people(context: &Context<'_>, members: &[UserId], most: usize) -> Markup {
    // One more is no longer than "and 1 more".
    let named = if members.len() == most + 1 {
        most + 1
    } else {
        most
    };
    let names = members.iter().take(named).copied().map(Markup::person);
    let mut text = Markup::join(names, ", ");
    if members.len() > named {
        let more = (context.texts.list.and_more)(members.len() - named);
        text.push_after(" ", &Markup::plain(&more));
    }
    text
}

/// The button that shows a list.
pub(super) fn open_list(texts: &ListTexts, list: &List) -> Button {
    let open = ListAction::Open {
        list: Some(list.number),
    };
    list_button("📋", texts.open_list, open)
}

/// A menu that opens what is known of a film.
fn menu(context: &Context<'_>, list: &List, shown: &[&Wanted]) -> Row {
    let item = |wanted: &&Wanted| {
        let film = wanted.noted.film.clone();
        let known = context.catalog.find(&film);
        MenuItem {
            label: wanted.noted.title.clone(),
            detail: known.map(|no| film_detail(context, no)).unwrap_or_default(),
            action: Action::List(ListAction::Entry {
                list: Some(list.number),
                film,
            }),
        }
    };
    Row::Menu(Menu {
        placeholder: (context.texts.list.choose_entry)(&label(context.texts, list)),
        items: shown.iter().map(item).collect(),
    })
}
