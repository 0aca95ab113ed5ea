//! Tables in the form in which IMDb publishes its own, made up: of 11 million titles, some 93 million
//! rows of principals, 57 million titles elsewhere and 14 million people.
//!
//! The shares are rough, and names and titles are made of syllables, so that they pack worse than
//! real ones. The columns are those of IMDb's description of the datasets.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::dice::Dice;

/// About as many titles as there are.
pub(crate) const ALL_TITLES: u32 = 11_000_000;

/// Types of titles, in thousandths of all; the first two are films.
const TYPES: [(&str, usize); 8] = [
    ("movie", 65),
    ("tvMovie", 13),
    ("tvEpisode", 765),
    ("short", 90),
    ("video", 27),
    ("tvSeries", 25),
    ("tvMiniSeries", 10),
    ("videoGame", 5),
];
const GENRES: [&str; 12] = [
    "Action",
    "Adventure",
    "Biography",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Family",
    "Horror",
    "Romance",
    "Sci-Fi",
    "Thriller",
];
const REGIONS: [(&str, &str); 16] = [
    ("DE", r"\N"),
    ("FR", r"\N"),
    ("ES", r"\N"),
    ("IT", r"\N"),
    ("BR", r"\N"),
    ("PT", r"\N"),
    ("MX", r"\N"),
    ("PL", r"\N"),
    ("TR", "tr"),
    ("JP", "ja"),
    ("IN", "hi"),
    ("RU", r"\N"),
    ("US", r"\N"),
    ("GB", r"\N"),
    ("XWW", "en"),
    ("CA", "fr"),
];
const SYLLABLES: [&str; 24] = [
    "ka", "ren", "mo", "li", "sta", "ver", "ne", "tor", "al", "bin", "da", "shu", "el", "gra",
    "im", "jo", "qu", "pet", "ros", "an", "ze", "hol", "mi", "wen",
];

/// A table that is being written.
struct Table(BufWriter<GzEncoder<File>>);

impl Table {
    fn new(directory: &Path, file: &str, columns: &str) -> Self {
        let file = File::create(directory.join(file)).expect("the file can be made");
        let packed = GzEncoder::new(file, Compression::new(6));
        let mut table = Self(BufWriter::with_capacity(1 << 16, packed));
        table.row(&columns.replace(' ', "\t"));
        table
    }

    fn row(&mut self, row: &str) {
        writeln!(self.0, "{row}").expect("the disk has room");
    }

    fn end(self) {
        let packed = self.0.into_inner().expect("the disk has room");
        packed.finish().expect("the disk has room");
    }
}

/// Writes the six tables with so many titles into a directory.
pub(crate) fn write(directory: &Path, titles: u32, seed: u64) {
    let dice = Dice::new(seed);
    let people = titles / 11 * 14;
    let mut tables = Titles::new(directory, dice, people);
    for number in 1..=titles {
        tables.title(number);
    }
    let Titles {
        mut dice, tables, ..
    } = tables;
    for table in tables {
        table.end();
    }
    let columns = "nconst primaryName birthYear deathYear primaryProfession knownForTitles";
    let mut names = Table::new(directory, "name.basics.tsv.gz", columns);
    for number in 1..=people {
        let name = words(&mut dice, 2, 2);
        let born = match dice.below(20) {
            0 => (1900 + dice.below(105)).to_string(),
            _ => r"\N".to_owned(),
        };
        names.row(&format!(
            "nm{number:07}\t{name}\t{born}\t\\N\tactor,producer\ttt0000001,tt0000002"
        ));
    }
    names.end();
}

/// The five tables of titles.
struct Titles {
    dice: Dice,
    people: u32,
    tables: [Table; 5],
}

impl Titles {
    fn new(directory: &Path, dice: Dice, people: u32) -> Self {
        let tables = [
            (
                "title.basics.tsv.gz",
                "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
            ),
            ("title.ratings.tsv.gz", "tconst averageRating numVotes"),
            ("title.crew.tsv.gz", "tconst directors writers"),
            (
                "title.principals.tsv.gz",
                "tconst ordering nconst category job characters",
            ),
            (
                "title.akas.tsv.gz",
                "titleId ordering title region language types attributes isOriginalTitle",
            ),
        ];
        Self {
            dice,
            people,
            tables: tables.map(|(file, columns)| Table::new(directory, file, columns)),
        }
    }

    /// Writes all rows of a title.
    fn title(&mut self, number: u32) {
        let Self {
            dice,
            people,
            tables: [basics, ratings, crew, principals, akas],
        } = self;
        let kind = kind(dice);
        let is_film = matches!(kind, "movie" | "tvMovie");
        let title = words(dice, 1, 5);
        let year = 1920 + dice.below(106);
        let genre = *dice.pick(&GENRES);
        let minutes = 60 + dice.below(90);
        basics.row(&format!(
            "tt{number:07}\t{kind}\t{title}\t{title}\t0\t{year}\t\\N\t{minutes}\t{genre}"
        ));
        if dice.below(100) < if is_film { 45 } else { 12 } {
            // Most have few, and some a million.
            let most = 1 << dice.below(20);
            let votes = 5 + dice.below(most);
            ratings.row(&format!("tt{number:07}\t6.1\t{votes}"));
        }
        let (director, writer) = (person(dice, *people), person(dice, *people));
        crew.row(&format!("tt{number:07}\t{director}\t{writer},{director}"));
        for place in 1..=if is_film { 12 } else { 8 } {
            let who = person(dice, *people);
            let rest = match place {
                1..=6 => format!("{who}\tactor\t\\N\t[\"{}\"]", words(dice, 1, 2)),
                7 => format!("{director}\tdirector\t\\N\t\\N"),
                _ => format!("{who}\tproducer\tproducer\t\\N"),
            };
            principals.row(&format!("tt{number:07}\t{place}\t{rest}"));
        }
        akas.row(&format!(
            "tt{number:07}\t1\t{title}\t\\N\t\\N\toriginal\t\\N\t1"
        ));
        for place in 2..=if is_film { 7 } else { 5 } {
            let (region, language) = *dice.pick(&REGIONS);
            let other = words(dice, 1, 5);
            akas.row(&format!(
                "tt{number:07}\t{place}\t{other}\t{region}\t{language}\timdbDisplay\t\\N\t0"
            ));
        }
    }
}

fn kind(dice: &mut Dice) -> &'static str {
    let mut place = dice.below(1_000);
    for (kind, share) in TYPES {
        if place < share {
            return kind;
        }
        place -= share;
    }
    TYPES[0].0
}

/// Somebody; some are in many titles and most in few.
fn person(dice: &mut Dice, people: u32) -> String {
    let everybody = f64::from(people);
    let place = everybody * dice.fraction() * dice.fraction();
    format!("nm{:07}", number(place) + 1)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and a number of 32 bits"
)]
fn number(place: f64) -> u32 {
    place as u32
}

/// So many words.
fn words(dice: &mut Dice, fewest: usize, most: usize) -> String {
    let mut text = String::new();
    for word in 0..fewest + dice.below(most - fewest + 1) {
        if word > 0 {
            text.push(' ');
        }
        let start = text.len();
        for _ in 0..2 + dice.below(2) {
            let syllable: &&str = dice.pick(&SYLLABLES);
            text.push_str(syllable);
        }
        text[start..=start].make_ascii_uppercase();
    }
    text
}
