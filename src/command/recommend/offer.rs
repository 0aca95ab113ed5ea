//! What is asked for, and what is done with it: from the members' ratings to a list, and from a press
//! below the list to the list as it is then.

use super::first_minute::{self, Answered, ask_each, ask_for_ratings};
use super::list::{About, Found, message};
use super::order;
use crate::action::{Deed, Detail, FirstAction, OfferAction, Offered, Step};
use crate::catalog::{Choosing, Company, FilmNo, Filter, NotEnough, Recommendation, Taste};
use crate::command::parts::{in_place, rated_of, said, taste_of};
use crate::command::reading::filter;
use crate::command::vocabulary::{Context, Error, Message, Reply};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Experience, Noted, Period, Score, Wants, Which, WhoseWish};
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
    // What somebody has seen or does not want is nobody else's business: below a list that others see,
    // too, it goes on in a copy for them alone.
    let own = Context::new(context.means(), context.call, Visibility::Private);
    match *step {
        Step::Show => {
            let message = find(context, offered, &[], None, Markup::default()).await?;
            Ok(said(context, message))
        }
        Step::Explain(detail) => explain(&own, offered, detail).await,
        Step::With(place, deed) => do_with(&own, offered, place, deed).await,
    }
}

/// Does something with the film in a place of a list, and shows the list as it is then.
async fn do_with(
    context: &Context<'_>,
    offered: &Offered,
    place: u8,
    deed: Deed,
) -> Result<Reply, Error> {
    let member = context.member()?;
    let texts = &context.texts.offer;
    let films = shown(context, offered);
    let film = films.get(usize::from(place)).copied().flatten();
    let film = film.ok_or_else(|| Refusal::new(Reason::Gone))?;
    let noted = Noted::from(context.catalog.film(film));
    let (text, about) = match deed {
        Deed::Choose => {
            let listed = member.wanted(&Which::Default).await?;
            let wants = listed.is_some_and(|(_, films)| {
                let mut films = films.iter();
                films.any(|wanted| {
                    wanted.noted.film == noted.film
                        && wanted.by.iter().any(|(who, _)| *who == member.id)
                })
            });
            (Markup::default(), Some(About::Chosen { film, wants }))
        }
        Deed::Decline => {
            member.decline(&noted).await?;
            let before = OfferAction {
                offered: offered.clone(),
                step: Step::With(place, Deed::Accept),
            };
            let text = (texts.declined)(&noted.title);
            (text, Some(About::Declined { before }))
        }
        Deed::Accept => {
            member.accept(&noted.film).await?;
            ((texts.accepted)(&noted.title), None)
        }
        Deed::Want => {
            let wanted = member.want(&Which::Default, &noted).await?;
            if let Some((_, Wants::Full)) = wanted {
                return Err(ListReason::Full.into());
            }
            let text = (texts.wanted)(&noted.title);
            (text, Some(About::Chosen { film, wants: true }))
        }
        Deed::Unwant => {
            let which = Which::Default;
            member.unwant(&which, &noted.film, WhoseWish::Own).await?;
            let text = (texts.unwanted)(&noted.title);
            (text, Some(About::Chosen { film, wants: false }))
        }
        Deed::See => {
            member.see(&noted).await?;
            ((texts.seen)(&noted.title), None)
        }
        Deed::Rate(score) => {
            member.rate(&noted, score, None).await?;
            ((texts.rated)(&noted.title, score), None)
        }
    };
    let kept: Vec<FilmNo> = films.into_iter().flatten().collect();
    let message = find(context, offered, &kept, about, text).await?;
    Ok(in_place(context, message))
}

/// The films that a list shows; `None` for one that has left the library.
fn shown(context: &Context<'_>, offered: &Offered) -> Vec<Option<FilmNo>> {
    aside(|| context.catalog.find_marked(&offered.films))
}

