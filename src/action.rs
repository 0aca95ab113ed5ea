//! What buttons and menus do, as a type, and its short form for Discord's `custom_id`.
//!
//! The short form carries all that the answer needs, so buttons work after a restart and on any
//! copy of the bot. It has at most 100 characters (Discord's limit), and a form that this version
//! does not know reads as `None`, never as something else.

use serde::{Deserialize, Serialize};

use self::codec::{Code, Form, Hex, IfAny, Part, Parts, actions, words};
use crate::catalog::{Extent, Reviewed, Section, Sort, Walk};
use crate::film::{Country, Decade, FilmId, GenreSet, Minutes, PersonId, Rating};
use crate::review::ColumnId;

mod codec;
mod first_minute;
mod member;
mod offer;
mod settings;
mod sought;
mod watchlist;

pub use first_minute::{Asked, FirstAction, FirstAnswer};
pub use member::{MemberAction, Scope, TasteView, Top, TopBy};
pub use offer::{Deed, Detail, OfferAction, Offered, Step};
pub use settings::{SettingsAction, SettingsPage};
pub use sought::Sought;
pub use watchlist::ListAction;

actions! {
    /// What a button or a menu's entry does.
    pub enum Action {
        /// Opens a film's card.
        Review = "film" {
            film: FilmId,
        },
        /// Opens a page of a film's full review.
        FullReview = "read" {
            film: FilmId,
            /// The page, from 0.
            page: u16,
            /// Whose; `None` is the one that the reader is shown first.
            column: Option<ColumnId> as IfAny,
        },
        /// Picks a film.
        Random = "any" {
            /// Where in the walk through all that fit; `None` starts a new one.
            walk: Option<Walk> as InHex,
            /// What it has to fit.
            wish: Wish,
        },
        /// Lists related films.
        Related = "rel" {
            film: FilmId,
            /// A second film, to both of which the list is near.
            also: Option<FilmId>,
        },
        /// Says in words why related films are in their order.
        Why = "why" {
            film: FilmId,
            /// The second film.
            also: Option<FilmId>,
        },
        /// Shows the arithmetic behind that order.
        Reckon = "sum" {
            film: FilmId,
            /// The second film.
            also: Option<FilmId>,
        },
        /// Shows the chain between two films.
        Connect = "link" {
            /// Where it starts.
            from: FilmId,
            /// Where it ends.
            to: FilmId,
        },
        /// Shows a person.
        Person = "who" {
            person: PersonId,
            /// The page, from 0.
            page: u16,
        },
        /// Shows a page of the library.
        Browse = "list" {
            view: View,
        },
        /// Shows or changes a server's settings.
        Settings = "set" (action: SettingsAction),
        /// Shows or changes what the bot keeps about whoever presses it.
        Member = "me" (action: MemberAction),
        /// Shows or changes a server's watchlists.
        List = "wl" (action: ListAction),
        /// Does something with a list of recommended films.
        Offer = "rec" (action: OfferAction),
        /// Says something of a film for the first time.
        First = "first" (action: FirstAction),
    }
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

impl Action {
    /// The longest short form, in characters: Discord's limit for `custom_id` and menu values.
    pub const LONGEST: usize = 100;

    /// The short form: a word for the kind, then its parts, separated by colons. An absent part
    /// is empty.
    pub fn encode(&self) -> String {
        let mut code = Code::default();
        self.write(&mut code);
        code.finish()
    }

    /// Reads the short form back, or one that an older version wrote; `None` for anything else.
    pub fn decode(code: &str) -> Option<Self> {
        if code.chars().count() > Self::LONGEST {
            return None;
        }
        let renewed = renewed(code);
        let mut parts = Parts::of(renewed.as_deref().unwrap_or(code));
        let action = Self::read(&mut parts)?;
        parts.is_empty().then_some(action)
    }

    /// What logs call the action that a short form stands for; `"button unknown"` for any other text.
    pub fn name_of(code: &str) -> &'static str {
        match Self::decode(code) {
            Some(Self::Review { .. }) => "button review",
            Some(Self::FullReview { .. }) => "button full review",
            Some(Self::Random { .. }) => "button random",
            Some(Self::Related { .. }) => "button related",
            Some(Self::Why { .. } | Self::Reckon { .. }) => "button why",
            Some(Self::Connect { .. }) => "button connect",
            Some(Self::Person { .. }) => "button person",
            Some(Self::Browse { .. }) => "button browse",
            Some(Self::Settings(_)) => "button settings",
            Some(Self::Member(_)) => "button member",
            Some(Self::List(_)) => "button watchlist",
            Some(Self::Offer(_)) => "button recommend",
            Some(Self::First(_)) => "button first minute",
            None => "button unknown",
        }
    }
}

