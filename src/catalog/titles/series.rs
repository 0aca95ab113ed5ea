//! Which number a film has in its series, for those who type *Mission: Impossible 6*.
//!
//! Films are taken together by their key `series`, and by the beginning of their titles where they
//! share people or stand close in time. A number that a title has counts; the films between get the
//! numbers that are left, in the order of their years.

use std::collections::BTreeMap;

use foldhash::HashSet;

use super::names::{Spelt, is_series_word, series_name};
use super::spelling::{is_marker, is_number, is_small_in_english, part_number};
use crate::catalog::lists::Lists;
use crate::catalog::{NO_SERIES, PersonNo};
use crate::film::{Film, Genre, Year};
use crate::review::Review;

mod belonging;
mod groups;
mod numbers;

pub(super) use numbers::Number;

/// So many of a cast are its stars.
const STARS: usize = 2;
/// A beginning that more films have says nothing about them.
const MOST_OF_A_BEGINNING: usize = 150;

/// What the numbers are worked out from.
pub(super) struct Films<'a> {
    pub(super) reviews: &'a [Review],
    /// The names of each film.
    pub(super) spelt: &'a [Box<[Spelt]>],
    pub(super) cast: &'a Lists<PersonNo>,
    pub(super) directors: &'a Lists<PersonNo>,
    /// The number of each film's series.
    pub(super) series_of: &'a [u32],
}

/// What was worked out.
pub(super) struct Numbered {
    /// Pairs of film and number.
    pub(super) numbers: Vec<(u32, Number)>,
    /// Groups of films of one series; a film may be in several.
    pub(super) together: Vec<Vec<u32>>,
}

/// What links films whose titles have something in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Anybody who is in both or directed both: they begin with the same two words.
    Somebody,
    /// Two of these: they begin with the same word, as many do.
    Two,
    /// A star of both: one ends as the other is called.
    Star,
}

impl Link {
    fn of_people(self) -> usize {
        match self {
            Self::Somebody | Self::Star => 1,
            Self::Two => 2,
        }
    }
}

impl<'a> Films<'a> {
    /// The numbers of each film, and which films were taken together for that.
    pub(super) fn numbered(&self) -> Numbered {
        let groups = self.beginning_alike();
        let mut of_series: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (film, series) in (0..).zip(self.series_of) {
            if *series != NO_SERIES {
                of_series.entry(*series).or_default().push(film);
            }
        }
        let mut numbers = Vec::new();
        let mut together_all = self.said_together();
        let mut settled = vec![false; self.reviews.len()];
        for (beginning, mut films) in groups {
            let is_one_word = beginning.1.is_empty();
            films.retain(|(film, _)| !(is_one_word && settled[*film as usize]));
            if films.len() < 2 || films.len() > MOST_OF_A_BEGINNING {
                continue;
            }
            for together in self.together(&films) {
                let is_called_so = |film: &u32| films.contains(&(*film, true));
                let first = together.iter().position(is_called_so);
                let together = match first {
                    Some(first) => together[first..].to_vec(),
                    None if is_one_word => continue,
                    None => together,
                };
                if together.len() < 2 {
                    continue;
                }
                for film in together.iter().filter(|film| is_called_so(film)) {
                    settled[*film as usize] = true;
                }
                // A series that is called so has its own films, and takes these in.
                if let Some(series) = self.series_called(beginning, &together) {
                    let known = of_series.entry(series).or_default();
                    let new = self.belonging(&together, known);
                    known.extend(new);
                    continue;
                }
                for together in self.of_one_key(together) {
                    let name = [beginning.0, beginning.1].join(" ");
                    let link = if is_one_word {
                        Link::Two
                    } else {
                        Link::Somebody
                    };
                    together_all.extend(self.linked(together.clone(), link));
                    self.number(&[name.trim_end().to_owned()], together, &mut numbers);
                }
            }
        }
        for (_, mut films) in of_series {
            films.sort_unstable();
            films.dedup();
            let named = films
                .iter()
                .find_map(|film| self.film(*film).series.as_ref());
            let names: Vec<String> = named.map(series_name).into_iter().collect();
            together_all.push(films.clone());
            self.number(&names, films, &mut numbers);
        }
        // Whoever stands alone still has the number of the title.
        let alone = (0..).zip(self.reviews).filter_map(|(film, _)| {
            let mut titles = self.titles(film);
            let number = titles.find_map(|title| part_number(title.plain.rsplit_once(' ')?.1));
            Some((film, Number::new(number?, true)))
        });
        numbers.sort_unstable();
        numbers.dedup();
        let alone: Vec<(u32, Number)> = alone
            .filter(|(film, _)| {
                let at = numbers.partition_point(|(other, _)| other < film);
                numbers.get(at).is_none_or(|(other, _)| other != film)
            })
            .collect();
        numbers.extend(alone);
        let at_the_end = self.named_at_the_end().into_iter();
        together_all.extend(at_the_end.flat_map(|films| self.linked(films, Link::Star)));
        Numbered {
            numbers,
            together: together_all,
        }
    }

    fn who_link(&self, film: u32, link: Link) -> HashSet<PersonNo> {
        let cast = self.cast.get(film as usize).iter();
        match link {
            Link::Star => cast.take(STARS).copied().collect(),
            Link::Somebody | Link::Two => {
                let directors = self.directors.get(film as usize);
                cast.chain(directors).copied().collect()
            }
        }
    }

    /// Whether a film is drawn: what is drawn follows what is played only by the key.
    fn is_drawn(&self, film: u32) -> bool {
        self.film(film).genres.contains(&Genre::Animation)
    }

