use std::fs;

use insta::assert_snapshot;

use super::*;
use crate::config::Database;
use crate::member::Noted;
use crate::snowflake::{GuildId, UserId};
use crate::store::{Asker, Store};

/// What `reelated check` prints in a directory with these files.
fn run(files: &[(&str, &str)], paths: &[&str]) -> String {
    let dir = tempfile::tempdir().unwrap();
    run_in(dir.path(), files, paths)
}

fn run_in(dir: &Path, files: &[(&str, &str)], paths: &[&str]) -> String {
    for (name, text) in files {
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let paths: Vec<PathBuf> = paths.iter().map(|path| dir.join(path)).collect();
    let config = dir.join("config.toml");
    let none: [(OsString, OsString); 0] = [];
    let checked = check(Some(&config), none, &paths, |_| {});
    let root = format!("{}/", dir.display());
    format!("{}\n\n{}", checked.problems, checked.count())
        .replace(&root, "")
        .trim()
        .to_owned()
}

const CONFIG: &str = "[library]\nbundled = false\ncatalogue = false\ndirectories = [\"films\"]\n";
const HEAT: &str = r#"+++
title = "Heat"
year = 1995
genres = ["Crime"]
cast = ["Al Pacino", "Robert De Niro", "Val Kilmer"]
summary = "A thief and a policeman. It is very good."
+++
A thief and a policeman.
"#;
/// Two listings with people of Heat.
const MORE: &str = r#"{"title":"A","cast":["Al Pacino","Robert De Niro","Val Kilmer"]}
{"title":"B","cast":["Al Pacino","Robert De Niro","Val Kilmer"]}"#;

/// What is wrong with this review, beside Heat.
fn about(review: &str) -> String {
    let files = [
        ("config.toml", CONFIG),
        ("films/heat.md", HEAT),
        ("films/one.md", review),
    ];
    run(&files, &["films/one.md"])
}

/// A review with this body in which nothing else is wrong.
fn with_body(body: &str) -> String {
    HEAT.replace("title = \"Heat\"", "title = \"One\"")
        .replace("A thief and a policeman.\n", body)
}

/// Has members keep something about films, in a database in the directory.
fn keep(dir: &Path, films: &[(&str, &str)]) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&Database::File(dir.join("kept.db")))
            .await
            .unwrap();
        for (id, title) in films {
            let (film, title) = (FilmId::parse(id).unwrap(), (*title).to_owned());
            let asker = Asker {
                guild: GuildId(1),
                member: UserId(2),
                at: jiff::Timestamp::UNIX_EPOCH,
            };
            store.see(asker, &Noted { film, title }).await.unwrap();
        }
        store.close().await;
    });
}

#[test]
fn what_members_keep_of_no_film_is_named() {
    let dir = tempfile::tempdir().unwrap();
    keep(
        dir.path(),
        &[
            ("heat-1995", "Heat (1995)"),
            ("heat-1994", "Heat (1994)"),
            ("gone-1900", "Gone (1900)"),
            ("unlisted--heat-2", "Heat 2"),
        ],
    );
    let config = format!("{CONFIG}[database]\nurl = \"kept.db\"\n");
    let heat = HEAT.replace("genres", "formerly = [\"heat-1994\"]\ngenres");
    let files = [
        ("config.toml", config.as_str()),
        ("films/heat.md", &heat),
        ("films/more.jsonl", MORE),
    ];
    let said = run_in(dir.path(), &files, &[]);
    assert_eq!(said.matches("[kept-film]").count(), 1, "{said}");
    assert!(said.contains("`gone-1900` (Gone (1900))"), "{said}");
    assert!(said.contains("formerly = [\"gone-1900\"]"), "{said}");
    // That it cannot be read is no word that all is well.
    fs::write(dir.path().join("kept.db"), "This is no database.").unwrap();
    let said = run_in(dir.path(), &files, &[]);
    assert!(said.contains("warning[database]"), "{said}");
}

#[test]
fn all_is_well() {
    let files = [
        ("config.toml", CONFIG),
        ("films/heat.md", HEAT),
        ("films/more.jsonl", MORE),
    ];
    assert_snapshot!(run(&files, &[]), @"1 review and 2 listings in 2 files: no problems.");
    assert_snapshot!(run(&files, &["films/heat.md"]), @"1 review in 1 file: no problems.");
}

