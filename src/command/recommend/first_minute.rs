//! What is asked of members whose taste nobody knows yet.

use crate::action::{Action, MemberAction};
use crate::catalog::NotEnough;
use crate::command::parts::film_line;
use crate::command::reading::film_detail;
use crate::command::vocabulary::{
    Button, Card, Colour, Context, Menu, MenuItem, Message, Row, Style,
};
use crate::markup::Markup;
use crate::member::Experience;

/// Says what is missing to know anybody's taste, and offers films to start with.
pub(super) fn ask_for_ratings(
    context: &Context<'_>,
    asking: &[Experience],
    not_enough: &NotEnough,
) -> Message {
    let texts = &context.texts.taste;
    let NotEnough {
        lacking,
        start_with,
    } = not_enough;
    let mut description = match lacking.as_slice() {
        [lacking] => (texts.you_lack)(*lacking),
        all => {
            let lines = asking
                .iter()
                .zip(all)
                .map(|(one, lacking)| (texts.unknown_taste)(&Markup::person(one.member), *lacking));
            Markup::join(lines, "\n")
        }
    };
    let mut rows = Vec::new();
    if !start_with.is_empty() {
        description.push_after("\n", &Markup::trusted(texts.start_with));
        let lines = start_with.iter().map(|no| film_line(context, *no));
        description.push_after("\n\n", &Markup::join(lines, "\n"));
        rows.push(Row::Menu(Menu {
            placeholder: texts.choose_to_rate.to_owned(),
            items: start_with
                .iter()
                .map(|no| {
                    let film = context.catalog.film(*no);
                    MenuItem {
                        label: film.title_and_year(),
                        detail: film_detail(context, *no),
                        action: Action::Member(MemberAction::AskScore {
                            film: film.id.clone(),
                        }),
                    }
                })
                .collect(),
        }));
    }
    if let [_] = asking {
        // Once the films are rated.
        let again = Action::Member(MemberAction::Recommend);
        let again = Button::act(Style::Primary, "🍿", texts.recommend, again);
        rows.push(Row::Buttons(vec![again]));
    }
    Message {
        visibility: context.visibility,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.rate_first),
            description,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}
