//! A server's watchlists and the history of what its members watched, as values.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Noted;
use crate::clean;
use crate::fold::fold;
use crate::snowflake::UserId;

/// What a watchlist is called: one line, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ListName(String);

impl ListName {
    /// The longest, in characters: it stands in menus, titles and buttons.
    pub const LONGEST: usize = 40;

    /// Reads a name; `None` where there is nothing to read it by, or too much.
    pub fn parse(typed: &str) -> Option<Self> {
        let name = Self(clean::line(typed));
        let fits = name.0.chars().count() <= Self::LONGEST && !name.folded().is_empty();
        fits.then_some(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is looked for: without case, accents and punctuation.
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

impl TryFrom<String> for ListName {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a name of 1 to 40 characters")
    }
}

impl From<ListName> for String {
    fn from(name: ListName) -> Self {
        name.0
    }
}

/// A watchlist of a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Its number in the server, never used again.
    pub number: i64,
    /// What it is called; `None` for the first list, which every server has.
    pub name: Option<ListName>,
}

impl List {
    /// The number of the list that every server has.
    pub const FIRST: i64 = 0;
}

/// Which watchlist is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// The one that the server made its default; until then the first.
    Default,
    Named(ListName),
    /// The one of this number.
    Numbered(i64),
}

/// The order in which a watchlist is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Wanted longest first.
    #[default]
    Waiting,
    /// The latest wish first.
    Newest,
    /// Wanted by most first.
    MostWanted,
    /// By title.
    Title,
    /// Best reviewed first.
    Rating,
}

impl Order {
    /// Every order, with what stands for it in options and buttons.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Waiting, "waiting"),
        (Self::Newest, "newest"),
        (Self::MostWanted, "most_wanted"),
        (Self::Title, "title"),
        (Self::Rating, "rating"),
    ];
}

/// How a film is picked from a watchlist.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weighing {
    /// One that three members want three times as likely as one that one wants.
    #[default]
    ByWishes,
    /// Each as likely as any other.
    Evenly,
}

impl Weighing {
    /// Every way, with what stands for it in options and buttons.
    pub const ALL: [(Self, &'static str); 2] =
        [(Self::ByWishes, "wishes"), (Self::Evenly, "evenly")];
}

/// On which day something was watched, before anybody looked at a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Day {
    /// Today, where the server is.
    Today,
    /// The day before.
    Yesterday,
    /// A day of the calendar.
    On(Date),
}

impl Day {
    /// The first day on which anybody can have watched a film: the first public showing, 28
    /// December 1895 in Paris.
    const FIRST: Date = Date::constant(1895, 12, 28);

    /// Reads a day as people write it: `today`, `gestern`, `2026-11-20`, `20.11.2026`. What Americans
    /// and Britons read differently, such as `5/6/2026`, is no day.
    pub fn parse(typed: &str) -> Option<Self> {
        match fold(typed).as_str() {
            "today" | "tonight" | "heute" => return Some(Self::Today),
            "yesterday" | "last night" | "gestern" => return Some(Self::Yesterday),
            _ => {}
        }
        let typed = typed.trim();
        let date = ["%Y-%m-%d", "%d.%m.%Y"]
            .iter()
            .find_map(|format| Date::strptime(format, typed).ok())?;
        (date >= Self::FIRST).then_some(Self::On(date))
    }

    /// The day itself, where it is `today`; `None` for one that has not begun anywhere on Earth.
    pub fn resolve(self, today: Date) -> Option<Date> {
        let day = match self {
            Self::Today => today,
            Self::Yesterday => today.yesterday().ok()?,
            Self::On(day) => day,
        };
        (day <= today.tomorrow().ok()?).then_some(day)
    }
}

/// A film on a watchlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    pub noted: Noted,
    /// Who wants it, and since when; the first one first, and never nobody.
    pub by: Vec<(UserId, Timestamp)>,
}

/// A film that members watched together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Its number in the server; what was noted later has a higher one.
    pub number: i64,
    pub noted: Noted,
    /// On which day.
    pub on: Date,
    /// Who said that they were there.
    pub by: Vec<UserId>,
}

/// What came of making a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Created {
    /// It is there.
    Made(List),
    /// There is one of that name.
    Exists,
    /// The server has as many lists as there can be.
    TooMany,
}

impl Created {
    /// The most named lists of a server: as many as a menu has entries, beside the first list.
    pub const MOST: i64 = 24;
}

/// What came of wanting a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wants {
    /// It is noted, and this many want it now.
    Noted(u32),
    /// The member wanted it already.
    Already,
    /// The list has as many films as there can be.
    Full,
}

impl Wants {
    /// The most films on a list.
    pub const MOST: i64 = 500;
}

/// Whose wishes are taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhoseWish {
    /// The asker's own.
    Own,
    /// Everybody's: the film leaves the list.
    Everybodys,
}

/// What came of taking a film from a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeftList {
    /// It is taken back, and this many still want the film.
    Done {
        /// The film, as it was noted.
        film: Noted,
        /// How many want it still.
        left: u32,
        /// By which everybody's wishes can be brought back.
        number: i64,
    },
    /// There was nothing to take back, and this many others want the film.
    Nothing(u32),
}

/// What came of noting that a film was watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noting {
    /// It is in the history, with this number.
    Done(i64),
    /// It has no title: it is not on the list, and none was given.
    NotListed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_found_by_its_name_in_any_case() {
        let name = |typed: &str| ListName::parse(typed).map(|name| name.folded());
        assert_eq!(name("Film  Noir!"), name("film noir"));
        assert_eq!(name("…"), None);
        assert_eq!(name(&"x".repeat(41)), None);
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let date = |year, month, day| Some(Day::On(jiff::civil::date(year, month, day)));
        for (typed, day) in [
            ("Today", Some(Day::Today)),
            ("gestern", Some(Day::Yesterday)),
            (" 2026-11-20 ", date(2026, 11, 20)),
            ("2.1.2026", date(2026, 1, 2)),
            ("5/6/2026", None),
            ("2026-02-30", None),
            ("1815-06-18", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(Day::parse(typed), day, "{typed}");
        }
    }

    #[test]
    fn no_day_is_one_that_has_not_begun() {
        let today = jiff::civil::date(2026, 3, 1);
        let on = |day: Day| day.resolve(today);
        assert_eq!(on(Day::Yesterday), Some(jiff::civil::date(2026, 2, 28)));
        // It may be tomorrow already where the member is.
        let tomorrow = jiff::civil::date(2026, 3, 2);
        assert_eq!(on(Day::On(tomorrow)), Some(tomorrow));
        assert_eq!(on(Day::On(jiff::civil::date(2026, 3, 3))), None);
    }
}
