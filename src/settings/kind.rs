//! The kinds of settings: what values of a kind are, and how they are written.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{ClockTime, SpoilerPolicy, Visibility, Weekdays, Zone};
use crate::film::{GenreSet, Rating, Year};
use crate::locale::Locale;
use crate::snowflake::ChannelId;

/// What values a setting has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Some channels, or none.
    Channels,
    /// Yes or no.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some genres, or none.
    Genres,
    /// A rating, or none.
    Rating,
    /// A year, or none.
    Year,
    /// A channel, or none.
    Channel,
    /// A time of the day.
    Time,
    /// A time zone.
    Zone,
    /// Days of the week.
    Weekdays,
}

/// A value of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Channels(BTreeSet<ChannelId>),
    Flag(bool),
    Choice(&'static str),
    Genres(GenreSet),
    Rating(Option<Rating>),
    Year(Option<Year>),
    Channel(Option<ChannelId>),
    Time(ClockTime),
    Zone(Zone),
    Weekdays(Weekdays),
}

/// Stands for no bound.
pub(super) const ANY: &str = "any";
/// Stands for no channel.
pub(super) const OFF: &str = "off";
/// The most channels that a list kept by hand may have.
pub(super) const MOST_CHANNELS: usize = 100;

/// A type of settings, which decides their kind.
pub(super) trait OfKind: Sized {
    const KIND: Kind;

    fn into_value(self) -> Value;

    /// `None` if it is a value of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

/// Types with their kinds, and what each of their values is as a [`Value`]; where that is a word, the
/// word alone.
macro_rules! of_kind {
    () => {};
    ($Type:ty: $kind:ident; $($more:tt)*) => {
        of_kind!(@ $Type, Kind::$kind, (it) = (Value::$kind(it)));
        of_kind!($($more)*);
    };
    ($Type:ty: $(($($it:tt)+) = $word:literal),+; $($more:tt)*) => {
        of_kind!(@ $Type, Kind::Choice(&[$($word),+]), $(($($it)+) = (Value::Choice($word))),+);
        of_kind!($($more)*);
    };
    (@ $Type:ty, $kind:expr, $(($($it:tt)+) = ($($value:tt)+)),+) => {
        impl OfKind for $Type {
            const KIND: Kind = $kind;

            fn into_value(self) -> Value {
                match self {
                    $($($it)+ => $($value)+,)+
                }
            }

            fn from_value(value: Value) -> Option<Self> {
                match value {
                    $($($value)+ => Some($($it)+),)+
                    _ => None,
                }
            }
        }
    };
}

of_kind! {
    BTreeSet<ChannelId>: Channels;
    bool: Flag;
    GenreSet: Genres;
    Option<Rating>: Rating;
    Option<Year>: Year;
    Option<ChannelId>: Channel;
    ClockTime: Time;
    Zone: Zone;
    Weekdays: Weekdays;
    Visibility: (Visibility::Public) = "public", (Visibility::Private) = "private";
    Option<Locale>: (None) = "auto", (Some(Locale::English)) = "en", (Some(Locale::German)) = "de";
    SpoilerPolicy: (SpoilerPolicy::Hidden) = "hidden", (SpoilerPolicy::LeftOut) = "left-out",
        (SpoilerPolicy::Shown) = "shown";
}

impl Kind {
    /// The values that there are, if there are few.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Flag => &["false", "true"],
            Self::Choice(words) => words,
            _ => &[],
        }
    }

    /// What a setting may hold, as problems put it.
    pub fn allowed(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Channels => {
                "a list of at most 100 channels' ids, such as [\"1000000000000000000\"]; empty \
                 for every channel"
            }
            Self::Flag => "true or false, without quotes",
            Self::Choice(words) => {
                let mut words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                let last = words.pop().unwrap_or_default();
                return format!("{} or {last}", words.join(", ")).into();
            }
            Self::Genres => "a list of genres as review files write them, such as [\"War\"]",
            Self::Rating => "a number from 0 to 10, or \"any\"",
            Self::Year => "a year from 1874 to 2100, or \"any\"",
            Self::Channel => "a channel's id, such as \"1000000000000000000\", or \"off\"",
            Self::Time => "a time of the day from \"00:00\" to \"23:59\"",
            Self::Zone => "a time zone of the IANA database, such as \"Europe/Berlin\"",
            Self::Weekdays => "a list of days, such as [\"saturday\", \"sunday\"]",
        })
    }

    /// The value that names no channel, for the kinds that may name one.
    pub fn no_channel(self) -> Option<Value> {
        match self {
            Self::Channels => Some(Value::Channels(BTreeSet::new())),
            Self::Channel => Some(Value::Channel(None)),
            _ => None,
        }
    }
}

impl Value {
    /// The value as TOML, on one line.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| format!("\"{text}\"");
        let list = |items: &mut dyn Iterator<Item = String>| {
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        };
        let or = |value: Option<String>, none: &str| value.unwrap_or_else(|| quoted(none));
        // No value contains a quote or a backslash, so none needs escaping.
        match self {
            Self::Channels(channels) => {
                list(&mut channels.iter().map(|id| quoted(&id.to_string())))
            }
            Self::Flag(flag) => flag.to_string(),
            Self::Choice(word) => quoted(word),
            Self::Genres(genres) => list(&mut genres.iter().map(|it| quoted(it.name()))),
            Self::Rating(rating) => or(
                rating.map(|it| format!("{}.{}", it.tenths() / 10, it.tenths() % 10)),
                ANY,
            ),
            Self::Year(year) => or(year.map(|it| it.to_string()), ANY),
            Self::Channel(channel) => or(channel.map(|id| quoted(&id.to_string())), OFF),
            Self::Time(time) => quoted(&time.to_string()),
            Self::Zone(zone) => quoted(zone.as_str()),
            Self::Weekdays(days) => list(&mut days.names().map(quoted)),
        }
    }

    /// The channels that it names.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        match self {
            Self::Channels(channels) => channels.clone(),
            Self::Channel(channel) => channel.iter().copied().collect(),
            _ => BTreeSet::new(),
        }
    }
}
