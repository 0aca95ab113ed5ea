//! Interactions: the first answer, once and in time, and the webhook that carries the rest for 15 minutes.

use serde_json::{Value, json};

use super::messages::{self, LOADING, blank, fill, refuse_empty};
use super::objects::{self, USE_EXTERNAL_APPS};
use super::rest::{Call, Reply};
use super::state::{APPLICATION, FIRST_ANSWER, InteractionState, MessageState, State, TOKEN_LIFE};
use super::validate::{Problems, Refused};
use super::validate_component::{completions, modal};
use super::validate_message::{self, EPHEMERAL, Purpose};

/// Follow-ups of a user-installed application where the bot is no member ("Receiving and Responding").
const FOLLOW_UPS_WITHOUT_BOT: usize = 5;

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const COMPLETION: u8 = 4;
const MODAL_SUBMIT: u8 = 5;

/// Callback types ("Interaction Callback Type").
mod callback {
    pub(super) const MESSAGE: u64 = 4;
    pub(super) const DEFER: u64 = 5;
    pub(super) const DEFER_UPDATE: u64 = 6;
    pub(super) const UPDATE: u64 = 7;
    pub(super) const COMPLETIONS: u64 = 8;
    pub(super) const MODAL: u64 = 9;
}

/// Answers `POST /interactions/{id}/{token}/callback`.
pub(crate) fn callback(
    state: &mut State,
    call: &mut Call,
    id: &str,
    token: &str,
) -> Result<Reply, Refused> {
    let id: u64 = id.parse().unwrap_or_default();
    let now = state.clock;
    let interaction = state
        .interactions
        .get(&id)
        .filter(|interaction| interaction.token == token)
        .ok_or_else(Refused::unknown_interaction)?;
    if interaction.answer.is_some() {
        return Err(Refused::already_acknowledged());
    }
    if now.saturating_sub(interaction.created) > FIRST_ANSWER {
        return Err(Refused::unknown_interaction());
    }
    refuse_large_files(interaction, call)?;
    let mut body = std::mem::take(&mut call.body);
    let wanted = fitting_type(interaction, &body)?;
    let completing = interaction.completing;
    let no_message = matches!(wanted, callback::COMPLETIONS | callback::MODAL);
    let kept = if state.keep_history || no_message {
        body.clone()
    } else {
        Value::Null
    };
    let data = body["data"].take();
    match wanted {
        callback::MESSAGE => answer_with_message(state, call, id, data)?,
        callback::DEFER => {
            let mut message = new_message(state, id, &data);
            message.thinking = true;
            message.flags |= LOADING;
            attach(state, id, message);
        }
        callback::DEFER_UPDATE => set_original_to_source(state, id),
        callback::UPDATE => {
            set_original_to_source(state, id);
            if let Some(original) = state.interactions[&id].original {
                messages::edit(state, original, data, &call.files)
                    .map_err(|why| why.under("data"))?;
            }
        }
        callback::COMPLETIONS => completions(&data, completing)?,
        _ => modal(&data)?,
    }
    let Some(interaction) = state.interactions.get_mut(&id) else {
        return Err(Refused::unknown_interaction());
    };
    interaction.answer = Some((wanted, kept));
    interaction.changed.notify_waiters();
    if call.asks_for("with_response") {
        return Ok(Reply::ok(callback_response(state, id, wanted)));
    }
    Ok(Reply::no_content())
}

/// No file of an answer is larger than the interaction said (`attachment_size_limit`).
fn refuse_large_files(interaction: &InteractionState, call: &Call) -> Result<(), Refused> {
    let fits =
        |bytes: usize| u64::try_from(bytes).is_ok_and(|size| size <= interaction.largest_file);
    if call.files.iter().all(|file| fits(file.bytes.len())) {
        Ok(())
    } else {
        Err(Refused::new(413, 40005, "Request entity too large"))
    }
}

/// The callback's type, when an interaction of this kind may be answered so.
fn fitting_type(interaction: &InteractionState, body: &Value) -> Result<u64, Refused> {
    let on_message = interaction.source.is_some() && interaction.kind != COMMAND;
    let allowed: &[i64] = match interaction.kind {
        COMMAND => &[4, 5, 9],
        COMPONENT => &[4, 5, 6, 7, 9],
        COMPLETION => &[8],
        MODAL_SUBMIT if on_message => &[4, 5, 6, 7],
        // Modals from a command, and interactions of a kind that does not exist yet.
        _ => &[4, 5],
    };
    let mut problems = Problems::default();
    let wanted = body["type"].as_i64();
    match wanted {
        Some(wanted) => {
            problems.one_of("type", wanted, allowed);
        }
        None => problems.required("type"),
    }
    problems.refuse()?;
    Ok(wanted
        .and_then(|wanted| u64::try_from(wanted).ok())
        .unwrap_or_default())
}

fn answer_with_message(
    state: &mut State,
    call: &Call,
    id: u64,
    data: Value,
) -> Result<(), Refused> {
    validate_message::message(&data, &call.files, &[], Purpose::Answer)
        .map_err(|why| why.under("data"))?;
    let mut message = new_message(state, id, &data);
    fill(state, &mut message, data, &call.files);
    refuse_empty(&message)?;
    attach(state, id, message);
    Ok(())
}

/// An empty message of the bot's that answers the interaction, hidden when `data` or Discord says so.
fn new_message(state: &mut State, id: u64, data: &Value) -> MessageState {
    let interaction = &state.interactions[&id];
    let (channel, user) = (interaction.channel, interaction.user);
    let asked = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
    let hidden = asked || interaction.must_hide;
    let first = interaction.answer.is_none();
    let kind = match interaction.kind {
        COMMAND if first && interaction.source.is_some() => 23,
        COMMAND if first => 20,
        _ => 0,
    };
    let mut metadata = objects::metadata(state, interaction);
    if let Some(original) = interaction.original.filter(|_| !first) {
        metadata["original_response_message_id"] = json!(original.to_string());
    }
    let mut message = blank(state, channel, APPLICATION, kind);
    message.interaction = Some(id);
    message.metadata = metadata;
    if hidden {
        message.visible_to = Some(user);
        message.flags |= EPHEMERAL;
    }
    message
}

