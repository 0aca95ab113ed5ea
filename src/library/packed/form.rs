//! The form in which the catalogue's listings are in the binary.
//!
//! `build.rs` writes it with this file, and the program reads it: so both always agree.

use serde::{Deserialize, Serialize};

/// All listings: each name, genre and so on once, and listings that name them by their numbers.
#[derive(Serialize, Deserialize)]
pub(crate) struct Packed<'a> {
    /// The files that the listings are in.
    #[serde(borrow)]
    pub(crate) files: Vec<&'a str>,
    /// Everybody's name.
    pub(crate) people: Vec<&'a str>,
    /// The names of genres.
    pub(crate) genres: Vec<&'a str>,
    /// The codes of countries.
    pub(crate) countries: Vec<&'a str>,
    /// The tags of languages.
    pub(crate) languages: Vec<&'a str>,
    /// The names of series.
    pub(crate) series: Vec<&'a str>,
    /// The ids of the best-known films, the best known first.
    pub(crate) best_known: Vec<&'a str>,
    /// Lists of [`Listing`]s, each in this form by itself, so that all cores can read.
    pub(crate) parts: Vec<&'a [u8]>,
}

/// One listing.
#[derive(Serialize, Deserialize)]
pub(crate) struct Listing<'a> {
    pub(crate) file: u16,
    /// The line in the file, from 1.
    pub(crate) line: u32,
    pub(crate) title: &'a str,
    pub(crate) year: Option<u16>,
    pub(crate) directors: Vec<u32>,
    pub(crate) cast: Vec<u32>,
    /// The roles of some of the cast, each with its place there.
    #[serde(borrow)]
    pub(crate) roles: Vec<(u16, &'a str)>,
    pub(crate) genres: Vec<u8>,
    pub(crate) countries: Vec<u8>,
    pub(crate) runtime_minutes: Option<u16>,
    pub(crate) series: Option<u16>,
    pub(crate) votes: u32,
    #[serde(borrow)]
    pub(crate) aliases: Vec<&'a str>,
    /// What few listings have.
    #[serde(borrow)]
    pub(crate) extras: Option<Extras<'a>>,
}

/// What few listings have.
#[derive(Serialize, Deserialize, Default, PartialEq)]
pub(crate) struct Extras<'a> {
    pub(crate) id: Option<&'a str>,
    #[serde(borrow)]
    pub(crate) formerly: Vec<&'a str>,
    #[serde(borrow)]
    pub(crate) titles: Vec<(u8, &'a str)>,
    pub(crate) writers: Vec<u32>,
    pub(crate) imdb: Option<&'a str>,
    pub(crate) tmdb: u32,
    pub(crate) poster: Option<&'a str>,
    pub(crate) confirmed: Option<bool>,
}
