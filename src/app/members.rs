//! Errands about what members keep, run on the store for whoever asks and nobody else.

use std::time::Instant;

use super::App;
use crate::action::{Scope, TopBy};
use crate::command::{self, Context, GuildId, MemberErrand, MemberFound, Message, UserId};
use crate::film::FilmId;
use crate::member::Rated;
use crate::store::{Asker, Error, Forgotten, Store};

impl App {
    /// Adds how the server rates the films whose cards a message shows. Where that cannot be read the
    /// cards do without: a film can be talked about all the same.
    pub(super) async fn add_ratings(&self, context: &Context<'_>, message: &mut Message) {
        let (Some(store), Some(guild)) = (self.store(), context.call.place.guild()) else {
            return;
        };
        for film in command::films_shown(context, message) {
            match store.recent_spread(guild, &film, Instant::now()).await {
                Ok(spread) => command::add_rating(context, message, &film, spread),
                Err(error) => tracing::warn!(
                    guild_id = guild.0,
                    cause = format!("{:#}", anyhow::Error::from(error)),
                    "a server's ratings cannot be read, so a card goes without"
                ),
            }
        }
    }
}

/// Runs an errand outside of any server; `Ok(None)` where it needs one.
pub(super) async fn anywhere(
    store: &Store,
    member: UserId,
    errand: &MemberErrand,
) -> Result<Option<MemberFound>, Error> {
    Ok(match errand {
        MemberErrand::Kept { .. } => Some(kept(store, member).await?),
        MemberErrand::Forget(Scope::Everywhere) => Some(forget(store, member, None).await?),
        _ => None,
    })
}

async fn kept(store: &Store, member: UserId) -> Result<MemberFound, Error> {
    Ok(MemberFound::Kept(store.kept_about(member, None).await?))
}

async fn forget(
    store: &Store,
    member: UserId,
    only_in: Option<GuildId>,
) -> Result<MemberFound, Error> {
    let Forgotten { servers, entries } = store.forget_member(member, only_in).await?;
    Ok(MemberFound::Forgotten { servers, entries })
}

/// Runs an errand in a server.
pub(super) async fn in_a_server(
    store: &Store,
    asker: Asker,
    errand: &MemberErrand,
) -> Result<MemberFound, Error> {
    let Asker { guild, member, .. } = asker;
    Ok(match errand {
        MemberErrand::See(film) => {
            store.see(asker, film).await?;
            MemberFound::Noted
        }
        MemberErrand::Unsee { film, .. } => {
            store.unsee(asker, film).await?;
            MemberFound::Seen(store.seen(guild, member).await?)
        }
        MemberErrand::Seen { .. } => MemberFound::Seen(store.seen(guild, member).await?),
        MemberErrand::Rate {
            film,
            score,
            sentence,
        } => {
            store.rate(asker, film, *score, sentence.as_ref()).await?;
            rated(store, asker, &film.film).await?
        }
        MemberErrand::Say { film, sentence } => {
            store.say(asker, film, sentence.as_ref()).await?;
            rated(store, asker, film).await?
        }
        MemberErrand::Unrate { film } => {
            store.unrate(asker, film).await?;
            MemberFound::Unrated
        }
        MemberErrand::Opinions { film, .. } => {
            MemberFound::Opinions(store.opinions(guild, film).await?)
        }
        MemberErrand::Hush { film, of } => {
            store.remove_sentence(guild, film, *of).await?;
            MemberFound::Opinions(store.opinions(guild, film).await?)
        }
        MemberErrand::Recommend { with } => {
            let mut experiences = Vec::with_capacity(1 + with.len());
            for member in [member].iter().chain(with) {
                experiences.push(store.experience(guild, *member).await?);
            }
            MemberFound::Experiences(experiences)
        }
        MemberErrand::Top { page, within } => match page.by {
            TopBy::Rated => MemberFound::Spreads(store.spreads(guild, within).await?),
            TopBy::Wanted => MemberFound::Counts(store.most_wanted(guild, within).await?),
            TopBy::Watched => MemberFound::Counts(store.most_watched(guild, within).await?),
        },
        MemberErrand::Kept { .. } => kept(store, member).await?,
        MemberErrand::Forget(Scope::Here) => forget(store, member, Some(guild)).await?,
        MemberErrand::Forget(Scope::Everywhere) => forget(store, member, None).await?,
    })
}

/// How the member's rating of a film stands now.
async fn rated(store: &Store, asker: Asker, film: &FilmId) -> Result<MemberFound, Error> {
    let rated: Option<Rated> = store.rating(asker.guild, asker.member, film).await?;
    Ok(match rated {
        Some(rated) => MemberFound::Rated {
            rated,
            spread: store.spread(asker.guild, film).await?,
        },
        None => MemberFound::NotRated,
    })
}
