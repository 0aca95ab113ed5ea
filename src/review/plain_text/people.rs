//! Who directed the film and who is in it, from labels and from all that the prose says.

use std::collections::{HashMap, HashSet};

use super::{
    Found, Sure,
    credits::Listed,
    debris::Line,
    evidence::{self, Evidence, Says, Scene},
    known::Known,
    mentions::{Mentions, Named},
    titles::Titles,
    words::Word,
};
use crate::{
    film::{Credit, PersonName, parse_line},
    fold::fold,
};

/// The most people that are taken; no review names more.
const MOST: usize = 200;

/// The most directors that prose makes.
const MOST_DIRECTORS: usize = 4;

/// What is known besides the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Film<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) series: Option<&'a str>,
    pub(super) known: &'a Known,
}

/// What speaks for and against somebody, counted.
#[derive(Debug, Default, Clone)]
struct Tally {
    acts: usize,
    may_act: usize,
    directs: usize,
    crew: usize,
    elsewhere: usize,
    is_role: usize,
    role: Option<String>,
    /// The word at which it is first said that they act or direct.
    acts_at: Option<usize>,
    directs_at: Option<usize>,
}

/// The people of a film.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) directors: Vec<Found<PersonName>>,
    pub(super) cast: Vec<Found<Credit>>,
}

/// Reads the people from the prose, behind those whom labels named.
pub(super) fn in_prose(
    words: &[Word<'_>],
    lines: &[Line],
    mentions: &Mentions,
    film: Film<'_>,
    labelled: People,
) -> People {
    let titles = Titles::find(words, film.title, film.known);
    let stands_for = known_people(mentions, film);
    let is_actor: Vec<bool> = stands_for
        .iter()
        .map(|known| known.is_some_and(|(no, _)| film.known.is_actor(no)))
        .collect();
    let scene = Scene {
        words,
        titles: &titles,
        is_actor: &is_actor,
    };
    let tallies = tally(scene, mentions);
    let roles: HashSet<String> = tallies
        .iter()
        .filter_map(|tally| tally.role.as_deref().map(fold))
        .collect();
    let mut first_of: Vec<Option<usize>> = vec![None; mentions.people.len()];
    for mention in mentions.all.iter().filter(|one| one.is_full) {
        first_of[mention.who].get_or_insert(mention.words.start);
    }
    let own_title = film.title.map(fold).unwrap_or_default();
    let mut people = labelled;
    let mut in_cast_at: HashMap<String, usize> = people
        .cast
        .iter()
        .enumerate()
        .map(|(at, found)| (fold(found.value.person.full()), at))
        .collect();
    let has_directors = !people.directors.is_empty();
    let has_cast = people.cast.len() >= 3;
    let most = tallies.iter().map(|tally| tally.directs).max().unwrap_or(0);
    for (who, (named, tally)) in mentions.people.iter().zip(&tallies).enumerate() {
        let Some(first) = first_of[who] else {
            continue;
        };
        let number = |at: Option<usize>| lines[words[at.unwrap_or(first)].line].number;
        let known = stands_for[who];
        let Some((name, written)) = name_of(named, known.map(|(no, _)| no), film) else {
            continue;
        };
        if !has_directors && people.directors.len() < MOST_DIRECTORS && directs(tally, most) {
            let sure = if tally.directs > 1 || tally.crew == 0 {
                Sure::Likely
            } else {
                Sure::Guess
            };
            let mut found = Found::new(name.clone(), number(tally.directs_at), sure);
            found.written.clone_from(&written);
            people.directors.push(found);
        }
        let is_director = people.directors.iter().any(|one| same(&one.value, &name));
        let folded = fold(&named.name);
        let is_role = tally.is_role > 0 && !is_actor[who]
            || roles.contains(&folded)
            || own_title.contains(&folded) && tally.acts == 0;
        if is_role && (tally.acts == 0 || !is_actor[who]) {
            continue;
        }
        let has_first_name = film.known.has_first_name(&named.name);
        let Some(sure) = in_cast(tally, is_actor[who], is_director, has_first_name) else {
            continue;
        };
        let key = fold(name.full());
        if let Some(there) = in_cast_at.get(&key) {
            let there = &mut people.cast[*there].value;
            let role = tally.role.as_deref().and_then(parse_role);
            there.role = there.role.take().or(role);
            continue;
        }
        if has_cast && sure == Sure::Guess || people.cast.len() >= MOST {
            continue;
        }
        let role = tally.role.as_deref().and_then(parse_role);
        let mut found = Found::new(Credit { person: name, role }, number(tally.acts_at), sure);
        found.written = written;
        in_cast_at.insert(key, people.cast.len());
        people.cast.push(found);
    }
    people
}

fn same(one: &PersonName, other: &PersonName) -> bool {
    fold(one.full()) == fold(other.full())
}

fn parse_role(role: &str) -> Option<Box<str>> {
    parse_line(role, Credit::LONGEST_ROLE).ok()
}

fn directs(tally: &Tally, most: usize) -> bool {
    tally.directs > 0
        && tally.directs == most
        && tally.elsewhere == 0
        && (tally.acts == 0 || tally.directs >= tally.acts || tally.directs_at == tally.acts_at)
}

/// How surely somebody is in the cast, if at all.
fn in_cast(tally: &Tally, is_actor: bool, is_director: bool, has_first_name: bool) -> Option<Sure> {
    let behind_the_camera = is_director || tally.directs + tally.crew > 0;
    if tally.acts > 0
        && (!behind_the_camera || tally.acts_at == tally.directs_at || tally.acts > tally.crew)
    {
        return Some(Sure::Likely);
    }
    if behind_the_camera || tally.elsewhere > 0 {
        return None;
    }
    if tally.may_act > 0 && is_actor {
        return Some(Sure::Likely);
    }
    (is_actor || tally.may_act > 0 && has_first_name).then_some(Sure::Guess)
}

/// The people of the library that the names stand for, and whether they are written otherwise.
fn known_people(
    mentions: &Mentions,
    film: Film<'_>,
) -> Vec<Option<(super::known::PersonNo, bool)>> {
    let near = |named: &Named| film.known.near(&named.name, film.series);
    mentions
        .people
        .iter()
        .enumerate()
        .map(|(at, named)| match named.known {
            Some(no) => Some((no, false)),
            None if at < MOST => near(named).map(|no| (no, true)),
            None => None,
        })
        .collect()
}

fn name_of(
    named: &Named,
    known: Option<super::known::PersonNo>,
    film: Film<'_>,
) -> Option<(PersonName, Option<String>)> {
    let Some(no) = known else {
        return Some((PersonName::parse(&named.name).ok()?, None));
    };
    let name = film.known.name(no).clone();
    let written = (fold(name.shown()) != fold(&named.name)).then(|| named.name.clone());
    Some((name, written))
}

fn tally(scene: Scene<'_, '_>, mentions: &Mentions) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); mentions.people.len()];
    let mut start = 0;
    while start < mentions.all.len() {
        let group = mentions.all[start].group;
        let length = mentions.all[start..]
            .iter()
            .take_while(|one| one.group == group)
            .count();
        let members = &mentions.all[start..start + length];
        start += length;
        // Part of a title: *Being John Malkovich*.
        if members
            .iter()
            .any(|one| scene.titles.whose(one.words.start).is_some())
        {
            continue;
        }
        for one in evidence::of_group(scene, members) {
            tallies[one.who].add(one);
        }
    }
    tallies
}

