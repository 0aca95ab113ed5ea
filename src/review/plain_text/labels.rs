//! Lines that say what they hold: `Starring: …`, `Director – …`, `2022 • 97 min • Drama`.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    credits,
    language::{self, holds, pattern},
    line::{is_row, is_year},
    mark, names, runtime,
};
use crate::fold::fold;

pub(super) use language::Label;

/// A label, and the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled<'t> {
    pub(super) label: Label,
    pub(super) value: &'t str,
}

impl<'t> Labelled<'t> {
    fn new(label: Label, value: &'t str) -> Self {
        Self { label, value }
    }
}

/// What may stand between a label and its value.
const SEPARATORS: [&str; 7] = [":", " – ", " — ", " - ", " = ", "– ", "— "];
/// What may stand between two labels with their values, or between facts without labels.
const BETWEEN: [&str; 7] = [" | ", " • ", " · ", "; ", ". ", " / ", ", "];
/// The longest label, in bytes.
const LONGEST: usize = 64;
/// The longest line of facts, in bytes.
const LONGEST_FACTS: usize = 240;

/// The labels of a line with what they announce: one for most, several for
/// `Director: … | Starring: …`. Empty for a line without.
pub(super) fn labelled(line: &str) -> Vec<Labelled<'_>> {
    if is_row(line) {
        // The head of a table has names alone.
        let cells = cells(line).filter(|(_, value)| label_of(&fold(value), "").is_none());
        let label = cells.and_then(|(name, value)| Some((label_of(&fold(name), value)?, value)));
        let row = label.map(|(label, value)| Labelled::new(label, value));
        return row.into_iter().collect();
    }
    let line = without_bullet(line).trim_matches('"');
    let inner = inner_labels(line);
    if inner.len() > 1 && inner[0] == 0 {
        let ends = inner[1..].iter().copied().chain([line.len()]);
        let parts = inner
            .iter()
            .zip(ends)
            .map(|(start, end)| &line[*start..end]);
        return parts.flat_map(with_facts).collect();
    }
    with_facts(line)
}

/// The first two cells of a table's row.
pub(super) fn cells(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.trim_matches('|').splitn(3, '|').map(str::trim);
    cells.next().zip(cells.next())
}

/// Where labels with a colon start in a line: several where nothing but blanks keeps them apart.
fn inner_labels(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    if line.len() > 4 * LONGEST_FACTS {
        return starts;
    }
    for (colon, _) in line.match_indices(':') {
        let from = starts.last().map_or(0, |last| last + 1);
        let head = &line[line.ceil_char_boundary(from.max(colon.saturating_sub(LONGEST)))..colon];
        let mut before: Vec<usize> = head.match_indices(' ').map(|(at, _)| at + 1).collect();
        before.insert(0, 0);
        let begin = before.into_iter().find(|at| {
            let name = fold(&head[*at..]);
            // After another label's value, a capital shows where the next begins.
            let is_set_apart = starts.is_empty() || head[*at..].starts_with(char::is_uppercase);
            is_set_apart && label_of(&name, &line[colon + 1..]).is_some()
        });
        if let Some(at) = begin {
            starts.push(colon - head.len() + at);
        }
    }
    starts
}

patterns! {
    /// What leads from a director to a cast: "Regie: Jane Doe, mit Ann Roe, Al Pacino".
    WITH = r"(?i)[,;.]?\s+(?:<bare cast>)\s+";
}

/// The label of a text, and the facts and further labels behind its value.
fn with_facts(text: &str) -> Vec<Labelled<'_>> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "|•·;/,".contains(c));
    if let Some(found) = parted(text) {
        return found;
    }
    let Some(whole) = one(text) else {
        // A number may be a title.
        let fact = fact(text).filter(|fact| fact.label != Label::Year);
        return fact.into_iter().collect();
    };
    if whole.label == Label::Director
        && let Some(joint) = WITH.find(whole.value)
        && let (director, cast) = (&whole.value[..joint.start()], &whole.value[joint.end()..])
        && credits::is_list(director)
        && credits::is_list(cast)
    {
        let director = Labelled::new(Label::Director, director);
        return vec![director, Labelled::new(Label::Cast, cast)];
    }
    vec![whole]
}

/// The facts between separators, if nothing else is there.
fn parted(text: &str) -> Option<Vec<Labelled<'_>>> {
    let parts = BETWEEN
        .iter()
        .map(|separator| text.split(separator).collect());
    parts
        .filter(|parts: &Vec<&str>| parts.len() > 1 && text.len() <= LONGEST_FACTS)
        .find_map(|parts| all_facts(&parts))
}

