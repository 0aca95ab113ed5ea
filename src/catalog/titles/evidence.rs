//! How well a name answers a text, and what that is worth against being well known.
//!
//! A film's worth is what its name's fit is worth, less the logarithm of its place in fame: a fit
//! that is worth `n` more outweighs being `e^n` times as well known. So whole names come first
//! whatever else is similar, and of what is merely similar, what most people know. The figures
//! were chosen by BENCHMARKS.md, "Search".

use super::typed::YearFit;

/// How a name fits the text that is left once a year, a number or a name is taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the text.
    Same,
    /// Another of its names is the text.
    Called,
    /// It is the text but for spaces, a leading article, or the spelling of numbers and the like.
    Form,
    /// It has the words of the text, and no others, in another order.
    Reordered,
    /// It is the text without the article that was typed.
    Bare,
    /// It is called so before or after a colon, with so many letters.
    Part { letters: usize },
    /// It starts with the text: at the end of a word, or within one.
    Start(Ends),
    /// The text is its initials, or those of a part of it.
    Initials {
        /// How many letters they are.
        letters: usize,
    },
    /// Its series is called so.
    Series,
    /// It ends with the text, from one of its words on.
    End,
    /// The text is the last name of somebody.
    LastName,
    /// One of its words and those after it start with the text.
    Inner(Ends),
    /// Nothing of the text is left: somebody it names made the film, or is in it.
    Person {
        /// The place in the billing; 0 for whoever directed.
        billing: u16,
    },
    /// Every word of the text is in it, whole and in order, or all that says something in it is in
    /// the text; and so many other words are in it.
    InOrder { more: u16 },
    /// Every word of the text is in it or begins a word in it, and so many others are.
    Words { more: u16 },
    /// This many letters are wrong.
    Near(Near),
    /// It is the text, but the film is of another year.
    OtherYear,
    /// Every word of the text is in it or begins a word in it, the misspelt ones with a typo.
    Misspelt { words: usize, more: u16 },
    /// All words of the text but one are in it.
    MostWords { more: u16 },
}

/// Where a text that a name starts with ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// With a word of the name.
    Word,
    /// Within a word of it.
    Within,
}

/// How a misspelt text is near to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    /// How many letters are wrong.
    pub(super) letters: u8,
    /// What of the name it is near to.
    pub(super) to: NearTo,
    /// How long the text is, in letters.
    pub(super) length: usize,
}

/// What of a name a misspelt text is near to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NearTo {
    /// All of it.
    Whole,
    Start,
    /// What starts with one of its inner words.
    Inner,
}

/// What speaks for a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    /// How its name fits.
    pub(super) fit: Fit,
    /// Whether the year that is asked for is its year.
    pub(super) year: Option<YearFit>,
    /// Whether it has the number in its series that is asked for.
    pub(super) has_number: bool,
    /// Whether others may count its series otherwise.
    pub(super) is_doubtful: bool,
    /// Whether somebody who is asked for is in it or directed it.
    pub(super) has_person: bool,
}

impl Evidence {
    /// A fit, and nothing else.
    pub(super) fn new(fit: Fit) -> Self {
        Self {
            fit,
            year: None,
            has_number: false,
            is_doubtful: false,
            has_person: false,
        }
    }

    /// What it is worth for a thing at a place in fame.
    pub(super) fn worth(self, place: u32) -> f32 {
        /// The best known are known alike.
        const KNOWN_ALIKE: f32 = 6.0;
        #[expect(clippy::cast_precision_loss, reason = "places are rough anyway")]
        let place = place as f32;
        self.points() - (place + KNOWN_ALIKE).ln()
    }

    fn points(self) -> f32 {
        let of_year = match self.year {
            Some(YearFit::Same) => 4.0,
            Some(YearFit::Near | YearFit::Other) | None => 0.0,
        };
        if self.is_of_number() {
            return of_year + if self.is_doubtful { 47.0 } else { 53.0 };
        }
        // A name and a number, or somebody's name, are less than all of it as a name.
        let of_others = match (self.has_number || self.has_person, self.is_name()) {
            (true, true) => -4.0,
            (true, false) => 3.0,
            (false, _) => 0.0,
        };
        self.fit.points() + of_year + of_others
    }

