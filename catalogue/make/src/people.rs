//! One person, one name: the spellings of a name are made one over the whole catalogue where it is sure
//! that they are one person's.
//!
//! Sure is what differs in case, accents, hyphens and dots alone; what two sources spell differently in one
//! film, if no source bills the two side by side (John and Joan Cusack); and East Asian names whose two
//! orders both stand there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reelated::fold::fold;

use crate::listing::{Listing, Trust, folded_name};

/// What the sources bill together: nobody is in a cast twice.
#[derive(Default)]
pub(crate) struct Billed {
    rows: HashMap<String, Vec<u32>>,
    count: u32,
}

impl Billed {
    /// Takes note of a cast as one source has it.
    pub(crate) fn add<'a>(&mut self, cast: impl IntoIterator<Item = &'a str>) {
        for name in cast {
            self.rows
                .entry(folded_name(name))
                .or_default()
                .push(self.count);
        }
        self.count += 1;
    }

    fn together(&self, one: &str, other: &str) -> bool {
        let (Some(one), Some(other)) = (self.rows.get(one), self.rows.get(other)) else {
            return false;
        };
        one.iter().any(|row| other.binary_search(row).is_ok())
    }
}

/// How often a spelling stands in the catalogue, and when.
#[derive(Clone, Default)]
struct Use {
    films: usize,
    weight: usize,
    first: u16,
    last: u16,
    asian: usize,
    placed: usize,
}

/// What is asked of a name most often.
struct Spelt {
    initial: Option<char>,
    last: String,
    length: usize,
}

impl Spelt {
    fn of(name: &str) -> Self {
        let folded = fold(name);
        Self {
            initial: folded.chars().next(),
            last: folded.rsplit(' ').next().unwrap_or_default().to_owned(),
            length: folded.replace(' ', "").len(),
        }
    }

    /// Whether two names are worth a closer look.
    fn may_be(&self, other: &Self) -> bool {
        self.last == other.last
            || (self.initial == other.initial && self.length.abs_diff(other.length) <= 2)
            || (self.initial == other.initial && self.length.min(other.length) >= 10)
    }
}

/// Where surnames are billed first.
const SURNAME_FIRST: [&str; 6] = ["KR", "CN", "HK", "TW", "KH", "VN"];

struct Names(BTreeMap<String, Use>);

impl Names {
    fn of(films: &[Listing]) -> Self {
        let mut names: BTreeMap<String, Use> = BTreeMap::new();
        for film in films {
            let year = film.year.unwrap_or_default();
            let people: BTreeSet<&str> = film.people().collect();
            for name in people {
                let known = names.entry(name.to_owned()).or_default();
                known.films += 1;
                // What was written by hand is spelt as films bill it.
                known.weight += if film.trust >= Trust::Hand { 4 } else { 1 };
                known.first = if known.first == 0 {
                    year
                } else {
                    known.first.min(year)
                };
                known.last = known.last.max(year);
                if let Some(country) = film.countries.first() {
                    known.placed += 1;
                    known.asian +=
                        usize::from(SURNAME_FIRST.contains(&country.as_str()) || country == "JP");
                }
            }
        }
        Self(names)
    }

    fn films(&self, name: &str) -> usize {
        self.0.get(name).map_or(0, |known| known.films)
    }

    /// The spelling of most films.
    fn usual<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> Option<String> {
        let all = names.into_iter();
        let usual = all.max_by_key(|name| {
            let loud = name
                .split(' ')
                .any(|word| word.len() > 2 && word == word.to_uppercase());
            (
                !loud,
                self.0.get(*name).map(|known| known.weight),
                !name.is_ascii(),
                std::cmp::Reverse((*name).clone()),
            )
        });
        usual.cloned()
    }

    /// Whether the films of one name are of the other's time.
    fn are_of_one_time(&self, one: &str, other: &str) -> bool {
        let (Some(one), Some(other)) = (self.0.get(one), self.0.get(other)) else {
            return false;
        };
        one.first + 12 >= other.first && one.last <= other.last + 12
    }
}

