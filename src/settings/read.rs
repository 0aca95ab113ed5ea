//! How values of each kind are read: from files and the store, as they are typed, as they are chosen.

use std::collections::BTreeSet;

use super::kind::{ANY, Kind, MOST_CHANNELS, OFF, Value};
use super::{ClockTime, Weekdays, Zone};
use crate::diagnostic::nearest;
use crate::document::fit::{Wrong, flag, list, text, word};
use crate::document::{self, Kind as Found};
use crate::film::{Genre, GenreSet, Rating, Year};
use crate::snowflake::ChannelId;

impl Kind {
    pub(super) fn read(self, value: &document::Value<'_>) -> Result<Value, Wrong> {
        Ok(match self {
            Self::Channels => Value::Channels(channels(value)?),
            Self::Flag => Value::Flag(flag(value)?),
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|word| (*word, *word)).collect();
                Value::Choice(word(value, &words)?)
            }
            Self::Genres => Value::Genres(genres(value)?),
            Self::Rating => Value::Rating(unless(value, ANY, rating)?),
            Self::Year => Value::Year(unless(value, ANY, year)?),
            Self::Channel => Value::Channel(unless(value, OFF, channel)?),
            Self::Time => {
                let time = ClockTime::parse(text(value)?);
                Value::Time(time.ok_or_else(|| Wrong::value("is not a time of the day"))?)
            }
            Self::Zone => Value::Zone(zone(value)?),
            Self::Weekdays => Value::Weekdays(weekdays(value)?),
        })
    }

    /// What was typed as the value that it would be in a file.
    pub(super) fn typed(self, text: &str) -> Found<'static> {
        let text = text.trim();
        let string = |text: String| Found::String(text.into());
        let lower = || string(text.to_lowercase());
        match self {
            Self::Rating => text
                .replace(',', ".")
                .parse()
                .map_or_else(|_| lower(), Found::Float),
            Self::Year => text.parse().map_or_else(|_| lower(), Found::Integer),
            Self::Flag => text
                .parse()
                .map_or_else(|_| string(text.to_owned()), Found::Bool),
            Self::Time => string(text.replace('.', ":")),
            // As people write place names.
            Self::Zone => string(text.replace(' ', "_")),
            _ => string(text.to_owned()),
        }
    }

    /// What was chosen in a menu of several entries as the value that it would be in a file.
    pub(super) fn chosen(self, names: &[impl AsRef<str>]) -> Found<'static> {
        let mut strings = names
            .iter()
            .map(|name| Found::String(name.as_ref().to_owned().into()));
        match self {
            Self::Channel => strings.next().unwrap_or(Found::String(OFF.into())),
            _ => Found::Array(
                strings
                    .map(|kind| document::Value { kind, span: 0..0 })
                    .collect(),
            ),
        }
    }
}

/// The value, or `None` where this word stands.
fn unless<T>(
    value: &document::Value<'_>,
    word: &str,
    read: fn(&document::Value<'_>) -> Result<T, Wrong>,
) -> Result<Option<T>, Wrong> {
    match text(value) {
        Ok(text) if text == word => Ok(None),
        _ => read(value).map(Some),
    }
}

fn rating(value: &document::Value<'_>) -> Result<Rating, Wrong> {
    let number = match value.kind {
        Found::Float(number) => number,
        // What is out of range stays out of range.
        Found::Integer(number) => i32::try_from(number).unwrap_or(i32::MAX).into(),
        _ => return Err(Wrong::Type),
    };
    Rating::out_of_ten(number).ok_or_else(|| Wrong::value("is not a rating from 0 to 10"))
}

fn year(value: &document::Value<'_>) -> Result<Year, Wrong> {
    let Found::Integer(number) = value.kind else {
        return Err(Wrong::Type);
    };
    let year = u16::try_from(number).ok().and_then(Year::new);
    year.ok_or_else(|| Wrong::value("is not a year of film"))
}

fn channel(value: &document::Value<'_>) -> Result<ChannelId, Wrong> {
    let id = match &value.kind {
        Found::String(digits) => digits.trim().parse().ok(),
        Found::Integer(id) => u64::try_from(*id).ok(),
        _ => return Err(Wrong::Type),
    };
    id.filter(|id| *id > 0)
        .map(ChannelId)
        .ok_or_else(|| Wrong::value("is not a channel's id"))
}

fn channels(value: &document::Value<'_>) -> Result<BTreeSet<ChannelId>, Wrong> {
    let values = list(value)?.iter();
    let channels: BTreeSet<_> = values
        .map(channel)
        .collect::<Result<_, _>>()
        .map_err(|wrong| match wrong {
            Wrong::Value(_) => Wrong::value("holds something that is not a channel's id"),
            other => other,
        })?;
    if channels.len() > MOST_CHANNELS {
        return Err(Wrong::value("holds more than 100 channels"));
    }
    Ok(channels)
}

fn genres(value: &document::Value<'_>) -> Result<GenreSet, Wrong> {
    let genre = |value: &document::Value<'_>| {
        let name = text(value)?;
        Genre::from_name(name)
            .ok_or_else(|| Wrong::member(name, nearest(name, Genre::ALL.map(Genre::name))))
    };
    list(value)?.iter().map(genre).collect()
}

fn zone(value: &document::Value<'_>) -> Result<Zone, Wrong> {
    let name = text(value)?;
    Zone::parse(name).ok_or_else(|| {
        let names = Zone::names();
        Wrong::Word(nearest(name, names.iter().map(String::as_str)).map(str::to_owned))
    })
}

fn weekdays(value: &document::Value<'_>) -> Result<Weekdays, Wrong> {
    let day = |value: &document::Value<'_>| {
        let name = text(value)?;
        let known = Weekdays::NAMES
            .into_iter()
            .find(|(known, _)| *known == name);
        known.map(|(_, day)| day).ok_or_else(|| {
            let names = Weekdays::NAMES.map(|(known, _)| known);
            Wrong::member(name, nearest(name, names))
        })
    };
    let days: Vec<_> = list(value)?.iter().map(day).collect::<Result<_, _>>()?;
    Weekdays::new(days).ok_or_else(|| Wrong::value("holds no day"))
}
