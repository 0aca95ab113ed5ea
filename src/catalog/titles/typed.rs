//! What somebody typed, and the ways in which it can be read.

use super::spelling::{in_words, is_marker, is_small, part_number, plain};
use super::without_article;
use crate::film::Year;
use crate::fold::fold;

/// More than this nobody types; the rest is not looked at.
const LONGEST: usize = 100;

/// What somebody typed.
#[derive(Debug)]
pub(super) struct Typed {
    /// The whole text first, then what is left of it where a part of it is read as a year, or as the
    /// number of a film in its series.
    pub(super) readings: Vec<Reading>,
    /// What the bot writes behind a title to tell films apart, names among it, without spaces.
    pub(super) told_apart_by: Vec<String>,
}

/// One way to read what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The folded text.
    pub(super) folded: String,
    /// Whether more may follow: the text was cut where it was too long to be shown.
    pub(super) is_cut: bool,
    /// The year it asks for, in four digits or in two.
    pub(super) year: Option<u16>,
    /// Which film of a series it asks for.
    pub(super) number: Option<u8>,
    /// The text without spaces: as typed, without a leading article, in the one spelling.
    pub(super) forms: Vec<String>,
}

/// How well a film's year is the one that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearFit {
    /// It is.
    Same,
    /// It is one off: festivals and cinemas, or countries, have different years.
    Near,
    /// It is another.
    Other,
}

impl Typed {
    /// Reads a text, which may be a film as the bot itself writes it: `Heat (1995) · Michael Mann`.
    pub(super) fn new(typed: &str) -> Self {
        let short: String = without_mentions(typed).chars().take(LONGEST).collect();
        let mut readings = Vec::new();
        let mut read = |text: &str| {
            let folded = fold(text);
            if folded.is_empty() {
                return;
            }
            let whole = Reading {
                forms: forms(&folded),
                folded,
                is_cut: text.contains('…'),
                year: None,
                number: None,
            };
            let dated = whole.dated();
            let texts = [Some(whole), dated];
            for reading in texts.into_iter().flatten() {
                let numbered = reading.numbered();
                readings.push(reading);
                readings.extend(numbered);
            }
        };
        read(&short);
        let mut parts = short.split(" · ");
        let title = parts.next().filter(|title| title.len() < short.len());
        if let Some(title) = title {
            read(title);
        }
        let told_apart_by = parts.map(|part| fold(part).replace(' ', "")).collect();
        Self {
            readings,
            told_apart_by,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }
}

impl Reading {
    /// The text with its last year read as one: behind it in two digits or four, or in it in four.
    fn dated(&self) -> Option<Self> {
        let words: Vec<&str> = self.folded.split(' ').collect();
        let is_year = |(at, word): &(usize, &&str)| match word.len() {
            2 => at + 1 == words.len() && word.parse::<u16>().is_ok(),
            4 => word.parse().ok().and_then(Year::new).is_some(),
            _ => false,
        };
        let (at, year) = words.iter().enumerate().rfind(is_year)?;
        let rest = without(&words, at..at + 1)?;
        Some(Self {
            year: year.parse().ok(),
            ..self.with_text(rest)
        })
    }

