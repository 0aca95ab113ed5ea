//! What somebody typed, in the forms in which it is looked up.

use super::without_article;
use crate::fold::fold;

/// A number in digits, as a numeral, as a word.
const NUMBERS: [(&str, &str, &str); 13] = [
    ("1", "", "one"),
    ("2", "ii", "two"),
    ("3", "iii", "three"),
    ("4", "iv", "four"),
    ("5", "v", "five"),
    ("6", "vi", "six"),
    ("7", "vii", "seven"),
    ("8", "viii", "eight"),
    ("9", "ix", "nine"),
    ("10", "x", "ten"),
    ("11", "xi", "eleven"),
    ("12", "xii", "twelve"),
    ("13", "xiii", "thirteen"),
];

/// More than this nobody types; the rest is not looked at.
const LONGEST: usize = 100;

/// What somebody typed.
#[derive(Debug)]
pub(super) struct Typed {
    /// The whole text, and the text before a year at its end: one or two readings.
    pub(super) readings: Vec<Reading>,
}

/// One way to read what was typed.
#[derive(Debug)]
pub(super) struct Reading {
    /// The folded text.
    pub(super) folded: String,
    /// The year it asks for, in four digits or in two.
    pub(super) year: Option<u16>,
}

impl Typed {
    pub(super) fn new(typed: &str) -> Self {
        let short: String = typed.chars().take(LONGEST).collect();
        let folded = fold(&short);
        let dated = folded.rsplit_once(' ').and_then(|(text, year)| {
            let is_year = matches!(year.len(), 2 | 4);
            let year = is_year.then(|| year.parse().ok()).flatten()?;
            Some(Reading {
                folded: text.to_owned(),
                year: Some(year),
            })
        });
        let whole = (!folded.is_empty()).then_some(Reading { folded, year: None });
        Self {
            readings: whole.into_iter().chain(dated).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }
}

impl Reading {
    /// Whether a film of this year can be meant.
    pub(super) fn is_of(&self, year: Option<u16>) -> bool {
        self.year.is_none_or(|asked| {
            year.is_some_and(|year| year == asked || asked < 100 && year % 100 == asked)
        })
    }

    /// The words less a leading article, which other words may follow or not.
    pub(super) fn words(&self) -> Vec<&str> {
        without_article(&self.folded).split(' ').collect()
    }

    /// The text without spaces: as typed, without a leading article, with numbers in digits.
    pub(super) fn forms(&self) -> Vec<String> {
        let joined = |text: &str| text.replace(' ', "");
        let bare = without_article(&self.folded);
        let mut forms = vec![joined(&self.folded)];
        if bare.len() < self.folded.len() {
            forms.push(joined(bare));
        }
        forms.extend(in_digits(bare).map(|text| joined(&text)));
        forms
    }
}

/// Whether a folded word is a number in digits or a numeral.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
        || NUMBERS.iter().any(|(_, numeral, _)| word == *numeral)
}

/// The text with its numerals and number words in digits, where there are any: `rocky ii` becomes
/// `rocky 2`, `twelve monkeys` `12 monkeys`. A text of one word is no number (*Seven*), and a
/// first word is no numeral (*I, Robot*; *X-Men*).
pub(super) fn in_digits(folded: &str) -> Option<String> {
    if !folded.contains(' ') {
        return None;
    }
    let mut changed = false;
    let mut words = Vec::new();
    for (at, word) in folded.split(' ').enumerate() {
        let number = NUMBERS
            .iter()
            .find(|(_, numeral, name)| word == *name || at > 0 && word == *numeral);
        changed |= number.is_some();
        words.push(number.map_or(word, |(digits, ..)| digits));
    }
    changed.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_where_they_are_numbers() {
        assert_eq!(in_digits("rocky ii").as_deref(), Some("rocky 2"));
        assert_eq!(in_digits("oceans eleven").as_deref(), Some("oceans 11"));
        assert_eq!(in_digits("twelve monkeys").as_deref(), Some("12 monkeys"));
        for text in ["seven", "i robot", "x men", "the thing", ""] {
            assert_eq!(in_digits(text), None);
        }
    }

    #[test]
    fn a_year_at_the_end_is_one_reading() {
        let years = |text| -> Vec<Option<u16>> {
            let readings = Typed::new(text).readings;
            readings.iter().map(|reading| reading.year).collect()
        };
        assert_eq!(years("The Thing (1982)"), [None, Some(1982)]);
        assert_eq!(years("the thing 82"), [None, Some(82)]);
        assert_eq!(years("1917"), [None]);
        assert_eq!(years("rocky 2"), [None]);
        assert_eq!(years(" \u{200b}"), []);
    }
}
