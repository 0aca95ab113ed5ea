//! `/random`: what to watch.

use super::call::Place;
use super::context::Context;
use super::definition::{Audience, Command, CommandOption, Kind, Takes};
use super::errand::{Errand, Found, Picked, Step};
use super::members::card_rows;
use super::message::{Button, Message, Reply, Row, Style};
use super::shared::{film_buttons, film_card, said};
use crate::action::{Action, Wish};
use crate::catalog::{FilmNo, Filter, FreshPick, LeftOut, NoPick, Walk};
use crate::film::FilmId;
use crate::refusal::{Reason, Refusal};

pub(super) const COMMAND: Command = Command {
    name: "random",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.random_command,
    options: &[
        GENRE,
        DECADE,
        MIN_RATING,
        MAX_MINUTES,
        WITH,
        COUNTRY,
        REVIEWED,
    ],
    subcommands: &[],
    answer: |context| {
        let wish = wish(context, |wish| Action::Random { wish, walk: None })?;
        begin(context, &wish, None)
    },
};

/// The options that say what a film has to fit.
pub(super) const GENRE: CommandOption = CommandOption {
    name: "genre",
    required: false,
    takes: Takes::Genres,
    description: |texts| texts.genres_option,
};
pub(super) const DECADE: CommandOption = CommandOption {
    name: "decade",
    required: false,
    takes: Takes::Decade,
    description: |texts| texts.decade_option,
};
pub(super) const MIN_RATING: CommandOption = CommandOption {
    name: "min_rating",
    required: false,
    takes: Takes::Rating,
    description: |texts| texts.min_rating_option,
};
pub(super) const MAX_MINUTES: CommandOption = CommandOption {
    name: "max_minutes",
    required: false,
    takes: Takes::Minutes,
    description: |texts| texts.max_minutes_option,
};
pub(super) const WITH: CommandOption = CommandOption {
    name: "with",
    required: false,
    takes: Takes::Person,
    description: |texts| texts.with_option,
};

pub(super) const COUNTRY: CommandOption = CommandOption {
    name: "country",
    required: false,
    takes: Takes::Country,
    description: |texts| texts.country_option,
};
const REVIEWED: CommandOption = CommandOption {
    name: "reviewed",
    required: false,
    takes: Takes::Reviewed,
    description: |texts| texts.reviewed_option,
};

/// Reads those options. Where nobody is called what was typed, the nearest are offered, with what
/// `resume` makes of the wish for them.
pub(super) fn wish(
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
        reviewed: context.reviewed(REVIEWED.name)?,
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
pub(super) fn filter(context: &Context<'_>, wish: &Wish) -> Result<Filter, Refusal> {
    let Wish {
        genres,
        decade,
        min_rating,
        max_minutes,
        with,
        country,
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

/// Picks a film: in a server one that it has not been shown, elsewhere the next of a walk.
pub(super) fn begin(
    context: &Context<'_>,
    wish: &Wish,
    walk: Option<Walk>,
) -> Result<Step, Refusal> {
    let filter = filter(context, wish)?;
    let remembers = matches!(
        context.call.place,
        Place::Server {
            installed: true,
            ..
        }
    );
    // What fits nothing needs no memory.
    if remembers && context.catalog.fits_any(&filter) {
        let wish = wish.clone();
        return Ok(Step::Errand(Errand::Pick { wish, walk }));
    }
    step_on(context, wish, &filter, walk).map(|message| said(context, message).into())
}

/// Lets the catalogue pick for a server, for somebody who has `seen` some films; `None` if nothing
/// fits any more.
pub fn pick_fresh(
    context: &Context<'_>,
    wish: &Wish,
    shown: &[FilmId],
    seen: &[FilmId],
) -> Option<(Picked, Vec<FilmId>)> {
    let filter = filter(context, wish).ok()?;
    let FreshPick {
        film,
        forget,
        left,
        of,
    } = context
        .catalog
        .pick_fresh(&filter, shown, seen, context.roll)?;
    let film = context.catalog.film(film).id.clone();
    Some((Picked { film, left, of }, forget))
}

/// Shows what was picked for a server. Where its memory cannot be used, the walk in the button
/// takes its place: a film is better than none.
pub(super) fn report(
    context: &Context<'_>,
    wish: &Wish,
    walk: Option<Walk>,
    found: Found,
) -> Result<Reply, Refusal> {
    let filter = filter(context, wish)?;
    let Found::Picked(picked) = found else {
        return Ok(said(context, step_on(context, wish, &filter, walk)?));
    };
    let Some(film) = context.catalog.find(&picked.film) else {
        return Err(Refusal::new(Reason::Gone));
    };
    let again = Action::Random {
        wish: wish.clone(),
        walk: None,
    };
    let shown = Shown {
        film,
        again,
        left: picked.left,
        of: picked.of,
    };
    let message = message(context, wish, &filter, shown);
    Ok(said(context, message))
}

/// Picks the next film of a walk, or the first of a new one.
fn step_on(
    context: &Context<'_>,
    wish: &Wish,
    filter: &Filter,
    walk: Option<Walk>,
) -> Result<Message, Refusal> {
    let catalog = context.catalog;
    let start = Walk {
        seed: context.roll,
        shown_up_to: None,
    };
    let pick = match catalog.pick(filter, walk.unwrap_or(start)) {
        // A film may have gone since the button was made: then the walk is over early.
        Err(NoPick::AllShown { .. }) => catalog.pick(filter, start),
        pick => pick,
    };
    let Ok(pick) = pick else {
        return Err(Refusal::new(Reason::NothingFits {
            exclusions: catalog.exclusions(filter),
            of: catalog.choice_of(filter),
        }));
    };
    let again = Action::Random {
        wish: wish.clone(),
        walk: (pick.left > 0).then_some(pick.next),
    };
    let shown = Shown {
        film: pick.film,
        again,
        left: pick.left,
        of: pick.of,
    };
    Ok(message(context, wish, filter, shown))
}

/// A film that is shown, and what comes after it.
struct Shown {
    film: FilmNo,
    again: Action,
    left: usize,
    of: usize,
}

fn message(context: &Context<'_>, wish: &Wish, filter: &Filter, shown: Shown) -> Message {
    let Shown {
        film,
        again,
        left,
        of,
    } = shown;
    let texts = context.texts;
    let another = match left {
        0 => texts.start_over.to_owned(),
        _ => texts.another.to_owned(),
    };
    let mut buttons = vec![Button::act(Style::Primary, "🎲", another, again).only_if(of > 1)];
    buttons.extend(
        film_buttons(context, film)
            .into_iter()
            .map(|button| Button {
                style: Style::Secondary,
                ..button
            }),
    );
    let person = filter
        .with
        .map(|person| context.catalog.person_name(person));
    let mut text = (texts.picked)(of, &(texts.wish)(wish, person));
    text.push_after("\n", &(texts.left_to_show)(left, of));
    Message {
        visibility: context.visibility,
        text,
        cards: vec![film_card(context, film)],
        rows: std::iter::once(Row::Buttons(buttons))
            .chain(card_rows(context, film))
            .collect(),
        ..Message::default()
    }
}
