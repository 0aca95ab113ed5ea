//! The film of the day: posted where and when servers want one, once.
//!
//! Looks once a minute. A row claimed in the database when a server's turn comes decides which of
//! all processes posts, so a restart or a second process posts nothing again; what could not be sent
//! is tried again until it is too late. What a killed process may have posted is posted again under
//! the same nonce as long as Discord recognises it, and not at all after that: better none than two.
//! Nothing is posted in a channel of another server. A channel that refuses for three days is left
//! alone.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{self, Arc, PoisonError};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use futures_util::stream;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::rest::RestError;
use crate::app::{App, Due};
use crate::command::{ChannelId, GuildId};
use crate::film::FilmId;
use crate::store::{Claim, DayOutcome, Error, Store};
use settling::{Next, give_back, log};

mod channels;
mod settling;

pub use channels::Channels;

/// How many are sent at once.
const AT_ONCE: usize = 8;
/// The pause between two: half of Discord's 50 requests a second, since each may take three, and
/// other processes of the bot may post, too.
///
/// Source: Discord's documentation, topics/rate-limits, "Global Rate Limit".
pub const PAUSE: Duration = Duration::from_millis(120);
/// How long films are posted before the bot looks again for those that are due. With more than ten
/// thousand servers due in one minute, a process needs more than one pass.
const LONGEST_PASS: Duration = Duration::from_mins(15);

/// What has been done in a server about its latest day.
enum Day {
    /// It is to be tried again.
    Pending(Pending),
    /// Nothing is left to be done, here at least.
    Done(Date),
}

/// A day that is to be tried again.
#[derive(Clone)]
struct Pending {
    day: Date,
    /// What was picked, so that no attempt uses up another film.
    film: Option<FilmId>,
}

/// One look at who wants a film now.
struct Pass<'a> {
    store: Store,
    /// When it began: by the clock that says what day it is, and by a monotonic one.
    began: (Timestamp, Instant),
    stop: &'a CancellationToken,
}

impl Pass<'_> {
    fn now(&self) -> Timestamp {
        let (at, begun) = self.began;
        SignedDuration::try_from(begun.elapsed()).map_or(at, |since| at + since)
    }
}

/// Posts films of the day.
pub struct Daily<C> {
    app: Arc<App>,
    channels: C,
    pace: Mutex<Interval>,
    /// Only to ask the database less often: it alone decides.
    days: HashMap<GuildId, Day>,
    /// The channels that Discord said are their servers'. No channel moves to another server.
    own: sync::Mutex<HashMap<GuildId, ChannelId>>,
    /// Until when Discord lets none of the bot's requests through.
    limited_until: sync::Mutex<Option<Timestamp>>,
}