/// The facts of all parts of a line, if they are facts.
fn all_facts<'t>(parts: &[&'t str]) -> Option<Vec<Labelled<'t>>> {
    let mut found: Vec<Labelled<'t>> = Vec::new();
    let mut unknown = 0;
    for part in parts.iter().map(|part| part.trim()) {
        let said = one(part)
            .or_else(|| fact(part))
            .or_else(|| beside_facts(part).filter(|_| parts.len() > 1));
        let said = said.map(|said| vec![said]).or_else(|| {
            let parts: Vec<&str> = part.split(", ").collect();
            (parts.len() > 1).then(|| all_facts(&parts))?
        });
        let last = found.last().map(|last| last.label);
        let follows_director = last == Some(Label::Director);
        match said {
            Some(said) => found.extend(said),
            // "d. Jane Doe; Ann Roe, Al Pacino".
            None if follows_director && part.contains(", ") && credits::is_list(part) => {
                found.push(Labelled::new(Label::Cast, part));
            }
            None if part.split(' ').count() <= 2 && part.starts_with(char::is_uppercase) => {
                unknown += 1;
            }
            None => return None,
        }
    }
    let facts = found.iter().filter(|one| one.label != Label::Other).count();
    (facts >= 2 && unknown <= 1 || facts >= 1 && unknown == 0).then_some(found)
}

/// What says something only beside other facts: one genre, an age.
fn beside_facts(part: &str) -> Option<Labelled<'_>> {
    let value = part.trim_matches(['.', ' ', '(', ')']);
    let is_genre = !value.contains(' ') && language::genres(&fold(value)).len() == 1;
    let label = match is_genre {
        true => Label::Genres,
        false if is_age(value) => Label::Other,
        false => return None,
    };
    Some(Labelled::new(label, value))
}

/// From which age on a film may be seen.
fn is_age(text: &str) -> bool {
    matches!(text, "12" | "14" | "15" | "16" | "18")
}

/// What the rest of a title line says, where it is nothing but facts or a mark.
pub(super) fn only_facts(text: &str) -> Option<Vec<Labelled<'_>>> {
    let text = text.trim_end_matches('.');
    parted(text).or_else(|| fact(text).map(|fact| vec![fact]))
}

/// What a few words say by themselves: a year, a running time, a certificate, genres.
pub(super) fn fact(text: &str) -> Option<Labelled<'_>> {
    patterns! { CERTIFICATE = r"^(?:(?:(?i:<rated>) )?(?:<certificate>)|(?i:<bare certificate>)(?: ab)? \d{1,2}|\d{1,2}\+)$"; }
    let bare = text.trim_matches(['"', '.', ' ', '(', ')']);
    let is_genres = || {
        let words = bare.split([',', '/', '&', ' ']);
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| !language::genres(&fold(word)).is_empty())
    };
    let label = if is_year(bare) {
        Label::Year
    } else if runtime::is_one(bare) {
        Label::Runtime
    } else if CERTIFICATE.is_match(bare) {
        Label::Other
    } else if text.len() <= LONGEST && bare.contains([',', '/', ' ']) && is_genres() {
        Label::Genres
    } else {
        return None;
    };
    Some(Labelled::new(label, bare))
}

/// The facts between brackets behind a title: `PG-13, 2h 10m`, `15`.
pub(super) fn facts_in_brackets(inside: &str) -> Vec<Labelled<'_>> {
    let parts = inside.split([',', ';', '|', '•']).map(str::trim);
    let age = |part| is_age(part).then(|| Labelled::new(Label::Other, part));
    let said: Option<Vec<_>> = parts.map(|part| fact(part).or_else(|| age(part))).collect();
    said.unwrap_or_default()
}

/// Whether a name by itself announces the rating.
pub(super) fn is_of_rating(name: &str) -> bool {
    matches!(
        language::label(&fold(name), false),
        Some(Label::Rating | Label::Verdict)
    )
}

/// Whether the label of a line may be that of an aspect of the film all the same.
pub(super) fn may_be_a_side(line: &str) -> bool {
    let folded = fold(line);
    holds("side too", folded.split(' ').next().unwrap_or_default())
}

/// Whether a line starts with a label.
pub(super) fn is_label(line: &str) -> bool {
    one(without_bullet(line)).is_some()
}

/// A line without the bullet, emoji or number sign at its start.
pub(super) fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !"\"'([…¿¡".contains(c) && !"★☆".contains(c)
    })
}

