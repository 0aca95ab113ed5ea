//! `/related`: what else is related to a film because people from its cast are in it.

use super::parts::{SHORT, bar, film_line, film_menu, reason, title_line};
use super::reading::FILM;
use super::vocabulary::{
    Answer, Audience, Body, Button, Card, Colour, Command, CommandOption, Context, Kind, Message,
    Reply, Row, Style,
};
use crate::action::{Action, Detail};
use crate::catalog::{FilmNo, Related, Suggestion};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;
use crate::text::Texts;

/// How many films are suggested.
const SUGGESTIONS: usize = 10;
/// How many films of the series are named.
const OF_SERIES: usize = 12;

pub(super) const COMMAND: Command = Command {
    name: "related",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.related_command,
    body: Body::One {
        options: &[
            CommandOption {
                name: "film",
                required: true,
                takes: FILM,
                description: |texts| texts.film_option,
            },
            CommandOption {
                name: "also",
                required: false,
                takes: FILM,
                description: |texts| texts.also_option,
            },
        ],
        answer: Answer::AtOnce(|context| {
            let id = |no: FilmNo| context.catalog.film(no).id.clone();
            // The second film first: what is offered for the first then keeps it.
            let also = context.optional_film("also", |film| Action::Review { film });
            let film = context.film("film", |film| Action::Related {
                film,
                also: also.as_ref().ok().copied().flatten().map(id),
            })?;
            let also = context.optional_film("also", |also| Action::Related {
                film: id(film),
                also: Some(also),
            })?;
            message(context, film, also).map(Reply::Say)
        }),
    },
};

/// The list in the place of the message whose button asked for it.
pub(super) fn list(
    context: &Context<'_>,
    film: &FilmId,
    also: Option<&FilmId>,
) -> Result<Reply, Refusal> {
    let (film, also) = known(context, film, also)?;
    message(context, film, also).map(Reply::Change)
}

fn known(
    context: &Context<'_>,
    film: &FilmId,
    also: Option<&FilmId>,
) -> Result<(FilmNo, Option<FilmNo>), Refusal> {
    Ok((
        context.known_film(film)?,
        also.map(|also| context.known_film(also)).transpose()?,
    ))
}

fn find(context: &Context<'_>, film: FilmNo, also: Option<FilmNo>) -> Result<Related, Refusal> {
    match also {
        Some(also) if also == film => Err(Refusal::new(Reason::SameFilm)),
        Some(also) => Ok(context.catalog.related_to_both(film, also, SUGGESTIONS)),
        None => Ok(context.catalog.related(film, SUGGESTIONS)),
    }
}

fn message(context: &Context<'_>, no: FilmNo, also: Option<FilmNo>) -> Result<Message, Refusal> {
    let catalog = context.catalog;
    let texts = context.texts;
    let related = find(context, no, also)?;
    let film = catalog.film(no);
    let heading = match also {
        Some(also) => {
            (texts.related_to_both)(&film.title_and_year(), &catalog.film(also).title_and_year())
        }
        None => (texts.related_to)(&film.title_and_year()),
    };
    let mut description = series(context, &related.series);
    description.push_after("\n\n", &numbered(context, &related.by_cast, 1));
    if !related.otherwise.is_empty() {
        let apart = if description.is_empty() {
            texts.nobody_shared
        } else {
            texts.further_without_cast
        };
        let rest = numbered(context, &related.otherwise, related.by_cast.len() + 1);
        description.push_after("\n\n", &Markup::trusted(apart));
        description.push_after("\n", &rest);
    }
    if !related.further.is_empty() {
        let first = related.by_cast.len() + related.otherwise.len() + 1;
        description.push_after("\n\n", &Markup::trusted(texts.further_with_cast));
        description.push_after("\n", &numbered(context, &related.further, first));
    }
    if description.is_empty() {
        description = Markup::trusted(texts.nothing_related);
    }
    let films = || {
        let listed = related.listed();
        let of_series = related.series.iter().copied().take(OF_SERIES);
        of_series.chain(listed.map(|suggestion| suggestion.film))
    };
    let id = film.id.clone();
    let mut buttons = Vec::new();
    if related.listed().next().is_some() {
        let why = Action::Why {
            film: id.clone(),
            also: also.map(|also| catalog.film(also).id.clone()),
        };
        buttons.push(Button::act(
            Style::Secondary,
            "🧮",
            texts.why_this_order,
            why,
        ));
    }
    buttons.push(Button::act(
        Style::Secondary,
        "🎞️",
        (texts.open_film)(&film.title),
        Action::Review { film: id },
    ));
    let mut rows: Vec<Row> = film_menu(context, films()).into_iter().collect();
    rows.push(Row::Buttons(buttons));
    Ok(Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::of(film),
            title: heading,
            description,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    })
}

