//! Which number a film has in its series, for those who type *Mission: Impossible 6*.
//!
//! Films are taken together by their key `series`, and by the beginning of their titles where they
//! share people or stand close in time. A number that a title has counts; the films between get the
//! numbers that are left, in the order of their years.

use std::collections::HashMap;

use super::names::{Parts, before_number, is_series_word, series_name};
use super::spelling::{is_marker, is_number, is_small, part_number, plain};
use super::without_article;
use crate::catalog::lists::Lists;
use crate::catalog::{NO_SERIES, PersonNo};
use crate::film::{Film, Year};
use crate::fold::fold;
use crate::review::Review;

/// So many of the cast tell whether two films belong together.
const LEADS: usize = 6;
/// Films of one beginning that share nobody belong together up to so many years apart.
const YEARS_APART: u16 = 10;
/// A beginning that so few films have says that they belong together.
const FEW_OF_A_BEGINNING: usize = 12;
/// A beginning that more films have says nothing about them.
const MOST_OF_A_BEGINNING: usize = 150;

/// What the numbers are worked out from.
pub(super) struct Films<'a> {
    pub(super) reviews: &'a [Review],
    pub(super) cast: &'a Lists<PersonNo>,
    pub(super) directors: &'a Lists<PersonNo>,
    /// The number of each film's series.
    pub(super) series_of: &'a [u32],
}

impl Films<'_> {
    /// The numbers of each film, as pairs of film and number.
    pub(super) fn numbers(&self) -> Vec<(u32, u8)> {
        let beginnings: Vec<Vec<Beginning>> = self
            .reviews
            .iter()
            .map(|review| beginnings(&review.film))
            .collect();
        let mut groups: HashMap<&str, Vec<(u32, bool)>> = HashMap::new();
        for (film, beginnings) in (0..).zip(&beginnings) {
            for beginning in beginnings {
                let group = groups.entry(&beginning.text).or_default();
                if group.last().is_none_or(|(last, _)| *last != film) {
                    group.push((film, beginning.is_whole));
                } else if let Some(last) = group.last_mut() {
                    last.1 |= beginning.is_whole;
                }
            }
        }
        let mut of_series: HashMap<u32, Vec<u32>> = HashMap::new();
        for (film, series) in (0..).zip(self.series_of) {
            if *series != NO_SERIES {
                of_series.entry(*series).or_default().push(film);
            }
        }
        let mut numbers = Vec::new();
        // Films that are called by two words belong to these, whatever the first of them is
        // (*Toy Story* to no *Toy*).
        let mut groups: Vec<(&str, Vec<(u32, bool)>)> = groups.into_iter().collect();
        groups.sort_unstable_by_key(|(beginning, _)| (!beginning.contains(' '), *beginning));
        let mut settled = vec![false; self.reviews.len()];
        for (beginning, mut films) in groups {
            let is_one_word = !beginning.contains(' ');
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
                match self.series_called(beginning, &together) {
                    Some(series) => {
                        let known = of_series.entry(series).or_default();
                        known.extend(together);
                    }
                    None => self.number(&[beginning.to_owned()], together, &mut numbers),
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
            self.number(&names, films, &mut numbers);
        }
        // Whoever stands alone still has the number of the title.
        let alone = (0..).zip(self.reviews).filter_map(|(film, review)| {
            let titles = review.film.names().take(1 + review.film.aliases.len());
            let number = titles.into_iter().find_map(|title| {
                let spelt = plain(&fold(title));
                part_number(spelt.rsplit_once(' ')?.1)
            });
            Some((film, number?))
        });
        numbers.sort_unstable();
        numbers.dedup();
        let alone: Vec<(u32, u8)> = alone
            .filter(|(film, _)| {
                let at = numbers.partition_point(|(other, _)| other < film);
                numbers.get(at).is_none_or(|(other, _)| other != film)
            })
            .collect();
        numbers.extend(alone);
        numbers
    }

    fn film(&self, film: u32) -> &Film {
        &self.reviews[film as usize].film
    }

    fn year(&self, film: u32) -> Option<u16> {
        self.film(film).year.map(Year::get)
    }

    fn people(&self, film: u32) -> impl Iterator<Item = PersonNo> {
        let cast = self.cast.get(film as usize);
        let leads = cast.iter().take(LEADS);
        leads.chain(self.directors.get(film as usize)).copied()
    }

    /// Whether films of one beginning are so near in time that one may follow the other: a film of
    /// the same title does not.
    fn are_near(&self, earlier: u32, later: u32) -> bool {
        let years = self.year(earlier).zip(self.year(later));
        let are_near = years.is_some_and(|(a, b)| a != b && a.abs_diff(b) <= YEARS_APART);
        are_near && fold(&self.film(earlier).title) != fold(&self.film(later).title)
    }

    /// The films of one beginning, each with whether that is all of its title (or all before a
    /// colon or a number), in groups that belong together.
    fn together(&self, films: &[(u32, bool)]) -> Vec<Vec<u32>> {
        let mut order: Vec<(u32, bool)> = films.to_vec();
        order.sort_by_key(|(film, _)| (self.year(*film).is_none(), self.year(*film)));
        let mut group_of: Vec<usize> = (0..order.len()).collect();
        let mut known: HashMap<PersonNo, usize> = HashMap::new();
        let is_rare = order.len() <= FEW_OF_A_BEGINNING;
        let mut last_near: Option<usize> = None;
        for (at, (film, is_whole)) in order.iter().enumerate() {
            let mut joins: Vec<usize> = Vec::new();
            for person in self.people(*film) {
                if let Some(other) = known.insert(person, at)
                    && other != at
                {
                    joins.push(other);
                }
            }
            if *is_whole || is_rare {
                let near = last_near.filter(|other| self.are_near(order[*other].0, *film));
                joins.extend(near);
                last_near = Some(at);
            }
            for other in joins {
                let (from, to) = (group_of[at], group_of[other]);
                for group in &mut group_of {
                    if *group == from {
                        *group = to;
                    }
                }
            }
        }
        let mut groups: Vec<Vec<u32>> = vec![Vec::new(); order.len()];
        for (group, (film, _)) in group_of.into_iter().zip(order) {
            groups[group].push(film);
        }
        groups
    }

    /// The series of some of the films that is called like their common beginning.
    fn series_called(&self, beginning: &str, films: &[u32]) -> Option<u32> {
        films.iter().find_map(|film| {
            let series = self.film(*film).series.as_ref()?;
            let is_called = telling(&series_name(series)).join(" ") == beginning;
            is_called.then(|| self.series_of[*film as usize])
        })
    }

    /// Numbers the films of a series of these names.
    fn number(&self, names: &[String], mut films: Vec<u32>, numbers: &mut Vec<(u32, u8)>) {
        films.sort_by_key(|film| (self.year(*film).is_none(), self.year(*film), *film));
        let mut names = names.to_vec();
        if let Some(first) = films.first() {
            let title = plain(without_article(&fold(&self.film(*first).title)));
            names.push(before_number(&title).to_owned());
        }
        let said: Vec<Option<u8>> = films
            .iter()
            .map(|film| said_number(self.film(*film), &names))
            .collect();
        let mut given: Vec<u8> = Vec::new();
        let mut before = 0;
        for (film, of_title) in films.iter().zip(&said) {
            // A film comes after the one before it, but for those that tell what was earlier.
            let is_free = |number: &u8| !given.contains(number) && !said.contains(&Some(*number));
            let Some(number) = of_title.or_else(|| (before + 1..=u8::MAX).find(is_free)) else {
                return;
            };
            numbers.push((*film, number));
            given.push(number);
            before = number;
        }
    }
}

