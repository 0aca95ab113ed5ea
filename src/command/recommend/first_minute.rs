//! What is asked of members whose taste nobody knows yet: films that nearly everybody knows, of
//! different kinds, five at a time, each answered with one choice. Films of the kind that they seek come
//! first, as far as there are well-known ones.

use std::collections::HashSet;

use super::sought::what_is_sought;
use crate::action::{Action, Asked, FirstAction, FirstAnswer, Sought};
use crate::catalog::{FilmNo, Filter, Lacking, NotEnough, Taste};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Error, Menu, MenuItem, Message, Row, Style,
};
use crate::markup::Markup;
use crate::member::{Experience, Score};
use crate::settings::Visibility;

/// A film counts as one that nearly everybody knows among so many of the best known.
const WELL_KNOWN: usize = 1_500;

/// What was answered, and what had been asked.
pub(super) struct Answered {
    asked: Asked,
    /// What was just done.
    text: Markup,
}

impl Answered {
    /// Nothing has been asked yet of somebody who seeks such films.
    pub(super) fn of(sought: Sought) -> Self {
        Self {
            asked: Asked {
                sought,
                ..Asked::default()
            },
            text: Markup::default(),
        }
    }
}

/// Notes an answer.
pub(super) async fn note(context: &Context<'_>, action: &FirstAction) -> Result<Answered, Error> {
    let member = context.member()?;
    let texts = &context.private_texts().offer;
    let mut asked = action.asked.clone();
    let mut text = Markup::default();
    match &action.answer {
        FirstAnswer::Start => {}
        FirstAnswer::Rate(film, score) => {
            let film = context.known_noted(film)?;
            member.rate(&film, *score, None).await?;
            text = (texts.rated)(&film.title, *score);
        }
        FirstAnswer::NotSeen(place) | FirstAnswer::Skip(place) => asked.pass(*place),
    }
    Ok(Answered { asked, text })
}

/// Asks a member for ratings, and says how many are missing.
pub(super) fn ask_for_ratings(
    context: &Context<'_>,
    filter: &Filter,
    taste: &Taste,
    lacking: Lacking,
    answered: Answered,
) -> Message {
    let all = context.private_texts();
    let texts = &all.offer;
    let Answered { asked, text } = answered;
    let candidates = Candidates::of(context, filter);
    let known: HashSet<FilmNo> = taste.known().collect();
    let sought = what_is_sought(all, &asked.sought);
    let mut description = if sought.is_empty() {
        sought
    } else {
        (texts.offered_then)(&sought)
    };
    let asked = next(context, &candidates, &asked, &known);
    description.push_after("\n", &text);
    let progress = match lacking {
        Lacking::Ratings(missing) => (texts.progress)(taste.rated.len(), missing),
        Lacking::Liking => Markup::trusted(texts.nothing_liked),
    };
    description.push_after("\n", &progress);
    let ask = match asked.shown.as_slice() {
        [] => texts.nothing_to_ask,
        _ => texts.how_to_answer,
    };
    description.push_after("\n", &Markup::trusted(ask));
    let menu = |place: &u8| {
        question(
            context,
            &asked,
            candidates.films[usize::from(*place)],
            *place,
        )
    };
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.what_you_like),
            description,
            footer: texts.who_sees_ratings.to_owned(),
            ..Card::default()
        }],
        rows: asked.shown.iter().map(menu).collect(),
        ..Message::default()
    }
}

/// The films that there are to be asked about, by their places.
struct Candidates {
    films: Vec<FilmNo>,
    /// So many, which come first, are of the kind that is sought.
    fitting: usize,
}

impl Candidates {
    /// Those that fit, where they are well known; the best known of all fill up.
    fn of(context: &Context<'_>, filter: &Filter) -> Self {
        let most = usize::from(Asked::FILMS);
        let any = Filter {
            leave_unconfirmed_out: filter.leave_unconfirmed_out,
            left_out: filter.left_out,
            ..Filter::default()
        };
        let known = context.catalog.best_known_fitting(&any, WELL_KNOWN);
        let fits = |film: &FilmNo| context.catalog.fits(*film, filter);
        let (mut films, others): (Vec<FilmNo>, Vec<FilmNo>) = known.into_iter().partition(fits);
        films.truncate(most);
        let fitting = films.len();
        films.extend(others.into_iter().take(most - fitting));
        Self { films, fitting }
    }

