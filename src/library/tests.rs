use std::{
    fmt::Write as _,
    fs::{self, File},
    os::unix::fs::symlink,
};

use insta::assert_snapshot;

use super::*;
use crate::film::{Minutes, Votes};

/// A directory with these files in it, and what reading it gives.
struct Fixture(tempfile::TempDir);

impl Fixture {
    fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(dir)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn source(&self, name: &str) -> Source {
        Source::Configured(self.path(name))
    }

    /// What the operator reads of these sources: the problems, then the count and the films.
    fn read(&self, sources: &[Source]) -> String {
        let (library, problems) = read(sources, |_| {});
        let mut out = format!("{problems}\n\n{}:", library.count());
        for review in &library.reviews {
            _ = write!(out, " {}", review.film.id);
        }
        for Replaced { film, old, new } in &library.replaced {
            _ = write!(out, "\n{film}: {new} replaces {old}");
        }
        let root = self.0.path().display().to_string();
        out.replace(&format!("{root}/"), "")
            .replace(&root, ".")
            .trim()
            .to_owned()
    }
}

const HEAT: &str = "+++\ntitle = \"Heat\"\nyear = 1995\n+++\nA thief and a policeman.\n";
const RONIN: &str = r#"{"title": "Ronin", "year": 1998}"#;

#[test]
fn the_bundle_has_no_problem() {
    let (_, problems) = read(&[Source::Bundled], |_| {});
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn directories_are_read_to_the_bottom() {
    let fixture = Fixture::new(&[
        ("films/heat.md", HEAT),
        ("films/a/b/ronin.json", RONIN),
        (
            "films/many.jsonl",
            "{\"title\":\"A\"}\n\n{\"title\":\"B\",\"body\":\"Fine.\"}\n",
        ),
        ("films/README.md", "# Films\n"),
        ("films/.heat.md.swp", "…"),
        ("films/.drafts/x.md", "…"),
        ("films/poster.jpg", "…"),
    ]);
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @"2 reviews and 2 listings in 3 files: a b heat-1995 ronin-1998");
}

