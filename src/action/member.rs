//! What the buttons, menus and forms do that are about what a member keeps.
//!
//! None says whose it is: that is whoever presses.

use serde::{Deserialize, Serialize};

use super::codec::{Code, Part, Parts, actions, words};
use crate::film::{FilmId, Year};
use crate::member::Score;
use crate::snowflake::UserId;

actions! {
    /// What a button, a menu or a form does that is about what a member keeps.
    pub enum MemberAction {
        /// Notes a film as seen.
        See = "see" {
            film: FilmId,
        },
        /// Takes that back, and shows the page of what was seen.
        Unsee = "unsee" {
            film: FilmId,
            /// The page, from 0.
            page: u16,
        },
        /// Shows a page of what was seen.
        Seen = "seen" {
            /// The page, from 0.
            page: u16,
        },
        /// Asks for a rating.
        AskScore = "ask" {
            film: FilmId,
        },
        /// Rates a film.
        Rate = "rate" {
            film: FilmId,
            /// How good it is.
            score: Score,
        },
        /// Asks, and then keeps, what the member says of a film.
        Say = "say" {
            film: FilmId,
        },
        /// Takes a rating back.
        Unrate = "unrate" {
            film: FilmId,
        },
        /// Shows a page of what members say of a film.
        Opinions = "all" {
            film: FilmId,
            /// The page, from 0.
            page: u16,
        },
        /// Removes what a member says of a film.
        RemoveSentence = "hush" {
            film: FilmId,
            /// Whose sentence.
            of: UserId,
        },
        /// Recommends films to whoever presses.
        Recommend = "for",
        /// Takes back that a film is not for whoever presses, where all is shown that is kept.
        ForMe = "yes" {
            film: FilmId,
        },
        /// Shows what is understood of a taste.
        Taste(view: TasteView),
        /// Shows a page of what a server likes best.
        Top = "top" (page: Top),
        /// Shows what is kept.
        Kept = "kept",
        /// Gives what is kept as a file.
        Export = "file",
        /// Asks whether all of it is to be deleted.
        AskForget = "forget",
        /// Deletes all of it.
        Forget(scope: Scope),
        /// Gives what is kept about anybody, why and for how long, as a document.
        Policy = "policy",
    }
}

/// What is shown of somebody's taste, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TasteView {
    /// The member with whose taste it is compared.
    pub with: Option<UserId>,
    /// Whether everybody in the channel sees it.
    pub for_all: bool,
}

/// A page of what a server likes best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Top {
    /// In which sense.
    pub by: TopBy,
    /// In this year only.
    pub year: Option<Year>,
    /// The page, from 0.
    pub page: u16,
}

/// In which sense a server likes films best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TopBy {
    /// They are rated best.
    Rated,
    /// Most members want to watch them.
    Wanted,
    /// They were watched most often.
    Watched,
}

impl TopBy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rated, Self::Wanted, Self::Watched];

    /// The word for it, as an option of a command has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rated => "rated",
            Self::Wanted => "wanted",
            Self::Watched => "watched",
        }
    }

    /// The one that a word stands for.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }
}

/// Where something is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// In the server where it is asked for.
    Here,
    /// In every server.
    Everywhere,
}

words! {
    TopBy {
        Rated = "rated",
        Wanted = "wanted",
        Watched = "watched",
    }
    Scope {
        Here = "forget-here",
        Everywhere = "forget-all",
    }
}

impl Part for TasteView {
    fn write(&self, code: &mut Code) {
        let Self { with, for_all } = self;
        code.push(if *for_all { TASTE_FOR_ALL } else { TASTE });
        with.write(code);
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let for_all = match parts.next()? {
            TASTE => false,
            TASTE_FOR_ALL => true,
            _ => return None,
        };
        let with = Part::read(parts)?;
        Some(Self { with, for_all })
    }
}

const TASTE: &str = "taste";
const TASTE_FOR_ALL: &str = "taste-all";

impl Part for Top {
    fn write(&self, code: &mut Code) {
        let Self { by, year, page } = self;
        by.write(code);
        year.write(code);
        page.write(code);
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self {
            by: Part::read(parts)?,
            year: Part::read(parts)?,
            page: Part::read(parts)?,
        })
    }
}

impl MemberAction {
    /// Whether it is about what is kept as a whole, and works outside of servers, too.
    pub fn is_about_privacy(&self) -> bool {
        matches!(
            self,
            Self::Kept | Self::Export | Self::AskForget | Self::Forget(_) | Self::Policy
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;

    #[test]
    fn every_action_fits_and_reads_back() {
        let film = || FilmId::parse(&"x".repeat(FilmId::LONGEST)).unwrap();
        let page = u16::MAX;
        for action in [
            MemberAction::See { film: film() },
            MemberAction::Unsee { film: film(), page },
            MemberAction::Seen { page },
            MemberAction::AskScore { film: film() },
            MemberAction::Rate {
                film: film(),
                score: Score::new(10).unwrap(),
            },
            MemberAction::Say { film: film() },
            MemberAction::Unrate { film: film() },
            MemberAction::Opinions { film: film(), page },
            MemberAction::RemoveSentence {
                film: film(),
                of: UserId(u64::MAX),
            },
            MemberAction::Recommend,
            MemberAction::ForMe { film: film() },
            MemberAction::Taste(TasteView {
                with: None,
                for_all: true,
            }),
            MemberAction::Taste(TasteView {
                with: Some(UserId(u64::MAX)),
                for_all: false,
            }),
            MemberAction::Top(Top {
                by: TopBy::Watched,
                year: Year::new(2026),
                page,
            }),
            MemberAction::Top(Top {
                by: TopBy::Rated,
                year: None,
                page: 0,
            }),
            MemberAction::Kept,
            MemberAction::Export,
            MemberAction::AskForget,
            MemberAction::Policy,
            MemberAction::Forget(Scope::Here),
            MemberAction::Forget(Scope::Everywhere),
        ]
        .map(Action::Member)
        {
            let code = action.encode();
            assert!(code.len() <= Action::LONGEST, "{code}");
            assert_eq!(Action::decode(&code), Some(action), "{code}");
            assert_eq!(Action::name_of(&code), "button member");
        }
    }

    #[test]
    fn other_texts_are_no_action() {
        for code in [
            "me",
            "me:",
            "me:see",
            "me:rate:heat-1995:0",
            "me:rate:heat-1995:11",
            "me:hush:heat-1995:-1",
            "me:forget:here",
            "me:top:best::0",
            "me:top:rated:1:0",
        ] {
            assert_eq!(Action::decode(code), None, "{code}");
        }
    }
}
