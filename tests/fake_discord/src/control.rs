//! The gateway and the trouble, in the hands of a test.

use std::time::Duration;

use serde_json::Value;

use super::FakeDiscord;
use super::faults::{Fault, Gate};
use super::sessions::{Plan, Seen};
use super::state::{self, PATIENCE, Recorded, State};

/// How long connecting may take in real time; a client may pause 5 s between two IDENTIFYs.
const CONNECTING: Duration = Duration::from_secs(30);

impl FakeDiscord {
    /// Waits until a bot has a session and a living socket.
    pub async fn wait_until_ready(&self) {
        let connected = |state: &mut State| state.gateway.is_connected().then_some(());
        self.server
            .wait("waiting for a bot to connect", CONNECTING, connected)
            .await;
    }

    /// Waits until commands have been registered by bulk overwrite at least `times` times.
    pub async fn wait_until_registered(&self, times: usize) {
        let registered = |state: &mut State| (state.puts >= times).then_some(());
        self.server
            .wait(
                "waiting for commands to be registered",
                CONNECTING,
                registered,
            )
            .await;
    }

    /// Waits until clients have identified `times` times since the start.
    pub async fn wait_for_identifies(&self, times: usize) {
        self.wait_for_seen("IDENTIFY", times, |seen| {
            matches!(seen, Seen::Identified { .. })
        })
        .await;
    }

    /// Waits until clients have resumed `times` times since the start.
    pub async fn wait_for_resumes(&self, times: usize) {
        self.wait_for_seen("RESUME", times, |seen| matches!(seen, Seen::Resumed { .. }))
            .await;
    }

    /// Waits until what clients did has `times` entries that fit.
    pub async fn wait_for_seen(&self, what: &str, times: usize, fits: impl Fn(&Seen) -> bool) {
        let what = format!("waiting for {what} number {times}");
        let enough = |state: &mut State| {
            let count = state.gateway.seen.iter().filter(|seen| fits(seen)).count();
            (count >= times).then_some(())
        };
        self.server.wait(&what, CONNECTING, enough).await;
    }

    /// Waits until `count` requests have come whose `METHOD /path` contains the text; history must be kept.
    pub async fn wait_for_requests(&self, matching: &str, count: usize) {
        let what = format!("waiting for {count} requests like {matching:?}");
        let enough = |state: &mut State| {
            let fits = |request: &&Recorded| {
                format!("{} {}", request.method, request.path).contains(matching)
            };
            (state.requests.iter().filter(fits).count() >= count).then_some(())
        };
        self.server.wait(&what, PATIENCE, enough).await;
    }

    /// What clients did on the gateway, in order.
    pub fn gateway_log(&self) -> Vec<Seen> {
        self.state().gateway.seen.clone()
    }

    /// The presences that were set, the one of IDENTIFY included.
    pub fn presences(&self) -> Vec<Value> {
        let presence = |seen: &Seen| match seen {
            Seen::Presence(presence) => Some(presence.clone()),
            _ => None,
        };
        self.state()
            .gateway
            .seen
            .iter()
            .filter_map(presence)
            .collect()
    }

    /// What becomes of the next IDENTIFYs that would be welcomed, in order.
    pub fn plan_identifies(&self, plans: impl IntoIterator<Item = Plan>) {
        self.state().gateway.plans.extend(plans);
    }

    /// From now on Discord wants so many shards: an IDENTIFY with fewer is closed with 4011.
    pub fn want_shards(&self, count: u64) {
        self.state().gateway.wanted_shards = count;
    }

    /// Sets the time between heartbeats for sockets that open from now on.
    pub fn heartbeat_interval(&self, interval: Duration) {
        self.state().gateway.heartbeat_ms = Some(state::as_ms(interval));
    }

    /// Lets the application use these privileged intents.
    pub fn enable_intents(&self, bits: u64) {
        self.state().gateway.enabled_intents |= bits;
    }

    /// Resets the token: the old one is refused from now on.
    pub fn reset_token(&self, token: &str) {
        token.clone_into(&mut self.state().token);
    }

    /// Ends every socket without a close frame; sessions can be resumed.
    pub fn drop_sockets(&self) {
        self.state().gateway.drop_sockets();
    }

    /// Closes every socket with a code.
    pub fn close_sockets(&self, code: u16) {
        self.state().gateway.close_sockets(code);
    }

    /// Op 7: asks every client to reconnect.
    pub fn ask_to_reconnect(&self) {
        self.state().gateway.ask_to_reconnect();
    }

    /// Op 9 with `false`: every session is gone.
    pub fn invalidate_sessions(&self) {
        self.state().gateway.invalidate(false);
    }

    /// Op 9 with `true`: every session must be resumed.
    pub fn interrupt_sessions(&self) {
        self.state().gateway.invalidate(true);
    }

    /// Op 1: asks every client for a heartbeat now.
    pub fn ask_for_heartbeat(&self) {
        self.state().gateway.ask_for_heartbeat();
    }

    /// Forgets every session without telling anybody: the next RESUME is answered with op 9.
    pub fn lose_sessions(&self) {
        self.state().gateway.lose_sessions();
    }

    /// Leaves every open socket open and silent; sockets that open later are well.
    pub fn fall_silent(&self) {
        self.state().gateway.fall_silent();
    }

    /// Sends any event to every session of shard 0; GUILD_ and CHANNEL_ events need the GUILDS intent.
    pub fn dispatch(&self, event: &str, data: &Value) {
        self.state().dispatch(event, None, &data.to_string());
    }

    /// Gives trouble to the next `times` requests whose `METHOD /path`, below `/api/v10`, contains the text.
    pub fn trouble(&self, times: usize, matching: &str, fault: Fault) {
        self.state().faults.plan(times, matching, fault);
    }

    /// Holds the next `times` such requests back until the gate is released.
    pub fn hold(&self, times: usize, matching: &str) -> Gate {
        let gate = Gate::new();
        self.trouble(times, matching, Fault::Held(gate.clone()));
        gate
    }

    /// Lets the application send nothing but answers for so long, by the fake's clock.
    pub fn limit_globally(&self, span: Duration) {
        let mut state = self.state();
        state.faults.limited_until = state.clock + span;
    }

    /// How much planned trouble has not happened.
    pub fn trouble_left(&self) -> usize {
        self.state().faults.left()
    }

    /// Begins or ends an outage: every request answers 503 and no socket opens; open sockets end at once.
    pub fn outage(&self, outage: bool) {
        let mut state = self.state();
        state.faults.outage = outage;
        if outage {
            state.gateway.drop_sockets();
        }
    }
}
