//! A command as a row of the table: what it is called, what it takes, what answers it.

use super::call::Options;
use super::context::Context;
use super::errand::Step;
use super::message::Choice;
use super::{countries, settings, shared};
use crate::catalog::Suggested;
use crate::clean;
use crate::film::{Decade, Genre, GenreSet};
use crate::fold::fold;
use crate::locale::Locale;
use crate::markup::cut_text;
use crate::refusal::Refusal;
use crate::settings::{Field, Kind as SettingKind};
use crate::text::Texts;

/// A command.
#[derive(Debug)]
pub struct Command {
    /// What it is called; a slash command's name is the same in every language.
    pub name: &'static str,
    /// How it is reached.
    pub kind: Kind,
    /// Whom it is for.
    pub audience: Audience,
    /// What it does, imperative, without a full stop; for a message command, its name as members
    /// see it.
    pub description: fn(&Texts) -> &'static str,
    /// What can be filled in, required options first.
    pub options: &'static [CommandOption],
    /// What is typed behind its name; a command with subcommands has no options of its own.
    pub subcommands: &'static [Subcommand],
    /// What answers it.
    pub answer: fn(&Context<'_>) -> Result<Step, Refusal>,
}

/// How a command is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By typing `/name`.
    Slash,
    /// From a message's menu, under "Apps".
    Message,
}

/// Whom a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, wherever the bot is.
    Members,
    /// Everybody, each for themselves: nobody else sees the answer.
    Oneself,
    /// Everybody: each for themselves, or for those too whom an option names, wherever the bot is.
    Party {
        /// The option.
        with: &'static str,
    },
    /// Who may manage the server that they are in; nobody else sees the command or its answer.
    Admins,
}

/// A command below another: `/settings show`.
#[derive(Debug)]
pub struct Subcommand {
    /// What is typed behind the command's name, in every language.
    pub name: &'static str,
    /// What it does, imperative, without a full stop.
    pub description: fn(&Texts) -> &'static str,
    /// What can be filled in, required options first.
    pub options: &'static [CommandOption],
}

/// Something that can be filled in.
#[derive(Debug)]
pub struct CommandOption {
    /// What it is called, in every language.
    pub name: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it takes.
    pub takes: Takes,
    /// What it is for, without a full stop.
    pub description: fn(&Texts) -> &'static str,
}

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A film's title or id, completed.
    Film,
    /// A person's name or id, completed.
    Person,
    /// Genres, separated by commas, the last of them completed.
    Genres,
    /// One genre, completed.
    Genre,
    /// A decade, completed.
    Decade,
    /// A country, completed.
    Country,
    /// Whether a film has to have a review.
    Reviewed,
    /// A rating, 0 to 10.
    Rating,
    /// A member's rating, 1 to 10.
    Score,
    /// What a member says of a film.
    Sentence,
    /// Members, by mentioning them.
    Mentions,
    /// A running time, 1 to 1000 minutes.
    Minutes,
    /// An order, one of four.
    Sort,
    /// A year, of films or of a server.
    Year,
    /// In which sense a server likes films best, one of three.
    TopBy,
    /// The value of a server's setting.
    Setting(Field),
    /// One of the settings.
    SettingName,
    /// One of the server's watchlists, completed with what the store knows.
    List,
    /// A film on a watchlist, or any other, likewise.
    ListedFilm,
    /// What a new watchlist is called.
    ListName,
    /// The order of a watchlist, one of five.
    Order,
    /// How a film is picked from a watchlist, one of two ways.
    Weighing,
    /// A day that is over, or today.
    Day,
    /// Yes or no.
    Flag,
}

/// The most completions Discord shows.
pub(super) const MOST_CHOICES: usize = 25;

/// The longest label or value of a completion, in characters (Discord's limit).
pub(super) const LONGEST_CHOICE: usize = 100;

impl Command {
    /// What can be filled in when it is called by this name, which has a subcommand's behind it
    /// where the command has subcommands.
    pub fn options_of(&self, name: &str) -> &'static [CommandOption] {
        let Some((_, below)) = name.split_once(' ') else {
            return self.options;
        };
        let subcommand = self.subcommands.iter().find(|known| known.name == below);
        subcommand.map_or(&[], |known| known.options)
    }
}

