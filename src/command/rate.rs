//! `/rate`: how good a member finds a film, and what they say of it.

use std::collections::BTreeMap;

use super::parts::{
    in_place, member_button, opinions_button, quote, said_in_a_card, scores, server_rating,
};
use super::reading::FILM;
use super::vocabulary::{
    Audience, Body, Card, Colour, Command, CommandOption, Context, Error, Form, Input, InputSize,
    Kind, Message, OptionType, Reply, Row, awaited,
};
use crate::action::{Action, MemberAction};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Noted, Rated, Score, Sentence, Spread};
use crate::refusal::{MemberReason, Reason, Refusal};
use crate::settings::Visibility;
use crate::state::Member;

const SCORE: &str = "score";
/// The option, and the input of the form, that take what a member says of a film.
const SENTENCE: &str = "sentence";

pub(super) const COMMAND: Command = Command {
    name: "rate",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.rate_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: "film",
                required: true,
                takes: FILM,
                description: |texts| texts.film_option,
            },
            CommandOption {
                name: SCORE,
                required: true,
                takes: OptionType::Score,
                description: |texts| texts.member.score_option,
            },
            CommandOption {
                name: SENTENCE,
                required: false,
                takes: OptionType::Sentence,
                description: |texts| texts.member.sentence_option,
            },
        ],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    let member = context.member()?;
    let missing = || {
        Refusal::new(Reason::Missing {
            option: SCORE.to_owned(),
        })
    };
    let score = context.score(SCORE)?.ok_or_else(missing)?;
    let said = context.text(SENTENCE)?.unwrap_or_default();
    let sentence = sentence(said)?;
    let rate = |film| Action::Member(MemberAction::Rate { film, score });
    let film = match context.film("film", rate) {
        Ok(film) => Noted::from(context.catalog.film(film)),
        Err(refusal) => as_typed(context, refusal).await?,
    };
    member.rate(&film, score, sentence.as_ref()).await?;
    rated(context, member, &film.film).await
}

/// The film that was typed, where the server's members have put it down as it was typed.
async fn as_typed(context: &Context<'_>, refusal: Refusal) -> Result<Noted, Error> {
    let noted = match context.unlisted("film", &refusal) {
        Some(film) => context.member()?.noted(&film.id).await?,
        None => None,
    };
    noted.ok_or_else(|| refusal.into())
}

/// Keeps a rating; what the member said of the film before stays.
pub(super) async fn rate(
    context: &Context<'_>,
    film: &FilmId,
    score: Score,
) -> Result<Reply, Error> {
    let member = context.member()?;
    let film = context.noted(film).await?;
    member.rate(&film, score, None).await?;
    rated(context, member, &film.film).await
}

/// Keeps what the member says of a film that they rated.
pub(super) async fn say(
    context: &Context<'_>,
    film: &FilmId,
    fields: &BTreeMap<String, String>,
) -> Result<Reply, Error> {
    let member = context.member()?;
    let typed = fields.get(SENTENCE).map(String::as_str);
    let sentence = sentence(typed.unwrap_or_default())?;
    let film = context.present_id(film);
    member.say(&film, sentence.as_ref()).await?;
    rated(context, member, &film).await
}

/// Takes a rating back.
pub(super) async fn unrate(context: &Context<'_>, film: &FilmId) -> Result<Reply, Error> {
    let member = context.member()?;
    member.unrate(&context.present_id(film)).await?;
    let said = context.private_texts().member.unrated;
    Ok(in_place(context, said_in_a_card(Markup::trusted(said))))
}

/// Reads what a member says of a film; `None` where they say nothing.
fn sentence(typed: &str) -> Result<Option<Sentence>, Refusal> {
    Sentence::parse(typed).map_err(|length| MemberReason::TooLong { length }.into())
}

/// Says how the member's rating of a film stands now.
async fn rated(context: &Context<'_>, member: Member<'_>, film: &FilmId) -> Result<Reply, Error> {
    let Some(rated) = member.rating(film).await? else {
        return Err(MemberReason::NotRated.into());
    };
    let spread = member.spread(film).await?;
    Ok(in_place(context, message(context, &rated, spread)))
}

/// Asks how good a film is.
pub(super) async fn ask(context: &Context<'_>, film: &FilmId) -> Result<Reply, Error> {
    context.member()?;
    let film = context.noted(film).await?;
    let texts = &context.private_texts().member;
    Ok(Reply::Say(Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&film.title),
            description: Markup::trusted(texts.rate_question),
            ..Card::default()
        }],
        rows: vec![scores(texts, texts.choose_score, &film.film)],
        ..Message::default()
    }))
}

/// Asks what the member says of a film; what they said before stands there already.
pub(super) async fn ask_for_words(context: &Context<'_>, film: &FilmId) -> Result<Reply, Error> {
    let rated = context.member()?.rating(&context.present_id(film)).await?;
    let said = rated.and_then(|rated| rated.sentence);
    let texts = &context.private_texts().member;
    Ok(Reply::Ask(Form {
        title: texts.say.to_owned(),
        action: Action::Member(MemberAction::Say { film: film.clone() }),
        inputs: vec![Input {
            name: SENTENCE.to_owned(),
            label: texts.sentence_label.to_owned(),
            example: texts.sentence_example.to_owned(),
            value: said.map(String::from).unwrap_or_default(),
            size: InputSize::Sentence,
        }],
    }))
}

/// Says how the member's rating stands, and the server's with it.
fn message(context: &Context<'_>, rated: &Rated, spread: Spread) -> Message {
    let all = context.private_texts();
    let texts = &all.member;
    let film = || rated.noted.film.clone();
    let mut description = (texts.you_rate)(rated.score);
    if let Some(sentence) = &rated.sentence {
        description.push_after("\n", &quote(sentence));
    }
    description.push_after("\n\n", &server_rating(all, spread));
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&rated.noted.title),
            description,
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![
            member_button("✍️", texts.say, MemberAction::Say { film: film() }),
            opinions_button(texts, film()),
            member_button("↩️", texts.unrate, MemberAction::Unrate { film: film() }),
        ])],
        ..Message::default()
    }
}
