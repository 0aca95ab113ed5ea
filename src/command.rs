//! The one idea: a [`Call`] goes in, a [`Reply`] or a [`Refusal`] comes out.
//!
//! [`COMMANDS`] is the only list of commands; registration, dispatch, completion, help, the
//! README's table and the playground's menu are derived from it. Nothing here knows Discord's
//! JSON, and everything that goes in or out is serialisable data.

mod call;
mod context;
mod countries;
mod definition;
mod errand;
mod film_of_the_day;
mod message;

mod browse;
mod connect;
mod delete;
mod help;
mod listing;
mod members;
mod person;
mod random;
mod related;
mod review;
mod settings;
mod shared;
mod watchlist;

pub(crate) use context::{REVIEWED, SORTS};

pub use crate::snowflake::{ChannelId, GuildId, MessageId, UserId};
pub use call::{Call, Enclosed, Options, Permissions, Place, Request, Target, Value};
pub use context::{About, Context, owns_message, visibility};
pub use definition::{Audience, Command, CommandOption, Kind, Subcommand, Takes};
pub use errand::{
    Errand, Found, ListErrand, ListFound, MemberErrand, MemberFound, Picked, Purpose,
    ServerSettings, Step,
};
pub use film_of_the_day::film_of_the_day;
pub use members::{add_rating, films_shown};
pub use message::{
    Button, Card, ChannelKind, Channels, Choice, Colour, Does, Field, File, Form, Input, InputSize,
    Many, ManyItem, Menu, MenuItem, Message, Reply, Row, Style,
};
pub use random::pick_fresh;

use crate::action::{Action, Wish};
use crate::markup::Markup;
use crate::refusal::{ListReason, Reason, Refusal, SettingsReason};
use crate::settings::Visibility;
use crate::text::Texts;

/// Every command, in the order in which they are listed.
pub static COMMANDS: [Command; 15] = [
    review::COMMAND,
    random::COMMAND,
    related::COMMAND,
    connect::COMMAND,
    person::COMMAND,
    browse::COMMAND,
    watchlist::COMMAND,
    members::rate::COMMAND,
    members::seen::COMMAND,
    members::recommend::COMMAND,
    members::top::COMMAND,
    settings::COMMAND,
    members::privacy::COMMAND,
    help::COMMAND,
    delete::COMMAND,
];

/// The command of this kind and name; the name may have a subcommand's behind it.
pub fn find(kind: Kind, name: &str) -> Option<&'static Command> {
    let is_called = |command: &&Command| {
        command.kind == kind
            && match name.strip_prefix(command.name) {
                Some("") => true,
                Some(below) => kind == Kind::Slash && below.starts_with(' '),
                None => false,
            }
    };
    COMMANDS.iter().find(is_called)
}

/// Answers a call, or says what the store is to do first.
pub fn answer(context: &Context<'_>) -> Result<Step, Refusal> {
    if is_unwelcome(context) {
        return Err(Refusal::new(Reason::NoDirectMessages));
    }
    match &context.call.request {
        Request::Command { name, .. } => match find(Kind::Slash, name) {
            Some(command) => (command.answer)(context),
            None => Err(Refusal::new(Reason::UnknownCommand)),
        },
        Request::MessageCommand { name, .. } => match find(Kind::Message, name) {
            Some(command) => (command.answer)(context),
            None => Err(Refusal::new(Reason::UnknownCommand)),
        },
        Request::Completion {
            name,
            options,
            focused,
        } => {
            let option = find(Kind::Slash, name).and_then(|command| {
                let mut known = command.options_of(name).iter();
                known.find(|option| option.name == focused)
            });
            let complete = |option: &CommandOption| {
                watchlist::complete(context, option, options)
                    .unwrap_or_else(|| Reply::Suggest(option.complete(context, options)).into())
            };
            Ok(option.map_or_else(|| Reply::Suggest(Vec::new()).into(), complete))
        }
        Request::Press { code, .. } => match Action::decode(code) {
            Some(action) => press(context, &action).map(|step| match step {
                Step::Reply(reply) => keep_off_others(context, reply).into(),
                errand @ Step::Errand(_) => errand,
            }),
            None => Err(Refusal::new(Reason::OldButton)),
        },
        Request::Choose { code, chosen, .. } => match Action::decode(code) {
            Some(Action::Settings(action)) => settings::choose(context, &action, chosen),
            _ => Err(Refusal::new(Reason::OldButton)),
        },
        Request::Submit { code, fields, .. } => match Action::decode(code) {
            Some(Action::Settings(action)) => settings::submit(context, &action, fields),
            Some(Action::Member(action)) => members::submit(context, &action, fields),
            _ => Err(Refusal::new(Reason::OldButton)),
        },
        Request::Unknown => Err(Refusal::new(Reason::UnknownCommand)),
    }
}

