//! The films that are offered, as a list with reasons.

use super::reasons::{why_for_all, why_for_you};
use crate::catalog::{Fit, Recommendation, Taste};
use crate::command::parts::{film_line, film_menu};
use crate::command::vocabulary::{Card, Colour, Context, Message};
use crate::markup::Markup;
use crate::member::Experience;

/// What can be read of a member's taste; films that left the library say nothing.
pub(super) fn taste(context: &Context<'_>, experience: &Experience) -> Taste {
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

pub(super) fn offer(context: &Context<'_>, asking: &[Experience], films: &[Recommendation]) -> Message {
    let texts = &context.texts.taste;
    let lines = films.iter().zip(1_usize..).map(|(offered, number)| {
        let line = film_line(context, offered.film);
        let mut text = crate::markup!("{}. {}", number, line);
        let why = match offered.for_each.as_slice() {
            [for_you] => why_for_you(context, offered, for_you),
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
