//! What buttons and menus do, as a type, and its short form for Discord's `custom_id`.
//!
//! The short form carries all that the answer needs, so buttons work after a restart and on any
//! copy of the bot. It has at most 100 characters (Discord's limit), and a form that this version
//! does not know reads as `None`, never as something else.

use serde::{Deserialize, Serialize};

use crate::catalog::{Extent, Reviewed, Section, Sort, Walk};
use crate::film::{Country, Decade, FilmId, Genre, GenreSet, Minutes, PersonId, Rating};
use crate::review::ColumnId;

mod member;
mod settings;
mod watchlist;

pub use member::{Detail, MemberAction, Scope, Top, TopBy};
pub use settings::{SettingsAction, SettingsPage};
pub use watchlist::ListAction;

/// What a button or a menu's entry does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Opens a film's card.
    Review {
        /// The film.
        film: FilmId,
    },
    /// Opens a page of a film's full review.
    FullReview {
        /// The film.
        film: FilmId,
        /// The page, from 0.
        page: u16,
        /// Whose; `None` is the one that the reader is shown first.
        column: Option<ColumnId>,
    },
    /// Picks a film.
    Random {
        /// What it has to fit.
        wish: Wish,
        /// Where in the walk through all that fit; `None` starts a new one.
        walk: Option<Walk>,
    },
    /// Lists related films.
    Related {
        /// The film.
        film: FilmId,
        /// A second film, to both of which the list is near.
        also: Option<FilmId>,
    },
    /// Says why related films are in their order.
    Why {
        /// The film.
        film: FilmId,
        /// The second film.
        also: Option<FilmId>,
        /// How closely.
        detail: Detail,
    },
    /// Shows the chain between two films.
    Connect {
        /// Where it starts.
        from: FilmId,
        /// Where it ends.
        to: FilmId,
    },
    /// Shows a person.
    Person {
        /// The person.
        person: PersonId,
        /// The page, from 0.
        page: u16,
    },
    /// Shows a page of the library.
    Browse {
        /// Which.
        view: View,
    },
    /// Shows or changes a server's settings.
    Settings(SettingsAction),
    /// Shows or changes what the bot keeps about whoever presses it.
    Member(MemberAction),
    /// Shows or changes a server's watchlists.
    List(ListAction),
}

/// What a random film has to fit: the filters of `/random`, before names are looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// All of these genres.
    pub genres: GenreSet,
    /// Released in this decade.
    pub decade: Option<Decade>,
    /// Rated this or better.
    pub min_rating: Option<Rating>,
    /// Running so long at most.
    pub max_minutes: Option<Minutes>,
    /// With this person in the cast.
    pub with: Option<PersonId>,
    /// From this country, among others.
    pub country: Option<Country>,
    /// With a review in this column, among others.
    pub column: Option<ColumnId>,
    /// Whether it has to have a review.
    pub reviewed: Reviewed,
}

/// A page of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Of which part.
    pub section: Section,
    /// In this order.
    pub sort: Sort,
    /// The page, from 0.
    pub page: u16,
}

const REVIEW: &str = "film";
const FULL_REVIEW: &str = "read";
const RANDOM: &str = "rand";
const RELATED: &str = "rel";
const WHY: &str = "why";
const SUM: &str = "sum";
const CONNECT: &str = "link";
const PERSON: &str = "who";
const BROWSE: &str = "list";
const SETTINGS: &str = "set";
const MEMBER: &str = "me";
const LIST: &str = "wl";

impl Action {
    /// The longest short form, in characters: Discord's limit for `custom_id` and menu values.
    pub const LONGEST: usize = 100;

    /// The short form: a word for the kind, then its parts, separated by colons. An absent part
    /// is empty.
    pub fn encode(&self) -> String {
        match self {
            Self::Review { film } => format!("{REVIEW}:{film}"),
            Self::FullReview { film, page, column } => {
                format!("{FULL_REVIEW}:{film}:{page}{}", behind(*column))
            }
            Self::Random { wish, walk } => format!(
                "{RANDOM}:{}:{}:{}",
                wish.encode(),
                walk.map(|walk| format!("{:x}", walk.seed))
                    .unwrap_or_default(),
                walk.and_then(|walk| walk.shown_up_to)
                    .map(|hash| format!("{hash:x}"))
                    .unwrap_or_default(),
            ),
            Self::Related { film, also } => format!("{RELATED}:{film}:{}", part(also.as_ref())),
            Self::Why { film, also, detail } => match detail {
                Detail::InWords => format!("{WHY}:{film}:{}", part(also.as_ref())),
                Detail::Reckoned => format!("{SUM}:{film}:{}", part(also.as_ref())),
            },
            Self::Connect { from, to } => format!("{CONNECT}:{from}:{to}"),
            Self::Person { person, page } => format!("{PERSON}:{person}:{page}"),
            Self::Browse {
                view:
                    View {
                        section:
                            Section {
                                genre,
                                decade,
                                country,
                                column,
                                extent,
                            },
                        sort,
                        page,
                    },
            } => format!(
                "{BROWSE}:{}:{}:{}:{page}:{}:{}{}",
                part(genre.map(|genre| genre as u8)),
                part(decade.map(Decade::start)),
                sort_code(*sort),
                part(country.map(Country::code)),
                extent_code(*extent),
                behind(*column),
            ),
            Self::Settings(action) => format!("{SETTINGS}:{}", action.encode()),
            Self::Member(action) => format!("{MEMBER}:{}", action.encode()),
            Self::List(action) => format!("{LIST}:{}", action.encode()),
        }
    }

