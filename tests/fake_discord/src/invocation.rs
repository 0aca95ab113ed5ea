//! An interaction on its way: from what a person did to the JSON that Discord sends.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use super::answer::Answer;
use super::interactions::must_hide;
use super::member::Member;
use super::objects::{self, Actor, USUAL_PERMISSIONS};
use super::state::{APPLICATION, InteractionState, State};
use super::typed::{self, Place};

/// Something a person is about to do; awaiting it does it and waits for the bot's first answer.
#[must_use = "nothing happens until this is awaited or sent"]
pub struct Invocation {
    pub(super) member: Member,
    /// The channel's id.
    pub(super) channel: u64,
    /// The interaction's type.
    pub(super) kind: u8,
    pub(super) data: Value,
    /// What it is called in a failing test.
    pub(super) title: String,
    /// The message whose component is used, or on which a message command is called.
    pub(super) source: Option<u64>,
    /// The type of the option that is being completed.
    pub(super) completing: i64,
    pub(super) changes: Value,
}

impl Invocation {
    pub(super) fn titled(mut self, title: String) -> Self {
        self.title = title;
        self
    }

    /// Lets somebody else do it.
    pub fn as_member(mut self, member: &Member) -> Self {
        let hidden = self
            .source
            .and_then(|id| member.server.state().messages.get(&id)?.visible_to);
        assert!(
            hidden.is_none_or(|reader| reader == member.actor.user),
            "this person does not see the ephemeral message"
        );
        self.member = member.clone();
        self
    }

    /// Changes fields of the interaction before it is sent; `null` takes a field out.
    pub fn with(mut self, changes: Value) -> Self {
        self.changes = changes;
        self
    }

    /// Does it without waiting for an answer.
    pub fn send(self) -> Answer {
        let server = Arc::clone(&self.member.server);
        let mut state = server.state();
        assert!(
            state.gateway.has_sessions(),
            "no bot has a session; wait_until_ready() before {}",
            self.title
        );
        let guild = typed::place(&state, self.channel).guild;
        let (answer, json) = self.register(&mut state);
        state.dispatch("INTERACTION_CREATE", guild, &json.to_string());
        answer
    }

    /// Does it past the gateway: the interaction's JSON is the test's to deliver, as to an HTTP endpoint.
    pub fn by_hand(self) -> (Answer, Value) {
        let server = Arc::clone(&self.member.server);
        let mut state = server.state();
        self.register(&mut state)
    }

    fn register(self, state: &mut State) -> (Answer, Value) {
        let place = typed::place(state, self.channel);
        let id = state.new_id();
        let token = format!("aW50ZXJhY3Rpb246fake-{id}");
        let owners = owners(state, &self.member.actor, place);
        let mut json = envelope(state, &self, place, &owners);
        json["id"] = json!(id.to_string());
        json["token"] = json!(token);
        if self.kind == 3 || (self.kind == 5 && self.source.is_some()) {
            let message = self.source.and_then(|id| state.messages.get(&id));
            json["message"] =
                message.map_or(Value::Null, |message| objects::message(state, message));
        }
        for (key, value) in self.changes.as_object().into_iter().flatten() {
            if value.is_null() {
                json.as_object_mut().expect("made above").remove(key);
            } else {
                json[key] = value.clone();
            }
        }
        let changed = Arc::new(Notify::new());
        let without_bot = !place.has_bot;
        let answer = Answer::new(self.member.clone(), id, Arc::clone(&changed));
        state.insert_interaction(InteractionState {
            id,
            token,
            kind: self.kind,
            user: self.member.actor.user,
            channel: self.channel,
            guild: place.guild,
            title: self.title,
            owners,
            completing: self.completing,
            largest_file: json["attachment_size_limit"].as_u64().unwrap_or_default(),
            created: state.clock,
            answer: None,
            original: None,
            source: self.source,
            without_bot,
            must_hide: must_hide(
                without_bot,
                place.guild.is_some(),
                self.member.actor.permissions,
            ),
            follow_ups: Vec::new(),
            edits: 0,
            read: false,
            refusals: Vec::new(),
            changed,
        });
        (answer, json)
    }
}

impl IntoFuture for Invocation {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let answer = self.send();
            answer.answered().await;
            answer
        })
    }
}

/// `authorizing_integration_owners`: "0" is the guild, or "0" in the bot's own DMs; "1" is the user.
fn owners(state: &State, actor: &Actor, place: Place) -> Value {
    let user = actor.user.to_string();
    let installed = state
        .users
        .get(&actor.user)
        .is_some_and(|user| user.installed);
    let mut owners = json!({});
    if place.has_bot {
        owners["0"] = json!(
            place
                .guild
                .map_or_else(|| "0".to_owned(), |guild| guild.to_string())
        );
    }
    if installed || !place.has_bot {
        owners["1"] = json!(user);
    }
    owners
}

fn envelope(state: &State, invocation: &Invocation, place: Place, owners: &Value) -> Value {
    let actor = &invocation.member.actor;
    let bot_permissions = if place.has_bot {
        state.channels[&place.channel].bot_permissions
    } else {
        USUAL_PERMISSIONS
    };
    let mut json = json!({
        "version": 1,
        "application_id": APPLICATION.to_string(),
        "type": invocation.kind,
        "data": invocation.data,
        "channel_id": place.channel.to_string(),
        "channel": objects::channel(state, place.channel, actor.permissions),
        "app_permissions": objects::effective(bot_permissions).to_string(),
        "locale": actor.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners,
        "context": place.context,
        "attachment_size_limit": 10_485_760,
    });
    match place.guild.and_then(|id| state.guilds.get(&id)) {
        Some(guild) => {
            let id = guild.id.to_string();
            json["guild"] = json!({"id": id, "locale": guild.locale, "features": []});
            json["guild_id"] = json!(id);
            json["guild_locale"] = json!(guild.locale);
            json["member"] = objects::member(state, actor);
        }
        None => json["user"] = objects::user(state, actor.user),
    }
    json
}
