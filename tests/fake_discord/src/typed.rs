//! What Discord's client does before anything is sent: which commands a member sees, and how typed text
//! becomes options. A test that types what the client would not let through panics with the reason.

use serde_json::{Map, Value, json};

use super::objects::{self, Actor, effective};
use super::state::{ChannelKind, State};
use super::validate_command::kind;

const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;

/// Where and as what an application is used.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub channel: u64,
    pub guild: Option<u64>,
    /// GUILD 0, BOT_DM 1, PRIVATE_CHANNEL 2.
    pub context: u64,
    pub has_bot: bool,
}

pub(crate) fn place(state: &State, channel: u64) -> Place {
    let (guild, context, has_bot) = match state.channels[&channel].kind {
        ChannelKind::Guild(guild) => (Some(guild), 0, state.guilds[&guild].has_bot),
        ChannelKind::BotDm(_) => (None, 1, true),
        ChannelKind::PrivateDm(..) => (None, 2, false),
    };
    Place {
        channel,
        guild,
        context,
        has_bot,
    }
}

/// The commands that a member finds in a place, guild commands first.
pub(crate) fn menu<'a>(state: &'a State, actor: &Actor, place: Place) -> Vec<&'a Value> {
    let scopes = [place.guild, None];
    let mut found: Vec<&Value> = Vec::new();
    for (index, scope) in scopes.iter().enumerate() {
        if index == 0 && scope.is_none() {
            continue;
        }
        for command in state.commands.get(scope).into_iter().flatten() {
            if is_offered(state, command, actor, place) {
                found.push(command);
            }
        }
    }
    found
}

fn is_offered(state: &State, command: &Value, actor: &Actor, place: Place) -> bool {
    let has = |key: &str, wanted: u64| {
        command[key]
            .as_array()
            .is_some_and(|list| list.iter().any(|one| one.as_u64() == Some(wanted)))
    };
    let user_installed = state
        .users
        .get(&actor.user)
        .is_some_and(|user| user.installed);
    let for_user = has("integration_types", 1);
    let in_context = if command["contexts"].is_null() {
        place.context != 2 || for_user
    } else {
        has("contexts", place.context)
    };
    let installed = command["guild_id"].is_string()
        || (place.has_bot && has("integration_types", 0))
        || (user_installed && for_user);
    let needed = command["default_member_permissions"]
        .as_str()
        .map(|bits| bits.parse().unwrap_or(0));
    let permitted = match needed {
        None => true,
        Some(0) => effective(actor.permissions) == objects::ALL_PERMISSIONS,
        Some(bits) => place.guild.is_none() || effective(actor.permissions) & bits == bits,
    };
    in_context && installed && permitted
}

/// A command by what is typed, `/settings show`, with the names below it.
pub(crate) fn find<'a, 't>(
    state: &'a State,
    typed: &'t str,
    place: Place,
) -> (&'a Value, Vec<&'t str>) {
    let mut words = typed.trim_start_matches('/').split_whitespace();
    let name = words.next().expect("a command has a name");
    (named(state, name, 1, place), words.collect())
}

/// A command of a type by its name.
pub(crate) fn named<'a>(state: &'a State, name: &str, wanted: i64, place: Place) -> &'a Value {
    let all = || {
        let guild = place
            .guild
            .and_then(|guild| state.commands.get(&Some(guild)));
        guild
            .into_iter()
            .flatten()
            .chain(state.commands.get(&None).into_iter().flatten())
    };
    let found = all().find(|command| command["name"] == name && kind(command) == wanted);
    found.unwrap_or_else(|| {
        let names: Vec<&str> = all()
            .filter_map(|command| command["name"].as_str())
            .collect();
        panic!("no command of type {wanted} is called {name:?}; registered are {names:?}")
    })
}

/// Panics unless the client would offer the command here.
pub(crate) fn must_be_offered(state: &State, command: &Value, actor: &Actor, place: Place) {
    assert!(
        is_offered(state, command, actor, place),
        "{} does not see {} in context {} (contexts {}, integration types {}, permissions {}); \
         `overriding()` calls it anyway, as after a server's own permission settings",
        state.users[&actor.user].name,
        command["name"],
        place.context,
        command["contexts"],
        command["integration_types"],
        command["default_member_permissions"],
    );
}

/// `data` of a slash command, or of its completion when `focus` names the option being typed.
///
/// Also returns the focused option's type, or 0.
pub(crate) fn command_data(
    state: &State,
    place: Place,
    command: &Value,
    below: &[&str],
    typed: &[(&str, &str)],
    focus: Option<&str>,
) -> (Value, i64) {
    let mut level = command;
    let mut branches = Vec::new();
    for word in below {
        level = options(level)
            .find(|option| {
                matches!(
                    option["type"].as_i64(),
                    Some(SUB_COMMAND | SUB_COMMAND_GROUP)
                ) && option["name"] == *word
            })
            .unwrap_or_else(|| panic!("{} has no subcommand {word:?}", level["name"]));
        branches.push(level);
    }
    let branching = options(level).any(|option| {
        matches!(
            option["type"].as_i64(),
            Some(SUB_COMMAND | SUB_COMMAND_GROUP)
        )
    });
    assert!(
        !branching,
        "{} needs a subcommand after {below:?}",
        command["name"]
    );
    let mut resolved = Map::new();
    let mut given = Vec::new();
    let mut completing = 0;
    for (name, text) in typed {
        let definition = options(level)
            .find(|option| option["name"] == *name)
            .unwrap_or_else(|| panic!("{} has no option {name:?}", level["name"]));
        let kind = definition["type"].as_i64().unwrap_or(3);
        if focus == Some(*name) {
            assert!(
                definition["autocomplete"] == true,
                "{name:?} has no completions"
            );
            completing = kind;
            // While it is being typed, Discord sends whatever stands there as text.
            given.push(json!({"name": name, "type": kind, "value": text, "focused": true}));
            continue;
        }
        let value = value_of(state, place, definition, kind, text, &mut resolved);
        given.push(json!({"name": name, "type": kind, "value": value}));
    }
    if focus.is_none() {
        for option in options(level).filter(|option| option["required"] == true) {
            let there = typed.iter().any(|(name, _)| option["name"] == *name);
            assert!(
                there,
                "{} requires the option {}",
                command["name"], option["name"]
            );
        }
    }
    for branch in branches.iter().rev() {
        given = vec![json!({"name": branch["name"], "type": branch["type"], "options": given})];
    }
    let mut data = json!({
        "id": command["id"],
        "name": command["name"],
        "type": 1,
        "options": given,
    });
    if let Some(guild) = command["guild_id"].as_str() {
        data["guild_id"] = json!(guild);
    }
    if !resolved.is_empty() {
        data["resolved"] = Value::Object(resolved);
    }
    (data, completing)
}

