//! Errands about a server's watchlists, run on the store in the asker's name.

use jiff::civil::Date;

use crate::command::{ListErrand, ListFound, Purpose};
use crate::member::{Noting, Watched};
use crate::settings::Settings;
use crate::store::{Asker, Error, Store};

/// Runs an errand.
pub(super) async fn run(
    store: &Store,
    asker: Asker,
    settings: &Settings,
    errand: &ListErrand,
) -> Result<ListFound, Error> {
    let guild = asker.guild;
    let found = match errand {
        ListErrand::Read { which, purpose } => {
            let Some((list, films)) = store.wanted(guild, which).await? else {
                return Ok(ListFound::NoSuchList);
            };
            let seen = match purpose {
                Purpose::Pick { .. } => store.seen_films(guild, asker.member).await?,
                _ => Vec::new(),
            };
            Some(ListFound::List { list, films, seen })
        }
        ListErrand::Want { which, film } => {
            store.want(asker, which, film).await?.map(|(list, wants)| {
                let film = film.clone();
                ListFound::Wants { list, film, wants }
            })
        }
        ListErrand::WantToo { which, film } => {
            let found = store.want_too(asker, which, film).await?;
            found.map(|(list, wanted)| match wanted {
                Some((film, wants)) => ListFound::Wants { list, film, wants },
                None => ListFound::NotListed,
            })
        }
        ListErrand::Unwant { which, film, whose } => store
            .unwant(asker, which, film, *whose)
            .await?
            .map(|(list, left)| ListFound::Left { list, left }),
        ListErrand::Watched {
            which,
            film,
            title,
            on,
        } => {
            let Some(on) = on.resolve(today(asker, settings)) else {
                return Ok(ListFound::NotYet);
            };
            match store
                .watch(asker, which, film, title.as_deref(), on)
                .await?
            {
                Some(Noting::Done(entry)) => Some(past(store, asker, entry).await?),
                Some(Noting::NotListed) => Some(ListFound::NotListed),
                None => None,
            }
        }
        ListErrand::There { entry, was } => {
            match was {
                Some(true) if !store.was_there(asker, *entry).await? => {
                    return Ok(ListFound::NoEntry);
                }
                Some(false) => store.was_not_there(asker, *entry).await?,
                _ => {}
            }
            match past(store, asker, *entry).await? {
                // Nobody was there any more, so it left the history.
                ListFound::NoEntry if *was == Some(false) => {
                    Some(ListFound::History(store.watched(guild).await?))
                }
                found => Some(found),
            }
        }
        ListErrand::Unwatch { entry } => {
            store.remove_watched(guild, *entry).await?;
            Some(ListFound::History(store.watched(guild).await?))
        }
        ListErrand::History { .. } => Some(ListFound::History(store.watched(guild).await?)),
        ListErrand::Suggest { .. } => Some(ListFound::Lists(store.lists(guild).await?)),
        ListErrand::Create { name, as_default } => Some(ListFound::Created(
            store.create_list(guild, name, *as_default).await?,
        )),
        ListErrand::MakeDefault { which } => store
            .make_default(guild, which)
            .await?
            .map(ListFound::Default),
        ListErrand::Delete { which } => store
            .remove_list(guild, which)
            .await?
            .map(ListFound::Deleted),
    };
    Ok(found.unwrap_or(ListFound::NoSuchList))
}

/// The day where the server is: as for its film of the day.
fn today(asker: Asker, settings: &Settings) -> Date {
    let zone = settings.film_of_the_day.zone.rules();
    asker.at.to_zoned(zone).date()
}

async fn past(store: &Store, asker: Asker, entry: i64) -> Result<ListFound, Error> {
    let watched: Option<Watched> = store.watched_entry(asker.guild, entry).await?;
    Ok(watched.map_or(ListFound::NoEntry, ListFound::Watched))
}
