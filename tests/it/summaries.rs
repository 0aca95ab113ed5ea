//! Summaries and guessed spoilers of the bundled reviews, each of which was read once.

use reelated::review::SpoilerMarks;
use reelated::review::sentences::sentences;
use reelated::review::spoilers;
use reelated::review::summary::summary;

use crate::bundled::BUNDLED;

/// The sentences that are guessed to be spoilers, each about a late scene, by their films. Where a guess is
/// wrong, the front matter says that its author marked everything.
const GUESSED: [(&str, &str); 2] = [
    ("ghost-in-the-shell-1995", "A dustman learns that"),
    ("the-last-waltz-1978", "Later, on a sound stage"),
];

#[test]
fn little_is_guessed_that_nobody_marked() {
    let mut found = Vec::new();
    let mut needless = Vec::new();
    for review in &BUNDLED.reviews {
        let body = review.body.as_deref().unwrap_or_default();
        let film = review.film.id.as_str();
        let guessed = spoilers::guessed(body);
        match review.spoilers {
            SpoilerMarks::Guessed => {
                found.extend(guessed.into_iter().map(|range| (film, &body[range])));
            }
            SpoilerMarks::AsMarked if guessed.is_empty() => needless.push(film),
            SpoilerMarks::AsMarked => {}
        }
    }
    let known = |(film, sentence): &&(&str, &str)| {
        let mut known = GUESSED.iter();
        known.any(|(at, start)| at == film && sentence.starts_with(start))
    };
    let unknown: Vec<_> = found.iter().filter(|found| !known(found)).collect();
    assert!(
        unknown.is_empty(),
        "read these: mark what gives something away, and where nothing does, mend the rule or write \
         `spoilers = \"as marked\"`: {unknown:#?}"
    );
    let gone: Vec<_> = GUESSED
        .iter()
        .filter(|(at, start)| {
            !found
                .iter()
                .any(|(film, sentence)| film == at && sentence.starts_with(start))
        })
        .collect();
    assert!(
        gone.is_empty(),
        "take out of GUESSED what is guessed no more: {gone:?}"
    );
    assert_eq!(
        needless,
        Vec::<&str>::new(),
        "nothing is guessed here: take out `spoilers = \"as marked\"`"
    );
}

#[test]
fn every_review_can_be_summed_up() {
    let mut wrong = Vec::new();
    for mut review in BUNDLED.reviews.iter().cloned() {
        review.summary = None;
        let Some(body) = review.body.as_deref() else {
            continue;
        };
        let film = &review.film.id;
        let made = summary(&review).unwrap_or_default();
        let told: Vec<&str> = sentences(&made).into_iter().map(|at| &made[at]).collect();
        if !(2..=4).contains(&told.len()) || made.chars().count() > 600 {
            wrong.push(format!("{film}: {made}"));
        }
        let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
        let hidden = spoilers::hide(&body, review.spoilers).into_owned();
        let open: String = hidden.split("||").step_by(2).collect();
        let mut rest = open.as_str();
        // Whole sentences of what everybody may read, in reading order.
        for sentence in told {
            let at = rest
                .find(sentence)
                .unwrap_or_else(|| panic!("{film}: {sentence}"));
            rest = &rest[at + sentence.len()..];
        }
    }
    assert!(
        wrong.is_empty(),
        "two to four sentences of these bodies have to stand alone: {wrong:#?}"
    );
}
