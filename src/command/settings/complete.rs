//! Completions for settings: time zones and days of the week.

use jiff::civil::Weekday;

use crate::command::reading::{GENRE_SEPARATORS, complete_genres, split_genres as split};
use crate::command::vocabulary::{Choice, Completion};
use crate::fold::fold;
use crate::locale::Locale;
use crate::settings::{Field, Kind, Weekdays, Zone};
use crate::text::Texts;

/// What is typed for an empty list.
pub(super) const NONE: &str = "none";

/// Zones that are offered before anything is typed: one for where many people live.
const COMMON: [&str; 14] = [
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Warsaw",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
];

/// What completes the value of a setting, where anything does.
pub(super) const fn completion(field: Field) -> Option<Completion> {
    match field.kind() {
        Kind::Genres => Some(Completion::AtOnce(|context, typed| {
            complete_genres(context.texts, typed)
        })),
        Kind::Zone => Some(Completion::AtOnce(|_, typed| complete_zones(typed))),
        Kind::Weekdays => Some(Completion::AtOnce(|context, typed| {
            complete_days(context.texts, typed)
        })),
        _ => None,
    }
}

/// Completes a time zone: by its city first, then by any of its words.
fn complete_zones(typed: &str) -> Vec<Choice> {
    let choice = |name: &str| Choice {
        label: name.replace('_', " "),
        value: name.to_owned(),
    };
    let typed = fold(typed);
    if typed.is_empty() {
        return COMMON.into_iter().map(choice).collect();
    }
    let rank = |name: &str| {
        let folded = fold(name);
        let city = name.rsplit('/').next().unwrap_or(name);
        if fold(city).starts_with(&typed) || folded == typed {
            Some(0)
        } else if folded.starts_with(&typed) {
            Some(1)
        } else {
            let mut words = folded.split(' ');
            words.any(|word| word.starts_with(&typed)).then_some(2)
        }
    };
    let names = Zone::names();
    let mut fitting: Vec<(u8, &str)> = names
        .iter()
        .filter_map(|name| Some((rank(name)?, name.as_str())))
        .collect();
    fitting.sort_unstable();
    fitting.truncate(Choice::MOST);
    fitting.into_iter().map(|(_, name)| choice(name)).collect()
}

/// Completes the last of the days typed, keeping those before it.
fn complete_days(texts: &Texts, typed: &str) -> Vec<Choice> {
    let (before, last) = match typed.rfind(GENRE_SEPARATORS) {
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => ("", typed),
    };
    let chosen: Vec<Weekday> = split(before).filter_map(read_day).collect();
    let choice = |label: Option<&str>, days: &[Weekday]| {
        let names = days.iter().map(|day| (texts.settings.weekday)(*day));
        let codes = Weekdays::NAMES.iter().filter(|(_, day)| days.contains(day));
        Choice {
            label: label.map_or_else(|| names.collect::<Vec<_>>().join(", "), str::to_owned),
            value: codes.map(|(name, _)| *name).collect::<Vec<_>>().join(", "),
        }
    };
    let last = fold(last);
    let starts = |day: Weekday| {
        let name = |locale: &Locale| fold((locale.texts().settings.weekday)(day));
        Locale::ALL
            .iter()
            .any(|locale| name(locale).starts_with(&last))
    };
    let mut choices = Vec::new();
    if chosen.is_empty() && last.is_empty() {
        let every = Weekdays::NAMES.map(|(_, day)| day);
        choices.push(choice(Some(texts.settings.every_day), &every));
        choices.push(choice(None, &[Weekday::Saturday, Weekday::Sunday]));
    }
    for (_, day) in Weekdays::NAMES {
        if !chosen.contains(&day) && starts(day) {
            let mut days = chosen.clone();
            days.push(day);
            choices.push(choice(None, &days));
        }
    }
    choices
}

/// Reads a day's name, or two or more letters of its start, in any language the bot speaks.
pub(super) fn read_day(typed: &str) -> Option<Weekday> {
    let typed = fold(typed);
    let starts = |name: &str| typed.len() >= 2 && fold(name).starts_with(&typed);
    let mut days = Weekdays::NAMES.into_iter().filter(|(name, day)| {
        let mut names = Locale::ALL
            .iter()
            .map(|locale| (locale.texts().settings.weekday)(*day));
        starts(name) || names.any(starts)
    });
    match (days.next(), days.next()) {
        (Some((_, day)), None) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_their_city() {
        let first = |typed: &str| {
            let first = complete_zones(typed).into_iter().next();
            first.map(|choice| choice.value)
        };
        assert_eq!(first("berl").as_deref(), Some("Europe/Berlin"));
        assert_eq!(first("new y").as_deref(), Some("America/New_York"));
        assert_eq!(first("europe/lon").as_deref(), Some("Europe/London"));
        assert_eq!(first("").as_deref(), Some("UTC"));
        assert_eq!(first("atlantis"), None);
        assert!(complete_zones("a").len() <= Choice::MOST);
        for name in COMMON {
            assert!(Zone::parse(name).is_some(), "{name}");
        }
    }

    #[test]
    fn the_last_day_is_completed() {
        let check = |typed: &str| -> Vec<String> {
            let choices = complete_days(Locale::English.texts(), typed).into_iter();
            choices
                .map(|choice| format!("{} = {}", choice.label, choice.value))
                .collect()
        };
        assert_eq!(check("sat, su"), ["Saturday, Sunday = saturday, sunday"]);
        assert_eq!(check("mitt"), ["Wednesday = wednesday"]);
        assert_eq!(check("").len(), 9);
        assert_eq!(check("monday,").len(), 6);
        for choice in complete_days(Locale::German.texts(), "") {
            assert!(choice.value.len() <= 100);
            assert!(split(&choice.value).all(|name| read_day(name).is_some()));
        }
    }

    #[test]
    fn days_are_read_in_every_language() {
        assert_eq!(read_day("Sat"), Some(Weekday::Saturday));
        assert_eq!(read_day("Samstag"), Some(Weekday::Saturday));
        assert_eq!(read_day("do"), Some(Weekday::Thursday));
        assert_eq!(read_day("t"), None);
        assert_eq!(read_day(""), None);
    }
}
