//! What the buttons and menus do that are about a server's watchlists.

use super::Wish;
use super::codec::{Counted, Hex, Rest, actions, words};
use crate::film::FilmId;
use crate::member::{ListName, Order, Weighing};

actions! {
    /// What a button or a menu's entry does that is about a watchlist. Lists are named by their number:
    /// a button works on the list that it was made for, whatever that is called meanwhile.
    pub enum ListAction {
        /// Notes that whoever presses it wants to watch a film.
        Want = "want" {
            /// The list; `None` is the server's default one.
            list: Option<i64>,
            film: FilmId,
        },
        /// Puts a film on a list that the library does not have, and notes that whoever presses it wants
        /// to watch it.
        WantTyped = "typed" {
            /// The list; `None` is the server's default one.
            list: Option<ListName> as Counted,
            /// What was typed.
            typed: String as Rest,
        },
        /// Takes that back.
        Unwant = "unwant" {
            list: i64,
            film: FilmId,
        },
        /// Asks whether a film is to be taken off a list for everybody.
        Remove = "off" {
            list: i64,
            film: FilmId,
        },
        /// Takes it off.
        RemoveForAll = "off-all" {
            list: i64,
            film: FilmId,
        },
        /// Brings everybody's wishes back that were taken off a list.
        BringBack = "back" {
            /// By which they are remembered.
            number: i64,
        },
        /// Shows a list in a message of its own.
        Open = "open" {
            /// The list; `None` is the server's default one.
            list: Option<i64>,
        },
        /// Shows a page of a list.
        Show = "page" {
            list: i64,
            /// In this order.
            order: Order,
            /// The page, from 0.
            page: u16,
        },
        /// Shows what is known of a film on a list.
        Entry = "film" {
            /// The list; `None` is the server's default one.
            list: Option<i64>,
            film: FilmId,
        },
        /// Picks a film from a list.
        Pick = "pick" {
            /// The list; `None` is the server's default one.
            list: Option<i64> as Hex,
            /// How likely each film is.
            weighing: Weighing,
            /// The mark of the film that was picked before, which is not picked again.
            last: Option<u32> as Hex,
            /// What it has to fit.
            wish: Wish,
        },
        /// Notes that a film was watched today.
        Watched = "seen" {
            /// The list that it leaves.
            list: i64,
            film: FilmId,
        },
        /// Shows a page of what was watched.
        History = "past" {
            /// The page, from 0; `None` is the first, in a message of its own.
            page: Option<u16>,
        },
        /// Shows an entry of what was watched.
        Past = "day" {
            /// Its number.
            entry: i64,
        },
        /// Notes that whoever presses it was there.
        There = "there" {
            /// The entry's number.
            entry: i64,
        },
        /// Takes that back.
        NotThere = "not" {
            /// The entry's number.
            entry: i64,
        },
        /// Removes an entry of what was watched.
        Unwatch = "undo" {
            /// Its number.
            entry: i64,
        },
        /// Deletes a list and every wish on it.
        Delete = "del" {
            list: i64,
        },
    }
}

words! {
    Order {
        Waiting = "w",
        Newest = "n",
        MostWanted = "m",
        Title = "t",
        Rating = "r",
    }
    Weighing {
        ByWishes = "w",
        Evenly = "e",
    }
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
