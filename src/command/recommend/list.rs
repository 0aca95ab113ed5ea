//! The films that are offered, as a list with reasons, and what can be done with each.

use super::first_minute::start;
use super::reasons::{Named, why_for_all, why_for_you};
use super::sought::what_is_sought;
use crate::action::{Action, Deed, Detail, OfferAction, Offered, Sought, Step};
use crate::catalog::{FilmNo, Fit, Recommendation};
use crate::command::parts::film_line;
use crate::command::reading::{film_detail, film_labels};
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Menu, MenuItem, Message, Row, Style,
};
use crate::markup::Markup;
use crate::member::{Experience, Score};

/// What was found, and for whom.
pub(super) struct Found<'a> {
    /// What was asked for.
    pub(super) asked: &'a Offered,
    /// The members for whom it is.
    pub(super) asking: &'a [Experience],
    pub(super) films: &'a [Recommendation],
    /// Which film is talked about.
    pub(super) about: Option<About>,
    /// What was just done.
    pub(super) text: Markup,
}

/// Which film of a list is talked about.
pub(super) enum About {
    /// One that was chosen, and whether whoever presses wants to watch it.
    Chosen { film: FilmNo, wants: bool },
    /// One that is no longer on it, and what brings it back.
    Declined { before: OfferAction },
}

/// The list, with its menu and its buttons.
pub(super) fn message(context: &Context<'_>, found: &Found<'_>) -> Message {
    let Found {
        asked,
        asking,
        films,
        about,
        text,
    } = found;
    let texts = &context.texts.taste;
    let title = match asking {
        [_] => texts.for_you,
        _ => texts.for_all,
    };
    let shown = Offered {
        films: films
            .iter()
            .map(|offered| context.catalog.film(offered.film).id.mark())
            .collect(),
        ..(*asked).clone()
    };
    Message {
        visibility: context.visibility,
        text: text.clone(),
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(title),
            description: description(context, found),
            footer: texts.about_recommending.to_owned(),
            ..Card::default()
        }],
        rows: rows(context, &shown, films, about.as_ref()),
        ..Message::default()
    }
}

fn description(context: &Context<'_>, found: &Found<'_>) -> Markup {
    let Found {
        asked,
        asking,
        films,
        ..
    } = found;
    let texts = &context.texts.taste;
    let mut description = match asking {
        [_] => Markup::default(),
        all => {
            let all = all.iter().map(|one| Markup::person(one.member));
            (texts.for_whom)(all.collect())
        }
    };
    let sought = what_is_sought(context.texts, &asked.sought);
    if !sought.is_empty() {
        description.push_after("\n", &crate::markup!("-# {}", sought));
    }
    let Some(first) = films.first() else {
        let nothing = nothing(context, asked);
        description.push_after("\n", &Markup::trusted(nothing));
        return description;
    };
    let mut named = Named::new();
    let lines = films.iter().zip(1_usize..).map(|(offered, number)| {
        let line = film_line(context, offered.film);
        let mut text = crate::markup!("{}. {}", number, line);
        let why = match offered.for_each.as_slice() {
            [for_you] => why_for_you(context, offered, for_you, &mut named),
            _ => why_for_all(context, asking, offered),
        };
        text.push_after("\n", &why);
        text
    });
    description.push_after("\n", &Markup::join(lines, "\n"));
    description.push_after("\n\n", &unknown_tastes(context, asking, first));
    description
}