/// The other films of the series as a line; nothing where there are none.
fn series(context: &Context<'_>, films: &[FilmNo]) -> Markup {
    if films.is_empty() {
        return Markup::default();
    }
    let titles = films.iter().take(OF_SERIES);
    let titles = titles.map(|no| title_line(context.texts, context.catalog.film(*no)));
    let more = films.len().saturating_sub(OF_SERIES);
    (context.texts.of_its_series)(&Markup::join(titles, ", "), more)
}

/// The suggestions as a numbered list, each with its reason.
fn numbered(context: &Context<'_>, suggestions: &[Suggestion], first: usize) -> Markup {
    let lines = suggestions.iter().zip(first..).map(|(suggestion, number)| {
        crate::markup!(
            "{}. {}\n{}",
            number,
            film_line(context, suggestion.film),
            reason(context, suggestion)
        )
    });
    Markup::join(lines, "\n")
}

/// Why the films are in their order, for whoever asked only: in words, or as it was reckoned.
pub(super) fn explain(
    context: &Context<'_>,
    film: &FilmId,
    also: Option<&FilmId>,
    detail: Detail,
) -> Result<Reply, Refusal> {
    let texts = context.private_texts();
    let catalog = context.catalog;
    let (no, also_no) = known(context, film, also)?;
    let related = find(context, no, also_no)?;
    let mut description = Markup::trusted(match detail {
        Detail::InWords => texts.what_orders_films,
        Detail::Reckoned => texts.how_order_is_made,
    });
    let totals = related.listed().map(|one| one.score.total);
    let best = totals.fold(f64::MIN_POSITIVE, f64::max);
    for suggestion in related.listed() {
        let title = title_line(texts, catalog.film(suggestion.film));
        let line = match detail {
            Detail::InWords => crate::markup!(
                "{} {}\n{}",
                Markup::trusted(bar(suggestion.score.total / best, SHORT)),
                title,
                in_words(texts, suggestion)
            ),
            Detail::Reckoned => {
                crate::markup!("{}\n{}", title, arithmetic(context, texts, suggestion))
            }
        };
        description.push_after("\n\n", &line);
    }
    let reckon = Action::Reckon {
        film: film.clone(),
        also: also.cloned(),
    };
    let reckon = Button::act(Style::Secondary, "🧮", texts.the_arithmetic, reckon);
    Ok(Reply::Say(Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::of(catalog.film(no)),
            title: Markup::trusted(texts.why_this_order),
            description,
            ..Card::default()
        }],
        rows: match detail {
            Detail::InWords => vec![Row::Buttons(vec![reckon])],
            Detail::Reckoned => Vec::new(),
        },
        ..Message::default()
    }))
}

/// A factor that multiplies with so much fills the bar.
const FULL: f64 = 8.0;

/// `people ▰▰▰▱▱ · years ▰▰▱▱▱ · against it: genres ▰▱▱▱▱`.
fn in_words(texts: &Texts, suggestion: &Suggestion) -> Markup {
    let score = &suggestion.score;
    let line = |name: &'static str, share: f64| {
        crate::markup!("{} {}", name, Markup::trusted(bar(share, SHORT)))
    };
    let people: f64 = score.people.iter().map(|(_, weight)| weight).sum();
    let mut speaks_for = Vec::new();
    if !score.people.is_empty() {
        speaks_for.push(line(texts.shared_people, people));
    }
    let mut against = Vec::new();
    for (factor, value) in &score.factors {
        let name = (texts.factor)(*factor);
        let share = value.ln() / FULL.ln();
        if share > 0.0 {
            speaks_for.push(line(name, share));
        } else {
            against.push(line(name, -share));
        }
    }
    let mut text = Markup::join(speaks_for, " · ");
    if !against.is_empty() {
        text.push_after(
            " · ",
            &(texts.speaks_against)(&Markup::join(against, " · ")),
        );
    }
    text
}

/// `(Al Pacino 1.00 + Val Kilmer 0.71) × genres 1.20 = 2.05`.
fn arithmetic(context: &Context<'_>, texts: &Texts, suggestion: &Suggestion) -> Markup {
    let score = &suggestion.score;
    let number = |value: f64| (texts.number)(value);
    let people: Vec<Markup> = score
        .people
        .iter()
        .map(|(person, weight)| {
            crate::markup!(
                "{} {}",
                context.catalog.person_name(*person),
                number(*weight)
            )
        })
        .collect();
    let several = people.len() > 1;
    let sum = Markup::join(people, " + ");
    let mut terms = Vec::new();
    if !sum.is_empty() {
        terms.push(if several {
            crate::markup!("({})", sum)
        } else {
            sum
        });
    }
    terms.extend(
        score.factors.iter().map(|(factor, value)| {
            crate::markup!("{} {}", (texts.factor)(*factor), number(*value))
        }),
    );
    crate::markup!(
        "{} = **{}**",
        Markup::join(terms, " × "),
        number(score.total)
    )
}
