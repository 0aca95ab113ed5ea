//! What options take that are completed as they are typed.

use super::columns;
use super::countries;
use super::decades::complete_decades;
use super::genres::complete_genres;
use super::rows::{film_row, person_row};
use crate::catalog::Suggested;
use crate::clean;
use crate::command::vocabulary::{Choice, Completion, Context, Takes};
use crate::fold::fold;
use crate::markup::cut_text;

/// A film's title or id.
pub(crate) const FILM: Takes = at_once(complete_films);
/// A person's name or id.
pub(crate) const PERSON: Takes = at_once(complete_people);
/// Genres, separated by commas, the last of them completed.
pub(crate) const GENRES: Takes = at_once(|context, typed| complete_genres(context.texts, typed));
pub(crate) const ONE_GENRE: Takes = at_once(|context, typed| {
    let mut choices = complete_genres(context.texts, typed);
    choices.retain(|choice| !choice.value.contains(','));
    choices
});
pub(crate) const A_DECADE: Takes = at_once(complete_decades);
pub(crate) const A_COUNTRY: Takes = at_once(countries::complete);
/// A column.
pub(crate) const A_COLUMN: Takes = at_once(columns::complete);
/// A day that is over, or today.
pub(crate) const DAY: Takes = at_once(complete_days);

const fn at_once(complete: fn(&Context<'_>, &str) -> Vec<Choice>) -> Takes {
    Takes::Completed(Completion::AtOnce(complete))
}

/// The films whose titles are nearest to what was typed.
pub(crate) fn complete_films(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let films = context.catalog.suggest_films(typed, Choice::MOST);
    or_as_typed(typed, films, |no| Choice {
        label: cut_text(film_row(context, no), Choice::LONGEST),
        value: context.catalog.film(no).id.as_str().to_owned(),
    })
}

/// The people whose names are nearest to what was typed.
fn complete_people(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let people = context.catalog.suggest_people(typed, Choice::MOST);
    or_as_typed(typed, people, |no| Choice {
        label: cut_text(person_row(context, no), Choice::LONGEST),
        value: context.catalog.person_id(no).as_str().to_owned(),
    })
}

/// A choice of each thing, behind what was typed where none comes close to that: whoever presses
/// Enter takes the first choice, and is to be asked rather than answered something else.
fn or_as_typed<T>(
    typed: &str,
    suggested: Suggested<T>,
    choice: impl Fn(T) -> Choice,
) -> Vec<Choice> {
    let as_typed = (!suggested.is_close).then(|| {
        let typed = cut_text(clean::line(typed), Choice::LONGEST);
        Choice {
            label: typed.clone(),
            value: typed,
        }
    });
    let things = suggested.things.into_iter().map(choice);
    as_typed
        .into_iter()
        .chain(things)
        .take(Choice::MOST)
        .collect()
}

/// Completes a day with the words for the last two.
fn complete_days(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let texts = context.texts;
    let typed = fold(typed);
    [
        (texts.list.today, "today"),
        (texts.list.yesterday, "yesterday"),
    ]
    .into_iter()
    .filter(|(label, value)| fold(label).starts_with(&typed) || value.starts_with(&typed))
    .map(|(label, value)| Choice {
        label: label.to_owned(),
        value: value.to_owned(),
    })
    .collect()
}
