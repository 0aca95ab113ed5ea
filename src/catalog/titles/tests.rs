use std::sync::LazyLock;

use super::*;
use crate::catalog::Catalog;
use crate::catalog::made::{catalog, film};
use crate::fold::fold;

/// Films around those of the examples, so that each has something to be mistaken for.
fn cinema() -> Catalog {
    catalog([
        film("Die Hard", 1988).titles([("de", "Stirb langsam"), ("ja", "ダイ・ハード")]),
        film("Amélie", 2001).aliases(["Le Fabuleux Destin d'Amélie Poulain"]),
        film("Amelia", 2009),
        film("Léon: The Professional", 1994),
        film("The Professionals", 1966),
        film("Napoléon", 1927),
        film("WALL·E", 2008),
        film("Wall Street", 1987),
        film("Alien", 1979),
        film("Aliens", 1986),
        film("Alien 3", 1992),
        film("Alien Resurrection", 1997),
        film("Alien: Covenant", 2017),
        film("Rocky", 1976),
        film("Rocky II", 1979),
        film("Rocky III", 1982),
        film("Rocky IV", 1985),
        film("Rocky Balboa", 2006),
        film("The Lord of the Rings: The Fellowship of the Ring", 2001).aliases(["LOTR 1"]),
        film("The Matrix", 1999),
        film("The Matrix Reloaded", 2003),
        film("Seven", 1995).aliases(["Se7en"]),
        film("Seven Samurai", 1954).aliases(["七人の侍"]),
        film("The Magnificent Seven", 1960),
        film("The Magnificent Seven", 2016),
        film("The Naked Gun: From the Files of Police Squad!", 1988),
        film("The Naked Gun 2½: The Smell of Fear", 1991),
        film("Naked Gun 33⅓: The Final Insult", 1994),
        film("Spider-Man", 2002),
        film("Spider-Man 2", 2004),
        film("The Amazing Spider-Man", 2012),
        film("Halloween", 1978),
        film("Halloween", 2007),
        film("Halloween", 2018),
        film("Halloween II", 1981),
        film("The Thing", 1982),
        film("The Thing", 2011),
        film("The Thing from Another World", 1951),
        film("That Thing You Do!", 1996),
        film("Blade Runner", 1982),
        film("Blade Runner 2049", 2017),
        film("Blade", 1998),
        film("The Shawshank Redemption", 1994),
        film("The Dark Knight", 2008),
        film("The Dark Knight Rises", 2012),
        film("Dark City", 1998),
        film("Goodfellas", 1990),
        film("The Godfather", 1972),
        film("The Godfather Part II", 1974),
        film("1917", 2019),
        film("300", 2006),
        film("300: Rise of an Empire", 2014),
        film("It", 2017),
        film("It Follows", 2014),
        film("It's a Wonderful Life", 1946),
        film("Up", 2009),
        film("Up in the Air", 2009),
        film("M", 1931),
        film("Manhattan", 1979),
        film("Mad Max", 1979),
        film("2001: A Space Odyssey", 1968),
        film("12 Monkeys", 1995),
        film("Ocean's Eleven", 2001),
        film("I, Robot", 2004),
        film("V for Vendetta", 2005).cast(["Natalie Portman", "Hugo Weaving"]),
        film("Jackie Brown", 1997).cast(["Pam Grier", "Robert De Niro", "Robert Forster"]),
        film("Heat", 1995).cast(["Al Pacino", "Robert De Niro", "Natalie Portman"]),
    ])
}

