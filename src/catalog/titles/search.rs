//! Everything whose name fits what was typed, the likeliest first.
//!
//! For each reading of a text the index gives what fits, cheapest ways first; only where nothing
//! comes close are typos looked for, then names that have most of the words. The best known of
//! what each way finds are then held against their names, and put in one order by what speaks for
//! them.

use foldhash::HashMap;

use super::credited::Credited;
use super::evidence::{Ends, Evidence, Fit};
use super::hits::{Candidate, Hit, best_known, smallest};
use super::index::{Class, Index, Keys};
use super::letters::held_against;
use super::series::Number;
use super::typed::{Reading, YearFit};
use super::without_article;

/// A title that is begun, beside somebody's name, has so many letters.
const FEWEST_LETTERS: usize = 3;
/// So many times as many as are asked for are held against their names.
const CANDIDATES: usize = 2;

/// What is searched: the names of films, or of people.
pub(super) trait Named {
    /// What it is for a name to end with a text.
    const END: Fit = Fit::End;
    /// A word that more names have says nothing: *Stone*.
    const FEW: usize = 8;
    /// Whether one word of two says something by itself, begun or whole.
    const ONE_WORD_SAYS: bool = false;

    /// Where the names are looked up.
    fn index(&self) -> &Index;

    /// The folded names of the thing at a place in fame.
    fn names(&self, place: u32) -> Vec<String>;

    fn year(&self, _place: u32) -> Option<u16> {
        None
    }

    /// This number, if it is that of the thing in its series.
    fn number(&self, _place: u32, _number: u8) -> Option<Number> {
        None
    }
}

/// A search through the names of things.
pub(super) struct Search<'a, N> {
    pub(super) things: &'a N,
    pub(super) limit: usize,
    pub(super) found: Vec<Hit<'a>>,
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
        for form in &reading.forms {
            self.whole(reading, form);
            self.starting_with(reading, form);
        }
        let words = reading.words();
        // What has a single word that begins so has been found by the beginning.
        let are_several = words.len() > 1 || words != [without_article(&reading.folded)];
        if are_several && !words.is_empty() {
            self.words(reading, &words);
        }
    }

    /// Adds those of the films of so many people who were named that fit what is left of the text.
    pub(super) fn add_films_of(&mut self, rest: &'a Reading, films: &[Credited], names: usize) {
        let is_all = rest.folded.is_empty();
        let looked_up = LookedUp::new(self.things.index(), rest);
        for film in films {
            let place = film.place;
            let evidence = if is_all {
                let billing = if names > 1 { 0 } else { film.billing };
                self.evidence(rest, place, Fit::Person { billing })
            } else {
                let fit = self.fit_of(&looked_up, place);
                fit.and_then(|fit| self.evidence(rest, place, fit))
            };
            if let Some(mut evidence) = evidence {
                evidence.has_person = names > 1 || !is_all;
                self.found.push(Hit::new(place, evidence, rest));
            }
        }
    }

    /// Adds films of somebody who was named beside what says nothing.
    pub(super) fn add_films_of_people(&mut self, rest: &'a Reading, films: &[Credited]) {
        for film in films {
            self.push(
                rest,
                film.place,
                Fit::Person {
                    billing: film.billing,
                },
            );
        }
    }

    /// The best, each thing once, in order.
    pub(super) fn finish(mut self) -> Vec<Candidate> {
        self.found.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        self.found.truncate(2 * CANDIDATES * self.limit);
        self.found
            .sort_by(|a, b| b.at_best().total_cmp(&a.at_best()));
        let mut rest = std::mem::take(&mut self.found).into_iter().peekable();
        let mut names: HashMap<u32, Vec<String>> = HashMap::default();
        while let Some(next) = rest.peek() {
            let last = self.found.get(self.limit - 1);
            if last.is_some_and(|last| last.worth > next.at_best()) {
                break;
            }
            // So many at once, as the first cannot be all.
            for hit in rest.by_ref().take(self.limit) {
                let Candidate {
                    place, evidence, ..
                } = hit.candidate;
                let own = || self.things.names(place);
                let names = names.entry(place).or_insert_with(own);
                let fit = held_against(names, evidence.fit, hit.reading);
                let evidence = Evidence { fit, ..evidence };
                self.found.push(Hit::new(place, evidence, hit.reading));
            }
            self.keep(self.limit);
        }
        if let Some((first, others)) = self.found.split_first_mut() {
            let names = self.things.names(first.candidate.place);
            first.candidate.is_close = first.is_close(&names, others, N::FEW);
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
            let number = self.things.number(place, number)?;
            evidence.has_number = true;
            evidence.is_doubtful = number.is_doubtful();
            // Called like the series alone, it may have its number only for want of another.
            if number.get() > 1 && evidence.is_name() {
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
    fn fit_of(&self, looked_up: &LookedUp<'_>, place: u32) -> Option<Fit> {
        let index = self.things.index();
        let own = index.keys_of(place);
        let mut best: Option<Fit> = None;
        for (form, key, begun) in &looked_up.forms {
            let mut entries = key.iter().flat_map(|key| index.entries(*key..*key + 1));
            if let Some(entry) = entries.find(|entry| entry.place() == place) {
                return Some(Self::whole_fit(entry.class(), form));
            }
            // One letter, or a figure, begins a word in everybody's films.
            if form.len() >= FEWEST_LETTERS && has_one(own, begun) {
                best = Some(Fit::Inner(Ends::Within));
            }
        }
        let words = &looked_up.words;
        let has_all = || !words.is_empty() && words.iter().all(|keys| has_one(own, keys));
        best.or_else(|| has_all().then_some(Fit::Words { more: 0 }))
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
        let rarest = rarest.iter().flat_map(|keys| index.entries(keys.clone()));
        let rarest = rarest.filter(|entry| entry.class().can_be_begun());
        let enough = 2 * CANDIDATES * self.limit;
        let mut places = smallest(rarest, enough, |entry| {
            let own = index.keys_of(entry.place());
            let has = |keys: &Vec<Keys>| keys.iter().any(|keys| has_one(own, keys));
            let evidence = || self.evidence(reading, entry.place(), Fit::Series);
            words.iter().all(has) && evidence().is_some()
        });
        places.sort_unstable();
        places.dedup();
        for place in places.into_iter().take(enough) {
            let more = index.keys_of(place).len().saturating_sub(words.len());
            let more = u16::try_from(more).unwrap_or(u16::MAX);
            self.push(reading, place, fit(more));
        }
    }
}

/// What of an index a reading may mean, looked up once for many things.
struct LookedUp<'a> {
    /// Each form with the key that it is, and those that it begins.
    forms: Vec<(&'a str, Option<u32>, Keys)>,
    /// What each word begins.
    words: Vec<Keys>,
}

impl<'a> LookedUp<'a> {
    fn new(index: &Index, reading: &'a Reading) -> Self {
        let forms = reading.forms.iter();
        let forms = forms.map(|form| (&**form, index.exactly(form), index.starting_with(form)));
        let words = reading.words().into_iter();
        Self {
            forms: forms.collect(),
            words: words.map(|word| index.starting_with(word)).collect(),
        }
    }
}

/// Whether one of the keys of a thing is among these.
fn has_one(own: &[u32], keys: &Keys) -> bool {
    let at = own.partition_point(|key| *key < keys.start);
    own.get(at).is_some_and(|key| keys.contains(key))
}
