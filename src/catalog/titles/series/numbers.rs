//! The number of each film of a series.

use foldhash::HashSet;

use super::super::names::before_number;
use super::super::spelling::{part_number, plain};
use super::super::without_article;
use super::{Films, Link, telling};
use crate::catalog::PersonNo;

/// A film's number in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Number(u8);

impl Number {
    const DOUBTFUL: u8 = 0x80;

    pub(super) fn new(number: u8, is_sure: bool) -> Self {
        let number = number.min(Self::DOUBTFUL - 1);
        Self(if is_sure {
            number
        } else {
            number | Self::DOUBTFUL
        })
    }

    /// The number.
    pub(in super::super) fn get(self) -> u8 {
        self.0 & !Self::DOUBTFUL
    }

    /// Whether people may count otherwise.
    pub(in super::super) fn is_doubtful(self) -> bool {
        self.0 & Self::DOUBTFUL != 0
    }
}

impl Films<'_> {
    /// Numbers the films of a series of these names.
    ///
    /// Those that bear its name are counted, and all of them; where both give a film one number, it is
    /// sure. So it is where the films between two that say their numbers are just as many as the
    /// numbers between (*The Conjuring: The Devil Made Me Do It*, whatever comes from other series).
    pub(super) fn number(
        &self,
        names: &[String],
        mut films: Vec<u32>,
        numbers: &mut Vec<(u32, Number)>,
    ) {
        films.sort_by_key(|film| (self.year(*film).is_none(), self.year(*film), *film));
        let mut names = names.to_vec();
        let Some(first) = films.first().copied() else {
            return;
        };
        let title = &self.spelt[first as usize][0].plain;
        names.push(before_number(title).to_owned());
        let said = |film: &u32| self.said_number(*film, &names);
        let bears = |film: &&u32| {
            **film == first || said(film).is_some() || self.bears_one_of(**film, &names)
        };
        let bearing: Vec<u32> = films.iter().filter(bears).copied().collect();
        let of_all = counted(&films, said);
        let of_bearing = counted(&bearing, said);
        let mut before: HashSet<PersonNo> = HashSet::default();
        for film in &films {
            let people = self.who_link(*film, Link::Somebody);
            let is_linked = !before.is_disjoint(&people);
            before.extend(people);
            let of_film = |counted: &[(u32, u8, bool)]| {
                let mut all = counted.iter();
                all.find(|(other, ..)| other == film).copied()
            };
            let in_all = of_film(&of_all);
            let in_bearing = of_film(&of_bearing);
            let is_agreed = in_all.map(|(_, number, _)| number)
                == in_bearing.map(|(_, number, _)| number)
                && (is_linked || *film == first);
            // What fills a gap that others fill, too, may not; and who counts but a few says nothing
            // where these fill no gap.
            let in_all = in_all.map(|(film, number, _)| (film, number, said(&film).is_some()));
            let in_bearing = in_bearing.filter(|(.., is_sure)| *is_sure);
            for (_, number, is_sure) in [in_all, in_bearing].into_iter().flatten() {
                // What came later and has a smaller number was counted by somebody else.
                let is_before = |(other, later, _): &&(u32, u8, bool)| {
                    self.year(*other) > self.year(*film) && *later < number
                };
                let is_in_order = !of_bearing.iter().any(|other| is_before(&other));
                let is_sure = is_sure || is_agreed && is_in_order;
                numbers.push((*film, Number::new(number, is_sure)));
            }
        }
    }

    /// The number that a title of a film in a series of these names has: behind words of the name
    /// (*Furious 7*, *Star Wars: Episode V*), or an initial (*X2*).
    pub(super) fn said_number(&self, film: u32, names: &[String]) -> Option<u8> {
        self.titles(film).find_map(|title| {
            let mut heads = title.heads.iter().map(|head| plain(without_article(head)));
            heads
                .find_map(|head| number_in(&head, names))
                .or_else(|| number_in(&title.plain, names))
        })
    }

    /// Whether a title of a film begins as one of the names, or ends as it does. What meets another series belongs
    /// to both: *Alien vs. Predator* is no fifth *Alien*.
    fn bears_one_of(&self, film: u32, names: &[String]) -> bool {
        let last = |text: &str| telling(text).last().map(|word| (*word).to_owned());
        self.titles(film).any(|title| {
            let title = &title.plain;
            let is_crossing = title.split(' ').any(|word| word == "vs");
            let bears = |name: &String| {
                let name = before_number(name);
                let at_start = title.strip_prefix(name);
                at_start.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    || title.ends_with(name)
                    || telling(name).len() > 1 && last(title) == last(name)
            };
            !is_crossing && names.iter().any(bears)
        })
    }
}

/// The number of each film of a series, in the order of their years: what its title says, or the next
/// that is free; and whether the title says it, or it fills a gap between such numbers.
fn counted(films: &[u32], said: impl Fn(&u32) -> Option<u8>) -> Vec<(u32, u8, bool)> {
    let all_said: Vec<Option<u8>> = films.iter().map(said).collect();
    let mut counted: Vec<(u32, u8, bool)> = Vec::with_capacity(films.len());
    let mut before: u8 = 0;
    // Behind the last that says its number.
    let mut last_said: Option<(usize, u8)> = None;
    for (at, (film, of_title)) in films.iter().zip(&all_said).enumerate() {
        // A film comes after the one before it, but for those that tell what was earlier.
        let is_given = |number: &u8| counted.iter().any(|(_, given, _)| given == number);
        let is_free = |number: &u8| !is_given(number) && !all_said.contains(&Some(*number));
        let next_free = || (before.checked_add(1)?..=u8::MAX).find(is_free);
        let Some(number) = of_title.or_else(next_free) else {
            break;
        };
        counted.push((*film, number, of_title.is_some()));
        before = number;
        if of_title.is_some() {
            if let Some((from, last)) = last_said
                && usize::from(number) == usize::from(last) + at - from
            {
                for (.., is_sure) in &mut counted[from..at] {
                    *is_sure = true;
                }
            }
            last_said = Some((at, number));
        }
    }
    counted
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
