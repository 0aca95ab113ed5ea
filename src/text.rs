//! Every sentence a user reads: one struct, a field a sentence, one file a language.
//!
//! Facts go in, sentences come out; what comes from films or members is escaped by the
//! [`markup!`](crate::markup!) macro on the way. Commands and options have the same names in every
//! language, so that what one member writes down another can type.

use std::collections::BTreeSet;

use crate::action::Wish;
use crate::catalog::{Factor, FilterPart, Reviewed, Section, Sort};
use crate::film::{Country, Decade, Genre, Minutes, PersonName, Rating};
use crate::locale::Locale;
use crate::markup::{Markup, cut_text};
use crate::refusal::Reason;
use crate::snowflake::ChannelId;

mod column;
mod de;
mod en;
mod meeting;
mod member;
mod offer;
mod settings;
mod taste;
mod watchlist;

pub use column::ColumnTexts;
pub use meeting::MeetingTexts;
pub use member::MemberTexts;
pub use offer::OfferTexts;
use settings::each_setting;
pub use settings::{SettingTexts, SettingsTexts};
pub use taste::TasteTexts;
pub use watchlist::ListTexts;

impl Locale {
    /// The sentences of the language.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::English => &en::TEXTS,
            Self::German => &de::TEXTS,
        }
    }
}

/// Somebody who is in two films, with both roles where they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRole {
    /// The name as cards show it.
    pub name: String,
    /// The role in the first film.
    pub here: Option<String>,
    /// The role in the second.
    pub there: Option<String>,
}

/// The sentences of one language.
#[derive(Debug)]
pub struct Texts {
    // Commands: imperative, without a full stop, at most 100 characters.
    pub review_command: &'static str,
    pub random_command: &'static str,
    pub related_command: &'static str,
    pub connect_command: &'static str,
    pub person_command: &'static str,
    pub browse_command: &'static str,
    pub help_command: &'static str,
    /// A message command's name, at most 32 characters.
    pub delete_command: &'static str,
    // Options: likewise.
    pub film_option: &'static str,
    pub genres_option: &'static str,
    pub decade_option: &'static str,
    pub min_rating_option: &'static str,
    pub max_minutes_option: &'static str,
    pub with_option: &'static str,
    pub country_option: &'static str,
    pub reviewed_option: &'static str,
    /// Whether a film has to have a review, at most 100 characters each.
    pub reviewed: fn(Reviewed) -> &'static str,
    pub also_option: &'static str,
    pub from_option: &'static str,
    pub to_option: &'static str,
    pub name_option: &'static str,
    pub genre_option: &'static str,
    pub sort_option: &'static str,
    /// The orders of `/browse`, at most 100 characters each.
    pub sort_title: &'static str,
    pub sort_newest: &'static str,
    pub sort_oldest: &'static str,
    pub sort_rating: &'static str,

    // Words and figures.
    pub genre: fn(Genre) -> &'static str,
    pub country: fn(Country) -> &'static str,
    /// A rating with its decimal mark.
    pub decimal: fn(Rating) -> String,
    /// A number with two decimals.
    pub number: fn(f64) -> String,
    /// A running time: "2 h 49 m".
    pub minutes: fn(Minutes) -> String,

    // A film's card.
    pub rating: &'static str,
    pub not_rated: &'static str,
    pub directed_by: &'static str,
    pub director: &'static str,
    /// What somebody did in a film, in the place of a role.
    pub as_director: &'static str,
    pub running_time: &'static str,
    pub genres: &'static str,
    pub series: &'static str,
    pub cast: &'static str,
    pub name_as_role: fn(&PersonName, &str) -> Markup,
    pub as_role: fn(&str) -> String,
    pub and_more_people: fn(usize) -> String,
    pub no_review_yet: &'static str,
    pub nearest_films: &'static str,
    pub reviewed_with_its_cast: &'static str,
    pub no_summary: &'static str,
    pub unconfirmed_card: &'static str,
    pub unconfirmed_short: &'static str,
    pub reviewed_by: fn(&str) -> String,

    // Buttons and menus, at most 80 and 150 characters.
    pub full_review: &'static str,
    pub related_films: &'static str,
    pub random_film: &'static str,
    /// Above the film of the day.
    pub film_of_the_day: fn() -> Markup,
    pub any_film: &'static str,
    pub another: &'static str,
    pub start_over: &'static str,
    pub why_this_order: &'static str,
    pub open_film: fn(&str) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub page: fn(usize, usize) -> String,
    pub choose_film: &'static str,
    /// Above a menu of films that are called like the one on the card.
    pub choose_namesake: &'static str,
    pub choose_person: &'static str,
    pub did_you_mean: &'static str,
    pub add_to_server: &'static str,

    // Rows of completion lists.
    pub decade_row: fn(Decade, usize) -> String,
    pub country_row: fn(Country, usize) -> String,
    pub films_such_as: fn(usize, &str) -> String,

    // /random.
    pub picked: fn(usize, &Markup) -> Markup,
    /// What is wished, with the names of the person and the column.
    pub wish: fn(&Wish, Option<&PersonName>, Option<&str>) -> Markup,
    pub left_to_show: fn(usize, usize) -> Markup,

