//! What is kept of the tables until the listings are written: rows of some 16 bytes in vectors, by
//! the films' places, so that all of cinema takes hundreds of megabytes and not many thousand.

use super::{
    elsewhere::{self, Aka, TagNo},
    table::{BadRow, Row, Table},
    texts::{TextNo, Texts},
    values,
};
use crate::{
    film::{Genre, GenreSet, Minutes, Title, Year},
    fold::fold,
};

pub(super) const RATINGS: Table<2> = Table {
    file: "title.ratings.tsv.gz",
    columns: ["tconst", "numVotes"],
};
pub(super) const BASICS: Table<8> = Table {
    file: "title.basics.tsv.gz",
    columns: [
        "tconst",
        "titleType",
        "primaryTitle",
        "originalTitle",
        "isAdult",
        "startYear",
        "runtimeMinutes",
        "genres",
    ],
};
pub(super) const CREW: Table<3> = Table {
    file: "title.crew.tsv.gz",
    columns: ["tconst", "directors", "writers"],
};
pub(super) const PRINCIPALS: Table<5> = Table {
    file: "title.principals.tsv.gz",
    columns: ["tconst", "ordering", "nconst", "category", "characters"],
};
pub(super) const AKAS: Table<6> = Table {
    file: "title.akas.tsv.gz",
    columns: [
        "titleId",
        "title",
        "region",
        "language",
        "types",
        "attributes",
    ],
};
pub(super) const NAMES: Table<3> = Table {
    file: "name.basics.tsv.gz",
    columns: ["nconst", "primaryName", "birthYear"],
};

/// A place in [`Gathered::films`].
pub(super) type FilmNo = u32;

/// A wanted film.
#[derive(Debug)]
pub(super) struct Basics {
    pub(super) number: u32,
    pub(super) title: TextNo,
    /// Nothing where it is the title.
    pub(super) original: TextNo,
    pub(super) year: Option<Year>,
    pub(super) runtime: Option<Minutes>,
    pub(super) genres: GenreSet,
    pub(super) votes: u32,
}

/// Somebody in a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) film: FilmNo,
    pub(super) place: u32,
    pub(super) person: u32,
    pub(super) role: TextNo,
}

/// Somebody who directed or wrote a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Maker {
    pub(super) film: FilmNo,
    pub(super) is_director: bool,
    pub(super) person: u32,
}

/// A title of a film elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elsewhere {
    pub(super) film: FilmNo,
    pub(super) tag: TagNo,
    pub(super) rank: u8,
    /// Nothing where it is the film's title.
    pub(super) title: TextNo,
}

/// Everything that is kept of the tables of titles.
#[derive(Debug)]
pub(super) struct Gathered {
    min_votes: u32,
    /// How many rated each title, in the order of the titles' numbers.
    votes: Vec<(u32, u32)>,
    pub(super) films: Vec<Basics>,
    pub(super) cast: Vec<Part>,
    pub(super) makers: Vec<Maker>,
    pub(super) elsewhere: Vec<Elsewhere>,
    pub(super) texts: Texts,
    /// Films that have no title that can be shown.
    pub(super) untitled: usize,
}

impl Gathered {
    pub(super) fn new(min_votes: u32) -> Self {
        Self {
            min_votes,
            votes: Vec::new(),
            films: Vec::new(),
            cast: Vec::new(),
            makers: Vec::new(),
            elsewhere: Vec::new(),
            texts: Texts::new(),
            untitled: 0,
        }
    }

    pub(super) fn rating(&mut self, row: &Row<'_, 2>) -> Result<(), BadRow> {
        let [number, votes] = row.fields()?;
        let number = values::title_number(number.as_bytes()).ok_or(BadRow)?;
        let votes = votes.parse().map_err(|_| BadRow)?;
        self.votes.push((number, votes));
        Ok(())
    }

    /// Call it when all ratings are there.
    pub(super) fn sort_ratings(&mut self) {
        self.votes.sort_unstable();
    }

    pub(super) fn basics(&mut self, row: &Row<'_, 8>) -> Result<(), BadRow> {
        let [number, kind, title, original, adult, year, runtime, genres] = row.fields()?;
        let number = values::title_number(number.as_bytes()).ok_or(BadRow)?;
        let is_for_television = kind == "tvMovie";
        if !(kind == "movie" || is_for_television) || values::is_adult(adult, genres) {
            return Ok(());
        }
        let votes = self
            .votes
            .binary_search_by_key(&number, |(title, _)| *title);
        let votes = votes.map_or(0, |at| self.votes[at].1);
        if votes < self.min_votes {
            return Ok(());
        }
        let (year, runtime) = (whole(year)?, whole(runtime)?);
        let shown = values::text(title).and_then(|title| Title::parse(title).ok());
        let Some(shown) = shown else {
            self.untitled += 1;
            return Ok(());
        };
        let original = values::text(original).filter(|original| *original != title);
        let mut genres = values::genres(genres);
        if is_for_television {
            genres = genres.with(Genre::TvMovie);
        }
        self.films.push(Basics {
            number,
            title: self.texts.keep(&shown),
            original: self.texts.keep(original.unwrap_or_default()),
            year: year.and_then(Year::new),
            runtime: runtime.and_then(Minutes::new),
            genres,
            votes,
        });
        Ok(())
    }

