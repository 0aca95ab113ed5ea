//! The application's commands, global and of each guild, as the REST interface keeps them.

use serde_json::{Value, json};

use super::rest::{Call, Reply};
use super::state::{APPLICATION, State};
use super::validate::Refused;
use super::validate_command;

/// Answers `/applications/{id}/commands…` and `/applications/{id}/guilds/{id}/commands…`.
pub(crate) fn route(
    state: &mut State,
    call: &mut Call,
    application: &str,
    guild: Option<&str>,
    command: Option<&str>,
) -> Result<Reply, Refused> {
    if application != APPLICATION.to_string() {
        let message = "You are not authorized to perform this action on this application";
        return Err(Refused::new(403, 20012, message));
    }
    let scope = guild.map(|id| id.parse().unwrap_or_default());
    let has_access = |guild: &u64| state.guilds.get(guild).is_some_and(|guild| guild.has_bot);
    if !scope.iter().all(has_access) {
        return Err(Refused::missing_access());
    }
    let body = std::mem::take(&mut call.body);
    match (call.method.as_str(), command) {
        ("GET", None) => {
            let mut list = state.commands.get(&scope).cloned().unwrap_or_default();
            if !call.asks_for("with_localizations") {
                list.iter_mut().for_each(without_localizations);
            }
            Ok(Reply::ok(Value::Array(list)))
        }
        ("PUT", None) => overwrite(state, scope, body),
        ("POST", None) => create(state, scope, body),
        ("GET", Some(id)) => Ok(Reply::ok(find(state, scope, id)?.clone())),
        ("PATCH", Some(id)) => edit(state, scope, id, &body),
        ("DELETE", Some(id)) => {
            find(state, scope, id)?;
            if let Some(list) = state.commands.get_mut(&scope) {
                list.retain(|known| known["id"] != id);
            }
            Ok(Reply::no_content())
        }
        _ => Err(Refused::new(405, 0, "405: Method Not Allowed")),
    }
}

fn overwrite(state: &mut State, scope: Option<u64>, body: Value) -> Result<Reply, Refused> {
    validate_command::all(&body)?;
    let Value::Array(definitions) = body else {
        unreachable!("the check above refuses what is no list");
    };
    let list: Vec<Value> = definitions
        .into_iter()
        .map(|one| stored(state, scope, one))
        .collect();
    state.commands.insert(scope, list.clone());
    state.puts += 1;
    Ok(Reply::ok(Value::Array(list)))
}

/// Creating a command whose name and type exist already overwrites it, with 200 instead of 201.
fn create(state: &mut State, scope: Option<u64>, body: Value) -> Result<Reply, Refused> {
    validate_command::one(&body)?;
    let existed = same_name(state, scope, &body).is_some();
    let command = stored(state, scope, body);
    let mut list = state.commands.get(&scope).cloned().unwrap_or_default();
    list.retain(|known| known["id"] != command["id"]);
    list.push(command.clone());
    validate_command::room(list.iter())?;
    state.commands.insert(scope, list);
    Ok(Reply::new(if existed { 200 } else { 201 }, command))
}

fn edit(state: &mut State, scope: Option<u64>, id: &str, body: &Value) -> Result<Reply, Refused> {
    let mut changed = find(state, scope, id)?.clone();
    for (key, value) in body.as_object().into_iter().flatten() {
        changed[key] = value.clone();
    }
    validate_command::one(&changed)?;
    changed["version"] = json!(state.new_id().to_string());
    let list = state.commands.entry(scope).or_default();
    if let Some(known) = list.iter_mut().find(|known| known["id"] == id) {
        *known = changed.clone();
    }
    Ok(Reply::ok(changed))
}

fn find<'a>(state: &'a State, scope: Option<u64>, id: &str) -> Result<&'a Value, Refused> {
    state
        .commands
        .get(&scope)
        .and_then(|list| list.iter().find(|known| known["id"] == id))
        .ok_or_else(|| Refused::new(404, 10063, "Unknown application command"))
}

fn same_name<'a>(state: &'a State, scope: Option<u64>, definition: &Value) -> Option<&'a Value> {
    state.commands.get(&scope)?.iter().find(|known| {
        known["name"] == definition["name"]
            && validate_command::kind(known) == validate_command::kind(definition)
    })
}

/// A definition with everything that Discord adds; a known name keeps its id.
fn stored(state: &mut State, scope: Option<u64>, definition: Value) -> Value {
    let known = same_name(state, scope, &definition).map(|known| known["id"].clone());
    let id = known.unwrap_or_else(|| json!(state.new_id().to_string()));
    let version = state.new_id().to_string();
    let mut command = json!({
        "id": id,
        "application_id": APPLICATION.to_string(),
        "version": version,
        "type": 1,
        "description": "",
        "default_member_permissions": null,
        "name_localizations": null,
        "description_localizations": null,
        "dm_permission": scope.is_none(),
        "contexts": null,
        "integration_types": [0],
        "nsfw": false,
    });
    if let Some(guild) = scope {
        command["guild_id"] = json!(guild.to_string());
    }
    if let Value::Object(fields) = definition {
        for (key, value) in fields {
            if key != "id" && key != "version" {
                command[key] = value;
            }
        }
    }
    command
}

fn without_localizations(part: &mut Value) {
    let Some(fields) = part.as_object_mut() else {
        return;
    };
    fields.remove("name_localizations");
    fields.remove("description_localizations");
    for list in ["options", "choices"] {
        if let Some(Value::Array(parts)) = fields.get_mut(list) {
            parts.iter_mut().for_each(without_localizations);
        }
    }
}
