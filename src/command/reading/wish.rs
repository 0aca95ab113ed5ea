//! What a film has to fit that is picked: options that several commands take.

use super::complete::{A_COLUMN, A_COUNTRY, A_DECADE, GENRES, PERSON};
use crate::action::{Action, Wish};
use crate::catalog::{Column, Filter, LeftOut};
use crate::command::vocabulary::{CommandOption, Context, OptionType};
use crate::refusal::Refusal;

/// The options that say what a film has to fit.
pub(crate) const GENRE: CommandOption = CommandOption {
    name: "genre",
    required: false,
    takes: GENRES,
    description: |texts| texts.genres_option,
};
pub(crate) const DECADE: CommandOption = CommandOption {
    name: "decade",
    required: false,
    takes: A_DECADE,
    description: |texts| texts.decade_option,
};
pub(crate) const MIN_RATING: CommandOption = CommandOption {
    name: "min_rating",
    required: false,
    takes: OptionType::Rating,
    description: |texts| texts.min_rating_option,
};
pub(crate) const MAX_MINUTES: CommandOption = CommandOption {
    name: "max_minutes",
    required: false,
    takes: OptionType::Minutes,
    description: |texts| texts.max_minutes_option,
};
pub(crate) const WITH: CommandOption = CommandOption {
    name: "with",
    required: false,
    takes: PERSON,
    description: |texts| texts.with_option,
};

pub(crate) const COUNTRY: CommandOption = CommandOption {
    name: "country",
    required: false,
    takes: A_COUNTRY,
    description: |texts| texts.country_option,
};
pub(crate) const COLUMN: CommandOption = CommandOption {
    name: "column",
    required: false,
    takes: A_COLUMN,
    description: |texts| texts.column.option,
};
pub(crate) const IF_REVIEWED: CommandOption = CommandOption {
    name: "reviewed",
    required: false,
    takes: OptionType::Reviewed,
    description: |texts| texts.reviewed_option,
};

/// Reads those options. Where nobody is called what was typed, the nearest are offered, with what
/// `resume` makes of the wish for them.
pub(crate) fn wish(
    context: &Context<'_>,
    resume: impl Fn(Wish) -> Action,
) -> Result<Wish, Refusal> {
    let mut wish = Wish {
        genres: context.genres(GENRE.name)?,
        decade: context.decade(DECADE.name)?,
        min_rating: context.rating(MIN_RATING.name)?,
        max_minutes: context.minutes(MAX_MINUTES.name)?,
        with: None,
        country: context.country(COUNTRY.name)?,
        column: context.column(COLUMN.name)?,
        reviewed: context.reviewed(IF_REVIEWED.name)?,
    };
    let with = |person| {
        resume(Wish {
            with: Some(person),
            ..wish.clone()
        })
    };
    let person = context.optional_person(WITH.name, with)?;
    wish.with = person.map(|person| context.catalog.person_id(person));
    Ok(wish)
}

/// What a film has to fit here: the wish, and what the server leaves out.
pub(crate) fn filter(context: &Context<'_>, wish: &Wish) -> Result<Filter, Refusal> {
    let Wish {
        genres,
        decade,
        min_rating,
        max_minutes,
        with,
        country,
        column,
        reviewed,
    } = wish;
    let settings = &context.call.settings;
    Ok(Filter {
        genres: *genres,
        decade: *decade,
        min_rating: *min_rating,
        max_runtime: *max_minutes,
        with: with
            .as_ref()
            .map(|person| context.known_person(person))
            .transpose()?,
        country: *country,
        column: column
            .map(|column| context.known_column(column).map(Column::id))
            .transpose()?,
        reviewed: *reviewed,
        leave_unconfirmed_out: !settings.pick_unconfirmed,
        left_out: LeftOut {
            genres: settings.genres_left_out,
            below: settings.lowest_rating,
            before: settings.earliest_year,
            after: settings.latest_year,
        },
    })
}
