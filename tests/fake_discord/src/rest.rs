//! The HTTP side: reads a request, suffers the planned faults, asks the model, writes the answer down.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, Multipart, Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::faults::Fault;
use super::objects;
use super::state::{APPLICATION, ChannelKind, Recorded, Refusal, Server, State};
use super::validate::Refused;
use super::validate_message::File;
use super::wire::Line;
use super::{commands, interactions, messages};

/// Discord's limit of a whole request ("Create Message").
const REQUEST_BYTES: usize = 25 * 1024 * 1024;
const PREFIX: &str = "/api/v10";

/// A request whose body has been read.
pub(crate) struct Call {
    pub method: String,
    /// Below `/api/v10`, with its tokens.
    pub path: String,
    pub query: String,
    pub authorization: Option<String>,
    pub body: Value,
    pub files: Vec<File>,
}

impl Call {
    /// Whether a query parameter is `true`.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .any(|(key, value)| key == name && matches!(value, "true" | "1"))
    }
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub body: Value,
}

impl Reply {
    pub(crate) fn new(status: u16, body: Value) -> Self {
        Self { status, body }
    }

    pub(crate) fn ok(body: Value) -> Self {
        Self::new(200, body)
    }

    pub(crate) fn no_content() -> Self {
        Self::new(204, Value::Null)
    }
}

/// Answers everything that is not the gateway.
pub(crate) async fn serve(
    Shared(server): Shared<Arc<Server>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let method = request.method().as_str().to_owned();
    let full_path = request.uri().path().to_owned();
    if let Some(file) = full_path.strip_prefix("/attachments/") {
        return attachment(&server, file);
    }
    let Some(path) = full_path.strip_prefix(PREFIX) else {
        return written(404, &Refused::no_such_route().json());
    };
    let fault = {
        let mut state = server.state();
        let clock = state.clock;
        state.faults.take(&method, path, clock)
    };
    match fault {
        Some(Fault::Held(gate)) => gate.pass().await,
        Some(Fault::CutShort) => {
            return match read(request, method, path).await {
                Ok(mut call) => {
                    let (status, body) = carry_out(&server, &mut call);
                    half(status, &body)
                }
                Err(why) => written(why.status, &why.json()),
            };
        }
        Some(Fault::AnswerLost) => {
            let call = read(request, method, path).await;
            if let Ok(mut call) = call {
                carry_out(&server, &mut call);
            }
            line.cut();
            return StatusCode::OK.into_response();
        }
        Some(fault) => return suffer(&server, request, method, path, &fault, &line).await,
        None => {}
    }
    match read(request, method, path).await {
        Ok(mut call) => {
            let (status, body) = carry_out(&server, &mut call);
            written(status, &body)
        }
        Err(why) => written(why.status, &why.json()),
    }
}

/// Asks the model, and records the request and its refusal.
pub(crate) fn carry_out(server: &Server, call: &mut Call) -> (u16, Value) {
    let mut state = server.state();
    let state = &mut *state;
    let record = state.keep_history.then(|| recorded(call));
    let outcome = route(state, call);
    let (status, body) = match outcome {
        Ok(reply) => (reply.status, reply.body),
        Err(why) => {
            refused(state, call, record.as_ref(), &why);
            (why.status, why.json())
        }
    };
    if let Some(mut record) = record {
        record.status = status;
        state.requests.push(record);
    }
    server.changed.notify_waiters();
    (status, body)
}

fn recorded(call: &Call) -> Recorded {
    Recorded {
        method: call.method.clone(),
        path: without_tokens(&call.path),
        query: call.query.clone(),
        body: call.body.clone(),
        files: call.files.iter().map(|file| file.name.clone()).collect(),
        status: 0,
    }
}

fn refused(state: &mut State, call: &Call, record: Option<&Recorded>, why: &Refused) {
    let refusal = Refusal {
        method: call.method.clone(),
        path: without_tokens(&call.path),
        body: record.map_or(Value::Null, |record| record.body.clone()),
        status: why.status,
        code: why.code,
        reason: why.reason(),
    };
    let token = call.path.split('/').nth(3).unwrap_or_default();
    let interaction = state.tokens.get(token).copied();
    if let Some(interaction) = interaction.and_then(|id| state.interactions.get_mut(&id)) {
        interaction.refusals.push(refusal.clone());
        interaction.changed.notify_waiters();
    }
    state.refusals.push(refusal);
}

fn without_tokens(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    if matches!(parts.get(1), Some(&("interactions" | "webhooks"))) && parts.len() > 3 {
        parts[3] = "{token}";
    }
    parts.join("/")
}

