//! A review's summary: the author's own, or one made of the body's sentences.
//!
//! A generated summary says what kind of film it is and what the reviewer thinks of it, in two to
//! four whole sentences where the body has them. Promises: nothing that is marked or guessed to be
//! a spoiler, of the second half nothing but verdicts, always the same for the same review; time
//! grows with the length alone.

use std::borrow::Cow;

use super::Review;
use super::sentences::sentences;
use super::spoilers::gives_away;

mod words;

use words::{Footing, Reading};

/// The most characters in a generated summary.
const LONGEST: usize = 600;

/// A summary of this many characters needs no third sentence.
const ENOUGH: usize = 360;

/// A summary of this many characters needs no fourth sentence.
const ENOUGH_OF_THREE: usize = 240;

/// A sentence of fewer characters says too little to begin with.
const SHORT: usize = 45;

/// A sentence of more characters is only taken where nothing shorter says as much.
const LONG: usize = 280;

/// Among how many sentences to look for the first one of the summary.
const OPENING: usize = 8;

/// The summary of a review: what the author wrote, otherwise the sentences of the body that say
/// most and give nothing away. `None` for a listing, and if nothing of the body can be shown.
pub fn summary(review: &Review) -> Option<Cow<'_, str>> {
    if let Some(summary) = &review.summary {
        return Some(Cow::Borrowed(summary));
    }
    let body = review.body.as_deref()?;
    // Whoever types no capitals, or no full stops, has something to say, too.
    let made = [words::is_prose, words::can_be_shown]
        .into_iter()
        .find_map(|fits| make(review, body, fits));
    made.map(Cow::Owned)
}

/// A sentence of the body that can be shown.
struct Candidate<'a> {
    /// Its place among all sentences of the body.
    nth: usize,
    text: &'a str,
    chars: usize,
    reading: Reading,
    /// Whether it is in the last paragraph of several.
    closes: bool,
}

fn make(review: &Review, body: &str, fits: fn(&str) -> bool) -> Option<String> {
    let ranges = sentences(body);
    let count = ranges.len();
    let last_paragraph = body.trim_end().rfind("\n\n").unwrap_or(0);
    let names = words::names(&review.film);
    // A mark may span several sentences: what lies between two marks is closed, too.
    let mut marked = super::spoilers::marked(body).into_iter().peekable();
    let mut candidates = Vec::new();
    for (nth, range) in ranges.into_iter().enumerate() {
        while marked.next_if(|mark| mark.end <= range.start).is_some() {}
        let hidden = marked.peek().is_some_and(|mark| mark.start < range.end);
        let text = &body[range.clone()];
        if hidden || !fits(text) {
            continue;
        }
        candidates.push(Candidate {
            nth,
            text,
            chars: text.chars().count(),
            reading: words::read(text, &names),
            closes: last_paragraph > 0 && range.start > last_paragraph,
        });
    }
    let mut chosen = Chosen::default();
    chosen.first(&candidates, count);
    chosen.verdict(&candidates, count);
    chosen.more(&candidates, count);
    chosen.text(&candidates)
}

/// The sentences of the summary, as places among the candidates.
#[derive(Default)]
struct Chosen {
    places: Vec<usize>,
    chars: usize,
}

