use std::fmt::Write as _;

use insta::{assert_debug_snapshot, assert_snapshot};
use proptest::prelude::*;

use super::*;
use crate::{
    clean,
    diagnostic::Style,
    film::{
        Country, Credit, Extras, Film, FilmId, Genre, ImdbId, LanguageTag, Minutes, NamePool,
        PersonName, PosterUrl, Rating, Title, TmdbId, Votes, Year,
    },
    review::SpoilerMarks,
};

/// Everything that is read from a file of this name.
fn read(name: &str, bytes: &[u8]) -> (Vec<Located>, Problems) {
    let path: Arc<str> = name.into();
    match Form::of(Path::new(name)).unwrap() {
        Form::Markdown => {
            let (located, problems) = markdown(&path, bytes);
            (located.into_iter().collect(), problems)
        }
        Form::Json => {
            let (located, problems) = json(&path, bytes);
            (located.into_iter().collect(), problems)
        }
        Form::PlainText => unreachable!("texts are read elsewhere"),
        Form::JsonLines => {
            let mut found = Vec::new();
            let mut pools = [NamePool::default(), NamePool::default()];
            let (problems, _) = json_lines(&path, bytes, &mut pools, |located| found.push(located));
            (found, problems)
        }
    }
}

/// What the author of a file reads: the problems, and the films that can be used all the same.
fn check(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let (found, problems) = read(name, bytes.as_ref());
    let mut out = problems.to_string();
    for Located { review, line, .. } in found {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        _ = write!(out, "{} in line {line}", review.film.title_and_year());
    }
    out
}

/// What the author of a Markdown file with this front matter reads.
fn check_fields(fields: &str) -> String {
    check(
        "heat.md",
        format!("+++\n{fields}\n+++\nA thief and a policeman.\n"),
    )
}

/// The one review in a file in which nothing is wrong.
fn review(name: &str, text: &str) -> Review {
    let (mut found, problems) = read(name, text.as_bytes());
    assert!(problems.is_empty(), "{problems}");
    assert_eq!(found.len(), 1);
    found.remove(0).review
}

const HEAT_MD: &str = r#"+++
title = "Heat"
year = 1995
id = "heat-1995-mann"
formerly = ["hot-1995"]
aliases = ["Heat: Il prezzo"]
titles = { it = "Heat - La sfida", pt-BR = "Fogo Contra Fogo" }
directors = ["Michael Mann"]
writers = ["Michael Mann"]
cast = [{ name = "Al Pacino", role = "Vincent Hanna" }, "Robert De Niro"]
genres = ["Crime", "Drama"]
countries = ["US"]
runtime_minutes = 170
series = "Heat"
votes = 7654
imdb = "tt0113277"
tmdb = 949
rating = 9
reviewer = "Ana"
language = "en-GB"
summary = "A thief and a policeman respect each other."
poster = "https://example.org/heat.jpg"
spoilers = "as marked"
confirmed = true
+++

Two men talk over coffee.

||Only one walks away.||
"#;

const HEAT_JSON: &str = r#"{
  "title": "Heat", "year": 1995, "id": "heat-1995-mann", "formerly": ["hot-1995"],
  "aliases": ["Heat: Il prezzo"], "titles": {"it": "Heat - La sfida", "PT-br": "Fogo Contra Fogo"},
  "directors": ["Michael Mann"], "writers": ["Michael Mann"], "countries": ["US"], "votes": 7654,
  "imdb": "tt0113277", "tmdb": 949, "language": "en-GB",
  "cast": [{"name": "Al Pacino", "role": "Vincent Hanna"}, "Robert De Niro"],
  "genres": ["Crime", "Drama"], "runtime_minutes": 170, "series": "Heat", "rating": 9.0,
  "reviewer": "Ana", "summary": "A thief and a policeman respect each other.",
  "poster": "https://example.org/heat.jpg", "spoilers": "as marked", "confirmed": true,
  "body": "Two men talk over coffee.\n\n||Only one walks away.||"
}"#;

