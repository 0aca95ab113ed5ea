//! Pasted text as review files: every `.txt` in `tests/import` beside the `.md` it becomes.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
    time::{Duration, Instant},
};

use proptest::prelude::*;
use reelated::{
    library::{self, Source},
    review::{
        file::{markdown, to_markdown},
        plain_text::{Imported, Known, import},
    },
};

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// What a small library knows.
fn known() -> Known {
    let source = Source::Given(vec![directory().join("known.jsonl")]);
    let library = library::load(&[source], |_| {}).unwrap();
    Known::of(&library.reviews)
}

fn read(name: &str, bytes: &[u8], known: &Known) -> Imported {
    match import(&name.into(), bytes, known) {
        Ok((imported, _)) => imported,
        Err(problems) => panic!("{name}: {problems:?}"),
    }
}

/// `REELATED_ACCEPT_IMPORTS=1` rewrites the expected files.
#[test]
fn every_text_becomes_the_file_beside_it() {
    let known = known();
    let accepts = std::env::var_os("REELATED_ACCEPT_IMPORTS").is_some();
    let mut count = 0;
    let mut wrong = Vec::new();
    let mut texts: Vec<PathBuf> = fs::read_dir(directory())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .filter(|path| !path.ends_with("hard-cast.txt"))
        .collect();
    texts.sort();
    for path in texts {
        count += 1;
        let name = path.file_name().unwrap().to_str().unwrap();
        let imported = read(name, &fs::read(&path).unwrap(), &known);
        let made = to_markdown(&imported.located.review);
        let expected = path.with_extension("md");
        if accepts {
            fs::write(&expected, &made).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if made != expected {
            wrong.push(format!("── {name}: expected\n{expected}── made\n{made}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 150, "{count} texts");
}

#[test]
fn a_text_about_several_films_is_refused_with_a_sentence() {
    for text in [
        "Heat (1995)\nMoonstruck (1987)\nDune (2021)\nCold Kitchen (2018)\n",
        "My month in films\n\n- Slow Bus: Late at every stop. (★★★)\n- Salt Harbour: Wet. (★½)\n\
         - Paper Moths: A marvel. (★★★★½)\n",
    ] {
        let problems = import(&"month.txt".into(), text.as_bytes(), &known()).unwrap_err();
        let said = problems.to_string();
        assert!(said.contains("this is about several films: "), "{said}");
        assert!(said.contains("give each film a text of its own"), "{said}");
    }
}

/// A text, and who of the people in it is in the cast.
type Case = (String, BTreeSet<String>);

/// The blocks of `hard-cast.txt`: those that the rules were made with, and those that were
/// written after them.
fn hard_cast() -> [Vec<Case>; 2] {
    let text = fs::read_to_string(directory().join("hard-cast.txt")).unwrap();
    let (tuned, fresh) = text.split_once("\n# fresh\n").unwrap();
    let read = |block: &str| {
        let (text, names) = block.trim().rsplit_once("\n= ").unwrap();
        let names = names.split("; ").map(str::to_owned).collect();
        (text.to_owned(), names)
    };
    let blocks = |text: &str| {
        let blocks = text.trim().split("\n\n");
        blocks
            .filter(|block| !block.starts_with('#'))
            .map(read)
            .collect()
    };
    [blocks(tuned), blocks(fresh)]
}

#[test]
fn the_cast_is_taken_from_hard_prose_with_few_mistakes() {
    let known = known();
    for cases in hard_cast() {
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        let mut report = String::new();
        for (text, expected) in &cases {
            let text = format!("The Film in Question (2024)\n\n{text}\n");
            let imported = read("text.txt", text.as_bytes(), &known);
            let cast = &imported.located.review.film.cast;
            let found: BTreeSet<String> = cast.iter().map(|one| one.person.to_string()).collect();
            right += found.intersection(expected).count();
            wrong += found.difference(expected).count();
            missed += expected.difference(&found).count();
            if found != *expected {
                _ = writeln!(report, "{expected:?}, found {found:?}");
            }
        }
        println!("{right} right, {wrong} wrong, {missed} missed\n{report}");
        assert!(right * 100 >= (right + wrong) * 90, "precision\n{report}");
        assert!(right * 100 >= (right + missed) * 75, "recall\n{report}");
    }
}

#[test]
fn a_file_made_by_an_import_is_taken_as_it_is() {
    let text = "Heat Wave (2024)\n\nStarring: Ann Roe, Cher.\n\nIt is hot. 7/10\n";
    let first = to_markdown(&read("a.txt", text.as_bytes(), &known()).located.review);
    let again = read("a.txt", first.as_bytes(), &known());
    assert!(again.guess.is_none());
    assert_eq!(to_markdown(&again.located.review), first);
    let (located, problems) = markdown(&"a.md".into(), first.as_bytes());
    assert_eq!((located.is_some(), problems.is_empty()), (true, true));
}

/// What is said about a text, each sentence on its line.
fn account(text: &str) -> String {
    let guess = read("night-laundry.txt", text.as_bytes(), &known())
        .guess
        .unwrap();
    let sentences = guess.taken().into_iter().chain(guess.left_open());
    sentences.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_field_says_its_line_and_how_sure_it_is() {
    insta::assert_snapshot!(account(
        "Alita 3 (2031)\n\nThe sequel is a 95-minute war movie. Keenan Johnson returns as Hugo.\n\n\
         Directed by Ines Vargas\n\nI give it four stars. #alita\n\nShare this:\n\n\
         Related movies: Heat, Moonstruck"
    ), @r#"
    Line 1: the title is Alita 3.
    Line 1: the year is 2031.
    Line 5: a director is Ines Vargas.
    Line 3: Keean Johnson is probably in the cast as Hugo (the text has "Keenan Johnson").
    Line 3: a genre may be War.
    Line 3: the running time may be 95 minutes.
    Line 1: the series is probably Alita: Battle Angel.
    Line 7: the rating is probably 8 out of 10 (the text has "four stars").
    Line 11: the text names as related: Heat, Moonstruck. They stay in the review; /related finds its own by the cast.
    Line 9: left out, as not part of the review.
    "#);
    insta::assert_snapshot!(account("it was fine, i suppose. i slept a little."), @"
    From the file's name: the title may be Night Laundry.
    To fill in: year, directors, cast, genres, runtime_minutes, rating.
    ");
    insta::assert_snapshot!(account("Cold Kitchen (2018)\n\nRating: 4\n\nIt ends. ||Badly."), @r#"
    Line 1: the title is Cold Kitchen.
    Line 1: the year is 2018.
    Line 3: the rating "4" does not say out of how many.
    In the review: a spoiler is opened with || and never closed; it was closed at the end.
    To fill in: directors, cast, genres, runtime_minutes, rating.
    "#);
}

#[test]
fn a_heading_for_related_films_without_any_is_said_to_be_one() {
    for heading in [
        "Related Movies:",
        "**Similar films**:\n\n",
        "Ähnliche Filme:",
    ] {
        let said = account(&format!(
            "Cold Kitchen (2018)\n\nIt ends. 7/10\n\n{heading}"
        ));
        let line = "Line 5: no film is named as related. The heading is left out; /related finds films by the cast.";
        assert!(said.lines().any(|one| one == line), "{heading}: {said}");
    }
    assert!(!account("Cold Kitchen (2018)\n\nIt ends.").contains("related"));
}

/// What pasted texts are made of, the odd among it.
const PIECES: [&str; 74] = [
    "Heat (1995)",
    "# Night Laundry",
    "**Cold Kitchen** (2018)",
    "Title:",
    "Starring:",
    "Cast:",
    "Director: ",
    "Directed by ",
    "Rating: ",
    "8/10",
    "★★★½",
    "* * ½",
    "B+",
    "110%",
    "Genre: Drama / Horror",
    "Runtime: 999999 min",
    "Year: 0000",
    "Series: ",
    "aka: ",
    "Reviewed by ",
    "Related Movies:",
    "- ",
    "Al Pacino",
    "Keenan Johnson",
    "Lena Oduya",
    "Cher",
    "O'Hara",
    "Robert Downey, Jr.",
    "J. J. J. J.",
    "plays",
    "as",
    "returns as",
    "(",
    ")",
    "played by",
    "and",
    ", ",
    ". ",
    "!",
    "\n",
    "\n\n",
    "\r\n",
    "\"",
    "“",
    "”",
    "||",
    "\\",
    "\\||",
    "+++",
    "---",
    "<b>",
    "</p>",
    "<script>",
    "<!--",
    "&amp;",
    "&#0;",
    "[x](y)",
    "_",
    "*",
    "`",
    "\u{202e}",
    "\u{0}",
    "👩\u{200d}🚀",
    "@mara: ",
    "[21:04] mara: ",
    "| Heat | 9/10 |",
    "Kritik: ",
    "8 von 10",
    "not a 10/10",
    "better than",
    ", where",
    ", in which",
    "(as ",
    "ẞ\u{301}",
];

fn pasted() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}",
        1 => "\\PC{0,12}",
    ];
    let joint = proptest::sample::select(vec!["", " ", " ", "\n"]);
    proptest::collection::vec((piece, joint), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(piece, joint)| [piece, joint.to_owned()])
            .collect()
    })
}

/// An import never panics, and gives a file that has no problem and reads back as the same.
fn holds_for(bytes: &[u8], known: &Known) {
    let Ok((imported, _)) = import(&"night-laundry.txt".into(), bytes, known) else {
        return;
    };
    if imported.guess.is_none() {
        return;
    }
    let made = to_markdown(&imported.located.review);
    let (located, problems) = markdown(&"night-laundry.md".into(), made.as_bytes());
    assert!(problems.is_empty(), "{problems}\n{made}");
    assert_eq!(located.unwrap().review, imported.located.review, "{made}");
    let again = read("night-laundry.txt", made.as_bytes(), known);
    assert_eq!(to_markdown(&again.located.review), made);
}

proptest! {
    #[test]
    fn whatever_is_pasted_becomes_a_file_without_problems(text in pasted()) {
        holds_for(text.as_bytes(), known_once());
    }

    #[test]
    fn bytes_that_are_no_text_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        holds_for(&bytes, known_once());
    }
}

/// Pieces that, repeated, make readers slow that look ahead too far.
const HOSTILE: [&str; 62] = [
    "a",
    "*",
    "* ",
    "★",
    "_",
    "'",
    "\"",
    "\"A ",
    "[",
    "[x](",
    "(",
    "<",
    "<!--",
    "<script>",
    "<p>",
    "&",
    "||",
    "\\",
    "a\n",
    "A.",
    "A. B. ",
    "J.J.",
    "1,",
    "1/2 ",
    "8/10 ",
    "8/10\n",
    "Rating: 8/10\n",
    "Al Pacino ",
    "Al Pacino, ",
    "Al Pacino and ",
    "Ann Roe plays ",
    "Ann Roe plays\n",
    "Cast: Ann Roe, ",
    "Cast:\n- Ann Roe\n",
    "Cast:\n",
    "Related Movies:\n",
    "#a ",
    "#tag\n",
    "é",
    "\u{301}",
    "give it ",
    "give it:",
    "(2019",
    "Heat (1995) ",
    "- ",
    "— ",
    "As ",
    "the of the of ",
    "12-minute ",
    "sequel ",
    "A B C D E F. ",
    "is a b c d e f ",
    "- a\n",
    "| a ",
    "| a |\n",
    "@a ",
    "[21:04] a: b\n",
    "than A B, where ",
    "In A B, Ann Roe plays ",
    "A of the B ",
    "5 stars ",
    "not a 9/10 ",
];

fn time_for(piece: &str, length: usize) -> Duration {
    let text = piece.repeat(length / piece.len());
    let start = Instant::now();
    _ = std::hint::black_box(import(&"text.txt".into(), text.as_bytes(), known_once()));
    start.elapsed()
}

/// Eight times the text may take eight times as long, and with a busy machine three times that;
/// with each piece going through the whole text, it would take sixty times as long.
#[test]
fn no_text_takes_long_for_its_length() {
    const LENGTH: usize = 12_000;
    const LEAST: Duration = Duration::from_millis(20);
    for piece in HOSTILE {
        let in_proportion = |_| {
            let part = time_for(piece, LENGTH / 8).max(LEAST);
            time_for(piece, LENGTH) <= 24 * part
        };
        assert!((0..3).any(in_proportion), "{piece:?} takes too long");
    }
}

#[test]
fn what_a_review_cannot_hold_takes_hardly_any_time() {
    const LENGTH: usize = 5_000_000;
    let held = time_for(
        "She walks down to the sea and looks at what it has brought. ",
        LENGTH,
    );
    let taken = time_for("Al Pacino plays a thief. <!-- ", LENGTH);
    assert!(
        taken <= 20 * held,
        "{taken:?}, and an ordinary text takes {held:?}"
    );
}

fn known_once() -> &'static Known {
    static KNOWN: LazyLock<Known> = LazyLock::new(known);
    &KNOWN
}
