//! Discord's objects as it writes them: users, members, channels.
//!
//! Every field that Discord always sends is there, so that the bot meets what it will meet.

use serde_json::{Value, json};

/// The application, which is the bot's user, too.
pub(super) const APPLICATION: u64 = 1_000_000_000_000_000_000;
/// The one server.
pub(super) const GUILD: u64 = 1_000_000_000_000_000_001;
/// Its channel in which everything is asked.
pub(super) const CHANNEL: u64 = 1_000_000_000_000_000_002;

/// The server's channels: id, name, and Discord's number for the kind (a text, a news, a voice and
/// a forum channel).
const CHANNELS: [(u64, &str, u8); 4] = [
    (CHANNEL, "film-club", 0),
    (1_000_000_000_000_000_003, "announcements", 5),
    (1_000_000_000_000_000_004, "lounge", 2),
    (1_000_000_000_000_000_005, "watch-parties", 15),
];

/// The server's roles. The first is everybody's, with the server's id.
const ROLES: [(u64, &str); 2] = [
    (GUILD, "@everyone"),
    (1_000_000_000_000_000_006, "projectionists"),
];

/// The first id of a command; the others follow.
const COMMANDS: u64 = 1_000_000_000_000_000_100;

/// What everybody may do by default: VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES,
/// READ_MESSAGE_HISTORY, USE_EXTERNAL_EMOJIS, USE_APPLICATION_COMMANDS, SEND_POLLS and
/// USE_EXTERNAL_APPS.
///
/// Source: Discord's documentation, topics/permissions.
const USUAL: u64 =
    1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 31 | 1 << 49 | 1 << 50;

/// Every permission there is: how Discord reports an administrator's.
const ALL: u64 = (1 << 53) - 1;

/// Who is in the server; the one with this name manages it.
pub(super) const MEMBERS: [&str; 3] = ["alice", ADMIN, "bob"];
/// Who may do everything.
pub(super) const ADMIN: &str = "admin";

/// Somebody at the page.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) admin: bool,
}

/// The id of the command of this name.
pub(super) fn command_id(definitions: &[Value], name: &str) -> u64 {
    let place = definitions.iter().position(|known| known["name"] == name);
    let place = place.unwrap_or(definitions.len());
    COMMANDS + u64::try_from(place).unwrap_or_default()
}

fn permissions(person: &Person) -> String {
    if person.admin { ALL } else { USUAL }.to_string()
}

pub(super) fn user(person: &Person) -> Value {
    json!({
        "id": person.id.to_string(),
        "username": person.name,
        "global_name": person.name,
        "discriminator": "0",
        "avatar": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "primary_guild": null,
        "clan": null,
        "public_flags": 0,
        "bot": false,
    })
}

/// The bot's own user.
pub(super) fn bot() -> Value {
    let mut bot = user(&Person {
        id: APPLICATION,
        name: "Reelated".to_owned(),
        admin: false,
    });
    bot["bot"] = json!(true);
    bot
}

pub(super) fn member(person: &Person) -> Value {
    json!({
        "user": user(person),
        "roles": [],
        "nick": null,
        "avatar": null,
        "banner": null,
        "premium_since": null,
        "pending": false,
        "joined_at": "2025-06-01T12:00:00.000000+00:00",
        "flags": 0,
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
        "deaf": false,
        "mute": false,
        "permissions": permissions(person),
    })
}

/// A member among the resolved choices: beside its user.
pub(super) fn resolved_member(person: &Person) -> Value {
    let mut member = member(person);
    if let Some(member) = member.as_object_mut() {
        // Source: Discord's documentation, interactions/receiving-and-responding, "Resolved Data".
        for left_out in ["user", "deaf", "mute"] {
            member.remove(left_out);
        }
    }
    member
}

/// The channel in which everything is asked, as somebody sees it.
pub(super) fn server_channel(person: &Person) -> Value {
    let mut channel = channel(CHANNEL, person).unwrap_or_default();
    let more = json!({
        "guild_id": GUILD.to_string(),
        "position": 0,
        "topic": null,
        "nsfw": false,
        "rate_limit_per_user": 0,
        "last_message_id": null,
        "last_pin_timestamp": null,
        "permission_overwrites": [],
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        channel[key] = value.clone();
    }
    channel
}

/// A channel of the server among the resolved choices.
pub(super) fn channel(id: u64, person: &Person) -> Option<Value> {
    let (id, name, kind) = CHANNELS.iter().find(|(known, ..)| *known == id)?;
    Some(json!({
        "id": id.to_string(),
        "type": kind,
        "name": name,
        "parent_id": null,
        "flags": 0,
        "permissions": permissions(person),
    }))
}

/// All channels of the server.
pub(super) fn channels() -> Value {
    CHANNELS
        .map(|(id, name, kind)| {
            json!({
                "id": id.to_string(),
                "type": kind,
                "name": name,
                "guild_id": GUILD.to_string(),
            })
        })
        .into()
}

/// A role of the server.
pub(super) fn role(id: u64) -> Option<Value> {
    let (id, name) = ROLES.iter().find(|(known, _)| *known == id)?;
    Some(json!({
        "id": id.to_string(),
        "name": name,
        "description": null,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false,
        "icon": null,
        "unicode_emoji": null,
        "position": u8::from(*id != GUILD),
        "permissions": USUAL.to_string(),
        "managed": false,
        "mentionable": false,
        "flags": 0,
    }))
}

/// What the page offers when a channel or a role is to be chosen.
pub(super) fn server() -> Value {
    json!({
        "channels": channels(),
        "roles": ROLES.map(|(id, name)| json!({"id": id.to_string(), "name": name})),
    })
}

/// Somebody's direct messages with the bot.
pub(super) fn direct_messages(id: u64, person: &Person) -> Value {
    json!({
        "id": id.to_string(),
        "type": 1,
        "flags": 0,
        "last_message_id": null,
        "recipients": [user(person)],
    })
}

/// What the bot may do in a channel.
pub(super) fn app_permissions() -> String {
    USUAL.to_string()
}
