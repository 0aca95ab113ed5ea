//! What the buttons, menus and forms below answers lead to.

use std::collections::BTreeMap;

use super::vocabulary::{Context, Error, Reply};
use super::{
    browse, connect, opinions, person, privacy, random, rate, recommend, related, review, seen,
    settings, taste, top, watchlist,
};
use crate::action::{Action, Detail, MemberAction};
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;

/// Answers a button, or an entry of a menu of which one is chosen.
pub(super) async fn press(context: &Context<'_>, code: &str) -> Result<Reply, Error> {
    let reply = match &read(code)? {
        Action::Review { film } => review::open(context, film).await?,
        Action::FullReview { film, page, column } => review::read(context, film, *page, *column)?,
        Action::Random { wish, walk } => random::pick(context, wish, *walk).await?,
        Action::Related { film, also } => related::list(context, film, also.as_ref())?,
        Action::Why { film, also } => {
            related::explain(context, film, also.as_ref(), Detail::InWords)?
        }
        Action::Reckon { film, also } => {
            related::explain(context, film, also.as_ref(), Detail::Reckoned)?
        }
        Action::Connect { from, to } => connect::chain(context, from, to)?,
        Action::Person { person, page } => person::show(context, person, *page)?,
        Action::Browse { view } => browse::show(context, *view)?,
        Action::Settings(action) => settings::press(context, action).await?,
        Action::Member(action) => press_about_member(context, action).await?,
        Action::List(action) => watchlist::press(context, action).await?,
        Action::Offer(action) => recommend::press(context, action).await?,
        Action::First(action) => recommend::first(context, action).await?,
    };
    Ok(keep_off_others(context, reply))
}

async fn press_about_member(context: &Context<'_>, action: &MemberAction) -> Result<Reply, Error> {
    match action {
        MemberAction::See { film } => seen::see(context, film).await,
        MemberAction::Unsee { film, page } => seen::unsee(context, film, *page).await,
        MemberAction::Seen { page } => seen::show(context, *page).await,
        MemberAction::AskScore { film } => rate::ask(context, film).await,
        MemberAction::Rate { film, score } => rate::rate(context, film, *score).await,
        MemberAction::Say { film } => rate::ask_for_words(context, film).await,
        MemberAction::Unrate { film } => rate::unrate(context, film).await,
        MemberAction::Opinions { film, page } => opinions::show(context, film, *page).await,
        MemberAction::RemoveSentence { film, of } => {
            opinions::remove_sentence(context, film, *of).await
        }
        MemberAction::Recommend => recommend::recommend(context).await,
        MemberAction::ForMe { film } => privacy::accept(context, film).await,
        MemberAction::Taste(view) => taste::show(context, *view).await,
        MemberAction::Top(page) => top::show(context, *page).await,
        MemberAction::Kept => privacy::show(context).await,
        MemberAction::Export => privacy::export(context).await,
        MemberAction::AskForget => Ok(privacy::ask(context)),
        MemberAction::Forget(scope) => privacy::forget(context, *scope).await,
        MemberAction::Policy => Ok(privacy::policy(context)),
    }
}

/// Answers a menu of which several entries, or channels, are chosen.
pub(super) async fn choose(
    context: &Context<'_>,
    code: &str,
    chosen: &[String],
) -> Result<Reply, Error> {
    let reply = match &read(code)? {
        Action::Settings(action) => settings::choose(context, action, chosen).await?,
        _ => return Err(Refusal::new(Reason::OldButton).into()),
    };
    Ok(keep_off_others(context, reply))
}

/// Answers a form.
pub(super) async fn submit(
    context: &Context<'_>,
    code: &str,
    fields: &BTreeMap<String, String>,
) -> Result<Reply, Error> {
    let reply = match &read(code)? {
        Action::Settings(action) => settings::submit(context, action, fields).await?,
        Action::Member(MemberAction::Say { film }) => rate::say(context, film, fields).await?,
        _ => return Err(Refusal::new(Reason::OldButton).into()),
    };
    Ok(keep_off_others(context, reply))
}

fn read(code: &str) -> Result<Action, Refusal> {
    Action::decode(code).ok_or_else(|| Refusal::new(Reason::OldButton))
}

/// A button leads on in its own message only for whoever asked for that message; anybody else
/// gets a copy of their own, so that nobody's answer is taken from them.
fn keep_off_others(context: &Context<'_>, reply: Reply) -> Reply {
    match reply {
        Reply::Change(mut message) if !context.call.owns_message() => {
            message.visibility = Visibility::Private;
            Reply::Say(message)
        }
        reply => reply,
    }
}
