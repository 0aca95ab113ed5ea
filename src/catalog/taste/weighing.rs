//! How much each thing that speaks for a film counts.

/// How much each thing counts that speaks for a film.
///
/// Each part is of the order of 1 before it is weighed. They were chosen by the half of members that
/// is for tuning, and the outcome is flat around them (BENCHMARKS.md, "Recommendations").
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TasteWeights {
    /// How well known it is: times the logarithm of its place among the best known.
    pub fame: f64,
    /// The logarithm grows by one from a place to some three times that place, but hardly below this.
    pub fame_from: f64,
    /// How alike its genres are to those of the rated films.
    pub genres: f64,
    /// How near it is to the years of liked films.
    pub years: f64,
    /// After so many years half of that is left.
    pub years_halved: f64,
    /// How much more of what is liked is from one of its countries than of all films.
    pub countries: f64,
    /// The likings of its cast.
    pub people: f64,
    /// How fast lower billing counts less: a place weighs `1 / (1 + billing * place)`.
    pub billing: f64,
    /// The likings of its directors.
    pub directors: f64,
    /// The likings of its series.
    pub series: f64,
    /// Each point of the reviewer's rating.
    pub rating: f64,
    /// What other members of similar taste liked.
    pub alike: f64,
    /// What is left of all that a liking would say where a film is only wished for.
    pub wishes: f64,
    /// From which place among the best known on a film is one that few would have found alone; 0
    /// asks for none.
    pub find_from: u32,
}

impl TasteWeights {
    /// The weights in use.
    pub const MEASURED: Self = Self {
        fame: 1.0,
        fame_from: 150.0,
        genres: 4.0,
        years: 3.0,
        years_halved: 10.0,
        countries: 2.0,
        people: 0.8,
        billing: 0.1,
        directors: 0.8,
        series: 0.5,
        rating: 0.3,
        alike: 6.0,
        wishes: 0.5,
        find_from: 300,
    };

    /// How much a place in fame speaks for a film; against it, where few would have found it alone.
    pub(super) fn fame(&self, place: u32) -> f64 {
        let of = |place: u32| (f64::from(place) / self.fame_from).ln_1p();
        self.fame * (of(self.find_from) - of(place))
    }

    /// What a place in the billing weighs, from 0.
    pub(super) fn of_place(&self, place: u16) -> f64 {
        1.0 / (1.0 + self.billing * f64::from(place))
    }

    /// What is left of 1 where so many years lie between.
    pub(super) fn of_years(&self, apart: u16) -> f64 {
        self.years_halved / (self.years_halved + f64::from(apart))
    }
}
