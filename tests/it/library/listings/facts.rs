//! What is there: films alone, told in full where they are well known, in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reelated::fold::fold;

use super::{Credit, FILES, Listing, best_known, expect_none, folded, key, listings, table};

#[test]
fn there_are_forty_thousand_films_and_more() {
    assert!(listings().count() >= 40_000, "{}", listings().count());
}

/// Nine of ten of these words in a title stand for something that is no film.
const NO_FILM: [&str; 26] = [
    "marvel studios'",
    "director's cut",
    "directors cut",
    "special edition",
    "black & white version",
    "re-release",
    "imax experience",
    "film noir classic",
    "untitled ghostbusters",
    "the lucy show",
    "knows a lot about",
    "nba the",
    "lifetime sessions",
    ", the",
    "wrestlemania",
    "in concert",
    "live at",
    "stand-up",
    "season 1",
    "episode 1",
    "workout",
    "karaoke",
    "unplugged",
    "music video",
    "royal rumble",
    "yoga",
];

/// Films whose titles have such words all the same.
const FILM_ALL_THE_SAME: [&str; 2] = [
    "Star Wars: Episode I – The Phantom Menace",
    "Grace Unplugged",
];

#[test]
fn titles_are_of_films() {
    let wrong: Vec<String> = listings()
        .filter(|listing| !FILM_ALL_THE_SAME.contains(&listing.title.as_str()))
        .filter(|listing| {
            let title = listing.title.to_lowercase();
            let is_markup = title.contains(['{', '<', '|']) || title.chars().count() > 120;
            is_markup
                || NO_FILM
                    .iter()
                    .any(|mark| title.contains(mark) && (*mark != ", the" || title.ends_with(mark)))
        })
        .map(Listing::label)
        .collect();
    expect_none(&wrong, "these are no films");
}

#[test]
fn files_are_in_order() {
    let mut wrong = Vec::new();
    for (name, listings) in FILES.iter() {
        let key = |listing: &Listing| {
            let folded = fold(&listing.title);
            let bare = ["the ", "a ", "an "]
                .iter()
                .find_map(|article| folded.strip_prefix(article));
            (listing.year, bare.unwrap_or(&folded).to_owned())
        };
        if let Some(pair) = listings
            .windows(2)
            .find(|pair| key(&pair[0]) > key(&pair[1]))
        {
            wrong.push(format!(
                "{name}: {} before {}",
                pair[0].label(),
                pair[1].label()
            ));
        }
    }
    expect_none(&wrong, "sort these files by year and title: make them anew");
}

/// Films whose own credits name seven people.
const NAME_SEVEN: [&str; 2] = ["Gravity", "A Quiet Place"];

#[test]
fn the_best_known_films_are_told_in_full() {
    let by_id: HashMap<String, &Listing> =
        listings().map(|listing| (listing.id(), listing)).collect();
    let known = best_known();
    assert!(known.len() >= 2_400, "{}", known.len());
    let gone: Vec<String> = known
        .iter()
        .filter(|id| !by_id.contains_key(*id))
        .cloned()
        .collect();
    expect_none(&gone, "these ids of best-known.txt are no films");
    let mut thin = Vec::new();
    for listing in known[..500].iter().map(|id| by_id[id]) {
        let roles = listing
            .cast
            .iter()
            .take(3)
            .filter(|credit| matches!(credit, Credit::As { role, .. } if !role.is_empty()));
        let is_documentary = listing.cast.len() < 3;
        if listing.cast.len()
            < if NAME_SEVEN.contains(&listing.title.as_str()) {
                7
            } else {
                8
            }
            || listing.runtime_minutes.is_none()
            || listing.directors.is_empty()
            || (roles.count() < 2 && !is_documentary)
        {
            thin.push(listing.label());
        }
    }
    expect_none(
        &thin,
        "write cast, roles, director and running time of these by hand",
    );
    let elsewhere = known[..500]
        .iter()
        .filter(|id| !by_id[*id].titles.is_empty())
        .count();
    assert!(
        elsewhere >= 350,
        "only {elsewhere} have titles in other languages"
    );
}

#[test]
fn most_films_have_directors_and_many_come_from_elsewhere() {
    let later: Vec<&Listing> = listings()
        .filter(|listing| listing.year.is_some_and(|year| year >= 1930))
        .collect();
    let directed = later
        .iter()
        .filter(|listing| !listing.directors.is_empty())
        .count();
    assert!(
        100 * directed >= 85 * later.len(),
        "{directed} of {}",
        later.len()
    );
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for country in listings()
        .filter(|listing| listing.cast.len() >= 5)
        .filter_map(|listing| listing.countries.first())
    {
        *countries.entry(country).or_default() += 1;
    }
    assert!(countries.len() >= 40, "{countries:?}");
    let abroad: usize = countries
        .iter()
        .filter(|(country, _)| **country != "US")
        .map(|(_, count)| count)
        .sum();
    assert!(abroad >= 600, "{abroad}");
}

#[test]
fn series_have_two_films() {
    let mut series: BTreeMap<&str, usize> = BTreeMap::new();
    for name in listings().filter_map(|listing| listing.series.as_deref()) {
        *series.entry(name).or_default() += 1;
    }
    let alone: Vec<String> = series
        .iter()
        .filter(|(_, count)| **count < 2)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    expect_none(
        &alone,
        "these series have one film: leave the series out or add the others",
    );
    assert!(series.len() >= 80, "{}", series.len());
}