/// How the titles of a series may begin.
struct Beginning {
    text: String,
    /// Whether it is all of a title, or all before a colon or a number.
    is_whole: bool,
}

/// The beginnings of a film's titles: of the first word that says something, and of the first two.
fn beginnings(film: &Film) -> Vec<Beginning> {
    let mut found: Vec<Beginning> = Vec::new();
    for title in film.names().take(1 + film.aliases.len()) {
        let folded = fold(title);
        let spelt = plain(without_article(&folded));
        let words = telling(&spelt);
        let parts = Parts::of(title);
        let heads = parts.heads().map(|head| plain(without_article(&head)));
        let wholes: Vec<String> = heads
            .chain([spelt.clone()])
            .map(|head| telling(before_number(&head)).join(" "))
            .collect();
        for count in 1..=words.len().min(2) {
            let text = words[..count].join(" ");
            if text.len() < 2 {
                continue;
            }
            let is_whole = wholes.contains(&text);
            match found.iter_mut().find(|known| known.text == text) {
                Some(known) => known.is_whole |= is_whole,
                None => found.push(Beginning { text, is_whole }),
            }
        }
    }
    found
}

/// The words of a text in the one spelling that say something, none a number; plurals as one.
fn telling(spelt: &str) -> Vec<&str> {
    let words = spelt.split(' ');
    let says = |word: &&str| {
        !(is_small(word) || is_marker(word) || is_number(word) || is_series_word(word))
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

/// The number that a title of a film in a series of these names has: behind words of the name
/// (*Furious 7*, *Star Wars: Episode V*), or an initial (*X2*).
fn said_number(film: &Film, names: &[String]) -> Option<u8> {
    let titles = film.names().take(1 + film.aliases.len());
    titles.into_iter().find_map(|title| {
        let mut texts: Vec<String> = Parts::of(title).heads().collect();
        texts.push(fold(title));
        texts
            .iter()
            .find_map(|text| number_in(&plain(without_article(text)), names))
    })
}

fn number_in(spelt: &str, names: &[String]) -> Option<u8> {
    let number = spelt.split(' ').find_map(|word| {
        let (letters, digits) =
            word.split_at(word.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        let is_initial = letters.is_empty()
            || letters.len() == 1 && names.iter().any(|name| name.starts_with(letters));
        part_number(digits).filter(|_| is_initial)
    })?;
    let own = telling(spelt);
    let own = own
        .iter()
        .filter(|word| word.len() > 2 || !word.ends_with(|c: char| c.is_ascii_digit()));
    let own: Vec<&&str> = own.collect();
    let is_of = |name: &String| {
        let words = telling(name);
        own.iter().all(|word| words.contains(word))
    };
    names.iter().any(is_of).then_some(number)
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
