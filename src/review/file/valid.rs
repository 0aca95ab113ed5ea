//! What a review may hold: the one place where a draft becomes a [`Review`].

use std::{collections::HashSet, ops::Range};

use super::{
    draft::{Draft, Spanned, Text},
    faults::{TITLE, not_too_many, out_of_range, parsed, twice},
    numbers, people, prose,
    report::Report,
    vocabulary,
};
use crate::{
    diagnostic::{Problem, grouped, nearest, shorten},
    film::{Extras, Film, FilmId, Minutes, PosterUrl, Rating, Title, Year, parse_line},
    review::{Review, SpoilerMarks},
};

/// Checks every field, reporting all that is wrong; `None` if there is no title to go by.
pub(super) fn review(draft: Draft<'_>, report: &mut Report<'_>) -> Option<Review> {
    let Draft {
        title,
        year,
        id,
        formerly,
        aliases,
        titles,
        directors,
        writers,
        cast,
        genres,
        countries,
        runtime_minutes,
        series,
        votes,
        imdb,
        tmdb,
        rating,
        reviewer,
        language,
        summary,
        poster,
        spoilers,
        confirmed,
        body,
        span,
        title_is_broken,
    } = draft;
    if title.is_none() && !title_is_broken {
        report.add(span.start..span.start, |place| {
            Problem::error("missing", place, "the review has no title")
                .help(r#"add `title`, such as title = "The Thing""#)
        });
    }
    let title = title.and_then(|text| parsed(&text, TITLE, Title::parse, report));
    let year = year.and_then(|year| year_of(&year, report));
    let aliases = aliases.unwrap_or_default();
    let aliases = distinct_aliases(&aliases, report);
    let directors = people::names(&directors.unwrap_or_default(), "directors", report);
    let cast = people::cast(&cast.unwrap_or_default(), report);
    let genres = vocabulary::genres(&genres.unwrap_or_default(), report);
    let countries = vocabulary::countries(&countries.unwrap_or_default(), report);
    let id = id.and_then(|text| numbers::film_id(&text, "`id`", report));
    let votes = votes.and_then(|votes| numbers::votes(&votes, report));
    let extras = Extras {
        titles: vocabulary::titles(titles.as_ref().map_or(&[], |table| &table.0), report),
        formerly: numbers::formerly(&formerly.unwrap_or_default(), report),
        writers: people::names(&writers.unwrap_or_default(), "writers", report).into_vec(),
        imdb: imdb.and_then(|text| numbers::imdb(&text, report)),
        tmdb: tmdb.and_then(|number| numbers::tmdb(&number, report)),
        poster: poster.and_then(|text| poster_of(&text, report)),
    };
    let runtime = runtime_minutes.and_then(|minutes| runtime_of(&minutes, report));
    let series = series.and_then(|text| parsed(&text, "`series`", Title::parse, report));
    let rating = rating.and_then(|rating| rating_of(&rating, report));
    let reviewer = reviewer.and_then(|text| {
        let parse = |text: &str| parse_line(text, Review::LONGEST_REVIEWER);
        parsed(&text, "`reviewer`", parse, report)
    });
    let language = language.and_then(|text| vocabulary::language(&text, "`language` is", report));
    let summary = summary.and_then(|text| prose::summary(&text, report));
    let spoilers = spoilers.and_then(|text| spoilers_of(&text, report));
    let body = body.and_then(|text| prose::body(&text, report));
    let title = title?;
    Some(Review {
        film: Film {
            id: id.unwrap_or_else(|| FilmId::new(&title, year)),
            title,
            year,
            aliases,
            directors,
            cast,
            genres,
            runtime,
            series,
            countries,
            votes,
            known_place: None,
            confirmed: confirmed.unwrap_or(true),
            extras: extras.boxed(),
        },
        rating,
        reviewer,
        language,
        summary,
        body,
        spoilers: spoilers.unwrap_or_default(),
        further: Box::default(),
    })
}

fn year_of(year: &Spanned<i64>, report: &mut Report<'_>) -> Option<Year> {
    let found = u16::try_from(year.value).ok().and_then(Year::new);
    if found.is_none() {
        let allowed = format!("{} to {}", Year::FIRST, Year::LAST);
        let help = "leave `year` out for a film that is not released".to_owned();
        out_of_range(&year.span, "`year`", &allowed, Some(help), report);
    }
    found
}

fn runtime_of(minutes: &Spanned<i64>, report: &mut Report<'_>) -> Option<Minutes> {
    let found = u16::try_from(minutes.value).ok().and_then(Minutes::new);
    if found.is_none() {
        let allowed = format!("1 to {} minutes", grouped(Minutes::LONGEST.into()));
        out_of_range(&minutes.span, "`runtime_minutes`", &allowed, None, report);
    }
    found
}

fn rating_of(rating: &Spanned<f64>, report: &mut Report<'_>) -> Option<Rating> {
    const ALLOWED: &str = "0 to 10, with at most one decimal";
    let Some(found) = Rating::out_of_ten(rating.value) else {
        let help = (20.0 < rating.value && rating.value <= 100.0).then(|| {
            let tenth = Rating::out_of_ten(rating.value / 10.0);
            tenth.map_or_else(String::new, |tenth| {
                format!("if it is out of a hundred, write {tenth}")
            })
        });
        out_of_range(&rating.span, "`rating`", ALLOWED, help, report);
        return None;
    };
    if (f64::from(found.tenths()) - rating.value * 10.0).abs() > 1e-6 {
        let help = Some(format!("the nearest is {found}"));
        out_of_range(&rating.span, "`rating`", ALLOWED, help, report);
        return None;
    }
    Some(found)
}

fn distinct_aliases(aliases: &[Text<'_>], report: &mut Report<'_>) -> Box<[Title]> {
    let aliases = not_too_many(aliases, "aliases", |text| &text.span, report);
    let mut titles: Vec<Title> = Vec::with_capacity(aliases.len());
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut seen = HashSet::new();
    for alias in aliases {
        let Some(title) = parsed(alias, "an alias", Title::parse, report) else {
            continue;
        };
        if !seen.insert(title.clone()) {
            let first = titles.iter().position(|other| *other == title);
            twice(
                &format!("the alias \"{}\" is there twice", shorten(&title)),
                &alias.span,
                first.and_then(|first| spans.get(first)),
                report,
            );
            continue;
        }
        titles.push(title);
        spans.push(alias.span.clone());
    }
    titles.into()
}

fn poster_of(text: &Text<'_>, report: &mut Report<'_>) -> Option<PosterUrl> {
    let poster = PosterUrl::parse(&text.value);
    if poster.is_none() {
        report.add(text.span.clone(), |place| {
            Problem::error(
                "poster",
                place,
                "`poster` is not the https address of a picture",
            )
            .allowed(format!(
                "https://host/path in plain characters, at most {} of them",
                grouped(PosterUrl::LONGEST)
            ))
        });
    }
    poster
}

fn spoilers_of(text: &Text<'_>, report: &mut Report<'_>) -> Option<SpoilerMarks> {
    let marks = SpoilerMarks::from_name(&text.value);
    if marks.is_none() {
        report.add(text.span.clone(), |place| {
            let names = SpoilerMarks::ALL.map(SpoilerMarks::name);
            Problem::error(
                "unknown-value",
                place,
                format!("`spoilers` cannot be \"{}\"", shorten(&text.value)),
            )
            .allowed(format!(
                "\"{}\" (the default) or \"{}\"",
                names[0], names[1]
            ))
            .did_you_mean(nearest(&text.value, names))
        });
    }
    marks
}
