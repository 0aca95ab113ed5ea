//! Genres as people type them, in any language the bot speaks.

use crate::command::vocabulary::Choice;
use crate::film::{Genre, GenreSet};
use crate::fold::fold;
use crate::locale::Locale;
use crate::text::Texts;

/// Completes the last of the genres typed, keeping those before it.
pub(crate) fn complete_genres(texts: &Texts, typed: &str) -> Vec<Choice> {
    let (before, last) = match typed.rfind(GENRE_SEPARATORS) {
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => ("", typed),
    };
    let mut taken = GenreSet::EMPTY;
    let mut chosen: Vec<Genre> = Vec::new();
    for genre in split_genres(before).filter_map(read_genre) {
        if !taken.contains(genre) {
            taken = taken.with(genre);
            chosen.push(genre);
        }
    }
    let last = fold(last);
    let starts = |name: &str| {
        fold(name).split(' ').any(|word| word.starts_with(&last)) || fold(name).starts_with(&last)
    };
    let mut fitting: Vec<Genre> = Genre::ALL
        .into_iter()
        .filter(|genre| !taken.contains(*genre))
        .filter(|genre| starts((texts.genre)(*genre)) || starts(genre.name()))
        .collect();
    if fitting.is_empty()
        && let Some(genre) = read_genre(&last).or_else(|| nearest_genre(&last))
    {
        fitting.push(genre);
    }
    fitting
        .into_iter()
        .map(|genre| {
            let all = || chosen.iter().copied().chain([genre]);
            Choice {
                label: all()
                    .map(|genre| (texts.genre)(genre))
                    .collect::<Vec<_>>()
                    .join(", "),
                value: all().map(Genre::name).collect::<Vec<_>>().join(", "),
            }
        })
        .filter(|choice| {
            choice.value.len() <= Choice::LONGEST && choice.label.chars().count() <= Choice::LONGEST
        })
        .take(Choice::MOST)
        .collect()
}

/// What may stand between genres.
pub(crate) const GENRE_SEPARATORS: [char; 5] = [',', ';', '/', '+', '|'];

/// The genres typed, one by one, none of them empty.
pub(crate) fn split_genres(typed: &str) -> impl Iterator<Item = &str> {
    typed
        .split(GENRE_SEPARATORS)
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Reads a genre's name in any language the bot speaks, or one of its common short names.
pub(crate) fn read_genre(typed: &str) -> Option<Genre> {
    let typed = fold(typed);
    let short = match typed.as_str() {
        "sci fi" | "scifi" | "sf" => Some(Genre::ScienceFiction),
        "musical" => Some(Genre::Music),
        "animated" | "anime" => Some(Genre::Animation),
        "doc" | "docu" => Some(Genre::Documentary),
        "historical" => Some(Genre::History),
        _ => None,
    };
    short.or_else(|| {
        Genre::ALL.into_iter().find(|genre| {
            fold(genre.name()) == typed
                || Locale::ALL
                    .iter()
                    .any(|locale| fold((locale.texts().genre)(*genre)) == typed)
        })
    })
}

/// The genre whose name, in any language the bot speaks, is nearest to a misspelt one.
pub(crate) fn nearest_genre(typed: &str) -> Option<Genre> {
    let typed = fold(typed);
    let names = Genre::ALL.into_iter().flat_map(|genre| {
        let here = Locale::ALL
            .into_iter()
            .map(move |locale| (locale.texts().genre)(genre));
        here.map(move |name| (fold(name), genre))
    });
    names
        .map(|(name, genre)| (strsim::osa_distance(&name, &typed), name.len(), genre))
        .filter(|(distance, length, _)| *distance <= length / 3)
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., genre)| genre)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(typed: &str) -> Vec<String> {
        complete_genres(Locale::English.texts(), typed)
            .into_iter()
            .map(|choice| choice.value)
            .collect()
    }

    #[test]
    fn the_last_genre_is_completed() {
        assert_eq!(labels("crime, dr"), ["Crime, Drama"]);
        assert_eq!(labels("fic"), ["Science Fiction"]);
        assert_eq!(labels("crime,").len(), 18);
        assert_eq!(labels("sci-fi"), ["Science Fiction"]);
        assert_eq!(labels("horor"), ["Horror"]);
        assert_eq!(labels("krimmi"), ["Crime"]);
        assert_eq!(labels("xyz"), Vec::<String>::new());
        assert_eq!(labels(&"war,".repeat(100)).len(), 18);
    }
}
