//! What the buttons and menus do that are about a server's watchlists.

use serde::{Deserialize, Serialize};

use super::{Wish, optional, part};
use crate::film::FilmId;
use crate::member::{ListName, Order, Weighing};

/// What a button or a menu's entry does that is about a watchlist. Lists are named by their number:
/// a button works on the list that it was made for, whatever that is called meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListAction {
    /// Notes that whoever presses it wants to watch a film.
    Want {
        /// The list; `None` is the server's default one.
        list: Option<i64>,
        /// The film.
        film: FilmId,
    },
    /// Puts a film on a list that the library does not have, and notes that whoever presses it wants
    /// to watch it.
    WantTyped {
        /// The list; `None` is the server's default one.
        list: Option<ListName>,
        /// What was typed.
        typed: String,
    },
    /// Takes that back.
    Unwant {
        /// The list.
        list: i64,
        /// The film.
        film: FilmId,
    },
    /// Asks whether a film is to be taken off a list for everybody.
    Remove {
        /// The list.
        list: i64,
        /// The film.
        film: FilmId,
    },
    /// Takes it off.
    RemoveForAll {
        /// The list.
        list: i64,
        /// The film.
        film: FilmId,
    },
    /// Brings everybody's wishes back that were taken off a list.
    BringBack {
        /// By which they are remembered.
        number: i64,
    },
    /// Shows a list in a message of its own.
    Open {
        /// The list; `None` is the server's default one.
        list: Option<i64>,
    },
    /// Shows a page of a list.
    Show {
        /// The list.
        list: i64,
        /// In this order.
        order: Order,
        /// The page, from 0.
        page: u16,
    },
    /// Shows what is known of a film on a list.
    Entry {
        /// The list; `None` is the server's default one.
        list: Option<i64>,
        /// The film.
        film: FilmId,
    },
    /// Picks a film from a list.
    Pick {
        /// The list; `None` is the server's default one.
        list: Option<i64>,
        /// How likely each film is.
        weighing: Weighing,
        /// What it has to fit.
        wish: Wish,
        /// The mark of the film that was picked before, which is not picked again.
        last: Option<u32>,
    },
    /// Notes that a film was watched today.
    Watched {
        /// The list that it leaves.
        list: i64,
        /// The film.
        film: FilmId,
    },
    /// Shows a page of what was watched.
    History {
        /// The page, from 0; `None` is the first, in a message of its own.
        page: Option<u16>,
    },
    /// Shows an entry of what was watched.
    Past {
        /// Its number.
        entry: i64,
    },
    /// Notes that whoever presses it was there.
    There {
        /// The entry's number.
        entry: i64,
    },
    /// Takes that back.
    NotThere {
        /// The entry's number.
        entry: i64,
    },
    /// Removes an entry of what was watched.
    Unwatch {
        /// Its number.
        entry: i64,
    },
    /// Deletes a list and every wish on it.
    Delete {
        /// The list.
        list: i64,
    },
}

const WANT: &str = "want";
const WANT_TYPED: &str = "typed";
const UNWANT: &str = "unwant";
const REMOVE: &str = "off";
const REMOVE_FOR_ALL: &str = "off-all";
const BRING_BACK: &str = "back";
const OPEN: &str = "open";
const SHOW: &str = "page";
const ENTRY: &str = "film";
const PICK: &str = "pick";
const WATCHED: &str = "seen";
const HISTORY: &str = "past";
const PAST: &str = "day";
const THERE: &str = "there";
const NOT_THERE: &str = "not";
const UNWATCH: &str = "undo";
const DELETE: &str = "del";

