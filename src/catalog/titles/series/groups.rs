//! Which films are taken together by their titles: because these say so, because they begin alike, or
//! because one ends as the other is called.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::super::names::before_number;
use super::super::spelling::plain;
use super::super::without_article;
use super::{Films, Link, MOST_OF_A_BEGINNING, Words, telling};
use crate::catalog::PersonNo;

/// How many of the cast tell whether two films belong together.
const LEADS: usize = 6;
/// How many years apart films of one beginning that share nobody still belong together.
const YEARS_APART: u16 = 10;
/// A beginning that so few films have says that they belong together.
const FEW_OF_A_BEGINNING: usize = 12;
/// A sequel comes so many years after the film before it at the latest.
const YEARS_TO_A_SEQUEL: u16 = 15;
/// The highest number of a first film of a name: a higher one is part of the name.
const LAST_FIRST: u8 = 3;

/// A film's year, whether its title has a number or a subtitle, and its number.
type Marked = (Option<u16>, bool, u32);

/// How the titles of a series may begin.
struct Beginning<'a> {
    words: Words<'a>,
    /// Whether it is all of a title, or all before a colon or a number.
    is_whole: bool,
}

impl<'a> Films<'a> {
    /// Groups of films whose titles alone say that they are of one series: the same name, and a number
    /// or a subtitle. Of a name of one word, such as *The Mission*, the genres have to agree too. What
    /// bears the bare name came at most a few years before the first of these: whatever comes later is
    /// made anew.
    pub(super) fn said_together(&self) -> Vec<Vec<u32>> {
        let mut by_name: BTreeMap<(String, (bool, bool)), Vec<Marked>> = BTreeMap::new();
        for film in (0..).take(self.reviews.len()) {
            for (name, is_marked) in self.named(film) {
                let kind = (self.is_drawn(film), self.is_documentary(film));
                let films = by_name.entry((name, kind)).or_default();
                films.push((self.year(film), is_marked, film));
            }
        }
        let groups = by_name.into_iter().flat_map(|((name, _), mut films)| {
            films.sort_unstable();
            let is_one_word = !name.contains(' ');
            let names = [name];
            let Some(first) = films.iter().position(|(_, is_marked, _)| *is_marked) else {
                return Vec::new();
            };
            let bare = films[..first].last().copied();
            let number = |film| self.said_number(film, &names);
            // Where it begins with a high one, the number is part of the name: *District 9*.
            let is_name = |number: u8| number > LAST_FIRST;
            let is_of_name = bare.is_none() && number(films[first].2).is_some_and(is_name);
            let marked = films.iter().filter(|(_, is_marked, _)| *is_marked);
            let mut group: Vec<u32> = Vec::new();
            let mut before: Option<u16> = None;
            for (year, _, film) in bare.iter().chain(marked) {
                let apart = before.zip(*year).map(|(a, b)| a.abs_diff(b));
                if apart.is_some_and(|apart| apart > YEARS_TO_A_SEQUEL) {
                    group.clear();
                }
                let belongs = |last: &u32| {
                    self.are_of_a_kind(*last, *film)
                        && (!is_of_name || self.shared(*last, *film) > 0)
                };
                if is_one_word && !group.last().is_none_or(belongs) {
                    continue;
                }
                before = *year;
                group.push(*film);
            }
            self.of_one_key(group)
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

    /// Groups of films of which some are called by two words, and the titles of others end with these:
    /// *A Good Day to Die Hard*.
    pub(super) fn named_at_the_end(&self) -> Vec<Vec<u32>> {
        let mut called: HashMap<Words<'a>, Vec<u32>> = HashMap::default();
        let films = (0..).take(self.reviews.len());
        let films = films.filter(|film| !self.is_documentary(*film));
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

    /// The films whose titles begin alike, each with whether that is all of its title (or all before
    /// a colon or a number). Films that are called by two words belong to these, whatever the first of
    /// them is (*Toy Story* to no *Toy*), so these come first.
    pub(super) fn beginning_alike(&self) -> Vec<(Words<'a>, Vec<(u32, bool)>)> {
        let mut known: HashMap<(Words<'a>, bool), u32> = HashMap::default();
        let mut all: Vec<(u32, u32, bool)> = Vec::new();
        for film in (0..).take(self.reviews.len()) {
            let is_documentary = self.is_documentary(film);
            for Beginning { words, is_whole } in self.beginnings(film) {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let number = *known.entry((words, is_documentary)).or_insert(next);
                all.push((number, film, is_whole));
            }
        }
        all.sort_unstable();
        let mut words = vec![("", ""); known.len()];
        for ((beginning, _), number) in known {
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
        groups.sort_unstable_by_key(|((first, second), films): &(Words<'a>, Vec<(u32, bool)>)| {
            (second.is_empty(), *first, *second, films[0])
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

    /// The films of one beginning, each with whether that is all of its title (or all before a
    /// colon or a number), in groups that belong together.
    pub(super) fn together(&self, films: &[(u32, bool)]) -> Vec<Vec<u32>> {
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

    /// Whether films of one beginning are so near in time that one may follow the other: a film of
    /// the same title does not.
    fn are_near(&self, earlier: u32, later: u32) -> bool {
        let years = self.year(earlier).zip(self.year(later));
        let are_near = years.is_some_and(|(a, b)| a != b && a.abs_diff(b) <= YEARS_APART);
        let title = |film: u32| &self.spelt[film as usize][0].folded;
        are_near && title(earlier) != title(later)
    }

    /// The parts of a group whose films are linked by people.
    pub(super) fn linked(&self, mut films: Vec<u32>, link: Link) -> Vec<Vec<u32>> {
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

    fn people(&self, film: u32) -> impl Iterator<Item = PersonNo> {
        let cast = self.cast.get(film as usize);
        let leads = cast.iter().take(LEADS);
        leads.chain(self.directors.get(film as usize)).copied()
    }
}
