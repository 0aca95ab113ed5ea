//! What the buttons, menus and forms do that are about what a member keeps.
//!
//! None says whose it is: that is whoever presses.

use serde::{Deserialize, Serialize};

use super::{optional, part};
use crate::film::{FilmId, Year};
use crate::member::Score;
use crate::snowflake::UserId;

/// What a button, a menu or a form does that is about what a member keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberAction {
    /// Notes a film as seen.
    See {
        /// The film.
        film: FilmId,
    },
    /// Takes that back, and shows the page of what was seen.
    Unsee {
        /// The film.
        film: FilmId,
        /// The page, from 0.
        page: u16,
    },
    /// Shows a page of what was seen.
    Seen {
        /// The page, from 0.
        page: u16,
    },
    /// Asks for a rating.
    AskScore {
        /// The film.
        film: FilmId,
    },
    /// Rates a film.
    Rate {
        /// The film.
        film: FilmId,
        /// How good it is.
        score: Score,
    },
    /// Asks, and then keeps, what the member says of a film.
    Say {
        /// The film.
        film: FilmId,
    },
    /// Takes a rating back.
    Unrate {
        /// The film.
        film: FilmId,
    },
    /// Shows a page of what members say of a film.
    Opinions {
        /// The film.
        film: FilmId,
        /// The page, from 0.
        page: u16,
    },
    /// Removes what a member says of a film.
    RemoveSentence {
        /// The film.
        film: FilmId,
        /// Whose sentence.
        of: UserId,
    },
    /// Recommends films to whoever presses.
    Recommend,
    /// Says why films are recommended in their order.
    WhyRecommended {
        /// Who was asked for, beside whoever presses.
        others: Vec<UserId>,
        /// How closely.
        detail: Detail,
    },
    /// Shows a page of what a server likes best.
    Top(Top),
    /// Shows what is kept.
    Kept,
    /// Gives what is kept as a file.
    Export,
    /// Asks whether all of it is to be deleted.
    AskForget,
    /// Deletes all of it.
    Forget(Scope),
    /// Gives what is kept about anybody, why and for how long, as a document.
    Policy,
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

/// How closely an order is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// In words, with bars.
    InWords,
    /// As it was reckoned.
    Reckoned,
}

impl Detail {
    /// The letter for it in short forms.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::InWords => "w",
            Self::Reckoned => "n",
        }
    }

    pub(super) fn read(code: &str) -> Option<Self> {
        [Self::InWords, Self::Reckoned]
            .into_iter()
            .find(|detail| detail.code() == code)
    }
}

const SEE: &str = "see";
const UNSEE: &str = "unsee";
const SEEN: &str = "seen";
const ASK_SCORE: &str = "ask";
const RATE: &str = "rate";
const SAY: &str = "say";
const UNRATE: &str = "unrate";
const OPINIONS: &str = "all";
const REMOVE_SENTENCE: &str = "hush";
const RECOMMEND: &str = "for";
const WHY_RECOMMENDED: &str = "why";
const TOP: &str = "top";
const KEPT: &str = "kept";
const EXPORT: &str = "file";
const ASK_FORGET: &str = "forget";
const POLICY: &str = "policy";
const FORGET_HERE: &str = "forget-here";
const FORGET_EVERYWHERE: &str = "forget-all";

impl MemberAction {
    /// The short form, without the word that all of these share.
    pub(super) fn encode(&self) -> String {
        match self {
            Self::See { film } => format!("{SEE}:{film}"),
            Self::Unsee { film, page } => format!("{UNSEE}:{film}:{page}"),
            Self::Seen { page } => format!("{SEEN}:{page}"),
            Self::AskScore { film } => format!("{ASK_SCORE}:{film}"),
            Self::Rate { film, score } => format!("{RATE}:{film}:{}", score.get()),
            Self::Say { film } => format!("{SAY}:{film}"),
            Self::Unrate { film } => format!("{UNRATE}:{film}"),
            Self::Opinions { film, page } => format!("{OPINIONS}:{film}:{page}"),
            Self::RemoveSentence { film, of } => format!("{REMOVE_SENTENCE}:{film}:{of}"),
            Self::Recommend => RECOMMEND.to_owned(),
            Self::WhyRecommended { others, detail } => {
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                format!("{WHY_RECOMMENDED}:{}:{}", detail.code(), others.join("+"))
            }
            Self::Top(Top { by, year, page }) => {
                format!("{TOP}:{}:{}:{page}", by.word(), part(*year))
            }
            Self::Kept => KEPT.to_owned(),
            Self::Export => EXPORT.to_owned(),
            Self::AskForget => ASK_FORGET.to_owned(),
            Self::Policy => POLICY.to_owned(),
            Self::Forget(Scope::Here) => FORGET_HERE.to_owned(),
            Self::Forget(Scope::Everywhere) => FORGET_EVERYWHERE.to_owned(),
        }
    }

    /// Reads the short form back.
    pub(super) fn decode(code: &str) -> Option<Self> {
        let film = FilmId::parse;
        let parts: Vec<&str> = code.split(':').collect();
        Some(match *parts.as_slice() {
            [SEE, id] => Self::See { film: film(id)? },
            [UNSEE, id, page] => Self::Unsee {
                film: film(id)?,
                page: page.parse().ok()?,
            },
            [SEEN, page] => Self::Seen {
                page: page.parse().ok()?,
            },
            [ASK_SCORE, id] => Self::AskScore { film: film(id)? },
            [RATE, id, score] => Self::Rate {
                film: film(id)?,
                score: Score::new(score.parse().ok()?)?,
            },
            [SAY, id] => Self::Say { film: film(id)? },
            [UNRATE, id] => Self::Unrate { film: film(id)? },
            [OPINIONS, id, page] => Self::Opinions {
                film: film(id)?,
                page: page.parse().ok()?,
            },
            [REMOVE_SENTENCE, id, of] => Self::RemoveSentence {
                film: film(id)?,
                of: UserId(of.parse().ok()?),
            },
            [RECOMMEND] => Self::Recommend,
            [WHY_RECOMMENDED, detail, others] => Self::WhyRecommended {
                others: match others {
                    "" => Vec::new(),
                    others => others
                        .split('+')
                        .map(|other| other.parse().ok().map(UserId))
                        .collect::<Option<_>>()?,
                },
                detail: Detail::read(detail)?,
            },
            [TOP, by, year, page] => Self::Top(Top {
                by: TopBy::read(by)?,
                year: optional(year, |part| Year::new(part.parse().ok()?))?,
                page: page.parse().ok()?,
            }),
            [KEPT] => Self::Kept,
            [EXPORT] => Self::Export,
            [ASK_FORGET] => Self::AskForget,
            [POLICY] => Self::Policy,
            [FORGET_HERE] => Self::Forget(Scope::Here),
            [FORGET_EVERYWHERE] => Self::Forget(Scope::Everywhere),
            _ => return None,
        })
    }

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
            MemberAction::WhyRecommended {
                others: vec![UserId(u64::MAX); 4],
                detail: Detail::Reckoned,
            },
            MemberAction::WhyRecommended {
                others: Vec::new(),
                detail: Detail::InWords,
            },
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
