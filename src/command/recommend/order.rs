//! Why films are offered in this order: in words with bars, or as it was reckoned.

use crate::action::{Action, Detail, OfferAction, Offered, Step};
use crate::catalog::{Fit, ForMember, Part, Recommendation};
use crate::command::parts::{LONG, SHORT, bar, title_line};
use crate::command::vocabulary::{Button, Card, Colour, Context, Message, Row, Style};
use crate::markup::Markup;
use crate::member::Experience;

/// For so many members there is room for everything.
const FEW: usize = 2;
/// So many things are named for each of more members.
const NAMED_OF_MANY: usize = 3;

/// How well each film fits, what speaks for it and what against it, on one scale for the whole list.
pub(super) fn message(
    context: &Context<'_>,
    offered: &Offered,
    asking: &[Experience],
    films: &[Recommendation],
    detail: Detail,
) -> Message {
    let texts = context.private_texts();
    let all = || films.iter().flat_map(|offered| &offered.for_each);
    let parts = all().flat_map(|for_one| for_one.parts);
    let most = parts.map(f64::abs).fold(0.0, f64::max);
    let best = all().map(overall).fold(0.0, f64::max);
    let mut description = Markup::trusted(match detail {
        Detail::InWords => texts.taste.how_films_are_ordered,
        Detail::Reckoned => texts.taste.how_films_are_reckoned,
    });
    for offered in films {
        let title = title_line(texts, context.catalog.film(offered.film));
        description.push_after("\n\n", &title);
        let known = asking.iter().zip(&offered.for_each);
        let known = known.filter(|(_, for_one)| !matches!(for_one.fit, Fit::Unknown(_)));
        for (one, for_one) in known {
            let parts = Part::ALL.into_iter().zip(for_one.parts);
            let named = if asking.len() > FEW {
                NAMED_OF_MANY
            } else {
                Part::ALL.len()
            };
            let (overall, line) = match detail {
                Detail::InWords => (
                    bar(overall(for_one) / best, LONG),
                    in_words(context, parts, most, named),
                ),
                Detail::Reckoned => (String::new(), reckoned(context, parts, named)),
            };
            let overall = Markup::trusted(overall);
            if let [_] = asking {
                description.push_after(" · ", &overall);
            } else {
                let mut who = Markup::person(one.member);
                who.push_after(" ", &overall);
                description.push_after("\n", &who);
            }
            description.push_after("\n", &line);
        }
    }
    let reckon = Action::Offer(OfferAction {
        offered: offered.clone(),
        step: Step::Explain(Detail::Reckoned),
    });
    let reckon = Button::act(Style::Secondary, "🧮", texts.the_arithmetic, reckon);
    let rows = match detail {
        Detail::InWords => vec![Row::Buttons(vec![reckon])],
        Detail::Reckoned => Vec::new(),
    };
    Message {
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.why_this_order),
            description,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}

/// All that speaks for a film and against it.
fn overall(for_one: &ForMember) -> f64 {
    for_one.parts.iter().sum()
}

/// `your genres ▰▰▰▱▱ · its director ▰▱▱▱▱ · against it: little known ▰▰▱▱▱`.
fn in_words(
    context: &Context<'_>,
    parts: impl Iterator<Item = (Part, f64)>,
    most: f64,
    named: usize,
) -> Markup {
    let texts = context.private_texts();
    let mut parts = weightiest(parts);
    parts.truncate(named);
    parts.retain(|(_, weight)| weight.abs() > most / 50.0);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let line = |(part, weight): &(Part, f64)| {
        let name = Markup::trusted((texts.taste.part)(*part));
        crate::markup!(
            "{} {}",
            name,
            Markup::trusted(bar(weight.abs() / most, SHORT))
        )
    };
    let (speaks_for, against): (Vec<_>, Vec<_>) =
        parts.iter().partition(|(_, weight)| *weight > 0.0);
    let mut text = Markup::join(speaks_for.into_iter().map(line), " · ");
    if !against.is_empty() {
        let against = Markup::join(against.into_iter().map(line), " · ");
        text.push_after(" · ", &(texts.speaks_against)(&against));
    }
    text
}

/// The parts that are not nothing, what weighs most first.
fn weightiest(parts: impl Iterator<Item = (Part, f64)>) -> Vec<(Part, f64)> {
    let mut parts: Vec<(Part, f64)> = parts.filter(|(_, weight)| *weight != 0.0).collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    parts
}

/// `cast 0.80 + genres 1.20 − fame 0.40 + … 0.10 = 1.70`.
fn reckoned(
    context: &Context<'_>,
    parts: impl Iterator<Item = (Part, f64)>,
    named: usize,
) -> Markup {
    let texts = context.private_texts();
    let number = |value: f64| (texts.number)(value);
    let parts = weightiest(parts);
    let (named, rest) = parts.split_at(named.min(parts.len()));
    let name = |part: Part| (texts.taste.part)(part);
    let of_rest: f64 = rest.iter().map(|(_, weight)| weight).sum();
    let of_rest = (!rest.is_empty()).then_some(("…", of_rest));
    let named = named.iter().map(|(part, weight)| (name(*part), *weight));
    let mut sum = 0.0;
    let mut text = Markup::default();
    for (name, weight) in named.chain(of_rest) {
        sum += weight;
        let sign = match (text.is_empty(), weight < 0.0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        text.push_after("", &Markup::trusted(sign));
        let name = Markup::trusted(name);
        text.push_after("", &crate::markup!("{} {}", name, number(weight.abs())));
    }
    let sign = if sum < 0.0 { "−" } else { "" };
    crate::markup!("{} = **{}{}**", text, sign, number(sum.abs()))
}
