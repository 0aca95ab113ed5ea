//! What each reviewer thinks of a film, for a reader of one language.

use std::iter::once;

use super::{ColumnId, Review};
use crate::film::{LanguageTag, Rating};

/// What a review is written in that does not say.
const DEFAULT_LANGUAGE: &str = "en";

/// What one reviewer thinks of a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// Whose it is.
    pub column: ColumnId,
    /// The review, in the language of those it is there in that suits the reader best.
    pub review: &'a Review,
    /// The rating, which may stand in a review in another language.
    pub rating: Option<Rating>,
}

impl Review {
    /// What each reviewer thinks of the film, at least one of them and nobody twice: first those who
    /// wrote in the reader's language, such as `"de"`, else in the order of the reviews.
    ///
    /// Where somebody wrote in several languages it is the review in the reader's, else in English.
    pub fn verdicts(&self, language: &str) -> Vec<Verdict<'_>> {
        let ill_suits = |review: &Review| {
            let written_in = review.language();
            (written_in != language, written_in != DEFAULT_LANGUAGE)
        };
        let mut verdicts: Vec<Verdict<'_>> = Vec::with_capacity(1 + self.further.len());
        for review in once(self).chain(&self.further) {
            let column = review.column();
            let known = verdicts.iter_mut().find(|known| known.column == column);
            let Some(known) = known else {
                verdicts.push(Verdict {
                    column,
                    review,
                    rating: review.rating,
                });
                continue;
            };
            if ill_suits(review) < ill_suits(known.review) {
                known.review = review;
                known.rating = review.rating.or(known.rating);
            } else {
                known.rating = known.rating.or(review.rating);
            }
        }
        verdicts.sort_by_key(|verdict| verdict.review.language() != language);
        verdicts
    }

    /// Whose review it is.
    pub fn column(&self) -> ColumnId {
        ColumnId::of(self.reviewer.as_deref())
    }

    fn language(&self) -> &str {
        self.language
            .as_ref()
            .map_or(DEFAULT_LANGUAGE, LanguageTag::language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::{Film, Title};

    /// Reviews as `"reviewer language rating"`, the first with all others.
    fn film(reviews: &[&str]) -> Review {
        let review = |text: &&str| {
            let mut parts = text.split(' ');
            let mut part = || parts.next().filter(|part| *part != "-");
            let film = Film::new(Title::parse("Heat").unwrap(), None);
            Review {
                reviewer: part().map(Into::into),
                language: part().and_then(LanguageTag::parse),
                rating: part().and_then(|part| Rating::from_tenths(part.parse().unwrap())),
                body: Some("It is a film.".into()),
                ..Review::listing(film)
            }
        };
        let mut reviews = reviews.iter().map(review);
        Review {
            further: reviews.clone().skip(1).collect(),
            ..reviews.next().unwrap()
        }
    }

    fn verdicts(reviews: &[&str], language: &str) -> Vec<String> {
        let film = film(reviews);
        let verdicts = film.verdicts(language).into_iter();
        let row = |verdict: Verdict<'_>| {
            let reviewer = verdict.review.reviewer.as_deref().unwrap_or("-");
            let rating = verdict.rating.map_or(0, Rating::tenths);
            format!("{reviewer} {} {rating}", verdict.review.language())
        };
        verdicts.map(row).collect()
    }

    #[test]
    fn each_reviewer_is_read_once() {
        assert_eq!(verdicts(&["- - -"], "en"), ["- en 0"]);
        assert_eq!(
            verdicts(&["Ana - 84", "Mo - 60", "ANA fr 80"], "en"),
            ["Ana en 84", "Mo en 60"]
        );
    }

    #[test]
    fn the_readers_language_comes_first() {
        let reviews = ["Ana - 84", "Mo - 60", "Mo de -", "Jo fr 70", "Jo - -"];
        assert_eq!(
            verdicts(&reviews, "en"),
            ["Ana en 84", "Mo en 60", "Jo en 70"]
        );
        assert_eq!(
            verdicts(&reviews, "de"),
            ["Mo de 60", "Ana en 84", "Jo en 70"]
        );
        // A region does not matter, and what nobody wrote in it is read as it is.
        assert_eq!(
            verdicts(&["Ana - 84", "Mo de-AT 60"], "de"),
            ["Mo de 60", "Ana en 84"]
        );
        assert_eq!(
            verdicts(&["Ana fr 84", "Mo es 60"], "de"),
            ["Ana fr 84", "Mo es 60"]
        );
    }
}
