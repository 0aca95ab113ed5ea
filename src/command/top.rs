//! `/top`: what a server likes best, by its members' ratings, wishes and evenings.
//!
//! Names nobody: what is shown are numbers. Films that left the library are shown by their title.

use super::parts::{aside, film_menu, page_buttons, page_of, said, title_line};
use super::vocabulary::{
    Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Error, Kind, Message,
    OptionType, Reply, Row, Style, awaited,
};
use crate::action::{Action, MemberAction, Top, TopBy};
use crate::catalog::shrunk_mean;
use crate::markup::Markup;
use crate::member::{Noted, Period, Spread};

/// How many films a page has.
const FILMS: usize = 10;

pub(super) const COMMAND: Command = Command {
    name: "top",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.taste.top_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: "by",
                required: false,
                takes: OptionType::TopBy,
                description: |texts| texts.taste.top_by_option,
            },
            CommandOption {
                name: "year",
                required: false,
                takes: OptionType::Year,
                description: |texts| texts.taste.top_year_option,
            },
        ],
        answer: awaited!(answer),
    },
};

async fn answer(context: &Context<'_>) -> Result<Reply, Error> {
    context.member()?;
    let page = Top {
        by: context.top_by("by")?,
        year: context.year("year")?,
        page: 0,
    };
    show(context, page).await
}

/// Shows a page. A year is one by the server's own clock.
pub(super) async fn show(context: &Context<'_>, page: Top) -> Result<Reply, Error> {
    let member = context.member()?;
    let zone = &context.call.settings.film_of_the_day.zone;
    let within = page.year.map(|year| Period::of_year(year, zone));
    let within = within.unwrap_or(Period::EVER);
    let message = match page.by {
        TopBy::Rated => rated(context, page, &member.spreads(&within).await?),
        TopBy::Wanted => counted(context, page, &member.most_wanted(&within).await?),
        TopBy::Watched => counted(context, page, &member.most_watched(&within).await?),
    };
    Ok(said(context, message))
}

/// The films with enough ratings, the best first. Few ratings are weak evidence: before films are
/// compared, the mean of each is drawn towards that of all ratings.
fn rated(context: &Context<'_>, page: Top, films: &[(Noted, Spread)]) -> Message {
    let texts = context.texts;
    // What is not out yet cannot be among the best, whatever its fans say.
    let is_out = |film: &Noted| {
        let known = context.catalog.find(&film.film);
        known.is_none_or(|no| context.catalog.film(no).confirmed)
    };
    let films = || films.iter().filter(|(film, _)| is_out(film));
    let sum_of_all: f64 = films().map(|(_, spread)| f64::from(spread.sum())).sum();
    let raters: f64 = films().map(|(_, spread)| f64::from(spread.raters())).sum();
    let mean_of_all = sum_of_all / raters;
    let mut best: Vec<(f64, &Noted, &Spread)> = films()
        .filter_map(|(film, spread)| {
            let mean = shrunk_mean(spread.sum(), spread.raters(), mean_of_all)?;
            Some((mean, film, spread))
        })
        .collect();
    best.sort_by(|(one, film, spread), (other, other_film, other_spread)| {
        (other.total_cmp(one))
            .then_with(|| other_spread.raters().cmp(&spread.raters()))
            .then_with(|| film.film.cmp(&other_film.film))
    });
    let placed = best.into_iter().map(|(_, film, spread)| {
        let mean = spread.mean().map(texts.decimal).unwrap_or_default();
        let ratings = (texts.member.ratings)(spread.raters());
        (film, crate::markup!("**{}** / 10 · {}", mean, ratings))
    });
    list(context, page, &placed.collect::<Vec<_>>())
}

/// The films that are wanted or were watched, the most first.
fn counted(context: &Context<'_>, page: Top, films: &[(Noted, u32)]) -> Message {
    let texts = &context.texts.taste;
    let said = match page.by {
        TopBy::Watched => texts.watched_times,
        TopBy::Wanted | TopBy::Rated => texts.wanted_by,
    };
    let placed = films
        .iter()
        .map(|(film, count)| (film, Markup::plain(&said(*count))));
    list(context, page, &placed.collect::<Vec<_>>())
}

/// A page of films, each with what brought it to its place.
fn list(context: &Context<'_>, page: Top, films: &[(&Noted, Markup)]) -> Message {
    let all = context.texts;
    let texts = &all.taste;
    let Top { by, year, page } = page;
    let (at, pages) = page_of(page, films.len(), FILMS);
    let shown = || films.iter().enumerate().skip(at * FILMS).take(FILMS);
    let known = |noted: &Noted| context.catalog.find(&noted.film);
    let lines = shown().map(|(place, (noted, why))| {
        let title = if let Some(no) = known(noted) {
            title_line(all, context.catalog.film(no))
        } else {
            let mut title = crate::markup!("**{}**", noted.title);
            let aside = aside(all, context.catalog, &noted.film);
            title.push_after(" · ", &Markup::trusted(aside.unwrap_or_default()));
            title
        };
        crate::markup!("{}. {} · {}", place + 1, title, why)
    });
    let mut description = Markup::join(lines, "\n");
    if films.is_empty() {
        description = (texts.no_top)(by, year);
    }
    let mut footer = Vec::new();
    if by == TopBy::Rated && !films.is_empty() {
        footer.push(texts.about_best.to_owned());
    }
    if pages > 1 {
        footer.push((all.page)(at + 1, pages));
    }
    let to = |top| Action::Member(MemberAction::Top(top));
    let mut rows: Vec<Row> = film_menu(context, shown().filter_map(|(_, (noted, _))| known(noted)))
        .into_iter()
        .collect();
    rows.extend(page_buttons(all, at, pages, |page| {
        to(Top { by, year, page })
    }));
    let others = TopBy::ALL.into_iter().filter(|other| *other != by);
    let others = others.map(|by| {
        let emoji = match by {
            TopBy::Rated => "⭐",
            TopBy::Wanted => "🔖",
            TopBy::Watched => "🍿",
        };
        let page = Top { by, year, page: 0 };
        Button::act(Style::Secondary, emoji, (texts.top_by)(by), to(page))
    });
    rows.push(Row::Buttons(others.collect()));
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: (texts.top_title)(by, year),
            description,
            footer: footer.join(" · "),
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}
