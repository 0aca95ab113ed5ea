//! Who is who: everybody once, whatever spelling of their name a film has.

use std::ops::Range;

use foldhash::HashMap;

use super::PersonNo;
use super::lists::Lists;
use crate::film::{PersonId, PersonName};
use crate::fold::{fold, head};
use crate::review::Review;

/// Everybody in the order of their folded names, who is in each film, and who directed it.
///
/// Of several spellings that fold to one, the most frequent is the name.
pub(super) fn intern(reviews: &[Review]) -> (Box<[PersonName]>, Lists<PersonNo>, Lists<PersonNo>) {
    let mut known = Spellings::default();
    let films = || reviews.iter().map(|review| &review.film);
    let cast = films().map(|film| known.numbers(film.cast.iter().map(|credit| &credit.person)));
    let mut cast = Lists::new(cast);
    let mut directors = Lists::new(films().map(|film| known.numbers(&film.directors)));
    let Spellings { all: spellings, .. } = known;
    let mut times = vec![0_u32; spellings.len()];
    for spelling in cast.all().iter().chain(directors.all()) {
        times[spelling.index()] += 1;
    }
    // One text for all folded names: they are needed for the order only.
    let mut text = String::new();
    let mut order: Vec<(u64, Range<usize>, PersonNo)> = Vec::with_capacity(spellings.len());
    for (spelling, name) in (0..).map(PersonNo).zip(&spellings) {
        let start = text.len();
        text.push_str(&folded_name(name));
        order.push((head(&text[start..]), start..text.len(), spelling));
    }
    order.sort_unstable_by(|a, b| {
        let rank = |spelling: PersonNo| {
            let at = spelling.index();
            std::cmp::Reverse((times[at], spellings[at].full()))
        };
        let by_times = || rank(a.2).cmp(&rank(b.2));
        let by_text = || text[a.1.clone()].cmp(&text[b.1.clone()]);
        a.0.cmp(&b.0).then_with(by_text).then_with(by_times)
    });
    let mut people: Vec<PersonName> = Vec::new();
    let mut of_spelling = vec![PersonNo(0); spellings.len()];
    for same in order.chunk_by(|a, b| text[a.1.clone()] == text[b.1.clone()]) {
        people.push(spellings[same[0].2.index()].clone());
        for (.., spelling) in same {
            of_spelling[spelling.index()] = PersonNo::at(people.len() - 1);
        }
    }
    for lists in [&mut cast, &mut directors] {
        lists.change(|spelling| of_spelling[spelling.index()]);
    }
    (people.into(), cast, directors)
}

/// The spellings of names, numbered in the order in which they are met.
#[derive(Default)]
struct Spellings<'a> {
    all: Vec<&'a PersonName>,
    by_text: HashMap<&'a str, PersonNo>,
    /// Most credits hold a text that has been met (see `NamePool`): then its place in memory says
    /// who it is, and the text need not be read.
    by_address: HashMap<*const u8, PersonNo>,
}

impl<'a> Spellings<'a> {
    fn numbers(&mut self, names: impl IntoIterator<Item = &'a PersonName>) -> Vec<PersonNo> {
        names.into_iter().map(|name| self.number(name)).collect()
    }

    fn number(&mut self, name: &'a PersonName) -> PersonNo {
        let Self {
            all,
            by_text,
            by_address,
        } = self;
        let text = name.full();
        *by_address.entry(text.as_ptr()).or_insert_with(|| {
            *by_text.entry(text).or_insert_with(|| {
                all.push(name);
                PersonNo::at(all.len() - 1)
            })
        })
    }
}

/// A name as it is compared with others.
pub(super) fn folded_name(name: &PersonName) -> String {
    let folded = fold(name.full());
    // A name of nothing but symbols folds to nothing: it is itself.
    if folded.is_empty() {
        name.full().to_owned()
    } else {
        folded
    }
}

/// The ids that are not simply the folded name with hyphens, in order.
pub(super) fn odd_ids(people: &[PersonName]) -> Box<[(PersonId, PersonNo)]> {
    let is_odd = |name: &PersonName| {
        // Folding makes nothing longer that is ASCII, apart from `&`.
        let text = name.full();
        if text.is_ascii()
            && text.len() <= PersonId::LONGEST
            && text.contains(|c: char| c.is_ascii_alphanumeric())
            && !text.contains('&')
        {
            return false;
        }
        let folded = fold(text);
        !folded.is_ascii() || !(1..=PersonId::LONGEST).contains(&folded.len())
    };
    let names = (0..).map(PersonNo).zip(people);
    let mut odd: Vec<(PersonId, PersonNo)> = names
        .filter(|(_, name)| is_odd(name))
        .map(|(no, name)| (PersonId::new(name), no))
        .collect();
    odd.sort_unstable();
    odd.into()
}
