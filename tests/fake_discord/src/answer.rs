//! What the bot made of an interaction, as the person who started it finds it.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use super::invocation::Invocation;
use super::member::Member;
use super::places::Channel;
use super::rest::{Call, carry_out};
use super::state::{InteractionState, PATIENCE, Refusal, Server};
use super::view::Message;

/// The answer to one interaction, from the first callback on.
#[derive(Clone)]
pub struct Answer {
    member: Member,
    id: u64,
    changed: Arc<Notify>,
}

impl Answer {
    pub(super) fn new(member: Member, id: u64, changed: Arc<Notify>) -> Self {
        Self {
            member,
            id,
            changed,
        }
    }

    fn server(&self) -> &Arc<Server> {
        &self.member.server
    }

    /// The interaction's id.
    pub fn interaction(&self) -> u64 {
        self.id
    }

    /// The interaction's token.
    pub fn token(&self) -> String {
        self.with(|interaction| interaction.token.clone())
    }

    async fn wait<T>(&self, what: &str, mut look: impl FnMut(&InteractionState) -> Option<T>) -> T {
        let title = self.with(|interaction| interaction.title.clone());
        let what = format!("{title}: {what}");
        let found = self
            .server()
            .wait_on(&self.changed, &what, PATIENCE, |state| {
                state.interactions.get(&self.id).and_then(&mut look)
            });
        found.await
    }

    fn with<T>(&self, look: impl FnOnce(&InteractionState) -> T) -> T {
        let state = self.server().state();
        let known = state.interactions.get(&self.id);
        look(known.expect("the fake still remembers this interaction"))
    }

    /// Waits for the first answer that is accepted.
    pub async fn answered(&self) {
        self.wait("waiting for the first answer", |interaction| {
            interaction.answer.as_ref().map(|_| ())
        })
        .await;
    }

    /// Gives the first answer for the bot, as an HTTP endpoint's response does.
    pub fn give(&self, callback: Value) -> Result<(), Refusal> {
        let token = self.token();
        let mut call = Call {
            method: "POST".into(),
            path: format!("/interactions/{}/{token}/callback", self.id),
            query: String::new(),
            authorization: None,
            body: callback,
            files: Vec::new(),
        };
        let before = self.refusals().len();
        carry_out(self.server(), &mut call);
        self.refusals()
            .get(before)
            .map_or(Ok(()), |refusal| Err(refusal.clone()))
    }

    /// Waits until a request about this interaction has been refused, and returns the first refusal.
    pub async fn refused(&self) -> Refusal {
        self.wait("waiting for a refusal", |interaction| {
            interaction.refusals.first().cloned()
        })
        .await
    }

    /// Waits until a deferred answer has been completed, and reads it.
    pub async fn finished(&self) -> Message {
        let server = Arc::clone(self.server());
        let what = "waiting for the deferred answer";
        let original = server.wait_on(&self.changed, what, PATIENCE, |state| {
            let interaction = state.interactions.get(&self.id)?;
            let (kind, _) = interaction.answer.as_ref()?;
            let original = interaction.original?;
            let thinking = state
                .messages
                .get(&original)
                .is_none_or(|message| message.thinking);
            let done = !thinking && (*kind != 6 || interaction.edits > 0);
            done.then_some(original)
        });
        self.look(original.await)
    }

    /// Waits for follow-up number `index`, counted from 0, and reads it.
    pub async fn follow_up(&self, index: usize) -> Message {
        let what = format!("waiting for follow-up {index}");
        let id = self
            .wait(&what, |interaction| {
                interaction.follow_ups.get(index).copied()
            })
            .await;
        self.look(id)
    }

    fn look(&self, id: u64) -> Message {
        let mut state = self.server().state();
        Message::look(self.server(), &mut state, id)
            .unwrap_or_else(|| panic!("the message that answered has been deleted"))
    }

    /// The message that answered, as it stands now; after a button, the message it stands on.
    pub fn message(&self) -> Message {
        let (answered, title) = self.with(|interaction| {
            (
                interaction.answer.as_ref().map(|(kind, _)| *kind),
                interaction.title.clone(),
            )
        });
        let original = self.with(|interaction| interaction.original);
        match (answered, original) {
            (None, _) => panic!("{title} has no answer yet"),
            (Some(kind), None) => {
                panic!("{title} was answered with type {kind}, which is no message")
            }
            (Some(_), Some(original)) => self.look(original),
        }
    }

    /// Whether the message that answered has been deleted.
    pub fn is_deleted(&self) -> bool {
        let original = self.with(|interaction| interaction.original);
        original.is_some_and(|id| !self.server().state().messages.contains_key(&id))
    }

    /// Whether only the person who asked sees the message that answered.
    pub fn is_ephemeral(&self) -> bool {
        self.message().is_ephemeral()
    }

    /// The text above the cards of the message that answered.
    pub fn content(&self) -> String {
        self.message().content().to_owned()
    }

    /// The cards of the message that answered.
    pub fn embeds(&self) -> Vec<Value> {
        self.message().embeds().to_vec()
    }

