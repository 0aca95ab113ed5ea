//! The catalogue's listings, out of the form in which they stand in the program.
//!
//! Reading JSON lines takes several times as long, and a bot should be there at once. What is packed
//! here was read from `catalogue/` when the program was built; a test reads those files as any others
//! and compares.

use self::form::{Listing, Packed};
use crate::cores;
use crate::film::{
    Country, Credit, Extras, Film, FilmId, Genre, ImdbId, LanguageTag, Minutes, PersonName,
    PosterUrl, Title, TmdbId, Votes, Year,
};

mod form;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// Why nothing here can fail.
const OURS: &str = "the program was built with what is packed in it";

/// A listing of the catalogue.
pub(super) struct Unpacked {
    pub(super) film: Film,
    /// The place of its file in [`Catalogue::files`].
    pub(super) file: usize,
    /// The line in the file, from 1.
    pub(super) line: usize,
    /// Whether it says that the film is confirmed, or that it is not.
    pub(super) says_confirmed: bool,
}

/// What the catalogue has.
pub(super) struct Catalogue {
    /// The names of the files.
    pub(super) files: Vec<&'static str>,
    /// The listings, in the order of files and lines.
    pub(super) listings: Vec<Unpacked>,
    /// The best-known films, the best known first.
    pub(super) best_known: Vec<FilmId>,
}

/// Unpacks all listings, on all cores.
pub(super) fn catalogue() -> Catalogue {
    let packed: Packed<'static> = postcard::from_bytes(PACKED).expect(OURS);
    let Packed {
        files,
        people,
        genres,
        countries,
        languages,
        series,
        best_known,
        parts,
    } = packed;
    let words = Words {
        people: people.into_iter().map(name).collect(),
        genres: read(&genres, Genre::from_name),
        countries: read(&countries, Country::from_code),
        languages: read(&languages, LanguageTag::parse),
        series: series.into_iter().map(title).collect(),
    };
    let unpack = |part: &&[u8]| -> Vec<Unpacked> {
        let listings: Vec<Listing<'_>> = postcard::from_bytes(part).expect(OURS);
        listings
            .into_iter()
            .map(|listing| words.film(listing))
            .collect()
    };
    let listings = cores::map(&parts, unpack).into_iter().flatten().collect();
    Catalogue {
        files,
        listings,
        best_known: read(&best_known, FilmId::parse),
    }
}

/// What listings name by numbers.
struct Words {
    people: Vec<PersonName>,
    genres: Vec<Genre>,
    countries: Vec<Country>,
    languages: Vec<LanguageTag>,
    series: Vec<Title>,
}

fn read<T>(texts: &[&str], parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let read = texts.iter().map(|text| sound(text, parse(text)));
    read.collect()
}

/// What was made of a text of the catalogue. Whoever writes something else there hears of it at the
/// first start, and from the tests with its line.
fn sound<T>(text: &str, read: Option<T>) -> T {
    read.unwrap_or_else(|| panic!("catalogue/ has {text:?}, which cannot be read; try cargo test"))
}

fn title(text: &str) -> Title {
    sound(text, Title::parse(text).ok())
}

fn name(text: &str) -> PersonName {
    sound(text, PersonName::parse(text).ok())
}

/// What stands at some numbers of a table.
fn at<T: Clone, C: FromIterator<T>>(table: &[T], numbers: impl IntoIterator<Item = usize>) -> C {
    let numbers = numbers.into_iter();
    numbers.map(|number| table[number].clone()).collect()
}

impl Words {
    fn film(&self, listing: Listing<'_>) -> Unpacked {
        let Listing {
            file,
            line,
            title: text,
            year,
            directors,
            cast,
            roles,
            genres,
            countries,
            runtime_minutes,
            series,
            votes,
            aliases,
            extras,
        } = listing;
        let mut film = Film::new(title(text), year.and_then(Year::new));
        let mut roles = roles.into_iter().peekable();
        let credits = (0..).zip(cast).map(|(place, person)| Credit {
            person: self.people[person as usize].clone(),
            role: roles
                .next_if(|(of, _)| *of == place)
                .map(|(_, role)| role.into()),
        });
        film.cast = credits.collect();
        film.directors = at(&self.people, directors.into_iter().map(|no| no as usize));
        film.genres = at(&self.genres, genres.into_iter().map(usize::from));
        film.countries = at(&self.countries, countries.into_iter().map(usize::from));
        film.runtime = runtime_minutes.and_then(Minutes::new);
        film.series = series.map(|no| self.series[usize::from(no)].clone());
        film.votes = Votes::new(votes);
        film.aliases = aliases.into_iter().map(title).collect();
        let says_confirmed = extras.as_ref().and_then(|extras| extras.confirmed);
        film.confirmed = says_confirmed.unwrap_or(true);
        if let Some(extras) = extras {
            if let Some(id) = extras.id {
                film.id = sound(id, FilmId::parse(id));
            }
            film.extras = self.extras(extras).boxed();
        }
        Unpacked {
            film,
            file: usize::from(file),
            line: line as usize,
            says_confirmed: says_confirmed.is_some(),
        }
    }

    fn extras(&self, extras: form::Extras<'_>) -> Extras {
        let form::Extras {
            id: _,
            formerly,
            titles,
            writers,
            imdb,
            tmdb,
            poster,
            confirmed: _,
        } = extras;
        let titles = titles.into_iter();
        Extras {
            titles: titles
                .map(|(tag, text)| (self.languages[usize::from(tag)], title(text)))
                .collect(),
            formerly: read(&formerly, FilmId::parse),
            writers: at(&self.people, writers.into_iter().map(|no| no as usize)),
            imdb: imdb.and_then(ImdbId::parse),
            tmdb: TmdbId::new(tmdb),
            poster: poster.and_then(PosterUrl::parse),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::film::NamePool;
    use crate::review::Review;
    use crate::review::file;

    #[test]
    fn what_is_packed_is_what_the_files_say() {
        let Catalogue {
            files, listings, ..
        } = catalogue();
        let mut unpacked = listings.into_iter();
        for (at, name) in files.into_iter().enumerate() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let text = fs::read(path).unwrap();
            let mut pools = [NamePool::default(), NamePool::default()];
            let name: Arc<str> = name.into();
            let mut read = Vec::new();
            let keep = |located| read.push(located);
            let (problems, _) = file::json_lines(&name, &*text, &mut pools, keep);
            assert!(problems.is_empty(), "{problems}");
            for located in read {
                let packed = unpacked.next().unwrap();
                assert_eq!((packed.file, packed.line), (at, located.line));
                assert_eq!(packed.says_confirmed, located.says_confirmed);
                assert_eq!(Review::listing(packed.film), located.review);
            }
        }
        assert!(unpacked.next().is_none());
    }
}
