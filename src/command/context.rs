//! What a command has at hand while it answers, and the reading of its options.

use std::collections::BTreeMap;

use super::call::{Call, Place, Request, Value};
use super::definition::{Audience, Kind, nearest_genre, read_decade, read_genre, split_genres};
use super::{countries, find, shared};
use crate::action::{Action, TopBy};
use crate::catalog::{Catalog, FilmNo, Found, PersonNo, Reviewed, Sort};
use crate::film::{Country, Decade, FilmId, Genre, GenreSet, Minutes, PersonId, Rating, Year};
use crate::locale::Locale;
use crate::markup::cut_text;
use crate::member::Score;
use crate::refusal::{Offer, Reason, Refusal};
use crate::settings::Visibility;
use crate::text::Texts;

/// What the bot knows of itself.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The ids under which Discord knows the commands, so that they can be clicked.
    pub command_ids: BTreeMap<String, u64>,
    /// The address that adds the bot to a server.
    pub invite: Option<String>,
}

/// What a command has at hand: everything it may look at, and nothing else.
#[derive(Debug)]
pub struct Context<'a> {
    /// The films and people.
    pub catalog: &'a Catalog,
    /// What is asked.
    pub call: &'a Call,
    /// What the bot knows of itself.
    pub about: &'a About,
    /// A number drawn for this call.
    pub roll: u32,
    /// Who will see the answer, unless the command decides otherwise.
    pub visibility: Visibility,
    /// The sentences, in the language of whoever will see the answer.
    pub texts: &'static Texts,
}

impl<'a> Context<'a> {
    /// Takes a call apart: who will see the answer, and in which language.
    pub fn new(catalog: &'a Catalog, call: &'a Call, about: &'a About, roll: u32) -> Self {
        let visibility = visibility(call);
        let locale = match visibility {
            Visibility::Private => own_locale(call),
            Visibility::Public => public_locale(call),
        };
        Self {
            catalog,
            call,
            about,
            roll,
            visibility,
            texts: locale.texts(),
        }
    }

    /// The sentences in the asker's own language: for answers that only they see.
    pub fn private_texts(&self) -> &'static Texts {
        own_locale(self.call).texts()
    }

    /// Whether the button pressed is on a message that answered the same person.
    pub fn owns_message(&self) -> bool {
        owns_message(self.call)
    }

    pub(super) fn option(&self, name: &str) -> Option<&'a Value> {
        match &self.call.request {
            Request::Command { options, .. } => options.get(name),
            _ => None,
        }
    }

    /// The text of an option, without the white space around it; `None` where it is left out.
    ///
    /// # Errors
    /// A refusal where the option holds no text, or nothing that can be read.
    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
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
        }
    }

    /// The film that an option names; `None` where the option is left out.
    ///
    /// # Errors
    /// A refusal that offers the nearest films, each with what `resume` makes of it.
    pub fn optional_film(
        &self,
        option: &str,
        resume: impl Fn(FilmId) -> Action,
    ) -> Result<Option<FilmNo>, Refusal> {
        let found = self.film_of_name(option, resume)?;
        Ok(found.map(|(film, _)| film))
    }

    /// The film that an option names.
    ///
    /// # Errors
    /// As [`Context::optional_film`], and where the option is left out.
    pub fn film(&self, option: &str, resume: impl Fn(FilmId) -> Action) -> Result<FilmNo, Refusal> {
        self.film_and_namesakes(option, resume)
            .map(|(film, _)| film)
    }

    /// The film that an option names, and others of that name that hardly anybody means.
    ///
    /// # Errors
    /// As [`Context::film`].
    pub fn film_and_namesakes(
        &self,
        option: &str,
        resume: impl Fn(FilmId) -> Action,
    ) -> Result<(FilmNo, Vec<FilmNo>), Refusal> {
        self.film_of_name(option, resume)?.ok_or_else(|| {
            Refusal::new(Reason::Missing {
                option: option.to_owned(),
            })
        })
    }

    fn film_of_name(
        &self,
        option: &str,
        resume: impl Fn(FilmId) -> Action,
    ) -> Result<Option<(FilmNo, Vec<FilmNo>)>, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(None);
        };
        let (reason, nearest) = match self.catalog.resolve_film(typed) {
            Found::One(film) => return Ok(Some((film, Vec::new()))),
            Found::Foremost(film, others) => return Ok(Some((film, others))),
            Found::Several(films) => (Reason::SeveralFilms { typed: echo(typed) }, films),
            Found::Nothing { nearest } => (Reason::NoSuchFilm { typed: echo(typed) }, nearest),
        };
        let offer = |no: FilmNo| Offer {
            label: self.catalog.film(no).title_and_year(),
            detail: shared::film_detail(self, no),
            action: resume(self.catalog.film(no).id.clone()),
        };
        Err(Refusal {
            reason,
            offers: nearest.into_iter().map(offer).collect(),
        })
    }

    /// The person that an option names; `None` where the option is left out.
    ///
    /// # Errors
    /// A refusal that offers the nearest people, each with what `resume` makes of them.
    pub fn optional_person(
        &self,
        option: &str,
        resume: impl Fn(PersonId) -> Action,
    ) -> Result<Option<PersonNo>, Refusal> {
        let Some(typed) = self.text(option)? else {
            return Ok(None);
        };
        let (reason, nearest) = match self.catalog.resolve_person(typed) {
            Found::One(person) | Found::Foremost(person, _) => return Ok(Some(person)),
            Found::Several(people) => (Reason::SeveralPeople { typed: echo(typed) }, people),
            Found::Nothing { nearest } => (Reason::NoSuchPerson { typed: echo(typed) }, nearest),
        };
        let offer = |no: PersonNo| Offer {
            label: self.catalog.person_name(no).full().to_owned(),
            detail: shared::person_detail(self, no),
            action: resume(self.catalog.person_id(no)),
        };
        Err(Refusal {
            reason,
            offers: nearest.into_iter().map(offer).collect(),
        })
    }

    /// The person that an option names.
    ///
    /// # Errors
    /// As [`Context::optional_person`], and where the option is left out.
    pub fn person(
        &self,
        option: &str,
        resume: impl Fn(PersonId) -> Action,
    ) -> Result<PersonNo, Refusal> {
        self.optional_person(option, resume)?.ok_or_else(|| {
            Refusal::new(Reason::Missing {
                option: option.to_owned(),
            })
        })
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
    pub(super) fn one_of<T: Copy>(
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
    pub(super) fn flag(&self, option: &str) -> Result<bool, Refusal> {
        match self.option(option) {
            None => Ok(false),
            Some(Value::Flag(flag)) => Ok(*flag),
            Some(_) => Err(unfit(option, "", &["True", "False"])),
        }
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
            Some(Value::Flag(_) | Value::Channel { .. }) => Err(unfit(option, "", examples)),
        }
    }

    /// A film that a button names.
    ///
    /// # Errors
    /// A refusal where the library does not have it any more.
    pub fn known_film(&self, film: &FilmId) -> Result<FilmNo, Refusal> {
        self.catalog
            .find(film)
            .ok_or_else(|| Refusal::new(Reason::Gone))
    }

    /// The id that a film has now which a button names: it may have been made before the film was
    /// corrected, or before the library had it.
    pub(super) fn present_id(&self, film: &FilmId) -> FilmId {
        let known = self.catalog.find(film);
        known.map_or_else(|| film.clone(), |no| self.catalog.film(no).id.clone())
    }

    /// A person that a button names.
    ///
    /// # Errors
    /// A refusal where the library does not have them any more.
    pub fn known_person(&self, person: &PersonId) -> Result<PersonNo, Refusal> {
        self.catalog
            .find_person(person)
            .ok_or_else(|| Refusal::new(Reason::Gone))
    }
}