    /// The text with the number at its end read as that of a film in its series: `alien 2`,
    /// `kill bill volume two`, `hp3`.
    fn numbered(&self) -> Option<Self> {
        let plain = plain(&self.folded);
        let (text, last) = plain.rsplit_once(' ').unwrap_or(("", &plain));
        let (glued, digits) =
            last.split_at(last.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        let number = part_number(digits)?;
        let words: Vec<&str> = text.split(' ').chain([glued]).collect();
        let marked = words
            .iter()
            .rposition(|word| !word.is_empty() && !is_marker(word))?;
        let folded = words[..=marked].join(" ").trim_start().to_owned();
        Some(Self {
            number: Some(number),
            ..self.with_text(folded)
        })
    }

    /// The same asked of another text.
    pub(super) fn with_text(&self, folded: String) -> Self {
        Self {
            forms: forms(&folded),
            folded,
            ..*self
        }
    }

    /// The text split into a title, which may be empty, and a name, as often as it may be one.
    pub(super) fn with_names(&self) -> Vec<(String, String)> {
        /// Words of a name, at most.
        const LONGEST_NAME: usize = 4;
        let words: Vec<&str> = self.folded.split(' ').collect();
        let mut split = Vec::new();
        let mut add = |title: &[&str], name: &[&str]| {
            let title = trim_fillers(title);
            let name = match trim_fillers(name) {
                [name @ .., "brothers" | "sisters" | "bros"] => name,
                name => name,
            };
            if !name.is_empty() && name.len() <= LONGEST_NAME {
                split.push((title.join(" "), name.concat()));
            }
        };
        for at in 0..words.len() {
            add(&words[..at], &words[at..]);
            if at > 0 {
                add(&words[at..], &words[..at]);
            }
        }
        split.dedup();
        split
    }

    /// The text without words at its end or start that only say that it is a film; `None` where it has
    /// none.
    pub(super) fn without_film(&self) -> Option<Self> {
        let says_film = |word: &&str| matches!(*word, "film" | "movie");
        let mut words: Vec<&str> = self.folded.split(' ').collect();
        if words.last().is_some_and(says_film) {
            words.pop();
            if words.last() == Some(&"the") {
                words.pop();
            }
        } else {
            let said = usize::from(words[0] == "the");
            words.get(said).filter(|word| says_film(word))?;
            words.drain(..=said);
        }
        (!words.is_empty()).then(|| self.with_text(words.join(" ")))
    }

    /// How well a film's year is the one that the text asks for, if it asks for any.
    pub(super) fn year_fit(&self, year: Option<u16>) -> Option<YearFit> {
        let asked = self.year?;
        Some(match year {
            Some(year) if year == asked || asked < 100 && year % 100 == asked => YearFit::Same,
            Some(year) if year.abs_diff(asked) == 1 => YearFit::Near,
            _ => YearFit::Other,
        })
    }

    /// The words that say something, without which there is nothing to look for.
    pub(super) fn words(&self) -> Vec<&str> {
        words(&self.folded)
    }
}

/// The words of a folded text that say something.
pub(super) fn words(folded: &str) -> Vec<&str> {
    let words = without_article(folded).split(' ');
    words.filter(|word| !is_small(word)).collect()
}

fn forms(folded: &str) -> Vec<String> {
    let joined = |text: &str| text.replace(' ', "");
    let bare = without_article(folded);
    let mut forms = vec![joined(folded), joined(bare), joined(&plain(bare))];
    forms.extend(in_words(bare).map(str::to_owned));
    forms.dedup();
    forms.retain(|form| !form.is_empty());
    forms
}

/// A text without what Discord writes for members, channels, roles and emojis: `<@1>`, `<:cat:2>`.
fn without_mentions(typed: &str) -> String {
    let mut out = String::new();
    let mut rest = typed;
    while let Some((before, mention)) = rest.split_once('<') {
        out.push_str(before);
        let is_mention = ["@", "#", ":", "a:", "t:", "/"];
        let is_mention = is_mention.iter().any(|sign| mention.starts_with(sign));
        if let Some((_, after)) = mention.split_once('>').filter(|_| is_mention) {
            rest = after;
        } else {
            out.push('<');
            rest = mention;
        }
    }
    out.push_str(rest);
    out
}

fn without(words: &[&str], range: std::ops::Range<usize>) -> Option<String> {
    let rest = [&words[..range.start], &words[range.end..]].concat();
    (!rest.is_empty()).then(|| rest.join(" "))
}

/// The words less those at their ends that only say that films or their people are meant.
fn trim_fillers<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    const FILLERS: [&str; 20] = [
        "film", "films", "filme", "movie", "movies", "by", "with", "von", "mit", "starring",
        "directed", "director", "actor", "actress", "s", "from", "best", "and", "und", "feat",
    ];
    let says = |word: &&str| !FILLERS.contains(word);
    let start = words.iter().position(says).unwrap_or(words.len());
    let end = words.iter().rposition(says).map_or(start, |last| last + 1);
    &words[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings<T>(text: &str, part: impl Fn(&Reading) -> T) -> Vec<T> {
        Typed::new(text).readings.iter().map(part).collect()
    }

    #[test]
    fn a_year_is_one_reading() {
        let years = |text: &str| readings(text, |reading| reading.year);
        assert_eq!(years("The Thing (1982)"), [None, Some(1982)]);
        assert_eq!(years("1982 the thing"), [None, Some(1982)]);
        assert_eq!(years("the thing 82"), [None, Some(82)]);
        assert_eq!(years("1917"), [None]);
        assert_eq!(years(" \u{200b}"), []);
        let thing = Typed::new("the thing 82").readings.pop().unwrap();
        assert_eq!(thing.year_fit(Some(1982)), Some(YearFit::Same));
        assert_eq!(thing.year_fit(Some(1983)), Some(YearFit::Other));
        let thing = Typed::new("the thing 1983").readings.pop().unwrap();
        assert_eq!(thing.year_fit(Some(1982)), Some(YearFit::Near));
    }

    #[test]
    fn a_number_is_one_reading() {
        let numbers =
            |text: &str| readings(text, |reading| (reading.folded.clone(), reading.number));
        let numbered = |text: &str, base: &str, number| {
            assert_eq!(numbers(text)[1], (base.to_owned(), Some(number)), "{text}");
        };
        numbered("alien 2", "alien", 2);
        numbered("back to the future ii", "back to the future", 2);
        numbered("kill bill volume two", "kill bill", 2);
        numbered("star wars ep v", "star wars", 5);
        numbered("hp3", "hp", 3);
        for none in ["seven", "3", "fahrenheit 451", "apollo", "part 2"] {
            let all = readings(none, |reading| reading.number);
            assert_eq!(all, [None], "{none}");
        }
    }

    #[test]
    fn mentions_say_nothing() {
        assert!(Typed::new("<@1> <#12> <@&3> <:cat:4> <a:cat:5>").is_empty());
        let folded = |text: &str| readings(text, |reading| reading.folded.clone());
        assert_eq!(folded("heat <:fire:1>"), ["heat"]);
        assert_eq!(folded("a < b"), ["a b"]);
    }

    #[test]
    fn that_it_is_a_film_need_not_be_said() {
        let bare = |text: &str| {
            let bare = Typed::new(text).readings[0].without_film();
            bare.map(|reading| reading.folded)
        };
        assert_eq!(bare("Heat (film)").as_deref(), Some("heat"));
        assert_eq!(bare("heat the movie").as_deref(), Some("heat"));
        assert_eq!(bare("the movie heat").as_deref(), Some("heat"));
        assert_eq!(bare("movie"), None);
        assert_eq!(bare("heat"), None);
    }

    #[test]
    fn what_the_bot_writes_is_read() {
        let label = Typed::new("The Thing (1982) · John Carpenter · 1 h 49 m");
        let thing = label
            .readings
            .iter()
            .find(|reading| reading.folded == "the thing");
        assert_eq!(thing.and_then(|reading| reading.year), Some(1982));
    }

    #[test]
    fn names_are_split_from_titles() {
        let typed = Typed::new("movies with al pacino heat");
        let split = typed.readings[0].with_names();
        let has = |title: &str, name: &str| {
            let mut all = split.iter();
            all.any(|(other, whose)| other == title && whose == name)
        };
        assert!(has("heat", "alpacino"));
        let typed = Typed::new("tarantino movies");
        let split = typed.readings[0].with_names();
        assert!(
            split
                .iter()
                .any(|(title, name)| title.is_empty() && name == "tarantino")
        );
    }
}
