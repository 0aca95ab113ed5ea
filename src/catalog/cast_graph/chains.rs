//! The shortest chains of shared people between two films.
//!
//! Two searches, breadth first, one from each end, step from films to their people, who are in them
//! or directed them, and from people to their films until they meet. All shortest chains lie on what
//! both have seen; among them the best are those whose links are best billed and whose films people
//! know.

use crate::catalog::{Catalog, FilmNo, PersonNo};

/// A chain of films, each sharing people with the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Its links in order; none where both ends are one film.
    pub links: Vec<Link>,
}

/// Two films of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The film nearer to the start.
    pub from: FilmNo,
    /// Whom both films share, the best billed first.
    pub people: Vec<PersonNo>,
    /// The film nearer to the end.
    pub to: FilmNo,
}

/// How far films and people are from one end, in steps from films to people or back; 0 is "not
/// seen", the end itself is at 1.
struct Distances {
    films: Vec<u16>,
    people: Vec<u16>,
    edge: Edge,
    steps: u16,
}

/// What was reached in the last step.
enum Edge {
    Films(Vec<FilmNo>),
    People(Vec<PersonNo>),
}

/// What it costs a chain that somebody directed a film, as a place in the billing.
const DIRECTED: u64 = 1;

/// How good a chain is, smaller is better: places in the billing and what little-known films cost;
/// then places in fame.
type Cost = (u64, u64);

/// What it costs a chain that it leads through a film at a place in fame: nothing for the best known,
/// and for each that has twice as many before it as much as two places in the billing.
fn obscurity(place: u32) -> u64 {
    const KNOWN_TO_ALL: u32 = 256;
    let doublings = (place / KNOWN_TO_ALL).checked_ilog2();
    2 * u64::from(doublings.map_or(0, |doublings| doublings + 1))
}

/// The best way found so far to a film.
#[derive(Clone, Copy)]
struct Way {
    cost: Cost,
    film: FilmNo,
    /// The way it goes on from, in the list of all ways.
    before: Option<usize>,
}

impl Catalog {
    /// The best of the shortest chains between two films, at most `limit`, which differ in their
    /// films. A film's chain to itself has no links.
    pub fn chains(&self, from: FilmNo, to: FilmNo, limit: usize) -> Vec<Chain> {
        if limit == 0 {
            return Vec::new();
        }
        if from == to {
            return vec![Chain { links: Vec::new() }];
        }
        let Some(layers) = self.layers(from, to) else {
            return Vec::new();
        };
        self.best_ways(from, &layers, limit)
            .into_iter()
            .map(|films| Chain {
                links: films
                    .windows(2)
                    .map(|pair| Link {
                        from: pair[0],
                        people: self.shared_people(pair[0], pair[1]),
                        to: pair[1],
                    })
                    .collect(),
            })
            .collect()
    }

