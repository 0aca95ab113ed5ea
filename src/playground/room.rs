//! What the page's Discord remembers: people, messages, and the interactions that can be answered.
//!
//! Old messages and interactions are forgotten, so that memory does not grow over an evening at the
//! page.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::objects::{self, APPLICATION, Person};
use super::parts::Attached;
use super::time;

/// How many messages, and how many interactions, are remembered.
const REMEMBERED: usize = 1000;

/// Discord's flag for a message that one person sees.
const EPHEMERAL: u64 = 1 << 6;
/// Discord's flag for a message that is still being thought about.
const LOADING: u64 = 1 << 7;

#[derive(Default)]
pub(super) struct Room {
    last_id: u64,
    people: HashMap<String, u64>,
    messages: BTreeMap<u64, Message>,
    interactions: BTreeMap<u64, Interaction>,
}

struct Message {
    json: Value,
    /// The only one who sees it, if not everybody does.
    reader: Option<u64>,
}

/// An interaction that is about to be sent.
pub(super) struct Begun {
    pub(super) kind: u8,
    pub(super) asker: Person,
    pub(super) channel: u64,
    pub(super) source: Option<u64>,
    pub(super) owners: Value,
}

/// An interaction that was sent.
struct Interaction {
    begun: Begun,
    token: String,
    answered: bool,
    /// The message that its first answer made or changed.
    original: Option<u64>,
}

/// What identifies an interaction.
pub(super) struct Known {
    pub(super) id: u64,
    pub(super) token: String,
}

/// Why an interaction's token gives no access.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// The interaction is unknown, or has no first answer yet.
    Webhook,
    /// It has no such message.
    Message,
}

impl Room {
    /// An id that is larger than all before it.
    fn new_id(&mut self) -> u64 {
        self.last_id = time::snowflake(Timestamp::now()).max(self.last_id + 1);
        self.last_id
    }

    /// The id of somebody, or of something else that is known by a name.
    pub(super) fn person(&mut self, name: &str) -> u64 {
        if let Some(id) = self.people.get(name) {
            return *id;
        }
        let id = self.new_id();
        self.people.insert(name.to_owned(), id);
        while self.people.len() > REMEMBERED {
            let oldest = self.people.iter().min_by_key(|(_, id)| **id);
            let Some(oldest) = oldest.map(|(name, _)| name.clone()) else {
                break;
            };
            self.people.remove(&oldest);
        }
        id
    }

    /// Who is in the server from the beginning, as the page offers them.
    pub(super) fn members(&mut self) -> Value {
        objects::MEMBERS
            .map(|name| json!({"id": self.person(name).to_string(), "name": name}))
            .into()
    }

    /// The id of somebody by their name, if they have been met.
    pub(super) fn id_of(&self, name: &str) -> Option<u64> {
        self.people.get(name).copied()
    }

    /// Whoever has this id and is in the server from the beginning.
    pub(super) fn member(&self, id: u64) -> Option<Person> {
        let name = objects::MEMBERS
            .into_iter()
            .find(|name| self.people.get(*name) == Some(&id))?;
        Some(Person {
            id,
            name: name.to_owned(),
            admin: name == objects::ADMIN,
        })
    }

    pub(super) fn message(&self, id: u64) -> Option<&Value> {
        self.messages.get(&id).map(|message| &message.json)
    }

    pub(super) fn is_hidden_from(&self, message: u64, person: &Person) -> bool {
        let reader = self.messages.get(&message).and_then(|one| one.reader);
        reader.is_some_and(|reader| reader != person.id)
    }

    /// Notes that an interaction is on its way.
    pub(super) fn begin(&mut self, begun: Begun) -> Known {
        let id = self.new_id();
        let token = format!("playground-{id}-{:032x}", rand::random::<u128>());
        self.interactions.insert(
            id,
            Interaction {
                begun,
                token: token.clone(),
                answered: false,
                original: None,
            },
        );
        if self.interactions.len() > REMEMBERED {
            self.interactions.pop_first();
        }
        Known { id, token }
    }

    /// Does what a first answer says, and returns the message it made or changed.
    pub(super) fn answer(&mut self, id: u64, answer: &Value, files: &[Attached]) -> Option<u64> {
        const MESSAGE: u64 = 4;
        const THINK: u64 = 5;
        const CHANGE_LATER: u64 = 6;
        const CHANGE: u64 = 7;
        let interaction = self.interactions.get(&id)?;
        let source = interaction.begun.source;
        let data = &answer["data"];
        let original = match answer["type"].as_u64()? {
            MESSAGE => Some(self.say(id, data, files, Stage::Done)?),
            THINK => Some(self.say(id, data, files, Stage::Thinking)?),
            CHANGE_LATER => source,
            CHANGE => {
                let source = source?;
                self.change(source, data, files);
                Some(source)
            }
            _ => None,
        };
        let interaction = self.interactions.get_mut(&id)?;
        interaction.answered = true;
        interaction.original = original;
        original
    }

