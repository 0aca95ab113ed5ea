//! One film under two titles that are near each other: a brand before it, a subtitle behind it, another
//! spelling.
//!
//! The people decide. Sequels and parts share them too, so titles that differ in a number are never near.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use crate::joined::is_one;
use crate::listing::{Listing, Trust, folded_name};
use crate::people::distance;
use crate::title::{key, key_words};

/// Films of one year, of one director and with one cast, whose titles are near and which are two.
const DIFFERENT: [(&str, &str); 10] = [
    ("Death Proof", "Grindhouse"),
    ("Gasoline Alley", "Corky of Gasoline Alley"),
    ("Mortal Kombat", "Mortal Kombat: The Journey Begins"),
    ("Mexican Spitfire", "Mexican Spitfire Out West"),
    ("Chimmie Fadden", "Chimmie Fadden Out West"),
    ("Big Town", "Big Town After Dark"),
    ("Big Town", "I Cover Big Town"),
    ("Mesrine", "Mesrine: Public Enemy #1"),
    ("Mesrine", "Mesrine: Killer Instinct"),
    ("Penguins", "Penguins: Life on the Edge"),
];

/// Films that came to the cinemas again, or late, and whose listings share too few to tell.
const AGAIN: [(&str, u16, u16); 3] = [
    ("The Manster", 1959, 1962),
    ("Cannibal! The Musical", 1993, 1996),
    ("A Slipping-Down Life", 1999, 2004),
];

static IN_THREE_DIMENSIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(.+?):? \(?(?:in )?(?:3-?D|IMAX)(?: re-release)?\)?$")
        .expect("a pattern that compiles")
});

/// Joins the films that are one, and says which: the title and year that stay, and those that went.
pub(crate) fn join(films: Vec<Listing>) -> (Vec<Listing>, Vec<String>) {
    let mut pairs: Vec<(usize, usize)> = candidates(&films)
        .into_iter()
        .filter(|(one, other)| are_one(&films[*one], &films[*other]))
        .collect();
    pairs.sort_unstable();
    let mut films: Vec<Option<Listing>> = films.into_iter().map(Some).collect();
    let mut goes_to: HashMap<usize, usize> = HashMap::new();
    let mut said = Vec::new();
    for (one, other) in pairs {
        let one = end(&goes_to, one);
        let other = end(&goes_to, other);
        let (Some(a), Some(b)) = (&films[one], &films[other]) else {
            continue;
        };
        if one == other {
            continue;
        }
        let (stays, goes) = if keeps_its_title(a, b) {
            (one, other)
        } else {
            (other, one)
        };
        let Some(gone) = films[goes].take() else {
            continue;
        };
        let Some(kept) = films[stays].as_mut() else {
            continue;
        };
        said.push(format!("{} ← {}", label(kept), label(&gone)));
        kept.complete(gone);
        goes_to.insert(goes, stays);
    }
    (films.into_iter().flatten().collect(), said)
}

fn label(film: &Listing) -> String {
    format!("{} ({})", film.title, film.year.unwrap_or_default())
}

fn end(goes_to: &HashMap<usize, usize>, mut at: usize) -> usize {
    while let Some(next) = goes_to.get(&at) {
        at = *next;
    }
    at
}

/// Of two listings of one film the more trusted one has its title; of a film in three dimensions the
/// first one.
fn keeps_its_title(one: &Listing, other: &Listing) -> bool {
    let again = gap(one, other) > 1;
    let rank = |film: &Listing| {
        let is_again = IN_THREE_DIMENSIONS.is_match(&film.title);
        (
            is_again,
            std::cmp::Reverse(film.trust),
            if again { film.year } else { None },
            film.title.split(' ').count(),
        )
    };
    rank(one) <= rank(other)
}

