//! Who directed the film and who is in it, from labels and from all that the prose says.

use std::collections::{HashMap, HashSet};

use super::{
    Found, Sure,
    credits::Listed,
    evidence::Scene,
    known::{Known, PersonNo, first_word},
    line::Line,
    mentions::Mentions,
    names,
    titles::Titles,
    words::Word,
};
use crate::{
    film::{Credit, PersonName, parse_line},
    fold::fold,
};

mod tally;

use tally::{Kind, Tally, tally};

/// The most people that are taken; no review names more.
const MOST: usize = 200;
/// The most directors that prose makes.
const MOST_DIRECTORS: usize = 4;
/// The most people that the author is asked about.
const MOST_PERHAPS: usize = 10;

/// What is known besides the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Film<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) series: Option<&'a str>,
    pub(super) known: &'a Known,
}

/// The people of a film.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) directors: Vec<Found<PersonName>>,
    pub(super) cast: Vec<Found<Credit>>,
    /// People who may be in the cast, but are as likely not to be: for the author to decide.
    pub(super) perhaps: Vec<Found<PersonName>>,
}

/// Reads the people from the prose, in addition to those whom labels named.
pub(super) fn in_prose(
    words: &[Word<'_>],
    lines: &[Line],
    mentions: &Mentions,
    film: Film<'_>,
    labelled: People,
) -> People {
    let titles = Titles::find(words, film.title, film.known);
    // The people of the library that the names stand for, some of them written otherwise.
    let all = mentions.people.iter().enumerate();
    let stands_for: Vec<Option<PersonNo>> = all
        .map(|(at, named)| match named.known {
            None if at < MOST => film.known.near(&named.name, film.series),
            known => known,
        })
        .collect();
    let is_actor = |no: &Option<PersonNo>| no.is_some_and(|no| film.known.is_actor(no));
    let scene = Scene {
        words,
        titles: &titles,
        is_actor: &stands_for.iter().map(is_actor).collect::<Vec<bool>>(),
    };
    let tallies = tally(scene, mentions);
    let named = candidates(words, mentions, &stands_for, tallies, film);
    let line_of = |at: usize| lines[words[at].line].number;
    let mut people = labelled;
    if people.directors.is_empty() {
        people.directors = directors(&named, line_of);
    }
    add_cast(&mut people, &named, film, line_of);
    people
}

/// Somebody whom the text names by their whole name.
struct Candidate {
    name: PersonName,
    /// How the text writes it, if that differs.
    written: Option<String>,
    /// The name as the text writes it, folded.
    folded: String,
    kind: Kind,
    tally: Tally,
    /// The word where the name first appears.
    first: usize,
    /// The list that it is in there.
    group: usize,
}

impl Candidate {
    fn found<T>(&self, value: T, line: usize, sure: Sure) -> Found<T> {
        let written = self.written.clone();
        Found {
            written,
            ..Found::new(value, line, sure)
        }
    }
}

fn candidates(
    words: &[Word<'_>],
    mentions: &Mentions,
    stands_for: &[Option<PersonNo>],
    tallies: Vec<Tally>,
    film: Film<'_>,
) -> Vec<Candidate> {
    let mut first_of: Vec<Option<(usize, usize)>> = vec![None; mentions.people.len()];
    for mention in mentions.all.iter().filter(|one| one.is_full) {
        first_of[mention.who].get_or_insert((mention.words.start, mention.group));
    }
    let alone = names_alone(words);
    let all = mentions.people.iter().zip(tallies).enumerate();
    all.filter_map(|(who, (named, tally))| {
        let (first, group) = first_of[who]?;
        let known = stands_for[who];
        let (name, written) = name_of(&named.name, known, film)?;
        let folded = fold(&named.name);
        let kind = match known {
            Some(no) if film.known.is_actor(no) => Kind::Actor,
            Some(_) => Kind::Director,
            None if !film.known.has_first_name(&named.name) => Kind::Unknown,
            None if alone.contains(first_word(&folded)) => Kind::Role,
            None => Kind::Person,
        };
        Some(Candidate {
            name,
            written,
            folded,
            kind,
            tally,
            first,
            group,
        })
    })
    .collect()
}

/// Who directed it: whoever is most often said to have, otherwise the one who does what directors
/// do.
fn directors(named: &[Candidate], line_of: impl Fn(usize) -> usize) -> Vec<Found<PersonName>> {
    let found = |one: &Candidate, sure| {
        let at = one.tally.directs_at().unwrap_or(one.first);
        one.found(one.name.clone(), line_of(at), sure)
    };
    let most = named.iter().map(|one| one.tally.directs()).max();
    let most = most.unwrap_or(0);
    let said = named.iter().filter(|one| one.tally.is_director(most));
    let said: Vec<Found<PersonName>> = said
        .take(MOST_DIRECTORS)
        .map(|one| {
            let is_clear = one.tally.directs() > 1 || !one.tally.is_crew();
            found(one, if is_clear { Sure::Likely } else { Sure::Guess })
        })
        .collect();
    if !said.is_empty() {
        return said;
    }
    let points = |one: &&Candidate| one.tally.may_direct(one.kind);
    let best = named.iter().rev().max_by_key(points);
    let Some(best) = best.filter(|one| points(one) > 0) else {
        return Vec::new();
    };
    let is_beside = |one: &&Candidate| one.group == best.group && points(one) == points(&best);
    let beside = named.iter().filter(is_beside).take(MOST_DIRECTORS);
    beside.map(|one| found(one, Sure::Guess)).collect()
}

fn add_cast(
    people: &mut People,
    named: &[Candidate],
    film: Film<'_>,
    line_of: impl Fn(usize) -> usize,
) {
    let own_title = film.title.map(fold).unwrap_or_default();
    let role_of = |one: &Candidate| one.tally.role().and_then(parse_role);
    let roles = named.iter().filter_map(|one| one.tally.role().map(fold));
    let roles: HashSet<String> = roles.collect();
    let cast = people.cast.iter().enumerate();
    let mut at_of: HashMap<String, usize> = cast
        .map(|(at, found)| (fold(found.value.person.full()), at))
        .collect();
    let is_listed = people.cast.len() >= 3;
    for one in named {
        let (acts, is_actor) = (one.tally.acts() > 0, one.kind == Kind::Actor);
        let is_role = one.tally.is_role() && !is_actor
            || roles.contains(&one.folded)
            || own_title.contains(&one.folded) && !acts;
        if is_role && !(acts && is_actor) {
            continue;
        }
        let is_director = people.directors.iter().any(|found| found.value == one.name);
        let Some(sure) = one.tally.in_cast(one.kind, is_director) else {
            if one.tally.is_perhaps(one.kind) && people.perhaps.len() < MOST_PERHAPS {
                let perhaps = Found::new(one.name.clone(), line_of(one.first), Sure::Guess);
                people.perhaps.push(perhaps);
            }
            continue;
        };
        let key = fold(one.name.full());
        if let Some(at) = at_of.get(&key) {
            let role = &mut people.cast[*at].value.role;
            *role = role.take().or_else(|| role_of(one));
            continue;
        }
        // A list is complete, apart from others who are plainly in the film.
        if is_listed && sure == Sure::Guess || people.cast.len() >= MOST {
            continue;
        }
        let credit = Credit {
            person: one.name.clone(),
            role: role_of(one),
        };
        let at = one.tally.acts_at().unwrap_or(one.first);
        at_of.insert(key, people.cast.len());
        people.cast.push(one.found(credit, line_of(at), sure));
    }
}

/// The words with a capital that stand by themselves, folded.
fn names_alone(words: &[Word<'_>]) -> HashSet<String> {
    let is_alone = |at: &usize| names::is_name(&words[*at]) && names::stands_alone(words, *at);
    let alone = (0..words.len()).filter(is_alone);
    alone.map(|at| fold(words[at].text)).collect()
}

fn parse_role(role: &str) -> Option<Box<str>> {
    parse_line(role, Credit::LONGEST_ROLE).ok()
}

/// The name as the library has it, and how the text writes it if that differs.
fn name_of(
    name: &str,
    known: Option<PersonNo>,
    film: Film<'_>,
) -> Option<(PersonName, Option<String>)> {
    let Some(no) = known else {
        return Some((PersonName::parse(name).ok()?, None));
    };
    let whole = film.known.name(no).clone();
    let written = (fold(whole.shown()) != fold(name)).then(|| name.to_owned());
    Some((whole, written))
}

/// The people that labels name, as the library has them.
pub(super) fn labelled(
    directors: Vec<Found<Listed>>,
    cast: Vec<Found<Listed>>,
    film: Film<'_>,
) -> People {
    let credit = |(person, role): (PersonName, Option<String>)| Credit {
        person,
        role: role.as_deref().and_then(parse_role),
    };
    let directors = resolved(directors, film).map(|found| found.map(|(name, _)| name));
    let cast = resolved(cast, film).map(|found| found.map(credit));
    People {
        directors: directors.collect(),
        cast: cast.collect(),
        perhaps: Vec::new(),
    }
}

/// Each name of a list once, with its role.
fn resolved(
    listed: Vec<Found<Listed>>,
    film: Film<'_>,
) -> impl Iterator<Item = Found<(PersonName, Option<String>)>> {
    let mut seen = HashSet::new();
    listed.into_iter().take(MOST).filter_map(move |found| {
        let Listed { name, role } = found.value;
        let known = film.known.find(&fold(&name));
        let known = known.or_else(|| film.known.near(&name, film.series));
        let (name, written) = name_of(&name, known, film)?;
        seen.insert(fold(name.full())).then_some(Found {
            value: (name, role),
            line: found.line,
            sure: found.sure,
            written,
        })
    })
}
