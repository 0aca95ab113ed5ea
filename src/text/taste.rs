//! The sentences about what members like, and what a server does.

use crate::action::TopBy;
use crate::catalog::Lacking;
use crate::film::Year;
use crate::markup::Markup;

/// The sentences about what members like, in one language.
#[derive(Debug)]
pub struct TasteTexts {
    // Commands and options: imperative, without a full stop, at most 100 characters.
    pub recommend_command: &'static str,
    pub mentions_option: &'static str,
    pub top_command: &'static str,
    pub top_by_option: &'static str,
    pub top_year_option: &'static str,

    // Buttons and menus, at most 80 and 150 characters.
    pub recommend: &'static str,

    // /recommend.
    pub for_you: &'static str,
    pub for_all: &'static str,
    pub for_whom: fn(Vec<Markup>) -> Markup,
    /// A film rated well, and what a film has of it.
    pub because: fn(&str, u8, &Markup) -> Markup,
    /// More films that speak for the same.
    pub and_because: fn(Vec<(&str, u8)>) -> Markup,
    /// The same for a member of a group.
    pub because_of: fn(&Markup, &str, u8, &Markup) -> Markup,
    /// Names, and how many more there are.
    pub people: fn(Vec<Markup>, usize) -> Markup,
    /// What else speaks for a film, and what against it, behind the reason and a semicolon.
    pub few_know_it: &'static str,
    /// Two members or more.
    pub liked_by_alike: fn(u32) -> Markup,
    pub but_poor: &'static str,
    pub but_rated_low: fn(Vec<Markup>) -> Markup,
    pub stretch_for: fn(Vec<Markup>) -> Markup,
    pub unknown_taste: fn(&Markup, Lacking) -> Markup,
    pub about_recommending: &'static str,
    pub nothing_to_recommend: &'static str,

    // /top.
    /// A choice, at most 100 characters, and a button.
    pub top_by: fn(TopBy) -> &'static str,
    pub top_title: fn(TopBy, Option<Year>) -> Markup,
    pub wanted_by: fn(u32) -> String,
    pub watched_times: fn(u32) -> String,
    pub about_best: &'static str,
    pub no_top: fn(TopBy, Option<Year>) -> Markup,
}
