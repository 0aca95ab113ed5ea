//! Parts that several commands show: a film's card, its row in a list, its buttons.

use super::call::Request;
use super::context::Context;
use super::listing::Around;
use super::members::card_rows;
use super::message::{Button, Card, Colour, Field, Menu, MenuItem, Message, Reply, Row, Style};
use crate::action::{Action, Wish};
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::film::{Film, FilmId, Genre, Rating};
use crate::markup::{Markup, cut_text};
use crate::review::summary::summary;
use crate::settings::SpoilerPolicy;
use crate::text::Texts;

/// How many of the cast a card names.
const CAST_ON_CARD: usize = 6;

/// The most entries a menu holds (Discord's limit).
pub(super) const MOST_ITEMS: usize = 25;

/// The longest title in a row of a list, in characters, so that what tells films apart fits too.
const TITLE_IN_ROW: usize = 64;

impl Colour {
    /// For what is not about one film.
    pub const HOUSE: Self = Self(0x00D8_A657);
    /// For refusals.
    pub const REFUSAL: Self = Self(0x0080_848E);

    /// A film's colour: its first genre's.
    pub fn of(film: &Film) -> Self {
        let Some(genre) = film.genres.first() else {
            return Self::HOUSE;
        };
        Self(match genre {
            Genre::Action => 0x00E4_572E,
            Genre::Adventure => 0x00E8_9F2C,
            Genre::Animation => 0x003D_B1E3,
            Genre::Comedy => 0x00F4_C430,
            Genre::Crime => 0x005B_6C8F,
            Genre::Documentary => 0x006A_994E,
            Genre::Drama => 0x00B0_5B4B,
            Genre::Family => 0x0085_C88A,
            Genre::Fantasy => 0x0091_6DD5,
            Genre::History => 0x00A6_8A64,
            Genre::Horror => 0x008B_1E3F,
            Genre::Music => 0x00EC_6EAD,
            Genre::Mystery => 0x0044_5E93,
            Genre::Romance => 0x00E0_6C8B,
            Genre::ScienceFiction => 0x002A_B7A9,
            Genre::TvMovie => 0x0099_AAB5,
            Genre::Thriller => 0x0036_5563,
            Genre::War => 0x0070_7B4E,
            Genre::Western => 0x00C6_8B3F,
        })
    }
}

/// A new message for a command; a button goes on in its own.
pub(super) fn said(context: &Context<'_>, message: Message) -> Reply {
    match &context.call.request {
        Request::Press { .. } => Reply::Change(message),
        _ => Reply::Say(message),
    }
}

/// A film's card with its buttons, as `/review` shows it.
pub(super) fn film_message(context: &Context<'_>, no: FilmNo) -> Message {
    let random = Action::Random {
        wish: Wish::default(),
        walk: None,
    };
    let mut buttons = film_buttons(context, no);
    buttons.push(Button::act(
        Style::Secondary,
        "🎲",
        context.texts.random_film,
        random,
    ));
    let around = around(context, no);
    let mut rows = vec![Row::Buttons(buttons)];
    rows.extend(people_menu(context, no));
    rows.extend(film_menu(context, around.films()));
    rows.extend(card_rows(context, no));
    Message {
        visibility: context.visibility,
        cards: vec![card(context, no, &around)],
        rows,
        ..Message::default()
    }
}

/// The buttons that lead on from a film.
pub(super) fn film_buttons(context: &Context<'_>, no: FilmNo) -> Vec<Button> {
    let review = context.catalog.review(no);
    let film = review.film.id.clone();
    let read = Action::FullReview {
        film: film.clone(),
        page: 0,
    };
    vec![
        Button::act(Style::Primary, "📖", context.texts.full_review, read)
            .only_if(!review.is_listing()),
        Button::act(
            Style::Secondary,
            "🎬",
            context.texts.related_films,
            Action::Related { film, also: None },
        ),
    ]
}

/// A film's card.
pub(super) fn film_card(context: &Context<'_>, no: FilmNo) -> Card {
    card(context, no, &around(context, no))
}

/// What is around a film that has no review to speak for it.
fn around(context: &Context<'_>, no: FilmNo) -> Around {
    if context.catalog.review(no).is_listing() {
        Around::of(context, no)
    } else {
        Around::default()
    }
}

