//! One setting with its value: read from TOML, written as TOML, put in force.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{ClockTime, Field, Settings, SpoilerPolicy, Visibility, Weekdays, Zone};
use crate::diagnostic::nearest;
use crate::document::fit::{Wrong, flag, list, text, word};
use crate::document::{self, Kind, Value};
use crate::film::{Genre, GenreSet, Rating, Year};
use crate::locale::Locale;
use crate::snowflake::ChannelId;

/// A setting and what it is set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields of Settings say what they are")]
pub enum Setting {
    Channels(BTreeSet<ChannelId>),
    DirectMessages(bool),
    Visibility(Visibility),
    Language(Option<Locale>),
    Spoilers(SpoilerPolicy),
    PickUnconfirmed(bool),
    GenresLeftOut(GenreSet),
    LowestRating(Option<Rating>),
    EarliestYear(Option<Year>),
    LatestYear(Option<Year>),
    FilmChannel(Option<ChannelId>),
    FilmTime(ClockTime),
    FilmZone(Zone),
    FilmWeekdays(Weekdays),
}

const VISIBILITIES: [(&str, Visibility); 2] = [
    ("public", Visibility::Public),
    ("private", Visibility::Private),
];

const LANGUAGES: [(&str, Option<Locale>); 3] = [
    ("auto", None),
    ("en", Some(Locale::English)),
    ("de", Some(Locale::German)),
];

const SPOILERS: [(&str, SpoilerPolicy); 3] = [
    ("hidden", SpoilerPolicy::Hidden),
    ("left-out", SpoilerPolicy::LeftOut),
    ("shown", SpoilerPolicy::Shown),
];

/// Stands for no bound.
const ANY: &str = "any";
/// Stands for no channel.
const OFF: &str = "off";
/// More channels than that are no list that somebody keeps by hand.
pub(super) const MOST_CHANNELS: usize = 100;

impl Setting {
    /// Reads a setting's value. Every way in leads through here: files, the store, what members
    /// type.
    pub fn read(field: Field, value: &Value<'_>) -> Result<Self, Wrong> {
        Ok(match field {
            Field::Channels => Self::Channels(channels(value)?),
            Field::DirectMessages => Self::DirectMessages(flag(value)?),
            Field::Visibility => Self::Visibility(word(value, &VISIBILITIES)?),
            Field::Language => Self::Language(word(value, &LANGUAGES)?),
            Field::Spoilers => Self::Spoilers(word(value, &SPOILERS)?),
            Field::PickUnconfirmed => Self::PickUnconfirmed(flag(value)?),
            Field::GenresLeftOut => Self::GenresLeftOut(genres(value)?),
            Field::LowestRating => Self::LowestRating(unless(value, ANY, rating)?),
            Field::EarliestYear => Self::EarliestYear(unless(value, ANY, year)?),
            Field::LatestYear => Self::LatestYear(unless(value, ANY, year)?),
            Field::FilmChannel => Self::FilmChannel(unless(value, OFF, channel)?),
            Field::FilmTime => Self::FilmTime(
                ClockTime::parse(text(value)?)
                    .ok_or_else(|| Wrong::value("is not a time of the day"))?,
            ),
            Field::FilmZone => Self::FilmZone(zone(value)?),
            Field::FilmWeekdays => Self::FilmWeekdays(weekdays(value)?),
        })
    }

    /// Reads what [`Setting::to_toml`] wrote.
    pub fn from_toml(field: Field, text: &str) -> Option<Self> {
        let document = document::toml_value(text);
        let is_whole = document.errors.is_empty();
        is_whole.then(|| Self::read(field, &document.root).ok())?
    }

