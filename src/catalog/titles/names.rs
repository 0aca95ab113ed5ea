//! Under which texts a film is looked up: its names, their parts, its series, initials.

use super::index::{Class, Names};
use super::spelling::{is_marker, is_number, is_small, part_number, plain};
use super::without_article;
use crate::film::{Film, Title};
use crate::fold::fold;

/// Initials of fewer words are words of their own more often than not.
const FEWEST_INITIALS: usize = 2;

/// A title as it is looked up.
pub(super) struct Spelt {
    pub(super) folded: String,
    /// Without a leading article, in the one spelling.
    pub(super) plain: String,
    /// What stands before each cut, folded.
    pub(super) heads: Vec<String>,
    /// What stands behind each cut, folded.
    pub(super) tails: Vec<String>,
}

impl Spelt {
    fn new(title: &str) -> Self {
        let folded = fold(title);
        let parts = Parts::of(title);
        Self {
            plain: plain(without_article(&folded)),
            folded,
            heads: parts.heads().collect(),
            tails: parts.tails().collect(),
        }
    }

    /// All names of a film, in their order.
    pub(super) fn all(film: &Film) -> Box<[Self]> {
        film.names().map(|title| Self::new(title)).collect()
    }
}

/// Adds all that the film at a place in fame is looked up under.
pub(super) fn add_film(names: &mut Names, film: &Film, spelt: &[Spelt], place: u32) {
    for (at, title) in spelt.iter().enumerate() {
        let class = if at == 0 { Class::Title } else { Class::Alias };
        names.add(&title.folded, place, class);
        if title.plain != title.folded {
            names.add(&title.plain, place, Class::Plain);
        }
        for head in &title.heads {
            // What has a number is called so, whatever follows: *Terminator 2: Judgment Day*.
            let class = match spelt_number(head) {
                Some(_) => Class::Plain,
                // A number alone says nothing.
                None if is_number(head) => continue,
                None => Class::Part,
            };
            names.add_whole(&plain(without_article(head)), place, class);
        }
        for tail in &title.tails {
            names.add_whole(tail, place, Class::Part);
            names.add_whole(&plain(without_article(tail)), place, Class::Part);
        }
        if at <= film.aliases.len() {
            let telling = title.plain.split(' ').filter(|word| !is_small(word));
            let beginning: Vec<&str> = telling.take(FEWEST_INITIALS).collect();
            let texts = [
                &title.folded,
                before_number(&title.plain),
                &beginning.join(" "),
            ];
            let parts = title.heads.iter().chain(&title.tails);
            for text in parts.map(String::as_str).chain(texts) {
                add_initials(names, text, place);
            }
        }
    }
    if let Some(series) = &film.series {
        let series = series_name(series);
        names.add_whole(&series, place, Class::Series);
        add_initials(names, &series, place);
    }
}

/// Whether a word only says that films are a series.
pub(super) fn is_series_word(word: &str) -> bool {
    const SAYS_SO: [&str; 6] = [
        "trilogy",
        "series",
        "saga",
        "collection",
        "franchise",
        "universe",
    ];
    SAYS_SO.contains(&word)
}

/// The name of a series in the one spelling, without words that only say that it is one.
pub(super) fn series_name(series: &Title) -> String {
    let folded = plain(without_article(&fold(series)));
    let name = folded
        .rsplit_once(' ')
        .filter(|(_, last)| is_series_word(last))
        .map(|(name, _)| name.to_owned());
    name.unwrap_or(folded)
}

/// A text in the one spelling without the number at its end and what announces it.
pub(super) fn before_number(spelt: &str) -> &str {
    let Some((mut base, last)) = spelt.rsplit_once(' ') else {
        return spelt;
    };
    if part_number(last).is_none() {
        return spelt;
    }
    while let Some((before, marker)) = base.rsplit_once(' ')
        && is_marker(marker)
    {
        base = before;
    }
    base
}

/// The number at the end of a folded text.
pub(super) fn spelt_number(folded: &str) -> Option<u8> {
    let spelt = plain(folded);
    part_number(spelt.rsplit_once(' ')?.1)
}

