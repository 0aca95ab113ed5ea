//! A cinema that never was: films with casts, as many as one likes, from a seed.
//!
//! Careers follow Zipf's law, casts hold 3 to 20 people and prefer those who are around at the
//! time, titles are made of common and of rare words, some films are sequels or remakes.

use reelated::film::{Credit, Film, Genre, Minutes, PersonName, Rating, Title, Year};
use reelated::review::Review;

use super::dice::Dice;

const FIRST_YEAR: usize = 1920;
const YEARS: usize = 105;

/// Words that titles share; the earlier ones are the more frequent.
const COMMON: [&str; 96] = [
    "Love",
    "Night",
    "Man",
    "Girl",
    "Woman",
    "House",
    "Day",
    "Life",
    "Last",
    "Black",
    "Story",
    "World",
    "Blood",
    "Secret",
    "Dark",
    "Little",
    "Big",
    "City",
    "Street",
    "King",
    "Queen",
    "Heart",
    "Dead",
    "Death",
    "Moon",
    "Summer",
    "Winter",
    "River",
    "Road",
    "Home",
    "War",
    "Paradise",
    "Star",
    "Fire",
    "Ice",
    "Gold",
    "Silver",
    "Red",
    "Blue",
    "White",
    "Green",
    "Golden",
    "Lost",
    "Wild",
    "Strange",
    "Lonely",
    "Broken",
    "Silent",
    "Hidden",
    "Stolen",
    "Stranger",
    "Brother",
    "Sister",
    "Mother",
    "Father",
    "Daughter",
    "Son",
    "Captain",
    "Doctor",
    "Detective",
    "Outlaw",
    "Ghost",
    "Devil",
    "Angel",
    "Shadow",
    "Dream",
    "Garden",
    "Mountain",
    "Valley",
    "Desert",
    "Island",
    "Ocean",
    "Harbour",
    "Bridge",
    "Train",
    "Letter",
    "Song",
    "Dance",
    "Kiss",
    "Promise",
    "Return",
    "Escape",
    "Journey",
    "Promised",
    "Midnight",
    "Morning",
    "Sunset",
    "Storm",
    "Thunder",
    "Wolf",
    "Tiger",
    "Raven",
    "Crown",
    "Sword",
    "Mask",
    "Mirror",
];
const ONSETS: [&str; 24] = [
    "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s",
    "sh", "st", "t", "th", "v", "w",
];
const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou"];
const ENDS: [&str; 14] = [
    "", "", "l", "n", "r", "s", "t", "m", "ck", "nd", "rt", "ss", "ll", "x",
];

/// So many films, without bodies but with a review's other fields.
pub(crate) fn films(count: usize, seed: u64) -> Vec<Review> {
    let mut dice = Dice::new(seed);
    // As on Wikipedia's list: about as many people as films.
    let people: Vec<PersonName> = names(count.max(50), &mut dice);
    let mut films: Vec<Review> = Vec::with_capacity(count);
    let mut ids = std::collections::HashSet::with_capacity(count);
    while films.len() < count {
        let film = match dice.below(100) {
            0..=3 if !films.is_empty() => {
                let original = &films[dice.below(films.len())].film;
                sequel(original, &people, &mut dice)
            }
            4..=5 if !films.is_empty() => {
                let remade = films[dice.below(films.len())].film.title.clone();
                new_film(remade, &people, &mut dice)
            }
            _ => new_film(title(&mut dice), &people, &mut dice),
        };
        if ids.insert(film.id.clone()) {
            films.push(review(film, &mut dice));
        }
    }
    films
}

/// A rank below `count`, the smaller ones the likelier: the law of Zipf and Mandelbrot, which keeps
/// the longest careers at some hundred films.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are far below 2^52, the result lies below `count`"
)]
fn zipf(count: usize, flat: f64, dice: &mut Dice) -> usize {
    let rank = flat * ((count as f64 + flat) / flat).powf(dice.fraction()) - flat;
    (rank as usize).min(count - 1)
}