    /// The value as TOML, on one line.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| format!("\"{text}\"");
        let list = |items: &mut dyn Iterator<Item = String>| {
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        };
        let or = |value: Option<String>, none: &str| value.unwrap_or_else(|| quoted(none));
        // No value has a quote or a backslash in it, so that none needs escaping.
        match self {
            Self::Channels(channels) => {
                list(&mut channels.iter().map(|id| quoted(&id.to_string())))
            }
            Self::DirectMessages(flag) | Self::PickUnconfirmed(flag) => flag.to_string(),
            Self::Visibility(it) => quoted(word_for(it, &VISIBILITIES)),
            Self::Language(it) => quoted(word_for(it, &LANGUAGES)),
            Self::Spoilers(it) => quoted(word_for(it, &SPOILERS)),
            Self::GenresLeftOut(genres) => list(&mut genres.iter().map(|it| quoted(it.name()))),
            Self::LowestRating(rating) => or(
                rating.map(|it| format!("{}.{}", it.tenths() / 10, it.tenths() % 10)),
                ANY,
            ),
            Self::EarliestYear(year) | Self::LatestYear(year) => {
                or(year.map(|it| it.to_string()), ANY)
            }
            Self::FilmChannel(channel) => or(channel.map(|id| quoted(&id.to_string())), OFF),
            Self::FilmTime(time) => quoted(&time.to_string()),
            Self::FilmZone(zone) => quoted(zone.as_str()),
            Self::FilmWeekdays(days) => list(&mut days.names().map(quoted)),
        }
    }

    /// Which setting it is.
    pub fn field(&self) -> Field {
        match self {
            Self::Channels(_) => Field::Channels,
            Self::DirectMessages(_) => Field::DirectMessages,
            Self::Visibility(_) => Field::Visibility,
            Self::Language(_) => Field::Language,
            Self::Spoilers(_) => Field::Spoilers,
            Self::PickUnconfirmed(_) => Field::PickUnconfirmed,
            Self::GenresLeftOut(_) => Field::GenresLeftOut,
            Self::LowestRating(_) => Field::LowestRating,
            Self::EarliestYear(_) => Field::EarliestYear,
            Self::LatestYear(_) => Field::LatestYear,
            Self::FilmChannel(_) => Field::FilmChannel,
            Self::FilmTime(_) => Field::FilmTime,
            Self::FilmZone(_) => Field::FilmZone,
            Self::FilmWeekdays(_) => Field::FilmWeekdays,
        }
    }

    /// The channels that it names.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        match self {
            Self::Channels(channels) => channels.clone(),
            Self::FilmChannel(channel) => channel.iter().copied().collect(),
            _ => BTreeSet::new(),
        }
    }

    /// What a setting is set to.
    pub fn of(settings: &Settings, field: Field) -> Self {
        let day = &settings.film_of_the_day;
        match field {
            Field::Channels => Self::Channels(settings.channels.clone()),
            Field::DirectMessages => Self::DirectMessages(settings.direct_messages),
            Field::Visibility => Self::Visibility(settings.answers),
            Field::Language => Self::Language(settings.language),
            Field::Spoilers => Self::Spoilers(settings.spoilers),
            Field::PickUnconfirmed => Self::PickUnconfirmed(settings.pick_unconfirmed),
            Field::GenresLeftOut => Self::GenresLeftOut(settings.genres_left_out),
            Field::LowestRating => Self::LowestRating(settings.lowest_rating),
            Field::EarliestYear => Self::EarliestYear(settings.earliest_year),
            Field::LatestYear => Self::LatestYear(settings.latest_year),
            Field::FilmChannel => Self::FilmChannel(day.channel),
            Field::FilmTime => Self::FilmTime(day.time),
            Field::FilmZone => Self::FilmZone(day.zone.clone()),
            Field::FilmWeekdays => Self::FilmWeekdays(day.weekdays),
        }
    }

    /// Puts it in force.
    pub fn apply(self, settings: &mut Settings) {
        let day = &mut settings.film_of_the_day;
        match self {
            Self::Channels(it) => settings.channels = it,
            Self::DirectMessages(it) => settings.direct_messages = it,
            Self::Visibility(it) => settings.answers = it,
            Self::Language(it) => settings.language = it,
            Self::Spoilers(it) => settings.spoilers = it,
            Self::PickUnconfirmed(it) => settings.pick_unconfirmed = it,
            Self::GenresLeftOut(it) => settings.genres_left_out = it,
            Self::LowestRating(it) => settings.lowest_rating = it,
            Self::EarliestYear(it) => settings.earliest_year = it,
            Self::LatestYear(it) => settings.latest_year = it,
            Self::FilmChannel(it) => day.channel = it,
            Self::FilmTime(it) => day.time = it,
            Self::FilmZone(it) => day.zone = it,
            Self::FilmWeekdays(it) => day.weekdays = it,
        }
    }
}

fn word_for<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> &'static str {
    let word = words.iter().find(|(_, it)| it == value);
    word.map_or("", |(word, _)| word)
}

/// The value, or `None` where this word stands.
fn unless<T>(
    value: &Value<'_>,
    word: &str,
    read: fn(&Value<'_>) -> Result<T, Wrong>,
) -> Result<Option<T>, Wrong> {
    match text(value) {
        Ok(text) if text == word => Ok(None),
        _ => read(value).map(Some),
    }
}

fn rating(value: &Value<'_>) -> Result<Rating, Wrong> {
    let number = match value.kind {
        Kind::Float(number) => number,
        // Whatever is out of range stays out of range.
        Kind::Integer(number) => i32::try_from(number).unwrap_or(i32::MAX).into(),
        _ => return Err(Wrong::Type),
    };
    Rating::out_of_ten(number).ok_or_else(|| Wrong::value("is not a rating from 0 to 10"))
}

fn year(value: &Value<'_>) -> Result<Year, Wrong> {
    let Kind::Integer(number) = value.kind else {
        return Err(Wrong::Type);
    };
    let year = u16::try_from(number).ok().and_then(Year::new);
    year.ok_or_else(|| Wrong::value("is not a year of film"))
}

fn channel(value: &Value<'_>) -> Result<ChannelId, Wrong> {
    let id = match &value.kind {
        Kind::String(digits) => digits.trim().parse().ok(),
        Kind::Integer(id) => u64::try_from(*id).ok(),
        _ => return Err(Wrong::Type),
    };
    id.filter(|id| *id > 0)
        .map(ChannelId)
        .ok_or_else(|| Wrong::value("is not a channel's id"))
}

fn channels(value: &Value<'_>) -> Result<BTreeSet<ChannelId>, Wrong> {
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

fn genres(value: &Value<'_>) -> Result<GenreSet, Wrong> {
    let genre = |value: &Value<'_>| {
        let name = text(value)?;
        Genre::from_name(name)
            .ok_or_else(|| Wrong::member(name, nearest(name, Genre::ALL.map(Genre::name))))
    };
    list(value)?.iter().map(genre).collect()
}

fn zone(value: &Value<'_>) -> Result<Zone, Wrong> {
    let name = text(value)?;
    Zone::parse(name).ok_or_else(|| {
        let names = Zone::names();
        Wrong::Word(nearest(name, names.iter().map(String::as_str)).map(str::to_owned))
    })
}

fn weekdays(value: &Value<'_>) -> Result<Weekdays, Wrong> {
    let day = |value: &Value<'_>| {
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
