//! Changes out of what was typed into options and forms, or chosen in menus.

use std::collections::{BTreeMap, BTreeSet};

use super::complete::{NONE, read_day};
use super::{ADD, OFF, REMOVE, control};
use crate::action::SettingsAction;
use crate::command::reading::{echo, nearest_genre, read_genre, split_genres as split};
use crate::command::vocabulary::{CommandOption, Context, Takes, Value};
use crate::film::{Genre, GenreSet};
use crate::refusal::{Reason, Refusal, SettingsReason};
use crate::settings::{Edit, Field, Setting, Weekdays};
use crate::snowflake::ChannelId;

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
            (ADD, _, Value::Channel { channel }) => edits.push(Edit::AddChannel(*channel)),
            (REMOVE, _, Value::Channel { channel }) => edits.push(Edit::RemoveChannel(*channel)),
            (OFF, _, Value::Flag(true)) => edits.push(Edit::Set(Setting::FilmChannel(None))),
            (_, Takes::Setting(field, _), value) => {
                edits.push(Edit::Set(setting(context, field, value)?));
            }
            _ => {}
        }
    }
    Ok(edits)
}

/// The change that goes back to the default of the setting that an option names.
pub(super) fn unset(path: &str) -> Result<Edit, Refusal> {
    let field = Field::from_path(path);
    field
        .map(Edit::Unset)
        .ok_or_else(|| Refusal::new(Reason::UnknownCommand))
}

fn setting(context: &Context<'_>, field: Field, value: &Value) -> Result<Setting, Refusal> {
    match (field, value) {
        (Field::GenresLeftOut, Value::Text(text)) => genres(context, text),
        (Field::FilmWeekdays, Value::Text(text)) => weekdays(text),
        (Field::FilmChannel, Value::Channel { channel }) => {
            Ok(Setting::FilmChannel(Some(*channel)))
        }
        (_, Value::Text(text)) => read(field, text),
        (_, Value::Integer(number)) => read(field, &number.to_string()),
        (_, Value::Number(number)) => read(field, &number.to_string()),
        (_, Value::Flag(flag)) => read(field, &flag.to_string()),
        (_, Value::Channel { channel }) => Err(unfit(field, &channel.to_string(), None)),
    }
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

fn genres(context: &Context<'_>, text: &str) -> Result<Setting, Refusal> {
    if text.trim().eq_ignore_ascii_case(NONE) {
        return Ok(Setting::GenresLeftOut(GenreSet::EMPTY));
    }
    let genre = |name: &str| {
        read_genre(name).ok_or_else(|| {
            let nearest = nearest_genre(name).map(|genre| (context.private_texts().genre)(genre));
            unfit(Field::GenresLeftOut, name, nearest)
        })
    };
    let genres: GenreSet = split(text).map(genre).collect::<Result<_, _>>()?;
    if genres.is_empty() {
        return Err(unfit(Field::GenresLeftOut, text, None));
    }
    Ok(Setting::GenresLeftOut(genres))
}

fn weekdays(text: &str) -> Result<Setting, Refusal> {
    let day = |name: &str| read_day(name).ok_or_else(|| unfit(Field::FilmWeekdays, name, None));
    let days: Vec<_> = split(text).map(day).collect::<Result<_, _>>()?;
    let days = Weekdays::new(days).ok_or_else(|| unfit(Field::FilmWeekdays, text, None))?;
    Ok(Setting::FilmWeekdays(days))
}

/// The change that entries, or channels, chosen in a menu ask for.
pub(super) fn chosen(action: &SettingsAction, chosen: &[String]) -> Result<Edit, Refusal> {
    let old = || Refusal::new(Reason::OldButton);
    let SettingsAction::Fill(field) = action else {
        return Err(old());
    };
    let channels = || -> Option<BTreeSet<ChannelId>> {
        let id = |id: &String| id.parse().ok().map(ChannelId);
        chosen.iter().map(id).collect()
    };
    let setting = match field {
        Field::GenresLeftOut => {
            let genres: Option<GenreSet> =
                chosen.iter().map(|name| Genre::from_name(name)).collect();
            genres.map(Setting::GenresLeftOut)
        }
        Field::FilmWeekdays => {
            let days: Option<Vec<_>> = chosen.iter().map(|name| read_day(name)).collect();
            days.and_then(Weekdays::new).map(Setting::FilmWeekdays)
        }
        Field::Channels => channels().map(Setting::Channels),
        Field::FilmChannel => {
            channels().map(|channels| Setting::FilmChannel(channels.first().copied()))
        }
        _ => None,
    };
    Ok(Edit::Set(setting.ok_or_else(old)?))
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
            Edit::Unset(*field)
        } else {
            Edit::Set(read(*field, text)?)
        });
    }
    Ok(edits)
}