/// Who will see the answer to a call, unless the command decides otherwise.
pub fn visibility(call: &Call) -> Visibility {
    match &call.request {
        Request::Command { name, options } => {
            let for_others = match find(Kind::Slash, name).map(|command| command.audience) {
                Some(Audience::Oneself | Audience::Admins) => false,
                Some(Audience::Party { with }) => options.get(with).is_some(),
                Some(Audience::Members) | None => true,
            };
            if for_others && is_public_place(call) {
                call.settings.answers
            } else {
                Visibility::Private
            }
        }
        _ => match call.request.used_on() {
            Some(on) if on.asked_by == Some(call.asker) && !on.private => Visibility::Public,
            _ => Visibility::Private,
        },
    }
}

/// Whether the button, menu or form used is on a message that answered the same person.
pub fn owns_message(call: &Call) -> bool {
    let on = call.request.used_on();
    on.is_some_and(|on| on.private || on.asked_by == Some(call.asker))
}

/// Whether the server lets answers be public in the channel. A thread is part of its channel.
fn is_public_place(call: &Call) -> bool {
    let channels = &call.settings.channels;
    match call.place {
        Place::Server {
            channel, thread_of, ..
        } if !channels.is_empty() => {
            channels.contains(&channel)
                || thread_of.is_some_and(|parent| channels.contains(&parent))
        }
        _ => true,
    }
}

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

/// So many countries are examples of what can be typed.
const COUNTRIES_NAMED: usize = 5;

/// Examples of what an option takes.
const RATINGS: [&str; 3] = ["0", "7.5", "10"];
const SCORES: [&str; 3] = ["1", "7", "10"];
const YEARS: [&str; 2] = ["2025", "2026"];
const MINUTES: [&str; 3] = ["90", "120", "180"];

fn own_locale(call: &Call) -> Locale {
    call.locale.or(call.server_locale).unwrap_or_default()
}

/// What everybody in a channel reads is in the server's language, never in the asker's.
fn public_locale(call: &Call) -> Locale {
    let asker = if call.place.guild().is_none() {
        call.locale
    } else {
        None
    };
    call.settings
        .language
        .or(asker)
        .or(call.server_locale)
        .unwrap_or_default()
}

/// What was typed, short enough to be said back.
pub(super) fn echo(typed: &str) -> String {
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