    /// Reads the short form back; `None` for anything that [`Action::encode`] does not write.
    pub fn decode(code: &str) -> Option<Self> {
        if code.chars().count() > Self::LONGEST {
            return None;
        }
        if let Some((SETTINGS, rest)) = code.split_once(':') {
            return SettingsAction::decode(rest).map(Self::Settings);
        }
        if let Some((MEMBER, rest)) = code.split_once(':') {
            return MemberAction::decode(rest).map(Self::Member);
        }
        if let Some((LIST, rest)) = code.split_once(':') {
            return ListAction::decode(rest).map(Self::List);
        }
        let parts: Vec<&str> = code.split(':').collect();
        Some(match *parts.as_slice() {
            [REVIEW, film] => Self::Review {
                film: FilmId::parse(film)?,
            },
            // Buttons made before there were columns have no part for one.
            [FULL_REVIEW, film, page, ref column @ ..] => Self::FullReview {
                film: FilmId::parse(film)?,
                page: page.parse().ok()?,
                column: last_column(column)?,
            },
            [RANDOM, ref wish @ .., seed, shown] => Self::Random {
                wish: Wish::decode(wish)?,
                walk: match optional(seed, |part| u32::from_str_radix(part, 16).ok())? {
                    Some(seed) => Some(Walk {
                        seed,
                        shown_up_to: optional(shown, place)?,
                    }),
                    None => None,
                },
            },
            [RELATED, film, also] => Self::Related {
                film: FilmId::parse(film)?,
                also: optional(also, FilmId::parse)?,
            },
            [kind @ (WHY | SUM), film, also] => Self::Why {
                film: FilmId::parse(film)?,
                also: optional(also, FilmId::parse)?,
                detail: if kind == SUM {
                    Detail::Reckoned
                } else {
                    Detail::InWords
                },
            },
            [CONNECT, from, to] => Self::Connect {
                from: FilmId::parse(from)?,
                to: FilmId::parse(to)?,
            },
            [PERSON, person, page] => Self::Person {
                person: PersonId::parse(person)?,
                page: page.parse().ok()?,
            },
            // Buttons made before there were countries, listings and columns have no parts for them.
            [BROWSE, genre, decade, sort, page, ref others @ ..] => Self::Browse {
                view: View {
                    section: Section {
                        genre: optional(genre, |part| {
                            Genre::ALL.get(part.parse::<usize>().ok()?).copied()
                        })?,
                        decade: optional(decade, |part| Decade::new(part.parse().ok()?))?,
                        country: match *others {
                            [] => None,
                            [country, ..] => optional(country, Country::from_code)?,
                        },
                        extent: match *others {
                            [] => Extent::All,
                            [_, extent, ..] => [Extent::Reviewed, Extent::All]
                                .into_iter()
                                .find(|known| extent_code(*known) == extent)?,
                            [_] => return None,
                        },
                        column: last_column(others.get(2..).unwrap_or_default())?,
                    },
                    sort: [Sort::Title, Sort::Newest, Sort::Oldest, Sort::Rating]
                        .into_iter()
                        .find(|known| sort_code(*known) == sort)?,
                    page: page.parse().ok()?,
                },
            },
            _ => return None,
        })
    }

    /// The kind of action that a short form names, for logs; `"unknown"` for any other text.
    pub fn name_of(code: &str) -> &'static str {
        match code.split(':').next() {
            Some(REVIEW) => "button review",
            Some(FULL_REVIEW) => "button full review",
            Some(RANDOM) => "button random",
            Some(RELATED) => "button related",
            Some(WHY | SUM) => "button why",
            Some(CONNECT) => "button connect",
            Some(PERSON) => "button person",
            Some(BROWSE) => "button browse",
            Some(SETTINGS) => "button settings",
            Some(MEMBER) => "button member",
            Some(LIST) => "button watchlist",
            _ => "button unknown",
        }
    }
}