    /// Whether the text is a series, or the beginning of one, with the number of the film in it.
    pub(super) fn is_of_number(self) -> bool {
        let is_whole = match self.fit {
            Fit::Initials { letters } => letters >= 2,
            Fit::Start(Ends::Word) | Fit::Series | Fit::Part { .. } | Fit::InOrder { .. } => true,
            _ => false,
        };
        self.has_number && is_whole
    }

    /// Whether the text is the name of the thing: what is typed so is meant so.
    pub(super) fn is_name(self) -> bool {
        matches!(
            self.fit,
            Fit::Same | Fit::Called | Fit::Form | Fit::Reordered | Fit::Bare
        )
    }

    /// Whether the text says which thing at a place in fame is meant: by its name, by a part of it
    /// that people know, or by its number in a series.
    pub(super) fn names(self, place: u32) -> bool {
        match self.fit {
            // One of the films between numbered ones may be it.
            Fit::InOrder { .. } => false,
            Fit::Part { .. } => place < self.reach(),
            _ => (self.is_name() || self.is_of_number()) && place < self.reach(),
        }
    }

    /// Whether another thing is meant as well as one of which this is the evidence.
    ///
    /// A name to the letter leaves out those that are but spelt alike, unless one of these is so
    /// well known that it comes first.
    pub(super) fn is_like(self, other: &Self) -> bool {
        let fits = match self.fit {
            Fit::Same => other.fit == Fit::Same,
            Fit::Called => matches!(other.fit, Fit::Same | Fit::Called),
            Fit::Form => matches!(other.fit, Fit::Same | Fit::Called | Fit::Form),
            Fit::Reordered | Fit::Bare => other.fit == self.fit,
            _ => !other.is_name(),
        };
        fits && self.agrees_beside_name(other)
    }

    /// Whether the two agree in all but the name.
    pub(super) fn agrees_beside_name(&self, other: &Self) -> bool {
        let beside = |one: &Self| (one.year, one.has_number, one.is_doubtful, one.has_person);
        beside(self) == beside(other)
    }

    /// Whether the text is found as it is spelt, so that nothing misspelt need be looked for.
    pub(super) fn is_spelt_so(self) -> bool {
        match self.fit {
            Fit::Same
            | Fit::Called
            | Fit::Form
            | Fit::Reordered
            | Fit::Bare
            | Fit::Part { .. }
            | Fit::Start(_)
            | Fit::Series
            | Fit::End
            | Fit::LastName
            | Fit::Inner(_)
            | Fit::InOrder { .. } => true,
            Fit::Initials { letters } => letters >= 3 || self.has_number,
            Fit::Person { .. }
            | Fit::Words { .. }
            | Fit::Near(_)
            | Fit::OtherYear
            | Fit::Misspelt { .. }
            | Fit::MostWords { .. } => false,
        }
    }

    /// Up to which place in fame a thing that fits so is meant, rather than one of just this name that
    /// is not here; where a part of its name fits, only if nothing else comes near it.
    ///
    /// How often films that were taken out were still not mistaken for others decided these:
    /// BENCHMARKS.md, "Search".
    pub(super) fn reach(self) -> u32 {
        const ALL: u32 = u32::MAX;
        const KNOWN: u32 = 3_000;
        const WELL_KNOWN: u32 = 1_000;
        const BEST_KNOWN: u32 = 400;
        const PARTLY_KNOWN: u32 = 15_000;
        const KNOWN_PEOPLE: u32 = 20_000;
        if self.is_doubtful {
            return 0;
        }
        if self.is_begun_with_others() {
            return KNOWN;
        }
        match self.fit {
            Fit::Same | Fit::Called | Fit::Form => ALL,
            Fit::Reordered | Fit::Bare | Fit::Series | Fit::InOrder { more: 0 } => KNOWN,
            Fit::Part { letters: 11.. } => PARTLY_KNOWN,
            Fit::Part { .. } => KNOWN,
            Fit::LastName => KNOWN_PEOPLE,
            Fit::Start(_) | Fit::InOrder { .. } | Fit::Inner(_) | Fit::End => BEST_KNOWN,
            Fit::Initials { letters: 4.. } => KNOWN,
            Fit::Initials { letters: 3 } if self.has_number => WELL_KNOWN,
            Fit::Initials { letters: 3 } => BEST_KNOWN,
            Fit::Initials { .. } if self.has_number => BEST_KNOWN,
            Fit::Near(near) => near.reach(),
            Fit::Misspelt { words: 3.., .. } => KNOWN,
            Fit::Initials { .. }
            | Fit::Person { .. }
            | Fit::OtherYear
            | Fit::Words { .. }
            | Fit::Misspelt { .. }
            | Fit::MostWords { .. } => 0,
        }
    }

