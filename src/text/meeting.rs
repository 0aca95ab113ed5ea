//! The sentences about what is understood of a taste, and about how two meet.

use crate::film::Decade;
use crate::markup::Markup;

/// The sentences of `/taste`, in one language.
#[derive(Debug)]
pub struct MeetingTexts {
    // A command and its option: imperative, without a full stop, at most 100 characters.
    pub command: &'static str,
    pub with_option: &'static str,
    pub show_here: &'static str,

    // One taste.
    pub own_title: &'static str,
    pub people: &'static str,
    pub directors: &'static str,
    pub genres: &'static str,
    pub decades: &'static str,
    pub decade: fn(Decade) -> String,
    pub unlike_reviewers: &'static str,
    pub unlike_members: &'static str,
    /// The film, the member's score, the reviewer's rating.
    pub but_reviewers: fn(&str, u8, &str) -> Markup,
    /// The film, the member's score, the others' mean.
    pub but_members: fn(&str, u8, &str) -> Markup,
    pub nothing_stands_out: &'static str,
    /// How many ratings.
    pub rests_on: fn(usize) -> String,

    // Two tastes.
    pub meeting_title: &'static str,
    pub of_two: fn(&Markup, &Markup) -> Markup,
    /// In percent, over how many films.
    pub agreement: fn(u8, usize) -> Markup,
    pub says_little: &'static str,
    pub none_in_common: &'static str,
    pub both_love: &'static str,
    pub to_argue: &'static str,
    /// Who should show films to whom.
    pub shows: fn(&Markup, &Markup) -> Markup,
    pub about_agreement: &'static str,
}