/// Whether the call comes from outside of any server, and is to be answered in servers only. What
/// somebody was answered there, they can still delete, and what is kept about them, too.
fn is_unwelcome(context: &Context<'_>) -> bool {
    let call = context.call;
    call.place.guild().is_none()
        && !call.settings.direct_messages
        && !matches!(call.request, Request::MessageCommand { .. })
        && !members::is_about_privacy(&call.request)
}

/// Answers a call with what its errand found.
pub fn report(context: &Context<'_>, errand: &Errand, found: Found) -> Result<Reply, Refusal> {
    match errand {
        Errand::Look(_)
        | Errand::Change(_)
        | Errand::Import(_)
        | Errand::Reset
        | Errand::Undo(_) => settings::report(context, errand, found),
        Errand::Pick { wish, walk } => random::report(context, wish, *walk, found),
        Errand::Member(errand) => members::report(context, errand, found),
        Errand::List(errand) => watchlist::report(context, errand, found),
    }
    .map(|reply| keep_off_others(context, reply))
}

/// Answers a button or a menu.
fn press(context: &Context<'_>, action: &Action) -> Result<Step, Refusal> {
    let reply = match action {
        Action::Review { film } => review::open(context, film),
        Action::FullReview { film, page } => review::read(context, film, *page),
        Action::Random { wish, walk } => return random::begin(context, wish, *walk),
        Action::Related { film, also } => related::list(context, film, also.as_ref()),
        Action::Why { film, also } => related::explain(context, film, also.as_ref()),
        Action::Connect { from, to } => connect::chain(context, from, to),
        Action::Person { person, page } => person::show(context, person, *page),
        Action::Browse { view } => browse::show(context, *view).map(Reply::Change),
        Action::Settings(action) => return settings::press(context, action),
        Action::Member(action) => return members::press(context, action),
        Action::List(action) => return watchlist::press(context, action),
    };
    reply.map(Step::from)
}

/// A button leads on in its own message only for whoever asked for that message; anybody else
/// gets a copy of their own, so that nobody's answer is taken from them.
fn keep_off_others(context: &Context<'_>, reply: Reply) -> Reply {
    match reply {
        Reply::Change(mut message) if !context.owns_message() => {
            message.visibility = Visibility::Private;
            Reply::Say(message)
        }
        reply => reply,
    }
}

/// A refusal as whoever asked reads it: private, a sentence and a next step.
pub fn refuse(refusal: &Refusal, texts: &Texts) -> Message {
    let mut rows = Vec::new();
    if !refusal.offers.is_empty() {
        rows.push(Row::Menu(Menu {
            placeholder: texts.did_you_mean.to_owned(),
            items: refusal
                .offers
                .iter()
                .map(|offer| MenuItem {
                    label: offer.label.clone(),
                    detail: offer.detail.clone(),
                    action: offer.action.clone(),
                })
                .collect(),
        }));
    }
    if matches!(refusal.reason, Reason::NothingFits { .. }) {
        let any = Action::Random {
            wish: Wish::default(),
            walk: None,
        };
        rows.push(Row::Buttons(vec![Button::act(
            Style::Secondary,
            "🎲",
            texts.any_film,
            any,
        )]));
    }
    if let Reason::List(ListReason::Unlisted { put, .. }) = &refusal.reason {
        let put = Action::List(put.clone());
        let button = Button::act(Style::Secondary, "🔖", texts.list.put_as_typed, put);
        rows.push(Row::Buttons(vec![button]));
    }
    let mut cards = vec![Card {
        colour: Colour::REFUSAL,
        description: (texts.refusal)(&refusal.reason, !refusal.offers.is_empty()),
        ..Card::default()
    }];
    if let Reason::Settings(SettingsReason::NotImported { typed, .. }) = &refusal.reason {
        let (card, row) = settings::draft(typed, texts);
        cards.push(card);
        rows.push(row);
    }
    Message {
        visibility: Visibility::Private,
        text: Markup::default(),
        cards,
        rows,
        files: Vec::new(),
    }
}
