//! Discord's objects as it writes them: users, members, channels, guilds, messages.
//!
//! Every field that Discord always sends is there, so that a strict reader meets what it will meet.

use serde_json::{Value, json};

use super::state::{APPLICATION, ChannelKind, GuildState, InteractionState, MessageState, State};

/// VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES, READ_MESSAGE_HISTORY, USE_EXTERNAL_EMOJIS,
/// USE_APPLICATION_COMMANDS, SEND_POLLS and USE_EXTERNAL_APPS: what @everyone has by default.
pub const USUAL_PERMISSIONS: u64 =
    1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 18 | 1 << 31 | 1 << 49 | 1 << 50;
/// Every permission in one bit.
pub const ADMINISTRATOR: u64 = 1 << 3;
pub(crate) const VIEW_CHANNEL: u64 = 1 << 10;
pub(crate) const SEND_MESSAGES: u64 = 1 << 11;
pub(crate) const MANAGE_MESSAGES: u64 = 1 << 13;
pub(crate) const EMBED_LINKS: u64 = 1 << 14;
pub(crate) const ATTACH_FILES: u64 = 1 << 15;
/// Without it, answers of user-installed applications are ephemeral.
pub const USE_EXTERNAL_APPS: u64 = 1 << 50;
/// Every permission that exists, which is what an administrator's bits read as.
pub(crate) const ALL_PERMISSIONS: u64 = (1 << 53) - 1;

const JOINED: &str = "2025-06-01T12:00:00.000000+00:00";

/// Whoever acts: a user with the permissions and the language of the moment.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub user: u64,
    pub permissions: u64,
    pub locale: String,
}

pub(crate) fn user(state: &State, id: u64) -> Value {
    let known = state.users.get(&id);
    let name = known.map_or("unknown", |user| user.name.as_str());
    json!({
        "id": id.to_string(),
        "username": name,
        "global_name": name,
        "discriminator": "0",
        "avatar": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "primary_guild": null,
        "clan": null,
        "public_flags": 0,
        "bot": known.is_some_and(|user| user.bot),
    })
}

/// The bot's own user as `/users/@me` and READY give it.
pub(crate) fn current_user(state: &State) -> Value {
    let mut me = user(state, APPLICATION);
    for (key, value) in [
        ("verified", json!(true)),
        ("mfa_enabled", json!(true)),
        ("email", Value::Null),
        ("flags", json!(0)),
        ("banner", Value::Null),
        ("accent_color", Value::Null),
    ] {
        me[key] = value;
    }
    me
}

/// A member without `user`, as in `resolved.members`.
pub(crate) fn partial_member(permissions: u64) -> Value {
    json!({
        "roles": [],
        "nick": null,
        "avatar": null,
        "banner": null,
        "premium_since": null,
        "pending": false,
        "joined_at": JOINED,
        "flags": 0,
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
        "permissions": effective(permissions).to_string(),
    })
}

pub(crate) fn member(state: &State, actor: &Actor) -> Value {
    let mut member = partial_member(actor.permissions);
    member["user"] = user(state, actor.user);
    member["deaf"] = json!(false);
    member["mute"] = json!(false);
    member
}

pub(crate) fn effective(permissions: u64) -> u64 {
    if permissions & ADMINISTRATOR == 0 {
        permissions
    } else {
        ALL_PERMISSIONS
    }
}

pub(crate) fn channel(state: &State, id: u64, permissions: u64) -> Value {
    let Some(channel) = state.channels.get(&id) else {
        return Value::Null;
    };
    match channel.kind {
        ChannelKind::Guild(guild) => json!({
            "id": id.to_string(),
            "type": 0,
            "guild_id": guild.to_string(),
            "name": channel.name,
            "parent_id": null,
            "position": 0,
            "topic": null,
            "nsfw": false,
            "flags": 0,
            "rate_limit_per_user": 0,
            "last_message_id": null,
            "last_pin_timestamp": null,
            "permission_overwrites": [],
            "permissions": effective(permissions).to_string(),
        }),
        ChannelKind::BotDm(person) => json!({
            "id": id.to_string(),
            "type": 1,
            "flags": 0,
            "last_message_id": null,
            "recipients": [user(state, person)],
        }),
        ChannelKind::PrivateDm(one, other) => json!({
            "id": id.to_string(),
            "type": 1,
            "flags": 0,
            "last_message_id": null,
            "recipients": [user(state, one), user(state, other)],
        }),
    }
}