fn one_of(words: &[&'static str], dice: &mut Dice) -> &'static str {
    words[dice.below(words.len())]
}

fn word(dice: &mut Dice) -> String {
    let mut word = String::new();
    for _ in 0..=dice.below(3) {
        word.push_str(one_of(&ONSETS, dice));
        word.push_str(one_of(&VOWELS, dice));
    }
    word.push_str(one_of(&ENDS, dice));
    word[..1].to_uppercase() + &word[1..]
}

/// Distinct names, of first and last names that many share.
fn names(count: usize, dice: &mut Dice) -> Vec<PersonName> {
    let root = count.isqrt() + 1;
    let firsts: Vec<String> = (0..root).map(|_| word(dice)).collect();
    let lasts: Vec<String> = (0..4 * root).map(|_| word(dice)).collect();
    let mut known = std::collections::HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let mut name = format!("{} {}", dice.pick(&firsts), dice.pick(&lasts));
        if !known.insert(name.clone()) {
            name = format!(
                "{} {}",
                dice.pick(&firsts),
                word(dice) + &word(dice).to_lowercase()
            );
        }
        names.push(PersonName::parse(&name).expect("a name of letters"));
    }
    names
}

fn title(dice: &mut Dice) -> Title {
    let mut text = match dice.below(10) {
        0..=3 => "The ".to_owned(),
        4 => "A ".to_owned(),
        _ => String::new(),
    };
    for at in 0..=dice.below(3) {
        if at > 0 {
            text.push_str(one_of(&[" ", " ", " ", " of the ", " in ", " and "], dice));
        }
        if dice.below(3) == 0 {
            text.push_str(&word(dice));
        } else {
            text.push_str(COMMON[zipf(COMMON.len(), 1.0, dice)]);
        }
    }
    Title::parse(&text).expect("a title of letters")
}

fn new_film(title: Title, people: &[PersonName], dice: &mut Dice) -> Film {
    let year = FIRST_YEAR + dice.below(YEARS);
    let cast = (0..3 + dice.below(18)).map(|_| around(year, people, dice));
    let mut seen = std::collections::HashSet::new();
    let cast: Vec<PersonName> = cast.filter(|name| seen.insert(name.clone())).collect();
    let directors = [around(year, people, dice)].into();
    let genres = (0..=dice.below(3)).map(|_| Genre::ALL[zipf(Genre::ALL.len(), 1.0, dice)]);
    let mut genres: Vec<Genre> = genres.collect();
    genres.sort_unstable();
    genres.dedup();
    film(title, year, cast, directors, genres.into(), None)
}

/// Somebody whose career of some twenty years is under way: every fifth person is of this time.
#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 people")]
fn around(year: usize, people: &[PersonName], dice: &mut Dice) -> PersonName {
    let ages = 5;
    let age = year / 20 % ages;
    let peers = people.len() / ages;
    let flat = 20.0 + peers as f64 / 200.0;
    people[zipf(peers, flat, dice) * ages + age].clone()
}

fn sequel(original: &Film, people: &[PersonName], dice: &mut Dice) -> Film {
    let series = original
        .series
        .clone()
        .unwrap_or_else(|| original.title.clone());
    let part = 2 + dice.below(4);
    let title = Title::parse(&format!("{series} {part}")).unwrap_or_else(|_| title(dice));
    let year = usize::from(original.year.map_or(1990, Year::get)) + 1 + dice.below(8);
    let year = year.min(usize::from(Year::LAST));
    let mut cast: Vec<PersonName> = original
        .cast
        .iter()
        .map(|credit| credit.person.clone())
        .filter(|_| dice.below(2) == 0)
        .collect();
    for _ in 0..3 + dice.below(6) {
        let person = around(year, people, dice);
        if !cast.contains(&person) {
            cast.push(person);
        }
    }
    cast.truncate(20);
    let directors = original.directors.clone();
    film(
        title,
        year,
        cast,
        directors,
        original.genres.clone(),
        Some(series),
    )
}

fn film(
    title: Title,
    year: usize,
    cast: Vec<PersonName>,
    directors: Box<[PersonName]>,
    genres: Box<[Genre]>,
    series: Option<Title>,
) -> Film {
    let year = u16::try_from(year).ok().and_then(Year::new);
    let credit = |person| Credit { person, role: None };
    Film {
        directors,
        cast: cast.into_iter().map(credit).collect(),
        genres,
        series,
        ..Film::new(title, year)
    }
}

fn review(mut film: Film, dice: &mut Dice) -> Review {
    let minutes = u16::try_from(70 + dice.below(110)).ok();
    film.runtime = minutes.and_then(Minutes::new);
    let is_reviewed = dice.below(4) == 0;
    let tenths = u8::try_from(20 + dice.below(80)).ok();
    Review {
        rating: tenths.and_then(Rating::from_tenths).filter(|_| is_reviewed),
        body: is_reviewed.then(|| "It is a film.".into()),
        ..Review::listing(film)
    }
}
