//! `/browse`: pages through the library, the reviewed films first, with menus that lead to a letter or
//! a decade.

use super::parts::{film_line, film_menu, genres, page_buttons, page_of};
use super::reading::{COLUMN, COUNTRY, DECADE, ONE_GENRE};
use super::vocabulary::{
    Answer, Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Kind, Menu,
    MenuItem, Message, OptionType, Reply, Row, Style,
};
use crate::action::{Action, View};
use crate::catalog::{Column, Extent, FilmNo, Filter, Reviewed, Section, Sort};
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};

/// How many films a page lists.
const PAGE: usize = 10;
/// So many pages are turned one by one.
const FEW_PAGES: usize = 2;

pub(super) const COMMAND: Command = Command {
    name: "browse",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.browse_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: "genre",
                required: false,
                takes: ONE_GENRE,
                description: |texts| texts.genre_option,
            },
            DECADE,
            COUNTRY,
            COLUMN,
            CommandOption {
                name: "sort",
                required: false,
                takes: OptionType::Sort,
                description: |texts| texts.sort_option,
            },
        ],
        answer: Answer::AtOnce(|context| {
            let section = Section {
                genre: context.genre("genre")?,
                decade: context.decade(DECADE.name)?,
                country: context.country(COUNTRY.name)?,
                column: context.column(COLUMN.name)?,
                extent: Extent::Reviewed,
            };
            let sort = context.sort("sort")?;
            let view = View {
                section,
                sort,
                page: 0,
            };
            message(context, view).map(Reply::Say)
        }),
    },
};

/// A page of the library in the place of the message whose button asked for it.
pub(super) fn show(context: &Context<'_>, view: View) -> Result<Reply, Refusal> {
    message(context, view).map(Reply::Change)
}

/// A page of the library. Where nothing of what is asked for has a review, all of it.
fn message(context: &Context<'_>, mut view: View) -> Result<Message, Refusal> {
    let catalog = context.catalog;
    let texts = context.texts;
    let column = view
        .section
        .column
        .map(|column| context.known_column(column));
    let column = column.transpose()?.map(Column::name);
    let (all, reviewed) = catalog.counts(view.section, view.sort);
    if reviewed == 0 {
        view.section = all_of(view.section);
    }
    let films = catalog.browse(view.section, view.sort);
    if films.is_empty() {
        return Err(Refusal::new(Reason::NothingFits {
            exclusions: catalog.exclusions(&filter(view)),
            of: catalog.film_count(),
        }));
    }
    let Section { decade, extent, .. } = view.section;
    let (at, pages) = page_of(view.page, films.len(), PAGE);
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
    let mut description = Markup::join(lines, "\n");
    if reviewed == 0 {
        description.push_after("\n", &crate::markup!("-# {}", texts.only_listed));
    }
    let mut rows: Vec<Row> = film_menu(context, shown.iter().copied())
        .into_iter()
        .collect();
    if pages > FEW_PAGES {
        rows.extend(match view.sort {
            Sort::Title => letters(context, view, &films),
            _ => letters(context, view, &catalog.browse(view.section, Sort::Title)),
        });
    }
    if pages > FEW_PAGES || decade.is_some() {
        rows.extend(decades(context, view));
    }
    let mut buttons = Vec::new();
    let turn = page_buttons(texts, at, pages, |page| Action::Browse {
        view: View { page, ..view },
    });
    if let Some(Row::Buttons(turn)) = turn {
        buttons.extend(turn);
    }
    let others = match extent {
        Extent::Reviewed if reviewed < all => Some((Extent::All, (texts.all_films)(all))),
        Extent::All if 0 < reviewed && reviewed < all => {
            Some((Extent::Reviewed, texts.reviewed_films.to_owned()))
        }
        _ => None,
    };
    buttons.extend(others.map(|(extent, label)| {
        let section = Section {
            extent,
            ..view.section
        };
        Button::act(
            Style::Secondary,
            "🎞️",
            label,
            first_page(section, view.sort),
        )
    }));
    if !buttons.is_empty() {
        rows.push(Row::Buttons(buttons));
    }
    let count = match extent {
        Extent::Reviewed => texts.reviewed_here,
        Extent::All => texts.films_here,
    };
    let mut footer = vec![count(films.len())];
    if pages > 1 {
        footer.push((texts.page)(at + 1, pages));
    }
    Ok(Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: (texts.library)(view.section, column),
            description,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    })
}

/// What a film of a view has to fit, reviewed or not.
fn filter(view: View) -> Filter {
    let Section {
        genre,
        decade,
        country,
        column,
        extent: _,
    } = view.section;
    Filter {
        genres: genre.into_iter().collect(),
        decade,
        country,
        column,
        reviewed: Reviewed::NoMatter,
        leave_unconfirmed_out: view.sort == Sort::Rating,
        ..Filter::default()
    }
}

/// The same part of the library, with the films that have no review.
fn all_of(section: Section) -> Section {
    Section {
        extent: Extent::All,
        ..section
    }
}

fn first_page(section: Section, sort: Sort) -> Action {
    Action::Browse {
        view: View {
            section,
            sort,
            page: 0,
        },
    }
}

/// A menu that leads to where the titles of a letter begin. Letters whose titles begin on one page
/// share an entry.
fn letters(context: &Context<'_>, view: View, by_title: &[FilmNo]) -> Option<Row> {
    let mut items: Vec<(usize, MenuItem)> = Vec::new();
    for (initial, start) in context.catalog.initials(by_title) {
        let page = start / PAGE;
        if let Some((_, item)) = items.last_mut().filter(|(known, _)| *known == page) {
            item.label = format!("{}, {initial}", item.label);
            continue;
        }
        let to = View {
            section: view.section,
            sort: Sort::Title,
            page: u16::try_from(page).unwrap_or(u16::MAX),
        };
        let item = MenuItem {
            label: initial.to_string(),
            detail: context.catalog.film(by_title[start]).title_and_year(),
            action: Action::Browse { view: to },
        };
        items.push((page, item));
    }
    menu(
        context.texts.jump_to_letter,
        items.into_iter().map(|(_, item)| item),
    )
}

/// A menu of the decades, which leads to the films of one of them, or back to all.
fn decades(context: &Context<'_>, view: View) -> Option<Row> {
    let of = |decade| Section {
        decade,
        ..view.section
    };
    let item = |label, decade| MenuItem {
        label,
        detail: String::new(),
        action: first_page(of(decade), view.sort),
    };
    let texts = context.texts;
    let decades = context.catalog.decades_of(of(None), view.sort);
    let decades = decades
        .into_iter()
        .map(|(decade, films)| item((texts.decade_row)(decade, films), Some(decade)));
    let every = item(texts.every_decade.to_owned(), None);
    menu(texts.choose_decade, std::iter::once(every).chain(decades))
}

/// A menu, where there is something to choose.
fn menu(placeholder: &str, items: impl IntoIterator<Item = MenuItem>) -> Option<Row> {
    let items: Vec<MenuItem> = items.into_iter().take(Menu::MOST).collect();
    (items.len() > 1).then(|| {
        Row::Menu(Menu {
            placeholder: placeholder.to_owned(),
            items,
        })
    })
}
