//! What members liked of what they were offered: real members' ratings, as `REELATED_DATA` holds them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use reelated::catalog::{Catalog, Company, FilmNo, Filter, Taste, TasteWeights, Weights};
use reelated::film::{FilmId, Title, Year};
use reelated::library::{self, Source};
use serde::Deserialize;

use super::dice::Dice;
use super::measure::percent;

const FIVE: usize = 5;
/// Four stars of five.
const LIKED: u8 = 8;
/// Whoever rated more than what is told to the bot, and as much again.
const FEWEST_RATINGS: usize = 40;
/// The members rated in 2016: they cannot know what is newer.
const NEWEST: u16 = 2016;
/// How often another part of a member's ratings is told.
const TRIALS: u64 = 3;

/// A member, and which half they are in.
pub(crate) struct Member {
    half: usize,
    rated: Vec<(FilmNo, u8)>,
}

#[derive(Deserialize)]
struct Line {
    member: usize,
    ratings: Vec<(String, u16, f64)>,
}

/// The bundled catalogue, without films newer than the ratings.
pub(crate) fn catalog() -> Catalog {
    let (library, _) = library::read(&[Source::Catalogue, Source::Bundled], |_| {});
    let is_old = |year: Year| year.get() <= NEWEST;
    let mut reviews = library.reviews;
    reviews.retain(|review| review.film.year.is_some_and(is_old));
    Catalog::new(reviews)
}

pub(crate) fn members(catalog: &Catalog, file: &Path) -> Vec<Member> {
    let text = std::fs::read_to_string(file).expect("the file is there and is text");
    let find = |title: &str, year: u16| {
        let title = Title::parse(title).ok()?;
        let mut years = [year, year - 1, year + 1].into_iter();
        years.find_map(|year| catalog.find(&FilmId::new(&title, Year::new(year))))
    };
    let mut members = Vec::new();
    for line in text.lines() {
        let Line { member, ratings } = serde_json::from_str(line).expect("a line is a member");
        let rated = ratings.iter().filter_map(|(title, year, stars)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "half stars up to five"
            )]
            let score = (2.0 * stars) as u8;
            Some((find(title, *year)?, score))
        });
        let rated: BTreeMap<FilmNo, u8> = rated.collect();
        members.push(Member {
            half: member % 2,
            rated: rated.into_iter().collect(),
        });
    }
    members
}

/// What became of the lists.
#[derive(Default)]
struct Outcome {
    lists: usize,
    with_a_liked: usize,
    rated: usize,
    liked: usize,
    /// Films whose title begins like another's of the same list.
    repeated: usize,
    empty: usize,
}

/// How lists are made.
#[derive(Clone, Copy)]
struct Way<'a> {
    told: usize,
    /// How many other members have rated.
    others: usize,
    weights: &'a TasteWeights,
}

fn outcome(catalog: &Catalog, members: &[Member], half: usize, way: Way<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let taste = |rated: &[(FilmNo, u8)]| Taste {
        rated: rated.to_vec(),
        ..Taste::default()
    };
    let tastes: Vec<Taste> = members.iter().map(|one| taste(&one.rated)).collect();
    for (at, member) in members.iter().enumerate() {
        if member.half != half || member.rated.len() < FEWEST_RATINGS {
            continue;
        }
        let mut others = tastes.clone();
        others.remove(at);
        for trial in 0..TRIALS {
            let mut dice = Dice::new(1 + at as u64 * TRIALS + trial);
            let mut rated = member.rated.clone();
            for last in (1..rated.len()).rev() {
                rated.swap(last, dice.below(last + 1));
            }
            let (told, kept) = rated.split_at(way.told);
            let others = most_agreeing(told, &others[..way.others.min(others.len())]);
            let company = Company {
                tastes: &[taste(told)],
                others: &others,
            };
            let filter = Filter::default();
            let Ok(offered) = catalog.recommend_weighing(company, &filter, FIVE, way.weights)
            else {
                continue;
            };
            let kept: HashMap<FilmNo, u8> = kept.iter().copied().collect();
            let scores: Vec<u8> = offered
                .iter()
                .filter_map(|one| kept.get(&one.film).copied())
                .collect();
            let liked = scores.iter().filter(|score| **score >= LIKED).count();
            outcome.lists += 1;
            outcome.with_a_liked += usize::from(liked > 0);
            outcome.rated += scores.len();
            outcome.liked += liked;
            outcome.empty += usize::from(offered.len() < FIVE);
            let first_words: HashSet<String> = offered
                .iter()
                .map(|one| first_word(&catalog.film(one.film).title))
                .collect();
            outcome.repeated += offered.len() - first_words.len();
        }
    }
    outcome
}

