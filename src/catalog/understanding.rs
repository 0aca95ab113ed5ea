//! What is understood of a member's taste, in their own films, and how two tastes meet.
//!
//! This is for people to read; what is recommended hangs on [`Taste`]s alone.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;

use super::facts::Facts;
use super::taste::shrink;
use super::{Catalog, FilmNo, PersonNo, Taste};
use crate::film::{Decade, Genre};

/// So many favourites of each kind are named, and so many films where two judge differently.
const NAMED: usize = 3;
/// So many of a cast are looked at: who is further down is seldom why somebody liked a film.
const LEADING: usize = 8;
/// What is a favourite stands in so many rated films.
const FILMS: usize = 2;
/// Whatever a member rates on average, from this score on a film is liked.
const GOOD: f64 = 7.0;
/// So far above or below others, in points, is worth a line.
const APART: f64 = 1.5;
/// From this score on a film is loved.
const LOVED: u8 = 8;
/// So many points apart are worth an argument.
const ARGUED: u8 = 3;
/// So many points apart, two do not agree at all.
const OPPOSED: u8 = 5;

/// What is understood of a taste.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Understanding {
    /// Actors, the best liked first.
    pub people: Vec<Favourite<PersonNo>>,
    pub directors: Vec<Favourite<PersonNo>>,
    pub genres: Vec<Favourite<Genre>>,
    pub decades: Vec<Favourite<Decade>>,
    /// Where they think otherwise than the reviewers: the film, their score, the reviewer's rating.
    pub unlike_reviewers: Vec<(FilmNo, u8, f64)>,
    /// Where they think otherwise than the other members: the film, their score, the others' mean.
    pub unlike_members: Vec<(FilmNo, u8, f64)>,
}

/// Somebody or something that is liked, and what that rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Favourite<T> {
    pub what: T,
    /// The liked films with it, the best rated first, and their scores.
    pub films: Vec<(FilmNo, u8)>,
}

/// How two tastes meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// How many films both rated.
    pub both: usize,
    /// How much they agree about those, in percent; `None` without any.
    pub percent: Option<u8>,
    /// Films that both love, and both scores.
    pub both_love: Vec<(FilmNo, u8, u8)>,
    /// Films that one thinks much better than the other, and both scores.
    pub to_argue: Vec<(FilmNo, u8, u8)>,
    /// What the first loves and the second neither knows nor refused.
    pub first_shows: Vec<(FilmNo, u8)>,
    /// The other way round.
    pub second_shows: Vec<(FilmNo, u8)>,
}

impl Catalog {
    /// What is understood of a taste. `members` holds the mean of the others' ratings of a film,
    /// where enough of them rated it.
    ///
    /// A favourite is in two liked films at least. Two films are weak evidence, and what many films have
    /// says less than what few have: whoever rates drawn films alone likes these, not comedies.
    pub fn understand(
        &self,
        taste: &Taste,
        members: impl Fn(FilmNo) -> Option<f64>,
    ) -> Understanding {
        let rated = &taste.rated;
        let cast = |film: FilmNo| {
            let cast = self.cast(film);
            cast[..cast.len().min(LEADING)].to_vec()
        };
        let reviewed = |film: FilmNo| {
            let rating = self.review(film).rating?;
            Some(f64::from(rating.tenths()) / 10.0)
        };
        Understanding {
            people: self.favourites(rated, cast, |_| 1.0),
            directors: self.favourites(rated, |film| self.directors(film).to_vec(), |_| 1.0),
            genres: self.favourites(
                rated,
                |film| self.genres(film).iter().collect(),
                |genre| self.rarity(genre),
            ),
            decades: self.favourites(
                rated,
                |film| self.decade_of(film).into_iter().collect(),
                |_| 1.0,
            ),
            unlike_reviewers: unlike(rated, reviewed),
            unlike_members: unlike(rated, members),
        }
    }

