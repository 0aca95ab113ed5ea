//! `/recommend`: films for a member by what they rated, or for a few members together.
//!
//! Each film comes with its reason. Whoever asks alone is answered alone; what is for several is
//! for the channel. Whose taste is not known is asked about films that nearly everybody knows.

use super::reading::{DECADE, GENRE, MAX_MINUTES, echo};
use super::vocabulary::{
    Audience, Body, Command, CommandOption, Context, Error, Kind, OptionType, Reply, awaited,
};
use crate::action::{FirstAction, OfferAction, Offered, Sought};
use crate::refusal::{MemberReason, Refusal};
use crate::snowflake::UserId;

mod first_minute;
mod list;
mod offer;
mod order;
mod reasons;
mod sought;

const WITH: &str = "with";
const FROM: &str = "from";

pub(super) const COMMAND: Command = Command {
    name: "recommend",
    kind: Kind::Slash,
    audience: Audience::Party { with: WITH },
    description: |texts| texts.taste.recommend_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: WITH,
                required: false,
                takes: OptionType::Mentions,
                description: |texts| texts.taste.mentions_option,
            },
            GENRE,
            DECADE,
            MAX_MINUTES,
            CommandOption {
                name: FROM,
                required: false,
                takes: OptionType::Source,
                description: |texts| texts.offer.from_option,
            },
        ],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let typed = context.text(WITH)?.unwrap_or_default();
    let others = others(typed, context.call.asker)?;
    let asked = Offered {
        members: match others.as_slice() {
            [] => Vec::new(),
            others => [&[context.call.asker], others].concat(),
        },
        sought: Sought {
            genres: context.genres(GENRE.name)?,
            decade: context.decade(DECADE.name)?,
            max_minutes: context.minutes(MAX_MINUTES.name)?,
            from_watchlist: context.is_from_watchlist(FROM)?,
        },
        ..Offered::default()
    };
    offer::show(context, &asked).await
}

/// Recommends films to whoever presses.
pub(super) async fn recommend(context: &Context<'_>) -> Result<Reply, Error> {
    offer::show(context, &Offered::default()).await
}

/// Answers a button or a menu below a list of films.
pub(super) async fn press(context: &Context<'_>, action: &OfferAction) -> Result<Reply, Error> {
    offer::press(context, action).await
}

/// Answers a menu in which somebody says for the first time what they like.
pub(super) async fn first(context: &Context<'_>, action: &FirstAction) -> Result<Reply, Error> {
    offer::first(context, action).await
}

/// The members that a text mentions, each once, without the asker.
fn others(typed: &str, asker: UserId) -> Result<Vec<UserId>, Refusal> {
    let mut others = Vec::new();
    // Discord puts no space between mentions by itself.
    let typed = typed.replace("><", "> <");
    for word in typed.split([' ', ',', ';']) {
        if word.is_empty() {
            continue;
        }
        let Some(member) = mentioned(word) else {
            let typed = echo(word);
            return Err(MemberReason::NoMembers { typed }.into());
        };
        if member != asker && !others.contains(&member) {
            others.push(member);
        }
    }
    let most = Offered::MEMBERS;
    if others.len() >= most {
        return Err(MemberReason::TooManyMembers { most }.into());
    }
    Ok(others)
}

/// The member of a mention (`<@1>`, once `<@!1>`) or of an id by itself.
fn mentioned(word: &str) -> Option<UserId> {
    let inside = word
        .strip_prefix("<@")
        .and_then(|rest| rest.strip_suffix('>'));
    let id = inside.map_or(word, |inside| inside.strip_prefix('!').unwrap_or(inside));
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| id.parse().ok().map(UserId))?
}
