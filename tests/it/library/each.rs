//! Each review by itself: the front matter is complete, the lengths are right.

use reelated::fold::fold;

use super::{expect_none, file, reviews};

/// The fewest people in a cast.
const CAST: usize = 10;
/// The words of a body.
const BODY: std::ops::RangeInclusive<usize> = 80..=600;
/// The sentences of a summary.
const SUMMARY: std::ops::RangeInclusive<usize> = 2..=4;

/// Films with fewer people, and why.
const SMALL_CASTS: [(&str, &str); 34] = [
    ("a-quiet-place-2018", "a family, and two whom it meets"),
    ("a-screaming-man-2010", NOT_CERTAIN),
    ("about-elly-2009", "nine adults; the rest are children"),
    (
        "alien-1979",
        "a crew of seven, what hunts it and the ship's voice",
    ),
    ("all-we-imagine-as-light-2024", NOT_CERTAIN),
    ("curse-of-the-golden-flower-2006", NOT_CERTAIN),
    ("dry-season-2006", NOT_CERTAIN),
    ("gravity-2013", "two people, and voices on the radio"),
    ("happy-together-1997", "a couple, and a third"),
    ("i-am-not-a-witch-2017", NOT_CERTAIN),
    (
        "jeanne-dielman-23-quai-du-commerce-1080-bruxelles-1975",
        "a mother, her son and her callers",
    ),
    ("joint-security-area-2000", NOT_CERTAIN),
    ("joyland-2022", NOT_CERTAIN),
    ("leilas-brothers-2022", NOT_CERTAIN),
    ("lingui-the-sacred-bonds-2021", NOT_CERTAIN),
    (
        "lunana-a-yak-in-the-classroom-2019",
        "villagers play themselves",
    ),
    ("man-with-a-movie-camera-1929", "nobody plays a part in it"),
    (
        "march-of-the-penguins-2005",
        "the voices are all of its cast",
    ),
    ("osama-2003", "people of Kabul, few of them credited"),
    ("persona-1966", "five people are all of its cast"),
    (
        "portrait-of-a-lady-on-fire-2019",
        "four women, and hardly anybody else",
    ),
    ("rashomon-1950", "eight people are all of its cast"),
    ("stop-making-sense-1984", "nine people are the band"),
    ("sweet-bean-2015", NOT_CERTAIN),
    ("tae-guk-gi-the-brotherhood-of-war-2004", NOT_CERTAIN),
    (
        "the-african-queen-1951",
        "two in a boat, and those at both ends of the river",
    ),
    ("the-blue-caftan-2022", "three people and their customers"),
    ("the-cloud-capped-star-1960", NOT_CERTAIN),
    (
        "the-gleaners-and-i-2000",
        "those of whom more than a first name is said",
    ),
    ("the-headless-woman-2008", NOT_CERTAIN),
    ("the-innocents-1961", "nine people are all of its cast"),
    (
        "wallace-and-gromit-vengeance-most-fowl-2024",
        "eight voices speak; the dog and the penguin do not",
    ),
    ("zama-2017", NOT_CERTAIN),
    ("zombieland-2009", "the others are dead"),
];

/// Why a cast is short that has more people in the film's own credits.
const NOT_CERTAIN: &str = "further names are not certain";

/// Words that lean on something said before.
const LEANING: [&str; 20] = [
    "and", "but", "her", "here", "his", "however", "it", "its", "he", "she", "so", "such", "that",
    "their", "then", "there", "these", "they", "this", "yet",
];

#[test]
fn the_front_matter_is_complete() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let film = &review.film;
        let mut lacks = Vec::new();
        let mut demand = |there: bool, key: &str| {
            if !there {
                lacks.push(key.to_owned());
            }
        };
        demand(!film.genres.is_empty(), "genres");
        demand(!film.cast.is_empty(), "cast");
        demand(review.reviewer.is_some(), "reviewer");
        demand(review.summary.is_some(), "summary");
        // Nobody knows more of a film that may not exist.
        if film.confirmed {
            demand(film.year.is_some(), "year");
            demand(!film.directors.is_empty(), "directors");
            demand(film.runtime.is_some(), "runtime_minutes");
            demand(review.rating.is_some(), "rating");
        }
        if !lacks.is_empty() {
            wrong.push(format!("{} lacks {}", file(film), lacks.join(", ")));
        }
    }
    expect_none(&wrong, "add what the front matter lacks:");
}

