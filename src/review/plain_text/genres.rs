//! Genres: from their label, and where the text calls the film by them in so many words.

use std::sync::LazyLock;

use regex::Regex;

use super::{Found, Sure, line::Line};
use crate::{film::Genre, fold::fold};

/// What people call genres, in the form of [`fold`].
const GENRE_WORDS: [(&str, Genre); 36] = [
    ("sci fi", Genre::ScienceFiction),
    ("scifi", Genre::ScienceFiction),
    ("science fiction", Genre::ScienceFiction),
    ("cyberpunk", Genre::ScienceFiction),
    ("space opera", Genre::ScienceFiction),
    ("rom com", Genre::Romance),
    ("romcom", Genre::Romance),
    ("romance", Genre::Romance),
    ("romantic", Genre::Romance),
    ("romantic comedy", Genre::Romance),
    ("animation", Genre::Animation),
    ("animated", Genre::Animation),
    ("anime", Genre::Animation),
    ("musical", Genre::Music),
    ("music", Genre::Music),
    ("horror", Genre::Horror),
    ("slasher", Genre::Horror),
    ("thriller", Genre::Thriller),
    ("suspense", Genre::Thriller),
    ("mystery", Genre::Mystery),
    ("whodunit", Genre::Mystery),
    ("western", Genre::Western),
    ("war", Genre::War),
    ("documentary", Genre::Documentary),
    ("comedy", Genre::Comedy),
    ("drama", Genre::Drama),
    ("action", Genre::Action),
    ("adventure", Genre::Adventure),
    ("crime", Genre::Crime),
    ("fantasy", Genre::Fantasy),
    ("family", Genre::Family),
    ("kids", Genre::Family),
    ("history", Genre::History),
    ("historical", Genre::History),
    ("biopic", Genre::History),
    ("tv movie", Genre::TvMovie),
];

/// The genres that a label's value names.
pub(super) fn genres_of_label(value: &str) -> Vec<Genre> {
    let mut found = Vec::new();
    for part in value.split([',', '/', '|', ';', '&', '•', '·', '.']) {
        let part = fold(part);
        for word in std::iter::once(part.as_str()).chain(part.split(' ')) {
            add(
                &mut found,
                GENRE_WORDS.iter().find(|(name, _)| *name == word),
            );
        }
    }
    let whole = format!(" {} ", fold(value));
    add(
        &mut found,
        GENRE_WORDS
            .iter()
            .find(|(name, _)| name.starts_with("sci") && whole.contains(&format!(" {name} "))),
    );
    found
}

fn add(found: &mut Vec<Genre>, entry: Option<&(&str, Genre)>) {
    if let Some((_, genre)) = entry
        && !found.contains(genre)
    {
        found.push(*genre);
    }
}

/// Words that say what kind of film it is when they stand in front of `film`, `movie` and the like.
const KINDS: &str = r"action|adventure|animated|comedy|crime|fantasy|family|heist|historical|history|horror|musical|mystery|romantic|sci-fi|science[\s-]fiction|war|western|biographical|documentary|gangster|noir|slasher|ghost|zombie|vampire";

static KIND_OF_FILM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?P<first>{KINDS})(?:[\s/,-]+(?:and\s)?(?P<second>{KINDS}|thriller|drama|comedy))?[\s-](?:film|movie|picture|flick|epic|thriller|comedy|drama|saga|spectacle|sequel|remake|adventure|fantasy|mystery|romance)s?\b"
    ))
    .expect("the pattern of a kind of film is a pattern")
});
static THIS_IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\bis|\bit's|\bremains|\bwas|\bas)\s(?:a|an|the|one|his|her|their|still|both|also|that rare)\s(?:[\w'-]+,?\s){0,5}?(?P<kind>thriller|western|musical|documentary|slasher|whodunit|rom-?com|romantic comedy|biopic|drama|comedy|romance|space opera|horror)\b")
        .expect("the pattern of what a film is is a pattern")
});
/// A sentence with one of these may speak of other films.
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:not an?|isn't|is not|whose|(?:first|second|previous|last) (?:film|feature|movie)|no longer|more than|rather than|instead of|neither|less|unlike|like|than|other|most|many|fans of|these days|usual|typical|never|his (?:first|last|earlier)|her (?:first|last|earlier)|without|started (?:out )?in|known for)\b")
        .expect("the pattern of other films is a pattern")
});

/// The genres that the text says the film has: few, and where it calls the film by them.
pub(super) fn genres(lines: &[Line]) -> Vec<Found<Genre>> {
    const MOST: usize = 3;
    let mut counted: Vec<(Genre, usize, usize)> = Vec::new();
    for line in lines {
        for sentence in line.plain.split_inclusive(['.', '!', '?', ';', '—', '…']) {
            if sentence.len() > 2_000 || OF_OTHERS.is_match(sentence) {
                continue;
            }
            for genre in genres_in(sentence) {
                match counted.iter_mut().find(|(other, ..)| *other == genre) {
                    Some((_, times, _)) => *times += 1,
                    None => counted.push((genre, 1, line.number)),
                }
            }
        }
    }
    counted
        .into_iter()
        .take(MOST)
        .map(|(genre, times, line)| {
            let sure = if times > 1 { Sure::Likely } else { Sure::Guess };
            Found::new(genre, line, sure)
        })
        .collect()
}

fn genres_in(sentence: &str) -> Vec<Genre> {
    let mut found = Vec::new();
    for captures in KIND_OF_FILM.captures_iter(sentence) {
        for genre in captures
            .get(0)
            .map(|all| all.as_str())
            .map(kinds)
            .unwrap_or_default()
        {
            if !found.contains(&genre) {
                found.push(genre);
            }
        }
    }
    for captures in THIS_IS.captures_iter(sentence) {
        if let Some(kind) = captures.name("kind") {
            for genre in kinds(kind.as_str()) {
                if !found.contains(&genre) {
                    found.push(genre);
                }
            }
        }
    }
    found
}

fn kinds(text: &str) -> Vec<Genre> {
    let folded = fold(text);
    let mut found = Vec::new();
    let whole = format!(" {folded} ");
    for (name, genre) in GENRE_WORDS {
        if whole.contains(&format!(" {name} ")) && !found.contains(&genre) {
            found.push(genre);
        }
    }
    for (name, genre) in [
        ("heist", Genre::Crime),
        ("gangster", Genre::Crime),
        ("noir", Genre::Crime),
        ("ghost", Genre::Horror),
        ("zombie", Genre::Horror),
        ("vampire", Genre::Horror),
        ("whodunit", Genre::Mystery),
    ] {
        if whole.contains(&format!(" {name} ")) && !found.contains(&genre) {
            found.push(genre);
        }
    }
    found
}
