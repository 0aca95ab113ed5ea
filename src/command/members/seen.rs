//! `/seen`: what a member has seen, page by page, to take some of it back.

use super::super::context::Context;
use super::super::definition::{Audience, Command, Kind};
use super::super::errand::{Errand, MemberErrand, Step};
use super::super::message::{Card, Colour, Menu, MenuItem, Message, Row};
use super::super::shared::{aside, page_buttons, page_of};
use super::{admit, button, row};
use crate::action::{Action, MemberAction};
use crate::markup::Markup;
use crate::member::{Noted, Seen};
use crate::settings::Visibility;

/// How many films a page has.
const FILMS: usize = 10;

pub(in super::super) const COMMAND: Command = Command {
    name: "seen",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.seen_command,
    options: &[],
    subcommands: &[],
    answer: |context| {
        admit(context)?;
        Ok(Step::Errand(Errand::Member(MemberErrand::Seen { page: 0 })))
    },
};

/// Says that a film is noted as seen.
pub(super) fn noted(context: &Context<'_>, film: &Noted) -> Message {
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
        rows: vec![row([
            button("⭐", texts.rate, MemberAction::AskScore { film: film_id() }),
            button(
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

/// A page of what the asker has seen, the latest first.
pub(super) fn page(context: &Context<'_>, films: &[Seen], page: u16) -> Message {
    let all = context.private_texts();
    let texts = &all.member;
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown: Vec<&Seen> = films.iter().skip(at * FILMS).take(FILMS).collect();
    let lines = shown.iter().map(|seen| {
        let when = Markup::date(seen.at.as_second());
        let mut line = crate::markup!("**{}**", seen.noted.title);
        let aside = aside(all, context.catalog, &seen.noted.film);
        line.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
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
                .map(|seen| MenuItem {
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
