//! `/seen`: what a member has seen, page by page, to take some of it back.

use super::parts::{aside, in_place, member_button, page_buttons, page_of};
use super::vocabulary::{
    Audience, Body, Card, Colour, Command, Context, Error, Kind, Menu, MenuItem, Message, Reply,
    Row, awaited,
};
use crate::action::{Action, MemberAction};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Noted, Score, Seen};
use crate::settings::Visibility;

/// How many films a page has.
const FILMS: usize = 10;

pub(super) const COMMAND: Command = Command {
    name: "seen",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.seen_command,
    body: Body::One {
        options: &[],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    show(context, 0).await
}

/// Shows a page of what the asker has seen.
pub(super) async fn show(context: &Context<'_>, at: u16) -> Result<Reply, Error> {
    let films = context.member()?.seen().await?;
    Ok(in_place(context, page(context, &films, at)))
}

/// Notes a film as seen.
pub(super) async fn see(context: &Context<'_>, film: &FilmId) -> Result<Reply, Error> {
    let member = context.member()?;
    let film = context.noted(film).await?;
    member.see(&film).await?;
    Ok(Reply::Say(noted(context, &film)))
}

/// Takes that back, and shows the page that it was on.
pub(super) async fn unsee(context: &Context<'_>, film: &FilmId, at: u16) -> Result<Reply, Error> {
    let member = context.member()?;
    member.unsee(&context.present_id(film)).await?;
    show(context, at).await
}

/// Says that a film is noted as seen.
fn noted(context: &Context<'_>, film: &Noted) -> Message {
    let texts = &context.private_texts().member;
    let film_id = || film.film.clone();
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&film.title),
            description: Markup::trusted(texts.noted_as_seen),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![
            member_button("⭐", texts.rate, MemberAction::AskScore { film: film_id() }),
            member_button(
                "↩️",
                texts.unsee,
                MemberAction::Unsee {
                    film: film_id(),
                    page: 0,
                },
            ),
        ])],
        ..Message::default()
    }
}

/// A page of what the asker has seen, the latest first, with how they rate it.
fn page(context: &Context<'_>, films: &[(Seen, Option<Score>)], page: u16) -> Message {
    let all = context.private_texts();
    let texts = &all.member;
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown: Vec<&(Seen, Option<Score>)> = films.iter().skip(at * FILMS).take(FILMS).collect();
    let lines = shown.iter().map(|(seen, score)| {
        let when = Markup::date(seen.at.as_second());
        let mut line = crate::markup!("**{}**", seen.noted.title);
        let aside = aside(all, context.catalog, &seen.noted.film);
        line.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
        line.push_after(" · ", &score.map(texts.own_rating).unwrap_or_default());
        line.push_after(" · ", &when);
        line
    });
    let mut description = Markup::join(lines, "\n");
    let mut rows = Vec::new();
    if shown.is_empty() {
        description = Markup::trusted(texts.nothing_seen);
    } else {
        let page = u16::try_from(at).unwrap_or(u16::MAX);
        rows.push(Row::Menu(Menu {
            placeholder: texts.choose_unsee.to_owned(),
            items: shown
                .iter()
                .map(|(seen, _)| MenuItem {
                    label: seen.noted.title.clone(),
                    detail: String::new(),
                    action: Action::Member(MemberAction::Unsee {
                        film: seen.noted.film.clone(),
                        page,
                    }),
                })
                .collect(),
        }));
    }
    let to = |page| Action::Member(MemberAction::Seen { page });
    rows.extend(page_buttons(all, at, pages, to));
    let mut footer = vec![(texts.films_seen)(films.len())];
    if pages > 1 {
        footer.push((all.page)(at + 1, pages));
    }
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.seen_title),
            description,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}
