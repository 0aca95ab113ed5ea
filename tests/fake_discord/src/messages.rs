//! Messages: building them from a checked body, editing, reading and deleting them.

use std::time::Duration;

use serde_json::{Value, json};

use super::objects::{
    self, ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, SEND_MESSAGES, VIEW_CHANNEL, effective,
};
use super::rest::{Call, Reply};
use super::state::{APPLICATION, ChannelKind, MessageState, State, StoredFile};
use super::validate::{HOUSE_RULE, Problems, Refused};
use super::validate_message::{self, EPHEMERAL, File, Purpose};

/// How long a nonce is compared with later ones: Discord says "the past few minutes".
const NONCE_LIFE: Duration = Duration::from_mins(3);

/// Answers `/channels/{id}/messages…`.
pub(crate) fn route(
    state: &mut State,
    call: &mut Call,
    channel: &str,
    message: Option<&str>,
) -> Result<Reply, Refused> {
    let channel = channel.parse().unwrap_or_default();
    let permissions = access(state, channel)?;
    let body = std::mem::take(&mut call.body);
    let Some(message) = message else {
        return match call.method.as_str() {
            "POST" => post(state, channel, permissions, body, &call.files),
            "GET" => {
                let visible =
                    state.messages.values().rev().filter(|message| {
                        message.channel == channel && message.visible_to.is_none()
                    });
                let list = visible
                    .take(50)
                    .map(|known| objects::message(state, known))
                    .collect();
                Ok(Reply::ok(Value::Array(list)))
            }
            _ => Err(Refused::new(405, 0, "405: Method Not Allowed")),
        };
    };
    let id: u64 = message.parse().unwrap_or_default();
    // Ephemeral messages exist only for their reader and for the interaction's token.
    let known = state
        .messages
        .get(&id)
        .filter(|message| message.channel == channel && message.visible_to.is_none())
        .ok_or_else(Refused::unknown_message)?;
    let own = known.author == APPLICATION;
    match call.method.as_str() {
        "GET" => Ok(Reply::ok(objects::message(state, known))),
        "PATCH" if !own => Err(Refused::new(
            403,
            50005,
            "Cannot edit a message authored by another user",
        )),
        "PATCH" => edit(state, id, body, &call.files),
        "DELETE" if own || permissions & MANAGE_MESSAGES != 0 => {
            state.messages.remove(&id);
            Ok(Reply::no_content())
        }
        "DELETE" => Err(Refused::missing_permissions()),
        _ => Err(Refused::new(405, 0, "405: Method Not Allowed")),
    }
}

/// The bot's permissions in a channel that it can see.
pub(crate) fn access(state: &State, channel: u64) -> Result<u64, Refused> {
    let Some(known) = state.channels.get(&channel) else {
        return Err(Refused::new(404, 10003, "Unknown Channel"));
    };
    let inside = match known.kind {
        ChannelKind::Guild(guild) => state.guilds.get(&guild).is_some_and(|guild| guild.has_bot),
        ChannelKind::BotDm(_) => true,
        ChannelKind::PrivateDm(..) => false,
    };
    let permissions = effective(known.bot_permissions);
    if inside && permissions & VIEW_CHANNEL != 0 {
        Ok(permissions)
    } else {
        Err(Refused::missing_access())
    }
}

fn post(
    state: &mut State,
    channel: u64,
    permissions: u64,
    mut body: Value,
    files: &[File],
) -> Result<Reply, Refused> {
    let lacks = |permission| permissions & permission == 0;
    if lacks(SEND_MESSAGES) || (lacks(ATTACH_FILES) && !files.is_empty()) {
        return Err(Refused::missing_permissions());
    }
    validate_message::message(&body, files, &[], Purpose::Post)?;
    if let Some(twin) = twin(state, &body) {
        return Ok(Reply::ok(objects::message(state, twin)));
    }
    let has_embeds = body["embeds"]
        .as_array()
        .is_some_and(|list| !list.is_empty());
    if lacks(EMBED_LINKS) && has_embeds {
        // A text without its cards is posted, and nobody is told; cards alone are refused
        // (discord-api-docs, issue 2601).
        if body["content"]
            .as_str()
            .unwrap_or_default()
            .trim()
            .is_empty()
        {
            return Err(Refused::missing_permissions());
        }
        body["embeds"] = json!([]);
    }
    let mut message = blank(state, channel, APPLICATION, 0);
    message.nonce = body["nonce"].clone();
    fill(state, &mut message, body, files);
    refuse_empty(&message)?;
    let json = objects::message(state, &message);
    state.insert_message(message);
    Ok(Reply::ok(json))
}

