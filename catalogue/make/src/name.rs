//! Which texts are names of people, and how they are written.

use std::collections::HashMap;

use crate::nobody::{NO_NAME, NOBODY};

/// How often each name of a single word stands in a cast: real ones come again (Cher, Sabu), scraps of
/// sentences do not.
pub(crate) struct Mononyms(HashMap<String, usize>);

impl Mononyms {
    /// Counts the names of casts.
    pub(crate) fn counted<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for name in names {
            if !name.contains(' ') {
                *counts.entry(name.to_owned()).or_default() += 1;
            }
        }
        Self(counts)
    }

    fn are_real(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|count| *count >= 3)
    }
}

/// Particles that stand in names and begin in lower case.
const PARTICLES: [&str; 32] = [
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "do", "dos", "das", "el", "al",
    "la", "le", "van", "von", "ten", "ter", "bin", "ibn", "y", "e", "af", "av", "zu", "st.", "the",
    "i", "dit", "lo",
];

/// Names that begin in lower case.
const LOWER_CASE: [&str; 6] = [
    "k.d. lang",
    "will.i.am",
    "bell hooks",
    "d'bi young",
    "apl.de.ap",
    "t.i.",
];

/// The name in a text of a cast list, without what stands around it; `None` where it names nobody.
pub(crate) fn person(text: &str, mononyms: &Mononyms) -> Option<String> {
    let name = within_sentence(&tidy(text));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || name.chars().count() > 50 {
        return None;
    }
    if LOWER_CASE.contains(&name.as_str()) {
        return Some(name);
    }
    if name.chars().any(|c| c.is_ascii_digit()) {
        return (name == "50 Cent").then_some(name);
    }
    if name
        .chars()
        .any(|c| "()[]{}<>=|/\\:;?!*#@&\"“”+".contains(c) && !is_click(&name))
    {
        return None;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    if NOBODY.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    if let [_] = lower.as_slice() {
        let is_name = name.starts_with(char::is_uppercase) && mononyms.are_real(&name);
        return is_name.then_some(name);
    }
    if lower.iter().any(|word| NO_NAME.contains(&word.as_str())) {
        return None;
    }
    // "Cedric the Entertainer", but no "The Mamas", and no dog.
    if lower.first().is_some_and(|first| first == "the") || is_animal(&lower) {
        return None;
    }
    let first_is_name = words
        .first()
        .is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()))
        || lower
            .first()
            .is_some_and(|word| PARTICLES.contains(&word.as_str()));
    let all_fit = words.iter().all(|word| {
        let begins = word.trim_start_matches(['\'', '’', '-']);
        begins.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
            || PARTICLES.contains(word)
            || begins.starts_with("d'")
            || begins.starts_with("d’")
    });
    (first_is_name && all_fit && words.len() <= 6).then_some(name)
}

/// "Rex the Wonder Horse".
fn is_animal(lower: &[String]) -> bool {
    const ANIMALS: [&str; 9] = [
        "dog",
        "horse",
        "bear",
        "monkey",
        "orangutan",
        "cat",
        "lion",
        "chimp",
        "woodpecker",
    ];
    lower.iter().any(|word| word == "the")
        && lower
            .last()
            .is_some_and(|last| ANIMALS.contains(&last.as_str()))
}

/// A name without the words of the sentence in which it stood: "LL Cool J. It", "Oscar-winning Greer
/// Garson", "Hearn.The Battle".
fn within_sentence(name: &str) -> String {
    const BEFORE: [&str; 3] = ["American", "Sir", "Dame"];
    const BEHIND: [&str; 9] = [
        "It", "The", "Set", "While", "Adapted", "This", "Based", "Its", "Written",
    ];
    let name = name.split('—').next().unwrap_or(name);
    let mut words: Vec<&str> = Vec::new();
    for word in name.split(' ') {
        if let Some((before, _)) = new_sentence(word) {
            words.push(before);
            break;
        }
        words.push(word);
    }
    while words.len() > 2 && words.last().is_some_and(|word| BEHIND.contains(word)) {
        words.pop();
    }
    if words.len() > 2 && (BEFORE.contains(&words[0]) || is_praise(words[0])) {
        words.remove(0);
    }
    let name = words.join(" ").replace("..", ".");
    in_lower_case(without_stop(&name))
}

/// Two sentences that lost the space between them: `Sofaer.It`, but not `Dr.Hithesh` or `J.R.`.
fn new_sentence(word: &str) -> Option<(&str, &str)> {
    let (before, after) = word.split_once('.')?;
    let is_word = before.chars().count() > 2 && before.ends_with(|c: char| c.is_lowercase());
    let begins = after.chars().count() > 1 && after.starts_with(|c: char| c.is_uppercase());
    (is_word && begins).then_some((before, after))
}

/// "Oscar-winning", "Oscar-nominee".
fn is_praise(word: &str) -> bool {
    word.split_once('-').is_some_and(|(_, rest)| {
        matches!(
            rest,
            "winning" | "winner" | "nominated" | "nominee" | "born" | "based"
        )
    })
}

