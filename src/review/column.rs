//! Whose review it is, in a form that fits on a button.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fold;

/// A column: all that one reviewer writes. Reviews without a reviewer are one, too.
///
/// The number is made of the name alone and so outlives any reload; case, accents and punctuation
/// do not count. That two names share one is as good as impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnId(u32);

impl ColumnId {
    /// The column of a reviewer.
    pub fn of(reviewer: Option<&str>) -> Self {
        Self(fold::mark(reviewer.unwrap_or_default()))
    }

    /// Reads an id as it is displayed.
    pub fn parse(text: &str) -> Option<Self> {
        u32::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for ColumnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name_alone() {
        let of = |name| ColumnId::of(Some(name));
        assert_eq!(of("Reelated: Late Show"), of("reelated late show"));
        assert_ne!(of("Late Show"), of("Reelated: Late Show"));
        assert_ne!(of("???"), of("!!!"));
        assert_ne!(of("???"), ColumnId::of(None));
        // It stands on buttons: another number would break those that are there.
        assert_eq!(of("Reelated: Late Show").to_string(), "aab51585");
        assert_eq!(ColumnId::parse("aab51585"), Some(of("Reelated: Late Show")));
        for wrong in ["", "late-show", "100000000"] {
            assert_eq!(ColumnId::parse(wrong), None, "{wrong}");
        }
    }
}
