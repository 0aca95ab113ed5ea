//! A rating as somebody wrote it: `8/10`, `★★★½`, `B+`, `85%`.

use regex::Captures;

use super::{
    Sure,
    language::{self, holds},
};
use crate::{film::Rating, fold::fold};

/// A rating as somebody wrote it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark<'t> {
    pub(super) written: &'t str,
    pub(super) value: f64,
    pub(super) scale: Scale,
    pub(super) form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scale {
    OutOf(f64),
    /// Nothing says out of how many.
    Unsaid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `8/10`, `3 out of 4`, `85%`.
    Fraction,
    Stars,
    /// `🍿🍿🍿`.
    Symbols,
    /// `4 pumpkins out of 5`: as often, something in the film is counted.
    Counted,
    Grade,
    /// A bare number.
    Bare,
}

patterns! {
    /// All forms, tried at the start of a text.
    MARK = &{
        let half = r"(?:\s?½|\s1/2\b|[\s-]?<half>\b)?";
        let digits = format!(r"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?{half}|½)");
        let number = format!(r"(?:{digits}|<number>{half}\b)");
        let unit = r"[\s-]?(?:<points>\b|⭐|★)";
        // A symbol that is not an empty one, nor half of one.
        let full = r"(?:[\p{So}--[☆✩✰♡🤍○⚪◯⬜⯨]]\s?){1,12}";
        format!(
            r"(?i)^(?:(?P<fraction>{number})(?:{unit}\s<of points>\s|(?:{unit}|(?P<thing>\s\p{{L}}{{3,12}}))?(?:\s?/\s?|[\s-]{{1,3}}<out of>[\s-]))(?:<possible>\s)?(?P<scale>{number})(?:{unit})?|(?P<percent>\d{{1,3}}(?:\.\d)?)\s?(?:%|<percent>\b)|(?P<counted>{number}){unit}|(?:(?P<glyphs>{full})|(?P<asterisks>\*(?:\s?\*){{0,4}})\s?)(?P<half>½|1/2|⯨|\.5)?\s?(?P<empty>(?:[☆✩✰♡🤍○⚪◯⬜]\s?){{0,12}})(?:\s?\(?\s?(?:/|<out of>|<of points>)\s?(?:(?P<glyph_scale>{number})(?:\s<points>)?|(?P<glyphs_of>{full}|\*(?:\s?\*){{1,12}}))\)?)?|(?P<grade>[A-F](?:[+−–-]|\s?<plus>|\s?<minus>)?)|(?P<bare>{digits}))"
        )
    };
}
/// Stars, of which one is a rating; of other symbols, one is a decoration.
const STARS: &str = "★⭐🌟✭✮✯";

