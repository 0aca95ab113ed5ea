//! Why a film is offered, to one member or to several.

use crate::catalog::{Against, Fit, ForMember, Reason, Recommendation};
use crate::command::vocabulary::Context;
use crate::markup::Markup;
use crate::member::Experience;

/// How many shared people a reason names.
const NAMED: usize = 3;

/// `because you gave Heat a 9: Al Pacino and Val Kilmer; same director (Michael Mann)`.
pub(super) fn why_for_you(
    context: &Context<'_>,
    offered: &Recommendation,
    for_you: &ForMember,
) -> Markup {
    let texts = &context.texts.taste;
    let Some((first, others)) = for_you.because.split_first() else {
        return Markup::default();
    };
    let (title, score) = rated(context, first);
    let mut why = (texts.because)(title, score, &what(context, first));
    if !others.is_empty() {
        let others = others.iter().map(|reason| rated(context, reason));
        why.push_after("; ", &(texts.and_because)(others.collect()));
    }
    if for_you.liked_by_alike > 1 {
        why.push_after("; ", &(texts.liked_by_alike)(for_you.liked_by_alike));
    }
    if offered.is_find {
        why.push_after("; ", &Markup::trusted(texts.few_know_it));
    }
    let Against { genres, people } = &for_you.against;
    let genres = genres
        .iter()
        .map(|genre| Markup::plain((context.texts.genre)(*genre)));
    let people = people
        .iter()
        .map(|no| Markup::plain(context.catalog.person_name(*no).shown()));
    let low: Vec<Markup> = people.chain(genres).collect();
    if !low.is_empty() {
        why.push_after("; ", &(texts.but_rated_low)(low));
    }
    if offered.poor.is_some() {
        why.push_after("; ", &Markup::trusted(texts.but_poor));
    }
    why
}

/// A line for each member whom the film suits, and one for those to whom it is a stretch.
pub(super) fn why_for_all(
    context: &Context<'_>,
    asking: &[Experience],
    for_each: &[ForMember],
) -> Markup {
    let texts = &context.texts.taste;
    let mut why = Markup::default();
    let mut stretched = Vec::new();
    for (one, for_one) in asking.iter().zip(for_each) {
        let who = Markup::person(one.member);
        match (for_one.fit, for_one.because.first()) {
            (Fit::Good, Some(reason)) => {
                let (title, score) = rated(context, reason);
                let line = (texts.because_of)(&who, title, score, &what(context, reason));
                why.push_after("\n", &line);
            }
            (Fit::Stretch, _) => stretched.push(who),
            (Fit::Good, None) | (Fit::Unknown(_), _) => {}
        }
    }
    if !stretched.is_empty() {
        why.push_after("\n", &(texts.stretch_for)(stretched));
    }
    why
}

/// The film that was rated, and how.
fn rated<'a>(context: &Context<'a>, reason: &Reason) -> (&'a str, u8) {
    (&context.catalog.film(reason.rated).title, reason.score)
}

/// What an offered film has of one that was rated well.
fn what(context: &Context<'_>, reason: &Reason) -> Markup {
    let texts = context.texts;
    let name = |no: &_| Markup::plain(context.catalog.person_name(*no).shown());
    let mut parts = Vec::new();
    if !reason.shared.is_empty() {
        let names: Vec<Markup> = reason.shared.iter().take(NAMED).map(name).collect();
        let more = reason.shared.len() - names.len();
        parts.push((texts.taste.people)(names, more));
    }
    let agrees = &reason.agrees;
    if agrees.series {
        parts.push(Markup::trusted(texts.same_series));
    }
    if !agrees.directors.is_empty() {
        let names = Markup::join(agrees.directors.iter().map(name), ", ");
        parts.push((texts.same_director)(&names));
    }
    if parts.is_empty() {
        let genres = agrees.genres.iter();
        let genres = genres.map(|genre| Markup::plain((texts.genre)(genre)));
        parts.push((texts.same_genres)(&Markup::join(genres, ", ")));
    }
    Markup::join(parts, "; ")
}