#[test]
fn casts_are_long_enough_and_know_their_roles() {
    let mut wrong = Vec::new();
    for review in reviews().filter(|review| review.film.confirmed) {
        let film = &review.film;
        let (people, roles) = (
            film.cast.len(),
            film.cast
                .iter()
                .filter(|credit| credit.role.is_some())
                .count(),
        );
        let is_small = SMALL_CASTS
            .iter()
            .any(|(stem, _)| file(film) == format!("reviews/{stem}.md"));
        if people < CAST && !is_small {
            wrong.push(format!("{} has {people} people", file(film)));
        }
        if people >= CAST && is_small {
            wrong.push(format!("{} is no exception any more", file(film)));
        }
        if 2 * roles < people {
            wrong.push(format!("{} has roles for {roles} of {people}", file(film)));
        }
    }
    expect_none(
        &wrong,
        "name at least ten people, most with their roles; a film that has fewer goes into SMALL_CASTS:",
    );
}

#[test]
fn bodies_are_as_long_as_agreed() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let words = count_words(review.body.as_deref().unwrap_or_default());
        if !BODY.contains(&words) {
            wrong.push(format!("{} has {words} words", file(&review.film)));
        }
    }
    expect_none(&wrong, &format!("a body has {BODY:?} words:"));
}

#[test]
fn summaries_are_a_few_sentences_that_stand_alone() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let summary = review.summary.as_deref().unwrap_or_default();
        let sentences = count_sentences(summary);
        if !SUMMARY.contains(&sentences) {
            wrong.push(format!("{}: {sentences} sentences", file(&review.film)));
        }
        if let Some(word) = leans(summary) {
            wrong.push(format!("{}: starts with \"{word}\"", file(&review.film)));
        }
        if summary.contains("||") {
            wrong.push(format!("{}: hides something", file(&review.film)));
        }
    }
    expect_none(
        &wrong,
        &format!("a summary is {SUMMARY:?} sentences that stand alone and hide nothing:"),
    );
}

/// The words of a review as a writer counts them: what stands between spaces.
pub(crate) fn count_words(body: &str) -> usize {
    let text = body.replace("||", " ");
    let words = text.split_whitespace();
    words.filter(|word| !fold(word).is_empty()).count()
}

/// Sentences end at a full stop, question or exclamation mark before a capital or the end; not
/// after a title or an initial.
fn count_sentences(text: &str) -> usize {
    const TITLES: [&str; 7] = ["Dr", "Mr", "Mrs", "Ms", "St", "Jr", "vs"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |at: usize| {
        let quotes = ['"', '\'', '”', '’', ')', '*'];
        let word = words[at].trim_end_matches(quotes);
        let Some(bare) = word.strip_suffix(['.', '?', '!', '…']) else {
            return false;
        };
        let bare = bare.trim_start_matches(['"', '“', '(', '*']);
        let is_short = TITLES.contains(&bare)
            || bare.chars().count() == 1 && bare.chars().all(char::is_uppercase)
            || bare.contains('.');
        let next_is_capital = words.get(at + 1).is_none_or(|next| {
            let first = next.chars().find(|c| c.is_alphanumeric());
            first.is_none_or(|c| c.is_uppercase() || c.is_numeric())
        });
        next_is_capital && (!is_short || at + 1 == words.len())
    };
    (0..words.len()).filter(|at| ends(*at)).count()
}

/// The first word, where it leans on something that is not there.
fn leans(summary: &str) -> Option<String> {
    let first = fold(summary.split_whitespace().next()?);
    LEANING.contains(&first.as_str()).then_some(first)
}

#[test]
fn words_and_sentences_are_counted_as_a_writer_counts() {
    assert_eq!(count_words("Max – ||he dies|| – *is* \"it\"."), 5);
    assert_eq!(
        count_sentences("Dr. No, by J. R. Ewing, in L.A. today. Why? \"Because!\""),
        3
    );
    assert_eq!(
        count_sentences("It costs 3.5 million… and more. *Heat* is long."),
        2
    );
    assert_eq!(count_sentences("He lives in the U.S."), 1);
    assert_eq!(count_sentences("no end"), 0);
    assert_eq!(leans("It is long.").as_deref(), Some("it"));
    assert_eq!(leans("Italy, 1944."), None);
}
