//! A refusal as a message.

use super::settings;
use super::vocabulary::{Button, Card, Colour, Menu, MenuItem, Message, Row, Style};
use crate::action::{Action, Wish};
use crate::markup::Markup;
use crate::refusal::{ListReason, Reason, Refusal, SettingsReason};
use crate::settings::Visibility;
use crate::text::Texts;

/// A refusal as whoever asked reads it: private, a sentence and a next step.
pub fn refuse(refusal: &Refusal, texts: &Texts) -> Message {
    let mut rows = Vec::new();
    if !refusal.offers.is_empty() {
        rows.push(Row::Menu(Menu {
            placeholder: texts.did_you_mean.to_owned(),
            items: refusal
                .offers
                .iter()
                .map(|offer| MenuItem {
                    label: offer.label.clone(),
                    detail: offer.detail.clone(),
                    action: offer.action.clone(),
                })
                .collect(),
        }));
    }
    if matches!(refusal.reason, Reason::NothingFits { .. }) {
        let any = Action::Random {
            wish: Wish::default(),
            walk: None,
        };
        rows.push(Row::Buttons(vec![Button::act(
            Style::Secondary,
            "🎲",
            texts.any_film,
            any,
        )]));
    }
    if let Reason::List(ListReason::Unlisted { put, .. }) = &refusal.reason {
        let put = Action::List((**put).clone());
        let button = Button::act(Style::Secondary, "🔖", texts.list.put_as_typed, put);
        rows.push(Row::Buttons(vec![button]));
    }
    let mut cards = vec![Card {
        colour: Colour::REFUSAL,
        description: (texts.refusal)(&refusal.reason, !refusal.offers.is_empty()),
        ..Card::default()
    }];
    if let Reason::Settings(SettingsReason::NotImported { typed, .. }) = &refusal.reason {
        let (card, row) = settings::draft(typed, texts);
        cards.push(card);
        rows.push(row);
    }
    Message {
        visibility: Visibility::Private,
        text: Markup::default(),
        cards,
        rows,
        files: Vec::new(),
    }
}