impl ListAction {
    /// The short form, without the word that all of these share.
    pub(super) fn encode(&self) -> String {
        match self {
            Self::Want { list, film } => format!("{WANT}:{}:{film}", part(*list)),
            // How long the list's name is comes first: anything may stand in it, and in what was typed.
            Self::WantTyped { list, typed } => {
                let list = list.as_ref().map_or("", ListName::as_str);
                format!("{WANT_TYPED}:{}:{list}{typed}", list.len())
            }
            Self::Unwant { list, film } => format!("{UNWANT}:{list}:{film}"),
            Self::Remove { list, film } => format!("{REMOVE}:{list}:{film}"),
            Self::RemoveForAll { list, film } => format!("{REMOVE_FOR_ALL}:{list}:{film}"),
            Self::BringBack { number } => format!("{BRING_BACK}:{number}"),
            Self::Open { list } => format!("{OPEN}:{}", part(*list)),
            Self::Show { list, order, page } => {
                format!("{SHOW}:{list}:{}:{page}", code(&Order::ALL, *order))
            }
            Self::Entry { list, film } => format!("{ENTRY}:{}:{film}", part(*list)),
            Self::Pick {
                list,
                weighing,
                wish,
                last,
            } => format!(
                "{PICK}:{}:{}:{}:{}",
                list.map(|list| format!("{list:x}")).unwrap_or_default(),
                code(&Weighing::ALL, *weighing),
                last.map(|mark| format!("{mark:x}")).unwrap_or_default(),
                wish.encode(),
            ),
            Self::Watched { list, film } => format!("{WATCHED}:{list}:{film}"),
            Self::History { page } => format!("{HISTORY}:{}", part(*page)),
            Self::Past { entry } => format!("{PAST}:{entry}"),
            Self::There { entry } => format!("{THERE}:{entry}"),
            Self::NotThere { entry } => format!("{NOT_THERE}:{entry}"),
            Self::Unwatch { entry } => format!("{UNWATCH}:{entry}"),
            Self::Delete { list } => format!("{DELETE}:{list}"),
        }
    }

    /// Reads the short form back.
    pub(super) fn decode(code: &str) -> Option<Self> {
        let film = FilmId::parse;
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0);
        if let Some((WANT_TYPED, rest)) = code.split_once(':') {
            let (length, rest) = rest.split_once(':')?;
            let (list, typed) = rest.split_at_checked(length.parse().ok()?)?;
            return Some(Self::WantTyped {
                list: optional(list, ListName::parse)?,
                typed: typed.to_owned(),
            });
        }
        let parts: Vec<&str> = code.split(':').collect();
        Some(match *parts.as_slice() {
            [WANT, list, id] => Self::Want {
                list: optional(list, number)?,
                film: film(id)?,
            },
            [UNWANT, list, id] => Self::Unwant {
                list: number(list)?,
                film: film(id)?,
            },
            [REMOVE, list, id] => Self::Remove {
                list: number(list)?,
                film: film(id)?,
            },
            [REMOVE_FOR_ALL, list, id] => Self::RemoveForAll {
                list: number(list)?,
                film: film(id)?,
            },
            [BRING_BACK, withdrawn] => Self::BringBack {
                number: number(withdrawn)?,
            },
            [OPEN, list] => Self::Open {
                list: optional(list, number)?,
            },
            [SHOW, list, order, page] => Self::Show {
                list: number(list)?,
                order: find(&Order::ALL, order)?,
                page: page.parse().ok()?,
            },
            [ENTRY, list, id] => Self::Entry {
                list: optional(list, number)?,
                film: film(id)?,
            },
            [PICK, list, weighing, last, ref wish @ ..] => Self::Pick {
                list: optional(list, |part| i64::from_str_radix(part, 16).ok())?,
                weighing: find(&Weighing::ALL, weighing)?,
                last: optional(last, |part| u32::from_str_radix(part, 16).ok())?,
                wish: Wish::decode(wish)?,
            },
            [WATCHED, list, id] => Self::Watched {
                list: number(list)?,
                film: film(id)?,
            },
            [HISTORY, page] => Self::History {
                page: optional(page, |part| part.parse().ok())?,
            },
            [PAST, entry] => Self::Past {
                entry: number(entry)?,
            },
            [THERE, entry] => Self::There {
                entry: number(entry)?,
            },
            [NOT_THERE, entry] => Self::NotThere {
                entry: number(entry)?,
            },
            [UNWATCH, entry] => Self::Unwatch {
                entry: number(entry)?,
            },
            [DELETE, list] => Self::Delete {
                list: number(list)?,
            },
            _ => return None,
        })
    }
}

