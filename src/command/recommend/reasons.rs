//! Why a film is offered, and what speaks against it, in sentences.

use std::collections::HashSet;

use crate::catalog::{Against, FilmNo, Fit, ForMember, PersonNo, Reason, Recommendation, Said};
use crate::command::vocabulary::Context;
use crate::film::{Country, Decade, Rating};
use crate::markup::Markup;
use crate::member::Experience;

/// How many shared people a reason names.
const NAMED: usize = 2;
/// A film is called better than others where its reviewer gave it so much more, in tenths.
const BETTER: u8 = 3;
/// That both are from a country is worth telling where fewer than this part of the films are.
const FEW: f64 = 0.05;

/// The rated films that a list has named already as what many films are like: others come first.
pub(super) type Named = HashSet<FilmNo>;

/// `You gave Heat a 9 and Collateral an 8: Michael Mann again, and better; not one of the best known`.
pub(super) fn why_for_you(
    context: &Context<'_>,
    offered: &Recommendation,
    for_you: &ForMember,
    named: &mut Named,
) -> Markup {
    let texts = &context.texts.taste;
    let mut parts = Vec::new();
    let is_liked = for_you.liked_by_alike > 1;
    if let Some(first) = for_you.because.first()
        && (first.says_something() || !is_liked)
    {
        parts.extend(because(context, offered.film, &for_you.because, named));
    }
    if is_liked {
        parts.push((texts.liked_by_alike)(for_you.liked_by_alike));
    }
    if for_you.wants {
        parts.push(Markup::trusted(texts.you_want_it));
    }
    if offered.is_little_known {
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

/// The films that speak for it by the same as the first, and one that does by something else.
fn because(context: &Context<'_>, film: FilmNo, all: &[Reason], named: &mut Named) -> Vec<Markup> {
    let texts = &context.texts.taste;
    let Some(first) = first(all, named) else {
        return Vec::new();
    };
    let mut same: Vec<&Reason> = vec![first];
    same.extend(all.iter().filter(|reason| {
        reason.film != first.film
            && is_the_same(first, reason)
            && (!is_of_kind(first)
                || time_and_place(context, film, first) == time_and_place(context, film, reason))
            && is_rated(first) == is_rated(reason)
            && !(is_of_kind(reason) && named.contains(&reason.film))
    }));
    let mut what = what(context, film, first);
    if is_of_kind(first) {
        same.truncate(NAMED);
        named.extend(same.iter().map(|reason| reason.film));
    } else if is_better_than_rated(context, film, &same) {
        what = (texts.and_better)(&what);
    }
    let (rated, wanted) = said(context, &same);
    let mut parts = vec![if is_rated(first) {
        (texts.because)(rated, &what)
    } else {
        (texts.because_wanted)(wanted, &what)
    }];
    let mut others = all.iter();
    if let Some(other) = others.find(|reason| brings_somebody_else(first, reason)) {
        let what = self::what(context, film, other);
        let title = &context.catalog.film(other.film).title;
        parts.push(match other.said {
            Said::Rated(score) => (texts.and_because)(title, score, &what),
            Said::Wants => (texts.and_wanted)(title, &what),
        });
    }
    parts
}

/// The weightiest reason; of those that are only of the film's kind, one that the list has not named.
fn first<'a>(all: &'a [Reason], named: &Named) -> Option<&'a Reason> {
    let first = all.first()?;
    let mut alike = all.iter().filter(|reason| {
        is_of_kind(reason)
            && reason.says_something() == first.says_something()
            && !named.contains(&reason.film)
    });
    let fresh = if is_of_kind(first) {
        alike.next()
    } else {
        None
    };
    Some(fresh.unwrap_or(first))
}

fn is_rated(reason: &Reason) -> bool {
    matches!(reason.said, Said::Rated(_))
}

/// Whether nothing but genres and time agree.
fn is_of_kind(reason: &Reason) -> bool {
    reason.shared.is_empty() && reason.agrees.directors.is_empty() && !reason.agrees.series
}

