//! Times, and memory.

use std::time::{Duration, Instant};

/// The times of many calls, each the best of three, so that what else the machine does at the
/// moment is not counted.
#[derive(Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn take<T>(&mut self, call: impl Fn() -> T) -> T {
        let mut best = Duration::MAX;
        let mut last = None;
        for _ in 0..3 {
            let start = Instant::now();
            last = Some(std::hint::black_box(call()));
            best = best.min(start.elapsed());
        }
        self.0.push(best);
        last.expect("called three times")
    }

    pub(crate) fn extend(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    /// So many of a hundred calls take at most this, in microseconds.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut times = self.0.clone();
        times.sort_unstable();
        let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e6)
    }
}

/// What the process holds in memory, in KiB, where the system tells (Linux).
pub(crate) fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// The most that the process has held in memory so far, in KiB, where the system tells (Linux).
pub(crate) fn peak() -> Option<u64> {
    status("VmHWM:")
}

fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// A share in percent.
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    let count = |number: usize| u32::try_from(number).map_or(f64::NAN, f64::from);
    100.0 * count(part) / count(whole)
}
