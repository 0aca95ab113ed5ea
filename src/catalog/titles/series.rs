//! Which number a film has in its series, for those who type *Mission: Impossible 6*.
//!
//! Films are taken together by their key `series`, and by the beginning of their titles where they
//! share people or stand close in time. A number that a title has counts; the films between get the
//! numbers that are left, in the order of their years.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::names::{Spelt, before_number, is_series_word, series_name};
use super::spelling::{is_marker, is_number, is_small_in_english, part_number, plain};
use super::without_article;
use crate::catalog::lists::Lists;
use crate::catalog::{NO_SERIES, PersonNo};
use crate::film::{Film, Genre, Year};
use crate::review::Review;

/// How many of the cast tell whether two films belong together.
const LEADS: usize = 6;
/// So many of a cast are its stars.
const STARS: usize = 2;
/// How many years apart films of one beginning that share nobody still belong together.
const YEARS_APART: u16 = 10;
/// A beginning that so few films have says that they belong together.
const FEW_OF_A_BEGINNING: usize = 12;
/// A sequel comes so many years after the film before it at the latest.
const YEARS_TO_A_SEQUEL: u16 = 15;
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
    pub(super) numbers: Vec<(u32, u8)>,
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

/// A film's year, whether its title has a number or a subtitle, and its number.
type Marked = (Option<u16>, bool, u32);

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
                    let new = self.belonging(known, together);
                    known.extend(new);
                } else {
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
        let at_the_end = self.named_at_the_end().into_iter();
        together_all.extend(at_the_end.flat_map(|films| self.linked(films, Link::Star)));
        Numbered {
            numbers,
            together: together_all,
        }
    }

    /// The parts of a group whose films are linked by people.
    fn linked(&self, mut films: Vec<u32>, link: Link) -> Vec<Vec<u32>> {
        films.sort_by_key(|film| (self.year(*film).is_none(), self.year(*film)));
        let mut parts: Vec<Vec<(u32, HashSet<PersonNo>)>> = Vec::new();
        for film in films {
            let own = self.who_link(film, link);
            let is_linked = |part: &Vec<(u32, HashSet<PersonNo>)>| {
                let mut others = part.iter();
                others.any(|(_, others)| own.intersection(others).count() >= link.of_people())
            };
            let (linked, apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(is_linked);
            parts = apart;
            let mut whole: Vec<_> = linked.into_iter().flatten().collect();
            whole.push((film, own));
            parts.push(whole);
        }
        let parts = parts.into_iter();
        let parts = parts.map(|part| part.into_iter().map(|(film, _)| film).collect());
        parts.filter(|part: &Vec<u32>| part.len() > 1).collect()
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

    /// Groups of films whose titles alone say that they are of one series: the same name, and a number
    /// or a subtitle. Of a name of one word, such as *The Mission*, the genres have to agree too. What
    /// bears the bare name came at most a few years before the first of these: whatever comes later is
    /// made anew.
    fn said_together(&self) -> Vec<Vec<u32>> {
        let mut by_name: BTreeMap<(String, bool), Vec<Marked>> = BTreeMap::new();
        for film in (0..).take(self.reviews.len()) {
            for (name, is_marked) in self.named(film) {
                let films = by_name.entry((name, self.is_drawn(film))).or_default();
                films.push((self.year(film), is_marked, film));
            }
        }
        let groups = by_name.into_iter().filter_map(|((name, _), mut films)| {
            films.sort_unstable();
            let is_one_word = !name.contains(' ');
            let first = films.iter().position(|(_, is_marked, _)| *is_marked)?;
            let bare = films[..first].last().copied();
            let marked = films.iter().filter(|(_, is_marked, _)| *is_marked);
            let mut group: Vec<u32> = Vec::new();
            let mut before: Option<u16> = None;
            for (year, _, film) in bare.iter().chain(marked) {
                let apart = before.zip(*year).map(|(a, b)| a.abs_diff(b));
                if apart.is_some_and(|apart| apart > YEARS_TO_A_SEQUEL) {
                    group.clear();
                }
                let last = group.last();
                if is_one_word && last.is_some_and(|last| !self.are_of_a_kind(*last, *film)) {
                    continue;
                }
                before = *year;
                group.push(*film);
            }
            (group.len() > 1).then_some(group)
        });
        groups.collect()
    }

    /// The names that a series of this film would have by its titles, each with whether the title
    /// has more than the name: a number, or a subtitle.
    fn named(&self, film: u32) -> Vec<(String, bool)> {
        let mut found: Vec<(String, bool)> = Vec::new();
        for title in self.titles(film) {
            let head = title.heads.first();
            let name =
                head.map_or_else(|| title.plain.clone(), |head| plain(without_article(head)));
            let is_numbered = before_number(&name) != name;
            let words = telling(before_number(&name));
            if !words.is_empty() {
                found.push((words.join(" "), is_numbered || head.is_some()));
            }
            for tail in &title.tails {
                let tail = plain(without_article(tail));
                let words = telling(before_number(&tail));
                if before_number(&tail) != tail && !words.is_empty() {
                    found.push((words.join(" "), true));
                }
            }
        }
        found.sort_unstable();
        found.dedup_by(|later, kept| later.0 == kept.0);
        found
    }

    /// Whether a film is drawn: what is drawn follows what is played only by the key.
    fn is_drawn(&self, film: u32) -> bool {
        self.film(film).genres.contains(&Genre::Animation)
    }

    fn are_of_a_kind(&self, film: u32, other: u32) -> bool {
        let genres = &self.film(film).genres;
        let mut others = self.film(other).genres.iter();
        others.any(|genre| genres.contains(genre))
    }

    /// Groups of films of which some are called by two words, and the titles of others end with these:
    /// *A Good Day to Die Hard*.
    fn named_at_the_end(&self) -> Vec<Vec<u32>> {
        let mut called: HashMap<Words<'a>, Vec<u32>> = HashMap::default();
        let films = (0..).take(self.reviews.len());
        for film in films.clone() {
            for Beginning { words, is_whole } in self.beginnings(film) {
                if is_whole && !words.1.is_empty() {
                    called.entry(words).or_default().push(film);
                }
            }
        }
        let mut at_the_end: BTreeMap<Words<'a>, Vec<u32>> = BTreeMap::new();
        for film in films {
            for title in self.titles(film) {
                let words = telling(&title.plain);
                if let [_, .., one, two] = *words
                    && called.contains_key(&(one, two))
                {
                    at_the_end.entry((one, two)).or_default().push(film);
                }
            }
        }
        let groups = at_the_end.into_iter().map(|(words, mut films)| {
            films.extend(&called[&words]);
            films.sort_unstable();
            films.dedup();
            films
        });
        groups
            .filter(|films| films.len() <= MOST_OF_A_BEGINNING)
            .collect()
    }

    /// Those of some films that belong to a series of which these are known. Where nearly all of them
    /// are said to, the others share people with these, or say a number in their titles: that they came
    /// soon after is not enough (*The Clone Wars* is no seventh *Star Wars*).
    fn belonging(&self, known: &[u32], films: Vec<u32>) -> Vec<u32> {
        let said = films.iter().filter(|film| known.contains(film)).count();
        if 4 * said <= 3 * films.len() {
            return films;
        }
        let people: HashSet<PersonNo> = known.iter().flat_map(|film| self.people(*film)).collect();
        let named = known
            .iter()
            .find_map(|film| self.film(*film).series.as_ref());
        let names: Vec<String> = named.map(series_name).into_iter().collect();
        let belongs = |film: &u32| {
            self.people(*film).any(|person| people.contains(&person))
                || self.said_number(*film, &names).is_some()
        };
        films.into_iter().filter(belongs).collect()
    }

    /// The films whose titles begin alike, each with whether that is all of its title (or all before
    /// a colon or a number). Films that are called by two words belong to these, whatever the first of
    /// them is (*Toy Story* to no *Toy*), so these come first.
    fn beginning_alike(&self) -> Vec<(Words<'a>, Vec<(u32, bool)>)> {
        let mut known: HashMap<Words<'a>, u32> = HashMap::default();
        let mut all: Vec<(u32, u32, bool)> = Vec::new();
        for film in (0..).take(self.reviews.len()) {
            for Beginning { words, is_whole } in self.beginnings(film) {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                all.push((*known.entry(words).or_insert(next), film, is_whole));
            }
        }
        all.sort_unstable();
        let mut words = vec![("", ""); known.len()];
        for (beginning, number) in known {
            words[number as usize] = beginning;
        }
        let of_several = all
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1);
        let mut groups: Vec<_> = of_several
            .map(|group| {
                let films = group.iter().map(|(_, film, is_whole)| (*film, *is_whole));
                (words[group[0].0 as usize], films.collect())
            })
            .collect();
        groups.sort_unstable_by_key(|((first, second), _): &(Words<'a>, Vec<_>)| {
            (second.is_empty(), *first, *second)
        });
        groups
    }

    /// The beginnings of a film's titles: of the first word that says something, and of the first
    /// two.
    fn beginnings(&self, film: u32) -> Vec<Beginning<'a>> {
        let mut found: Vec<Beginning<'a>> = Vec::new();
        for title in self.titles(film) {
            let words = telling(&title.plain);
            let heads: Vec<String> = title
                .heads
                .iter()
                .map(|head| plain(without_article(head)))
                .collect();
            let wholes = heads.iter().chain([&title.plain]);
            let wholes: Vec<Vec<&str>> = wholes.map(|name| telling(before_number(name))).collect();
            for count in 1..=words.len().min(2) {
                let is_whole = wholes.iter().any(|whole| *whole == words[..count]);
                let words = (words[0], if count == 2 { words[1] } else { "" });
                if words.0.len() + words.1.len() < 2 {
                    continue;
                }
                match found.iter_mut().find(|known| known.words == words) {
                    Some(known) => known.is_whole |= is_whole,
                    None => found.push(Beginning { words, is_whole }),
                }
            }
        }
        found
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
        let title = |film: u32| &self.spelt[film as usize][0].folded;
        are_near && title(earlier) != title(later)
    }

    /// The films of one beginning, each with whether that is all of its title (or all before a
    /// colon or a number), in groups that belong together.
    fn together(&self, films: &[(u32, bool)]) -> Vec<Vec<u32>> {
        let mut order: Vec<(u32, bool)> = films.to_vec();
        order.sort_by_key(|(film, _)| (self.year(*film).is_none(), self.year(*film)));
        let mut group_of: Vec<usize> = (0..order.len()).collect();
        let mut known: HashMap<PersonNo, usize> = HashMap::default();
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
    fn series_called(&self, beginning: Words<'_>, films: &[u32]) -> Option<u32> {
        films.iter().find_map(|film| {
            let series = self.film(*film).series.as_ref()?;
            let name = series_name(series);
            let is_called = match *telling(&name) {
                [word] => (word, "") == beginning,
                [first, second] => (first, second) == beginning,
                _ => false,
            };
            is_called.then(|| self.series_of[*film as usize])
        })
    }

    /// The number that a title of a film in a series of these names has: behind words of the name
    /// (*Furious 7*, *Star Wars: Episode V*), or an initial (*X2*).
    fn said_number(&self, film: u32, names: &[String]) -> Option<u8> {
        self.titles(film).find_map(|title| {
            let mut heads = title.heads.iter().map(|head| plain(without_article(head)));
            heads
                .find_map(|head| number_in(&head, names))
                .or_else(|| number_in(&title.plain, names))
        })
    }

    /// Numbers the films of a series of these names.
    fn number(&self, names: &[String], mut films: Vec<u32>, numbers: &mut Vec<(u32, u8)>) {
        films.sort_by_key(|film| (self.year(*film).is_none(), self.year(*film), *film));
        let mut names = names.to_vec();
        if let Some(first) = films.first() {
            let title = &self.spelt[*first as usize][0].plain;
            names.push(before_number(title).to_owned());
        }
        let said: Vec<Option<u8>> = films
            .iter()
            .map(|film| self.said_number(*film, &names))
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

/// The first word or two of a title that say something; the second may be empty.
type Words<'a> = (&'a str, &'a str);

/// How the titles of a series may begin.
struct Beginning<'a> {
    words: Words<'a>,
    /// Whether it is all of a title, or all before a colon or a number.
    is_whole: bool,
}

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
