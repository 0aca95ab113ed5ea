//! The commands as Discord registers them, made from [`COMMANDS`] and the texts.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::controls::channel_types;
use crate::action::TopBy;
use crate::command::{
    Audience, COMMANDS, ChannelKind, Command, CommandOption, Kind, OptionType, Permissions,
    REVIEWED, SORTS, SOURCES, Subcommand,
};
use crate::film::{Minutes, Year};
use crate::locale::Locale;
use crate::member::{ListName, Order, Score, Sentence, Weighing};
use crate::settings::{Field, Kind as SettingKind, Setting};
use crate::text::Texts;

/// Everything to register, in the order of [`COMMANDS`].
///
/// Commands for members can be installed to a server or to a user, and used in servers, in direct
/// messages with the bot and in private channels; those for admins only where the bot is installed
/// to a server, and only by those who may manage it.
pub fn definitions() -> Vec<Value> {
    COMMANDS.iter().map(definition).collect()
}

fn definition(command: &Command) -> Value {
    let mut json = json!({
        "name": command.name,
        "type": match command.kind { Kind::Slash => 1, Kind::Message => 3 },
    });
    match command.audience {
        Audience::Members | Audience::Oneself | Audience::Party { .. } => {
            json["integration_types"] = json!([0, 1]);
            json["contexts"] = json!([0, 1, 2]);
        }
        Audience::Admins => {
            json["integration_types"] = json!([0]);
            json["contexts"] = json!([0]);
            let needed = Permissions::MANAGE_SERVER.0.to_string();
            json["default_member_permissions"] = json!(needed);
        }
    }
    match command.kind {
        Kind::Slash => {
            json["description"] = json!((command.description)(Locale::default().texts()));
            json["description_localizations"] = localized(command.description);
            let subcommands = command.subcommands().iter().map(subcommand);
            json["options"] = subcommands
                .chain(command.options().iter().map(option))
                .collect();
        }
        // A message command has a name and no description.
        Kind::Message => json["name_localizations"] = localized(command.description),
    }
    json
}

fn subcommand(subcommand: &Subcommand) -> Value {
    json!({
        "name": subcommand.name,
        "type": 1,
        "description": (subcommand.description)(Locale::default().texts()),
        "description_localizations": localized(subcommand.description),
        "options": subcommand.options.iter().map(option).collect::<Vec<_>>(),
    })
}

fn option(option: &CommandOption) -> Value {
    let mut json = json!({
        "name": option.name,
        "description": (option.description)(Locale::default().texts()),
        "description_localizations": localized(option.description),
        "required": option.required,
    });
    match option.takes {
        OptionType::Completed(_) => completed(&mut json),
        OptionType::Rating => {
            json["type"] = json!(10);
            json["min_value"] = json!(0);
            json["max_value"] = json!(10);
        }
        OptionType::Score => {
            json["type"] = json!(4);
            json["min_value"] = json!(Score::LOWEST);
            json["max_value"] = json!(Score::HIGHEST);
        }
        OptionType::Sentence => {
            json["type"] = json!(3);
            json["min_length"] = json!(1);
            json["max_length"] = json!(Sentence::LONGEST);
        }
        OptionType::Mentions => {
            json["type"] = json!(3);
            json["min_length"] = json!(1);
            json["max_length"] = json!(200);
        }
        OptionType::Minutes => {
            json["type"] = json!(4);
            json["min_value"] = json!(1);
            json["max_value"] = json!(Minutes::LONGEST);
        }
        OptionType::Reviewed => {
            json["type"] = json!(3);
            json["choices"] = choices(&REVIEWED, |texts, reviewed| (texts.reviewed)(reviewed));
        }
        OptionType::Sort => {
            json["type"] = json!(3);
            json["choices"] = choices(&SORTS, Texts::sort);
        }
        OptionType::ListName => {
            json["type"] = json!(3);
            json["min_length"] = json!(1);
            json["max_length"] = json!(ListName::LONGEST);
        }
        OptionType::Order => {
            json["type"] = json!(3);
            json["choices"] = choices(&Order::ALL, |texts, order| (texts.list.order)(order));
        }
        OptionType::Weighing => {
            json["type"] = json!(3);
            json["choices"] = choices(&Weighing::ALL, |texts, way| (texts.list.weighing)(way));
        }
        OptionType::Year => {
            json["type"] = json!(4);
            json["min_value"] = json!(Year::FIRST);
            json["max_value"] = json!(Year::LAST);
        }
        OptionType::TopBy => {
            json["type"] = json!(3);
            let all = TopBy::ALL.map(|by| (by, by.word()));
            json["choices"] = choices(&all, |texts, by| (texts.taste.top_by)(by));
        }
        OptionType::Setting(_, Some(_)) => completed(&mut json),
        OptionType::Setting(field, None) => setting(&mut json, field),
        OptionType::SettingName => {
            json["type"] = json!(3);
            let choice = |field: Field| {
                let name = |texts: &Texts| (texts.settings.of)(field).name.to_owned();
                choice(name, &field.path())
            };
            let fields = Field::ALL
                .into_iter()
                .filter(|field| field.is_the_servers());
            json["choices"] = fields.map(choice).collect();
        }
        OptionType::Flag => json["type"] = json!(5),
        OptionType::Member => json["type"] = json!(6),
        OptionType::Source => {
            json["type"] = json!(3);
            json["choices"] = choices(&SOURCES, |texts, ()| texts.offer.from_watchlists);
        }
    }
    json
}

