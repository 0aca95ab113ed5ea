//! The listings: a film of everything that the tables say of it.

use std::collections::HashMap;

use super::{
    elsewhere::TAGS,
    gathered::{Basics, FilmNo, Gathered, Maker},
    ids::PlainIds,
    people::People,
    texts::TextNo,
};
use crate::{
    clean,
    film::{Credit, Extras, Film, FilmId, ImdbId, LanguageTag, PersonName, Title, Votes},
    fold::{fold, slug},
    review::file::LONGEST_LIST,
};

/// What the listings are made of.
pub(super) struct Listings<'a> {
    gathered: &'a Gathered,
    people: &'a People,
    /// Of the films that cannot have the plain one.
    ids: HashMap<FilmNo, FilmId>,
}

impl<'a> Listings<'a> {
    pub(super) fn new(gathered: &'a Gathered, people: &'a People) -> Self {
        let mut listings = Self {
            gathered,
            people,
            ids: HashMap::new(),
        };
        let titles = gathered.films.iter().filter_map(|basics| {
            let title = listings.title(basics.title)?;
            Some((FilmId::new(&title, basics.year), basics.votes))
        });
        let plain = PlainIds::new(titles);
        listings.ids = plain.told_apart(|no| listings.other_ids(no));
        listings
    }

    /// The films in the order of their numbers.
    pub(super) fn films(&self) -> impl Iterator<Item = Film> {
        let films = (0..).zip(&self.gathered.films);
        films.filter_map(|(no, basics)| self.film(no, basics))
    }

    fn film(&self, no: FilmNo, basics: &Basics) -> Option<Film> {
        let mut film = Film::new(self.title(basics.title)?, basics.year);
        if let Some(id) = self.ids.get(&no) {
            film.id = id.clone();
        }
        film.directors = self.makers(no, |maker| maker.is_director).into();
        film.cast = self.cast(no).into();
        film.genres = basics.genres.iter().collect();
        film.runtime = basics.runtime;
        film.votes = Votes::new(basics.votes);
        let titles = self.titles(no);
        film.aliases = self.aliases(no, basics, &titles).into();
        let extras = Extras {
            titles,
            writers: self.makers(no, |maker| !maker.is_director),
            imdb: imdb_id(basics.number),
            ..Extras::default()
        };
        film.extras = extras.boxed();
        Some(film)
    }

    fn title(&self, text: TextNo) -> Option<Title> {
        Title::parse(self.gathered.texts.get(text)).ok()
    }

    /// The ids that a film can have where its plain one is another's: with the director's surname,
    /// or, where two of one title and year have one director, with its number.
    fn other_ids(&self, no: FilmNo) -> [Option<FilmId>; 2] {
        let basics = &self.gathered.films[no as usize];
        let Some(title) = self.title(basics.title) else {
            return [None, None];
        };
        let directors = self.makers(no, |maker| maker.is_director);
        let by_director = directors.first();
        let by_director = by_director.map(|name| FilmId::told_apart(&title, basics.year, name));
        let by_number = imdb_id(basics.number).and_then(|number| {
            let year = basics
                .year
                .map_or_else(String::new, |year| format!("-{year}"));
            let behind = format!("{year}-{number}");
            FilmId::parse(&(slug(&title, FilmId::LONGEST - behind.len()) + &behind))
        });
        [by_director, by_number]
    }

    fn makers(&self, no: FilmNo, is_one: impl Fn(&Maker) -> bool) -> Vec<PersonName> {
        let makers = of_film(&self.gathered.makers, no, |maker| maker.film);
        let mut known: Vec<u32> = Vec::new();
        let mut names = Vec::new();
        for maker in makers.iter().filter(|maker| is_one(maker)) {
            // A list that is too long would keep the film out of the library.
            if names.len() == LONGEST_LIST || known.contains(&maker.person) {
                continue;
            }
            known.push(maker.person);
            names.extend(self.people.name_of(maker.person));
        }
        names
    }

    fn cast(&self, no: FilmNo) -> Vec<Credit> {
        let mut places: HashMap<u32, usize> = HashMap::new();
        let mut cast: Vec<Credit> = Vec::new();
        for part in of_film(&self.gathered.cast, no, |part| part.film) {
            let role = Some(self.gathered.texts.get(part.role)).filter(|role| !role.is_empty());
            if let Some(place) = places.get(&part.person) {
                add_role(&mut cast[*place], role);
                continue;
            }
            let Some(person) = self.people.name_of(part.person) else {
                continue;
            };
            if cast.len() == LONGEST_LIST {
                break;
            }
            places.insert(part.person, cast.len());
            let role = role.map(Box::from);
            cast.push(Credit { person, role });
        }
        cast
    }

    /// The titles in other languages that differ from the title, and of a region only where its
    /// title differs from the language's.
    fn titles(&self, no: FilmNo) -> Vec<(LanguageTag, Title)> {
        let mut titles: Vec<(LanguageTag, Title)> = Vec::new();
        for one in of_film(&self.gathered.elsewhere, no, |one| one.film) {
            let Some(tag) = LanguageTag::parse(TAGS[usize::from(one.tag)]) else {
                continue;
            };
            if one.title == TextNo::NOTHING || tag.language() == "en" {
                continue;
            }
            let Some(title) = self.title(one.title) else {
                continue;
            };
            let is_known = titles.iter().any(|(known, other)| {
                known.language() == tag.language() && fold(other) == fold(&title)
            });
            if !is_known {
                titles.push((tag, title));
            }
        }
        titles
    }

    /// What else it is looked up by: its original title where that is none of its titles, and what
    /// it is called in other parts of the English-speaking world.
    fn aliases(&self, no: FilmNo, basics: &Basics, titles: &[(LanguageTag, Title)]) -> Vec<Title> {
        let elsewhere = of_film(&self.gathered.elsewhere, no, |one| one.film).iter();
        let english = elsewhere.filter(|one| TAGS[usize::from(one.tag)].starts_with("en-"));
        let other = std::iter::once(basics.original).chain(english.map(|one| one.title));
        let other = other.filter(|title| *title != TextNo::NOTHING);
        let known = self.title(basics.title);
        let known = known.iter().chain(titles.iter().map(|(_, title)| title));
        let mut known: Vec<String> = known.map(|title| fold(title)).collect();
        let mut aliases = Vec::new();
        for title in other.filter_map(|title| self.title(title)) {
            let folded = fold(&title);
            if !known.contains(&folded) {
                known.push(folded);
                aliases.push(title);
            }
        }
        aliases
    }
}

/// The number of a film as IMDb writes it.
fn imdb_id(number: u32) -> Option<ImdbId> {
    ImdbId::parse(&format!("tt{number:07}"))
}

/// The rows of a film in a list that is in the order of the films.
fn of_film<T>(list: &[T], no: FilmNo, film: impl Fn(&T) -> FilmNo) -> &[T] {
    let start = list.partition_point(|row| film(row) < no);
    let length = list[start..].partition_point(|row| film(row) == no);
    &list[start..start + length]
}

/// Adds a further role of somebody who is in the cast already.
fn add_role(credit: &mut Credit, role: Option<&str>) {
    let Some(role) = role else { return };
    credit.role = Some(match credit.role.take() {
        Some(known) if known.split(" / ").any(|one| one == role) => known,
        Some(known) => clean::cut_text(format!("{known} / {role}"), Credit::LONGEST_ROLE).into(),
        None => role.into(),
    });
}
