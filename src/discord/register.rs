//! The commands as Discord registers them, made from [`COMMANDS`] and the texts.

use serde_json::{Map, Value, json};

use crate::command::{COMMANDS, Command, CommandOption, Kind, SORTS, Takes};
use crate::film::Minutes;
use crate::locale::Locale;
use crate::text::Texts;

/// Everything to register, in the order of [`COMMANDS`].
///
/// Commands can be installed to a server or to a user, and used in servers, in direct messages
/// with the bot and in private channels.
pub fn definitions() -> Vec<Value> {
    COMMANDS.iter().map(definition).collect()
}

fn definition(command: &Command) -> Value {
    let mut json = json!({
        "name": command.name,
        "type": match command.kind { Kind::Slash => 1, Kind::Message => 3 },
        "integration_types": [0, 1],
        "contexts": [0, 1, 2],
    });
    match command.kind {
        Kind::Slash => {
            json["description"] = json!((command.description)(Locale::default().texts()));
            json["description_localizations"] = localized(command.description);
            json["options"] = command.options.iter().map(option).collect();
        }
        // A message command has a name and no description.
        Kind::Message => json["name_localizations"] = localized(command.description),
    }
    json
}

fn option(option: &CommandOption) -> Value {
    let mut json = json!({
        "name": option.name,
        "description": (option.description)(Locale::default().texts()),
        "description_localizations": localized(option.description),
        "required": option.required,
    });
    match option.takes {
        Takes::Film | Takes::Person | Takes::Genres | Takes::Genre | Takes::Decade => {
            json["type"] = json!(3);
            json["autocomplete"] = json!(true);
            json["min_length"] = json!(1);
            json["max_length"] = json!(200);
        }
        Takes::Rating => {
            json["type"] = json!(10);
            json["min_value"] = json!(0);
            json["max_value"] = json!(10);
        }
        Takes::Minutes => {
            json["type"] = json!(4);
            json["min_value"] = json!(1);
            json["max_value"] = json!(Minutes::LONGEST);
        }
        Takes::Sort => {
            json["type"] = json!(3);
            json["choices"] = SORTS
                .iter()
                .map(|(sort, value)| {
                    let name = |texts: &Texts| texts.sort(*sort);
                    json!({
                        "name": name(Locale::default().texts()),
                        "name_localizations": localized(name),
                        "value": value,
                    })
                })
                .collect();
        }
    }
    json
}

/// The text in every language but the default, under each of Discord's codes for it.
fn localized(text: impl Fn(&Texts) -> &'static str) -> Value {
    let others = Locale::ALL
        .into_iter()
        .filter(|locale| *locale != Locale::default());
    let codes = others.flat_map(|locale| {
        locale
            .discord_codes()
            .iter()
            .map(move |code| (locale, *code))
    });
    Value::Object(
        codes
            .map(|(locale, code)| (code.to_owned(), json!(text(locale.texts()))))
            .collect(),
    )
}

/// Whether what is registered does the same as what would be: the order of commands and all that
/// Discord adds (ids, versions, defaults) aside.
pub fn is_same(registered: &[Value], wanted: &[Value]) -> bool {
    let key = |command: &Value| {
        (
            command["type"].as_u64(),
            command["name"].as_str().map(str::to_owned),
        )
    };
    let sorted = |commands: &[Value]| {
        let mut commands: Vec<(_, Value)> = commands
            .iter()
            .map(|command| (key(command), essence(command)))
            .collect();
        commands.sort_by(|a, b| a.0.cmp(&b.0));
        commands
    };
    sorted(registered) == sorted(wanted)
}