    /// Everything a person reads of the message that answered.
    pub fn text(&self) -> String {
        self.message().text()
    }

    /// The callback's type: 4 a message, 5 and 6 deferred, 7 an update, 8 completions, 9 a modal.
    pub fn kind(&self) -> u64 {
        self.with(|interaction| interaction.answer.as_ref().map_or(0, |(kind, _)| *kind))
    }

    /// Whether the first answer only said that another would come.
    pub fn is_deferred(&self) -> bool {
        matches!(self.kind(), 5 | 6)
    }

    /// The callback's body as the bot sent it; `null` while history is off.
    pub fn json(&self) -> Value {
        self.read_body(Clone::clone)
    }

    fn read_body<T>(&self, look: impl FnOnce(&Value) -> T) -> T {
        let mut state = self.server().state();
        let known = state
            .interactions
            .get_mut(&self.id)
            .expect("the fake still remembers this interaction");
        known.read = true;
        let body = known.answer.as_ref().map(|(_, body)| body);
        look(body.expect("there is an answer to look at"))
    }

    /// The completions, as name and value.
    pub fn choices(&self) -> Vec<(String, Value)> {
        self.read_body(|body| {
            let choices = body["data"]["choices"].as_array().into_iter().flatten();
            let pair = |choice: &Value| {
                (
                    choice["name"].as_str().unwrap_or_default().to_owned(),
                    choice["value"].clone(),
                )
            };
            choices.map(pair).collect()
        })
    }

    /// The modal's `data`, when the answer was one.
    pub fn modal(&self) -> Value {
        assert_eq!(self.kind(), 9, "the answer is no modal");
        self.read_body(|body| body["data"].clone())
    }

    /// Every message that was sent after the first, and still stands.
    pub fn follow_ups(&self) -> Vec<Message> {
        let ids = self.with(|interaction| interaction.follow_ups.clone());
        let mut state = self.server().state();
        ids.into_iter()
            .filter_map(|id| Message::look(self.server(), &mut state, id))
            .collect()
    }

    /// What was refused of the requests about this interaction.
    pub fn refusals(&self) -> Vec<Refusal> {
        self.with(|interaction| interaction.refusals.clone())
    }

    /// Presses a button of the message that answered; by default the same person does.
    pub fn press(&self, button: &str) -> Invocation {
        self.member.press(&self.message(), button)
    }

    /// Chooses in menu number `menu` of the message that answered, counted from 0.
    pub fn choose(&self, menu: usize, choice: &str) -> Invocation {
        self.member.choose(&self.message(), menu, choice)
    }

    /// Chooses several entries, or channels, in menu number `menu` of the message that answered.
    pub fn choose_all(&self, menu: usize, choices: &[&str]) -> Invocation {
        self.member.choose_all(&self.message(), menu, choices)
    }

    /// Fills the modal in, by custom id or label, and sends it; inputs left out keep their value.
    pub fn submit(&self, filled: &[(&str, &str)]) -> Invocation {
        let modal = self.modal();
        let mut rows = Vec::new();
        let mut used = 0;
        for row in modal["components"].as_array().into_iter().flatten() {
            let labelled = row["type"] == 18;
            let input = if labelled {
                &row["component"]
            } else {
                &row["components"][0]
            };
            let label = if labelled {
                &row["label"]
            } else {
                &input["label"]
            };
            let typed = filled
                .iter()
                .find(|(name, _)| input["custom_id"] == *name || label == name);
            used += usize::from(typed.is_some());
            let value = typed.map_or_else(
                || input["value"].as_str().unwrap_or_default().to_owned(),
                |(_, value)| (*value).to_owned(),
            );
            fits(input, &value);
            let part = json!({"type": 4, "id": 2, "custom_id": input["custom_id"], "value": value});
            rows.push(if labelled {
                json!({"type": 18, "id": 1, "component": part})
            } else {
                json!({"type": 1, "id": 1, "components": [part]})
            });
        }
        assert_eq!(
            used,
            filled.len(),
            "the modal does not have every input of {filled:?}: {modal}"
        );
        let data = json!({"custom_id": modal["custom_id"], "components": rows});
        let (channel, source) = self.with(|interaction| (interaction.channel, interaction.source));
        let channel = Channel {
            server: Arc::clone(self.server()),
            id: channel,
        };
        let mut invocation = self.member.raw(&channel, 5, data);
        invocation.source = source.filter(|_| self.with(|interaction| interaction.kind == 3));
        invocation
    }
}

fn fits(input: &Value, value: &str) {
    let id = &input["custom_id"];
    let count = value.chars().count() as u64;
    let required = input["required"] != false;
    assert!(
        count > 0 || !required,
        "the modal's input {id} must be filled in"
    );
    let least = input["min_length"].as_u64().unwrap_or(0);
    let most = input["max_length"].as_u64().unwrap_or(4000);
    assert!(
        count == 0 || (least..=most).contains(&count),
        "{id} takes {least} to {most} characters"
    );
}