    /// What of the rated films is liked best; `rarity` says how much it says that a film has it, 0 to 1.
    fn favourites<T: Copy + Ord + Hash>(
        &self,
        rated: &[(FilmNo, u8)],
        parts: impl Fn(FilmNo) -> Vec<T>,
        rarity: impl Fn(T) -> f64,
    ) -> Vec<Favourite<T>> {
        let mut films: BTreeMap<T, Vec<(FilmNo, u8)>> = BTreeMap::new();
        for (film, score) in rated {
            let each_once: HashSet<T> = parts(*film).into_iter().collect();
            for part in each_once {
                films.entry(part).or_default().push((*film, *score));
            }
        }
        let middle = mean(rated).unwrap_or_default().min(GOOD);
        let mut liked: Vec<(f64, Favourite<T>)> = films
            .into_iter()
            .filter_map(|(what, mut films)| {
                let above = sum(&films) - count(&films) * middle;
                let liking = shrink(above, count(&films), 0.0) * rarity(what);
                films.retain(|(_, score)| f64::from(*score) >= middle);
                films.sort_by_key(|(film, score)| (std::cmp::Reverse(*score), self.fame(*film)));
                let is_one = films.len() >= FILMS && liking > 0.0;
                is_one.then_some((liking, Favourite { what, films }))
            })
            .collect();
        liked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let liked = liked.into_iter().map(|(_, favourite)| favourite);
        liked.take(NAMED).collect()
    }

    /// Which part of the films is not of a genre.
    fn rarity(&self, genre: Genre) -> f64 {
        let is_of = |facts: &&Facts| facts.genres.contains(genre);
        let of_genre = self.facts.iter().filter(is_of).count();
        let all = self.facts.len().max(1);
        let part = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        1.0 - part(of_genre) / part(all)
    }

    /// How two tastes meet. Of each film that both rated, they agree by a fifth less for every point
    /// between their scores.
    pub fn meet(&self, first: &Taste, second: &Taste) -> Meeting {
        let theirs: BTreeMap<FilmNo, u8> = second.rated.iter().copied().collect();
        let both: Vec<(FilmNo, u8, u8)> = first
            .rated
            .iter()
            .filter_map(|(film, score)| Some((*film, *score, *theirs.get(film)?)))
            .collect();
        let apart = |(_, one, other): &(FilmNo, u8, u8)| one.abs_diff(*other);
        let agreed: usize = both
            .iter()
            .map(|film| usize::from(OPPOSED.saturating_sub(apart(film))))
            .sum();
        let most = both.len() * usize::from(OPPOSED);
        let percent = (agreed * 100 + most / 2).checked_div(most);
        let mut both_love: Vec<_> = both
            .iter()
            .copied()
            .filter(|(_, one, other)| *one >= LOVED && *other >= LOVED)
            .collect();
        both_love
            .sort_by_key(|(film, one, other)| (std::cmp::Reverse(one + other), self.fame(*film)));
        let mut to_argue: Vec<_> = both
            .iter()
            .copied()
            .filter(|film| apart(film) >= ARGUED)
            .collect();
        to_argue.sort_by_key(|film| (std::cmp::Reverse(apart(film)), self.fame(film.0)));
        both_love.truncate(NAMED);
        to_argue.truncate(NAMED);
        Meeting {
            both: both.len(),
            percent: percent.and_then(|percent| u8::try_from(percent).ok()),
            both_love,
            to_argue,
            first_shows: self.shows(first, second),
            second_shows: self.shows(second, first),
        }
    }

    /// What one loves that the other neither rated nor has seen nor refused.
    fn shows(&self, one: &Taste, other: &Taste) -> Vec<(FilmNo, u8)> {
        let known: HashSet<FilmNo> = other.known().collect();
        let mut films: Vec<(FilmNo, u8)> = one
            .rated
            .iter()
            .copied()
            .filter(|(film, score)| *score >= LOVED && !known.contains(film))
            .collect();
        films.sort_by_key(|(film, score)| (std::cmp::Reverse(*score), self.fame(*film)));
        films.truncate(NAMED);
        films
    }
}

/// Where scores are furthest from what others think, those above first.
fn unlike(
    rated: &[(FilmNo, u8)],
    others: impl Fn(FilmNo) -> Option<f64>,
) -> Vec<(FilmNo, u8, f64)> {
    let apart = |(_, score, others): &(FilmNo, u8, f64)| f64::from(*score) - others;
    let mut films: Vec<(FilmNo, u8, f64)> = rated
        .iter()
        .filter_map(|(film, score)| Some((*film, *score, others(*film)?)))
        .filter(|film| apart(film).abs() >= APART)
        .collect();
    films.sort_by(|one, other| apart(other).abs().total_cmp(&apart(one).abs()));
    films.truncate(NAMED);
    films.sort_by(|one, other| apart(other).total_cmp(&apart(one)));
    films
}