impl CommandOption {
    /// Completes what has been typed into this option.
    pub fn complete(&self, context: &Context<'_>, options: &Options) -> Vec<Choice> {
        let typed = options.typed(self.name);
        match self.takes {
            Takes::Film | Takes::ListedFilm => film_choices(context, typed),
            Takes::Person => {
                let people = context.catalog.suggest_people(typed, MOST_CHOICES);
                or_as_typed(typed, people, |no| Choice {
                    label: cut_text(shared::person_row(context, no), LONGEST_CHOICE),
                    value: context.catalog.person_id(no).as_str().to_owned(),
                })
            }
            Takes::Genres => complete_genres(context.texts, typed),
            Takes::Genre => complete_genres(context.texts, typed)
                .into_iter()
                .filter(|choice| !choice.value.contains(','))
                .collect(),
            Takes::Decade => complete_decades(context, typed),
            Takes::Country => countries::complete(context, typed),
            Takes::Day => complete_days(context.texts, typed),
            Takes::Setting(field) => match field.kind() {
                SettingKind::Genres => complete_genres(context.texts, typed),
                SettingKind::Zone => settings::complete_zones(typed),
                SettingKind::Weekdays => settings::complete_days(context.texts, typed),
                _ => Vec::new(),
            },
            Takes::Rating
            | Takes::Score
            | Takes::Sentence
            | Takes::Mentions
            | Takes::Minutes
            | Takes::Reviewed
            | Takes::Sort
            | Takes::Year
            | Takes::TopBy
            | Takes::SettingName
            | Takes::List
            | Takes::ListName
            | Takes::Order
            | Takes::Weighing
            | Takes::Flag => Vec::new(),
        }
    }
}

/// The films whose titles are nearest to what was typed.
pub(super) fn film_choices(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let films = context.catalog.suggest_films(typed, MOST_CHOICES);
    or_as_typed(typed, films, |no| Choice {
        label: cut_text(shared::film_row(context, no), LONGEST_CHOICE),
        value: context.catalog.film(no).id.as_str().to_owned(),
    })
}

/// A choice of each thing, behind what was typed where none comes close to that: whoever presses
/// Enter takes the first choice, and is to be asked rather than answered something else.
fn or_as_typed<T>(
    typed: &str,
    suggested: Suggested<T>,
    choice: impl Fn(T) -> Choice,
) -> Vec<Choice> {
    let as_typed = (!suggested.is_close).then(|| {
        let typed = cut_text(clean::line(typed), LONGEST_CHOICE);
        Choice {
            label: typed.clone(),
            value: typed,
        }
    });
    let things = suggested.things.into_iter().map(choice);
    as_typed
        .into_iter()
        .chain(things)
        .take(MOST_CHOICES)
        .collect()
}

/// Completes a day with the words for the last two.
fn complete_days(texts: &Texts, typed: &str) -> Vec<Choice> {
    let typed = fold(typed);
    [
        (texts.list.today, "today"),
        (texts.list.yesterday, "yesterday"),
    ]
    .into_iter()
    .filter(|(label, value)| fold(label).starts_with(&typed) || value.starts_with(&typed))
    .map(|(label, value)| Choice {
        label: label.to_owned(),
        value: value.to_owned(),
    })
    .collect()
}

/// Completes the last of the genres typed, keeping those before it.
fn complete_genres(texts: &Texts, typed: &str) -> Vec<Choice> {
    let (before, last) = match typed.rfind(GENRE_SEPARATORS) {
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => ("", typed),
    };
    let mut taken = GenreSet::EMPTY;
    let mut chosen: Vec<Genre> = Vec::new();
    for genre in split_genres(before).filter_map(read_genre) {
        if !taken.contains(genre) {
            taken = taken.with(genre);
            chosen.push(genre);
        }
    }
    let last = fold(last);
    let starts = |name: &str| {
        fold(name).split(' ').any(|word| word.starts_with(&last)) || fold(name).starts_with(&last)
    };
    let mut fitting: Vec<Genre> = Genre::ALL
        .into_iter()
        .filter(|genre| !taken.contains(*genre))
        .filter(|genre| starts((texts.genre)(*genre)) || starts(genre.name()))
        .collect();
    if fitting.is_empty()
        && let Some(genre) = read_genre(&last).or_else(|| nearest_genre(&last))
    {
        fitting.push(genre);
    }
    fitting
        .into_iter()
        .map(|genre| {
            let all = || chosen.iter().copied().chain([genre]);
            Choice {
                label: all()
                    .map(|genre| (texts.genre)(genre))
                    .collect::<Vec<_>>()
                    .join(", "),
                value: all().map(Genre::name).collect::<Vec<_>>().join(", "),
            }
        })
        .filter(|choice| {
            choice.value.len() <= LONGEST_CHOICE && choice.label.chars().count() <= LONGEST_CHOICE
        })
        .take(MOST_CHOICES)
        .collect()
}

