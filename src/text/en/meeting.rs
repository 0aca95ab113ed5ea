//! English: what is understood of a taste.

use super::super::MeetingTexts;
use super::count;
use crate::markup;

pub(super) const TEXTS: MeetingTexts = MeetingTexts {
    command: "Show what I have understood of your taste, or how it meets another member's",
    with_option: "A member: how your tastes meet; your own taste if left out",
    show_here: "Show it here",

    own_title: "What I have understood",
    people: "Actors you like",
    directors: "Directors you like",
    genres: "Genres you like",
    decades: "Decades you like",
    decade: |decade| decade.to_string(),
    unlike_reviewers: "Where the reviewers think otherwise",
    unlike_members: "Where this server thinks otherwise",
    but_reviewers: |title, own, theirs| {
        markup!("*{}*: you say {}, the review says {}", title, own, theirs)
    },
    but_members: |title, own, theirs| {
        markup!("*{}*: you say {}, the others say {}", title, own, theirs)
    },
    nothing_stands_out: "Nothing stands out yet: I name what you rated well in two films or more. Rate a \
        few more, and I will see.",
    rests_on: |ratings| format!("By {} of yours", count(ratings, "rating", "ratings")),

    meeting_title: "How two tastes meet",
    of_two: |one, other| markup!("{} and {}", one, other),
    agreement: |percent, films| {
        markup!(
            "You agree **{}%**, over {} that you both rated.",
            percent,
            count(films, "film", "films")
        )
    },
    says_little: "That is little to go by.",
    none_in_common: "You have not rated any film in common yet, so I cannot say how far you agree.",
    both_love: "**You both love**",
    to_argue: "**To argue about**",
    shows: |one, other| markup!("**{} should show {}**", one, other),
    about_agreement: "The same rating counts 100%, each point between you takes off 20",
};
