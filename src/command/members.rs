//! What members keep: what they have seen, how they rate films, and their say over all of it.
//!
//! Whose it is, is always whoever asks: no button names a member to keep something for.

use std::collections::BTreeMap;

use super::call::{Place, Request};
use super::context::Context;
use super::errand::{Errand, Found, MemberErrand, MemberFound, Step};
use super::message::{Button, Card, Colour, Field, Message, Reply, Row, Style};
use super::shared::said;
use super::watchlist;
use crate::action::{Action, MemberAction};
use crate::catalog::FilmNo;
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Noted, Sentence, Spread};
use crate::refusal::{MemberReason, Reason, Refusal};
use crate::settings::Visibility;

mod opinions;
pub(super) mod privacy;
pub(super) mod rate;
pub(super) mod recommend;
pub(super) mod seen;
pub(super) mod top;

/// The input of the form that asks what a member says of a film.
const SENTENCE: &str = "sentence";

/// Refuses where nothing is kept about members: outside of servers, and where the bot is a guest.
pub(super) fn admit(context: &Context<'_>) -> Result<(), Refusal> {
    match context.call.place {
        Place::Server {
            installed: true, ..
        } => Ok(()),
        Place::Server { .. } => Err(MemberReason::NotInstalled.into()),
        Place::DirectMessage { .. } | Place::Private { .. } => {
            Err(MemberReason::OnlyInServers.into())
        }
    }
}

/// Whether a call is about what is kept as a whole: that is answered everywhere.
pub(super) fn is_about_privacy(request: &Request) -> bool {
    match request {
        Request::Command { name, .. } => name.split(' ').next() == Some(privacy::COMMAND.name),
        Request::Press { code, .. } => matches!(
            Action::decode(code),
            Some(Action::Member(action)) if action.is_about_privacy()
        ),
        _ => false,
    }
}

/// The rows below a film's card with which a member keeps something about it: none where nothing is
/// kept.
pub(super) fn card_rows(context: &Context<'_>, no: FilmNo) -> Vec<Row> {
    if admit(context).is_err() {
        return Vec::new();
    }
    let texts = &context.texts.member;
    let film = context.catalog.film(no).id.clone();
    let see = MemberAction::See { film: film.clone() };
    let buttons = [
        button("👁️", texts.see, see),
        opinions::button(texts, film.clone()),
        watchlist::card_button(context, no),
    ];
    vec![
        row(buttons),
        rate::scores(texts, texts.choose_rating, &film),
    ]
}

/// The films whose cards a message shows, where their server's ratings can be added.
pub fn films_shown(context: &Context<'_>, message: &Message) -> Vec<FilmId> {
    if admit(context).is_err() {
        return Vec::new();
    }
    let films = message.cards.iter().filter_map(|card| card.film.clone());
    films.collect()
}

/// Adds how the server rates a film to its card, beside the reviewer's rating, where enough
/// members rated it.
pub fn add_rating(context: &Context<'_>, message: &mut Message, film: &FilmId, spread: Spread) {
    if spread.raters() < rate::ENOUGH {
        return;
    }
    let texts = match message.visibility {
        Visibility::Public => context.texts,
        Visibility::Private => context.private_texts(),
    };
    let field = Field {
        name: Markup::trusted(texts.member.server_rating),
        value: rate::server_rating(texts, spread),
        short: true,
    };
    let is_of_it = |card: &&mut Card| card.film.as_ref() == Some(film);
    if let Some(card) = message.cards.iter_mut().find(is_of_it) {
        let reviewer = Markup::plain(texts.rating);
        let has_one = card
            .fields
            .first()
            .is_some_and(|first| first.name == reviewer);
        card.fields.insert(usize::from(has_one), field);
    }
}

/// Answers a button, or an entry of a menu.
pub(super) fn press(context: &Context<'_>, action: &MemberAction) -> Result<Step, Refusal> {
    if !action.is_about_privacy() {
        admit(context)?;
    }
    let film = |id: &FilmId| {
        let no = context.known_film(id)?;
        Ok::<_, Refusal>(Noted::from(context.catalog.film(no)))
    };
    let errand = match action {
        MemberAction::See { film: id } => MemberErrand::See(film(id)?),
        MemberAction::Unsee { film, page } => MemberErrand::Unsee {
            film: context.present_id(film),
            page: *page,
        },
        MemberAction::Seen { page } => MemberErrand::Seen { page: *page },
        MemberAction::AskScore { film: id } => {
            return Ok(Step::say(rate::question(context, &film(id)?)));
        }
        MemberAction::Rate { film: id, score } => MemberErrand::Rate {
            film: film(id)?,
            score: *score,
            sentence: None,
        },
        MemberAction::Say { film } => return Ok(Reply::Ask(rate::form(context, film)).into()),
        MemberAction::Unrate { film } => MemberErrand::Unrate {
            film: context.present_id(film),
        },
        MemberAction::Opinions { film, page } => MemberErrand::Opinions {
            film: context.present_id(film),
            page: *page,
        },
        MemberAction::Hush { film, of } => {
            if !context.call.may_manage() {
                return Err(MemberReason::NotAdmin.into());
            }
            MemberErrand::Hush {
                film: context.present_id(film),
                of: *of,
            }
        }
        MemberAction::Recommend => MemberErrand::Recommend { with: Vec::new() },
        MemberAction::Top(page) => top::read(context, *page),
        MemberAction::Kept => MemberErrand::Kept { file: false },
        MemberAction::Export => MemberErrand::Kept { file: true },
        MemberAction::AskForget => return Ok(reply(context, privacy::question(context)).into()),
        MemberAction::Forget(scope) => MemberErrand::Forget(*scope),
        // A message of its own: what it was asked from is still to be read.
        MemberAction::Policy => return Ok(Step::say(privacy::policy(context))),
    };
    Ok(Step::Errand(Errand::Member(errand)))
}

