//! Queries as people type them, made from titles.

use reelated::fold::fold;

use super::dice::Dice;

/// A way to type a title, and how often out of a hundred the film has to be first and among five.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) first: Option<f64>,
    pub(crate) in_five: Option<f64>,
    make: fn(&str, &mut Dice) -> Option<String>,
}

impl Kind {
    /// What somebody types who means this title; `None` where the title does not lend itself.
    pub(crate) fn query(&self, title: &str, dice: &mut Dice) -> Option<String> {
        (self.make)(title, dice)
    }
}

const fn kind(
    name: &'static str,
    first: Option<f64>,
    in_five: Option<f64>,
    make: fn(&str, &mut Dice) -> Option<String>,
) -> Kind {
    Kind {
        name,
        first,
        in_five,
        make,
    }
}

/// Every kind that is measured, with the aims of the project.
pub(crate) const KINDS: [Kind; 10] = [
    kind("exact", Some(99.5), None, |title, _| Some(title.to_owned())),
    kind("first 5 characters", None, None, |title, _| {
        let start: String = title.chars().take(5).collect();
        (start.len() < title.len() && !fold(&start).is_empty()).then_some(start)
    }),
    kind("last word", None, None, |title, _| {
        let (_, last) = title.rsplit_once(' ')?;
        (fold(last).chars().count() > 2).then(|| last.to_owned())
    }),
    kind("words swapped", None, Some(97.0), |title, dice| {
        let mut words: Vec<&str> = title.split(' ').collect();
        let at = dice.below(words.len());
        let other = dice.below(words.len());
        words.swap(at, other);
        let swapped = words.join(" ");
        (swapped != title).then_some(swapped)
    }),
    kind("accents dropped", None, None, |title, _| {
        let plain: String = title.chars().map(without_accent).collect();
        (plain != title).then_some(plain)
    }),
    kind("article dropped", None, None, |title, _| {
        ["The ", "A ", "An "]
            .iter()
            .find_map(|article| title.strip_prefix(article))
            .map(str::to_owned)
    }),
    kind("one typo", Some(90.0), Some(97.0), |title, dice| {
        let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 5 {
            return None;
        }
        typo(title, dice)
    }),
    kind("two typos", None, Some(90.0), |title, dice| {
        let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 12 {
            return None;
        }
        typo(&typo(title, dice)?, dice)
    }),
    kind("missing space", None, Some(95.0), |title, dice| {
        let spaces: Vec<usize> = title.match_indices(' ').map(|(at, _)| at).collect();
        if spaces.is_empty() {
            return None;
        }
        let mut text = title.to_owned();
        text.remove(*dice.pick(&spaces));
        Some(text)
    }),
    kind("all spaces missing", None, None, |title, _| {
        title.contains(' ').then(|| title.replace(' ', ""))
    }),
];

fn without_accent(c: char) -> char {
    match *fold(&c.to_string()).as_bytes() {
        [plain] if !c.is_ascii() => char::from(plain),
        _ => c,
    }
}

/// The title with a letter put in, left out, replaced, or two exchanged.
fn typo(title: &str, dice: &mut Dice) -> Option<String> {
    let mut text: Vec<char> = title.to_lowercase().chars().collect();
    let letters: Vec<usize> = (0..text.len())
        .filter(|at| text[*at].is_alphanumeric())
        .collect();
    if letters.is_empty() {
        return None;
    }
    let at = *dice.pick(&letters);
    let letter = char::from(*dice.pick(b"abcdefghijklmnopqrstuvwxyz"));
    match dice.below(4) {
        0 => text.insert(at, letter),
        1 => {
            text.remove(at);
        }
        2 => text[at] = letter,
        _ => {
            // Two equal letters exchanged are no typo: look on from here.
            let pair = (at..text.len() - 1).find(|at| {
                let (a, b) = (text[*at], text[*at + 1]);
                a != b && a.is_alphanumeric() && b.is_alphanumeric()
            });
            match pair {
                Some(at) => text.swap(at, at + 1),
                None => text.insert(at, letter),
            }
        }
    }
    Some(text.into_iter().collect())
}
