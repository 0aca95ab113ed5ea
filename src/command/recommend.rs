//! `/recommend`: films for a member by what they rated, or for a few members together.
//!
//! Each film comes with its reason. Whoever asks alone is answered alone; what is for several is
//! for the channel.

use super::parts::{film_line, film_menu, in_place};
use super::reading::{echo, film_detail, film_labels, filter};
use super::vocabulary::{
    Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Error, Kind, Menu,
    MenuItem, Message, Reply, Row, Style, Takes, awaited,
};
use crate::action::{Action, MemberAction, Wish};
use crate::catalog::{Fit, ForMember, NotEnough, Reason, Recommendation, Taste};
use crate::markup::Markup;
use crate::member::Experience;
use crate::pace::aside;
use crate::refusal::{MemberReason, Refusal};
use crate::snowflake::UserId;

/// How many films are offered.
const FILMS: usize = 5;
/// For how many members at most, the asker among them.
const MEMBERS: usize = 5;
/// How many shared people a reason names.
const NAMED: usize = 3;

const WITH: &str = "with";

pub(super) const COMMAND: Command = Command {
    name: "recommend",
    kind: Kind::Slash,
    audience: Audience::Party { with: WITH },
    description: |texts| texts.taste.recommend_command,
    body: Body::One {
        options: &[CommandOption {
            name: WITH,
            required: false,
            takes: Takes::Mentions,
            description: |texts| texts.taste.mentions_option,
        }],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let typed = context.text(WITH)?.unwrap_or_default();
    let others = others(typed, context.call.asker)?;
    recommend(context, &others).await
}

/// Recommends films to whoever asks, and to others with them.
pub(super) async fn recommend(context: &Context<'_>, others: &[UserId]) -> Result<Reply, Error> {
    let experiences = context.member()?.experiences(others).await?;
    let message = aside(|| films(context, &experiences))?;
    Ok(in_place(context, message))
}

/// The members that a text mentions, each once, without the asker.
fn others(typed: &str, asker: UserId) -> Result<Vec<UserId>, Refusal> {
    let mut others = Vec::new();
    // Discord puts no space between mentions by itself.
    let typed = typed.replace("><", "> <");
    for word in typed.split([' ', ',', ';']) {
        if word.is_empty() {
            continue;
        }
        let Some(member) = mentioned(word) else {
            let typed = echo(word);
            return Err(MemberReason::NoMembers { typed }.into());
        };
        if member != asker && !others.contains(&member) {
            others.push(member);
        }
    }
    if others.len() >= MEMBERS {
        return Err(MemberReason::TooManyMembers { most: MEMBERS }.into());
    }
    Ok(others)
}

/// The member of a mention (`<@1>`, once `<@!1>`) or of an id by itself.
fn mentioned(word: &str) -> Option<UserId> {
    let inside = word
        .strip_prefix("<@")
        .and_then(|rest| rest.strip_suffix('>'));
    let id = inside.map_or(word, |inside| inside.strip_prefix('!').unwrap_or(inside));
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| id.parse().ok().map(UserId))?
}

/// Films for the members, or what is missing to find some.
fn films(context: &Context<'_>, asking: &[Experience]) -> Result<Message, Refusal> {
    let tastes: Vec<Taste> = asking.iter().map(|one| taste(context, one)).collect();
    let filter = filter(context, &Wish::default())?;
    Ok(match context.catalog.recommend(&tastes, &filter, FILMS) {
        Ok(films) => offer(context, asking, &films),
        Err(not_enough) => ask_for_ratings(context, asking, &not_enough),
    })
}

/// What can be read of a member's taste; films that left the library say nothing.
fn taste(context: &Context<'_>, experience: &Experience) -> Taste {
    let Experience {
        member: _,
        rated,
        seen,
    } = experience;
    let find = |film| context.catalog.find(film);
    Taste {
        rated: rated
            .iter()
            .filter_map(|(film, score)| Some((find(film)?, score.get())))
            .collect(),
        seen: seen.iter().filter_map(find).collect(),
    }
}

fn offer(context: &Context<'_>, asking: &[Experience], films: &[Recommendation]) -> Message {
    let texts = &context.texts.taste;
    let lines = films.iter().zip(1_usize..).map(|(offered, number)| {
        let line = film_line(context, offered.film);
        let mut text = crate::markup!("{}. {}", number, line);
        let why = match offered.for_each.as_slice() {
            [for_you] => why_for_you(context, for_you),
            for_each => why_for_all(context, asking, for_each),
        };
        text.push_after("\n", &why);
        text
    });
    let (title, mut description) = match asking {
        [_] => (texts.for_you, Markup::default()),
        all => {
            let all = all.iter().map(|one| Markup::person(one.member));
            (texts.for_all, (texts.for_whom)(all.collect()))
        }
    };
    match films.first() {
        None => description.push_after("\n", &Markup::trusted(texts.nothing_to_recommend)),
        Some(first) => {
            description.push_after("\n", &Markup::join(lines, "\n"));
            description.push_after("\n\n", &unknown_tastes(context, asking, first));
        }
    }
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(title),
            description,
            footer: texts.about_recommending.to_owned(),
            ..Card::default()
        }],
        rows: film_menu(context, films.iter().map(|offered| offered.film))
            .into_iter()
            .collect(),
        ..Message::default()
    }
}

