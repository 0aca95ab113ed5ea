//! Films for members, by what they rated: one member's own list, or films good for several.
//!
//! Everything here hangs on the ratings and the catalogue alone, never on chance. Nothing is offered
//! that one of the asked has rated or seen, so above all nothing that one of them rated badly. See
//! [`Profile`] for the arithmetic, and [`Ideas`] for what makes a list of it.

use std::collections::HashSet;

use super::{Agreement, Catalog, FilmNo, Filter, PersonNo};
use crate::film::{Genre, Rating};
use alike::Alike;
use ideas::{Ideas, Told};
use profile::{Profile, Standing};

mod alike;
mod ideas;
mod leanings;
mod likings;
mod profile;
#[cfg(test)]
mod tests;
mod weighing;

pub use weighing::TasteWeights;

/// A member has rated enough from so many films on.
///
/// A mean of that many ratings counts as much as what is taken for granted without any; fewer
/// count less ([`shrunk_mean`], and all that a [`Profile`] says).
const ENOUGH: u8 = 3;

/// At most so many rated films are given as a reason.
const REASONS: usize = 3;

/// A film for which no liked person speaks is a stretch outside of this part of a member's ranking.
const BEST_PART: usize = 10;

/// A reviewer thinks a film worth finding from this rating on, in tenths.
const GOOD: u8 = 65;

/// The library itself thinks a film poor that its reviewer gave less than this, in tenths.
const POOR: u8 = 50;

/// What a member said of films.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taste {
    /// The films they rated, none twice, and how: 1 to 10.
    pub rated: Vec<(FilmNo, u8)>,
    /// The films they have seen, with or without a rating.
    pub seen: Vec<FilmNo>,
    /// The films that they do not want to be offered again.
    pub declined: Vec<FilmNo>,
    /// The films that they want to watch.
    pub wanted: Vec<FilmNo>,
}

impl Taste {
    /// The films that are not to be offered to them: one may come up several times.
    pub fn known(&self) -> impl Iterator<Item = FilmNo> {
        let Self {
            rated,
            seen,
            declined,
            wanted: _,
        } = self;
        let rated = rated.iter().map(|(film, _)| film);
        rated.chain(seen).chain(declined).copied()
    }
}

/// Which of the films that suit are taken.
#[derive(Debug, Clone, Copy)]
pub struct Choosing<'a> {
    /// Only these; `None` stands for all.
    pub among: Option<&'a [FilmNo]>,
    /// These before others, as far as they suit.
    pub kept: &'a [FilmNo],
    /// After so many lists of other films.
    pub lists_before: usize,
    /// At most so many.
    pub limit: usize,
}

impl Choosing<'_> {
    /// The best of all, so many at most.
    pub fn of(limit: usize) -> Self {
        Self {
            among: None,
            kept: &[],
            lists_before: 0,
            limit,
        }
    }
}

/// For whom films are asked, and among whom.
#[derive(Debug, Clone, Copy)]
pub struct Company<'a> {
    /// The tastes of the members who ask together.
    pub tastes: &'a [Taste],
    /// Those of other members of the server.
    pub others: &'a [Taste],
}

/// A film offered to one member or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// The film.
    pub film: FilmNo,
    /// What it is for each member, in the order of asking.
    pub for_each: Vec<ForMember>,
    /// Whether it can be said of it that it is not one of the best known.
    pub is_little_known: bool,
    /// What the reviewer gave it, where that is poor.
    pub poor: Option<Rating>,
}

/// What an offered film is for a member.
#[derive(Debug, Clone, PartialEq)]
pub struct ForMember {
    /// How well it fits.
    pub fit: Fit,
    /// The films they rated well or want to watch that speak for it, the weightiest first. Never empty
    /// for a member who asks alone.
    pub because: Vec<Reason>,
    /// Whether they want to watch it already.
    pub wants: bool,
    /// What their ratings say against it all the same.
    pub against: Against,
    /// How many other members of similar taste liked it.
    pub liked_by_alike: u32,
    /// What speaks for it and what against it, weighed, in the order of [`Part::ALL`]: the sum orders
    /// the films. All nothing where the taste is not known.
    pub parts: [f64; Part::ALL.len()],
}