impl<'t> Mark<'t> {
    /// The mark that a text starts with.
    pub(super) fn at_start(text: &'t str) -> Option<Self> {
        let found = MARK.captures(text)?;
        let written = found.get(0)?.as_str().trim_end();
        let after = text[written.len()..].chars().next();
        let (value, scale, form) = read(&found)?;
        let runs_on = match form {
            // "A film", "a-ha", "Battle".
            Form::Grade => {
                !written.starts_with(char::is_uppercase)
                    || after.is_some_and(|c| c.is_alphanumeric() || c == '\'')
                    || after == Some('.') && is_initial(written, &text[written.len() + 1..])
                    || after == Some(' ')
                        && written == "A"
                        && text[2..].starts_with(char::is_lowercase)
            }
            // "* Heat" is an entry of a list.
            Form::Stars if written.starts_with('*') => text[written.len()..]
                .trim_start()
                .starts_with(char::is_alphanumeric),
            Form::Fraction | Form::Counted => {
                after.is_some_and(|c| c.is_alphanumeric() || c == '/')
            }
            Form::Stars | Form::Symbols => {
                after.is_some_and(|c| c.is_alphabetic() || STARS.contains(c))
            }
            Form::Bare => {
                after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | ':' | '-'))
            }
        };
        let fits = match scale {
            Scale::OutOf(most) => value <= most && (2.0..=100.0).contains(&most),
            Scale::Unsaid => value <= 100.0,
        };
        (!runs_on && fits).then_some(Self {
            written,
            value,
            scale,
            form,
        })
    }

    /// Whether the form alone says that it is a rating, wherever it stands.
    pub(super) fn is_evident(&self) -> bool {
        match self.form {
            // Three asterisks are also a rule between two paragraphs.
            Form::Stars if self.written.starts_with('*') => {
                self.value.fract() > 0.0 || self.scale != Scale::Unsaid
            }
            Form::Stars => true,
            Form::Symbols => self.scale != Scale::Unsaid,
            Form::Fraction => match self.scale {
                Scale::OutOf(most) => {
                    self.written.contains(['o', 'O'])
                        || self.value.fract() != 0.0
                        || [5.0, 10.0, 20.0, 100.0].contains(&most) && !self.written.contains('%')
                }
                Scale::Unsaid => false,
            },
            Form::Counted | Form::Grade | Form::Bare => false,
        }
    }

    /// The rating out of ten, and how sure the scale is. `stars` says out of how many stars the
    /// text counts elsewhere.
    pub(super) fn rating(&self, stars: Option<f64>) -> Option<(Rating, Sure)> {
        let (scale, sure) = match (self.scale, self.form) {
            // What a letter is worth is a convention.
            (Scale::OutOf(scale), Form::Grade) => (scale, Sure::Likely),
            (Scale::OutOf(scale), _) => (scale, Sure::Certain),
            (Scale::Unsaid, Form::Symbols) if self.value <= 5.0 => (5.0, Sure::Guess),
            // As often, who may see the film.
            (Scale::Unsaid, Form::Bare) if [12.0, 15.0, 16.0, 18.0].contains(&self.value) => {
                return None;
            }
            (Scale::Unsaid, Form::Stars | Form::Symbols) => match stars {
                Some(scale) if self.value <= scale => (scale, Sure::Likely),
                _ if self.value > 5.0 => (10.0, Sure::Likely),
                _ if self.written.starts_with('*') => (5.0, Sure::Guess),
                _ => (5.0, Sure::Likely),
            },
            (Scale::Unsaid, _) if self.value > 10.0 => (100.0, Sure::Likely),
            (Scale::Unsaid, _) if self.value > 5.0 => (10.0, Sure::Likely),
            // 4 may be out of five or out of ten.
            (Scale::Unsaid, _) => return None,
        };
        Some((Rating::out_of_ten(self.value / scale * 10.0)?, sure))
    }
}

/// Whether a grade with a full stop may be an initial: `A. Desplat`, and not `a solid B+.`
fn is_initial(grade: &str, behind: &str) -> bool {
    let is_signed = grade.len() > 1;
    behind.starts_with(char::is_alphanumeric) || !is_signed && !behind.is_empty()
}

fn read(found: &Captures<'_>) -> Option<(f64, Scale, Form)> {
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let out_of = |text: Option<&str>| match text {
        Some(text) => number(text).map(Scale::OutOf),
        None => Some(Scale::Unsaid),
    };
    if let Some(value) = part("fraction") {
        let form = part("thing").map_or(Form::Fraction, |_| Form::Counted);
        return Some((number(value)?, out_of(part("scale"))?, form));
    }
    if let Some(value) = part("percent") {
        return Some((number(value)?, Scale::OutOf(100.0), Form::Fraction));
    }
    if let Some(value) = part("counted") {
        return Some((number(value)?, Scale::Unsaid, Form::Stars));
    }
    if let Some(glyphs) = part("glyphs").or(part("asterisks")) {
        let first = glyphs.chars().next()?;
        let are_stars = first == '*' || STARS.contains(first);
        let is_row = symbols(glyphs).all(|c| c == first || are_stars && STARS.contains(c));
        let half = if part("half").is_some() { 0.5 } else { 0.0 };
        let full = count(glyphs) + half;
        let empty = count(part("empty").unwrap_or_default());
        let scale = match part("glyphs_of") {
            Some(of) => Scale::OutOf(count(of)),
            None if empty > 0.0 => Scale::OutOf((full + empty).ceil()),
            None => out_of(part("glyph_scale"))?,
        };
        let is_decoration = !are_stars && full < 2.0 && scale == Scale::Unsaid;
        let form = if are_stars {
            Form::Stars
        } else {
            Form::Symbols
        };
        return (is_row && !is_decoration).then_some((full, scale, form));
    }
    if let Some(written) = part("grade") {
        return Some((grade(written)?, Scale::OutOf(10.0), Form::Grade));
    }
    Some((number(part("bare")?)?, Scale::Unsaid, Form::Bare))
}

