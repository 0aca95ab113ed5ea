//! What is asked of the store about a server's watchlists, and what it found.

use serde::{Deserialize, Serialize};

use crate::action::Wish;
use crate::film::FilmId;
use crate::member::{
    Created, Day, LeftList, List, ListName, Noted, Order, Wanted, Wants, Watched, Weighing, Which,
    WhoseWish,
};

/// What the store is to do about the server's watchlists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListErrand {
    /// Read a list.
    Read {
        /// The list.
        which: Which,
        /// To do what with it.
        purpose: Purpose,
    },
    /// Note that the asker wants to watch a film.
    Want {
        /// The list.
        which: Which,
        /// The film.
        film: Noted,
    },
    /// Note that the asker wants to watch a film, too, that is on a list and not in the library.
    WantToo {
        /// The list.
        which: Which,
        /// The film.
        film: FilmId,
    },
    /// Take a film off a list.
    Unwant {
        /// The list.
        which: Which,
        /// The film.
        film: FilmId,
        /// For whom.
        whose: WhoseWish,
    },
    /// Note that a film was watched, and that the asker was there.
    Watched {
        /// The list that it leaves.
        which: Which,
        /// The film.
        film: FilmId,
        /// What it is called; `None` is what the list calls it.
        title: Option<String>,
        /// When.
        on: Day,
    },
    /// Note whether the asker was there, and read the entry.
    There {
        /// The entry of the history.
        entry: i64,
        /// `None` leaves it as it is.
        was: Option<bool>,
    },
    /// Remove an entry of the history, and read a page of it.
    Unwatch {
        /// The entry.
        entry: i64,
    },
    /// Read what was watched.
    History {
        /// The page to show.
        page: u16,
    },
    /// Read which lists there are, to complete what is typed.
    Suggest {
        /// What is typed.
        typed: String,
    },
    /// Make a list.
    Create {
        /// What it is called.
        name: ListName,
        /// Whether it is to be the default one.
        as_default: bool,
    },
    /// Make a list the default one.
    MakeDefault {
        /// The list.
        which: Which,
    },
    /// Delete a list and every wish on it.
    Delete {
        /// The list.
        which: Which,
    },
}

/// What a list is read for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To show a page of it.
    Page {
        /// In this order.
        order: Order,
        /// The page, from 0.
        page: u16,
    },
    /// To show what is known of a film on it.
    Entry {
        /// The film.
        film: FilmId,
    },
    /// To pick a film that the asker has not seen.
    Pick {
        /// How likely each film is.
        weighing: Weighing,
        /// What it has to fit.
        wish: Wish,
        /// The mark of the film that was picked before.
        last: Option<u32>,
    },
    /// To ask whether it is to be deleted.
    Delete,
    /// To complete a film's title that is typed.
    Suggest {
        /// What is typed.
        typed: String,
    },
}

/// What came of an errand about a server's watchlists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListFound {
    /// There is no such list.
    NoSuchList,
    /// A list.
    List {
        /// The list.
        list: List,
        /// Its films, the one wanted longest first.
        films: Vec<Wanted>,
        /// What the asker has seen, where a film is to be picked.
        seen: Vec<FilmId>,
    },
    /// What came of wanting a film.
    Wants {
        /// The list.
        list: List,
        /// The film.
        film: Noted,
        /// What came of it.
        wants: Wants,
    },
    /// What came of taking a film off a list.
    Left {
        /// The list.
        list: List,
        /// What came of it.
        left: LeftList,
    },
    /// An entry of the history.
    Watched(Watched),
    /// The history has no such entry.
    NoEntry,
    /// The film is neither in the library nor on the list; nothing changed.
    NotListed,
    /// The day has not begun; nothing changed.
    NotYet,
    /// What was watched, the latest day first.
    History(Vec<Watched>),
    /// The server's lists, the first one first.
    Lists(Vec<List>),
    /// What came of making a list.
    Created(Created),
    /// The list is the default one now.
    Default(List),
    /// The list is deleted.
    Deleted(List),
}