impl Chosen {
    /// The sentence at the beginning that says most and can stand alone; if none can, the
    /// very first.
    fn first(&mut self, candidates: &[Candidate<'_>], count: usize) {
        let opening = (count / 3).clamp(3, OPENING);
        let mut places: Vec<usize> = (0..candidates.len())
            .filter(|place| candidates[*place].nth < opening)
            .collect();
        places.sort_by_key(|place| {
            let candidate = &candidates[*place];
            let stands = match candidate.reading.footing {
                Footing::Itself => true,
                // "It is a good joke" may be about anything; "It is a western" is not.
                Footing::TheTitle => candidate.reading.kinds > 0,
                Footing::TheOneBefore => false,
            };
            (!stands, -candidate.opening_score())
        });
        let rest = (0..candidates.len()).filter(|place| candidates[*place].nth >= opening);
        for place in places.into_iter().chain(rest) {
            if self.take(candidates, place) {
                return;
            }
        }
    }

    /// What the reviewer thinks, wherever it stands.
    fn verdict(&mut self, candidates: &[Candidate<'_>], count: usize) {
        let mut places: Vec<usize> = (0..candidates.len())
            .filter(|place| {
                let Candidate { nth, reading, .. } = &candidates[*place];
                // "He walks to church in his best suit" is the plot.
                let is_sure = reading.opinions > 1 || reading.kinds > 0 || reading.says_what_is;
                reading.opinions > 0 && (is_sure || *nth < count / 2)
            })
            .filter(|place| self.carries(candidates, *place))
            .collect();
        places.sort_by_key(|place| -candidates[*place].verdict_score());
        for place in places {
            if self.take(candidates, place) {
                return;
            }
        }
    }

    /// What follows the chosen sentences, then whatever else is in the first half, until the
    /// summary is long enough.
    fn more(&mut self, candidates: &[Candidate<'_>], count: usize) {
        let is_early = |place: &usize| candidates[*place].nth < count.div_ceil(2).max(3);
        while !self.is_enough() {
            let mut places: Vec<usize> = (0..candidates.len())
                .filter(is_early)
                .filter(|place| self.carries(candidates, *place))
                .collect();
            places.sort_by_key(|place| {
                let candidate = &candidates[*place];
                (
                    !self.follows(candidates, *place),
                    -candidate.opening_score(),
                )
            });
            let taken = places.into_iter().any(|place| self.take(candidates, place));
            if !taken {
                return;
            }
        }
    }

    fn is_enough(&self) -> bool {
        match self.places.len() {
            0 | 1 => false,
            2 => self.chars >= ENOUGH,
            3 => self.chars >= ENOUGH_OF_THREE,
            _ => true,
        }
    }

    /// Whether a sentence that leans on the one before it has that one in the summary.
    fn carries(&self, candidates: &[Candidate<'_>], place: usize) -> bool {
        candidates[place].reading.footing != Footing::TheOneBefore
            || self.follows(candidates, place)
    }

    fn follows(&self, candidates: &[Candidate<'_>], place: usize) -> bool {
        let nth = candidates[place].nth;
        let mut chosen = self.places.iter();
        chosen.any(|before| candidates[*before].nth + 1 == nth)
    }

    /// Takes a sentence that fits and gives nothing away; returns whether it did.
    fn take(&mut self, candidates: &[Candidate<'_>], place: usize) -> bool {
        let candidate = &candidates[place];
        let chars = self.chars + candidate.chars + usize::from(!self.places.is_empty());
        if chars > LONGEST || self.places.contains(&place) || gives_away(candidate.text) {
            return false;
        }
        self.places.push(place);
        self.chars = chars;
        true
    }

    fn text(mut self, candidates: &[Candidate<'_>]) -> Option<String> {
        self.places.sort_unstable();
        let mut text = String::with_capacity(LONGEST);
        for place in self.places {
            for word in candidates[place].text.split_whitespace() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

impl Candidate<'_> {
    /// How well it says what kind of film it is; the earlier, the better.
    fn opening_score(&self) -> i32 {
        let Reading {
            kinds,
            opinions,
            names,
            opens_a_story,
            asks,
            ..
        } = self.reading;
        2 * kinds.min(2) + opinions.min(1) + names.min(2) + i32::from(opens_a_story)
            - 2 * i32::from(asks)
            - 2 * i32::from(self.chars < SHORT)
            - i32::from(self.chars > LONG)
            - i32::try_from(self.nth / 2).unwrap_or(i32::MAX / 2)
    }

    /// How well it says what the reviewer thinks.
    fn verdict_score(&self) -> i32 {
        let Reading {
            kinds,
            opinions,
            names,
            asks,
            ..
        } = self.reading;
        3 * opinions.min(3) + 3 * kinds.min(1) + names.min(1) + 2 * i32::from(self.closes)
            - 3 * i32::from(asks)
            - 2 * i32::from(self.chars < SHORT)
            - 2 * i32::from(self.chars > LONG)
    }
}

#[cfg(test)]
mod tests;