fn card(context: &Context<'_>, no: FilmNo, around: &Around) -> Card {
    let texts = context.texts;
    let review = context.catalog.review(no);
    let film = &review.film;
    let mut description = match summary(review) {
        Some(summary) => Markup::authored(&summary, SpoilerPolicy::LeftOut),
        None if review.is_listing() => Markup::default(),
        None => Markup::trusted(texts.no_summary),
    };
    if !film.confirmed {
        let warning = Markup::trusted(texts.unconfirmed_card);
        description.push_after("\n\n", &warning);
    }
    let rating = match review.rating {
        Some(rating) => {
            let stars = stars(rating);
            Some(crate::markup!(
                "{} **{}** / 10",
                stars,
                (texts.decimal)(rating)
            ))
        }
        None if review.is_listing() => None,
        None => Some(Markup::trusted(texts.not_rated)),
    };
    let short = |name: &str, value: Markup| Field {
        name: Markup::plain(name),
        value,
        short: true,
    };
    let mut fields = Vec::new();
    fields.extend(rating.map(|rating| short(texts.rating, rating)));
    if !film.directors.is_empty() {
        let names = film
            .directors
            .iter()
            .map(|name| Markup::plain(name.shown()));
        fields.push(short(texts.directed_by, Markup::join(names, ", ")));
    }
    if let Some(runtime) = film.runtime {
        fields.push(short(
            texts.running_time,
            Markup::plain(&(texts.minutes)(runtime)),
        ));
    }
    if !film.genres.is_empty() {
        fields.push(short(texts.genres, genres(texts, film)));
    }
    let mut series_films = around.of_series(context);
    if let Some(series) = &film.series {
        if series_films.is_empty() {
            fields.push(short(texts.series, Markup::plain(series)));
        } else {
            series_films = crate::markup!("{}\n{}", Markup::plain(series), series_films);
        }
    }
    if !film.cast.is_empty() {
        fields.push(Field {
            name: Markup::plain(texts.cast),
            value: cast_list(texts, film),
            short: false,
        });
    }
    if !series_films.is_empty() {
        fields.push(Field {
            name: Markup::plain(texts.series),
            value: series_films,
            short: false,
        });
    }
    fields.extend(around.fields(context));
    let aside = review.is_listing().then(|| texts.no_review_yet.to_owned());
    Card {
        colour: Colour::of(film),
        title: Markup::plain(&film.title_and_year()),
        description,
        fields,
        footer: review
            .reviewer
            .as_ref()
            .map(|name| (texts.reviewed_by)(name))
            .or(aside)
            .unwrap_or_default(),
        thumbnail: film
            .extras()
            .poster
            .as_ref()
            .map(|poster| poster.as_str().to_owned()),
        film: Some(film.id.clone()),
    }
}

/// The first of the cast, a line each with the role, and how many more there are.
fn cast_list(texts: &Texts, film: &Film) -> Markup {
    let mut lines: Vec<Markup> = film
        .cast
        .iter()
        .take(CAST_ON_CARD)
        .map(|credit| match &credit.role {
            Some(role) => (texts.name_as_role)(&credit.person, role),
            None => crate::markup!("**{}**", credit.person),
        })
        .collect();
    if film.cast.len() > CAST_ON_CARD {
        lines.push(Markup::plain(&(texts.and_more_people)(
            film.cast.len() - CAST_ON_CARD,
        )));
    }
    Markup::join(lines, "\n")
}

/// A menu of the film's directors and cast.
fn people_menu(context: &Context<'_>, no: FilmNo) -> Option<Row> {
    let texts = context.texts;
    let catalog = context.catalog;
    let mut items: Vec<MenuItem> = Vec::new();
    let directors = catalog.directors(no);
    let everybody = directors.iter().chain(catalog.cast(no));
    for (at, person) in everybody.clone().enumerate() {
        if everybody.clone().take(at).any(|other| other == person) {
            continue;
        }
        let detail = if at < directors.len() {
            texts.director.to_owned()
        } else {
            let role = catalog.role(no, *person);
            role.map(texts.as_role).unwrap_or_default()
        };
        items.push(MenuItem {
            label: catalog.person_name(*person).shown().to_owned(),
            detail,
            action: Action::Person {
                person: catalog.person_id(*person),
                page: 0,
            },
        });
        if items.len() == MOST_ITEMS {
            break;
        }
    }
    (!items.is_empty()).then(|| {
        Row::Menu(Menu {
            placeholder: texts.choose_person.to_owned(),
            items,
        })
    })
}

/// A menu that opens films; `None` for none. Films beyond what a menu holds are left out.
pub(super) fn film_menu(
    context: &Context<'_>,
    films: impl IntoIterator<Item = FilmNo>,
) -> Option<Row> {
    menu_of(context, films, context.texts.choose_film)
}

