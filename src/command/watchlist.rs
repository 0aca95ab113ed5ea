//! `/watchlist`: what the members of a server want to watch, and what they watched together.
//!
//! Lists belong to the server, wishes to whoever made them: anybody takes back their own, and who
//! may manage the server everybody's.

use super::parts::said_in_a_card;
use super::reading::{self, echo};
use super::vocabulary::{
    Audience, Body, Command, CommandOption, Context, Error, Kind, Message, OptionType, Reply,
    Request, Row, Subcommand, awaited,
};
use crate::action::ListAction;
use crate::catalog::FilmNo;
use crate::markup::Markup;
use crate::member::{List, Which};
use crate::refusal::{ListReason, Refusal};
use crate::settings::Visibility;
use crate::text::Texts;

mod complete;
mod history;
mod manage;
mod page;
mod pick;
mod remove;
mod typed;
mod watched;
mod wish;

const FILM: &str = "film";
const LIST: &str = "list";
const NAME: &str = "name";
const AS_DEFAULT: &str = "default";
const EVERYONE: &str = "everyone";

const LIST_OPTION: CommandOption = CommandOption {
    name: LIST,
    required: false,
    takes: complete::LIST,
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
    takes: complete::LISTED,
    description: |texts| texts.list.listed_option,
};

pub(super) const COMMAND: Command = Command {
    name: "watchlist",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.list.command,
    body: Body::Several(&[
        Subcommand {
            name: "show",
            description: |texts| texts.list.show_command,
            options: &[
                LIST_OPTION,
                CommandOption {
                    name: "sort",
                    required: false,
                    takes: OptionType::Order,
                    description: |texts| texts.sort_option,
                },
            ],
            answer: awaited!(page::show),
        },
        Subcommand {
            name: "add",
            description: |texts| texts.list.add_command,
            options: &[
                CommandOption {
                    name: FILM,
                    required: true,
                    takes: reading::FILM,
                    description: |texts| texts.film_option,
                },
                LIST_OPTION,
            ],
            answer: awaited!(wish::add),
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
                    takes: OptionType::Flag,
                    description: |texts| texts.list.everyone_option,
                },
            ],
            answer: awaited!(remove::from_typed),
        },
        Subcommand {
            name: "pick",
            description: |texts| texts.list.pick_command,
            options: &[
                LIST_OPTION,
                CommandOption {
                    name: "by",
                    required: false,
                    takes: OptionType::Weighing,
                    description: |texts| texts.list.weighing_option,
                },
                reading::GENRE,
                reading::DECADE,
                reading::MIN_RATING,
                reading::MAX_MINUTES,
                reading::WITH,
            ],
            answer: awaited!(pick::from_typed),
        },
        Subcommand {
            name: "watched",
            description: |texts| texts.list.watched_command,
            options: &[
                LISTED,
                CommandOption {
                    name: "on",
                    required: false,
                    takes: reading::DAY,
                    description: |texts| texts.list.on_option,
                },
                LIST_OPTION,
            ],
            answer: awaited!(watched::add),
        },
        Subcommand {
            name: "history",
            description: |texts| texts.list.history_command,
            options: &[],
            answer: awaited!(history::show),
        },
        Subcommand {
            name: "create",
            description: |texts| texts.list.create_command,
            options: &[
                CommandOption {
                    name: NAME,
                    required: true,
                    takes: OptionType::ListName,
                    description: |texts| texts.list.name_option,
                },
                CommandOption {
                    name: AS_DEFAULT,
                    required: false,
                    takes: OptionType::Flag,
                    description: |texts| texts.list.as_default_option,
                },
            ],
            answer: awaited!(manage::create),
        },
        Subcommand {
            name: "default",
            description: |texts| texts.list.default_command,
            options: &[THE_LIST],
            answer: awaited!(manage::make_default),
        },
        Subcommand {
            name: "delete",
            description: |texts| texts.list.delete_command,
            options: &[THE_LIST],
            answer: awaited!(manage::ask_to_delete),
        },
    ]),
};

/// Answers a button, or an entry of a menu.
pub(super) async fn press(context: &Context<'_>, action: &ListAction) -> Result<Reply, Error> {
    match action {
        ListAction::Want { list, film } => wish::want(context, *list, film).await,
        ListAction::WantTyped { list, typed } => {
            wish::want_typed(context, list.clone(), typed).await
        }
        ListAction::Unwant { list, film } => remove::unwant(context, *list, film).await,
        ListAction::Remove { list, film } => remove::ask(context, *list, film).await,
        ListAction::RemoveForAll { list, film } => remove::for_all(context, *list, film).await,
        ListAction::BringBack { number } => remove::bring_back(context, *number).await,
        ListAction::Open { list } => page::open(context, *list).await,
        ListAction::Show { list, order, page } => page::turn(context, *list, *order, *page).await,
        ListAction::Entry { list, film } => wish::show(context, *list, film).await,
        ListAction::Pick {
            list,
            weighing,
            wish,
            last,
        } => pick::from(context, *list, *weighing, wish, *last).await,
        ListAction::Watched { list, film } => watched::today(context, *list, film).await,
        ListAction::History { page } => history::turn(context, *page).await,
        ListAction::Past { entry } => watched::show(context, *entry).await,
        ListAction::There { entry } => watched::there(context, *entry).await,
        ListAction::NotThere { entry } => watched::not_there(context, *entry).await,
        ListAction::Unwatch { entry } => watched::remove(context, *entry).await,
        ListAction::Delete { list } => manage::delete(context, *list).await,
    }
}

/// The list of this number; without one, the default list.
fn numbered(list: Option<i64>) -> Which {
    list.map_or(Which::Default, Which::Numbered)
}

/// What was found of a list, or that there is none.
fn there<T>(context: &Context<'_>, found: Option<T>) -> Result<T, Refusal> {
    match found {
        Some(found) => Ok(found),
        None => Err(ListReason::NoSuchList {
            typed: context.text(LIST)?.map(echo),
        }
        .into()),
    }
}

/// Refuses whoever may not manage the server.
fn only_for_admins(context: &Context<'_>) -> Result<(), Refusal> {
    if context.call.may_manage() {
        Ok(())
    } else {
        Err(ListReason::NotAdmin.into())
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
