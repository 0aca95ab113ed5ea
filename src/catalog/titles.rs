//! Finding a film or a person by what somebody typed.
//!
//! Films are found by their titles and aliases, people by their names. A text is looked up as a
//! whole and word by word, with typos too where it is long enough; what fits more closely comes
//! first, and of equals the best known.
//!
//! Word starts in a transducer, walked with Levenshtein automata (`fst`, `levenshtein_automata`),
//! won over scoring every title with `nucleo-matcher` (misses typos), with `rapidfuzz` (misses
//! fragments and swapped words) or by hand: it finds what each of them finds, in a twentieth of the
//! time or less, and grows far slower than the library. BENCHMARKS.md, "Search", has the figures.

use std::hash::Hasher as _;
use std::panic::resume_unwind;

use siphasher::sip::SipHasher13;

use super::lists::Lists;
use super::people::folded_name;
use super::{Catalog, FilmNo, PersonNo};
use crate::film::{FilmId, PersonId, PersonName, Year};
use crate::fold::fold;
use crate::review::Review;

mod index;
mod search;
mod typed;

use index::{Index, Names};
use search::Fit;
use typed::{Reading, Typed};

/// What a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// This one.
    One(T),
    /// Several of this name, the best known first.
    Several(Vec<T>),
    /// Nothing of this name.
    Nothing {
        /// What is nearest, at most [`Found::NEAREST`].
        nearest: Vec<T>,
    },
}

impl<T> Found<T> {
    /// How many near things are offered.
    pub const NEAREST: usize = 10;

    /// How many things of one name are told apart.
    const MOST_OF_A_NAME: usize = 25;

    fn new(fits: Vec<(Fit, T)>) -> Self
    where
        T: Copy,
    {
        for same in [Fit::Same, Fit::Form] {
            let named = fits.iter().filter(|(fit, _)| *fit == same);
            if let Some(found) = Self::of_a_name(named.map(|(_, thing)| *thing).collect()) {
                return found;
            }
        }
        let nearest = fits.into_iter().map(|(_, thing)| thing);
        Self::Nothing {
            nearest: nearest.take(Self::NEAREST).collect(),
        }
    }

    /// What has the name that was typed, if anything has.
    fn of_a_name(named: Vec<T>) -> Option<Self>
    where
        T: Copy,
    {
        match *named.as_slice() {
            [] => None,
            [one] => Some(Self::One(one)),
            _ => Some(Self::Several(named)),
        }
    }
}

/// The names of all films and people.
#[derive(Debug)]
pub(super) struct Titles {
    films: Index,
    /// The films by fame.
    films_by_fame: Box<[FilmNo]>,
    people: Index,
    /// The people by fame.
    people_by_fame: Box<[PersonNo]>,
    /// The words of each film's title that say something, as hashes.
    words: Lists<u32>,
}

impl Titles {
    pub(super) fn new(
        reviews: &[Review],
        fame: &[u32],
        people: &[PersonName],
        person_fame: &[u32],
    ) -> Self {
        let films = || {
            let mut names = Names::new();
            for (review, place) in reviews.iter().zip(fame) {
                for title in std::iter::once(&review.film.title).chain(&review.film.aliases) {
                    let folded = fold(title);
                    names.add(&folded, *place);
                    if let Some(digits) = typed::in_digits(without_article(&folded)) {
                        names.add(&digits, *place);
                    }
                }
            }
            names.index(reviews.len())
        };
        let people_names = || {
            let mut names = Names::new();
            for (person, place) in people.iter().zip(person_fame) {
                names.add(&folded_name(person), *place);
            }
            names.index(people.len())
        };
        let words = || {
            Lists::new(reviews.iter().map(|review| {
                let folded = fold(&review.film.title);
                telling_words(&folded).map(hash).collect::<Vec<u32>>()
            }))
        };
        let (films, people, words) = std::thread::scope(|scope| {
            let films = scope.spawn(films);
            let (people, words) = (people_names(), words());
            (
                films.join().unwrap_or_else(|panic| resume_unwind(panic)),
                people,
                words,
            )
        });
        Self {
            films,
            films_by_fame: by_place(fame, FilmNo::at),
            people,
            people_by_fame: by_place(person_fame, PersonNo::at),
            words,
        }
    }
}

/// The words of a folded title that tell something about the film: no articles, no numbers.
fn telling_words(folded: &str) -> impl Iterator<Item = &str> {
    const SILENT: [&str; 16] = [
        "the", "a", "an", "and", "of", "in", "on", "at", "to", "for", "from", "with", "is", "my",
        "part", "i",
    ];
    let tells = |word: &&str| !SILENT.contains(word) && !typed::is_number(word);
    folded.split(' ').filter(tells)
}

