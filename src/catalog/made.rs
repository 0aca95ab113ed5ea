//! Films made for tests.

use std::num::NonZero;

use super::{Catalog, FilmNo, PersonNo};
use crate::film::{
    Country, Credit, Film, FilmId, Genre, LanguageTag, Minutes, PersonId, PersonName, Rating,
    Title, Votes, Year,
};
use crate::review::Review;

/// A film in the making: reviewed and confirmed unless said otherwise. Year 0 is none.
#[derive(Debug, Clone)]
pub(crate) struct Made(Review);

pub(crate) fn film(title: &str, year: u16) -> Made {
    let title = Title::parse(title).unwrap();
    let year = Year::new(year);
    Made(Review {
        body: Some("It is a film.".into()),
        ..Review::listing(Film::new(title, year))
    })
}

fn name(name: &str) -> PersonName {
    PersonName::parse(name).unwrap()
}

impl Made {
    pub(crate) fn listing(mut self) -> Self {
        self.0.body = None;
        self
    }

    pub(crate) fn by(mut self, reviewer: &str) -> Self {
        self.0.reviewer = Some(reviewer.into());
        self
    }

    /// A further review, by somebody else.
    pub(crate) fn also_by(mut self, reviewer: &str) -> Self {
        let further = Review {
            reviewer: Some(reviewer.into()),
            body: Some("So it is.".into()),
            ..Review::listing(self.0.film.clone())
        };
        let before = std::mem::take(&mut self.0.further);
        self.0.further = before.into_iter().chain([further]).collect();
        self
    }

    pub(crate) fn unconfirmed(mut self) -> Self {
        self.0.film.confirmed = false;
        self
    }

    pub(crate) fn aliases<const N: usize>(mut self, aliases: [&str; N]) -> Self {
        self.0.film.aliases = aliases
            .map(|alias| Title::parse(alias).unwrap())
            .into_iter()
            .collect();
        self
    }

    pub(crate) fn formerly<const N: usize>(mut self, ids: [&str; N]) -> Self {
        let ids = ids.map(|id| FilmId::parse(id).unwrap());
        self.0.film.extras.get_or_insert_default().formerly = ids.into();
        self
    }

    pub(crate) fn titles<const N: usize>(mut self, titles: [(&str, &str); N]) -> Self {
        let titles = titles.map(|(tag, title)| {
            let tag = LanguageTag::parse(tag).unwrap();
            (tag, Title::parse(title).unwrap())
        });
        self.0.film.extras.get_or_insert_default().titles = titles.into();
        self
    }

    pub(crate) fn countries<const N: usize>(mut self, codes: [&str; N]) -> Self {
        self.0.film.countries = codes.map(|code| Country::from_code(code).unwrap()).into();
        self
    }

    pub(crate) fn votes(mut self, votes: u32) -> Self {
        self.0.film.votes = Votes::new(votes);
        self
    }

    pub(crate) fn known_place(mut self, place: u16) -> Self {
        self.0.film.known_place = NonZero::new(place);
        self
    }

    pub(crate) fn directors<const N: usize>(mut self, directors: [&str; N]) -> Self {
        self.0.film.directors = directors.map(name).into_iter().collect();
        self
    }

    pub(crate) fn writers<const N: usize>(mut self, writers: [&str; N]) -> Self {
        let extras = self.0.film.extras.get_or_insert_default();
        extras.writers = writers.map(name).into();
        self
    }

    /// `"Name"` or `"Name as Role"`.
    pub(crate) fn cast<S: AsRef<str>>(mut self, cast: impl IntoIterator<Item = S>) -> Self {
        let credit = |text: S| match text.as_ref().split_once(" as ") {
            Some((person, role)) => Credit {
                person: name(person),
                role: Some(role.into()),
            },
            None => Credit {
                person: name(text.as_ref()),
                role: None,
            },
        };
        self.0.film.cast = cast.into_iter().map(credit).collect();
        self
    }

    pub(crate) fn genres(mut self, genres: impl IntoIterator<Item = Genre>) -> Self {
        self.0.film.genres = genres.into_iter().collect();
        self
    }

    pub(crate) fn series(mut self, series: &str) -> Self {
        self.0.film.series = Some(Title::parse(series).unwrap());
        self
    }

    pub(crate) fn rated(mut self, tenths: u8) -> Self {
        self.0.rating = Rating::from_tenths(tenths);
        self
    }

    pub(crate) fn minutes(mut self, minutes: u16) -> Self {
        self.0.film.runtime = Minutes::new(minutes);
        self
    }
}

pub(crate) fn catalog(films: impl IntoIterator<Item = Made>) -> Catalog {
    Catalog::new(films.into_iter().map(|made| made.0).collect())
}

impl Catalog {
    /// The film of an id that is known to be there.
    pub(crate) fn the(&self, id: &str) -> FilmNo {
        self.find(&FilmId::parse(id).unwrap()).unwrap()
    }

    /// The person of an id that is known to be there.
    pub(crate) fn who(&self, id: &str) -> PersonNo {
        self.find_person(&PersonId::parse(id).unwrap()).unwrap()
    }

    /// The films' ids.
    pub(crate) fn ids(&self, films: impl IntoIterator<Item = FilmNo>) -> Vec<&str> {
        let id = |no| self.film(no).id.as_str();
        films.into_iter().map(id).collect()
    }
}
