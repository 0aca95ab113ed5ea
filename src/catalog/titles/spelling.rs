//! One spelling for what people write in several: numbers, titles of address, "and", British words.
//!
//! `the godfather part ii` and `the godfather part two` become `the godfather part 2`, `doctor no`
//! becomes `dr no`, `twenty one grams` `21 grams`, `se7en` `seven`. Nothing is looked up under this
//! spelling alone: a name keeps its own, too.

pub(super) use super::figures::{cardinal, in_words, is_number, part_number};
use super::figures::{number, numeral};

/// A folded text in the one spelling. A text of one word is no number (*Seven*), and a first word
/// is no numeral (*I, Robot*; *X-Men*).
pub(super) fn plain(folded: &str) -> String {
    let alone = !folded.contains(' ');
    let mut words = folded.split(' ').enumerate().peekable();
    let mut out = String::with_capacity(folded.len());
    let mut before = "";
    while let Some((at, word)) = words.next() {
        let number = if alone {
            None
        } else {
            number(word, &mut words)
        };
        if at > 0 && word == "and" {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        let word = short(word);
        let is_last = words.peek().is_none();
        match number {
            Some(number) => out.push_str(&number),
            None if at > 0 && word == "v" && !is_last && !is_marker(before) => out.push_str("vs"),
            None if at > 0 && word == "i" && is_marker(before) => out.push('1'),
            None => match numeral(word).filter(|_| at > 0) {
                Some(number) => out.push_str(&number.to_string()),
                None => push_word(&mut out, word),
            },
        }
        before = word;
    }
    out
}

/// A word's shorter spelling, where it has one.
fn short(word: &str) -> &str {
    match word {
        "doctor" => "dr",
        "mister" => "mr",
        "missus" => "mrs",
        "saint" => "st",
        "captain" => "capt",
        "sergeant" => "sgt",
        "lieutenant" => "lt",
        "mount" => "mt",
        "versus" => "vs",
        "volume" => "vol",
        "ep" => "episode",
        "pt" => "part",
        "ch" => "chapter",
        other => american(other),
    }
}

/// A word as Americans spell it.
fn american(word: &str) -> &str {
    match word {
        "armour" => "armor",
        "behaviour" => "behavior",
        "catalogue" => "catalog",
        "centre" => "center",
        "colour" => "color",
        "colours" => "colors",
        "defence" => "defense",
        "favour" => "favor",
        "favourite" => "favorite",
        "favourites" => "favorites",
        "grey" => "gray",
        "harbour" => "harbor",
        "honour" => "honor",
        "honours" => "honors",
        "humour" => "humor",
        "jewellery" => "jewelry",
        "labour" => "labor",
        "moustache" => "mustache",
        "neighbour" => "neighbor",
        "neighbourhood" => "neighborhood",
        "neighbours" => "neighbors",
        "parlour" => "parlor",
        "pyjamas" => "pajamas",
        "rumour" => "rumor",
        "rumours" => "rumors",
        "saviour" => "savior",
        "theatre" => "theater",
        "traveller" => "traveler",
        "travellers" => "travelers",
        other => other,
    }
}

fn push_word(out: &mut String, word: &str) {
    let bytes = word.as_bytes();
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
    // Figures among letters stand for letters (*Se7en*, *S1m0ne*); elsewhere for numbers (*X2*).
    if !(is_letter(bytes.first()) && is_letter(bytes.last())) {
        out.push_str(word);
        return;
    }
    out.extend(word.chars().map(|c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 'v',
        '8' => 'b',
        other => other,
    }));
}

/// Whether a number behind this word says which part it is.
pub(super) fn is_marker(word: &str) -> bool {
    matches!(
        word,
        "part" | "chapter" | "vol" | "episode" | "teil" | "kapitel"
    )
}

/// Whether a folded word says nothing of its own, so that people leave it out.
pub(super) fn is_small(word: &str) -> bool {
    let is_small_elsewhere = matches!(
        word,
        "der" | "die" | "das" | "und" | "le" | "la" | "les" | "el" | "il" | "et" | "de" | "y"
    );
    is_small_elsewhere || is_small_in_english(word)
}

/// The same of English words alone: *Die Hard* is no film called *Hard*.
pub(super) fn is_small_in_english(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "and" | "of" | "in" | "on" | "at" | "to" | "for" | "from" | "with"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_figures_where_they_are_numbers() {
        for (text, figures) in [
            ("rocky ii", "rocky 2"),
            ("oceans eleven", "oceans 11"),
            ("twelve monkeys", "12 monkeys"),
            ("twenty one grams", "21 grams"),
            ("the forty year old virgin", "the 40 year old virgin"),
            ("one hundred and one dalmatians", "101 dalmatians"),
            ("two hundred motels", "200 motels"),
            ("hundred and one dalmatians", "101 dalmatians"),
            (
                "two thousand and one a space odyssey",
                "2001 a space odyssey",
            ),
            ("twenty thousand leagues", "20000 leagues"),
            ("nineteen hundred", "1900"),
            ("nineteen eighty four", "1984"),
            ("nineteen seventeen", "1917"),
            ("twenty twelve", "2012"),
            ("fifty first dates", "51th dates"),
            ("50 first dates", "51th dates"),
            ("nine and a half weeks", "9 1 2 weeks"),
            ("9 and a half weeks", "9 1 2 weeks"),
            ("eight and a half", "8 1 2"),
            ("four and a funeral", "4 a funeral"),
            ("one hundred and never", "100 never"),
            ("the seventh seal", "the 7th seal"),
            ("the 2nd wife", "the 2th wife"),
            ("friday the thirteenth", "friday the 13th"),
            ("star wars episode i", "star wars episode 1"),
            ("star wars ep v a new", "star wars episode 5 a new"),
            ("rocky v", "rocky 5"),
            ("the twenty first century", "the 21th century"),
        ] {
            assert_eq!(plain(text), figures);
        }
        for text in ["seven", "i robot", "x men", "the thing", "", "withnail i"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn one_word_stands_for_its_other_spellings() {
        for (text, same) in [
            ("doctor no", "dr no"),
            (
                "guardians of the galaxy volume two",
                "guardians of the galaxy vol 2",
            ),
            ("ford v ferrari", "ford vs ferrari"),
            ("love and mercy", "love mercy"),
            ("the colour of money", "the color of money"),
            ("se7en", "seven"),
            ("s1m0ne", "simone"),
            ("x2", "x2"),
            ("2fast2furious", "2fast2furious"),
        ] {
            assert_eq!(plain(text), same);
        }
    }
}
