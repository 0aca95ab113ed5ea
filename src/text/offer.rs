//! The sentences below and around a list of recommended films, and of the first questions.

use crate::markup::Markup;
use crate::member::Score;

/// The sentences around recommended films, in one language.
#[derive(Debug)]
pub struct OfferTexts {
    /// An option, at most 100 characters, and its value.
    pub from_option: &'static str,
    pub from_watchlists: &'static str,

    // Buttons and menus, at most 80 and 150 characters.
    pub choose: &'static str,
    pub more: &'static str,
    pub first_list: &'static str,
    pub not_for_me: &'static str,
    pub for_me: &'static str,
    /// With the film's title.
    pub seen_it: fn(&str) -> String,
    pub seen_unrated: &'static str,
    pub not_seen: &'static str,
    pub skip: &'static str,
    pub start: &'static str,

    // What was done with a film, by its title.
    pub declined: fn(&str) -> Markup,
    pub accepted: fn(&str) -> Markup,
    pub wanted: fn(&str) -> Markup,
    pub unwanted: fn(&str) -> Markup,
    pub seen: fn(&str) -> Markup,
    pub rated: fn(&str, Score) -> Markup,

    // The list.
    pub of_watchlists: &'static str,
    /// What the films that are offered after the first questions have to fit.
    pub offered_then: fn(&Markup) -> Markup,
    pub no_more: &'static str,
    pub nothing_on_watchlists: &'static str,
    pub nothing_of_that_kind: &'static str,

    // The first questions.
    pub what_you_like: &'static str,
    pub what_you_all_like: &'static str,
    /// How many films are rated, and how many ratings are missing.
    pub progress: fn(usize, usize) -> Markup,
    pub nothing_liked: &'static str,
    pub how_to_answer: &'static str,
    pub nothing_to_ask: &'static str,
    pub who_sees_ratings: &'static str,
    pub enough: &'static str,
}

#[cfg(test)]
mod tests {
    use crate::locale::Locale;

    #[test]
    fn buttons_and_menus_have_room_for_every_text() {
        for locale in Locale::ALL {
            let texts = &locale.texts().offer;
            for text in [texts.more, texts.first_list, texts.not_for_me, texts.for_me] {
                assert!((1..=80).contains(&text.chars().count()), "{text}");
            }
            for text in [texts.seen_unrated, texts.not_seen, texts.skip] {
                assert!((1..=100).contains(&text.chars().count()), "{text}");
            }
        }
    }
}
