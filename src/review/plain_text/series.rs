//! The series a film belongs to: by its title, and by what the library has.

use super::{Found, Sure, known::Known, line::Line};
use crate::film::Title;

patterns! {
    /// A title that ends its first part with a number: `Alita 2: …`, `Rocky II`, `Kill Bill: Vol. 2`.
    NUMBERED = r"^(?P<stem>.*?\S)[\s,:–—-]+(?:(?i:<part>)\s)?(?:[2-9]|1\d|II|III|IV|V|VI|VII|VIII|IX|X|XI|(?i:<number>))(?:\s*[:–—-].*)?$";
    SAYS_SO = r"(?i)\b<sequel>\b";
}

/// The series of the film of this title, found on `line`.
pub(super) fn of_title(
    title: &Found<Title>,
    lines: &[Line],
    known: &Known,
) -> Option<Found<Title>> {
    let found = |series: Title, sure| Some(Found::new(series, title.line, sure));
    if let Some(series) = known.series_of(&title.value) {
        return found(series.clone(), Sure::Likely);
    }
    let says_so = || lines.iter().any(|line| SAYS_SO.is_match(&line.plain));
    if let Some(parts) = NUMBERED.captures(&title.value)
        && let Some(stem) = parts.name("stem")
    {
        let stem = stem
            .as_str()
            .trim_end_matches([':', ',', '-', '–', '—', ' ']);
        if let Some((series, _)) = known.series_of_stem(stem) {
            let sure = if says_so() { Sure::Likely } else { Sure::Guess };
            return found(series, sure);
        }
        if says_so() && stem.chars().any(char::is_alphabetic) {
            return found(Title::parse(stem).ok()?, Sure::Guess);
        }
        return None;
    }
    let (head, _) = title.value.split_once([':', '–', '—'])?;
    let (series, other) = known.series_of_stem(head.trim())?;
    (other != &title.value && says_so()).then_some(())?;
    found(series, Sure::Guess)
}
