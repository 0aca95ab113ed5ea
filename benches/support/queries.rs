//! Queries as people type them, made from titles.

use reelated::film::Film;
use reelated::fold::fold;

use super::dice::Dice;

/// A way to type a title, and how often out of a hundred the film has to be first and among five.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) first: Option<f64>,
    pub(crate) in_five: Option<f64>,
    make: fn(&str, &mut Dice) -> Option<String>,
}

impl Kind {
    /// What somebody types who means this title; `None` where the title does not lend itself.
    pub(crate) fn query(&self, title: &str, dice: &mut Dice) -> Option<String> {
        (self.make)(title, dice)
    }
}

const fn kind(
    name: &'static str,
    first: Option<f64>,
    in_five: Option<f64>,
    make: fn(&str, &mut Dice) -> Option<String>,
) -> Kind {
    Kind {
        name,
        first,
        in_five,
        make,
    }
}

/// Every kind that is measured, with the aims of the project.
pub(crate) const KINDS: [Kind; 10] = [
    kind("exact", Some(99.5), None, |title, _| Some(title.to_owned())),
    kind("first 5 characters", None, None, |title, _| {
        let start: String = title.chars().take(5).collect();
        (start.len() < title.len() && !fold(&start).is_empty()).then_some(start)
    }),
    kind("last word", None, None, |title, _| {
        let (_, last) = title.rsplit_once(' ')?;
        (fold(last).chars().count() > 2).then(|| last.to_owned())
    }),
    kind("words swapped", None, Some(97.0), |title, dice| {
        let mut words: Vec<&str> = title.split(' ').collect();
        let at = dice.below(words.len());
        let other = dice.below(words.len());
        words.swap(at, other);
        let swapped = words.join(" ");
        (swapped != title).then_some(swapped)
    }),
    kind("accents dropped", None, None, |title, _| {
        let plain: String = title.chars().map(without_accent).collect();
        (plain != title).then_some(plain)
    }),
    kind("article dropped", None, None, |title, _| {
        ["The ", "A ", "An "]
            .iter()
            .find_map(|article| title.strip_prefix(article))
            .map(str::to_owned)
    }),
    kind("one typo", Some(90.0), Some(97.0), |title, dice| {
        let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 5 {
            return None;
        }
        typo(title, dice)
    }),
    kind("two typos", None, Some(90.0), |title, dice| {
        let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 12 {
            return None;
        }
        typo(&typo(title, dice)?, dice)
    }),
    kind("missing space", None, Some(95.0), |title, dice| {
        let spaces: Vec<usize> = title.match_indices(' ').map(|(at, _)| at).collect();
        if spaces.is_empty() {
            return None;
        }
        let mut text = title.to_owned();
        text.remove(*dice.pick(&spaces));
        Some(text)
    }),
    kind("all spaces missing", None, None, |title, _| {
        title.contains(' ').then(|| title.replace(' ', ""))
    }),
];

fn without_accent(c: char) -> char {
    match *fold(&c.to_string()).as_bytes() {
        [plain] if !c.is_ascii() => char::from(plain),
        _ => c,
    }
}

/// The title with a letter put in, left out, replaced, or two exchanged.
fn typo(title: &str, dice: &mut Dice) -> Option<String> {
    let mut text: Vec<char> = title.to_lowercase().chars().collect();
    let letters: Vec<usize> = (0..text.len())
        .filter(|at| text[*at].is_alphanumeric())
        .collect();
    if letters.is_empty() {
        return None;
    }
    let at = *dice.pick(&letters);
    let letter = char::from(*dice.pick(b"abcdefghijklmnopqrstuvwxyz"));
    match dice.below(4) {
        0 => text.insert(at, letter),
        1 => {
            text.remove(at);
        }
        2 => text[at] = letter,
        _ => {
            // Two equal letters exchanged are no typo: look on from here.
            let pair = (at..text.len() - 1).find(|at| {
                let (a, b) = (text[*at], text[*at + 1]);
                a != b && a.is_alphanumeric() && b.is_alphanumeric()
            });
            match pair {
                Some(at) => text.swap(at, at + 1),
                None => text.insert(at, letter),
            }
        }
    }
    Some(text.into_iter().collect())
}

/// A way to type a film that takes more than its title.
pub(crate) struct FilmKind {
    pub(crate) name: &'static str,
    make: fn(&Film, &mut Dice) -> Option<String>,
}

impl FilmKind {
    /// What somebody types who means this film; `None` where it does not lend itself.
    pub(crate) fn query(&self, film: &Film, dice: &mut Dice) -> Option<String> {
        (self.make)(film, dice)
    }
}

const fn film_kind(name: &'static str, make: fn(&Film, &mut Dice) -> Option<String>) -> FilmKind {
    FilmKind { name, make }
}

/// What is measured on the films that most people know.
pub(crate) const FILM_KINDS: [FilmKind; 9] = [
    film_kind("title and director", |film, _| {
        let director = film.directors.first()?.shown();
        let last = director.rsplit(' ').next()?;
        Some(format!("{} {}", film.title, last))
    }),
    film_kind("title and lead", |film, _| {
        let lead = film.cast.first()?.person.shown();
        Some(format!("{} {lead}", film.title))
    }),
    film_kind("year one off", |film, dice| {
        let year = film.year?.get();
        let year = if dice.below(2) == 0 {
            year - 1
        } else {
            year + 1
        };
        Some(format!("{} ({year})", film.title))
    }),
    film_kind("the bot's label", |film, _| {
        let director = film.directors.first()?.shown();
        Some(format!("{} · {director} · 1 h 50 m", film.title_and_year()))
    }),
    film_kind("initials", |film, _| {
        let title = film.title.split(": ").next()?;
        let folded = fold(title);
        let words: Vec<&str> = folded.split(' ').collect();
        let initials = words.iter().filter_map(|word| word.chars().next());
        (words.len() > 2).then(|| initials.collect())
    }),
    film_kind("behind the colon", |film, _| {
        let (_, part) = film.title.split_once(": ")?;
        (part.split(' ').count() > 1).then(|| part.to_owned())
    }),
    film_kind("figures as words", |film, _| {
        const WORDS: [(&str, &str); 10] = [
            ("1", "one"),
            ("2", "two"),
            ("3", "three"),
            ("4", "four"),
            ("5", "five"),
            ("10", "ten"),
            ("12", "twelve"),
            ("21", "twenty one"),
            ("28", "twenty eight"),
            ("40", "forty"),
        ];
        let mut changed = false;
        let words = film.title.split(' ').map(|word| {
            let known = WORDS.iter().find(|(digits, _)| *digits == word);
            changed |= known.is_some();
            known.map_or(word, |(_, name)| *name)
        });
        let title = words.collect::<Vec<_>>().join(" ");
        changed.then_some(title)
    }),
    film_kind("& for and, or back", |film, _| {
        if film.title.contains(" & ") {
            return Some(film.title.replace(" & ", " and "));
        }
        let title = film.title.replace(" and ", " & ");
        (title != *film.title).then_some(title)
    }),
    film_kind("director alone", |film, _| {
        Some(film.directors.first()?.shown().to_owned())
    }),
];
