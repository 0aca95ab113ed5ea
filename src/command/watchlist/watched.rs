//! A film that the members of a server watched: when, and who was there.

use super::page::people;
use super::typed::{day, film_of_list, not_listed, which};
use super::{by_command, history, only_for_admins, there as list_there, title};
use crate::action::{Action, ListAction, MemberAction};
use crate::command::parts::{in_place, list_button, member_button, public_texts};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Message, Reply, Row, Style,
};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Day, Noting, Watched, Which};
use crate::refusal::ListReason;
use crate::settings::Visibility;

/// How many members an entry names.
const NAMES: usize = 40;

/// `/watchlist watched`.
pub(super) async fn add(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let (film, title) = film_of_list(context).await?;
    let which = which(context)?;
    let watched = note(context, &which, &film, title.as_deref(), day(context)?).await?;
    Ok(entry(context, &watched, by_command(context)))
}

/// Notes that a film was watched today, and says so where others can press that they were there.
pub(super) async fn today(context: &Context<'_>, list: i64, film: &FilmId) -> Result<Reply, Error> {
    let title = context.catalog.find(film).map(|no| title(context, no));
    let film = context.present_id(film);
    let which = Which::Numbered(list);
    let watched = note(context, &which, &film, title.as_deref(), Day::Today).await?;
    let for_all = public_texts(context).is_some();
    let visibility = if for_all {
        Visibility::Public
    } else {
        Visibility::Private
    };
    Ok(match entry(context, &watched, visibility) {
        Reply::Change(message) if for_all => Reply::Say(message),
        reply => reply,
    })
}

async fn note(
    context: &Context<'_>,
    which: &Which,
    film: &FilmId,
    title: Option<&str>,
    on: Day,
) -> Result<Watched, Error> {
    let member = context.member()?;
    let today = member.today(&context.call.settings.film_of_the_day.zone)?;
    let on = on.resolve(today).ok_or(ListReason::NotYet)?;
    let noting = member.watch(which, film, title, on).await?;
    match list_there(context, noting)? {
        Noting::Done(number) => {
            let watched = member.watched_entry(number).await?;
            Ok(watched.ok_or(ListReason::NoEntry)?)
        }
        Noting::NotListed => Err(not_listed(context).into()),
    }
}

/// Shows an entry of the history.
pub(super) async fn show(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    let watched = context.member()?.watched_entry(number).await?;
    let watched = watched.ok_or(ListReason::NoEntry)?;
    Ok(entry(context, &watched, Visibility::Private))
}

/// Notes that whoever presses was there, too.
pub(super) async fn there(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    if !context.member()?.was_there(number).await? {
        return Err(ListReason::NoEntry.into());
    }
    show(context, number).await
}

/// Takes that back. Where nobody was there any more, the entry left the history.
pub(super) async fn not_there(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    let member = context.member()?;
    member.was_not_there(number).await?;
    match member.watched_entry(number).await? {
        Some(watched) => Ok(entry(context, &watched, Visibility::Private)),
        None => history::show(context).await,
    }
}

/// Removes an entry from the history.
pub(super) async fn remove(context: &Context<'_>, number: i64) -> Result<Reply, Error> {
    let member = context.member()?;
    only_for_admins(context)?;
    member.remove_watched(number).await?;
    history::show(context).await
}

/// An entry of the history: to everybody where a film was just watched, so that others can say that
/// they were there.
fn entry(context: &Context<'_>, watched: &Watched, visibility: Visibility) -> Reply {
    let all = match visibility {
        Visibility::Public => public_texts(context).unwrap_or(context.texts),
        Visibility::Private => context.private_texts(),
    };
    let texts = &all.list;
    let entry = watched.number;
    let mut description = (texts.watched_on)(watched.on);
    let there = if watched.by.is_empty() {
        Markup::trusted(texts.nobody_there)
    } else {
        (texts.who_was_there)(&people(context, &watched.by, NAMES))
    };
    description.push_after("\n", &there);
    let mut buttons = Vec::new();
    if context.catalog.find(&watched.noted.film).is_some() {
        let film = watched.noted.film.clone();
        let open = Action::Review { film };
        buttons.push(Button::act(Style::Secondary, "🎬", texts.open_film, open));
    } else if watched.noted.film.is_unlisted() {
        // It has no card on which it could be rated.
        let film = watched.noted.film.clone();
        buttons.push(member_button(
            "⭐",
            all.member.rate,
            MemberAction::AskScore { film },
        ));
    }
    // On what everybody sees stands what is for everybody.
    let was_there = watched.by.contains(&context.call.asker);
    if visibility == Visibility::Public || !was_there {
        buttons.push(Button {
            style: Style::Primary,
            ..list_button("🙋", texts.there, ListAction::There { entry })
        });
    }
    if visibility == Visibility::Private {
        if was_there {
            buttons.push(list_button(
                "↩️",
                texts.not_there,
                ListAction::NotThere { entry },
            ));
        }
        if context.call.may_manage() {
            buttons.push(Button {
                style: Style::Danger,
                ..list_button("🗑️", texts.unwatch, ListAction::Unwatch { entry })
            });
        }
    }
    buttons.push(list_button(
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
    in_place(context, message)
}