fn hash(word: &str) -> u32 {
    let mut sip = SipHasher13::new();
    sip.write(word.as_bytes());
    let [a, b, c, d, ..] = sip.finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

fn by_place<T: Copy>(places: &[u32], number: impl Fn(usize) -> T) -> Box<[T]> {
    let mut by_place = vec![number(0); places.len()];
    for (at, place) in places.iter().enumerate() {
        by_place[*place as usize] = number(at);
    }
    by_place.into()
}

impl Catalog {
    /// The films that a text begun may become, the likeliest first.
    pub fn complete_films(&self, typed: &str, limit: usize) -> Vec<FilmNo> {
        let typed = Typed::new(typed);
        if typed.is_empty() {
            return self.good_start(limit);
        }
        let films = self.films_like(&typed, limit).into_iter();
        films.map(|(_, no)| no).collect()
    }

    /// The people that a text begun may become, the likeliest first.
    pub fn complete_people(&self, typed: &str, limit: usize) -> Vec<PersonNo> {
        let typed = Typed::new(typed);
        if typed.is_empty() {
            let people = self.titles.people_by_fame.iter();
            return people.take(limit).copied().collect();
        }
        let people = self.people_like(&typed, limit).into_iter();
        people.map(|(_, no)| no).collect()
    }

    /// The film that a text names: by its id, its title, an alias, or one of these and the year.
    /// Where no film is called so, the words of a title may stand in any order.
    ///
    /// A part of a title or a misspelt one is offered, never taken for the film.
    pub fn resolve_film(&self, typed: &str) -> Found<FilmNo> {
        let id = FilmId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find(&id)) {
            return Found::One(no);
        }
        let (typed, most) = (Typed::new(typed), Found::<FilmNo>::MOST_OF_A_NAME);
        let named = self.films_named(&typed, most);
        if !named.is_empty() {
            return Found::new(named);
        }
        Found::of_a_name(self.films_reordered(&typed, most))
            .unwrap_or_else(|| Found::new(self.films_like(&typed, most)))
    }

    /// The person that a text names: by their id or name. Where nobody is called so, the words of a
    /// name may stand in any order.
    ///
    /// A part of a name or a misspelt one is offered, never taken for the person.
    pub fn resolve_person(&self, typed: &str) -> Found<PersonNo> {
        let id = PersonId::parse(typed.trim());
        if let Some(no) = id.and_then(|id| self.find_person(&id)) {
            return Found::One(no);
        }
        let (typed, most) = (Typed::new(typed), Found::<PersonNo>::MOST_OF_A_NAME);
        let named = self.people_named(&typed, most);
        if !named.is_empty() {
            return Found::new(named);
        }
        Found::of_a_name(self.people_reordered(&typed, most))
            .unwrap_or_else(|| Found::new(self.people_like(&typed, most)))
    }

    /// The words of a film's title that say something, as hashes.
    pub(super) fn title_words(&self, no: FilmNo) -> &[u32] {
        self.titles.words.get(no.index())
    }

    /// The films with a word that begins with one of the film's title, unless more than `common`
    /// do.
    pub(super) fn sharing_rare_words(&self, no: FilmNo, common: usize) -> Vec<FilmNo> {
        let folded = fold(&self.film(no).title);
        let of_word = |word| {
            let index = &self.titles.films;
            index.entries(index.starting_with(word))
        };
        let rare = telling_words(&folded)
            .map(of_word)
            .filter(|entries| entries.len() <= common);
        rare.flatten()
            .map(|entry| self.titles.films_by_fame[entry.place() as usize])
            .collect()
    }

    fn films_like(&self, typed: &Typed, limit: usize) -> Vec<(Fit, FilmNo)> {
        let is_named = |place: u32, folded: &str| self.is_film_named(place, folded);
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        self.films_at(search::search(
            index,
            &typed.readings,
            limit,
            is_named,
            year,
        ))
    }

    fn films_named(&self, typed: &Typed, limit: usize) -> Vec<(Fit, FilmNo)> {
        let is_named = |place: u32, folded: &str| self.is_film_named(place, folded);
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        self.films_at(search::named(index, &typed.readings, limit, is_named, year))
    }

    fn films_reordered(&self, typed: &Typed, limit: usize) -> Vec<FilmNo> {
        let names = |place: u32| self.film_names(place).collect();
        let year = |place: u32| self.year_at(place);
        let index = &self.titles.films;
        search::reordered(index, &typed.readings, limit, names, year)
            .into_iter()
            .map(|place| self.titles.films_by_fame[place as usize])
            .collect()
    }

    fn films_at(&self, places: Vec<(Fit, u32)>) -> Vec<(Fit, FilmNo)> {
        let number = |place: u32| self.titles.films_by_fame[place as usize];
        let places = places.into_iter();
        places.map(|(fit, place)| (fit, number(place))).collect()
    }

    fn is_film_named(&self, place: u32, folded: &str) -> bool {
        self.film_names(place).any(|name| name == folded)
    }

    /// The folded title and aliases of the film at a place in fame.
    fn film_names(&self, place: u32) -> impl Iterator<Item = String> {
        let film = self.film(self.titles.films_by_fame[place as usize]);
        let titles = std::iter::once(&film.title).chain(&film.aliases);
        titles.map(|title| fold(title))
    }

    fn year_at(&self, place: u32) -> Option<u16> {
        let film = self.film(self.titles.films_by_fame[place as usize]);
        film.year.map(Year::get)
    }

    fn people_like(&self, typed: &Typed, limit: usize) -> Vec<(Fit, PersonNo)> {
        let is_named = |place: u32, folded: &str| self.is_person_named(place, folded);
        let index = &self.titles.people;
        self.people_at(search::search(
            index,
            name_of(typed),
            limit,
            is_named,
            |_| None,
        ))
    }

    fn people_named(&self, typed: &Typed, limit: usize) -> Vec<(Fit, PersonNo)> {
        let is_named = |place: u32, folded: &str| self.is_person_named(place, folded);
        let index = &self.titles.people;
        self.people_at(search::named(
            index,
            name_of(typed),
            limit,
            is_named,
            |_| None,
        ))
    }

    fn people_reordered(&self, typed: &Typed, limit: usize) -> Vec<PersonNo> {
        let name = |place: u32| vec![self.folded_person(place)];
        let index = &self.titles.people;
        search::reordered(index, name_of(typed), limit, name, |_| None)
            .into_iter()
            .map(|place| self.titles.people_by_fame[place as usize])
            .collect()
    }

    fn people_at(&self, places: Vec<(Fit, u32)>) -> Vec<(Fit, PersonNo)> {
        let number = |place: u32| self.titles.people_by_fame[place as usize];
        let places = places.into_iter();
        places.map(|(fit, place)| (fit, number(place))).collect()
    }

    fn is_person_named(&self, place: u32, folded: &str) -> bool {
        self.folded_person(place) == folded
    }

    /// The folded name of the person at a place in fame.
    fn folded_person(&self, place: u32) -> String {
        let person = self.titles.people_by_fame[place as usize];
        folded_name(self.person_name(person))
    }

    /// Well-known films that have little to do with each other.
    fn good_start(&self, limit: usize) -> Vec<FilmNo> {
        let leads = |no: FilmNo| &self.cast(no)[..self.cast(no).len().min(2)];
        let have_common = |some: &[PersonNo], others: &[PersonNo]| {
            some.iter().any(|person| others.contains(person))
        };
        let mut start: Vec<FilmNo> = Vec::new();
        let mut rest = Vec::new();
        for &no in &self.titles.films_by_fame {
            if start.len() == limit {
                break;
            }
            let is_new = start.iter().all(|known| {
                !have_common(leads(no), leads(*known))
                    && !have_common(self.directors(no), self.directors(*known))
            });
            if is_new {
                start.push(no);
            } else if rest.len() < limit {
                rest.push(no);
            }
        }
        start.extend(rest);
        start.truncate(limit);
        start
    }
}