/// A name without the full stop that ended its sentence.
fn without_stop(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or_default();
    match name.strip_suffix('.') {
        Some(bare) if last.len() > 3 && !last[..last.len() - 1].contains('.') => bare,
        _ => name,
    }
}

/// A name all in capitals as it is written elsewhere: "DOROTHY REVIER", "Ah-in YOO".
fn in_lower_case(name: &str) -> String {
    const ABBREVIATIONS: [&str; 8] = ["ASAP", "FKA", "CCH", "VTV", "KPAC", "BHEL", "XCX", "JJC"];
    let is_loud = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 3
            && !word.contains('.')
            && !word.chars().any(char::is_lowercase)
            && word.chars().any(|c| "AEIOUYÎÉİ".contains(c))
            && !matches!(word, "III" | "VII" | "VIII")
            && !ABBREVIATIONS.contains(&word)
    };
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 || !words.iter().any(|word| is_loud(word)) {
        return name.to_owned();
    }
    let all = words
        .iter()
        .all(|word| !word.chars().any(char::is_lowercase));
    let lower = |word: &str| {
        let mut begins = true;
        let mut out = String::with_capacity(word.len());
        for c in word.chars() {
            if begins || !c.is_alphabetic() {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            begins = matches!(c, '-' | '.' | '\'');
        }
        out
    };
    let word = |word: &&str| {
        let is_short = word.chars().count() <= 2 || word.contains('.');
        if is_loud(word) || (all && !is_short) || matches!(*word, "DE" | "LA" | "DU") {
            lower(word)
        } else {
            (*word).to_owned()
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// N!xau, whose name has a click in it.
fn is_click(name: &str) -> bool {
    name.starts_with("N!xau")
}

/// A name without brackets, notes, titles and stray marks, in plain spaces.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '\u{a0}' | '\t' | '\n' if depth == 0 => out.push(' '),
            '’' if depth == 0 => out.push('\''),
            '\u{200b}' | '\u{200e}' | '\u{feff}' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let out =
        out.trim_matches(|c: char| " ,;:-–—*\"“”'".contains(c) && !matches!(c, '\'') || c == '"');
    let out = out.strip_prefix("and ").unwrap_or(out);
    let out = out.strip_prefix("with ").unwrap_or(out);
    let out = out.strip_suffix("]").unwrap_or(out).trim();
    let out = with_suffix(&join_initials(out));
    // A nickname in quotation marks inside of a name stays out: "Dwayne "The Rock" Johnson".
    let mut parts = out.split(['"', '“', '”']);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(_), Some(after), None) if !before.is_empty() && !after.is_empty() => {
            format!("{} {}", before.trim(), after.trim())
        }
        _ => surname_first(&out).unwrap_or(out),
    }
}

/// A Korean name in the order in which films bill it: "Kang-ho Song" is "Song Kang-ho".
fn surname_first(name: &str) -> Option<String> {
    const SURNAMES: [&str; 62] = [
        "Kim", "Lee", "Park", "Choi", "Jung", "Jeong", "Kang", "Cho", "Yoon", "Jang", "Lim", "Im",
        "Han", "Oh", "Seo", "Shin", "Kwon", "Hwang", "Ahn", "An", "Song", "Ryu", "Yoo", "Hong",
        "Jeon", "Jun", "Ko", "Go", "Moon", "Yang", "Son", "Bae", "Baek", "Heo", "Hur", "Nam",
        "Sim", "Shim", "Noh", "Ha", "Joo", "Ju", "Woo", "Koo", "Gu", "Min", "Na", "Jin", "Ji",
        "Um", "Eom", "Chae", "Won", "Chun", "Bang", "Kong", "Gong", "Byun", "Byeon", "Yum", "Bong",
        "Yeom",
    ];
    let (given, surname) = name.split_once(' ')?;
    let (_, second) = given.split_once('-')?;
    let known = SURNAMES
        .iter()
        .find(|name| name.eq_ignore_ascii_case(surname))?;
    let is_korean = second.starts_with(char::is_lowercase);
    is_korean.then(|| format!("{known} {given}"))
}

/// "Robert Downey, Jr." as "Robert Downey Jr.".
fn with_suffix(name: &str) -> String {
    for suffix in ["Jr", "Sr"] {
        for ending in [suffix.to_owned(), format!("{suffix}.")] {
            let bare = name
                .strip_suffix(&ending)
                .map(|bare| bare.trim_end_matches([',', ' ']));
            if let Some(bare) = bare
                && bare.contains(' ')
                && name[bare.len()..].starts_with([',', ' '])
            {
                return format!("{bare} {suffix}.");
            }
        }
    }
    name.to_owned()
}

/// "A. J. Bowen" as "A.J. Bowen": folded, the two would be two people.
fn join_initials(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut after_initial = false;
    for word in name.split(' ') {
        let is_initial = word.len() == 2
            && word.ends_with('.')
            && word.starts_with(|c: char| c.is_ascii_uppercase());
        let joins = after_initial && is_initial;
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        out.push_str(word);
        after_initial = is_initial;
    }
    out
}
