//! Everything whose name fits what was typed, the likeliest first.
//!
//! For each reading of a text the index gives what fits, cheapest ways first; only where nothing
//! comes close are typos looked for, then names that have most of the words. The best known of
//! what each way finds are then held against their names, and put in one order by what speaks for
//! them.

use std::ops::Range;

use super::evidence::{Ends, Evidence, Fit, Near, NearTo};
use super::index::{Class, Entry, Index, Keys};
use super::spelling::{is_small, plain};
use super::typed::{Reading, YearFit};
use super::without_article;

/// From this length on, in letters, a text may have one wrong letter, and two.
const LETTERS_FOR_TYPOS: [usize; 2] = [4, 8];
/// From this length on a text with a typo may be only begun.
const LETTERS_FOR_NEAR_START: usize = 6;
/// Only so many letters are compared with typos in mind: automata grow with the text.
const LONGEST_WITH_TYPOS: usize = 40;
/// A title that is begun, beside somebody's name, has so many letters.
const FEWEST_LETTERS: usize = 3;
/// So many times as many as are asked for are held against their names.
const CANDIDATES: usize = 2;

/// What is searched: the names of films, or of people.
pub(super) trait Named {
    /// Where the names are looked up.
    fn index(&self) -> &Index;

    /// The folded names of the thing at a place in fame.
    fn names(&self, place: u32) -> Vec<String>;

    fn year(&self, _place: u32) -> Option<u16> {
        None
    }

    /// Whether it has this number in its series.
    fn has_number(&self, _place: u32, _number: u8) -> bool {
        false
    }
}

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// Its place in fame.
    pub(super) place: u32,
    /// What speaks for it.
    pub(super) evidence: Evidence,
}

/// A search through the names of things.
pub(super) struct Search<'a, N> {
    things: &'a N,
    limit: usize,
    found: Vec<Hit<'a>>,
}

/// Something that was found, with the reading that found it.
struct Hit<'a> {
    worth: f32,
    candidate: Candidate,
    reading: &'a Reading,
}

impl<'a> Hit<'a> {
    fn new(candidate: Candidate, reading: &'a Reading) -> Self {
        Self {
            worth: candidate.evidence.worth(candidate.place),
            candidate,
            reading,
        }
    }
}

impl<'a, N: Named> Search<'a, N> {
    pub(super) fn new(things: &'a N, limit: usize) -> Self {
        Self {
            things,
            limit,
            found: Vec::new(),
        }
    }

    /// Looks for what a reading may mean, as it is written.
    pub(super) fn read(&mut self, reading: &'a Reading) {
        let forms = reading.forms();
        for form in &forms {
            self.whole(reading, form);
            self.starting_with(reading, form);
        }
        let words = reading.words();
        if reading.folded.contains(' ') && !words.is_empty() {
            self.words(reading, &words);
        }
    }

    /// Adds a film of somebody who was named, if it fits the reading.
    pub(super) fn add_film_of(&mut self, reading: &'a Reading, place: u32, billing: u16) {
        let evidence = if reading.folded.is_empty() {
            self.evidence(reading, place, Fit::Person { billing })
        } else {
            self.fit_of(reading, place)
        };
        if let Some(mut evidence) = evidence {
            evidence.has_person = !reading.folded.is_empty();
            self.found
                .push(Hit::new(Candidate { place, evidence }, reading));
        }
    }