    /// The people of both films, the best billed first.
    fn shared_people(&self, a: FilmNo, b: FilmNo) -> Vec<PersonNo> {
        let mut shared: Vec<(u64, u64, PersonNo)> = Vec::new();
        for (here, person) in self.billed(a) {
            let mut others = self.billed(b);
            if let Some((there, _)) = others.find(|(_, other)| *other == person) {
                shared.push((here + there, here, person));
            }
        }
        shared.sort_unstable();
        let mut people: Vec<PersonNo> = Vec::new();
        for (.., person) in shared {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// The people of a film, each with a place in the billing: directors stand at the top.
    fn billed(&self, no: FilmNo) -> impl Iterator<Item = (u64, PersonNo)> {
        let directors = self.directors(no).iter().map(|person| (DIRECTED, *person));
        directors.chain((0..).zip(self.cast(no).iter().copied()))
    }

    /// The films of all shortest chains after the first film, by how many links they are away.
    fn layers(&self, from: FilmNo, to: FilmNo) -> Option<Vec<Vec<FilmNo>>> {
        let mut start = Distances::new(self, from);
        let mut end = Distances::new(self, to);
        while !start.meets(&end) {
            let nearer = if start.work(self) <= end.work(self) {
                &mut start
            } else {
                &mut end
            };
            if !nearer.step(self) {
                return None;
            }
        }
        // Steps between the two ends: two for each link.
        let length = start.steps + end.steps - 2;
        let mut layers = vec![Vec::new(); usize::from(length / 2)];
        let mut edge = start.meeting(&end);
        let place = |layers: &mut Vec<Vec<FilmNo>>, edge: &Edge, away: u16| {
            if let Edge::Films(films) = edge
                && away > 0
            {
                layers[usize::from(away / 2) - 1].clone_from(films);
            }
        };
        let middle = start.steps - 1;
        place(&mut layers, &edge, middle);
        for away in (0..middle).rev() {
            edge = start.back(self, &edge);
            place(&mut layers, &edge, away);
        }
        edge = start.meeting(&end);
        for away in middle + 1..=length {
            edge = end.back(self, &edge);
            place(&mut layers, &edge, away);
        }
        Some(layers)
    }

    /// The films of the best ways through the layers, the best first.
    fn best_ways(&self, from: FilmNo, layers: &[Vec<FilmNo>], limit: usize) -> Vec<Vec<FilmNo>> {
        let mut ways = vec![Way {
            cost: (0, 0),
            film: from,
            before: None,
        }];
        let mut last = 0..1;
        for layer in layers {
            // What each person of the films before offers: the best ways, by the sum of costs.
            let mut offers: Vec<(PersonNo, u64, usize)> = Vec::new();
            for way in last.clone() {
                let people = self.billed(ways[way].film);
                offers.extend(people.map(|(billing, person)| (person, billing, way)));
            }
            offers.sort_unstable_by_key(|(person, billing, way)| (*person, *way, *billing));
            offers.dedup_by_key(|(person, _, way)| (*person, *way));
            let first = ways.len();
            for film in layer {
                let mut here: Vec<(usize, Cost)> = Vec::new();
                for (billing, person) in self.billed(*film) {
                    let from = offers.partition_point(|offer| offer.0 < person);
                    let of_person = offers[from..].iter().take_while(|offer| offer.0 == person);
                    for (_, billing_before, way) in of_person {
                        let (cost, fame) = ways[*way].cost;
                        let place = self.fame[film.index()];
                        let cost = cost + billing_before + billing + obscurity(place);
                        here.push((*way, (cost, fame + u64::from(place))));
                    }
                }
                here.sort_unstable();
                here.dedup_by_key(|(way, _)| *way);
                here.sort_unstable_by_key(|(way, cost)| (*cost, *way));
                here.truncate(limit);
                ways.extend(here.into_iter().map(|(way, cost)| Way {
                    cost,
                    film: *film,
                    before: Some(way),
                }));
            }
            last = first..ways.len();
        }
        last.map(|end| {
            let mut films = Vec::new();
            let mut at = Some(end);
            while let Some(way) = at {
                films.push(ways[way].film);
                at = ways[way].before;
            }
            films.reverse();
            films
        })
        .collect()
    }
}

impl Distances {
    fn new(catalog: &Catalog, end: FilmNo) -> Self {
        let mut films = vec![0; catalog.film_count()];
        films[end.index()] = 1;
        Self {
            films,
            people: vec![0; catalog.people_count()],
            edge: Edge::Films(vec![end]),
            steps: 1,
        }
    }

    /// How many credits the next step looks at.
    fn work(&self, catalog: &Catalog) -> usize {
        match &self.edge {
            Edge::Films(films) => {
                let people = films.iter().map(|no| catalog.people_of(*no).count());
                people.sum()
            }
            Edge::People(people) => {
                let films = people.iter().map(|no| catalog.films_of(*no).count());
                films.sum()
            }
        }
    }

    /// Goes one step further; `false` where there is nothing further.
    fn step(&mut self, catalog: &Catalog) -> bool {
        self.steps += 1;
        let steps = self.steps;
        match &self.edge {
            Edge::Films(films) => {
                let mut next = Vec::new();
                for person in films.iter().flat_map(|film| catalog.people_of(*film)) {
                    let distance = &mut self.people[person.index()];
                    if *distance == 0 {
                        *distance = steps;
                        next.push(person);
                    }
                }
                let any = !next.is_empty();
                self.edge = Edge::People(next);
                any
            }
            Edge::People(people) => {
                let mut next = Vec::new();
                for film in people.iter().flat_map(|person| catalog.films_of(*person)) {
                    let distance = &mut self.films[film.index()];
                    if *distance == 0 {
                        *distance = steps;
                        next.push(film);
                    }
                }
                let any = !next.is_empty();
                self.edge = Edge::Films(next);
                any
            }
        }
    }

    fn meets(&self, other: &Self) -> bool {
        match &self.edge {
            Edge::Films(films) => films.iter().any(|no| other.films[no.index()] != 0),
            Edge::People(people) => people.iter().any(|no| other.people[no.index()] != 0),
        }
    }

    /// What lies on this side's edge and has been seen from the other side.
    fn meeting(&self, other: &Self) -> Edge {
        match &self.edge {
            Edge::Films(films) => {
                let met = films.iter().filter(|no| other.films[no.index()] != 0);
                Edge::Films(met.copied().collect())
            }
            Edge::People(people) => {
                let met = people.iter().filter(|no| other.people[no.index()] != 0);
                Edge::People(met.copied().collect())
            }
        }
    }

    /// What leads to `edge` from this side's end, one step nearer to it.
    fn back(&self, catalog: &Catalog, edge: &Edge) -> Edge {
        match edge {
            Edge::Films(films) => {
                let mut nearer: Vec<PersonNo> = Vec::new();
                for film in films {
                    let at = self.films[film.index()] - 1;
                    let people = catalog.people_of(*film);
                    nearer.extend(people.filter(|no| self.people[no.index()] == at));
                }
                nearer.sort_unstable();
                nearer.dedup();
                Edge::People(nearer)
            }
            Edge::People(people) => {
                let mut nearer: Vec<FilmNo> = Vec::new();
                for person in people {
                    let at = self.people[person.index()] - 1;
                    let films = catalog.films_of(*person);
                    nearer.extend(films.filter(|no| self.films[no.index()] == at));
                }
                nearer.sort_unstable();
                nearer.dedup();
                Edge::Films(nearer)
            }
        }
    }
}
