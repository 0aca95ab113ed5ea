//! Films of one title: who is billed in which, so that nobody is taken over from another version's cast.

use std::collections::{HashMap, HashSet};

use crate::listing::folded_name;
use crate::title::key;

/// Who is billed in the films of a title.
#[derive(Default)]
pub(crate) struct Versions(HashMap<String, Vec<(u16, HashSet<String>)>>);

/// Films of one title that lie no further apart are one, and a source has the year of another.
const ONE_FILM: u16 = 2;

impl Versions {
    /// Takes note of a cast.
    pub(crate) fn add<'a>(
        &mut self,
        title: &str,
        year: u16,
        cast: impl IntoIterator<Item = &'a str>,
    ) {
        let cast = cast.into_iter().map(folded_name).collect();
        self.0.entry(key(title)).or_default().push((year, cast));
    }

    /// Whether a film of the title bills somebody, but none of the year does.
    pub(crate) fn bill(&self, title: &str, year: u16, name: &str) -> bool {
        let name = folded_name(name);
        let billing = self.0.get(&key(title)).into_iter().flatten();
        let mut years = billing
            .filter(|(_, cast)| cast.contains(&name))
            .map(|(year, _)| *year)
            .peekable();
        years.peek().is_some() && years.all(|other| other.abs_diff(year) > ONE_FILM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_in_one_version_only_is_billed_there() {
        let mut versions = Versions::default();
        versions.add("Ransom!", 1956, ["Glenn Ford", "Donna Reed"]);
        versions.add("Ransom", 1996, ["Mel Gibson", "Rene Russo"]);
        versions.add("Scaramouche", 1923, ["Ramon Novarro", "Lewis Stone"]);
        versions.add("Scaramouche", 1952, ["Stewart Granger", "Lewis Stone"]);
        assert!(versions.bill("Ransom", 1996, "Glenn Ford"));
        assert!(!versions.bill("Ransom", 1996, "Mel Gibson"));
        assert!(!versions.bill("Ransom", 1996, "Gary Sinise"));
        assert!(versions.bill("Scaramouche", 1952, "Ramon Novarro"));
        assert!(!versions.bill("Scaramouche", 1952, "Lewis Stone"));
    }
}
