//! What is asked for, and what is done with it: from the members' ratings to a list, and from a press
//! below the list to the list as it is then.

use super::first_minute::{self, ask_each, ask_for_ratings};
use super::list::{About, Found, message};
use crate::action::{FirstAction, OfferAction, Offered, Step, Wish};
use crate::catalog::{Choosing, Company, FilmNo, Taste};
use crate::command::parts::{in_place, said, taste_of};
use crate::command::reading::filter;
use crate::command::vocabulary::{Context, Error, Message, Reply};
use crate::markup::Markup;
use crate::member::{Experience, Noted, Period, Wants, Which, WhoseWish};
use crate::pace::aside;
use crate::refusal::{ListReason, Reason, Refusal};
use crate::settings::Visibility;

/// Shows a list, or asks for what is missing to make one.
pub(super) async fn show(context: &Context<'_>, asked: &Offered) -> Result<Reply, Error> {
    let message = find(context, asked, &[], None, Markup::default()).await?;
    Ok(in_place(context, message))
}

/// Does what a button or menu below a list says, and shows the list as it is then.
pub(super) async fn press(context: &Context<'_>, action: &OfferAction) -> Result<Reply, Error> {
    let OfferAction { offered, step } = action;
    let member = context.member()?;
    let texts = &context.texts.offer;
    let films = aside(|| context.catalog.find_marked(&offered.films));
    let at = |place: u8| -> Result<(FilmNo, Noted), Refusal> {
        let film = films.get(usize::from(place)).copied().flatten();
        let film = film.ok_or_else(|| Refusal::new(Reason::Gone))?;
        Ok((film, Noted::from(context.catalog.film(film))))
    };
    let mut about = None;
    let mut text = Markup::default();
    match *step {
        Step::Show => {}
        Step::Choose(place) => {
            let (film, noted) = at(place)?;
            let listed = member.wanted(&Which::Default).await?;
            let wants = listed.is_some_and(|(_, films)| {
                let mut films = films.iter();
                films.any(|wanted| {
                    wanted.noted.film == noted.film
                        && wanted.by.iter().any(|(who, _)| *who == member.id)
                })
            });
            about = Some(About::Chosen { film, wants });
        }
        Step::Decline(place) => {
            let (_, noted) = at(place)?;
            member.decline(&noted).await?;
            text = (texts.declined)(&noted.title);
            about = Some(About::Declined {
                before: OfferAction {
                    offered: offered.clone(),
                    step: Step::Accept(place),
                },
            });
        }
        Step::Accept(place) => {
            let (_, noted) = at(place)?;
            member.accept(&noted.film).await?;
            text = (texts.accepted)(&noted.title);
        }
        Step::Want(place) => {
            let (film, noted) = at(place)?;
            let wanted = member.want(&Which::Default, &noted).await?;
            if let Some((_, Wants::Full)) = wanted {
                return Err(ListReason::Full.into());
            }
            text = (texts.wanted)(&noted.title);
            about = Some(About::Chosen { film, wants: true });
        }
        Step::Unwant(place) => {
            let (film, noted) = at(place)?;
            let which = Which::Default;
            member.unwant(&which, &noted.film, WhoseWish::Own).await?;
            text = (texts.unwanted)(&noted.title);
            about = Some(About::Chosen { film, wants: false });
        }
        Step::See(place) => {
            let (_, noted) = at(place)?;
            member.see(&noted).await?;
            text = (texts.seen)(&noted.title);
        }
        Step::Rate(place, score) => {
            let (_, noted) = at(place)?;
            member.rate(&noted, score, None).await?;
            text = (texts.rated)(&noted.title, score);
        }
    }
    let kept: Vec<FilmNo> = films.into_iter().flatten().collect();
    let message = find(context, offered, &kept, about, text).await?;
    Ok(said(context, message))
}

/// Notes what somebody says of a film for the first time, and asks on, or recommends.
pub(super) async fn first(context: &Context<'_>, action: &FirstAction) -> Result<Reply, Error> {
    let answered = first_minute::note(context, action).await?;
    let member = context.member()?;
    let asking = member.experiences(&[member.id]).await?;
    let filter = filter(context, &Wish::default())?;
    let message = aside(|| {
        let tastes: Vec<Taste> = asking
            .iter()
            .map(|one| taste_of(context.catalog, one))
            .collect();
        let company = Company {
            tastes: &tastes,
            others: &[],
        };
        let choosing = Choosing::of(Offered::FILMS);
        let found = context
            .catalog
            .recommend_choosing(company, &filter, &choosing);
        match found {
            // It may have been asked for below a message that everybody sees.
            Ok(films) => Message {
                visibility: Visibility::Private,
                ..message(
                    context,
                    &Found {
                        asked: &Offered::default(),
                        asking: &asking,
                        films: &films,
                        about: None,
                        text: Markup::trusted(context.private_texts().offer.enough),
                    },
                )
            },
            Err(not_enough) => ask_for_ratings(
                context,
                &filter,
                &tastes[0],
                not_enough.lacking[0],
                &answered,
            ),
        }
    });
    Ok(in_place(context, message))
}

/// The list that is asked for. The films that are `kept` stay on it, as far as they still suit.
async fn find(
    context: &Context<'_>,
    asked: &Offered,
    kept: &[FilmNo],
    about: Option<About>,
    text: Markup,
) -> Result<Message, Error> {
    let member = context.member()?;
    let party = match asked.members.as_slice() {
        [] => &[member.id],
        members => members,
    };
    let asking: Vec<Experience> = member.experiences(party).await?;
    let among = if asked.from_watchlist {
        let wanted = member.most_wanted(&Period::EVER).await?;
        let films = wanted.iter();
        let films = films.filter_map(|(noted, _)| context.catalog.find(&noted.film));
        Some(films.collect::<Vec<_>>())
    } else {
        None
    };
    let wish = Wish {
        genres: asked.genres,
        decade: asked.decade,
        max_minutes: asked.max_minutes,
        ..Wish::default()
    };
    let filter = filter(context, &wish)?;
    let choosing = Choosing {
        among: among.as_deref(),
        kept,
        lists_before: asked.page.into(),
        limit: Offered::FILMS,
    };
    Ok(aside(|| {
        let tastes: Vec<Taste> = asking
            .iter()
            .map(|one| taste_of(context.catalog, one))
            .collect();
        let company = Company {
            tastes: &tastes,
            others: &[],
        };
        let found = context
            .catalog
            .recommend_choosing(company, &filter, &choosing);
        match (found, asking.as_slice()) {
            (Ok(films), _) => message(
                context,
                &Found {
                    asked,
                    asking: &asking,
                    films: &films,
                    about,
                    text,
                },
            ),
            (Err(not_enough), [_]) => {
                let nothing = first_minute::Answered::default();
                ask_for_ratings(
                    context,
                    &filter,
                    &tastes[0],
                    not_enough.lacking[0],
                    &nothing,
                )
            }
            (Err(not_enough), _) => ask_each(context, &asking, &not_enough),
        }
    }))
}