/// The bot's message that this body repeats, in whichever channel it was ("Create Message",
/// `enforce_nonce`).
pub(crate) fn twin<'a>(state: &'a State, body: &Value) -> Option<&'a MessageState> {
    if body["enforce_nonce"] != true || body["nonce"].is_null() {
        return None;
    }
    let since = state.clock.saturating_sub(NONCE_LIFE);
    state.messages.values().find(|message| {
        message.author == APPLICATION && message.nonce == body["nonce"] && message.sent >= since
    })
}

pub(crate) fn blank(state: &mut State, channel: u64, author: u64, kind: u8) -> MessageState {
    MessageState {
        id: state.new_id(),
        channel,
        author,
        kind,
        content: String::new(),
        embeds: Vec::new(),
        components: Vec::new(),
        attachments: Vec::new(),
        poll: None,
        nonce: Value::Null,
        flags: 0,
        visible_to: None,
        interaction: None,
        metadata: Value::Null,
        thinking: false,
        sent: state.clock,
        edited: None,
        read: false,
    }
}

/// Edits a message with a body that is still to be checked.
pub(crate) fn edit(
    state: &mut State,
    id: u64,
    body: Value,
    files: &[File],
) -> Result<Reply, Refused> {
    let mut message = state
        .messages
        .remove(&id)
        .ok_or_else(Refused::unknown_message)?;
    let changed = try_edit(state, &mut message, body, files);
    let json = changed.map(|()| objects::message(state, &message));
    state.messages.insert(id, message);
    Ok(Reply::ok(json?))
}

fn try_edit(
    state: &mut State,
    message: &mut MessageState,
    body: Value,
    files: &[File],
) -> Result<(), Refused> {
    let names: Vec<&str> = message
        .attachments
        .iter()
        .filter_map(|file| file["filename"].as_str())
        .collect();
    validate_message::message(&body, files, &names, Purpose::Edit)?;
    let hides = body["flags"]
        .as_u64()
        .is_some_and(|flags| flags & EPHEMERAL != 0);
    if hides && message.visible_to.is_none() {
        let mut problems = Problems::default();
        problems.add(
            "flags",
            HOUSE_RULE,
            "everybody sees this message; an edit cannot hide it",
        );
        problems.refuse()?;
    }
    let remains = |key: &str, has: bool| match &body[key] {
        Value::Null if body.get(key).is_none() => has,
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let anything = remains("content", !message.content.is_empty())
        || remains("embeds", !message.embeds.is_empty())
        || remains("attachments", !message.attachments.is_empty())
        || !files.is_empty()
        || message.poll.is_some();
    if !anything {
        return Err(Refused::empty_message());
    }
    fill(state, message, body, files);
    message.edited = (!message.thinking).then_some(state.clock);
    message.thinking = false;
    message.flags &= !LOADING;
    message.read = false;
    Ok(())
}

/// "Is thinking…" ("Message Flags").
pub(crate) const LOADING: u64 = 1 << 7;

/// Takes over what a checked body says; keys that it leaves out stay as they are.
pub(crate) fn fill(state: &mut State, message: &mut MessageState, mut body: Value, files: &[File]) {
    let Some(fields) = body.as_object_mut() else {
        return;
    };
    if let Some(content) = fields.remove("content") {
        content
            .as_str()
            .unwrap_or_default()
            .trim()
            .clone_into(&mut message.content);
    }
    if let Some(list) = fields.remove("attachments") {
        describe_files(state, message, list, files);
    } else {
        describe_files(state, message, Value::Null, files);
    }
    if let Some(embeds) = fields.remove("embeds") {
        message.embeds = items(embeds);
        for embed in &mut message.embeds {
            normalise(embed, &message.attachments);
        }
    }
    if let Some(components) = fields.remove("components") {
        message.components = items(components);
    }
    if let Some(poll) = fields.remove("poll").filter(|poll| !poll.is_null()) {
        message.poll = Some(stored_poll(poll));
    }
    if let Some(flags) = fields.remove("flags").and_then(|flags| flags.as_u64()) {
        message.flags |= flags;
    }
}

pub(crate) fn refuse_empty(message: &MessageState) -> Result<(), Refused> {
    let anything = !message.content.is_empty()
        || !message.embeds.is_empty()
        || !message.attachments.is_empty()
        || message.poll.is_some();
    if anything {
        Ok(())
    } else {
        Err(Refused::empty_message())
    }
}

fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        _ => Vec::new(),
    }
}

