//! What was filled into a call's options, read as what it stands for.

use super::columns;
use super::countries;
use super::decades::read_decade;
use super::genres::{nearest_genre, read_genre, split_genres};
use crate::action::TopBy;
use crate::catalog::{Column, Reviewed, Sort};
use crate::command::vocabulary::{Context, Options, Request, Value};
use crate::film::{Country, Decade, Genre, GenreSet, Minutes, Rating, Year};
use crate::markup::cut_text;
use crate::member::Score;
use crate::refusal::{MemberReason, Reason, Refusal};
use crate::review::ColumnId;
use crate::snowflake::UserId;

/// The values of an option that takes an order.
pub(crate) const SORTS: [(Sort, &str); 4] = [
    (Sort::Title, "title"),
    (Sort::Newest, "newest"),
    (Sort::Oldest, "oldest"),
    (Sort::Rating, "rating"),
];

/// The values of an option that says whether a film has to have a review.
pub(crate) const REVIEWED: [(Reviewed, &str); 2] = [
    (Reviewed::Only, "only reviewed"),
    (Reviewed::NoMatter, "no matter"),
];

/// The values of an option that says where films are to come from.
pub(crate) const SOURCES: [((), &str); 1] = [((), "watchlist")];

/// How many countries are given as examples of what can be typed.
const COUNTRIES_NAMED: usize = 5;

/// So many columns are named where one is not found: all that are bundled.
const COLUMNS_NAMED: usize = 6;

/// Examples of what an option takes.
const RATINGS: [&str; 3] = ["0", "7.5", "10"];
const SCORES: [&str; 3] = ["1", "7", "10"];
const YEARS: [&str; 2] = ["2025", "2026"];
const MINUTES: [&str; 3] = ["90", "120", "180"];