    /// Whether something comes close to what was typed.
    pub(super) fn has_close(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|hit| hit.candidate.evidence.is_close())
    }

    fn has_near(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|hit| matches!(hit.candidate.evidence.fit, Fit::Near(_)))
    }

    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Looks for what the readings may mean if something in them is misspelt or wrong.
    pub(super) fn read_misspelt(&mut self, readings: &'a [Reading]) {
        if self.is_full() {
            return;
        }
        for letters in [1, 2] {
            for reading in readings {
                self.near(reading, letters);
            }
            if self.has_close() || self.has_near() {
                return;
            }
        }
        let readings = readings
            .iter()
            .filter(|reading| reading.folded.contains(' '));
        for reading in readings {
            let words = reading.words();
            if words.len() < 2 {
                continue;
            }
            self.near_words(reading, &words);
            if self.found.len() < self.limit {
                for left_out in 0..words.len() {
                    self.most_words(reading, &words, left_out);
                }
            }
        }
    }

    /// The best, each thing once, in order.
    pub(super) fn finish(mut self) -> Vec<Candidate> {
        /// So many of the best are asked whether they are close.
        const FOREMOST: usize = 3;
        self.found.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        self.found.truncate(2 * CANDIDATES * self.limit);
        self.found.sort_by_key(|hit| hit.candidate.place);
        for same in self
            .found
            .chunk_by_mut(|a, b| a.candidate.place == b.candidate.place)
        {
            let names = self.things.names(same[0].candidate.place);
            for hit in same {
                let fit = &mut hit.candidate.evidence.fit;
                *fit = held_against(&names, *fit, hit.reading);
                *hit = Hit::new(hit.candidate, hit.reading);
            }
        }
        self.keep(self.limit);
        for hit in self.found.iter_mut().take(FOREMOST) {
            if let Fit::Near(near) = &mut hit.candidate.evidence.fit {
                let names = self.things.names(hit.candidate.place);
                near.is_close = names.iter().any(|name| is_close(name, hit.reading));
            }
        }
        self.found.into_iter().map(|hit| hit.candidate).collect()
    }

    /// Keeps so many of the best, each thing once, in order.
    fn keep(&mut self, count: usize) {
        let best_first = |a: &Hit<'_>, b: &Hit<'_>| {
            let places = || a.candidate.place.cmp(&b.candidate.place);
            b.worth.total_cmp(&a.worth).then_with(places)
        };
        self.found.sort_by(|a, b| {
            let places = a.candidate.place.cmp(&b.candidate.place);
            places.then_with(|| best_first(a, b))
        });
        self.found.dedup_by_key(|hit| hit.candidate.place);
        self.found.sort_by(best_first);
        self.found.truncate(count);
    }

    /// What speaks for a thing beside its name; `None` where it is not what is asked for.
    fn evidence(&self, reading: &Reading, place: u32, fit: Fit) -> Option<Evidence> {
        let mut evidence = Evidence::new(fit);
        if let Some(number) = reading.number {
            evidence.has_number = self.things.has_number(place, number);
            if !evidence.has_number {
                return None;
            }
        }
        if reading.year.is_some() {
            evidence.year = reading.year_fit(self.things.year(place));
            if evidence.year == Some(YearFit::Other) {
                let is_whole = matches!(fit, Fit::Same | Fit::Form);
                evidence.fit = is_whole.then_some(Fit::OtherYear)?;
            }
        }
        Some(evidence)
    }

    fn push(&mut self, reading: &'a Reading, place: u32, fit: Fit) {
        if let Some(evidence) = self.evidence(reading, place, fit) {
            self.found
                .push(Hit::new(Candidate { place, evidence }, reading));
        }
    }

    /// How a thing fits a reading, if it does.
    fn fit_of(&self, reading: &Reading, place: u32) -> Option<Evidence> {
        let index = self.things.index();
        let own = index.keys_of(place);
        let has = |keys: &Keys| {
            let at = own.partition_point(|key| *key < keys.start);
            own.get(at).is_some_and(|key| keys.contains(key))
        };
        let mut best: Option<Fit> = None;
        for form in reading.forms() {
            if let Some(key) = index.exactly(&form) {
                let mut entries = index.entries(key..key + 1).iter();
                if let Some(entry) = entries.find(|entry| entry.place() == place) {
                    best = Some(whole_fit(entry.class(), &form));
                    break;
                }
            }
            // One letter, or a figure, begins a word in everybody's films.
            if form.len() >= FEWEST_LETTERS && has(&index.starting_with(&form)) {
                best = Some(Fit::Inner(Ends::Within));
            }
        }
        if best.is_none() {
            let words = reading.words();
            let has_all =
                !words.is_empty() && words.iter().all(|word| has(&index.starting_with(word)));
            best = has_all.then_some(Fit::Words { more: 0 });
        }
        self.evidence(reading, place, best?)
    }

    fn whole(&mut self, reading: &'a Reading, text: &str) {
        let index = self.things.index();
        let Some(key) = index.exactly(text) else {
            return;
        };
        let entries = index.entries(key..key + 1);
        for class in entries.chunk_by(|a, b| a.class() == b.class()) {
            let mut kept = 0;
            for entry in class {
                let before = self.found.len();
                self.push(reading, entry.place(), whole_fit(entry.class(), text));
                kept += self.found.len() - before;
                if kept > CANDIDATES * self.limit {
                    break;
                }
            }
        }
    }

    fn starting_with(&mut self, reading: &'a Reading, text: &str) {
        let index = self.things.index();
        let entries = index.entries(index.starting_with(text));
        let places = best_known(entries, CANDIDATES * self.limit, |entry| {
            self.evidence(reading, entry.place(), Fit::Series).is_some()
        });
        for (fit, places) in places {
            for place in places {
                self.push(reading, place, fit);
            }
        }
    }

    /// What has all the words. Those that say nothing need not be there.
    fn words(&mut self, reading: &'a Reading, words: &[&str]) {
        let keys = self.keys_of_words(words);
        self.with_all(reading, &keys, |more| Fit::Words { more });
    }

    /// What has all the words but one.
    fn most_words(&mut self, reading: &'a Reading, words: &[&str], left_out: usize) {
        let mut kept = words.to_vec();
        kept.remove(left_out);
        let keys = self.keys_of_words(&kept);
        self.with_all(reading, &keys, |more| Fit::MostWords { more });
    }

    /// What has all the words, those that no name has with a typo.
    fn near_words(&mut self, reading: &'a Reading, words: &[&str]) {
        let index = self.things.index();
        let mut wrong = 0;
        let keys: Vec<Vec<Keys>> = words
            .iter()
            .map(|word| {
                let keys = index.starting_with(word);
                let length = word.chars().count();
                if !keys.is_empty() || length < LETTERS_FOR_TYPOS[0] {
                    return vec![keys];
                }
                wrong += 1;
                let near = |letters| -> Vec<Keys> {
                    // Other words follow in a key.
                    let near = index.near(word, letters, false);
                    near.into_iter()
                        .map(|near| near.key..near.key + 1)
                        .collect()
                };
                let one = near(1);
                if one.is_empty() && length >= LETTERS_FOR_TYPOS[1] {
                    near(2)
                } else {
                    one
                }
            })
            .collect();
        if wrong == 0 {
            return;
        }
        let words = words.len();
        self.with_all(reading, &keys, |more| Fit::Misspelt { words, more });
    }

    fn keys_of_words(&self, words: &[&str]) -> Vec<Vec<Keys>> {
        let index = self.things.index();
        let keys = words.iter().map(|word| vec![index.starting_with(word)]);
        keys.collect()
    }

    /// What has one of the keys of each word.
    fn with_all(&mut self, reading: &'a Reading, words: &[Vec<Keys>], fit: impl Fn(u16) -> Fit) {
        let things = self.things;
        let index = things.index();
        let entries = |keys: &Vec<Keys>| -> usize {
            keys.iter()
                .map(|keys| index.entries(keys.clone()).len())
                .sum()
        };
        let Some(rarest) = words.iter().min_by_key(|keys| entries(keys)) else {
            return;
        };
        let has = |own: &[u32], keys: &Vec<Keys>| {
            keys.iter().any(|keys| {
                let at = own.partition_point(|key| *key < keys.start);
                own.get(at).is_some_and(|key| keys.contains(key))
            })
        };
        let mut places: Vec<u32> = rarest
            .iter()
            .flat_map(|keys| index.entries(keys.clone()))
            .filter(|entry| entry.class().can_be_begun())
            .map(|entry| entry.place())
            .filter(|place| {
                let own = index.keys_of(*place);
                words.iter().all(|keys| has(own, keys))
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        let enough = self.found.len() + 2 * CANDIDATES * self.limit;
        for place in places {
            if self.found.len() >= enough {
                break;
            }
            let more = index.keys_of(place).len().saturating_sub(words.len());
            let more = u16::try_from(more).unwrap_or(u16::MAX);
            self.push(reading, place, fit(more));
        }
    }

    fn near(&mut self, reading: &'a Reading, letters: u8) {
        let Some(form) = reading.forms().into_iter().next() else {
            return;
        };
        let length = form.chars().count();
        if length < LETTERS_FOR_TYPOS[usize::from(letters) - 1] {
            return;
        }
        let start = match form.char_indices().nth(LONGEST_WITH_TYPOS) {
            Some((end, _)) => &form[..end],
            None => &form,
        };
        let index = self.things.index();
        let whole = length < LETTERS_FOR_NEAR_START;
        for near in index.near(start, letters, whole) {
            for entry in index.entries(near.key..near.key + 1) {
                if !entry.class().can_be_begun() {
                    continue;
                }
                let is_whole = near.more <= usize::from(near.letters);
                let to = match entry.class() {
                    Class::Inner | Class::Series => NearTo::Inner,
                    _ if is_whole => NearTo::Whole,
                    _ => NearTo::Start,
                };
                let fit = Fit::Near(Near {
                    letters: near.letters.max(1),
                    to,
                    length,
                    is_close: false,
                });
                self.push(reading, entry.place(), fit);
            }
        }
    }
}

fn whole_fit(class: Class, text: &str) -> Fit {
    match class {
        Class::Title | Class::Alias | Class::Plain => Fit::Form,
        Class::Part => Fit::Part,
        Class::Series => Fit::Series,
        Class::Initials => Fit::Initials {
            letters: text.chars().count(),
        },
        Class::Inner => Fit::End,
    }
}

/// The best known of each way in which entries start with a text.
fn best_known(
    entries: &[Entry],
    count: usize,
    accepts: impl Fn(Entry) -> bool,
) -> [(Fit, Vec<u32>); 2] {
    let starts = |entry: &&Entry| entry.class() != Class::Inner && entry.class().can_be_begun();
    let inner = |entry: &&Entry| entry.class() == Class::Inner;
    [
        (
            Fit::Start(Ends::Within),
            smallest(entries.iter().filter(starts), count, &accepts),
        ),
        (
            Fit::Inner(Ends::Within),
            smallest(entries.iter().filter(inner), count, &accepts),
        ),
    ]
}

/// The so many best-known places of entries that are accepted, in no order.
fn smallest<'e>(
    entries: impl Iterator<Item = &'e Entry>,
    count: usize,
    accepts: impl Fn(Entry) -> bool,
) -> Vec<u32> {
    let mut kept: Vec<u32> = Vec::with_capacity(2 * count);
    let mut largest = None;
    for entry in entries {
        let place = entry.place();
        if largest.is_some_and(|largest| place >= largest) || !accepts(*entry) {
            continue;
        }
        kept.push(place);
        if kept.len() == 2 * count {
            kept.sort_unstable();
            kept.dedup();
            if kept.len() > count {
                kept.truncate(count);
                largest = kept.last().copied();
            }
        }
    }
    kept
}

