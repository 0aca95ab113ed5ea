//! What the page says somebody did, as Discord would say it.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Value, json};

use super::called::{self, Filled};
use super::component;
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
        fields: Fields,
        /// The message whose button opened the form, where one did.
        #[serde(default)]
        message_id: Option<String>,
    },
}

/// What was typed into a form, by the inputs' ids, in the form's order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("texts by the ids of the form's inputs")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// Who did it, and where.
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
        admin: *admin || member == objects::ADMIN,
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
    let slash = |name: &str, options: &[Filled], focused: Option<&str>| {
        called::data(name, options, focused, definitions, room, person)
    };
    match what {
        What::Command { name, options } => Ok((COMMAND, slash(name, options, None)?, None)),
        What::Complete {
            name,
            options,
            focused,
        } => Ok((COMPLETION, slash(name, options, Some(focused))?, None)),
        What::Press {
            message_id,
            custom_id,
        } => {
            let (source, message) = seen(room, person, message_id)?;
            let data = component::press(message, custom_id)?;
            Ok((COMPONENT, data, Some(source)))
        }
        What::Choose {
            message_id,
            custom_id,
            values,
        } => {
            let (source, message) = seen(room, person, message_id)?;
            let data = component::choose(message, custom_id, values, room, person)?;
            Ok((COMPONENT, data, Some(source)))
        }
        What::MessageCommand { name, message_id } => {
            let (source, message) = seen(room, person, message_id)?;
            let data = json!({
                "id": objects::command_id(definitions, name).to_string(),
                "name": name,
                "type": 3,
                "target_id": source.to_string(),
                "resolved": {"messages": {source.to_string(): message}},
            });
            Ok((COMMAND, data, Some(source)))
        }
        What::Submit {
            custom_id,
            fields: Fields(fields),
            message_id,
        } => {
            let source = match message_id {
                Some(message) => Some(seen(room, person, message)?.0),
                None => None,
            };
            let label = |(number, (id, value)): (usize, &(String, String))| {
                let input = json!({
                    "type": 4, "id": 2 * number + 2, "custom_id": id, "value": value,
                });
                json!({"type": 18, "id": 2 * number + 1, "component": input})
            };
            let labels: Vec<Value> = fields.iter().enumerate().map(label).collect();
            let data = json!({"custom_id": custom_id, "components": labels});
            Ok((MODAL, data, source))
        }
    }
}

/// A message that exists, and that this person sees.
fn seen<'a>(room: &'a Room, person: &Person, message: &str) -> Result<(u64, &'a Value), String> {
    let id = message
        .parse()
        .map_err(|_| "A message's id is a number in quotes.".to_owned())?;
    let Some(json) = room.message(id) else {
        return Err("There is no message of this id (any more).".to_owned());
    };
    if room.is_hidden_from(id, person) {
        return Err("This person does not see the message: it was for somebody else.".to_owned());
    }
    Ok((id, json))
}
