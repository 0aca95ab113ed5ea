//! `/recommend`: films for a member by what they rated, or for a few members together.
//!
//! Each film comes with its reason. Whoever asks alone is answered alone; what is for several is
//! for the channel.

use super::parts::in_place;
use super::reading::{echo, filter};
use super::vocabulary::{
    Audience, Body, Command, CommandOption, Context, Error, Kind, Message, Reply, Takes, awaited,
};
use crate::action::Wish;
use crate::catalog::Taste;
use crate::member::Experience;
use crate::pace::aside;
use crate::refusal::{MemberReason, Refusal};
use crate::snowflake::UserId;

mod first_minute;
mod offer;
mod reasons;

/// How many films are offered.
const FILMS: usize = 5;
/// For how many members at most, the asker among them.
const MEMBERS: usize = 5;

const WITH: &str = "with";

pub(super) const COMMAND: Command = Command {
    name: "recommend",
    kind: Kind::Slash,
    audience: Audience::Party { with: WITH },
    description: |texts| texts.taste.recommend_command,
    body: Body::One {
        options: &[CommandOption {
            name: WITH,
            required: false,
            takes: Takes::Mentions,
            description: |texts| texts.taste.mentions_option,
        }],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let typed = context.text(WITH)?.unwrap_or_default();
    let others = others(typed, context.call.asker)?;
    recommend(context, &others).await
}

/// Recommends films to whoever asks, and to others with them.
pub(super) async fn recommend(context: &Context<'_>, others: &[UserId]) -> Result<Reply, Error> {
    let experiences = context.member()?.experiences(others).await?;
    let message = aside(|| films(context, &experiences))?;
    Ok(in_place(context, message))
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
    if others.len() >= MEMBERS {
        return Err(MemberReason::TooManyMembers { most: MEMBERS }.into());
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

/// Films for the members, or what is missing to find some.
fn films(context: &Context<'_>, asking: &[Experience]) -> Result<Message, Refusal> {
    let tastes: Vec<Taste> = asking.iter().map(|one| offer::taste(context, one)).collect();
    let filter = filter(context, &Wish::default())?;
    Ok(match context.catalog.recommend(&tastes, &filter, FILMS) {
        Ok(films) => offer::offer(context, asking, &films),
        Err(not_enough) => first_minute::ask_for_ratings(context, asking, &not_enough),
    })
}
