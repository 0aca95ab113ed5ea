//! The rules of a message's body, new or edited, wherever it is sent.
//!
//! Source: Discord's reference, "Message Resource". Two rules are the house's own and say so:
//! every body carries an `allowed_mentions` that pings nobody, and every `attachment://` names a file that is there.

use serde_json::Value;

use super::validate::{HOUSE_RULE, Need, Problems, Refused, join};
use super::validate_component::message_components;

const CONTENT: usize = 2000;
const EMBEDS: usize = 10;
const EMBED_TITLE: usize = 256;
const EMBED_DESCRIPTION: usize = 4096;
const EMBED_FIELDS: usize = 25;
const FIELD_NAME: usize = 256;
const FIELD_VALUE: usize = 1024;
const FOOTER: usize = 2048;
const AUTHOR: usize = 256;
const EMBED_URL: usize = 2048;
const ALL_EMBEDS: usize = 6000;
const FILES: usize = 10;
const FILE_BYTES: usize = 10 * 1024 * 1024;
const FILE_DESCRIPTION: usize = 1024;
const POLL_QUESTION: usize = 300;
const POLL_ANSWER: usize = 55;
const POLL_ANSWERS: usize = 10;
const POLL_HOURS: i64 = 768;
const NONCE: usize = 25;

pub(crate) const SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(crate) const EPHEMERAL: u64 = 1 << 6;
const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
const COMPONENTS_V2: u64 = 1 << 15;

const WEB: [&str; 2] = ["http", "https"];
const PICTURE: [&str; 3] = ["http", "https", "attachment"];

/// A file as it came in a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The number in `files[n]`.
    pub number: u64,
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

/// What a body is for; the flags that may be set differ.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Purpose {
    /// An answer to an interaction or a follow-up.
    Answer,
    /// A message of the bot's own in a channel.
    Post,
    Edit,
}

/// Checks a message's body; `kept` names the files that the message already has, for edits.
pub(crate) fn message(
    body: &Value,
    files: &[File],
    kept: &[&str],
    purpose: Purpose,
) -> Result<(), Refused> {
    if !body.is_object() {
        return Err(Refused::new(
            400,
            50109,
            "The request body contains invalid JSON.",
        ));
    }
    let mut problems = Problems::default();
    problems.text("", body, "content", 0..=CONTENT, Need::Optional);
    let embeds = problems.list("", body, "embeds", 0..=EMBEDS);
    for (index, embed) in embeds.iter().enumerate() {
        check_embed(&mut problems, &format!("embeds.{index}"), embed);
    }
    if embeds.iter().map(embed_size).sum::<usize>() > ALL_EMBEDS {
        problems.add(
            "embeds",
            "MAX_EMBED_SIZE_EXCEEDED",
            format!("Embed size exceeds maximum size of {ALL_EMBEDS}"),
        );
    }
    message_components(&mut problems, body);
    flags(&mut problems, body, purpose);
    check_files(&mut problems, body, files);
    pictures_are_there(&mut problems, embeds, files, kept);
    poll(&mut problems, body, purpose);
    mentions_nobody(&mut problems, body);
    if purpose != Purpose::Edit {
        nonce(&mut problems, body);
    }
    problems.refuse()?;
    if files.iter().any(|file| file.bytes.len() > FILE_BYTES) {
        return Err(Refused::new(413, 40005, "Request entity too large"));
    }
    Ok(())
}

fn check_embed(problems: &mut Problems, at: &str, embed: &Value) {
    problems.text(at, embed, "title", 0..=EMBED_TITLE, Need::Optional);
    problems.text(
        at,
        embed,
        "description",
        0..=EMBED_DESCRIPTION,
        Need::Optional,
    );
    problems.integer(at, embed, "color", 0..=0xFF_FFFF);
    address(problems, at, embed, "url", &WEB);
    if let Some(time) = problems.text(at, embed, "timestamp", 0..=64, Need::Optional) {
        let date_and_time = time.len() >= 19 && time.is_ascii() && time.as_bytes()[10] == b'T';
        if !date_and_time {
            let message = format!("Could not parse {time}. Should be ISO8601.");
            problems.add(join(at, "timestamp"), "DATE_TIME_TYPE_PARSE", message);
        }
    }
    for key in ["image", "thumbnail"] {
        if embed[key].is_object() {
            let at = join(at, key);
            problems.text(&at, &embed[key], "url", 1..=EMBED_URL, Need::Required);
            address(problems, &at, &embed[key], "url", &PICTURE);
        }
    }
    if embed["footer"].is_object() {
        let at = join(at, "footer");
        problems.text(&at, &embed["footer"], "text", 1..=FOOTER, Need::Required);
        address(problems, &at, &embed["footer"], "icon_url", &PICTURE);
    }
    if embed["author"].is_object() {
        let at = join(at, "author");
        problems.text(&at, &embed["author"], "name", 1..=AUTHOR, Need::Required);
        address(problems, &at, &embed["author"], "url", &WEB);
        address(problems, &at, &embed["author"], "icon_url", &PICTURE);
    }
    let fields = problems.list(at, embed, "fields", 0..=EMBED_FIELDS);
    for (index, field) in fields.iter().enumerate() {
        let at = format!("{at}.fields.{index}");
        problems.text(&at, field, "name", 1..=FIELD_NAME, Need::Required);
        problems.text(&at, field, "value", 1..=FIELD_VALUE, Need::Required);
    }
    let pictured = embed["image"].is_object() || embed["thumbnail"].is_object();
    if embed_size(embed) == 0 && !pictured {
        problems.required(join(at, "description"));
    }
}

