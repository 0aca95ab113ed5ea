//! What a listing's card says in the place of a review: the films of its series, the nearest films
//! and why, and who of its cast is in films that have a review.

use super::lists::{film_line, title_line};
use super::reason::reason;
use crate::catalog::{FilmNo, Suggestion};
use crate::command::vocabulary::{Context, Field};
use crate::markup::Markup;

/// How many other films of its series a card names.
const OF_SERIES: usize = 6;
/// How many of the nearest films, and of the reviewed ones.
const NEAREST: usize = 3;
const REVIEWED: usize = 3;
/// How many people a line names.
const NAMED: usize = 3;

/// The films around a listing, none of them twice.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// Those of its series, oldest first, and how many more there are.
    series: Vec<FilmNo>,
    more_of_series: usize,
    nearest: Vec<Suggestion>,
    reviewed: Vec<Suggestion>,
}

impl Around {
    /// Looks around a film.
    pub(crate) fn of(context: &Context<'_>, no: FilmNo) -> Self {
        let catalog = context.catalog;
        let all = catalog.same_series(no);
        let series = near(&all, no);
        let more_of_series = all.len().saturating_sub(series.len() + 1);
        let related = catalog.related(no, NEAREST + series.len());
        let nearest: Vec<Suggestion> = related
            .listed()
            .filter(|suggestion| !series.contains(&suggestion.film))
            .take(NEAREST)
            .cloned()
            .collect();
        let is_named =
            |film: FilmNo| series.contains(&film) || nearest.iter().any(|known| known.film == film);
        let reviewed = catalog
            .reviewed_sharing_cast(no, REVIEWED + NEAREST + series.len())
            .into_iter()
            .filter(|suggestion| !is_named(suggestion.film))
            .take(REVIEWED)
            .collect();
        Self {
            series,
            more_of_series,
            nearest,
            reviewed,
        }
    }

    /// The films, those of the series first.
    pub(crate) fn films(&self) -> impl Iterator<Item = FilmNo> {
        let suggested = self.nearest.iter().chain(&self.reviewed);
        let series = self.series.iter().copied();
        series.chain(suggested.map(|suggestion| suggestion.film))
    }

    /// The other films of the series, as a line; nothing where there are none.
    pub(crate) fn of_series(&self, context: &Context<'_>) -> Markup {
        let texts = context.texts;
        let title = |no: &FilmNo| title_line(texts, context.catalog.film(*no));
        let more = (self.more_of_series > 0)
            .then(|| Markup::plain(&(texts.and_more_people)(self.more_of_series)));
        Markup::join(self.series.iter().map(title).chain(more), "\n")
    }

    /// What is near it, as facts of its card.
    pub(crate) fn fields(&self, context: &Context<'_>) -> Vec<Field> {
        let texts = context.texts;
        let nearest = self.nearest.iter().map(|suggestion| {
            crate::markup!(
                "{}\n{}",
                film_line(context, suggestion.film),
                reason(context, suggestion)
            )
        });
        let reviewed = self.reviewed.iter().map(|suggestion| {
            let film = film_line(context, suggestion.film);
            crate::markup!("{}\n{}", film, names(context, suggestion))
        });
        let field = |name, lines: Vec<Markup>| Field {
            name: Markup::trusted(name),
            value: Markup::join(lines, "\n"),
            short: false,
        };
        [
            field(texts.nearest_films, nearest.collect()),
            field(texts.reviewed_with_its_cast, reviewed.collect()),
        ]
        .into_iter()
        .filter(|field| !field.value.is_empty())
        .collect()
    }
}

/// The films of a series around one of them, without it.
fn near(series: &[FilmNo], no: FilmNo) -> Vec<FilmNo> {
    let at = series.iter().position(|film| *film == no).unwrap_or(0);
    let last_start = series.len().saturating_sub(OF_SERIES + 1);
    let start = at.saturating_sub(OF_SERIES / 2).min(last_start);
    let shown = series.iter().skip(start).take(OF_SERIES + 1);
    shown.copied().filter(|film| *film != no).collect()
}

/// The people whom a suggestion shares, and how many more there are.
fn names(context: &Context<'_>, suggestion: &Suggestion) -> Markup {
    let shared = &suggestion.shared;
    let named = shared.iter().take(NAMED);
    let name = |shared: &crate::catalog::Shared| {
        Markup::plain(context.catalog.person_name(shared.person).shown())
    };
    let more = shared.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| Markup::plain(&(context.texts.and_more_people)(more)));
    Markup::join(named.map(name).chain(more), ", ")
}
