//! Summaries and guessed spoilers of the bundled reviews, each of which was read once.

use reelated::review::sentences::sentences;
use reelated::review::spoilers;
use reelated::review::summary::summary;

use crate::bundled::BUNDLED;

/// The sentences that are guessed to be spoilers, each about a late scene, by their films.
const GUESSED: [(&str, &str); 3] = [
    ("ghost-in-the-shell-1995", "A dustman learns that"),
    ("knives-out-2019", "The last image, with a coffee mug"),
    ("the-last-waltz-1978", "Later, on a sound stage"),
];

#[test]
fn little_is_guessed_that_nobody_marked() {
    let mut found = Vec::new();
    for review in &BUNDLED.reviews {
        let body = review.body.as_deref().unwrap_or_default();
        for range in spoilers::guessed(body) {
            found.push((review.film.id.as_str(), &body[range]));
        }
    }
    let known = |(film, sentence): &&(&str, &str)| {
        let mut known = GUESSED.iter();
        known.any(|(at, start)| at == film && sentence.starts_with(start))
    };
    let unknown: Vec<_> = found.iter().filter(|found| !known(found)).collect();
    assert!(
        unknown.is_empty(),
        "read these: mark them, mend the rule, or name them in GUESSED: {unknown:#?}"
    );
    assert_eq!(
        found.len(),
        GUESSED.len(),
        "take out of GUESSED what is guessed no more"
    );
}

#[test]
fn every_review_can_be_summed_up() {
    for mut review in BUNDLED.reviews.iter().cloned() {
        review.summary = None;
        let Some(body) = review.body.as_deref() else {
            continue;
        };
        let film = &review.film.id;
        let made = summary(&review).unwrap_or_else(|| panic!("{film} has none"));
        let told: Vec<&str> = sentences(&made).into_iter().map(|at| &made[at]).collect();
        assert!((2..=4).contains(&told.len()), "{film}: {made}");
        assert!(made.chars().count() <= 600, "{film}: {made}");
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
}
