//! Numbers in words, in figures, and as numerals.

use std::iter::Peekable;

/// The words behind one, each with its place.
pub(super) trait Behind<'a>: Iterator<Item = (usize, &'a str)> + Clone {}

impl<'a, I: Iterator<Item = (usize, &'a str)> + Clone> Behind<'a> for I {}

/// The number that starts with a word, in figures; takes further words of it.
pub(super) fn number<'a>(word: &'a str, rest: &mut Peekable<impl Behind<'a>>) -> Option<String> {
    if let Some(ordinal) = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))
        .filter(|digits| is_digits(digits))
    {
        return Some(format!("{ordinal}th"));
    }
    let whole = if is_digits(word) {
        let tens = word.parse().ok().filter(|number| number % 10 == 0);
        if let Some(ordinal) = tens.and_then(|tens| ordinal_behind(tens, rest)) {
            return Some(format!("{ordinal}th"));
        }
        word.to_owned()
    } else {
        match said(word, rest)? {
            Said::Ordinal(number) => return Some(format!("{number}th")),
            Said::Cardinal(number) => number.to_string(),
        }
    };
    Some(match fraction(rest) {
        Some(fraction) => format!("{whole} {fraction}"),
        None => whole,
    })
}

enum Said {
    Cardinal(u32),
    Ordinal(u32),
}

/// What words of a number say.
fn said<'a>(word: &'a str, rest: &mut Peekable<impl Behind<'a>>) -> Option<Said> {
    let (mut sum, mut times) = match scale(word) {
        Some(times) => (1, Some(times)),
        None => match below_hundred(word)? {
            Part::Ordinal(number) => return Some(Said::Ordinal(number)),
            Part::Tens(tens) => {
                if let Some(ordinal) = ordinal_behind(tens, rest) {
                    return Some(Said::Ordinal(ordinal));
                }
                (with_unit(tens, rest), None)
            }
            Part::Unit(unit) => (unit, None),
        },
    };
    // "Nineteen eighty-four", "twenty twelve".
    if (10..=20).contains(&sum)
        && let Some((_, next)) = rest.peek()
        && let Some(Part::Tens(below) | Part::Unit(below @ 10..)) = below_hundred(next)
    {
        rest.next();
        return Some(Said::Cardinal(100 * sum + with_unit(below, rest)));
    }
    while let Some(by) = times.take().or_else(|| {
        let by = scale(rest.peek()?.1).filter(|by| sum < *by)?;
        rest.next();
        Some(by)
    }) {
        sum = by * sum + rest_below(by, rest);
    }
    Some(Said::Cardinal(sum))
}

/// Tens with the unit that may follow them.
fn with_unit<'a>(tens: u32, rest: &mut Peekable<impl Behind<'a>>) -> u32 {
    let unit = rest.peek().and_then(|(_, next)| below_hundred(next));
    match unit {
        Some(Part::Unit(unit @ ..10)) if tens.is_multiple_of(10) && tens > 10 => {
            rest.next();
            tens + unit
        }
        _ => tens,
    }
}

/// The ordinal that tens and the word behind them are.
fn ordinal_behind<'a>(tens: u32, rest: &mut Peekable<impl Behind<'a>>) -> Option<u32> {
    let Part::Ordinal(unit @ ..10) = below_hundred(rest.peek()?.1)? else {
        return None;
    };
    if !(20..100).contains(&tens) {
        return None;
    }
    rest.next();
    Some(tens + unit)
}

/// The number below a limit that follows, behind an "and" or without.
fn rest_below<'a>(limit: u32, rest: &mut Peekable<impl Behind<'a>>) -> u32 {
    let mut ahead = rest.clone();
    ahead.next_if(|(_, next)| *next == "and");
    match ahead.next().and_then(|(_, next)| said(next, &mut ahead)) {
        Some(Said::Cardinal(below)) if below < limit => {
            *rest = ahead;
            below
        }
        _ => 0,
    }
}

fn scale(word: &str) -> Option<u32> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        _ => None,
    }
}

