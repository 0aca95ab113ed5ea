//! A review as a line of JSON that reads back as the same review.

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use crate::{
    film::{
        Credit, Extras, Film, FilmId, LanguageTag, PersonName, PosterUrl, Title, TmdbId, Votes,
    },
    review::{Review, SpoilerMarks},
};

/// The review as a line of a `.jsonl` file, without the line's end. Further reviews of the film have
/// lines of their own.
pub fn to_json_line(review: &Review) -> serde_json::Result<String> {
    serde_json::to_string(&Line(review))
}

struct Line<'a>(&'a Review);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Review {
            film,
            rating,
            reviewer,
            language,
            summary,
            body,
            spoilers,
            further: _,
        } = self.0;
        let Film {
            id,
            title,
            year,
            aliases,
            directors,
            cast,
            genres,
            runtime,
            series,
            countries,
            votes,
            known_place: _,
            confirmed,
            extras: _,
        } = film;
        let Extras {
            titles,
            formerly,
            writers,
            imdb,
            tmdb,
            poster,
        } = film.extras();
        let mut map = serializer.serialize_map(None)?;
        macro_rules! field {
            ($key:literal, $value:expr) => {
                if let Some(value) = $value {
                    map.serialize_entry($key, &value)?;
                }
            };
        }
        map.serialize_entry("title", &**title)?;
        field!("year", year);
        let has_own_id = *id != FilmId::new(title, *year);
        field!("id", has_own_id.then_some(id));
        field!("formerly", (!formerly.is_empty()).then_some(formerly));
        field!("aliases", list(aliases, |title| &**title));
        field!("titles", (!titles.is_empty()).then_some(Titles(titles)));
        field!("directors", list(directors, PersonName::full));
        field!("writers", list(writers, PersonName::full));
        field!("cast", list(cast, Entry::of));
        field!("genres", list(genres, |genre| genre.name()));
        field!("countries", list(countries, |country| country.code()));
        field!("runtime_minutes", runtime);
        field!("series", series.as_deref());
        field!("votes", votes.map(Votes::get));
        field!("imdb", imdb.map(|id| id.to_string()));
        field!("tmdb", tmdb.map(TmdbId::get));
        field!(
            "rating",
            rating.map(|rating| f64::from(rating.tenths()) / 10.0)
        );
        field!("reviewer", reviewer.as_deref());
        field!("language", language.map(|tag| tag.to_string()));
        field!("summary", summary.as_deref());
        field!("poster", poster.as_ref().map(PosterUrl::as_str));
        let marks = (*spoilers != SpoilerMarks::default()).then(|| spoilers.name());
        field!("spoilers", marks);
        field!("confirmed", (!confirmed).then_some(false));
        field!("body", body.as_deref());
        map.end()
    }
}

/// A list in the file's form; `None` if it is empty.
fn list<'a, T, U>(items: &'a [T], form: impl Fn(&'a T) -> U) -> Option<Vec<U>> {
    (!items.is_empty()).then(|| items.iter().map(form).collect())
}

struct Titles<'a>(&'a [(LanguageTag, Title)]);

impl Serialize for Titles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let titles = self.0.iter();
        serializer.collect_map(titles.map(|(tag, title)| (tag.to_string(), &**title)))
    }
}

/// A cast entry: the name alone where there is no role.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Name(&'a str),
    WithRole { name: &'a str, role: &'a str },
}

impl<'a> Entry<'a> {
    fn of(credit: &'a Credit) -> Self {
        let name = credit.person.full();
        match &credit.role {
            Some(role) => Self::WithRole { name, role },
            None => Self::Name(name),
        }
    }
}
