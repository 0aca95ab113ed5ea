//! A film's facts on their way into the catalogue, in the form in which they are written.

use std::collections::BTreeMap;

use reelated::fold::fold;
use serde::{Deserialize, Serialize};

/// A film's facts: the keys of the review format, in the order in which it documents them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only where two films have one title and year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) titles: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) directors: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) cast: Vec<Credit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) genres: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) runtime_minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) series: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) countries: Vec<String>,
    /// How far what it says is to be trusted.
    #[serde(skip)]
    pub(crate) trust: Trust,
}

/// How far a listing's facts are to be trusted: of two, the more trusted one's win.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// A shop's: its year may be that of an edition.
    #[default]
    Shop,
    /// An encyclopedia's.
    Encyclopedia,
    /// Written by hand and read by a second person.
    Hand,
    /// In a review.
    Review,
}

/// Somebody in a cast.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Credit {
    Name(String),
    As { name: String, role: String },
}

impl Credit {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::As { name, .. } => name,
        }
    }

    pub(crate) fn name_mut(&mut self) -> &mut String {
        match self {
            Self::Name(name) | Self::As { name, .. } => name,
        }
    }
}

impl Listing {
    pub(crate) fn by_hand(self) -> Self {
        Self {
            trust: Trust::Hand,
            ..self
        }
    }

    /// Every title of the film, folded, without a leading article.
    pub(crate) fn folded_titles(&self) -> impl Iterator<Item = String> {
        [&self.title]
            .into_iter()
            .chain(&self.aliases)
            .chain(self.titles.values())
            .map(|title| without_article(&fold(title)).to_owned())
            .filter(|title| !title.is_empty())
    }

    /// Whoever made the film or is in it, folded.
    pub(crate) fn folded_people(&self) -> (Vec<String>, Vec<String>) {
        let folded = |name: &str| fold(name).replace(' ', "");
        (
            self.directors.iter().map(|name| folded(name)).collect(),
            self.cast
                .iter()
                .map(|credit| folded(credit.name()))
                .collect(),
        )
    }

    pub(crate) fn sort_key(&self) -> String {
        without_article(&fold(&self.title)).to_owned()
    }

    /// Takes from another listing of the same film what this one lacks.
    pub(crate) fn complete(&mut self, other: Self) {
        let folded = |name: &str| fold(name).replace(' ', "");
        let mut titles: Vec<String> = self.folded_titles().collect();
        for alias in [other.title].into_iter().chain(other.aliases) {
            let known = without_article(&fold(&alias)).to_owned();
            if !titles.contains(&known) {
                titles.push(known);
                self.aliases.push(alias);
            }
        }
        for (language, title) in other.titles {
            self.titles.entry(language).or_insert(title);
        }
        if self.directors.is_empty() {
            self.directors = other.directors;
        }
        // A longer list of the same trust or less adds the names that are missing at the end.
        let have: Vec<String> = self
            .cast
            .iter()
            .map(|credit| folded(credit.name()))
            .collect();
        if self.trust < Trust::Hand || self.cast.len() < 8 {
            let missing = other.cast.into_iter();
            self.cast
                .extend(missing.filter(|credit| !have.contains(&folded(credit.name()))));
        }
        if self.genres.is_empty() {
            self.genres = other.genres;
        }
        self.runtime_minutes = self.runtime_minutes.or(other.runtime_minutes);
        self.series = self.series.take().or(other.series);
        if self.countries.is_empty() {
            self.countries = other.countries;
        }
        self.year = self.year.or(other.year);
    }
}

/// A folded title without its leading article, in the languages of most titles.
pub(crate) fn without_article(folded: &str) -> &str {
    const ARTICLES: [&str; 3] = ["the ", "a ", "an "];
    ARTICLES
        .iter()
        .find_map(|article| folded.strip_prefix(article))
        .unwrap_or(folded)
}
