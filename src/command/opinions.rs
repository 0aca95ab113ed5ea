//! What the members of a server say about a film, page by page.

use super::parts::{in_place, page_buttons, page_of, quote};
use super::vocabulary::{Card, Colour, Context, Error, Menu, MenuItem, Message, Reply, Row};
use crate::action::{Action, MemberAction};
use crate::film::FilmId;
use crate::markup::{Markup, cut_text};
use crate::member::Opinion;
use crate::refusal::MemberReason;
use crate::settings::Visibility;
use crate::snowflake::UserId;
use crate::state::Member;

/// How many opinions a page has: what fits a card at its longest.
const OPINIONS: usize = 5;
/// How much of a sentence a menu's entry shows, in characters.
const LONGEST_ENTRY: usize = 80;

/// Shows a page of them.
pub(super) async fn show(context: &Context<'_>, film: &FilmId, at: u16) -> Result<Reply, Error> {
    let member = context.member()?;
    shown(context, member, &context.present_id(film), at).await
}

/// Removes what a member says.
pub(super) async fn remove_sentence(
    context: &Context<'_>,
    film: &FilmId,
    of: UserId,
) -> Result<Reply, Error> {
    let member = context.member()?;
    if !context.call.may_manage() {
        return Err(MemberReason::NotAdmin.into());
    }
    let film = context.present_id(film);
    member.remove_sentence(&film, of).await?;
    shown(context, member, &film, 0).await
}

async fn shown(
    context: &Context<'_>,
    member: Member<'_>,
    film: &FilmId,
    at: u16,
) -> Result<Reply, Error> {
    let opinions = member.opinions(film).await?;
    Ok(in_place(context, page(context, film, &opinions, at)))
}

/// A page of what members say, the latest first; admins can remove sentences.
fn page(context: &Context<'_>, film: &FilmId, opinions: &[Opinion], page: u16) -> Message {
    let all = context.private_texts();
    let texts = &all.member;
    let (at, pages) = page_of(page, opinions.len(), OPINIONS);
    let shown: Vec<&Opinion> = opinions.iter().skip(at * OPINIONS).take(OPINIONS).collect();
    let paragraphs = shown.iter().map(|opinion| {
        let who = Markup::person(opinion.member);
        let when = Markup::date(opinion.rated.at.as_second());
        let mut text = crate::markup!("**{}** · {} · {}", opinion.rated.score.get(), who, when);
        if let Some(sentence) = &opinion.rated.sentence {
            text.push_after("\n", &quote(sentence));
        }
        text
    });
    let mut description = Markup::join(paragraphs, "\n\n");
    if shown.is_empty() {
        description = Markup::trusted(texts.nobody_rated);
    }
    let mut rows = Vec::new();
    let said: Vec<MenuItem> = shown
        .iter()
        .filter_map(|opinion| {
            let sentence = opinion.rated.sentence.as_ref()?;
            Some(MenuItem {
                // A menu hides nothing.
                label: cut_text(Markup::said(sentence.as_str()).to_text(), LONGEST_ENTRY),
                detail: String::new(),
                action: Action::Member(MemberAction::RemoveSentence {
                    film: film.clone(),
                    of: opinion.member,
                }),
            })
        })
        .collect();
    if context.call.may_manage() && !said.is_empty() {
        rows.push(Row::Menu(Menu {
            placeholder: texts.choose_sentence.to_owned(),
            items: said,
        }));
    }
    let to = |page| {
        let film = film.clone();
        Action::Member(MemberAction::Opinions { film, page })
    };
    rows.extend(page_buttons(all, at, pages, to));
    let known = context.catalog.find(film);
    let title = known
        .map(|no| context.catalog.film(no).title_and_year())
        .or_else(|| Some(opinions.first()?.rated.noted.title.clone()));
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(title.as_deref().unwrap_or(film.as_str())),
            description,
            footer: if pages > 1 {
                (all.page)(at + 1, pages)
            } else {
                String::new()
            },
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}