/// Makes the message the interaction's original, or a follow-up once there was an answer.
fn attach(state: &mut State, id: u64, message: MessageState) {
    if let Some(interaction) = state.interactions.get_mut(&id) {
        if interaction.answer.is_some() {
            interaction.follow_ups.push(message.id);
        } else {
            interaction.original = Some(message.id);
        }
    }
    state.insert_message(message);
}

fn set_original_to_source(state: &mut State, id: u64) {
    if let Some(interaction) = state.interactions.get_mut(&id) {
        interaction.original = interaction.source;
    }
}

fn callback_response(state: &State, id: u64, wanted: u64) -> Value {
    let interaction = &state.interactions[&id];
    let message = interaction.original.and_then(|id| state.messages.get(&id));
    let mut response = json!({
        "interaction": {
            "id": id.to_string(),
            "type": interaction.kind,
            "channel_id": interaction.channel.to_string(),
        },
        "resource": {"type": wanted},
    });
    if let Some(guild) = interaction.guild {
        response["interaction"]["guild_id"] = json!(guild.to_string());
    }
    if let Some(message) = message {
        let about = &mut response["interaction"];
        about["response_message_id"] = json!(message.id.to_string());
        about["response_message_loading"] = json!(message.thinking);
        about["response_message_ephemeral"] = json!(message.visible_to.is_some());
        response["resource"]["message"] = objects::message(state, message);
    }
    response
}

/// Answers `/webhooks/{application}/{token}…`; `message` is `@original` or an id.
pub(crate) fn webhook(
    state: &mut State,
    call: &mut Call,
    application: &str,
    token: &str,
    message: Option<&str>,
) -> Result<Reply, Refused> {
    if application != APPLICATION.to_string() {
        return Err(Refused::unknown_webhook());
    }
    let now = state.clock;
    let interaction = state
        .tokens
        .get(token)
        .and_then(|id| state.interactions.get(id))
        .ok_or_else(Refused::unknown_webhook)?;
    if now.saturating_sub(interaction.created) > TOKEN_LIFE {
        return Err(Refused::new(401, 50027, "Invalid Webhook Token"));
    }
    if !matches!(interaction.answer, Some((first, _)) if first != callback::COMPLETIONS) {
        return Err(Refused::unknown_webhook());
    }
    refuse_large_files(interaction, call)?;
    let id = interaction.id;
    let body = std::mem::take(&mut call.body);
    let method = call.method.as_str();
    let Some(message) = message else {
        if method != "POST" {
            return Err(Refused::new(405, 0, "405: Method Not Allowed"));
        }
        return follow_up(state, call, id, body);
    };
    let target = if message == "@original" {
        interaction.original
    } else {
        let wanted: u64 = message.parse().unwrap_or_default();
        let own = interaction.original == Some(wanted) || interaction.follow_ups.contains(&wanted);
        own.then_some(wanted)
    };
    let target = target
        .filter(|target| state.messages.contains_key(target))
        .ok_or_else(Refused::unknown_message)?;
    let reply = match method {
        "GET" => return Ok(Reply::ok(objects::message(state, &state.messages[&target]))),
        "PATCH" => messages::edit(state, target, body, &call.files)?,
        "DELETE" => {
            state.messages.remove(&target);
            Reply::no_content()
        }
        _ => return Err(Refused::new(405, 0, "405: Method Not Allowed")),
    };
    if let Some(interaction) = state.interactions.get_mut(&id) {
        interaction.edits += 1;
        interaction.changed.notify_waiters();
    }
    Ok(reply)
}

fn follow_up(state: &mut State, call: &Call, id: u64, body: Value) -> Result<Reply, Refused> {
    let interaction = &state.interactions[&id];
    let deferred = interaction
        .original
        .and_then(|original| state.messages.get(&original))
        .filter(|message| message.thinking && message.interaction == Some(id))
        .map(|message| message.id);
    let changed = interaction.changed.clone();
    if let Some(original) = deferred {
        // Discord's older behaviour, still there: the first follow-up completes the deferral.
        let mut body = body;
        if let Some(fields) = body.as_object_mut() {
            fields.remove("flags");
        }
        let reply = messages::edit(state, original, body, &call.files)?;
        changed.notify_waiters();
        return Ok(reply);
    }
    if interaction.without_bot && interaction.follow_ups.len() >= FOLLOW_UPS_WITHOUT_BOT {
        let message = "This interaction has hit the maximum number of follow up messages";
        return Err(Refused::new(400, 40094, message));
    }
    validate_message::message(&body, &call.files, &[], Purpose::Answer)?;
    if let Some(twin) = messages::twin(state, &body) {
        return Ok(Reply::ok(objects::message(state, twin)));
    }
    let mut message = new_message(state, id, &body);
    message.nonce = body["nonce"].clone();
    fill(state, &mut message, body, &call.files);
    refuse_empty(&message)?;
    let json = objects::message(state, &message);
    attach(state, id, message);
    changed.notify_waiters();
    Ok(Reply::ok(json))
}

/// Whether Discord hides every answer: an application of the member's own, in a guild that has no
/// bot of it and does not let members use external applications.
pub(crate) fn must_hide(without_bot: bool, in_guild: bool, permissions: u64) -> bool {
    without_bot && in_guild && objects::effective(permissions) & USE_EXTERNAL_APPS == 0
}
