//! What the library holds, counted: films by decade and genre, ratings, who is in the most films.
//!
//! Numbers and lists only; whoever prints them has the words. Listings are films like all others.

use std::cmp::Reverse;

use super::{Catalog, FilmNo, PersonNo};
use crate::film::{Decade, Genre, Rating, Year};
use crate::fold::fold;

/// What the library holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    /// The films of each decade, the oldest first, films without a year last. A decade without a
    /// film is left out.
    pub decades: Vec<DecadeCount>,
    /// Every rating there is, the lowest first.
    pub ratings: Vec<Rating>,
    /// Those in the most films, the most first.
    pub people: Vec<PersonCount>,
    /// The films of each series that has several, oldest first; the longest series first.
    pub series: Vec<Vec<FilmNo>>,
    /// Films of one title, oldest first: remakes, and namesakes.
    pub same_title: Vec<Vec<FilmNo>>,
    /// The films that no chain of shared people joins to the largest group of films.
    pub apart: Vec<FilmNo>,
}

/// How many films of a decade there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecadeCount {
    /// The decade; `None` for films without a year.
    pub decade: Option<Decade>,
    /// How many films.
    pub films: usize,
    /// How many of them are of each genre, in the order of [`Genre::ALL`].
    pub of_genre: [usize; Genre::ALL.len()],
}

/// In how many films somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonCount {
    pub person: PersonNo,
    /// How many films have them in the cast.
    pub films: usize,
    /// The years of the oldest and the newest of those films; `None` where none has a year.
    pub years: Option<(Year, Year)>,
    /// In how many different decades those films are.
    pub decades: usize,
    /// How many others are in those films.
    pub costars: usize,
}

impl Census {
    /// How many films are of a genre.
    pub fn of_genre(&self, genre: Genre) -> usize {
        let decades = self.decades.iter();
        decades.map(|count| count.of_genre[genre as usize]).sum()
    }

    /// The middle rating, the higher of two; `None` where nothing is rated.
    pub fn median(&self) -> Option<Rating> {
        self.ratings.get(self.ratings.len() / 2).copied()
    }
}

impl Catalog {
    /// Counts what the library holds, and names the `people` who are in the most films.
    pub fn census(&self, people: usize) -> Census {
        let mut ratings: Vec<Rating> = self.reviews.iter().filter_map(|r| r.rating).collect();
        ratings.sort_unstable_by_key(|rating| rating.tenths());
        Census {
            decades: self.count_decades(),
            ratings,
            people: self.most_seen(people),
            series: self.long_series(),
            same_title: self.same_titles(),
            apart: self.apart(),
        }
    }

    fn count_decades(&self) -> Vec<DecadeCount> {
        let mut counts: Vec<DecadeCount> = Vec::new();
        for no in &self.by_year {
            let decade = self.film(*no).year.map(Year::decade);
            if counts.last().is_none_or(|last| last.decade != decade) {
                counts.push(DecadeCount {
                    decade,
                    films: 0,
                    of_genre: [0; Genre::ALL.len()],
                });
            }
            let Some(count) = counts.last_mut() else {
                continue;
            };
            count.films += 1;
            for genre in self.genres(*no).iter() {
                count.of_genre[genre as usize] += 1;
            }
        }
        counts
    }

    fn most_seen(&self, limit: usize) -> Vec<PersonCount> {
        let mut people: Vec<PersonNo> = (0..self.people.len()).map(PersonNo::at).collect();
        let films = |person: PersonNo| self.appearances(person).len();
        people.retain(|person| films(*person) > 0);
        people.sort_by_key(|person| (Reverse(films(*person)), self.person_fame[person.index()]));
        people.truncate(limit);
        people
            .into_iter()
            .map(|person| self.count_person(person))
            .collect()
    }

    fn count_person(&self, person: PersonNo) -> PersonCount {
        let films = self.appearances(person);
        let years: Vec<Year> = films
            .iter()
            .filter_map(|seen| self.film(seen.film).year)
            .collect();
        let newest = years.iter().max_by_key(|year| year.get());
        let oldest = years.iter().min_by_key(|year| year.get());
        let mut decades: Vec<Decade> = years.iter().map(|year| year.decade()).collect();
        decades.sort_unstable();
        decades.dedup();
        PersonCount {
            person,
            films: films.len(),
            years: oldest.copied().zip(newest.copied()),
            decades: decades.len(),
            costars: self.costars(person),
        }
    }

