//! The film of the day, as it is posted in a channel.

use super::context::Context;
use super::message::Message;
use super::shared::film_message;
use crate::catalog::FilmNo;
use crate::settings::Visibility;

/// The message that is posted; also what `/settings` shows as a sample, for the admin alone.
pub fn film_of_the_day(context: &Context<'_>, film: FilmNo) -> Message {
    Message {
        text: (context.texts.film_of_the_day)(),
        visibility: Visibility::Public,
        ..film_message(context, film)
    }
}
