//! How near a film is to one or two others, and the arithmetic behind it.

use super::weights::Weights;
use super::{Agreement, Factor, Score, Shared, Suggestion};
use crate::catalog::{Catalog, FilmNo, PersonNo};
use crate::film::{Genre, GenreSet, PersonName};

/// What a reviewer gives a film that is neither good nor bad, out of ten.
pub(in crate::catalog) const MIDDLING: f64 = 6.5;

/// One or two films, and what others are compared with.
pub(super) struct Asked<'a> {
    catalog: &'a Catalog,
    films: &'a [FilmNo],
    genres: GenreSet,
    weights: &'a Weights,
}

/// The factors, in the order of what [`Asked::factors`] gives.
const FACTORS: [Factor; 9] = [
    Factor::Unshared,
    Factor::Genres,
    Factor::Years,
    Factor::Director,
    Factor::Writer,
    Factor::Title,
    Factor::Both,
    Factor::Fame,
    Factor::Rating,
];

/// The place in fame that a film counts as having whose fame is only guessed: by whoever is in it, who
/// count already.
const GUESSED_FAME: f64 = 3_000.0;

/// However bad a film is, so much of its nearness is left.
const LEFT_OF_THE_WORST: f64 = 0.2;

impl<'a> Asked<'a> {
    pub(super) fn new(catalog: &'a Catalog, films: &'a [FilmNo], weights: &'a Weights) -> Self {
        let genres = films.iter().flat_map(|film| catalog.genres(*film).iter());
        Self {
            catalog,
            films,
            genres: genres.collect(),
            weights,
        }
    }

    /// The score alone; `shared` holds the film with whom it shares.
    pub(super) fn total(&self, film: FilmNo, shared: &[(FilmNo, Shared)]) -> f64 {
        let people = self.people(shared);
        let factors = self.factors(film, shared, people);
        people * factors.into_iter().product::<f64>()
    }

    /// What the shared people multiply with; 1 if there are none.
    fn people(&self, shared: &[(FilmNo, Shared)]) -> f64 {
        if shared.is_empty() {
            return 1.0;
        }
        let weights = shared
            .iter()
            .map(|(film, shared)| self.person(*film, shared));
        weights.sum::<f64>().powf(self.weights.people)
    }

    /// What somebody shared means in both films.
    fn person(&self, film: FilmNo, shared: &Shared) -> f64 {
        let (here, there) = (
            self.catalog.facts[shared.with.index()],
            self.catalog.facts[film.index()],
        );
        let weight = self.weights.of_place(shared.billing_here)
            * self.weights.of_place(shared.billing_there);
        let is_only_heard =
            here.is_heard(shared.billing_here) || there.is_heard(shared.billing_there);
        if is_only_heard || here.craft() != there.craft() {
            weight * self.weights.heard
        } else {
            weight
        }
    }

    /// Whether more agrees than that both films are films: the year alone has to be near.
    pub(super) fn has_something_of(&self, film: FilmNo) -> bool {
        self.catalog.genres(film).shared(self.genres) > 0
            || self.have_a_director_of(film)
            || self.shared_words(film) > 0.0
            || (self.years_apart(film))
                .is_some_and(|apart| 2.0 * self.weights.of_years(apart) >= 1.0)
    }

    /// The film with all its reasons.
    pub(super) fn suggestion(&self, film: FilmNo, group: &[(FilmNo, Shared)]) -> Suggestion {
        let mut shared: Vec<Shared> = group.iter().map(|(_, shared)| *shared).collect();
        let weight = |shared: &Shared| self.person(film, shared);
        shared.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        let mut people: Vec<(PersonNo, f64)> = Vec::new();
        for shared in &shared {
            match people.iter_mut().find(|known| known.0 == shared.person) {
                Some(known) => known.1 += weight(shared),
                None => people.push((shared.person, weight(shared))),
            }
        }
        people.sort_by(|a, b| b.1.total_cmp(&a.1));
        // So that their sum is what they multiply with.
        let sum = people.iter().map(|(_, weight)| weight).sum::<f64>();
        for (_, weight) in &mut people {
            *weight *= sum.powf(self.weights.people - 1.0);
        }
        let factors = FACTORS
            .into_iter()
            .zip(self.factors(film, group, self.people(group)));
        let factors = factors.filter(|(_, factor)| (factor - 1.0).abs() > f64::EPSILON);
        Suggestion {
            film,
            shared,
            agrees: self.agreement(film),
            score: Score {
                total: self.total(film, group),
                people,
                factors: factors.collect(),
            },
        }
    }

