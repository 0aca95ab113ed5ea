//! Trouble that a test asks for: bad statuses, rate limits, slow answers, dropped connections, an outage.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// One kind of trouble for a matching request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429 for this route, with `retry_after` in the body and the headers.
    RateLimited(Duration),
    /// 429 of the whole application.
    GloballyRateLimited(Duration),
    /// A bare status such as 500, 502 or 503; 502 and 503 come as a proxy's page, not as JSON.
    Status(u16),
    /// 401, as after a reset of the token.
    Unauthorized,
    /// The connection closes without an answer; the request is not carried out.
    Dropped,
    /// The request is carried out, but the connection closes before the answer.
    AnswerLost,
    /// The request is carried out, and half of the answer comes, as through a proxy that gave up.
    CutShort,
    /// The request waits until the test releases it, and is then carried out.
    Held(Gate),
}

/// Holds requests back until a test lets them pass.
#[derive(Clone, Debug)]
pub struct Gate {
    arrived: Arc<watch::Sender<usize>>,
    open: Arc<watch::Sender<bool>>,
}

impl Gate {
    /// A closed gate.
    pub fn new() -> Self {
        Self {
            arrived: Arc::new(watch::Sender::new(0)),
            open: Arc::new(watch::Sender::new(false)),
        }
    }

    /// Waits until a request stands before the gate.
    pub async fn arrived(&self) {
        let mut arrived = self.arrived.subscribe();
        let reached =
            tokio::time::timeout(super::state::PATIENCE, arrived.wait_for(|count| *count > 0));
        reached
            .await
            .expect("a request should have come to the gate")
            .expect("the gate holds the sender");
    }

    /// Lets everything pass, now and later.
    pub fn release(&self) {
        self.open.send_replace(true);
    }

    /// Stands before the gate until it is released.
    pub async fn pass(&self) {
        self.arrived.send_modify(|count| *count += 1);
        let mut open = self.open.subscribe();
        open.wait_for(|open| *open)
            .await
            .expect("the gate holds the sender");
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Default)]
pub(crate) struct Faults {
    /// While set, every request answers 503 and no socket opens.
    pub outage: bool,
    /// Until when the whole application may send nothing, by the fake's clock.
    pub limited_until: Duration,
    planned: Vec<Planned>,
}

struct Planned {
    left: usize,
    matching: String,
    fault: Fault,
}

impl Faults {
    pub(crate) fn plan(&mut self, times: usize, matching: &str, fault: Fault) {
        self.planned.push(Planned {
            left: times,
            matching: matching.to_owned(),
            fault,
        });
    }

    /// The trouble planned for this request, which counts as one of its times.
    pub(crate) fn take(&mut self, method: &str, path: &str, now: Duration) -> Option<Fault> {
        if self.outage {
            return Some(Fault::Status(503));
        }
        // Interactions are not under the global limit ("Rate Limits").
        let is_bound = !path.starts_with("/interactions/") && !path.starts_with("/webhooks/");
        let left = self.limited_until.saturating_sub(now);
        if is_bound && !left.is_zero() {
            return Some(Fault::GloballyRateLimited(left));
        }
        if self.planned.is_empty() {
            return None;
        }
        let line = format!("{method} {path}");
        let planned = self
            .planned
            .iter_mut()
            .find(|planned| line.contains(&planned.matching))?;
        planned.left -= 1;
        let fault = planned.fault.clone();
        self.planned.retain(|planned| planned.left > 0);
        Some(fault)
    }

    pub(crate) fn left(&self) -> usize {
        self.planned.iter().map(|planned| planned.left).sum()
    }
}