/// Today's form of a code in which the place in a random walk stood behind the wish.
fn renewed(code: &str) -> Option<String> {
    let (wish, shown) = code.strip_prefix("rand:")?.rsplit_once(':')?;
    let (wish, seed) = wish.rsplit_once(':')?;
    Some(format!("any:{seed}:{shown}:{wish}"))
}

/// Five parts, two more where one of them is set, and another for a column, so that buttons on a
/// watchlist, which never set them, have room. It comes last in its action.
impl Part for Wish {
    fn write(&self, code: &mut Code) {
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
        genres.write(code);
        decade.write(code);
        min_rating.write(code);
        max_minutes.write(code);
        with.write(code);
        if country.is_some() || column.is_some() || *reviewed != Reviewed::default() {
            country.write(code);
            reviewed.write(code);
            IfAny::write(column, code);
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let mut wish = Self {
            genres: Part::read(parts)?,
            decade: Part::read(parts)?,
            min_rating: Part::read(parts)?,
            max_minutes: Part::read(parts)?,
            with: Part::read(parts)?,
            ..Self::default()
        };
        if !parts.is_empty() {
            wish.country = Part::read(parts)?;
            wish.reviewed = Part::read(parts)?;
            wish.column = IfAny::read(parts)?;
        }
        Some(wish)
    }
}

/// Buttons made before there were countries, listings and columns have no parts for them.
impl Part for View {
    fn write(&self, code: &mut Code) {
        let Self {
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
        } = self;
        genre.write(code);
        decade.write(code);
        sort.write(code);
        page.write(code);
        country.write(code);
        extent.write(code);
        IfAny::write(column, code);
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let (genre, decade) = (Part::read(parts)?, Part::read(parts)?);
        let (sort, page) = (Part::read(parts)?, Part::read(parts)?);
        let mut section = Section {
            genre,
            decade,
            extent: Extent::All,
            ..Section::default()
        };
        if !parts.is_empty() {
            section.country = Part::read(parts)?;
            section.extent = Part::read(parts)?;
            section.column = IfAny::read(parts)?;
        }
        Some(Self {
            section,
            sort,
            page,
        })
    }
}

/// Where a random walk is: its seed and the place that it has come to.
struct InHex;

impl Form<Option<Walk>> for InHex {
    fn write(walk: &Option<Walk>, code: &mut Code) {
        Hex::write(&walk.map(|walk| walk.seed), code);
        Hex::write(&walk.and_then(|walk| walk.shown_up_to), code);
    }

    fn read(parts: &mut Parts<'_>) -> Option<Option<Walk>> {
        let seed: Option<u32> = Hex::read(parts)?;
        let shown_up_to: Option<u64> = Hex::read(parts)?;
        Some(seed.map(|seed| Walk {
            seed,
            shown_up_to: shown_up_to.map(place),
        }))
    }
}

/// A place in a walk. Buttons made before it was cut hold the whole of the hash.
fn place(hash: u64) -> u64 {
    if hash >> Walk::PLACE_BITS > 0 {
        hash >> (u64::BITS - Walk::PLACE_BITS)
    } else {
        hash
    }
}

words! {
    Sort {
        Title = "t",
        Newest = "n",
        Oldest = "o",
        Rating = "r",
    }
    Extent {
        Reviewed = "r",
        All = "a",
    }
    Reviewed {
        Only = "",
        NoMatter = "n",
    }
}

#[cfg(test)]
mod tests;
