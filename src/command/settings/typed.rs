//! Changes out of what was typed into options and forms, or chosen in menus.

use std::collections::BTreeMap;

use super::complete::{NONE, read_day};
use super::{ADD, OFF, REMOVE, control};
use crate::action::SettingsAction;
use crate::command::reading::{echo, nearest_genre, read_genre, split_genres as split};
use crate::command::vocabulary::{CommandOption, Context, OptionType, Value};
use crate::film::GenreSet;
use crate::refusal::{Reason, Refusal, SettingsReason};
use crate::settings::{Edit, Field, Kind, Setting, Value as Held, Weekdays};

/// The changes that the options of a subcommand ask for.
pub(super) fn edits(
    context: &Context<'_>,
    options: &[CommandOption],
) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for option in options {
        let Some(value) = context.option(option.name) else {
            continue;
        };
        match (option.name, option.takes, value) {
            (ADD, OptionType::Setting(field, _), Value::Channel { channel }) => {
                edits.push(Edit::AddChannel(field, *channel));
            }
            (REMOVE, OptionType::Setting(field, _), Value::Channel { channel }) => {
                edits.push(Edit::RemoveChannel(field, *channel));
            }
            (OFF, _, Value::Flag(true)) => edits.extend(options.iter().filter_map(turned_off)),
            (_, OptionType::Setting(field, _), value) => {
                edits.push(Edit::Set(setting(context, field, value)?));
            }
            _ => {}
        }
    }
    Ok(edits)
}

/// The change that chooses no channel, where an option takes one.
fn turned_off(option: &CommandOption) -> Option<Edit> {
    let OptionType::Setting(field, _) = option.takes else {
        return None;
    };
    field.with(field.kind().no_channel()?).map(Edit::Set)
}

/// The change that goes back to the default of the setting that an option names.
pub(super) fn unset(path: &str) -> Result<Edit, Refusal> {
    let field = Field::from_path(path);
    field
        .map(Edit::Unset)
        .ok_or_else(|| Refusal::new(Reason::UnknownCommand))
}

fn setting(context: &Context<'_>, field: Field, value: &Value) -> Result<Setting, Refusal> {
    let text = match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Channel { channel } => channel.to_string(),
        Value::Member { member, .. } => member.to_string(),
    };
    let value = match field.kind() {
        Kind::Genres => Held::Genres(genres(context, field, &text)?),
        Kind::Weekdays => Held::Weekdays(weekdays(field, &text)?),
        _ => return read(field, &text),
    };
    field.with(value).ok_or_else(|| unfit(field, &text, None))
}

fn read(field: Field, text: &str) -> Result<Setting, Refusal> {
    Setting::typed(field, text).map_err(|wrong| unfit(field, text, wrong.nearest()))
}

fn unfit(field: Field, typed: &str, nearest: Option<&str>) -> Refusal {
    SettingsReason::Unfit {
        field,
        typed: echo(typed),
        nearest: nearest.map(str::to_owned),
    }
    .into()
}

fn genres(context: &Context<'_>, field: Field, text: &str) -> Result<GenreSet, Refusal> {
    if text.trim().eq_ignore_ascii_case(NONE) {
        return Ok(GenreSet::EMPTY);
    }
    let genre = |name: &str| {
        read_genre(name).ok_or_else(|| {
            let nearest = nearest_genre(name).map(|genre| (context.private_texts().genre)(genre));
            unfit(field, name, nearest)
        })
    };
    let genres: GenreSet = split(text).map(genre).collect::<Result<_, _>>()?;
    if genres.is_empty() {
        return Err(unfit(field, text, None));
    }
    Ok(genres)
}

fn weekdays(field: Field, text: &str) -> Result<Weekdays, Refusal> {
    let day = |name: &str| read_day(name).ok_or_else(|| unfit(field, name, None));
    let days: Vec<_> = split(text).map(day).collect::<Result<_, _>>()?;
    Weekdays::new(days).ok_or_else(|| unfit(field, text, None))
}

/// The change that entries, or channels, chosen in a menu ask for.
pub(super) fn chosen(action: &SettingsAction, chosen: &[String]) -> Result<Edit, Refusal> {
    let old = || Refusal::new(Reason::OldButton);
    let SettingsAction::Fill(field) = action else {
        return Err(old());
    };
    let setting = Setting::chosen(*field, chosen).map_err(|_| old())?;
    Ok(Edit::Set(setting))
}

/// The changes that a form asks for. An input that was left empty goes back to the default.
pub(super) fn filled(
    field: Field,
    fields: &BTreeMap<String, String>,
) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for field in control::inputs_of(field) {
        let Some(text) = fields.get(&field.path()) else {
            continue;
        };
        edits.push(if text.trim().is_empty() {
            Edit::Unset(field)
        } else {
            Edit::Set(read(field, text)?)
        });
    }
    Ok(edits)
}
