//! The people of a film: its directors, its writers and its cast, nobody twice in one list.

use std::ops::Range;

use super::{
    draft::{CastEntry, Text},
    faults::{not_too_many, parsed, twice},
    report::Report,
};
use crate::{
    clean,
    diagnostic::{Problem, grouped},
    film::{Credit, PersonName, parse_line},
    fold,
};

/// The names met so far in one list.
#[derive(Default)]
struct Seen(Vec<(u64, Range<usize>)>);

impl Seen {
    /// Where in the list there is a name that is equal after folding; `nth` gives the names in it.
    ///
    /// Folding every name of a large library would take longer than all else, so a name is
    /// folded only where its signature has been seen.
    fn position<'n>(
        &self,
        name: &PersonName,
        nth: impl Fn(usize) -> &'n PersonName,
    ) -> Option<usize> {
        let signature = signature(name.full());
        (0..self.0.len()).find(|at| {
            self.0[*at].0 == signature && fold::fold(nth(*at).full()) == fold::fold(name.full())
        })
    }

    fn span(&self, at: usize) -> &Range<usize> {
        &self.0[at].1
    }

    fn add(&mut self, name: &PersonName, span: &Range<usize>) {
        self.0.push((signature(name.full()), span.clone()));
    }
}

/// A number that two names have in common if [`fold::fold`] makes them equal, and seldom
/// otherwise: FNV-1a over what folding keeps, without the spaces.
fn signature(name: &str) -> u64 {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    if name.is_ascii() && !name.contains('&') {
        let kept = name.bytes().filter(u8::is_ascii_alphanumeric);
        return kept.map(|byte| byte.to_ascii_lowercase()).fold(start, hash);
    }
    let folded = fold::fold(name);
    folded
        .bytes()
        .filter(|byte| *byte != b' ')
        .fold(start, hash)
}

/// The names in a list of directors or writers.
pub(super) fn names(texts: &[Text<'_>], whose: &str, report: &mut Report<'_>) -> Box<[PersonName]> {
    let names = not_too_many(texts, whose, |text| &text.span, report);
    let mut people: Vec<PersonName> = Vec::with_capacity(names.len());
    let mut seen = Seen::default();
    for text in names {
        let Some(name) = parsed(text, "a name", PersonName::parse, report) else {
            continue;
        };
        if let Some(at) = seen.position(&name, |at| &people[at]) {
            let message = format!("the name \"{}\" is there twice", name.full());
            twice(&message, &text.span, Some(seen.span(at)), report);
            continue;
        }
        seen.add(&name, &text.span);
        people.push(name);
    }
    people.into()
}

pub(super) fn cast(entries: &[CastEntry<'_>], report: &mut Report<'_>) -> Box<[Credit]> {
    let entries = not_too_many(entries, "cast entries", |entry| &entry.span, report);
    let mut credits: Vec<Credit> = Vec::with_capacity(entries.len());
    let mut seen = Seen::default();
    for entry in entries {
        let Some(credit) = credit(entry, report) else {
            continue;
        };
        if let Some(at) = seen.position(&credit.person, |at| &credits[at].person) {
            again_in_cast(&credit, &credits[at], &entry.span, seen.span(at), report);
            // A warning leaves the film in use, with the person's roles together.
            credits[at].role = both_roles(credits[at].role.take(), credit.role);
            continue;
        }
        seen.add(&credit.person, &entry.span);
        credits.push(credit);
    }
    credits.into()
}

fn credit(entry: &CastEntry<'_>, report: &mut Report<'_>) -> Option<Credit> {
    let CastEntry {
        name,
        role,
        span,
        name_is_broken,
    } = entry;
    if name.is_none() && !name_is_broken {
        report.add(span.clone(), |place| {
            Problem::error("missing", place, "a cast entry has no name")
                .label("who is this?")
                .allowed(r#""Name" or { name = "…", role = "…" }"#)
        });
    }
    let role = role.as_ref().and_then(|text| self::role(text, report));
    let person = parsed(name.as_ref()?, "a name", PersonName::parse, report)?;
    Some(Credit { person, role })
}

/// A role; one that is merely too long to be shown is cut. Those of dubbing artists list hundreds.
fn role(text: &Text<'_>, report: &mut Report<'_>) -> Option<Box<str>> {
    let longest = Credit::LONGEST_ROLE;
    let whole = |role: &str| parse_line(role, usize::MAX);
    let role = parsed(text, "a role", whole, report)?;
    let found = role.chars().count();
    if found > longest {
        report.add(text.span.clone(), |place| {
            let message = format!("a role is too long: {} characters", grouped(found));
            Problem::warning("too-long", place, message)
                .allowed(format!("at most {} characters", grouped(longest)))
                .help("it is shown cut off: name the characters that people know")
        });
    }
    Some(clean::cut_text(&*role, longest).into())
}

fn both_roles(first: Option<Box<str>>, second: Option<Box<str>>) -> Option<Box<str>> {
    let (Some(one), Some(other)) = (&first, &second) else {
        return first.or(second);
    };
    let both = format!("{one} / {other}");
    if both.chars().count() > Credit::LONGEST_ROLE {
        return first;
    }
    Some(both.into())
}

fn again_in_cast(
    again: &Credit,
    first: &Credit,
    span: &Range<usize>,
    first_span: &Range<usize>,
    report: &mut Report<'_>,
) {
    let name = again.person.full();
    let (Some(role), Some(first_role)) = (&again.role, &first.role) else {
        let message = format!("\"{name}\" is in the cast twice");
        return twice(&message, span, Some(first_span), report);
    };
    if role == first_role {
        let message = format!("\"{name}\" is in the cast twice, in one role");
        return twice(&message, span, Some(first_span), report);
    }
    let first_place = report.place(first_span.clone());
    report.add(span.clone(), |place| {
        let message = format!("\"{name}\" is in the cast twice, in two roles");
        let problem = Problem::warning("duplicate", place, message)
            .label("again here")
            .help(format!(
                "write both roles into one entry, role = \"{first_role} / {role}\", or tell two \
                 people of one name apart with a qualifier, \"{name} (singer)\""
            ));
        match first_place {
            Some(first) => problem.also(first, "first here"),
            None => problem,
        }
    });
}
