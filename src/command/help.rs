//! `/help`: what the bot can do, what it knows, and what it keeps.

use super::parts::policy_button;
use super::vocabulary::{
    Answer, Audience, Body, Button, Card, Colour, Command, Context, Field, Kind, Message, Reply,
    Row,
};
use crate::markup::Markup;
use crate::settings::Visibility;

pub(super) const COMMAND: Command = Command {
    name: "help",
    kind: Kind::Slash,
    audience: Audience::Members,
    description: |texts| texts.help_command,
    body: Body::One {
        options: &[],
        answer: Answer::OfAll(|context, commands| Ok(Reply::Say(message(context, commands)))),
    },
};

fn message(context: &Context<'_>, commands: &[Command]) -> Message {
    let texts = context.private_texts();
    let catalog = context.catalog;
    let is_offered = |command: &&Command| {
        command.kind == Kind::Slash
            && (command.audience != Audience::Admins || context.call.may_manage())
    };
    let commands = commands.iter().filter(is_offered).map(|command| {
        // A command with subcommands cannot be called by its name alone.
        let below = command.subcommands().first();
        let name = below.map_or_else(
            || command.name.to_owned(),
            |below| format!("{} {}", command.name, below.name),
        );
        let name = match context.about.command_ids.get(command.name) {
            // Discord turns this into a link that types the command.
            Some(id) => Markup::trusted(format!("</{name}:{id}>")),
            None => Markup::trusted(format!("`/{name}`")),
        };
        crate::markup!("{} — {}", name, (command.description)(texts))
    });
    // Not a field of the card: one is too short for all of them.
    let commands = crate::markup!("**{}**\n{}", texts.commands, Markup::join(commands, "\n"));
    let mut description = Markup::trusted(texts.help_intro);
    description.push_after("\n\n", &commands);
    let counts = (texts.library_counts)(
        catalog.film_count(),
        catalog.review_count(),
        catalog.people_count(),
    );
    let section = |name: &str, value: Markup| Field {
        name: Markup::plain(name),
        value,
        short: false,
    };
    let invite = context.about.invite.iter();
    let buttons = invite
        .map(|address| Button::link(texts.add_to_server, address))
        .chain([policy_button(context)])
        .collect();
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.help_title),
            description,
            fields: vec![
                section(texts.buttons, Markup::trusted(texts.about_buttons)),
                section(texts.privacy, Markup::trusted(texts.about_privacy)),
            ],
            footer: format!("{} · Reelated {}", counts, env!("CARGO_PKG_VERSION")),
            thumbnail: None,
        }],
        rows: vec![Row::Buttons(buttons)],
        ..Message::default()
    }
}
