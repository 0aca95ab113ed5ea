//! Which film or person a name means: one, or a refusal with those that may be meant.

use super::options::echo;
use super::rows::{film_detail, film_labels, person_detail};
use crate::action::Action;
use crate::catalog::{Column, FilmNo, Found, PersonNo};
use crate::command::vocabulary::{Context, Error};
use crate::film::{Film, FilmId, PersonId};
use crate::member::Noted;
use crate::refusal::{Offer, Reason, Refusal};
use crate::review::ColumnId;

impl Context<'_> {
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
        let labels = film_labels(self.catalog, &nearest);
        let offer = |(no, label): (FilmNo, String)| Offer {
            label,
            detail: film_detail(self, no),
            action: resume(self.catalog.film(no).id.clone()),
        };
        Err(Refusal {
            reason,
            offers: nearest.into_iter().zip(labels).map(offer).collect(),
        })
    }

    /// What a text may be that an option names and that led to a refusal: where no film is called so, a
    /// film that members have put down as it was typed.
    pub(crate) fn unlisted(&self, option: &str, refusal: &Refusal) -> Option<Film> {
        let is_unknown = matches!(refusal.reason, Reason::NoSuchFilm { .. });
        Film::unlisted(self.typed(option)).filter(|_| is_unknown)
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
            detail: person_detail(self, no),
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

    /// A film that a button names.
    ///
    /// # Errors
    /// A refusal where the library does not have it any more.
    pub fn known_film(&self, film: &FilmId) -> Result<FilmNo, Refusal> {
        self.catalog
            .find(film)
            .ok_or_else(|| Refusal::new(Reason::Gone))
    }

    /// A film that a button names, as it is noted down.
    ///
    /// # Errors
    /// As [`Context::known_film`].
    pub(crate) fn known_noted(&self, film: &FilmId) -> Result<Noted, Refusal> {
        let film = self.known_film(film)?;
        Ok(Noted::from(self.catalog.film(film)))
    }

    /// A film that a button names, as it is noted down: one of the library, or one that no library has
    /// and that the server's members have put down as it was typed.
    ///
    /// # Errors
    /// As [`Context::known_film`], and where what is kept cannot be used.
    pub(crate) async fn noted(&self, film: &FilmId) -> Result<Noted, Error> {
        match self.known_noted(film) {
            Err(refusal) if film.is_unlisted() => {
                let noted = self.member()?.noted(film).await?;
                noted.ok_or_else(|| refusal.into())
            }
            known => Ok(known?),
        }
    }

    /// The id that a film has now which a button names: it may have been made before the film was
    /// corrected, or before the library had it.
    pub(crate) fn present_id(&self, film: &FilmId) -> FilmId {
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

    /// A column that a button names.
    ///
    /// # Errors
    /// A refusal where nobody of the library writes it any more.
    pub(crate) fn known_column(&self, column: ColumnId) -> Result<&Column, Refusal> {
        self.catalog
            .find_column(column)
            .ok_or_else(|| Refusal::new(Reason::Gone))
    }
}