    fn at(&self, place: u8) -> Option<FilmNo> {
        self.films.get(usize::from(place)).copied()
    }
}

/// What is asked next: what is not answered yet stays where it is, and the place of what is gets a film
/// of another kind than the others.
fn next(
    context: &Context<'_>,
    candidates: &Candidates,
    asked: &Asked,
    known: &HashSet<FilmNo>,
) -> Asked {
    let open = |place: u8| {
        let film = candidates.at(place)?;
        (!asked.has_passed(place) && !known.contains(&film)).then_some(film)
    };
    let (fitting, others) = candidates.films.split_at(candidates.fitting);
    let open_of = |films: &[FilmNo], from: usize| -> Vec<FilmNo> {
        let places = (from..from + films.len()).filter_map(|place| u8::try_from(place).ok());
        places.filter_map(open).collect()
    };
    let (fitting, others) = (open_of(fitting, 0), open_of(others, fitting.len()));
    let mut shown: Vec<Option<FilmNo>> = asked.shown.iter().map(|place| open(*place)).collect();
    shown.resize(Asked::SHOWN, None);
    for at in 0..shown.len() {
        if shown[at].is_none() {
            let beside: Vec<FilmNo> = shown.iter().copied().flatten().collect();
            let of_another_kind =
                |films: &[FilmNo]| context.catalog.of_another_kind(&beside, films);
            shown[at] = of_another_kind(&fitting).or_else(|| of_another_kind(&others));
        }
    }
    let place = |film: FilmNo| candidates.films.iter().position(|known| *known == film);
    let places = shown.into_iter().flatten().filter_map(place);
    Asked {
        shown: places
            .filter_map(|place| u8::try_from(place).ok())
            .collect(),
        passed: asked.passed,
        sought: asked.sought,
    }
}

/// A menu in which a film is rated, or passed over.
fn question(context: &Context<'_>, asked: &Asked, film: FilmNo, place: u8) -> Row {
    let texts = context.private_texts();
    let film = context.catalog.film(film);
    let item = |label: String, answer: FirstAnswer| MenuItem {
        label,
        detail: String::new(),
        action: Action::First(FirstAction {
            asked: asked.clone(),
            answer,
        }),
    };
    let score = |score: Score| {
        let label = format!("{} · {}", score.get(), (texts.member.score)(score));
        item(label, FirstAnswer::Rate(film.id.clone(), score))
    };
    let others = [
        item(texts.offer.not_seen.to_owned(), FirstAnswer::NotSeen(place)),
        item(texts.offer.skip.to_owned(), FirstAnswer::Skip(place)),
    ];
    Row::Menu(Menu {
        placeholder: film.title_and_year(),
        items: Score::all().rev().map(score).chain(others).collect(),
    })
}

/// Asks whoever presses about films that nearly everybody knows, to recommend such as are sought.
pub(super) fn start(context: &Context<'_>, style: Style, sought: Sought) -> Button {
    let start = Action::First(FirstAction {
        asked: Answered::of(sought).asked,
        answer: FirstAnswer::Start,
    });
    Button::act(style, "⭐", context.texts.offer.start, start)
}

/// Says of each member of a group what is missing, with a button that asks whoever presses it.
pub(super) fn ask_each(
    context: &Context<'_>,
    asking: &[Experience],
    not_enough: &NotEnough,
    sought: Sought,
) -> Message {
    let texts = context.texts;
    let lines = asking.iter().zip(&not_enough.lacking);
    let lines = lines
        .map(|(one, lacking)| (texts.taste.unknown_taste)(&Markup::person(one.member), *lacking));
    let start = start(context, Style::Primary, sought);
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.offer.what_you_all_like),
            description: Markup::join(lines, "\n"),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(vec![start])],
        ..Message::default()
    }
}