fn sum(films: &[(FilmNo, u8)]) -> f64 {
    films.iter().map(|(_, score)| f64::from(*score)).sum()
}

fn count(films: &[(FilmNo, u8)]) -> f64 {
    films.iter().fold(0.0, |count, _| count + 1.0)
}

fn mean(films: &[(FilmNo, u8)]) -> Option<f64> {
    (!films.is_empty()).then(|| sum(films) / count(films))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};

    fn cinema() -> Catalog {
        catalog([
            film("Heat", 1995)
                .directors(["Michael Mann"])
                .cast(["Al Pacino"])
                .genres([Genre::Crime])
                .rated(86),
            film("Collateral", 2004)
                .directors(["Michael Mann"])
                .cast(["Tom Cruise"])
                .genres([Genre::Crime])
                .rated(78),
            film("Cats", 2019)
                .cast(["Judi Dench"])
                .genres([Genre::Music])
                .rated(20),
            film("Philomena", 2013)
                .cast(["Judi Dench"])
                .genres([Genre::Drama])
                .rated(75),
            film("Up", 2009).genres([Genre::Animation]).rated(80),
        ])
    }

    fn taste(cinema: &Catalog, rated: &[(&str, u8)]) -> Taste {
        Taste {
            rated: rated
                .iter()
                .map(|(id, score)| (cinema.the(id), *score))
                .collect(),
            ..Taste::default()
        }
    }

    #[test]
    fn favourites_stand_in_two_liked_films() {
        let cinema = cinema();
        let own = taste(
            &cinema,
            &[
                ("heat-1995", 8),
                ("collateral-2004", 9),
                ("cats-2019", 7),
                ("philomena-2013", 4),
            ],
        );
        let found = cinema.understand(&own, |film| {
            (film == cinema.the("philomena-2013")).then_some(8.0)
        });
        let mann = &found.directors[0];
        assert_eq!(cinema.person_name(mann.what).full(), "Michael Mann");
        assert_eq!(
            mann.films,
            [
                (cinema.the("collateral-2004"), 9),
                (cinema.the("heat-1995"), 8)
            ]
        );
        // Judi Dench is in two films as well, which are liked less than the others.
        assert_eq!(found.people, []);
        assert_eq!(found.genres[0].what, Genre::Crime);
        assert_eq!((found.genres.len(), found.decades.len()), (1, 0));
        // What all of them have is liked, too, as long as they are liked.
        let crime = taste(&cinema, &[("heat-1995", 9), ("collateral-2004", 9)]);
        let found_of_crime = cinema.understand(&crime, |_| None);
        assert_eq!(found_of_crime.genres[0].what, Genre::Crime);
        let against: Vec<_> = found
            .unlike_reviewers
            .iter()
            .map(|(film, ..)| *film)
            .collect();
        assert_eq!(
            against,
            [cinema.the("cats-2019"), cinema.the("philomena-2013")]
        );
        assert_eq!(
            found.unlike_members,
            [(cinema.the("philomena-2013"), 4, 8.0)]
        );
    }

    #[test]
    fn two_tastes_meet_over_what_both_rated() {
        let cinema = cinema();
        let first = taste(
            &cinema,
            &[
                ("heat-1995", 9),
                ("cats-2019", 2),
                ("up-2009", 8),
                ("collateral-2004", 8),
            ],
        );
        let mut second = taste(
            &cinema,
            &[("heat-1995", 8), ("cats-2019", 9), ("philomena-2013", 10)],
        );
        second.declined = vec![cinema.the("collateral-2004")];
        let met = cinema.meet(&first, &second);
        // One point apart, and seven.
        assert_eq!((met.both, met.percent), (2, Some(40)));
        assert_eq!(met.both_love, [(cinema.the("heat-1995"), 9, 8)]);
        assert_eq!(met.to_argue, [(cinema.the("cats-2019"), 2, 9)]);
        assert_eq!(met.first_shows, [(cinema.the("up-2009"), 8)]);
        assert_eq!(met.second_shows, [(cinema.the("philomena-2013"), 10)]);
        let nothing = cinema.meet(&first, &Taste::default());
        assert_eq!((nothing.both, nothing.percent), (0, None));
    }
}
