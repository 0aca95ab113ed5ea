//! What a command wants of the store before it can answer, as data: an [`Errand`] goes out,
//! whoever has a store runs it, and what was [`Found`] comes back in. So commands stay values in
//! and values out, and know neither SQL nor the clock.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::message::{Message, Reply};
use crate::action::{Scope, SettingsPage, Top, Wish};
use crate::catalog::Walk;
use crate::film::FilmId;
use crate::member::{
    Experience, Kept, Noted, Opinion, Period, Rated, Score, Seen, Sentence, Spread,
};
use crate::settings::{Change, Chosen, Contradiction, Edit, Entry, Field, Settings};
use crate::snowflake::{ChannelId, UserId};

mod watchlist;

pub use watchlist::{ListErrand, ListFound, Purpose};

/// What a call leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// The answer.
    Reply(Reply),
    /// Something to do first; [`report`](super::report) makes the answer of what was found.
    Errand(Errand),
}

impl Step {
    /// A new message.
    pub(super) fn say(message: Message) -> Self {
        Self::Reply(Reply::Say(message))
    }
}

impl From<Reply> for Step {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}

/// What the store is to do, about the server that the call comes from and in the asker's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Errand {
    /// Read the settings, to show a page of them.
    Look(SettingsPage),
    /// Change settings, all of them or none.
    Change(Vec<Edit>),
    /// Put the settings of a file in the place of all.
    Import(String),
    /// Go back to the operator's defaults with everything.
    Reset,
    /// Take back the change of this number.
    Undo(i64),
    /// Pick a film that the server has not been shown, and remember it.
    Pick {
        /// What it has to fit.
        wish: Wish,
        /// Where a walk stands that does without the server's memory.
        walk: Option<Walk>,
    },
    /// Show or change what is kept about the asker.
    Member(MemberErrand),
    /// Show or change the server's watchlists.
    List(ListErrand),
}

impl Errand {
    /// Whether the answer takes some milliseconds of computing in a large library.
    pub fn takes_thought(&self) -> bool {
        matches!(self, Self::Member(MemberErrand::Recommend { .. }))
    }
}

/// What the store is to do about the asker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberErrand {
    /// Note that they have seen a film.
    See(Noted),
    /// Take that back, and read a page of what they have seen.
    Unsee {
        /// The film.
        film: FilmId,
        /// The page to show.
        page: u16,
    },
    /// Read what they have seen.
    Seen {
        /// The page to show.
        page: u16,
    },
    /// Keep their rating.
    Rate {
        /// The film.
        film: Noted,
        /// How good it is.
        score: Score,
        /// What they say of it; `None` leaves what they said before.
        sentence: Option<Sentence>,
    },
    /// Keep what they say of a film that they rated; `None` takes it back.
    Say {
        /// The film.
        film: FilmId,
        /// What they say.
        sentence: Option<Sentence>,
    },
    /// Take their rating back.
    Unrate {
        /// The film.
        film: FilmId,
    },
    /// Read what members say of a film.
    Opinions {
        /// The film.
        film: FilmId,
        /// The page to show.
        page: u16,
    },
    /// Remove what a member says of a film.
    Hush {
        /// The film.
        film: FilmId,
        /// Whose sentence.
        of: UserId,
    },
    /// Read what they and others rated and have seen.
    Recommend {
        /// The others.
        with: Vec<UserId>,
    },
    /// Read what their server likes best.
    Top {
        /// The page to show.
        page: Top,
        /// When it was rated, wanted or watched.
        within: Period,
    },
    /// Read everything that is kept about them.
    Kept {
        /// Whether it is wanted as a file.
        file: bool,
    },
    /// Delete everything that is kept about them.
    Forget(Scope),
}

/// What came of an errand about a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberFound {
    /// The film is noted as seen.
    Noted,
    /// What they have seen, the latest first.
    Seen(Vec<Seen>),
    /// Their rating stands.
    Rated {
        /// Their rating.
        rated: Rated,
        /// How the server rates the film, with it.
        spread: Spread,
    },
    /// They have not rated the film.
    NotRated,
    /// Their rating is taken back.
    Unrated,
    /// What members say of a film, the latest first.
    Opinions(Vec<Opinion>),
    /// What the asker and the others rated and have seen, in the order of asking.
    Experiences(Vec<Experience>),
    /// How the server rates films.
    Spreads(Vec<(Noted, Spread)>),
    /// How many members want films, or how often they were watched, the most first.
    Counts(Vec<(Noted, u32)>),
    /// Everything that is kept, by server.
    Kept(Vec<Kept>),
    /// Everything is deleted.
    Forgotten {
        /// In how many servers.
        servers: usize,
        /// How many entries.
        entries: u64,
    },
}

/// A film picked for a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// The film.
    pub film: FilmId,
    /// How many films that fit are left to be shown after this one.
    pub left: usize,
    /// How many films fit.
    pub of: usize,
}

/// What came of an errand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// What the errand changed, and how the server's settings stand now.
    Settings {
        /// What changed.
        changes: Vec<Change>,
        /// How things stand; `None` where a change was made and could not be read back.
        server: Option<Box<ServerSettings>>,
    },
    /// The change would make settings that do not go together; nothing changed.
    Contradiction(Contradiction),
    /// These settings were changed again since, so that nothing was taken back.
    ChangedSince(Vec<Field>),
    /// The change to take back is not remembered any more.
    Forgotten,
    /// These channels are not the server's; nothing changed.
    Foreign(BTreeSet<ChannelId>),
    /// It could not be found out whether channels are the server's; nothing changed.
    Unchecked,
    /// The file cannot be used, for these reasons; nothing changed.
    Unreadable(String),
    /// The film that was picked.
    Picked(Picked),
    /// No film fits any more.
    NothingPicked,
    /// What came of an errand about a member.
    Member(MemberFound),
    /// What came of an errand about watchlists.
    List(ListFound),
    /// The store could not be reached.
    Unavailable {
        /// The short reference under which the log has the whole story.
        reference: String,
    },
}

/// How a server's settings stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServerSettings {
    /// What the server has chosen.
    pub chosen: Chosen,
    /// The operator's defaults for everything else.
    pub defaults: Settings,
    /// What changed, the latest first.
    pub history: Vec<Entry>,
    /// On how many days in a row the channel refused the film of the day.
    pub refused_days: i64,
}

impl ServerSettings {
    /// The settings in force.
    pub fn in_force(&self) -> Settings {
        self.chosen.over(&self.defaults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Setting, SpoilerPolicy, Way};

    #[test]
    fn errands_and_what_they_find_are_data() {
        let shown = Setting::Spoilers(SpoilerPolicy::Shown);
        let errand = Errand::Change(vec![Edit::Set(shown.clone()), Edit::Unset(Field::Language)]);
        let json = serde_json::to_string(&errand).unwrap();
        assert_eq!(serde_json::from_str::<Errand>(&json).unwrap(), errand);
        let changes = vec![Change {
            field: Field::Spoilers,
            was: None,
            is: Some(shown.clone()),
        }];
        let entry = Entry {
            number: 1,
            at: jiff::Timestamp::UNIX_EPOCH,
            who: None,
            way: Way::Set,
            changes: changes.clone(),
        };
        let found = Found::Settings {
            changes,
            server: Some(Box::new(ServerSettings {
                chosen: [shown].into_iter().collect(),
                defaults: Settings::default(),
                history: vec![entry],
                refused_days: 0,
            })),
        };
        let json = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Found>(&json).unwrap(), found);
    }
}
