//! `/watchlist`: what the members of a server want to watch, and what they watched together.
//!
//! Lists belong to the server, wishes to whoever made them: anybody takes back their own, and who
//! may manage the server everybody's.

use super::call::Request;
use super::context::{Context, echo};
use super::definition::{Audience, Command, CommandOption, Kind, Subcommand, Takes};
use super::errand::{Errand, Found, ListErrand, ListFound, Purpose, Step};
use super::members::{admit, reply, said_in_a_card};
use super::message::{Button, Message, Reply, Row, Style};
use super::random;
use crate::action::{Action, ListAction};
use crate::catalog::FilmNo;
use crate::markup::Markup;
use crate::member::{LeftList, List, Wants};
use crate::refusal::{ListReason, MemberReason, Reason, Refusal};
use crate::settings::Visibility;
use crate::text::Texts;

mod complete;
mod entry;
mod history;
mod manage;
mod page;
mod pick;
mod pressed;
mod typed;

pub(super) use complete::complete;
pub(super) use pressed::press;

const FILM: &str = "film";
const LIST: &str = "list";
const NAME: &str = "name";
const AS_DEFAULT: &str = "default";
const EVERYONE: &str = "everyone";

const LIST_OPTION: CommandOption = CommandOption {
    name: LIST,
    required: false,
    takes: Takes::List,
    description: |texts| texts.list.list_option,
};
const THE_LIST: CommandOption = CommandOption {
    required: true,
    description: |texts| texts.list.the_list_option,
    ..LIST_OPTION
};
const LISTED: CommandOption = CommandOption {
    name: FILM,
    required: true,
    takes: Takes::ListedFilm,
    description: |texts| texts.list.listed_option,
};

pub(super) const COMMAND: Command = Command {
    name: "watchlist",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.list.command,
    options: &[],
    subcommands: &[
        Subcommand {
            name: "show",
            description: |texts| texts.list.show_command,
            options: &[
                LIST_OPTION,
                CommandOption {
                    name: "sort",
                    required: false,
                    takes: Takes::Order,
                    description: |texts| texts.sort_option,
                },
            ],
        },
        Subcommand {
            name: "add",
            description: |texts| texts.list.add_command,
            options: &[
                CommandOption {
                    name: FILM,
                    required: true,
                    takes: Takes::Film,
                    description: |texts| texts.film_option,
                },
                LIST_OPTION,
            ],
        },
        Subcommand {
            name: "remove",
            description: |texts| texts.list.remove_command,
            options: &[
                LISTED,
                LIST_OPTION,
                CommandOption {
                    name: EVERYONE,
                    required: false,
                    takes: Takes::Flag,
                    description: |texts| texts.list.everyone_option,
                },
            ],
        },
        Subcommand {
            name: "pick",
            description: |texts| texts.list.pick_command,
            options: &[
                LIST_OPTION,
                CommandOption {
                    name: "by",
                    required: false,
                    takes: Takes::Weighing,
                    description: |texts| texts.list.weighing_option,
                },
                random::GENRE,
                random::DECADE,
                random::MIN_RATING,
                random::MAX_MINUTES,
                random::WITH,
            ],
        },
        Subcommand {
            name: "watched",
            description: |texts| texts.list.watched_command,
            options: &[
                LISTED,
                CommandOption {
                    name: "on",
                    required: false,
                    takes: Takes::Day,
                    description: |texts| texts.list.on_option,
                },
                LIST_OPTION,
            ],
        },
        Subcommand {
            name: "history",
            description: |texts| texts.list.history_command,
            options: &[],
        },
        Subcommand {
            name: "create",
            description: |texts| texts.list.create_command,
            options: &[
                CommandOption {
                    name: NAME,
                    required: true,
                    takes: Takes::ListName,
                    description: |texts| texts.list.name_option,
                },
                CommandOption {
                    name: AS_DEFAULT,
                    required: false,
                    takes: Takes::Flag,
                    description: |texts| texts.list.as_default_option,
                },
            ],
        },
        Subcommand {
            name: "default",
            description: |texts| texts.list.default_command,
            options: &[THE_LIST],
        },
        Subcommand {
            name: "delete",
            description: |texts| texts.list.delete_command,
            options: &[THE_LIST],
        },
    ],
    answer: |context| {
        admit(context)?;
        Ok(Step::Errand(Errand::List(typed::errand(context)?)))
    },
};

/// The button on a film's card that puts it on the server's list.
pub(super) fn card_button(context: &Context<'_>, no: FilmNo) -> Button {
    let film = context.catalog.film(no).id.clone();
    let want = ListAction::Want { list: None, film };
    button("🔖", context.texts.list.want, want)
}

