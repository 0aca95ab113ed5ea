//! Settings as members type and choose them.

use std::borrow::Cow;

use super::{Field, Setting, SpoilerPolicy, Visibility};
use crate::document::fit::Wrong;
use crate::document::{Kind, Value};
use crate::locale::Locale;

impl Setting {
    /// Reads a setting's value as it is typed: without quotes, with a comma or a point in a
    /// number, `18.30` as well as `18:30`. Lists are not typed but chosen.
    pub fn typed(field: Field, text: &str) -> Result<Self, Wrong> {
        let text = text.trim();
        let string = |text: Cow<'static, str>| Kind::String(text);
        let kind = match field {
            Field::LowestRating => match text.replace(',', ".").parse::<f64>() {
                Ok(number) => Kind::Float(number),
                Err(_) => string(text.to_lowercase().into()),
            },
            Field::EarliestYear | Field::LatestYear => match text.parse::<i64>() {
                Ok(number) => Kind::Integer(number),
                Err(_) => string(text.to_lowercase().into()),
            },
            Field::DirectMessages | Field::PickUnconfirmed => match text {
                "true" => Kind::Bool(true),
                "false" => Kind::Bool(false),
                _ => string(text.to_owned().into()),
            },
            Field::FilmTime => string(text.replace('.', ":").into()),
            // As people write the names of places.
            Field::FilmZone => string(text.replace(' ', "_").into()),
            _ => string(text.to_owned().into()),
        };
        let value = Value {
            kind,
            span: 0..text.len(),
        };
        Self::read(field, &value)
    }

    /// The value as [`Setting::typed`] reads it.
    pub fn to_typed(&self) -> String {
        self.to_toml().trim_matches('"').to_owned()
    }

    /// All values of a setting that has few; none of others.
    pub fn choices(field: Field) -> Vec<Self> {
        match field {
            Field::DirectMessages => [true, false].map(Self::DirectMessages).into(),
            Field::Visibility => [Visibility::Public, Visibility::Private]
                .map(Self::Visibility)
                .into(),
            Field::Language => {
                let each = Locale::ALL.into_iter().map(Some);
                [None].into_iter().chain(each).map(Self::Language).collect()
            }
            Field::Spoilers => [
                SpoilerPolicy::Hidden,
                SpoilerPolicy::LeftOut,
                SpoilerPolicy::Shown,
            ]
            .map(Self::Spoilers)
            .into(),
            Field::PickUnconfirmed => [false, true].map(Self::PickUnconfirmed).into(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_read() {
        let check = |field, text: &str| Setting::typed(field, text).map(|it| it.to_toml()).ok();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(check(Field::LowestRating, " 6,5 "), some("6.5"));
        assert_eq!(check(Field::LowestRating, "7"), some("7.0"));
        assert_eq!(check(Field::LowestRating, "Any"), some("\"any\""));
        assert_eq!(check(Field::LowestRating, "11"), None);
        assert_eq!(check(Field::LowestRating, "nan"), None);
        assert_eq!(check(Field::EarliestYear, "1970"), some("1970"));
        assert_eq!(check(Field::EarliestYear, "70"), None);
        assert_eq!(check(Field::FilmTime, "9.05"), some("\"09:05\""));
        assert_eq!(check(Field::FilmTime, "24:00"), None);
        let berlin = some("\"Europe/Berlin\"");
        assert_eq!(check(Field::FilmZone, "europe/berlin"), berlin);
        let york = some("\"America/New_York\"");
        assert_eq!(check(Field::FilmZone, "america/new york"), york);
        assert_eq!(check(Field::FilmZone, "Mars"), None);
    }

    #[test]
    fn choices_read_back() {
        for field in Field::ALL {
            for setting in Setting::choices(field) {
                assert_eq!(Setting::typed(field, &setting.to_typed()), Ok(setting));
            }
        }
    }
}