/// What a definition says, with every absent part as Discord's default.
fn essence(definition: &Value) -> Value {
    /// Parts that matter, with what Discord means where they are absent.
    const PARTS: [(&str, &str); 17] = [
        ("name", "null"),
        ("type", "1"),
        ("description", "\"\""),
        ("name_localizations", "{}"),
        ("description_localizations", "{}"),
        ("default_member_permissions", "null"),
        ("integration_types", "[0]"),
        ("contexts", "null"),
        ("nsfw", "false"),
        ("required", "false"),
        ("autocomplete", "false"),
        ("min_length", "null"),
        ("max_length", "null"),
        ("min_value", "null"),
        ("max_value", "null"),
        ("value", "null"),
        ("channel_types", "[]"),
    ];
    let mut essence = Map::new();
    for (part, default) in PARTS {
        let default: Value = serde_json::from_str(default).unwrap_or_default();
        let said = definition
            .get(part)
            .filter(|said| !said.is_null())
            .cloned()
            .unwrap_or(default);
        essence.insert(part.to_owned(), plain(said));
    }
    for part in ["options", "choices"] {
        let parts = definition.get(part).and_then(Value::as_array);
        essence.insert(
            part.to_owned(),
            parts.into_iter().flatten().map(self::essence).collect(),
        );
    }
    Value::Object(essence)
}

/// Numbers of one kind, and lists of numbers in order: `10` and `10.0` are the same bound.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(values) => {
            let mut values: Vec<Value> = values.into_iter().map(plain).collect();
            values.sort_by(|a, b| {
                a.as_f64()
                    .unwrap_or(0.0)
                    .total_cmp(&b.as_f64().unwrap_or(0.0))
            });
            Value::Array(values)
        }
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits;

    #[test]
    fn what_discord_adds_is_no_difference() {
        let wanted = definitions();
        let mut registered = definitions();
        registered.reverse();
        for command in &mut registered {
            command["id"] = json!("1");
            command["version"] = json!("2");
            command["default_member_permissions"] = Value::Null;
            command["nsfw"] = json!(false);
            for option in command["options"].as_array_mut().into_iter().flatten() {
                if option["max_value"] == json!(10) {
                    option["max_value"] = json!(10.0);
                }
                if option["required"] == json!(false) {
                    option.as_object_mut().unwrap().remove("required");
                }
            }
        }
        assert!(is_same(&registered, &wanted));
        registered[1]["description"] = json!("Something else");
        assert!(!is_same(&registered, &wanted));
        assert!(!is_same(&definitions()[1..], &wanted));
    }

    #[test]
    fn every_definition_keeps_discords_limits_in_every_language() {
        for command in &COMMANDS {
            for locale in Locale::ALL {
                let texts = locale.texts();
                let count = |text: &str| text.chars().count();
                let mut total = count(command.name) + count((command.description)(texts));
                assert!(count((command.description)(texts)) <= limits::COMMAND_DESCRIPTION);
                assert!(
                    !(command.description)(texts).ends_with('.'),
                    "{}",
                    command.name
                );
                if command.kind == Kind::Message {
                    assert!((1..=32).contains(&count((command.description)(texts))));
                }
                assert!(command.options.len() <= 25);
                assert!(
                    command.options.is_sorted_by_key(|option| !option.required),
                    "{}",
                    command.name
                );
                for option in command.options {
                    let description = (option.description)(texts);
                    assert!(
                        (1..=limits::COMMAND_DESCRIPTION).contains(&count(description)),
                        "{description}"
                    );
                    assert!(!description.ends_with('.'), "{description}");
                    assert!(
                        option
                            .name
                            .bytes()
                            .all(|b| b.is_ascii_lowercase() || b == b'_')
                    );
                    total += count(option.name) + count(description) + 400;
                }
                assert!(total <= limits::COMMAND_TOTAL, "{}: {total}", command.name);
            }
        }
    }

    #[test]
    fn the_registration_is_known() {
        // The tests' dependencies make serde_json keep an order that the bot's own do not.
        let mut sorted = insta::Settings::clone_current();
        sorted.set_sort_maps(true);
        sorted.bind(|| insta::assert_json_snapshot!("registration", definitions()));
    }
}
