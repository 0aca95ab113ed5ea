//! `/settings`: what a server's admins decide, for those who type and for those who press buttons.
//!
//! Every way in leads through [`Context::admin`]. What is shown or changed belongs to the server that the
//! call comes from; nothing that a button carries can name another.

use std::collections::BTreeMap;

use super::parts::in_place;
use super::vocabulary::{
    Answer, Audience, Body, Command, CommandOption, Context, Error, Kind, OptionType, Pending,
    Reply, Request, Subcommand, awaited,
};
use crate::action::{SettingsAction, SettingsPage};
use crate::refusal::{Reason, Refusal, SettingsReason};
use crate::settings::{Chosen, Edit, Field, Kind as SettingKind, Topic, Way};
use crate::text::Texts;

mod change;
mod complete;
mod control;
mod history;
mod overview;
mod sample;
mod typed;

use change::{change, import, replace, told, undo};
pub(super) use control::draft;

/// The options of `/settings channels`, which change a list instead of replacing it.
const ADD: &str = "add";
const REMOVE: &str = "remove";
/// The option that chooses no channel.
const OFF: &str = "off";
const TURN_OFF: CommandOption = CommandOption {
    name: OFF,
    required: false,
    takes: OptionType::Flag,
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
            answer: Answer::Awaited(set),
        }
    };
}

pub(super) const COMMAND: Command = Command {
    name: "settings",
    kind: Kind::Slash,
    audience: Audience::Admins,
    description: |texts| texts.settings.command,
    body: Body::Several(&[
        Subcommand {
            name: "show",
            description: |texts| texts.settings.show_command,
            options: &[],
            answer: awaited!(show),
        },
        Subcommand {
            name: "channels",
            description: |texts| texts.settings.channels_command,
            options: &[
                CommandOption {
                    name: ADD,
                    required: false,
                    takes: OptionType::Setting(
                        Field::Channels,
                        complete::completion(Field::Channels),
                    ),
                    description: |texts| texts.settings.add_channel_option,
                },
                CommandOption {
                    name: REMOVE,
                    required: false,
                    takes: OptionType::Setting(
                        Field::Channels,
                        complete::completion(Field::Channels),
                    ),
                    description: |texts| texts.settings.remove_channel_option,
                },
            ],
            answer: Answer::Awaited(set),
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
            answer: awaited!(sample),
        },
        Subcommand {
            name: "history",
            description: |texts| texts.settings.history_command,
            options: &[],
            answer: awaited!(history),
        },
        Subcommand {
            name: "export",
            description: |texts| texts.settings.export_command,
            options: &[],
            answer: awaited!(export),
        },
        Subcommand {
            name: "import",
            description: |texts| texts.settings.import_command,
            options: &[],
            answer: Answer::AtOnce(import_form),
        },
        Subcommand {
            name: "reset",
            description: |texts| texts.settings.reset_command,
            options: &[CommandOption {
                name: SETTING,
                required: false,
                takes: OptionType::SettingName,
                description: |texts| texts.settings.setting_option,
            }],
            answer: awaited!(reset),
        },
    ]),
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
                takes: OptionType::Setting(field, complete::completion(field)),
                description: field.described::<Texts>(),
            };
            at += 1;
        }
        no += 1;
    }
    options
}

async fn show(context: &Context<'_>) -> Result<Reply, Error> {
    open(context, SettingsPage::Overview).await
}

async fn history(context: &Context<'_>) -> Result<Reply, Error> {
    open(context, SettingsPage::History(0)).await
}

async fn export(context: &Context<'_>) -> Result<Reply, Error> {
    open(context, SettingsPage::Export).await
}

async fn reset(context: &Context<'_>) -> Result<Reply, Error> {
    context.admin()?;
    match context.typed(SETTING) {
        "" => open(context, SettingsPage::Reset).await,
        path => change(context, vec![typed::unset(path)?]).await,
    }
}

