//! People: what a test does is what a person in Discord would do.

use std::sync::Arc;

use serde_json::{Value, json};

use super::invocation::Invocation;
use super::objects::{self, Actor, USUAL_PERMISSIONS};
use super::places::Channel;
use super::state::{ChannelKind, Server};
use super::typed;
use super::view::{Message, label};

/// A person, with the permissions and the language they have at the moment.
#[derive(Clone)]
pub struct Member {
    pub(super) server: Arc<Server>,
    pub(super) actor: Actor,
    overriding: bool,
}

impl Member {
    pub(super) fn new(server: &Arc<Server>, guild: Option<u64>, name: &str) -> Self {
        let mut state = server.state();
        let user = state.user_named(name);
        if let Some(guild) = guild.and_then(|id| state.guilds.get_mut(&id)) {
            guild.members.insert(user);
        }
        Self {
            server: Arc::clone(server),
            actor: Actor {
                user,
                permissions: USUAL_PERMISSIONS,
                locale: "en-US".into(),
            },
            overriding: false,
        }
    }

    /// The user's id.
    pub fn id(&self) -> u64 {
        self.actor.user
    }

    /// Gives these permission bits on top of what everybody has.
    pub fn permissions(mut self, bits: u64) -> Self {
        self.actor.permissions |= bits;
        self
    }

    /// Takes these permission bits away.
    pub fn without_permissions(mut self, bits: u64) -> Self {
        self.actor.permissions &= !bits;
        self
    }

    /// The language of this person's client, such as `de`.
    pub fn locale(mut self, locale: &str) -> Self {
        locale.clone_into(&mut self.actor.locale);
        self
    }

    /// Calls commands that `default_member_permissions` would hide, as where a server's settings allow it.
    pub fn overriding(mut self) -> Self {
        self.overriding = true;
        self
    }

    /// Installs the application for this person, wherever they go.
    pub fn installs_for_themself(self) -> Self {
        if let Some(user) = self.server.state().users.get_mut(&self.actor.user) {
            user.installed = true;
        }
        self
    }

    /// The direct messages between this person and the bot.
    pub fn dm(&self) -> Channel {
        self.channel(ChannelKind::BotDm(self.actor.user), "dm")
    }

    /// The direct messages between this person and another, where the bot is not.
    pub fn dm_with(&self, other: &Member) -> Channel {
        let (one, two) = (
            self.actor.user.min(other.actor.user),
            self.actor.user.max(other.actor.user),
        );
        self.channel(ChannelKind::PrivateDm(one, two), "private")
    }

    fn channel(&self, kind: ChannelKind, name: &str) -> Channel {
        Channel {
            server: Arc::clone(&self.server),
            id: self.server.state().channel_of(kind, name),
        }
    }

    /// The names of the commands that this person is offered here, slash commands with a `/`.
    pub fn menu(&self, channel: &Channel) -> Vec<String> {
        let state = self.server.state();
        let place = typed::place(&state, channel.id);
        let shown = |command: &&Value| {
            let slash = if command["type"] == 1 { "/" } else { "" };
            format!("{slash}{}", command["name"].as_str().unwrap_or_default())
        };
        typed::menu(&state, &self.actor, place)
            .iter()
            .map(shown)
            .collect()
    }

    /// Types a slash command; subcommands stand after its name, as in `/settings show`.
    pub fn slash(&self, channel: &Channel, command: &str, options: &[(&str, &str)]) -> Invocation {
        let state = self.server.state();
        let place = typed::place(&state, channel.id);
        let (definition, below) = typed::find(&state, command, place);
        if !self.overriding {
            typed::must_be_offered(&state, definition, &self.actor, place);
        }
        let (data, _) = typed::command_data(&state, place, definition, &below, options, None);
        drop(state);
        let mut title = command.to_owned();
        for (name, value) in options {
            title.extend([" ", name, ":", value]);
        }
        self.raw(channel, 2, data).titled(title)
    }

    /// Types into an option and sees what is offered, as name and value.
    pub async fn complete(
        &self,
        channel: &Channel,
        command: &str,
        option: &str,
        text: &str,
    ) -> Vec<(String, Value)> {
        self.complete_with(channel, command, &[], option, text)
            .await
    }

    /// As [`Member::complete`], with other options filled in before.
    pub async fn complete_with(
        &self,
        channel: &Channel,
        command: &str,
        filled: &[(&str, &str)],
        option: &str,
        text: &str,
    ) -> Vec<(String, Value)> {
        self.completion(channel, command, filled, option, text)
            .await
            .choices()
    }

    /// As [`Member::complete`], for a test that looks at the answer itself.
    pub fn completion(
        &self,
        channel: &Channel,
        command: &str,
        filled: &[(&str, &str)],
        option: &str,
        text: &str,
    ) -> Invocation {
        let mut options = filled.to_vec();
        options.push((option, text));
        let state = self.server.state();
        let place = typed::place(&state, channel.id);
        let (definition, below) = typed::find(&state, command, place);
        if !self.overriding {
            typed::must_be_offered(&state, definition, &self.actor, place);
        }
        let (data, completing) =
            typed::command_data(&state, place, definition, &below, &options, Some(option));
        drop(state);
        let mut invocation = self
            .raw(channel, 4, data)
            .titled(format!("{command} {option}:{text}…"));
        invocation.completing = completing;
        invocation
    }