/// Films that share somebody and are of one year or the next, or of which one is in three dimensions.
fn candidates(films: &[Listing]) -> BTreeSet<(usize, usize)> {
    let mut by_person: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, film) in films.iter().enumerate() {
        let people: BTreeSet<String> = film.people().map(folded_name).collect();
        for person in people {
            by_person.entry(person).or_default().push(at);
        }
    }
    let again: Vec<bool> = films
        .iter()
        .map(|film| in_two_dimensions(film).is_some())
        .collect();
    let keys: Vec<String> = films.iter().map(|film| key(&film.title)).collect();
    let mut pairs = BTreeSet::new();
    for mut of_person in by_person.into_values() {
        of_person.sort_by_key(|at| films[*at].year);
        for (at, one) in of_person.iter().enumerate() {
            for other in &of_person[at + 1..] {
                let gap = gap(&films[*one], &films[*other]);
                let is_again = again[*one] || again[*other] || keys[*one] == keys[*other];
                if gap <= 1 || is_again {
                    pairs.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs
}

fn gap(one: &Listing, other: &Listing) -> u16 {
    one.year
        .unwrap_or_default()
        .abs_diff(other.year.unwrap_or_default())
}

fn are_one(one: &Listing, other: &Listing) -> bool {
    let shared = Shared::of(one, other);
    if let Some(title) = in_two_dimensions(one).or_else(|| in_two_dimensions(other))
        && [one, other]
            .iter()
            .any(|film| key(&film.title) == key(title))
    {
        return shared.are_most() || shared.has_director;
    }
    let gap = gap(one, other);
    // A remake has neither the whole cast again nor the director and some of it: it came to the cinemas a
    // second time.
    if gap > 1
        && key(&one.title) == key(&other.title)
        && shared.count >= 2
        && (shared.are_most() || shared.has_director)
    {
        return true;
    }
    let came_again = AGAIN.iter().any(|(title, first, again)| {
        one.title == *title
            && other.title == *title
            && [one.year, other.year].contains(&Some(*first))
            && [one.year, other.year].contains(&Some(*again))
    });
    if came_again {
        return true;
    }
    let by_shop = one.trust.min(other.trust) == Trust::Shop;
    if gap > 1 || (gap == 1 && !by_shop) || is_known_as_two(one, other) {
        return false;
    }
    let titles = |film: &Listing| {
        let aliases = film.aliases.iter();
        aliases
            .chain([&film.title])
            .map(|title| key_words(title))
            .collect::<Vec<_>>()
    };
    let others = titles(other);
    titles(one).iter().any(|a| {
        others.iter().any(|b| {
            (a == b && shared.are_enough())
                || (is_respelt(a, b) && shared.are_enough())
                || (goes_on(a, b)
                    && shared.are_most()
                    && (gap == 0 || a.ends_with(b) || b.ends_with(a)))
        })
    })
}

fn is_known_as_two(one: &Listing, other: &Listing) -> bool {
    DIFFERENT.iter().any(|(a, b)| {
        (one.title == *a && other.title == *b) || (one.title == *b && other.title == *a)
    })
}

fn in_two_dimensions(film: &Listing) -> Option<&str> {
    let found = IN_THREE_DIMENSIONS.captures(&film.title)?;
    found.get(1).map(|title| title.as_str())
}

/// Who is in two films both.
struct Shared {
    has_director: bool,
    clash: bool,
    count: usize,
    of: usize,
}

impl Shared {
    fn of(one: &Listing, other: &Listing) -> Self {
        let has_director = one
            .directors
            .iter()
            .any(|name| other.directors.iter().any(|same| is_one(name, same)));
        let (_, cast) = one.folded_people();
        let (_, others) = other.folded_people();
        Self {
            has_director,
            clash: !has_director && !one.directors.is_empty() && !other.directors.is_empty(),
            count: cast.iter().filter(|name| others.contains(name)).count(),
            of: cast.len().min(others.len()),
        }
    }

    /// Enough of them for films whose titles differ in letters only.
    fn are_enough(&self) -> bool {
        self.are_most()
            || (self.has_director && self.count >= 2)
            || (!self.clash && self.count >= 3)
    }

    /// So many that it is one cast.
    fn are_most(&self) -> bool {
        let are_all = self.count == self.of || (self.of >= 5 && self.count * 10 >= self.of * 8);
        are_all && (self.has_director || self.of >= if self.clash { 5 } else { 4 })
    }
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether two titles are one but for some letters; numbers are no letters.
fn is_respelt(one: &[String], other: &[String]) -> bool {
    let figures = |words: &[String]| -> Vec<String> {
        words
            .iter()
            .filter(|word| is_figure(word))
            .cloned()
            .collect()
    };
    let (a, b) = (one.concat(), other.concat());
    let shorter = a.chars().count().min(b.chars().count());
    figures(one) == figures(other) && distance(&a, &b) <= (shorter / 6).min(3)
}

/// Whether one title is the other with words before or behind it that have no number.
fn goes_on(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let extra = if short.is_empty() {
        return false;
    } else if long.starts_with(short) {
        &long[short.len()..]
    } else if long.ends_with(short) {
        &long[..long.len() - short.len()]
    } else {
        return false;
    };
    extra.iter().all(|word| !is_figure(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listing::Credit;

    fn film(title: &str, year: u16, director: &str, cast: &[&str]) -> Listing {
        Listing {
            title: title.to_owned(),
            year: Some(year),
            directors: vec![director.to_owned()],
            cast: cast
                .iter()
                .map(|name| Credit::Name((*name).to_owned()))
                .collect(),
            ..Listing::default()
        }
    }

    fn titles(films: Vec<Listing>) -> Vec<String> {
        let (films, _) = join(films);
        films.into_iter().map(|film| film.title).collect()
    }

    #[test]
    fn one_film_under_two_titles_is_joined() {
        let joined = titles(vec![
            film(
                "Elektra",
                2005,
                "Rob Bowman",
                &["Jennifer Garner", "Goran Visnjic"],
            ),
            film(
                "Elektra: The Hand",
                2005,
                "Rob Bowman",
                &["Jennifer Garner", "Goran Visnjic"],
            ),
            film(
                "Sarpatta Parambarai",
                2021,
                "Pa. Ranjith",
                &["Arya", "John Vijay"],
            ),
            film(
                "Sarpatta Parampara",
                2021,
                "Pa. Ranjith",
                &["Arya", "John Vijay"],
            ),
            film(
                "Titanic",
                1997,
                "James Cameron",
                &["Kate Winslet", "Billy Zane"],
            ),
            film(
                "Titanic 3D",
                2012,
                "James Cameron",
                &["Kate Winslet", "Billy Zane"],
            ),
        ]);
        assert_eq!(joined, ["Elektra", "Sarpatta Parambarai", "Titanic"]);
    }

    #[test]
    fn parts_sequels_and_remakes_stay_apart() {
        let two = ["Uma Thurman", "Lucy Liu"];
        let all = vec![
            film("Kill Bill: Vol. 1", 2003, "Quentin Tarantino", &two),
            film("Kill Bill: Vol. 2", 2004, "Quentin Tarantino", &two),
            film(
                "Bibi & Tina",
                2014,
                "Detlev Buck",
                &["Lina Larissa Strahl", "Lisa-Marie Koroll"],
            ),
            film(
                "Bibi & Tina II",
                2014,
                "Detlev Buck",
                &["Lina Larissa Strahl", "Lisa-Marie Koroll"],
            ),
            film(
                "Gasoline Alley",
                1951,
                "Edward Bernds",
                &["Scotty Beckett", "Jimmy Lydon"],
            ),
            film(
                "Corky of Gasoline Alley",
                1951,
                "Edward Bernds",
                &["Scotty Beckett", "Jimmy Lydon"],
            ),
            film(
                "My Bloody Valentine",
                1981,
                "George Mihalka",
                &["Paul Kelman"],
            ),
            film(
                "My Bloody Valentine 3D",
                2009,
                "Patrick Lussier",
                &["Jensen Ackles"],
            ),
        ];
        let expected: Vec<String> = all.iter().map(|film| film.title.clone()).collect();
        assert_eq!(titles(all), expected);
    }
}