/// Changes what the options of a subcommand ask for. It asks the table which they are, and the table
/// has it in a row: so it is no async function, of which the compiler would have to know more.
fn set<'a>(context: &'a Context<'a>) -> Pending<'a, Reply> {
    Box::pin(async move {
        context.admin()?;
        let Request::Command { name, .. } = &context.call.request else {
            return Err(Refusal::new(Reason::UnknownCommand).into());
        };
        change(context, typed::edits(context, COMMAND.options_of(name))?).await
    })
}

/// Shows the film of the day as it would be posted.
async fn sample(context: &Context<'_>) -> Result<Reply, Error> {
    context.admin()?;
    Ok(Reply::Say(sample::message(context).await?))
}

fn import_form(context: &Context<'_>) -> Result<Reply, Refusal> {
    context.admin()?;
    Ok(Reply::Ask(control::import_form(context)))
}

/// Answers a button, or an entry of a menu of which one is chosen.
pub(super) async fn press(context: &Context<'_>, action: &SettingsAction) -> Result<Reply, Error> {
    match action {
        SettingsAction::Open(page) => open(context, *page).await,
        SettingsAction::Set(setting) => change(context, vec![Edit::Set(setting.clone())]).await,
        SettingsAction::Unset(field) => change(context, vec![Edit::Unset(*field)]).await,
        SettingsAction::Reset => replace(context, Way::Reset, Chosen::default()).await,
        SettingsAction::Undo(number) => undo(context, *number).await,
        SettingsAction::Sample => sample(context).await,
        SettingsAction::Import => Ok(import_form(context)?),
        SettingsAction::Fill(_) => {
            context.admin()?;
            Err(Refusal::new(Reason::OldButton).into())
        }
    }
}

/// Answers a menu of which several entries, or channels, are chosen.
pub(super) async fn choose(
    context: &Context<'_>,
    action: &SettingsAction,
    chosen: &[String],
) -> Result<Reply, Error> {
    context.admin()?;
    change(context, vec![typed::chosen(action, chosen)?]).await
}

/// Answers a form.
pub(super) async fn submit(
    context: &Context<'_>,
    action: &SettingsAction,
    fields: &BTreeMap<String, String>,
) -> Result<Reply, Error> {
    context.admin()?;
    match action {
        SettingsAction::Import => {
            let text = fields.get(control::IMPORTED).map_or("", String::as_str);
            // An empty file would reset everything, which nobody means by sending nothing.
            if text.trim().is_empty() {
                return Err(SettingsReason::Nothing.into());
            }
            let imported = import(context, text).await;
            // What was typed is kept in the answer, to be corrected.
            let typed = text.to_owned();
            imported.map_err(|error| error.told_as(|refusal| not_imported(refusal, typed)))
        }
        SettingsAction::Fill(field) => change(context, typed::filled(*field, fields)?).await,
        _ => Err(Refusal::new(Reason::OldButton).into()),
    }
}

fn not_imported(refusal: Refusal, typed: String) -> Refusal {
    match refusal.reason {
        Reason::Settings(why) => SettingsReason::NotImported {
            why: Box::new(why),
            typed,
        }
        .into(),
        _ => refusal,
    }
}

/// Shows a page.
async fn open(context: &Context<'_>, page: SettingsPage) -> Result<Reply, Error> {
    let decided = context.admin()?;
    let server = &decided.read().await.map_err(told)?;
    Ok(match page {
        SettingsPage::Overview => in_place(context, overview::message(context, server)),
        SettingsPage::Setting(field) => match control::form(context, server, field) {
            Some(form) => Reply::Ask(form),
            None => in_place(context, control::page(context, server, field)),
        },
        SettingsPage::History(page) => in_place(context, history::message(context, server, page)),
        // A message of its own, so that the file stays while one goes on.
        SettingsPage::Export => Reply::Say(overview::file(context, server)),
        SettingsPage::Reset => in_place(context, overview::reset_question(context)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_decides_is_asked_for_in_one_place() {
        let subcommands = COMMAND.subcommands().iter();
        let options: Vec<_> = subcommands.flat_map(|it| it.options).collect();
        for field in Field::ALL {
            let takes = |option: &&&CommandOption| matches!(option.takes, OptionType::Setting(of, _) if of == field);
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