/// Answers a form.
pub(super) fn submit(
    context: &Context<'_>,
    action: &MemberAction,
    fields: &BTreeMap<String, String>,
) -> Result<Step, Refusal> {
    admit(context)?;
    let MemberAction::Say { film } = action else {
        return Err(Refusal::new(Reason::OldButton));
    };
    let typed = fields.get(SENTENCE).map(String::as_str);
    Ok(Step::Errand(Errand::Member(MemberErrand::Say {
        film: context.present_id(film),
        sentence: sentence(typed.unwrap_or_default())?,
    })))
}

/// Reads what a member says of a film; `None` where they say nothing.
fn sentence(typed: &str) -> Result<Option<Sentence>, Refusal> {
    Sentence::parse(typed).map_err(|length| MemberReason::TooLong { length }.into())
}

/// Makes the answer of what an errand found.
pub(super) fn report(
    context: &Context<'_>,
    errand: &MemberErrand,
    found: Found,
) -> Result<Reply, Refusal> {
    let found = match found {
        Found::Member(found) => found,
        Found::Unavailable { reference } => {
            return Err(MemberReason::Unavailable { reference }.into());
        }
        // No answer to what is asked about members.
        _ => return Err(Refusal::new(Reason::OldButton)),
    };
    Ok(match (errand, found) {
        (MemberErrand::See(film), MemberFound::Noted) => Reply::Say(seen::noted(context, film)),
        (
            MemberErrand::Seen { page } | MemberErrand::Unsee { page, .. },
            MemberFound::Seen(films),
        ) => reply(context, seen::page(context, &films, *page)),
        (_, MemberFound::Rated { rated, spread }) => {
            reply(context, rate::rated(context, &rated, spread))
        }
        (_, MemberFound::NotRated) => return Err(MemberReason::NotRated.into()),
        (_, MemberFound::Unrated) => {
            let said = context.private_texts().member.unrated;
            reply(context, said_in_a_card(Markup::trusted(said)))
        }
        (MemberErrand::Opinions { film, page }, MemberFound::Opinions(opinions)) => {
            reply(context, opinions::page(context, film, &opinions, *page))
        }
        (MemberErrand::Hush { film, .. }, MemberFound::Opinions(opinions)) => {
            reply(context, opinions::page(context, film, &opinions, 0))
        }
        (MemberErrand::Recommend { .. }, MemberFound::Experiences(experiences)) => {
            reply(context, recommend::films(context, &experiences)?)
        }
        (MemberErrand::Top { page, .. }, MemberFound::Spreads(films)) => {
            said(context, top::rated(context, *page, &films))
        }
        (MemberErrand::Top { page, .. }, MemberFound::Counts(films)) => {
            said(context, top::counted(context, *page, &films))
        }
        (MemberErrand::Kept { file: false }, MemberFound::Kept(kept)) => {
            reply(context, privacy::overview(context, &kept))
        }
        // A message of its own, so that the file stays while one goes on.
        (MemberErrand::Kept { file: true }, MemberFound::Kept(kept)) => {
            Reply::Say(privacy::file(context, &kept)?)
        }
        (MemberErrand::Forget(_), MemberFound::Forgotten { servers, entries }) => {
            let texts = &context.private_texts().member;
            reply(context, said_in_a_card((texts.forgotten)(servers, entries)))
        }
        _ => return Err(Refusal::new(Reason::OldButton)),
    })
}

/// A message in the place of the private one whose button was pressed, or else a new one.
pub(super) fn reply(context: &Context<'_>, message: Message) -> Reply {
    match context.call.request.used_on() {
        Some(on) if on.private => Reply::Change(message),
        _ => Reply::Say(message),
    }
}

/// Something said in a card, for whoever asked.
pub(super) fn said_in_a_card(text: Markup) -> Message {
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            description: text,
            ..Card::default()
        }],
        ..Message::default()
    }
}

fn button(emoji: &str, label: &str, action: MemberAction) -> Button {
    Button::act(Style::Secondary, emoji, label, Action::Member(action))
}

fn row(buttons: impl Into<Vec<Button>>) -> Row {
    Row::Buttons(buttons.into())
}