/// A menu of the films that are called like the one on the card.
pub(super) fn namesake_menu(context: &Context<'_>, films: Vec<FilmNo>) -> Option<Row> {
    menu_of(context, films, context.texts.choose_namesake)
}

fn menu_of(
    context: &Context<'_>,
    films: impl IntoIterator<Item = FilmNo>,
    placeholder: &str,
) -> Option<Row> {
    let items: Vec<MenuItem> = films
        .into_iter()
        .take(MOST_ITEMS)
        .map(|no| MenuItem {
            label: context.catalog.film(no).title_and_year(),
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
pub(super) fn page_buttons(
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
pub(super) fn page_of(asked: u16, items: usize, on_a_page: usize) -> (usize, usize) {
    let pages = items.div_ceil(on_a_page).max(1);
    (usize::from(asked).min(pages - 1), pages)
}

/// A film as a row of a completion list: what tells films of one name apart comes first.
pub(super) fn film_row(context: &Context<'_>, no: FilmNo) -> String {
    let film = context.catalog.film(no);
    let mut row = cut_text(&*film.title, TITLE_IN_ROW);
    if let Some(year) = film.year {
        row = format!("{row} ({year})");
    }
    for part in detail_parts(context.texts, film) {
        row.push_str(" · ");
        row.push_str(&part);
    }
    row
}

/// What tells a film apart, without its title: `John Carpenter · 1 h 49 m · ★ 8.9`.
pub(super) fn film_detail(context: &Context<'_>, no: FilmNo) -> String {
    let review = context.catalog.review(no);
    let mut parts = detail_parts(context.texts, &review.film);
    parts.extend(
        review
            .rating
            .map(|rating| format!("★ {}", (context.texts.decimal)(rating))),
    );
    parts.join(" · ")
}

fn detail_parts(texts: &Texts, film: &Film) -> Vec<String> {
    let mut parts = Vec::new();
    // First, so that a long row that is cut still says it.
    if !film.confirmed {
        parts.push(texts.unconfirmed_short.to_owned());
    }
    if let Some(director) = film.directors.first() {
        parts.push(director.shown().to_owned());
    }
    if let Some(runtime) = film.runtime {
        parts.push((texts.minutes)(runtime));
    }
    parts
}

/// A person as a row of a completion list.
pub(super) fn person_row(context: &Context<'_>, no: PersonNo) -> String {
    let name = context.catalog.person_name(no).full();
    format!("{name} · {}", person_detail(context, no))
}

/// What tells a person apart: how many films, and the best known of them.
pub(super) fn person_detail(context: &Context<'_>, no: PersonNo) -> String {
    let catalog = context.catalog;
    let films = catalog
        .appearances(no)
        .iter()
        .map(|appearance| appearance.film);
    let directed = catalog.directed(no).iter().copied();
    let mut all: Vec<FilmNo> = films.chain(directed).collect();
    all.sort_unstable();
    all.dedup();
    let known_for = catalog
        .best_known(all.iter().copied())
        .map(|no| catalog.film(no).title_and_year())
        .unwrap_or_default();
    (context.texts.films_such_as)(all.len(), &known_for)
}

/// The film as a line of a list: bold title, year, and the rating where there is one.
pub(super) fn film_line(context: &Context<'_>, no: FilmNo) -> Markup {
    let review = context.catalog.review(no);
    let title = title_line(context.texts, &review.film);
    match review.rating {
        Some(rating) => crate::markup!("{} · ★ {}", title, (context.texts.decimal)(rating)),
        None => title,
    }
}

/// The film's title in bold with its year, and whether it is not confirmed to exist.
pub(super) fn title_line(texts: &Texts, film: &Film) -> Markup {
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
pub(super) fn aside(texts: &Texts, catalog: &Catalog, film: &FilmId) -> Option<&'static str> {
    match catalog.find(film) {
        None if film.is_unlisted() => Some(texts.list.unlisted),
        Some(no) if !catalog.film(no).confirmed => Some(texts.unconfirmed_short),
        _ => None,
    }
}

/// The genres in the reader's language, in the film's order.
pub(super) fn genres(texts: &Texts, film: &Film) -> Markup {
    Markup::join(
        film.genres
            .iter()
            .map(|genre| Markup::plain((texts.genre)(*genre))),
        ", ",
    )
}

/// Five stars: full, half, empty.
pub(super) fn stars(rating: Rating) -> String {
    let halves = usize::from(rating.half_stars());
    let (full, half) = (halves / 2, halves % 2);
    format!(
        "{}{}{}",
        "★".repeat(full),
        "½".repeat(half),
        "☆".repeat(5 - full - half)
    )
}
