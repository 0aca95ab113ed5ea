//! Folding: the form in which two spellings of one name or title are equal.
//!
//! Case, accents and punctuation do not count; scripts other than Latin keep their letters.

use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Folds a name or title: `"Amélie, WALL·E & Co."` becomes `"amelie wall e and co"`.
///
/// Apostrophes and full stops inside a word vanish (`Schindler's`, `L.A.`), other punctuation
/// separates words, and words are separated by one space.
pub fn fold(text: &str) -> String {
    fold_words(text, ' ')
}

/// The folded words with something else than a space between them.
fn fold_words(text: &str, between: char) -> String {
    let mut out = String::with_capacity(text.len());
    // Most of a name is letters that stay as they are.
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b' ';
    if text.bytes().all(|byte| plain(&byte)) {
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if !out.is_empty() {
                out.push(between);
            }
            out.push_str(word);
        }
        out.make_ascii_lowercase();
        return out;
    }
    if text.is_ascii() {
        fold_decomposed(text.chars(), out, between)
    } else {
        fold_decomposed(text.nfkd(), out, between)
    }
}

fn fold_decomposed(chars: impl Iterator<Item = char>, mut out: String, between: char) -> String {
    let mut pending_space = false;
    let mut push = |c: char| {
        if c == ' ' {
            pending_space = !out.is_empty();
            return;
        }
        if std::mem::take(&mut pending_space) {
            out.push(between);
        }
        out.push(c);
    };
    for c in chars {
        match c {
            'a'..='z' | '0'..='9' => push(c),
            'A'..='Z' => push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            '&' => " and ".chars().for_each(&mut push),
            c if is_combining_mark(c) => {}
            c if is_latin(c) => match deunicode::deunicode_char(c) {
                Some(ascii) => ascii.chars().for_each(|c| push(c.to_ascii_lowercase())),
                None => push(c),
            },
            c if c.is_alphanumeric() => c.to_lowercase().for_each(&mut push),
            _ => push(' '),
        }
    }
    out
}

/// The first eight bytes of a text as a number, which orders as the text does as far as it goes:
/// sorting by it first spares most looks at the texts.
pub(crate) fn head(text: &str) -> u64 {
    let mut head = [0; 8];
    let length = text.len().min(8);
    head[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(head)
}

/// Letters that are a Latin letter with something that does not decompose: ø, ł, ß, æ, đ.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// A short ASCII name for a title or a person, at most `longest` characters: lower case, words
/// joined by hyphens.
///
/// Where something had to be left out (another script, or too long) eight hexadecimal digits of
/// the folded text's hash stand at the end, so that different names keep different slugs; the
/// hash is SipHash-1-3 with a zero key and the same on every machine and in every release.
pub fn slug(text: &str, longest: usize) -> String {
    let hyphenated = fold_words(text, '-');
    if hyphenated.is_ascii() && !hyphenated.is_empty() && hyphenated.len() <= longest {
        return hyphenated;
    }
    let ascii: String = hyphenated.chars().filter(char::is_ascii).collect();
    let folded = hyphenated.replace('-', " ");
    let ascii = ascii.trim_matches('-');
    // A text of nothing but symbols folds to nothing: hash it as it stands.
    let input = if folded.is_empty() { text } else { &folded };
    let mut hasher = SipHasher13::new();
    hasher.write(input.as_bytes());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "32 of the 64 bits are meant"
    )]
    let hash = hasher.finish() as u32;
    let room = longest.saturating_sub(9);
    let mut cut = &ascii[..ascii.len().min(room)];
    if cut.len() < ascii.len()
        && let Some(end) = cut.rfind('-')
    {
        cut = &cut[..end];
    }
    let cut = cut.trim_end_matches('-');
    if cut.is_empty() {
        format!("{hash:08x}")
    } else {
        format!("{cut}-{hash:08x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(fold("Amélie"), fold("AMELIE"));
        assert_eq!(fold("WALL·E"), "wall e");
        assert_eq!(fold("Schindler’s List"), "schindlers list");
        assert_eq!(fold("Alita 2: Blood & Steel"), "alita 2 blood and steel");
        assert_eq!(
            fold("Mads Mikkelsen ø Łódź Straße"),
            "mads mikkelsen o lodz strasse"
        );
        assert_eq!(fold("  —  "), "");
        assert_eq!(fold("七人の侍"), "七人の侍");
        assert_eq!(fold("Ёлки"), fold("ёлки"));
    }

    #[test]
    fn slugs_are_ascii_short_and_distinct() {
        assert_eq!(slug("The Thing", 35), "the-thing");
        assert!(slug("Naked Gun 33⅓", 35).starts_with("naked-gun-33"));
        let long = slug(
            "The Assassination of Jesse James by the Coward Robert Ford",
            35,
        );
        assert!(
            long.len() <= 35 && long.starts_with("the-assassination-of"),
            "{long}"
        );
        assert_ne!(slug("七人の侍", 35), slug("羅生門", 35));
        assert_ne!(slug("???", 35), slug("!!!", 35));
        assert!(slug("七人の侍", 35).is_ascii());
    }
}