/// Makes the names of all films one person each.
pub(crate) fn unify(films: &mut [Listing], billed: &Billed) {
    rename(films, &spellings(films));
    rename(films, &orders(films));
    for film in films.iter_mut() {
        film.drop_doubles();
    }
    let names = Names::of(films);
    let mut misspelt: HashMap<String, String> = HashMap::new();
    let mut shortened: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
    for film in films.iter_mut() {
        let cast: Vec<String> = film
            .cast
            .iter()
            .map(|credit| credit.name().to_owned())
            .collect();
        let known: Vec<Spelt> = cast.iter().map(|name| Spelt::of(name)).collect();
        for (at, one) in cast.iter().enumerate() {
            for (beside, other) in (at + 1..).zip(&cast[at + 1..]) {
                if !known[at].may_be(&known[beside]) {
                    continue;
                }
                if billed.together(&folded_name(one), &folded_name(other)) {
                    continue;
                }
                if let Some((short, long)) = lengths(one, other) {
                    let keeps_short = names.films(long) <= 2
                        && names.films(short) > 5 * names.films(long)
                        && !is_younger(long);
                    let (from, to) = if keeps_short {
                        (long, short)
                    } else {
                        (short, long)
                    };
                    film.rename_in_cast(from, to);
                    *shortened
                        .entry(from.clone())
                        .or_default()
                        .entry(to.clone())
                        .or_default() += 1;
                } else if let Some((from, to)) = misspelling(one, other, &names) {
                    misspelt.insert(from.clone(), to.clone());
                    film.rename_in_cast(from, to);
                }
            }
        }
    }
    for film in films.iter_mut() {
        let directors = film.directors.clone();
        for (at, one) in directors.iter().enumerate() {
            for other in &directors[at + 1..] {
                let whole = lengths(one, other).or_else(|| misspelling(one, other, &names));
                if let Some((from, _)) = whole {
                    film.directors.retain(|name| name != from);
                }
            }
        }
    }
    // A source that drops middle names does so in all its films.
    for (from, to) in shortened {
        if let [(to, count)] = to.into_iter().collect::<Vec<_>>().as_slice()
            && 2 * count >= names.films(&from)
            && names.films(&from) <= names.films(to) + 1
            && names.are_of_one_time(&from, to)
            && !is_younger(to)
        {
            misspelt.insert(from, to.clone());
        }
    }
    misspelt.retain(|from, to| names.are_of_one_time(from, to));
    let ends: HashMap<String, String> = misspelt
        .iter()
        .map(|(from, to)| (from.clone(), misspelt.get(to).unwrap_or(to).clone()))
        .filter(|(from, to)| from != to)
        .collect();
    rename(films, &ends);
    for film in films.iter_mut() {
        film.drop_doubles();
    }
}

fn rename(films: &mut [Listing], names: &HashMap<String, String>) {
    for film in films {
        for name in film.people_mut() {
            if let Some(usual) = names.get(name) {
                usual.clone_into(name);
            }
        }
    }
}

/// Names that are equal when folded.
fn spellings(films: &[Listing]) -> HashMap<String, String> {
    let names = Names::of(films);
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names.0.keys() {
        groups
            .entry(folded_name(name))
            .or_default()
            .push(name.clone());
    }
    renamed_to_usual(groups.into_values(), |group| names.usual(group))
}

fn renamed_to_usual(
    groups: impl IntoIterator<Item = Vec<String>>,
    usual: impl Fn(&[String]) -> Option<String>,
) -> HashMap<String, String> {
    let mut renamed = HashMap::new();
    for group in groups.into_iter().filter(|group| group.len() > 1) {
        if let Some(usual) = usual(&group) {
            let others = group.into_iter().filter(|name| *name != usual);
            renamed.extend(others.map(|name| (name, usual.clone())));
        }
    }
    renamed
}

/// East Asian names that stand there in both orders.
fn orders(films: &[Listing]) -> HashMap<String, String> {
    let names = Names::of(films);
    let mut groups: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for name in names.0.keys() {
        let mut words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        words.sort();
        groups.entry(words).or_default().push(name.clone());
    }
    let is_asian = |name: &String| {
        let known = &names.0[name];
        known.placed > 0 && 2 * known.asian > known.placed
    };
    let groups = groups.into_values().filter(|group| {
        group.len() > 1
            && group.iter().any(is_asian)
            && group.windows(2).all(|pair| are_turned(&pair[0], &pair[1]))
    });
    renamed_to_usual(groups, |group| names.usual_order(group))
}

