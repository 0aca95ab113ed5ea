//! A button that somebody pressed, a menu from which somebody chose.
//!
//! Discord refuses what is not on the message (any more), and so does this.

use serde_json::{Value, json};

use super::objects::Person;
use super::resolved::{Named, Resolved};
use super::room::Room;

const BUTTON: u64 = 2;
const MENU: u64 = 3;

/// The `data` of pressing a message's button.
pub(super) fn press(message: &Value, custom_id: &str) -> Result<Value, String> {
    match find(message, custom_id)? {
        (BUTTON, _) => Ok(json!({"id": 1, "component_type": BUTTON, "custom_id": custom_id})),
        _ => Err("This is a menu, not a button.".to_owned()),
    }
}

/// The `data` of choosing from a message's menu.
pub(super) fn choose(
    message: &Value,
    custom_id: &str,
    values: &[String],
    room: &Room,
    asker: &Person,
) -> Result<Value, String> {
    let (kind, menu) = find(message, custom_id)?;
    let bound = |name: &str| usize::try_from(menu[name].as_u64().unwrap_or(1)).unwrap_or(1);
    let bounds = bound("min_values")..=bound("max_values");
    if !bounds.contains(&values.len()) {
        let (least, most) = bounds.into_inner();
        return Err(format!("This menu takes {least} to {most} choices."));
    }
    let mut data = json!({
        "id": 1, "component_type": kind, "custom_id": custom_id, "values": values,
    });
    let mut resolved = Resolved::default();
    for value in values {
        if let Some(named) = Named::by_component(kind) {
            resolved.add(named, value, room, asker)?;
        } else if kind != MENU || !offers(menu, value) {
            return Err(format!("This menu does not offer {value:?}."));
        }
    }
    resolved.put_into(&mut data);
    Ok(data)
}

/// The component of a message that can be used, and Discord's number for its kind.
fn find<'a>(message: &'a Value, custom_id: &str) -> Result<(u64, &'a Value), String> {
    let rows = message["components"].as_array().into_iter().flatten();
    let mut parts = rows
        .filter_map(|row| row["components"].as_array())
        .flatten();
    parts
        .find(|part| part["custom_id"] == custom_id && part["disabled"] != true)
        .and_then(|part| Some((part["type"].as_u64()?, part)))
        .ok_or_else(|| "The message has no such button or menu (any more).".to_owned())
}

fn offers(menu: &Value, value: &str) -> bool {
    let mut options = menu["options"].as_array().into_iter().flatten();
    options.any(|option| option["value"] == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message() -> Value {
        json!({"components": [
            {"type": 1, "components": [
                {"type": 2, "style": 1, "custom_id": "go"},
                {"type": 2, "style": 1, "custom_id": "off", "disabled": true},
            ]},
            {"type": 1, "components": [
                {"type": 3, "custom_id": "genres", "min_values": 0, "max_values": 2,
                 "options": [{"value": "a"}, {"value": "b"}, {"value": "c"}]},
            ]},
            {"type": 1, "components": [{"type": 8, "custom_id": "where"}]},
            {"type": 1, "components": [{"type": 5, "custom_id": "who"}]},
        ]})
    }

    fn chosen(custom_id: &str, values: &[&str]) -> Result<Value, String> {
        let mut room = Room::default();
        let alice = room.members()[0]["id"].as_str().unwrap().to_owned();
        let asker = room.member(alice.parse().unwrap()).unwrap();
        let values: Vec<String> = values
            .iter()
            .map(|value| value.replace("alice", &alice))
            .collect();
        choose(&message(), custom_id, &values, &room, &asker)
    }

    #[test]
    fn only_what_is_on_the_message_can_be_used() {
        assert_eq!(press(&message(), "go").unwrap()["component_type"], 2);
        for (not, why) in [("off", "no such"), ("gone", "no such"), ("where", "a menu")] {
            assert!(press(&message(), not).unwrap_err().contains(why), "{not}");
        }
        assert!(chosen("go", &["a"]).unwrap_err().contains("does not offer"));
        assert!(
            chosen("genres", &["d"])
                .unwrap_err()
                .contains("does not offer")
        );
        let many = chosen("genres", &["a", "b", "c"]).unwrap_err();
        assert!(many.contains("0 to 2"), "{many}");
        let none = chosen("where", &[]).unwrap_err();
        assert!(none.contains("1 to 1"), "{none}");
    }

    #[test]
    fn a_choice_says_what_it_names() {
        let genres = chosen("genres", &["b", "a"]).unwrap();
        assert_eq!(genres["component_type"], 3);
        assert_eq!(genres["values"], json!(["b", "a"]));
        assert_eq!(genres["resolved"], Value::Null);

        let place = chosen("where", &["1000000000000000002"]).unwrap();
        assert_eq!(place["component_type"], 8);
        let resolved = &place["resolved"]["channels"]["1000000000000000002"];
        assert_eq!(resolved["name"], "film-club");

        let who = chosen("who", &["alice"]).unwrap();
        let alice = who["values"][0].as_str().unwrap();
        assert_eq!(who["resolved"]["users"][alice]["username"], "alice");
        assert_eq!(who["resolved"]["members"][alice]["user"], Value::Null);
        assert!(chosen("who", &["42"]).is_err());
    }
}
