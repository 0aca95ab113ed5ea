//! What the buttons and menus about watchlists ask of the store.

use super::super::call::Request;
use super::super::context::Context;
use super::super::errand::{Errand, ListErrand, Purpose, Step};
use super::super::members::admit;
use super::title;
use super::typed::named;
use crate::action::{Action, ListAction};
use crate::film::{Film, FilmId};
use crate::member::{Day, Noted, Order, Which, WhoseWish};
use crate::refusal::{ListReason, Reason, Refusal};

/// Answers a button, or an entry of a menu.
pub(in super::super) fn press(context: &Context<'_>, action: &ListAction) -> Result<Step, Refusal> {
    admit(context)?;
    let by_an_admin = || {
        let may = context.call.may_manage();
        may.then_some(()).ok_or(ListReason::NotAdmin)
    };
    let read = |list: i64, purpose| ListErrand::Read {
        which: Which::Numbered(list),
        purpose,
    };
    let unwant = |list: i64, film: &FilmId, whose| ListErrand::Unwant {
        which: Which::Numbered(list),
        film: context.present_id(film),
        whose,
    };
    let there = |entry, was| ListErrand::There { entry, was };
    let first_page = Purpose::Page {
        order: Order::default(),
        page: 0,
    };
    let errand = match action {
        ListAction::Want { list, film } => match context.known_film(film) {
            Ok(no) => ListErrand::Want {
                which: numbered(*list),
                film: Noted::from(context.catalog.film(no)),
            },
            Err(_) if film.is_unlisted() => ListErrand::WantToo {
                which: numbered(*list),
                film: film.clone(),
            },
            Err(gone) => return Err(gone),
        },
        ListAction::WantTyped { list, typed } => ListErrand::Want {
            which: list.clone().map_or(Which::Default, named),
            film: as_typed(context, typed).ok_or_else(|| Refusal::new(Reason::OldButton))?,
        },
        ListAction::Unwant { list, film } => unwant(*list, film, WhoseWish::Own),
        ListAction::Remove { list, film } => {
            by_an_admin()?;
            unwant(*list, film, WhoseWish::Everybodys)
        }
        ListAction::Open { list } => ListErrand::Read {
            which: numbered(*list),
            purpose: first_page,
        },
        ListAction::Show { list, order, page } => read(
            *list,
            Purpose::Page {
                order: *order,
                page: *page,
            },
        ),
        ListAction::Entry { list, film } => ListErrand::Read {
            which: numbered(*list),
            purpose: Purpose::Entry {
                film: context.present_id(film),
            },
        },
        ListAction::Pick {
            list,
            weighing,
            wish,
            last,
        } => ListErrand::Read {
            which: numbered(*list),
            purpose: Purpose::Pick {
                weighing: *weighing,
                wish: wish.clone(),
                last: *last,
            },
        },
        ListAction::Watched { list, film } => ListErrand::Watched {
            which: Which::Numbered(*list),
            title: context.catalog.find(film).map(|no| title(context, no)),
            film: context.present_id(film),
            on: Day::Today,
        },
        ListAction::History { page } => ListErrand::History {
            page: page.unwrap_or_default(),
        },
        ListAction::Past { entry } => there(*entry, None),
        ListAction::There { entry } => there(*entry, Some(true)),
        ListAction::NotThere { entry } => there(*entry, Some(false)),
        ListAction::Unwatch { entry } => {
            by_an_admin()?;
            ListErrand::Unwatch { entry: *entry }
        }
        ListAction::Delete { list } => {
            by_an_admin()?;
            ListErrand::Delete {
                which: Which::Numbered(*list),
            }
        }
    };
    Ok(Step::Errand(Errand::List(errand)))
}

/// A film that was typed: as it is on the list, or as the library has it meanwhile.
fn as_typed(context: &Context<'_>, typed: &str) -> Option<Noted> {
    let film = Film::unlisted(typed)?;
    let known = context.catalog.find_typed(&film);
    let film = known.map_or(&film, |no| context.catalog.film(no));
    Some(Noted::from(film))
}

fn numbered(list: Option<i64>) -> Which {
    list.map_or(Which::Default, Which::Numbered)
}

/// What the button pressed does.
pub(super) fn pressed(context: &Context<'_>) -> Option<ListAction> {
    let Request::Press { code, .. } = &context.call.request else {
        return None;
    };
    match Action::decode(code) {
        Some(Action::List(action)) => Some(action),
        _ => None,
    }
}
