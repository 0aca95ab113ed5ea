//! `/privacy`: everything that is kept about a member, to read, to take along, to delete. It is answered
//! everywhere.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::parts::{in_place, member_button, policy_button, said_in_a_card};
use super::vocabulary::{
    Answer, Audience, Body, Button, Card, Colour, Command, Context, Error, File, Kind, Menu,
    MenuItem, Message, Reply, Row, Style, Subcommand, awaited,
};
use crate::action::{Action, MemberAction, Scope};
use crate::film::FilmId;
use crate::markup::Markup;
use crate::member::Kept;
use crate::refusal::MemberReason;
use crate::settings::Visibility;
use crate::state::Away;
use crate::store::Forgotten;

const FILE_NAME: &str = "reelated-about-you.json";

/// A file of more bytes than this is packed: it takes long to send, and Discord takes no large ones.
const LARGE: usize = 1 << 20;

pub(super) const COMMAND: Command = Command {
    name: "privacy",
    kind: Kind::Slash,
    audience: Audience::Oneself,
    description: |texts| texts.member.privacy_command,
    body: Body::Several(&[
        Subcommand {
            name: "show",
            description: |texts| texts.member.show_command,
            options: &[],
            answer: awaited!(show),
        },
        Subcommand {
            name: "export",
            description: |texts| texts.member.export_command,
            options: &[],
            answer: awaited!(export),
        },
        Subcommand {
            name: "delete",
            description: |texts| texts.member.delete_command,
            options: &[],
            answer: Answer::AtOnce(|context| Ok(Reply::Say(question(context)))),
        },
    ]),
};

/// Shows what is kept.
pub(super) async fn show(context: &Context<'_>) -> Result<Reply, Error> {
    let kept = context.asker().kept().await?;
    Ok(in_place(context, overview(context, &kept)))
}

/// Takes back that a film is not for whoever asks, and shows what is kept then.
pub(super) async fn accept(context: &Context<'_>, film: &FilmId) -> Result<Reply, Error> {
    let member = context.member()?;
    member.accept(&context.present_id(film)).await?;
    show(context).await
}

/// Gives it as a file, in a message of its own, so that it stays while one goes on.
pub(super) async fn export(context: &Context<'_>) -> Result<Reply, Error> {
    let kept = context.asker().kept().await?;
    file(context, &kept).map(Reply::Say)
}

/// Asks whether everything is to be deleted, in the place of what is shown of it.
pub(super) fn ask(context: &Context<'_>) -> Reply {
    in_place(context, question(context))
}

/// Deletes everything.
pub(super) async fn forget(context: &Context<'_>, scope: Scope) -> Result<Reply, Error> {
    let only_in = match scope {
        Scope::Here => Some(context.call.place.guild().ok_or(Away::NoServer)?),
        Scope::Everywhere => None,
    };
    let Forgotten { servers, entries } = context.asker().forget(only_in).await?;
    let texts = &context.private_texts().member;
    let said = said_in_a_card((texts.forgotten)(servers, entries));
    Ok(in_place(context, said))
}

/// What is kept, in figures: in this server, and elsewhere together.
fn overview(context: &Context<'_>, kept: &[Kept]) -> Message {
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
        rows: (in_it
            .first()
            .and_then(|kept| for_me_menu(context, kept))
            .into_iter())
        .chain([Row::Buttons(vec![
            member_button("📄", texts.export, MemberAction::Export).only_if(is_any),
            Button::act(Style::Danger, "🗑️", texts.forget, delete).only_if(is_any),
            policy_button(context),
        ])])
        .collect(),
        ..Message::default()
    }
}

/// A menu of the films that are not for the asker, the latest first, that takes one of them back.
fn for_me_menu(context: &Context<'_>, kept: &Kept) -> Option<Row> {
    let items = kept.not_for_me.iter().rev().take(Menu::MOST);
    let items: Vec<MenuItem> = items
        .map(|declined| MenuItem {
            label: declined.noted.title.clone(),
            detail: String::new(),
            action: Action::Member(MemberAction::ForMe {
                film: declined.noted.film.clone(),
            }),
        })
        .collect();
    (!items.is_empty()).then(|| {
        Row::Menu(Menu {
            placeholder: context.private_texts().member.choose_for_me.to_owned(),
            items,
        })
    })
}

/// What is kept about anybody, why and for how long: the document that comes with the bot. A message
/// of its own: what it was asked from is still to be read.
pub(super) fn policy(context: &Context<'_>) -> Reply {
    let texts = &context.private_texts().member;
    Reply::Say(Message {
        visibility: Visibility::Private,
        text: Markup::trusted(texts.policy_sent),
        files: vec![File {
            name: "PRIVACY.md".to_owned(),
            bytes: include_bytes!("../../PRIVACY.md").to_vec(),
            description: texts.policy.to_owned(),
        }],
        ..Message::default()
    })
}

/// What is kept, as a file; as a packed one where it is large.
fn file(context: &Context<'_>, kept: &[Kept]) -> Result<Message, Error> {
    let texts = &context.private_texts().member;
    if kept.is_empty() {
        return Err(MemberReason::NothingKept.into());
    }
    let mut bytes = serde_json::to_vec_pretty(kept).map_err(|error| Error::Broken(error.into()))?;
    bytes.push(b'\n');
    let most = context.call.enclosed.largest_file;
    let mut name = FILE_NAME.to_owned();
    if bytes.len() > most.min(LARGE) {
        bytes = packed(&bytes).map_err(|error| Error::Broken(error.into()))?;
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
fn question(context: &Context<'_>) -> Message {
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
    buttons.push(member_button("🔎", texts.show, MemberAction::Kept));
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.forget),
            description: Markup::trusted(texts.forget_question),
            ..Card::default()
        }],
        rows: vec![Row::Buttons(buttons)],
        ..Message::default()
    }
}
