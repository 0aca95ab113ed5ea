//! Films as people type them: what has to be offered first, and what a text that is sent as it is
//! leads to.
//!
//! The cinema is the bundled reviews and `films.jsonl`, listings of what people know best and of
//! what may be mistaken for it, whose votes are no more than an order; and all that is bundled.
//! `completions.tsv` says where a film has to stand among what is offered for a text, in either;
//! `shown.tsv` where it stands on a member's screen with all that is bundled, `-` for the text as typed.
//! A kind that fails wants the search corrected, never the row.

use std::path::Path;
use std::sync::LazyLock;

use reelated::catalog::{Catalog, FilmNo, Found};
use reelated::library::{self, Source};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let listings = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/titles/films.jsonl");
    let sources = [Source::Given(vec![listings]), Source::Bundled];
    let (library, problems) = library::read(&sources, |_| {});
    assert!(problems.errors() == 0, "{problems}");
    Catalog::new(library.reviews)
});

static WHOLE: LazyLock<Catalog> = LazyLock::new(|| {
    let (library, problems) = library::read(&[Source::Catalogue, Source::Bundled], |_| {});
    assert!(problems.errors() == 0, "{problems}");
    Catalog::new(library.reviews)
});

/// How many completions Discord shows.
const SHOWN: usize = 25;

fn name(no: FilmNo) -> String {
    CATALOG.film(no).title_and_year()
}

/// What is offered for a text: a film's id opens it, as a choice from the list does.
fn offered(catalog: &Catalog, typed: &str) -> Vec<String> {
    let name = |no| catalog.film(no).title_and_year();
    if let Found::One(no) = catalog.resolve_film(typed)
        && catalog.film(no).id.as_str() == typed
    {
        return vec![name(no)];
    }
    let films = catalog.complete_films(typed, SHOWN);
    films.into_iter().map(name).collect()
}

/// What a member sees: what was typed first, where nothing comes close to it.
fn shown(typed: &str) -> Vec<String> {
    let found = WHOLE.suggest_films(typed, SHOWN);
    let as_typed = (!found.is_close).then(|| "-".to_owned());
    let films = found.things.into_iter();
    let films = films.map(|no| WHOLE.film(no).title_and_year());
    as_typed.into_iter().chain(films).collect()
}

/// The rows of a table whose film does not stand so far in front among what is found.
fn misplaced(table: &str, found: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let rows = table.lines().skip(1).filter(|row| !row.starts_with('#'));
    let misplaced = rows.filter_map(|row| {
        let [typed, film, rank] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row} has three fields");
        };
        let found = found(typed);
        let place = found.iter().position(|other| other == film);
        let most: usize = rank.parse().unwrap();
        place.is_none_or(|place| place >= most).then(|| {
            let first: Vec<&String> = found.iter().take(5).collect();
            format!("{typed}: {film} is {place:?}, not among the first {most} of {first:?}")
        })
    });
    misplaced.collect()
}

