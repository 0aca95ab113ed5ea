//! What recommended films have to fit, as the buttons below them remember it.

use serde::{Deserialize, Serialize};

use super::Wish;
use crate::film::{Decade, GenreSet, Minutes};

/// The filters of `/recommend`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// All of these genres.
    pub genres: GenreSet,
    /// Released in this decade.
    pub decade: Option<Decade>,
    /// Running so long at most.
    pub max_minutes: Option<Minutes>,
    /// Only what stands on the server's watchlists.
    pub from_watchlist: bool,
}

impl Sought {
    // How many bits each part has, in the order in which they are packed.
    const GENRES: u32 = 19;
    const DECADE: u32 = 8;
    const MINUTES: u32 = 10;
    const WATCHLIST: u32 = 1;
    /// How many bits all of them have.
    pub(super) const BITS: u32 = Self::GENRES + Self::DECADE + Self::MINUTES + Self::WATCHLIST;

    /// All of it as a number, below 2^[`Sought::BITS`].
    pub(super) fn bits(&self) -> u64 {
        let Self {
            genres,
            decade,
            max_minutes,
            from_watchlist,
        } = *self;
        let decade = u64::from(decade.map_or(0, |decade| decade.start() / 10));
        let minutes = u64::from(max_minutes.map_or(0, Minutes::get));
        let packed = u64::from(genres.bits()) << Self::DECADE | decade;
        let packed = packed << Self::MINUTES | minutes;
        packed << Self::WATCHLIST | u64::from(from_watchlist)
    }

    /// Reads it back; `None` for a number that stands for nothing.
    pub(super) fn from_bits(mut bits: u64) -> Option<Self> {
        let mut pop = |count: u32| {
            let value = bits & ((1 << count) - 1);
            bits >>= count;
            value
        };
        let from_watchlist = pop(Self::WATCHLIST) == 1;
        let minutes = u16::try_from(pop(Self::MINUTES)).ok()?;
        let decade = u16::try_from(pop(Self::DECADE)).ok()?;
        let genres = GenreSet::from_bits(u32::try_from(pop(Self::GENRES)).ok()?)?;
        (bits == 0).then_some(())?;
        Some(Self {
            genres,
            decade: match decade {
                0 => None,
                decade => Some(Decade::new(decade * 10)?),
            },
            max_minutes: match minutes {
                0 => None,
                minutes => Some(Minutes::new(minutes)?),
            },
            from_watchlist,
        })
    }

    /// What the film itself has to fit.
    pub fn wish(&self) -> Wish {
        let Self {
            genres,
            decade,
            max_minutes,
            from_watchlist: _,
        } = *self;
        Wish {
            genres,
            decade,
            max_minutes,
            ..Wish::default()
        }
    }
}

#[cfg(test)]
impl Sought {
    /// What takes the most room.
    pub(super) fn widest() -> Self {
        Self {
            genres: crate::film::Genre::ALL.into_iter().collect(),
            decade: Decade::new(2100),
            max_minutes: Minutes::new(Minutes::LONGEST),
            from_watchlist: true,
        }
    }
}
