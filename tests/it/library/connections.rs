//! Who joins the films: relatives by cast, one component, long careers, series, remakes.

use reelated::catalog::{Catalog, FilmNo};
use reelated::film::{FilmId, Genre};
use reelated::library::{self, Source};

use super::{CATALOG, CENSUS, file};

/// So many relatives by cast …
const RELATIVES: usize = 3;
/// … have so many in a hundred of the films that are played.
const WITH_RELATIVES_PERCENT: usize = 90;
/// So many in a thousand may stand apart from the others: films of one country with which the library
/// has just begun, and documentaries.
const APART_PER_MILLE: usize = 50;

/// Films that share nobody with any other, and are played by people who are known elsewhere, too.
#[rustfmt::skip]
const ALONE: [&str; 23] = [
    "atlantics-2019", "birds-of-passage-2018", "caramel-2007", "daisies-1966", "diabolique-1955",
    "i-am-not-a-witch-2017", "jeanne-dielman-23-quai-du-commerce-1080-bruxelles-1975", "joyland-2022",
    "los-olvidados-1950", "lunana-a-yak-in-the-classroom-2019", "nosferatu-1922", "osama-2003",
    "portrait-of-a-lady-on-fire-2019", "rafiki-2018", "roma-2018", "society-of-the-snow-2023",
    "the-ascent-1977", "the-innocents-1961", "the-night-of-counting-the-years-1969",
    "the-texas-chain-saw-massacre-1974", "timbuktu-2014", "whisky-2004", "yeelen-1987",
];

#[test]
fn nearly_every_film_has_relatives_by_cast() {
    let played: Vec<(FilmNo, usize)> = CATALOG
        .films()
        // Hardly anybody is in two documentaries.
        .filter(|no| !CATALOG.genres(*no).contains(Genre::Documentary))
        .map(|no| {
            let related = CATALOG.related(no, RELATIVES);
            (no, related.series.len() + related.by_cast.len())
        })
        .collect();
    let lonely: Vec<String> = played
        .iter()
        .filter(|(_, relatives)| *relatives < RELATIVES)
        .map(|(no, relatives)| format!("{} has {relatives}", file(CATALOG.film(*no))))
        .collect();
    let most = (100 - WITH_RELATIVES_PERCENT) * played.len() / 100;
    assert!(
        lonely.len() <= most,
        "{most} of {} films may have fewer than {RELATIVES} relatives by cast, and {} have; complete a cast, or add \
         a film that somebody of it is in:\n  {}",
        played.len(),
        lonely.len(),
        lonely.join("\n  ")
    );
    let mut alone: Vec<String> = played
        .iter()
        .filter(|(_, relatives)| *relatives == 0)
        .map(|(no, _)| file(CATALOG.film(*no)))
        .collect();
    let mut known: Vec<String> = ALONE
        .iter()
        .map(|stem| format!("reviews/{stem}.md"))
        .collect();
    alone.sort();
    known.sort();
    assert_eq!(
        alone, known,
        "ALONE is to name the films without any relative"
    );
}

#[test]
fn chains_join_all_but_a_few_films() {
    let apart: Vec<String> = CENSUS
        .apart
        .iter()
        .map(|no| file(CATALOG.film(*no)))
        .collect();
    let most = APART_PER_MILLE * CATALOG.film_count() / 1000;
    assert!(
        apart.len() <= most,
        "{most} films may stand apart, not these {}: {apart:#?}",
        apart.len()
    );
    // The census has its own search: `/connect` has to agree with it.
    let joined: Vec<FilmNo> = CATALOG
        .films()
        .filter(|no| !CENSUS.apart.contains(no))
        .collect();
    for pair in joined.windows(2).step_by(10) {
        let chains = CATALOG.chains(pair[0], pair[1], 1);
        assert!(!chains.is_empty(), "{}", file(CATALOG.film(pair[0])));
    }
    for no in &CENSUS.apart {
        assert!(
            CATALOG.chains(*no, joined[0], 1).is_empty(),
            "{}",
            file(CATALOG.film(*no))
        );
    }
}

#[test]
fn some_actors_span_many_films_and_decades() {
    let names = |films: usize, decades: usize| -> Vec<&str> {
        let people = CENSUS.people.iter();
        let people = people.filter(|count| count.films >= films && count.decades >= decades);
        people
            .map(|count| CATALOG.person_name(count.person).shown())
            .collect()
    };
    let busy = names(5, 1);
    assert!(
        busy.len() >= 15,
        "in five films or more: {busy:?}; 15 are the least"
    );
    let lasting = names(5, 5);
    assert!(
        lasting.len() >= 3,
        "in five films or more of five decades: {lasting:?}; three are the least"
    );
}

#[test]
fn there_are_series_and_remakes() {
    let series = CENSUS.series.len();
    assert!(
        series >= 10,
        "{series} series of several films; ten are the least"
    );
    let long = CENSUS
        .series
        .iter()
        .filter(|films| films.len() >= 3)
        .count();
    assert!(
        long >= 5,
        "{long} series of three films or more; five are the least"
    );
    let remakes = CENSUS.same_title.iter().filter(|films| {
        let years = films.iter().map(|no| CATALOG.film(*no).year);
        years.collect::<std::collections::BTreeSet<_>>().len() > 1
    });
    let remakes = remakes.count();
    assert!(
        remakes >= 3,
        "{remakes} titles of several years; three are the least"
    );
}

/// A film of history or war and one of science fiction or fantasy that share somebody.
const WORLDS_APART: [(&str, &str); 11] = [
    ("back-to-the-future-1985", "titanic-1997"),
    ("get-out-2017", "finding-nemo-2003"),
    ("home-alone-1990", "goodfellas-1990"),
    ("mean-girls-2004", "doctor-strange-2016"),
    ("saw-2004", "million-dollar-baby-2004"),
    ("schindlers-list-1993", "iron-man-3-2013"),
    ("se7en-1995", "march-of-the-penguins-2005"),
    ("superman-1978", "back-to-the-future-1985"),
    ("the-lion-king-1994", "aladdin-and-the-king-of-thieves-1996"),
    ("the-shining-1980", "the-empire-strikes-back-1980"),
    ("west-side-story-1961", "psycho-1960"),
];

#[test]
fn what_stands_in_another_world_is_not_among_the_nearest() {
    let catalog = Catalog::new(
        library::read(&[Source::Catalogue, Source::Bundled], |_| {})
            .0
            .reviews,
    );
    let film = |id: &str| {
        let found = FilmId::parse(id).and_then(|id| catalog.find(&id));
        found.unwrap_or_else(|| panic!("{id} is not in the catalogue"))
    };
    let near = WORLDS_APART.iter().filter(|(asked, other)| {
        let other = film(other);
        let related = catalog.related(film(asked), 5);
        let mut all = related.listed();
        all.any(|suggestion| suggestion.film == other)
    });
    assert_eq!(near.collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
}