#[test]
#[expect(clippy::too_many_lines, reason = "every field takes its lines")]
fn the_three_forms_say_the_same() {
    let heat = review("heat.md", HEAT_MD);
    assert_eq!(review("heat.json", HEAT_JSON), heat);
    let line = HEAT_JSON.replace('\n', " ");
    assert_eq!(review("heat.jsonl", &line), heat);
    assert_debug_snapshot!(heat, @r#"
    Review {
        film: Film {
            id: FilmId(
                "heat-1995-mann",
            ),
            title: Title(
                "Heat",
            ),
            year: Some(
                Year(
                    1995,
                ),
            ),
            aliases: [
                Title(
                    "Heat: Il prezzo",
                ),
            ],
            directors: [
                PersonName(
                    "Michael Mann",
                ),
            ],
            cast: [
                Credit {
                    person: PersonName(
                        "Al Pacino",
                    ),
                    role: Some(
                        "Vincent Hanna",
                    ),
                },
                Credit {
                    person: PersonName(
                        "Robert De Niro",
                    ),
                    role: None,
                },
            ],
            genres: [
                Crime,
                Drama,
            ],
            runtime: Some(
                Minutes(
                    170,
                ),
            ),
            series: Some(
                Title(
                    "Heat",
                ),
            ),
            countries: [
                Country(
                    232,
                ),
            ],
            votes: Some(
                Votes(
                    7654,
                ),
            ),
            known_place: None,
            confirmed: true,
            extras: Some(
                Extras {
                    titles: [
                        (
                            LanguageTag {
                                language: Language(
                                    "it",
                                ),
                                script: None,
                                region: None,
                            },
                            Title(
                                "Heat - La sfida",
                            ),
                        ),
                        (
                            LanguageTag {
                                language: Language(
                                    "pt",
                                ),
                                script: None,
                                region: Some(
                                    Region(
                                        "BR",
                                    ),
                                ),
                            },
                            Title(
                                "Fogo Contra Fogo",
                            ),
                        ),
                    ],
                    formerly: [
                        FilmId(
                            "hot-1995",
                        ),
                    ],
                    writers: [
                        PersonName(
                            "Michael Mann",
                        ),
                    ],
                    imdb: Some(
                        ImdbId(
                            113277,
                        ),
                    ),
                    tmdb: Some(
                        TmdbId(
                            949,
                        ),
                    ),
                    poster: Some(
                        PosterUrl(
                            "https://example.org/heat.jpg",
                        ),
                    ),
                },
            ),
        },
        rating: Some(
            Rating(
                90,
            ),
        ),
        reviewer: Some(
            "Ana",
        ),
        language: Some(
            LanguageTag {
                language: Language(
                    "en",
                ),
                script: None,
                region: Some(
                    Region(
                        "GB",
                    ),
                ),
            },
        ),
        summary: Some(
            "A thief and a policeman respect each other.",
        ),
        body: Some(
            "Two men talk over coffee.\n\n||Only one walks away.||",
        ),
        spoilers: AsMarked,
        further: [],
    }
    "#);
}

#[test]
fn a_title_is_enough() {
    let listing = review("x.json", r#"{"title": "Heat", "year": null, "body": "  "}"#);
    assert!(listing.is_listing() && listing.film.confirmed);
    assert_eq!(review("x.md", "+++\ntitle = \"Heat\"\n+++"), listing);
    assert_eq!(review("x.jsonl", "\n{\"title\":\"Heat\"}\n\n"), listing);
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_fine() {
    let heat = review("heat.md", HEAT_MD);
    let foreign = format!("\u{feff}{}", HEAT_MD.replace('\n', "\r\n"));
    assert_eq!(review("heat.md", &foreign), heat);
    assert_eq!(
        review("heat.json", &format!("\u{feff}{HEAT_JSON}\r\n")),
        heat
    );
    let line = HEAT_JSON.replace('\n', " ");
    assert_eq!(
        review("heat.jsonl", &format!("\u{feff}{line}\r\n\r\n")),
        heat
    );
    // And columns do not count them.
    assert_snapshot!(check("x.json", "\u{feff}{\"titel\": \"Heat\"}\r\n"), @r#"
    error[unknown-key]: there is no key `titel` in a review
     --> x.json:1:2
      |
    1 | {"titel": "Heat"}
      |  ^^^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed, body
      = help: did you mean `title`?
    "#);
}

#[test]
fn keys_that_are_not_there() {
    assert_snapshot!(check_fields("tilte = \"Heat\""), @r#"
    error[unknown-key]: there is no key `tilte` in a review
     --> heat.md:2:1
      |
    2 | tilte = "Heat"
      | ^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed
      = help: did you mean `title`?
    "#);
    assert_snapshot!(check_fields("title = \"Heat\"\nactors = []\nbudget = 1\nbody = \"…\""), @r#"
    error[unknown-key]: there is no key `actors` in a review
     --> heat.md:3:1
      |
    3 | actors = []
      | ^^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed
      = help: did you mean `cast`?

    error[unknown-key]: there is no key `budget` in a review
     --> heat.md:4:1
      |
    4 | budget = 1
      | ^^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed

    error[unknown-key]: there is no key `body` in a review
     --> heat.md:5:1
      |
    5 | body = "…"
      | ^^^^
      |
      = help: the review itself stands below the closing `+++`
    "#);
    assert_snapshot!(check_fields("year = 1995"), @r#"
    error[missing]: the review has no title
     --> heat.md:2:1
      |
    2 | year = 1995
      | ^
      |
      = help: add `title`, such as title = "The Thing"
    "#);
}

#[test]
fn values_of_another_type() {
    assert_snapshot!(check_fields(
        "title = 300\nyear = \"1995\"\ndirectors = \"Mann\"\ngenres = [\"War\", 5]\n\
         rating = \"9\"\nconfirmed = \"no\"\nreviewer = 1995-12-15"
    ), @r#"
    error[wrong-type]: `title` is a whole number
     --> heat.md:2:9
      |
    2 | title = 300
      |         ^^^
      |
      = allowed: a string in quotes

    error[wrong-type]: `year` is a string
     --> heat.md:3:8
      |
    3 | year = "1995"
      |        ^^^^^^
      |
      = allowed: a whole number such as 1982

    error[wrong-type]: `directors` is a string
     --> heat.md:4:13
      |
    4 | directors = "Mann"
      |             ^^^^^^
      |
      = allowed: a list of strings, such as ["…", "…"]

    error[wrong-type]: an entry of `genres` is a whole number
     --> heat.md:5:18
      |
    5 | genres = ["War", 5]
      |                  ^
      |
      = allowed: a string in quotes

    error[wrong-type]: `rating` is a string
     --> heat.md:6:10
      |
    6 | rating = "9"
      |          ^^^
      |
      = allowed: a number such as 8.4

    error[wrong-type]: `confirmed` is a string
     --> heat.md:7:13
      |
    7 | confirmed = "no"
      |             ^^^^
      |
      = allowed: true or false, without quotes

    error[wrong-type]: `reviewer` is a date
     --> heat.md:8:12
      |
    8 | reviewer = 1995-12-15
      |            ^^^^^^^^^^
      |
      = allowed: a string in quotes
    "#);
    assert_snapshot!(check("x.json", r#"{"title": {"en": "Heat"}, "year": 1995.0}"#), @r#"
    error[wrong-type]: `title` is a table
     --> x.json:1:11
      |
    1 | {"title": {"en": "Heat"}, "year": 1995.0}
      |           ^^^^^^^^^^^^^^
      |
      = allowed: a string in quotes

    error[wrong-type]: `year` is a decimal number
     --> x.json:1:35
      |
    1 | {"title": {"en": "Heat"}, "year": 1995.0}
      |                                   ^^^^^^
      |
      = allowed: a whole number such as 1982
    "#);
    assert_snapshot!(check("x.json", "[1]"), @r"
    error[wrong-type]: the review is a list
     --> x.json:1:1
      |
    1 | [1]
      | ^^^
      |
      = allowed: one object with the fields of one review
    ");
}

#[test]
fn numbers_out_of_range() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\nyear = 99\nrating = 11\nruntime_minutes = 0"
    ), @r"
    error[out-of-range]: `year` cannot be 99
     --> heat.md:3:8
      |
    3 | year = 99
      |        ^^
      |
      = allowed: 1874 to 2100
      = help: leave `year` out for a film that is not released

    error[out-of-range]: `rating` cannot be 11
     --> heat.md:4:10
      |
    4 | rating = 11
      |          ^^
      |
      = allowed: 0 to 10, with at most one decimal

    error[out-of-range]: `runtime_minutes` cannot be 0
     --> heat.md:5:19
      |
    5 | runtime_minutes = 0
      |                   ^
      |
      = allowed: 1 to 1,000 minutes
    ");
    assert_snapshot!(check_fields("title = \"Heat\"\nrating = 8.45"), @r"
    error[out-of-range]: `rating` cannot be 8.45
     --> heat.md:3:10
      |
    3 | rating = 8.45
      |          ^^^^
      |
      = allowed: 0 to 10, with at most one decimal
      = help: the nearest is 8.5
    ");
    assert_snapshot!(check_fields("title = \"Heat\"\nrating = 84"), @r"
    error[out-of-range]: `rating` cannot be 84
     --> heat.md:3:10
      |
    3 | rating = 84
      |          ^^
      |
      = allowed: 0 to 10, with at most one decimal
      = help: if it is out of a hundred, write 8.4
    ");
    let huge = "9".repeat(400);
    assert_snapshot!(
        check("x.json", format!(r#"{{"title": "Heat", "year": {huge}, "rating": 1e999}}"#)), @r#"
        error[out-of-range]: `year` cannot be 999999999999999999999999999999999999999999999999999999999999…
         --> x.json:1:27
          |
        1 | {"title": "Heat", "year": 9999999999999999999999999999999999999999999999999999999999999999999999…
          |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = allowed: 1874 to 2100
          = help: leave `year` out for a film that is not released

        error[syntax]: this number is too large
         --> x.json:1:439
          |
        1 | …9999999999999999999999999999, "rating": 1e999}
          |                                          ^^^^^
        "#);
    for rating in ["nan", "inf", "-0.1", "10.01", "-1"] {
        let shown = check_fields(&format!("title = \"Heat\"\nrating = {rating}"));
        assert!(shown.contains("error[out-of-range]"), "{shown}");
    }
}

#[test]
fn codes_that_are_not_there() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\ncountries = [\"UK\", \"us\", \"Germny\", \"XX\"]\nlanguage = \"Deutsch\"\n\
         titles = { de = \"Hitze\", german = \"Hitze\", DE = \"Glut\", fr = \"\", it = 7 }"
    ), @r#"
    error[country]: there is no country "UK"
     --> heat.md:3:14
      |
    3 | countries = ["UK", "us", "Germny", "XX"]
      |              ^^^^
      |
      = allowed: codes of ISO 3166-1 in capitals, such as US, GB, FR
      = help: did you mean `GB`?

    error[country]: there is no country "us"
     --> heat.md:3:20
      |
    3 | countries = ["UK", "us", "Germny", "XX"]
      |                    ^^^^
      |
      = allowed: codes of ISO 3166-1 in capitals, such as US, GB, FR
      = help: did you mean `US`?

    error[country]: there is no country "Germny"
     --> heat.md:3:26
      |
    3 | countries = ["UK", "us", "Germny", "XX"]
      |                          ^^^^^^^^
      |
      = allowed: codes of ISO 3166-1 in capitals, such as US, GB, FR
      = help: did you mean `DE`?

    error[country]: there is no country "XX"
     --> heat.md:3:36
      |
    3 | countries = ["UK", "us", "Germny", "XX"]
      |                                    ^^^^
      |
      = allowed: codes of ISO 3166-1 in capitals, such as US, GB, FR

    error[language]: `language` is "Deutsch", which is not a language's code
     --> heat.md:4:12
      |
    4 | language = "Deutsch"
      |            ^^^^^^^^^
      |
      = allowed: tags of BCP 47, such as de, es-419, pt-BR
      = help: did you mean `de`?

    error[language]: `titles` has "german", which is not a language's code
     --> heat.md:5:26
      |
    5 | titles = { de = "Hitze", german = "Hitze", DE = "Glut", fr = "", it = 7 }
      |                          ^^^^^^
      |
      = allowed: tags of BCP 47, such as de, es-419, pt-BR
      = help: did you mean `de`?

    error[duplicate]: the title in de is there twice
     --> heat.md:5:44
      |
    5 | titles = { de = "Hitze", german = "Hitze", DE = "Glut", fr = "", it = 7 }
      |            -- first here                   ^^ again here
      |
      = help: take one of them out

    error[empty]: a title is empty
     --> heat.md:5:62
      |
    5 | titles = { de = "Hitze", german = "Hitze", DE = "Glut", fr = "", it = 7 }
      |                                                              ^^ nothing to read here
      |
      = help: leave it out if it is not known

    error[wrong-type]: an entry of `titles` is a whole number
     --> heat.md:5:71
      |
    5 | titles = { de = "Hitze", german = "Hitze", DE = "Glut", fr = "", it = 7 }
      |                                                                       ^
      |
      = allowed: a string in quotes
    "#);
}

#[test]
fn ids_and_numbers_that_cannot_be() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\nid = \"Heat 1995\"\nformerly = [\"heat\", \"heat\", \"../x\"]\n\
         imdb = \"https://www.imdb.com/title/tt0113277/\"\ntmdb = 0\nvotes = -1\ntitles = \"Hitze\""
    ), @r#"
    error[film-id]: `id` cannot be "Heat 1995"
     --> heat.md:3:6
      |
    3 | id = "Heat 1995"
      |      ^^^^^^^^^^^
      |
      = allowed: at most 40 characters of a-z, 0-9 and `-`, such as heat-1995
      = help: did you mean `heat-1995`?

    error[duplicate]: the id heat is there twice
     --> heat.md:4:21
      |
    4 | formerly = ["heat", "heat", "../x"]
      |             ------  ^^^^^^ again here
      |             |
      |             first here
      |
      = help: take one of them out

    error[film-id]: an entry of `formerly` cannot be "../x"
     --> heat.md:4:29
      |
    4 | formerly = ["heat", "heat", "../x"]
      |                             ^^^^^^
      |
      = allowed: at most 40 characters of a-z, 0-9 and `-`, such as heat-1995
      = help: did you mean `x`?

    error[imdb]: `imdb` cannot be "https://www.imdb.com/title/tt0113277/"
     --> heat.md:5:8
      |
    5 | imdb = "https://www.imdb.com/title/tt0113277/"
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: the title's number at IMDb, such as tt0113277
      = help: did you mean `tt0113277`?

    error[out-of-range]: `tmdb` cannot be 0
     --> heat.md:6:8
      |
    6 | tmdb = 0
      |        ^
      |
      = allowed: the film's number at TMDB, from 1

    error[out-of-range]: `votes` cannot be -1
     --> heat.md:7:9
      |
    7 | votes = -1
      |         ^^
      |
      = allowed: 0 to 4,294,967,295

    error[wrong-type]: `titles` is a string
     --> heat.md:8:10
      |
    8 | titles = "Hitze"
      |          ^^^^^^^
      |
      = allowed: a table of titles by language, such as { de = "…", pt-BR = "…" }
    "#);
    let unrated = review("x.md", "+++\ntitle = \"Heat\"\nvotes = 0\n+++");
    assert_eq!(unrated.film.votes, None);
}

#[test]
fn genres_that_are_not_there() {
    assert_snapshot!(check_fields("title = \"Heat\"\ngenres = [\"Crmie\", \"Sci-Fi\"]"), @r#"
    error[unknown-genre]: there is no genre "Crmie"
     --> heat.md:3:11
      |
    3 | genres = ["Crmie", "Sci-Fi"]
      |           ^^^^^^^
      |
      = allowed: Action, Adventure, Animation, Comedy, Crime, Documentary, Drama, Family, Fantasy, History, Horror, Music, Mystery, Romance, Science Fiction, TV Movie, Thriller, War, Western
      = help: did you mean `Crime`?

    error[unknown-genre]: there is no genre "Sci-Fi"
     --> heat.md:3:20
      |
    3 | genres = ["Crmie", "Sci-Fi"]
      |                    ^^^^^^^^
      |
      = allowed: Action, Adventure, Animation, Comedy, Crime, Documentary, Drama, Family, Fantasy, History, Horror, Music, Mystery, Romance, Science Fiction, TV Movie, Thriller, War, Western
      = help: did you mean `Science Fiction`?
    "#);
}

#[test]
fn texts_that_are_empty_or_too_long() {
    let long = "x".repeat(300);
    assert_snapshot!(check_fields(&format!(
        "title = \"{long}\"\nreviewer = \" \"\ndirectors = [\"\\u200B\"]\n\
         cast = [{{ name = \"Al Pacino\", role = \"\" }}]\nsummary = \"\""
    )), @r#"
    error[too-long]: `title` is too long: 300 characters
     --> heat.md:2:9
      |
    2 | title = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: at most 200 characters

    error[empty]: `reviewer` is empty
     --> heat.md:3:12
      |
    3 | reviewer = " "
      |            ^^^ nothing to read here
      |
      = help: leave it out if it is not known

    error[empty]: a name is empty
     --> heat.md:4:14
      |
    4 | directors = ["\u200B"]
      |              ^^^^^^^^ nothing to read here
      |
      = help: leave it out if it is not known

    error[empty]: a role is empty
     --> heat.md:5:38
      |
    5 | cast = [{ name = "Al Pacino", role = "" }]
      |                                      ^^ nothing to read here
      |
      = help: leave it out if it is not known

    error[empty]: `summary` is empty
     --> heat.md:6:11
      |
    6 | summary = ""
      |           ^^
      |
      = help: leave it out, and the bot makes one from the review
    "#);
}

#[test]
fn casts() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\ncast = [\n  { role = \"Hanna\" },\n  { nmae = \"Al Pacino\" },\n  \
         { name = \"Val Kilmer\", character = \"Chris\" },\n  5,\n]"
    ), @r#"
    error[missing]: a cast entry has no name
     --> heat.md:4:3
      |
    4 |   { role = "Hanna" },
      |   ^^^^^^^^^^^^^^^^^^ who is this?
      |
      = allowed: "Name" or { name = "…", role = "…" }

    error[unknown-key]: there is no key `nmae` in a cast entry
     --> heat.md:5:5
      |
    5 |   { nmae = "Al Pacino" },
      |     ^^^^
      |
      = allowed: name, role
      = help: did you mean `name`?

    error[unknown-key]: there is no key `character` in a cast entry
     --> heat.md:6:26
      |
    6 |   { name = "Val Kilmer", character = "Chris" },
      |                          ^^^^^^^^^
      |
      = allowed: name, role
      = help: did you mean `role`?

    error[wrong-type]: an entry of `cast` is a whole number
     --> heat.md:7:3
      |
    7 |   5,
      |   ^
      |
      = allowed: "Name" or { name = "…", role = "…" }
    "#);
    assert_snapshot!(check_fields("title = \"Heat\"\ncast = [\"Al Pacino\", \"AL PACINO\"]"), @r#"
    error[duplicate]: "AL PACINO" is in the cast twice
     --> heat.md:3:22
      |
    3 | cast = ["Al Pacino", "AL PACINO"]
      |         -----------  ^^^^^^^^^^^ again here
      |         |
      |         first here
      |
      = help: take one of them out
    "#);
    assert_snapshot!(check_fields(
        "title = \"The Parent Trap\"\ncast = [\n  { name = \"Lindsay Lohan\", role = \"Hallie\" },\n  \
         { name = \"Lindsay Lohan\", role = \"Annie\" },\n]"
    ), @r#"
    warning[duplicate]: "Lindsay Lohan" is in the cast twice, in two roles
     --> heat.md:5:3
      |
    5 |   { name = "Lindsay Lohan", role = "Annie" },
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ again here
      |
     ::: heat.md:4:3
      |
    4 |   { name = "Lindsay Lohan", role = "Hallie" },
      |   ------------------------------------------- first here
      |
      = help: write both roles into one entry, role = "Hallie / Annie", or tell two people of one name apart with a qualifier, "Lindsay Lohan (singer)"

    The Parent Trap in line 2
    "#);
    let (found, _) = read(
        "x.jsonl",
        br#"{"title":"X","cast":[{"name":"A","role":"B"},{"name":"A","role":"C"}]}"#,
    );
    assert_eq!(found[0].review.film.cast[0].role.as_deref(), Some("B / C"));
}

#[test]
fn things_that_are_there_twice() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\ngenres = [\"War\", \"War\"]\naliases = [\"Hitze\", \"Hitze\"]\n\
         directors = [\"Michael Mann\", \"michael mann\"]"
    ), @r#"
    error[duplicate]: the genre War is there twice
     --> heat.md:3:18
      |
    3 | genres = ["War", "War"]
      |           -----  ^^^^^ again here
      |           |
      |           first here
      |
      = help: take one of them out

    error[duplicate]: the alias "Hitze" is there twice
     --> heat.md:4:21
      |
    4 | aliases = ["Hitze", "Hitze"]
      |            -------  ^^^^^^^ again here
      |            |
      |            first here
      |
      = help: take one of them out

    error[duplicate]: the name "michael mann" is there twice
     --> heat.md:5:30
      |
    5 | directors = ["Michael Mann", "michael mann"]
      |              --------------  ^^^^^^^^^^^^^^ again here
      |              |
      |              first here
      |
      = help: take one of them out
    "#);
    assert_snapshot!(check_fields("title = \"Heat\"\ntitle = \"Cold\""), @r#"
    error[syntax]: duplicate key
     --> heat.md:3:1
      |
    3 | title = "Cold"
      | ^^^^^
    "#);
    assert_snapshot!(check("x.json", "{\"title\": \"Heat\",\n\"title\": \"Cold\"}"), @r#"
    error[syntax]: this key is there twice
     --> x.json:2:1
      |
    2 | "title": "Cold"}
      | ^^^^^^^
      |
     ::: x.json:1:2
      |
    1 | {"title": "Heat",
      |  ------- first here
    "#);
}

#[test]
fn addresses_and_words() {
    assert_snapshot!(check_fields(
        "title = \"Heat\"\nposter = \"http://example.org/heat.jpg\"\nspoilers = \"as-marked\""
    ), @r#"
    error[poster]: `poster` is not the https address of a picture
     --> heat.md:3:10
      |
    3 | poster = "http://example.org/heat.jpg"
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: https://host/path in plain characters, at most 2,048 of them

    error[unknown-value]: `spoilers` cannot be "as-marked"
     --> heat.md:4:12
      |
    4 | spoilers = "as-marked"
      |            ^^^^^^^^^^^
      |
      = allowed: "guessed" (the default) or "as marked"
      = help: did you mean `as marked`?
    "#);
}

#[test]
fn spoiler_marks() {
    assert_snapshot!(check_fields("title = \"Heat\"\nsummary = \"He ||dies||.\""), @r#"
    error[spoiler-mark]: the summary hides a spoiler
     --> heat.md:3:15
      |
    3 | summary = "He ||dies||."
      |               ^^ hidden from here
      |
      = help: a summary is shown to everybody: leave the spoiler out of it
    "#);
    let text = "+++\ntitle = \"Heat\"\n+++\n\nFine ||so far||, \\|| and\nthen ||he dies.\n";
    assert_snapshot!(check("heat.md", text), @r"
    warning[spoiler-mark]: a spoiler is opened and never closed
     --> heat.md:6:6
      |
    6 | then ||he dies.
      |      ^^ hidden from here to the end?
      |
      = help: close it with `||` where it ends

    Heat in line 2
    ");
    assert_snapshot!(check("x.json", r#"{"title": "Heat", "body": "a\n||b"}"#), @r#"
    warning[spoiler-mark]: a spoiler is opened and never closed
     --> x.json:1:27
      |
    1 | {"title": "Heat", "body": "a\n||b"}
      |                           ^^^^^^^^ hidden from here to the end?
      |
      = help: close it with `||` where it ends

    Heat in line 1
    "#);
}

#[test]
fn front_matter() {
    assert_snapshot!(check("x.md", ""), @r"
    error[empty]: the file is empty
    --> x.md
     = help: write a review into it, or delete it
    ");
    assert_snapshot!(check("x.json", " \n"), @r"
    error[empty]: the file is empty
    --> x.json
     = help: write a review into it, or delete it
    ");
    assert_snapshot!(check("x.md", "# Heat\n\nA thief."), @r"
    error[front-matter]: a review file starts with its front matter
     --> x.md:1:1
      |
    1 | # Heat
      | ^^^^^^ expected `+++` here
      |
      = help: write the film's fields between two lines of `+++`, then the review below them
    ");
    assert_snapshot!(check("x.md", "---\ntitle: Heat\n---\n"), @r#"
    error[front-matter]: a review file starts with its front matter
     --> x.md:1:1
      |
    1 | ---
      | ^^^ expected `+++` here
      |
      = help: this looks like YAML between `---`; write TOML between `+++`, such as title = "The Thing"
    "#);
    assert_snapshot!(check("x.md", "\n+++\ntitle = \"Heat\"\n\nA thief."), @r"
    error[front-matter]: the front matter is not closed
     --> x.md:2:1
      |
    2 | +++
      | ^^^ opened here
      |
      = help: close it with a line of `+++`, and write the review below that
    ");
    assert_snapshot!(check_fields("title = \"Heat\nyear = 1995\nrating = 11\ngenre = [\"War\""), @r#"
    error[syntax]: invalid basic string, expected `"`
     --> heat.md:2:14
      |
    2 | title = "Heat
      |              ^

    error[out-of-range]: `rating` cannot be 11
     --> heat.md:4:10
      |
    4 | rating = 11
      |          ^^
      |
      = allowed: 0 to 10, with at most one decimal

    error[syntax]: unclosed array, expected `]`
     --> heat.md:5:15
      |
    5 | genre = ["War"
      |               ^
    "#);
}

#[test]
fn broken_json() {
    assert_snapshot!(check("x.json", "{\"title\": \"Heat\",\n \"year\" 1995}"), @r#"
    error[syntax]: expected `:`
     --> x.json:2:9
      |
    2 |  "year" 1995}
      |         ^
    "#);
    assert_snapshot!(check("x.json", "{\"title\": \"He"), @r#"
    error[syntax]: the text ends in the middle of a string
     --> x.json:1:14
      |
    1 | {"title": "He
      |              ^
    "#);
    assert_snapshot!(check("x.json", "{\"title\": \"é\u{1b}[2J\u{202e}\"}"), @r#"
    error[syntax]: a control character stands in a string; write it as \n, \t or \u0000
     --> x.json:1:13
      |
    1 | {"title": "é\u{1b}[2J\u{202e}"}
      |             ^
    "#);
    assert_snapshot!(check("x.json", r#"{"title": "\ud800", "rating": 11}"#), @r#"
    error[syntax]: unexpected end of hex escape
     --> x.json:1:11
      |
    1 | {"title": "\ud800", "rating": 11}
      |           ^^^^^^^^

    error[out-of-range]: `rating` cannot be 11
     --> x.json:1:31
      |
    1 | {"title": "\ud800", "rating": 11}
      |                               ^^
      |
      = allowed: 0 to 10, with at most one decimal
    "#);
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_snapshot!(check("x.json", format!("{{\"title\": \"X\", \"cast\": {deep}}}")), @r#"
    error[wrong-type]: an entry of `cast` is a list
     --> x.json:1:25
      |
    1 | {"title": "X", "cast": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = allowed: "Name" or { name = "…", role = "…" }

    error[syntax]: this nests too deeply
     --> x.json:1:31
      |
    1 | {"title": "X", "cast": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
      |                               ^
    "#);
    let shown = check_fields(&format!("title = \"X\"\ncast = {deep}"));
    assert!(shown.contains("recursion"), "{shown}");
}

#[test]
fn bytes_that_are_not_utf_8() {
    assert_snapshot!(check("x.md", b"+++\ntitle = \"Am\xe9lie\"\n+++\n"), @r#"
    error[encoding]: this is not UTF-8: byte 0xe9
     --> x.md:2:12
      |
    2 | title = "Am\xe9lie"
      |            ^^^^ this byte
      |
      = help: save the file as UTF-8
    "#);
    let utf_16: Vec<u8> = "\u{feff}+++"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_snapshot!(check("x.md", utf_16), @r"
    error[encoding]: this is not UTF-8: byte 0xff
     --> x.md:1:1
      |
    1 | \xff�+\u{0}+\u{0}+\u{0}
      | ^^^^ this byte
      |
      = help: the file is UTF-16: save it as UTF-8
    ");
}

#[test]
fn a_bad_line_does_not_hide_the_others() {
    assert_snapshot!(check("films.jsonl", b"{\"title\":\"Heat\",\"year\":1995}\n\
        {\"title\":\"Am\xe9lie\"}\n\
        \n\
        {\"title\":\"Ronin\",\"rating\":11,\"genre\":[]}\n\
        [\"Heat\",1995,null,null,null,null,null,null,null,null,null,null,null,null,null]\n\
        {\"title\":\"Collateral\"}"), @r#"
        error[encoding]: this is not UTF-8: byte 0xe9
         --> films.jsonl:2:13
          |
        2 | {"title":"Am\xe9lie"}
          |             ^^^^ this byte
          |
          = help: save the file as UTF-8

        error[out-of-range]: `rating` cannot be 11
         --> films.jsonl:4:27
          |
        4 | {"title":"Ronin","rating":11,"genre":[]}
          |                           ^^
          |
          = allowed: 0 to 10, with at most one decimal

        error[unknown-key]: there is no key `genre` in a review
         --> films.jsonl:4:30
          |
        4 | {"title":"Ronin","rating":11,"genre":[]}
          |                              ^^^^^^^
          |
          = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed, body
          = help: did you mean `genres`?

        error[wrong-type]: the review is a list
         --> films.jsonl:5:1
          |
        5 | ["Heat",1995,null,null,null,null,null,null,null,null,null,null,null,null,null]
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = allowed: one object with the fields of one review

        Heat (1995) in line 1

        Collateral in line 6
        "#);
}

#[test]
fn too_much_of_it() {
    let body = "Long. ".repeat(400_000);
    assert_snapshot!(check("x.md", format!("+++\ntitle = \"Heat\"\n+++\n{body}")), @r"
    error[too-long]: the review is too long: 2,399,999 characters
     --> x.md:4:1
      |
    4 | Long. Long. Long. Long. Long. Long. Long. Long. Long. Long. Long. Long…
      | ^^
      |
      = allowed: at most 100,000 characters
    ");
    assert_snapshot!(
        check("x.jsonl", format!("{{\"titel\":\"Heat\",\"body\":\"{body}\"}}")), @r#"
        error[unknown-key]: there is no key `titel` in a review
         --> x.jsonl:1:2
          |
        1 | {"titel":"Heat","body":"Long. Long. Long. Long. Long. Long. Long. Long.…
          |  ^^^^^^^
          |
          = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed, body
          = help: did you mean `title`?

        error[too-long]: the review is too long: 2,399,999 characters
         --> x.jsonl:1:25
          |
        1 | {"titel":"Heat","body":"Long. Long. Long. Long. Long. Long. Long. Long. Long. Long. Long. Long…
          |                         ^^
          |
          = allowed: at most 100,000 characters
        "#);
    let line = "x".repeat(5 << 20);
    assert_snapshot!(check("x.jsonl", format!("{line}\n{{\"title\":\"Heat\"}}")), @r"
    error[too-large]: the line has 5,242,881 bytes
    --> x.jsonl:1:1
     = allowed: at most 4,194,304 bytes

    Heat in line 2
    ");
}

#[test]
fn a_list_without_end() {
    let names = (0..1_001).map(|n| format!("\"Name {n}\",\n"));
    let names: String = names.collect();
    assert_snapshot!(check_fields(&format!("title = \"X\"\ncast = [\n{names}]")), @r#"
    error[too-many]: there are 1,001 cast entries
        --> heat.md:1004:1
         |
    1004 | "Name 1000",
         | ^^^^^^^^^^^ one too many from here
         |
         = allowed: at most 1,000
    "#);
}

#[test]
fn problems_beyond_measure_are_counted() {
    let lines = "{}\n".repeat(2_000);
    let (_, problems) = read("x.jsonl", lines.as_bytes());
    assert_eq!(problems.count(), "2,000 errors");
    assert!(problems.to_string().ends_with("… and 1,500 more problems."));
}

#[test]
fn a_hostile_file_does_not_drive_the_terminal() {
    let text =
        "+++\ntitle = \"\u{1b}]0;x\u{7}\u{202e}\"\nyear = 99\u{2028}\n\"\u{9b}2J\" = \"\t\"\n+++\n";
    for name in ["x.md", "x.json", "x.jsonl"] {
        let shown = check(name, text);
        let seen = |c: char| c == '\n' || !(c.is_control() || clean::is_unseen(c));
        assert!(shown.chars().all(seen), "{shown:?}");
    }
    assert_snapshot!(check("x.md", text), @r#"
    error[syntax]: invalid basic string, expected non-double-quote visible characters, `\`
     --> x.md:2:10
      |
    2 | title = "\u{1b}]0;x\u{7}\u{202e}"
      |          ^^^^^^

    error[syntax]: this has to be a number, true or false, or a text in quotes
     --> x.md:3:8
      |
    3 | year = 99\u{2028}
      |        ^^^^^^^^^^

    error[unknown-key]: there is no key `\u{9b}2J` in a review
     --> x.md:4:1
      |
    4 | "\u{9b}2J" = "    "
      | ^^^^^^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed
    "#);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let aliases = (0..1000)
        .map(|n| format!("\"片名{n}\""))
        .collect::<Vec<_>>()
        .join(",");
    let text =
        format!("{{\"aliases\":[{aliases}],\"yaer\":1,\"title\":\"X\",\"directors\":[{aliases}]}}");
    assert_snapshot!(check("x.jsonl", text), @r#"
    error[unknown-key]: there is no key `yaer` in a review
     --> x.jsonl:1:7904
      |
    1 | …片名995","片名996","片名997","片名998","片名999"],"yaer":1,"title":"X","directors":["片名0","片名1","片名2","片名3","片名4","片名5",…
      |                                                    ^^^^^^
      |
      = allowed: title, year, id, formerly, aliases, titles, directors, writers, cast, genres, countries, runtime_minutes, series, votes, imdb, tmdb, rating, reviewer, language, summary, poster, spoilers, confirmed, body
      = help: did you mean `year`?
    "#);
}

fn line() -> impl Strategy<Value = String> {
    r#"[A-Za-z0-9 \\"'|+=\[\]{}#\n\té片👩\u{200d}\u{202e}-]{1,30}"#
}

fn names() -> impl Strategy<Value = Vec<PersonName>> {
    proptest::collection::btree_set("[a-z]{1,8}", 0..5).prop_map(|names| {
        let names = names.iter();
        names.map(|name| PersonName::parse(name).unwrap()).collect()
    })
}

type Elsewhere = (
    Vec<(LanguageTag, Title)>,
    Vec<FilmId>,
    Vec<Country>,
    Vec<PersonName>,
);

fn elsewhere() -> impl Strategy<Value = Elsewhere> {
    let tags = ["de", "es-419", "pt-BR", "zh-Hant", "ja"];
    let tags = proptest::sample::subsequence(tags.to_vec(), 0..5);
    let title = || line().prop_filter_map("a title", |text| Title::parse(&text).ok());
    let ids = proptest::collection::btree_set("[a-z0-9-]{1,40}", 0..3);
    let countries = proptest::sample::subsequence(Country::all().collect::<Vec<_>>(), 0..4);
    (
        tags,
        proptest::collection::vec(title(), 5),
        ids,
        countries,
        names(),
    )
        .prop_map(|(tags, titles, ids, countries, writers)| {
            let tags = tags.iter().map(|tag| LanguageTag::parse(tag).unwrap());
            let ids = ids.iter().map(|id| FilmId::parse(id).unwrap());
            (
                tags.zip(titles).collect(),
                ids.collect(),
                countries,
                writers,
            )
        })
}

prop_compose! {
    fn any_film()(
        title in line().prop_filter_map("a title", |text| Title::parse(&text).ok()),
        year in proptest::option::of((Year::FIRST..=Year::LAST).prop_map(|y| Year::new(y).unwrap())),
        aliases in proptest::collection::hash_set(line(), 0..4),
        directors in names(),
        cast in names(),
        role in proptest::option::of(line().prop_filter("a role", |t| Title::parse(t).is_ok())),
        genres in proptest::sample::subsequence(Genre::ALL.to_vec(), 0..5),
        runtime in proptest::option::of((1..=Minutes::LONGEST).prop_map(|m| Minutes::new(m).unwrap())),
        series in line(),
        poster in proptest::option::of(Just("https://example.org/a_(b).jpg?c=d&e")),
        confirmed in any::<bool>(),
        (titles, formerly, countries, writers) in elsewhere(),
        (votes, imdb, tmdb) in (any::<u32>(), 1..u32::MAX, any::<u32>()),
        own_id in proptest::option::of("[a-z0-9-]{1,40}"),
    ) -> Film {
        let mut aliases: Vec<Title> =
            aliases.iter().filter_map(|text| Title::parse(text).ok()).collect();
        aliases.sort_by(|a, b| a.cmp(b));
        aliases.dedup();
        let role = role.map(|role| clean::line(&role).into_boxed_str());
        Film {
            id: own_id.map_or_else(
                || FilmId::new(&title, year),
                |id| FilmId::parse(&id).unwrap(),
            ),
            title,
            year,
            aliases: aliases.into(),
            directors: directors.into(),
            cast: cast
                .into_iter()
                .map(|person| Credit { person, role: role.clone() })
                .collect(),
            genres: genres.into(),
            runtime,
            series: Title::parse(&series).ok(),
            countries: countries.into(),
            votes: Votes::new(votes),
            known_place: None,
            confirmed,
            extras: Extras {
                titles,
                formerly,
                writers,
                imdb: ImdbId::parse(&format!("tt{imdb:07}")),
                tmdb: TmdbId::new(tmdb),
                poster: poster.and_then(PosterUrl::parse),
            }
            .boxed(),
        }
    }
}

prop_compose! {
    fn any_review()(
        film in any_film(),
        rating in proptest::option::of((0..=100_u8).prop_map(|t| Rating::from_tenths(t).unwrap())),
        reviewer in line(),
        language in proptest::option::of(Just("de-AT")),
        summary in "[A-Za-z .\"\\\\\n]{0,60}",
        body in "([A-Za-z .\"\\\\\n+]|\\|\\|x\\|\\|){0,60}",
        spoilers in proptest::sample::select(SpoilerMarks::ALL.to_vec()),
    ) -> Review {
        let prose = |text: &str| {
            let text = clean::prose(text);
            (!text.trim().is_empty()).then(|| text.into_boxed_str())
        };
        Review {
            film,
            rating,
            reviewer: Title::parse(&reviewer).ok().map(|name| (&*name).into()),
            language: language.and_then(LanguageTag::parse),
            summary: prose(&summary),
            body: prose(&body),
            spoilers,
            further: Box::default(),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(review in any_review()) {
        let text = to_markdown(&review);
        let (found, problems) = read("x.md", text.as_bytes());
        prop_assert_eq!(problems.errors(), 0, "{}\n{}", text, problems);
        prop_assert_eq!(&found[0].review, &review);
        let line = to_json_line(&review).unwrap();
        let (found, problems) = read("x.jsonl", line.as_bytes());
        prop_assert_eq!(problems.errors(), 0, "{}\n{}", line, problems);
        prop_assert_eq!(&found[0].review, &review);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for name in ["x.md", "x.json", "x.jsonl"] {
            _ = read(name, &bytes).1.render(Style::Coloured);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in r#"((title|cast|genres|rating|summary)( = |": )|\+\+\+\n|["'\[\],:={}\n\r\t|\\]|[a-z0-9.é片\u{202e}]{0,3}){0,30}"#) {
        for name in ["x.md", "x.json", "x.jsonl"] {
            _ = read(name, format!("+++\n{text}\n+++\n").as_bytes()).1.render(Style::Coloured);
            _ = read(name, format!("{{\"{text}}}").as_bytes()).1.render(Style::Coloured);
            _ = read(name, text.as_bytes()).1.render(Style::Plain);
        }
    }

    #[test]
    fn the_fast_way_takes_nothing_that_the_other_refuses(
        fields in proptest::collection::vec((
            proptest::sample::select(vec![
                "title", "year", "aliases", "cast", "rating", "summary", "confirmed", "body", "x",
                "titles", "votes", "countries", "writers", "imdb", "tmdb", "language", "id",
            ]),
            proptest::sample::select(vec![
                "null", "\"A\"", "\"\"", "5", "1995", "1995.0", "8.25", "true", "[]", "[\"A\"]",
                "[null]", "[{\"name\":\"A\",\"role\":null}]", "[{\"role\":\"B\"}]", "{}",
                "{\"de\":\"A\"}", "{\"de\":null}", "{\"de\":\"A\",\"DE\":\"B\"}", "{\"de\":\"A\",\"de\":\"A\"}",
                "\"tt0113277\"", "\"de\"", "[\"DE\"]", "-1", "4294967296", "\"a||b\"", "\"\\ud800\"", "[[\"A\",\"B\"]]", "[\"A\",\"A\"]",
            ]),
        ), 0..4)
    ) {
        let fields: Vec<String> =
            fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        let text = format!("{{{}}}", fields.join(","));
        let (fast, fast_problems) = read("x.jsonl", text.as_bytes());
        let (slow, slow_problems) = read("x.json", text.as_bytes());
        prop_assert_eq!(fast, slow);
        prop_assert_eq!(fast_problems.count(), slow_problems.count());
    }
}

#[test]
fn lines_keep_their_order_and_numbers_on_any_number_of_threads() {
    let line = |n: usize| match n {
        500 => "{\"title\": 7}\n".to_owned(),
        900 => "\n".to_owned(),
        n => format!("{{\"title\": \"Film {n}\", \"year\": 2000}}\n"),
    };
    let text: String = (1..=1000).map(line).collect();
    let read = |pools: usize| {
        let mut pools: Vec<_> = (0..pools).map(|_| NamePool::default()).collect();
        let mut found = Vec::new();
        let name = "films.jsonl".into();
        let (problems, unusable) =
            json_lines(&name, text.as_bytes(), &mut pools, |it| found.push(it));
        assert_eq!(unusable, 1);
        (found, problems.to_string())
    };
    let (found, problems) = read(1);
    let lines = found.iter().map(|located| located.line);
    let right = (1..=1000).filter(|line| ![500, 900].contains(line));
    assert!(lines.eq(right));
    assert!(problems.contains("films.jsonl:500"), "{problems}");
    assert_eq!(read(2), (found.clone(), problems.clone()));
    assert_eq!(read(7), (found, problems));
}
