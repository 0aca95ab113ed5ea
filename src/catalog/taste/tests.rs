//! Made-up members in made-up cinemas.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use super::*;
use crate::catalog::LeftOut;
use crate::catalog::made::{self, catalog, film};
use crate::film::{Genre, GenreSet};

const FIVE: usize = 5;

fn taste(cinema: &Catalog, rated: &[(&str, u8)]) -> Taste {
    let rated = rated.iter().map(|(film, score)| (cinema.the(film), *score));
    Taste {
        rated: rated.collect(),
        ..Taste::default()
    }
}

fn films(recommended: &[Recommendation]) -> Vec<FilmNo> {
    recommended.iter().map(|offered| offered.film).collect()
}

fn pacino() -> Catalog {
    catalog([
        film("Heat", 1995)
            .cast(["Al Pacino", "Robert De Niro", "Val Kilmer"])
            .directors(["Michael Mann"])
            .genres([Genre::Crime, Genre::Drama]),
        film("Serpico", 1973)
            .cast(["Al Pacino", "John Randolph"])
            .genres([Genre::Crime]),
        film("Scarface", 1983)
            .cast(["Al Pacino", "Steven Bauer"])
            .genres([Genre::Crime]),
        film("The Insider", 1999)
            .cast(["Al Pacino", "Russell Crowe"])
            .directors(["Michael Mann"])
            .genres([Genre::Drama]),
        film("Righteous Kill", 2008)
            .cast(["Robert De Niro", "Al Pacino"])
            .genres([Genre::Crime]),
        film("Insomnia", 2002)
            .cast(["Al Pacino", "Robin Williams"])
            .genres([Genre::Thriller]),
        film("Ronin", 1998).cast(["Robert De Niro", "Jean Reno"]),
        film("Thief", 1981)
            .cast(["James Caan"])
            .directors(["Michael Mann"])
            .genres([Genre::Crime]),
        film("Cops", 1922).cast(["Buster Keaton"]),
        film("Gigli", 2003)
            .cast(["Ben Affleck", "Jennifer Lopez"])
            .genres([Genre::Romance]),
        film("Jersey Girl", 2004)
            .cast(["Ben Affleck", "Jennifer Lopez"])
            .genres([Genre::Romance]),
    ])
}