#[test]
fn a_bad_file_does_not_hide_the_others() {
    let fixture = Fixture::new(&[
        ("films/heat.md", HEAT),
        ("films/bad.md", "+++\ntitle = \"Bad\"\nrating = 11\n+++\n"),
        ("films/worse.json", "{"),
        ("films/ronin.json", RONIN),
    ]);
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @r"
    error[out-of-range]: `rating` cannot be 11
     --> films/bad.md:3:10
      |
    3 | rating = 11
      |          ^^
      |
      = allowed: 0 to 10, with at most one decimal

    error[syntax]: the text ends in the middle of an object
     --> films/worse.json:1:2
      |
    1 | {
      |  ^

    1 review and 1 listing in 4 files: heat-1995 ronin-1998
    ");
    assert!(load(&[fixture.source("films")], |_| {}).is_err());
}

#[test]
fn a_film_twice_in_a_source_names_both_places() {
    let fixture = Fixture::new(&[
        ("films/heat.md", HEAT),
        (
            "films/many.jsonl",
            "{\"title\":\"A\"}\n{\"title\":\"HEAT\",\"year\":1995,\"body\":\"Hot.\"}\n{\"title\":\"A\"}",
        ),
    ]);
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @r#"
    error[duplicate-film]: HEAT (1995) is there twice
    --> films/many.jsonl:2:1
    ::: films/heat.md:2:1
     = help: "Heat" and "HEAT" differ in nothing that an id keeps apart

    error[duplicate-film]: A is there twice
    --> films/many.jsonl:3:1
    ::: films/many.jsonl:1:1
     = help: keep one of them; a film is known by its title and year

    1 review and 1 listing in 2 files: a heat-1995
    "#);
}

#[test]
fn a_later_source_replaces_a_film() {
    let fixture = Fixture::new(&[
        ("one/heat.md", HEAT),
        ("one/ronin.json", RONIN),
        ("two/better.md", HEAT),
        ("three/best.md", HEAT),
    ]);
    let sources = ["one", "two", "three"].map(|name| fixture.source(name));
    assert_snapshot!(fixture.read(&sources), @r"
    1 review and 1 listing in 4 files: heat-1995 ronin-1998
    heat-1995: three/best.md replaces two/better.md
    heat-1995: three/best.md replaces one/heat.md
    ");
}

#[test]
fn a_review_wins_over_listings_and_takes_what_it_lacks() {
    let listing = r#"{"title": "Heat", "year": 1995, "runtime_minutes": 170, "votes": 7}"#;
    let imported = r#"{"title": "Heat", "year": 1995, "votes": 9, "countries": ["US"]}"#;
    let fixture = Fixture::new(&[
        ("one/all.jsonl", listing),
        ("two/heat.md", HEAT),
        (
            "two/all.jsonl",
            r#"{"title": "Heat", "year": 1995, "series": "Heat"}"#,
        ),
        ("three/all.jsonl", imported),
    ]);
    let sources = ["one", "two", "three"].map(|name| fixture.source(name));
    assert_snapshot!(fixture.read(&sources), @"1 review in 4 files: heat-1995");
    let film = |sources: &[Source]| {
        let (library, _) = read(sources, |_| {});
        let [review] = &*library.reviews else {
            panic!("one film")
        };
        let film = &review.film;
        let series = film.series.as_deref().unwrap_or("none").to_owned();
        let votes = film.votes.map(Votes::get);
        let minutes = film.runtime.map(Minutes::get);
        (review.is_listing(), minutes, votes, series)
    };
    assert_eq!(film(&sources), (false, Some(170), Some(9), "Heat".into()));
    let listings = [&sources[0], &sources[2]].map(Clone::clone);
    assert_eq!(film(&listings), (true, Some(170), Some(9), "none".into()));
}

#[test]
fn a_film_can_have_several_reviews() {
    let review = |rest: &str, body: &str| {
        format!("+++\ntitle = \"Heat\"\nyear = 1995\n{rest}\n+++\n{body}\n")
    };
    let first = review("reviewer = \"Ana\"\nruntime_minutes = 170", "First.");
    let german = review("reviewer = \"Ana\"\nlanguage = \"de\"", "Erste.");
    let other = review(
        "reviewer = \"Mo\"\ndirectors = [\"Michael Mann\"]",
        "Second.",
    );
    let fixture = Fixture::new(&[
        ("films/heat-1995.md", &first),
        ("films/heat-1995.de.md", &german),
        ("films/heat-1995.late-show.md", &other),
        ("films/heat-1995.z.md", &other),
    ]);
    let source = fixture.source("films");
    assert_snapshot!(fixture.read(std::slice::from_ref(&source)), @r"
    error[duplicate-film]: Heat (1995) is there twice
    --> films/heat-1995.z.md:2:1
    ::: films/heat-1995.late-show.md:2:1
     = help: keep one of them, or let them differ in `reviewer` or `language`: then they are two reviews of one film

    1 review in 4 files: heat-1995
    ");
    let (library, _) = read(&[source], |_| {});
    let review = &library.reviews[0];
    assert_eq!(review.body.as_deref(), Some("First."));
    let further = review.further.iter().map(|review| review.body.as_deref());
    assert_eq!(
        further.collect::<Vec<_>>(),
        [Some("Erste."), Some("Second.")]
    );
    for further in &review.further {
        assert_eq!(further.film, review.film);
    }
    assert_eq!(review.film.directors.len(), 1);
    // A later source replaces all of them.
    let one = Fixture::new(&[("films/heat.md", HEAT)]);
    let (library, _) = read(&[fixture.source("films"), one.source("films")], |_| {});
    assert_eq!((library.reviews.len(), library.replaced.len()), (1, 3));
    assert!(library.reviews[0].further.is_empty());
}

#[test]
fn two_films_of_one_title_and_year_both_live() {
    let directed = |id: &str, director: &str| {
        format!(
            "{{\"title\":\"Heat\",\"year\":1995,{id}\"directors\":[\"{director}\"],\"votes\":7}}\n"
        )
    };
    let mann = directed("", "Michael Mann");
    let by_mann = HEAT.replace("year", "directors = [\"Michael Mann\"]\nyear");
    let by_other = HEAT.replace("year", "directors = [\"Paul Morrissey\"]\nyear");
    let fixture = Fixture::new(&[
        (
            "all/all.jsonl",
            &(mann + &directed("\"id\":\"heat-1995-morrissey\",", "Paul Morrissey")),
        ),
        ("right/heat.md", &by_mann),
        ("wrong/heat.md", &by_other),
    ]);
    let sources = |name| [fixture.source("all"), fixture.source(name)];
    assert_snapshot!(fixture.read(&sources("right")), @"1 review and 1 listing in 2 files: heat-1995 heat-1995-morrissey");
    assert_snapshot!(fixture.read(&sources("wrong")), @r#"
    warning[other-film]: another Heat (1995) has different directors
    --> wrong/heat.md:2:1
    ::: all/all.jsonl:1:1
     = help: if they are two films, give one of them an id of its own, such as id = "heat-1995-morrissey"

    1 review and 1 listing in 2 files: heat-1995 heat-1995-morrissey
    "#);
    let (library, _) = read(&sources("wrong"), |_| {});
    assert_eq!(library.reviews[0].film.votes, None);
}

#[test]
fn what_is_not_confirmed_stays_so_unless_somebody_says_otherwise() {
    let unconfirmed = HEAT.replace("year", "confirmed = false\nyear");
    let confirmed = HEAT.replace("year", "confirmed = true\nyear");
    let fixture = Fixture::new(&[
        ("one/heat.md", &unconfirmed),
        ("two/heat.md", HEAT),
        ("three/heat.md", &confirmed),
        (
            "text/heat.txt",
            "Heat (1995)\n\nA thief and a policeman drink coffee.\n",
        ),
    ]);
    let is_confirmed = |names: &[&str]| {
        let sources: Vec<Source> = names.iter().map(|name| fixture.source(name)).collect();
        read(&sources, |_| {}).0.reviews[0].film.confirmed
    };
    assert!(is_confirmed(&["two"]));
    assert!(!is_confirmed(&["one", "two"]));
    assert!(!is_confirmed(&["one", "text"]));
    assert!(is_confirmed(&["one", "three", "two"]));
    assert!(!is_confirmed(&["three", "one", "two"]));
}

#[test]
fn one_bad_record_does_not_stop_the_others() {
    let long = "Many Parts ".repeat(30);
    let lines = format!(
        "{RONIN}\n{{\"title\":7}}\n{{\"title\":\"Up\",\"cast\":[{{\"name\":\"A\",\"role\":\"{long}\"}}]}}\n"
    );
    let fixture = Fixture::new(&[
        ("films/all.jsonl", &lines),
        (
            "films/bad.md",
            "+++\ntitle = \"Bad\"\nrating = 11\nyear = 1\n+++\n",
        ),
        ("films/heat.md", HEAT),
    ]);
    let sources = [fixture.source("films")];
    assert!(load(&sources, |_| {}).is_err());
    let library = load_as(Strictness::Lenient, &sources, |_| {}).unwrap();
    assert_eq!((library.reviews.len(), library.left_out), (3, 2));
    assert_eq!(
        (library.problems.errors(), library.problems.warnings()),
        (3, 1)
    );
    let up = &library.reviews[2].film;
    let role = up.cast[0].role.as_deref().unwrap();
    assert!(
        role.ends_with("Parts…") && role.chars().count() <= 200,
        "{role}"
    );
    // That is the configuration's fault, and no record's.
    let missing = [fixture.source("films"), fixture.source("flims")];
    assert!(load_as(Strictness::Lenient, &missing, |_| {}).is_err());
}

#[test]
fn links_that_lead_back_are_followed_once() {
    let fixture = Fixture::new(&[("films/heat.md", HEAT), ("elsewhere/ronin.json", RONIN)]);
    symlink(fixture.path("films"), fixture.path("films/again")).unwrap();
    symlink(fixture.path("elsewhere"), fixture.path("films/more")).unwrap();
    symlink(fixture.path("films"), fixture.path("elsewhere/back")).unwrap();
    symlink("nowhere", fixture.path("films/dangling")).unwrap();
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @r"
    1 review and 1 listing in 2 files: heat-1995 ronin-1998
    ");
}

#[test]
fn a_link_to_itself_is_unreadable() {
    let fixture = Fixture::new(&[("films/heat.md", HEAT)]);
    symlink("itself.md", fixture.path("films/itself.md")).unwrap();
    let shown = fixture.read(&[fixture.source("films")]);
    assert!(
        shown.starts_with("error[unreadable]: this cannot be read: "),
        "{shown}"
    );
    assert!(shown.ends_with("1 review in 1 file: heat-1995"), "{shown}");
}

#[test]
fn a_pasted_text_is_a_review_that_knows_the_others() {
    let fixture = Fixture::new(&[
        (
            "films/heat.md",
            "+++\ntitle = \"Heat\"\nyear = 1995\ncast = [\"Val Kilmer\"]\n+++\n",
        ),
        (
            "films/a.txt",
            "Heat 2 (2027)\n\nThis sequel is tepid. Val Kilmar plays a ghost.\n",
        ),
        ("films/readme.txt", "Reviews of mine."),
        ("films/nothing.txt", " "),
        (
            "later/heat-2.json",
            "{\"title\": \"Heat 2\", \"year\": 2027}",
        ),
    ]);
    let films = fixture.source("films");
    assert_snapshot!(fixture.read(std::slice::from_ref(&films)), @r"
    error[empty]: the file is empty
    --> films/nothing.txt
     = help: write a review into it, or delete it

    1 review and 1 listing in 3 files: heat-1995 heat-2-2027
    ");
    let (library, _) = read(std::slice::from_ref(&films), |_| {});
    assert_snapshot!(library.texts[0].guessed, @r#"Line 3: Val Kilmer is probably in the cast (the text has "Val Kilmar"). Line 1: the series is probably Heat. To fill in: directors, genres, runtime_minutes, rating."#);
    assert_snapshot!(fixture.read(&[films, fixture.source("later")]), @r"
    error[empty]: the file is empty
    --> films/nothing.txt
     = help: write a review into it, or delete it

    1 review and 1 listing in 4 files: heat-1995 heat-2-2027
    ");
}

#[test]
fn what_is_not_there_or_not_a_review() {
    let fixture = Fixture::new(&[
        ("films/heat.markdown", HEAT),
        ("films/RONIN.JSON", RONIN),
        ("films/odd.md/x.pdf", ""),
        ("note.pdf", ""),
    ]);
    assert_snapshot!(fixture.read(&[
        fixture.source("film"),
        fixture.source("note.pdf"),
        fixture.source("films"),
    ]), @"
    error[missing]: there is no such directory
    --> film
     = help: create it, or take it out of `library.directories`

    error[not-a-directory]: this is a file
    --> note.pdf
     = help: name the directory that it is in

    warning[ignored-file]: files that end in .JSON are not read
    --> films/RONIN.JSON
     = allowed: .md, .json, .jsonl, .txt

    warning[ignored-file]: files that end in .markdown are not read
    --> films/heat.markdown
     = allowed: .md, .json, .jsonl, .txt

    0 reviews in 0 files:
    ");
    let given = ["films/heat.md", "note.pdf", "note.pfd"].map(|name| fixture.path(name));
    assert_snapshot!(fixture.read(&[Source::Given(given.into())]), @r"
    error[missing]: there is no such file
    --> films/heat.md

    error[not-a-review]: this is not a review file
    --> note.pdf
     = allowed: .md, .json, .jsonl, .txt

    error[missing]: there is no such file
    --> note.pfd
     = help: did you mean `note.pdf`?

    0 reviews in 0 files:
    ");
}

#[test]
fn what_is_named_on_the_command_line_is_one_source() {
    let fixture = Fixture::new(&[("a/heat.md", HEAT), ("b/heat.md", HEAT)]);
    let given = ["a/heat.md", "a", "b"].map(|name| fixture.path(name));
    assert_snapshot!(fixture.read(&[Source::Given(given.into())]), @r"
    error[duplicate-film]: Heat (1995) is there twice
    --> b/heat.md:2:1
    ::: a/heat.md:2:1
     = help: keep one of them, or let them differ in `reviewer` or `language`: then they are two reviews of one film

    1 review in 2 files: heat-1995
    ");
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let fixture = Fixture::new(&[("films/heat.md", HEAT)]);
    let large = File::create(fixture.path("films/large.md")).unwrap();
    large.set_len(5 << 20).unwrap();
    let lines = File::create(fixture.path("films/large.jsonl")).unwrap();
    lines.set_len(5 << 30).unwrap();
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @r"
    error[too-large]: the file has 5,368,709,120 bytes
    --> films/large.jsonl
     = allowed: at most 4,294,967,296 bytes

    error[too-large]: the file has 5,242,880 bytes
    --> films/large.md
     = allowed: at most 4,194,304 bytes

    1 review in 1 file: heat-1995
    ");
}

#[test]
fn file_names_are_shown_as_text() {
    let fixture = Fixture::new(&[("films/\u{1b}[2J\u{202e}\n.md", "")]);
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @r"
    error[empty]: the file is empty
    --> films/\u{1b}[2J\u{202e}\n.md
     = help: write a review into it, or delete it

    0 reviews in 1 file:
    ");
}

#[test]
fn a_directory_without_reviews_is_said() {
    let fixture = Fixture::new(&[
        ("films/README.md", "Put reviews here."),
        ("films/a.doc", ""),
    ]);
    assert_snapshot!(fixture.read(&[fixture.source("films")]), @"
    warning[no-reviews]: there are no reviews here
    --> films
     = help: put files that end in .md, .json or .jsonl here

    0 reviews in 0 files:
    ");
}