/// Those of the others whom `/recommend` reads: the sixty that agree the most, as the store counts it.
fn most_agreeing(told: &[(FilmNo, u8)], others: &[Taste]) -> Vec<Taste> {
    const READ: usize = 60;
    let own: HashMap<FilmNo, i64> = told
        .iter()
        .map(|(film, score)| (*film, 2 * i64::from(*score) - 11))
        .collect();
    let agreement = |other: &Taste| -> i64 {
        let common = other.rated.iter();
        common
            .filter_map(|(film, score)| Some(own.get(film)? * (2 * i64::from(*score) - 11) + 8))
            .sum()
    };
    let mut agreeing: Vec<(i64, &Taste)> = others
        .iter()
        .map(|other| (agreement(other), other))
        .filter(|(agreement, _)| *agreement > 0)
        .collect();
    agreeing.sort_by_key(|(agreement, _)| std::cmp::Reverse(*agreement));
    let agreeing = agreeing.into_iter().take(READ);
    agreeing.map(|(_, other)| other.clone()).collect()
}

fn first_word(title: &str) -> String {
    let title = title.to_lowercase();
    let mut words = title.split(|letter: char| !letter.is_alphanumeric());
    let says = |word: &&str| !word.is_empty() && !["the", "a", "an"].contains(word);
    words.find(says).unwrap_or_default().to_owned()
}

/// Prints how lists are liked as they are made, and without each part of what makes them.
pub(crate) fn print_recommended(catalog: &Catalog, members: &[Member]) {
    let whole = TasteWeights::MEASURED;
    let ways: [(&str, TasteWeights); 9] = [
        ("as it is", whole),
        ("without fame", TasteWeights { fame: 0.0, ..whole }),
        (
            "without genres",
            TasteWeights {
                genres: 0.0,
                ..whole
            },
        ),
        (
            "without years",
            TasteWeights {
                years: 0.0,
                ..whole
            },
        ),
        (
            "without countries",
            TasteWeights {
                countries: 0.0,
                ..whole
            },
        ),
        (
            "without cast and directors",
            TasteWeights {
                people: 0.0,
                directors: 0.0,
                ..whole
            },
        ),
        (
            "without series",
            TasteWeights {
                series: 0.0,
                ..whole
            },
        ),
        (
            "without reviewers",
            TasteWeights {
                rating: 0.0,
                ..whole
            },
        ),
        (
            "without a find",
            TasteWeights {
                find_from: 0,
                ..whole
            },
        ),
    ];
    println!(
        "                              at least one liked, liked of those rated, first words repeated a list"
    );
    println!(
        "what is told                        the half to tune on                 the half to report on"
    );
    for (name, weights) in &ways {
        print_outcome(catalog, members, name, 20, 0, weights);
    }
    print_outcome(catalog, members, "as it is", 3, 0, &whole);
    print_among(catalog, members);
}

/// Prints how lists are liked where so many others have rated.
pub(crate) fn print_among(catalog: &Catalog, members: &[Member]) {
    let whole = TasteWeights::MEASURED;
    for others in [10, 30, 100, 520] {
        let name = format!("among {others} others");
        print_outcome(catalog, members, &name, 20, others, &whole);
    }
    print_outcome(catalog, members, "among 520 others", 3, 520, &whole);
}

fn print_outcome(
    catalog: &Catalog,
    members: &[Member],
    name: &str,
    told: usize,
    others: usize,
    weights: &TasteWeights,
) {
    print!("{name:28} {told:3}");
    for half in [0, 1] {
        let way = Way {
            told,
            others,
            weights,
        };
        let outcome = outcome(catalog, members, half, way);
        print!(
            "   {:5.1} % {:5.1} % {:.3} ({} lists, {} short)",
            percent(outcome.with_a_liked, outcome.lists),
            percent(outcome.liked, outcome.rated),
            percent(outcome.repeated, outcome.lists) / 100.0,
            outcome.lists,
            outcome.empty,
        );
    }
    println!();
}

/// How near the films of two sets of likers are: the cosine, less where they are few.
fn nearness(common: usize, one: usize, other: usize) -> f64 {
    const FEW: usize = 10;
    let [common, one, other, few] = [common, one, other, FEW].map(|count| percent(count, 100));
    common / (one * other).sqrt() * common / (common + few)
}