    // /related.
    pub related_to: fn(&str) -> Markup,
    pub related_to_both: fn(&str, &str) -> Markup,
    /// The people named, and how many are shared in all.
    pub shares: fn(&[SharedRole], usize) -> Markup,
    pub same_series: &'static str,
    pub similar_title: &'static str,
    pub same_director: fn(&Markup) -> Markup,
    pub same_writer: fn(&Markup) -> Markup,
    pub same_genres: fn(&Markup) -> Markup,
    pub years_apart: fn(u16) -> Markup,
    /// The other films of the series, and how many more there are.
    pub of_its_series: fn(&Markup, usize) -> Markup,
    pub nobody_shared: &'static str,
    pub further_without_cast: &'static str,
    pub further_with_cast: &'static str,
    pub nothing_related: &'static str,
    pub how_order_is_made: &'static str,
    /// The same without numbers, above bars.
    pub what_orders_films: &'static str,
    /// A button, at most 80 characters.
    pub the_arithmetic: &'static str,
    /// What speaks for a film, in front of a bar: small, in the middle of a line.
    pub shared_people: &'static str,
    /// Around what speaks against a film.
    pub speaks_against: fn(&Markup) -> Markup,
    pub factor: fn(Factor) -> &'static str,

    // /connect.
    pub from_to: fn(&str, &str) -> Markup,
    pub chain_length: fn(usize) -> Markup,
    /// The people named, and how many are shared in all.
    pub link: fn(&[SharedRole], usize) -> Markup,
    pub another_way: &'static str,
    pub and_another_way: &'static str,
    pub not_connected: fn(&str, &str) -> Markup,

    // /person and /browse.
    pub film_as_role: fn(&Markup, &str) -> Markup,
    pub film_as_director: fn(&Markup) -> Markup,
    pub film_as_both: fn(&Markup, Option<&str>) -> Markup,
    pub appears_most_with: &'static str,
    pub films_together: fn(&PersonName, u32) -> Markup,
    pub films_here: fn(usize) -> String,
    pub reviewed_here: fn(usize) -> String,
    /// A part of the library, with the column's name.
    pub library: fn(Section, Option<&str>) -> Markup,
    pub only_listed: &'static str,
    pub jump_to_letter: &'static str,
    pub choose_decade: &'static str,
    pub every_decade: &'static str,
    pub all_films: fn(usize) -> String,
    pub reviewed_films: &'static str,

    // /help.
    pub help_title: &'static str,
    pub help_intro: &'static str,
    pub commands: &'static str,
    pub buttons: &'static str,
    pub about_buttons: &'static str,
    pub privacy: &'static str,
    pub about_privacy: &'static str,
    pub library_counts: fn(usize, usize, usize) -> String,

    // "Delete this answer".
    pub deleted: &'static str,
    pub cannot_delete: &'static str,

    /// What is said of columns.
    pub column: ColumnTexts,

    /// What is said of a server's settings.
    pub settings: SettingsTexts,

    /// What is said of what members keep.
    pub member: MemberTexts,

    /// What is said of watchlists.
    pub list: ListTexts,

    /// What is said of what members like.
    pub taste: TasteTexts,
    pub offer: OfferTexts,
    pub meeting: MeetingTexts,

    /// Why a call is refused, and what to do next; `true` where a menu of offers stands below.
    pub refusal: fn(&Reason, bool) -> Markup,
}

impl Texts {
    /// What an order of the library is called.
    pub fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Title => self.sort_title,
            Sort::Newest => self.sort_newest,
            Sort::Oldest => self.sort_oldest,
            Sort::Rating => self.sort_rating,
        }
    }
}

/// Names joined as in a sentence: `A, B and C`, and how many more there are.
fn list(mut names: Vec<Markup>, and: &'static str, more: Option<Markup>) -> Markup {
    names.extend(more);
    let last = names.pop().unwrap_or_default();
    if names.is_empty() {
        return last;
    }
    crate::markup!(
        "{} {} {}",
        Markup::join(names, ", "),
        Markup::trusted(and),
        last
    )
}

/// The option that sets a part of a filter, or the command that does: they are called the same in every
/// language.
fn option_of(part: FilterPart) -> Markup {
    Markup::trusted(match part {
        FilterPart::Genres => "`genre`",
        FilterPart::Decade => "`decade`",
        FilterPart::MinRating => "`min_rating`",
        FilterPart::MaxRuntime => "`max_minutes`",
        FilterPart::With => "`with`",
        FilterPart::Country => "`country`",
        FilterPart::Column => "`column`",
        FilterPart::Unconfirmed | FilterPart::LeftOut => "`/settings`",
    })
}

/// How many channels a list names.
const CHANNELS_NAMED: usize = 8;

/// Channels as links, and how many more there are.
fn channel_list(channels: &BTreeSet<ChannelId>, more: fn(usize) -> Markup) -> Markup {
    let named = channels.iter().take(CHANNELS_NAMED);
    let more = channels
        .len()
        .checked_sub(CHANNELS_NAMED)
        .filter(|left| *left > 0)
        .map(more);
    Markup::join(
        named.map(|channel| Markup::channel(*channel)).chain(more),
        " ",
    )
}

/// The most characters of a block of code that is shown: below it, a card may keep what was typed.
const LONGEST_BLOCK: usize = 1600;

/// A text as it stands, in a block of code that nothing in it can end.
fn code_block(text: &str) -> Markup {
    Markup::block(&cut_text(text.trim_end(), LONGEST_BLOCK))
}

/// `2 h 49 m`, `55 m`.
fn hours_and_minutes(runtime: Minutes, hour: &str, minute: &str) -> String {
    match (runtime.get() / 60, runtime.get() % 60) {
        (0, minutes) => format!("{minutes} {minute}"),
        (hours, 0) => format!("{hours} {hour}"),
        (hours, minutes) => format!("{hours} {hour} {minutes} {minute}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let list = |names: &[&str]| {
            list(
                names.iter().map(|name| Markup::plain(name)).collect(),
                "and",
                None,
            )
        };
        assert_eq!(list(&["A"]).as_str(), "A");
        assert_eq!(list(&["A", "B"]).as_str(), "A and B");
        assert_eq!(list(&["A", "B", "C"]).as_str(), "A, B and C");
    }
}
