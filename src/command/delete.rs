//! "Delete this answer": whoever asked for an answer can take it away again.

use super::vocabulary::{
    Answer, Audience, Body, Card, Colour, Command, Context, Kind, Message, Reply, Request, Target,
};
use crate::markup::Markup;
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;

pub(super) const COMMAND: Command = Command {
    name: "Delete this answer",
    kind: Kind::Message,
    audience: Audience::Members,
    description: |texts| texts.delete_command,
    body: Body::One {
        options: &[],
        answer: Answer::AtOnce(|context| match &context.call.request {
            Request::MessageCommand { on, .. } => remove(context, *on),
            _ => Err(Refusal::new(Reason::UnknownCommand)),
        }),
    },
};

fn remove(context: &Context<'_>, on: Target) -> Result<Reply, Refusal> {
    if !on.ours {
        return Err(Refusal::new(Reason::NotOurs));
    }
    if on.asked_by != Some(context.call.asker) {
        return Err(Refusal::new(Reason::NotYours));
    }
    let texts = context.private_texts();
    let say = |text: &'static str| Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::REFUSAL,
            description: Markup::trusted(text),
            ..Card::default()
        }],
        ..Message::default()
    };
    Ok(Reply::Remove {
        message: on.message,
        done: say(texts.deleted),
        refused: say(texts.cannot_delete),
    })
}