/// A line for each member whose taste is not known. That is the same for every film.
fn unknown_tastes(context: &Context<'_>, asking: &[Experience], of: &Recommendation) -> Markup {
    let texts = &context.texts.taste;
    let lines = asking.iter().zip(&of.for_each);
    let lines = lines.filter_map(|(one, for_one)| match for_one.fit {
        Fit::Unknown(lacking) => Some((texts.unknown_taste)(&Markup::person(one.member), lacking)),
        Fit::Good | Fit::Stretch => None,
    });
    Markup::join(lines, "\n")
}

/// `because you gave Heat a 9: Al Pacino and Val Kilmer; same director (Michael Mann)`.
fn why_for_you(context: &Context<'_>, for_you: &ForMember) -> Markup {
    let texts = &context.texts.taste;
    let Some((first, others)) = for_you.because.split_first() else {
        return Markup::default();
    };
    let (title, score) = rated(context, first);
    let mut why = (texts.because)(title, score, &what(context, first));
    if !others.is_empty() {
        let others = others.iter().map(|reason| rated(context, reason));
        why.push_after("; ", &(texts.and_because)(others.collect()));
    }
    why
}

/// A line for each member whom the film suits, and one for those to whom it is a stretch.
fn why_for_all(context: &Context<'_>, asking: &[Experience], for_each: &[ForMember]) -> Markup {
    let texts = &context.texts.taste;
    let mut why = Markup::default();
    let mut stretched = Vec::new();
    for (one, for_one) in asking.iter().zip(for_each) {
        let who = Markup::person(one.member);
        match (for_one.fit, for_one.because.first()) {
            (Fit::Good, Some(reason)) => {
                let (title, score) = rated(context, reason);
                let line = (texts.because_of)(&who, title, score, &what(context, reason));
                why.push_after("\n", &line);
            }
            (Fit::Stretch, _) => stretched.push(who),
            (Fit::Good, None) | (Fit::Unknown(_), _) => {}
        }
    }
    if !stretched.is_empty() {
        why.push_after("\n", &(texts.stretch_for)(stretched));
    }
    why
}

/// The film that was rated, and how.
fn rated<'a>(context: &Context<'a>, reason: &Reason) -> (&'a str, u8) {
    (&context.catalog.film(reason.rated).title, reason.score)
}

/// What an offered film has of one that was rated well.
fn what(context: &Context<'_>, reason: &Reason) -> Markup {
    let texts = context.texts;
    let name = |no: &_| Markup::plain(context.catalog.person_name(*no).shown());
    let mut parts = Vec::new();
    if !reason.shared.is_empty() {
        let names: Vec<Markup> = reason.shared.iter().take(NAMED).map(name).collect();
        let more = reason.shared.len() - names.len();
        parts.push((texts.taste.people)(names, more));
    }
    let agrees = &reason.agrees;
    if agrees.series {
        parts.push(Markup::trusted(texts.same_series));
    }
    if !agrees.directors.is_empty() {
        let names = Markup::join(agrees.directors.iter().map(name), ", ");
        parts.push((texts.same_director)(&names));
    }
    if parts.is_empty() {
        let genres = agrees.genres.iter();
        let genres = genres.map(|genre| Markup::plain((texts.genre)(genre)));
        parts.push((texts.same_genres)(&Markup::join(genres, ", ")));
    }
    Markup::join(parts, "; ")
}

/// Says what is missing to know anybody's taste, and offers films to start with.
fn ask_for_ratings(
    context: &Context<'_>,
    asking: &[Experience],
    not_enough: &NotEnough,
) -> Message {
    let texts = &context.texts.taste;
    let NotEnough {
        lacking,
        start_with,
    } = not_enough;
    let mut description = match lacking.as_slice() {
        [lacking] => (texts.you_lack)(*lacking),
        all => {
            let lines = asking
                .iter()
                .zip(all)
                .map(|(one, lacking)| (texts.unknown_taste)(&Markup::person(one.member), *lacking));
            Markup::join(lines, "\n")
        }
    };
    let mut rows = Vec::new();
    if !start_with.is_empty() {
        description.push_after("\n", &Markup::trusted(texts.start_with));
        let lines = start_with.iter().map(|no| film_line(context, *no));
        description.push_after("\n\n", &Markup::join(lines, "\n"));
        rows.push(Row::Menu(Menu {
            placeholder: texts.choose_to_rate.to_owned(),
            items: start_with
                .iter()
                .zip(film_labels(context.catalog, start_with))
                .map(|(no, label)| MenuItem {
                    label,
                    detail: film_detail(context, *no),
                    action: Action::Member(MemberAction::AskScore {
                        film: context.catalog.film(*no).id.clone(),
                    }),
                })
                .collect(),
        }));
    }
    if let [_] = asking {
        // Once the films are rated.
        let again = Action::Member(MemberAction::Recommend);
        let again = Button::act(Style::Primary, "🍿", texts.recommend, again);
        rows.push(Row::Buttons(vec![again]));
    }
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.rate_first),
            description,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}
