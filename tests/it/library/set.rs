//! The set as a whole: enough of every time, kind and language, and a scale that is used.

use reelated::film::{Decade, Film, Genre, Rating, Year};

use super::{CATALOG, CENSUS, expect_none, reviews};

/// What is counted, the fewest of it, and whether a film is one.
type Quota = (&'static str, usize, fn(&Film) -> bool);

const QUOTAS: [Quota; 6] = [
    ("films", 800, |_| true),
    ("films since 2015", 150, |film| since(film, 2015)),
    ("films since 2022", 40, |film| since(film, 2022)),
    ("comedies", 80, |film| film.genres.contains(&Genre::Comedy)),
    ("animations", 60, |film| {
        film.genres.contains(&Genre::Animation)
    }),
    ("horror films", 60, |film| {
        film.genres.contains(&Genre::Horror)
    }),
];

fn since(film: &Film, year: u16) -> bool {
    film.year.is_some_and(|of| of.get() >= year)
}

#[test]
fn there_is_enough_of_every_kind() {
    let mut wrong = Vec::new();
    for (what, least, is_one) in QUOTAS {
        let count = reviews().filter(|review| is_one(&review.film)).count();
        if count < least {
            wrong.push(format!("{count} {what}, {least} are the least"));
        }
    }
    expect_none(&wrong, "add reviews:");
}

#[test]
fn every_decade_since_the_forties_has_ten_films() {
    let last = reviews().filter_map(|review| review.film.year).max();
    let last = last.map_or(1940, |year| year.decade().start());
    let mut wrong = Vec::new();
    for start in (1940..=last).step_by(10) {
        // A film that may not exist fills no gap.
        let films = reviews()
            .filter(|review| review.film.confirmed)
            .filter(|review| review.film.year.map(Year::decade) == Decade::new(start))
            .count();
        if films < 10 {
            wrong.push(format!("{start}s: {films} films"));
        }
    }
    expect_none(
        &wrong,
        "add reviews to these decades, ten films are the least:",
    );
}

#[test]
fn every_genre_has_eight_films() {
    let thin: Vec<String> = Genre::ALL
        .into_iter()
        .filter(|genre| *genre != Genre::TvMovie && CENSUS.of_genre(*genre) < 8)
        .map(|genre| format!("{genre}: {} films", CENSUS.of_genre(genre)))
        .collect();
    expect_none(
        &thin,
        "add reviews to these genres, eight films are the least:",
    );
}

#[test]
fn documentaries_and_animation_are_not_only_for_children() {
    let films = CATALOG
        .films()
        .map(|no| CATALOG.genres(no))
        .filter(|genres| {
            genres.contains(Genre::Documentary)
                || genres.contains(Genre::Animation) && !genres.contains(Genre::Family)
        });
    let count = films.count();
    assert!(
        count >= 15,
        "{count} documentaries, and animated films that are not family films; 15 are the least"
    );
}

#[test]
fn ratings_use_the_scale() {
    let tenths: Vec<u8> = CENSUS
        .ratings
        .iter()
        .map(|rating| rating.tenths())
        .collect();
    assert_eq!(faults_of_scale(&tenths), Vec::<String>::new());
    assert_eq!(
        CENSUS.median().map(Rating::tenths),
        tenths.get(tenths.len() / 2).copied()
    );
}

/// What keeps ratings (in tenths, the lowest first) from recommending something.
fn faults_of_scale(tenths: &[u8]) -> Vec<String> {
    let mut faults = Vec::new();
    let (Some(lowest), Some(highest)) = (tenths.first(), tenths.last()) else {
        return vec!["nothing is rated".to_owned()];
    };
    if *lowest > 30 {
        faults.push(format!(
            "no film fails: the lowest rating is {lowest} tenths"
        ));
    }
    if *highest < 95 {
        faults.push(format!(
            "no film is great: the highest rating is {highest} tenths"
        ));
    }
    let median = tenths[tenths.len() / 2];
    if !(65..=75).contains(&median) {
        faults.push(format!("the middle is {median} tenths, not 65 to 75"));
    }
    for whole in 0..=10 {
        let count = tenths
            .iter()
            .filter(|rating| **rating / 10 == whole)
            .count();
        if 5 * count > 2 * tenths.len() {
            faults.push(format!("{count} of {} films get a {whole}", tenths.len()));
        }
    }
    let poor = tenths.iter().filter(|rating| **rating < 50).count();
    if 20 * poor < tenths.len() {
        faults.push(format!("{poor} films only get less than 5"));
    }
    faults
}

#[test]
fn a_library_in_which_everything_gets_an_eight_is_found_out() {
    assert_eq!(faults_of_scale(&[80; 50]).len(), 5);
    let spread: Vec<u8> = (0..50).map(|at| 20 + at * 3 / 2).collect();
    let faults = faults_of_scale(&spread);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("no film is great"));
    assert_eq!(faults_of_scale(&[]), ["nothing is rated"]);
}
