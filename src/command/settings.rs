//! `/settings`: what a server's admins decide, for those who type and for those who press buttons.
//!
//! Every way in leads through [`admit`]. What is shown or changed belongs to the server that the
//! call comes from; nothing that a button carries can name another.

use super::call::{Place, Request};
use super::context::Context;
use super::definition::{Audience, Command, CommandOption, Kind, Subcommand, Takes};
use super::errand::{Errand, Found, Step};
use super::message::{Message, Reply};
use crate::action::{SettingsAction, SettingsPage};
use crate::refusal::{Reason, Refusal, SettingsReason};
use crate::settings::{Contradiction, Edit, Field, Kind as SettingKind, Topic, Way};
use crate::text::Texts;

mod complete;
mod control;
mod history;
mod overview;
mod sample;
mod typed;

pub(super) use complete::{complete_days, complete_zones};
pub(super) use control::draft;
pub(super) use typed::{choose, submit};

/// The options of `/settings channels`, which change a list instead of replacing it.
const ADD: &str = "add";
const REMOVE: &str = "remove";
/// The option that chooses no channel.
const OFF: &str = "off";
const TURN_OFF: CommandOption = CommandOption {
    name: OFF,
    required: false,
    takes: Takes::Flag,
    description: |texts| texts.settings.off_option,
};
/// The option that names a setting.
const SETTING: &str = "setting";

/// The subcommand that changes the settings of a topic.
macro_rules! of_topic {
    ($name:literal, $description:ident, $topic:ident) => {
        Subcommand {
            name: $name,
            description: |texts| texts.settings.$description,
            options: &options::<{ count(Topic::$topic) }>(Topic::$topic),
        }
    };
}

pub(super) const COMMAND: Command = Command {
    name: "settings",
    kind: Kind::Slash,
    audience: Audience::Admins,
    description: |texts| texts.settings.command,
    options: &[],
    subcommands: &[
        Subcommand {
            name: "show",
            description: |texts| texts.settings.show_command,
            options: &[],
        },
        Subcommand {
            name: "channels",
            description: |texts| texts.settings.channels_command,
            options: &[
                CommandOption {
                    name: ADD,
                    required: false,
                    takes: Takes::Setting(Field::Channels),
                    description: |texts| texts.settings.add_channel_option,
                },
                CommandOption {
                    name: REMOVE,
                    required: false,
                    takes: Takes::Setting(Field::Channels),
                    description: |texts| texts.settings.remove_channel_option,
                },
            ],
        },
        of_topic!("answers", answers_command, Answers),
        of_topic!("language", language_command, Language),
        of_topic!("spoilers", spoilers_command, Spoilers),
        of_topic!("picks", picks_command, Picks),
        of_topic!("film-of-the-day", day_command, FilmOfTheDay),
        Subcommand {
            name: "sample",
            description: |texts| texts.settings.sample_command,
            options: &[],
        },
        Subcommand {
            name: "history",
            description: |texts| texts.settings.history_command,
            options: &[],
        },
        Subcommand {
            name: "export",
            description: |texts| texts.settings.export_command,
            options: &[],
        },
        Subcommand {
            name: "import",
            description: |texts| texts.settings.import_command,
            options: &[],
        },
        Subcommand {
            name: "reset",
            description: |texts| texts.settings.reset_command,
            options: &[CommandOption {
                name: SETTING,
                required: false,
                takes: Takes::SettingName,
                description: |texts| texts.settings.setting_option,
            }],
        },
    ],
    answer,
};

/// Whether the subcommand of a topic takes the value of this setting. A list of channels is changed
/// one by one, by options of its own.
const fn is_under(topic: Topic, field: Field) -> bool {
    let is_list = matches!(field.kind(), SettingKind::Channels);
    field.is_the_servers() && !is_list && field.topic() as u8 == topic as u8
}

