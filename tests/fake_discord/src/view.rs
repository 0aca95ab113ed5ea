//! A message as a person reads it: plain text for snapshots, and its parts.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::objects;
use super::state::{MessageState, Server, State};

/// A message as it stood when a test looked at it.
#[derive(Clone)]
pub struct Message {
    pub(super) server: Arc<Server>,
    pub(super) id: u64,
    pub(super) channel: u64,
    /// The only user who sees it.
    pub(super) visible_to: Option<u64>,
    pub(super) reader: Option<String>,
    json: Value,
}

impl Message {
    /// Looks at a message, which counts as having read it.
    pub(super) fn look(server: &Arc<Server>, state: &mut State, id: u64) -> Option<Self> {
        state.messages.get_mut(&id)?.read = true;
        let known = &state.messages[&id];
        let reader = known.visible_to.map(|user| state.users[&user].name.clone());
        Some(Self {
            server: Arc::clone(server),
            id,
            channel: known.channel,
            visible_to: known.visible_to,
            reader,
            json: objects::message(state, known),
        })
    }

    /// The message's id, as Discord writes it.
    pub fn id(&self) -> String {
        self.id.to_string()
    }

    /// The message as Discord's JSON.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The text above the cards.
    pub fn content(&self) -> &str {
        self.json["content"].as_str().unwrap_or_default()
    }

    /// The cards, as Discord's JSON.
    pub fn embeds(&self) -> &[Value] {
        self.json["embeds"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The rows of buttons and menus, as Discord's JSON.
    pub fn components(&self) -> &[Value] {
        self.json["components"]
            .as_array()
            .map_or(&[], Vec::as_slice)
    }

    /// The files, as Discord's JSON.
    pub fn attachments(&self) -> &[Value] {
        self.json["attachments"]
            .as_array()
            .map_or(&[], Vec::as_slice)
    }

    /// Whether only one person sees it.
    pub fn is_ephemeral(&self) -> bool {
        self.visible_to.is_some()
    }

    /// Who alone sees it, by name; `None` when everybody in the channel does.
    pub fn only_visible_to(&self) -> Option<&str> {
        self.reader.as_deref()
    }

    /// The labels of its buttons in reading order, an emoji standing for a missing label.
    pub fn buttons(&self) -> Vec<String> {
        self.parts()
            .filter(|part| part["type"] == 2)
            .map(label)
            .collect()
    }

    /// The bytes of an attached file.
    pub fn file(&self, name: &str) -> Vec<u8> {
        let file = self
            .attachments()
            .iter()
            .find(|file| file["filename"] == name);
        let id = file
            .and_then(|file| file["id"].as_str())
            .and_then(|id| id.parse().ok());
        let state = self.server.state();
        let stored = id.and_then(|id: u64| state.files.get(&id));
        stored
            .unwrap_or_else(|| panic!("the message has no file {name:?}"))
            .bytes
            .clone()
    }

    /// Every button and menu, in reading order.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Value> {
        self.components()
            .iter()
            .flat_map(|row| row["components"].as_array().into_iter().flatten())
    }

    /// Everything that a person reads, in plain text.
    pub fn text(&self) -> String {
        self.to_string()
    }
}

pub(super) fn label(part: &Value) -> String {
    let label = part["label"].as_str().filter(|label| !label.is_empty());
    label
        .or(part["emoji"]["name"].as_str())
        .unwrap_or_default()
        .to_owned()
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(reader) = &self.reader {
            writeln!(f, "(only {reader} sees this)")?;
        }
        if self.json["flags"]
            .as_u64()
            .is_some_and(|flags| flags & super::messages::LOADING != 0)
        {
            writeln!(f, "(is thinking…)")?;
        }
        if !self.content().is_empty() {
            writeln!(f, "{}", self.content())?;
        }
        for embed in self.embeds() {
            write_embed(f, embed)?;
        }
        for file in self.attachments() {
            writeln!(
                f,
                "<file {}>",
                file["filename"].as_str().unwrap_or_default()
            )?;
        }
        if let Some(question) = self.json["poll"]["question"]["text"].as_str() {
            writeln!(f, "Poll: {question}")?;
            for answer in self.json["poll"]["answers"]
                .as_array()
                .into_iter()
                .flatten()
            {
                writeln!(
                    f,
                    "  o {}",
                    answer["poll_media"]["text"].as_str().unwrap_or_default()
                )?;
            }
        }
        for row in self.components() {
            let parts = row["components"].as_array().into_iter().flatten();
            let line: Vec<String> = parts.map(component_line).collect();
            writeln!(f, "{}", line.join(" "))?;
        }
        Ok(())
    }
}

fn write_embed(f: &mut fmt::Formatter<'_>, embed: &Value) -> fmt::Result {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    if embed["author"].is_object() {
        lines.push(text(&embed["author"]["name"]));
    }
    if let Some(title) = embed["title"].as_str() {
        let link = embed["url"]
            .as_str()
            .map_or_else(String::new, |url| format!(" <{url}>"));
        lines.push(format!("# {title}{link}"));
    }
    if let Some(description) = embed["description"].as_str() {
        lines.extend(description.lines().map(str::to_owned));
    }
    for field in embed["fields"].as_array().into_iter().flatten() {
        let value = text(&field["value"]);
        let mut value_lines = value.lines();
        lines.push(format!(
            "{}: {}",
            text(&field["name"]),
            value_lines.next().unwrap_or_default()
        ));
        lines.extend(value_lines.map(|line| format!("    {line}")));
    }
    for key in ["thumbnail", "image"] {
        if let Some(url) = embed[key]["url"].as_str() {
            // Files of the message itself have an address with a port and an id; the name is what counts.
            let shown = match url.split_once("/attachments/") {
                Some((_, rest)) if url.starts_with("http://127.0.0.1:") => {
                    format!(
                        "attachment://{}",
                        rest.rsplit('/').next().unwrap_or_default()
                    )
                }
                _ => url.to_owned(),
            };
            lines.push(format!("<{key} {shown}>"));
        }
    }
    if embed["footer"].is_object() {
        lines.push(format!("- {}", text(&embed["footer"]["text"])));
    }
    for line in lines {
        writeln!(f, "{}", format!("| {line}").trim_end())?;
    }
    Ok(())
}

fn component_line(part: &Value) -> String {
    let off = if part["disabled"] == true {
        ", off"
    } else {
        ""
    };
    if part["type"] == 2 {
        let link = part["url"]
            .as_str()
            .map_or_else(String::new, |url| format!(" <{url}>"));
        return format!("[{}{link}{off}]", label(part));
    }
    let placeholder = part["placeholder"].as_str().unwrap_or_default();
    let options = part["options"].as_array().into_iter().flatten();
    let options: Vec<&str> = options
        .filter_map(|option| option["label"].as_str())
        .collect();
    format!("({placeholder}{off}: {})", options.join(" / "))
}

/// What an unread message is called in a list of them.
pub(super) fn headline(message: &MessageState) -> String {
    let embed = message.embeds.first();
    let title = embed.and_then(|embed| embed["title"].as_str().or(embed["description"].as_str()));
    let line = if message.content.is_empty() {
        title.unwrap_or("(no text)")
    } else {
        &message.content
    };
    line.chars().take(80).collect()
}