    /// Call it when all films are there.
    pub(super) fn sort_films(&mut self) {
        self.votes = Vec::new();
        self.films.sort_by_key(|film| film.number);
        self.films.dedup_by_key(|film| film.number);
    }

    fn film(&self, number: &[u8]) -> Result<Option<FilmNo>, BadRow> {
        let number = values::title_number(number).ok_or(BadRow)?;
        let found = self.films.binary_search_by_key(&number, |film| film.number);
        Ok(found.ok().and_then(|at| FilmNo::try_from(at).ok()))
    }

    pub(super) fn crew(&mut self, row: &Row<'_, 3>) -> Result<(), BadRow> {
        let Some(film) = self.film(row.key())? else {
            return Ok(());
        };
        let [_, directors, writers] = row.fields()?;
        for (people, is_director) in [(directors, true), (writers, false)] {
            let makers = values::people(people).map(|person| Maker {
                film,
                is_director,
                person,
            });
            self.makers.extend(makers);
        }
        Ok(())
    }

    /// What takes the rows of the cast and knows the film of the last one: the ten or more of a
    /// title stand together.
    pub(super) fn principals(&mut self) -> impl FnMut(&Row<'_, 5>) -> Result<(), BadRow> {
        let mut last = LastFilm::default();
        move |row| {
            let Some(film) = last.of(row.key(), self)? else {
                return Ok(());
            };
            let [_, place, person, category, characters] = row.fields()?;
            if !matches!(category, "actor" | "actress" | "self") {
                return Ok(());
            }
            let part = Part {
                film,
                place: place.parse().map_err(|_| BadRow)?,
                person: values::number(*b"nm", person.as_bytes()).ok_or(BadRow)?,
                role: match values::role(characters) {
                    Some(role) => self.texts.keep(&role),
                    None => TextNo::NOTHING,
                },
            };
            self.cast.push(part);
            Ok(())
        }
    }

    /// What takes the rows of titles elsewhere and knows the film of the last one.
    pub(super) fn akas(&mut self) -> impl FnMut(&Row<'_, 6>) -> Result<(), BadRow> {
        let mut last = LastFilm::default();
        move |row| {
            let Some(film) = last.of(row.key(), self)? else {
                return Ok(());
            };
            let [_, title, region, language, types, attributes] = row.fields()?;
            let standing = elsewhere::standing(Aka {
                region: values::text(region),
                language: values::text(language),
                types: values::text(types),
                attributes: values::text(attributes),
            });
            let (Some(standing), Some(title)) = (standing, values::text(title)) else {
                return Ok(());
            };
            let Ok(title) = Title::parse(title) else {
                return Ok(());
            };
            let here = self.texts.get(self.films[film as usize].title);
            let is_the_title = *title == *here || fold(&title) == fold(here);
            self.elsewhere.push(Elsewhere {
                film,
                tag: standing.tag,
                rank: standing.rank,
                title: if is_the_title {
                    TextNo::NOTHING
                } else {
                    self.texts.keep(&title)
                },
            });
            Ok(())
        }
    }

    /// Call it when all tables of titles are read: what belongs to a film stands together, the cast
    /// in its order, of the titles elsewhere the best for each language.
    pub(super) fn sort(&mut self) {
        self.cast.sort_by_key(|part| (part.film, part.place));
        self.makers.sort_by_key(|maker| maker.film);
        // Stable: of two that are as good the first of the table is taken.
        self.elsewhere
            .sort_by_key(|one| (one.film, one.tag, one.rank));
        self.elsewhere.dedup_by_key(|one| (one.film, one.tag));
    }

    /// The numbers of everybody in the films, each once, in order, with the votes for their films
    /// together.
    pub(super) fn people(&self) -> Vec<(u32, u64)> {
        let cast = self.cast.iter().map(|part| (part.person, part.film));
        let makers = self.makers.iter().map(|maker| (maker.person, maker.film));
        let mut people: Vec<(u32, FilmNo)> = cast.chain(makers).collect();
        people.sort_unstable();
        people.dedup();
        let of_one = people.chunk_by(|one, other| one.0 == other.0);
        let fame = of_one.map(|films| {
            let votes = films
                .iter()
                .map(|(_, film)| self.films[*film as usize].votes);
            (films[0].0, votes.map(u64::from).sum())
        });
        fame.collect()
    }
}

/// A whole number, or nothing; anything else does not belong into its column.
fn whole(field: &str) -> Result<Option<u16>, BadRow> {
    match values::text(field) {
        None => Ok(None),
        // A running time of more than 65,535 minutes is a number, too, if of no film.
        Some(text) => match text.parse::<u32>() {
            Ok(number) => Ok(u16::try_from(number).ok()),
            Err(_) => Err(BadRow),
        },
    }
}

/// The film of the last row.
#[derive(Default)]
struct LastFilm {
    key: Vec<u8>,
    film: Option<FilmNo>,
}

impl LastFilm {
    fn of(&mut self, key: &[u8], gathered: &Gathered) -> Result<Option<FilmNo>, BadRow> {
        if self.key != key {
            self.film = gathered.film(key)?;
            self.key.clear();
            self.key.extend_from_slice(key);
        }
        Ok(self.film)
    }
}
