//! A review: a film, what was written about it, and by whom.

use serde::{Deserialize, Serialize};

use crate::film::{Film, LanguageTag, Rating};

mod column;
pub mod file;
pub mod plain_text;
pub mod sentences;
pub mod spoilers;
pub mod summary;
mod verdicts;

pub use column::ColumnId;
pub use verdicts::Verdict;

/// A film with its review, or a listing: a film that nobody here has reviewed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub film: Film,
    /// The reviewer's rating.
    pub rating: Option<Rating>,
    /// Who wrote it.
    pub reviewer: Option<Box<str>>,
    /// The language it is written in, where that is not English.
    pub language: Option<LanguageTag>,
    /// Two to four sentences without spoilers, as the author wrote them.
    pub summary: Option<Box<str>>,
    /// The review: Markdown in which `||…||` hides a spoiler. Absent in a listing.
    pub body: Option<Box<str>>,
    /// Whether spoilers that the author did not mark are looked for.
    pub spoilers: SpoilerMarks,
    /// Other reviews of the film, each with its facts.
    pub further: Box<[Review]>,
}

impl Review {
    /// The longest body, in characters.
    pub const LONGEST_BODY: usize = 100_000;
    /// The longest summary, in characters.
    pub const LONGEST_SUMMARY: usize = 1_500;
    /// The longest reviewer's name, in characters.
    pub const LONGEST_REVIEWER: usize = 100;

    /// The film as a listing.
    pub fn listing(film: Film) -> Self {
        Self {
            film,
            rating: None,
            reviewer: None,
            language: None,
            summary: None,
            body: None,
            spoilers: SpoilerMarks::default(),
            further: Box::default(),
        }
    }

    /// Whether the film is only listed: it has relatives and a cast, and no review yet.
    pub fn is_listing(&self) -> bool {
        self.body.is_none()
    }
}

/// How far the spoiler marks of a body go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum SpoilerMarks {
    /// Unmarked spoilers are found and hidden too.
    #[default]
    #[serde(rename = "guessed")]
    Guessed,
    /// What the author marked, and no more.
    #[serde(rename = "as marked")]
    AsMarked,
}

impl SpoilerMarks {
    /// Both ways, the default first.
    pub const ALL: [Self; 2] = [Self::Guessed, Self::AsMarked];

    /// The name as it stands in review files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::AsMarked => "as marked",
        }
    }

    /// The way of this name, as review files write it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|marks| marks.name() == name)
    }
}