    pub(super) fn agreement(&self, film: FilmNo) -> Agreement {
        let mut directors: Vec<PersonNo> = Vec::new();
        for director in self.catalog.directors(film) {
            if self.have_directed(*director) && !directors.contains(director) {
                directors.push(*director);
            }
        }
        let genres = self.catalog.genres(film).iter();
        Agreement {
            directors,
            writers: self.writers_of_both(film),
            series: self.is_of_series(film),
            genres: genres
                .filter(|genre| self.genres.contains(*genre))
                .collect(),
            years_apart: self.years_apart(film),
            title: self.is_titled_alike(film),
        }
    }

    /// What each of [`FACTORS`] multiplies with, where the shared people multiply with `people`.
    fn factors(
        &self,
        film: FilmNo,
        shared: &[(FilmNo, Shared)],
        people: f64,
    ) -> [f64; FACTORS.len()] {
        let Weights {
            billing: _,
            people: _,
            unshared,
            heard: _,
            clash: _,
            genres: _,
            family: _,
            mood: _,
            years,
            years_halved: _,
            director,
            director_alone,
            writer,
            title,
            both,
            fame,
            near,
            fame_halved,
            rating,
        } = *self.weights;
        let gain_if = |agrees: bool, gain: f64| if agrees { 1.0 + gain } else { 1.0 };
        let shares_with = |asked: &FilmNo| shared.iter().any(|(_, shared)| shared.with == *asked);
        let years_gain = self
            .years_apart(film)
            .map_or(0.0, |apart| years * self.weights.of_years(apart));
        let place = if self.catalog.facts[film.index()].is_counted {
            f64::from(self.catalog.fame(film))
        } else {
            GUESSED_FAME
        };
        let liked = self.catalog.facts[film.index()]
            .rating
            .map_or(0.0, |given| f64::from(given.tenths()) / 10.0 - MIDDLING);
        let (unshared, director) = if shared.is_empty() {
            let likeness = self.likeness(film);
            (unshared * likeness * likeness, director_alone)
        } else {
            (1.0, director)
        };
        let genres = self.genres_factor(film);
        let years = 1.0 + years_gain;
        let director = gain_if(self.have_a_director_of(film), director);
        let nearness = people * genres * years * director;
        let fame = fame * fame_halved / (fame_halved + place) * (nearness / near).min(1.0).powi(2);
        [
            unshared,
            genres,
            years,
            director,
            gain_if(!self.writers_of_both(film).is_empty(), writer),
            1.0 + title * self.shared_words(film),
            gain_if(
                self.films.len() > 1 && self.films.iter().all(shares_with),
                both,
            ),
            1.0 + fame,
            (1.0 + rating * liked).max(LEFT_OF_THE_WORST),
        ]
    }

    /// How much the mixtures of genres are alike, 0 to 1; half where one is not known.
    fn likeness(&self, film: FilmNo) -> f64 {
        let own = self.catalog.genres(film);
        if own.is_empty() || self.genres.is_empty() {
            return 0.5;
        }
        likeness(own, self.genres)
    }

    /// What genres multiply with: 1 where those of one film are not known.
    fn genres_factor(&self, film: FilmNo) -> f64 {
        let own = self.catalog.genres(film);
        if own.is_empty() || self.genres.is_empty() {
            return 1.0;
        }
        let Weights {
            clash,
            genres,
            family,
            mood,
            ..
        } = *self.weights;
        let mut factor = clash + genres * likeness(own, self.genres);
        if is_for_families(own) != is_for_families(self.genres) {
            factor *= family;
        }
        let clash_in_mood = |one, other| is_light(one) && is_dark(other) && !is_light(other);
        if clash_in_mood(own, self.genres) || clash_in_mood(self.genres, own) {
            factor *= mood;
        }
        let are_worlds_apart = |one, other| is_of_history(one) && is_fantastic(other);
        if are_worlds_apart(own, self.genres) || are_worlds_apart(self.genres, own) {
            factor *= mood;
        }
        factor
    }

