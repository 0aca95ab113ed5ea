//! `/random`: what to watch.

use super::parts::{film_buttons, film_card, film_rows, pick_for_server, said};
use super::reading::{
    COLUMN, COUNTRY, DECADE, GENRE, IF_REVIEWED, MAX_MINUTES, MIN_RATING, WITH, filter, wish,
};
use super::vocabulary::{
    Audience, Body, Button, Command, Context, Error, Kind, Message, Reply, Row, Style, awaited,
};
use crate::action::{Action, Wish};
use crate::catalog::{Column, FilmNo, Filter, NoPick, Walk};
use crate::refusal::{Reason, Refusal};
use crate::state::{Away, Member};

pub(super) const COMMAND: Command = Command {
    name: "random",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.random_command,
    body: Body::One {
        options: &[
            GENRE,
            DECADE,
            MIN_RATING,
            MAX_MINUTES,
            WITH,
            COUNTRY,
            COLUMN,
            IF_REVIEWED,
        ],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    let wish = wish(context, |wish| Action::Random { wish, walk: None })?;
    pick(context, &wish, None).await
}

/// Picks a film: in a server one that it has not been shown, elsewhere the next of a walk. Where the
/// database cannot be used, the walk takes its place, too: a film is better than none.
pub(super) async fn pick(
    context: &Context<'_>,
    wish: &Wish,
    walk: Option<Walk>,
) -> Result<Reply, Error> {
    let filter = filter(context, wish)?;
    let mut shown = None;
    // What fits nothing needs no database.
    if let Ok(member) = context.member()
        && context.catalog.fits_any(&filter)
    {
        let fresh = pick_fresh(context, member, wish, &filter).await;
        shown = fresh.unwrap_or_else(|away| {
            away.do_without(member.guild);
            None
        });
    }
    let shown = match shown {
        Some(shown) => shown,
        None => step_on(context, wish, &filter, walk)?,
    };
    Ok(said(context, message(context, wish, &filter, shown).await))
}

/// Picks a film that neither the server has been shown nor the asker has seen; `None` if none fits.
async fn pick_fresh(
    context: &Context<'_>,
    member: Member<'_>,
    wish: &Wish,
    filter: &Filter,
) -> Result<Option<Shown>, Away> {
    let seen = member.seen_films().await?;
    let picked = pick_for_server(context, member, filter, &seen).await?;
    Ok(picked.map(|picked| Shown {
        film: picked.film,
        again: Action::Random {
            wish: wish.clone(),
            walk: None,
        },
        left: picked.left,
        of: picked.of,
    }))
}

/// Picks the next film of a walk, or the first of a new one.
fn step_on(
    context: &Context<'_>,
    wish: &Wish,
    filter: &Filter,
    walk: Option<Walk>,
) -> Result<Shown, Refusal> {
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
    Ok(Shown {
        film: pick.film,
        again,
        left: pick.left,
        of: pick.of,
    })
}

/// A film that is shown, and what comes after it.
struct Shown {
    film: FilmNo,
    again: Action,
    left: usize,
    of: usize,
}

async fn message(context: &Context<'_>, wish: &Wish, filter: &Filter, shown: Shown) -> Message {
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
    let column = filter.column.and_then(|id| context.catalog.find_column(id));
    let wish = (texts.wish)(wish, person, column.map(Column::name));
    let mut text = (texts.picked)(of, &wish);
    text.push_after("\n", &(texts.left_to_show)(left, of));
    Message {
        visibility: context.visibility,
        text,
        cards: vec![film_card(context, film).await],
        rows: std::iter::once(Row::Buttons(buttons))
            .chain(film_rows(context, film))
            .collect(),
        ..Message::default()
    }
}
