//! `/browse`: pages through the library.

use super::context::Context;
use super::definition::{Audience, Command, CommandOption, Kind, Takes};
use super::errand::Step;
use super::message::{Card, Colour, Message, Row};
use super::random::COUNTRY;
use super::shared::{film_line, film_menu, genres, page_buttons, page_of};
use crate::action::{Action, View};
use crate::catalog::Exclusion;
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};

/// How many films a page lists.
const PAGE: usize = 10;

pub(super) const COMMAND: Command = Command {
    name: "browse",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.browse_command,
    options: &[
        CommandOption {
            name: "genre",
            required: false,
            takes: Takes::Genre,
            description: |texts| texts.genre_option,
        },
        CommandOption {
            name: "decade",
            required: false,
            takes: Takes::Decade,
            description: |texts| texts.decade_option,
        },
        COUNTRY,
        CommandOption {
            name: "sort",
            required: false,
            takes: Takes::Sort,
            description: |texts| texts.sort_option,
        },
    ],
    subcommands: &[],
    answer: |context| {
        let view = View {
            genre: context.genre("genre")?,
            decade: context.decade("decade")?,
            country: context.country(COUNTRY.name)?,
            sort: context.sort("sort")?,
            page: 0,
        };
        show(context, view).map(Step::say)
    },
};

/// A page of the library.
pub(super) fn show(context: &Context<'_>, view: View) -> Result<Message, Refusal> {
    let catalog = context.catalog;
    let texts = context.texts;
    let View {
        genre,
        decade,
        country,
        sort,
        page,
    } = view;
    let films = catalog.browse(genre, decade, country, sort);
    if films.is_empty() {
        return Err(Refusal::new(Reason::NothingFits {
            exclusions: Vec::<Exclusion>::new(),
            of: catalog.film_count(),
        }));
    }
    let (at, pages) = page_of(page, films.len(), PAGE);
    let shown = &films[at * PAGE..films.len().min((at + 1) * PAGE)];
    let lines = shown.iter().map(|no| {
        let film = catalog.film(*no);
        let line = film_line(context, *no);
        if film.genres.is_empty() {
            line
        } else {
            crate::markup!("{} · {}", line, genres(texts, film))
        }
    });
    let mut rows: Vec<Row> = film_menu(context, shown.iter().copied())
        .into_iter()
        .collect();
    rows.extend(page_buttons(texts, at, pages, |page| Action::Browse {
        view: View { page, ..view },
    }));
    let mut footer = vec![(texts.films_here)(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    Ok(Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: (texts.library)(genre, decade, country),
            description: Markup::join(lines, "\n"),
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    })
}
