//! Why a film is offered, and what speaks against it, in sentences.

use crate::catalog::{Against, FilmNo, Fit, ForMember, PersonNo, Reason, Recommendation, Said};
use crate::command::vocabulary::Context;
use crate::film::Decade;
use crate::markup::Markup;
use crate::member::Experience;

/// How many shared people a reason names.
const NAMED: usize = 2;
/// A film is called better than others where its reviewer gave it so much more, in tenths.
const BETTER: u8 = 3;

/// `You gave Heat a 9 and Collateral an 8: Michael Mann again, and better; not one of the best known`.
pub(super) fn why_for_you(
    context: &Context<'_>,
    offered: &Recommendation,
    for_you: &ForMember,
) -> Markup {
    let texts = &context.texts.taste;
    let mut parts = Vec::new();
    let is_liked = for_you.liked_by_alike > 1;
    if let Some(first) = for_you.because.first()
        && (first.says_something() || !is_liked)
    {
        parts.extend(because(context, offered.film, first, &for_you.because));
    }
    if is_liked {
        parts.push((texts.liked_by_alike)(for_you.liked_by_alike));
    }
    if for_you.wants {
        parts.push(Markup::trusted(texts.you_want_it));
    }
    if offered.is_find {
        parts.push(Markup::trusted(texts.few_know_it));
    }
    let low = rated_low(context, &for_you.against);
    if !low.is_empty() {
        parts.push((texts.but_rated_low)(low));
    }
    if offered.poor.is_some() {
        parts.push(Markup::trusted(texts.but_poor));
    }
    Markup::join(parts, "; ")
}

/// Who of a film, and which of its genres, a member mostly rated low.
fn rated_low(context: &Context<'_>, against: &Against) -> Vec<Markup> {
    let Against { genres, people } = against;
    let genres = genres
        .iter()
        .map(|genre| Markup::plain((context.texts.genre)(*genre)));
    let people = people.iter().map(|no| name(context, *no));
    people.chain(genres).collect()
}

/// The films that speak for it by the same as the first, and the others.
fn because(context: &Context<'_>, film: FilmNo, first: &Reason, all: &[Reason]) -> Vec<Markup> {
    let texts = &context.texts.taste;
    let is_rated = |reason: &Reason| matches!(reason.said, Said::Rated(_));
    let (same, others): (Vec<&Reason>, Vec<&Reason>) = all
        .iter()
        .partition(|reason| is_the_same(first, reason) && is_rated(first) == is_rated(reason));
    let mut what = what(context, film, first);
    let review = |film| context.catalog.review(film).rating;
    let best = same
        .iter()
        .map(|reason| review(reason.film))
        .max()
        .flatten();
    if let (Some(own), Some(best)) = (review(film), best)
        && is_rated(first)
        && own.tenths() >= best.tenths() + BETTER
    {
        what = (texts.and_better)(&what);
    }
    let (rated, wanted) = said(context, &same);
    let mut parts = vec![if is_rated(first) {
        (texts.because)(rated, &what)
    } else {
        (texts.because_wanted)(wanted, &what)
    }];
    let (rated, wanted) = said(context, &others);
    if !rated.is_empty() {
        parts.push((texts.and_because)(rated));
    } else if !wanted.is_empty() {
        parts.push((texts.and_wanted)(wanted));
    }
    parts
}

/// Those that were rated, and how, and those that somebody wants to watch.
fn said<'a>(context: &Context<'a>, reasons: &[&Reason]) -> (Vec<(&'a str, u8)>, Vec<&'a str>) {
    let mut rated = Vec::new();
    let mut wanted = Vec::new();
    for reason in reasons {
        let title: &str = &context.catalog.film(reason.film).title;
        match reason.said {
            Said::Rated(score) => rated.push((title, score)),
            Said::Wants => wanted.push(title),
        }
    }
    (rated, wanted)
}

/// Whether two films speak for a third by the same: a director, a person, a series or a kind.
fn is_the_same(first: &Reason, other: &Reason) -> bool {
    let shares = |people: fn(&Reason) -> &[PersonNo]| {
        let others = people(other);
        people(first).first().map(|one| others.contains(one))
    };
    let directors = shares(|reason| &reason.agrees.directors);
    let people = shares(|reason| &reason.shared);
    match (directors, people) {
        (Some(same), None) | (None, Some(same)) => same,
        (Some(directors), Some(people)) => directors && people,
        (None, None) if first.agrees.series => other.agrees.series,
        (None, None) => first.agrees.genres == other.agrees.genres,
    }
}

/// A line for each member whom the film suits, and one for those to whom it is a stretch.
pub(super) fn why_for_all(
    context: &Context<'_>,
    asking: &[Experience],
    offered: &Recommendation,
) -> Markup {
    let texts = &context.texts.taste;
    let mut why = Markup::default();
    let mut stretched = Vec::new();
    let mut wanted = Vec::new();
    for (one, for_one) in asking.iter().zip(&offered.for_each) {
        let who = Markup::person(one.member);
        if for_one.wants {
            wanted.push(who.clone());
        }
        match (for_one.fit, for_one.because.first()) {
            (Fit::Good, Some(reason)) => {
                let what = what(context, offered.film, reason);
                let title = &context.catalog.film(reason.film).title;
                let line = match reason.said {
                    Said::Rated(score) => (texts.because_of)(&who, title, score, &what),
                    Said::Wants => (texts.because_wanted_by)(&who, title, &what),
                };
                why.push_after("\n", &line);
            }
            (Fit::Stretch, _) => stretched.push(who.clone()),
            (Fit::Good, None) | (Fit::Unknown(_), _) => {}
        }
        let low = rated_low(context, &for_one.against);
        if !low.is_empty() {
            why.push_after("\n", &(texts.but_rated_low_by)(&who, low));
        }
    }
    if !wanted.is_empty() {
        why.push_after("\n", &(texts.they_want_it)(wanted));
    }
    if !stretched.is_empty() {
        why.push_after("\n", &(texts.stretch_for)(stretched));
    }
    if offered.is_find {
        why.push_after("\n", &Markup::trusted(texts.few_know_it));
    }
    if offered.poor.is_some() {
        why.push_after("\n", &Markup::trusted(texts.but_poor));
    }
    why
}

/// What an offered film has of one that speaks for it.
fn what(context: &Context<'_>, film: FilmNo, reason: &Reason) -> Markup {
    let texts = &context.texts.taste;
    let agrees = &reason.agrees;
    if agrees.series {
        return Markup::trusted(texts.of_series);
    }
    let mut people: Vec<PersonNo> = Vec::new();
    for person in agrees.directors.iter().chain(&reason.shared) {
        if !people.contains(person) {
            people.push(*person);
        }
    }
    if !people.is_empty() {
        let names = people.iter().take(NAMED).map(|no| name(context, *no));
        return (texts.people_again)(names.collect());
    }
    let genres = agrees.genres.iter();
    let genres = genres.map(|genre| Markup::plain((context.texts.genre)(genre)));
    let decade = |film: FilmNo| Some(context.catalog.film(film).year?.decade());
    let decade: Option<Decade> =
        decade(film).filter(|own| decade(reason.film).as_ref() == Some(own));
    (texts.kind_again)(genres.collect(), decade)
}

fn name(context: &Context<'_>, person: PersonNo) -> Markup {
    Markup::plain(context.catalog.person_name(person).shown())
}
