//! `/taste`: what is understood of a member's taste, and how it meets another member's.
//!
//! For whoever asks alone, until they show it to the channel themselves.

use super::parts::{public_texts, said, taste_of};
use super::vocabulary::{
    Audience, Body, Button, Command, CommandOption, Context, Error, Kind, Message, OptionType,
    Reply, Row, Style, awaited,
};
use crate::action::{Action, MemberAction, TasteView};
use crate::catalog::{FilmNo, Taste};
use crate::member::Period;
use crate::refusal::MemberReason;
use crate::settings::Visibility;
use crate::snowflake::UserId;
use crate::state::Member;
use crate::text::Texts;

mod meeting;
mod own;

const WITH: &str = "with";

/// With fewer ratings nothing can be said of a taste, as in recommending.
const ENOUGH: usize = 3;

/// The others' mean of a film is told from so many of them on.
const MEMBERS: u32 = 3;

pub(super) const COMMAND: Command = Command {
    name: "taste",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.meeting.command,
    body: Body::One {
        options: &[CommandOption {
            name: WITH,
            required: false,
            takes: OptionType::Member,
            description: |texts| texts.meeting.with_option,
        }],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let with = match context.chosen_member(WITH)? {
        Some((_, true)) => return Err(MemberReason::BotsHaveNoTaste.into()),
        Some((with, false)) => Some(with),
        None => None,
    };
    show(
        context,
        TasteView {
            with,
            for_all: false,
        },
    )
    .await
}

/// Shows a taste, or how two meet, to whoever asks or to the channel.
pub(super) async fn show(context: &Context<'_>, view: TasteView) -> Result<Reply, Error> {
    let member = context.member()?;
    let for_all = public_texts(context);
    let (texts, visibility) = match (view.for_all, for_all) {
        (true, Some(texts)) => (texts, Visibility::Public),
        (true, None) => return Err(MemberReason::NotForAll.into()),
        (false, _) => (context.private_texts(), Visibility::Private),
    };
    let shown = Shown { context, texts };
    let mut message = match view.with {
        None => own(shown, member).await?,
        Some(with) => meeting(shown, member, with).await?,
    };
    message.visibility = visibility;
    if view.for_all {
        return Ok(Reply::Say(message));
    }
    if for_all.is_some() {
        let show = Action::Member(MemberAction::Taste(TasteView {
            for_all: true,
            ..view
        }));
        let show = Button::act(Style::Secondary, "📣", texts.meeting.show_here, show);
        message.rows.push(Row::Buttons(vec![show]));
    }
    Ok(said(context, message))
}

/// In which words something is shown.
#[derive(Clone, Copy)]
struct Shown<'a> {
    context: &'a Context<'a>,
    texts: &'static Texts,
}

async fn own(shown: Shown<'_>, member: Member<'_>) -> Result<Message, Error> {
    let catalog = shown.context.catalog;
    let taste = known(shown, member, member.id).await?;
    let spreads = member.spreads(&Period::EVER).await?;
    let others = |film: FilmNo| {
        let id = &catalog.film(film).id;
        let (_, spread) = spreads.iter().find(|(noted, _)| noted.film == *id)?;
        let (_, own) = taste.rated.iter().find(|(rated, _)| *rated == film)?;
        let raters = spread.raters().checked_sub(1)?;
        let sum = spread.sum().checked_sub(u32::from(*own))?;
        (raters >= MEMBERS).then(|| f64::from(sum) / f64::from(raters))
    };
    let understood = catalog.understand(&taste, others);
    Ok(own::message(shown, member.id, &taste, &understood))
}

async fn meeting(shown: Shown<'_>, member: Member<'_>, with: UserId) -> Result<Message, Error> {
    if with == member.id {
        return Err(MemberReason::TasteOfOneself.into());
    }
    let mine = known(shown, member, member.id).await?;
    let theirs = known(shown, member, with).await?;
    let met = shown.context.catalog.meet(&mine, &theirs);
    Ok(meeting::message(shown, [member.id, with], &met))
}

/// What a member rated, if that is enough to say something.
async fn known(shown: Shown<'_>, member: Member<'_>, who: UserId) -> Result<Taste, Error> {
    let experience = member.experience_of(who).await?;
    let taste = taste_of(shown.context.catalog, &experience);
    let rated = taste.rated.len();
    if rated >= ENOUGH {
        return Ok(taste);
    }
    let missing = ENOUGH - rated;
    Err(if who == member.id {
        MemberReason::RatedTooFew { missing }.into()
    } else {
        MemberReason::TheyRatedTooFew { who, rated }.into()
    })
}