/// Keeps the listed files of before, or all where there is no list, and adds the new ones.
fn describe_files(state: &mut State, message: &mut MessageState, list: Value, files: &[File]) {
    let listed = !list.is_null();
    let list = items(list);
    if listed {
        let stays = |file: &Value| {
            list.iter()
                .any(|entry| text_of(&entry["id"]) == text_of(&file["id"]))
        };
        message.attachments.retain(stays);
    }
    for file in files {
        let id = state.new_id();
        let url = format!(
            "http://127.0.0.1:{}/attachments/{id}/{}",
            state.port, file.name
        );
        let entry = list
            .iter()
            .find(|entry| text_of(&entry["id"]) == file.number.to_string());
        let mut attachment = json!({
            "id": id.to_string(),
            "filename": file.name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": file.content_type,
        });
        if let Some(description) = entry.and_then(|entry| entry["description"].as_str()) {
            attachment["description"] = json!(description);
        }
        if message.visible_to.is_some() {
            attachment["ephemeral"] = json!(true);
        }
        message.attachments.push(attachment);
        if state.keep_history {
            let stored = StoredFile {
                name: file.name.clone(),
                content_type: file.content_type.clone(),
                bytes: file.bytes.clone(),
            };
            state.files.insert(id, stored);
        }
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What Discord makes of an embed: its type, `inline` always there, and addresses for files.
fn normalise(embed: &mut Value, attachments: &[Value]) {
    embed["type"] = json!("rich");
    if let Some(fields) = embed.get_mut("fields").and_then(Value::as_array_mut) {
        for field in fields {
            if field["inline"].is_null() {
                field["inline"] = json!(false);
            }
        }
    }
    for (key, part) in [
        ("image", "url"),
        ("thumbnail", "url"),
        ("footer", "icon_url"),
        ("author", "icon_url"),
    ] {
        let place = embed.get_mut(key).and_then(|object| object.get_mut(part));
        let Some(place) = place else { continue };
        let named = place
            .as_str()
            .and_then(|url| url.strip_prefix("attachment://"));
        let file = named.and_then(|name| attachments.iter().find(|file| file["filename"] == name));
        if let Some(file) = file {
            *place = file["url"].clone();
        }
    }
}

fn stored_poll(mut poll: Value) -> Value {
    if let Some(answers) = poll["answers"].as_array_mut() {
        for (index, answer) in answers.iter_mut().enumerate() {
            answer["answer_id"] = json!(index + 1);
        }
    }
    let hours = poll["duration"].as_u64().unwrap_or(24);
    poll["expiry"] = json!(State::timestamp(std::time::Duration::from_secs(
        hours * 3600
    )));
    if poll["allow_multiselect"].is_null() {
        poll["allow_multiselect"] = json!(false);
    }
    if poll["layout_type"].is_null() {
        poll["layout_type"] = json!(1);
    }
    poll
}
