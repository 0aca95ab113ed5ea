//! `/recommend`: films for a member by what they rated, or for a few members together.
//!
//! Each film comes with its reason. Whoever asks alone is answered alone; what is for several is
//! for the channel.

use super::parts::{film_line, film_menu, in_place};
use super::reading::{echo, film_detail, filter};
use super::vocabulary::{
    Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Error, Kind, Menu,
    MenuItem, Message, Reply, Row, Style, Takes, awaited,
};
use crate::action::{Action, Detail, MemberAction, Wish};
use crate::catalog::{Company, Fit, NotEnough, Recommendation, Taste};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Experience, Score};
use crate::pace::aside;
use crate::refusal::{MemberReason, Refusal};
use crate::settings::Visibility;
use crate::snowflake::UserId;
use reasons::{why_for_all, why_for_you};

mod order;
mod reasons;

/// How many films are offered.
const FILMS: usize = 5;
/// For how many members at most, the asker among them.
const MEMBERS: usize = 5;

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
    let asked = Asked::of(context, others).await?;
    let message = aside(|| films(context, &asked))?;
    Ok(in_place(context, message))
}

/// Says what speaks for each film of such a list, and what against it: in words, or as it was reckoned.
pub(super) async fn explain(
    context: &Context<'_>,
    others: &[UserId],
    detail: Detail,
) -> Result<Reply, Error> {
    let asked = Asked::of(context, others).await?;
    let message = aside(|| {
        Ok::<_, Refusal>(match find(context, &asked)? {
            Ok(films) => order::message(context, &asked.asking, &films, detail),
            Err(not_enough) => ask_for_ratings(context, &asked.asking, &not_enough),
        })
    })?;
    Ok(Reply::Say(Message {
        visibility: Visibility::Private,
        ..message
    }))
}

/// What is known of those who ask, and of others.
struct Asked {
    asking: Vec<Experience>,
    /// What members of similar taste rated.
    similar: Vec<Vec<(FilmId, Score)>>,
}

impl Asked {
    async fn of(context: &Context<'_>, others: &[UserId]) -> Result<Self, Error> {
        let member = context.member()?;
        Ok(Self {
            asking: member.experiences(others).await?,
            similar: member.similar(others).await?,
        })
    }
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
fn films(context: &Context<'_>, asked: &Asked) -> Result<Message, Refusal> {
    Ok(match find(context, asked)? {
        Ok(films) => offer(context, &asked.asking, &films),
        Err(not_enough) => ask_for_ratings(context, &asked.asking, &not_enough),
    })
}

fn find(
    context: &Context<'_>,
    asked: &Asked,
) -> Result<Result<Vec<Recommendation>, NotEnough>, Refusal> {
    let tastes: Vec<Taste> = asked.asking.iter().map(|one| taste(context, one)).collect();
    let similar = asked.similar.iter();
    let others: Vec<Taste> = similar.map(|rated| taste_of(context, rated, &[])).collect();
    let company = Company {
        tastes: &tastes,
        others: &others,
    };
    let filter = filter(context, &Wish::default())?;
    Ok(context.catalog.recommend_among(company, &filter, FILMS))
}

/// What can be read of a member's taste; films that left the library say nothing.
fn taste(context: &Context<'_>, experience: &Experience) -> Taste {
    let Experience {
        member: _,
        rated,
        seen,
    } = experience;
    taste_of(context, rated, seen)
}

fn taste_of(context: &Context<'_>, rated: &[(FilmId, Score)], seen: &[FilmId]) -> Taste {
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
            [for_you] => why_for_you(context, offered, for_you),
            _ => why_for_all(context, asking, offered),
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
            .chain(why_this_order(context, asking, films))
            .collect(),
        ..Message::default()
    }
}

fn why_this_order(
    context: &Context<'_>,
    asking: &[Experience],
    films: &[Recommendation],
) -> Option<Row> {
    let others = asking.iter().skip(1);
    let why = Action::Member(MemberAction::WhyRecommended {
        others: others.map(|one| one.member).collect(),
        detail: Detail::InWords,
    });
    let why = Button::act(Style::Secondary, "🧮", context.texts.why_this_order, why);
    (!films.is_empty()).then(|| Row::Buttons(vec![why]))
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
                .map(|no| {
                    let film = context.catalog.film(*no);
                    MenuItem {
                        label: film.title_and_year(),
                        detail: film_detail(context, *no),
                        action: Action::Member(MemberAction::AskScore {
                            film: film.id.clone(),
                        }),
                    }
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
