//! Films in lists: as a line, in a menu that opens them, page by page.

use crate::action::Action;
use crate::catalog::{Catalog, FilmNo};
use crate::command::reading::{film_detail, film_labels};
use crate::command::vocabulary::{Button, Context, Menu, MenuItem, Row, Style};
use crate::film::{Film, FilmId};
use crate::markup::Markup;
use crate::text::Texts;

/// The film as a line of a list: bold title, year, and the rating where there is one.
pub(crate) fn film_line(context: &Context<'_>, no: FilmNo) -> Markup {
    let review = context.catalog.review(no);
    let title = title_line(context.texts, &review.film);
    match review.rating {
        Some(rating) => crate::markup!("{} · ★ {}", title, (context.texts.decimal)(rating)),
        None => title,
    }
}

/// The film's title in bold with its year, and whether it is not confirmed to exist.
pub(crate) fn title_line(texts: &Texts, film: &Film) -> Markup {
    let mut line = match film.year {
        Some(year) => crate::markup!("**{}** ({})", film.title, year),
        None => crate::markup!("**{}**", film.title),
    };
    if !film.confirmed {
        line.push_after(" · ", &crate::markup!("*{}*", texts.unconfirmed_short));
    }
    line
}

/// What is to be said of a film that is only noted down: that it is not confirmed to exist, or that the
/// library does not have it yet.
pub(crate) fn aside(texts: &Texts, catalog: &Catalog, film: &FilmId) -> Option<&'static str> {
    match catalog.find(film) {
        None if film.is_unlisted() => Some(texts.list.unlisted),
        Some(no) if !catalog.film(no).confirmed => Some(texts.unconfirmed_short),
        _ => None,
    }
}

/// The genres in the reader's language, in the film's order.
pub(crate) fn genres(texts: &Texts, film: &Film) -> Markup {
    Markup::join(
        film.genres
            .iter()
            .map(|genre| Markup::plain((texts.genre)(*genre))),
        ", ",
    )
}

/// A menu that opens films; `None` for none. Films beyond what a menu holds are left out.
pub(crate) fn film_menu(
    context: &Context<'_>,
    films: impl IntoIterator<Item = FilmNo>,
) -> Option<Row> {
    menu_of(context, films, context.texts.choose_film)
}

/// A menu of the films that are called like the one on the card.
pub(crate) fn namesake_menu(context: &Context<'_>, films: Vec<FilmNo>) -> Option<Row> {
    menu_of(context, films, context.texts.choose_namesake)
}

fn menu_of(
    context: &Context<'_>,
    films: impl IntoIterator<Item = FilmNo>,
    placeholder: &str,
) -> Option<Row> {
    let films: Vec<FilmNo> = films.into_iter().take(Menu::MOST).collect();
    let items: Vec<MenuItem> = films
        .iter()
        .zip(film_labels(context.catalog, &films))
        .map(|(&no, label)| MenuItem {
            label,
            detail: film_detail(context, no),
            action: Action::Review {
                film: context.catalog.film(no).id.clone(),
            },
        })
        .collect();
    (!items.is_empty()).then(|| {
        Row::Menu(Menu {
            placeholder: placeholder.to_owned(),
            items,
        })
    })
}

/// Buttons to the page before and the page after; `None` where there is one page only.
pub(crate) fn page_buttons(
    texts: &Texts,
    page: usize,
    pages: usize,
    to: impl Fn(u16) -> Action,
) -> Option<Row> {
    let number = |page: usize| u16::try_from(page).unwrap_or(u16::MAX);
    (pages > 1).then(|| {
        Row::Buttons(vec![
            Button::act(
                Style::Secondary,
                "◀️",
                texts.previous,
                to(number(page.wrapping_sub(1))),
            )
            .only_if(page > 0),
            Button::act(Style::Secondary, "▶️", texts.next, to(number(page + 1)))
                .only_if(page + 1 < pages),
        ])
    })
}

/// The page asked for, or the last there is; and how many there are, at least one.
pub(crate) fn page_of(asked: u16, items: usize, on_a_page: usize) -> (usize, usize) {
    let pages = items.div_ceil(on_a_page).max(1);
    (usize::from(asked).min(pages - 1), pages)
}