    /// How many others are in the casts that somebody is in.
    fn costars(&self, person: PersonNo) -> usize {
        let films = self.appearances(person).iter();
        let mut all: Vec<PersonNo> = films
            .flat_map(|seen| self.cast(seen.film))
            .copied()
            .filter(|other| *other != person)
            .collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    fn long_series(&self) -> Vec<Vec<FilmNo>> {
        let all = (0..self.series.len()).map(|at| self.oldest_first(self.series.get(at).to_vec()));
        self.groups(all)
    }

    fn same_titles(&self) -> Vec<Vec<FilmNo>> {
        let mut titled: Vec<(String, FilmNo)> = self
            .films()
            .map(|no| (fold(&self.film(no).title), no))
            .collect();
        titled.sort_unstable();
        let same = titled.chunk_by(|a, b| a.0 == b.0);
        self.groups(same.map(|same| self.oldest_first(same.iter().map(|(_, no)| *no).collect())))
    }

    fn oldest_first(&self, mut films: Vec<FilmNo>) -> Vec<FilmNo> {
        films.sort_by_key(|no| {
            let year = self.film(*no).year;
            (year.is_none(), year, *no)
        });
        films
    }

    /// The groups of several films, the longest first, then the oldest.
    fn groups(&self, groups: impl Iterator<Item = Vec<FilmNo>>) -> Vec<Vec<FilmNo>> {
        let mut several: Vec<_> = groups.filter(|films| films.len() > 1).collect();
        several.sort_by_key(|films| (Reverse(films.len()), self.film(films[0]).year, films[0]));
        several
    }

    /// The films outside of the largest group that shared people hold together.
    fn apart(&self) -> Vec<FilmNo> {
        let mut group_of: Vec<Option<FilmNo>> = vec![None; self.film_count()];
        let mut largest: (usize, Option<FilmNo>) = (0, None);
        for first in self.films() {
            if group_of[first.index()].is_some() {
                continue;
            }
            group_of[first.index()] = Some(first);
            let mut films = vec![first];
            let mut done = 0;
            while let Some(film) = films.get(done).copied() {
                done += 1;
                let people = self.people_of(film);
                for other in people.flat_map(|person| self.films_of(person)) {
                    let group = &mut group_of[other.index()];
                    if group.is_none() {
                        *group = Some(first);
                        films.push(other);
                    }
                }
            }
            if films.len() > largest.0 {
                largest = (films.len(), Some(first));
            }
        }
        self.films()
            .filter(|no| group_of[no.index()] != largest.1)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::made::{catalog, film};

    #[test]
    fn films_are_counted_by_decade_and_genre() {
        let catalog = catalog([
            film("Heat", 1995)
                .genres([Genre::Crime, Genre::Drama])
                .rated(86),
            film("M", 1931).genres([Genre::Crime]).rated(94),
            film("Ronin", 1998).genres([Genre::Action]).listing(),
            film("Heat II", 0).genres([Genre::Crime]).rated(70),
        ]);
        let census = catalog.census(0);
        let decades: Vec<_> = census
            .decades
            .iter()
            .map(|count| (count.decade.map(Decade::start), count.films))
            .collect();
        assert_eq!(decades, [(Some(1930), 1), (Some(1990), 2), (None, 1)]);
        assert_eq!(census.decades[1].of_genre[Genre::Drama as usize], 1);
        assert_eq!(census.of_genre(Genre::Crime), 3);
        assert_eq!(census.of_genre(Genre::Western), 0);
        assert_eq!(census.median(), Rating::from_tenths(86));
    }

    #[test]
    fn people_are_counted_by_their_films() {
        let catalog = catalog([
            film("Serpico", 1973).cast(["Al Pacino", "John Randolph"]),
            film("Heat", 1995).cast(["Al Pacino", "Robert De Niro", "Al Pacino"]),
            film("The Irishman", 2019).cast(["Robert De Niro", "Al Pacino"]),
            film("Heat II", 0).cast(["Al Pacino"]),
        ]);
        let people = catalog.census(2).people;
        assert_eq!(people.len(), 2);
        assert_eq!(people[0].person, catalog.who("al-pacino"));
        let years = people[0].years.map(|(from, to)| (from.get(), to.get()));
        assert_eq!(years, Some((1973, 2019)));
        assert_eq!(
            (people[0].films, people[0].decades, people[0].costars),
            (4, 3, 2)
        );
        assert_eq!(people[1].person, catalog.who("robert-de-niro"));
    }

    #[test]
    fn series_and_films_of_one_title_are_grouped() {
        let catalog = catalog([
            film("Aliens", 1986).series("Alien"),
            film("Alien", 1979).series("Alien"),
            film("Psycho", 1960).series("Psycho"),
            film("Cape Fear", 1991),
            film("Cape Fear", 1962),
        ]);
        let census = catalog.census(0);
        let ids = |groups: &[Vec<FilmNo>]| -> Vec<String> {
            let group = |films: &Vec<FilmNo>| catalog.ids(films.iter().copied()).join(" ");
            groups.iter().map(group).collect()
        };
        assert_eq!(ids(&census.series), ["alien-1979 aliens-1986"]);
        assert_eq!(ids(&census.same_title), ["cape-fear-1962 cape-fear-1991"]);
    }

    #[test]
    fn nothing_can_be_counted_too() {
        let census = catalog([]).census(5);
        assert_eq!(census.median(), None);
        assert!(census.decades.is_empty() && census.people.is_empty() && census.apart.is_empty());
    }

    #[test]
    fn films_that_nobody_joins_to_the_others_stand_apart() {
        let catalog = catalog([
            film("Cops", 1922).cast(["Buster Keaton"]),
            film("Heat", 1995).cast(["Al Pacino", "Val Kilmer"]),
            film("Limelight", 1952).cast(["Charlie Chaplin", "Buster Keaton"]),
            film("Serpico", 1973).cast(["Al Pacino"]),
            film("Top Gun", 1986).cast(["Val Kilmer"]),
            film("Koyaanisqatsi", 1982),
        ]);
        assert_eq!(
            catalog.ids(catalog.census(0).apart),
            ["cops-1922", "koyaanisqatsi-1982", "limelight-1952"]
        );
    }
}