impl Wish {
    /// The short form: five parts, two more where one of them is set, and another for a column, so
    /// that buttons on a watchlist, which never set them, have room.
    fn encode(&self) -> String {
        let Self {
            genres,
            decade,
            min_rating,
            max_minutes,
            with,
            country,
            column,
            reviewed,
        } = self;
        let mut code = format!(
            "{:x}:{}:{}:{}:{}",
            genres.bits(),
            part(decade.map(Decade::start)),
            part(min_rating.map(Rating::tenths)),
            part(max_minutes.map(Minutes::get)),
            part(with.as_ref()),
        );
        if country.is_some() || column.is_some() || *reviewed != Reviewed::default() {
            code.push(':');
            code.push_str(country.map_or("", Country::code));
            code.push(':');
            code.push_str(reviewed_code(*reviewed));
            code.push_str(&behind(*column));
        }
        code
    }

    fn decode(parts: &[&str]) -> Option<Self> {
        let [genres, decade, rating, minutes, with, ref others @ ..] = *parts else {
            return None;
        };
        let (country, reviewed) = match *others {
            [] => (None, Reviewed::default()),
            [country, reviewed, ..] => (
                optional(country, Country::from_code)?,
                [Reviewed::Only, Reviewed::NoMatter]
                    .into_iter()
                    .find(|known| reviewed_code(*known) == reviewed)?,
            ),
            [_] => return None,
        };
        Some(Self {
            genres: GenreSet::from_bits(u32::from_str_radix(genres, 16).ok()?)?,
            decade: optional(decade, |part| Decade::new(part.parse().ok()?))?,
            min_rating: optional(rating, |part| Rating::from_tenths(part.parse().ok()?))?,
            max_minutes: optional(minutes, |part| Minutes::new(part.parse().ok()?))?,
            with: optional(with, PersonId::parse)?,
            country,
            column: last_column(others.get(2..).unwrap_or_default())?,
            reviewed,
        })
    }
}

fn part(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A part that stands behind all others, where there is something to stand there.
fn behind(column: Option<ColumnId>) -> String {
    column.map(|id| format!(":{id}")).unwrap_or_default()
}

/// Reads such a part back.
#[expect(
    clippy::option_option,
    reason = "whether it reads, and whether it is there"
)]
fn last_column(parts: &[&str]) -> Option<Option<ColumnId>> {
    match *parts {
        [] => Some(None),
        [column] => ColumnId::parse(column).map(Some),
        _ => None,
    }
}

/// A place in a walk. Buttons made before it was cut hold the whole of the hash.
fn place(part: &str) -> Option<u64> {
    let place = u64::from_str_radix(part, 16).ok()?;
    let is_whole = place >> Walk::PLACE_BITS > 0;
    Some(if is_whole {
        place >> (u64::BITS - Walk::PLACE_BITS)
    } else {
        place
    })
}

/// An empty part is absent; one that does not read spoils the whole.
#[expect(
    clippy::option_option,
    reason = "whether it reads, and whether it is there"
)]
fn optional<T>(part: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if part.is_empty() {
        Some(None)
    } else {
        read(part).map(Some)
    }
}

fn reviewed_code(reviewed: Reviewed) -> &'static str {
    match reviewed {
        Reviewed::Only => "",
        Reviewed::NoMatter => "n",
    }
}

fn extent_code(extent: Extent) -> &'static str {
    match extent {
        Extent::Reviewed => "r",
        Extent::All => "a",
    }
}

