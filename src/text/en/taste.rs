//! English: what members like.

use super::super::{TasteTexts, list};
use super::count;
use crate::catalog::Lacking;
use crate::markup;
use crate::markup::Markup;

pub(super) const TEXTS: TasteTexts = TasteTexts {
    recommend_command: "Find films you will like, by what you rated",
    mentions_option: "Up to four others who watch too: mention them, such as @ada @bob",

    recommend: "Recommend films",
    choose_to_rate: "Rate one of these …",

    for_you: "Films for you",
    for_all: "Films for all of you",
    because: |title, score, what| {
        let a = if score == 8 { "an" } else { "a" };
        let a = Markup::trusted(a);
        markup!("because you gave *{}* {} {}: {}", title, a, score, what)
    },
    and_because: |films| {
        let film = |(title, score): (&str, u8)| markup!("*{}* ({})", title, score);
        markup!(
            "also for {}",
            list(films.into_iter().map(film).collect(), "and", None)
        )
    },
    because_of: |who, title, score, what| markup!("{}, for *{}* ({}): {}", who, title, score, what),
    people: |names, more| {
        let more = (more > 0).then(|| markup!("{} more", more));
        list(names, "and", more)
    },
    stretch_for: |who| markup!("a stretch for {}", list(who, "and", None)),
    unknown_taste: |who, lacking| match lacking {
        Lacking::Ratings(missing) => markup!(
            "I do not know the taste of {} yet: {} missing.",
            who,
            count(missing, "rating is", "ratings are")
        ),
        Lacking::Liking => markup!(
            "I do not know the taste of {} yet: a film rated 6 or better is missing.",
            who
        ),
    },
    about_recommending: "What you have rated or seen is left out. The more you rate, the better I know you.",
    nothing_to_recommend: "Nothing that is left to offer here goes with these ratings. Rate a few more \
        films with `/rate`, or let `/random` surprise you.",
    rate_first: "What do you like?",
    you_lack: |lacking| match lacking {
        Lacking::Ratings(missing) => markup!(
            "I know too little of your taste: {} missing.",
            count(missing, "rating is", "ratings are")
        ),
        Lacking::Liking => Markup::trusted(
            "I know too little of your taste: you have rated no film 6 or better yet.",
        ),
    },
    start_with: "These are well connected, so that rating one says much about others. Choose one to \
        rate, or use `/rate` for any film.",
};
