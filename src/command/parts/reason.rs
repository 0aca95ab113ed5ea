//! Why a film is suggested beside another.

use crate::catalog::{Shared, Suggestion};
use crate::command::vocabulary::Context;
use crate::markup::Markup;
use crate::text::SharedRole;

/// How many shared people a suggestion names.
const NAMED: usize = 3;

/// Why a film is suggested, in words: whom it shares in which roles, and what else agrees.
pub(crate) fn reason(context: &Context<'_>, suggestion: &Suggestion) -> Markup {
    let texts = context.texts;
    let mut parts = Vec::new();
    if !suggestion.shared.is_empty() {
        parts.push((texts.shares)(
            &shared_roles(context, suggestion),
            suggestion.shared.len(),
        ));
    }
    let agrees = &suggestion.agrees;
    if agrees.series {
        parts.push(Markup::trusted(texts.same_series));
    }
    if agrees.title && !agrees.series {
        parts.push(Markup::trusted(texts.similar_title));
    }
    if !agrees.directors.is_empty() {
        let name = |no: &_| Markup::plain(context.catalog.person_name(*no).shown());
        let names = Markup::join(agrees.directors.iter().map(name), ", ");
        parts.push((texts.same_director)(&names));
    }
    if !agrees.writers.is_empty() {
        let names = agrees
            .writers
            .iter()
            .map(|name| Markup::plain(name.shown()));
        parts.push((texts.same_writer)(&Markup::join(names, ", ")));
    }
    if suggestion.shared.is_empty() && !agrees.genres.is_empty() {
        let names = agrees
            .genres
            .iter()
            .map(|genre| Markup::plain((texts.genre)(genre)));
        parts.push((texts.same_genres)(&Markup::join(names, ", ")));
    }
    if suggestion.shared.is_empty()
        && let Some(years) = agrees.years_apart
    {
        parts.push((texts.years_apart)(years));
    }
    Markup::join(parts, "; ")
}

fn shared_roles(context: &Context<'_>, suggestion: &Suggestion) -> Vec<SharedRole> {
    let role = |film, shared: &Shared| context.catalog.role(film, shared.person).map(str::to_owned);
    let mut named: Vec<SharedRole> = Vec::new();
    for shared in &suggestion.shared {
        let name = context
            .catalog
            .person_name(shared.person)
            .shown()
            .to_owned();
        // With two films asked for, somebody may be shared with both.
        if named.len() < NAMED && named.iter().all(|known| known.name != name) {
            named.push(SharedRole {
                name,
                here: role(shared.with, shared),
                there: role(suggestion.film, shared),
            });
        }
    }
    named
}