/// "And a half", as *8½* is folded but for a space.
fn fraction<'a>(rest: &mut Peekable<impl Behind<'a>>) -> Option<&'static str> {
    let mut ahead = rest.clone();
    let mut is_next = |word| ahead.next_if(|(_, next)| *next == word).is_some();
    if !(is_next("and") && is_next("a")) {
        return None;
    }
    let fraction = match ahead.next()?.1 {
        "half" => "1 2",
        "third" => "1 3",
        _ => return None,
    };
    *rest = ahead;
    Some(fraction)
}

enum Part {
    Unit(u32),
    Tens(u32),
    Ordinal(u32),
}

/// What a number word below a hundred says.
fn below_hundred(word: &str) -> Option<Part> {
    Some(match word {
        "one" => Part::Unit(1),
        "first" => Part::Ordinal(1),
        "two" => Part::Unit(2),
        "second" => Part::Ordinal(2),
        "three" => Part::Unit(3),
        "third" => Part::Ordinal(3),
        "four" => Part::Unit(4),
        "fourth" => Part::Ordinal(4),
        "five" => Part::Unit(5),
        "fifth" => Part::Ordinal(5),
        "six" => Part::Unit(6),
        "sixth" => Part::Ordinal(6),
        "seven" => Part::Unit(7),
        "seventh" => Part::Ordinal(7),
        "eight" => Part::Unit(8),
        "eighth" => Part::Ordinal(8),
        "nine" => Part::Unit(9),
        "ninth" => Part::Ordinal(9),
        "ten" => Part::Unit(10),
        "tenth" => Part::Ordinal(10),
        "eleven" => Part::Unit(11),
        "eleventh" => Part::Ordinal(11),
        "twelve" => Part::Unit(12),
        "twelfth" => Part::Ordinal(12),
        "thirteen" => Part::Unit(13),
        "thirteenth" => Part::Ordinal(13),
        "fourteen" => Part::Unit(14),
        "fourteenth" => Part::Ordinal(14),
        "fifteen" => Part::Unit(15),
        "fifteenth" => Part::Ordinal(15),
        "sixteen" => Part::Unit(16),
        "sixteenth" => Part::Ordinal(16),
        "seventeen" => Part::Unit(17),
        "seventeenth" => Part::Ordinal(17),
        "eighteen" => Part::Unit(18),
        "eighteenth" => Part::Ordinal(18),
        "nineteen" => Part::Unit(19),
        "nineteenth" => Part::Ordinal(19),
        "twenty" => Part::Tens(20),
        "thirty" => Part::Tens(30),
        "forty" => Part::Tens(40),
        "fifty" => Part::Tens(50),
        "sixty" => Part::Tens(60),
        "seventy" => Part::Tens(70),
        "eighty" => Part::Tens(80),
        "ninety" => Part::Tens(90),
        _ => return None,
    })
}

/// The number of a numeral from two on. One alone is a pronoun, and is read as a number behind a
/// marker only.
pub(super) fn numeral(word: &str) -> Option<u8> {
    Some(match word {
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        "x" => 10,
        "xi" => 11,
        "xii" => 12,
        "xiii" => 13,
        _ => return None,
    })
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number that is all of a text, in a word.
pub(super) fn in_words(folded: &str) -> Option<&'static str> {
    const WORDS: [&str; 12] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen",
    ];
    let number: usize = folded.parse().ok().filter(|_| is_digits(folded))?;
    WORDS.get(number.checked_sub(2)?).copied()
}

/// A word without what makes a number in figures an ordinal: *13th*.
pub(super) fn cardinal(word: &str) -> &str {
    let mut endings = ["st", "nd", "rd", "th"].iter();
    let number = endings.find_map(|ending| word.strip_suffix(ending));
    number.filter(|number| is_digits(number)).unwrap_or(word)
}

/// Whether a folded word is a number in digits or a numeral.
pub(super) fn is_number(word: &str) -> bool {
    is_digits(word) || numeral(word).is_some()
}

/// The number of a part, from 1 to 30, in figures.
pub(super) fn part_number(word: &str) -> Option<u8> {
    let number = word.parse().ok()?;
    (is_digits(word) && (1..=30).contains(&number)).then_some(number)
}