/// Something that speaks for a film, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its cast.
    People,
    /// Its directors.
    Directors,
    /// Its series.
    Series,
    /// Its genres.
    Genres,
    /// Its time.
    Years,
    /// Where it is from.
    Countries,
    /// How well known it is: what is less known has this against it.
    Fame,
    /// What its reviewer thinks of it.
    Rating,
    /// What other members of similar taste think of it.
    Alike,
    /// What they want to watch, by who made that and what it is.
    Wishes,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::People,
        Self::Directors,
        Self::Series,
        Self::Genres,
        Self::Years,
        Self::Countries,
        Self::Fame,
        Self::Rating,
        Self::Alike,
        Self::Wishes,
    ];
}

/// What ratings say against a film that is offered for other reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// Its genres that they mostly rated low.
    pub genres: Vec<Genre>,
    /// Its leads and directors whose films they mostly rated low.
    pub people: Vec<PersonNo>,
}

/// How well a film fits a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Somebody they like made it, or little else would suit them better.
    Good,
    /// Others would suit them better.
    Stretch,
    /// Nobody can tell.
    Unknown(Lacking),
}

/// What is lacking to know a member's taste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// So many ratings.
    Ratings(usize),
    /// A film that they rated 6 or better.
    Liking,
}

/// Genres that so many films have that one of them by itself says little.
const BROAD: [Genre; 2] = [Genre::Drama, Genre::Comedy];
/// Films so many years apart are of one time.
const OF_ONE_TIME: u16 = 15;

/// What a member said of a film that speaks for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// They gave it so much, 6 to 10.
    Rated(u8),
    /// They want to watch it.
    Wants,
}

/// A film rated well or wished for, and what an offered film has of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The film that speaks for the other.
    pub film: FilmNo,
    /// What the member said of it.
    pub said: Said,
    /// Who is in both, the most weighty first.
    pub shared: Vec<PersonNo>,
    /// What else agrees.
    pub agrees: Agreement,
}

impl ForMember {
    /// For a member whose taste is not known.
    fn unknown(lacking: Lacking) -> Self {
        Self {
            fit: Fit::Unknown(lacking),
            because: Vec::new(),
            wants: false,
            against: Against::default(),
            liked_by_alike: 0,
            parts: Default::default(),
        }
    }

    fn known(film: FilmNo, profile: &Profile<'_>, alike: &Alike, is_fit: bool) -> Self {
        Self {
            fit: if is_fit { Fit::Good } else { Fit::Stretch },
            because: profile.reasons(film, REASONS),
            wants: profile.wants(film),
            against: profile.against(film),
            liked_by_alike: alike.liked_by(film),
            parts: profile.parts(film, alike.says_for(film)),
        }
    }
}

impl Reason {
    /// Whether it is more than that both are dramas, or comedies, or of a time.
    pub fn is_worth_a_line(&self) -> bool {
        let mut genres = self.agrees.genres.iter();
        self.says_something() || genres.any(|genre| !BROAD.contains(&genre))
    }

    /// Whether it is more than that both are dramas, or comedies, or made in other times.
    pub fn says_something(&self) -> bool {
        let Agreement {
            directors,
            writers: _,
            series,
            genres,
            years_apart,
            title: _,
        } = &self.agrees;
        let mut narrow = genres.iter().filter(|genre| !BROAD.contains(genre));
        let is_of_a_kind = genres.iter().count() > 1 && narrow.next().is_some();
        let is_of_one_time = years_apart.is_some_and(|apart| apart <= OF_ONE_TIME);
        !self.shared.is_empty()
            || !directors.is_empty()
            || *series
            || (is_of_a_kind && is_of_one_time)
    }
}

/// Why nothing can be recommended yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotEnough {
    /// What is lacking of each member, in the order of asking.
    pub lacking: Vec<Lacking>,
}

impl Catalog {
    /// At most `limit` films for all of these members, the best first, that fit the filter and that
    /// none of them has rated or seen. Nothing is offered that somebody's ratings speak against.
    ///
    /// They are different ideas: see `Ideas`. For several members the fewer a film is a stretch for
    /// the better, and then by the product of its places in their own rankings: the "average without
    /// misery" of `MusicFX` (McCarthy and Anagnost, 1998), over places, because the scores of two
    /// members have no common measure. Members whose taste is not known have no voice beyond what they
    /// have seen.
    ///
    /// # Errors
    /// If nobody's taste is known.
    pub fn recommend(
        &self,
        tastes: &[Taste],
        filter: &Filter,
        limit: usize,
    ) -> Result<Vec<Recommendation>, NotEnough> {
        let company = Company {
            tastes,
            others: &[],
        };
        self.recommend_weighing(company, filter, limit, &TasteWeights::MEASURED)
    }