impl<'a> Context<'a> {
    /// What is filled in, or has been so far.
    fn options(&self) -> Option<&'a Options> {
        match &self.call.request {
            Request::Command { options, .. } | Request::Completion { options, .. } => Some(options),
            _ => None,
        }
    }

    /// What is filled into an option.
    pub(crate) fn option(&self, name: &str) -> Option<&'a Value> {
        self.options()?.get(name)
    }

    /// What is typed into an option, as it is; empty where that is nothing, or no text.
    pub(crate) fn typed(&self, name: &str) -> &'a str {
        self.options().map_or("", |options| options.typed(name))
    }

    /// The text of an option, without the white space around it; `None` where it is left out.
    ///
    /// # Errors
    /// A refusal where the option holds no text, or nothing that can be read.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        match self.option(name) {
            None => Ok(None),
            Some(Value::Text(text)) if crate::clean::line(text).is_empty() => {
                Err(Refusal::new(Reason::Missing {
                    option: name.to_owned(),
                }))
            }
            Some(Value::Text(text)) => Ok(Some(text.trim())),
            Some(Value::Integer(number)) => Err(unfit(name, &number.to_string(), &[])),
            Some(Value::Number(number)) => Err(unfit(name, &number.to_string(), &[])),
            Some(Value::Flag(flag)) => Err(unfit(name, &flag.to_string(), &[])),
            Some(Value::Channel { channel }) => Err(unfit(name, &channel.to_string(), &[])),
            Some(Value::Member { member, .. }) => Err(unfit(name, &member.to_string(), &[])),
        }
    }

    /// The genres that an option names; none where it is left out.
    pub fn genres(&self, option: &str) -> Result<GenreSet, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(GenreSet::EMPTY);
        };
        split_genres(typed)
            .map(|name| {
                read_genre(name).ok_or_else(|| {
                    let near = nearest_genre(name).map(|genre| (self.texts.genre)(genre));
                    let all = Genre::ALL.map(|genre| (self.texts.genre)(genre));
                    unfit(
                        option,
                        name,
                        near.as_ref().map_or(&all[..], std::slice::from_ref),
                    )
                })
            })
            .collect()
    }

    /// The genre that an option names.
    pub fn genre(&self, option: &str) -> Result<Option<Genre>, Refusal> {
        let genres = self.genres(option)?;
        let mut all = genres.iter();
        match (all.next(), all.next()) {
            (Some(_), Some(_)) => {
                let examples = genres.iter().map(|genre| (self.texts.genre)(genre));
                Err(unfit(
                    option,
                    self.text(option)?.unwrap_or_default(),
                    &examples.collect::<Vec<_>>(),
                ))
            }
            (genre, _) => Ok(genre),
        }
    }

    /// The decade that an option names.
    pub fn decade(&self, option: &str) -> Result<Option<Decade>, Refusal> {
        self.text(option)?
            .map(|typed| {
                read_decade(typed).ok_or_else(|| unfit(option, typed, &["1990s", "1994", "90s"]))
            })
            .transpose()
    }

    /// The country that an option names.
    pub fn country(&self, option: &str) -> Result<Option<Country>, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(None);
        };
        countries::read(typed).map(Some).ok_or_else(|| {
            let name = self.texts.country;
            let near = countries::nearest(typed).map(name);
            let most = self.catalog.countries().iter().take(COUNTRIES_NAMED);
            let most = most.map(|(country, _)| name(*country));
            let allowed: Vec<&str> = near.map_or_else(|| most.collect(), |near| vec![near]);
            unfit(option, typed, &allowed)
        })
    }

    /// The column that an option names, with the house's name before it or without.
    pub fn column(&self, option: &str) -> Result<Option<ColumnId>, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(None);
        };
        let found = self.catalog.find_column_by_name(typed);
        found.map(|column| Some(column.id())).ok_or_else(|| {
            let near = columns::near(self.catalog, typed).into_iter();
            let names: Vec<&str> = near.take(COLUMNS_NAMED).map(Column::name).collect();
            unfit(option, typed, &names)
        })
    }

    /// Whether a film has to have a review; it has to where the option is left out.
    pub fn reviewed(&self, option: &str) -> Result<Reviewed, Refusal> {
        Ok(self.one_of(option, &REVIEWED)?.unwrap_or_default())
    }

    /// The rating that an option holds, 0 to 10.
    pub fn rating(&self, option: &str) -> Result<Option<Rating>, Refusal> {
        self.number(option, &RATINGS)?
            .map(|value| {
                Rating::out_of_ten(value).ok_or_else(|| unfit(option, &value.to_string(), &RATINGS))
            })
            .transpose()
    }

    /// The rating that a member types into an option, 1 to 10.
    pub fn score(&self, option: &str) -> Result<Option<Score>, Refusal> {
        let Some(value) = self.number(option, &SCORES)? else {
            return Ok(None);
        };
        // Half a point is no score: it is refused, not rounded.
        #[expect(
            clippy::float_cmp,
            reason = "whole numbers this small are exact in an f64"
        )]
        let score = Score::all().find(|score| f64::from(score.get()) == value);
        score
            .map(Some)
            .ok_or_else(|| unfit(option, &value.to_string(), &SCORES))
    }

    /// The running time that an option holds, in minutes.
    pub fn minutes(&self, option: &str) -> Result<Option<Minutes>, Refusal> {
        self.whole(option, &MINUTES, Minutes::new)
    }

    /// The year that an option holds.
    pub fn year(&self, option: &str) -> Result<Option<Year>, Refusal> {
        self.whole(option, &YEARS, Year::new)
    }

    /// The order that an option names; by title where it is left out.
    pub fn sort(&self, option: &str) -> Result<Sort, Refusal> {
        let sort = self.one_of(option, &SORTS)?;
        Ok(sort.unwrap_or(Sort::Title))
    }

    /// The value that an option names, of those that it takes; `None` where it is left out.
    pub(crate) fn one_of<T: Copy>(
        &self,
        option: &str,
        all: &[(T, &str)],
    ) -> Result<Option<T>, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(None);
        };
        let found = all.iter().find(|(_, name)| *name == typed);
        let names = || all.iter().map(|(_, name)| *name).collect::<Vec<_>>();
        found
            .map(|(value, _)| Some(*value))
            .ok_or_else(|| unfit(option, typed, &names()))
    }

    /// Whether an option says yes; no where it is left out.
    pub(crate) fn flag(&self, option: &str) -> Result<bool, Refusal> {
        match self.option(option) {
            None => Ok(false),
            Some(Value::Flag(flag)) => Ok(*flag),
            Some(_) => Err(unfit(option, "", &["True", "False"])),
        }
    }

    /// The member that an option names, and whether they are a bot.
    pub(crate) fn chosen_member(&self, option: &str) -> Result<Option<(UserId, bool)>, Refusal> {
        match self.option(option) {
            None => Ok(None),
            Some(Value::Member { member, bot }) => Ok(Some((*member, *bot))),
            Some(_) => Err(MemberReason::NoMembers {
                typed: echo(self.typed(option)),
            }
            .into()),
        }
    }

    /// Whether films are to come from the server's watchlists; from the whole library where the option
    /// is left out.
    pub(crate) fn is_from_watchlist(&self, option: &str) -> Result<bool, Refusal> {
        Ok(self.one_of(option, &SOURCES)?.is_some())
    }

    /// In which sense a server likes films best; by rating where it is left out.
    pub fn top_by(&self, option: &str) -> Result<TopBy, Refusal> {
        let by = self.one_of(option, &TopBy::ALL.map(|by| (by, by.word())))?;
        Ok(by.unwrap_or(TopBy::Rated))
    }

    /// A whole number that an option holds, as what it stands for.
    fn whole<T>(
        &self,
        option: &str,
        examples: &[&str],
        read: impl Fn(u16) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        self.number(option, examples)?
            .map(|value| {
                #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
                u16::try_from(value as i64)
                    .ok()
                    .and_then(&read)
                    .ok_or_else(|| unfit(option, &value.to_string(), examples))
            })
            .transpose()
    }

    fn number(&self, option: &str, examples: &[&str]) -> Result<Option<f64>, Refusal> {
        match self.option(option) {
            None => Ok(None),
            #[expect(
                clippy::cast_precision_loss,
                reason = "numbers this large are refused anyway"
            )]
            Some(Value::Integer(number)) => Ok(Some(*number as f64)),
            Some(Value::Number(number)) => Ok(Some(*number)),
            Some(Value::Text(text)) => Err(unfit(option, text, examples)),
            Some(Value::Flag(_) | Value::Channel { .. } | Value::Member { .. }) => {
                Err(unfit(option, "", examples))
            }
        }
    }
}

/// What was typed, short enough to be said back.
pub(crate) fn echo(typed: &str) -> String {
    cut_text(crate::clean::line(typed), 100)
}

fn unfit(option: &str, typed: &str, allowed: &[&str]) -> Refusal {
    Refusal::new(Reason::Unfit {
        option: option.to_owned(),
        typed: echo(typed),
        allowed: allowed
            .iter()
            .map(|example| (*example).to_owned())
            .collect(),
    })
}
