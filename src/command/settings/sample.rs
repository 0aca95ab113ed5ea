//! The film of the day as it would be posted: for the admin alone, and not counted as shown.

use crate::action::Wish;
use crate::catalog::Walk;
use crate::command::parts::film_of_the_day;
use crate::command::reading::filter;
use crate::command::vocabulary::{Call, Context, Message, Place};
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;

/// A film that could be posted, in the words in which it would be.
pub(super) async fn message(context: &Context<'_>) -> Result<Message, Refusal> {
    let asked = context.call;
    let Place::Server { guild, channel, .. } = asked.place else {
        return Err(Refusal::new(Reason::UnknownCommand));
    };
    let settings = asked.settings.clone();
    let channel = settings.film_of_the_day.channel.unwrap_or(channel);
    let call = Call::by_itself(guild, channel, settings, asked.server_locale);
    let posting = Context::new(context.means(), &call, Visibility::Public);
    let filter = filter(&posting, &Wish::default())?;
    let start = Walk {
        seed: context.roll,
        shown_up_to: None,
    };
    let Ok(pick) = context.catalog.pick(&filter, start) else {
        return Err(Refusal::new(Reason::NothingFits {
            exclusions: context.catalog.exclusions(&filter),
            of: context.catalog.review_count(),
        }));
    };
    Ok(Message {
        visibility: Visibility::Private,
        ..film_of_the_day(&posting, pick.film).await
    })
}
