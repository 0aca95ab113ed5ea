//! What was found, and whether its name comes so close to the text that it is meant.

use super::evidence::{Ends, Evidence, Fit};
use super::index::{Class, Entry};
use super::known::is_far_before;
use super::letters::{is_close, share_of};
use super::typed::Reading;

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

/// Something that was found, with the reading that found it.
pub(super) struct Hit<'a> {
    pub(super) worth: f32,
    pub(super) candidate: Candidate,
    pub(super) reading: &'a Reading,
}

impl<'a> Hit<'a> {
    pub(super) fn new(place: u32, evidence: Evidence, reading: &'a Reading) -> Self {
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

    /// What it may be worth at most once its names are held against the text.
    pub(super) fn at_best(&self) -> f32 {
        /// Somebody's name makes some fits more, others less.
        const MORE: f32 = 3.0;
        let Candidate {
            place, evidence, ..
        } = self.candidate;
        let fit = match evidence.fit {
            Fit::Form => Fit::Same,
            Fit::Start(_) if self.reading.is_cut => Fit::Same,
            Fit::Words { .. } => Fit::Reordered,
            Fit::Start(_) => Fit::Start(Ends::Word),
            Fit::Inner(_) => Fit::Inner(Ends::Word),
            fit => fit,
        };
        let fit = if evidence.has_number { Fit::Same } else { fit };
        let best = Evidence {
            fit,
            has_number: false,
            has_person: false,
            ..evidence
        };
        best.worth(place) + if evidence.has_person { MORE } else { 0.0 }
    }

    /// Whether one of the names of what was found first comes so close to the text that hardly
    /// anybody means something else: beside these, or of just this name.
    pub(super) fn is_close(&self, names: &[String], others: &[Hit<'_>], few: usize) -> bool {
        /// A longer name that is begun so far is as good as typed whole.
        const NEARLY_ALL: usize = 80;
        const NEARLY_ALL_REACH: u32 = 3_000;
        /// And so far it is meant, if what was typed ends in no word that others have.
        const HALF: usize = 50;
        const SHORTEST_NAME: usize = 8;
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
                let is_alone = alike.clone().count() <= few && alike.clone().all(is_far);
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

/// The best known of each way in which entries start with a text.
pub(super) fn best_known(
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
pub(super) fn smallest<'e>(
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