#[test]
fn films_are_found_as_people_type_them() {
    let cinema = cinema();
    for (typed, id) in [
        ("amelie", "amelie-2001"),
        ("leon", "leon-the-professional-1994"),
        ("wall e", "wall-e-2008"),
        ("walle", "wall-e-2008"),
        ("alien 3", "alien-3-1992"),
        ("alien iii", "alien-3-1992"),
        ("rocky 2", "rocky-ii-1979"),
        ("matrix", "the-matrix-1999"),
        ("se7en", "seven-1995"),
        ("seven", "seven-1995"),
        ("sevn", "seven-1995"),
        ("naked gun 33", "naked-gun-331-3-the-final-insult-1994"),
        ("spiderman", "spider-man-2002"),
        ("spiderman 2", "spider-man-2-2004"),
        ("halloween 2018", "halloween-2018"),
        ("the thing 82", "the-thing-1982"),
        ("thing 2011", "the-thing-2011"),
        ("The Thing (1982)", "the-thing-1982"),
        ("blade runer", "blade-runner-1982"),
        ("blad runner 2049", "blade-runner-2049-2017"),
        ("shawshenk redemption", "the-shawshank-redemption-1994"),
        ("redemption shawshank", "the-shawshank-redemption-1994"),
        ("dark knight", "the-dark-knight-2008"),
        ("the drak knight", "the-dark-knight-2008"),
        ("dark knight ri", "the-dark-knight-rises-2012"),
        ("goodfelas", "goodfellas-1990"),
        ("godfather 2", "the-godfather-part-ii-1974"),
        ("godfather part two", "the-godfather-part-ii-1974"),
        ("good fellas", "goodfellas-1990"),
        ("1917", "1917-2019"),
        ("300", "300-2006"),
        ("it", "it-2017"),
        ("up", "up-2009"),
        ("m", "m-1931"),
        ("七人の侍", "seven-samurai-1954"),
        ("stirb langsam", "die-hard-1988"),
        ("ダイ・ハード", "die-hard-1988"),
        ("lotr", "the-lord-of-the-rings-the-f16bbe96-2001"),
        ("twelve monkeys", "12-monkeys-1995"),
        ("oceans 11", "oceans-eleven-2001"),
        ("i robot", "i-robot-2004"),
        ("space odyssey", "2001-a-space-odyssey-1968"),
        ("redemption shawshenk", "the-shawshank-redemption-1994"),
        ("the goodfellas", "goodfellas-1990"),
        ("halloweeen 2007", "halloween-2007"),
    ] {
        let found = cinema.ids(cinema.complete_films(typed, 25));
        assert_eq!(found.first().copied(), Some(id), "{typed}: {found:?}");
    }
}

#[test]
fn people_are_found_as_people_type_them() {
    let cinema = cinema();
    for (typed, id) in [
        ("de niro", "robert-de-niro"),
        ("deniro", "robert-de-niro"),
        ("niro robert", "robert-de-niro"),
        ("pacno", "al-pacino"),
        ("natali portmann", "natalie-portman"),
        ("rob", "robert-de-niro"),
    ] {
        let found = cinema.complete_people(typed, 25);
        assert_eq!(found.first(), Some(&cinema.who(id)), "{typed}");
    }
    assert_eq!(
        cinema.resolve_person("AL PACINO"),
        Found::One(cinema.who("al-pacino"))
    );
    let Found::Nothing { nearest } = cinema.resolve_person("Al Pacno") else {
        panic!("a misspelt name is offered only");
    };
    assert_eq!(nearest.first(), Some(&cinema.who("al-pacino")));
}

#[test]
fn only_a_whole_name_resolves() {
    let cinema = cinema();
    for (typed, id) in [
        ("the-matrix-1999", "the-matrix-1999"),
        ("The Matrix", "the-matrix-1999"),
        ("matrix (1999)", "the-matrix-1999"),
        ("se7en", "seven-1995"),
        ("SPIDERMAN", "spider-man-2002"),
        ("Rocky 2", "rocky-ii-1979"),
        ("the thing 1982", "the-thing-1982"),
        ("The Magnificent Seven (2016)", "the-magnificent-seven-2016"),
    ] {
        assert_eq!(
            cinema.resolve_film(typed),
            Found::One(cinema.the(id)),
            "{typed}"
        );
    }
    for (typed, id) in [
        ("the matrx", "the-matrix-1999"),
        ("shawshank", "the-shawshank-redemption-1994"),
        ("goodfella", "goodfellas-1990"),
    ] {
        let Found::Nothing { nearest } = cinema.resolve_film(typed) else {
            panic!("{typed} is no whole name");
        };
        assert_eq!(nearest.first(), Some(&cinema.the(id)), "{typed}");
    }
    let Found::Several(films) = cinema.resolve_film("Halloween") else {
        panic!("there are three");
    };
    assert_eq!(
        cinema.ids(films),
        ["halloween-2018", "halloween-2007", "halloween-1978"]
    );
    let nothing = Found::Nothing {
        nearest: Vec::new(),
    };
    assert_eq!(cinema.resolve_film("qqqqqqqqqqqqqqqq"), nothing);
    assert_eq!(cinema.resolve_film(" \u{200b}"), nothing);
}