fn address(problems: &mut Problems, at: &str, parent: &Value, key: &str, schemes: &[&str]) {
    let Some(url) = parent[key].as_str() else {
        return;
    };
    if url.chars().count() > EMBED_URL {
        problems.length(join(at, key), &(0..=EMBED_URL));
    }
    problems.url(join(at, key), url, schemes);
}

/// Characters of an embed that count towards the 6000 of a message.
pub(crate) fn embed_size(embed: &Value) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let fields = embed["fields"].as_array().map_or(0, |fields| {
        fields
            .iter()
            .map(|field| count(&field["name"]) + count(&field["value"]))
            .sum()
    });
    fields
        + count(&embed["title"])
        + count(&embed["description"])
        + count(&embed["footer"]["text"])
        + count(&embed["author"]["name"])
}

fn flags(problems: &mut Problems, body: &Value, purpose: Purpose) {
    let value = &body["flags"];
    if value.is_null() {
        return;
    }
    let Some(flags) = value.as_u64() else {
        let message = format!("Could not interpret \"{value}\" as int.");
        problems.add("flags", "NUMBER_TYPE_COERCE", message);
        return;
    };
    if flags & COMPONENTS_V2 != 0 {
        problems.add(
            "flags",
            HOUSE_RULE,
            "Components V2 are not modelled by the fake",
        );
    }
    let allowed = match purpose {
        Purpose::Answer => SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS,
        // Discord overlooks EPHEMERAL here: everybody would read what was meant for one member.
        Purpose::Post => SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
        // EPHEMERAL changes nothing here; the edit itself checks that it was true before.
        Purpose::Edit => SUPPRESS_EMBEDS | EPHEMERAL,
    };
    if flags & !(allowed | COMPONENTS_V2) != 0 {
        let message = format!("flags {flags} cannot be set here, only {allowed}");
        problems.add("flags", HOUSE_RULE, message);
    }
}

fn check_files(problems: &mut Problems, body: &Value, files: &[File]) {
    let listed = problems.list("", body, "attachments", 0..=FILES);
    if files.len() > FILES {
        problems.length("attachments", &(0..=FILES));
    }
    for (index, attachment) in listed.iter().enumerate() {
        let at = format!("attachments.{index}");
        problems.text(
            &at,
            attachment,
            "description",
            0..=FILE_DESCRIPTION,
            Need::Optional,
        );
        if attachment["id"].is_null() {
            problems.required(join(&at, "id"));
        }
    }
}

fn pictures_are_there(problems: &mut Problems, embeds: &[Value], files: &[File], kept: &[&str]) {
    for (index, embed) in embeds.iter().enumerate() {
        for (key, place) in [
            ("image", &embed["image"]["url"]),
            ("thumbnail", &embed["thumbnail"]["url"]),
            ("footer", &embed["footer"]["icon_url"]),
            ("author", &embed["author"]["icon_url"]),
        ] {
            let Some(name) = place
                .as_str()
                .and_then(|url| url.strip_prefix("attachment://"))
            else {
                continue;
            };
            if !kept.contains(&name) && !files.iter().any(|file| file.name == name) {
                let message =
                    format!("no file is named {name:?}, so Discord would show no picture");
                problems.add(format!("embeds.{index}.{key}"), HOUSE_RULE, message);
            }
        }
    }
}

fn poll(problems: &mut Problems, body: &Value, purpose: Purpose) {
    let poll = &body["poll"];
    if poll.is_null() {
        return;
    }
    if purpose == Purpose::Edit {
        problems.add("poll", "POLL_CANNOT_EDIT", "A poll cannot be edited");
    }
    problems.text(
        "poll.question",
        &poll["question"],
        "text",
        1..=POLL_QUESTION,
        Need::Required,
    );
    let answers = problems.list("poll", poll, "answers", 1..=POLL_ANSWERS);
    for (index, answer) in answers.iter().enumerate() {
        let at = format!("poll.answers.{index}.poll_media");
        problems.text(
            &at,
            &answer["poll_media"],
            "text",
            1..=POLL_ANSWER,
            Need::Required,
        );
    }
    problems.integer("poll", poll, "duration", 1..=POLL_HOURS);
}

/// A text or a whole number; alone, `enforce_nonce` would enforce nothing.
fn nonce(problems: &mut Problems, body: &Value) {
    if !body["nonce"].is_i64() && !body["nonce"].is_u64() {
        problems.text("", body, "nonce", 0..=NONCE, Need::Optional);
    }
    if body["enforce_nonce"] == true && body["nonce"].is_null() {
        let message = "enforce_nonce does nothing without a nonce";
        problems.add("enforce_nonce", HOUSE_RULE, message);
    }
}

fn mentions_nobody(problems: &mut Problems, body: &Value) {
    let mentions = &body["allowed_mentions"];
    if !mentions.is_object() {
        problems.add(
            "allowed_mentions",
            HOUSE_RULE,
            "every message says whom it may ping: {\"parse\": []}",
        );
        return;
    }
    if !mentions["parse"].is_array() {
        problems.add(
            "allowed_mentions.parse",
            HOUSE_RULE,
            "without it Discord parses every mention",
        );
    }
    for key in ["parse", "users", "roles"] {
        if mentions[key]
            .as_array()
            .is_some_and(|list| !list.is_empty())
        {
            problems.add(
                join("allowed_mentions", key),
                HOUSE_RULE,
                "this message could ping somebody",
            );
        }
    }
    if mentions["replied_user"].as_bool() == Some(true) {
        problems.add(
            "allowed_mentions.replied_user",
            HOUSE_RULE,
            "this message could ping somebody",
        );
    }
}
