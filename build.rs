//! Packs the catalogue's listings for the program, and makes cargo see changes of what is embedded.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

#[path = "src/library/packed/form.rs"]
mod form;

use form::{Extras, Listing, Packed};

/// So many listings stand in one part.
const IN_A_PART: usize = 2_048;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/library/packed/form.rs");
    println!("cargo:rerun-if-changed=reviews");
    println!("cargo:rerun-if-changed=catalogue");
    println!("cargo:rerun-if-changed=src/playground/page");
    let out = env::var_os("OUT_DIR").expect("cargo says where build scripts write");
    let packed = pack(Path::new("catalogue"));
    fs::write(Path::new(&out).join("catalogue.bin"), packed).expect("OUT_DIR can be written");
}

/// A line of a catalogue file, in the review format.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    year: Option<u16>,
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow, default)]
    formerly: Vec<Text<'a>>,
    #[serde(borrow, default)]
    aliases: Vec<Text<'a>>,
    #[serde(borrow, default, deserialize_with = "in_order")]
    titles: Vec<(Text<'a>, Text<'a>)>,
    #[serde(borrow, default)]
    directors: Vec<Text<'a>>,
    #[serde(borrow, default)]
    writers: Vec<Text<'a>>,
    #[serde(borrow, default)]
    cast: Vec<Credit<'a>>,
    #[serde(borrow, default)]
    genres: Vec<Text<'a>>,
    #[serde(borrow, default)]
    countries: Vec<Text<'a>>,
    runtime_minutes: Option<u16>,
    #[serde(borrow)]
    series: Option<Text<'a>>,
    #[serde(default)]
    votes: u32,
    #[serde(borrow)]
    imdb: Option<Text<'a>>,
    #[serde(default)]
    tmdb: u32,
    #[serde(borrow)]
    poster: Option<Text<'a>>,
    confirmed: Option<bool>,
}

/// A text that is borrowed where it has no escapes; inside of lists serde does not do so by itself.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Credit<'a> {
    Name(#[serde(borrow)] Text<'a>),
    Named(#[serde(borrow)] Named<'a>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    role: Option<Text<'a>>,
}

impl Credit<'_> {
    fn parts(&self) -> (&str, Option<&str>) {
        match self {
            Self::Name(name) => (&name.0, None),
            Self::Named(Named { name, role }) => (&name.0, text(role.as_ref())),
        }
    }
}

/// The entries of an object in the order in which they stand there.
fn in_order<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(Text<'a>, Text<'a>)>, D::Error> {
    struct Entries;

    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(Text<'de>, Text<'de>)>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object of titles by language")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }

    deserializer.deserialize_map(Entries)
}

/// Texts, each once, by numbers.
#[derive(Default)]
struct Table<'a> {
    texts: Vec<&'a str>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Table<'a> {
    fn number<N: TryFrom<usize>>(&mut self, text: &'a str) -> N {
        let at = *self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text);
            self.texts.len() - 1
        });
        N::try_from(at).unwrap_or_else(|_| panic!("there are too many of what {text:?} is"))
    }

    fn all<N: TryFrom<usize>>(&mut self, texts: &'a [Text<'_>]) -> Vec<N> {
        texts.iter().map(|text| self.number(&text.0)).collect()
    }
}

#[derive(Default)]
struct Tables<'a> {
    people: Table<'a>,
    genres: Table<'a>,
    countries: Table<'a>,
    languages: Table<'a>,
    series: Table<'a>,
}

/// The listings of the directory's files; nothing where there is no directory.
fn pack(directory: &Path) -> Vec<u8> {
    let files: Vec<(String, String)> = jsonl_files(directory)
        .into_iter()
        .map(|path| {
            let name = path.display().to_string().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, text)
        })
        .collect();
    let best_known = fs::read_to_string(directory.join("best-known.txt")).unwrap_or_default();
    let lines: Vec<(usize, usize, Line<'_>)> = (0..)
        .zip(&files)
        .flat_map(|(file, (name, text))| {
            let lines = (1..).zip(text.lines());
            lines.map(move |(number, line)| {
                let read = serde_json::from_str(line);
                let read = read.unwrap_or_else(|error| panic!("{name}:{number}: {error}"));
                (file, number, read)
            })
        })
        .collect();
    let mut tables = Tables::default();
    let listings: Vec<Listing<'_>> = lines
        .iter()
        .map(|(file, number, line)| Listing {
            file: narrow(*file),
            line: narrow(*number),
            ..listing(line, &mut tables)
        })
        .collect();
    let parts: Vec<Vec<u8>> = listings.chunks(IN_A_PART).map(bytes).collect();
    bytes(&Packed {
        files: files.iter().map(|(name, _)| name.as_str()).collect(),
        people: tables.people.texts,
        genres: tables.genres.texts,
        countries: tables.countries.texts,
        languages: tables.languages.texts,
        series: tables.series.texts,
        best_known: best_known.lines().filter(|id| !id.is_empty()).collect(),
        parts: parts.iter().map(Vec::as_slice).collect(),
    })
}

fn listing<'a>(line: &'a Line<'_>, tables: &mut Tables<'a>) -> Listing<'a> {
    let roles = (0..).zip(&line.cast);
    let roles = roles.filter_map(|(at, credit)| Some((at, credit.parts().1?)));
    let names = line.cast.iter().map(|credit| credit.parts().0);
    let titles = line.titles.iter();
    let extras = Extras {
        id: text(line.id.as_ref()),
        formerly: line.formerly.iter().map(|id| &*id.0).collect(),
        titles: titles
            .map(|(tag, title)| (tables.languages.number(&tag.0), &*title.0))
            .collect(),
        writers: tables.people.all(&line.writers),
        imdb: text(line.imdb.as_ref()),
        tmdb: line.tmdb,
        poster: text(line.poster.as_ref()),
        confirmed: line.confirmed,
    };
    Listing {
        file: 0,
        line: 0,
        title: &line.title,
        year: line.year,
        directors: tables.people.all(&line.directors),
        cast: names.map(|name| tables.people.number(name)).collect(),
        roles: roles.collect(),
        genres: tables.genres.all(&line.genres),
        countries: tables.countries.all(&line.countries),
        runtime_minutes: line.runtime_minutes,
        series: text(line.series.as_ref()).map(|series| tables.series.number(series)),
        votes: line.votes,
        aliases: line.aliases.iter().map(|alias| &*alias.0).collect(),
        extras: (extras != Extras::default()).then_some(extras),
    }
}

fn text<'a>(text: Option<&'a Text<'_>>) -> Option<&'a str> {
    text.map(|text| &*text.0)
}

fn jsonl_files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the catalogue's directory can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    files
}

fn bytes<T: serde::Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("what is packed has a form")
}

fn narrow<N: TryFrom<usize>>(number: usize) -> N {
    let narrow = N::try_from(number).ok();
    narrow.expect("there are fewer than 65,536 files, and fewer than 2^32 lines in each")
}