/// The fit of names that were found to fit, looked at letter by letter.
fn held_against(names: &[String], fit: Fit, reading: &Reading) -> Fit {
    let text = reading.folded.as_str();
    match fit {
        Fit::Form if names.iter().any(|name| name == text) => Fit::Same,
        Fit::Form => {
            let bare = without_article(text);
            let is_bare = bare.len() < text.len() && names.iter().any(|name| name == bare);
            if is_bare { Fit::Bare } else { Fit::Form }
        }
        Fit::Start(_) if reading.is_cut => Fit::Form,
        Fit::Start(_) | Fit::Inner(_) => {
            let forms = reading.forms();
            let starts = |inner| {
                let mut all = names.iter().flat_map(|name| spelt(name));
                all.any(|name| ends_with_word(&name, &forms, inner))
            };
            match fit {
                Fit::Start(_) if starts(false) => Fit::Start(Ends::Word),
                Fit::Inner(_) if starts(true) => Fit::Inner(Ends::Word),
                // "the thi" is not the start of *This Is Spinal Tap*.
                Fit::Start(_)
                    if without_article(text).len() < text.len()
                        && !names.iter().any(|name| name.starts_with(text)) =>
                {
                    Fit::Inner(Ends::Within)
                }
                fit => fit,
            }
        }
        Fit::Words { .. } => {
            let words = in_order(text);
            let is_reordered =
                |name: &String| in_order(name) == words || in_order(without_article(name)) == words;
            if names.iter().any(is_reordered) {
                return Fit::Reordered;
            }
            let spoken = reading.words();
            let others = |name: &String| {
                let count = name.split(' ').count().saturating_sub(spoken.len());
                u16::try_from(count).unwrap_or(u16::MAX)
            };
            let mut sorted = spoken.clone();
            sorted.sort_unstable();
            let is_meant = |name: &&String| {
                has_in_order(name, &spoken)
                    || in_order(name)
                        .into_iter()
                        .filter(|word| !is_small(word))
                        .eq(sorted.iter().copied())
            };
            let in_order = names.iter().filter(is_meant);
            match in_order.map(others).min() {
                Some(more) => Fit::InOrder { more },
                None => Fit::Words {
                    more: names.iter().map(others).min().unwrap_or(u16::MAX),
                },
            }
        }
        fit => fit,
    }
}

