//! Many short lists in two allocations: the items one after the other, and where each list starts.

use super::PersonNo;

/// Numbered lists of `T`.
#[derive(Debug)]
pub(super) struct Lists<T> {
    /// One more than there are lists.
    starts: Box<[u32]>,
    items: Box<[T]>,
}

impl<T> Lists<T> {
    pub(super) fn new<L: IntoIterator<Item = T>>(lists: impl IntoIterator<Item = L>) -> Self {
        let mut starts = vec![0];
        let mut items = Vec::new();
        for list in lists {
            items.extend(list);
            starts.push(start(items.len()));
        }
        Self {
            starts: starts.into(),
            items: items.into(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn get(&self, at: usize) -> &[T] {
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl<T> Lists<T> {
    /// The items of all lists.
    pub(super) fn all(&self) -> &[T] {
        &self.items
    }

    /// The items of lists next to each other.
    pub(super) fn between(&self, lists: std::ops::Range<usize>) -> &[T] {
        &self.items[self.starts[lists.start] as usize..self.starts[lists.end] as usize]
    }
}

impl<T: Copy> Lists<T> {
    /// Puts something else in the place of each item.
    pub(super) fn change(&mut self, to: impl Fn(T) -> T) {
        for item in &mut self.items {
            *item = to(*item);
        }
    }

    /// Sorts each list and takes out neighbours that are the same.
    pub(super) fn tidy(&mut self, sort: impl Fn(&mut [T]), same: impl Fn(&T, &T) -> bool) {
        let mut kept: usize = 0;
        let mut from = 0;
        for at in 0..self.len() {
            let to = self.starts[at + 1] as usize;
            sort(&mut self.items[from..to]);
            let first = kept;
            for item in from..to {
                if kept == first || !same(&self.items[kept - 1], &self.items[item]) {
                    self.items[kept] = self.items[item];
                    kept += 1;
                }
            }
            from = to;
            self.starts[at + 1] = start(kept);
        }
        let mut items = std::mem::take(&mut self.items).into_vec();
        items.truncate(kept);
        self.items = items.into();
    }
}

impl Lists<PersonNo> {
    /// For each of so many people, what `make` makes of each list and place they stand in.
    pub(super) fn inverted<T: Copy>(
        &self,
        people: usize,
        make: impl Fn(usize, usize) -> T,
    ) -> Lists<T> {
        let mut starts = vec![0_u32; people + 1];
        for person in &self.items {
            starts[person.index() + 1] += 1;
        }
        for at in 0..people {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut items: Vec<Option<T>> = vec![None; self.items.len()];
        for list in 0..self.len() {
            for (place, person) in self.get(list).iter().enumerate() {
                let at = &mut next[person.index()];
                items[*at as usize] = Some(make(list, place));
                *at += 1;
            }
        }
        Lists {
            starts: starts.into(),
            items: items.into_iter().flatten().collect(),
        }
    }
}

fn start(items: usize) -> u32 {
    u32::try_from(items).expect("fewer than 2^32 credits fit into memory")
}
