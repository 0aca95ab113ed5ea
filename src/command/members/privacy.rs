//! `/privacy`: everything that is kept about a member, to read, to take along, to delete.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::call::Request;
use super::super::context::Context;
use super::super::definition::{Audience, Command, Kind, Subcommand};
use super::super::errand::{Errand, MemberErrand, Step};
use super::super::message::{Button, Card, Colour, File, Message, Style};
use super::{button, row};
use crate::action::{Action, MemberAction, Scope};
use crate::markup::Markup;
use crate::member::Kept;
use crate::refusal::{MemberReason, Reason, Refusal};
use crate::settings::Visibility;

const FILE_NAME: &str = "reelated-about-you.json";

/// A file of more bytes than this is packed: it takes long to send, and Discord takes no large ones.
const LARGE: usize = 1 << 20;

pub(in super::super) const COMMAND: Command = Command {
    name: "privacy",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.privacy_command,
    options: &[],
    subcommands: &[
        Subcommand {
            name: "show",
            description: |texts| texts.member.show_command,
            options: &[],
        },
        Subcommand {
            name: "export",
            description: |texts| texts.member.export_command,
            options: &[],
        },
        Subcommand {
            name: "delete",
            description: |texts| texts.member.delete_command,
            options: &[],
        },
    ],
    answer,
};

fn answer(context: &Context<'_>) -> Result<Step, Refusal> {
    let Request::Command { name, .. } = &context.call.request else {
        return Err(Refusal::new(Reason::UnknownCommand));
    };
    let (_, below) = name.split_once(' ').unwrap_or_default();
    let file = match below {
        "show" => false,
        "export" => true,
        "delete" => return Ok(Step::say(question(context))),
        _ => return Err(Refusal::new(Reason::UnknownCommand)),
    };
    Ok(Step::Errand(Errand::Member(MemberErrand::Kept { file })))
}

/// What is kept, in figures: in this server, and elsewhere together.
pub(super) fn overview(context: &Context<'_>, kept: &[Kept]) -> Message {
    let texts = &context.private_texts().member;
    let here = context.call.place.guild();
    let (in_it, elsewhere): (Vec<&Kept>, Vec<&Kept>) =
        kept.iter().partition(|kept| Some(kept.server) == here);
    let mut description = match in_it.first() {
        Some(kept) => (texts.kept_here)(kept),
        None if here.is_some() => Markup::trusted(texts.nothing_kept_here),
        None => Markup::default(),
    };
    let entries: usize = elsewhere.iter().map(|kept| kept.entries()).sum();
    let there = (texts.kept_elsewhere)(entries, elsewhere.len());
    description.push_after("\n\n", &there);
    let is_any = !kept.is_empty();
    let delete = Action::Member(MemberAction::AskForget);
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.privacy_title),
            description,
            ..Card::default()
        }],
        rows: vec![row([
            button("📄", texts.export, MemberAction::Export).only_if(is_any),
            Button::act(Style::Danger, "🗑️", texts.forget, delete).only_if(is_any),
            policy_button(context),
        ])],
        ..Message::default()
    }
}

/// What is kept about anybody, why and for how long: the document that comes with the bot.
pub(super) fn policy(context: &Context<'_>) -> Message {
    let texts = &context.private_texts().member;
    Message {
        visibility: Visibility::Private,
        text: Markup::trusted(texts.policy_sent),
        files: vec![File {
            name: "PRIVACY.md".to_owned(),
            bytes: include_bytes!("../../../PRIVACY.md").to_vec(),
            description: texts.policy.to_owned(),
        }],
        ..Message::default()
    }
}

/// The button that gives it.
pub(in super::super) fn policy_button(context: &Context<'_>) -> Button {
    let label = context.private_texts().member.policy;
    button("🔒", label, MemberAction::Policy)
}

/// What is kept, as a file; as a packed one where it is large.
pub(super) fn file(context: &Context<'_>, kept: &[Kept]) -> Result<Message, Refusal> {
    let texts = &context.private_texts().member;
    if kept.is_empty() {
        return Err(MemberReason::NothingKept.into());
    }
    let broken = |_| Refusal::new(Reason::OldButton);
    let mut bytes = serde_json::to_vec_pretty(kept).map_err(broken)?;
    bytes.push(b'\n');
    let most = context.call.enclosed.largest_file;
    let mut name = FILE_NAME.to_owned();
    if bytes.len() > most.min(LARGE) {
        bytes = packed(&bytes).map_err(|_| Refusal::new(Reason::OldButton))?;
        name.push_str(".zip");
    }
    if bytes.len() > most {
        let size = bytes.len();
        return Err(MemberReason::TooMuchKept { size, most }.into());
    }
    Ok(Message {
        visibility: Visibility::Private,
        text: Markup::trusted(texts.exported),
        files: vec![File {
            name,
            bytes,
            description: texts.file.to_owned(),
        }],
        ..Message::default()
    })
}

/// The file in an archive that every system opens.
fn packed(json: &[u8]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(FILE_NAME, SimpleFileOptions::default())?;
    archive.write_all(json)?;
    Ok(archive.finish()?.into_inner())
}

/// Asks whether everything is to be deleted: pressing a button here is the second press.
pub(super) fn question(context: &Context<'_>) -> Message {
    let texts = &context.private_texts().member;
    let forget = |scope, label: &str| {
        let action = Action::Member(MemberAction::Forget(scope));
        Button::act(Style::Danger, "🗑️", label, action)
    };
    let mut buttons = Vec::new();
    if context.call.place.guild().is_some() {
        buttons.push(forget(Scope::Here, texts.forget_here));
    }
    buttons.push(forget(Scope::Everywhere, texts.forget_everywhere));
    buttons.push(button("🔎", texts.show, MemberAction::Kept));
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.forget),
            description: Markup::trusted(texts.forget_question),
            ..Card::default()
        }],
        rows: vec![row(buttons)],
        ..Message::default()
    }
}