/// The model's answer to a request.
pub(crate) fn route(state: &mut State, call: &mut Call) -> Result<Reply, Refused> {
    let path = call.path.clone();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    // These carry their right to be heard in the path.
    match parts[..] {
        ["interactions", id, token, "callback"] if call.method == "POST" => {
            return interactions::callback(state, call, id, token);
        }
        ["webhooks", application, token] => {
            return interactions::webhook(state, call, application, token, None);
        }
        ["webhooks", application, token, "messages", message] => {
            return interactions::webhook(state, call, application, token, Some(message));
        }
        ["gateway"] if call.method == "GET" => {
            return Ok(Reply::ok(
                json!({"url": format!("ws://127.0.0.1:{}", state.port)}),
            ));
        }
        _ => {}
    }
    if call.authorization.as_deref() != Some(&format!("Bot {}", state.token)) {
        return Err(Refused::unauthorized());
    }
    match (call.method.as_str(), &parts[..]) {
        ("GET", ["gateway", "bot"]) => Ok(Reply::ok(json!({
            "url": format!("ws://127.0.0.1:{}", state.port),
            "shards": state.gateway.wanted_shards(),
            "session_start_limit": {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1},
        }))),
        ("GET", ["users", "@me"]) => Ok(Reply::ok(objects::current_user(state))),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => {
            Ok(Reply::ok(objects::application(state)))
        }
        ("POST", ["users", "@me", "channels"]) => {
            let person = call.body["recipient_id"]
                .as_str()
                .and_then(|id| id.parse().ok());
            let known = person.filter(|id| state.users.contains_key(id));
            let Some(person) = known else {
                return Err(Refused::new(400, 50033, "Invalid Recipient(s)"));
            };
            let id = state.channel_of(ChannelKind::BotDm(person), "dm");
            Ok(Reply::ok(objects::channel(
                state,
                id,
                objects::USUAL_PERMISSIONS,
            )))
        }
        ("GET", ["guilds", id]) => {
            let guild = id.parse().ok().and_then(|id: u64| state.guilds.get(&id));
            let guild = guild
                .filter(|guild| guild.has_bot)
                .ok_or_else(Refused::missing_access)?;
            Ok(Reply::ok(objects::guild(state, guild)))
        }
        ("GET", ["guilds", id, "channels"]) => {
            let guild = id.parse().ok().and_then(|id: u64| state.guilds.get(&id));
            let guild = guild
                .filter(|guild| guild.has_bot)
                .ok_or_else(Refused::missing_access)?;
            // All of them, those that the bot does not see among them.
            Ok(Reply::ok(objects::guild(state, guild)["channels"].take()))
        }
        ("GET", ["channels", id]) => {
            let id = id.parse().unwrap_or_default();
            let permissions = messages::access(state, id)?;
            Ok(Reply::ok(objects::channel(state, id, permissions)))
        }
        (_, ["applications", app, "commands"]) => commands::route(state, call, app, None, None),
        (_, ["applications", app, "commands", id]) => {
            commands::route(state, call, app, None, Some(id))
        }
        (_, ["applications", app, "guilds", guild, "commands"]) => {
            commands::route(state, call, app, Some(guild), None)
        }
        (_, ["applications", app, "guilds", guild, "commands", id]) => {
            commands::route(state, call, app, Some(guild), Some(id))
        }
        (_, ["channels", channel, "messages"]) => messages::route(state, call, channel, None),
        (_, ["channels", channel, "messages", id]) => {
            messages::route(state, call, channel, Some(id))
        }
        _ => Err(Refused::no_such_route()),
    }
}