/// Notes what somebody says of a film for the first time, and asks on, or recommends.
pub(super) async fn first(context: &Context<'_>, action: &FirstAction) -> Result<Reply, Error> {
    let answered = first_minute::note(context, action).await?;
    let asked = Offered {
        sought: action.asked.sought,
        ..Offered::default()
    };
    let known = Known::of(context, &asked).await?;
    let message = aside(|| match known.recommend(context, &[], Offered::FILMS) {
        // It may have been asked for below a message that everybody sees.
        Ok(films) => Message {
            visibility: Visibility::Private,
            ..message(
                context,
                &Found {
                    asked: &asked,
                    asking: &known.asking,
                    films: &films,
                    about: None,
                    text: Markup::trusted(context.private_texts().offer.enough),
                },
            )
        },
        Err(not_enough) => known.ask(context, &not_enough, answered),
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
    let known = Known::of(context, asked).await?;
    Ok(aside(|| {
        match known.recommend(context, kept, Offered::FILMS) {
            Ok(films) => message(
                context,
                &Found {
                    asked,
                    asking: &known.asking,
                    films: &films,
                    about,
                    text,
                },
            ),
            Err(not_enough) => known.ask(context, &not_enough, Answered::of(asked.sought)),
        }
    }))
}

/// Says to whoever presses why the films of a list are in their order.
async fn explain(context: &Context<'_>, offered: &Offered, detail: Detail) -> Result<Reply, Error> {
    let films: Vec<FilmNo> = shown(context, offered).into_iter().flatten().collect();
    // Those that are shown, and no others: one that was rated since leaves a gap.
    let known = Known {
        among: Some(films.clone()),
        ..Known::of(context, offered).await?
    };
    let limit = films.len();
    let message = aside(|| match known.recommend(context, &films, limit) {
        Ok(films) => order::message(context, offered, &known.asking, &films, detail),
        Err(not_enough) => known.ask(context, &not_enough, Answered::of(offered.sought)),
    });
    Ok(Reply::Say(Message {
        visibility: Visibility::Private,
        ..message
    }))
}

/// What is known of those for whom a list is, and what it is made of.
struct Known<'a> {
    asked: &'a Offered,
    asking: Vec<Experience>,
    /// What members of similar taste rated.
    similar: Vec<Vec<(FilmId, Score)>>,
    /// The films that it may have; `None` is all.
    among: Option<Vec<FilmNo>>,
    filter: Filter,
}

impl<'a> Known<'a> {
    async fn of(context: &Context<'_>, asked: &'a Offered) -> Result<Self, Error> {
        let member = context.member()?;
        let party = match asked.members.as_slice() {
            [] => &[member.id],
            members => members,
        };
        let among = if asked.sought.from_watchlist {
            let wanted = member.most_wanted(&Period::EVER).await?;
            let films = wanted.iter();
            let films = films.filter_map(|(noted, _)| context.catalog.find(&noted.film));
            Some(films.collect())
        } else {
            None
        };
        Ok(Self {
            asked,
            asking: member.experiences(party).await?,
            similar: member.similar(party).await?,
            among,
            filter: filter(context, &asked.sought.wish())?,
        })
    }

    fn tastes(&self, context: &Context<'_>) -> Vec<Taste> {
        let asking = self.asking.iter();
        asking.map(|one| taste_of(context.catalog, one)).collect()
    }

    fn recommend(
        &self,
        context: &Context<'_>,
        kept: &[FilmNo],
        limit: usize,
    ) -> Result<Vec<Recommendation>, NotEnough> {
        let others = self.similar.iter();
        let others: Vec<Taste> = others
            .map(|rated| Taste {
                rated: rated_of(context.catalog, rated),
                ..Taste::default()
            })
            .collect();
        let company = Company {
            tastes: &self.tastes(context),
            others: &others,
        };
        let choosing = Choosing {
            among: self.among.as_deref(),
            kept,
            lists_before: self.asked.page.into(),
            limit,
        };
        let catalog = context.catalog;
        catalog.recommend_choosing(company, &self.filter, &choosing)
    }

    /// Asks for what is missing.
    fn ask(&self, context: &Context<'_>, missing: &NotEnough, answered: Answered) -> Message {
        match (self.tastes(context).as_slice(), missing.lacking.as_slice()) {
            ([taste], [lacking]) => {
                ask_for_ratings(context, &self.filter, taste, *lacking, answered)
            }
            _ => ask_each(context, &self.asking, missing, self.asked.sought),
        }
    }
}
