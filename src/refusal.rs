//! Why a member does not get what they asked for, as facts; `text/` makes the sentences.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::action::{Action, ListAction};
use crate::catalog::Exclusion;
use crate::settings::Field;
use crate::snowflake::{ChannelId, UserId};

/// A call that cannot be answered as asked, with what may be meant instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// "Did you mean …?"
    pub offers: Vec<Offer>,
}

/// Something that may have been meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// What it is called, without markup.
    pub label: String,
    /// What tells it apart, without markup; may be empty.
    pub detail: String,
    /// What choosing it does.
    pub action: Action,
}

/// Why a call is refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// No film of that name.
    NoSuchFilm {
        /// What was typed.
        typed: String,
    },
    /// Several films of that name.
    SeveralFilms {
        /// What was typed.
        typed: String,
    },
    /// Nobody of that name.
    NoSuchPerson {
        /// What was typed.
        typed: String,
    },
    /// Several people of that name.
    SeveralPeople {
        /// What was typed.
        typed: String,
    },
    /// An option that must be filled in is empty.
    Missing {
        /// The option's name.
        option: String,
    },
    /// An option holds something that it cannot hold.
    Unfit {
        /// The option's name.
        option: String,
        /// What was typed.
        typed: String,
        /// What it can hold, as examples; may be empty.
        allowed: Vec<String>,
    },
    /// No film fits all the filters.
    NothingFits {
        /// How many films each filter leaves out, and how many would fit without it.
        exclusions: Vec<Exclusion>,
        /// How many films there are to pick from without any filter.
        of: usize,
    },
    /// Both films are the same.
    SameFilm,
    /// The film has no review to read.
    NoReview,
    /// A film or person of an old button is not in the library any more.
    Gone,
    /// A command that this version does not have.
    UnknownCommand,
    /// A button that this version does not understand.
    OldButton,
    /// The bot is not to be used in direct messages.
    NoDirectMessages,
    /// Something about a server's settings.
    Settings(SettingsReason),
    /// Something about what members keep.
    Member(MemberReason),
    /// Something about a server's watchlists.
    List(ListReason),
    /// The message is not one of the bot's answers.
    NotOurs,
    /// The answer was for somebody else.
    NotYours,
    /// Something broke on our side.
    Internal {
        /// The short reference under which the log has the whole story.
        reference: String,
    },
}

/// Why a call about a server's settings is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingsReason {
    /// It came from outside of any server.
    OnlyInServers,
    /// The server has not added the bot; the asker brought it along.
    NotInstalled,
    /// The asker may not manage the server.
    NotAdmin,
    /// A change cannot be undone by itself.
    ChangedSince {
        /// The settings that were changed again since.
        fields: Vec<Field>,
    },
    /// The change to undo is not remembered any more.
    Forgotten,
    /// The earliest year would come after the latest.
    Years,
    /// More channels were chosen than a list of them may have.
    TooManyChannels,
    /// Channels are not the server's.
    Foreign { channels: BTreeSet<ChannelId> },
    /// It could not be found out whether channels are the server's.
    Unchecked,
    /// A file was not imported; what was typed is kept, to be corrected.
    NotImported {
        /// Why not.
        why: Box<SettingsReason>,
        /// What was typed.
        typed: String,
    },
    /// The file cannot be used.
    Unreadable {
        /// All that is wrong with it, as text in lines.
        problems: String,
    },
    /// A setting cannot be what was typed.
    Unfit {
        /// The setting.
        field: Field,
        /// What was typed.
        typed: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// The store cannot be reached.
    Unavailable {
        /// The short reference under which the log has the whole story.
        reference: String,
    },
    /// A form was to be opened, and too much time had passed.
    TooLate,
    /// Nothing was filled in.
    Nothing,
}

/// Why a call about what members keep is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberReason {
    /// It came from outside of any server.
    OnlyInServers,
    /// The server has not added the bot; the asker brought it along.
    NotInstalled,
    /// What was said of a film is too long.
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// The asker has not rated the film, or not any more.
    NotRated,
    /// The asker may not remove what others say.
    NotAdmin,
    /// What was typed mentions no members.
    NoMembers {
        /// What was typed.
        typed: String,
    },
    /// More members were mentioned than films can be found for.
    TooManyMembers {
        /// For how many there can be, the asker among them.
        most: usize,
    },
    /// The asker has rated too few films for their taste to be known.
    RatedTooFew {
        /// How many are missing.
        missing: usize,
    },
    /// Another member has.
    TheyRatedTooFew {
        who: UserId,
        /// How many they rated.
        rated: usize,
    },
    /// The asker would compare their taste with their own.
    TasteOfOneself,
    /// The asker would compare their taste with a bot's.
    BotsHaveNoTaste,
    /// The server wants answers to be private.
    NotForAll,
    /// Nothing is kept that could be shown.
    NothingKept,
    /// What is kept is more than Discord takes as a file.
    TooMuchKept {
        /// How large the smallest file would be, in bytes.
        size: usize,
        /// How large a file may be, in bytes.
        most: usize,
    },
    /// The store cannot be reached.
    Unavailable {
        /// The short reference under which the log has the whole story.
        reference: String,
    },
}

/// Why a call about a watchlist is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListReason {
    /// There is no list of that name, or not any more.
    NoSuchList {
        /// What was typed, where something was.
        typed: Option<String>,
    },
    /// The library has no film of that name; it can be put on the list as typed.
    Unlisted {
        /// What was typed.
        typed: String,
        /// What puts it there.
        put: Box<ListAction>,
    },
    /// A list cannot be called that.
    NoName,
    /// There is a list of that name.
    Exists,
    /// The server has as many lists as there can be.
    TooMany,
    /// The asker may not manage the server, which this takes.
    NotAdmin,
    /// The first list stays.
    FirstStays,
    /// The list has as many films as there can be.
    Full,
    /// The asker does not want the film.
    NotWanted {
        /// How many others do.
        others: u32,
        /// Whether the asker could take it off the list for all of them.
        is_admin: bool,
    },
    NoDay {
        /// What was typed.
        typed: String,
    },
    /// What was taken off a list is not remembered any more.
    NothingToBringBack,
    /// That day has not begun.
    NotYet,
    /// The history has no such entry, or not any more.
    NoEntry,
    /// No film of the list can be picked.
    NothingToPick(Unpicked),
}

/// Why the films of a list cannot be picked, each counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpicked {
    /// How many have left the library.
    pub gone: usize,
    /// How many the asker has seen.
    pub seen: usize,
    /// How many do not fit the wish, or are left out by the server.
    pub unfit: usize,
}

impl From<ListReason> for Refusal {
    fn from(reason: ListReason) -> Self {
        Self::new(Reason::List(reason))
    }
}

impl From<MemberReason> for Refusal {
    fn from(reason: MemberReason) -> Self {
        Self::new(Reason::Member(reason))
    }
}

impl From<SettingsReason> for Refusal {
    fn from(reason: SettingsReason) -> Self {
        Self::new(Reason::Settings(reason))
    }
}

impl Refusal {
    /// A refusal without offers.
    pub fn new(reason: Reason) -> Self {
        Self {
            reason,
            offers: Vec::new(),
        }
    }
}
