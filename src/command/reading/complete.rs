//! What options take that are completed as they are typed.

use super::columns;
use super::countries;
use super::decades::complete_decades;
use super::genres::complete_genres;
use super::rows::{film_rows, person_row};
use crate::clean;
use crate::command::vocabulary::{Choice, Completion, Context, OptionType};
use crate::fold::fold;
use crate::markup::cut_text;

/// A film's title or id.
pub(crate) const FILM: OptionType = at_once(complete_films);
/// A person's name or id.
pub(crate) const PERSON: OptionType = at_once(complete_people);
/// Genres, separated by commas, the last of them completed.
pub(crate) const GENRES: OptionType =
    at_once(|context, typed| complete_genres(context.texts, typed));
pub(crate) const ONE_GENRE: OptionType = at_once(|context, typed| {
    let mut choices = complete_genres(context.texts, typed);
    choices.retain(|choice| !choice.value.contains(','));
    choices
});
pub(crate) const A_DECADE: OptionType = at_once(complete_decades);
pub(crate) const A_COUNTRY: OptionType = at_once(countries::complete);
/// A column.
pub(crate) const A_COLUMN: OptionType = at_once(columns::complete);
/// A day that is over, or today.
pub(crate) const DAY: OptionType = at_once(complete_days);

const fn at_once(complete: fn(&Context<'_>, &str) -> Vec<Choice>) -> OptionType {
    OptionType::Completed(Completion::AtOnce(complete))
}

/// The films whose titles are nearest to what was typed.
pub(crate) fn complete_films(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let films = context.catalog.suggest_films(typed, Choice::MOST);
    let rows = film_rows(context, &films.things);
    let choices = films.things.iter().zip(rows).map(|(no, row)| Choice {
        label: cut_text(row, Choice::LONGEST),
        value: context.catalog.film(*no).id.as_str().to_owned(),
    });
    or_as_typed(typed, films.is_close, choices)
}

/// The people whose names are nearest to what was typed.
fn complete_people(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let people = context.catalog.suggest_people(typed, Choice::MOST);
    let choices = people.things.iter().map(|no| Choice {
        label: cut_text(person_row(context, *no), Choice::LONGEST),
        value: context.catalog.person_id(*no).as_str().to_owned(),
    });
    or_as_typed(typed, people.is_close, choices)
}

/// The choices, behind what was typed where the first does not come close to that: whoever presses
/// Enter takes the first choice, and is to be asked rather than answered something else.
fn or_as_typed(
    typed: &str,
    is_close: bool,
    choices: impl IntoIterator<Item = Choice>,
) -> Vec<Choice> {
    let as_typed = (!is_close).then(|| {
        let typed = cut_text(clean::line(typed), Choice::LONGEST);
        Choice {
            label: typed.clone(),
            value: typed,
        }
    });
    as_typed
        .into_iter()
        .chain(choices)
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
