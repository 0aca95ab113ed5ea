//! English.

use super::{SharedRole, Texts, hours_and_minutes, list};
use crate::action::Wish;
use crate::catalog::{Factor, Reviewed, Section};
use crate::film::{Country, Genre, PersonName};
use crate::markup;
use crate::markup::Markup;

mod column;
mod meeting;
mod member;
mod offer;
mod refusal;
mod settings;
mod taste;
mod watchlist;

pub(super) static TEXTS: Texts = Texts {
    review_command: "Read what a film is like",
    random_command: "Pick a film at random",
    related_command: "Find films that share cast with a film",
    connect_command: "Find the shortest chain of shared people between two films",
    person_command: "Show the films somebody is in, and with whom",
    browse_command: "Page through the library",
    help_command: "Show what this bot can do",
    delete_command: "Delete this answer",
    film_option: "The film's title",
    genres_option: "One or more genres, separated by commas",
    decade_option: "The decade of release, such as 1990s",
    min_rating_option: "The lowest rating, 0 to 10",
    max_minutes_option: "The longest running time, in minutes",
    with_option: "Somebody in the cast",
    country_option: "A country that the film is from, such as France",
    reviewed_option: "Whether the film has to have a review here; it has to unless you say otherwise",
    reviewed: |reviewed| match reviewed {
        Reviewed::Only => "Only reviewed films",
        Reviewed::NoMatter => "No matter",
    },
    also_option: "A second film; the list is then close to both",
    from_option: "The film to start from",
    to_option: "The film to arrive at",
    name_option: "An actor's or a director's name",
    genre_option: "Only films of this genre",
    sort_option: "The order of the list",
    sort_title: "By title",
    sort_newest: "Newest first",
    sort_oldest: "Oldest first",
    sort_rating: "Best rated first",

    genre: Genre::name,
    country: Country::name,
    decimal: |rating| rating.to_string(),
    number: |value| format!("{value:.2}"),
    minutes: |runtime| hours_and_minutes(runtime, "h", "m"),

    rating: "Rating",
    not_rated: "Not rated",
    directed_by: "Directed by",
    director: "Director",
    as_director: "director",
    running_time: "Running time",
    genres: "Genres",
    series: "Series",
    cast: "Cast",
    name_as_role: |name, role| markup!("**{}** as {}", name, role),
    as_role: |role| format!("as {role}"),
    and_more_people: |more| format!("and {more} more"),
    no_review_yet: "Nobody has reviewed it here yet.",
    nearest_films: "Nearest to it",
    reviewed_with_its_cast: "Reviewed here, with people from its cast",
    no_summary: "This review has no summary. Open the full one: what gives the film away is hidden there.",
    unconfirmed_card: "*⚠️ Not confirmed: no release of this film could be found.*",
    unconfirmed_short: "not confirmed",
    reviewed_by: |name| format!("Reviewed by {name}"),

    full_review: "Full review",
    related_films: "Related films",
    random_film: "A random film",
    film_of_the_day: || Markup::trusted("🎬 **Film of the day**"),
    any_film: "Any film at all",
    another: "Another",
    start_over: "Start over",
    why_this_order: "Why this order?",
    open_film: |title| format!("Open {title}"),
    previous: "Previous",
    next: "Next",
    page: |page, pages| format!("Page {page} of {pages}"),
    choose_film: "Open one of these films …",
    choose_namesake: "Other films by that name …",
    choose_person: "Look up somebody in it …",
    did_you_mean: "Did you mean …?",
    add_to_server: "Add to a server",

    decade_row: |decade, films| format!("{decade} · {}", count(films, "film", "films")),
    country_row: |country, films| format!("{country} · {}", count(films, "film", "films")),
    films_such_as: |films, known_for| match films {
        0 => "no films".to_owned(),
        1 => known_for.to_owned(),
        films => format!("{films} films, such as {known_for}"),
    },

    picked: |fitting, wish| {
        let films = count(fitting, "film", "films");
        match (wish.is_empty(), fitting) {
            (true, _) => markup!("🎲 Picked from {}.", films),
            (false, 1) => markup!("🎲 The only film that fits: {}.", wish),
            (false, _) => markup!("🎲 Picked from the {} that fit: {}.", films, wish),
        }
    },
    wish: describe_wish,
    left_to_show: |left, of| match (left, of) {
        (_, 1) => Markup::default(),
        (0, of) => markup!("-# All {} have been shown.", of),
        (left, of) => markup!("-# {} of {} left.", left, of),
    },

    related_to: |title| markup!("Related to {}", title),
    related_to_both: |film, also| markup!("Related to both {} and {}", film, also),
    shares: |people, all| {
        let more = all.saturating_sub(people.len());
        let more = (more > 0).then(|| markup!("{} more", more));
        markup!(
            "shares {}",
            list(people.iter().map(both_roles).collect(), "and", more)
        )
    },
    same_series: "same series",
    similar_title: "similar title",
    same_director: |names| markup!("same director ({})", names),
    same_writer: |names| markup!("same writer ({})", names),
    same_genres: |names| markup!("both {}", names),
    years_apart: |years| match years {
        0 => Markup::trusted("same year"),
        1 => Markup::trusted("a year apart"),
        years => markup!("{} years apart", years),
    },
    of_its_series: |films, more| {
        let more = if more > 0 {
            format!(", and {more} more")
        } else {
            String::new()
        };
        markup!("**Its series:** {}{}", films, more)
    },
    nobody_shared: "**No film here shares its cast.** Close in other ways:",
    further_without_cast: "**No shared cast, but close in other ways**",
    further_with_cast: "**More with people from its cast**",
    nothing_related: "Nothing in this library is related to it yet. Use `/browse` to look around.",
    how_order_is_made: "Each shared person counts for how high both films bill them, little where \
        they are only heard, and each of several a little less. The sum is multiplied by what else \
        agrees or clashes, and by how well known and liked the film is.",
    what_orders_films: "The bar before a title says how near the film is, compared with the nearest; those \
        below it say how much each thing counts, the same for every film. Where nobody of the \
        cast is shared, the rest has to agree all the more.",
    the_arithmetic: "The arithmetic",
    shared_people: "shared people",
    speaks_against: |what| markup!("against it: {}", what),
    factor: |factor| match factor {
        Factor::Genres => "genres",
        Factor::Years => "years",
        Factor::Director => "director",
        Factor::Writer => "writer",
        Factor::Both => "both films",
        Factor::Fame => "fame",
        Factor::Rating => "rating",
        Factor::Title => "title",
        Factor::Unshared => "no shared cast",
    },

    from_to: |from, to| markup!("{} → {}", from, to),
    chain_length: |links| match links {
        1 => Markup::trusted("They share people directly."),
        links => markup!("Connected in {} steps.", links),
    },
    link: |people, all| {
        let more = all.saturating_sub(people.len());
        let more = (more > 0).then(|| markup!("{} more", more));
        markup!(
            "↓ {}",
            list(people.iter().map(both_roles).collect(), "and", more)
        )
    },
    another_way: "**Another way, just as short**",
    and_another_way: "**And another**",
    not_connected: |from, to| {
        markup!(
            "No chain of shared people leads from {} to {} in this library. Use `/related` to see \
             what each of them is close to.",
            from,
            to
        )
    },

    film_as_role: |film, role| markup!("{} · as {}", film, role),
    film_as_director: |film| markup!("{} · *director*", film),
    film_as_both: |film, role| match role {
        Some(role) => markup!("{} · *director*, and as {}", film, role),
        None => markup!("{} · *director*, and in the cast", film),
    },
    appears_most_with: "Most often with",
    films_together: |name, films| {
        markup!("**{}** · {}", name, count(films as usize, "film", "films"))
    },
    films_here: |films| format!("{} in this library", count(films, "film", "films")),
    reviewed_here: |films| format!("{} reviewed in this library", count(films, "film", "films")),
    library: |section, column| {
        let Section {
            genre,
            decade,
            country,
            column: _,
            extent: _,
        } = section;
        let genre = genre.map(|genre| markup!("{}", genre));
        let decade = decade.map(|decade| markup!("{}", decade));
        let country = country.map(|country| markup!("{}", country.name()));
        let column = column.map(TEXTS.column.reviewed_by);
        let parts = [genre, decade, country, column];
        let parts = Markup::join(parts.into_iter().flatten(), ", ");
        if parts.is_empty() {
            Markup::trusted("The library")
        } else {
            markup!("The library: {}", parts)
        }
    },
    only_listed: "Nobody has reviewed any of these here yet.",
    jump_to_letter: "Jump to a letter …",
    choose_decade: "Choose a decade …",
    every_decade: "Every decade",
    all_films: |films| match films {
        1 => "The only film".to_owned(),
        films => format!("All {films} films"),
    },
    reviewed_films: "Reviewed films only",

    help_title: "What Reelated can do",
    help_intro: "I know films by their reviews and by who is in them. Ask me what a film is like, \
        what to watch tonight, or what is related to a film you love.",
    commands: "Commands",
    buttons: "Buttons",
    about_buttons: "Buttons and menus change an answer for whoever asked for it; anybody else who \
        presses one gets a private copy. To remove an answer of yours, open its menu, then \
        *Apps* and *Delete this answer*.",
    privacy: "Privacy",
    about_privacy: "I see only the commands and buttons you use, never your messages. I keep what you \
        tell me to: films you have seen, rated, want to watch, watched together or do not want to be \
        offered, and who changed a server's settings. `/privacy show` lists it, `/privacy delete` deletes it; the button below \
        says the rest.",
    library_counts: |films, reviews, people| {
        format!(
            "{}, {}, {}",
            count(films, "film", "films"),
            count(reviews, "review", "reviews"),
            count(people, "person", "people")
        )
    },

    deleted: "The answer is deleted.",
    cannot_delete: "Discord does not let me delete messages here. Ask a moderator to delete it, or \
        use me where I am a member of the server.",

    column: column::TEXTS,

    settings: settings::TEXTS,

    member: member::TEXTS,
    list: watchlist::TEXTS,

    taste: taste::TEXTS,
    offer: offer::TEXTS,
    meeting: meeting::TEXTS,

    refusal: refusal::refusal,
};

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// `a 9`, `an 8`.
fn a_score(score: u8) -> String {
    let a = if score == 8 { "an" } else { "a" };
    format!("{a} {score}")
}

