//! Who is named where in running text: people the library knows, and names built like names.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    known::{Known, PersonNo},
    language::holds,
    names,
    words::{Kind, Word},
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
        let folded = fold(name);
        self.people
            .iter()
            .any(|person| fold(&person.name) == folded)
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
        let Some((range, person)) = name_at(words, at, known) else {
            at += 1;
            continue;
        };
        at = range.end;
        let name = join(&words[range.clone()]);
        let who = *numbers.entry(fold(&name)).or_insert_with(|| {
            found.people.push(Named {
                name,
                known: person,
            });
            found.people.len() - 1
        });
        found.all.push(Mention {
            who,
            words: range,
            is_full: true,
            group: 0,
        });
    }
    found.folded = numbers.into_keys().collect();
    add_last_names(words, &mut found);
    number_groups(words, &mut found.all);
    found
}

/// The words of a name as one text.
pub(super) fn join(words: &[Word<'_>]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    texts.join(" ")
}

/// The name that starts at a word: the longest that the library knows, otherwise one built like a
/// name.
fn name_at(
    words: &[Word<'_>],
    at: usize,
    known: &Known,
) -> Option<(Range<usize>, Option<PersonNo>)> {
    if !names::is_name_word(&words[at]) && !names::is_particle(&words[at]) {
        return None;
    }
    let run = run_from(words, at);
    for end in (run.start + 1..=run.end.min(at + MOST_WORDS)).rev() {
        let name = fold(&join(&words[at..end]));
        if let Some(person) = known.find(&name) {
            // One word that is a name may be a word like any other.
            let is_whole = end - at > 1 || is_single_name(words, &run);
            if is_whole && !(end - at > 1 && words[at].kind == Kind::Lower) {
                return Some((at..end, Some(person)));
            }
        }
    }
    let first = &words[at];
    let opens = at == 0 || words[at - 1].sentence != first.sentence;
    let is_common = names::is_common(first) && (opens || !names::is_name_too(first));
    if first.kind == Kind::Lower || is_common || names::is_rank(first) {
        return None;
    }
    // "The Middle Ages", "a Bobby Womack song".
    let is_thing = at > 0 && !opens && holds("one thing", &words[at - 1].lower);
    if is_thing || names::is_large_particle(first) && run.len() <= 2 {
        return None;
    }
    // "Casting Harrison Ford …": the first word is capitalised for another reason.
    if opens && run.len() > 2 {
        let rest = fold(&join(&words[at + 1..run.end.min(at + 1 + MOST_WORDS)]));
        if first.lower.ends_with("ing") || known.find(&rest).is_some() {
            return None;
        }
    }
    if at > 0 && names::is_rank(&words[at - 1]) && words[at - 1].kind == Kind::Capital {
        return None;
    }
    let mut end = at + 1;
    while end < run.end && !names::is_common(&words[end]) {
        // "Robert De Niro Al Pacino" is two names, and there is no telling where one ends; five
        // words are no name.
        end += 1;
        if names::is_suffix(&words[end - 1]) {
            break;
        }
    }
    while end > at && words[end - 1].kind == Kind::Lower {
        end -= 1;
    }
    let is_name = names::is_full_name(&join(&words[at..end])) && !words[at].quoted;
    is_name.then_some((at..end, None))
}

/// The words from here on that can belong to one name.
fn run_from(words: &[Word<'_>], at: usize) -> Range<usize> {
    let mut end = at;
    while end < words.len() && end - at <= MOST_WORDS {
        let word = &words[end];
        let follows =
            end == at || word.sentence == words[at].sentence && !words[end - 1].possessive;
        // "Catherine O'Hara", "Oscar de la Renta"; a nickname in quotes is left to lists.
        if !(follows && (names::is_name_word(word) || names::is_particle(word))) {
            break;
        }
        end += 1;
    }
    while end > at + 1 && words[end - 1].kind == Kind::Lower {
        end -= 1;
    }
    at..end
}

/// Whether a run is one capitalised word with small ones around it.
fn is_single_name(words: &[Word<'_>], run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map(|at| &words[at]);
    let opens = before.is_none_or(|before| before.sentence != words[run.start].sentence);
    run.len() == 1
        && !names::is_common(&words[run.start])
        && !before.is_some_and(|before| {
            before.sentence == words[run.start].sentence
                && names::is_name_word(before)
                && !names::is_common(before)
                && !before.possessive
        })
        && (!opens || words[run.start].text.chars().count() > 3)
        && !words[run.start].quoted
}

/// Adds the mentions by last name alone, where only one of the people named has it.
fn add_last_names(words: &[Word<'_>], found: &mut Mentions) {
    let mut by_last: HashMap<String, Option<usize>> = HashMap::new();
    for (who, person) in found.people.iter().enumerate() {
        let mut parts = person.name.rsplit(' ');
        let last = parts.find(|part| !names::is_suffix_text(part));
        if let Some(last) = last
            && last.len() < person.name.len()
        {
            by_last
                .entry(last.to_lowercase())
                .and_modify(|who| *who = None)
                .or_insert(Some(who));
        }
    }
    let mut taken = vec![false; words.len()];
    for mention in &found.all {
        taken[mention.words.clone()].fill(true);
    }
    for (at, word) in words.iter().enumerate() {
        let beside = |other: Option<usize>| {
            other
                .and_then(|other| words.get(other))
                .is_some_and(|other| {
                    names::is_name_word(other)
                        && other.sentence == word.sentence
                        && !names::is_common(other)
                })
        };
        if taken[at] || !names::is_name_word(word) || word.quoted {
            continue;
        }
        let before = at
            .checked_sub(1)
            .filter(|before| !words[*before].possessive);
        let after = (!word.possessive).then_some(at + 1);
        if beside(before) || beside(after) {
            continue;
        }
        if let Some(Some(who)) = by_last.get(&word.lower) {
            found.all.push(Mention {
                who: *who,
                words: at..at + 1,
                is_full: false,
                group: 0,
            });
        }
    }
    found.all.sort_by_key(|mention| mention.words.start);
}

/// Gives the mentions of one list one number.
fn number_groups(words: &[Word<'_>], all: &mut [Mention]) {
    let mut group = 0;
    for at in 1..all.len() {
        let between = all[at - 1].words.end..all[at].words.start;
        let joins = words[between.clone()].len() <= 12
            && words[between.end].sentence == words[all[at - 1].words.start].sentence
            && !words[between.start - 1].possessive
            && !is_where(words, all[at - 1].words.start)
            && joins_a_list(&words[between]);
        if !joins {
            group += 1;
        }
        all[at].group = group;
    }
}

/// Whether a name says where something is, and so is in no list: `In Monument Valley, Ann Roe …`.
fn is_where(words: &[Word<'_>], start: usize) -> bool {
    start > 0
        && words[start - 1].sentence == words[start].sentence
        && holds("where it is", &words[start - 1].lower)
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
