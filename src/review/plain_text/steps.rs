//! Counts the steps of going through a text, in tests alone: so that a test can check that they
//! grow with the text and not with its square.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes that so many bytes or words were looked at.
#[cfg(test)]
pub(super) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps as u64);
}

/// Notes nothing outside tests.
#[cfg(not(test))]
#[inline]
pub(super) fn count(_steps: usize) {}

/// The steps that this thread has made since the last call.
#[cfg(test)]
pub(super) fn taken() -> u64 {
    STEPS.replace(0)
}