    /// A new message that answers an interaction.
    fn say(&mut self, id: u64, data: &Value, files: &[Attached], stage: Stage) -> Option<u64> {
        let message = self.new_id();
        let Interaction { begun, .. } = self.interactions.get(&id)?;
        let hidden = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
        let on_message = begun.kind == 2 && begun.source.is_some();
        let mut metadata = json!({
            "id": id.to_string(),
            "type": begun.kind,
            "user": objects::user(&begun.asker),
            "authorizing_integration_owners": begun.owners,
        });
        if let Some(source) = begun.source {
            let key = match begun.kind {
                2 => "target_message_id",
                _ => "interacted_message_id",
            };
            metadata[key] = json!(source.to_string());
        }
        let flags =
            if hidden { EPHEMERAL } else { 0 } | if stage == Stage::Thinking { LOADING } else { 0 };
        let json = json!({
            "id": message.to_string(),
            "channel_id": begun.channel.to_string(),
            "type": match begun.kind { 2 if on_message => 23, 2 => 20, _ => 0 },
            "author": objects::bot(),
            "content": "",
            "timestamp": time::timestamp(Timestamp::now()),
            "edited_timestamp": null,
            "tts": false,
            "mention_everyone": false,
            "mentions": [],
            "mention_roles": [],
            "pinned": false,
            "attachments": [],
            "embeds": [],
            "components": [],
            "flags": flags,
            "application_id": APPLICATION.to_string(),
            "webhook_id": APPLICATION.to_string(),
            "interaction_metadata": metadata,
        });
        let reader = hidden.then_some(begun.asker.id);
        self.messages.insert(message, Message { json, reader });
        if self.messages.len() > REMEMBERED {
            self.messages.pop_first();
        }
        if stage == Stage::Done {
            self.fill(message, data, files);
        }
        Some(message)
    }

    fn change(&mut self, message: u64, data: &Value, files: &[Attached]) {
        let now = time::timestamp(Timestamp::now());
        if let Some(known) = self.messages.get_mut(&message) {
            let flags = known.json["flags"].as_u64().unwrap_or(0);
            // What was only a deferral until now is new, not edited.
            if flags & LOADING == 0 {
                known.json["edited_timestamp"] = json!(now);
            }
            known.json["flags"] = json!(flags & !LOADING);
        }
        self.fill(message, data, files);
    }

    /// Puts what the bot sent into a message; what it left out stays as it was.
    fn fill(&mut self, message: u64, data: &Value, files: &[Attached]) {
        let first = self.new_id();
        let Some(known) = self.messages.get_mut(&message) else {
            return;
        };
        for part in ["content", "embeds", "components"] {
            if let Some(new) = data.get(part).filter(|new| !new.is_null()) {
                known.json[part] = new.clone();
            }
        }
        for embed in known.json["embeds"].as_array_mut().into_iter().flatten() {
            embed["type"] = json!("rich");
        }
        if let Some(attachments) = data["attachments"].as_array() {
            let described = |at: usize| {
                let about = attachments
                    .iter()
                    .find(|about| about["id"] == json!(at) || about["id"] == json!(at.to_string()));
                about.map_or(Value::Null, |about| about["description"].clone())
            };
            let attached = files.iter().enumerate().map(|(at, file)| {
                let address = format!("attachment://{}", file.name);
                json!({
                    "id": (first + u64::try_from(at).unwrap_or_default()).to_string(),
                    "filename": file.name,
                    "description": described(at),
                    "content_type": file.content_type,
                    "size": file.bytes.len(),
                    "url": address,
                    "proxy_url": address,
                })
            });
            known.json["attachments"] = attached.collect();
            self.last_id += u64::try_from(files.len()).unwrap_or_default();
        }
    }

    /// The interaction that a token answers, once it has had its first answer.
    fn opened(&self, token: &str) -> Result<(u64, &Interaction), Closed> {
        self.interactions
            .iter()
            .find(|(_, interaction)| interaction.token == token && interaction.answered)
            .map(|(id, interaction)| (*id, interaction))
            .ok_or(Closed::Webhook)
    }

    fn original(&self, token: &str) -> Result<u64, Closed> {
        let (_, interaction) = self.opened(token)?;
        let there = |id: &u64| self.messages.contains_key(id);
        interaction.original.filter(there).ok_or(Closed::Message)
    }

    /// Changes the message of an interaction's first answer.
    pub(super) fn edit_original(
        &mut self,
        token: &str,
        data: &Value,
        files: &[Attached],
    ) -> Result<u64, Closed> {
        let message = self.original(token)?;
        self.change(message, data, files);
        Ok(message)
    }

    /// Adds a message to an interaction's first answer.
    pub(super) fn follow_up(
        &mut self,
        token: &str,
        data: &Value,
        files: &[Attached],
    ) -> Result<u64, Closed> {
        let (id, _) = self.opened(token)?;
        self.say(id, data, files, Stage::Done)
            .ok_or(Closed::Webhook)
    }

    /// Takes the message of an interaction's first answer away.
    pub(super) fn delete_original(&mut self, token: &str) -> Result<u64, Closed> {
        let message = self.original(token)?;
        self.messages.remove(&message);
        Ok(message)
    }

    /// Takes a message away.
    pub(super) fn delete(&mut self, message: u64) -> Result<(), Closed> {
        let removed = self.messages.remove(&message);
        removed.map(drop).ok_or(Closed::Message)
    }
}

/// How far an answer has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Thinking,
    Done,
}