    /// Chooses an entry of a message's "Apps" menu.
    pub fn message_command(&self, channel: &Channel, name: &str, message: &Message) -> Invocation {
        let state = self.server.state();
        let place = typed::place(&state, channel.id);
        let command = typed::named(&state, name, 3, place);
        if !self.overriding {
            typed::must_be_offered(&state, command, &self.actor, place);
        }
        let id = message.id();
        let data = json!({
            "id": command["id"], "name": name, "type": 3, "target_id": id,
            "resolved": {"messages": {id: message.json()}},
        });
        drop(state);
        let mut invocation = self
            .raw(channel, 2, data)
            .titled(format!("{name:?} on a message"));
        invocation.source = Some(message.id);
        invocation
    }

    /// Chooses an entry of another person's "Apps" menu.
    pub fn user_command(&self, channel: &Channel, name: &str, target: &Member) -> Invocation {
        let state = self.server.state();
        let place = typed::place(&state, channel.id);
        let command = typed::named(&state, name, 2, place);
        let id = target.actor.user.to_string();
        let data = json!({
            "id": command["id"], "name": name, "type": 2, "target_id": id,
            "resolved": {
                "users": {&id: objects::user(&state, target.actor.user)},
                "members": {&id: objects::partial_member(target.actor.permissions)},
            },
        });
        drop(state);
        self.raw(channel, 2, data)
            .titled(format!("{name:?} on a person"))
    }

    /// Presses a button, found by its label or its custom id.
    pub fn press(&self, message: &Message, button: &str) -> Invocation {
        let found = message
            .parts()
            .filter(|part| part["type"] == 2)
            .find(|part| label(part) == button || part["custom_id"] == button);
        let part = found.unwrap_or_else(|| {
            panic!(
                "no button {button:?}, only {:?} on\n{message}",
                message.buttons()
            )
        });
        assert!(
            part["disabled"] != true,
            "the button {button:?} is off on\n{message}"
        );
        assert!(
            part["custom_id"].is_string(),
            "the button {button:?} is a link"
        );
        self.component(
            message,
            json!({"component_type": 2, "custom_id": part["custom_id"]}),
        )
        .titled(format!("button {button:?}"))
    }

    /// Chooses in the message's menu number `menu`, counted from 0, by a label or a value.
    pub fn choose(&self, message: &Message, menu: usize, choice: &str) -> Invocation {
        self.choose_all(message, menu, &[choice])
    }

    /// Chooses several entries of one menu, or channels by their names; those chosen before count no more.
    pub fn choose_all(&self, message: &Message, menu: usize, choices: &[&str]) -> Invocation {
        let part = message.parts().filter(|part| part["type"] != 2).nth(menu);
        let part = part.unwrap_or_else(|| panic!("there is no menu {menu} on\n{message}"));
        assert!(part["disabled"] != true, "menu {menu} is off on\n{message}");
        let bound = |key: &str| part[key].as_u64().unwrap_or(1);
        let count = choices.len() as u64;
        assert!(
            (bound("min_values")..=bound("max_values")).contains(&count),
            "menu {menu} does not take {count} choices on\n{message}"
        );
        if part["type"] == 8 {
            return self.choose_channels(message, part, choices);
        }
        let options = || part["options"].as_array().into_iter().flatten();
        let values: Vec<&Value> =
            choices
                .iter()
                .map(|choice| {
                    let found = options()
                        .find(|option| option["label"] == *choice || option["value"] == *choice);
                    &found.unwrap_or_else(|| panic!("menu {menu} has no {choice:?} on\n{message}"))
                        ["value"]
                })
                .collect();
        let data = json!({"component_type": part["type"], "custom_id": part["custom_id"], "values": values});
        self.component(message, data)
            .titled(format!("menu {choices:?}"))
    }

    fn choose_channels(&self, message: &Message, part: &Value, names: &[&str]) -> Invocation {
        let state = self.server.state();
        let here = typed::place(&state, message.channel);
        let mut resolved = json!({});
        let mut values = Vec::new();
        for name in names {
            let id = typed::channel_named(&state, here, name, &part["channel_types"]);
            resolved[id.to_string()] = objects::channel(&state, id, self.actor.permissions);
            values.push(id.to_string());
        }
        drop(state);
        let data = json!({
            "component_type": 8, "custom_id": part["custom_id"], "values": values,
            "resolved": {"channels": resolved},
        });
        self.component(message, data)
            .titled(format!("channels {names:?}"))
    }

    /// Uses a component that the message need not have (any more): `data` is sent as it is.
    pub fn component(&self, message: &Message, data: Value) -> Invocation {
        let sees = message
            .visible_to
            .is_none_or(|reader| reader == self.actor.user);
        assert!(
            sees,
            "this person does not see the ephemeral message\n{message}"
        );
        let mut data = data;
        if data.get("id").is_none() {
            data["id"] = json!(1);
        }
        let channel = Channel {
            server: Arc::clone(&self.server),
            id: message.channel,
        };
        let mut invocation = self.raw(&channel, 3, data).titled("a component".into());
        invocation.source = Some(message.id);
        invocation
    }

    /// Any interaction at all: its type and its `data` are sent as they are, the rest is as it should be.
    pub fn raw(&self, channel: &Channel, kind: u8, data: Value) -> Invocation {
        Invocation {
            member: self.clone(),
            channel: channel.id,
            kind,
            data,
            title: format!("an interaction of type {kind}"),
            source: None,
            completing: 3,
            changes: json!({}),
        }
    }

    /// Writes a message of this person's own, which the bot is not told of.
    pub fn says(&self, channel: &Channel, text: &str) -> Message {
        let mut state = self.server.state();
        let mut message = super::messages::blank(&mut state, channel.id, self.actor.user, 0);
        text.clone_into(&mut message.content);
        let id = message.id;
        state.insert_message(message);
        Message::look(&self.server, &mut state, id).expect("it was inserted just now")
    }
}