/// A guild as GUILD_CREATE gives it.
pub(crate) fn guild(state: &State, guild: &GuildState) -> Value {
    let channels: Vec<Value> = state
        .channels
        .values()
        .filter(|channel| channel.kind == ChannelKind::Guild(guild.id))
        .map(|known| channel(state, known.id, known.bot_permissions))
        .collect();
    let mut json = json!({
        "id": guild.id.to_string(),
        "name": guild.name,
        "owner_id": guild.members.first().unwrap_or(&APPLICATION).to_string(),
        "preferred_locale": guild.locale,
        "roles": [{
            "id": guild.id.to_string(), "name": "@everyone", "permissions": USUAL_PERMISSIONS.to_string(),
            "color": 0, "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
            "hoist": false, "managed": false, "mentionable": false, "position": 0, "flags": 0,
            "icon": null, "unicode_emoji": null,
        }],
        "joined_at": JOINED,
        "member_count": guild.members.len() + 1,
        "channels": channels,
    });
    for key in GUILD_NULLS {
        json[key] = Value::Null;
    }
    for key in GUILD_LISTS {
        json[key] = json!([]);
    }
    for (key, number) in GUILD_NUMBERS {
        json[key] = json!(number);
    }
    for key in GUILD_FALSE {
        json[key] = json!(false);
    }
    json["unavailable"] = json!(guild.outage);
    json
}

const GUILD_NULLS: [&str; 15] = [
    "icon",
    "splash",
    "discovery_splash",
    "banner",
    "afk_channel_id",
    "widget_channel_id",
    "application_id",
    "system_channel_id",
    "rules_channel_id",
    "public_updates_channel_id",
    "safety_alerts_channel_id",
    "max_presences",
    "vanity_url_code",
    "description",
    "incidents_data",
];
const GUILD_LISTS: [&str; 10] = [
    "emojis",
    "stickers",
    "features",
    "voice_states",
    "members",
    "threads",
    "presences",
    "stage_instances",
    "guild_scheduled_events",
    "soundboard_sounds",
];
const GUILD_NUMBERS: [(&str, u32); 12] = [
    ("afk_timeout", 300),
    ("verification_level", 1),
    ("default_message_notifications", 0),
    ("explicit_content_filter", 0),
    ("mfa_level", 0),
    ("system_channel_flags", 0),
    ("max_members", 500_000),
    ("premium_tier", 0),
    ("premium_subscription_count", 0),
    ("max_video_channel_users", 25),
    ("max_stage_video_channel_users", 50),
    ("nsfw_level", 0),
];
const GUILD_FALSE: [&str; 4] = [
    "widget_enabled",
    "premium_progress_bar_enabled",
    "nsfw",
    "large",
];

/// `GET /applications/@me`.
pub(crate) fn application(state: &State) -> Value {
    let guilds = state.guilds.values().filter(|guild| guild.has_bot).count();
    json!({
        "id": APPLICATION.to_string(),
        "name": "the bot",
        "icon": null,
        "description": "",
        "summary": "",
        "type": null,
        "bot": current_user(state),
        "bot_public": true,
        "bot_require_code_grant": false,
        "owner": user(state, APPLICATION),
        "team": null,
        "verify_key": "0".repeat(64),
        "flags": 0,
        "hook": true,
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "tags": [],
    })
}

pub(crate) fn message(state: &State, message: &MessageState) -> Value {
    let mut json = json!({
        "id": message.id.to_string(),
        "channel_id": message.channel.to_string(),
        "type": message.kind,
        "author": user(state, message.author),
        "content": message.content,
        "timestamp": State::timestamp(message.sent),
        "edited_timestamp": message.edited.map(State::timestamp),
        "tts": false,
        "mention_everyone": false,
        "mentions": [],
        "mention_roles": [],
        "pinned": false,
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
        "flags": message.flags,
    });
    if !message.nonce.is_null() {
        json["nonce"] = message.nonce.clone();
    }
    if let Some(poll) = &message.poll {
        json["poll"] = poll.clone();
    }
    if message.interaction.is_some() {
        json["application_id"] = json!(APPLICATION.to_string());
        json["webhook_id"] = json!(APPLICATION.to_string());
        json["interaction_metadata"] = message.metadata.clone();
    }
    json
}

/// `interaction_metadata` of a message that answers this interaction.
pub(crate) fn metadata(state: &State, interaction: &InteractionState) -> Value {
    let mut metadata = json!({
        "id": interaction.id.to_string(),
        "type": interaction.kind,
        "user": user(state, interaction.user),
        "authorizing_integration_owners": interaction.owners,
    });
    match (interaction.kind, interaction.source) {
        (2, Some(target)) => metadata["target_message_id"] = json!(target.to_string()),
        (3, Some(source)) => metadata["interacted_message_id"] = json!(source.to_string()),
        (5, source) => {
            let mut trigger = metadata.clone();
            trigger["type"] = json!(if source.is_some() { 3 } else { 2 });
            if let Some(source) = source {
                trigger["interacted_message_id"] = json!(source.to_string());
            }
            metadata["triggering_interaction_metadata"] = trigger;
        }
        _ => {}
    }
    metadata
}
