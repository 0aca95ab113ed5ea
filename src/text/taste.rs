//! The sentences about what members like, and what a server does.

use crate::action::TopBy;
use crate::catalog::{Lacking, Part};
use crate::film::{Country, Decade, Year};
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
    /// Films rated well, and what a film has of them.
    pub because: fn(Vec<(&str, u8)>, &Markup) -> Markup,
    /// The same, where the film is better than these.
    pub and_better: fn(&Markup) -> Markup,
    /// Another film that speaks for it, and what it has of that.
    pub and_because: fn(&str, u8, &Markup) -> Markup,
    /// Films that somebody wants to watch, and what a film has of them; and another one of these.
    pub because_wanted: fn(Vec<&str>, &Markup) -> Markup,
    pub and_wanted: fn(&str, &Markup) -> Markup,
    /// A film rated well by a member of a group, or wanted by one, and what a film has of it.
    pub because_of: fn(&Markup, &str, u8, &Markup) -> Markup,
    pub because_wanted_by: fn(&Markup, &str, &Markup) -> Markup,
    /// What a film has of others that are of its series.
    pub of_series: &'static str,
    /// Whom both films have; whether one of them was rated, or is only wanted.
    pub people_again: fn(Vec<Markup>, bool) -> Markup,
    /// Genres that both films have, and the decade of both; the same.
    pub kind_again: fn(Vec<Markup>, Option<Decade>, bool) -> Markup,
    /// The same, where both are from a country that few films are from.
    pub of_country: fn(&Markup, Country) -> Markup,
    /// Members of a group whom a film suits, whatever few words there are for it.
    pub suits: fn(Vec<Markup>) -> Markup,
    /// What else speaks for a film, and what against it, behind the reason and a semicolon.
    pub few_know_it: &'static str,
    /// Two members or more.
    pub liked_by_alike: fn(u32) -> Markup,
    pub you_want_it: &'static str,
    pub they_want_it: fn(Vec<Markup>) -> Markup,
    pub but_poor: &'static str,
    pub but_rated_low: fn(Vec<Markup>) -> Markup,
    /// The same of another member.
    pub but_rated_low_by: fn(&Markup, Vec<Markup>) -> Markup,
    /// Above what speaks for films, with bars, and with numbers.
    pub how_films_are_ordered: &'static str,
    pub how_films_are_reckoned: &'static str,
    /// Small, in the middle of a line.
    pub part: fn(Part) -> &'static str,
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