#[test]
fn the_words_of_a_whole_name_may_stand_in_any_order() {
    let cinema = cinema();
    for (typed, id) in [
        ("matrix the", "the-matrix-1999"),
        ("runner blade", "blade-runner-1982"),
        ("2049 runner blade", "blade-runner-2049-2017"),
        ("Redemption, Shawshank", "the-shawshank-redemption-1994"),
        ("thing the 1982", "the-thing-1982"),
        ("thing the (82)", "the-thing-1982"),
        ("seven magnificent 2016", "the-magnificent-seven-2016"),
        ("1 lotr", "the-lord-of-the-rings-the-f16bbe96-2001"),
    ] {
        let found = cinema.resolve_film(typed);
        assert_eq!(found, Found::One(cinema.the(id)), "{typed}");
    }
    for (typed, id) in [
        ("Pacino Al", "al-pacino"),
        ("de niro, robert", "robert-de-niro"),
        ("niro de robert", "robert-de-niro"),
    ] {
        let found = cinema.resolve_person(typed);
        assert_eq!(found, Found::One(cinema.who(id)), "{typed}");
    }
    let Found::Several(films) = cinema.resolve_film("thing the") else {
        panic!("there are two");
    };
    assert_eq!(cinema.ids(films), ["the-thing-2011", "the-thing-1982"]);
    // A word begun, one too few, one too many, one twice, one misspelt; the year of another.
    for typed in [
        "redemption shaw",
        "samurai",
        "knight dark the rises again",
        "the matrix the",
        "runer blade",
        "runner blade 1985",
    ] {
        let found = cinema.resolve_film(typed);
        assert!(matches!(found, Found::Nothing { .. }), "{typed}: {found:?}");
    }
    let pacino = Found::One(cinema.who("al-pacino"));
    assert_eq!(cinema.resolve_person("pacino"), pacino);
    for typed in ["niro robert", "pacin", "pacino al al"] {
        let found = cinema.resolve_person(typed);
        assert!(matches!(found, Found::Nothing { .. }), "{typed}: {found:?}");
    }
}

#[test]
fn a_name_as_it_is_typed_comes_before_one_in_another_order() {
    let films = catalog([
        film("Heat Wave", 1990).cast(["Stephen Martin", "Martin Stephen"]),
        film("Wave Heat", 1991).cast(["James Henry"]),
        film("The Heat", 2013).cast(["Henry James"]),
    ]);
    let film = |typed| films.resolve_film(typed);
    assert_eq!(film("heat wave"), Found::One(films.the("heat-wave-1990")));
    assert_eq!(film("wave heat"), Found::One(films.the("wave-heat-1991")));
    let person = |typed| films.resolve_person(typed);
    let stephen = films.who("stephen-martin");
    assert_eq!(person("Stephen Martin"), Found::One(stephen));
    let martin = films.who("martin-stephen");
    assert_eq!(person("Martin Stephen"), Found::One(martin));
    let henry = films.who("henry-james");
    assert_eq!(person("henry james"), Found::One(henry));
}

#[test]
fn a_series_may_have_more_films_than_numbers() {
    let films = (0..300_u16).map(|no| {
        let title = char::from_u32(0x4e00 + u32::from(no)).unwrap();
        film(&format!("{title}"), 1900 + no / 3).series("Zorgon")
    });
    let cinema = catalog(films);
    assert_eq!(cinema.film_count(), 300);
    assert!(matches!(
        cinema.resolve_film("zorgon 300"),
        Found::Nothing { .. }
    ));
}

#[test]
fn an_empty_text_offers_a_good_start() {
    let cinema = cinema();
    let start = cinema.complete_films("", 25);
    assert_eq!(start.len(), 25);
    assert_eq!(cinema.complete_films("  ", 25), start);
    let people = cinema.complete_people("", 2);
    assert_eq!(
        people,
        [cinema.who("natalie-portman"), cinema.who("robert-de-niro")]
    );
}

static CINEMA: LazyLock<Catalog> = LazyLock::new(cinema);

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn any_text_is_looked_up_and_always_alike(typed in "\\PC{0,120}") {
        let cinema = &*CINEMA;
        let found = cinema.complete_films(&typed, 25);
        proptest::prop_assert!(found.len() <= 25);
        proptest::prop_assert_eq!(&found, &cinema.complete_films(&typed, 25));
        proptest::prop_assert_eq!(cinema.resolve_film(&typed), cinema.resolve_film(&typed));
        let people = cinema.complete_people(&typed, 25);
        proptest::prop_assert_eq!(people, cinema.complete_people(&typed, 25));
    }

    #[test]
    fn a_whole_title_always_resolves(at in 0..64_usize, case in proptest::bool::ANY) {
        let cinema = &*CINEMA;
        let no = cinema.films().nth(at).unwrap();
        let typed = cinema.film(no).title_and_year();
        let typed = if case { typed.to_uppercase() } else { typed };
        proptest::prop_assert_eq!(cinema.resolve_film(&typed), Found::One(no));
    }

    #[test]
    fn a_whole_title_resolves_in_any_order(at in 0..64_usize, turn in 0..9_usize) {
        let cinema = &*CINEMA;
        let no = cinema.films().nth(at).unwrap();
        let title = fold(&cinema.film(no).title);
        let mut words: Vec<&str> = title.split(' ').collect();
        let turn = turn % words.len();
        words.rotate_left(turn);
        let year = cinema.film(no).year.unwrap();
        let typed = format!("{} ({})", words.join(" "), year.get());
        proptest::prop_assert_eq!(cinema.resolve_film(&typed), Found::One(no));
    }
}