fn one(line: &str) -> Option<Labelled<'_>> {
    let line = without_bullet(line.trim()).trim_start_matches('"');
    let head = &line[..line.floor_char_boundary(LONGEST)];
    let separators = SEPARATORS.iter().filter_map(|separator| {
        let at = head.find(separator)?;
        Some((at, at + separator.len()))
    });
    if let Some((end, start)) = separators.min_by_key(|(at, _)| *at) {
        let name = fold(&head[..end]);
        let value = line[start..].trim().trim_start_matches(['"', ':']).trim();
        let with_dash = !head[end..].starts_with(':');
        if let Some(label) = label_of(&name, value)
            && !(with_dash && is_weak(label, &name))
        {
            return Some(Labelled::new(label, value));
        }
    } else if head.len() == line.len() && label_of(&fold(line), "") == Some(Label::Related) {
        // A heading without a colon, the list below it.
        return Some(Labelled::new(Label::Related, ""));
    }
    bare(line)
}

/// Labels that mean something else before a dash: "Film – a love letter to it".
fn is_weak(label: Label, name: &str) -> bool {
    match label {
        Label::Rating | Label::Verdict | Label::Genres => false,
        Label::Director | Label::Cast => holds("weak label", name),
        _ => true,
    }
}

fn label_of(name: &str, value: &str) -> Option<Label> {
    patterns! { CERTIFICATE = r"^(?:<certificate>)\.?(?:[ ,(;]|$)"; }
    let label = language::label(name, mark::is_mark(value))?;
    let is_prose = || !mark::starts_with_mark(value);
    match label {
        // "Verdict: it works" is prose under a heading.
        Label::Verdict => (!is_prose()).then_some(Label::Rating),
        Label::Rating if CERTIFICATE.is_match(value) && is_prose() => Some(Label::Other),
        label => Some(label),
    }
}

/// Labels that need no mark after them at the start of a line: `Directed by Jane Doe`.
fn bare(line: &str) -> Option<Labelled<'_>> {
    static BARE: LazyLock<[(Regex, Label); 4]> = LazyLock::new(|| {
        [
            ("<bare director>", Label::Director),
            ("<bare cast>", Label::Cast),
            ("<bare reviewer>", Label::Reviewer),
            ("<bare other>", Label::Other),
        ]
        .map(|(list, label)| (pattern(&format!("^(?i:{list}) +")), label))
    });
    if line.len() > LONGEST_FACTS {
        return None;
    }
    BARE.iter().find_map(|(begin, label)| {
        let value = line[begin.find(line)?.end()..].trim();
        is_list_of_names(value).then(|| Labelled::new(*label, value))
    })
}

/// Whether a text is nothing but capitalised words with commas, `and` and brackets.
fn is_list_of_names(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let mut words = text
        .split([' ', ',', '(', ')', '&', '/'])
        .filter(|word| !word.is_empty())
        .peekable();
    let is_small = |word: &str| {
        holds("joint", word) || holds("in list of names", word) || names::is_name_particle(word)
    };
    words.peek().is_some()
        && words.all(|word| word.starts_with(char::is_uppercase) || is_small(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(line: &str) -> Vec<(Label, &str)> {
        labelled(line)
            .into_iter()
            .map(|l| (l.label, l.value))
            .collect()
    }

    #[test]
    fn lines_say_what_they_hold() {
        assert_eq!(
            labels("Starring: Al Pacino, Cher , Val Kilmer."),
            [(Label::Cast, "Al Pacino, Cher , Val Kilmer.")]
        );
        assert_eq!(
            labels("⭐ Rating: 9/10 – Bright."),
            [(Label::Rating, "9/10 – Bright.")]
        );
        assert_eq!(labels("Rating – 7.5"), [(Label::Rating, "7.5")]);
        assert_eq!(labels("Rating: PG-13"), [(Label::Other, "PG-13")]);
        assert_eq!(labels("- Acting: 4/5"), [(Label::SubRating, "4/5")]);
        assert_eq!(labels("Cast: 4/5"), [(Label::SubRating, "4/5")]);
        assert_eq!(labels("Related Movies:"), [(Label::Related, "")]);
        assert_eq!(
            labels("Dir: Jane Doe | Cast: Ann Roe | Runtime: 97 min"),
            [
                (Label::Director, "Jane Doe"),
                (Label::Cast, "Ann Roe"),
                (Label::Runtime, "97 min")
            ]
        );
        assert_eq!(
            labels("Directed by Jane Doe."),
            [(Label::Director, "Jane Doe.")]
        );
        assert_eq!(labels("Overall: a joy from start to end."), []);
        assert_eq!(labels("By noon the heist is over."), []);
        assert_eq!(labels("Film – the word means skin – is thin."), []);
    }
}
