//! Gateway sessions and the sockets that carry them: what was sent, to whom, and how a socket ends.

use std::collections::{BTreeMap, VecDeque};

use axum::extract::ws::Utf8Bytes;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::state::SHORT_MEMORY;

#[derive(Default)]
pub(crate) struct Gateway {
    /// Milliseconds between heartbeats, told to sockets that open from now on; `None` is Discord's own.
    pub heartbeat_ms: Option<u64>,
    /// Privileged intents that the application may use.
    pub enabled_intents: u64,
    pub seen: Vec<Seen>,
    pub sessions: BTreeMap<String, Session>,
    pub sockets: BTreeMap<u64, Socket>,
    pub opened: u64,
    /// How many shards Discord wants; 0 stands for one.
    pub wanted_shards: u64,
    /// What becomes of the next IDENTIFYs that would be welcomed, in order.
    pub plans: VecDeque<Plan>,
}

/// What becomes of an IDENTIFY.
#[derive(Clone, Copy, Debug)]
pub enum Plan {
    /// The socket is closed with a code.
    Close(u16),
    /// The session begins, and READY never comes.
    NeverReady,
}

/// What a client did, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// An IDENTIFY that was welcomed.
    Identified {
        /// Index and count.
        shard: (u64, u64),
        /// Bits, as sent.
        intents: u64,
    },
    /// An IDENTIFY after which READY never came.
    KeptWaiting,
    /// A RESUME that was taken up.
    Resumed {
        /// The last event that the client had seen.
        seq: u64,
    },
    /// A RESUME that was answered with op 9.
    CouldNotResume,
    /// The fake closed the socket because of what the client sent.
    Closed(u16),
    /// The client closed, with a code if it gave one.
    Left(Option<u16>),
    /// The socket ended without a close frame from either side.
    Lost,
    /// A presence, at IDENTIFY or later.
    Presence(Value),
    /// A heartbeat, answered or not.
    Heartbeat,
}

pub(crate) struct Session {
    pub shard: (u64, u64),
    pub intents: u64,
    pub seq: u64,
    /// What a RESUME would replay.
    pub sent: VecDeque<(u64, Utf8Bytes)>,
    pub socket: Option<u64>,
}

pub(crate) struct Socket {
    pub orders: UnboundedSender<Order>,
    pub session: Option<String>,
    /// Open still, but Discord neither answers nor speaks any more.
    pub zombie: bool,
}

pub(crate) enum Order {
    Send(Utf8Bytes),
    Close(u16, &'static str),
    Drop,
}

/// "Sharding": the shard that hears of a guild.
pub(crate) fn shard_of(guild: u64, total: u64) -> u64 {
    (guild >> 22) % total
}

impl Gateway {
    pub(crate) fn wanted_shards(&self) -> u64 {
        self.wanted_shards.max(1)
    }

    /// Whether some session has a living socket, or could still be resumed.
    pub(crate) fn has_sessions(&self) -> bool {
        !self.sessions.is_empty()
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.sockets
            .values()
            .any(|socket| socket.session.is_some() && !socket.zombie)
    }

    pub(crate) fn dispatch_to(&mut self, id: &str, event: &str, data: &str, keep_all: bool) {
        let Some(session) = self.sessions.get_mut(id) else {
            return;
        };
        session.seq += 1;
        let text = format!(r#"{{"t":"{event}","s":{},"op":0,"d":{data}}}"#, session.seq);
        let text = Utf8Bytes::from(text);
        session.sent.push_back((session.seq, text.clone()));
        if !keep_all && session.sent.len() > SHORT_MEMORY {
            session.sent.pop_front();
        }
        if let Some(socket) = session.socket.and_then(|socket| self.sockets.get(&socket))
            && !socket.zombie
        {
            let _ = socket.orders.send(Order::Send(text));
        }
    }

    pub(crate) fn tell(&mut self, socket: u64, frame: &Value) {
        if let Some(socket) = self.sockets.get(&socket) {
            let _ = socket
                .orders
                .send(Order::Send(Utf8Bytes::from(frame.to_string())));
        }
    }

    pub(crate) fn refuse(&mut self, socket: u64, code: u16, reason: &'static str) {
        self.seen.push(Seen::Closed(code));
        if let Some(socket) = self.sockets.get(&socket) {
            let _ = socket.orders.send(Order::Close(code, reason));
        }
    }

    pub(crate) fn forget(&mut self, id: u64, end: Option<Seen>) {
        let session = self.sockets.remove(&id).and_then(|socket| socket.session);
        if let Some(session) = session {
            // Closing with 1000 or 1001 ends the session; any other end leaves it to be resumed.
            if matches!(end, Some(Seen::Left(Some(1000 | 1001)))) {
                self.sessions.remove(&session);
            } else if let Some(session) = self.sessions.get_mut(&session)
                && session.socket == Some(id)
            {
                session.socket = None;
            }
        }
        self.seen.extend(end);
    }

    /// Op 7: asks every client to reconnect and resume.
    pub(crate) fn ask_to_reconnect(&mut self) {
        self.broadcast(&json!({"op": 7, "d": null, "s": null, "t": null}));
    }

    /// Op 9: tells every client that its session is no more, or only that it must resume it.
    pub(crate) fn invalidate(&mut self, resumable: bool) {
        if !resumable {
            self.sessions.clear();
            // A client may identify again on the same socket.
            for socket in self.sockets.values_mut() {
                socket.session = None;
            }
        }
        self.broadcast(&json!({"op": 9, "d": resumable, "s": null, "t": null}));
    }

    /// Op 1: asks every client for a heartbeat now.
    pub(crate) fn ask_for_heartbeat(&mut self) {
        self.broadcast(&json!({"op": 1, "d": null, "s": null, "t": null}));
    }

    pub(crate) fn broadcast(&mut self, frame: &Value) {
        let sockets: Vec<u64> = self.sockets.keys().copied().collect();
        for socket in sockets {
            self.tell(socket, frame);
        }
    }

    /// Ends every socket without a close frame; sessions stay.
    pub(crate) fn drop_sockets(&mut self) {
        for socket in self.sockets.values_mut() {
            socket.zombie = true;
            let _ = socket.orders.send(Order::Drop);
        }
    }

    /// Closes every socket with a code; sessions stay unless the code ends them.
    pub(crate) fn close_sockets(&mut self, code: u16) {
        if matches!(code, 1000 | 1001 | 4004 | 4006 | 4007 | 4009 | 4010..=4014) {
            self.sessions.clear();
        }
        for socket in self.sockets.values_mut() {
            socket.zombie = true;
            let _ = socket
                .orders
                .send(Order::Close(code, "asked for by a test"));
        }
    }

    /// Leaves every open socket open and says nothing more on it, not even an answer to a heartbeat.
    pub(crate) fn fall_silent(&mut self) {
        for socket in self.sockets.values_mut() {
            socket.zombie = true;
        }
    }

    /// Forgets every session without telling anybody: the next RESUME fails.
    pub(crate) fn lose_sessions(&mut self) {
        self.sessions.clear();
    }
}
