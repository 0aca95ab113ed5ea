//! Picking a film from a watchlist: one that who asks has not seen.

use super::page::people;
use super::typed::{which, without_offers_for_a_named_list};
use super::{name, numbered, there};
use crate::action::{Action, ListAction, Wish};
use crate::catalog::FilmNo;
use crate::command::parts::{film_buttons, film_card, film_rows, in_place, list_button};
use crate::command::reading::{filter, wish};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Message, Reply, Row, Style,
};
use crate::film::Film;
use crate::markup::Markup;
use crate::member::{List, Noted, Wanted, Weighing, Which};
use crate::refusal::{ListReason, Unpicked};

/// How many members the text above a card names.
const NAMES: usize = 5;

/// `/watchlist pick`.
pub(super) async fn from_typed(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let weighing = context.one_of("by", &Weighing::ALL)?.unwrap_or_default();
    let again = |wish| {
        Action::List(ListAction::Pick {
            list: None,
            weighing,
            wish,
            last: None,
        })
    };
    let wish = wish(context, again)
        .map_err(|refusal| without_offers_for_a_named_list(context, refusal))?;
    pick(context, &which(context)?, weighing, &wish, None).await
}

/// Picks from a list, but not the film of this mark that was picked before.
pub(super) async fn from(
    context: &Context<'_>,
    list: Option<i64>,
    weighing: Weighing,
    wish: &Wish,
    last: Option<u32>,
) -> Result<Reply, Error> {
    pick(context, &numbered(list), weighing, wish, last).await
}

async fn pick(
    context: &Context<'_>,
    which: &Which,
    weighing: Weighing,
    wish: &Wish,
    last: Option<u32>,
) -> Result<Reply, Error> {
    let member = context.member()?;
    let (list, films) = there(context, member.wanted(which).await?)?;
    let seen = member.seen_films().await?;
    let filter = filter(context, wish)?;
    let mut unpicked = Unpicked::default();
    let mut fitting: Vec<(Option<FilmNo>, &Wanted)> = Vec::new();
    for wanted in &films {
        let Noted { film, title } = &wanted.noted;
        let known = context.catalog.find(film);
        let fits = match known {
            Some(no) => context.catalog.fits(no, &filter),
            None => Film::unlisted(title).is_some_and(|typed| filter.fits_unlisted(typed)),
        };
        if known.is_none() && !film.is_unlisted() {
            unpicked.gone += 1;
        } else if seen.contains(film) {
            unpicked.seen += 1;
        } else if !fits {
            unpicked.unfit += 1;
        } else {
            fitting.push((known, wanted));
        }
    }
    let of = fitting.len();
    if of > 1 {
        fitting.retain(|(_, wanted)| Some(wanted.noted.film.mark()) != last);
    }
    let weight = |(_, wanted): &(Option<FilmNo>, &Wanted)| match weighing {
        Weighing::ByWishes => wanted.by.len(),
        Weighing::Evenly => 1,
    };
    let weights: Vec<usize> = fitting.iter().map(weight).collect();
    let Some((film, wanted)) = draw(&weights, context.roll).and_then(|at| fitting.get(at)) else {
        return Err(ListReason::NothingToPick(unpicked).into());
    };
    let again = ListAction::Pick {
        list: Some(list.number),
        weighing,
        wish: wish.clone(),
        last: Some(wanted.noted.film.mark()),
    };
    let message = message(context, &list, *film, wanted, again, of).await;
    // A button on the film picked before goes on in its own message.
    Ok(if last.is_some() {
        Reply::Change(message)
    } else {
        in_place(context, message)
    })
}

async fn message(
    context: &Context<'_>,
    list: &List,
    film: Option<FilmNo>,
    wanted: &Wanted,
    again: ListAction,
    of: usize,
) -> Message {
    let texts = context.texts;
    let another = Button {
        style: Style::Primary,
        ..list_button("🎲", texts.another, again)
    };
    let mut buttons = vec![another.only_if(of > 1)];
    let leads_on = film.map(|film| film_buttons(context, film));
    buttons.extend(leads_on.into_iter().flatten().map(|button| Button {
        style: Style::Secondary,
        ..button
    }));
    let watched = ListAction::Watched {
        list: list.number,
        film: wanted.noted.film.clone(),
    };
    buttons.push(list_button("🍿", texts.list.watched_today, watched));
    let members: Vec<_> = wanted.by.iter().map(|(member, _)| *member).collect();
    let wishes = people(context, &members, NAMES);
    let card = match film {
        Some(film) => film_card(context, film).await,
        None => unlisted_card(context, &wanted.noted),
    };
    Message {
        visibility: context.visibility,
        text: (texts.list.picked)(&name(texts, list), of, &wishes),
        cards: vec![card],
        rows: std::iter::once(Row::Buttons(buttons))
            .chain(film.into_iter().flat_map(|film| film_rows(context, film)))
            .collect(),
        ..Message::default()
    }
}

/// The card of a film of which nothing but the title is known.
fn unlisted_card(context: &Context<'_>, film: &Noted) -> Card {
    Card {
        colour: Colour::HOUSE,
        title: Markup::plain(&film.title),
        description: crate::markup!("-# {}", context.texts.list.about_unlisted),
        ..Card::default()
    }
}

/// Draws one, each as likely as it weighs, by a number drawn of all that 32 bits hold; `None` where
/// nothing weighs anything.
fn draw(weights: &[usize], roll: u32) -> Option<usize> {
    let total: u64 = weights.iter().map(|weight| *weight as u64).sum();
    let drawn = (u64::from(roll) * total) >> u32::BITS;
    let mut sum = 0;
    weights.iter().position(|weight| {
        sum += *weight as u64;
        drawn < sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_drawn_as_often_as_it_weighs() {
        let mut drawn = [0; 4];
        // Rolls that stand evenly.
        for step in 0..6000_u64 {
            let roll = u32::try_from((step << u32::BITS).div_ceil(6000)).unwrap();
            drawn[draw(&[1, 3, 0, 2], roll).unwrap()] += 1;
        }
        assert_eq!(drawn, [1000, 3000, 0, 2000]);
        assert_eq!(draw(&[2, 1], u32::MAX), Some(1));
        assert_eq!(draw(&[], 7), None);
    }
}