    /// Whether a film is a documentary: one about a series is no part of it.
    fn is_documentary(&self, film: u32) -> bool {
        self.film(film).genres.contains(&Genre::Documentary)
    }

    fn are_of_a_kind(&self, film: u32, other: u32) -> bool {
        let genres = &self.film(film).genres;
        let mut others = self.film(other).genres.iter();
        others.any(|genre| genres.contains(genre))
    }

    /// The titles of a film that may say its number: those of its own language.
    fn titles(&self, film: u32) -> impl Iterator<Item = &'a Spelt> {
        let own = 1 + self.film(film).aliases.len();
        self.spelt[film as usize].iter().take(own)
    }

    fn film(&self, film: u32) -> &'a Film {
        &self.reviews[film as usize].film
    }

    fn year(&self, film: u32) -> Option<u16> {
        self.film(film).year.map(Year::get)
    }
}

/// The first word or two of a title that say something; the second may be empty.
type Words<'a> = (&'a str, &'a str);

/// The words of a text in the one spelling that say something, none a number; plurals as one.
fn telling(spelt: &str) -> Vec<&str> {
    let words = spelt.split(' ');
    let says = |word: &&str| {
        !(is_small_in_english(word) || is_marker(word) || is_number(word) || is_series_word(word))
    };
    words
        .filter(says)
        .map(|word| match word.strip_suffix('s') {
            Some(one) if one.len() > 2 => one,
            _ => word,
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::catalog::made::{Made, catalog, film};

    /// The numbers of films, by id.
    fn numbers(films: impl IntoIterator<Item = Made>) -> Vec<String> {
        let catalog = catalog(films);
        let mut all: Vec<(u16, String)> = catalog
            .films()
            .map(|no| {
                let place = catalog.fame[no.index()];
                let numbers = catalog.titles.numbers.get(place as usize);
                let film = catalog.film(no);
                let mut numbers: Vec<u8> = numbers.iter().map(|number| number.get()).collect();
                numbers.dedup();
                let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
                (
                    film.year.unwrap().get(),
                    format!("{} {}", &*film.title, numbers.join(" ")),
                )
            })
            .collect();
        all.sort();
        all.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn films_between_numbered_ones_get_the_numbers_left() {
        let found = numbers([
            film("Star Wars", 1977).series("Star Wars"),
            film("The Empire Strikes Back", 1980).series("Star Wars"),
            film("Return of the Jedi", 1983).series("Star Wars"),
            film("Star Wars: Episode I - The Phantom Menace", 1999).series("Star Wars"),
            film("Star Wars: Episode II - Attack of the Clones", 2002).series("Star Wars"),
            film("Star Wars: Episode III - Revenge of the Sith", 2005).series("Star Wars"),
            film("Star Wars: The Force Awakens", 2015).series("Star Wars"),
        ]);
        let last: Vec<&str> = found.iter().map(|text| &text[text.len() - 1..]).collect();
        assert_eq!(last, ["4", "5", "6", "1", "2", "3", "7"]);
    }

    #[test]
    fn an_article_of_another_language_is_a_word_of_the_title() {
        let found = numbers([
            film("Die Hard", 1988).series("Die Hard"),
            film("Die Hard 2", 1990)
                .series("Die Hard")
                .cast(["William Sadler"]),
            film("Hard to Kill", 1990).cast(["William Sadler"]),
            film("Die Hard with a Vengeance", 1995).series("Die Hard"),
        ]);
        let wanted = [
            "Die Hard 1",
            "Die Hard 2 2",
            "Hard to Kill ",
            "Die Hard with a Vengeance 3",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn titles_that_begin_alike_are_a_series_where_people_are_shared() {
        let cruise = |title, year| film(title, year).cast(["Tom Cruise", "Ving Rhames"]);
        let found = numbers([
            cruise("Mission: Impossible", 1996).series("Mission: Impossible"),
            cruise("Mission: Impossible II", 2000),
            cruise("Mission: Impossible III", 2006),
            cruise("Mission: Impossible - Ghost Protocol", 2011).series("Mission: Impossible"),
            cruise("Mission: Impossible – Dead Reckoning Part One", 2023),
            film("Mission Impossible Kids", 1959).cast(["Somebody Else"]),
        ]);
        assert_eq!(
            found[1..],
            [
                "Mission: Impossible 1",
                "Mission: Impossible II 2",
                "Mission: Impossible III 3",
                "Mission: Impossible - Ghost Protocol 4",
                "Mission: Impossible – Dead Reckoning Part One 5",
            ]
        );
    }

    #[test]
    fn numbers_are_read_wherever_a_title_has_them() {
        let diesel = |title, year| film(title, year).series("Fast & Furious");
        let found = numbers([
            diesel("The Fast and the Furious", 2001),
            diesel("2 Fast 2 Furious", 2003),
            diesel("The Fast and the Furious: Tokyo Drift", 2006),
            diesel("Fast & Furious", 2009),
            diesel("Fast Five", 2011),
            diesel("Furious 7", 2015),
            diesel("The Fate of the Furious", 2017),
            diesel("Hobbs & Shaw", 2019),
            diesel("F9", 2021),
            diesel("Fast X", 2023),
        ]);
        let last: Vec<&str> = found
            .iter()
            .map(|text| text.rsplit(' ').next().unwrap())
            .collect();
        assert_eq!(last, ["1", "2", "3", "4", "5", "7", "8", "11", "9", "10"]);
    }
}