/// The first letter of what stands for a value: those differ.
fn code<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    let found = all.iter().find(|(known, _)| *known == value);
    found.map_or("", |(_, name)| &name[..1])
}

fn find<T: Copy + PartialEq>(all: &[(T, &'static str)], text: &str) -> Option<T> {
    let is_meant = |(value, _): &&(T, &'static str)| code(all, *value) == text;
    all.iter().find(is_meant).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::film::{Decade, Genre, Minutes, PersonId, Rating};

    #[test]
    fn every_action_fits_and_reads_back() {
        let film = || FilmId::parse(&"x".repeat(FilmId::LONGEST)).unwrap();
        let (list, entry, page) = (i64::MAX, i64::MAX, u16::MAX);
        let wish = Wish {
            genres: Genre::ALL.into_iter().collect(),
            decade: Decade::new(2020),
            min_rating: Rating::from_tenths(100),
            max_minutes: Minutes::new(1000),
            with: PersonId::parse(&"y".repeat(PersonId::LONGEST)),
            ..Wish::default()
        };
        let mut actions = vec![
            ListAction::Want {
                list: None,
                film: film(),
            },
            ListAction::Want {
                list: Some(list),
                film: film(),
            },
            ListAction::WantTyped {
                list: None,
                typed: "千".repeat(89),
            },
            ListAction::WantTyped {
                list: ListName::parse("Noir: 2, or 3"),
                typed: "M: Impossible (2027)".to_owned(),
            },
            ListAction::Unwant { list, film: film() },
            ListAction::Remove { list, film: film() },
            ListAction::RemoveForAll { list, film: film() },
            ListAction::BringBack { number: list },
            ListAction::Open { list: None },
            ListAction::Open { list: Some(list) },
            ListAction::Entry {
                list: None,
                film: film(),
            },
            ListAction::Entry {
                list: Some(list),
                film: film(),
            },
            ListAction::Watched { list, film: film() },
            ListAction::History { page: None },
            ListAction::History { page: Some(page) },
            ListAction::Past { entry },
            ListAction::There { entry },
            ListAction::NotThere { entry },
            ListAction::Unwatch { entry },
            ListAction::Delete { list },
        ];
        actions.extend(Order::ALL.map(|(order, _)| ListAction::Show { list, order, page }));
        for (weighing, _) in Weighing::ALL {
            actions.push(ListAction::Pick {
                list: Some(list),
                weighing,
                wish: wish.clone(),
                last: Some(u32::MAX),
            });
            actions.push(ListAction::Pick {
                list: None,
                weighing,
                wish: Wish::default(),
                last: None,
            });
        }
        for action in actions.into_iter().map(Action::List) {
            let code = action.encode();
            assert!(code.chars().count() <= Action::LONGEST, "{code}");
            assert_eq!(Action::decode(&code), Some(action), "{code}");
            assert_eq!(Action::name_of(&code), "button watchlist");
        }
    }

    #[test]
    fn other_texts_are_no_action() {
        for code in [
            "wl",
            "wl:",
            "wl:want:heat-1995",
            "wl:unwant::heat-1995",
            "wl:page:0:x:0",
            "wl:open:-1",
            "wl:day:0x5",
            "wl:pick:0:wi:",
            "wl:typed:Tenet",
            "wl:typed:9:Tenet",
            "wl:typed:1:千",
        ] {
            assert_eq!(Action::decode(code), None, "{code}");
        }
    }
}
