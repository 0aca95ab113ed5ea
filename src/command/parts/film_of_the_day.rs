//! The film of the day: how it is picked, and how it is posted in a channel.

use super::card::film_message;
use super::pick::pick_for_server;
use crate::action::Wish;
use crate::catalog::FilmNo;
use crate::command::reading::filter;
use crate::command::vocabulary::{Context, Message};
use crate::settings::Visibility;
use crate::state::Away;

/// Picks the film for a server, one that it has not been shown, and remembers it; `None` if no film
/// fits its settings.
pub async fn pick_film_of_the_day(context: &Context<'_>) -> Result<Option<FilmNo>, Away> {
    let (Ok(member), Ok(filter)) = (context.member(), filter(context, &Wish::default())) else {
        return Ok(None);
    };
    let picked = pick_for_server(context, member, &filter, &[]).await?;
    Ok(picked.map(|picked| picked.film))
}

/// The message that is posted; also what `/settings` shows as a sample, for the admin alone.
pub async fn film_of_the_day(context: &Context<'_>, film: FilmNo) -> Message {
    Message {
        text: (context.texts.film_of_the_day)(),
        visibility: Visibility::Public,
        ..film_message(context, film).await
    }
}
