//! What the page says somebody did, as Discord would say it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::objects::{self, APPLICATION, GUILD, Person};
use super::room::{Begun, Room};

/// What somebody did, in the page's words.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Ask {
    #[serde(flatten)]
    pub(super) what: What,
    #[serde(default, rename = "as")]
    pub(super) who: Who,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum What {
    Command {
        name: String,
        #[serde(default)]
        options: Vec<Filled>,
    },
    Complete {
        name: String,
        #[serde(default)]
        options: Vec<Filled>,
        focused: String,
    },
    Press {
        message_id: String,
        custom_id: String,
    },
    Choose {
        message_id: String,
        custom_id: String,
        values: Vec<String>,
    },
    MessageCommand {
        name: String,
        message_id: String,
    },
    Submit {
        custom_id: String,
        fields: BTreeMap<String, String>,
        /// The message whose button opened the form, where one did.
        #[serde(default)]
        message_id: Option<String>,
    },
}

/// An option that was filled in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Filled {
    pub(super) name: String,
    pub(super) value: Value,
}

/// Who did it, where.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub(super) struct Who {
    pub(super) member: String,
    pub(super) admin: bool,
    pub(super) place: PlaceName,
    pub(super) locale: String,
    /// The server's language.
    pub(super) server_locale: String,
}