    fn have_a_director_of(&self, film: FilmNo) -> bool {
        let mut directors = self.catalog.directors(film).iter();
        directors.any(|no| self.have_directed(*no))
    }

    /// Who wrote both and did not direct both.
    fn writers_of_both(&self, film: FilmNo) -> Vec<PersonName> {
        let writers_of = |film: FilmNo| &self.catalog.film(film).extras().writers;
        if (self.films.iter()).all(|asked| writers_of(*asked).is_empty()) {
            return Vec::new();
        }
        let directed = |film: FilmNo, name: &PersonName| {
            let mut directors = self.catalog.directors(film).iter();
            directors.any(|no| self.catalog.person_name(*no) == name)
        };
        let directed_both = |name: &&PersonName| {
            let mut asked = self.films.iter();
            directed(film, name) && asked.any(|asked| directed(*asked, name))
        };
        let has_written = |name: &&PersonName| {
            let mut asked = self.films.iter();
            asked.any(|asked| writers_of(*asked).contains(name))
        };
        let writers = writers_of(film).iter().filter(has_written);
        writers
            .filter(|name| !directed_both(name))
            .cloned()
            .collect()
    }

    fn years_apart(&self, film: FilmNo) -> Option<u16> {
        let year_of = |film: FilmNo| self.catalog.facts[film.index()].year;
        let year = year_of(film)?.get();
        let asked = self.films.iter().filter_map(|asked| year_of(*asked));
        asked.map(|asked| asked.get().abs_diff(year)).min()
    }

    fn have_directed(&self, person: PersonNo) -> bool {
        let mut directors = self
            .films
            .iter()
            .flat_map(|asked| self.catalog.directors(*asked));
        directors.any(|director| *director == person)
    }

    fn is_of_series(&self, film: FilmNo) -> bool {
        let is_same = |asked: &FilmNo| self.catalog.are_of_one_series(*asked, film);
        self.films.iter().any(is_same)
    }

    /// Whether a member would see that the titles are alike: several words are shared, or the whole of
    /// one title.
    fn is_titled_alike(&self, film: FilmNo) -> bool {
        let own = self.catalog.title_words(film);
        self.films.iter().any(|asked| {
            let words = self.catalog.title_words(*asked);
            let shared = own.iter().filter(|word| words.contains(word)).count();
            shared > 1 || (shared == 1 && own.len().min(words.len()) == 1)
        })
    }

    /// The part of the shorter title's words that is in the longer title, 0 to 1; of a single word
    /// half, for that is often chance.
    fn shared_words(&self, film: FilmNo) -> f64 {
        let own = self.catalog.title_words(film);
        let part = |asked: &FilmNo| {
            let words = self.catalog.title_words(*asked);
            let shared = own.iter().filter(|word| words.contains(word)).count();
            let shorter = own.len().min(words.len());
            if shared == 0 {
                0.0
            } else {
                count(shared) / count(shorter.max(2))
            }
        };
        self.films.iter().map(part).fold(0.0, f64::max)
    }
}

/// How much two mixtures of genres are alike, 0 to 1: the cosine of the two sets.
fn likeness(one: GenreSet, other: GenreSet) -> f64 {
    let both = f64::from(one.shared(other));
    let sizes = one.bits().count_ones() * other.bits().count_ones();
    if sizes == 0 {
        0.0
    } else {
        both / f64::from(sizes).sqrt()
    }
}

fn is_for_families(genres: GenreSet) -> bool {
    genres.contains(Genre::Family) || genres.contains(Genre::Animation)
}

fn is_light(genres: GenreSet) -> bool {
    genres.contains(Genre::Comedy) || is_for_families(genres)
}

fn is_of_history(genres: GenreSet) -> bool {
    genres.contains(Genre::History) || genres.contains(Genre::War)
}

fn is_fantastic(genres: GenreSet) -> bool {
    genres.contains(Genre::ScienceFiction) || genres.contains(Genre::Fantasy)
}

fn is_dark(genres: GenreSet) -> bool {
    let dark = [Genre::Crime, Genre::Horror, Genre::Thriller, Genre::War];
    dark.into_iter().any(|genre| genres.contains(genre))
}

/// A title has fewer words than a byte can count.
fn count(words: usize) -> f64 {
    u8::try_from(words).map_or(255.0, f64::from)
}