/// Why there is nothing to offer.
fn nothing(context: &Context<'_>, asked: &Offered) -> &'static str {
    let sought = &asked.sought;
    let texts = &context.texts.offer;
    if asked.page > 0 {
        texts.no_more
    } else if sought.from_watchlist {
        texts.nothing_on_watchlists
    } else if *sought == Sought::default() {
        context.texts.taste.nothing_to_recommend
    } else {
        texts.nothing_of_that_kind
    }
}

/// A line for each member whose taste is not known. That is the same for every film.
fn unknown_tastes(context: &Context<'_>, asking: &[Experience], of: &Recommendation) -> Markup {
    let texts = &context.texts.taste;
    let lines = asking.iter().zip(&of.for_each);
    let lines = lines.filter_map(|(one, for_one)| match for_one.fit {
        Fit::Unknown(lacking) => Some((texts.unknown_taste)(&Markup::person(one.member), lacking)),
        Fit::Good | Fit::Stretch => None,
    });
    Markup::join(lines, "\n")
}

fn rows(
    context: &Context<'_>,
    shown: &Offered,
    films: &[Recommendation],
    about: Option<&About>,
) -> Vec<Row> {
    let mut rows: Vec<Row> = film_menu(context, shown, films).into_iter().collect();
    match about {
        None => {}
        Some(About::Chosen { film, wants }) => {
            let place = films.iter().position(|offered| offered.film == *film);
            if let Some(place) = place.and_then(|place| u8::try_from(place).ok()) {
                rows.extend(for_one(context, shown, *film, place, *wants));
            }
        }
        Some(About::Declined { before }) => {
            let label = context.texts.offer.for_me;
            let back = Action::Offer(before.clone());
            let back = Button::act(Style::Secondary, "↩️", label, back);
            rows.push(Row::Buttons(vec![back]));
        }
    }
    let mut buttons = for_the_list(context, shown, films);
    let lacks_a_taste = |offered: &Recommendation| {
        let mut for_each = offered.for_each.iter();
        for_each.any(|for_one| matches!(for_one.fit, Fit::Unknown(_)))
    };
    if films.first().is_some_and(lacks_a_taste) {
        buttons.push(start(context, Style::Secondary, shown.sought));
    }
    rows.push(Row::Buttons(buttons));
    rows
}

/// A menu that chooses a film; `None` where there is none.
fn film_menu(context: &Context<'_>, shown: &Offered, films: &[Recommendation]) -> Option<Row> {
    let numbers: Vec<FilmNo> = films.iter().map(|offered| offered.film).collect();
    let labels = film_labels(context.catalog, &numbers);
    let items = numbers.iter().zip(labels).zip(0..);
    let items = items.map(|((film, label), place)| MenuItem {
        label,
        detail: film_detail(context, *film),
        action: act(shown, Step::With(place, Deed::Choose)),
    });
    (!films.is_empty()).then(|| {
        Row::Menu(Menu {
            placeholder: context.texts.offer.choose.to_owned(),
            items: items.collect(),
        })
    })
}

/// What can be done with the film that was chosen.
fn for_one(
    context: &Context<'_>,
    shown: &Offered,
    film: FilmNo,
    place: u8,
    wants: bool,
) -> [Row; 2] {
    let texts = context.texts;
    let film = context.catalog.film(film);
    let open = Action::Review {
        film: film.id.clone(),
    };
    let (emoji, label, wish) = if wants {
        ("↩️", texts.list.unwant, Deed::Unwant)
    } else {
        ("🔖", texts.list.want, Deed::Want)
    };
    let with = |deed| act(shown, Step::With(place, deed));
    let decline = with(Deed::Decline);
    let buttons = vec![
        Button::act(Style::Primary, "🎬", texts.list.open_film, open),
        Button::act(Style::Secondary, emoji, label, with(wish)),
        Button::act(Style::Secondary, "🙅", texts.offer.not_for_me, decline),
    ];
    let score = |score: Score| MenuItem {
        label: format!("{} · {}", score.get(), (texts.member.score)(score)),
        detail: String::new(),
        action: with(Deed::Rate(score)),
    };
    let seen = MenuItem {
        label: texts.offer.seen_unrated.to_owned(),
        detail: String::new(),
        action: with(Deed::See),
    };
    let seen = Menu {
        placeholder: (texts.offer.seen_it)(&film.title_and_year()),
        items: Score::all().rev().map(score).chain([seen]).collect(),
    };
    [Row::Buttons(buttons), Row::Menu(seen)]
}

/// What can be done with the list.
fn for_the_list(context: &Context<'_>, shown: &Offered, films: &[Recommendation]) -> Vec<Button> {
    let texts = &context.texts.offer;
    let to = |page| Offered {
        page,
        films: Vec::new(),
        ..shown.clone()
    };
    let more = act(&to(shown.page.saturating_add(1)), Step::Show);
    let may_be_more = films.len() == Offered::FILMS && shown.page < Offered::LAST_PAGE;
    let more = Button::act(Style::Primary, "🍿", texts.more, more).only_if(may_be_more);
    let why = act(shown, Step::Explain(Detail::InWords));
    let why = Button::act(Style::Secondary, "🧮", context.texts.why_this_order, why);
    let mut buttons = vec![more, why.only_if(!films.is_empty())];
    if shown.page > 0 {
        let first = act(&to(0), Step::Show);
        buttons.push(Button::act(Style::Secondary, "⏮️", texts.first_list, first));
    }
    buttons
}

fn act(offered: &Offered, step: Step) -> Action {
    Action::Offer(OfferAction {
        offered: offered.clone(),
        step,
    })
}
