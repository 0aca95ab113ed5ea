//! Countries as people type them, in any language the bot speaks.

use crate::command::vocabulary::{Choice, Context};
use crate::film::Country;
use crate::fold::fold;
use crate::locale::Locale;

/// What people call countries beside their names.
const OTHER_NAMES: [(&str, &str); 16] = [
    ("uk", "GB"),
    ("england", "GB"),
    ("britain", "GB"),
    ("great britain", "GB"),
    ("vereinigtes konigreich", "GB"),
    ("usa", "US"),
    ("america", "US"),
    ("amerika", "US"),
    ("vereinigte staaten", "US"),
    ("korea", "KR"),
    ("soviet union", "RU"),
    ("sowjetunion", "RU"),
    ("czech republic", "CZ"),
    ("holland", "NL"),
    ("turkiye", "TR"),
    ("persia", "IR"),
];

/// The countries of the library with a word that starts as typed, those of most films first.
pub(crate) fn complete(context: &Context<'_>, typed: &str) -> Vec<Choice> {
    let folded = fold(typed);
    let starts = |name: &str| {
        let name = fold(name);
        name.starts_with(&folded) || name.split(' ').any(|word| word.starts_with(&folded))
    };
    let meant = read(typed);
    let fits = |country: Country| {
        folded.is_empty()
            || meant == Some(country)
            || names(country).any(starts)
            || OTHER_NAMES
                .iter()
                .any(|(name, code)| *code == country.code() && starts(name))
    };
    let countries = context.catalog.countries().iter();
    let mut fitting: Vec<_> = countries
        .copied()
        .filter(|(country, _)| fits(*country))
        .collect();
    // What was typed whole stands before what only starts so: Niger before Nigeria.
    fitting.sort_by_key(|(country, _)| Some(*country) != meant);
    fitting
        .into_iter()
        .take(Choice::MOST)
        .map(|(country, films)| Choice {
            label: (context.texts.country_row)(country, films),
            value: country.name().to_owned(),
        })
        .collect()
}

/// Reads a country's name in any language the bot speaks, its code, or one of its other names.
pub(crate) fn read(typed: &str) -> Option<Country> {
    let folded = fold(typed);
    let other = OTHER_NAMES.iter().find(|(name, _)| *name == folded);
    other
        .and_then(|(_, code)| Country::from_code(code))
        .or_else(|| Country::from_code(&folded.to_uppercase()))
        .or_else(|| Country::all().find(|country| names(*country).any(|name| fold(name) == folded)))
}

/// The country whose name is nearest to a misspelt one.
pub(crate) fn nearest(typed: &str) -> Option<Country> {
    let typed = fold(typed);
    let all = Country::all().flat_map(|country| names(country).map(move |name| (name, country)));
    all.map(|(name, country)| {
        let name = fold(name);
        (strsim::osa_distance(&name, &typed), name.len(), country)
    })
    .filter(|(distance, length, _)| *distance <= length / 3)
    .min_by_key(|(distance, ..)| *distance)
    .map(|(.., country)| country)
}

fn names(country: Country) -> impl Iterator<Item = &'static str> {
    Locale::ALL
        .into_iter()
        .map(move |locale| (locale.texts().country)(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_as_people_write_them() {
        let code = |typed: &str| read(typed).map(Country::code);
        for (typed, expected) in [
            ("Germany", "DE"),
            ("deutschland", "DE"),
            ("DE", "DE"),
            ("Südkorea", "KR"),
            ("sudkorea", "KR"),
            ("UK", "GB"),
            ("Großbritannien", "GB"),
            ("United Kingdom", "GB"),
            ("usa", "US"),
            ("ivory coast", "CI"),
        ] {
            assert_eq!(code(typed), Some(expected), "{typed}");
        }
        assert_eq!(code("Atlantis"), None);
        assert_eq!(code(""), None);
        assert_eq!(nearest("Germny").map(Country::code), Some("DE"));
        assert_eq!(nearest("Frankreihc").map(Country::code), Some("FR"));
        assert_eq!(nearest("xyz"), None);
    }
}