    /// Whether a number or somebody's name is asked for beside the beginning of a name.
    fn is_begun_with_others(self) -> bool {
        let is_begun = matches!(self.fit, Fit::Start(Ends::Word) | Fit::InOrder { .. });
        is_begun && (self.has_number || self.has_person)
    }

    /// Whether the text ends where a word of the name does.
    pub(super) fn ends_with_word(self) -> bool {
        matches!(
            self.fit,
            Fit::Start(Ends::Word)
                | Fit::Inner(Ends::Word)
                | Fit::End
                | Fit::Part { .. }
                | Fit::Series
        ) || self.is_name()
    }

    /// Whether the text is a part of the name that others may have, too.
    pub(super) fn is_partial(self) -> bool {
        let is_part = matches!(
            self.fit,
            Fit::Start(_)
                | Fit::InOrder { more: 1.. }
                | Fit::Inner(_)
                | Fit::End
                | Fit::Words { .. }
        );
        is_part && !self.is_begun_with_others()
    }
}

impl Fit {
    fn points(self) -> f32 {
        match self {
            Self::Same => 60.0,
            Self::Called => 58.5,
            Self::Form => 57.5,
            Self::Bare => 50.0,
            Self::Reordered => 45.0,
            Self::Part { .. } => 36.0,
            Self::Start(Ends::Word) => 34.0,
            Self::Initials { letters } if letters >= 3 => 33.5,
            // Known by the first name alone are those who are known far better: *Keanu*.
            Self::LastName => 36.0,
            Self::Series | Self::End => 33.0,
            Self::Start(Ends::Within) => 32.0,
            Self::Inner(Ends::Word) | Self::OtherYear => 31.0,
            Self::Person { billing } => 30.0 - f32::from(billing.min(20)) / 5.0,
            Self::InOrder { more } => 30.0 - few(more),
            Self::Inner(Ends::Within) => 29.5,
            Self::Initials { .. } => 29.0,
            Self::Words { more } => 28.0 - few(more),
            Self::Near(near) => near.points(),
            Self::Misspelt { more, .. } => 24.0 - few(more),
            Self::MostWords { more } => 19.0 - few(more),
        }
    }
}

impl Near {
    /// Fewer people mistype what fewer know, and a shorter text is nearer to more names.
    fn reach(self) -> u32 {
        match (self.to, self.letters, self.length) {
            (NearTo::Whole, 1, 7..) => 6_000,
            (NearTo::Whole, 1, 5..) => 1_500,
            (NearTo::Whole, 1, _) => 100,
            (NearTo::Whole, ..) => 3_000,
            (NearTo::Start | NearTo::Inner, 1, 10..) => 1_500,
            (NearTo::Start | NearTo::Inner, ..) => 400,
        }
    }

    fn points(self) -> f32 {
        // The longer a text, the less likely is another name by chance.
        #[expect(clippy::cast_precision_loss, reason = "at most twelve")]
        let length = self.length.min(12) as f32;
        let to = match self.to {
            NearTo::Whole => 26.0 + length / 2.0,
            NearTo::Start => 22.0 + length / 2.0,
            NearTo::Inner => 20.0 + length / 2.0,
        };
        to - 3.0 * f32::from(self.letters - 1)
    }
}

/// What other words in a name cost.
fn few(more: u16) -> f32 {
    f32::from(more.min(8)) / 4.0
}
