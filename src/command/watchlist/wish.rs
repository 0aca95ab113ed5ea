//! Who wants a film on a watchlist, and what can be done about it.

use super::typed::{film_to_add, named, not_listed, which};
use super::{name, numbered, page::open_list, said, texts, there};
use crate::action::{Action, ListAction};
use crate::command::parts::{in_place, list_button};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Message, Reply, Row, Style,
};
use crate::film::{Film, FilmId};
use crate::markup::Markup;
use crate::member::{List, ListName, Noted, Wanted, Wants, Which};
use crate::refusal::{ListReason, Reason, Refusal};
use crate::settings::Visibility;

/// How many members an entry names, with the day of each one's wish.
const NAMES: usize = 20;

/// `/watchlist add`.
pub(super) async fn add(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    note(context, &which(context)?, &film_to_add(context)?).await
}

/// Notes that whoever presses wants a film: one of the library, or one that somebody typed and that
/// is on the list.
pub(super) async fn want(
    context: &Context<'_>,
    list: Option<i64>,
    film: &FilmId,
) -> Result<Reply, Error> {
    let member = context.member()?;
    let which = numbered(list);
    match context.known_noted(film) {
        Ok(film) => note(context, &which, &film).await,
        Err(_) if film.is_unlisted() => {
            let found = member.want_too(&which, film).await?;
            match there(context, found)? {
                (list, Some((film, wants))) => Ok(wanted(context, &list, &film, wants)?),
                (_, None) => Err(not_listed(context).into()),
            }
        }
        Err(gone) => Err(gone.into()),
    }
}

/// Puts a film on a list as it was typed, or as the library has it meanwhile.
pub(super) async fn want_typed(
    context: &Context<'_>,
    list: Option<ListName>,
    typed: &str,
) -> Result<Reply, Error> {
    context.member()?;
    let Some(film) = Film::unlisted(typed) else {
        return Err(Refusal::new(Reason::OldButton).into());
    };
    let known = context.catalog.find_typed(&film);
    let film = known.map_or(&film, |no| context.catalog.film(no));
    let which = list.map_or(Which::Default, named);
    note(context, &which, &Noted::from(film)).await
}

async fn note(context: &Context<'_>, which: &Which, film: &Noted) -> Result<Reply, Error> {
    let found = context.member()?.want(which, film).await?;
    let (list, wants) = there(context, found)?;
    Ok(wanted(context, &list, film, wants)?)
}

/// Shows what is known of a film on a list.
pub(super) async fn show(
    context: &Context<'_>,
    list: Option<i64>,
    film: &FilmId,
) -> Result<Reply, Error> {
    let found = context.member()?.wanted(&numbered(list)).await?;
    let (list, films) = there(context, found)?;
    Ok(entry(context, &list, &context.present_id(film), &films))
}

/// What is known of a film of a list, for whoever chose it.
fn entry(context: &Context<'_>, list: &List, film: &FilmId, films: &[Wanted]) -> Reply {
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
    in_place(context, message)
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
            list_button("↩️", texts.unwant, unwant)
        } else {
            let want = ListAction::Want {
                list: Some(number),
                film: film_id(),
            };
            list_button("🔖", texts.want, want)
        };
        buttons.push(wish);
        let watched = ListAction::Watched {
            list: number,
            film: film_id(),
        };
        buttons.push(list_button("🍿", texts.watched_today, watched));
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
                ..list_button("🗑️", texts.remove, remove)
            });
        }
    }
    buttons.push(open_list(texts, list));
    vec![Row::Buttons(buttons)]
}

/// Says that somebody wants a film.
fn wanted(
    context: &Context<'_>,
    list: &List,
    film: &Noted,
    wants: Wants,
) -> Result<Reply, Refusal> {
    let all = texts(context);
    let texts = &all.list;
    let (title, name) = (Markup::plain(&film.title), name(all, list));
    let text = match wants {
        Wants::Full => return Err(ListReason::Full.into()),
        Wants::Noted(wishes) => (texts.added)(&title, &name, wishes),
        Wants::Already => (texts.wanted_already)(&title, &name),
    };
    let unwant = ListAction::Unwant {
        list: list.number,
        film: film.film.clone(),
    };
    let buttons = vec![
        open_list(texts, list),
        list_button("↩️", texts.unwant, unwant),
    ];
    let message = said(context, text, vec![Row::Buttons(buttons)]);
    Ok(in_place(context, message))
}