fn symbols(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{fe0f}')
}

#[expect(clippy::cast_precision_loss, reason = "a handful of stars")]
fn count(stars: &str) -> f64 {
    symbols(stars).count() as f64
}

/// `3`, `3,5`, `3½`, `3 1/2`, `three and a half`.
pub(super) fn number(text: &str) -> Option<f64> {
    patterns! { NUMBER = r"^(?P<whole>.*?)(?P<half>\s?½|\s1/2|[\s-]?<half>)?$"; }
    let text = text.to_lowercase();
    let found = NUMBER.captures(&text)?;
    let half = if found.name("half").is_some() {
        0.5
    } else {
        0.0
    };
    let whole = found.name("whole")?.as_str();
    if whole.is_empty() {
        return Some(half);
    }
    if let Some(value) = language::number(whole) {
        return Some(f64::from(value) + half);
    }
    let value: f64 = whole.replace(',', ".").parse().ok()?;
    Some(value + half)
}

/// A school grade out of ten, as Metacritic converts it
/// (<https://www.metacritic.com/about-metascores>): A and A+ are 100, F is 0.
fn grade(written: &str) -> Option<f64> {
    let letter = written.chars().next()?.to_ascii_uppercase();
    let rest = fold(&written[1..]);
    let sign = match written[1..].chars().next() {
        Some('+') => '+',
        Some('-' | '−' | '–') => '-',
        _ if holds("plus", &rest) => '+',
        _ if holds("minus", &rest) => '-',
        _ => ' ',
    };
    Some(match (letter, sign) {
        ('A', '+' | ' ') => 10.0,
        ('A', _) => 9.1,
        ('B', '+') => 8.3,
        ('B', ' ') => 7.5,
        ('B', _) => 6.7,
        ('C', '+') => 5.8,
        ('C', ' ') => 5.0,
        ('C', _) => 4.2,
        ('D', '+') => 3.3,
        ('D', ' ') => 2.5,
        ('D', _) => 1.6,
        ('F', ' ') => 0.0,
        _ => return None,
    })
}

/// Whether a text is a mark and no more than a few words.
pub(super) fn is_mark(text: &str) -> bool {
    let text = unwrapped(text);
    Mark::at_start(text).is_some_and(|mark| {
        let rest = text[mark.written.len()..].trim();
        rest.is_empty() || rest.starts_with(['(', '-', '–', '—', ',', '.', ';', ')', '/'])
    })
}

/// Whether a text starts with a mark.
pub(super) fn starts_with_mark(text: &str) -> bool {
    let text = unwrapped(text);
    Mark::at_start(text).is_some_and(|mark| {
        mark.form != Form::Bare
            || text[mark.written.len()..]
                .trim_start()
                .starts_with(|c: char| !c.is_alphanumeric())
            || mark.written.len() == text.len()
    })
}

/// A text without the brackets, quotes and articles before a mark.
pub(super) fn unwrapped(text: &str) -> &str {
    patterns! { BEFORE = "^(?:(?i:<before mark>) )+"; }
    let text = text.trim_start_matches(['(', '[', '"', ' ', '\u{fe0f}']);
    let rest = &text[BEFORE.find(text).map_or(0, |found| found.end())..];
    let is_marked = Mark::at_start(rest).is_some_and(|mark| mark.form != Form::Bare);
    if is_marked { rest } else { text }
}
