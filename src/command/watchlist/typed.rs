//! What was typed behind `/watchlist`: which list, which film, which day.

use super::{FILM, LIST, title};
use crate::action::{Action, ListAction};
use crate::catalog::FilmNo;
use crate::command::reading::echo;
use crate::command::vocabulary::{Context, Error, Request};
use crate::film::FilmId;
use crate::fold::fold;
use crate::locale::Locale;
use crate::member::{Day, List, ListName, Noted, Which};
use crate::refusal::{ListReason, Reason, Refusal};

/// The list that the option names.
pub(super) fn which(context: &Context<'_>) -> Result<Which, Refusal> {
    let Some(typed) = context.text(LIST)? else {
        return Ok(Which::Default);
    };
    let no_such_list = || ListReason::NoSuchList {
        typed: Some(echo(typed)),
    };
    let name = ListName::parse(typed).ok_or_else(no_such_list)?;
    Ok(named(name))
}

/// The list of this name.
pub(super) fn named(name: ListName) -> Which {
    if is_first(name.as_str()) {
        Which::Numbered(List::FIRST)
    } else {
        Which::Named(name)
    }
}

/// Whether a name is, in any language, that of the list that every server has.
pub(super) fn is_first(name: &str) -> bool {
    let name = fold(name);
    Locale::ALL
        .iter()
        .any(|locale| fold(locale.texts().list.first_list) == name)
}

/// Leaves the offers out where a list is named: a button would put its film on another.
pub(super) fn without_offers_for_a_named_list(context: &Context<'_>, refusal: Refusal) -> Refusal {
    match context.option(LIST) {
        Some(_) => Refusal::new(refusal.reason),
        None => refusal,
    }
}

/// The film that the option names, to be put on a list.
pub(super) fn film_to_add(context: &Context<'_>) -> Result<Noted, Refusal> {
    let want = |film| Action::List(ListAction::Want { list: None, film });
    let film = context
        .film(FILM, want)
        .map_err(|refusal| without_offers_for_a_named_list(context, refusal))
        .map_err(|refusal| or_as_typed(context, refusal))?;
    Ok(Noted::from(context.catalog.film(film)))
}

/// Where no film is called what was typed, offers to put it on the list all the same; not where a
/// button cannot carry it.
fn or_as_typed(context: &Context<'_>, refusal: Refusal) -> Refusal {
    let Reason::NoSuchFilm { typed } = &refusal.reason else {
        return refusal;
    };
    let Some(film) = context.unlisted(FILM, &refusal) else {
        return refusal;
    };
    let list = match context.text(LIST) {
        Ok(Some(name)) => ListName::parse(name),
        _ => None,
    };
    if let Err(no_such_list) = which(context) {
        return no_such_list;
    }
    let put = ListAction::WantTyped {
        list,
        typed: film.title_and_year(),
    };
    if Action::List(put.clone()).encode().chars().count() > Action::LONGEST {
        return refusal;
    }
    let typed = typed.clone();
    Refusal {
        reason: Reason::List(ListReason::Unlisted {
            typed,
            put: Box::new(put),
        }),
        offers: refusal.offers,
    }
}

/// The film that the option names, with its title: one of the library; or one that has left it, is
/// named by its id, as the completion does, or never was in it and is named as it was typed, and has the
/// title that the list knows.
pub(super) async fn film_of_list(context: &Context<'_>) -> Result<(FilmId, Option<String>), Error> {
    match film_of_library(context) {
        Ok(no) => {
            let film = context.catalog.film(no).id.clone();
            Ok((film, Some(title(context, no))))
        }
        Err(refusal) => {
            let typed = context.text(FILM)?.unwrap_or_default();
            let as_typed = context.unlisted(FILM, &refusal);
            let id = FilmId::parse(typed);
            // A title of one small word looks like an id.
            let film = match (id, as_typed) {
                (Some(id), Some(film)) => {
                    let is_kept = context.member()?.noted(&id).await?.is_some();
                    Some(if is_kept { id } else { film.id })
                }
                (id, film) => id.or(film.map(|film| film.id)),
            };
            match film {
                Some(film) => Ok((film, None)),
                None => Err(refusal.into()),
            }
        }
    }
}

fn film_of_library(context: &Context<'_>) -> Result<FilmNo, Refusal> {
    // Where one can go on with what was begun.
    let entry = |film| Action::List(ListAction::Entry { list: None, film });
    context
        .film(FILM, entry)
        .map_err(|refusal| without_offers_for_a_named_list(context, refusal))
}

/// Says that a film is not on the list. What was typed may have been read as an id and be a title,
/// misspelt or of several films: then that is said.
pub(super) fn not_listed(context: &Context<'_>) -> Refusal {
    match (&context.call.request, film_of_library(context)) {
        (Request::Command { .. }, Err(refusal)) => refusal,
        _ => ListReason::NotWanted {
            others: 0,
            is_admin: false,
        }
        .into(),
    }
}

/// The day that the option names; today where it is left out.
pub(super) fn day(context: &Context<'_>) -> Result<Day, Refusal> {
    let Some(typed) = context.text("on")? else {
        return Ok(Day::Today);
    };
    let no_day = || ListReason::NoDay { typed: echo(typed) };
    Day::parse(typed).ok_or_else(|| no_day().into())
}