impl Tally {
    fn add(&mut self, evidence: Evidence) {
        let Evidence {
            who: _,
            says,
            role,
            at,
        } = evidence;
        match says {
            Says::Acts => {
                self.acts += 1;
                self.acts_at.get_or_insert(at);
            }
            Says::MayAct => {
                self.may_act += 1;
                self.acts_at.get_or_insert(at);
            }
            Says::Directs => {
                self.directs += 1;
                self.directs_at.get_or_insert(at);
            }
            Says::Crew => self.crew += 1,
            Says::Elsewhere => self.elsewhere += 1,
            Says::IsRole => self.is_role += 1,
        }
        if self.role.is_none() {
            self.role = role;
        }
    }
}

/// The people that labels name, as the library has them.
pub(super) fn labelled(
    directors: Vec<Found<Listed>>,
    cast: Vec<Found<Listed>>,
    film: Film<'_>,
) -> People {
    let mut people = People::default();
    let mut seen = HashMap::new();
    for found in directors.into_iter().take(MOST) {
        let Some((name, written)) = resolve(&found.value.name, film) else {
            continue;
        };
        if seen.insert(fold(name.full()), ()).is_none() {
            let mut director = Found::new(name, found.line, found.sure);
            director.written = written;
            people.directors.push(director);
        }
    }
    let mut seen = HashMap::new();
    for found in cast.into_iter().take(MOST) {
        let Some((person, written)) = resolve(&found.value.name, film) else {
            continue;
        };
        if seen.insert(fold(person.full()), ()).is_none() {
            let role = found.value.role.as_deref().and_then(parse_role);
            let mut credit = Found::new(Credit { person, role }, found.line, found.sure);
            credit.written = written;
            people.cast.push(credit);
        }
    }
    people
}

fn resolve(name: &str, film: Film<'_>) -> Option<(PersonName, Option<String>)> {
    let known = film
        .known
        .find(&fold(name))
        .or_else(|| film.known.near(name, film.series));
    name_of(
        &Named {
            name: name.to_owned(),
            known,
        },
        known,
        film,
    )
}