impl Names {
    /// The order of most films; of as many, the surname first.
    fn usual_order(&self, group: &[String]) -> Option<String> {
        let best = group.iter().max_by_key(|name| {
            let given_last = name
                .rsplit(' ')
                .next()
                .is_some_and(|last| last.contains('-'));
            (
                self.0.get(*name).map(|known| known.weight),
                given_last,
                has_surname_first(name),
                std::cmp::Reverse((*name).clone()),
            )
        });
        best.cloned()
    }
}

fn has_surname_first(name: &str) -> bool {
    const SURNAMES: [&str; 40] = [
        "Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Xu", "Sun",
        "Ma", "Zhu", "Hu", "Lin", "He", "Gao", "Luo", "Cheng", "Liang", "Xie", "Tang", "Feng",
        "Deng", "Cao", "Lu", "Jiang", "Lung", "Yuen", "Chin", "Cheung", "Lam", "Lau", "Xin", "Tan",
        "Qu", "Au", "Hua", "Ji",
    ];
    name.split(' ')
        .next()
        .is_some_and(|first| SURNAMES.contains(&first))
}

/// Whether two names differ in what stands first.
fn are_turned(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let one: Vec<&str> = one.split(' ').collect();
    let other: Vec<&str> = other.split(' ').collect();
    let turns = |one: &[&str], other: &[&str]| {
        (1..one.len()).any(|at| {
            let mut turned = one.to_vec();
            turned.rotate_left(at);
            turned == other
        })
    };
    // "Tony Leung Chiu-wai" is "Tony Chiu-Wai Leung".
    one.len() == other.len()
        && (turns(&one, &other)
            || (one.len() > 3 && one[0] == other[0] && turns(&one[1..], &other[1..])))
}

/// Two names of which one has what the other has and more: the shorter and the longer.
fn lengths<'a>(one: &'a String, other: &'a String) -> Option<(&'a String, &'a String)> {
    let words = |name: &str| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(one), words(other));
    let ((short, few), (long, many)) = if a.len() < b.len() {
        ((one, &a), (other, &b))
    } else {
        ((other, &b), (one, &a))
    };
    let is_inside = few.len() >= 2 && many.len() > few.len() && few.len() + 2 >= many.len();
    let shares_end = few.first() == many.first() || few.last() == many.last();
    let has_all = few.iter().all(|word| many.contains(word));
    (is_inside && shares_end && has_all).then_some((short, long))
}

fn is_younger(name: &str) -> bool {
    ["Jr.", "Sr.", "II", "III", "IV"]
        .iter()
        .any(|suffix| name.ends_with(suffix))
}

/// Two spellings of which one is a slip of the other: the slip and what is meant.
fn misspelling<'a>(
    one: &'a String,
    other: &'a String,
    names: &Names,
) -> Option<(&'a String, &'a String)> {
    let (a, b) = (folded_name(one), folded_name(other));
    let shorter = a.chars().count().min(b.chars().count());
    if shorter < 7
        || a.chars().next() != b.chars().next()
        || is_younger(one) != is_younger(other)
        || (is_younger(one) && is_younger(other))
    {
        return None;
    }
    let (from, to) = if names.films(one) <= names.films(other) {
        (one, other)
    } else {
        (other, one)
    };
    let last = |name: &str| fold(name).rsplit(' ').next().map(str::to_owned);
    let is_slip = match distance(&a, &b) {
        0 | 1 => true,
        2 => shorter >= 11 && (names.films(from) <= 2 || last(one) == last(other)),
        _ => false,
    };
    is_slip.then_some((from, to))
}

/// How many letters have to be put in, taken out or changed to make one text of the other.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for (to, d) in other.iter().enumerate() {
            let change = row[to] + usize::from(c != *d);
            next.push(change.min(row[to + 1] + 1).min(next[to] + 1));
        }
        row = next;
    }
    row[other.len()]
}