/// Makes the answer of what an errand found.
pub(super) fn report(
    context: &Context<'_>,
    errand: &ListErrand,
    found: Found,
) -> Result<Reply, Refusal> {
    let found = match found {
        Found::List(found) => found,
        _ if complete::is_asked_for(errand) => return Ok(Reply::Suggest(Vec::new())),
        Found::Unavailable { reference } => {
            return Err(MemberReason::Unavailable { reference }.into());
        }
        // No answer to what is asked about watchlists.
        _ => return Err(Refusal::new(Reason::OldButton)),
    };
    match (errand, found) {
        (
            ListErrand::Read {
                purpose: Purpose::Suggest { typed },
                ..
            },
            ListFound::List { films, .. },
        ) => Ok(Reply::Suggest(complete::films(context, typed, &films))),
        (ListErrand::Suggest { typed }, ListFound::Lists(lists)) => {
            Ok(Reply::Suggest(complete::lists(context, typed, &lists)))
        }
        (errand, _) if complete::is_asked_for(errand) => Ok(Reply::Suggest(Vec::new())),
        (_, ListFound::NoSuchList) => Err(ListReason::NoSuchList {
            typed: context.text(LIST)?.map(echo),
        }
        .into()),
        (_, ListFound::NoEntry) => Err(ListReason::NoEntry.into()),
        (_, ListFound::NotListed) => Err(typed::not_listed(context)),
        (_, ListFound::NotYet) => Err(ListReason::NotYet.into()),
        (ListErrand::Read { purpose, .. }, ListFound::List { list, films, seen }) => {
            match purpose {
                Purpose::Page { order, page } => {
                    Ok(page::reply(context, &list, films, *order, *page))
                }
                Purpose::Entry { film } => Ok(entry::reply(context, &list, film, &films)),
                Purpose::Pick {
                    weighing,
                    wish,
                    last,
                } => {
                    let from = pick::From { list, films, seen };
                    pick::reply(context, from, *weighing, wish.clone(), *last)
                }
                Purpose::Delete => Ok(Reply::Say(manage::question(context, &list, films.len()))),
                Purpose::Suggest { .. } => Ok(Reply::Suggest(Vec::new())),
            }
        }
        (_, ListFound::Wants { list, film, wants }) => match wants {
            Wants::Full => Err(ListReason::Full.into()),
            wants => Ok(entry::wanted(context, &list, &film, wants)),
        },
        (ListErrand::Unwant { whose, .. }, ListFound::Left { list, left }) => match left {
            LeftList::Nothing(0) => Err(typed::not_listed(context)),
            LeftList::Nothing(others) => Err(ListReason::NotWanted {
                others,
                is_admin: context.call.may_manage(),
            }
            .into()),
            LeftList::Done { film, left } => Ok(entry::left(context, &list, &film, *whose, left)),
        },
        (ListErrand::Watched { .. } | ListErrand::There { .. }, ListFound::Watched(watched)) => {
            Ok(history::entry(context, errand, &watched))
        }
        (ListErrand::History { page }, ListFound::History(films)) => {
            Ok(history::reply(context, &films, *page))
        }
        // What is left once an entry is removed.
        (_, ListFound::History(films)) => Ok(history::reply(context, &films, 0)),
        (_, found @ (ListFound::Created(_) | ListFound::Default(_) | ListFound::Deleted(_))) => {
            manage::done(context, errand, found)
        }
        _ => Err(Refusal::new(Reason::OldButton)),
    }
}

/// What a film is called on a list.
fn title(context: &Context<'_>, no: FilmNo) -> String {
    context.catalog.film(no).title_and_year()
}

/// What a list is called.
fn name(texts: &Texts, list: &List) -> Markup {
    Markup::plain(&label(texts, list))
}

/// What a list is called, without markup.
fn label(texts: &Texts, list: &List) -> String {
    match &list.name {
        Some(name) => name.as_str().to_owned(),
        None => texts.list.first_list.to_owned(),
    }
}

/// A card that says something, for everybody where a command was typed, and otherwise for whoever
/// pressed a button.
fn said(context: &Context<'_>, text: Markup, rows: Vec<Row>) -> Message {
    Message {
        visibility: by_command(context),
        rows,
        ..said_in_a_card(text)
    }
}

/// Who sees the answer to a command; to a button, whoever pressed it.
fn by_command(context: &Context<'_>) -> Visibility {
    match context.call.request {
        Request::Command { .. } => context.visibility,
        _ => Visibility::Private,
    }
}

/// The sentences in the language of whoever sees that.
fn texts(context: &Context<'_>) -> &'static Texts {
    match by_command(context) {
        Visibility::Public => context.texts,
        Visibility::Private => context.private_texts(),
    }
}

fn button(emoji: &str, label: &str, action: ListAction) -> Button {
    Button::act(Style::Secondary, emoji, label, Action::List(action))
}