/// A title cut where a colon, a dash or a bracket stands.
pub(super) struct Parts<'a> {
    title: &'a str,
    /// Where each cut begins and ends.
    cuts: Vec<(usize, usize)>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(title: &'a str) -> Self {
        const CUTS: [&str; 11] = [
            ": ", " - ", " – ", " — ", " / ", " (", ", or ", "; or ", ". ", "! ", "? ",
        ];
        let may_be_cut = |byte: u8| {
            matches!(
                byte,
                b':' | b'-' | b'/' | b'(' | b',' | b';' | b'.' | b'!' | b'?'
            ) || !byte.is_ascii()
        };
        if !title.bytes().any(may_be_cut) {
            return Self {
                title,
                cuts: Vec::new(),
            };
        }
        // "Dr. No" and "Vol. 2" are one part: a full stop cuts behind longer words only.
        let ends_word = |at: usize| {
            let word = title[..at].rsplit(' ').next().unwrap_or_default();
            word.chars().count() > 4
        };
        let mut cuts: Vec<(usize, usize)> = CUTS
            .iter()
            .flat_map(|cut| {
                let found = title.match_indices(cut);
                found.filter(move |(at, _)| *cut != ". " || ends_word(*at))
            })
            .map(|(at, cut)| (at, at + cut.len()))
            .collect();
        cuts.sort_unstable();
        Self { title, cuts }
    }

    /// What stands before each cut, folded.
    pub(super) fn heads(&self) -> impl Iterator<Item = String> + use<'_, 'a> {
        let heads = self.cuts.iter().map(|(end, _)| fold(&self.title[..*end]));
        let heads = heads.map(|head| match head.strip_suffix(" or") {
            Some(head) => head.to_owned(),
            None => head,
        });
        heads.filter(|head| !head.is_empty())
    }

    /// What stands behind each cut, folded.
    fn tails(&self) -> impl Iterator<Item = String> {
        let tails = self
            .cuts
            .iter()
            .map(|(_, start)| fold(&self.title[*start..]));
        // "Part 1" alone is nobody's title.
        tails
            .filter(|tail| {
                tail.split(' ')
                    .any(|word| !is_small(word) && !is_marker(word))
            })
            .filter(|tail| {
                before_number(&plain(tail))
                    .split(' ')
                    .any(|word| !is_marker(word) && !is_number(word))
            })
    }
}

/// Adds the initials of a folded text: of all its words, without a leading article, and without its
/// small words.
fn add_initials(names: &mut Names, folded: &str, place: u32) {
    if !folded.contains(' ') {
        return;
    }
    let all: String = folded.split(' ').filter_map(initial).collect();
    let bare: String = without_article(folded)
        .split(' ')
        .filter_map(initial)
        .collect();
    let telling = folded.split(' ').filter(|word| !is_small(word));
    let telling: String = telling.filter_map(initial).collect();
    let mut texts = vec![all, bare, telling];
    texts.dedup();
    for text in texts {
        if text.chars().count() >= FEWEST_INITIALS {
            names.add_whole(&text, place, Class::Initials);
        }
    }
}

/// A word's first letter, or the whole of a number.
fn initial(word: &str) -> Option<&str> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(word);
    }
    let first = word.chars().next()?;
    word.get(..first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_where_they_are_said_in_parts() {
        let heads = |title| Parts::of(title).heads().collect::<Vec<_>>();
        let tails = |title| Parts::of(title).tails().collect::<Vec<_>>();
        assert_eq!(
            tails("Star Wars: Episode IV – A New Hope"),
            ["episode iv a new hope", "a new hope"]
        );
        assert_eq!(
            heads("Birdman or (The Unexpected Virtue of Ignorance)"),
            ["birdman"]
        );
        assert_eq!(heads("Dr. No"), Vec::<String>::new());
        assert_eq!(tails("Dune: Part Two"), Vec::<String>::new());
        assert_eq!(heads("Kill Bill: Vol. 2"), ["kill bill"]);
    }

    #[test]
    fn numbers_are_taken_off_with_what_announces_them() {
        assert_eq!(before_number("kill bill vol 2"), "kill bill");
        assert_eq!(before_number("rocky 2"), "rocky");
        assert_eq!(before_number("apollo"), "apollo");
        assert_eq!(spelt_number("john wick chapter four"), Some(4));
        assert_eq!(spelt_number("seven"), None);
    }
}
