//! Who joins the films: relatives by cast, one component, long careers, series, remakes.

use reelated::catalog::FilmNo;
use reelated::film::Genre;

use crate::{CATALOG, CENSUS, expect_none, file};

/// The fewest relatives by cast.
const RELATIVES: usize = 3;
/// So many films may stand apart from the others.
const APART: usize = 10;

#[test]
fn every_film_has_relatives_by_cast() {
    let lonely: Vec<String> = CATALOG
        .films()
        // Hardly anybody is in two documentaries.
        .filter(|no| !CATALOG.genres(*no).contains(Genre::Documentary))
        .map(|no| {
            let related = CATALOG.related(no, RELATIVES);
            (no, related.series.len() + related.by_cast.len())
        })
        .filter(|(_, relatives)| *relatives < RELATIVES)
        .map(|(no, relatives)| format!("{} has {relatives}", file(CATALOG.film(no))))
        .collect();
    expect_none(
        &lonely,
        "three relatives by cast are the least; complete the cast, or add a film that somebody of it is in:",
    );
}

#[test]
fn chains_join_all_but_a_few_films() {
    let apart: Vec<String> = CENSUS
        .apart
        .iter()
        .map(|no| file(CATALOG.film(*no)))
        .collect();
    assert!(
        apart.len() <= APART,
        "{APART} films may stand apart, not these: {apart:#?}"
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
