//! Nothing is said twice: phrases, openings, a summary in its body, the house's old jokes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use reelated::fold::fold;
use reelated::review::Review;

use super::{expect_none, file, reviews};

/// The words of a phrase.
const PHRASE: usize = 4;
/// So many of them have to say something for it to be anybody's.
const SUBSTANCE: usize = 2;

/// Words that say nothing by themselves, and those that reviews of films cannot do without.
const STOP_WORDS: &str = "\
    a about after again against all also always am an and another any are arent as at be because \
    been before being between both but by came can cant come comes coming could couldnt de did didnt do does doesnt doing \
    done dont down during each el even ever every few film films first five for four from gave get \
    gets give given gives go goes got had hadnt has hasnt have havent having he hed her here hers hes \
    him his how i id if ill im in into is isnt it itd itll its ive just keep keeps kept knew know \
    knows la last let lets like little long made make makes man many may me men might mine more most \
    movie much must my never no nor not nt of off on once one only onto or other our out over own \
    people picture put puts said same saw say says see seen sees shall she shed shes should since so \
    some still such take takes than that thats the their theirs them then there theres these they \
    theyd theyll theyre theyve thing things this those though three through time to too took two \
    under until up upon us very was wasnt way we well went were werent what whats when where which \
    while who whom whos whose why will with within without woman women wont would wouldnt yet you youd \
    youll your youre youve";

static STOP: std::sync::LazyLock<HashSet<&'static str>> =
    std::sync::LazyLock::new(|| STOP_WORDS.split_ascii_whitespace().collect());

/// What the house has said often enough, folded.
const TICS: [&str; 18] = [
    "a right angle in it",
    "accent of no known country",
    "and a good deal",
    "as good as anything",
    "as long as a sneeze",
    "beautiful to look at",
    "boy at his first dance",
    "half an hour too long",
    "is not so much a",
    "isnt so much a",
    "like a watchmaker",
    "strolled in from another film",
    "the colour of old tea",
    "wandered in from another film",
    "women get nothing to do",
    "women have nothing to do",
    "works like a watch",
    "worth any number of",
];

/// What claims that somebody sat in a cinema: the columns are nobody.
const VIEWINGS: [&str; 16] = [
    "as a child i",
    "at my screening",
    "first time i saw",
    "fourth time i",
    "i first saw",
    "i have seen it",
    "i rewatched",
    "i saw it",
    "i watched it",
    "ive seen it",
    "last time i saw",
    "my second viewing",
    "on second viewing",
    "second time i",
    "third time i",
    "when i saw",
];

/// The sentences of a text, each as its words with whether they say something.
fn sentences(text: &str) -> Vec<Vec<(String, bool)>> {
    text.split(['.', '!', '?', ';', ':', '\n'])
        .map(|sentence| {
            let words = sentence.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
            words
                .filter_map(|word| {
                    let folded = fold(word);
                    // A name, of a person or a title, is nobody's phrase.
                    let says = word.chars().next().is_some_and(char::is_lowercase)
                        && !STOP.contains(folded.as_str());
                    (!folded.is_empty()).then_some((folded, says))
                })
                .collect()
        })
        .collect()
}

/// The phrases of a text that say something.
fn phrases(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for words in sentences(text) {
        for phrase in words.windows(PHRASE) {
            if phrase.iter().filter(|(_, says)| *says).count() >= SUBSTANCE {
                let words: Vec<&str> = phrase.iter().map(|(word, _)| word.as_str()).collect();
                found.insert(words.join(" "));
            }
        }
    }
    found
}

fn body(review: &Review) -> &str {
    review.body.as_deref().unwrap_or_default()
}

fn summary(review: &Review) -> &str {
    review.summary.as_deref().unwrap_or_default()
}