/// How many options the subcommand of a topic has.
const fn count(topic: Topic) -> usize {
    let (mut count, mut no) = (0, 0);
    while no < Field::ALL.len() {
        if is_under(topic, Field::ALL[no]) {
            count += 1;
            // Nobody can type that there is to be no channel.
            if matches!(Field::ALL[no].kind(), SettingKind::Channel) {
                count += 1;
            }
        }
        no += 1;
    }
    count
}

/// The options of the subcommand of a topic: the value of each setting, and what turns one off.
const fn options<const COUNT: usize>(topic: Topic) -> [CommandOption; COUNT] {
    let mut options = [const { TURN_OFF }; COUNT];
    let (mut at, mut no) = (0, 0);
    while no < Field::SHOWN.len() {
        let field = Field::SHOWN[no];
        if is_under(topic, field) {
            options[at] = CommandOption {
                name: field.name(),
                required: COUNT == 1,
                takes: Takes::Setting(field),
                description: field.described::<Texts>(),
            };
            at += 1;
        }
        no += 1;
    }
    options
}

/// Refuses whoever may not see or change the server's settings. Discord hides the command from
/// them, unless the server says otherwise, and a button shows to whom it was shown once: so
/// neither is relied on.
fn admit(context: &Context<'_>) -> Result<(), Refusal> {
    let call = context.call;
    let Place::Server { installed, .. } = call.place else {
        return Err(SettingsReason::OnlyInServers.into());
    };
    if !installed {
        return Err(SettingsReason::NotInstalled.into());
    }
    if !call.may_manage() {
        return Err(SettingsReason::NotAdmin.into());
    }
    Ok(())
}

fn answer(context: &Context<'_>) -> Result<Step, Refusal> {
    admit(context)?;
    let Request::Command { name, options } = &context.call.request else {
        return Err(Refusal::new(Reason::UnknownCommand));
    };
    let (_, below) = name.split_once(' ').unwrap_or_default();
    let page = match below {
        "show" => SettingsPage::Overview,
        "history" => SettingsPage::History(0),
        "export" => SettingsPage::Export,
        "sample" => return sample::message(context).map(Step::say),
        "import" => return Ok(Reply::Ask(control::import_form(context)).into()),
        "reset" => match options.typed(SETTING) {
            "" => SettingsPage::Reset,
            path => return change([typed::unset(path)?]),
        },
        _ if COMMAND.options_of(name).is_empty() => {
            return Err(Refusal::new(Reason::UnknownCommand));
        }
        _ => return change(typed::edits(context, COMMAND.options_of(name))?),
    };
    Ok(Step::Errand(Errand::Look(page)))
}

/// Answers a button, or an entry of a menu of which one is chosen.
pub(super) fn press(context: &Context<'_>, action: &SettingsAction) -> Result<Step, Refusal> {
    admit(context)?;
    Ok(Step::Errand(match action {
        SettingsAction::Open(page) => Errand::Look(*page),
        SettingsAction::Set(setting) => return change([Edit::Set(setting.clone())]),
        SettingsAction::Unset(field) => return change([Edit::Unset(*field)]),
        SettingsAction::Reset => Errand::Reset,
        SettingsAction::Undo(number) => Errand::Undo(*number),
        SettingsAction::Sample => return sample::message(context).map(Step::say),
        SettingsAction::Import => return Ok(Reply::Ask(control::import_form(context)).into()),
        SettingsAction::Fill(_) => return Err(Refusal::new(Reason::OldButton)),
    }))
}

/// Asks for a change of what servers decide.
fn change(edits: impl Into<Vec<Edit>>) -> Result<Step, Refusal> {
    let edits = edits.into();
    if edits.is_empty() {
        return Err(SettingsReason::Nothing.into());
    }
    if edits.iter().any(|edit| !edit.field().is_the_servers()) {
        return Err(Refusal::new(Reason::OldButton));
    }
    Ok(Step::Errand(Errand::Change(edits)))
}

