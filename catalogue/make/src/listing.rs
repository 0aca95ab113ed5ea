//! A film's facts on their way into the catalogue, in the form in which they are written.

use std::collections::BTreeMap;

use reelated::film::{FilmId, Title, Year};
use reelated::fold::fold;
use serde::{Deserialize, Serialize};

use crate::title::key;

/// A film's facts: the keys of the review format, in the order in which it documents them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Only where two films have one title and year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    /// The ids under which it was in the catalogue before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) formerly: Vec<String>,
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
    /// The ids that its titles and years have in the sources.
    #[serde(skip)]
    pub(crate) known_as: Vec<String>,
    /// Whether its cast, or the beginning of it, was written by hand.
    #[serde(skip)]
    pub(crate) has_cast_by_hand: bool,
    /// Whom its review names, as it names them.
    #[serde(skip)]
    pub(crate) as_reviewed: Vec<String>,
    /// The opening of the article that says that it is a film.
    #[serde(skip)]
    pub(crate) article: Option<String>,
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
    pub(crate) fn by_hand(mut self) -> Self {
        self.trust = Trust::Hand;
        self.has_cast_by_hand = !self.cast.is_empty();
        self.known_as = vec![self.plain_id()];
        self
    }

    /// The id that it has by its title and year.
    pub(crate) fn plain_id(&self) -> String {
        id_of(&self.title, self.year)
    }

    /// The id that it has.
    pub(crate) fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.plain_id())
    }

    /// The keys of every title of the film.
    pub(crate) fn title_keys(&self) -> impl Iterator<Item = String> {
        [&self.title]
            .into_iter()
            .chain(&self.aliases)
            .chain(self.titles.values())
            .map(|title| key(title))
            .filter(|title| !title.is_empty())
    }

    /// Whoever made the film or is in it, folded.
    pub(crate) fn folded_people(&self) -> (Vec<String>, Vec<String>) {
        let folded = |name: &String| folded_name(name);
        (
            self.directors.iter().map(folded).collect(),
            self.cast
                .iter()
                .map(|credit| folded_name(credit.name()))
                .collect(),
        )
    }

    /// Whoever made the film or is in it.
    pub(crate) fn people(&self) -> impl Iterator<Item = &str> {
        let cast = self.cast.iter().map(Credit::name);
        cast.chain(self.directors.iter().map(String::as_str))
    }

    pub(crate) fn people_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let cast = self.cast.iter_mut().map(Credit::name_mut);
        cast.chain(self.directors.iter_mut())
    }

    pub(crate) fn rename_in_cast(&mut self, from: &str, to: &str) {
        let cast = self.cast.iter_mut().map(Credit::name_mut);
        cast.filter(|name| *name == from)
            .for_each(|name| to.clone_into(name));
    }

    /// Leaves everybody in the cast and among the directors once, with the role that one of the places has.
    pub(crate) fn drop_doubles(&mut self) {
        let mut seen: Vec<String> = Vec::new();
        self.directors.retain(|name| {
            let folded = folded_name(name);
            let is_new = !seen.contains(&folded);
            seen.push(folded);
            is_new
        });
        let mut cast: Vec<Credit> = Vec::with_capacity(self.cast.len());
        for credit in std::mem::take(&mut self.cast) {
            let folded = folded_name(credit.name());
            match cast
                .iter_mut()
                .find(|known| folded_name(known.name()) == folded)
            {
                None => cast.push(credit),
                Some(known) => {
                    if let (Credit::Name(_), Credit::As { .. }) = (&*known, &credit) {
                        *known = credit;
                    }
                }
            }
        }
        self.cast = cast;
    }

    /// Whether its article begins with its title.
    pub(crate) fn is_called_as_its_article(&self) -> bool {
        let article = self.article.as_deref().map(fold).unwrap_or_default();
        let behind = article.strip_prefix(&fold(&self.title));
        behind.is_some_and(|behind| behind.starts_with(' '))
    }

    pub(crate) fn sort_key(&self) -> String {
        without_article(&fold(&self.title)).to_owned()
    }

    /// Takes from another listing of the same film what this one lacks.
    pub(crate) fn complete(&mut self, other: Self) {
        let mut titles: Vec<String> = self.title_keys().collect();
        for alias in [other.title].into_iter().chain(other.aliases) {
            let known = key(&alias);
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
        // A longer list adds the names that are missing at the end; to a full one that was written by hand
        // only another that was.
        let have: Vec<String> = self
            .cast
            .iter()
            .map(|credit| folded_name(credit.name()))
            .collect();
        if !self.has_cast_by_hand || self.cast.len() < 8 || other.has_cast_by_hand {
            let missing = other.cast.into_iter();
            self.cast
                .extend(missing.filter(|credit| !have.contains(&folded_name(credit.name()))));
        }
        self.has_cast_by_hand |= other.has_cast_by_hand;
        if self.genres.is_empty() {
            self.genres = other.genres;
        }
        self.runtime_minutes = self.runtime_minutes.or(other.runtime_minutes);
        self.series = self.series.take().or(other.series);
        if self.countries.is_empty() {
            self.countries = other.countries;
        }
        self.year = self.year.or(other.year);
        self.as_reviewed.extend(other.as_reviewed);
        self.article = self.article.take().or(other.article);
        self.known_as.extend(other.known_as);
        self.formerly.extend(other.formerly);
    }
}

/// A name in the form in which two spellings of it are equal.
pub(crate) fn folded_name(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// The id of a film of a title and a year.
pub(crate) fn id_of(title: &str, year: Option<u16>) -> String {
    Title::parse(title).map_or_else(
        |_| String::new(),
        |title| {
            FilmId::new(&title, year.and_then(Year::new))
                .as_str()
                .to_owned()
        },
    )
}

/// The ids of all of these titles in all of these years.
pub(crate) fn ids_of(titles: &[&str], years: &[u16]) -> Vec<String> {
    let of_title = |title: &&str| {
        let title = (*title).to_owned();
        years.iter().map(move |year| id_of(&title, Some(*year)))
    };
    titles.iter().flat_map(of_title).collect()
}

/// A folded title without its leading article, in the languages of most titles.
pub(crate) fn without_article(folded: &str) -> &str {
    const ARTICLES: [&str; 3] = ["the ", "a ", "an "];
    ARTICLES
        .iter()
        .find_map(|article| folded.strip_prefix(article))
        .unwrap_or(folded)
}