/// The phrases that several of these texts have, with the names of the texts.
fn shared(texts: &[(String, String)]) -> Vec<String> {
    let mut having: HashMap<String, BTreeSet<&str>> = HashMap::new();
    for (name, text) in texts {
        for phrase in phrases(text) {
            having.entry(phrase).or_default().insert(name);
        }
    }
    let mut several: Vec<String> = having
        .into_iter()
        .filter(|(_, names)| names.len() > 1)
        .map(|(phrase, names)| format!("\"{phrase}\" in {names:?}"))
        .collect();
    several.sort();
    several
}

#[test]
fn no_phrase_stands_in_two_reviews() {
    let texts: Vec<(String, String)> = reviews()
        .map(|review| {
            let text = format!("{}\n{}", body(review), summary(review));
            (file(&review.film), text)
        })
        .collect();
    expect_none(
        &shared(&texts),
        "four words, two of them with something to say: say it in other words in one of these:",
    );
}

#[test]
fn no_two_bodies_open_alike() {
    let mut having: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for review in reviews() {
        let folded = fold(body(review));
        let opening: Vec<&str> = folded.split(' ').take(3).collect();
        let names = having.entry(opening.join(" ")).or_default();
        names.push(file(&review.film));
    }
    let alike: Vec<String> = having
        .iter()
        .filter(|(_, names)| names.len() > 1)
        .map(|(opening, names)| format!("\"{opening}\" opens {names:?}"))
        .collect();
    expect_none(&alike, "begin all but one of these with other words:");
}

#[test]
fn no_body_restates_its_summary() {
    let mut wrong = Vec::new();
    for review in reviews() {
        let told = phrases(summary(review));
        let again: Vec<String> = phrases(body(review)).intersection(&told).cloned().collect();
        if !again.is_empty() {
            wrong.push(format!("{}: {again:?}", file(&review.film)));
        }
    }
    expect_none(
        &wrong,
        "whoever reads on has read the summary; say it otherwise:",
    );
}

/// Which of these phrases stand in a text, as whole words.
fn standing(text: &str, list: &[&'static str]) -> Vec<&'static str> {
    let text = format!(" {} ", fold(text));
    let stands = |phrase: &&&str| text.contains(&format!(" {phrase} "));
    list.iter().filter(stands).copied().collect()
}

#[test]
fn the_houses_tics_are_used_up() {
    let mut wrong = Vec::new();
    for review in reviews() {
        for text in [body(review), summary(review)] {
            for tic in standing(text, &TICS) {
                wrong.push(format!("{}: \"{tic}\"", file(&review.film)));
            }
        }
    }
    expect_none(&wrong, "the house has said this often enough:");
}

#[test]
fn nobody_claims_to_have_sat_there() {
    let mut wrong = Vec::new();
    for review in reviews() {
        for viewing in standing(body(review), &VIEWINGS) {
            wrong.push(format!("{}: \"{viewing}\"", file(&review.film)));
        }
    }
    expect_none(
        &wrong,
        "a column has no history of viewings; say what the film does instead:",
    );
}

#[test]
fn phrases_and_claims_are_found() {
    // "keeps a ledger of" has one word with something to say, names have none.
    let found = phrases("He keeps a ledger of grudges. Ilsa Lund and Rick Blaine of the Café.");
    assert_eq!(found, BTreeSet::from(["a ledger of grudges".to_owned()]));
    let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let texts = [
        text("a", "Hope, like a borrowed umbrella, leaks."),
        text("b", "It opens like a borrowed umbrella."),
        text("c", "It is one of the films that people like."),
        text("d", "That is one of the films that people like."),
    ];
    assert_eq!(
        shared(&texts),
        ["\"like a borrowed umbrella\" in {\"a\", \"b\"}"]
    );
    assert_eq!(
        standing("So it works like a watch!", &TICS),
        ["works like a watch"]
    );
    assert_eq!(
        standing("The fourth time I saw it.", &VIEWINGS),
        ["fourth time i", "i saw it"]
    );
    assert_eq!(standing("Pi saw item nine.", &VIEWINGS), Vec::<&str>::new());
}
