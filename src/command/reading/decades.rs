//! Decades as people write them.

use crate::command::vocabulary::{Choice, Context};
use crate::film::Decade;
use crate::fold::fold;

/// The decades of the library that start as typed, newest first, with their number of films.
pub(crate) fn complete_decades(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let typed = typed.trim();
    let starts = |decade: &Decade| {
        let name = decade.to_string();
        name.starts_with(typed)
            || name[2..].starts_with(typed)
            || read_decade(typed) == Some(*decade)
    };
    let decades = context.catalog.decades().iter().copied();
    decades
        .filter(|(decade, _)| starts(decade))
        .take(Choice::MOST)
        .map(|(decade, films)| Choice {
            label: (context.texts.decade_row)(decade, films),
            value: decade.to_string(),
        })
        .collect()
}

/// Reads a decade as people write it: `1990s`, `1994`, `90s`, `90`, `1990er`.
///
/// Two digits are the 1930s to the 1990s, or the 2000s to the 2020s.
pub(crate) fn read_decade(typed: &str) -> Option<Decade> {
    let typed = fold(typed);
    let digits = typed
        .strip_suffix('s')
        .or_else(|| typed.strip_suffix("er"))
        .unwrap_or(&typed);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: u16 = digits.parse().ok()?;
    let year = match digits.len() {
        4 => number,
        2 if number < 30 => 2000 + number,
        2 => 1900 + number,
        _ => return None,
    };
    Decade::new(year / 10 * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decades_are_read_as_people_write_them() {
        let start = |typed: &str| read_decade(typed).map(Decade::start);
        for typed in [
            "1990s",
            "1994",
            "90s",
            "90",
            "the 90s".strip_prefix("the ").unwrap(),
        ] {
            assert_eq!(start(typed), Some(1990), "{typed}");
        }
        assert_eq!(start("20s"), Some(2020));
        assert_eq!(start("1750"), None);
        assert_eq!(start("soon"), None);
        assert_eq!(start(""), None);
    }
}
