//! The gateway's protocol: a socket's life, and what each frame from a client does.
//!
//! Source: Discord's reference, "Gateway", "Gateway Events" and "Gateway Close Codes".
//! Frames are plain JSON text; compression is optional for Discord as well.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::timeout;

use super::objects;
use super::sessions::{Order, Plan, Seen, Session, Socket, shard_of};
use super::state::{APPLICATION, Server, State};

/// What Discord says in HELLO, in milliseconds.
const HEARTBEAT_MS: u64 = 41_250;
/// The largest frame a client may send, in bytes.
const FRAME_BYTES: usize = 4096;
/// Intents that exist: bits 0 to 16, 20, 21, 24 and 25.
const KNOWN_INTENTS: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
/// GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT.
const PRIVILEGED_INTENTS: u64 = 1 << 1 | 1 << 8 | 1 << 15;
const GUILDS: u64 = 1;

/// Opens a socket; the gateway's address is the root.
pub(crate) async fn open(
    Shared(server): Shared<Arc<Server>>,
    uri: Uri,
    upgrade: WebSocketUpgrade,
) -> Response {
    if server.state().faults.outage {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let version = uri
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .find_map(|pair| pair.strip_prefix("v="));
    let version_fits = version.is_none_or(|version| version == "10");
    upgrade.on_upgrade(move |socket| serve(socket, server, version_fits))
}

async fn serve(mut socket: WebSocket, server: Arc<Server>, version_fits: bool) {
    let (orders, mut ordered) = unbounded_channel();
    let id = {
        let mut state = server.state();
        let gateway = &mut state.gateway;
        gateway.opened += 1;
        let id = gateway.opened;
        let heartbeat = gateway.heartbeat_ms.unwrap_or(HEARTBEAT_MS);
        let entry = Socket {
            orders,
            session: None,
            zombie: false,
        };
        gateway.sockets.insert(id, entry);
        gateway.tell(
            id,
            &json!({"op": 10, "d": {"heartbeat_interval": heartbeat}, "s": null, "t": null}),
        );
        if !version_fits {
            gateway.refuse(id, 4012, "Invalid API version");
        }
        id
    };
    let end = loop {
        tokio::select! {
            order = ordered.recv() => match order {
                Some(Order::Send(text)) => {
                    if socket.send(Message::Text(text)).await.is_err() {
                        break Some(Seen::Lost);
                    }
                }
                Some(Order::Close(code, reason)) => {
                    close(&mut socket, code, reason).await;
                    break None;
                }
                Some(Order::Drop) | None => break None,
            },
            frame = socket.recv() => match frame {
                Some(Ok(Message::Text(text))) => {
                    server.state().hear(id, &text);
                    server.changed.notify_waiters();
                }
                Some(Ok(Message::Close(frame))) => break Some(Seen::Left(frame.map(|frame| frame.code))),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break Some(Seen::Lost),
            },
        }
    };
    server.state().gateway.forget(id, end);
    server.changed.notify_waiters();
}

/// Sends a close frame and reads on until the client has seen it; closing at once could reset the
/// connection and lose the frame.
async fn close(socket: &mut WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame {
        code,
        reason: Utf8Bytes::from_static(reason),
    };
    if socket.send(Message::Close(Some(frame))).await.is_ok() {
        let drained = timeout(Duration::from_secs(1), async {
            while let Some(Ok(_)) = socket.recv().await {}
        });
        let _ = drained.await;
    }
}

impl State {
    /// Acts on a frame from a client.
    fn hear(&mut self, socket: u64, text: &str) {
        if text.len() > FRAME_BYTES {
            return self
                .gateway
                .refuse(socket, 4002, "Error while decoding payload.");
        }
        let Ok(frame) = serde_json::from_str::<Value>(text) else {
            return self
                .gateway
                .refuse(socket, 4002, "Error while decoding payload.");
        };
        let Some(known) = self.gateway.sockets.get(&socket) else {
            return;
        };
        let (in_session, zombie) = (known.session.is_some(), known.zombie);
        match frame["op"].as_u64() {
            Some(1) => {
                self.gateway.seen.push(Seen::Heartbeat);
                if !zombie {
                    self.gateway
                        .tell(socket, &json!({"op": 11, "d": null, "s": null, "t": null}));
                }
            }
            Some(2) if in_session => self.gateway.refuse(socket, 4005, "Already authenticated."),
            Some(2) => self.identify(socket, &frame["d"]),
            Some(6) => self.resume(socket, &frame["d"]),
            Some(3 | 4 | 8 | 31) if !in_session => {
                self.gateway.refuse(socket, 4003, "Not authenticated.");
            }
            Some(3) => self.gateway.seen.push(Seen::Presence(frame["d"].clone())),
            Some(4 | 8 | 31) => {}
            _ => self.gateway.refuse(socket, 4001, "Unknown opcode."),
        }
    }

    /// Discord takes the token with and without the `Bot ` that REST wants.
    fn is_own_token(&self, token: &Value) -> bool {
        token
            .as_str()
            .map(|token| token.strip_prefix("Bot ").unwrap_or(token))
            == Some(&self.token)
    }

    fn identify(&mut self, socket: u64, data: &Value) {
        if !self.is_own_token(&data["token"]) {
            return self.gateway.refuse(socket, 4004, "Authentication failed.");
        }
        let Some(intents) = data["intents"]
            .as_u64()
            .filter(|bits| bits & !KNOWN_INTENTS == 0)
        else {
            return self.gateway.refuse(socket, 4013, "Invalid intent(s).");
        };
        if intents & PRIVILEGED_INTENTS & !self.gateway.enabled_intents != 0 {
            return self.gateway.refuse(socket, 4014, "Disallowed intent(s).");
        }
        let shard = match &data["shard"] {
            Value::Null => Some((0, 1)),
            pair => pair[0]
                .as_u64()
                .zip(pair[1].as_u64())
                .filter(|(index, total)| index < total),
        };
        let Some(shard) = shard else {
            return self.gateway.refuse(socket, 4010, "Invalid shard.");
        };
        if shard.1 < self.gateway.wanted_shards() {
            return self.gateway.refuse(socket, 4011, "Sharding required.");
        }
        match self.gateway.plans.pop_front() {
            Some(Plan::Close(code)) => {
                return self.gateway.refuse(socket, code, "asked for by a test");
            }
            Some(Plan::NeverReady) => {
                self.gateway.seen.push(Seen::KeptWaiting);
                return;
            }
            None => {}
        }
        let session_id = format!("{:032x}", self.new_id());
        let session = Session {
            shard,
            intents,
            seq: 0,
            sent: VecDeque::new(),
            socket: Some(socket),
        };
        let gateway = &mut self.gateway;
        // Sessions that lost their socket and were not taken up again would be kept for ever.
        gateway
            .sessions
            .retain(|_, old| old.shard != shard || old.socket.is_some());
        gateway.sessions.insert(session_id.clone(), session);
        if let Some(known) = gateway.sockets.get_mut(&socket) {
            known.session = Some(session_id.clone());
        }
        gateway.seen.push(Seen::Identified { shard, intents });
        if !data["presence"].is_null() {
            gateway.seen.push(Seen::Presence(data["presence"].clone()));
        }
        self.welcome(&session_id, shard, intents);
    }

    fn welcome(&mut self, session: &str, shard: (u64, u64), intents: u64) {
        let here: Vec<u64> = self
            .guilds
            .values()
            .filter(|guild| guild.has_bot && shard_of(guild.id, shard.1) == shard.0)
            .map(|guild| guild.id)
            .collect();
        let unavailable: Vec<Value> = here
            .iter()
            .map(|id| json!({"id": id.to_string(), "unavailable": true}))
            .collect();
        let ready = json!({
            "v": 10,
            "user": objects::current_user(self),
            "user_settings": {},
            "session_type": "normal",
            "session_id": session,
            "resume_gateway_url": format!("ws://127.0.0.1:{}", self.port),
            "relationships": [], "private_channels": [], "presences": [],
            "guilds": unavailable,
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": [],
            "shard": [shard.0, shard.1],
            "application": {"id": APPLICATION.to_string(), "flags": 0},
            "_trace": [],
        });
        self.gateway
            .dispatch_to(session, "READY", &ready.to_string(), true);
        if intents & GUILDS != 0 {
            // Of a server in trouble nothing comes until it is over.
            for id in here.into_iter().filter(|id| !self.guilds[id].outage) {
                let guild = objects::guild(self, &self.guilds[&id]).to_string();
                self.gateway
                    .dispatch_to(session, "GUILD_CREATE", &guild, true);
            }
        }
    }

    fn resume(&mut self, socket: u64, data: &Value) {
        if !self.is_own_token(&data["token"]) {
            return self.gateway.refuse(socket, 4004, "Authentication failed.");
        }
        let id = data["session_id"].as_str().unwrap_or_default().to_owned();
        let seq = data["seq"].as_u64().unwrap_or_default();
        let gateway = &mut self.gateway;
        let known = gateway.sessions.get(&id).filter(|session| {
            // Everything after `seq` must still be there.
            let first = session
                .sent
                .front()
                .map_or(session.seq + 1, |(first, _)| *first);
            first <= seq + 1
        });
        let Some(session) = known else {
            gateway.seen.push(Seen::CouldNotResume);
            gateway.tell(socket, &json!({"op": 9, "d": false, "s": null, "t": null}));
            return;
        };
        if seq > session.seq {
            return gateway.refuse(socket, 4007, "Invalid seq.");
        }
        let missed: Vec<Utf8Bytes> = session
            .sent
            .iter()
            .filter(|(number, _)| *number > seq)
            .map(|(_, text)| text.clone())
            .collect();
        if let Some(known) = gateway.sockets.get_mut(&socket) {
            known.session = Some(id.clone());
            for text in missed {
                let _ = known.orders.send(Order::Send(text));
            }
        }
        if let Some(session) = gateway.sessions.get_mut(&id) {
            session.socket = Some(socket);
        }
        gateway.seen.push(Seen::Resumed { seq });
        gateway.dispatch_to(&id, "RESUMED", "{\"_trace\":[]}", true);
    }

    /// Sends an event to the sessions of its shard that have the intent for it.
    pub(crate) fn dispatch(&mut self, event: &str, guild: Option<u64>, data: &str) {
        let needs = match event {
            _ if event.starts_with("GUILD_") || event.starts_with("CHANNEL_") => GUILDS,
            _ => 0,
        };
        let reached: Vec<String> = self
            .gateway
            .sessions
            .iter()
            .filter(|(_, session)| {
                let (index, total) = session.shard;
                session.intents & needs == needs
                    && guild.map_or(0, |id| shard_of(id, total)) == index
            })
            .map(|(id, _)| id.clone())
            .collect();
        let keep_all = self.keep_history;
        for session in reached {
            self.gateway.dispatch_to(&session, event, data, keep_all);
        }
    }
}
