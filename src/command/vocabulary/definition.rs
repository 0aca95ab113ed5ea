//! A command as a row of the table: what it is called, what it takes, what answers it.

use futures_util::future::BoxFuture;

use super::context::Context;
use super::error::Error;
use super::message::{Choice, Reply};
use crate::refusal::Refusal;
use crate::settings::Field;
use crate::text::Texts;

#[derive(Debug)]
pub struct Command {
    /// What it is called; a slash command's name is the same in every language.
    pub name: &'static str,
    /// How it is reached.
    pub kind: Kind,
    /// Whom it is for.
    pub audience: Audience,
    /// What it does, imperative, without a full stop; for a message command, its name as members
    /// see it.
    pub description: fn(&Texts) -> &'static str,
    /// What it consists of.
    pub body: Body,
}

/// What a command consists of.
#[derive(Debug)]
pub enum Body {
    /// Itself.
    One {
        /// What can be filled in, required options first.
        options: &'static [CommandOption],
        /// What answers it.
        answer: Answer,
    },
    /// Several, of which one is typed behind its name.
    Several(&'static [Subcommand]),
}

/// What answers a command.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// Something that needs nothing of what is kept, and so answers at once.
    AtOnce(fn(&Context<'_>) -> Result<Reply, Refusal>),
    /// Something that awaits what it needs; made by `awaited!`.
    Awaited(for<'a> fn(&'a Context<'a>) -> Pending<'a, Reply>),
    /// Something that tells of all commands.
    OfAll(fn(&Context<'_>, &[Command]) -> Result<Reply, Refusal>),
}

/// What is awaited of a command.
pub type Pending<'a, T> = BoxFuture<'a, Result<T, Error>>;

/// An async function of a [`Context`] as an [`Answer`].
macro_rules! awaited {
    ($answer:path) => {
        $crate::command::vocabulary::Answer::Awaited(|context| Box::pin($answer(context)))
    };
}
pub(crate) use awaited;

/// What completes an option, by what has been typed into it.
#[derive(Debug, Clone, Copy)]
pub enum Completion {
    /// Something that needs nothing of what is kept.
    AtOnce(fn(&Context<'_>, &str) -> Vec<Choice>),
    /// Something that awaits what it needs; made by `completed!`.
    Awaited(for<'a> fn(&'a Context<'a>, &'a str) -> Pending<'a, Vec<Choice>>),
}

/// An async function of a [`Context`] and what is typed as what an option [`OptionType`].
macro_rules! completed {
    ($complete:path) => {
        $crate::command::vocabulary::OptionType::Completed(
            $crate::command::vocabulary::Completion::Awaited(|context, typed| {
                Box::pin($complete(context, typed))
            }),
        )
    };
}
pub(crate) use completed;

/// How a command is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By typing `/name`.
    Slash,
    /// From a message's menu, under "Apps".
    Message,
}

/// Whom a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, wherever the bot is.
    Members,
    /// Everybody, each for themselves: nobody else sees the answer.
    Oneself,
    /// Everybody: each for themselves, or for those too whom an option names, wherever the bot is.
    Party {
        /// The option.
        with: &'static str,
    },
    /// Who may manage the server that they are in; nobody else sees the command or its answer.
    Admins,
}

/// A command below another: `/settings show`.
#[derive(Debug)]
pub struct Subcommand {
    /// What is typed behind the command's name, in every language.
    pub name: &'static str,
    /// What it does, imperative, without a full stop.
    pub description: fn(&Texts) -> &'static str,
    /// What can be filled in, required options first.
    pub options: &'static [CommandOption],
    /// What answers it.
    pub answer: Answer,
}

/// Something that can be filled in.
#[derive(Debug)]
pub struct CommandOption {
    /// What it is called, in every language.
    pub name: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    pub takes: OptionType,
    /// What it is for, without a full stop.
    pub description: fn(&Texts) -> &'static str,
}

/// What an option takes.
#[derive(Debug, Clone, Copy)]
pub enum OptionType {
    /// A text, completed as it is typed.
    Completed(Completion),
    /// Whether a film has to have a review.
    Reviewed,
    /// A rating, 0 to 10.
    Rating,
    /// A member's rating, 1 to 10.
    Score,
    /// What a member says of a film.
    Sentence,
    /// Members, by mentioning them.
    Mentions,
    /// A member, chosen from the server's.
    Member,
    /// Where films are to come from, if not from the whole library.
    Source,
    /// A running time, 1 to 1000 minutes.
    Minutes,
    /// An order, one of four.
    Sort,
    /// A year, of films or of a server.
    Year,
    /// In which sense a server likes films best, one of three.
    TopBy,
    /// The value of a server's setting, completed or not.
    Setting(Field, Option<Completion>),
    SettingName,
    /// What a new watchlist is called.
    ListName,
    /// The order of a watchlist, one of five.
    Order,
    /// How a film is picked from a watchlist, one of two ways.
    Weighing,
    /// Yes or no.
    Flag,
}

impl Command {
    /// What can be filled in when it is called by its name alone.
    pub fn options(&self) -> &'static [CommandOption] {
        match self.body {
            Body::One { options, .. } => options,
            Body::Several(_) => &[],
        }
    }

    /// What can be typed behind its name.
    pub fn subcommands(&self) -> &'static [Subcommand] {
        match self.body {
            Body::One { .. } => &[],
            Body::Several(subcommands) => subcommands,
        }
    }

    /// What can be filled in when it is called by this name, which has a subcommand's behind it
    /// where the command has subcommands.
    pub fn options_of(&self, name: &str) -> &'static [CommandOption] {
        if name.contains(' ') {
            self.subcommand(name).map_or(&[], |below| below.options)
        } else {
            self.options()
        }
    }

    /// What answers it when it is called by this name; `None` where it has no such subcommand.
    pub(crate) fn answer_of(&self, name: &str) -> Option<Answer> {
        match self.body {
            Body::One { answer, .. } => Some(answer),
            Body::Several(_) => self.subcommand(name).map(|below| below.answer),
        }
    }

    fn subcommand(&self, name: &str) -> Option<&'static Subcommand> {
        let (_, below) = name.split_once(' ')?;
        self.subcommands().iter().find(|known| known.name == below)
    }
}

impl CommandOption {
    /// What completes it, where anything does.
    pub(crate) fn completion(&self) -> Option<Completion> {
        match self.takes {
            OptionType::Completed(completion) => Some(completion),
            OptionType::Setting(_, completion) => completion,
            _ => None,
        }
    }
}
