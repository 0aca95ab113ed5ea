//! No two reviews alike: shared passages, repeated phrases, stock openings, leaking summaries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reelated::fold::fold;
use reelated::review::Review;

use super::{expect_none, file, reviews};

/// Texts may share so many in a hundred of their runs of three words …
const SHARED_PERCENT: usize = 8;
/// … and so many in any case: a summary is short.
const SHARED_RUNS: usize = 4;
/// So many reviews may have a phrase of five words.
const SAME_PHRASE: usize = 3;
/// So many reviews may begin with the same three words.
const SAME_OPENING: usize = 3;

/// Openings that any film could have.
const STOCK_OPENINGS: [&str; 16] = [
    "based on",
    "directed by",
    "from the",
    "in a world",
    "in the world of",
    "in this film",
    "it is hard to",
    "it is not often",
    "once in a while",
    "one of the best",
    "released in",
    "set in",
    "there are films",
    "this film",
    "this is a",
    "when it comes to",
];

/// A text under the name of its file.
type Named = (String, Vec<String>);

fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

fn texts(part: impl Fn(&Review) -> Option<&str>) -> Vec<Named> {
    let text = |review: &Review| words(part(review).unwrap_or_default());
    reviews()
        .map(|review| (file(&review.film), text(review)))
        .collect()
}

fn bodies() -> Vec<Named> {
    texts(|review| review.body.as_deref())
}

fn summaries() -> Vec<Named> {
    texts(|review| review.summary.as_deref())
}

/// The texts that share more of their runs of three words than the shorter one can spare.
fn alike(texts: &[Named]) -> Vec<String> {
    let runs: Vec<BTreeSet<&[String]>> =
        texts.iter().map(|(_, w)| w.windows(3).collect()).collect();
    let mut having: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for texts in having.values() {
        for (i, a) in texts.iter().enumerate() {
            for b in &texts[i + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .filter(|((a, b), count)| {
            let most = SHARED_PERCENT * runs[*a].len().min(runs[*b].len()) / 100;
            *count > most.max(SHARED_RUNS)
        })
        .map(|((a, b), count)| {
            format!(
                "{} and {} share {count} runs of three words",
                texts[a].0, texts[b].0
            )
        })
        .collect()
}

/// The phrases of five words that stand in more reviews than may have them.
fn overused(texts: &[Named]) -> Vec<String> {
    let mut having: BTreeMap<&[String], BTreeSet<&str>> = BTreeMap::new();
    for (name, words) in texts {
        for phrase in words.windows(5) {
            having.entry(phrase).or_default().insert(name);
        }
    }
    having
        .into_iter()
        .filter(|(_, names)| names.len() > SAME_PHRASE)
        .map(|(phrase, names)| format!("\"{}\" in {names:?}", phrase.join(" ")))
        .collect()
}

/// The openings that are stock, or the same in too many texts.
fn stock(texts: &[Named]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut having: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for (name, words) in texts {
        let text = words.join(" ") + " ";
        if let Some(opening) = STOCK_OPENINGS
            .iter()
            .find(|opening| text.starts_with(&format!("{opening} ")))
        {
            wrong.push(format!("{name} opens with \"{opening}\""));
        }
        having
            .entry(&words[..words.len().min(3)])
            .or_default()
            .push(name);
    }
    for (opening, names) in having {
        if names.len() > SAME_OPENING {
            wrong.push(format!("\"{}\" opens {names:?}", opening.join(" ")));
        }
    }
    wrong
}

/// What stands between `||` and `||`.
fn hidden(body: &str) -> Vec<&str> {
    body.split("||").skip(1).step_by(2).collect()
}

/// A run of four words that the summary has from what the body hides.
fn leak(summary: &str, body: &str) -> Option<String> {
    let told = words(summary);
    hidden(body).into_iter().find_map(|passage| {
        let passage = words(passage);
        let mut runs = passage.windows(4);
        let run = runs.find(|run| told.windows(4).any(|other| other == *run))?;
        Some(run.join(" "))
    })
}

#[test]
fn no_two_reviews_are_alike() {
    expect_none(&alike(&bodies()), "write one of each pair anew:");
    expect_none(&alike(&summaries()), "write one summary of each pair anew:");
}

#[test]
fn no_phrase_is_worn_out() {
    let mut texts = bodies();
    texts.extend(summaries());
    expect_none(&overused(&texts), "say it in other words in some of these:");
}

#[test]
fn no_opening_is_a_stock_opening() {
    expect_none(&stock(&bodies()), "begin these bodies differently:");
    expect_none(&stock(&summaries()), "begin these summaries differently:");
}

#[test]
fn no_body_begins_by_saying_what_film_it_is_about() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let body = fold(review.body.as_deref().unwrap_or_default());
        let title = fold(&review.film.title);
        let formulas = ["is a", "is an", "is the", "tells the story"];
        if formulas
            .iter()
            .any(|formula| body.starts_with(&format!("{title} {formula} ")))
        {
            wrong.push(file(&review.film));
        }
    }
    expect_none(
        &wrong,
        "the card has said the title already; begin with a scene or a thought:",
    );
}

#[test]
fn summaries_tell_nothing_that_bodies_hide() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let (Some(summary), Some(body)) = (&review.summary, &review.body) else {
            continue;
        };
        if let Some(passage) = leak(summary, body) {
            wrong.push(format!("{}: \"{passage}\"", file(&review.film)));
        }
    }
    expect_none(&wrong, "take out of the summary what the body hides:");
}

#[test]
fn copies_worn_phrases_and_leaks_are_found() {
    let named = |name: &str, text: &str| (name.to_owned(), words(text));
    let shot = "The camera follows him down the long corridor and does not look away.";
    let texts = [
        named("a", shot),
        named("b", &format!("Nobody speaks. {shot}")),
        named("c", "Rain falls on a city that has not slept for a week."),
    ];
    assert_eq!(alike(&texts), ["a and b share 11 runs of three words"]);
    let five = ["a", "b", "c", "d"].map(|name| named(name, "At the end of the day."));
    assert_eq!(overused(&five[..3]), Vec::<String>::new());
    assert_eq!(overused(&five).len(), 2);
    assert_eq!(stock(&five).len(), 1);
    assert_eq!(
        stock(&[named("a", "Set in Paris."), named("b", "Settled in Paris.")]),
        ["a opens with \"set in\""]
    );
    assert_eq!(hidden("One ||two|| three ||four||."), ["two", "four"]);
    assert_eq!(
        leak(
            "His father was the killer all along.",
            "Yes: ||the father was the killer||!"
        )
        .as_deref(),
        Some("father was the killer")
    );
    assert_eq!(
        leak(
            "A father looks for a killer.",
            "||The father was the killer||"
        ),
        None
    );
}
