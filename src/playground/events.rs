//! What happens without the page having asked: later answers, reloaded reviews.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::{Value, json};
use tokio::sync::broadcast::{self, error::RecvError};

use super::Playground;
use super::parts::{Sent, files_json};
use crate::diagnostic::Style;
use crate::watch::Reloaded;

/// How many events a page may lag behind before it misses some.
const BEHIND: usize = 64;

/// Tells every page that is open.
pub(super) struct Events(broadcast::Sender<Arc<str>>);

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::Sender::new(BEHIND))
    }
}

impl Events {
    fn tell(&self, event: &Value) {
        // Nobody may be listening, which is fine.
        _ = self.0.send(event.to_string().into());
    }

    /// The bot changed a message.
    pub(super) fn edited(&self, id: u64, message: Option<&Value>, sent: &Sent) {
        self.tell(&json!({
            "type": "edit",
            "message_id": id.to_string(),
            "message": message,
            "sent": sent.json(),
            "files": files_json(&sent.files),
        }));
    }

    /// The bot sent a new message.
    pub(super) fn said(&self, id: u64, message: Option<&Value>, sent: &Sent) {
        self.tell(&json!({
            "type": "message",
            "message_id": id.to_string(),
            "message": message,
            "sent": sent.json(),
            "files": files_json(&sent.files),
        }));
    }

    /// A message is gone.
    pub(super) fn deleted(&self, id: u64) {
        self.tell(&json!({"type": "delete", "message_id": id.to_string()}));
    }

    /// The reviews were read again.
    pub(super) fn reloaded(&self, reloaded: &Reloaded) {
        let Reloaded {
            films,
            left_out: _,
            problems,
        } = reloaded;
        let drawn = (!problems.is_empty()).then(|| problems.render(Style::Plain));
        let mut event = library(*films, drawn.as_deref());
        event["reloaded"] = json!(true);
        self.tell(&event);
    }
}

fn library(films: usize, problems: Option<&str>) -> Value {
    json!({"type": "library", "films": films, "problems": problems})
}

/// The events as server-sent events, the state of the library first.
pub(super) async fn stream(
    State(playground): State<Arc<Playground>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = playground.events.0.subscribe();
    let first = library(playground.app.catalog().film_count(), None);
    let first: Option<Arc<str>> = Some(first.to_string().into());
    let events = unfold((first, receiver), |(first, mut receiver)| async move {
        let event = match first {
            Some(event) => event,
            None => loop {
                match receiver.recv().await {
                    Ok(event) => break event,
                    // A page that slept has missed some; it shows the state at its next question.
                    Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return None,
                }
            },
        };
        Some((Ok(Event::default().data(&*event)), (None, receiver)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
