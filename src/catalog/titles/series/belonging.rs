//! Which films without a key belong to a series that has one.

use std::collections::BTreeMap;

use super::super::names::{Spelt, before_number, series_name};
use super::super::spelling::{is_number, is_small_in_english, plain};
use super::super::without_article;
use super::{Films, Link, Words, telling};
use crate::catalog::NO_SERIES;

impl Films<'_> {
    /// The series of some of the films that is called like their common beginning.
    pub(super) fn series_called(&self, beginning: Words<'_>, films: &[u32]) -> Option<u32> {
        films.iter().find_map(|film| {
            let series = self.film(*film).series.as_ref()?;
            let name = series_name(series);
            let is_called = match *telling(&name) {
                [word] => (word, "") == beginning,
                [first, second, ..] => (first, second) == beginning,
                [] => false,
            };
            is_called.then(|| self.series_of[*film as usize])
        })
    }

    /// The parts of a group of which a key says that they are of several series. What has no key is
    /// with those of a key only if it bears the name of that series.
    pub(super) fn of_one_key(&self, group: Vec<u32>) -> Vec<Vec<u32>> {
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for film in group {
            let part = parts.entry(self.series_of[film as usize]).or_default();
            part.push(film);
        }
        if parts.len() == 2
            && let Some(mut without) = parts.remove(&NO_SERIES)
        {
            let known = parts.values_mut().next();
            if let Some(known) = known {
                let joining = self.belonging(&without, known);
                without.retain(|film| !joining.contains(film));
                known.extend(joining);
                known.sort_unstable();
            }
            parts.insert(NO_SERIES, without);
        }
        let parts = parts.into_values();
        parts.filter(|part| part.len() > 1).collect()
    }

    /// Those of some films that have no key and belong to the series of these, which have one. Where
    /// few have a key and nothing is known of a film's kind, a beginning will do.
    pub(super) fn belonging(&self, films: &[u32], known: &[u32]) -> Vec<u32> {
        let new = films
            .iter()
            .filter(|film| self.series_of[**film as usize] == NO_SERIES);
        let said = films.len() - new.clone().count();
        let are_few = 4 * said <= 3 * films.len();
        let belongs = |film: &&u32| {
            let is_guessed = are_few && self.film(**film).genres.is_empty();
            self.belongs(**film, known, is_guessed)
        };
        new.filter(belongs).copied().collect()
    }

    /// Whether a film belongs to a series of which these are known: its title begins as the series or
    /// one of these is called, and it shares people with them, or a number or a subtitle follows (*The
    /// Frozen Ground* is no *Frozen*). Of one of these by its bare name there is no other (*Bad Boys*
    /// of 1983).
    fn belongs(&self, film: u32, known: &[u32], is_guessed: bool) -> bool {
        let called = |film: u32| {
            let title = &self.spelt[film as usize][0];
            let head = title.heads.first();
            let name = head.map(|head| plain(without_article(head)));
            name.unwrap_or_else(|| title.plain.clone())
        };
        let series = known
            .iter()
            .find_map(|film| self.film(*film).series.as_ref());
        let mut names: Vec<String> = series.map(series_name).into_iter().collect();
        names.extend(known.iter().map(|film| called(*film)));
        let shared = known.iter().map(|other| self.shared(film, *other));
        let shared = shared.max().unwrap_or_default();
        let is_kind = known.iter().any(|other| self.are_of_a_kind(film, *other));
        let is_taken = |title: &Spelt| {
            let mut others = known.iter().map(|other| &self.spelt[*other as usize][0]);
            others.any(|other| other.plain == title.plain)
        };
        let belongs_by = |name: &String, title: &Spelt| {
            let name = before_number(name);
            let is_one_word = telling(name).len() < 2;
            let own = words(&title.plain);
            if own == words(name) {
                return shared > 0 || !is_taken(title);
            }
            let mut heads = title.heads.iter();
            let is_name = |text: &str| words(before_number(text)) == words(name);
            let is_called =
                is_name(&title.plain) || heads.any(|head| is_name(&plain(without_article(head))));
            let is_numbered = self.said_number(film, &[name.to_owned()]).is_some();
            let is_sequel = is_called && (is_kind || is_numbered && !is_one_word);
            let is_linked = shared > usize::from(is_one_word && !is_called);
            // *2 Fast 2 Furious*.
            let own: Vec<&str> = own.into_iter().filter(|word| !is_number(word)).collect();
            own.starts_with(&words(name)) && (is_sequel || is_linked || is_guessed)
        };
        let mut titles = self.titles(film);
        titles.any(|title| names.iter().any(|name| belongs_by(name, title)))
    }

    /// How many people two films share.
    pub(super) fn shared(&self, film: u32, other: u32) -> usize {
        let people = self.who_link(film, Link::Somebody);
        let others = self.who_link(other, Link::Somebody);
        people.intersection(&others).count()
    }
}

/// The words of a text in the one spelling that say something.
fn words(spelt: &str) -> Vec<&str> {
    let words = spelt.split(' ');
    words.filter(|word| !is_small_in_english(word)).collect()
}
