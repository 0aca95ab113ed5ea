//! `/rate`: how good a member finds a film, and what they say of it.

use super::super::context::Context;
use super::super::definition::{Audience, Command, CommandOption, Kind, Takes};
use super::super::errand::{Errand, MemberErrand, Step};
use super::super::message::{Card, Colour, Form, Input, InputSize, Menu, MenuItem, Message, Row};
use super::{SENTENCE, admit, button, opinions, row, sentence};
use crate::action::{Action, MemberAction};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::{Noted, Rated, Score, Sentence, Spread};
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;
use crate::text::{MemberTexts, Texts};

const SCORE: &str = "score";

pub(in super::super) const COMMAND: Command = Command {
    name: "rate",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.rate_command,
    options: &[
        CommandOption {
            name: "film",
            required: true,
            takes: Takes::Film,
            description: |texts| texts.film_option,
        },
        CommandOption {
            name: SCORE,
            required: true,
            takes: Takes::Score,
            description: |texts| texts.member.score_option,
        },
        CommandOption {
            name: SENTENCE,
            required: false,
            takes: Takes::Sentence,
            description: |texts| texts.member.sentence_option,
        },
    ],
    subcommands: &[],
    answer: |context| {
        admit(context)?;
        let missing = || {
            Refusal::new(Reason::Missing {
                option: SCORE.to_owned(),
            })
        };
        let score = context.score(SCORE)?.ok_or_else(missing)?;
        let said = context.text(SENTENCE)?.unwrap_or_default();
        let sentence = sentence(said)?;
        let rate = |film| Action::Member(MemberAction::Rate { film, score });
        let film = context.film("film", rate)?;
        Ok(Step::Errand(Errand::Member(MemberErrand::Rate {
            film: Noted::from(context.catalog.film(film)),
            score,
            sentence,
        })))
    },
};

/// Asks how good a film is.
pub(super) fn question(context: &Context<'_>, film: &Noted) -> Message {
    let texts = &context.private_texts().member;
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(&film.title),
            description: Markup::trusted(texts.rate_question),
            ..Card::default()
        }],
        rows: vec![scores(texts, texts.choose_score, &film.film)],
        ..Message::default()
    }
}

/// A menu of all scores, the best first.
pub(super) fn scores(texts: &MemberTexts, placeholder: &str, film: &FilmId) -> Row {
    let item = |score: Score| MenuItem {
        label: format!("{} · {}", score.get(), (texts.score)(score)),
        detail: String::new(),
        action: Action::Member(MemberAction::Rate {
            film: film.clone(),
            score,
        }),
    };
    Row::Menu(Menu {
        placeholder: placeholder.to_owned(),
        items: Score::all().rev().map(item).collect(),
    })
}

/// Asks what the member says of a film.
pub(super) fn form(context: &Context<'_>, film: &FilmId) -> Form {
    let texts = &context.private_texts().member;
    Form {
        title: texts.say.to_owned(),
        action: Action::Member(MemberAction::Say { film: film.clone() }),
        inputs: vec![Input {
            name: SENTENCE.to_owned(),
            label: texts.sentence_label.to_owned(),
            example: texts.sentence_example.to_owned(),
            value: String::new(),
            size: InputSize::Sentence,
        }],
    }
}

/// Says how the member's rating stands, and the server's with it.
pub(super) fn rated(context: &Context<'_>, rated: &Rated, spread: Spread) -> Message {
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
        rows: vec![row([
            button("✍️", texts.say, MemberAction::Say { film: film() }),
            opinions::button(texts, film()),
            button("↩️", texts.unrate, MemberAction::Unrate { film: film() }),
        ])],
        ..Message::default()
    }
}

/// What a member says, as a quote.
pub(super) fn quote(sentence: &Sentence) -> Markup {
    crate::markup!("> {}", Markup::said(sentence.as_str()))
}

/// How a server rates a film, and the spread as a chart.
pub(in super::super) fn server_rating(texts: &Texts, spread: Spread) -> Markup {
    let Some(mean) = spread.mean() else {
        return Markup::trusted(texts.member.nobody_rated);
    };
    let members = (texts.member.ratings)(spread.raters());
    let mut rating = crate::markup!("**{}** / 10 · {}", (texts.decimal)(mean), members);
    if spread.raters() >= ENOUGH {
        rating.push_after("\n", &chart(spread));
    }
    rating
}

/// With fewer ratings a mean says more about who rated than about the film.
pub(in super::super) const ENOUGH: u32 = 3;

/// A bar for each score from 1 to 10, as high as the share of members who gave it.
fn chart(spread: Spread) -> Markup {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let counts = spread.counts();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let bars: String = counts
        .iter()
        .map(|count| match count {
            0 => '·',
            count => BARS[((count * 7).div_ceil(most)) as usize],
        })
        .collect();
    Markup::trusted(format!("`1 {bars} 10`"))
}