#[test]
fn films_are_offered_where_they_have_to_be() {
    let table = include_str!("titles/completions.tsv");
    assert!(table.lines().count() >= 200, "too few rows");
    let wrong = misplaced(table, |typed| offered(&CATALOG, typed));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn films_are_offered_there_among_all_that_is_bundled_too() {
    // What is called so, whatever else is known by it.
    let of_few = ["black pearl"];
    let table = include_str!("titles/completions.tsv");
    let mut wrong = misplaced(table, |typed| offered(&WHOLE, typed));
    wrong.retain(|row| !of_few.iter().any(|typed| row.starts_with(typed)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_enter_takes_is_meant() {
    let table = include_str!("titles/shown.tsv");
    assert!(table.lines().count() >= 200, "too few rows");
    let wrong = misplaced(table, shown);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_number_that_no_film_has_is_asked() {
    for (typed, series) in [
        ("alien 5", "Alien"),
        ("toy story 5", "Toy Story"),
        ("john wick 5", "John Wick"),
        ("spider man 4", "Spider-Man"),
        ("harry potter 9", "Harry Potter"),
        ("star wars 12", "Star Wars"),
        ("kung fu panda 5", "Kung Fu Panda"),
        ("despicable me 5", "Despicable Me"),
        ("rocky 9", "Rocky"),
    ] {
        assert_eq!(shown(typed)[0], "-", "{typed}");
        let found = WHOLE.resolve_film(typed);
        let Found::Nothing { nearest } = found else {
            panic!("{typed}: {found:?}");
        };
        let is_of_series = |no: &&FilmNo| WHOLE.film(**no).title.contains(series);
        assert!(nearest.iter().filter(is_of_series).count() > 2, "{typed}");
    }
}

#[test]
fn what_a_series_is_not_called_is_no_part_of_it() {
    let series = |typed: &str| {
        let (Found::One(no) | Found::Foremost(no, _)) = WHOLE.resolve_film(typed) else {
            panic!("{typed} is clear");
        };
        let films = WHOLE.same_series(no).into_iter();
        let titles = films.map(|no| WHOLE.film(no).title_and_year());
        titles.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(series("Frozen (2013)"), "Frozen (2013); Frozen II (2019)");
    for (typed, other) in [
        ("Alien", "Aliens of the Deep"),
        ("Cars", "Car Dogs"),
        ("Star Wars", "Galaxy's Edge"),
        ("Bad Boys (1995)", "Bad Boys (1983)"),
        ("The Mask", "Mask (1985)"),
        ("Guardians of the Galaxy", "The Guardian (2006)"),
        ("The Conjuring", "Conjuring the Genie"),
        ("Halloween (1978)", "Escape from New York"),
        ("Dead Man's Chest", "Dead Man (1995)"),
        ("District 9", "District 13"),
    ] {
        let films = series(typed);
        assert!(!films.contains(other), "{typed}: {films}");
    }
    for (typed, other) in [
        ("Matrix", "The Matrix Resurrections"),
        ("Guardians of the Galaxy", "Vol. 3"),
        ("10 Cloverfield Lane", "Cloverfield (2008)"),
        ("Sonic the Hedgehog (2020)", "Sonic the Hedgehog 2"),
        ("Psycho (1960)", "Psycho IV"),
    ] {
        let films = series(typed);
        assert!(films.contains(other), "{typed}: {films}");
    }
}

#[test]
fn namesakes_with_an_article_are_a_menu_of_the_card() {
    for (typed, one, other) in [
        ("evil dead", "Evil Dead (2013)", "The Evil Dead (1981)"),
        ("9", "9 (2009)", "Nine (2009)"),
    ] {
        let found = WHOLE.resolve_film(typed);
        let Found::Foremost(no, others) = found else {
            panic!("{typed}: {found:?}");
        };
        assert_eq!(WHOLE.film(no).title_and_year(), one);
        let mut others = others.iter();
        assert!(others.any(|no| WHOLE.film(*no).title_and_year() == other));
    }
}

#[test]
fn who_is_named_beside_what_says_nothing_is_offered() {
    for (typed, film) in [
        ("joker heath ledger", "The Dark Knight (2008)"),
        ("any movie with keanu reeves", "The Matrix (1999)"),
    ] {
        assert_eq!(shown(typed)[..2], ["-", film], "{typed}");
    }
}

#[test]
fn signs_alone_are_no_film() {
    for typed in ["?", "...", "🎬", "- -", "<@1>", "<#12>", "<:emoji:1>"] {
        assert_eq!(shown(typed)[0], "-", "{typed}");
    }
    assert_ne!(shown(" ")[0], "-");
}

#[test]
fn nothing_opens_that_is_only_a_part_of_what_was_typed() {
    for typed in [
        "Bernie",
        "Beginners (2011)",
        "Cold Fish",
        "The Goods",
        "The Crown",
        "the one with the shark",
        "Stone",
        "Breaking Bad",
    ] {
        let found = WHOLE.resolve_film(typed);
        let is_called_so = |no: &FilmNo| {
            let mut names = WHOLE.film(*no).names();
            names.any(|name| typed.starts_with(&**name))
        };
        match found {
            Found::One(no) | Found::Foremost(no, _) => assert!(is_called_so(&no), "{typed}"),
            Found::Several(_) | Found::Nothing { .. } => {}
        }
        let shown = WHOLE.suggest_films(typed, SHOWN);
        let is_right = !shown.is_close || shown.things.first().is_some_and(is_called_so);
        assert!(is_right, "{typed}");
    }
}

#[test]
fn films_of_one_title_and_year_are_told_apart_by_who_made_them() {
    let both = WHOLE.complete_films("Rangoon (2017)", 2);
    for no in both {
        let film = WHOLE.film(no);
        assert_eq!(&*film.title, "Rangoon");
        let director = film.directors[0].shown();
        let last = director.rsplit(' ').next().unwrap();
        for typed in [
            format!("{} · {last}", film.title_and_year()),
            format!("{} · {director} · 2 h 1 m", film.title_and_year()),
        ] {
            assert_eq!(WHOLE.resolve_film(&typed), Found::One(no), "{typed}");
            assert_eq!(WHOLE.complete_films(&typed, SHOWN)[0], no, "{typed}");
        }
    }
}

#[test]
fn a_text_opens_what_is_clear() {
    for (typed, film) in [
        ("Heat", "Heat (1995)"),
        ("godfather", "The Godfather (1972)"),
        ("it", "It (2017)"),
        ("scarface", "Scarface (1983)"),
        ("psycho", "Psycho (1960)"),
        ("dune 1984", "Dune (1984)"),
        ("heat 1996", "Heat (1995)"),
        ("Spun (2003)", "Spun (2002)"),
        ("two towers", "The Lord of the Rings: The Two Towers (2002)"),
        (
            "mission impossible 6",
            "Mission: Impossible - Fallout (2018)",
        ),
        ("heat al pacino", "Heat (1995)"),
        ("bttf", "Back to the Future (1985)"),
        (
            "guardians of the galaxy volume two",
            "Guardians of the Galaxy Vol. 2 (2017)",
        ),
        (
            "The Thing (1982) · John Carpenter · 1 h 49 m",
            "The Thing (1982)",
        ),
        ("the-thing-1982", "The Thing (1982)"),
        ("redemption shawshank", "The Shawshank Redemption (1994)"),
    ] {
        let found = match CATALOG.resolve_film(typed) {
            Found::One(no) | Found::Foremost(no, _) => name(no),
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(found, film, "{typed}");
    }
    let Found::Foremost(_, namesakes) = CATALOG.resolve_film("Heat") else {
        panic!("there are three");
    };
    let names: Vec<String> = namesakes.into_iter().map(name).collect();
    // One with an article, too, as it is hardly less known here.
    assert_eq!(names, ["Heat (1986)", "Heat (1972)", "The Heat (2013)"]);
}

#[test]
fn whatever_is_not_clear_is_asked() {
    for typed in [
        "nolan",
        "tarantino movies",
        "pirates of the caribbean",
        "pirates of the carribean",
        "interst",
        "the matrx",
        "halloween",
        "aladdin",
        "romeo and juliet",
        "heat 1950",
        "jurassic",
    ] {
        let offered = match CATALOG.resolve_film(typed) {
            Found::Several(films) => films.len(),
            Found::Nothing { nearest } => nearest.len(),
            other => panic!("{typed}: {other:?}"),
        };
        assert!(offered > 0, "{typed}");
    }
    let nothing = CATALOG.resolve_film("qqqqqqqqqqqqqqqq");
    assert_eq!(
        nothing,
        Found::Nothing {
            nearest: Vec::new()
        }
    );
}

#[test]
fn what_comes_close_to_no_title_is_said_to() {
    for typed in [
        "bicycle thieves",
        "tetsuo",
        "nolan",
        "the colour of pomegranates",
        "iron giant",
        "zzzz",
    ] {
        let found = CATALOG.suggest_films(typed, SHOWN);
        let first: Vec<String> = found.things.into_iter().take(3).map(name).collect();
        assert!(!found.is_close, "{typed}: {first:?}");
    }
    for typed in [
        "heat",
        "shawshank red",
        "shawshenk redemption",
        "two towers",
        "interstelar",
        "lotr",
        "mission impossible 6",
        "heat al pacino",
        "lambs silence",
        "lord of the rigns two towers",
        "",
    ] {
        assert!(CATALOG.suggest_films(typed, SHOWN).is_close, "{typed}");
    }
}

#[test]
fn a_last_name_opens_whom_everybody_means() {
    let person = |typed| match CATALOG.resolve_person(typed) {
        Found::One(no) | Found::Foremost(no, _) => CATALOG.person_name(no).full().to_owned(),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(person("Tarantino"), "Quentin Tarantino");
    assert_eq!(person("spielberg"), "Steven Spielberg");
    assert_eq!(person("de niro"), "Robert De Niro");
    let first = |typed| {
        let people = CATALOG.complete_people(typed, SHOWN);
        CATALOG.person_name(people[0]).full().to_owned()
    };
    assert_eq!(first("nolan"), "Christopher Nolan");
    assert_eq!(first("cruise"), "Tom Cruise");
    assert_eq!(first("tarentino"), "Quentin Tarantino");
    for (typed, best_known) in [
        ("tarantino", "Quentin Tarantino"),
        ("de niro", "Robert De Niro"),
        ("kurosawa", "Akira Kurosawa"),
        ("scorsese", "Martin Scorsese"),
        ("pacino", "Al Pacino"),
        // Directors before whoever has small parts in many films.
        ("lynch", "David Lynch"),
        ("bergman", "Ingmar Bergman"),
        ("carpenter", "John Carpenter"),
        ("scott", "Ridley Scott"),
        ("mann", "Michael Mann"),
        ("allen", "Woody Allen"),
        // Surnames that stand first.
        ("bong", "Bong Joon-ho"),
        ("park", "Park Chan-wook"),
        ("zhang", "Zhang Yimou"),
        ("lee", "Ang Lee"),
        ("kar wai wong", "Wong Kar-Wai"),
        ("joon ho bong", "Bong Joon-ho"),
        // First names of those who are known by them.
        ("denzel", "Denzel Washington"),
        ("leonardo", "Leonardo DiCaprio"),
        ("timothee", "Timothée Chalamet"),
        ("keanu", "Keanu Reeves"),
        ("scarlett", "Scarlett Johansson"),
        ("quentin", "Quentin Tarantino"),
        ("zendaya", "Zendaya"),
        ("dicaprio", "Leonardo DiCaprio"),
        ("ledger", "Heath Ledger"),
    ] {
        let found = WHOLE.suggest_people(typed, SHOWN);
        let first = WHOLE.person_name(found.things[0]).full();
        assert!(found.is_close && first == best_known, "{typed}: {first}");
    }
}