fn describe_wish(wish: &Wish, with: Option<&PersonName>, column: Option<&str>) -> Markup {
    let Wish {
        genres,
        decade,
        min_rating,
        max_minutes,
        with: _,
        country,
        column: _,
        reviewed,
    } = wish;
    let mut parts: Vec<Markup> = genres.iter().map(|genre| markup!("{}", genre)).collect();
    parts.extend(decade.map(|decade| markup!("{}", decade)));
    parts.extend(min_rating.map(|rating| markup!("rated {} or better", rating)));
    parts.extend(max_minutes.map(|runtime| markup!("at most {} minutes", runtime.get())));
    parts.extend(with.map(|name| markup!("with {}", name)));
    parts.extend(country.map(|country| markup!("from {}", country.name())));
    parts.extend(column.map(TEXTS.column.reviewed_by));
    if *reviewed == Reviewed::NoMatter {
        parts.push(Markup::trusted("reviewed or not"));
    }
    Markup::join(parts, ", ")
}

/// `Al Pacino (Vincent Hanna → Tony Montana)`.
fn both_roles(person: &SharedRole) -> Markup {
    match (&person.here, &person.there) {
        (Some(here), Some(there)) if here == there => {
            markup!("{} ({} in both)", person.name, here)
        }
        (Some(here), Some(there)) => markup!("{} ({} → {})", person.name, here, there),
        (None, Some(there)) => markup!("{} (there {})", person.name, there),
        (Some(here), None) => markup!("{} (here {})", person.name, here),
        (None, None) => markup!("{}", person.name),
    }
}
