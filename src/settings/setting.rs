//! One setting with its value: read from TOML, written as TOML, typed, chosen.

use std::collections::BTreeSet;

use super::{Field, Setting};
use crate::document::fit::Wrong;
use crate::document::{self, Kind, Value};
use crate::snowflake::ChannelId;

impl Setting {
    /// Reads a setting's value. Every way in leads through here: files, the store, what members
    /// type and choose.
    pub fn read(field: Field, value: &Value<'_>) -> Result<Self, Wrong> {
        // A kind reads values of its own alone.
        field.with(field.kind().read(value)?).ok_or(Wrong::Type)
    }

    /// Reads what [`Setting::to_toml`] wrote.
    pub fn from_toml(field: Field, text: &str) -> Option<Self> {
        let document = document::toml_value(text);
        let is_whole = document.errors.is_empty();
        is_whole.then(|| Self::read(field, &document.root).ok())?
    }

    /// Reads a setting's value as it is typed: without quotes, with a comma or a point in a
    /// number, `18.30` as well as `18:30`. Lists are not typed but chosen.
    pub fn typed(field: Field, text: &str) -> Result<Self, Wrong> {
        Self::of_kind(field, field.kind().typed(text))
    }

    /// Reads what is chosen in a menu of several entries, by their names in files.
    pub fn chosen(field: Field, names: &[impl AsRef<str>]) -> Result<Self, Wrong> {
        Self::of_kind(field, field.kind().chosen(names))
    }

    fn of_kind(field: Field, kind: Kind<'_>) -> Result<Self, Wrong> {
        Self::read(field, &Value { kind, span: 0..0 })
    }

    /// All values of a setting that has few; none of others.
    pub fn choices(field: Field) -> Vec<Self> {
        let words = field.kind().words().iter();
        words.flat_map(|word| Self::typed(field, word)).collect()
    }

    /// The value as TOML, on one line.
    pub fn to_toml(&self) -> String {
        self.value().to_toml()
    }

    /// The value as [`Setting::typed`] reads it.
    pub fn to_typed(&self) -> String {
        self.to_toml().trim_matches('"').to_owned()
    }

    /// The channels that it names.
    pub fn channels(&self) -> BTreeSet<ChannelId> {
        self.value().channels()
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