/// What a rule leaves out: concerts, stand-up, stage shows, cartoons, what is hardcore.
const RULED_OUT: [(&str, u16); 10] = [
    ("Ariana Grande: Excuse Me, I Love You", 2020),
    ("Folklore: The Long Pond Studio Sessions", 2020),
    ("You So Crazy", 1994),
    ("The Original Kings of Comedy", 2000),
    ("Newsies: The Broadway Musical", 2017),
    ("The Ducksters", 1950),
    ("Elmer's Candid Camera", 1940),
    ("Deep Throat", 1972),
    ("Behind the Green Door", 1972),
    ("Boys in the Sand", 1971),
];

/// Films that such a rule could take for what they are not.
const FILMS: [(&str, u16); 8] = [
    ("Stop Making Sense", 1984),
    ("Gimme Shelter", 1970),
    ("Hamilton", 2020),
    ("Thundercrack!", 1975),
    ("Blue Movie", 1969),
    ("Boogie Nights", 1997),
    ("The King of Comedy", 1982),
    ("Cannibal! The Musical", 1993),
];

#[test]
fn shows_are_left_out_and_films_are_not() {
    let all: BTreeSet<(String, u16)> = listings()
        .map(|listing| (key(&listing.title), listing.year.unwrap_or_default()))
        .collect();
    let mut shows: Vec<(String, u16)> = RULED_OUT
        .iter()
        .map(|(title, year)| ((*title).to_owned(), *year))
        .collect();
    for row in table("no-films.tsv") {
        let [title, year, _what] = row.as_slice() else {
            panic!("a title, a year and what it is in {row:?}");
        };
        shows.push((title.clone(), year.parse().expect("a year")));
    }
    let wrong: Vec<String> = shows
        .iter()
        .filter(|(title, year)| all.contains(&(key(title), *year)))
        .map(|(title, year)| format!("{title} ({year})"))
        .collect();
    expect_none(&wrong, "these are no films");
    let gone: Vec<String> = FILMS
        .iter()
        .filter(|(title, year)| !all.contains(&(key(title), *year)))
        .map(|(title, year)| format!("{title} ({year})"))
        .collect();
    expect_none(&gone, "these are films");
}

#[test]
fn titles_have_no_marks_of_their_sources() {
    let wrong: Vec<String> = listings()
        .filter(|listing| {
            let title = &listing.title;
            let in_brackets = title
                .strip_suffix(']')
                .and_then(|title| title.rsplit_once(" ["));
            in_brackets.is_some_and(|(_, mark)| mark.len() == 2)
                || [" - Hindi", " - Tamil", " - Telugu"]
                    .iter()
                    .any(|language| title.ends_with(language))
        })
        .map(Listing::label)
        .collect();
    expect_none(&wrong, "these marks belong to no title");
}

#[test]
fn nobody_of_another_version_is_in_a_cast() {
    let mut wrong = Vec::new();
    // A rule knows these by the other film of the title; the table names those that no rule knows.
    let mut rows: Vec<[String; 3]> = [
        ("Ransom", "1996", "Glenn Ford, Donna Reed"),
        (
            "State Fair",
            "1933",
            "Jeanne Crain, Dana Andrews, Ann-Margret, Pat Boone",
        ),
        ("Rose-Marie", "1928", "Nelson Eddy, Jeanette MacDonald"),
        ("Scaramouche", "1952", "Ramon Novarro"),
        ("Papillon", "2017", "Steve McQueen, Dustin Hoffman"),
        ("And God Created Woman", "1988", "Brigitte Bardot"),
    ]
    .map(|(title, year, names)| [title, year, names].map(str::to_owned))
    .to_vec();
    for row in table("not-in-it.tsv") {
        let row: [String; 3] = row.try_into().expect("a title, a year and names");
        rows.push(row);
    }
    for [title, year, names] in rows {
        let names: Vec<String> = names.split(", ").map(folded).collect();
        let films = listings().filter(|listing| {
            fold(&listing.title) == fold(&title)
                && listing.year.is_some_and(|own| own.to_string() == year)
        });
        for film in films {
            for name in film.people().filter(|name| names.contains(&folded(name))) {
                wrong.push(format!("{name} in {}", film.label()));
            }
        }
    }
    expect_none(&wrong, "these people are in other films");
}

#[test]
fn directors_are_no_stars() {
    for (title, year, directors) in [
        ("Faster", 2010, &["George Tillman Jr."][..]),
        ("The Claw", 1927, &["Sidney Olcott"]),
        ("The Only Woman", 1924, &["Sidney Olcott"]),
        ("Eating Raoul", 1982, &["Paul Bartel"]),
        ("Once More, My Darling", 1949, &["Robert Montgomery"]),
        ("Labyrinth", 1986, &["Jim Henson"]),
        ("A Shocking Night", 1921, &["Eddie Lyons", "Lee Moran"]),
        (
            "Airplane!",
            1980,
            &["Jim Abrahams", "David Zucker", "Jerry Zucker"],
        ),
    ] {
        let film = listings().find(|listing| listing.title == title && listing.year == Some(year));
        let film = film.unwrap_or_else(|| panic!("{title} is there"));
        assert_eq!(film.directors, directors, "{title}");
    }
}

#[test]
fn the_best_known_films_have_directors() {
    let by_id: HashMap<String, &Listing> =
        listings().map(|listing| (listing.id(), listing)).collect();
    let wrong: Vec<String> = best_known()
        .iter()
        .map(|id| by_id[id])
        .filter(|listing| listing.directors.is_empty())
        .map(Listing::label)
        .collect();
    expect_none(&wrong, "write the directors of these by hand");
}