impl Default for Who {
    fn default() -> Self {
        Self {
            member: "alice".to_owned(),
            admin: false,
            place: PlaceName::Server,
            locale: "en-GB".to_owned(),
            server_locale: "en-US".to_owned(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlaceName {
    Server,
    Dm,
}

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const COMPLETION: u8 = 4;
const MODAL: u8 = 5;

/// Makes the interaction, and remembers it in the room.
///
/// # Errors
/// A sentence for whoever develops the page.
pub(super) fn interaction(
    ask: &Ask,
    definitions: &[Value],
    room: &mut Room,
) -> Result<Value, String> {
    let Ask { what, who } = ask;
    let Who {
        member,
        admin,
        place,
        locale,
        server_locale,
    } = who;
    if !(1..=32).contains(&member.chars().count()) {
        return Err("The member's name has to have 1 to 32 characters.".to_owned());
    }
    let person = Person {
        id: room.person(member),
        name: member.clone(),
        admin: *admin || member == "admin",
    };
    let (kind, data, source) = data(what, definitions, room, &person)?;
    let channel = match place {
        PlaceName::Server => objects::CHANNEL,
        PlaceName::Dm => room.person(&format!("\u{0}direct messages with {member}")),
    };
    let owner = match place {
        PlaceName::Server => GUILD,
        PlaceName::Dm => 0,
    };
    let owners = json!({ "0": owner.to_string() });
    let begun = room.begin(Begun {
        kind,
        asker: person.clone(),
        channel,
        source,
        owners: owners.clone(),
    });
    let mut json = json!({
        "version": 1,
        "application_id": APPLICATION.to_string(),
        "id": begun.id.to_string(),
        "token": begun.token,
        "type": kind,
        "data": data,
        "channel_id": channel.to_string(),
        "app_permissions": objects::app_permissions(),
        "locale": locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners,
        "attachment_size_limit": 10_485_760,
    });
    match place {
        PlaceName::Server => {
            json["context"] = json!(0);
            json["channel"] = objects::server_channel(&person);
            json["guild"] =
                json!({"id": GUILD.to_string(), "locale": server_locale, "features": []});
            json["guild_id"] = json!(GUILD.to_string());
            json["guild_locale"] = json!(server_locale);
            json["member"] = objects::member(&person);
        }
        PlaceName::Dm => {
            json["context"] = json!(1);
            json["channel"] = objects::direct_messages(channel, &person);
            json["user"] = objects::user(&person);
        }
    }
    if let (COMPONENT | MODAL, Some(source)) = (kind, source) {
        json["message"] = room.message(source).cloned().unwrap_or_default();
    }
    Ok(json)
}

/// The interaction's number, its `data`, and the message that it is about.
fn data(
    what: &What,
    definitions: &[Value],
    room: &Room,
    person: &Person,
) -> Result<(u8, Value, Option<u64>), String> {
    let command = |name: &str, kind: u8| {
        let id = objects::command_id(definitions, name).to_string();
        json!({"id": id, "name": name, "type": kind})
    };
    let slash = |called: &str, filled: &[Filled], focused: Option<&str>| {
        // As the page writes it: a subcommand stands behind the command's name.
        let (name, below) = called.split_once(' ').unzip();
        let mut data = command(name.unwrap_or(called), 1);
        let options = options(definitions, called, filled, focused);
        data["options"] = match below {
            Some(below) => json!([{"name": below, "type": 1, "options": options}]),
            None => options,
        };
        data
    };
    let component = |message: &str, custom_id: &str, kind: u8| {
        let source = seen(room, person, message)?;
        let data = json!({"id": 1, "component_type": kind, "custom_id": custom_id});
        Ok::<_, String>((data, source))
    };
    match what {
        What::Command {
            name,
            options: filled,
        } => Ok((COMMAND, slash(name, filled, None), None)),
        What::Complete {
            name,
            options: filled,
            focused,
        } => Ok((COMPLETION, slash(name, filled, Some(focused)), None)),
        What::Press {
            message_id,
            custom_id,
        } => {
            let (data, source) = component(message_id, custom_id, 2)?;
            Ok((COMPONENT, data, Some(source)))
        }
        What::Choose {
            message_id,
            custom_id,
            values,
        } => {
            let (mut data, source) = component(message_id, custom_id, 3)?;
            data["component_type"] = json!(menu_kind(room.message(source), custom_id));
            data["values"] = json!(values);
            Ok((COMPONENT, data, Some(source)))
        }
        What::MessageCommand { name, message_id } => {
            let source = seen(room, person, message_id)?;
            let mut data = command(name, 3);
            data["target_id"] = json!(source.to_string());
            data["resolved"] = json!({"messages": {source.to_string(): room.message(source)}});
            Ok((COMMAND, data, Some(source)))
        }
        What::Submit {
            custom_id,
            fields,
            message_id,
        } => {
            let source = match message_id {
                Some(message) => Some(seen(room, person, message)?),
                None => None,
            };
            let rows: Vec<Value> = fields
                .iter()
                .map(|(id, value)| {
                    let input = json!({"type": 4, "id": 2, "custom_id": id, "value": value});
                    json!({"type": 1, "id": 1, "components": [input]})
                })
                .collect();
            let data = json!({"custom_id": custom_id, "components": rows});
            Ok((MODAL, data, source))
        }
    }
}

/// A message that is there, and that this person sees.
fn seen(room: &Room, person: &Person, message: &str) -> Result<u64, String> {
    let id = message
        .parse()
        .map_err(|_| "A message's id is a number in quotes.".to_owned())?;
    if room.message(id).is_none() {
        return Err("There is no message of this id (any more).".to_owned());
    }
    if room.is_hidden_from(id, person) {
        return Err("This person does not see the message: it was for somebody else.".to_owned());
    }
    Ok(id)
}

/// Discord's number for the kind of menu that a message has.
fn menu_kind(message: Option<&Value>, custom_id: &str) -> u64 {
    const OF_ENTRIES: u64 = 3;
    let rows = message.and_then(|message| message["components"].as_array());
    let mut parts = rows
        .into_iter()
        .flatten()
        .filter_map(|row| row["components"].as_array())
        .flatten();
    parts
        .find(|part| part["custom_id"] == custom_id)
        .and_then(|part| part["type"].as_u64())
        .unwrap_or(OF_ENTRIES)
}

/// The options as Discord sends them: each with its type, numbers as numbers once they are sent.
fn options(
    definitions: &[Value],
    command: &str,
    filled: &[Filled],
    focused: Option<&str>,
) -> Value {
    const TEXT: u64 = 3;
    const INTEGER: u64 = 4;
    const FLAG: u64 = 5;
    const NUMBER: u64 = 10;
    fn named<'a>(list: &'a [Value], name: &str) -> Option<&'a Value> {
        list.iter().find(|one| one["name"] == name)
    }
    let mut words = command.split(' ');
    let command = words.next().and_then(|name| named(definitions, name));
    let level = words.fold(command, |level, name| {
        named(level?["options"].as_array()?, name)
    });
    let known = |name: &str| named(level?["options"].as_array()?, name)?["type"].as_u64();
    filled
        .iter()
        .map(|Filled { name, value }| {
            let kind = known(name).unwrap_or(TEXT);
            let is_focused = focused == Some(name.as_str());
            let typed = value.as_str().map_or("", str::trim);
            let value = match kind {
                // What is still being typed arrives as it was typed.
                _ if is_focused => value.clone(),
                INTEGER => typed.parse().map_or(value.clone(), |n: i64| json!(n)),
                FLAG => json!(typed == "true"),
                NUMBER => typed.parse().map_or(value.clone(), |n: f64| json!(n)),
                _ => value.clone(),
            };
            let mut option = json!({"name": name, "type": kind, "value": value});
            if is_focused {
                option["focused"] = json!(true);
            }
            option
        })
        .collect()
}
