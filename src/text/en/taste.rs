//! English: what members like.

use super::super::{TasteTexts, list};
use super::{a_score, count};
use crate::action::TopBy;
use crate::catalog::{Lacking, Part};
use crate::markup;
use crate::markup::Markup;

fn again(what: &Markup, was_rated: bool) -> Markup {
    if was_rated {
        markup!("{} again", what)
    } else {
        markup!("{} here, too", what)
    }
}

pub(super) const TEXTS: TasteTexts = TasteTexts {
    recommend_command: "Find films you will like, by what you rated",
    mentions_option: "Up to four others who watch too: mention them, such as @ada @bob",
    top_command: "Show what this server likes best",
    top_by_option: "Best rated, most wanted or most watched",
    top_year_option: "The year in which it was rated, wanted or watched here, not that of the film",

    recommend: "Recommend films",

    for_you: "Films for you",
    for_all: "Films for all of you",
    for_whom: |who| markup!("For {}:", list(who, "and", None)),
    because: |films, what| {
        let film = |(title, score): (&str, u8)| markup!("*{}* {}", title, a_score(score));
        let films = list(films.into_iter().map(film).collect(), "and", None);
        markup!("You gave {}: {}", films, what)
    },
    and_better: |what| markup!("{}, and better", what),
    and_because: |title, score, what| {
        markup!("and you gave *{}* {}: {}", title, a_score(score), what)
    },
    because_wanted: |films, what| markup!("You want to watch {}: {}", titles(films), what),
    and_wanted: |title, what| markup!("and you want to watch *{}*: {}", title, what),
    because_wanted_by: |who, title, what| markup!("{} wants to watch *{}*: {}", who, title, what),
    because_of: |who, title, score, what| {
        markup!("{} gave *{}* {}: {}", who, title, a_score(score), what)
    },
    of_series: "another one of the series",
    people_again: |names, was_rated| again(&list(names, "and", None), was_rated),
    kind_again: |genres, decade, was_rated| {
        let genres = list(genres, "and", None);
        let kind = decade.map(|decade| markup!("{} of the {}", genres, decade));
        again(&kind.unwrap_or(genres), was_rated)
    },
    of_country: |kind, country| markup!("{} ({})", kind, country.name()),
    suits: |who| markup!("should suit {}", list(who, "and", None)),
    few_know_it: "not one of the best known",
    liked_by_alike: |members| {
        markup!(
            "liked by {} members here whose taste is like yours",
            members
        )
    },
    you_want_it: "on your watchlist already",
    they_want_it: |who| {
        let verb = Markup::trusted(if who.len() == 1 { "wants" } else { "want" });
        markup!("{} {} to watch it", list(who, "and", None), verb)
    },
    but_poor: "but its review here thinks little of it",
    but_rated_low: |what| markup!("but you mostly rated {} low", list(what, "and", None)),
    but_rated_low_by: |who, what| {
        markup!("but {} mostly rated {} low", who, list(what, "and", None))
    },
    how_films_are_ordered: "The long bar says how well a film suits you overall, the short ones how much each \
        thing speaks for it or against it, on one scale for the whole list. The best comes first; the last \
        may be one that you would not have found alone.",
    how_films_are_reckoned: "Each thing has a number; the higher a film's sum for a member, the earlier \
        it comes in that member's own order. Of a series the first that is left stands for the others.",
    part: |part| match part {
        Part::People => "its cast",
        Part::Directors => "its director",
        Part::Series => "its series",
        Part::Genres => "its genres",
        Part::Years => "when it was made",
        Part::Countries => "where it is from",
        Part::Fame => "how well known it is",
        Part::Rating => "its review",
        Part::Alike => "members of similar taste",
        Part::Wishes => "films on the watchlist",
    },
    stretch_for: |who| markup!("a stretch for {}", list(who, "and", None)),
    unknown_taste: |who, lacking| match lacking {
        Lacking::Ratings(missing) => markup!(
            "I cannot tell yet what {} likes: {} would tell me.",
            who,
            count(missing, "more rated film", "more rated films")
        ),
        Lacking::Liking => markup!(
            "I cannot tell yet what {} likes: a film that gets a 6 or better would tell me.",
            who
        ),
    },
    about_recommending: "What you have rated or seen is left out. The more you rate, the better I know you.",
    nothing_to_recommend: "Nothing that is left here suits what you rated. Rate a few more films with \
        `/rate`, or let `/random` surprise you.",
    top_by: |by| match by {
        TopBy::Rated => "Best rated",
        TopBy::Wanted => "Most wanted",
        TopBy::Watched => "Most watched",
    },
    top_title: |by, year| {
        let (title, within) = match by {
            TopBy::Rated => ("Best rated in this server", "by the ratings of"),
            TopBy::Wanted => ("Most wanted in this server", "by the wishes of"),
            TopBy::Watched => ("Most watched in this server", "by the film nights of"),
        };
        match year {
            Some(year) => markup!("{}, {} {}", title, Markup::trusted(within), year),
            None => Markup::trusted(title),
        }
    },
    wanted_by: |members| match members {
        1 => "one member wants it".to_owned(),
        members => format!("{members} members want it"),
    },
    watched_times: |times| match times {
        1 => "watched once".to_owned(),
        2 => "watched twice".to_owned(),
        times => format!("watched {times} times"),
    },
    about_best: "Three ratings at least; the fewer there are, the nearer a film is put to the average",
    no_top: |by, year| {
        let Some(year) = year else {
            return Markup::trusted(match by {
                TopBy::Rated => {
                    "No film has three ratings of members here yet. Rate what you have seen with \
                     `/rate`, and ask others to."
                }
                TopBy::Wanted => {
                    "Nobody here wants to watch a film yet. Put one on the list with `/watchlist add`."
                }
                TopBy::Watched => {
                    "No film is noted as watched here yet. Note one with `/watchlist watched`."
                }
            });
        };
        let nothing = match by {
            TopBy::Rated => markup!("In {} no film got three ratings here.", year),
            TopBy::Wanted => markup!("No film on a list was put there in {}.", year),
            TopBy::Watched => markup!("No film is noted as watched here in {}.", year),
        };
        markup!("{} Leave `year` out to see all years.", nothing)
    },
};

/// `*Heat* and *Ronin*`.
fn titles(films: Vec<&str>) -> Markup {
    let film = |title: &str| markup!("*{}*", title);
    list(films.into_iter().map(film).collect(), "and", None)
}
