//! The six columns of the library: nobody else signs a review, and each keeps its manner.

use std::collections::BTreeMap;

use reelated::review::Review;

use super::each::count_words;
use super::{expect_none, file, reviews};

/// A column, as `reviews/README.md` describes it.
struct Column {
    /// What stands behind `Reelated: `.
    name: &'static str,
    /// Whether it writes as people talk.
    contracts: bool,
    /// Whether each review is a single paragraph.
    is_short: bool,
}

const fn column(name: &'static str, contracts: bool, is_short: bool) -> Column {
    Column {
        name,
        contracts,
        is_short,
    }
}

const COLUMNS: [Column; 6] = [
    column("Front Row", true, false),
    column("Late Show", true, false),
    column("Matinee", true, false),
    column("Foreign Desk", false, false),
    column("Aisle Seat", false, false),
    column("Short Notice", true, true),
];

/// The fewest reviews of a column.
const REVIEWS: usize = 50;
/// Of a column's ratings, in tenths: the highest is at least so far from the lowest, …
const RANGE: u8 = 35;
/// … the middle half of them spreads over so much, …
const MIDDLE_HALF: u8 = 9;
/// … and so many in a hundred have the same digit before the point.
const SAME_DIGIT_PERCENT: usize = 45;

/// Of a hundred reviews, so many are a single paragraph …
const ONE_PARAGRAPH_PERCENT: usize = 15;
/// … and so many are long.
const LONG_PERCENT: usize = 10;
/// More words make a review a long one.
const LONG: usize = 300;

fn of(column: &Column) -> impl Iterator<Item = &'static Review> {
    let signature = format!("Reelated: {}", column.name);
    reviews().filter(move |review| review.reviewer.as_deref() == Some(signature.as_str()))
}

fn body(review: &Review) -> &str {
    review.body.as_deref().unwrap_or_default()
}

fn paragraphs(body: &str) -> usize {
    let parts = body.split("\n\n");
    parts.filter(|part| !part.trim().is_empty()).count()
}

/// The contractions of a text, `Renton's` not among them, nor what stands in a title between `*`.
fn contractions(text: &str) -> Vec<String> {
    const STEMS: [&str; 11] = [
        "it", "he", "she", "that", "there", "who", "what", "here", "where", "let", "how",
    ];
    let own: String = text.split('*').step_by(2).collect();
    let text = own.replace('’', "'").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words
        .map(|word| word.trim_matches('\''))
        .filter(|word| {
            let Some((stem, end)) = word.rsplit_once('\'') else {
                return false;
            };
            match end {
                "t" => stem.ends_with('n'),
                "ll" | "re" | "ve" | "d" | "m" => true,
                "s" => STEMS.contains(&stem),
                _ => false,
            }
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn six_columns_write_the_library() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for review in reviews() {
        let reviewer = review.reviewer.as_deref().unwrap_or("nobody");
        *counts.entry(reviewer).or_default() += 1;
    }
    let mut wrong = Vec::new();
    for column in &COLUMNS {
        let signature = format!("Reelated: {}", column.name);
        let count = counts.remove(signature.as_str()).unwrap_or_default();
        if count < REVIEWS {
            wrong.push(format!("{signature} has {count} reviews"));
        }
    }
    wrong.extend(
        counts
            .iter()
            .map(|(name, count)| format!("{name} is no column and signs {count}")),
    );
    expect_none(
        &wrong,
        &format!("the columns sign all reviews, each of them {REVIEWS} or more:"),
    );
}

#[test]
fn a_column_contracts_always_or_never() {
    let mut wrong = Vec::new();
    for column in &COLUMNS {
        for review in of(column) {
            let found = contractions(body(review));
            if column.contracts && found.is_empty() {
                wrong.push(format!("{} has none ({})", file(&review.film), column.name));
            }
            if !column.contracts && !found.is_empty() {
                wrong.push(format!(
                    "{} has {found:?} ({})",
                    file(&review.film),
                    column.name
                ));
            }
        }
    }
    expect_none(
        &wrong,
        "Foreign Desk and Aisle Seat write \"do not\", the others \"don't\":",
    );
}

#[test]
fn lengths_vary() {
    let all = reviews().count();
    let single = reviews().filter(|review| paragraphs(body(review)) == 1);
    let single = single.count();
    assert!(
        100 * single >= ONE_PARAGRAPH_PERCENT * all,
        "{single} of {all} are a single paragraph; {ONE_PARAGRAPH_PERCENT} % are the least"
    );
    let long = reviews().filter(|review| count_words(body(review)) > LONG);
    let long = long.count();
    assert!(
        100 * long >= LONG_PERCENT * all,
        "{long} of {all} have more than {LONG} words; {LONG_PERCENT} % are the least"
    );
    let mut wrong = Vec::new();
    for column in COLUMNS.iter().filter(|column| column.is_short) {
        for review in of(column) {
            let paragraphs = paragraphs(body(review));
            if paragraphs > 1 {
                wrong.push(format!("{} has {paragraphs}", file(&review.film)));
            }
        }
    }
    expect_none(&wrong, "a Short Notice is a single paragraph:");
}

#[test]
fn every_column_uses_the_scale() {
    let mut wrong = Vec::new();
    for column in &COLUMNS {
        let ratings = of(column).filter_map(|review| review.rating);
        let mut tenths: Vec<u8> = ratings.map(reelated::film::Rating::tenths).collect();
        tenths.sort_unstable();
        let faults = narrow(&tenths).into_iter();
        wrong.extend(faults.map(|fault| format!("{}: {fault}", column.name)));
    }
    expect_none(
        &wrong,
        "a column that likes everything alike recommends nothing:",
    );
}

/// What makes ratings (in tenths, the lowest first) too much alike.
fn narrow(tenths: &[u8]) -> Vec<String> {
    let (Some(lowest), Some(highest)) = (tenths.first(), tenths.last()) else {
        return vec!["nothing is rated".to_owned()];
    };
    let mut faults = Vec::new();
    if highest - lowest < RANGE {
        faults.push(format!("all are from {lowest} to {highest} tenths"));
    }
    let (lower, upper) = (tenths[tenths.len() / 4], tenths[tenths.len() * 3 / 4]);
    if upper - lower < MIDDLE_HALF {
        faults.push(format!("half are from {lower} to {upper} tenths"));
    }
    for whole in 0..=10 {
        let same = tenths.iter().filter(|rating| **rating / 10 == whole);
        let same = same.count();
        if 100 * same > SAME_DIGIT_PERCENT * tenths.len() {
            faults.push(format!("{same} of {} get a {whole}", tenths.len()));
        }
    }
    faults
}

#[test]
fn contractions_paragraphs_and_narrow_ratings_are_found() {
    assert_eq!(
        contractions("It's Renton's, and they'd say he isn't *I'm Still Here*'s best; I'm not."),
        ["it's", "they'd", "isn't", "i'm"]
    );
    assert_eq!(
        contractions("The O'Briens' dog, 'tis said."),
        Vec::<String>::new()
    );
    assert_eq!(paragraphs("One.\n\nTwo.\n"), 2);
    assert_eq!(narrow(&[70; 10]).len(), 3);
    assert_eq!(
        narrow(&[40, 52, 58, 60, 66, 71, 77, 80, 85, 90]),
        Vec::<String>::new()
    );
    assert_eq!(narrow(&[]), ["nothing is rated"]);
}
