//! What the words of a sentence tell about its use in a summary: word lists, and reading by them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::film::Film;

type Words = LazyLock<HashSet<&'static str>>;

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

/// What kind of film it is.
static KINDS: Words = LazyLock::new(|| {
    words(
        "adaptation adventure animated animation anime biography biopic cartoon chiller comedy \
         debut documentary drama epic fable fairy-tale fantasy farce film films franchise heist \
         horror instalment installment melodrama movie movies musical mystery noir parody \
         picture prequel remake romance saga satire sci-fi sequel slasher spoof story tale \
         thriller tragedy western whodunit",
    )
});

/// What a reviewer thinks of it.
static OPINIONS: Words = LazyLock::new(|| {
    words(
        "absorbing admirable amazing amusing annoying appealing astonishing astounding average \
         awesome awful awkward bad beautiful beautifully best better bland bore boring bravura \
         breathtaking brilliant brilliantly captivating charm charming charmless cheap clever \
         cliched clichéd clumsy compelling confident confusing credible crisp dazzling delicate \
         delight delightful derivative devastating disappointing disappointment disappoints \
         dreadful dull effective elegant engaging engrossing enjoy enjoyable enjoyed \
         entertaining excellent exciting exhausting exhilarating exquisite extraordinary fails \
         fantastic fascinating feeble fine finer finest flawed flawless forgettable fresh fun \
         funnier funniest funny generic glorious good gorgeous grace graceful great greater \
         greatest gripping hated haunting heartbreaking heartfelt hilarious hollow impressive \
         indulgent inspired intelligent joy lazy liked lively loved lovely magic magical \
         magnificent marvellous marvelous masterful masterly masterpiece mediocre memorable \
         mesmerising mesmerizing mess messy moving nice original outstanding overlong perfect \
         perfectly pleasure poignant pointless poor powerful predictable pretentious recommend \
         recommended refreshing remarkable repetitive rewarding rewards rich rousing rushed \
         satisfying sentimental shallow sharp silly skip slick slow smart solid spectacular \
         splendid stale striking strong strongest stunning stylish sublime subtle superb \
         superior surprising sweet tedious tender terrible terrific thin thrilling tired \
         touching treat triumph unconvincing uneven unforgettable uninspired unmissable \
         unwatchable vivid warm waste wasted watchable weak weakest wise witty wonderful \
         wonderfully works worse worst worth worthy",
    )
});

/// A sentence that starts like this leans on the one before it.
static LEANING: Words = LazyLock::new(|| {
    words(
        "accordingly afterwards again all also and another anyway as because besides both but \
         conversely either else elsewhere enough even finally first firstly for fortunately \
         further furthermore he hence her here hers herself him himself his however if \
         inevitably instead it its last lastly later likewise luckily meanwhile moreover nearly \
         neither nevertheless next no nonetheless nor one or other others otherwise perhaps \
         presently rather second secondly she similarly since so some somehow soon still such \
         that their them then there thereafter therefore these they third this those though \
         thus too two-thirds ultimately unfortunately unlike when where which while who with \
         yes yet",
    )
});

/// Of [`LEANING`], what only leans where a pronoun follows: `When he`, `As they`.
static LEANING_WITH_PRONOUN: Words = LazyLock::new(|| {
    words(
        "all as because for if no one since some though unlike when where while who with there \
         first last perhaps second third even here nearly",
    )
});

static PRONOUNS: Words = LazyLock::new(|| {
    words(
        "he her him his it its she such that their them these they this those both neither of \
         so too",
    )
});

/// After `It` or `This`: the film itself is meant, where the sentence says what it is worth.
static OF_THE_FILM: Words = LazyLock::new(|| {
    words(
        "deserves doesn't does feels has is isn't looks makes may moves never remains runs s \
         should was works",
    )
});

/// What stories are told with: `A dock worker finds …`, `Set in …`.
static STORY: Words = LazyLock::new(|| words("a an two three four set based in when adapted"));

/// A line that starts like this, followed by a colon, belongs to a table.
static LABELS: Words = LazyLock::new(|| {
    words(
        "cast cons country director genre genres grade language pros rating released runtime score \
         starring stars verdict writer year",
    )
});

/// What a sentence needs to be understood.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footing {
    /// Nothing.
    #[default]
    Itself,
    /// The title, which stands above the summary: its `It` or `This` is the film.
    TheTitle,
    /// The sentence before it.
    TheOneBefore,
}