fn sort_code(sort: Sort) -> &'static str {
    match sort {
        Sort::Title => "t",
        Sort::Newest => "n",
        Sort::Oldest => "o",
        Sort::Rating => "r",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest_film() -> FilmId {
        FilmId::parse(&"x".repeat(FilmId::LONGEST)).unwrap()
    }

    fn longest_column() -> ColumnId {
        ColumnId::parse("ffffffff").unwrap()
    }

    #[test]
    fn the_longest_of_each_kind_fits_and_reads_back() {
        let film = longest_film();
        let person = PersonId::parse(&"y".repeat(PersonId::LONGEST)).unwrap();
        let decade = Decade::new(2020);
        let wish = Wish {
            genres: Genre::ALL.into_iter().collect(),
            decade,
            min_rating: Rating::from_tenths(100),
            max_minutes: Minutes::new(1000),
            with: Some(person.clone()),
            country: Country::from_code("US"),
            column: Some(longest_column()),
            reviewed: Reviewed::NoMatter,
        };
        let walk = Some(Walk {
            seed: u32::MAX,
            shown_up_to: Some((1 << Walk::PLACE_BITS) - 1),
        });
        for action in [
            Action::Review { film: film.clone() },
            Action::FullReview {
                film: film.clone(),
                page: u16::MAX,
                column: None,
            },
            Action::FullReview {
                film: film.clone(),
                page: u16::MAX,
                column: Some(longest_column()),
            },
            Action::Random {
                wish: wish.clone(),
                walk,
            },
            Action::Random { wish, walk: None },
            Action::Random {
                wish: Wish {
                    column: Some(longest_column()),
                    ..Wish::default()
                },
                walk: None,
            },
            Action::Random {
                wish: Wish::default(),
                walk: Some(Walk {
                    seed: 0,
                    shown_up_to: None,
                }),
            },
            Action::Related {
                film: film.clone(),
                also: Some(film.clone()),
            },
            Action::Related {
                film: film.clone(),
                also: None,
            },
            Action::Why {
                film: film.clone(),
                also: Some(film.clone()),
                detail: Detail::InWords,
            },
            Action::Why {
                film: film.clone(),
                also: None,
                detail: Detail::Reckoned,
            },
            Action::Connect {
                from: film.clone(),
                to: film,
            },
            Action::Person {
                person,
                page: u16::MAX,
            },
            Action::Browse {
                view: View {
                    section: Section {
                        genre: Some(Genre::Western),
                        decade,
                        country: Country::from_code("DE"),
                        column: Some(longest_column()),
                        extent: Extent::All,
                    },
                    sort: Sort::Rating,
                    page: u16::MAX,
                },
            },
            Action::Browse {
                view: View {
                    section: Section::default(),
                    sort: Sort::Title,
                    page: 0,
                },
            },
        ] {
            let code = action.encode();
            assert!(
                code.len() <= Action::LONGEST,
                "{} characters: {code}",
                code.len()
            );
            assert_eq!(Action::decode(&code), Some(action), "{code}");
            assert!(!Action::name_of(&code).contains("unknown"), "{code}");
        }
    }

    #[test]
    fn buttons_made_before_there_were_countries_still_work() {
        let wish = Wish::decode(&["0", "", "", "", ""]);
        assert_eq!(wish, Some(Wish::default()));
        assert_eq!(Wish::decode(&["0", "", "", "", "", "XX", ""]), None);
        assert_eq!(Wish::decode(&["0", "", "", "", "", "US", "x"]), None);
        let page = Action::decode("list:::t:3");
        let Some(Action::Browse { view }) = page else {
            panic!("{page:?}")
        };
        assert_eq!((view.section.country, view.page), (None, 3));
        assert_eq!(Action::decode("list:::t:3:XX"), None);
        assert_eq!(Action::decode("list:::t:3:US:US"), None);
    }

    #[test]
    fn buttons_made_before_there_were_columns_still_work() {
        let film = FilmId::parse("heat-1995").unwrap();
        let wish = Wish {
            decade: Decade::new(1990),
            with: PersonId::parse("al-pacino"),
            country: Country::from_code("US"),
            reviewed: Reviewed::NoMatter,
            ..Wish::default()
        };
        let walk = |seed, shown_up_to| Some(Walk { seed, shown_up_to });
        let browse = |section, page| Action::Browse {
            view: View {
                section,
                sort: Sort::Newest,
                page,
            },
        };
        let section = Section {
            genre: Some(Genre::Crime),
            country: Country::from_code("US"),
            extent: Extent::All,
            ..Section::default()
        };
        for (code, action) in [
            (
                "read:heat-1995:2",
                Action::FullReview {
                    film,
                    page: 2,
                    column: None,
                },
            ),
            (
                "rand:0::::::",
                Action::Random {
                    wish: Wish::default(),
                    walk: None,
                },
            ),
            (
                "rand:0:::::2a:",
                Action::Random {
                    wish: Wish::default(),
                    walk: walk(42, None),
                },
            ),
            (
                "rand:0:1990:::al-pacino:US:n:ffffffff:fedcba9876543210",
                Action::Random {
                    wish,
                    walk: walk(u32::MAX, Some(0xfe_dcba_9876)),
                },
            ),
            ("list:::n:0::r", browse(Section::default(), 0)),
            ("list:4::n:3:US:a", browse(section, 3)),
        ] {
            assert_eq!(Action::decode(code), Some(action), "{code}");
        }
    }

    #[test]
    fn other_texts_are_no_action() {
        for code in [
            "",
            "film",
            "film:",
            "film:Heat",
            "film:a:b",
            "rand:fffff:::::::",
            "rel:a",
            "list:r:19::t:0",
            "list::::t:0",
            "read:heat-1995:0:",
            "read:heat-1995:0:late-show",
            "rand:0:::::::x::",
            "rand:0:::::::::",
            "rand:0:::::US:n:1:2::",
            "list:::t:0::a:",
            "list:::t:0::a:1:2",
            "menu:0",
        ] {
            assert_eq!(Action::decode(code), None, "{code}");
        }
    }
}