/// What may stand between genres.
pub(super) const GENRE_SEPARATORS: [char; 5] = [',', ';', '/', '+', '|'];

/// The genres typed, one by one, none of them empty.
pub(super) fn split_genres(typed: &str) -> impl Iterator<Item = &str> {
    typed
        .split(GENRE_SEPARATORS)
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Reads a genre's name in any language the bot speaks, or one of its common short names.
pub(super) fn read_genre(typed: &str) -> Option<Genre> {
    let typed = fold(typed);
    let short = match typed.as_str() {
        "sci fi" | "scifi" | "sf" => Some(Genre::ScienceFiction),
        "musical" => Some(Genre::Music),
        "animated" | "anime" => Some(Genre::Animation),
        "doc" | "docu" => Some(Genre::Documentary),
        "historical" => Some(Genre::History),
        _ => None,
    };
    short.or_else(|| {
        Genre::ALL.into_iter().find(|genre| {
            fold(genre.name()) == typed
                || Locale::ALL
                    .iter()
                    .any(|locale| fold((locale.texts().genre)(*genre)) == typed)
        })
    })
}

/// The genre whose name, in any language the bot speaks, is nearest to a misspelt one.
pub(super) fn nearest_genre(typed: &str) -> Option<Genre> {
    let typed = fold(typed);
    let names = Genre::ALL.into_iter().flat_map(|genre| {
        let here = Locale::ALL
            .into_iter()
            .map(move |locale| (locale.texts().genre)(genre));
        here.map(move |name| (fold(name), genre))
    });
    names
        .map(|(name, genre)| (strsim::osa_distance(&name, &typed), name.len(), genre))
        .filter(|(distance, length, _)| *distance <= length / 3)
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., genre)| genre)
}

/// The decades of the library that start as typed, newest first, with their number of films.
fn complete_decades(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let typed = typed.trim();
    let starts = |decade: &Decade| {
        let name = decade.to_string();
        name.starts_with(typed)
            || name[2..].starts_with(typed)
            || read_decade(typed) == Some(*decade)
    };
    let decades = context.catalog.decades().iter().copied();
    decades
        .filter(|(decade, _)| starts(decade))
        .take(MOST_CHOICES)
        .map(|(decade, films)| Choice {
            label: (context.texts.decade_row)(decade, films),
            value: decade.to_string(),
        })
        .collect()
}

/// Reads a decade as people write it: `1990s`, `1994`, `90s`, `90`, `1990er`.
///
/// Two digits are the 1930s to the 1990s, or the 2000s to the 2020s.
pub(super) fn read_decade(typed: &str) -> Option<Decade> {
    let typed = fold(typed);
    let digits = typed
        .strip_suffix('s')
        .or_else(|| typed.strip_suffix("er"))
        .unwrap_or(&typed);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u16 = digits.parse().ok()?;
    let year = match digits.len() {
        4 => number,
        2 if number < 30 => 2000 + number,
        2 => 1900 + number,
        _ => return None,
    };
    Decade::new(year / 10 * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(typed: &str) -> Vec<String> {
        complete_genres(Locale::English.texts(), typed)
            .into_iter()
            .map(|choice| choice.value)
            .collect()
    }

    #[test]
    fn the_last_genre_is_completed() {
        assert_eq!(labels("crime, dr"), ["Crime, Drama"]);
        assert_eq!(labels("fic"), ["Science Fiction"]);
        assert_eq!(labels("crime,").len(), 18);
        assert_eq!(labels("sci-fi"), ["Science Fiction"]);
        assert_eq!(labels("horor"), ["Horror"]);
        assert_eq!(labels("krimmi"), ["Crime"]);
        assert_eq!(labels("xyz"), Vec::<String>::new());
        assert_eq!(labels(&"war,".repeat(100)).len(), 18);
    }

    #[test]
    fn decades_are_read_as_people_write_them() {
        let start = |typed: &str| read_decade(typed).map(Decade::start);
        for typed in [
            "1990s",
            "1994",
            "90s",
            "90",
            "the 90s".strip_prefix("the ").unwrap(),
        ] {
            assert_eq!(start(typed), Some(1990), "{typed}");
        }
        assert_eq!(start("20s"), Some(2020));
        assert_eq!(start("1750"), None);
        assert_eq!(start("soon"), None);
        assert_eq!(start(""), None);
    }
}
