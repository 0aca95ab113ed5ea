//! Where an answer stands: in a message of its own, or in the place of the one that asked for it.

use crate::command::vocabulary::{Card, Colour, Context, Message, Reply, Request};
use crate::markup::Markup;
use crate::settings::Visibility;
use crate::text::Texts;

/// A new message for a command; a button goes on in its own.
pub(crate) fn said(context: &Context<'_>, message: Message) -> Reply {
    match &context.call.request {
        Request::Press { .. } => Reply::Change(message),
        _ => Reply::Say(message),
    }
}

/// A message in the place of the private one whose button was pressed, or else a new one.
pub(crate) fn in_place(context: &Context<'_>, message: Message) -> Reply {
    match context.call.request.used_on() {
        Some(on) if on.private => Reply::Change(message),
        _ => Reply::Say(message),
    }
}

/// The sentences in the language of the channel, for what whoever asked shows to everybody there;
/// `None` where the server wants answers to be private.
pub(crate) fn public_texts(context: &Context<'_>) -> Option<&'static Texts> {
    let call = context.call;
    let is_public = call.settings.answers == Visibility::Public && call.is_in_public_place();
    is_public.then(|| call.public_locale().texts())
}

/// Something said in a card, for whoever asked.
pub(crate) fn said_in_a_card(text: Markup) -> Message {
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            description: text,
            ..Card::default()
        }],
        ..Message::default()
    }
}
