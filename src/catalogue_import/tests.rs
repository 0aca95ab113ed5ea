use std::{collections::BTreeMap, ffi::OsString};

use flate2::{Compression, write::GzEncoder};
use insta::assert_snapshot;

use super::*;
use crate::library::{self, Source};

/// The six tables as they are made for a test, by file: lines of fields between bars.
struct Made(BTreeMap<&'static str, String>);

impl Made {
    /// Tables without rows.
    fn new() -> Self {
        let headers = [
            (RATINGS.file, "tconst|averageRating|numVotes"),
            (
                BASICS.file,
                "tconst|titleType|primaryTitle|originalTitle|isAdult|startYear|endYear|runtimeMinutes|genres",
            ),
            (CREW.file, "tconst|directors|writers"),
            (
                PRINCIPALS.file,
                "tconst|ordering|nconst|category|job|characters",
            ),
            (
                AKAS.file,
                "titleId|ordering|title|region|language|types|attributes|isOriginalTitle",
            ),
            (
                NAMES.file,
                "nconst|primaryName|birthYear|deathYear|primaryProfession|knownForTitles",
            ),
        ];
        let headers = headers.into_iter();
        Self(
            headers
                .map(|(file, header)| (file, tabs(header) + "\n"))
                .collect(),
        )
    }

    /// One film with one actor.
    fn small() -> Self {
        Self::new()
            .with(&RATINGS, &["tt0000001|7.1|900"])
            .with(
                &BASICS,
                &[r"tt0000001|movie|Low Tide|Low Tide|0|1995|\N|101|Drama"],
            )
            .with(&CREW, &[r"tt0000001|nm0000002|\N"])
            .with(
                &PRINCIPALS,
                &[r#"tt0000001|1|nm0000001|actor|\N|["Mason"]"#],
            )
            .with(
                &NAMES,
                &[
                    r"nm0000001|Ada Brink|1950|\N|actor|\N",
                    r"nm0000002|Bo Carr|\N|\N|\N|\N",
                ],
            )
    }

    fn with<const N: usize>(mut self, table: &table::Table<N>, rows: &[&str]) -> Self {
        let text = self.0.entry(table.file).or_default();
        for row in rows {
            text.push_str(&tabs(row));
            text.push('\n');
        }
        self
    }

    fn put(&self) -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        for (file, text) in &self.0 {
            fs::write(place.0.path().join(file), packed(text)).unwrap();
        }
        place
    }
}

fn tabs(row: &str) -> String {
    row.replace('|', "\t")
}

fn packed(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}

/// A directory with tables, and where the listings go.
struct Place(tempfile::TempDir);

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn import(&self, min_votes: u32) -> Result<Imported, Error> {
        import(
            self.0.path(),
            &self.file("films.jsonl"),
            min_votes,
            &mut |_| {},
        )
    }

    /// The listings, as they stand in the file.
    fn written(&self) -> String {
        fs::read_to_string(self.file("films.jsonl")).unwrap()
    }

    /// The listings after an import in which nothing was left out.
    fn imported(&self) -> String {
        let imported = self.import(0).unwrap();
        assert_eq!(imported.skipped, []);
        self.written()
    }

    /// What the error says of an import, which leaves behind only what was there before.
    fn refused(&self) -> String {
        let names = || {
            let entries = fs::read_dir(self.0.path()).unwrap();
            let mut names: Vec<OsString> =
                entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        fs::write(self.file("films.jsonl"), "the old listings").unwrap();
        let before = names();
        let error = self.import(0).unwrap_err().to_string();
        assert_eq!(
            (names(), self.written().as_str()),
            (before, "the old listings")
        );
        error.replace(&self.0.path().display().to_string(), "DIR")
    }
}

#[test]
fn the_tables_become_listings() {
    let place = Made::new()
        .with(&RATINGS, &["tt0000001|8.1|700000", "tt0000002|5.5|12", "tt0000006|6.0|80"])
        .with(
            &BASICS,
            &[
                r"tt0000001|movie|The Long Heist|The Long Heist|0|1995|\N|170|Action,Biography,Sci-Fi",
                r"tt0000002|tvMovie|The Long Heist|La lunga rapina|0|1995|\N|88|Musical",
                r"tt0000003|tvEpisode|The Long Heist|The Long Heist|0|1995|\N|30|Crime",
                r"tt0000004|movie|Closed Curtains|Closed Curtains|1|1995|\N|70|Drama",
                r"tt0000005|movie|Open Curtains|Open Curtains|0|1995|\N|70|Adult,Drama",
                // As text, this number is before the next.
                r"tt10000001|movie|The Long Heist|The Long Heist|0|1995|\N|\N|\N",
                r#"tt0000006|movie|"Seven" Lakes|Sieben Seen|0|\N|\N|\N|\N"#,
                r"tt0000007|short|Little Lake|Little Lake|0|1995|\N|9|Short",
            ],
        )
        .with(
            &CREW,
            &[
                "tt0000001|nm0000011|nm0000011,nm0000012,nm0000011",
                r"tt0000002|nm0000013|\N",
                r"tt0000003|nm0000014|\N",
                r"tt0000006|\N|\N",
                r"tt10000001|nm0000013|\N",
            ],
        )
        .with(
            &PRINCIPALS,
            &[
                r#"tt0000001|2|nm0000002|actress|\N|["Lena","The \"Fox\""]"#,
                r#"tt0000001|1|nm0000001|actor|\N|["Vincent Mann"]"#,
                r#"tt0000001|3|nm0000001|actor|\N|["The Twin"]"#,
                r"tt0000001|4|nm0000011|director|\N|\N",
                r#"tt0000001|5|nm0000003|archive_footage|\N|["Self"]"#,
                r#"tt0000001|6|nm0000003|self|\N|["Self"]"#,
                r#"tt0000003|1|nm0000002|actress|\N|["Lena"]"#,
            ],
        )
        .with(
            &AKAS,
            &[
                r"tt0000001|1|The Long Heist|\N|\N|original|\N|1",
                r"tt0000001|2|Der lange Raub|DE|\N|\N|reissue title|0",
                r"tt0000001|3|Der lange Coup|DE|\N|imdbDisplay|\N|0",
                r"tt0000001|4|Der Coup|AT|\N|imdbDisplay|\N|0",
                r"tt0000001|5|O Longo Golpe|BR|\N|imdbDisplay|\N|0",
                r"tt0000001|6|O Longo Golpe|PT|\N|imdbDisplay|\N|0",
                r"tt0000001|7|El largo golpe|MX|\N|imdbDisplay|\N|0",
                r"tt0000001|8|The Long Heist|FR|\N|imdbDisplay|\N|0",
                r"tt0000001|9|Le long casse|FR|\N|alternative|\N|0",
                r"tt0000001|10|長い強盗|JP|ja|imdbDisplay|\N|0",
                r"tt0000001|11|A Long Robbery|GB|\N|imdbDisplay|\N|0",
                r"tt0000002|1|La lunga rapina|IT|\N|imdbDisplay|\N|0",
                r"tt0000003|1|Die Episode|DE|\N|imdbDisplay|\N|0",
            ],
        )
        .with(
            &NAMES,
            &[
                r"nm0000001|Ada Brink|1950|\N|actress|tt0000001",
                r"nm0000002|Bo Carr|\N|\N|\N|\N",
                r"nm0000003|Cy Dunne|1940|2001|\N|\N",
                r"nm0000011|Dee Eames|\N|\N|director|\N",
                r"nm0000012|Eli Frost|\N|\N|\N|\N",
                r"nm0000013|Anna Bassi|\N|\N|\N|\N",
                r"nm0000014|Nobody Wanted|\N|\N|\N|\N",
            ],
        )
        .put();
    let imported = place.import(0).unwrap();
    assert_eq!(
        imported,
        Imported {
            films: 4,
            people: 6,
            skipped: Vec::new(),
            untitled: 0,
            nameless: 0,
        }
    );
    assert_snapshot!(place.written(), @r#"
    {"title":"The Long Heist","year":1995,"aliases":["A Long Robbery"],"titles":{"de":"Der lange Coup","es-419":"El largo golpe","pt":"O Longo Golpe","ja":"長い強盗"},"directors":["Dee Eames"],"writers":["Dee Eames","Eli Frost"],"cast":[{"name":"Ada Brink","role":"Vincent Mann / The Twin"},{"name":"Bo Carr","role":"Lena / The \"Fox\""},"Cy Dunne"],"genres":["Action","Science Fiction"],"runtime_minutes":170,"votes":700000,"imdb":"tt0000001"}
    {"title":"The Long Heist","year":1995,"id":"the-long-heist-1995-bassi","titles":{"it":"La lunga rapina"},"directors":["Anna Bassi"],"genres":["Music","TV Movie"],"runtime_minutes":88,"votes":12,"imdb":"tt0000002"}
    {"title":"\"Seven\" Lakes","aliases":["Sieben Seen"],"votes":80,"imdb":"tt0000006"}
    {"title":"The Long Heist","year":1995,"id":"the-long-heist-1995-tt10000001","directors":["Anna Bassi"],"imdb":"tt10000001"}
    "#);
    let library = library::load(&[Source::Given(vec![place.file("films.jsonl")])], |_| {}).unwrap();
    assert_eq!((library.reviews.len(), library.left_out), (4, 0));
    assert!(library.problems.is_empty(), "{:?}", library.problems);
}

#[test]
fn people_of_one_name_are_told_apart() {
    let place = Made::new()
        .with(
            &RATINGS,
            &["tt0000001|8.1|10", "tt0000002|5.5|2000", "tt0000003|5.5|30"],
        )
        .with(
            &BASICS,
            &[
                r"tt0000001|movie|One|One|0|1995|\N|\N|\N",
                r"tt0000002|movie|Two|Two|0|1995|\N|\N|\N",
                r"tt0000003|movie|Three|Three|0|1995|\N|\N|\N",
            ],
        )
        .with(
            &PRINCIPALS,
            &[
                r"tt0000001|1|nm0000001|actor|\N|\N",
                r"tt0000001|2|nm0000002|actor|\N|\N",
                r"tt0000001|3|nm0000003|actor|\N|\N",
                r"tt0000001|4|nm0000004|actor|\N|\N",
                r"tt0000002|1|nm0000005|actor|\N|\N",
                r"tt0000003|1|nm0000001|actor|\N|\N",
            ],
        )
        .with(
            &NAMES,
            &[
                r"nm0000001|Zoë Lind|1947|\N|\N|\N",
                r"nm0000002|Zoe Lind|1947|\N|\N|\N",
                r"nm0000003|Zoë Lind|1980|\N|\N|\N",
                r"nm0000004|ZOE LIND|\N|\N|\N|\N",
                r"nm0000005|Zoe Lind|1947|\N|\N|\N",
            ],
        )
        .put();
    assert_snapshot!(place.imported(), @r#"
    {"title":"One","year":1995,"cast":["Zoë Lind (born 1947)","Zoe Lind (nm0000002)","Zoë Lind (born 1980)","ZOE LIND (nm0000004)"],"votes":10,"imdb":"tt0000001"}
    {"title":"Two","year":1995,"cast":["Zoe Lind"],"votes":2000,"imdb":"tt0000002"}
    {"title":"Three","year":1995,"cast":["Zoë Lind (born 1947)"],"votes":30,"imdb":"tt0000003"}
    "#);
}

#[test]
fn the_mess_is_left_out_and_counted() {
    let place = Made::small()
        .with(
            &BASICS,
            &[
                r"tt0000002|movie|\N|\N|0|1995|\N|101|Drama",
                "tt0000003|movie|Too few fields",
                r"tt0000004|movie|Two|tabs|Two tabs|0|1995|\N|101|Drama",
                r"tt0000005|movie|Next Year|Next Year|0|19x5|\N|101|Drama",
                r"tt0000006|movie|High Tide|High Tide|0|99999|\N|99999|Drama,Opera",
                r"tt0000001|movie|Low Tide Again|Low Tide Again|0|1996|\N|\N|\N",
                r"tt0000007|tvSeries|Tides|Tides|0|1995|2000|\N|Drama",
                r"tt0000008|tvSeries|Tides|Tides|0|1995|2000|\N|Drama",
            ],
        )
        .with(
            &PRINCIPALS,
            &[
                r#"tt0000001|2|nm0000001|actor|\N|["broken"#,
                r"tt0000001|3|nm0000099|actor|\N|\N",
                r"tt0000001|first|nm0000001|actor|\N|\N",
                r"tt0000001|4|nm0000002|actor|\N|[]",
            ],
        )
        .with(
            &AKAS,
            &[
                r"tt0000001|1|\N|DE|\N|imdbDisplay|\N|0",
                r"tt0000001|2|Ebbe|XÆ|de|imdbDisplay|\N|0",
                r"tt0000001|3|Ebbe|DE|xx|imdbDisplay|\N|0",
                "tt0000001|4|Ebbe",
                r"tt0000001|5|LOW TIDE!|DE|\N|imdbDisplay|\N|0",
                r"tt0000001|6|Marea|ES|\N|new type|\N|0",
            ],
        )
        .put();
    let Imported {
        films,
        people,
        skipped,
        untitled,
        nameless,
    } = place.import(0).unwrap();
    assert_eq!((films, people, untitled, nameless), (2, 2, 1, 1));
    let skipped = skipped.into_iter();
    let skipped: Vec<_> = skipped
        .map(|it| (it.file, it.rows, it.first_line))
        .collect();
    assert_eq!(
        skipped,
        [
            (BASICS.file, 3, 4),
            (PRINCIPALS.file, 1, 5),
            (AKAS.file, 1, 5)
        ]
    );
    assert_snapshot!(place.written(), @r#"
    {"title":"Low Tide","year":1995,"titles":{"es":"Marea"},"directors":["Bo Carr"],"cast":[{"name":"Ada Brink","role":"Mason"},"Bo Carr"],"genres":["Drama"],"runtime_minutes":101,"votes":900,"imdb":"tt0000001"}
    {"title":"High Tide","genres":["Drama"],"imdb":"tt0000006"}
    "#);
}

#[test]
fn only_films_with_enough_votes_are_wanted() {
    let place = Made::small()
        .with(&BASICS, &[r"tt0000002|movie|Ebb|Ebb|0|1995|\N|101|Drama"])
        .put();
    assert_eq!(place.import(900).unwrap().films, 1);
    assert_eq!(place.import(0).unwrap().films, 2);
    let error = place.import(901).unwrap_err().to_string();
    assert_snapshot!(error, @"No film has 901 votes: ask for fewer with --min-votes.");
}

#[test]
fn columns_go_by_their_names() {
    let expected = Made::small().put().imported();
    let mut made = Made::small();
    made.0.insert(
        CREW.file,
        tabs("writers|new|tconst|directors\r\n\\N|?|tt0000001|nm0000002\r\n"),
    );
    assert_eq!(made.put().imported(), expected);
    made.0.insert(CREW.file, tabs("tconst|director|writers\n"));
    assert_snapshot!(made.put().refused(), @"title.crew.tsv.gz has no column directors; it has tconst, director, writers. If a fresh download says the same, IMDb has changed the table, and a newer Reelated is needed (https://developer.imdb.com/non-commercial-datasets/).");
}

#[test]
fn a_table_of_other_rows_is_refused() {
    let made = Made::small().with(&RATINGS, &["1|7.1|900", "2|7.1|900"]);
    assert_snapshot!(made.put().refused(), @"Most of title.ratings.tsv.gz cannot be read, from line 3 on. If a fresh download says the same, IMDb has changed the table, and a newer Reelated is needed (https://developer.imdb.com/non-commercial-datasets/).");
}

#[test]
fn a_table_without_films_is_refused() {
    let mut made = Made::small();
    let renamed = made.0[BASICS.file].replace("\tmovie\t", "\tfeatureFilm\t");
    made.0.insert(BASICS.file, renamed);
    assert_snapshot!(made.put().refused(), @"title.basics.tsv.gz names no films. If a fresh download says the same, IMDb has changed the table, and a newer Reelated is needed (https://developer.imdb.com/non-commercial-datasets/).");
}

#[test]
fn missing_tables_are_named_together() {
    let place = Made::small().put();
    for file in [CREW.file, AKAS.file] {
        fs::remove_file(place.file(file)).unwrap();
    }
    assert_snapshot!(place.refused(), @"title.crew.tsv.gz, title.akas.tsv.gz: not in DIR. Fetch what is missing as https://developer.imdb.com/non-commercial-datasets/ says, and put it beside the others as it is.");
}

#[test]
fn a_cut_download_leaves_nothing_behind() {
    for file in FILES {
        let place = Made::small().put();
        let whole = fs::read(place.file(file)).unwrap();
        for length in [0, 5, whole.len() / 2, whole.len() - 1] {
            fs::write(place.file(file), &whole[..length]).unwrap();
            let error = place.refused();
            let starts = error.starts_with(&format!("{file} ends in the middle, after line "));
            assert!(starts, "{length} bytes: {error}");
        }
    }
    let place = Made::small().put();
    fs::write(place.file(NAMES.file), "nconst\tprimaryName\tbirthYear\n").unwrap();
    assert_snapshot!(place.refused(), @"name.basics.tsv.gz cannot be unpacked after line 1: it is damaged, or not as IMDb publishes it. Fetch it again, and leave it packed.");
}

#[test]
fn a_place_that_cannot_be_written_is_named_at_once() {
    let place = Made::small().put();
    let nowhere = place.file("nowhere").join("films.jsonl");
    let mut told = 0;
    let error = import(place.0.path(), &nowhere, 0, &mut |_| told += 1).unwrap_err();
    assert!(matches!(error, Error::Unwritable { .. }), "{error}");
    assert_eq!(told, 0);
}

#[test]
fn a_long_table_in_several_parts_is_read_whole() {
    // More than two chunks, in two members of one file, the last row without its line's end.
    let row = |number: u32| {
        let title = format!("Tide {number} {}", "and tide ".repeat(12));
        format!("tt{number:07}\tmovie\t{title}\t{title}\t0\t1995\t\\N\t101\tDrama")
    };
    let made = Made::small();
    let rows: Vec<String> = (2..=10_000).map(row).collect();
    let text = made.0[BASICS.file].clone() + &rows.join("\n");
    let (first, second) = text.split_at(text.len() / 3);
    assert!(text.len() > 2 << 20);
    let place = made.put();
    let parts = [packed(first), packed(second)].concat();
    fs::write(place.file(BASICS.file), parts).unwrap();
    let mut last = None;
    let to = place.file("films.jsonl");
    let imported = import(place.0.path(), &to, 0, &mut |progress| {
        if let Progress::Reading { bytes, of, .. } = progress {
            assert!(bytes <= of);
            last = Some((bytes, of));
        }
    });
    assert_eq!(imported.unwrap().films, 10_000);
    assert!(last.is_some_and(|(bytes, of)| bytes == of), "{last:?}");
    let lines = place.written();
    assert_eq!(lines.lines().count(), 10_000);
    assert!(
        lines
            .lines()
            .last()
            .unwrap()
            .contains(r#""imdb":"tt0010000""#)
    );
}