#[test]
fn configuration_and_reviews_are_wrong_together() {
    let files = [
        ("config.toml", "[log]\nformat = \"xml\"\n"),
        ("films/heat.md", &with_body("||Open")),
        ("films/bad.json", "{\"title\": \"\"}"),
    ];
    assert_snapshot!(run(&files, &["films"]), @r#"
    error[unknown-value]: `log.format` cannot be "xml"
     --> config.toml:2:10
      |
    2 | format = "xml"
      |          ^^^^^
      |
      = allowed: "text" or "json"

    error[empty]: `title` is empty
     --> films/bad.json:1:11
      |
    1 | {"title": ""}
      |           ^^ nothing to read here
      |
      = help: every film has a title

    warning[spoiler-mark]: a spoiler is opened and never closed
     --> films/heat.md:8:1
      |
    8 | ||Open
      | ^^ hidden from here to the end?
      |
      = help: close it with `||` where it ends

    1 review in 2 files: 2 errors, 1 warning.
    "#);
}

#[test]
fn a_token_file_that_is_not_there_is_a_problem() {
    let config = format!("{CONFIG}[discord]\ntoken_file = \"token\"\n");
    assert_snapshot!(run(&[("config.toml", &config), ("films/heat.md", HEAT)], &[]), @r#"
    error[token]: there is no file token
     --> config.toml:6:14
      |
    6 | token_file = "token"
      |              ^^^^^^^
      |
      = help: put the token into that file, or into the environment variable DISCORD_TOKEN

    1 review in 1 file: 1 error.
    "#);
}

#[test]
fn a_short_cast_and_no_summary() {
    assert_snapshot!(about("+++\ntitle = \"One\"\ncast = [\"Al Pacino\"]\n+++\nIt is good.\n"), @r#"
    warning[few-cast]: the cast has 1 name
     --> films/one.md:3:1
      |
    3 | cast = ["Al Pacino"]
      | ^^^^
      |
      = help: name three people or more: `/related` and `/connect` go by the cast

    warning[no-summary]: there is no `summary`, and too little to make one of
     --> films/one.md:5:1
      |
    5 | It is good.
      | ^^^^^^^^^^^
      |
      = help: write two sentences as `summary`: what kind of film it is, and what you think of it

    1 review in 1 file: 2 warnings.
    "#);
}

#[test]
fn a_summary_that_gives_away_what_the_review_hides() {
    let review =
        with_body("Fog. ||The harbour master was the smuggler from the beginning.|| Rain.\n");
    let summary = "A harbour in fog. The harbour master himself is the smuggler.";
    assert_snapshot!(about(&review.replace("A thief and a policeman. It is very good.", summary)), @r#"
    warning[summary-spoiler]: the summary gives away what the review hides
     --> films/one.md:6:30
      |
    6 | summary = "A harbour in fog. The harbour master himself is the smuggler."
      |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: films/one.md:8:8
      |
    8 | Fog. ||The harbour master was the smuggler from the beginning.|| Rain.
      |        ------------------------------------------------------- hidden here
      |
      = help: a summary is shown to everybody: leave it out there

    1 review in 1 file: 1 warning.
    "#);
}

#[test]
fn markup_that_discord_does_not_show() {
    let body = "# Heat\n\nSee [this](https://example.org), <b>now</b> &amp; then.\n\n> Good.\n\n\
                Two *stars. And `code`.\n\nA * B, \\*c and *d*. It is ||hidden|| here.\n";
    assert_snapshot!(about(&with_body(body)), @r"
    warning[unshown-markup]: a heading is shown with its number signs
     --> films/one.md:8:1
      |
    8 | # Heat
      | ^^^^^^
      |
      = help: write it as a sentence, or leave it out

    warning[unshown-markup]: a link is shown with its brackets
      --> films/one.md:10:5
       |
    10 | See [this](https://example.org), <b>now</b> &amp; then.
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: leave the address out

    warning[unshown-markup]: HTML is shown as it is written
      --> films/one.md:10:34
       |
    10 | See [this](https://example.org), <b>now</b> &amp; then.
       |                                  ^^^
       |
       = help: write the character itself, and `*…*` for emphasis

    warning[unshown-markup]: HTML is shown as it is written
      --> films/one.md:10:40
       |
    10 | See [this](https://example.org), <b>now</b> &amp; then.
       |                                        ^^^^
       |
       = help: write the character itself, and `*…*` for emphasis

    warning[unshown-markup]: HTML is shown as it is written
      --> films/one.md:10:45
       |
    10 | See [this](https://example.org), <b>now</b> &amp; then.
       |                                             ^^^^^
       |
       = help: write the character itself, and `*…*` for emphasis

    warning[unshown-markup]: a quotation is shown with its angle bracket
      --> films/one.md:12:1
       |
    12 | > Good.
       | ^^^^^^^
       |
       = help: put it between quotation marks

    warning[open-emphasis]: emphasis is opened and never closed
      --> films/one.md:14:5
       |
    14 | Two *stars. And `code`.
       |     ^^^^^^^^^^^^^^^^^^^
       |
       = help: close it in the same paragraph, or write `\*` for an asterisk

    warning[unshown-markup]: code is shown with its backquotes
      --> films/one.md:14:17
       |
    14 | Two *stars. And `code`.
       |                 ^^^^^^
       |
       = help: leave the backquotes out

    1 review in 1 file: 8 warnings.
    ");
}

#[test]
fn a_review_that_is_too_long() {
    assert_snapshot!(about(&with_body(&"A thief. ".repeat(2_000))), @"
    warning[long-review]: the review has 17,999 characters
     --> films/one.md:8:1
      |
    8 | A thief. A thief. A thief. A thief. A thief. A thief. A thief. A thief…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: more than 15,000 are more than ten pages on Discord: shorten it

    1 review in 1 file: 1 warning.
    ");
}

#[test]
fn names_that_are_nearly_equal() {
    let review = with_body("Fog.\n");
    assert_snapshot!(about(&review.replace("Robert De Niro", "Robert De Nero")), @r#"
    warning[similar-names]: "Robert De Nero" and "Robert De Niro" are nearly equal names
     --> films/one.md:5:23
      |
    5 | cast = ["Al Pacino", "Robert De Nero", "Val Kilmer"]
      |                       ^^^^^^^^^^^^^^
      |
      = help: did you mean `Robert De Niro`?
      = help: if they are two people, tell them apart, such as "Robert De Nero (actor)"

    1 review in 1 file: 1 warning.
    "#);
    assert_snapshot!(about(&review.replace("Robert De Niro", "De Niro Robert")), @r#"
    warning[similar-names]: "De Niro Robert" and "Robert De Niro" are nearly equal names
     --> films/one.md:5:23
      |
    5 | cast = ["Al Pacino", "De Niro Robert", "Val Kilmer"]
      |                       ^^^^^^^^^^^^^^
      |
      = help: did you mean `Robert De Niro`?
      = help: if they are two people, tell them apart, such as "De Niro Robert (actor)"

    1 review in 1 file: 1 warning.
    "#);
    // Two people, and the author says so.
    assert_snapshot!(about(&review.replace("Robert De Niro", "Robert De Nero (singer)")), @"1 review in 1 file: no problems.");
    // Nothing connects these two.
    let alone = r#"cast = ["Robert De Nero", "Somebody Else", "Nobody Else"]"#;
    let cast = r#"cast = ["Al Pacino", "Robert De Niro", "Val Kilmer"]"#;
    assert!(!about(&review.replace(cast, alone)).contains("similar"));
}

#[test]
fn a_film_among_others() {
    let alone = with_body("Fog.\n")
        .replace("Al Pacino", "One Person")
        .replace("Robert De Niro", "Two People")
        .replace("Val Kilmer", "Three People")
        .replace("Crime", "Western");
    assert_snapshot!(about(&alone), @r#"
    warning[unrelated]: no other film shares anybody with this cast
     --> films/one.md:5:1
      |
    5 | cast = ["One Person", "Two People", "Three People"]
      | ^^^^
      |
      = help: complete the cast, check how the names are spelt, or add another film that somebody in it appears in

    1 review in 1 file: 1 warning.
    "#);
    let series = alone.replace("year = 1995", "year = 1995\nseries = \"Heat\"");
    let heat = HEAT.replace("year = 1995", "year = 1995\nseries = \"Heat\"");
    let files = [
        ("config.toml", CONFIG),
        ("films/heat.md", &heat),
        ("films/one.md", &series),
    ];
    assert_snapshot!(run(&files, &[]), @"2 reviews in 2 files: no problems.");
    let files = [
        ("config.toml", CONFIG),
        (
            "films/more.jsonl",
            &MORE.replace('}', ",\"year\":1931,\"genres\":[\"Western\"]}"),
        ),
    ];
    assert_snapshot!(run(&files, &[]), @r#"
    warning[out-of-reach]: `/random` finds no film of the 1930s
     --> films/more.jsonl:1:66
      |
    1 | {"title":"A","cast":["Al Pacino","Robert De Niro","Val Kilmer"],"year":1931,"genres":["Western"]}
      |                                                                  ^^^^
      |
      = help: it only picks confirmed films that have a review: write one of them

    warning[out-of-reach]: `/random` finds no film of the genre Western
     --> films/more.jsonl:1:78
      |
    1 | {"title":"A","cast":["Al Pacino","Robert De Niro","Val Kilmer"],"year":1931,"genres":["Western"]}
      |                                                                              ^^^^^^
      |
      = help: it only picks confirmed films that have a review: write one of them

    0 reviews and 2 listings in 1 file: 2 warnings.
    "#);
}

#[test]
fn reviews_that_share_a_passage() {
    let passage = "The harbour lies in fog from the first picture to the last, and whoever comes out \
                   of it has a suitcase in one hand and a lie in the other, and nobody ever asks what \
                   is in the suitcase.";
    let files = [
        ("config.toml", CONFIG),
        (
            "films/heat.md",
            &HEAT.replace("A thief and a policeman.\n", passage),
        ),
        (
            "films/one.md",
            &with_body(&format!("It begins well. {}\n", passage.to_uppercase())),
        ),
    ];
    assert_snapshot!(run(&files, &["films/one.md"]), @"
    warning[shared-passage]: this passage is in the review of Heat (1995), too
     --> films/one.md:8:21
      |
    8 | It begins well. THE HARBOUR LIES IN FOG FROM THE FIRST PICTURE TO THE LAST, AND WHOEVER CO…
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: films/heat.md:8:5
      |
    8 | The harbour lies in fog from the first picture to the last, and whoever co…
      |     ----------------------------------------------------------------------- the other one
      |
      = help: write each review for its own film

    1 review in 1 file: 1 warning.
    ");
    assert_snapshot!(run(&files, &[]), @"
    warning[shared-passage]: this passage is in the review of Heat (1995), too
     --> films/one.md:8:21
      |
    8 | It begins well. THE HARBOUR LIES IN FOG FROM THE FIRST PICTURE TO THE LAST, AND WHOEVER CO…
      |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
     ::: films/heat.md:8:5
      |
    8 | The harbour lies in fog from the first picture to the last, and whoever co…
      |     ----------------------------------------------------------------------- the other one
      |
      = help: write each review for its own film

    2 reviews in 2 files: 1 warning.
    ");
}

#[test]
fn the_bundle_needs_no_advice() {
    let dir = tempfile::tempdir().unwrap();
    let none: [(OsString, OsString); 0] = [];
    let config = dir.path().join("config.toml");
    fs::write(&config, "[library]\ncatalogue = false\n").unwrap();
    let checked = check(Some(&config), none, &[], |_| {});
    assert!(checked.problems.is_empty(), "{}", checked.problems);
}

#[test]
fn programs_get_json() {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("config.toml");
    fs::write(&config, "[libary]\n").unwrap();
    let heat = dir.path().join("heat.md");
    fs::write(
        &heat,
        HEAT.replace("1995", "\"1995\"")
            .replace("Al Pacino", "Val Kilmer"),
    )
    .unwrap();
    let none: [(OsString, OsString); 0] = [];
    let checked = check(Some(&config), none, &[heat], |_| {});
    let json = checked.to_json().unwrap();
    assert_snapshot!(json.replace(&format!("{}/", dir.path().display()), ""), @r#"
    {
      "reviews": 0,
      "listings": 0,
      "files": 1,
      "errors": 3,
      "warnings": 0,
      "left_out": 0,
      "problems": [
        {
          "severity": "error",
          "code": "unknown-key",
          "message": "there is no section `libary`",
          "file": "config.toml",
          "line": 1,
          "column": 2,
          "allowed": [
            "discord, library, database, answers, log"
          ],
          "help": [
            "did you mean `library`?"
          ]
        },
        {
          "severity": "error",
          "code": "wrong-type",
          "message": "`year` is a string",
          "file": "heat.md",
          "line": 3,
          "column": 8,
          "allowed": [
            "a whole number such as 1982"
          ]
        },
        {
          "severity": "error",
          "code": "duplicate",
          "message": "\"Val Kilmer\" is in the cast twice",
          "file": "heat.md",
          "line": 5,
          "column": 41,
          "label": "again here",
          "help": [
            "take one of them out"
          ],
          "also": [
            {
              "file": "heat.md",
              "line": 5,
              "column": 9,
              "label": "first here"
            }
          ]
        }
      ]
    }
    "#);
}