/// The fields of an option that is completed.
fn completed(json: &mut Value) {
    json["type"] = json!(3);
    json["autocomplete"] = json!(true);
    json["min_length"] = json!(1);
    json["max_length"] = json!(200);
}

/// The fields of an option that holds a setting's value.
fn setting(json: &mut Value, field: Field) {
    match field.kind() {
        SettingKind::Channels | SettingKind::Channel => {
            json["type"] = json!(7);
            json["channel_types"] = json!(channel_types(ChannelKind::for_setting(field)));
        }
        SettingKind::Flag => json["type"] = json!(5),
        SettingKind::Choice(_) => {
            json["type"] = json!(3);
            let choice = |setting: Setting| {
                let name = |texts: &Texts| texts.setting(&setting).to_text();
                choice(name, &setting.to_typed())
            };
            json["choices"] = Setting::choices(field).into_iter().map(choice).collect();
        }
        SettingKind::Rating => {
            json["type"] = json!(10);
            json["min_value"] = json!(0);
            json["max_value"] = json!(10);
        }
        SettingKind::Year => {
            json["type"] = json!(4);
            json["min_value"] = json!(Year::FIRST);
            json["max_value"] = json!(Year::LAST);
        }
        SettingKind::Time => {
            json["type"] = json!(3);
            json["min_length"] = json!(4);
            json["max_length"] = json!(5);
        }
        SettingKind::Genres | SettingKind::Zone | SettingKind::Weekdays => {
            json["type"] = json!(3);
        }
    }
}

/// The values that an option takes, with what they are called.
fn choices<T: Copy>(all: &[(T, &str)], name: impl Fn(&Texts, T) -> &'static str) -> Value {
    let choice = |(value, word): &(T, &str)| choice(|texts| name(texts, *value).to_owned(), word);
    all.iter().map(choice).collect()
}

fn choice(name: impl Fn(&Texts) -> String, value: &str) -> Value {
    json!({
        "name": name(Locale::default().texts()),
        "name_localizations": localized(&name),
        "value": value,
    })
}

/// The text in every language but the default, under each of Discord's codes for it.
fn localized<T: Serialize>(text: impl Fn(&Texts) -> T) -> Value {
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

/// What a definition says, with Discord's default for every absent part.
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
            if command.get("default_member_permissions").is_none() {
                command["default_member_permissions"] = Value::Null;
            }
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
        for definition in definitions() {
            let name = &definition["name"];
            if definition["type"] == 3 {
                check_text(name, 32);
                check_text(&definition["name_localizations"]["de"], 32);
            } else {
                check_level(&definition);
            }
            let total = characters(&definition);
            assert!(total <= limits::COMMAND_TOTAL, "{name}: {total}");
        }
    }

    /// A command or something within one.
    fn check_level(level: &Value) {
        let name = level["name"].as_str().unwrap();
        let is_fine = |b: u8| b.is_ascii_lowercase() || b == b'_' || b == b'-';
        assert!(
            (1..=32).contains(&name.len()) && name.bytes().all(is_fine),
            "{name}"
        );
        check_text(&level["description"], limits::COMMAND_DESCRIPTION);
        let german = &level["description_localizations"]["de"];
        check_text(german, limits::COMMAND_DESCRIPTION);
        let parts = |key: &str| level[key].as_array().cloned().unwrap_or_default();
        assert!(parts("options").len() <= 25, "{name}");
        let is_optional = |option: &Value| option["required"] == false;
        assert!(parts("options").is_sorted_by_key(is_optional), "{name}");
        parts("options").iter().for_each(check_level);
        assert!(parts("choices").len() <= 25, "{name}");
        for choice in parts("choices") {
            check_text(&choice["name"], limits::CHOICE);
            check_text(&choice["name_localizations"]["de"], limits::CHOICE);
            let value = choice["value"].as_str().unwrap();
            assert!((1..=limits::CHOICE).contains(&value.chars().count()));
        }
    }

    fn check_text(text: &Value, longest: usize) {
        let text = text.as_str().unwrap();
        assert!((1..=longest).contains(&text.chars().count()), "{text}");
        assert!(!text.ends_with('.'), "{text}");
    }

    /// All text of a definition; the longest language counts.
    fn characters(level: &Value) -> usize {
        let count = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
        let longest = |key: &str| {
            let localized = level[format!("{key}_localizations")].as_object();
            let localized = localized.into_iter().flat_map(|texts| texts.values());
            localized.chain([&level[key]]).map(count).max().unwrap_or(0)
        };
        let below = ["options", "choices"].into_iter();
        let below = below.filter_map(|key| level[key].as_array()).flatten();
        longest("name")
            + longest("description")
            + count(&level["value"])
            + below.map(characters).sum::<usize>()
    }

    #[test]
    fn admins_commands_are_for_those_who_manage_a_server() {
        for (command, definition) in COMMANDS.iter().zip(definitions()) {
            let needed = &definition["default_member_permissions"];
            match command.audience {
                Audience::Members | Audience::Oneself | Audience::Party { .. } => {
                    assert!(needed.is_null());
                }
                Audience::Admins => {
                    assert_eq!(*needed, json!("32"));
                    assert_eq!(definition["contexts"], json!([0]));
                    assert_eq!(definition["integration_types"], json!([0]));
                }
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
