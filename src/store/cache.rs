//! What servers have chosen and how they rate films, as it was read a moment ago: most answers come
//! in bursts, and a read costs as much processor time as half an answer.
//!
//! What this process changes is never answered from an older read; what another process changes
//! is answered from one for [`LIFETIME`] at most.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How old a read may be.
pub(super) const LIFETIME: Duration = Duration::from_secs(1);
/// How many reads are remembered; of so many, most are outdated.
const MOST: usize = 4096;

#[derive(Debug)]
pub(super) struct Cache<K, V>(Mutex<Kept<K, V>>);

#[derive(Debug)]
struct Kept<K, V> {
    reads: HashMap<K, (Instant, V)>,
    /// Counts what was forgotten, so that a read that began before is not kept after.
    forgotten: u64,
}

/// The state of the cache before a read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before(u64);

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Kept {
            reads: HashMap::new(),
            forgotten: 0,
        }))
    }
}

impl<K: Eq + Hash, V: Clone> Cache<K, V> {
    /// What was read not long before `now`; or else, what [`Cache::keep`] wants with the read.
    pub(super) fn get(&self, key: &K, now: Instant) -> Result<V, Before> {
        let kept = self.kept();
        match kept.reads.get(key) {
            Some((at, value)) if now.duration_since(*at) < LIFETIME => Ok(value.clone()),
            _ => Err(Before(kept.forgotten)),
        }
    }

    /// Keeps what was read, unless something changed meanwhile.
    pub(super) fn keep(&self, before: Before, key: K, now: Instant, value: &V) {
        let mut kept = self.kept();
        if kept.forgotten != before.0 {
            return;
        }
        if kept.reads.len() >= MOST {
            kept.reads
                .retain(|_, (at, _)| now.duration_since(*at) < LIFETIME);
        }
        if kept.reads.len() < MOST {
            kept.reads.insert(key, (now, value.clone()));
        }
    }

    /// Forgets a read, because something changed.
    pub(super) fn forget(&self, key: &K) {
        let mut kept = self.kept();
        kept.reads.remove(key);
        kept.forgotten += 1;
    }

    /// Forgets every read, because much changed.
    pub(super) fn forget_all(&self) {
        let mut kept = self.kept();
        kept.reads.clear();
        kept.forgotten += 1;
    }

    fn kept(&self) -> MutexGuard<'_, Kept<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Chosen;
    use crate::snowflake::GuildId;

    type Cache = super::Cache<GuildId, Chosen>;

    #[test]
    fn a_read_is_kept_for_its_lifetime() {
        let (cache, guild, chosen) = (Cache::default(), GuildId(1), Chosen::default());
        let start = Instant::now();
        let before = cache.get(&guild, start).unwrap_err();
        cache.keep(before, guild, start, &chosen);
        let soon = start + LIFETIME / 2;
        assert_eq!(cache.get(&guild, soon).unwrap(), chosen);
        assert!(cache.get(&guild, start + LIFETIME).is_err());
        assert!(cache.get(&GuildId(2), start).is_err());
        cache.forget(&guild);
        assert!(cache.get(&guild, start).is_err());
    }

    #[test]
    fn a_read_that_something_overtook_is_not_kept() {
        let (cache, guild, start) = (Cache::default(), GuildId(1), Instant::now());
        let before = cache.get(&guild, start).unwrap_err();
        cache.forget(&guild);
        cache.keep(before, guild, start, &Chosen::default());
        assert!(cache.get(&guild, start).is_err());
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let (cache, start) = (Cache::default(), Instant::now());
        for guild in 0..10_000 {
            let guild = GuildId(guild);
            let before = cache.get(&guild, start).unwrap_err();
            cache.keep(before, guild, start, &Chosen::default());
        }
        assert_eq!(cache.kept().reads.len(), MOST);
        let later = start + LIFETIME;
        let before = cache.get(&GuildId(0), later).unwrap_err();
        cache.keep(before, GuildId(0), later, &Chosen::default());
        assert_eq!(cache.kept().reads.len(), 1);
    }
}