impl<C: Channels> Daily<C> {
    /// Posts by `channels`, with a `pause` between two.
    ///
    /// # Panics
    /// Outside of a runtime.
    pub fn new(app: Arc<App>, channels: C, pause: Duration) -> Self {
        let mut pace = tokio::time::interval(pause);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            app,
            channels,
            pace: Mutex::new(pace),
            days: HashMap::new(),
            own: sync::Mutex::default(),
            limited_until: sync::Mutex::default(),
        }
    }

    /// Looks every minute until `stop`; what is being posted then is finished.
    pub async fn run(mut self, stop: CancellationToken) {
        loop {
            let now = self.app.now();
            self.post_due(now, &stop).await;
            self.forget_removed(now).await;
            let after = self.app.now();
            let seconds = 60 - after.as_second().rem_euclid(60);
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(seconds.unsigned_abs())) => {}
                () = stop.cancelled() => return,
            }
        }
    }

    /// Posts every film that is due at this time and has not been posted.
    pub async fn post_due(&mut self, now: Timestamp, stop: &CancellationToken) {
        let Some(store) = self.app.store().cloned() else {
            return;
        };
        let pass = Pass {
            store,
            began: (now, Instant::now()),
            stop,
        };
        if self.is_limited(&pass) {
            return;
        }
        let mut due = match self.app.films_due(now).await {
            Ok(due) => due,
            Err(error) => {
                return log(
                    None,
                    error,
                    "cannot look up which servers want a film of the day",
                );
            }
        };
        due.retain(
            |due| !matches!(self.days.get(&due.guild), Some(Day::Done(day)) if *day == due.day),
        );
        let posts = due.into_iter().map(|due| {
            let pending = match self.days.get(&due.guild) {
                Some(Day::Pending(pending)) if pending.day == due.day => pending.clone(),
                _ => Pending {
                    day: due.day,
                    film: None,
                },
            };
            (due, pending)
        });
        let posts: Vec<_> = posts.collect();
        let (this, pass) = (&*self, &pass);
        let done: Vec<(GuildId, Day)> = stream::iter(posts)
            .take_while(|_| ready(this.goes_on(pass)))
            .map(|(due, pending)| this.serve(pass, due, pending))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        self.days.extend(done);
    }

    /// Whether to begin anything more. If Discord does not answer, a pass would go on until it is
    /// too late for most.
    fn goes_on(&self, pass: &Pass<'_>) -> bool {
        let (_, begun) = pass.began;
        !pass.stop.is_cancelled() && begun.elapsed() < LONGEST_PASS && !self.is_limited(pass)
    }

    fn is_limited(&self, pass: &Pass<'_>) -> bool {
        let limited_until = *lock(&self.limited_until);
        limited_until.is_some_and(|until| pass.now() < until)
    }

    /// Posts the film of one server when its turn comes, if nobody else has.
    async fn serve(&self, pass: &Pass<'_>, due: Due, mut pending: Pending) -> (GuildId, Day) {
        let (guild, day) = (due.guild, due.day);
        self.pace.lock().await.tick().await;
        // Only now: if the process is killed, another one posts what was still waiting for its
        // turn.
        if !self.goes_on(pass) {
            return (guild, Day::Pending(pending));
        }
        match pass.store.claim_day(guild, day, pass.now()).await {
            Ok(Claim::Ours) => {}
            Ok(Claim::Unconfirmed) => return (guild, Day::Pending(pending)),
            Ok(Claim::Over) => return (guild, Day::Done(day)),
            Err(error) => {
                log(Some(guild), error, "cannot claim a film of the day");
                return (guild, Day::Pending(pending));
            }
        }
        let done = match self.fill(pass, &due, &mut pending.film).await {
            Ok(outcome) => self.settle(pass, &due, outcome).await,
            Err(Failure::Store(error)) => {
                log(Some(guild), error, "cannot pick a film of the day");
                give_back(&pass.store, guild, day).await
            }
            Err(Failure::Discord(error)) => self.settle_failure(pass, &due, error).await,
        };
        match done {
            Next::Nothing => (guild, Day::Done(day)),
            Next::Again => (guild, Day::Pending(pending)),
        }
    }

    /// Posts a film on a claimed day.
    async fn fill(
        &self,
        pass: &Pass<'_>,
        due: &Due,
        picked: &mut Option<FilmId>,
    ) -> Result<DayOutcome, Failure> {
        let guild = due.guild;
        if !self.is_own(due).await? {
            let foreign = [due.channel].into();
            self.app.disown(guild, &foreign, pass.now()).await;
            return Ok(DayOutcome::Skipped);
        }
        let film = match picked {
            Some(film) => Some(film.clone()),
            None => self.app.film_for(due).await.map_err(Failure::Store)?,
        };
        let Some(film) = film else {
            warn!(
                guild_id = guild.0,
                "no film fits this server's settings for the film of the day"
            );
            return Ok(DayOutcome::Skipped);
        };
        self.post(due, picked.insert(film)).await?;
        let film = picked.as_ref().map(FilmId::as_str);
        info!(guild_id = guild.0, film, "film of the day");
        Ok(DayOutcome::Posted)
    }

    /// Whether the channel is the server's: a setting alone does not say so.
    async fn is_own(&self, due: &Due) -> Result<bool, RestError> {
        if lock(&self.own).get(&due.guild) == Some(&due.channel) {
            return Ok(true);
        }
        let is_own = self.channels.guild_of(due.channel).await? == Some(due.guild);
        if is_own {
            lock(&self.own).insert(due.guild, due.channel);
        }
        Ok(is_own)
    }

    async fn post(&self, due: &Due, film: &FilmId) -> Result<(), RestError> {
        let locale = match due.settings.language {
            None => match self.channels.locale(due.guild).await {
                Err(error @ RestError::Limited { .. }) => return Err(error),
                // The right language matters less than that there is a film.
                locale => locale.unwrap_or_default(),
            },
            chosen => chosen,
        };
        let Some(message) = self.app.film_message(due, film, locale).await else {
            let last = "the film has left the library since it was picked".to_owned();
            return Err(RestError::Unreachable { last });
        };
        let nonce = nonce(due.guild, due.day);
        self.channels.post(due.channel, &nonce, message).await
    }

    /// Once an hour, forgets the servers that removed the bot long ago.
    async fn forget_removed(&self, now: Timestamp) {
        let is_full_hour = now.as_second().rem_euclid(3600) < 60;
        let Some(store) = self.app.store().filter(|_| is_full_hour) else {
            return;
        };
        match store.forget_removed(now).await {
            Ok(0) => {}
            Ok(servers) => info!(servers, "forgot servers that removed the bot"),
            Err(error) => log(None, error, "cannot forget servers that removed the bot"),
        }
    }
}

/// What tells the film of one server and day from all other messages, in at most 25 characters:
/// Discord compares it with those of everything that the bot posts.
fn nonce(guild: GuildId, day: Date) -> String {
    format!("{:x}-{}", guild.0, day.strftime("%Y%m%d"))
}

/// Why a film could not be posted.
enum Failure {
    Store(Error),
    Discord(RestError),
}

impl From<RestError> for Failure {
    fn from(error: RestError) -> Self {
        Self::Discord(error)
    }
}

fn lock<T>(mutex: &sync::Mutex<T>) -> sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
