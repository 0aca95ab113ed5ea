//! Ids for films that have title and year in common: the best known keeps the plain one.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::gathered::FilmNo;
use crate::film::FilmId;

/// The plain ids of all films.
pub(super) struct PlainIds {
    /// As numbers, since all of them as texts would take a hundred megabytes; of one id the best
    /// known film first. Two ids that share a number by accident cost one of them its plain id.
    all: Vec<(u64, Reverse<u32>, FilmNo)>,
}

impl PlainIds {
    /// The ids of the films in their order, each with its votes.
    pub(super) fn new(films: impl Iterator<Item = (FilmId, u32)>) -> Self {
        let numbered = (0..).zip(films);
        let mut all: Vec<(u64, Reverse<u32>, FilmNo)> = numbered
            .map(|(no, (id, votes))| (key(&id), Reverse(votes), no))
            .collect();
        all.sort_unstable();
        Self { all }
    }

    /// The ids of those films whose plain id another film has: the first of `candidates` that no
    /// film has.
    pub(super) fn told_apart(
        &self,
        candidates: impl Fn(FilmNo) -> [Option<FilmId>; 2],
    ) -> HashMap<FilmNo, FilmId> {
        let mut ids = HashMap::new();
        let mut taken = HashSet::new();
        for same in self.all.chunk_by(|one, other| one.0 == other.0) {
            for (.., no) in &same[1..] {
                let mut candidates = candidates(*no).into_iter().flatten();
                let free = candidates.find(|id| !self.has(id) && !taken.contains(&key(id)));
                if let Some(id) = free {
                    taken.insert(key(&id));
                    ids.insert(*no, id);
                }
            }
        }
        ids
    }

    fn has(&self, id: &FilmId) -> bool {
        let key = key(id);
        self.all
            .binary_search_by_key(&key, |(plain, ..)| *plain)
            .is_ok()
    }
}

fn key(id: &FilmId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.as_str().hash(&mut hasher);
    hasher.finish()
}
