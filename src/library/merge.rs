//! What one record of a film takes from another: what it does not say itself.

use std::collections::HashMap;

use crate::film::{Credit, Extras, Film, PersonName, Title};
use crate::fold::fold;

/// Whether two records with one id are of different films: both say who directed it, and agree on
/// nobody.
pub(super) fn are_different(film: &Film, other: &Film) -> bool {
    let is_in = |name: &PersonName| {
        let key = key(name.full());
        film.directors
            .iter()
            .any(|own| self::key(own.full()) == key)
    };
    !film.directors.is_empty() && !other.directors.is_empty() && !other.directors.iter().any(is_in)
}

/// Takes from another record of the film what this one does not say. What it says stays as it is;
/// whether the film is confirmed is decided elsewhere.
pub(super) fn complete(film: &mut Film, other: &Film) {
    let Film {
        id: _,
        title: _,
        year: _,
        aliases: _,
        directors,
        cast,
        genres,
        runtime,
        series,
        countries,
        votes,
        known_place,
        confirmed: _,
        extras: _,
    } = other;
    fill(&mut film.directors, directors);
    fill(&mut film.genres, genres);
    fill(&mut film.countries, countries);
    film.cast = both_casts(std::mem::take(&mut film.cast), cast);
    film.runtime = film.runtime.or(*runtime);
    film.series = film.series.take().or_else(|| series.clone());
    film.votes = film.votes.or(*votes);
    film.known_place = film.known_place.or(*known_place);
    complete_extras(film, other.extras());
    // Last: what it is called in other languages is known by then.
    let names: Vec<&Title> = std::iter::once(&other.title)
        .chain(&other.aliases)
        .collect();
    let known: Vec<String> = film.names().map(|name| fold(name)).collect();
    let new = names
        .into_iter()
        .filter(|name| !known.contains(&fold(name)));
    let new: Vec<Title> = new.cloned().collect();
    if !new.is_empty() {
        film.aliases = std::mem::take(&mut film.aliases)
            .into_iter()
            .chain(new)
            .collect();
    }
}

fn fill<T: Clone>(list: &mut Box<[T]>, from: &[T]) {
    if list.is_empty() && !from.is_empty() {
        *list = from.into();
    }
}

fn complete_extras(film: &mut Film, other: &Extras) {
    let Extras {
        titles,
        formerly,
        writers,
        imdb,
        tmdb,
        poster,
    } = other;
    let mut extras = film.extras.take().unwrap_or_default();
    for (language, title) in titles {
        if extras.titles.iter().all(|(known, _)| known != language) {
            extras.titles.push((*language, title.clone()));
        }
    }
    for id in formerly {
        if *id != film.id && !extras.formerly.contains(id) {
            extras.formerly.push(id.clone());
        }
    }
    if extras.writers.is_empty() {
        extras.writers.clone_from(writers);
    }
    extras.imdb = extras.imdb.or(*imdb);
    extras.tmdb = extras.tmdb.or(*tmdb);
    extras.poster = extras.poster.take().or_else(|| poster.clone());
    film.extras = extras.boxed();
}

/// A cast with the roles that another knows, followed by those whom only the other has.
fn both_casts(cast: Box<[Credit]>, other: &[Credit]) -> Box<[Credit]> {
    if other.is_empty() {
        return cast;
    }
    if cast.is_empty() {
        return other.into();
    }
    let mut cast = cast.into_vec();
    let keys = cast.iter().enumerate();
    let mut known: HashMap<String, usize> = keys
        .map(|(at, credit)| (key(credit.person.full()), at))
        .collect();
    for credit in other {
        let at = *known.entry(key(credit.person.full())).or_insert(cast.len());
        match cast.get_mut(at) {
            Some(own) => own.role = own.role.take().or_else(|| credit.role.clone()),
            None => cast.push(credit.clone()),
        }
    }
    cast.into()
}

/// What two spellings of one name have in common: `Robert De Niro` and `Robert DeNiro`.
fn key(name: &str) -> String {
    fold(name).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::{Country, FilmId, Genre, LanguageTag, Minutes, Votes, Year};

    fn film(title: &str, directors: &[&str], cast: &[(&str, &str)]) -> Film {
        let title = Title::parse(title).unwrap();
        let person = |name: &str| PersonName::parse(name).unwrap();
        let credit = |(name, role): &(&str, &str)| Credit {
            person: person(name),
            role: (!role.is_empty()).then(|| (*role).into()),
        };
        Film {
            directors: directors.iter().map(|name| person(name)).collect(),
            cast: cast.iter().map(credit).collect(),
            ..Film::new(title, Year::new(1995))
        }
    }

    fn in_other_languages(film: &mut Film, titles: &[(&str, &str)]) {
        let titles = titles.iter().map(|(tag, title)| {
            let tag = LanguageTag::parse(tag).unwrap();
            (tag, Title::parse(title).unwrap())
        });
        film.extras.get_or_insert_default().titles = titles.collect();
    }

    #[test]
    fn what_is_said_stays_and_what_is_not_is_taken() {
        let mut heat = film("Heat", &[], &[("Al Pacino", ""), ("Robert DeNiro", "Neil")]);
        heat.genres = [Genre::Crime].into();
        in_other_languages(&mut heat, &[("it", "Heat – La sfida")]);
        let mut other = film(
            "HEAT",
            &["Michael Mann"],
            &[
                ("Robert De Niro", "Neil McCauley"),
                ("Val Kilmer", "Chris"),
                ("Al Pacino", "Vincent"),
            ],
        );
        other.genres = [Genre::Drama].into();
        other.runtime = Minutes::new(170);
        other.votes = Votes::new(7);
        other.countries = [Country::from_code("US").unwrap()].into();
        other.aliases = ["heat!", "Hitze", "Heat: La Sfida"]
            .map(|alias| Title::parse(alias).unwrap())
            .into();
        in_other_languages(&mut other, &[("it", "La sfida"), ("de", "Hitze")]);
        other.extras.get_or_insert_default().formerly = ["heat-1995", "hot-1995"]
            .map(|id| FilmId::parse(id).unwrap())
            .into();
        complete(&mut heat, &other);
        let cast: Vec<String> = heat
            .cast
            .iter()
            .map(|credit| {
                format!(
                    "{}: {}",
                    credit.person,
                    credit.role.as_deref().unwrap_or("")
                )
            })
            .collect();
        assert_eq!(
            cast,
            [
                "Al Pacino: Vincent",
                "Robert DeNiro: Neil",
                "Val Kilmer: Chris"
            ]
        );
        let names: Vec<&str> = heat.names().map(|name| &**name).collect();
        assert_eq!(names, ["Heat", "Heat – La sfida", "Hitze"]);
        assert_eq!(*heat.genres, [Genre::Crime]);
        assert_eq!(heat.directors, other.directors);
        assert_eq!((heat.runtime, heat.votes), (other.runtime, other.votes));
        assert_eq!(heat.countries, other.countries);
        assert_eq!(heat.extras().formerly.len(), 1);
        let once = heat.clone();
        complete(&mut heat, &other);
        assert_eq!(heat, once);
    }

    #[test]
    fn films_of_different_directors_are_different() {
        let by = |directors: &[&str]| film("Heat", directors, &[]);
        let mann = by(&["Michael Mann"]);
        assert!(are_different(&mann, &by(&["Paul Morrissey"])));
        assert!(!are_different(
            &mann,
            &by(&["Paul Morrissey", "MICHAEL  MANN"])
        ));
        assert!(!are_different(&mann, &by(&[])));
    }
}