/// What a sentence has to offer.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Reading {
    /// How many words say what kind of film it is.
    pub(super) kinds: i32,
    /// How many words say what the reviewer thinks.
    pub(super) opinions: i32,
    /// How many words are of the title, or of those who made the film.
    pub(super) names: i32,
    /// Whether it begins as stories do.
    pub(super) opens_a_story: bool,
    /// Whether it is a question.
    pub(super) asks: bool,
    /// Whether it says what something is, rather than what somebody does.
    pub(super) says_what_is: bool,
    /// What it needs to be understood.
    pub(super) footing: Footing,
}

/// The words by which the film itself, and whoever is in it, is named: small letters.
pub(super) fn names(film: &Film) -> Vec<String> {
    let people = film.directors.iter();
    let cast = film.cast.iter().map(|credit| &credit.person);
    let surnames = people
        .chain(cast)
        .filter_map(|name| name.shown().rsplit(' ').next());
    let title = film.title.split(|c: char| !c.is_alphanumeric());
    let title = title.filter(|word| word.len() > 3);
    surnames.chain(title).map(str::to_lowercase).collect()
}

/// Whether the text is a whole sentence, and no heading, label or link.
pub(super) fn is_prose(text: &str) -> bool {
    let start = text.trim_start_matches(['*', '_', '"', '“', '‘', '\'', '(']);
    let starts = start
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let end = text.trim_end_matches(['*', '_', '"', '”', '’', '\'', ')']);
    let label = text
        .split_once(':')
        .is_some_and(|(label, _)| LABELS.contains(&*label.to_lowercase()));
    starts
        && end.ends_with(['.', '!', '?', '…'])
        && !label
        && text.split_whitespace().nth(2).is_some()
        && can_be_shown(text)
}

/// Whether the text can stand by itself: it closes what it opens, and nothing is hidden in it.
pub(super) fn can_be_shown(text: &str) -> bool {
    const DEBRIS: [&str; 11] = [
        "http", "www.", "@", "#", "/10", "|", "`", "\\", "spoiler", "Spoiler", "SPOILER",
    ];
    let marks = |c: char| text.matches(c).count();
    marks('*').is_multiple_of(2)
        && marks('"').is_multiple_of(2)
        && marks('“') == marks('”')
        && marks('(') == marks(')')
        && !DEBRIS.iter().any(|debris| text.contains(debris))
}

pub(super) fn read(text: &str, names: &[String]) -> Reading {
    let mut reading = Reading::default();
    let lower = text.to_lowercase();
    let split = || {
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty())
    };
    for word in split() {
        reading.kinds += i32::from(KINDS.contains(word));
        reading.opinions += i32::from(OPINIONS.contains(word));
        reading.names += i32::from(names.iter().any(|name| name == word));
    }
    let mut start = split();
    let first = start.next().unwrap_or_default();
    let second = start.next().unwrap_or_default();
    reading.opens_a_story = STORY.contains(first);
    reading.asks = text.ends_with('?');
    reading.says_what_is = split().any(|word| matches!(word, "is" | "are" | "was" | "were"));
    let leans = LEANING.contains(first)
        && (!LEANING_WITH_PRONOUN.contains(first) || PRONOUNS.contains(second))
        || points_back(text);
    let names_it =
        matches!(first, "it" | "this") && (OF_THE_FILM.contains(second) || KINDS.contains(second));
    reading.footing = if !leans {
        Footing::Itself
    } else if names_it && (reading.opinions > 0 || reading.kinds > 0) {
        Footing::TheTitle
    } else {
        Footing::TheOneBefore
    };
    reading
}

/// Whether something after the first word refers to what was said before: `Burton builds it out of
/// such things`, `When the question is put to her`.
fn points_back(text: &str) -> bool {
    const NEAR: usize = 6;
    let mut words = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .enumerate()
        .peekable();
    let mut somebody = false;
    while let Some((nth, word)) = words.next() {
        let next = words.peek().map_or("", |(_, next)| *next);
        match word {
            "such" if !matches!(next, "a" | "an" | "as") => return true,
            "those" if !matches!(next, "who" | "of" | "whose" | "that") => return true,
            // "That overlap", but "knows that he" and "the house that Jack built".
            "that" if nth == 1 && !KINDS.contains(next) => return true,
            "this" | "these" if nth < NEAR && !KINDS.contains(next) => return true,
            "they" | "them" | "further" if nth < NEAR => return true,
            "he" | "she" | "him" | "her" | "his" | "their" if !somebody => return true,
            "a" | "an" | "two" | "three" | "four" | "who" | "nobody" | "everybody" | "one" => {
                somebody = true;
            }
            // The first word is a name if it is not one of the usual ones.
            _ if word.starts_with(char::is_uppercase) => {
                let lower = word.to_lowercase();
                let usual = LEANING.contains(&*lower) || matches!(&*lower, "the" | "in" | "after");
                somebody |= nth > 0 || !usual;
            }
            _ => {}
        }
    }
    false
}
