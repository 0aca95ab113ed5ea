//! Phrases about people: finds the first of a table that fits the words around a name.
//!
//! In a phrase, `%` stands for any word, `_` for any word or comma, `~` for one in small letters, `^`
//! for one that is capitalised like a name, `@` and `=` for one of another film's title and of this
//! one's, `<name>` for one of a list; `{0,3}` behind it says how many of them there may be.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
    sync::LazyLock,
};

use regex::{Regex, RegexSet};

use super::{LANGUAGES, LISTS, Language, expand};

/// What a place in the text says about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review::plain_text) enum Says {
    /// They act in the film.
    Acts,
    /// It reads like an actor's name.
    MayAct,
    /// They do something in the present, as actors and the people they play do.
    Does,
    Directs,
    DirectsAndActs,
    /// They do what directors do, and writers and heroes now and then.
    MayDirect,
    /// They worked on it in another way, or direct something.
    Crew,
    /// They are mentioned for another film, or only as a comparison.
    Elsewhere,
    /// The name is that of a role.
    IsRole,
    /// Nothing, whatever else the words are.
    Nothing,
}

/// Where in a phrase the name of a role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::review::plain_text) enum Role {
    None,
    /// Behind the phrase.
    Behind,
    /// From its last word on.
    Last,
    /// From its last word on, if it is more than a word: what else is capitalised there.
    WholeName,
}

/// A phrase, what it says, and where the role is.
pub(super) type Phrase = (&'static str, Says, Role);
/// A word in front of a name; how many words may stand between, at most; the words that come before
/// it, where any do (`^` where none may); within how many; and what that says.
pub(super) type Cue = (&'static str, usize, &'static str, usize, Says);

/// The phrases of a table, in all languages.
pub(in crate::review::plain_text) struct Phrases {
    all: RegexSet,
    each: Vec<(Regex, Says, Role)>,
}

impl Phrases {
    fn of(table: impl Fn(&Language) -> &'static [Phrase]) -> Self {
        // What is said in few languages comes before the many endings of English verbs.
        let rows: Vec<Phrase> = LANGUAGES
            .iter()
            .rev()
            .flat_map(|one| table(one).iter().copied())
            .collect();
        let patterns: Vec<String> = rows.iter().map(|(phrase, ..)| expression(phrase)).collect();
        let build = |pattern: &String| Regex::new(pattern).expect("phrases are constants");
        Self {
            all: RegexSet::new(&patterns).expect("phrases are constants"),
            each: patterns
                .iter()
                .map(build)
                .zip(rows)
                .map(|(regex, (_, says, role))| (regex, says, role))
                .collect(),
        }
    }

    /// What the first phrase that a text starts with says, and its length.
    pub(in crate::review::plain_text) fn find(&self, text: &str) -> Option<(Says, Role, usize)> {
        let first = self.all.matches(text).iter().next()?;
        let (regex, says, role) = &self.each[first];
        let found = regex.find(text)?;
        Some((*says, *role, found.end()))
    }
}

fn expression(phrase: &str) -> String {
    let mut out = "^".to_owned();
    let mut is_name = false;
    // A blank parts the words, but not those of a list's name.
    let is_blank = |c: char| {
        is_name = c == '<' || is_name && c != '>';
        c == ' ' && !is_name
    };
    for element in phrase.split(is_blank) {
        let (word, times) = element.split_at(element.find('{').unwrap_or(element.len()));
        let words: Vec<String> = word.split('|').map(one_of).collect();
        let word = words.join("|");
        _ = write!(out, "(?:(?:{word}) ){times}");
    }
    out
}

/// One of the alternatives for a word.
fn one_of(word: &str) -> String {
    match word {
        "%" => r#"[^ ,.;:()—–!?"]+"#.to_owned(),
        "_" => r#"[^ .;:()—–!?"]+"#.to_owned(),
        "~" => r#"[^ ^@=,.;:()—–!?"]+"#.to_owned(),
        "^" => r"\^[^ ]+".to_owned(),
        word if word.starts_with('<') => format!(r"\^?{}", expand(word)),
        word => word.to_owned(),
    }
}

pub(in crate::review::plain_text) static AFTER: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| language.after));
pub(in crate::review::plain_text) static APPOSITION: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| language.apposition));
pub(in crate::review::plain_text) static ELSEWHERE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| language.elsewhere));
pub(in crate::review::plain_text) static IN_BRACKETS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(|language| language.in_brackets));

/// The words of alternatives, lists among them.
fn words(alternatives: &'static str) -> HashSet<&'static str> {
    let mut words = HashSet::new();
    for one in alternatives.split('|').filter(|one| !one.is_empty()) {
        match one.strip_prefix('<').and_then(|one| one.strip_suffix('>')) {
            Some(list) => words.extend(LISTS[list].split('|')),
            None => _ = words.insert(one),
        }
    }
    words
}

/// What a word says of whom it is in front of, with so many words in between. `farther` are the words
/// before it, the nearest first.
pub(in crate::review::plain_text) fn before<'w>(
    word: &str,
    between: usize,
    farther: &(impl Iterator<Item = &'w str> + Clone),
) -> Option<Says> {
    struct Row {
        reach: usize,
        context: HashSet<&'static str>,
        within: usize,
        says: Says,
    }
    static ROWS: LazyLock<HashMap<&str, Vec<Row>>> = LazyLock::new(|| {
        let mut rows: HashMap<&str, Vec<Row>> = HashMap::new();
        for (cue, reach, context, within, says) in LANGUAGES.iter().flat_map(|one| one.before) {
            for word in words(cue) {
                rows.entry(word).or_default().push(Row {
                    reach: *reach,
                    context: words(context),
                    within: *within,
                    says: *says,
                });
            }
        }
        rows
    });
    let fits = |row: &&Row| {
        let mut near = farther.clone().take(row.within);
        let opens = row.context.contains("^") && farther.clone().next().is_none();
        between <= row.reach
            && (row.context.is_empty() || opens || near.any(|word| row.context.contains(word)))
    };
    ROWS.get(word)?.iter().find(fits).map(|row| row.says)
}

/// What it says of an owner to have this.
pub(in crate::review::plain_text) fn owned(noun: &str) -> Option<Says> {
    static ROWS: LazyLock<Vec<(HashSet<&str>, Says)>> = LazyLock::new(|| {
        let rows = LANGUAGES.iter().flat_map(|one| one.owns);
        rows.map(|(nouns, says)| (words(nouns), *says)).collect()
    });
    ROWS.iter()
        .find(|(nouns, _)| nouns.contains(noun))
        .map(|(_, says)| *says)
}
