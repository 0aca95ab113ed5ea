//! What the names of films, or of people, are looked up in.
//!
//! A name is kept under several keys: the name from each of its words on, without spaces. So *The
//! Dark Knight* stands under `thedarkknight`, `darkknight` and `knight`, and the start of a key is
//! the start of a word, however a text is spaced. What else somebody may type for it (initials, the
//! series, a part of the title) is a key of a class of its own.

use std::ops::Range;
use std::sync::LazyLock;

use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder};

pub(super) use super::keys::Near;
use super::keys::{Keys as Texts, narrow};
use crate::catalog::lists::Lists;
use crate::fold::head;

/// The names of many things. Things are numbered by fame, the best known first.
#[derive(Debug)]
pub(super) struct Index {
    /// The keys, numbered in their order.
    keys: Texts,
    /// The entries of each key, in order.
    entries: Lists<Entry>,
    /// The keys of each thing's names and of their words, in order.
    keys_of: Lists<u32>,
}

/// What a key is of a name, the closest to the name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub(super) enum Class {
    /// The whole title, or the whole name of a person.
    Title,
    /// Another title, whole.
    Alias,
    /// A title, whole, in the one spelling.
    Plain,
    /// What stands before or after a colon.
    Part,
    Series,
    Initials,
    /// The name from an inner word on.
    Inner,
}

impl Class {
    const ALL: [Self; 7] = [
        Self::Title,
        Self::Alias,
        Self::Plain,
        Self::Part,
        Self::Series,
        Self::Initials,
        Self::Inner,
    ];

    /// Whether the key is a whole name.
    pub(super) fn is_name(self) -> bool {
        self <= Self::Plain
    }

    /// Whether what the key starts with, or is near to, may be meant by a text: parts are looked for
    /// as inner words already, and initials are typed whole.
    pub(super) fn can_be_begun(self) -> bool {
        !matches!(self, Self::Part | Self::Initials)
    }
}

/// Whose key it is, and of which class. Ordered: by class, then by fame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u32);

impl Entry {
    const BITS: u32 = 29;

    fn new(place: u32, class: Class) -> Self {
        debug_assert!(place < 1 << Self::BITS, "fewer names than 2^29");
        Self(place | (class as u32) << Self::BITS)
    }

    /// The thing's place in fame.
    pub(super) fn place(self) -> u32 {
        self.0 & ((1 << Self::BITS) - 1)
    }

    /// What the key is of the thing's name.
    pub(super) fn class(self) -> Class {
        Class::ALL[(self.0 >> Self::BITS) as usize]
    }
}

/// Keys next to each other, by their numbers.
pub(super) type Keys = Range<u32>;

/// Collects the names of things for an [`Index`].
pub(super) struct Names {
    text: String,
    /// The first bytes of a key, so that most comparisons need not look at the text; where it is
    /// in the text; whose it is.
    keys: Vec<(u64, Range<u32>, Entry)>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            keys: Vec::new(),
        }
    }

    /// Adds a folded name of the thing at a place in fame, from each of its words on.
    pub(super) fn add(&mut self, folded: &str, place: u32, class: Class) {
        let from = self.text.len();
        self.text.extend(folded.split(' '));
        let whole = super::without_article(folded);
        let mut at = from;
        let mut rest = folded;
        loop {
            let is_whole = rest.len() >= whole.len();
            self.push(at, place, if is_whole { class } else { Class::Inner });
            let Some((word, after)) = rest.split_once(' ') else {
                break;
            };
            at += word.len();
            rest = after;
        }
    }

    /// Adds a folded text that is looked up as a whole only.
    pub(super) fn add_whole(&mut self, folded: &str, place: u32, class: Class) {
        let from = self.text.len();
        self.text.extend(folded.split(' '));
        self.push(from, place, class);
    }

    fn push(&mut self, from: usize, place: u32, class: Class) {
        let key = &self.text[from..];
        if !key.is_empty() {
            let range = narrow(from)..narrow(self.text.len());
            self.keys.push((head(key), range, Entry::new(place, class)));
        }
    }

    /// The index of the names of this many things.
    pub(super) fn index(self, things: usize) -> Index {
        let Self { text, mut keys } = self;
        let of = |range: &Range<u32>| &text[range.start as usize..range.end as usize];
        keys.sort_unstable_by(|a, b| {
            let rest = || of(&a.1).cmp(of(&b.1)).then(a.2.cmp(&b.2));
            a.0.cmp(&b.0).then_with(rest)
        });
        let mut texts: Vec<Range<u32>> = Vec::with_capacity(keys.len());
        let mut keys_of: Vec<(u32, u32)> = Vec::with_capacity(keys.len());
        let groups = keys.chunk_by(|a, b| of(&a.1) == of(&b.1));
        let entries = Lists::new((0..).zip(groups).map(|(number, group)| {
            texts.push(group[0].1.clone());
            let of_words = |key: &&(u64, Range<u32>, Entry)| {
                matches!(key.2.class(), Class::Inner) || key.2.class().is_name()
            };
            keys_of.extend(
                group
                    .iter()
                    .filter(of_words)
                    .map(|key| (key.2.place(), number)),
            );
            let mut entries: Vec<Entry> = group.iter().map(|key| key.2).collect();
            entries.dedup();
            entries
        }));
        drop(keys);
        keys_of.sort_unstable();
        keys_of.dedup();
        let mut next = keys_of.iter().peekable();
        let keys_of = Lists::new((0..narrow(things)).map(|place| {
            let mut own = Vec::new();
            while let Some((_, key)) = next.next_if(|(of, _)| *of == place) {
                own.push(*key);
            }
            own
        }));
        Index {
            keys: Texts::new(text, texts),
            entries,
            keys_of,
        }
    }
}

impl Index {
    /// The key that is this text.
    pub(super) fn exactly(&self, text: &str) -> Option<u32> {
        self.keys.exactly(text)
    }

    /// The keys that start with a text.
    pub(super) fn starting_with(&self, text: &str) -> Keys {
        self.keys.starting_with(text)
    }

    /// Whether a key ends with a figure.
    pub(super) fn ends_with_figure(&self, key: u32) -> bool {
        self.keys.ends_with_figure(key)
    }

    /// The entries of keys.
    pub(super) fn entries(&self, keys: Keys) -> &[Entry] {
        self.entries.between(keys.start as usize..keys.end as usize)
    }

    /// The keys of the thing at a place in fame.
    pub(super) fn keys_of(&self, place: u32) -> &[u32] {
        self.keys_of.get(place as usize)
    }

    /// The keys of which at most so many letters (1 or 2) differ from a text, or whose start does.
    pub(super) fn near(&self, text: &str, letters: u8, whole: bool) -> Vec<Near> {
        static ONE: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
        static TWO: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));
        let builder = if letters == 1 { &ONE } else { &TWO };
        let automaton: DFA = if whole {
            builder.build_dfa(text)
        } else {
            builder.build_prefix_dfa(text)
        };
        self.keys.near(&automaton, text.len())
    }
}
