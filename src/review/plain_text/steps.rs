//! Counts steps where a text is gone through, in tests alone: so that one of them can say that
//! the steps grow with the text and not with its square.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes that so many bytes or words were looked at.
#[cfg(test)]
pub(super) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps as u64);
}

/// Notes nothing outside of tests.
#[cfg(not(test))]
#[inline]
pub(super) fn count(_steps: usize) {}

/// The steps that this thread has made since the last call.
#[cfg(test)]
pub(super) fn taken() -> u64 {
    STEPS.replace(0)
}