/// The best-known films that enough members liked, each with the films nearest to it by who liked them.
pub(crate) struct Coliked(Vec<(FilmNo, HashSet<FilmNo>)>);

impl Coliked {
    pub(crate) fn of(catalog: &Catalog, members: &[Member]) -> Self {
        const FILMS: usize = 300;
        const NEAREST: usize = 50;
        let mut likers: BTreeMap<FilmNo, HashSet<usize>> = BTreeMap::new();
        for (at, member) in members.iter().enumerate() {
            for (film, _) in member.rated.iter().filter(|(_, score)| *score >= LIKED) {
                likers.entry(*film).or_default().insert(at);
            }
        }
        let mut asked: Vec<FilmNo> = likers
            .iter()
            .filter(|(_, likers)| likers.len() >= 10)
            .map(|(film, _)| *film)
            .collect();
        asked.sort_by_key(|film| catalog.fame(*film));
        asked.truncate(FILMS);
        let near = asked.into_iter().map(|film| {
            let own = &likers[&film];
            let mut others: Vec<(f64, FilmNo)> = likers
                .iter()
                .filter(|(other, likers)| **other != film && likers.len() >= 5)
                .map(|(other, likers)| {
                    let common = likers.intersection(own).count();
                    (nearness(common, own.len(), likers.len()), *other)
                })
                .collect();
            others.sort_by(|a, b| b.0.total_cmp(&a.0));
            let nearest = others.iter().take(NEAREST);
            (film, nearest.map(|(_, film)| *film).collect())
        });
        Self(near.collect())
    }

    /// Of the first five of `/related` beside the films of the series, the part that is among the
    /// nearest, in percent: of each half of the films.
    pub(crate) fn found(&self, catalog: &Catalog, weights: &Weights) -> [f64; 2] {
        let mut found = [0, 0];
        let mut listed = [0, 0];
        for (at, (film, near)) in self.0.iter().enumerate() {
            let related = catalog.related_weighing(&[*film], FIVE, weights);
            for one in related.listed().take(FIVE) {
                listed[at % 2] += 1;
                found[at % 2] += usize::from(near.contains(&one.film));
            }
        }
        [percent(found[0], listed[0]), percent(found[1], listed[1])]
    }
}

/// Prints what of the first five of `/related` members like too who like the film, with all that
/// orders them and without each part.
pub(crate) fn print_related(catalog: &Catalog, members: &[Member]) {
    let coliked = Coliked::of(catalog, members);
    let whole = Weights::MEASURED;
    let ways: [(&str, Weights); 8] = [
        ("as it is", whole),
        (
            "all places alike",
            Weights {
                billing: 0.0,
                ..whole
            },
        ),
        (
            "voices like actors",
            Weights {
                heard: 1.0,
                ..whole
            },
        ),
        (
            "without genres",
            Weights {
                clash: 1.0,
                genres: 0.0,
                family: 1.0,
                mood: 1.0,
                ..whole
            },
        ),
        (
            "without years",
            Weights {
                years: 0.0,
                ..whole
            },
        ),
        (
            "without directors",
            Weights {
                director: 0.0,
                ..whole
            },
        ),
        ("without fame", Weights { fame: 0.0, ..whole }),
        (
            "without reviewers",
            Weights {
                rating: 0.0,
                ..whole
            },
        ),
    ];
    println!("/related: co-liked of the first five: tuning half, reporting half");
    for (name, weights) in &ways {
        let [tuning, reporting] = coliked.found(catalog, weights);
        println!("{name:28} {tuning:5.1} % {reporting:5.1} %");
    }
}

/// Prints the first five of `/related` for films that many know, to be read.
pub(crate) fn print_to_read(catalog: &Catalog, count: usize) {
    let mut films: Vec<FilmNo> = catalog.films().collect();
    films.sort_by_key(|film| catalog.fame(*film));
    for film in films.into_iter().take(6 * count).step_by(6) {
        let related = catalog.related(film, FIVE);
        let title = |no: &FilmNo| catalog.film(*no).title_and_year();
        let series: Vec<String> = related.series.iter().map(title).collect();
        println!("{} [{}]", title(&film), series.join(", "));
        for one in related.listed() {
            let people = one.shared.iter().take(2);
            let people: Vec<&str> = people
                .map(|shared| catalog.person_name(shared.person).shown())
                .collect();
            println!(
                "  {} ({}) {:.2}",
                title(&one.film),
                people.join(", "),
                one.score.total
            );
        }
    }
}
