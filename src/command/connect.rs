//! `/connect`: the shortest chain of shared people between two films.

use super::parts::{film_menu, title_line};
use super::reading::FILM;
use super::vocabulary::{
    Answer, Audience, Body, Card, Colour, Command, CommandOption, Context, Kind, Message, Reply,
    Row,
};
use crate::action::Action;
use crate::catalog::{Chain, FilmNo, Link};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};
use crate::text::SharedRole;

/// The chain, and how many more of the same length.
const CHAINS: usize = 3;

/// How many people a link names; a series shares half its cast.
const NAMED: usize = 3;

pub(super) const COMMAND: Command = Command {
    name: "connect",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.connect_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: "from",
                required: true,
                takes: FILM,
                description: |texts| texts.from_option,
            },
            CommandOption {
                name: "to",
                required: true,
                takes: FILM,
                description: |texts| texts.to_option,
            },
        ],
        answer: Answer::AtOnce(|context| {
            let id = |no: FilmNo| context.catalog.film(no).id.clone();
            // The end first: what is offered for the start then leads on to it.
            let to = context.film("to", |film| Action::Review { film });
            let from = context.film("from", |from| match &to {
                Ok(to) => Action::Connect { from, to: id(*to) },
                Err(_) => Action::Review { film: from },
            })?;
            let to = context.film("to", |to| Action::Connect { from: id(from), to })?;
            message(context, from, to).map(Reply::Say)
        }),
    },
};

/// The chain in the place of the message whose menu asked for it.
pub(super) fn chain(context: &Context<'_>, from: &FilmId, to: &FilmId) -> Result<Reply, Refusal> {
    message(context, context.known_film(from)?, context.known_film(to)?).map(Reply::Change)
}

fn message(context: &Context<'_>, from: FilmNo, to: FilmNo) -> Result<Message, Refusal> {
    if from == to {
        return Err(Refusal::new(Reason::SameFilm));
    }
    let catalog = context.catalog;
    let texts = context.texts;
    let chains = catalog.chains(from, to, CHAINS);
    let (start, end) = (catalog.film(from), catalog.film(to));
    let title = (texts.from_to)(&start.title_and_year(), &end.title_and_year());
    let mut card = Card {
        colour: Colour::of(start),
        title,
        ..Card::default()
    };
    let mut films = vec![from, to];
    if let Some(shortest) = chains.first() {
        let steps = shortest.links.len();
        card.description = (texts.chain_length)(steps);
        card.description
            .push_after("\n\n", &drawn(context, shortest));
        for (at, chain) in chains.iter().enumerate().skip(1) {
            let heading = match at {
                1 => texts.another_way,
                _ => texts.and_another_way,
            };
            card.description
                .push_after("\n\n", &Markup::trusted(heading));
            card.description.push_after("\n", &drawn(context, chain));
        }
        for link in chains.iter().flat_map(|chain| &chain.links) {
            films.extend(
                [link.from, link.to]
                    .into_iter()
                    .filter(|no| !films.contains(no))
                    .collect::<Vec<_>>(),
            );
        }
    } else {
        card.description = (texts.not_connected)(&start.title_and_year(), &end.title_and_year());
    }
    Ok(Message {
        visibility: context.visibility,
        cards: vec![card],
        rows: film_menu(context, films).into_iter().collect::<Vec<Row>>(),
        ..Message::default()
    })
}

/// The chain, a film a line, and between them who leads from one to the next.
fn drawn(context: &Context<'_>, chain: &Chain) -> Markup {
    let mut lines = Vec::new();
    if let Some(first) = chain.links.first() {
        lines.push(title_line(context.texts, context.catalog.film(first.from)));
    }
    for link in &chain.links {
        lines.push((context.texts.link)(
            &people(context, link),
            link.people.len(),
        ));
        lines.push(title_line(context.texts, context.catalog.film(link.to)));
    }
    Markup::join(lines, "\n")
}

fn people(context: &Context<'_>, link: &Link) -> Vec<SharedRole> {
    let role = |film, person| {
        let role = context.catalog.role(film, person);
        let directed = context.catalog.directors(film).contains(&person);
        role.or_else(|| directed.then_some(context.texts.as_director))
            .map(str::to_owned)
    };
    link.people
        .iter()
        .take(NAMED)
        .map(|person| SharedRole {
            name: context.catalog.person_name(*person).shown().to_owned(),
            here: role(link.from, *person),
            there: role(link.to, *person),
        })
        .collect()
}
