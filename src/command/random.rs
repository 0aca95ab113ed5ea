//! `/random`: what to watch.

use super::context::Context;
use super::definition::{Audience, Command, CommandOption, Kind, Takes};
use super::errand::Step;
use super::message::{Button, Message, Row, Style};
use super::shared::{film_buttons, film_card};
use crate::action::{Action, Wish};
use crate::catalog::{Filter, NoPick, Walk};
use crate::refusal::{Reason, Refusal};

pub(super) const COMMAND: Command = Command {
    name: "random",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.random_command,
    options: &[
        CommandOption {
            name: "genre",
            required: false,
            takes: Takes::Genres,
            description: |texts| texts.genres_option,
        },
        CommandOption {
            name: "decade",
            required: false,
            takes: Takes::Decade,
            description: |texts| texts.decade_option,
        },
        CommandOption {
            name: "min_rating",
            required: false,
            takes: Takes::Rating,
            description: |texts| texts.min_rating_option,
        },
        CommandOption {
            name: "max_minutes",
            required: false,
            takes: Takes::Minutes,
            description: |texts| texts.max_minutes_option,
        },
        CommandOption {
            name: "with",
            required: false,
            takes: Takes::Person,
            description: |texts| texts.with_option,
        },
    ],
    subcommands: &[],
    answer: |context| {
        let mut wish = Wish {
            genres: context.genres("genre")?,
            decade: context.decade("decade")?,
            min_rating: context.rating("min_rating")?,
            max_minutes: context.minutes("max_minutes")?,
            with: None,
        };
        let with = |person| Action::Random {
            wish: Wish {
                with: Some(person),
                ..wish.clone()
            },
            walk: None,
        };
        let person = context.optional_person("with", with)?;
        wish.with = person.map(|person| context.catalog.person_id(person));
        draw(context, &wish, None).map(Step::say)
    },
};

/// Picks the next film of a walk, or the first of a new one.
pub(super) fn draw(
    context: &Context<'_>,
    wish: &Wish,
    walk: Option<Walk>,
) -> Result<Message, Refusal> {
    let catalog = context.catalog;
    let Wish {
        genres,
        decade,
        min_rating,
        max_minutes,
        with,
    } = wish;
    let filter = Filter {
        genres: *genres,
        decade: *decade,
        min_rating: *min_rating,
        max_runtime: *max_minutes,
        with: with
            .as_ref()
            .map(|person| context.known_person(person))
            .transpose()?,
        leave_unconfirmed_out: !context.call.settings.pick_unconfirmed,
    };
    let start = Walk {
        seed: context.roll,
        shown_up_to: None,
    };
    let pick = match catalog.pick(&filter, walk.unwrap_or(start)) {
        // A film may have gone since the button was made: then the walk is over early.
        Err(NoPick::AllShown { .. }) => catalog.pick(&filter, start),
        pick => pick,
    };
    let Ok(pick) = pick else {
        return Err(Refusal::new(Reason::NothingFits {
            exclusions: catalog.exclusions(&filter),
            of: catalog.review_count(),
        }));
    };
    let texts = context.texts;
    let again = Action::Random {
        wish: wish.clone(),
        walk: (pick.left > 0).then_some(pick.next),
    };
    let another = match pick.left {
        0 => texts.start_over.to_owned(),
        _ => texts.another.to_owned(),
    };
    let mut buttons = vec![Button::act(Style::Primary, "🎲", another, again).only_if(pick.of > 1)];
    buttons.extend(
        film_buttons(context, pick.film)
            .into_iter()
            .map(|button| Button {
                style: Style::Secondary,
                ..button
            }),
    );
    let person = filter.with.map(|person| catalog.person_name(person));
    let mut text = (texts.picked)(pick.of, &(texts.wish)(wish, person));
    text.push_after("\n", &(texts.left_to_show)(pick.left, pick.of));
    Ok(Message {
        visibility: context.visibility,
        text,
        cards: vec![film_card(context, pick.film)],
        rows: vec![Row::Buttons(buttons)],
        ..Message::default()
    })
}
