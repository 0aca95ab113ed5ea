//! Everything whose name fits what was typed, the likeliest first.
//!
//! For each reading of a text the index gives what fits, cheapest ways first; only where nothing
//! comes close are typos looked for, then names that have most of the words. The best known of
//! what each way finds are then held against their names, and put in one order by what speaks for
//! them.

use super::credited::Credited;
use super::evidence::{Ends, Evidence, Fit};
use super::index::{Class, Entry, Index, Keys};
use super::known::is_far_before;
use super::letters::{held_against, is_close, share_of};
use super::typed::{Reading, YearFit};

/// A title that is begun, beside somebody's name, has so many letters.
const FEWEST_LETTERS: usize = 3;
/// So many times as many as are asked for are held against their names.
const CANDIDATES: usize = 2;

/// What is searched: the names of films, or of people.
pub(super) trait Named {
    /// What it is for a name to end with a text.
    const END: Fit = Fit::End;

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
    /// Whether its name comes so close to the text that it may be offered before the text itself.
    pub(super) is_close: bool,
}

/// A search through the names of things.
pub(super) struct Search<'a, N> {
    pub(super) things: &'a N,
    pub(super) limit: usize,
    pub(super) found: Vec<Hit<'a>>,
}

/// Something that was found, with the reading that found it.
pub(super) struct Hit<'a> {
    worth: f32,
    pub(super) candidate: Candidate,
    reading: &'a Reading,
}

impl<'a> Hit<'a> {
    fn new(place: u32, evidence: Evidence, reading: &'a Reading) -> Self {
        Self {
            worth: evidence.worth(place),
            candidate: Candidate {
                place,
                evidence,
                is_close: false,
            },
            reading,
        }
    }

    /// Whether one of the names of what was found first comes so close to the text that hardly
    /// anybody means something else: beside these, or of just this name.
    fn is_close(&self, names: &[String], others: &[Hit<'_>]) -> bool {
        /// A longer name that is begun so far is as good as typed whole.
        const NEARLY_ALL: usize = 80;
        const NEARLY_ALL_REACH: u32 = 3_000;
        /// And so far it is meant, if what was typed ends in no word that others have.
        const HALF: usize = 50;
        const SHORTEST_NAME: usize = 8;
        /// A word that more names have says nothing: *Stone*.
        const FEW: usize = 8;
        let Candidate {
            place, evidence, ..
        } = self.candidate;
        match evidence.fit {
            Fit::Near(_) => {
                place < evidence.reach() && names.iter().any(|name| is_close(name, self.reading))
            }
            _ if evidence.is_partial() => {
                let long = names.iter().filter(|name| name.len() >= SHORTEST_NAME);
                let shares = long.map(|name| share_of(name, self.reading));
                let share = shares.max().unwrap_or_default();
                let alike = others
                    .iter()
                    .filter(|other| other.candidate.evidence.is_spelt_so());
                let is_far = |other: &Hit<'_>| is_far_before(place, other.candidate.place);
                let is_alone = alike.clone().count() <= FEW && alike.clone().all(is_far);
                let is_unfinished = evidence.fit == Fit::Start(Ends::Within)
                    && !others
                        .iter()
                        .any(|other| other.candidate.evidence.ends_with_word());
                let is_begun = share >= HALF && is_unfinished || share >= NEARLY_ALL;
                is_begun && place < NEARLY_ALL_REACH || is_alone && place < evidence.reach()
            }
            _ => place < evidence.reach(),
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

    /// Adds a film of so many people who were named, if it fits what is left of the text.
    pub(super) fn add_film_of(&mut self, rest: &'a Reading, film: Credited, names: usize) {
        let place = film.place;
        let is_all = rest.folded.is_empty();
        let evidence = if is_all {
            let billing = if names > 1 { 0 } else { film.billing };
            self.evidence(rest, place, Fit::Person { billing })
        } else {
            self.fit_of(rest, place)
        };
        if let Some(mut evidence) = evidence {
            evidence.has_person = names > 1 || !is_all;
            self.found.push(Hit::new(place, evidence, rest));
        }
    }

    /// The best, each thing once, in order.
    pub(super) fn finish(mut self) -> Vec<Candidate> {
        self.found.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        self.found.truncate(2 * CANDIDATES * self.limit);
        self.found.sort_by_key(|hit| hit.candidate.place);
        for same in self
            .found
            .chunk_by_mut(|a, b| a.candidate.place == b.candidate.place)
        {
            let Candidate { place, .. } = same[0].candidate;
            let names = self.things.names(place);
            for hit in same {
                let mut evidence = hit.candidate.evidence;
                evidence.fit = held_against(&names, evidence.fit, hit.reading);
                *hit = Hit::new(place, evidence, hit.reading);
            }
        }
        self.keep(self.limit);
        if let Some((first, others)) = self.found.split_first_mut() {
            let names = self.things.names(first.candidate.place);
            first.candidate.is_close = first.is_close(&names, others);
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
            // Called like the series alone, it may have its number only for want of another.
            if number > 1 && evidence.is_name() {
                evidence.fit = Fit::InOrder { more: 0 };
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

    pub(super) fn push(&mut self, reading: &'a Reading, place: u32, fit: Fit) {
        if let Some(evidence) = self.evidence(reading, place, fit) {
            self.found.push(Hit::new(place, evidence, reading));
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
                    best = Some(Self::whole_fit(entry.class(), &form));
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
                self.push(reading, entry.place(), Self::whole_fit(entry.class(), text));
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

    fn whole_fit(class: Class, text: &str) -> Fit {
        match class {
            Class::Title | Class::Alias | Class::Plain => Fit::Form,
            Class::Part => Fit::Part {
                letters: text.chars().count(),
            },
            Class::Series => Fit::Series,
            Class::Initials => Fit::Initials {
                letters: text.chars().count(),
            },
            Class::Inner => N::END,
        }
    }

    pub(super) fn keys_of_words(&self, words: &[&str]) -> Vec<Vec<Keys>> {
        let index = self.things.index();
        let keys = words.iter().map(|word| vec![index.starting_with(word)]);
        keys.collect()
    }

    /// What has one of the keys of each word.
    pub(super) fn with_all(
        &mut self,
        reading: &'a Reading,
        words: &[Vec<Keys>],
        fit: impl Fn(u16) -> Fit,
    ) {
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
