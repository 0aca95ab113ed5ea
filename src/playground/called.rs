//! A command as somebody called it: its subcommand, and its options with their kinds.

use serde::Deserialize;
use serde_json::{Value, json};

use super::objects::{self, Person};
use super::resolved::{Named, Resolved};
use super::room::Room;

const TEXT: u64 = 3;
const INTEGER: u64 = 4;
const FLAG: u64 = 5;
const NUMBER: u64 = 10;

/// An option that was filled in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Filled {
    pub(super) name: String,
    pub(super) value: Value,
}

/// The `data` of a command, or of a completion if an option is `focused`. As on Discord, a
/// subcommand follows the command's name: `settings show`.
///
/// # Errors
/// A sentence if an option names what does not exist.
pub(super) fn data(
    called: &str,
    filled: &[Filled],
    focused: Option<&str>,
    definitions: &[Value],
    room: &Room,
    asker: &Person,
) -> Result<Value, String> {
    let mut words = called.split(' ');
    let name = words.next().unwrap_or_default();
    let mut level = named(definitions, name);
    let mut below = Vec::new();
    for word in words {
        level = level.and_then(|level| named(level["options"].as_array()?, word));
        below.push((word, level.and_then(kind).unwrap_or(1)));
    }
    let known = level.and_then(|level| level["options"].as_array());
    let mut resolved = Resolved::default();
    let mut options = Vec::new();
    for Filled { name, value } in filled {
        let option = known.and_then(|known| named(known, name));
        let kind = option.and_then(kind).unwrap_or(TEXT);
        let is_focused = focused == Some(name.as_str());
        let mut json = json!({"name": name, "type": kind, "value": value});
        if is_focused {
            // What is still being typed arrives as it was typed.
            json["focused"] = json!(true);
        } else {
            json["value"] = typed(kind, value, room);
            // While somebody types, Discord does not look anything up.
            if let (Some(named), None) = (Named::by_option(kind), focused) {
                resolved.add(named, value.as_str().unwrap_or_default(), room, asker)?;
            }
        }
        options.push(json);
    }
    let options = below.into_iter().rev().fold(
        json!(options),
        |options, (name, kind)| json!([{"name": name, "type": kind, "options": options}]),
    );
    let id = objects::command_id(definitions, name).to_string();
    let mut data = json!({"id": id, "name": name, "type": 1, "options": options});
    resolved.put_into(&mut data);
    Ok(data)
}

fn named<'a>(list: &'a [Value], name: &str) -> Option<&'a Value> {
    list.iter().find(|one| one["name"] == name)
}

fn kind(option: &Value) -> Option<u64> {
    option["type"].as_u64()
}

/// A value as Discord sends it: numbers as numbers, and people whom a text mentions by their ids.
fn typed(kind: u64, value: &Value, room: &Room) -> Value {
    let text = value.as_str().map_or("", str::trim);
    let typed = match kind {
        TEXT if text.contains('@') => Some(json!(mentions(text, room))),
        INTEGER => text.parse().ok().map(|number: i64| json!(number)),
        FLAG => text.parse().ok().map(|flag: bool| json!(flag)),
        NUMBER => text.parse().ok().map(|number: f64| json!(number)),
        _ => None,
    };
    typed.unwrap_or_else(|| value.clone())
}

/// The text with `<@2>` for each `@bob`, as a client makes it of a name chosen from its list.
fn mentions(text: &str, room: &Room) -> String {
    let mention = |word: &str| {
        let id = word.strip_prefix('@').and_then(|name| room.id_of(name));
        id.map_or_else(|| word.to_owned(), |id| format!("<@{id}>"))
    };
    text.split(' ').map(mention).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asker() -> Person {
        Person {
            id: 7,
            name: "alice".to_owned(),
            admin: false,
        }
    }

    fn call(called: &str, filled: Value, focused: Option<&str>) -> Result<Value, String> {
        let definitions = [json!({"name": "settings", "type": 1, "options": [
            {"name": "picks", "type": 1, "options": [
                {"name": "unconfirmed", "type": 5},
                {"name": "earliest", "type": 4},
                {"name": "lowest_rating", "type": 10},
                {"name": "channel", "type": 7},
                {"name": "who", "type": 9},
            ]},
            {"name": "deeper", "type": 2, "options": [{"name": "show", "type": 1}]},
        ]})];
        let filled: Vec<Filled> = serde_json::from_value(filled).unwrap();
        let mut room = Room::default();
        room.members();
        data(called, &filled, focused, &definitions, &room, &asker())
    }

    #[test]
    fn a_subcommand_stands_inside_its_command() {
        let picks = call(
            "settings picks",
            json!([
                {"name": "unconfirmed", "value": "true"},
                {"name": "earliest", "value": "1950"},
                {"name": "lowest_rating", "value": "6.5"},
            ]),
            None,
        );
        assert_eq!(
            picks.unwrap(),
            json!({"id": "1000000000000000100", "name": "settings", "type": 1, "options": [
                {"name": "picks", "type": 1, "options": [
                    {"name": "unconfirmed", "type": 5, "value": true},
                    {"name": "earliest", "type": 4, "value": 1950},
                    {"name": "lowest_rating", "type": 10, "value": 6.5},
                ]},
            ]})
        );
        let deeper = call("settings deeper show", json!([]), None).unwrap();
        assert_eq!(
            deeper["options"],
            json!([{"name": "deeper", "type": 2, "options": [
                {"name": "show", "type": 1, "options": []},
            ]}])
        );
    }

    #[test]
    fn what_an_option_names_stands_beside_it() {
        let channel = objects::CHANNEL.to_string();
        let filled = json!([{"name": "channel", "value": channel}]);
        let called = call("settings picks", filled, None).unwrap();
        let resolved = &called["resolved"]["channels"][&channel];
        assert_eq!(resolved["name"], "film-club");
        let role = objects::GUILD.to_string();
        let filled = json!([{"name": "who", "value": role}]);
        let called = call("settings picks", filled, None).unwrap();
        assert_eq!(called["resolved"]["roles"][&role]["name"], "@everyone");
        let filled = json!([{"name": "channel", "value": "42"}]);
        let refused = call("settings picks", filled, None).unwrap_err();
        assert!(refused.contains("no Channel"), "{refused}");
    }

    #[test]
    fn who_is_mentioned_by_name_arrives_as_an_id() {
        let mut room = Room::default();
        room.members();
        let bob = room.id_of("bob").unwrap();
        assert_eq!(
            mentions("@bob @nobody a@bob", &room),
            format!("<@{bob}> @nobody a@bob")
        );
    }

    #[test]
    fn what_is_being_typed_arrives_as_it_was_typed() {
        let filled = json!([
            {"name": "channel", "value": "fil"}, {"name": "earliest", "value": "19 "},
        ]);
        let called = call("settings picks", filled, Some("earliest")).unwrap();
        assert_eq!(called["resolved"], Value::Null);
        assert_eq!(
            called["options"][0]["options"][1],
            json!({"name": "earliest", "type": 4, "value": "19 ", "focused": true})
        );
    }
}
