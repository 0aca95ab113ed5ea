//! Names in running text: what is built like a person's name, and what only starts with a capital.

use super::words::{Kind, Word};

/// Words that are capitalised at the start of a sentence and belong to no name.
const COMMON: &str = "a about above academy across actor actress add after again against all along alongside \
     also although always american among an and another any are around as at australian award \
     be because before behind being below beside besides between beyond both bringing british \
     but by can cast certainly cinematographer clearly co-star co-starring composer could \
     credit critic despite did directed director directors do does down during each editor \
     either elsewhere emmy enter even ever every everyone except featuring few filmmaker \
     finally first for fortunately french from german given had happily has have he her here \
     his how however i if imagine in indeed instead into irish is it italian its just korean \
     led less let like luckily many may maybe meanwhile meet might more most much must my near \
     neither never newcomer next no nobody none nor not nothing now of off on once one only \
     opposite or oscar oscar-winner other our out over overall perhaps played plus poor \
     produced producer quite rather sadly say screenwriter second see set she shot should since \
     so some sometimes soon star starring stars still such supporting take thankfully thanks \
     that the their then there these they third this those though three through thus to \
     together too two ultimately under unfortunately unlike until up upon very veteran was \
     watch watching we were what when where whether which while who whose why will with within \
     without would writer writer-director writers written yes yet you young your \
     aber als auch besser die diese dieser doch ein eine einer es film für hier \
     ich ihr mit nach nur regie regisseur regisseurin sie und unter von was wer wie wir";

/// Ranks and forms of address: whoever has one is a character.
const RANKS: &str = "admiral agent aunt baron brother captain cardinal chief colonel commander commissioner \
     corporal count countess detective doctor dr. duchess duke emperor empress father general \
     governor granny grandma grandpa inspector judge king lady lieutenant lord lt. madame major \
     marshal master mayor miss mister mother mr. mrs. ms. nurse officer pastor pope president \
     prince princess private professor queen reverend saint senator sergeant sheriff sister \
     uncle";

/// Small words inside names.
const PARTICLES: [&str; 17] = [
    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "bin",
    "al", "el", "ten",
];

/// Words that end names.
const SUFFIXES: [&str; 6] = ["jr.", "jr", "sr.", "ii", "iii", "iv"];

/// `Suddenly`, `Reliably`; not `Kelly`.
fn is_adverb(word: &str) -> bool {
    const NAMES: &str = "beverly billy connelly donnelly emily holly kelly kimberly molly reilly \
                         sally willy";
    word.len() > 5 && word.ends_with("ly") && !NAMES.split(' ').any(|name| word.ends_with(name))
}

/// Whether a list separated by blanks holds a word.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

pub(super) fn is_common(word: &Word<'_>) -> bool {
    holds(COMMON, &word.lower) || is_adverb(&word.lower)
}

/// Names that are also small words: `Will`, `May`. In the middle of a sentence they are names.
pub(super) fn is_name_too(word: &Word<'_>) -> bool {
    word.is_one_of(&["will", "may", "young", "so", "an", "art", "early", "price"])
}

pub(super) fn is_rank(word: &Word<'_>) -> bool {
    holds(RANKS, &word.lower)
}

pub(super) fn is_particle(word: &Word<'_>) -> bool {
    word.kind == Kind::Lower && word.is_one_of(&PARTICLES)
}

/// `De`, `Van`: with one word more, it is a last name alone.
pub(super) fn is_large_particle(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital && word.is_one_of(&PARTICLES) && !word.is_one_of(&["al", "ten"])
}

pub(super) fn is_suffix(word: &Word<'_>) -> bool {
    word.is_one_of(&SUFFIXES)
}

/// Whether a text is what ends names: `Jr.`.
pub(super) fn is_suffix_text(text: &str) -> bool {
    SUFFIXES.contains(&text.to_lowercase().as_str())
}

/// Whether a word can be part of a name.
pub(super) fn is_name_word(word: &Word<'_>) -> bool {
    word.kind == Kind::Capital
        && word.text.chars().any(char::is_alphabetic)
        && !word.text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a text is built like the name of one person: two to five words, each with a capital
/// or a small word of names.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let large = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.iter().filter(|word| large(word)).count() >= 2
        && words.iter().all(|word| {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            letters > 0
                && (large(word) || is_name_particle(word))
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || is_mark_of_names(c))
        })
}

fn is_name_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
        || word
            .split_once(['\'', '-'])
            .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

/// Whether a text can be in a list of names: even one word (Cher), even digits (50 Cent).
pub(super) fn is_listed_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let has_letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_small = |word: &&str| word.starts_with(char::is_lowercase) && !is_name_particle(word);
    (1..=6).contains(&words.len())
        && text.chars().count() <= 60
        && has_letters
        && !words.iter().any(is_small)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == ' ' || is_mark_of_names(c))
}

fn is_mark_of_names(c: char) -> bool {
    matches!(c, '.' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}' | '"')
}
