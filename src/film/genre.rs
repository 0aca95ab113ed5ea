//! The fixed list of genres, so that filters work.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A genre of film: one of the 19 that TMDB knows for films.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Genre {
    Action,
    Adventure,
    Animation,
    Comedy,
    Crime,
    Documentary,
    Drama,
    Family,
    Fantasy,
    History,
    Horror,
    Music,
    Mystery,
    Romance,
    ScienceFiction,
    TvMovie,
    Thriller,
    War,
    Western,
}

impl Genre {
    /// Every genre, in alphabetical order.
    pub const ALL: [Self; 19] = [
        Self::Action,
        Self::Adventure,
        Self::Animation,
        Self::Comedy,
        Self::Crime,
        Self::Documentary,
        Self::Drama,
        Self::Family,
        Self::Fantasy,
        Self::History,
        Self::Horror,
        Self::Music,
        Self::Mystery,
        Self::Romance,
        Self::ScienceFiction,
        Self::TvMovie,
        Self::Thriller,
        Self::War,
        Self::Western,
    ];

    /// The name as it stands in review files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Action => "Action",
            Self::Adventure => "Adventure",
            Self::Animation => "Animation",
            Self::Comedy => "Comedy",
            Self::Crime => "Crime",
            Self::Documentary => "Documentary",
            Self::Drama => "Drama",
            Self::Family => "Family",
            Self::Fantasy => "Fantasy",
            Self::History => "History",
            Self::Horror => "Horror",
            Self::Music => "Music",
            Self::Mystery => "Mystery",
            Self::Romance => "Romance",
            Self::ScienceFiction => "Science Fiction",
            Self::TvMovie => "TV Movie",
            Self::Thriller => "Thriller",
            Self::War => "War",
            Self::Western => "Western",
        }
    }

    /// The genre of this name, as review files write it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|genre| genre.name() == name)
    }
}

impl fmt::Display for Genre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of genres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GenreSet(u32);

impl GenreSet {
    /// No genre.
    pub const EMPTY: Self = Self(0);

    /// The set with these bits, as [`GenreSet::bits`] gave them; `None` where a bit is no genre.
    pub fn from_bits(bits: u32) -> Option<Self> {
        (bits >> Genre::ALL.len() == 0).then_some(Self(bits))
    }

    /// The set as bits, in the order of [`Genre::ALL`].
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The set and one genre more.
    #[must_use]
    pub fn with(self, genre: Genre) -> Self {
        Self(self.0 | 1 << genre as u32)
    }

    /// Whether the genre is in the set.
    pub fn contains(self, genre: Genre) -> bool {
        self.0 & (1 << genre as u32) != 0
    }

    /// Whether every genre of `other` is in this set.
    pub fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// How many genres the sets share.
    pub fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }

    /// Whether there is nothing in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The genres in the set, in alphabetical order.
    pub fn iter(self) -> impl Iterator<Item = Genre> {
        Genre::ALL
            .into_iter()
            .filter(move |genre| self.contains(*genre))
    }
}

impl FromIterator<Genre> for GenreSet {
    fn from_iter<I: IntoIterator<Item = Genre>>(genres: I) -> Self {
        genres.into_iter().fold(Self::EMPTY, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_bits_read_back() {
        for genre in Genre::ALL {
            assert_eq!(Genre::from_name(genre.name()), Some(genre));
        }
        let set: GenreSet = [Genre::War, Genre::Action].into_iter().collect();
        assert_eq!(GenreSet::from_bits(set.bits()), Some(set));
        assert_eq!(set.iter().collect::<Vec<_>>(), [Genre::Action, Genre::War]);
        assert_eq!(GenreSet::from_bits(1 << 19), None);
    }
}
