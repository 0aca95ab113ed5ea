//! What a text may mean, once what it fits is in order.

use super::evidence::Fit;
use super::hits::Candidate;
use super::known::are_known_alike;

/// What a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// This one.
    One(T),
    /// This one: of those of this name it is so much the best known that hardly anybody means the
    /// others.
    Foremost(T, Vec<T>),
    /// Several of this name, the best known first.
    Several(Vec<T>),
    /// Nothing of this name.
    Nothing {
        /// What is nearest, at most [`Found::NEAREST`].
        nearest: Vec<T>,
    },
}

/// What a text begun may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested<T> {
    /// The likeliest first.
    pub things: Vec<T>,
    /// Whether the name of any of the likeliest comes close to the text: else something else may be
    /// meant.
    pub is_close: bool,
}

impl<T> Found<T> {
    /// How many near things are offered.
    pub const NEAREST: usize = 10;

    /// How many things of one name are told apart.
    pub(super) const MOST_OF_A_NAME: usize = 25;
}

impl Found<u32> {
    /// What of the candidates, which are in order, is meant for sure.
    pub(super) fn new(
        candidates: &[Candidate],
        names_it: impl Fn(&Candidate) -> bool,
        outshines: impl Fn(u32, u32) -> bool,
    ) -> Self {
        let nearest = || {
            candidates
                .iter()
                .take(Self::NEAREST)
                .map(|found| found.place)
        };
        let Some(best) = candidates.first().filter(|best| names_it(best)) else {
            return Self::Nothing {
                nearest: nearest().collect(),
            };
        };
        let is_alike =
            |found: &&Candidate| best.evidence.is_like(&found.evidence) && names_it(found);
        let alike: Vec<u32> = candidates
            .iter()
            .filter(is_alike)
            .map(|found| found.place)
            .collect();
        // A part of a title may be what everybody means, though a film is called so.
        let is_outshone = candidates.iter().any(|found| {
            !found.evidence.is_name() && names_it(found) && outshines(found.place, best.place)
        });
        if is_outshone {
            return Self::Nothing {
                nearest: nearest().collect(),
            };
        }
        // Who typed no article may mean what has one: *The Evil Dead*.
        let namesakes = candidates.iter().filter(|found| {
            best.evidence.fit == Fit::Same
                && found.evidence.fit == Fit::Form
                && best.evidence.agrees_beside_name(&found.evidence)
                && are_known_alike(best.place, found.place)
        });
        let namesakes = namesakes.map(|found| found.place);
        match alike.split_first() {
            Some((one, others)) if others.iter().all(|other| outshines(*one, *other)) => {
                let others: Vec<u32> = others.iter().copied().chain(namesakes).collect();
                if others.is_empty() {
                    Self::One(*one)
                } else {
                    Self::Foremost(*one, others)
                }
            }
            _ => Self::Several(alike),
        }
    }

    pub(super) fn map<T>(self, thing: impl Fn(u32) -> T) -> Found<T> {
        let all = |places: Vec<u32>| places.into_iter().map(&thing).collect();
        match self {
            Self::One(place) => Found::One(thing(place)),
            Self::Foremost(place, others) => Found::Foremost(thing(place), all(others)),
            Self::Several(places) => Found::Several(all(places)),
            Self::Nothing { nearest } => Found::Nothing {
                nearest: all(nearest),
            },
        }
    }
}