/// A text as a person's name: a number at its end is part of it.
fn name_of(typed: &Typed) -> &[Reading] {
    &typed.readings[..typed.readings.len().min(1)]
}

/// A folded title without its leading article.
pub(super) fn without_article(folded: &str) -> &str {
    ["the ", "a ", "an "]
        .into_iter()
        .find_map(|article| folded.strip_prefix(article))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::catalog::made::{catalog, film};

    /// Films around those of the examples, so that each has something to be mistaken for.
    fn cinema() -> Catalog {
        catalog([
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
            "runner blade 1983",
        ] {
            let found = cinema.resolve_film(typed);
            assert!(matches!(found, Found::Nothing { .. }), "{typed}: {found:?}");
        }
        for typed in ["niro robert", "pacino", "pacino al al"] {
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
        fn what_is_named_so_is_found_without_what_is_near(at in 0..64_usize, typo in 0..3_usize) {
            let cinema = &*CINEMA;
            let film = cinema.film(cinema.films().nth(at).unwrap());
            let typed = match typo {
                0 => film.title.to_string(),
                1 => film.title_and_year(),
                _ => film.title.chars().skip(1).collect(),
            };
            let typed = Typed::new(&typed);
            let most = Found::<FilmNo>::MOST_OF_A_NAME;
            let mut all = cinema.films_like(&typed, most);
            all.retain(|(fit, _)| *fit <= Fit::Form);
            proptest::prop_assert_eq!(cinema.films_named(&typed, most), all);
        }

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
}