/// Whether somebody speaks by a reason who does not by the first.
fn brings_somebody_else(first: &Reason, other: &Reason) -> bool {
    let mut people = other.agrees.directors.iter().chain(&other.shared);
    let speaks = |person| first.agrees.directors.contains(person) || first.shared.contains(person);
    !is_of_kind(first) && people.next().is_some_and(|person| !speaks(person))
}

/// Whether the film's review is better than those of the others, and than what was given to them.
fn is_better_than_rated(context: &Context<'_>, film: FilmNo, others: &[&Reason]) -> bool {
    let review = |film| context.catalog.review(film).rating.map(Rating::tenths);
    let Some(own) = review(film) else {
        return false;
    };
    others.iter().all(|reason| match reason.said {
        Said::Rated(score) => {
            let reviewed = review(reason.film).is_some_and(|other| own >= other + BETTER);
            reviewed && own >= 10 * score
        }
        Said::Wants => false,
    })
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
    let mut suited = Vec::new();
    let mut stretched = Vec::new();
    let mut wanted = Vec::new();
    for (one, for_one) in asking.iter().zip(&offered.for_each) {
        let who = Markup::person(one.member);
        if for_one.wants {
            wanted.push(who.clone());
        }
        match (for_one.fit, for_one.because.first()) {
            (Fit::Good, Some(reason)) if reason.is_worth_a_line() => {
                let what = what(context, offered.film, reason);
                let title = &context.catalog.film(reason.film).title;
                let line = match reason.said {
                    Said::Rated(score) => (texts.because_of)(&who, title, score, &what),
                    Said::Wants => (texts.because_wanted_by)(&who, title, &what),
                };
                why.push_after("\n", &line);
            }
            (Fit::Stretch, _) => stretched.push(who.clone()),
            (Fit::Good, _) => suited.push(who.clone()),
            (Fit::Unknown(_), _) => {}
        }
        let low = rated_low(context, &for_one.against);
        if !low.is_empty() {
            why.push_after("\n", &(texts.but_rated_low_by)(&who, low));
        }
    }
    if !suited.is_empty() {
        why.push_after("\n", &(texts.suits)(suited));
    }
    if !wanted.is_empty() {
        why.push_after("\n", &(texts.they_want_it)(wanted));
    }
    if !stretched.is_empty() {
        why.push_after("\n", &(texts.stretch_for)(stretched));
    }
    if offered.is_little_known {
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
        return (texts.people_again)(names.collect(), is_rated(reason));
    }
    let genres = agrees.genres.iter();
    let genres = genres.map(|genre| Markup::plain((context.texts.genre)(genre)));
    let (decade, country) = time_and_place(context, film, reason);
    let kind = (texts.kind_again)(genres.collect(), decade, is_rated(reason));
    match country {
        Some(country) => (texts.of_country)(&kind, country),
        None => kind,
    }
}

/// The decade of a film and of one that speaks for it, and a country that both are from.
fn time_and_place(
    context: &Context<'_>,
    film: FilmNo,
    reason: &Reason,
) -> (Option<Decade>, Option<Country>) {
    let decade = |film: FilmNo| Some(context.catalog.film(film).year?.decade());
    let decade = decade(film).filter(|own| decade(reason.film).as_ref() == Some(own));
    (decade, country_of_both(context, film, reason.film))
}

/// A country that both films are from, where few films are.
fn country_of_both(context: &Context<'_>, film: FilmNo, other: FilmNo) -> Option<Country> {
    let catalog = context.catalog;
    let is_rare = |country: &Country| catalog.share_of_country(*country) < FEW;
    let theirs = &catalog.film(other).countries;
    let mut both = catalog.film(film).countries.iter().copied();
    both.find(|country| theirs.contains(country) && is_rare(country))
}

fn name(context: &Context<'_>, person: PersonNo) -> Markup {
    Markup::plain(context.catalog.person_name(person).shown())
}