/// What is offered, a line a film: how it fits each member, and why.
fn told(cinema: &Catalog, recommended: &[Recommendation]) -> String {
    let reason = |reason: &Reason| {
        let people = |people: &[PersonNo]| {
            let names = people.iter().map(|no| cinema.person_name(*no).full());
            names.collect::<Vec<_>>().join(", ")
        };
        let agrees = &reason.agrees;
        let genres: Vec<&str> = agrees.genres.iter().map(Genre::name).collect();
        let said = match reason.said {
            Said::Rated(score) => format!("a {score}"),
            Said::Wants => "wanted".to_owned(),
        };
        format!(
            "{} {said}: [{}] by [{}] in [{}]",
            cinema.film(reason.film).title,
            people(&reason.shared),
            people(&agrees.directors),
            genres.join(", "),
        )
    };
    let line = |offered: &Recommendation| {
        let members = offered.for_each.iter().map(|member| {
            let because: Vec<String> = member.because.iter().map(reason).collect();
            format!("\n  {:?} {because:?}", member.fit)
        });
        let title = cinema.film(offered.film).title_and_year();
        title + &members.collect::<String>()
    };
    recommended.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn films_with_liked_people_come_first_and_say_why() {
    let cinema = pacino();
    let member = taste(
        &cinema,
        &[("heat-1995", 9), ("serpico-1973", 8), ("gigli-2003", 2)],
    );
    let offered = cinema.recommend(&[member], &Filter::default(), 10).unwrap();
    insta::assert_snapshot!(told(&cinema, &offered), @r#"
    Scarface (1983)
      Good ["Heat a 9: [Al Pacino] by [] in [Crime]", "Serpico a 8: [Al Pacino] by [] in [Crime]"]
    Thief (1981)
      Good ["Heat a 9: [] by [Michael Mann] in [Crime]"]
    The Insider (1999)
      Good ["Heat a 9: [Al Pacino] by [Michael Mann] in [Drama]", "Serpico a 8: [Al Pacino] by [] in []"]
    Righteous Kill (2008)
      Good ["Heat a 9: [Al Pacino, Robert De Niro] by [] in [Crime]", "Serpico a 8: [Al Pacino] by [] in [Crime]"]
    Ronin (1998)
      Good ["Heat a 9: [Robert De Niro] by [] in []"]
    Insomnia (2002)
      Good ["Heat a 9: [Al Pacino] by [] in []", "Serpico a 8: [Al Pacino] by [] in []"]
    "#);
}

#[test]
fn what_is_seen_rated_or_left_out_is_not_offered() {
    let cinema = pacino();
    let mut member = taste(
        &cinema,
        &[("heat-1995", 9), ("serpico-1973", 8), ("gigli-2003", 2)],
    );
    member.seen = vec![cinema.the("righteous-kill-2008")];
    let filter = Filter {
        left_out: LeftOut {
            genres: GenreSet::EMPTY.with(Genre::Drama),
            ..LeftOut::default()
        },
        ..Filter::default()
    };
    let offered = cinema.recommend(&[member], &filter, 2).unwrap();
    assert_eq!(cinema.ids(films(&offered)), ["scarface-1983", "thief-1981"]);
}

#[test]
fn lists_follow_each_other_and_keep_what_they_are_told_to() {
    let cinema = pacino();
    let mut own = taste(
        &cinema,
        &[("heat-1995", 9), ("scarface-1983", 8), ("cops-1922", 5)],
    );
    let choose = |own: &Taste, choosing: Choosing<'_>| {
        let company = Company {
            tastes: std::slice::from_ref(own),
            others: &[],
        };
        let offered = cinema.recommend_choosing(company, &Filter::default(), &choosing);
        films(&offered.unwrap())
    };
    let first = choose(&own, Choosing::of(2));
    let second = choose(
        &own,
        Choosing {
            lists_before: 1,
            ..Choosing::of(2)
        },
    );
    assert_eq!((first.len(), second.len()), (2, 2));
    assert!(first.iter().all(|film| !second.contains(film)));
    // What stays comes first, in its order; what else suits fills the list.
    let kept = [second[1], first[0]];
    let stays = choose(
        &own,
        Choosing {
            kept: &kept,
            ..Choosing::of(3)
        },
    );
    assert_eq!((&stays[..2], stays.len()), (&kept[..], 3));
    let among = choose(
        &own,
        Choosing {
            among: Some(&second),
            ..Choosing::of(5)
        },
    );
    assert_eq!(among.len(), 2);
    assert!(among.iter().all(|film| second.contains(film)));
    // What is not for them is not offered, also where it was to stay.
    own.declined = vec![second[1]];
    let without = choose(
        &own,
        Choosing {
            kept: &kept,
            ..Choosing::of(5)
        },
    );
    assert_eq!(without[0], first[0]);
    assert!(!without.contains(&second[1]));
}

#[test]
fn what_is_not_for_somebody_speaks_against_its_like() {
    let cinema = pacino();
    let mut own = taste(
        &cinema,
        &[("heat-1995", 6), ("scarface-1983", 9), ("serpico-1973", 8)],
    );
    let place = |own: &Taste| {
        let offered = cinema.recommend(std::slice::from_ref(own), &Filter::default(), FIVE);
        let ronin = cinema.the("ronin-1998");
        let films = films(&offered.unwrap());
        films.iter().position(|film| *film == ronin)
    };
    assert!(place(&own).is_some());
    // The other film with Robert De Niro: what *Heat* said for him is outweighed.
    own.declined = vec![cinema.the("righteous-kill-2008")];
    assert_eq!(place(&own), None);
}

#[test]
fn what_somebody_wants_to_watch_speaks_for_its_like() {
    let crime = |title, cast: [&str; 1]| film(title, 1990).genres([Genre::Crime]).cast(cast);
    let cinema = catalog([
        crime("Rated One", ["Nobody"]),
        crime("Rated Two", ["Somebody"]),
        crime("Rated Three", ["Anybody"]),
        crime("With Ann", ["Ann"]),
        crime("With Bob", ["Bob"]),
        // Nothing else of these is like what is offered.
        film("Ann Dances", 1930)
            .genres([Genre::Music])
            .cast(["Ann"]),
        film("Bob Dances", 1930)
            .genres([Genre::Music])
            .cast(["Bob"]),
    ]);
    let rated = [
        ("rated-one-1990", 8),
        ("rated-two-1990", 8),
        ("rated-three-1990", 8),
    ];
    let with = |rated: &[(&str, u8)], wanted: &[&str]| {
        let mut own = taste(&cinema, rated);
        own.wanted = wanted.iter().map(|id| cinema.the(id)).collect();
        let offered = cinema.recommend(&[own], &Filter::default(), FIVE);
        offered.unwrap()
    };
    let first = |offered: &[Recommendation]| {
        let because = &offered[0].for_each[0].because[0];
        let ids = [offered[0].film, because.film].map(|film| cinema.film(film).id.to_string());
        (ids, because.said)
    };
    let ids = |ids: [&str; 2]| ids.map(str::to_owned);
    for (wanted, like) in [
        ("ann-dances-1930", "with-ann-1990"),
        ("bob-dances-1930", "with-bob-1990"),
    ] {
        let offered = with(&rated, &[wanted]);
        assert_eq!(first(&offered), (ids([like, wanted]), Said::Wants));
        // It speaks for its like, not for itself, and less than a liking would.
        let part = |offered: &[Recommendation], id: &str, part: Part| {
            let film = offered.iter().find(|one| one.film == cinema.the(id));
            film.map(|one| one.for_each[0].parts[part as usize])
        };
        let by_wish = part(&offered, like, Part::Wishes).unwrap();
        assert!(part(&offered, wanted, Part::Wishes).is_none_or(|wish| wish == 0.0));
        let liked = with(&[&rated[..], &[(wanted, 8)]].concat(), &[wanted]);
        let by_liking = part(&liked, like, Part::People).unwrap();
        assert!(
            0.0 < by_wish && by_wish < by_liking,
            "{by_wish}, {by_liking}"
        );
        assert_eq!(
            part(&liked, like, Part::Wishes),
            Some(0.0),
            "it is known by now"
        );
    }
}

#[test]
fn a_group_is_told_for_whom_a_film_is_a_stretch_or_unknown() {
    let cinema = pacino();
    let crime = taste(
        &cinema,
        &[("heat-1995", 9), ("serpico-1973", 8), ("cops-1922", 6)],
    );
    let romance = taste(
        &cinema,
        &[("gigli-2003", 9), ("cops-1922", 6), ("thief-1981", 6)],
    );
    let new = taste(&cinema, &[("ronin-1998", 3)]);
    let group = [crime, romance, new];
    let offered = cinema.recommend(&group, &Filter::default(), 3).unwrap();
    insta::assert_snapshot!(told(&cinema, &offered), @r#"
    The Insider (1999)
      Good ["Heat a 9: [Al Pacino] by [Michael Mann] in [Drama]", "Serpico a 8: [Al Pacino] by [] in []"]
      Good ["Thief a 6: [] by [Michael Mann] in []"]
      Unknown(Ratings(2)) []
    Scarface (1983)
      Good ["Heat a 9: [Al Pacino] by [] in [Crime]", "Serpico a 8: [Al Pacino] by [] in [Crime]"]
      Stretch ["Thief a 6: [] by [] in [Crime]"]
      Unknown(Ratings(2)) []
    Jersey Girl (2004)
      Stretch []
      Good ["Gigli a 9: [Ben Affleck, Jennifer Lopez] by [] in [Romance]"]
      Unknown(Ratings(2)) []
    "#);
}

#[test]
fn nothing_is_offered_that_ratings_of_one_speak_against() {
    let cinema = pacino();
    let likes = taste(
        &cinema,
        &[("heat-1995", 9), ("serpico-1973", 8), ("cops-1922", 6)],
    );
    let dislikes = taste(
        &cinema,
        &[
            ("scarface-1983", 2),
            ("insomnia-2002", 1),
            ("gigli-2003", 9),
        ],
    );
    let group = [likes, dislikes];
    let offered = cinema.recommend(&group, &Filter::default(), 10).unwrap();
    assert_eq!(
        cinema.ids(films(&offered)),
        ["jersey-girl-2004", "ronin-1998"]
    );
}

#[test]
fn what_a_taste_lacks_is_said() {
    let cinema = pacino();
    let lacking = |rated: &[(&str, u8)]| {
        let member = taste(&cinema, rated);
        let refused = cinema.recommend(&[member], &Filter::default(), 3);
        refused.unwrap_err().lacking
    };
    assert_eq!(lacking(&[("heat-1995", 9)]), [Lacking::Ratings(2)]);
    let bored = [("heat-1995", 5), ("gigli-2003", 1), ("cops-1922", 5)];
    assert_eq!(lacking(&bored), [Lacking::Liking]);
    let nobody = cinema.recommend(&[], &Filter::default(), 3).unwrap_err();
    assert_eq!(nobody.lacking, []);
}

#[test]
fn five_films_are_different_ideas() {
    let cruise = |title, year| {
        film(title, year)
            .cast(["Tom Cruise", "Ving Rhames"])
            .genres([Genre::Action, Genre::Thriller])
    };
    let known = [
        cruise("Mission: Impossible", 1996),
        cruise("Mission: Impossible II", 2000),
        cruise("Mission: Impossible III", 2006),
        cruise("Mission: Impossible - Fallout", 2018),
        cruise("Top Gun", 1986),
        cruise("Collateral", 2004),
        cruise("Jack Reacher", 2012),
        film("Ronin", 1998).genres([Genre::Action]).rated(70),
        film("Speed", 1994).genres([Genre::Action]).rated(30),
    ];
    let few_know = [film("Little Known", 1999).genres([Genre::Action])];
    let known = (1..)
        .zip(known)
        .map(|(place, made)| made.known_place(place));
    let more = (0..9).map(|no| film(&format!("More {no}"), 1950).genres([Genre::Music]));
    let cinema = catalog(known.chain(few_know.into_iter().chain(more).map(made::Made::listing)));
    let member = taste(
        &cinema,
        &[
            ("mission-impossible-1996", 9),
            ("top-gun-1986", 8),
            ("more-0-1950", 2),
            ("more-1-1950", 1),
        ],
    );
    let offered = cinema
        .recommend(&[member], &Filter::default(), FIVE)
        .unwrap();
    let ids = cinema.ids(films(&offered)).join(" ");
    // The second part is the first not seen; two films of Cruise are enough of him.
    assert!(ids.contains("mission-impossible-ii-2000"), "{ids}");
    for other in [
        "mission-impossible-iii-2006",
        "mission-impossible-fallout-2018",
    ] {
        assert!(!ids.contains(other), "{ids}");
    }
    let of = |title: &str| {
        let film = cinema.the(title);
        offered.iter().find(|one| one.film == film)
    };
    // It is there as a find; in so small a library nothing is called little known.
    assert!(
        of("little-known-1999").is_some_and(|one| !one.is_little_known),
        "{ids}"
    );
    assert!(
        of("speed-1994").is_none_or(|one| one.poor.is_some()),
        "{ids}"
    );
    assert!(
        of("ronin-1998").is_some_and(|one| one.poor.is_none()),
        "{ids}"
    );
}

#[test]
fn no_page_offers_a_part_before_the_first_one_not_seen() {
    let saga = |title, year| film(title, year).series("The Saga").genres([Genre::War]);
    let other = |no| film(&format!("{} Alone", "ABCDEFGHIJKL".split_at(no).1), 1990);
    let mut all = vec![
        saga("Part One", 1980).known_place(9),
        saga("Part Two", 1985).known_place(1),
        saga("Part Three", 1990).known_place(2),
    ];
    all.extend((0..12).map(|no| other(no).genres([Genre::War])));
    let cinema = catalog(all);
    let others = ["l-alone-1990", "kl-alone-1990", "jkl-alone-1990"];
    let mut own = taste(&cinema, &others.map(|id| (id, 8)));
    let pages = |own: &Taste| -> Vec<Vec<FilmNo>> {
        let company = Company {
            tastes: std::slice::from_ref(own),
            others: &[],
        };
        let page = |lists_before| {
            let choosing = Choosing {
                lists_before,
                ..Choosing::of(3)
            };
            let offered = cinema.recommend_choosing(company, &Filter::default(), &choosing);
            films(&offered.unwrap())
        };
        (0..5).map(page).collect()
    };
    let of_saga = |pages: &[Vec<FilmNo>]| {
        let all = pages.iter().flatten().copied();
        let series = cinema.same_series(cinema.the("part-one-1980"));
        cinema
            .ids(all.filter(|film| series.contains(film)))
            .join(" ")
    };
    let first = pages(&own);
    // The best known of them would have been the second.
    assert_eq!(of_saga(&first), "part-one-1980");
    assert!(first[0].contains(&cinema.the("part-one-1980")));
    assert_eq!(
        first.iter().flatten().count(),
        10,
        "all others, and one of the series"
    );
    own.seen = vec![cinema.the("part-one-1980")];
    assert_eq!(of_saga(&pages(&own)), "part-two-1985");
    own.seen = vec![cinema.the("part-one-1980"), cinema.the("part-two-1985")];
    assert_eq!(of_saga(&pages(&own)), "part-three-1990");
}

#[test]
fn what_speaks_against_a_film_is_told() {
    let cinema = pacino();
    let member = taste(
        &cinema,
        &[
            ("heat-1995", 9),
            ("serpico-1973", 9),
            ("ronin-1998", 1),
            ("thief-1981", 1),
        ],
    );
    let offered = cinema.recommend(&[member], &Filter::default(), 10).unwrap();
    let film = cinema.the("the-insider-1999");
    let insider = offered.iter().find(|one| one.film == film).unwrap();
    assert_eq!(insider.for_each[0].against, Against::default());
    let film = cinema.the("insomnia-2002");
    assert!(offered.iter().any(|one| one.film == film));
}

#[test]
fn one_film_is_not_mostly() {
    let cinema = pacino();
    let against = |rated: &[(&str, u8)], declined: &[&str]| {
        let mut own = taste(&cinema, rated);
        own.declined = declined.iter().map(|id| cinema.the(id)).collect();
        let profile = Profile::of(&cinema, &own, &TasteWeights::MEASURED).unwrap();
        profile.against(cinema.the("righteous-kill-2008"))
    };
    let one = [("heat-1995", 10), ("insomnia-2002", 1), ("cops-1922", 6)];
    assert_eq!(against(&one, &[]), Against::default());
    // What is not for somebody was not rated low.
    assert_eq!(
        against(&one, &["serpico-1973", "scarface-1983"]),
        Against::default()
    );
    let two = [("insomnia-2002", 1), ("scarface-1983", 1), ("cops-1922", 6)];
    assert_eq!(against(&two, &[]).people, [cinema.who("al-pacino")]);
    // Twice a little below the middle is not low.
    let mild = [("insomnia-2002", 4), ("scarface-1983", 4), ("cops-1922", 6)];
    assert_eq!(against(&mild, &[]), Against::default());
}

#[test]
fn that_both_are_dramas_is_a_reason_only_where_there_is_no_better() {
    let thriller = |title, year| film(title, year).genres([Genre::Crime, Genre::Thriller]);
    let drama = |title, year| film(title, year).genres([Genre::Drama]);
    let cinema = catalog([
        thriller("Heat", 1995),
        thriller("Cure", 1997),
        drama("Persona", 1966),
        thriller("Se7en", 1995),
        drama("Ikiru", 1952),
    ]);
    let rated = taste(
        &cinema,
        &[("heat-1995", 8), ("cure-1997", 8), ("persona-1966", 10)],
    );
    let offered = |limit| {
        let offered = cinema.recommend(std::slice::from_ref(&rated), &Filter::default(), limit);
        let offered = offered.unwrap();
        let says = |one: &Recommendation| one.for_each[0].because[0].says_something();
        offered.iter().map(says).collect::<Vec<_>>()
    };
    assert_eq!(offered(1), [true]);
    let mut two = offered(2);
    two.sort_unstable();
    assert_eq!(two, [false, true]);
}

#[test]
fn members_of_similar_taste_are_heard() {
    let cinema = pacino();
    let own = [("heat-1995", 9), ("serpico-1973", 8), ("thief-1981", 8)];
    let asking = [taste(&cinema, &own)];
    let likes_insomnia = [own.as_slice(), &[("insomnia-2002", 10)]].concat();
    let others: Vec<Taste> = vec![taste(&cinema, &likes_insomnia); 6];
    let first = |others: &[Taste]| {
        let company = Company {
            tastes: &asking,
            others,
        };
        let mut offered = cinema
            .recommend_choosing(company, &Filter::default(), &Choosing::of(3))
            .unwrap();
        offered.remove(0)
    };
    assert_ne!(first(&[]).film, cinema.the("insomnia-2002"));
    let heard = first(&others);
    assert_eq!(heard.film, cinema.the("insomnia-2002"));
    assert_eq!(heard.for_each[0].liked_by_alike, 6);
}

#[test]
fn one_ten_does_not_win() {
    let mean = |sum, raters| shrunk_mean(sum, raters, 7.0);
    assert_eq!((mean(0, 0), mean(20, 2)), (None, None));
    // As many ratings as are needed weigh as much as the mean of all.
    assert_eq!(mean(30, 3), Some(8.5));
    assert!(mean(95, 10) > mean(30, 3));
    assert!(mean(3, 3) > mean(10, 10));
}

/// A cinema by chance: so many films, each with three to six of the people and one to three genres.
fn by_chance(films: u16, people: u16, dice: &mut StdRng) -> Vec<(Vec<u16>, u16, Vec<Genre>)> {
    (0..films)
        .map(|_| {
            let mut cast: Vec<u16> = (0..dice.random_range(3..=6))
                .map(|_| dice.random_range(0..people))
                .collect();
            cast.dedup();
            let year = dice.random_range(1930..2025);
            let genres: Vec<Genre> = (0..dice.random_range(1..=3))
                .map(|_| Genre::ALL[dice.random_range(0..Genre::ALL.len())])
                .collect();
            (cast, year, genres)
        })
        .collect()
}

fn screen(films: Vec<(Vec<u16>, u16, Vec<Genre>)>) -> Catalog {
    catalog(
        (0..)
            .zip(films)
            .map(|(no, (cast, year, genres)): (u16, _)| {
                let cast = cast.into_iter().map(|person| format!("Person {person}"));
                let made = film(&format!("F{no}"), year).cast(cast);
                made.genres(genres)
            }),
    )
}

#[test]
fn who_rates_an_actors_films_well_is_offered_some_but_not_all_of_them() {
    const ACTOR: u16 = 0;
    let mut lists_with_one = 0;
    for seed in 0..40 {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut films_made = by_chance(400, 150, &mut dice);
        for (cast, ..) in &mut films_made[..9] {
            let place = dice.random_range(0..=cast.len().min(3));
            cast.retain(|person| *person != ACTOR);
            cast.insert(place.min(cast.len()), ACTOR);
        }
        for (cast, ..) in &mut films_made[9..] {
            cast.retain(|person| *person != ACTOR);
        }
        let cinema = screen(films_made);
        let theirs = cinema.appearances(cinema.who("person-0"));
        let theirs: Vec<FilmNo> = theirs.iter().map(|seen| seen.film).collect();
        let liked = theirs[..4]
            .iter()
            .map(|film| (*film, dice.random_range(8..=10)));
        let mut rated: Vec<(FilmNo, u8)> = liked.collect();
        let others: Vec<FilmNo> = cinema.films().filter(|no| !theirs.contains(no)).collect();
        for _ in 0..4 {
            let film = others[dice.random_range(0..others.len())];
            rated.push((film, dice.random_range(3..=7)));
        }
        rated.dedup_by_key(|(film, _)| *film);
        let member = Taste {
            rated,
            ..Taste::default()
        };
        let offered = cinema
            .recommend(&[member], &Filter::default(), FIVE)
            .unwrap();
        let found = films(&offered)
            .into_iter()
            .filter(|film| theirs.contains(film));
        let found = found.count();
        assert!(found < FIVE, "seed {seed}");
        lists_with_one += usize::from(found > 0);
    }
    // By chance some two of the forty lists would have one.
    assert!(lists_with_one > 10, "{lists_with_one} lists of 40");
}

/// A member of a cinema: which films they rated, how, which they have seen, and which they want to watch.
type MadeUp = (Vec<(u16, u8)>, Vec<u16>, Vec<u16>);

fn member() -> impl Strategy<Value = MadeUp> {
    let films = || vec(0..60_u16, 0..8);
    (vec((0..60_u16, 1..=10_u8), 0..12), films(), films())
}

fn seat(cinema: &Catalog, (rated, seen, wanted): MadeUp) -> Taste {
    let all: Vec<FilmNo> = cinema.films().collect();
    let mut rated: Vec<(FilmNo, u8)> = rated
        .into_iter()
        .map(|(no, score)| (all[usize::from(no)], score))
        .collect();
    rated.sort_unstable();
    rated.dedup_by_key(|(film, _)| *film);
    let films = |places: Vec<u16>| places.into_iter().map(|no| all[usize::from(no)]).collect();
    Taste {
        rated,
        seen: films(seen),
        declined: Vec::new(),
        wanted: films(wanted),
    }
}

proptest! {
    #[test]
    fn a_group_gets_nothing_that_one_of_them_knows_or_dislikes(
        seed in any::<u64>(),
        group in vec(member(), 1..=5),
    ) {
        let cinema = screen(by_chance(60, 40, &mut StdRng::seed_from_u64(seed)));
        let group: Vec<Taste> = group.into_iter().map(|one| seat(&cinema, one)).collect();
        let offered = cinema.recommend(&group, &Filter::default(), FIVE);
        prop_assert_eq!(&offered, &cinema.recommend(&group, &Filter::default(), FIVE));
        let knows = |film: FilmNo| group.iter().any(|taste| taste.known().any(|known| known == film));
        let offered = match offered {
            Ok(offered) => offered,
            Err(NotEnough { lacking }) => {
                prop_assert_eq!(lacking.len(), group.len());
                return Ok(());
            }
        };
        prop_assert!(offered.len() <= FIVE);
        let different: HashSet<FilmNo> = films(&offered).into_iter().collect();
        prop_assert_eq!(different.len(), offered.len());
        for Recommendation { film, for_each, .. } in &offered {
            prop_assert!(!knows(*film));
            prop_assert_eq!(for_each.len(), group.len());
            for (ForMember { fit, because, .. }, Taste { rated, wanted, .. }) in for_each.iter().zip(&group) {
                let liked = rated.iter().filter(|(_, score)| *score >= 6).count();
                let is_known = rated.len() >= 3 && liked > 0;
                prop_assert_eq!(is_known, !matches!(fit, Fit::Unknown(_)));
                prop_assert!(because.len() <= REASONS);
                prop_assert!(!because.is_empty() || group.len() > 1);
                for Reason { film: by, said, shared, agrees } in because {
                    let is_said = match said {
                        Said::Rated(score) => rated.contains(&(*by, *score)) && *score >= 6,
                        Said::Wants => wanted.contains(by),
                    };
                    prop_assert!(is_said);
                    let by_makers = agrees.series || !agrees.directors.is_empty();
                    prop_assert!(!shared.is_empty() || by_makers || !agrees.genres.is_empty());
                    for person in shared {
                        prop_assert!(cinema.cast(*film).contains(person));
                        prop_assert!(cinema.cast(*by).contains(person));
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_asking_changes_nothing(
        seed in any::<u64>(),
        mut group in vec(member(), 1..=5),
    ) {
        let cinema = screen(by_chance(60, 40, &mut StdRng::seed_from_u64(seed)));
        let offered = |group: &[MadeUp]| {
            let group = group.iter().cloned().map(|one| seat(&cinema, one));
            let group: Vec<Taste> = group.collect();
            cinema.recommend(&group, &Filter::default(), FIVE).map(|found| films(&found)).ok()
        };
        let before = offered(&group);
        group.reverse();
        prop_assert_eq!(before, offered(&group));
    }
}