fn options(level: &Value) -> impl Iterator<Item = &Value> {
    level["options"].as_array().into_iter().flatten()
}

fn value_of(
    state: &State,
    place: Place,
    definition: &Value,
    kind: i64,
    text: &str,
    resolved: &mut Map<String, Value>,
) -> Value {
    let name = &definition["name"];
    let choices = definition["choices"]
        .as_array()
        .filter(|choices| !choices.is_empty());
    if let Some(choices) = choices {
        let shown = |choice: &&Value| choice["name"] == text || plain(&choice["value"]) == text;
        let choice = choices.iter().find(shown);
        return choice.unwrap_or_else(|| panic!("{name} offers no choice {text:?}"))["value"]
            .clone();
    }
    match kind {
        3 => {
            let count = text.chars().count() as u64;
            let least = definition["min_length"].as_u64().unwrap_or(0);
            let most = definition["max_length"].as_u64().unwrap_or(6000);
            assert!(
                (least..=most).contains(&count),
                "{name} takes {least} to {most} characters, not {count}"
            );
            json!(text)
        }
        4 => within(
            definition,
            text.parse::<i64>().map(|number| json!(number)),
            text,
        ),
        5 => json!(
            text.parse::<bool>()
                .unwrap_or_else(|_| panic!("{name} takes true or false"))
        ),
        10 => within(
            definition,
            text.parse::<f64>().map(|number| json!(number)),
            text,
        ),
        11 => {
            let id: u64 = text.parse().unwrap_or_default();
            let file = state
                .files
                .get(&id)
                .unwrap_or_else(|| panic!("{name}: upload a file first"));
            let url = format!(
                "http://127.0.0.1:{}/attachments/{id}/{}",
                state.port, file.name
            );
            let attachment = json!({
                "id": text, "filename": file.name, "size": file.bytes.len(), "url": url,
                "proxy_url": url, "content_type": file.content_type, "ephemeral": true,
            });
            resolve(resolved, "attachments", text, attachment);
            json!(text)
        }
        6 | 9 => {
            let wanted = text.trim_start_matches('@');
            let user = state
                .users
                .values()
                .find(|user| user.name == wanted || user.id.to_string() == wanted);
            let user = user.unwrap_or_else(|| panic!("{name}: nobody is called {text:?}"));
            let id = user.id.to_string();
            resolve(resolved, "users", &id, objects::user(state, user.id));
            resolve(
                resolved,
                "members",
                &id,
                objects::partial_member(objects::USUAL_PERMISSIONS),
            );
            json!(id)
        }
        7 => {
            let id = channel_named(state, place, text, &definition["channel_types"]);
            let channel = objects::channel(state, id, objects::USUAL_PERMISSIONS);
            resolve(resolved, "channels", &id.to_string(), channel);
            json!(id.to_string())
        }
        other => panic!("{name}: options of type {other} are not modelled"),
    }
}

/// The text channel of this name or id in the server, where channels of its kind can be chosen.
pub(crate) fn channel_named(state: &State, place: Place, name: &str, types: &Value) -> u64 {
    const TEXT: u64 = 0;
    let types = types.as_array().filter(|types| !types.is_empty());
    let fits = types.is_none_or(|types| types.iter().any(|kind| kind.as_u64() == Some(TEXT)));
    assert!(fits, "text channels cannot be chosen here, only {types:?}");
    let wanted = name.trim_start_matches('#');
    let mut here = state.channels.values().filter(
        |channel| matches!(channel.kind, ChannelKind::Guild(guild) if Some(guild) == place.guild),
    );
    let found = here.find(|channel| channel.name == wanted || channel.id.to_string() == wanted);
    found
        .unwrap_or_else(|| panic!("no channel of this server is called {name:?}"))
        .id
}

fn within<E>(definition: &Value, number: Result<Value, E>, text: &str) -> Value {
    let name = &definition["name"];
    let number = number.unwrap_or_else(|_| panic!("{name} takes a number, not {text:?}"));
    let value = number.as_f64().unwrap_or_default();
    let least = definition["min_value"].as_f64().unwrap_or(f64::MIN);
    let most = definition["max_value"].as_f64().unwrap_or(f64::MAX);
    assert!(
        (least..=most).contains(&value),
        "{name} takes {least} to {most}, not {text}"
    );
    number
}

fn resolve(resolved: &mut Map<String, Value>, kind: &str, id: &str, object: Value) {
    let entry = resolved.entry(kind).or_insert_with(|| json!({}));
    entry[id] = object;
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