/// A name as it is, and in the one spelling where that is another.
fn spelt(name: &str) -> impl Iterator<Item = String> {
    let plain = plain(without_article(name));
    let other = (plain != name).then_some(plain);
    [Some(name.to_owned()), other].into_iter().flatten()
}

/// Whether a name, from its start (or from one of its words on), goes on with whole words behind
/// one of the texts, which have no spaces.
fn ends_with_word(name: &str, texts: &[String], inner: bool) -> bool {
    let mut rest = Some(name);
    while let Some(from) = rest {
        if texts.iter().any(|text| {
            let end = after_letters(from, text);
            end.is_some_and(|end| end == from.len() || from[end..].starts_with(' '))
        }) {
            return true;
        }
        rest = from
            .split_once(' ')
            .map(|(_, after)| after)
            .filter(|_| inner || without_article(from).len() < from.len());
    }
    false
}

/// Where in a name, spaces aside, a text that it starts with ends.
fn after_letters(name: &str, text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let mut next = letters.next();
    for (at, c) in name.char_indices() {
        let Some(letter) = next else {
            return Some(at);
        };
        if c == ' ' {
            continue;
        }
        if c != letter {
            return None;
        }
        next = letters.next();
    }
    next.is_none().then_some(name.len())
}

/// Whether the words are words of the name, in order; the last may be only begun where it is long.
fn has_in_order(name: &str, words: &[&str]) -> bool {
    let mut own = name.split(' ');
    words.iter().enumerate().all(|(at, word)| {
        let may_be_begun = at + 1 == words.len() && at > 0 && word.len() > 3;
        own.any(|other| other == *word || may_be_begun && other.starts_with(word))
    })
}

/// Whether a misspelt text is so near to a name, or to words that it starts with or has in it, that
/// nobody would take it for another.
fn is_close(name: &str, reading: &Reading) -> bool {
    /// From so many letters on a word that is only begun may have a typo before it.
    const LONG: usize = 10;
    let text = reading.folded.replace(' ', "");
    let length = text.chars().count();
    let allowed = match length {
        0..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    let starts: Range<usize> = 0..name.split(' ').count();
    starts.into_iter().any(|start| {
        let mut so_far = String::new();
        for word in name.split(' ').skip(start) {
            so_far.push_str(word);
            let letters = so_far.chars().count();
            if letters + allowed < length {
                continue;
            }
            if strsim::osa_distance(&so_far, &text) <= allowed {
                return true;
            }
            if letters > length {
                let cut: String = so_far.chars().take(length).collect();
                return length >= LONG && strsim::osa_distance(&cut, &text) <= allowed;
            }
        }
        false
    })
}

/// The words of a folded text, sorted.
fn in_order(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    words.sort_unstable();
    words
}
