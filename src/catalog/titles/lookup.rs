//! Films and people by what was typed: offered as it is typed, and resolved once it is sent.

use super::evidence::{Ends, Fit};
use super::found::{Found, Suggested};
use super::hits::Candidate;
use super::index::Index;
use super::known::{has_far_more_votes, is_far_before};
use super::search::{Named, Search};
use super::series::Number;
use super::typed::{Reading, Typed};
use super::{surnames, telling_words};
use crate::catalog::people::folded_name;
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::clean;
use crate::film::{FilmId, PersonId, Votes, Year};
use crate::fold::fold;

/// The films, as things with names.
struct FilmNames<'a>(&'a Catalog);

impl Named for FilmNames<'_> {
    fn index(&self) -> &Index {
        &self.0.titles.films
    }

    fn names(&self, place: u32) -> Vec<String> {
        let film = self.0.film(self.0.film_at(place));
        film.names().map(|title| fold(title)).collect()
    }

    fn year(&self, place: u32) -> Option<u16> {
        self.0.film(self.0.film_at(place)).year.map(Year::get)
    }

    fn number(&self, place: u32, number: u8) -> Option<Number> {
        let mut own = self.0.titles.numbers.get(place as usize).iter().copied();
        // The sure ones come first.
        own.find(|own| own.get() == number)
    }
}

/// The people, as things with names.
struct PeopleNames<'a>(&'a Catalog);

impl Named for PeopleNames<'_> {
    const END: Fit = Fit::LastName;
    const FEW: usize = usize::MAX;
    const ONE_WORD_SAYS: bool = true;

    fn index(&self) -> &Index {
        &self.0.titles.people
    }

    fn names(&self, place: u32) -> Vec<String> {
        let name = folded_name(self.0.person_name(self.0.person_at(place)));
        let turned = self.0.titles.surname_first[place as usize]
            .then(|| surnames::put_last(&name))
            .flatten();
        [Some(name), turned].into_iter().flatten().collect()
    }
}

impl Catalog {
    /// The films that a text begun may become, the likeliest first.
    pub fn complete_films(&self, typed: &str, limit: usize) -> Vec<FilmNo> {
        self.suggest_films(typed, limit).things
    }

    /// The films that a text begun may become, and whether any comes close to it.
    pub fn suggest_films(&self, typed: &str, limit: usize) -> Suggested<FilmNo> {
        let is_nothing = clean::line(typed).is_empty();
        let typed = Typed::new(typed);
        if typed.is_empty() {
            // Signs and pictures alone are something that was typed, and no film is called so.
            return Suggested {
                things: self.good_start(limit),
                is_close: is_nothing,
            };
        }
        let films = self.films_like(&typed, limit);
        Suggested {
            is_close: films.first().is_some_and(|found| found.is_close),
            things: films
                .iter()
                .map(|found| self.film_at(found.place))
                .collect(),
        }
    }

    /// The people that a text begun may become, the likeliest first.
    pub fn complete_people(&self, typed: &str, limit: usize) -> Vec<PersonNo> {
        self.suggest_people(typed, limit).things
    }

    /// The people that a text begun may become, and whether anybody's name comes close to it.
    pub fn suggest_people(&self, typed: &str, limit: usize) -> Suggested<PersonNo> {
        let is_nothing = clean::line(typed).is_empty();
        let typed = Typed::new(typed);
        if typed.is_empty() {
            let people = self.titles.people_by_fame.iter();
            return Suggested {
                things: people.take(limit).copied().collect(),
                is_close: is_nothing,
            };
        }
        let people = self.people_like(&typed, limit);
        Suggested {
            is_close: people.first().is_some_and(|found| found.is_close),
            things: people
                .iter()
                .map(|found| self.person_at(found.place))
                .collect(),
        }
    }

