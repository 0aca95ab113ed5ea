//! English: around recommended films.

use super::super::OfferTexts;
use super::{a_score, count};
use crate::markup;

pub(super) const TEXTS: OfferTexts = OfferTexts {
    from_option: "Where to look; in the whole library if left out",
    from_watchlists: "This server's watchlists",

    choose: "Seen it? Want it? Not for you? Choose a film …",
    more: "More like these",
    first_list: "The first five again",
    not_for_me: "Not for me",
    for_me: "It is for me after all",
    seen_it: |title| format!("I have seen {title} …"),
    seen_unrated: "Seen, without a rating",
    not_seen: "I have not seen it",
    skip: "Skip this one",
    start: "Rate a few films",

    declined: |title| markup!("*{}* is not for you: I will not offer it again.", title),
    accepted: |title| markup!("*{}* is for you after all.", title),
    wanted: |title| markup!("*{}* is on the watchlist.", title),
    unwanted: |title| markup!("You do not want to watch *{}* any more.", title),
    seen: |title| markup!("*{}* is noted as seen.", title),
    rated: |title, score| markup!("You gave *{}* {}.", title, a_score(score.get())),

    of_watchlists: "from this server's watchlists",
    offered_then: |what| markup!("-# Offered then: {}", what),
    no_more: "That was all that suits. Rate a few more films, and I find others.",
    nothing_on_watchlists: "I found nothing for you on this server's watchlists. Leave `from` out to \
        look in the whole library.",
    nothing_of_that_kind: "I found nothing like that for you. Try fewer filters.",

    what_you_like: "What do you like?",
    what_you_all_like: "What do you all like?",
    progress: |rated, missing| {
        markup!(
            "**{} of {}** rated: {} and I can recommend films to you.",
            rated,
            rated + missing,
            count(missing, "more film", "more films")
        )
    },
    nothing_liked: "You have not given anything a 6 or better yet. Tell me one film that you like.",
    how_to_answer: "How good are these? Choose a rating in each menu, or pass a film over, and the \
        next one takes its place. Rate any other film with `/rate`.",
    nothing_to_ask: "I have no more films to ask you about. Rate any film with `/rate`.",
    who_sees_ratings: "Members of this server can see your ratings, with your name.",
    enough: "I know your taste well enough to recommend films.",
};