/// Makes the answer of what an errand found. Where a file was not imported, what was typed is kept
/// in the answer.
pub(super) fn report(
    context: &Context<'_>,
    errand: &Errand,
    found: Found,
) -> Result<Reply, Refusal> {
    let reported = answer_with(context, errand, found);
    match (errand, reported) {
        (
            Errand::Import(typed),
            Err(Refusal {
                reason: Reason::Settings(why),
                ..
            }),
        ) => Err(SettingsReason::NotImported {
            why: Box::new(why),
            typed: typed.clone(),
        }
        .into()),
        (_, reported) => reported,
    }
}

fn answer_with(context: &Context<'_>, errand: &Errand, found: Found) -> Result<Reply, Refusal> {
    let refused = |reason: SettingsReason| Err(reason.into());
    let (changes, server) = match found {
        Found::Settings { changes, server } => (changes, server),
        Found::Contradiction(Contradiction::Years) => return refused(SettingsReason::Years),
        Found::Contradiction(Contradiction::TooManyChannels) => {
            return refused(SettingsReason::TooManyChannels);
        }
        Found::ChangedSince(fields) => return refused(SettingsReason::ChangedSince { fields }),
        Found::Forgotten => return refused(SettingsReason::Forgotten),
        Found::Foreign(channels) => return refused(SettingsReason::Foreign { channels }),
        Found::Unchecked => return refused(SettingsReason::Unchecked),
        Found::Unreadable(problems) => return refused(SettingsReason::Unreadable { problems }),
        Found::Unavailable { reference } => {
            return refused(SettingsReason::Unavailable { reference });
        }
        // No answer to what settings ask for.
        Found::Picked(_) | Found::NothingPicked | Found::Member(_) | Found::List(_) => {
            return Err(Refusal::new(Reason::OldButton));
        }
    };
    let way = match errand {
        Errand::Look(page) => {
            let Some(server) = &server else {
                return Err(Refusal::new(Reason::OldButton));
            };
            return Ok(match page {
                SettingsPage::Overview => reply(context, overview::message(context, server)),
                SettingsPage::Setting(field) => match control::form(context, server, *field) {
                    Some(form) => Reply::Ask(form),
                    None => reply(context, control::page(context, server, *field)),
                },
                SettingsPage::History(page) => {
                    reply(context, history::message(context, server, *page))
                }
                // A message of its own, so that the file stays while one goes on.
                SettingsPage::Export => Reply::Say(overview::file(context, server)),
                SettingsPage::Reset => reply(context, overview::reset_question(context)),
            });
        }
        Errand::Change(_) => Way::Set,
        Errand::Import(_) => Way::Import,
        Errand::Reset => Way::Reset,
        Errand::Undo(_) => Way::Undo,
        Errand::Pick { .. } | Errand::Member(_) | Errand::List(_) => {
            return Err(Refusal::new(Reason::OldButton));
        }
    };
    let mut message = match &server {
        Some(server) if way == Way::Undo => history::message(context, server, 0),
        Some(server) => overview::message(context, server),
        None => Message::default(),
    };
    let defaults = server.as_ref().map(|server| &server.defaults);
    message.visibility = crate::settings::Visibility::Private;
    message.text = history::what_changed(context, way, &changes, defaults);
    Ok(reply(context, message))
}

/// A message in the place of the one whose button was pressed, or else a new one.
fn reply(context: &Context<'_>, message: Message) -> Reply {
    match context.call.request.used_on() {
        Some(on) if on.private => Reply::Change(message),
        _ => Reply::Say(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_decides_is_asked_for_in_one_place() {
        let subcommands = COMMAND.subcommands.iter();
        let options: Vec<_> = subcommands.flat_map(|it| it.options).collect();
        for field in Field::ALL {
            let takes = |option: &&&CommandOption| option.takes == Takes::Setting(field);
            let expected = match field.kind() {
                _ if !field.is_the_servers() => 0,
                // To add and to remove.
                SettingKind::Channels => 2,
                _ => 1,
            };
            assert_eq!(options.iter().filter(takes).count(), expected, "{field:?}");
            // Discord's limit for a form.
            assert!(control::inputs_of(field).count() <= 5, "{field:?}");
        }
    }
}
