//! A film on a watchlist: who wants it, and what can be done about it.

use super::super::context::Context;
use super::super::message::{Button, Card, Colour, Message, Reply, Row, Style};
use super::{button, name, page, said, texts};
use crate::action::{Action, ListAction};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{List, Noted, Wanted, Wants, WhoseWish};
use crate::settings::Visibility;
use crate::text::ListTexts;

/// How many members an entry names, with the day of each one's wish.
const NAMES: usize = 20;

/// What is known of a film of a list, for whoever chose it.
pub(super) fn reply(context: &Context<'_>, list: &List, film: &FilmId, films: &[Wanted]) -> Reply {
    let texts = context.private_texts();
    let wanted = films.iter().find(|wanted| wanted.noted.film == *film);
    let (title, description) = match wanted {
        None => {
            let known = context.catalog.find(film);
            let title = known.map(|no| context.catalog.film(no).title_and_year());
            let text = (texts.list.not_on_list)(&name(texts, list));
            (title.unwrap_or_else(|| film.as_str().to_owned()), text)
        }
        Some(wanted) => {
            let lines = wanted.by.iter().take(NAMES).map(|(member, at)| {
                let since = Markup::date(at.as_second());
                crate::markup!("{} · {}", Markup::person(*member), since)
            });
            let mut text = (texts.list.wanted_on)(&name(texts, list));
            text.push_after("\n", &Markup::join(lines, "\n"));
            if wanted.by.len() > NAMES {
                let more = (texts.list.and_more)(wanted.by.len() - NAMES);
                text.push_after("\n", &Markup::plain(&more));
            }
            if film.is_unlisted() {
                let aside = crate::markup!("-# {}", texts.list.about_unlisted);
                text.push_after("\n", &aside);
            }
            (wanted.noted.title.clone(), text)
        }
    };
    let message = Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&title),
            description,
            ..Card::default()
        }],
        rows: rows(context, list, film, wanted),
        ..Message::default()
    };
    super::reply(context, message)
}

fn rows(context: &Context<'_>, list: &List, film: &FilmId, wanted: Option<&Wanted>) -> Vec<Row> {
    let texts = &context.private_texts().list;
    let number = list.number;
    let film_id = || film.clone();
    let mut buttons = Vec::new();
    let is_known = context.catalog.find(film).is_some();
    if is_known {
        let open = Action::Review { film: film_id() };
        buttons.push(Button::act(Style::Primary, "🎬", texts.open_film, open));
    }
    let asker = context.call.asker;
    let wants_it = wanted.is_some_and(|wanted| wanted.by.iter().any(|(who, _)| *who == asker));
    // What nobody wants can be wanted, and watched, all the same.
    if wanted.is_some() || is_known {
        let wish = if wants_it {
            let unwant = ListAction::Unwant {
                list: number,
                film: film_id(),
            };
            button("↩️", texts.unwant, unwant)
        } else {
            let want = ListAction::Want {
                list: Some(number),
                film: film_id(),
            };
            button("🔖", texts.want, want)
        };
        buttons.push(wish);
        let watched = ListAction::Watched {
            list: number,
            film: film_id(),
        };
        buttons.push(button("🍿", texts.watched_today, watched));
    }
    if let Some(wanted) = wanted {
        let is_only_mine = wants_it && wanted.by.len() == 1;
        if context.call.may_manage() && !is_only_mine {
            let remove = ListAction::Remove {
                list: number,
                film: film_id(),
            };
            buttons.push(Button {
                style: Style::Danger,
                ..button("🗑️", texts.remove, remove)
            });
        }
    }
    buttons.push(open_list(texts, list));
    vec![Row::Buttons(buttons)]
}

/// The button that shows a list.
pub(super) fn open_list(texts: &ListTexts, list: &List) -> Button {
    let open = ListAction::Open {
        list: Some(list.number),
    };
    button("📋", texts.open_list, open)
}

/// Says that somebody wants a film.
pub(super) fn wanted(context: &Context<'_>, list: &List, film: &Noted, wants: Wants) -> Reply {
    let all = texts(context);
    let texts = &all.list;
    let (title, name) = (Markup::plain(&film.title), name(all, list));
    let text = match wants {
        Wants::Noted(wishes) => (texts.added)(&title, &name, wishes),
        _ => (texts.wanted_already)(&title, &name),
    };
    let unwant = ListAction::Unwant {
        list: list.number,
        film: film.film.clone(),
    };
    let buttons = vec![open_list(texts, list), button("↩️", texts.unwant, unwant)];
    super::reply(context, said(context, text, vec![Row::Buttons(buttons)]))
}

/// Says that somebody does not want a film any more, or that nobody is to.
pub(super) fn left(
    context: &Context<'_>,
    list: &List,
    film: &Noted,
    whose: WhoseWish,
    left: u32,
) -> Reply {
    let all = texts(context);
    let texts = &all.list;
    let (title, name) = (Markup::plain(&film.title), name(all, list));
    let text = match (whose, left) {
        (WhoseWish::Own, 1..) => (texts.still_wanted)(&title, &name, left),
        _ => (texts.left_list)(&title, &name),
    };
    let rows = vec![Row::Buttons(vec![open_list(texts, list)])];
    super::reply(context, said(context, text, rows))
}

/// Who wants a film, in a few words.
pub(super) fn wishes(context: &Context<'_>, wanted: &Wanted, names: usize) -> Markup {
    let members: Vec<_> = wanted.by.iter().map(|(member, _)| *member).collect();
    page::people(context, &members, names)
}