async fn read(request: Request, method: String, path: &str) -> Result<Call, Refused> {
    let header_text = |headers: &HeaderMap, name| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let authorization = header_text(request.headers(), header::AUTHORIZATION);
    let content_type = header_text(request.headers(), header::CONTENT_TYPE).unwrap_or_default();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let too_large = || Refused::new(413, 40005, "Request entity too large");
    let broken = || Refused::new(400, 50109, "The request body contains invalid JSON.");
    let mut files = Vec::new();
    let mut body = Value::Null;
    let (head, stream) = request.into_parts();
    let bytes = to_bytes(stream, REQUEST_BYTES)
        .await
        .map_err(|_| too_large())?;
    if content_type.starts_with("multipart/form-data") {
        let mut whole = Request::from_parts(head, Body::from(bytes));
        axum::extract::DefaultBodyLimit::disable().apply(&mut whole);
        let mut form = Multipart::from_request(whole, &())
            .await
            .map_err(|_| broken())?;
        while let Some(part) = form.next_field().await.map_err(|_| broken())? {
            let name = part.name().unwrap_or_default().to_owned();
            let number = name
                .strip_prefix("files[")
                .and_then(|rest| rest.strip_suffix(']'));
            if name == "payload_json" {
                let bytes = part.bytes().await.map_err(|_| broken())?;
                body = serde_json::from_slice(&bytes).map_err(|_| broken())?;
            } else if let Some(number) = number {
                files.push(File {
                    number: number.parse().map_err(|_| broken())?,
                    name: part.file_name().unwrap_or_default().to_owned(),
                    content_type: part
                        .content_type()
                        .unwrap_or("application/octet-stream")
                        .to_owned(),
                    bytes: part.bytes().await.map_err(|_| broken())?.to_vec(),
                });
            }
        }
    } else if !bytes.is_empty() {
        body = serde_json::from_slice(&bytes).map_err(|_| broken())?;
    }
    Ok(Call {
        method,
        path: path.to_owned(),
        query,
        authorization,
        body,
        files,
    })
}

async fn suffer(
    server: &Server,
    request: Request,
    method: String,
    path: &str,
    fault: &Fault,
    line: &Line,
) -> Response {
    let call = read(request, method, path).await.ok();
    let (status, body, extra) = match fault {
        Fault::Dropped => {
            line.cut();
            (0, Value::Null, None)
        }
        Fault::RateLimited(after) => limited(after.as_secs_f64(), "user"),
        Fault::GloballyRateLimited(after) => limited(after.as_secs_f64(), "global"),
        Fault::Unauthorized => (401, Refused::unauthorized().json(), None),
        Fault::Status(status) => {
            let name = StatusCode::from_u16(*status)
                .ok()
                .and_then(|code| code.canonical_reason());
            let message = format!("{status}: {}", name.unwrap_or("Error"));
            (*status, json!({"message": message, "code": 0}), None)
        }
        Fault::Held(_) | Fault::AnswerLost | Fault::CutShort => {
            unreachable!("these are carried out, not suffered")
        }
    };
    if let Some(call) = call {
        let mut state = server.state();
        if state.keep_history {
            let record = Recorded {
                status,
                ..recorded(&call)
            };
            state.requests.push(record);
        }
        drop(state);
        server.changed.notify_waiters();
    }
    match (status, extra) {
        (0, _) => StatusCode::OK.into_response(),
        // In front of Discord stands a proxy, which answers these two in its own words.
        (502 | 503, _) => {
            let page = "<html><head><title>upstream</title></head><body>upstream</body></html>";
            let kind = [(header::CONTENT_TYPE, "text/html")];
            (
                StatusCode::from_u16(status).expect("a known status"),
                kind,
                page,
            )
                .into_response()
        }
        (_, Some(headers)) => {
            let mut response = written(status, &body);
            response.headers_mut().extend(headers);
            response
        }
        (_, None) => written(status, &body),
    }
}

/// "Rate Limits": seconds in the body as a fraction, in `Retry-After` rounded up.
fn limited(seconds: f64, scope: &'static str) -> (u16, Value, Option<HeaderMap>) {
    let global = scope == "global";
    let body =
        json!({"message": "You are being rate limited.", "retry_after": seconds, "global": global});
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: String| {
        headers.insert(
            name,
            value.parse().expect("digits and words are header values"),
        );
    };
    set("retry-after", format!("{}", seconds.ceil()));
    set("x-ratelimit-scope", scope.to_owned());
    if global {
        set("x-ratelimit-global", "true".to_owned());
    } else {
        set("x-ratelimit-limit", "5".to_owned());
        set("x-ratelimit-remaining", "0".to_owned());
        set("x-ratelimit-reset-after", format!("{seconds:.3}"));
        set("x-ratelimit-bucket", "fake".to_owned());
    }
    (429, body, Some(headers))
}

fn written(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("the fake answers with real statuses");
    if body.is_null() {
        return status.into_response();
    }
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

/// An answer of which the second half is missing.
fn half(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("the fake answers with real statuses");
    let text = body.to_string();
    let (half, _) = text.split_at(text.floor_char_boundary(text.len() / 2));
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, half.to_owned()).into_response()
}

fn attachment(server: &Server, rest: &str) -> Response {
    let id = rest
        .split('/')
        .next()
        .and_then(|id| id.parse::<u64>().ok())
        .unwrap_or(APPLICATION);
    match server.state().files.get(&id) {
        Some(file) => {
            let kind = [(header::CONTENT_TYPE, file.content_type.clone())];
            (StatusCode::OK, kind, file.bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
