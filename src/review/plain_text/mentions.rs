//! Who is named where in running text: people the library knows, and names built like names.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    known::{Known, PersonNo},
    language::holds,
    names,
    words::{Kind, Word, join, opens},
};
use crate::fold::fold;

/// A name where it stands.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Who it names: a number in [`Mentions::people`].
    pub(super) who: usize,
    pub(super) words: Range<usize>,
    /// Whether it is the whole name, and not the last name alone.
    pub(super) is_full: bool,
    /// The number of its list: "A, B and C" are three mentions of one.
    pub(super) group: usize,
}

/// Somebody the text names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) known: Option<PersonNo>,
}

/// Everybody a text names by their whole name, and where.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    pub(super) people: Vec<Named>,
    /// In the order of the text.
    pub(super) all: Vec<Mention>,
    folded: HashSet<String>,
}

impl Mentions {
    /// Whether a text is somebody's whole name.
    pub(super) fn is_whole(&self, name: &str) -> bool {
        self.folded.contains(&fold(name))
    }

    fn add(&mut self, who: usize, words: Range<usize>, is_full: bool) {
        self.all.push(Mention {
            who,
            words,
            is_full,
            group: 0,
        });
    }
}

/// The most words in a name.
const MOST_WORDS: usize = 5;

/// Finds the names in a text.
pub(super) fn mentions(words: &[Word<'_>], known: &Known) -> Mentions {
    let mut found = Mentions::default();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut at = 0;
    while at < words.len() {
        let Some((end, known)) = name_at(words, at, known) else {
            at += 1;
            continue;
        };
        let name = join(&words[at..end]);
        let who = *numbers.entry(fold(&name)).or_insert_with(|| {
            found.people.push(Named { name, known });
            found.people.len() - 1
        });
        found.add(who, at..end, true);
        at = end;
    }
    found.folded = numbers.into_keys().collect();
    add_last_names(words, &mut found);
    number_groups(words, &mut found.all);
    found
}

/// Where the name ends that starts at a word: the longest that the library knows, otherwise one built
/// like a name.
fn name_at(words: &[Word<'_>], at: usize, known: &Known) -> Option<(usize, Option<PersonNo>)> {
    let first = &words[at];
    if !names::is_name_word(first) && !names::is_particle(first) {
        return None;
    }
    let last = run_end(words, at);
    for end in (at + 1..=last.min(at + MOST_WORDS)).rev() {
        // One word that is a name may be a word like any other.
        let is_whole = match end - at {
            1 => last == end && is_single_name(words, at),
            _ => first.kind != Kind::Lower,
        };
        if let Some(person) = known.find(&fold(&join(&words[at..end])))
            && is_whole
        {
            return Some((end, Some(person)));
        }
    }
    let opens = opens(words, at);
    let before = at.checked_sub(1).map(|before| &words[before]);
    let is_common = names::is_common(first) && (opens || !names::is_name_too(first));
    // "The Middle Ages", "a Bobby Womack song".
    let is_thing = !opens && before.is_some_and(|before| holds("one thing", &before.lower));
    let is_last_name = names::is_large_particle(first) && last - at <= 2;
    let is_ranked = before.is_some_and(|one| names::is_rank(one) && one.kind == Kind::Capital);
    if first.kind == Kind::Lower
        || is_common
        || names::is_rank(first)
        || is_thing
        || is_last_name
        || is_ranked
    {
        return None;
    }
    // "Casting Harrison Ford …": the first word is capitalised for another reason.
    if opens && last - at > 2 {
        let rest = fold(&join(&words[at + 1..last.min(at + 1 + MOST_WORDS)]));
        if first.lower.ends_with("ing") || known.find(&rest).is_some() {
            return None;
        }
    }
    let mut end = at + 1;
    while end < last && !names::is_common(&words[end]) {
        // "Robert De Niro Al Pacino" is two names, and there is no telling where one ends; five
        // words are no name.
        end += 1;
        if names::is_suffix(&words[end - 1]) {
            break;
        }
    }
    end = without_small(words, at, end);
    let is_name = names::is_full_name(&join(&words[at..end])) && !first.quoted;
    is_name.then_some((end, None))
}

/// Where the words end that can belong to one name.
fn run_end(words: &[Word<'_>], at: usize) -> usize {
    let follows = |next: &usize| {
        let word = &words[*next];
        // "Catherine O'Hara", "Oscar de la Renta"; a nickname in quotes is left to lists.
        word.sentence == words[at].sentence
            && !words[next - 1].possessive
            && (names::is_name_word(word) || names::is_particle(word))
    };
    let rest = at + 1..words.len().min(at + 1 + MOST_WORDS);
    let end = at + 1 + rest.take_while(follows).count();
    without_small(words, at, end)
}

/// The end of a name without the small words behind it.
fn without_small(words: &[Word<'_>], start: usize, end: usize) -> usize {
    let small = words[start + 1..end].iter().rev();
    end - small.take_while(|word| word.kind == Kind::Lower).count()
}

/// Whether a capitalised word with small ones around it is a name.
fn is_single_name(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let is_long = word.text.chars().count() > 3;
    !names::is_common(word)
        && names::stands_alone(words, at)
        && (!opens(words, at) || is_long)
        && !word.quoted
}

/// Adds the mentions by last name alone, where only one of the people named has it.
fn add_last_names(words: &[Word<'_>], found: &mut Mentions) {
    let mut by_last: HashMap<String, Option<usize>> = HashMap::new();
    for (who, person) in found.people.iter().enumerate() {
        let mut parts = person.name.rsplit(' ');
        let last = parts.find(|part| !names::is_suffix_text(part));
        if let Some(last) = last.filter(|last| last.len() < person.name.len()) {
            let who_has_it = by_last.entry(last.to_lowercase());
            who_has_it
                .and_modify(|who| *who = None)
                .or_insert(Some(who));
        }
    }
    let mut taken = vec![false; words.len()];
    for mention in &found.all {
        taken[mention.words.clone()].fill(true);
    }
    for (at, word) in words.iter().enumerate() {
        let is_free = !taken[at] && names::is_name_word(word) && !word.quoted;
        if is_free
            && names::stands_alone(words, at)
            && let Some(Some(who)) = by_last.get(&word.lower)
        {
            found.add(*who, at..at + 1, false);
        }
    }
    found.all.sort_by_key(|mention| mention.words.start);
}

/// Gives the mentions of one list one number.
fn number_groups(words: &[Word<'_>], all: &mut [Mention]) {
    let mut group = 0;
    for at in 1..all.len() {
        let first = all[at - 1].words.start;
        let between = all[at - 1].words.end..all[at].words.start;
        // A place is in no list: `In Monument Valley, Ann Roe …`.
        let is_where = !opens(words, first) && holds("where it is", &words[first - 1].lower);
        let joins = between.len() <= 12
            && words[between.end].sentence == words[first].sentence
            && !words[between.start - 1].possessive
            && !is_where
            && joins_a_list(&words[between]);
        if !joins {
            group += 1;
        }
        all[at].group = group;
    }
}

/// Whether the words between two names only join them: commas, `and`, and a role in brackets.
fn joins_a_list(between: &[Word<'_>]) -> bool {
    let mut in_brackets = false;
    let mut joints = 0;
    for word in between {
        match word.lower.as_str() {
            "(" => in_brackets = true,
            ")" if in_brackets => in_brackets = false,
            _ if in_brackets => {}
            "," | "&" | "/" | ";" => joints += 1,
            word if holds("list joint", word) => joints += 1,
            word if holds("list goes on", word) && (joints > 0 || between.len() == 3) => {
                joints += 1;
            }
            _ => return false,
        }
    }
    joints > 0 && !in_brackets
}

#[cfg(test)]
mod tests {
    use super::super::{debris, words::words};
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let page = debris::page(text);
        let words = words(&page.lines, |_| true);
        let found = mentions(&words, &Known::default());
        let describe =
            |mention: &Mention| format!("{} {}", found.people[mention.who].name, mention.group);
        found.all.iter().map(describe).collect()
    }

    #[test]
    fn names_are_found_with_their_lists() {
        assert_eq!(
            named(
                "When Samuel L. Jackson meets Ana de Armas, Guillermo del Toro and Robert Downey Jr. in it, Jackson’s grin wins."
            ),
            [
                "Samuel L. Jackson 0",
                "Ana de Armas 1",
                "Guillermo del Toro 1",
                "Robert Downey Jr. 1",
                "Samuel L. Jackson 2"
            ]
        );
        assert_eq!(
            named(
                "Captain Jack Sparrow (Johnny Depp), Mary-Kate O'Neil (Ido) and Lupita Nyong’o’s Nakia"
            ),
            ["Johnny Depp 0", "Mary-Kate O'Neil 1", "Lupita Nyong'o 1"]
        );
    }
}