    /// The film that a text names: by its id, its title, an alias, or the words of one of these in
    /// another order; by what stands before or after a colon in them; by a series and its number in
    /// it. A year, which may be one off, and whoever made it or is in it tell films of one name apart.
    ///
    /// A title begun or misspelt is offered, never taken for the film.
    pub fn resolve_film(&self, typed: &str) -> Found<FilmNo> {
        let id = FilmId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find(&id)) {
            return Found::One(no);
        }
        let candidates = self.films_like(&Typed::new(typed), Found::<u32>::MOST_OF_A_NAME);
        let names_it = |found: &Candidate| found.evidence.names(found.place);
        let votes = |place| self.film(self.film_at(place)).votes.map_or(0, Votes::get);
        let outshines = |place, other| {
            is_far_before(place, other) || has_far_more_votes(votes(place), votes(other))
        };
        Found::new(&candidates, names_it, outshines).map(|place| self.film_at(place))
    }

    /// The person that a text names: by their id, their name, or their last name. Where nobody is
    /// called so, the words of a name may stand in any order.
    ///
    /// A name begun or misspelt is offered, never taken for the person.
    pub fn resolve_person(&self, typed: &str) -> Found<PersonNo> {
        let id = PersonId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find_person(&id)) {
            return Found::One(no);
        }
        let candidates = self.people_like(&Typed::new(typed), Found::<u32>::MOST_OF_A_NAME);
        let names_them = |found: &Candidate| {
            let is_first_name = found.is_close && found.evidence.fit == Fit::Start(Ends::Word);
            found.evidence.is_name() || found.evidence.fit == Fit::LastName || is_first_name
        };
        Found::new(&candidates, names_them, is_far_before).map(|place| self.person_at(place))
    }

    /// The words of a film's title that say something, as hashes.
    pub(in crate::catalog) fn title_words(&self, no: FilmNo) -> &[u32] {
        self.titles.words.get(no.index())
    }

    /// The groups of films of one series that a film is in by its title, by number.
    pub(in crate::catalog) fn groups_of(&self, no: FilmNo) -> &[u32] {
        self.titles.groups_of.get(no.index())
    }

    /// The films of such a group.
    pub(in crate::catalog) fn group(&self, number: u32) -> &[FilmNo] {
        self.titles.together.get(number as usize)
    }

    /// The films with a word that begins with one of the film's title, unless more than `common`
    /// do.
    pub(in crate::catalog) fn sharing_rare_words(&self, no: FilmNo, common: usize) -> Vec<FilmNo> {
        let folded = fold(&self.film(no).title);
        let of_word = |word| {
            let index = &self.titles.films;
            index.entries(index.starting_with(word))
        };
        let rare = telling_words(&folded)
            .map(of_word)
            .filter(|entries| entries.len() <= common);
        rare.flatten()
            .map(|entry| self.titles.films_by_fame[entry.place() as usize])
            .collect()
    }

    fn films_like(&self, typed: &Typed, limit: usize) -> Vec<Candidate> {
        /// So many of somebody's films stand for all.
        const BEST_KNOWN: usize = 50;
        if limit == 0 {
            return Vec::new();
        }
        let things = FilmNames(self);
        let readings = typed.readings.iter();
        let without_film: Vec<Reading> = readings.filter_map(Reading::without_film).collect();
        let mut search = Search::new(&things, limit);
        for reading in &typed.readings {
            search.read(reading);
        }
        let credited = self.credited(&typed.readings);
        for named in &credited {
            let is_all = named.rest.folded.is_empty() && named.rest.year.is_none();
            let most = if is_all { BEST_KNOWN } else { usize::MAX };
            let films = &named.films[..most.min(named.films.len())];
            search.add_films_of(&named.rest, films, named.names);
        }
        if !search.has_name() {
            for reading in &without_film {
                search.read(reading);
            }
        }
        search.read_misspelt(&typed.readings);
        if search.found.is_empty() {
            for named in credited.iter().filter(|named| named.is_whole) {
                search.add_films_of_people(&named.rest, &named.films);
            }
        }
        let mut found = search.finish();
        for name in &typed.told_apart_by {
            self.tell_apart(&mut found, name);
        }
        found
    }

    /// Puts films of somebody first among those of one name, as the bot's own rows tell them apart.
    fn tell_apart(&self, found: &mut [Candidate], name: &str) {
        let (films, _) = self.films_of_name(name);
        let is_theirs = |found: &Candidate| {
            let place = films.binary_search_by_key(&found.place, |film| film.place);
            found.evidence.is_name() && place.is_ok()
        };
        for found in found.iter_mut().filter(|found| is_theirs(found)) {
            found.evidence.has_person = true;
        }
        found.sort_by_key(|found| !is_theirs(found));
    }

    fn people_like(&self, typed: &Typed, limit: usize) -> Vec<Candidate> {
        if limit == 0 {
            return Vec::new();
        }
        // A number at the end of a name is part of it.
        let readings = &typed.readings[..typed.readings.len().min(1)];
        let things = PeopleNames(self);
        let mut search = Search::new(&things, limit);
        for reading in readings {
            search.read(reading);
        }
        search.read_misspelt(readings);
        search.finish()
    }

    /// The film at a place in fame.
    fn film_at(&self, place: u32) -> FilmNo {
        self.titles.films_by_fame[place as usize]
    }

    /// The person at a place in fame.
    pub(super) fn person_at(&self, place: u32) -> PersonNo {
        self.titles.people_by_fame[place as usize]
    }

    /// Well-known films that have little to do with each other.
    fn good_start(&self, limit: usize) -> Vec<FilmNo> {
        let leads = |no: FilmNo| &self.cast(no)[..self.cast(no).len().min(2)];
        let have_common = |some: &[PersonNo], others: &[PersonNo]| {
            some.iter().any(|person| others.contains(person))
        };
        let mut start: Vec<FilmNo> = Vec::new();
        let mut rest = Vec::new();
        for &no in &self.titles.films_by_fame {
            if start.len() == limit {
                break;
            }
            if !self.facts[no.index()].is_confirmed {
                continue;
            }
            let is_new = start.iter().all(|known| {
                !have_common(leads(no), leads(*known))
                    && !have_common(self.directors(no), self.directors(*known))
            });
            if is_new {
                start.push(no);
            } else if rest.len() < limit {
                rest.push(no);
            }
        }
        start.extend(rest);
        start.truncate(limit);
        start
    }
}
