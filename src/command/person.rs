//! `/person`: the films somebody is in, and with whom.

use super::parts::{film_line, film_menu, page_buttons, page_of};
use super::reading::PERSON;
use super::vocabulary::{
    Answer, Audience, Body, Card, Colour, Command, CommandOption, Context, Field, Kind, Message,
    Reply,
};
use crate::action::Action;
use crate::catalog::{FilmNo, PersonNo};
use crate::film::PersonId;
use crate::markup::Markup;
use crate::refusal::Refusal;

/// How many films a page lists.
const PAGE: usize = 15;

/// How many of those somebody made the most films with are named.
const COMPANIONS: usize = 5;

/// From this many films on, two people count as often working together.
const OFTEN: u32 = 2;

pub(super) const COMMAND: Command = Command {
    name: "person",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.person_command,
    body: Body::One {
        options: &[CommandOption {
            name: "name",
            required: true,
            takes: PERSON,
            description: |texts| texts.name_option,
        }],
        answer: Answer::AtOnce(|context| {
            let person = context.person("name", |person| Action::Person { person, page: 0 })?;
            Ok(Reply::Say(message(context, person, 0)))
        }),
    },
};

/// A person in the place of the message whose button or menu asked for them.
pub(super) fn show(context: &Context<'_>, person: &PersonId, page: u16) -> Result<Reply, Refusal> {
    Ok(Reply::Change(message(
        context,
        context.known_person(person)?,
        page,
    )))
}

fn message(context: &Context<'_>, person: PersonNo, page: u16) -> Message {
    let catalog = context.catalog;
    let texts = context.texts;
    let films = films(context, person);
    let (at, pages) = page_of(page, films.len(), PAGE);
    let shown = &films[at * PAGE..films.len().min((at + 1) * PAGE)];
    let lines = shown.iter().map(|(no, part)| match part {
        Part::Cast(Some(role)) => (texts.film_as_role)(&film_line(context, *no), role),
        Part::Cast(None) => film_line(context, *no),
        Part::Director => (texts.film_as_director)(&film_line(context, *no)),
        Part::Both(role) => (texts.film_as_both)(&film_line(context, *no), role.as_deref()),
    });
    let mut fields = Vec::new();
    let mut companions = catalog.companions(person, COMPANIONS);
    companions.retain(|(_, films)| *films >= OFTEN);
    if at == 0 && !companions.is_empty() {
        let lines = companions
            .iter()
            .map(|(other, films)| (texts.films_together)(catalog.person_name(*other), *films));
        fields.push(Field {
            name: Markup::plain(texts.appears_most_with),
            value: Markup::join(lines, "\n"),
            short: false,
        });
    }
    let to = |page| Action::Person {
        person: catalog.person_id(person),
        page,
    };
    let mut rows: Vec<_> = film_menu(context, shown.iter().map(|(no, _)| *no))
        .into_iter()
        .collect();
    rows.extend(page_buttons(texts, at, pages, to));
    let name = catalog.person_name(person);
    let mut footer = vec![(texts.films_here)(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain(name.shown()),
            description: Markup::join(lines, "\n"),
            fields,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}

/// What somebody did in a film.
enum Part {
    Cast(Option<String>),
    Director,
    Both(Option<String>),
}

/// Everything somebody is in or directed, the best known first.
fn films(context: &Context<'_>, person: PersonNo) -> Vec<(FilmNo, Part)> {
    let catalog = context.catalog;
    let directed = catalog.directed(person);
    let mut films: Vec<(FilmNo, Part)> = catalog
        .appearances(person)
        .iter()
        .map(|appearance| {
            let no = appearance.film;
            let role = catalog.role(no, person).map(str::to_owned);
            (
                no,
                if directed.contains(&no) {
                    Part::Both(role)
                } else {
                    Part::Cast(role)
                },
            )
        })
        .collect();
    let cast: Vec<FilmNo> = films.iter().map(|(no, _)| *no).collect();
    films.extend(
        directed
            .iter()
            .filter(|no| !cast.contains(no))
            .map(|no| (*no, Part::Director)),
    );
    films.sort_by_key(|(no, _)| catalog.fame(*no));
    films
}
