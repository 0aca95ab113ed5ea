//! Work on many things, shared among all cores.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// What `each` makes of every item, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = |items: &[T]| items.iter().map(&each).collect::<Vec<R>>();
    thread::scope(|scope| {
        let mut shares = items.chunks(items.len().div_ceil(cores).max(1));
        let first = shares.next();
        let others: Vec<_> = shares
            .map(|items| scope.spawn(move || share(items)))
            .collect();
        let mut all = first.map(share).unwrap_or_default();
        for other in others {
            all.append(&mut other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn everything_is_done_once_and_in_order() {
        let numbers: Vec<u32> = (0..1_000).collect();
        let doubled: Vec<u32> = super::map(&numbers, |number| 2 * number);
        assert_eq!(doubled, numbers.iter().map(|n| 2 * n).collect::<Vec<_>>());
        let none: [u32; 0] = [];
        assert!(super::map(&none, |number| *number).is_empty());
    }
}
