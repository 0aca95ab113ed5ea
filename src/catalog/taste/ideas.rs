//! Which of the films that suit are offered together: as many different ideas.

use crate::catalog::{Catalog, FilmNo, PersonNo};

/// So many of a cast are its leads.
const LEADS: usize = 3;
/// At most so many of the films have the same lead or director.
const OF_ONE_PERSON: usize = 2;
/// Whatever stands behind so many others in fame is little known.
const LITTLE_KNOWN: u32 = 2_000;

impl Catalog {
    /// Whether few would have found a film alone.
    pub(super) fn is_find(&self, film: FilmNo, find_from: u32) -> bool {
        // In a small library everything is among the best known.
        let half = u32::try_from(self.film_count() / 2).unwrap_or(u32::MAX);
        self.fame(film) >= find_from.min(half)
    }

    /// Whether it can be said of a film that it is not one of the best known; in a small library of none.
    pub(super) fn is_little_known(&self, film: FilmNo) -> bool {
        self.fame(film) >= LITTLE_KNOWN
    }
}

/// How well it can be said why a film is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Not at all: it is not offered.
    Nothing,
    /// Only by what many films have.
    Thinly,
    Well,
}

/// Films that are different ideas.
pub(super) struct Ideas<'a> {
    catalog: &'a Catalog,
    /// Whether few would have found a film alone, and it is worth finding.
    is_find: &'a dyn Fn(FilmNo) -> bool,
    limit: usize,
    chosen: Vec<FilmNo>,
}

impl<'a> Ideas<'a> {
    pub(super) fn new(
        catalog: &'a Catalog,
        is_find: &'a dyn Fn(FilmNo) -> bool,
        limit: usize,
    ) -> Self {
        Self {
            catalog,
            is_find,
            limit,
            chosen: Vec::with_capacity(limit),
        }
    }

    /// With these films on the list already.
    pub(super) fn keep(mut self, kept: impl Iterator<Item = FilmNo>) -> Self {
        self.chosen.extend(kept.take(self.limit));
        self
    }

    /// Chooses from films that suit, the best first: of a series one; none that begins with the same
    /// word as another, which reads as if it were of its series; of one person's films no more than
    /// two; one that is worth finding; and each with a reason worth telling. Where that leaves too few,
    /// all but the first is given up.
    pub(super) fn choose(
        mut self,
        films: impl Iterator<Item = FilmNo> + Clone,
        why: impl Fn(FilmNo) -> Told,
    ) -> Vec<FilmNo> {
        self.take(films.clone(), &why, true);
        self.take(films, &why, false);
        self.chosen
    }

    fn take(
        &mut self,
        films: impl Iterator<Item = FilmNo>,
        why: &impl Fn(FilmNo) -> Told,
        strictly: bool,
    ) {
        for film in films {
            if self.chosen.len() >= self.limit {
                return;
            }
            let is_last = self.limit > 1 && self.chosen.len() + 1 == self.limit;
            let lacks_find = is_last && !self.chosen.iter().any(|film| (self.is_find)(*film));
            let is_apart = !self.is_too_much_of(film)
                && !self.begins_like_one(film)
                && (!lacks_find || (self.is_find)(film));
            if self.repeats(film) || (strictly && !is_apart) {
                continue;
            }
            match why(film) {
                Told::Well => self.chosen.push(film),
                Told::Thinly if !strictly => self.chosen.push(film),
                Told::Thinly | Told::Nothing => {}
            }
        }
    }

    /// Whether it is a chosen one, or of the same series.
    fn repeats(&self, film: FilmNo) -> bool {
        let mut chosen = self.chosen.iter();
        chosen.any(|chosen| *chosen == film || self.catalog.are_of_one_series(*chosen, film))
    }

    fn begins_like_one(&self, film: FilmNo) -> bool {
        let first_word = |film: FilmNo| self.catalog.title_words(film).first();
        let mut chosen = self.chosen.iter();
        first_word(film).is_some_and(|word| chosen.any(|film| first_word(*film) == Some(word)))
    }

    fn is_too_much_of(&self, film: FilmNo) -> bool {
        let mut makers = self.makers(film);
        makers.any(|person| {
            let with = |film: &&FilmNo| self.makers(**film).any(|maker| maker == person);
            self.chosen.iter().filter(with).count() >= OF_ONE_PERSON
        })
    }

    fn makers(&self, film: FilmNo) -> impl Iterator<Item = PersonNo> {
        let leads = self.catalog.cast(film).iter().take(LEADS);
        leads.chain(self.catalog.directors(film)).copied()
    }
}