    /// The same under other weights: for measuring.
    #[doc(hidden)]
    pub fn recommend_weighing(
        &self,
        company: Company<'_>,
        filter: &Filter,
        limit: usize,
        weights: &TasteWeights,
    ) -> Result<Vec<Recommendation>, NotEnough> {
        self.choose_weighing(company, filter, &Choosing::of(limit), weights)
    }

    /// The same, where it is said which of the films that suit are taken.
    ///
    /// # Errors
    /// If nobody's taste is known.
    pub fn recommend_choosing(
        &self,
        company: Company<'_>,
        filter: &Filter,
        choosing: &Choosing<'_>,
    ) -> Result<Vec<Recommendation>, NotEnough> {
        self.choose_weighing(company, filter, choosing, &TasteWeights::MEASURED)
    }

    fn choose_weighing(
        &self,
        company: Company<'_>,
        filter: &Filter,
        choosing: &Choosing<'_>,
        weights: &TasteWeights,
    ) -> Result<Vec<Recommendation>, NotEnough> {
        let Company { tastes, others } = company;
        let open = self.unknown_to_all(tastes, filter);
        let members: Vec<Result<(Profile<'_>, Alike), Lacking>> = tastes
            .iter()
            .map(|taste| {
                let profile = Profile::of(self, taste, weights)?;
                Ok((profile, Alike::to(self, taste, others)))
            })
            .collect();
        let rankings: Vec<Vec<Standing>> = members
            .iter()
            .flatten()
            .map(|(profile, alike)| profile.rank(&open, &alike.says))
            .collect();
        if rankings.is_empty() {
            return Err(NotEnough {
                lacking: members.into_iter().filter_map(Result::err).collect(),
            });
        }
        let best = self.best_first(&open, &rankings);
        let place_of = |film: FilmNo| open.binary_search(&film).ok();
        // Whoever asks alone is told why.
        let why = |film: FilmNo| match members.as_slice() {
            [Ok((profile, alike))] => match profile.reasons(film, 1).first() {
                None => Told::Nothing,
                Some(_) if alike.liked_by(film) > 1 => Told::Well,
                Some(reason) if reason.says_something() => Told::Well,
                Some(_) => Told::Thinly,
            },
            _ => Told::Well,
        };
        let among: Option<HashSet<FilmNo>> =
            choosing.among.map(|films| films.iter().copied().collect());
        let is_among = |film: &FilmNo| among.as_ref().is_none_or(|films| films.contains(film));
        let is_open = |film: &FilmNo| is_among(film) && place_of(*film).is_some();
        let why = |film: FilmNo| {
            let suits = is_among(&film) && place_of(film).is_some_and(|at| is_good(&rankings, at));
            if suits { why(film) } else { Told::Nothing }
        };
        // Nobody begins with part IV: the first of a series that is left stands for the others.
        let first_of_series = |film: FilmNo| {
            let mut series = self.same_series(film).into_iter();
            series.find(is_open).unwrap_or(film)
        };
        let suited = best.iter().map(|at| open[*at]).filter(is_among);
        let suited = suited.map(first_of_series);
        // A little-known film is worth finding if a reviewer says so, or members of similar taste.
        let is_find = |film: FilmNo| {
            let rating = self.facts[film.index()].rating;
            let mut known = members.iter().flatten();
            let is_good = rating.is_some_and(|given| given.tenths() >= GOOD)
                || known.any(|(_, alike)| alike.liked_by(film) > 1);
            is_good && self.is_find(film, weights.find_from)
        };
        let ideas = |kept: &[FilmNo]| {
            let kept = kept.iter().copied();
            Ideas::new(self, &is_find, choosing.limit)
                .keep(kept.filter(|film| why(*film) != Told::Nothing))
        };
        let unless = |before: &HashSet<FilmNo>, film: FilmNo| {
            if before.contains(&film) {
                Told::Nothing
            } else {
                why(film)
            }
        };
        // Of a series nothing is offered any more once its first film is: the next one is not the first
        // that they have not seen.
        let mut before = HashSet::new();
        for _ in 0..choosing.lists_before {
            let chosen = ideas(&[]).choose(suited.clone(), |film| unless(&before, film));
            before.extend(chosen.iter().flat_map(|film| self.same_series(*film)));
            before.extend(chosen);
        }
        let mut chosen = ideas(choosing.kept).choose(suited, |film| unless(&before, film));
        if choosing.kept.is_empty() {
            // The first of a series has another place than the film that it stands for.
            chosen.sort_by_cached_key(|film| {
                let at = place_of(*film);
                best.iter().position(|other| Some(*other) == at)
            });
        }
        let recommended = chosen.into_iter().map(|film| {
            let at = place_of(film).expect("only open films are chosen");
            let mut standings = rankings.iter().map(|ranking| &ranking[at]);
            let for_each = members.iter().map(|member| match member {
                Err(lacking) => ForMember::unknown(*lacking),
                Ok((profile, alike)) => {
                    let standing = standings.next();
                    let is_fit = standing.is_some_and(|one| is_fit(one, open.len()));
                    ForMember::known(film, profile, alike, is_fit)
                }
            });
            let for_each = for_each.collect();
            let rating = self.facts[film.index()].rating;
            Recommendation {
                film,
                for_each,
                is_little_known: self.is_little_known(film),
                poor: rating.filter(|given| given.tenths() < POOR),
            }
        });
        Ok(recommended.collect())
    }

    /// The places among these films of those that suit, the best first.
    fn best_first(&self, films: &[FilmNo], rankings: &[Vec<Standing>]) -> Vec<usize> {
        let mut best: Vec<_> = (0..films.len())
            .filter(|at| is_good(rankings, *at))
            .map(|at| {
                let standings = || rankings.iter().map(|ranking| &ranking[at]);
                let stretches = standings().filter(|one| !is_fit(one, films.len())).count();
                let places = standings().fold(1_u128, |product, standing| {
                    product.saturating_mul(standing.place as u128)
                });
                (stretches, places, self.fame[films[at].index()], at)
            })
            .collect();
        best.sort_unstable();
        best.into_iter().map(|(.., at)| at).collect()
    }

    /// The films that fit the filter and that nobody has rated or seen, listings too.
    fn unknown_to_all(&self, tastes: &[Taste], filter: &Filter) -> Vec<FilmNo> {
        let known: HashSet<FilmNo> = tastes.iter().flat_map(Taste::known).collect();
        self.films()
            .filter(|film| !known.contains(film) && self.misses(*film, filter) == 0)
            .collect()
    }
}

/// What a rating of 1 to 10 says, -1 to 1.
fn liking(score: u8) -> f64 {
    const MIDDLE: f64 = 5.5;
    const REACH: f64 = 4.5;
    (f64::from(score.clamp(1, 10)) - MIDDLE) / REACH
}

/// Whether nobody's taste speaks against the film in this place, and somebody's for it.
fn is_good(rankings: &[Vec<Standing>], at: usize) -> bool {
    let mut standings = rankings.iter().map(|ranking| &ranking[at]);
    standings.clone().all(|standing| standing.speaks >= 0.0)
        && standings.any(|standing| standing.speaks > 0.0)
}

fn is_fit(standing: &Standing, of: usize) -> bool {
    standing.by_people || (standing.speaks > 0.0 && standing.place <= of.div_ceil(BEST_PART))
}

/// A film's mean rating, shrunk towards the mean of all ratings of the server: few ratings are
/// weak evidence, and one 10 does not win. `None` with fewer than three ratings.
///
/// With `n` ratings the film's own mean weighs `n / (n + 3)`, as in the formula that IMDb gives for
/// its chart: the weight of the mean of all is the fewest ratings that a film needs.
pub fn shrunk_mean(sum: u32, raters: u32, mean_of_all: f64) -> Option<f64> {
    (raters >= u32::from(ENOUGH)).then(|| shrink(f64::from(sum), f64::from(raters), mean_of_all))
}

/// The mean of so many values with this sum, shrunk towards what is taken for granted.
pub(super) fn shrink(sum: f64, count: f64, towards: f64) -> f64 {
    let weight = f64::from(ENOUGH);
    (sum + weight * towards) / (count + weight)
}
